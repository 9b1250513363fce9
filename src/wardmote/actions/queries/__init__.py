"""Reading actions: those of casework, which hang on a case, and those of the partnership's log."""

from wardmote.actions.queries.casework import get_action, list_actions, list_my_actions, list_overdue
from wardmote.actions.queries.log import (
    FullAction,
    Line,
    LogFilter,
    Owed,
    Waiting,
    get_ask,
    get_log_action,
    list_awaited,
    list_ended,
    list_log,
    list_proposed,
    list_waiting,
    owed_by_agency,
    owed_by_me,
)

__all__ = [
    "FullAction",
    "Line",
    "LogFilter",
    "Owed",
    "Waiting",
    "get_action",
    "get_ask",
    "get_log_action",
    "list_actions",
    "list_awaited",
    "list_ended",
    "list_log",
    "list_my_actions",
    "list_overdue",
    "list_proposed",
    "list_waiting",
    "owed_by_agency",
    "owed_by_me",
]
