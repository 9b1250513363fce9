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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from wardmote.calendar.bank_holidays import good_friday
from wardmote.calendar.london import LONDON, day_of, end_of_day, require_aware


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


def years_beginning_with(day: date, years: int) -> Period:
    """The period of `years` years beginning with `day`: three years of a public spaces protection order made
    on 1 May 2026 end on 30 April 2029 (2014 Act s.60(1)). A year is twelve calendar months."""
    _require_positive(years, "years")
    return months_beginning_with(day, 12 * years)


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


# --- days and weeks -------------------------------------------------------------------------------------


def days_beginning_with(day: date, days: int) -> Period:
    """The period of `days` days beginning with `day`: it ends `days` - 1 days later.

    Source: 2014 Act s.46 (appeal against a community protection notice within 21 days beginning with the
    day on which the person is issued with it): issued on 3 June, the last day is 23 June.
    """
    _require_positive(days, "days")
    return Period(day, day + timedelta(days=days - 1))


def days_following(day: date, days: int) -> Period:
    """The period of `days` days following (after) `day`, which is left out: it ends `days` days later.

    Source: 2014 Act s.52 and s.68 (no proceedings for the offence before the end of 14 days following
    the date of the fixed penalty notice): dated 1 July, the last day is 15 July.
    """
    _require_positive(days, "days")
    return Period(day + timedelta(days=1), day + timedelta(days=days))


def weeks_beginning_with(day: date, weeks: int) -> Period:
    """The period of `weeks` weeks beginning with `day`.

    Source: 2014 Act s.66 (challenge to a public spaces protection order within 6 weeks beginning with the
    date on which it is made): made on 1 May, the last day is 11 June.
    """
    _require_positive(weeks, "weeks")
    return days_beginning_with(day, 7 * weeks)


# --- hours that disregard days --------------------------------------------------------------------------


class Disregarded(Enum):
    """A kind of day that a section leaves out when it counts hours."""

    CHRISTMAS_DAY = "Christmas Day"
    GOOD_FRIDAY = "Good Friday"
    SUNDAY = "Sunday"

    def covers(self, day: date) -> bool:
        if self is Disregarded.CHRISTMAS_DAY:
            return (day.month, day.day) == (12, 25)
        if self is Disregarded.GOOD_FRIDAY:
            return day == good_friday(day.year)
        return day.weekday() == 6


def hours_disregarding(start: datetime, hours: int, disregard: Iterable[Disregarded] = ()) -> datetime:
    """The instant at which `hours` hours from `start` are over, on the London clock, leaving out every hour
    of the days disregarded.

    Hours are hours that pass: on the night the clock goes back, 24 hours end an hour "earlier" on the clock.
    A start within a disregarded day begins to count when that day is over. Hours that are used up at
    midnight end at that midnight, even when a disregarded day begins then.

    ValueError for a naive datetime, or unless hours >= 1.
    """
    _require_positive(hours, "hours")
    kinds = tuple(disregard)
    now = require_aware(start).astimezone(UTC)
    left = timedelta(hours=hours)
    while True:
        day = day_of(now)
        midnight = end_of_day(day)
        if not any(kind.covers(day) for kind in kinds):
            if now + left <= midnight:
                return (now + left).astimezone(LONDON)
            left -= midnight - now
        now = midnight


def closure_48_hours(start: datetime) -> datetime:
    """When the 48 hours of a closure notice, or the 48 hours from its service within which the magistrates'
    court must hear the application, are over: Christmas Day is disregarded.

    Source: Anti-social Behaviour, Crime and Policing Act 2014 s.77(2)-(3) and s.80(3)-(4). The 24 hours of
    section 77(1) disregard nothing: use `hours_disregarding(start, 24)`.
    """
    return hours_disregarding(start, 48, (Disregarded.CHRISTMAS_DAY,))


def arrest_24_hours(arrested_at: datetime) -> datetime:
    """By when a person arrested for breach of an injunction must be before the judge or the court: within 24
    hours beginning with the time of the arrest; Christmas Day, Good Friday and any Sunday are disregarded.

    Source: Anti-social Behaviour, Crime and Policing Act 2014 s.9(3)-(4).
    """
    return hours_disregarding(
        arrested_at, 24, (Disregarded.CHRISTMAS_DAY, Disregarded.GOOD_FRIDAY, Disregarded.SUNDAY)
    )


def _month_later(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _last_day(day: date, months: int) -> date:
    year, month = _month_later(day, months)
    return date(year, month, monthrange(year, month)[1])


def _require_positive(number: int, what: str) -> None:
    if number < 1:
        raise ValueError(f"a period has at least one of its {what}, not {number}")
