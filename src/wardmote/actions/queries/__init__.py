"""Reading actions: those of casework, which hang on a case, and those of the partnership's log."""

from wardmote.actions.queries.casework import get_action, list_actions, list_my_actions, list_overdue
from wardmote.actions.queries.feeding import list_calendar_events
from wardmote.actions.queries.log import (
    AskLine,
    FullAction,
    Line,
    LogFilter,
    Owed,
    Waiting,
    find_by_number,
    get_ask,
    get_log_action,
    list_awaited,
    list_ended,
    list_log,
    list_proposed,
    list_waiting,
    owed_by_agency,
    owed_by_me,
    owed_by_nobody_in_particular,
)
from wardmote.actions.queries.reminding import my_reminders

__all__ = [
    "AskLine",
    "FullAction",
    "Line",
    "LogFilter",
    "Owed",
    "Waiting",
    "find_by_number",
    "get_action",
    "get_ask",
    "get_log_action",
    "list_actions",
    "list_awaited",
    "list_calendar_events",
    "list_ended",
    "list_log",
    "list_my_actions",
    "list_overdue",
    "list_proposed",
    "list_waiting",
    "my_reminders",
    "owed_by_agency",
    "owed_by_me",
    "owed_by_nobody_in_particular",
]
