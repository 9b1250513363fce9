"""Days, times and months as British minutes write them.

Nothing here reads a clock: a year that is not written is inferred from the day of the meeting, as the year that
brings the day nearest to it; a weekday that is written decides between years.

Source: section 10 of the partnership-business study ("Weekday, Dth Month, YYYY h.mm pm", "10.30 a.m.", "by Friday,
21 June (year from meeting)"); Gregorian calendar for the weekday check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

MONTH_NAMES = [
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
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: number for number, name in enumerate(_DAYS)} | {name[:3]: n for n, name in enumerate(_DAYS)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = (
    r"(?:(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b\.?,?\s+(?:the\s+)?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/])"
_MORE = r"(?P<more>(?:\s*(?:,|&|and|to|-|until)\s*\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?)*)"
DAY_MONTH = re.compile(
    r"(?<![\d£.:/])" + _WEEKDAY + _DAY + _MORE + r"\s*(?:of\s+)?" + _MONTH + r"(?:,?\s*" + _YEAR + r")?", re.I
)
MONTH_DAY = re.compile(_WEEKDAY + _MONTH + r"\s+" + _DAY + r"(?!\d)(?:,?\s+" + _YEAR + r")?", re.I)
NUMERIC = re.compile(
    r"(?<![\d£./])(?:(?P<iso>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    r"|(?P<day>\d{1,2})(?P<sep>[/.])(?P<mon>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d))(?![\d/]|\.\d)"
)
# What a text must hold before the longer patterns are worth trying.
_DIGIT = re.compile(r"\d")
_NAMED_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d(?:st|nd|rd|th)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.I,
)
_NUMERIC_SIGN = re.compile(r"\d[/.-]\d")
_CLOCK = (
    r"(?:(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s*(?P<ap>[ap])\.?\s?m\b\.?"
    r"|(?P<noon>(?:12(?:[.:]00)?\s*)?(?:noon|midday|midnight)\b)"
    r"|(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?![\d.])(?:\s*(?:hrs|hours|h)\b)?"
    r"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)\s*(?:hrs|hours|h)\b)"
)
TIME = re.compile(r"(?<![\d£/.])" + _CLOCK, re.I)


@dataclass(frozen=True)
class Day:
    """A day found in a text. `start`, `end`: where. `inferred`: why the year is ours, or "". `weekday_wrong`: the
    weekday that is written is not that of the day."""

    on: date
    start: int
    end: int
    inferred: str = ""
    weekday_wrong: bool = False
    until: date | None = None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def find_days(plain: str, meeting_on: date | None = None) -> list[Day]:
    """All days written in a text, in order. Days without a year are left out when `meeting_on` is not known, unless
    another day of the same text says its year."""
    found: list[Day] = []
    taken: list[tuple[int, int]] = []
    named = _DIGIT.search(plain) and _NAMED_MONTH.search(plain)
    for pattern in ((DAY_MONTH, MONTH_DAY) if named else ()) + (
        (NUMERIC,) if _NUMERIC_SIGN.search(plain) else ()
    ):
        for match in pattern.finditer(plain):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            days = list(_days_of(match, meeting_on))
            if days:
                taken.append(match.span())
                found += days
    found.sort(key=lambda day: (day.start, day.on))
    for index, (day, after) in enumerate(zip(found, found[1:], strict=False)):
        # "1 April - 30 September": a period does not end before it begins.
        if (
            day.inferred
            and day.on > after.on
            and re.fullmatch(r"\s*(?:-|to|until|and)\s*", plain[day.end : after.start])
        ):
            earlier = make_date(day.on.year - 1, day.on.month, day.on.day)
            if earlier:
                found[index] = replace(
                    day, on=earlier, inferred=f"year {earlier.year} inferred from the end of the period"
                )
    return found


def _days_of(match: re.Match[str], meeting_on: date | None) -> Iterator[Day]:
    groups = match.groupdict()
    if "sep" in groups:
        yield from _numeric(match)
        return
    month = MONTHS[groups["month"].lower().rstrip(".")]
    weekday = WEEKDAYS.get((groups.get("weekday") or "").lower().rstrip("."))
    more = groups.get("more") or ""
    first = int(groups["day"])
    numbers = [first, *(int(n) for n in re.findall(r"\d{1,2}", more))]
    year, inferred = (int(groups["year"]), "") if groups["year"] else (0, "")
    if not year:
        if meeting_on is None:
            return
        year = infer_year(meeting_on, month, first, weekday)
        inferred = f"year {year} inferred from the day of the meeting"
    days = [day for number in numbers if (day := make_date(year, month, number))]
    wrong = bool(days) and weekday is not None and not more and days[0].weekday() != weekday
    if len(days) == 2 and re.search(r"-|to|until", more):
        yield Day(days[0], *match.span(), inferred, wrong, days[1] if days[1] > days[0] else None)
        return
    for day in days:
        yield Day(day, *match.span(), inferred, wrong)


def _numeric(match: re.Match[str]) -> Iterator[Day]:
    if match["iso"]:
        day = make_date(int(match["iso"]), int(match["im"]), int(match["id"]))
    else:
        year = int(match["year"])
        day = make_date(year + 2000 if year < 100 else year, int(match["mon"]), int(match["day"]))
    if day:
        yield Day(day, *match.span())


def infer_year(meeting_on: date, month: int, day: int, weekday: int | None = None) -> int:
    """The year that brings a day and month nearest to a meeting; a weekday decides when it fits only one."""
    options = [
        made
        for year in (meeting_on.year - 1, meeting_on.year, meeting_on.year + 1)
        if (made := make_date(year, month, day))
    ]
    if weekday is not None:
        options = [option for option in options if option.weekday() == weekday] or options
    if not options:
        return meeting_on.year
    return min(options, key=lambda option: (abs((option - meeting_on).days), option < meeting_on)).year


def infer_month_year(meeting_on: date, month: int) -> int:
    """The year of a month named after a meeting ("December's meeting"): the first such month not before it."""
    return meeting_on.year + (1 if month < meeting_on.month else 0)


def find_time(plain: str, start: int = 0) -> tuple[time, int, int, bool] | None:
    """The first time on the clock at or after `start`: the time, where it is, and whether it means the end of the
    day (midnight). A bare "14.00" counts, a price or a paragraph number does not."""
    for match in TIME.finditer(plain, start):
        made = _time_of(match)
        if made:
            return made[0], *match.span(), made[1]
    return None


def _time_of(match: re.Match[str]) -> tuple[time, bool] | None:
    if match["noon"]:
        night = "midnight" in match["noon"].lower()
        return (time(0), True) if night else (time(12), False)
    if match["mil"]:
        return time(int(match["mil"][:2]), int(match["mil"][2:])), False
    if match["h24"] is not None:
        return time(int(match["h24"]), int(match["m24"])), False
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None if hour > 23 or minute > 59 else (time(hour, minute), False)
    return time(hour % 12 + (12 if match["ap"].lower() == "p" else 0), minute), False
