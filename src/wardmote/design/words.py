"""How dates, times, counts and lists are written for people in the United Kingdom.

Pure functions, all of them also template filters. They follow the GOV.UK style guide ("Dates and times",
"Numbers"):
6 November 2026, 2:30pm, midday, midnight, no leading zeros, "to" in ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

UNITED_KINGDOM = ZoneInfo("Europe/London")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UNITED_KINGDOM)
    return moment


def date_words(day: date | datetime | None) -> str:
    """`6 November 2026`; an aware instant is first moved to UK time; nothing for None."""
    if day is None:
        return ""
    day = _local(day)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date | datetime | None) -> str:
    """`Friday 6 November 2026`."""
    if day is None:
        return ""
    return f"{WEEKDAYS[_local(day).weekday()]} {date_words(day)}"


def short_date(day: date | datetime | None) -> str:
    """`6 Nov 2026`, for tables."""
    if day is None:
        return ""
    day = _local(day)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def clock_words(at: time | datetime | None) -> str:
    """`2:30pm`, `9am`, `midday`, `midnight`."""
    if at is None:
        return ""
    if isinstance(at, datetime):
        local = _local(at)
        assert isinstance(local, datetime)
        at = local.time()
    if (at.hour, at.minute) == (0, 0):
        return "midnight"
    if (at.hour, at.minute) == (12, 0):
        return "midday"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment_words(at: datetime | None) -> str:
    """`6 November 2026, 2:30pm`."""
    return "" if at is None else f"{date_words(at)}, {clock_words(at)}"


def short_moment(at: datetime | None, now: datetime | None = None) -> str:
    """`6 Nov, 2:30pm`; with the year (`6 Nov 2025, 2:30pm`) unless `now` lies in the same year."""
    if at is None:
        return ""
    words = short_date(at)
    if now is not None and _local(now).year == _local(at).year:
        words = words.rsplit(" ", 1)[0]
    return f"{words}, {clock_words(at)}"


def working_days_left(days: int | None) -> str:
    """A response clock in words: `3 working days left`, `due today`, `2 working days overdue`.

    `days` is the number of working days from today to the due day, negative when it has passed. Counting
    them is the
    business of the calendar; this only says it.
    """
    if days is None:
        return ""
    if days == 0:
        return "due today"
    if days < 0:
        return f"{plural(-days, 'working day')} overdue"
    return f"{plural(days, 'working day')} left"


def thousands(number: int) -> str:
    """`37,230`."""
    return f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `3 reports`, `2 people` (`plural(2, "person", "people")`)."""
    return f"{thousands(number)} {one if number == 1 else many or one + 's'}"


def list_words(words: Iterable[object], last: str = "and") -> str:
    """`a, b and c`."""
    parts = [str(word) for word in words]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def lower_first(words: str) -> str:
    """`Enter ` + `lower_first("Your name")`; leaves `ASB case` and `NHS number` alone."""
    if re.match(r"[A-Z]{2}|I\b", words):
        return words
    return words[:1].lower() + words[1:]
