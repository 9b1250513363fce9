"""Writing actions. Casework sets and ends its own; those of the action log have deadlines, steps and chasing."""

from wardmote.actions.operations.chasing import chase_again, give_up_ask, put_ask, record_answer
from wardmote.actions.operations.deadlines import (
    add_dependency,
    await_event,
    record_event,
    remove_dependency,
    set_deadline,
    set_occasion,
)
from wardmote.actions.operations.entering import (
    Owes,
    add_evidence,
    change_owners,
    correct_text,
    log_action,
    log_for_each,
)
from wardmote.actions.operations.recurring import set_recurrence
from wardmote.actions.operations.reminding import choose_rhythm, send_digests
from wardmote.actions.operations.setting import (
    end_as_not_needed,
    finish_action,
    reassign_action,
    redate_action,
    set_action,
)
from wardmote.actions.operations.stepping import (
    end_in_favour_of,
    record_progress,
    take_step,
    wait_for,
)

__all__ = [
    "Owes",
    "add_dependency",
    "add_evidence",
    "await_event",
    "change_owners",
    "chase_again",
    "choose_rhythm",
    "correct_text",
    "end_as_not_needed",
    "end_in_favour_of",
    "finish_action",
    "give_up_ask",
    "log_action",
    "log_for_each",
    "put_ask",
    "reassign_action",
    "record_answer",
    "record_event",
    "record_progress",
    "redate_action",
    "remove_dependency",
    "send_digests",
    "set_action",
    "set_deadline",
    "set_occasion",
    "set_recurrence",
    "take_step",
    "wait_for",
]
