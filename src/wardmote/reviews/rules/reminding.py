"""When a body is reminded of an information request. Local practice, not law: shortly before, then each week."""

from __future__ import annotations

from datetime import date

from wardmote.calendar.working_days import is_working_day, working_days_between

BEFORE = 2
"""Working days before an answer is due on which its body is reminded."""

AGAIN_AFTER = 5
"""Working days between two reminders once it is overdue."""


def is_reminder_due(due_on: date, reminded_on: date | None, on: date) -> bool:
    """Whether a body that has not answered is reminded on a day: two working days before, and from the first working
    day after the answer was due every five; on working days only, and never twice on one."""
    if not is_working_day(on):
        return False
    days_left = working_days_between(on, due_on)
    if days_left > BEFORE:
        return False
    if days_left >= 0:
        return reminded_on is None
    return (
        reminded_on is None or reminded_on <= due_on or working_days_between(reminded_on, on) >= AGAIN_AFTER
    )
