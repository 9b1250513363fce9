"""Days that are only known as "August" or "spring 2019": the earliest and the latest day they can be.

Nothing here reads a clock: what a month without its year means is worked out from a day that is given.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.calendar.words import day_in_words

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# Meteorological seasons of the northern half; winter belongs to the year in which it begins.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAY = re.compile(r"^(?:\w+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?(?:\s+(\d{4}))?$")
_MONTH = re.compile(r"^(?:in\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}))?$")
_YEAR = re.compile(r"^(?:in\s+)?(\d{4})$")
_NUMBERS = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")


@dataclass(frozen=True)
class FuzzyDay:
    """A day, known as exactly as `earliest` and `latest` say; `words`: as somebody said it.

    Raises ValueError when it ends before it begins.
    """

    earliest: date
    latest: date
    words: str = ""

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"a day cannot be at the latest {self.latest}, before {self.earliest}")

    @classmethod
    def exactly(cls, day: date) -> FuzzyDay:
        """Return a day that is known."""
        return cls(day, day)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.words or day_in_words(self.earliest) + (
            "" if self.is_exact else f" to {day_in_words(self.latest)}"
        )


def read_fuzzy_day(words: str, *, said_on: date) -> FuzzyDay | None:
    """Return the day that the words mean to somebody who says them on a day, looking back; None for no day.

    "August", said on 8 October 2018: 1 to 31 August 2018. "2 August 2018", "2/8/2018", "Aug", "summer 2018", "2017" are
    understood too. A day that has not ended yet ends today: what was done was done by then.
    """
    text = " ".join(words.lower().split())
    found = _near(text, said_on) or _numbers(text) or _named_day(text, said_on) or _span(text, said_on)
    if found is None:
        return None
    earliest, latest = found
    if earliest > said_on:
        return FuzzyDay(earliest, latest, "" if earliest == latest else words.strip())
    return FuzzyDay(earliest, min(latest, said_on), "" if earliest == latest else words.strip())


def _near(text: str, said_on: date) -> tuple[date, date] | None:
    if text not in ("today", "yesterday"):
        return None
    day = said_on - timedelta(days=text == "yesterday")
    return day, day


def _numbers(text: str) -> tuple[date, date] | None:
    match = _NUMBERS.match(text)
    if match:
        return _one(int(match[3]), int(match[2]), int(match[1]))
    match = _ISO.match(text)
    return _one(int(match[1]), int(match[2]), int(match[3])) if match else None


def _named_day(text: str, said_on: date) -> tuple[date, date] | None:
    match = _DAY.match(text)
    month = _month(match[2]) if match else 0
    if not match or not month:
        return None
    if match[3]:
        return _one(int(match[3]), month, int(match[1]))
    this_year = _one(said_on.year, month, int(match[1]))
    if this_year and this_year[0] > said_on:
        return _one(said_on.year - 1, month, int(match[1]))
    return this_year


def _span(text: str, said_on: date) -> tuple[date, date] | None:
    match = _YEAR.match(text)
    if match and 1 <= int(match[1]) < 9999:
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    match = _MONTH.match(text)
    if not match:
        return None
    first, months = (_SEASONS[match[1]], 3) if match[1] in _SEASONS else (_month(match[1]), 1)
    if not first:
        return None
    year = int(match[2]) if match[2] else said_on.year - (date(said_on.year, first, 1) > said_on)
    if not 1 <= year < 9999:
        return None
    last_year, last = (
        (year, first + months - 1) if first + months - 1 <= 12 else (year + 1, first + months - 13)
    )
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _month(name: str) -> int:
    """Return the number of a month that is named in full or by its first letters, else 0."""
    fits = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)]
    return fits[0] if len(fits) == 1 and len(name) >= 3 else 0


def _one(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found
