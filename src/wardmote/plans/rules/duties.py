"""What the law asks of a partnership again and again, and what of it is missing.

| Duty | Source |
|---|---|
| a public meeting, one or more each year | SI 2007/1830, community engagement |
| the crime and disorder committee looks at it at least once in 12 months | Police and Justice Act 2006 s.19, 2009 regulations |
| strategic assessment each year | SI 2007/1830 regs 5-7 |
| partnership plan revised each year | SI 2007/1830 regs 10-11 |
| depersonalised information each quarter, by the end of the following one | Crime and Disorder Act 1998 s.17A; SI 2007/1831 |

Years are taken from 1 April, as budgets and returns are; the quarters of SI 2007/1831 are the consecutive three months
from 1 July 2007.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from wardmote.plans.choices import Duty

YEARLY = (Duty.PUBLIC_MEETING, Duty.SCRUTINY, Duty.ASSESSMENT, Duty.PLAN_REVISED)
FIRST_QUARTER = date(2007, 7, 1)


@dataclass(frozen=True)
class Wanted:
    """One duty of one period: from and to (last day), the day by which it must be done, by whom (a supply)."""

    duty: Duty
    period_from: date
    period_to: date
    due_on: date
    agency_id: UUID | None = None


@dataclass(frozen=True)
class Done:
    """A duty of one period that was done."""

    duty: str
    period_from: date
    done_on: date
    agency_id: UUID | None = None


@dataclass(frozen=True)
class Standing:
    """How a wanted duty stands on a day: `done_on`, or `is_missing` when its day has passed; else it is still to do."""

    wanted: Wanted
    done_on: date | None
    is_missing: bool


def year_of(day: date) -> tuple[date, date]:
    """Return the first and last day of the financial year of a day."""
    first = date(day.year if day >= date(day.year, 4, 1) else day.year - 1, 4, 1)
    return first, date(first.year + 1, 3, 31)


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and last day of the three months of a day (January, April, July, October).

    Raises ValueError before 1 July 2007, where SI 2007/1831 begins to count.
    """
    if day < FIRST_QUARTER:
        raise ValueError("SI 2007/1831 counts from 1 July 2007")
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, _next_quarter(first) - timedelta(days=1)


def _next_quarter(first: date) -> date:
    return date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)


def wanted_in(day: date, *, suppliers: Iterable[UUID]) -> list[Wanted]:
    """Return what the law wants in the financial year of a day: the yearly duties, and each supplier's supplies that
    fall due in it."""
    first, last = year_of(day)
    found = [Wanted(duty, first, last, last) for duty in YEARLY]
    known = sorted(set(suppliers), key=str)
    # The quarters whose supply falls due within the year: the one before it and its own first three.
    begins = date(first.year, 1, 1)
    for _ in range(4):
        end = _next_quarter(begins) - timedelta(days=1)
        due = _next_quarter(_next_quarter(begins)) - timedelta(days=1)
        found += [Wanted(Duty.SUPPLY, begins, end, due, agency) for agency in known]
        begins = _next_quarter(begins)
    return found


def stand(wanted: Iterable[Wanted], done: Iterable[Done], *, on: date) -> list[Standing]:
    """Return how each wanted duty stands on a day. It is missing from the day after its due day."""
    held = {(one.duty, one.agency_id, one.period_from): one.done_on for one in done}
    standing = []
    for one in wanted:
        day = held.get((one.duty, one.agency_id, one.period_from))
        standing.append(Standing(one, day, day is None and on > one.due_on))
    return standing


def why_not_record(
    *, duty: str, agency_id: UUID | None, period_from: date, done_on: date, today: date
) -> str:
    """Return why a duty cannot be recorded as done, or an empty string."""
    if done_on > today:
        return "Give a day that has come."
    if duty == Duty.SUPPLY:
        if agency_id is None:
            return "Choose who supplied it."
        return "" if done_on >= period_from else "A supply comes after its period began."
    first, last = year_of(period_from)
    return "" if first <= done_on <= last else "Give a day within the year."
