"""The steps of an action of the log: started, waiting, said to be done, confirmed, carried over, ended."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import switched_to
from wardmote.actions import rules
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action, Step
from wardmote.actions.operations.recurring import make_next
from wardmote.actions.operations.writing import (
    end,
    facts_of,
    lock_action,
    partnership_of,
    refuse,
    save,
    write_step,
)
from wardmote.actions.permissions import check_may_move
from wardmote.actions.rules import states
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of

# Steps with operations of their own: they need more than a reason.
ELSEWHERE = frozenset({"wait", "await", "happened", "supersede", "merge"})


@operation
def take_step(
    *,
    by: Actor,
    action_id: UUID,
    step: str,
    reason: str = "",
    source: str = "",
    on: date | None = None,
    at: datetime | None = None,
) -> Action:
    """Take one step of the state table with an action of the log.

    `source` says where ("Meeting of 10 December 2018"), `on` is the day it happened. When the last of several parts
    ends, what they are parts of ends too. Raises NotFound, NotAllowed, Refused; KeyError for no such step.
    """
    transition = states.BY_NAME[step]
    if step in ELSEWHERE:
        raise Refused(f"{transition.words}: say more.", field="step")
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, step)
    refuse(rules.why_not(step, facts_of(action, reason=reason)), "reason")
    fields = _apply(by, action, transition, reason, at)
    save(action, fields)
    write_step(by, action, step, text=reason, source=source, on=on, at=at)
    touched = [action.id, *make_next(by, action, at)]
    if action.parent_id is not None:
        touched += _follow(by, action.parent_id, step, source, at)
    record(by, Category.ALTERATION, "actions.take_step", "action", touched, fields=fields)
    return action


def _apply(
    by: Actor, action: Action, transition: states.Transition, reason: str, at: datetime | None
) -> list[str]:
    if transition.leads_to is None:
        action.carried_over += 1
        return ["carried_over"]
    if transition.leads_to in states.ENDED:
        return end(by, action, transition.leads_to, reason or action.result, at)
    fields = ["state", "waiting_on", "waiting_since"]
    action.state, action.waiting_on, action.waiting_since = transition.leads_to, "", None
    if transition.name == "claim":
        action.result = reason.strip()[:300]
        fields.append("result")
    if transition.name in ("reopen", "return"):
        action.ended_at, action.ended_by, action.result, action.became = None, None, "", None
        fields += ["ended_at", "ended_by", "result", "became"]
    return fields


def _follow(by: Actor, parent_id: UUID, step: str, source: str, at: datetime | None) -> list[UUID]:
    """End the parent when its last part has ended, open it again when a part is opened again."""
    # Whoever ends the last part need not owe the others: Wardmote itself ends the whole.
    with switched_to(SystemActor(partnership_of(by), why="an action follows its parts")):
        return _bring_in_line(by, parent_id, step, source, at)


def _bring_in_line(by: Actor, parent_id: UUID, step: str, source: str, at: datetime | None) -> list[UUID]:
    parent = Action.objects.select_for_update().get(pk=parent_id)
    if step == "reopen" and parent.state == ActionState.DONE:
        parent.state, parent.ended_at, parent.ended_by, parent.result = ActionState.OPEN, None, None, ""
        fields, text = ["state", "ended_at", "ended_by", "result"], "A part was opened again."
    elif parent.state in states.LIVE and not facts_of(parent).open_children:
        text = "Every part is in, a nil return or excused."
        fields, step = end(by, parent, ActionState.DONE, text, at), "finish"
    else:
        return []
    save(parent, fields)
    write_step(by, parent, step, text=text, source=source, at=at)
    return [parent.id, *make_next(by, parent, at)]


@operation
def record_progress(
    *,
    by: Actor,
    action_id: UUID,
    text: str,
    source: str = "",
    on: date | None = None,
    step_id: UUID | None = None,
    at: datetime | None = None,
) -> Action:
    """Write down how an action of the log goes on; it stands where it stood.

    `step_id`: made by the form, so that one sending is done once. Raises NotFound, NotAllowed, Refused.
    """
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, rules.PROGRESS)
    refuse("" if text.strip() else "Write what happened.", "text")
    if step_id is None or not Step.objects.filter(pk=step_id).exists():
        write_step(by, action, rules.PROGRESS, text=text, source=source, on=on, at=at, step_id=step_id)
    record(by, Category.COLLECTION, "actions.record_progress", "action", [action.id], fields=["steps"])
    return action


@operation
def wait_for(
    *, by: Actor, action_id: UUID, party: str, since: date | None = None, at: datetime | None = None
) -> Action:
    """Say that an action of the log waits for somebody outside. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, "wait")
    refuse(rules.why_not("wait", facts_of(action, party=party)), "party")
    action.state, action.waiting_on = ActionState.WAITING, party.strip()[:120]
    action.waiting_since = since or day_of(at or timezone.now())
    write_step(by, action, "wait", text=party, on=since, at=at)
    save(action, fields := ["state", "waiting_on", "waiting_since"])
    record(by, Category.ALTERATION, "actions.wait_for", "action", [action.id], fields=fields)
    return action


@operation
def end_in_favour_of(
    *,
    by: Actor,
    action_id: UUID,
    other_id: UUID,
    merge: bool = False,
    reason: str = "",
    source: str = "",
    at: datetime | None = None,
) -> Action:
    """End an action of the log because another takes over: superseded by it, or (`merge`) the same as it.

    Raises NotFound, NotAllowed, Refused when the other one is itself superseded or merged.
    """
    action = lock_action(by, action_id, in_log=True)
    step = "merge" if merge else "supersede"
    check_may_move(by, action, step)
    other = Action.objects.visible_to(by).filter(pk=other_id, in_log=True).exclude(pk=action.id).first()
    if other is None:
        raise NotFound("No such action.")
    refuse(rules.why_not(step, facts_of(action, other=True)), "other")
    if other.state in (ActionState.SUPERSEDED, ActionState.MERGED):
        raise Refused("That action was itself superseded or merged.", field="other")
    state = ActionState.MERGED if merge else ActionState.SUPERSEDED
    fields = [*end(by, action, state, reason, at), "became"]
    action.became = other
    save(action, fields)
    write_step(by, action, step, text=f"By action {other.number}. {reason}".strip(), source=source, at=at)
    touched = [action.id, other.id]
    if action.parent_id is not None:
        touched += _follow(by, action.parent_id, step, source, at)
    record(by, Category.ALTERATION, "actions.end_in_favour_of", "action", touched, fields=fields)
    return action
