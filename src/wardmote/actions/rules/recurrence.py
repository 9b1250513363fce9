"""When an action comes back. Pure.

Supplies that recur every month, reports at each meeting, returns of every half-year: minutes of a community safety
partnership, October 2018 (the monthly crime statistics that somebody has to chase).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from wardmote.actions.choices import ActionState, Recurrence
from wardmote.actions.rules.states import ENDED

MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.YEARLY: 12}
# Done, or as good as done, this time. What is dropped, superseded or merged does not come back.
COMES_BACK = frozenset({ActionState.DONE, ActionState.NIL, ActionState.EXCUSED})


def next_day(due_on: date, recurs: str, day: int, ended_on: date) -> date:
    """Return the next due day of a series with this day of the month: after the former one and after it was ended.

    What was missed for several periods comes back once, not once for each. Raises KeyError for a series without dates.
    """
    step = MONTHS[Recurrence(recurs)]
    found = due_on
    while found <= max(due_on, ended_on):
        found = _later(found, step, day)
    return found


def _later(due_on: date, months: int, day: int) -> date:
    at = due_on.year * 12 + due_on.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def why_not_recur(*, state: str, recurs: str, due_on: date | None, is_part: bool) -> str:
    """Return why an action cannot come back like this, or an empty string."""
    if state in ENDED or state == ActionState.PROPOSED:
        return "Only an action that is still open comes back."
    if is_part:
        return "One partner's part comes back with the whole: choose it there."
    if recurs in MONTHS and due_on is None:
        return "Give it a due day first: it comes back so long after it."
    return ""
