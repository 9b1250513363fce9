"""The time on the clock in England and Wales.

Instants are aware datetimes and are kept in UTC; days are `datetime.date` and are always London days: what
happened at 23:30 UTC on 30 June happened on 1 July for everybody concerned.

Source: Summer Time Act 1972 s.1 as amended by the Summer Time Order 2002 (SI 2002/262): summer time begins
at one o'clock, Greenwich mean time, in the morning of the last Sunday in March and ends at one o'clock,
Greenwich mean time, in the morning of the last Sunday in October. Interpretation Act 1978 s.9: an expression
of time in an enactment is a reference to Greenwich mean time, subject to the Summer Time Act 1972.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def require_aware(instant: datetime) -> datetime:
    """Return the instant unchanged; ValueError when it does not say which time zone it is in."""
    if instant.utcoffset() is None:
        raise ValueError(f"{instant!r} does not say its time zone; an instant must")
    return instant


def in_london(instant: datetime) -> datetime:
    """The same instant as the clock in London showed it. ValueError for a naive datetime."""
    return require_aware(instant).astimezone(LONDON)


def day_of(instant: datetime) -> date:
    """The London day on which an instant falls. ValueError for a naive datetime."""
    return in_london(instant).date()


def start_of_day(day: date) -> datetime:
    """The first instant of a London day, in UTC."""
    return datetime.combine(day, time(0), tzinfo=LONDON).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The first instant that is no longer in the London day, in UTC: compare with "<", never "<="."""
    return start_of_day(day + timedelta(days=1))


def instants_of(day: date, clock: time) -> tuple[datetime, ...]:
    """Every instant, in UTC and in order, at which the clock in London showed `clock` on `day`.

    One almost always. None for 01:00 to 01:59 on the last Sunday in March, which the clock skips. Two for
    01:00 to 01:59 on the last Sunday in October, which it shows twice.
    """
    if clock.tzinfo is not None:
        raise ValueError("a time on the London clock has no other time zone")
    found = []
    for fold in (0, 1):
        instant = datetime.combine(day, clock.replace(fold=fold), tzinfo=LONDON).astimezone(UTC)
        shown = instant.astimezone(LONDON)
        if (shown.date(), shown.time()) == (day, clock.replace(fold=0)) and instant not in found:
            found.append(instant)
    return tuple(sorted(found))


def instant_of(day: date, clock: time, *, later: bool = False) -> datetime:
    """The instant, in UTC, meant by somebody who gives a day and a time on the clock.

    A time shown twice (October) means the first of the two unless `later`. A time that was skipped (March)
    is read as if the clock had not yet been put forward: 01:30 becomes 02:30 summer time. Nobody is turned
    away from telling us what happened because they did not look at the clock.
    """
    instants = instants_of(day, clock)
    if not instants:
        return datetime.combine(day, clock.replace(fold=0), tzinfo=LONDON).astimezone(UTC)
    return instants[-1] if later else instants[0]
