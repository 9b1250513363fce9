"""When a meeting's agenda, papers and minutes are due, and on which days a series meets. Pure.

Clear working days leave out the day of publication and the day of the meeting. The Local Government Act 1972,
section 100B, gives council committees five clear days (three before 2000); whether a partnership is bound depends on
its own constitution, so the number is each body's setting. Minutes "normally within 9 working days" is the promise of
several district councils and only a default here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.calendar.working_days import add_working_days, is_working_day, working_day_on_or_after
from wardmote.meetings.choices import Ordinal, Precision


def publish_by(meets_on: date, *, notice_days: int) -> date:
    """Return the last day for publishing the agenda so that `notice_days` clear working days lie between.

    For Monday 10 December 2018 and five days: Friday 30 November 2018.
    """
    return add_working_days(meets_on, -(notice_days + 1))


def papers_by(meets_on: date, *, notice_days: int, paper_days: int) -> date:
    """Return the day by which papers are wanted: `paper_days` working days before publication."""
    published = publish_by(meets_on, notice_days=notice_days)
    return add_working_days(published, -paper_days) if paper_days else published


def minutes_by(met_on: date, *, minutes_days: int) -> date:
    """Return the day by which draft minutes go out, counted in working days after the meeting."""
    return add_working_days(met_on, minutes_days)


def last_day_of(day: date, precision: str) -> date:
    """Return the last day meant: the day itself, or the end of its month where only the month is known."""
    if precision != Precision.MONTH:
        return day
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def weekday_of_month(year: int, month: int, *, weekday: int, ordinal: int) -> date:
    """Return such a weekday of a month: the second Monday of October 2018 is the 8th. `ordinal` 5: the last."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if ordinal != Ordinal.LAST:
        return day + timedelta(weeks=ordinal - 1)
    while (day + timedelta(weeks=1)).month == month:
        day += timedelta(weeks=1)
    return day


@dataclass(frozen=True)
class PlannedDay:
    """A day of a series; `moved_from` when the pattern's own day is no working day."""

    on: date
    moved_from: date | None = None


def series_days(
    months: Iterable[int], *, weekday: int, ordinal: int, since: date, until: date
) -> list[PlannedDay]:
    """Return the days of a series from `since` to `until`, both within, in order.

    A bank holiday moves the meeting to the next working day, and says so.
    """
    wanted = set(months)
    found = []
    for year in range(since.year, until.year + 1):
        for month in sorted(wanted):
            day = weekday_of_month(year, month, weekday=weekday, ordinal=ordinal)
            held = day if is_working_day(day) else working_day_on_or_after(day)
            if since <= held <= until:
                found.append(PlannedDay(held, None if held == day else day))
    return found
