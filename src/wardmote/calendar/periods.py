"""Periods as statutes count them.

The words of the section decide, so each function carries them in its name:

- "beginning with" a day: that day is the first of the period.
- "following" or "after" a day: that day is left out.
- a month is a calendar month (Interpretation Act 1978 s.5 and Sch.1) and ends by the corresponding-date
  rule (Dodds v Walker [1981] 1 WLR 1027, HL): on the day of the same number, or, where the month has no such
  day, on its last day. A period *beginning with* a day ends one day earlier, because that day was counted
  (Trow v Ind Coope (West Midlands) Ltd [1967] 2 QB 899; Zoan v Rouamba [2000] 1 WLR 1509).

Every function is pure; days are London days.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends within it."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"a period cannot end ({self.last_day}) before it begins ({self.first_day})")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __len__(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first_day + timedelta(days=n) for n in range(len(self)))


# --- months ---------------------------------------------------------------------------------------------


def corresponding_day(day: date, months: int) -> date | None:
    """The day of the same number `months` months later (earlier when negative), or None where that month
    has no such day: 31 January has none in April."""
    year, month = _month_later(day, months)
    return date(year, month, day.day) if day.day <= monthrange(year, month)[1] else None


def months_following(day: date, months: int) -> Period:
    """The period of `months` months following (after) `day`, which is left out.

    It ends on the corresponding day, or on the last day of a month that has none. Source: Dodds v Walker
    [1981] 1 WLR 1027. ValueError unless months >= 1.
    """
    _require_positive(months, "months")
    return Period(day + timedelta(days=1), corresponding_day(day, months) or _last_day(day, months))


def months_beginning_with(day: date, months: int) -> Period:
    """The period of `months` months beginning with `day`, which is its first day.

    It ends on the day before the corresponding day, or on the last day of a month that has none: one month
    beginning with 10 March ends on 9 April, six months beginning with 1 March end on 31 August, one month
    beginning with 31 January ends on 28 (29) February.

    Source: the words "beginning with" in section 104(11) of the Anti-social Behaviour, Crime and Policing
    Act 2014 (the complaint within one month beginning with the date of the behaviour, the application within
    six months beginning with the date of the complaint); Zoan v Rouamba. ValueError unless months >= 1.
    """
    _require_positive(months, "months")
    same_number = corresponding_day(day, months)
    if same_number is None:
        return Period(day, _last_day(day, months))
    return Period(day, same_number - timedelta(days=1))


def first_day_still_within(day: date, months: int) -> date:
    """The earliest day D for which `day` lies in the period of `months` months beginning with D.

    "In the last six months": a complaint made on or after this day still counts on `day`. It is found from
    `months_beginning_with`, so looking back never disagrees with looking forward.
    """
    _require_positive(months, "months")
    year, month = _month_later(day, -months)
    candidate = date(year, month, min(day.day, monthrange(year, month)[1])) - timedelta(days=3)
    while day not in months_beginning_with(candidate, months):
        candidate += timedelta(days=1)
    return candidate


# --- days -----------------------------------------------------------------------------------------------


def days_beginning_with(day: date, days: int) -> Period:
    """The period of `days` days beginning with `day`: it ends `days` - 1 days later.

    Source: 2014 Act s.46 (appeal against a community protection notice within 21 days beginning with the
    day on which the person is issued with it): issued on 3 June, the last day is 23 June.
    """
    _require_positive(days, "days")
    return Period(day, day + timedelta(days=days - 1))


def _month_later(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _last_day(day: date, months: int) -> date:
    year, month = _month_later(day, months)
    return date(year, month, monthrange(year, month)[1])


def _require_positive(number: int, what: str) -> None:
    if number < 1:
        raise ValueError(f"a period has at least one of its {what}, not {number}")
