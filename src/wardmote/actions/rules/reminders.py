"""Who is written to on a day about what they owe. Pure.

One digest a person: never a message for each action. A weekly digest goes on the week's first working day, so that a
bank holiday Monday does not lose it.
"""

from __future__ import annotations

from datetime import date, timedelta

from wardmote.actions.choices import Rhythm
from wardmote.calendar.working_days import is_working_day, working_day_on_or_after


def is_digest_day(rhythm: str, *, today: date, last_sent_on: date | None) -> bool:
    """Whether somebody's digest goes today: once, on a working day, as they like it."""
    if rhythm == Rhythm.OFF or not is_working_day(today) or last_sent_on == today:
        return False
    if rhythm == Rhythm.DAILY:
        return True
    monday = today - timedelta(days=today.weekday())
    return today == working_day_on_or_after(monday) or (
        # The machine stood still on the day itself: it is made up for within the week.
        last_sent_on is not None and last_sent_on < monday and today > working_day_on_or_after(monday)
    )
