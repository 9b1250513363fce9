"""Days and delays as people say them.

Style: GOV.UK style guide, "Dates" (10 November 2026; "to" between two dates). Nothing here reads a clock:
today is given.
"""

from __future__ import annotations

from datetime import date

from wardmote.calendar.periods import Period
from wardmote.calendar.working_days import working_days_between

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day_in_words(day: date, *, weekday: bool = False) -> str:
    """ "3 March 2026", or "Tuesday 3 March 2026"."""
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {words}" if weekday else words


def period_in_words(period: Period) -> str:
    """ "3 March 2026 to 9 April 2026", with what both days share said once: "3 to 9 March 2026"."""
    first, last = period.first_day, period.last_day
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {day_in_words(last)}"
    return f"{day_in_words(first)} to {day_in_words(last)}"


def due_in_words(due: date, *, today: date) -> str:
    """ "today", "in 1 working day", "in 2 working days", "1 day late", "3 days late".

    What is to come is counted in working days, because that is the time there is to do it. What is late is
    counted in plain days, because the person who waits waits through the weekend too.
    """
    if due < today:
        return f"{_count((today - due).days, 'day')} late"
    if due == today:
        return "today"
    days = working_days_between(today, due)
    # Due on a day off with no working day before it: it can only be done by then, not in working days.
    return f"in {_count(days, 'working day')}" if days else f"by {day_in_words(due, weekday=True)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
