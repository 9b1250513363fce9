"""The yearly figures of section 104(9): what is counted, when figures contradict each other, what is shown. Pure.

Anti-social Behaviour, Crime and Policing Act 2014 s.104(9): as soon as practicable after each reporting period the
relevant bodies publish (a) the number of applications for reviews made, (b) the number of times it was decided that
the threshold was not met, (c) the number of reviews carried out, (d) the number of reviews that resulted in
recommendations. The bodies choose the period, of 12 months at most (s.104(10)).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from uuid import UUID

from wardmote.calendar.periods import Period, months_beginning_with
from wardmote.calendar.words import day_in_words, period_in_words
from wardmote.calendar.working_days import add_working_days

LONGEST_MONTHS = 12
SMALLEST_SHOWN = 5
"""Numbers from 1 up to this one are published as a range: "1 to 4". A partnership may choose another."""
MOST = 10_000


@dataclass(frozen=True)
class Figures:
    """The four numbers, (a) to (d). `not_met` None: an earlier publication did not give it."""

    applications: int
    not_met: int | None
    reviews: int
    recommended: int


NAMES = ("applications", "not_met", "reviews", "recommended")
WORDS = {
    "applications": "Applications for a case review",
    "not_met": "Threshold not met",
    "reviews": "Reviews carried out",
    "recommended": "Reviews that resulted in recommendations",
}
SUBSECTION = {
    "applications": "104(9)(a)",
    "not_met": "104(9)(b)",
    "reviews": "104(9)(c)",
    "recommended": "104(9)(d)",
}


@dataclass(frozen=True)
class ReviewDays:
    """One application and the days that count.

    `not_met_on`: of the decision that stands, None when it was never decided so or was overturned. `reviewed_on`: of
    the first panel. `ended_on`: of a withdrawal, rejection or joining with another, where nothing else came of it.
    """

    id: UUID
    received_on: date
    not_met_on: date | None = None
    reviewed_on: date | None = None
    recommended: bool = False
    ended_on: date | None = None


@dataclass(frozen=True)
class Counted:
    """The figures of a period, with the applications behind each; and what became of every application, once.

    `carried_in`: received before the period, decided or reviewed in it. `still_open`: received in it, and nothing
    came of them by its end. `ended_otherwise`: received in it and withdrawn, rejected or joined by its end.
    """

    period: Period
    figures: Figures
    applications: tuple[UUID, ...]
    not_met: tuple[UUID, ...]
    reviews: tuple[UUID, ...]
    recommended: tuple[UUID, ...]
    carried_in: tuple[UUID, ...]
    still_open: tuple[UUID, ...]
    ended_otherwise: tuple[UUID, ...]


def count(reviews: Iterable[ReviewDays], period: Period) -> Counted:
    """Count a period (s.104(9)). Each application counts once at most in each figure, and never both as not met and
    as reviewed: a decision that was overturned and then reviewed is a review."""
    every = list(reviews)
    applications = [one for one in every if one.received_on in period]
    reviewed = [one for one in every if one.reviewed_on is not None and one.reviewed_on in period]
    not_met = [
        one
        for one in every
        if one.not_met_on is not None and one.not_met_on in period and one.reviewed_on is None
    ]
    done = {one.id for one in (*reviewed, *not_met)}
    ended = [
        one
        for one in applications
        if one.id not in done and one.ended_on is not None and one.ended_on <= period.last_day
    ]
    gone = {one.id for one in ended}
    return Counted(
        period=period,
        figures=Figures(
            len(applications), len(not_met), len(reviewed), sum(one.recommended for one in reviewed)
        ),
        applications=_ids(applications),
        not_met=_ids(not_met),
        reviews=_ids(reviewed),
        recommended=_ids(one for one in reviewed if one.recommended),
        carried_in=_ids(one for one in (*not_met, *reviewed) if one.received_on < period.first_day),
        still_open=_ids(one for one in applications if one.id not in done | gone),
        ended_otherwise=_ids(ended),
    )


def _ids(reviews: Iterable[ReviewDays]) -> tuple[UUID, ...]:
    return tuple(one.id for one in reviews)


# --- figures that contradict each other -----------------------------------------------------------------


def why_not_reconciled(figures: Figures) -> tuple[str, ...]:
    """Return what cannot be right of these figures for one cohort of applications, in sentences; empty when nothing.

    For one cohort each application is decided as not met, or reviewed, or neither: (b) + (c) <= (a); and a review
    that resulted in recommendations was carried out: (d) <= (c).
    """
    found = []
    if figures.recommended > figures.reviews:
        found.append(
            f"{figures.recommended} reviews with recommendations, but only {figures.reviews} carried out: "
            "a review that resulted in recommendations is one that was carried out."
        )
    if figures.not_met is None:
        found.append("It is not said how often the threshold was not met (section 104(9)(b)).")
        if figures.reviews > figures.applications:
            found.append(
                f"{figures.reviews} reviews carried out, but only {figures.applications} applications."
            )
    elif figures.not_met + figures.reviews > figures.applications:
        found.append(
            f"{figures.not_met} not met and {figures.reviews} reviewed make "
            f"{figures.not_met + figures.reviews}, but there were only {figures.applications} applications."
        )
    return tuple(found)


def proposed_explanation(counted: Counted) -> str:
    """Return a sentence that explains an excess by applications of an earlier period, for a person to agree to;
    empty where that does not explain it."""
    figures, carried = counted.figures, len(counted.carried_in)
    excess = (figures.not_met or 0) + figures.reviews - figures.applications
    if not 0 < excess <= carried:
        return ""
    return (
        "Some of these decisions and reviews are of applications that were received before this period. They were "
        "counted as applications then."
    )


def why_not_period(period: Period, *, on: date, taken: Iterable[Period] = ()) -> str:
    """Return why figures of a period cannot be published on a day, or an empty string.

    Twelve months at most (s.104(10)), over, and apart from the periods that are published: two that overlap would
    tell the difference between them, which may be one person.
    """
    if period.last_day > months_beginning_with(period.first_day, LONGEST_MONTHS).last_day:
        return "A reporting period is 12 months at most (section 104(10))."
    if period.last_day >= on:
        return f"This period ends on {day_in_words(period.last_day)}. It is published when it is over."
    for other in taken:
        if other != period and other.first_day <= period.last_day and period.first_day <= other.last_day:
            return f"It overlaps {period_in_words(other)}, which is published."
    return ""


def why_not_figures(figures: Figures) -> dict[str, str]:
    """Return which numbers cannot be numbers of applications: field -> sentence."""
    return {
        name: "Enter a whole number from 0 to 10,000."
        for name in NAMES
        if (value := getattr(figures, name)) is not None and not 0 <= value <= MOST
    }


# --- the period that the bodies chose -------------------------------------------------------------------


def period_before(on: date, *, begins_month: int, months: int) -> Period:
    """Return the last whole reporting period that was over before a day.

    Periods of `months` months follow each other from the month in which the bodies' year begins; where they do not
    fill the year, its last one is shorter, so that each year begins anew. ValueError outside 1 to 12.
    """
    if not (1 <= begins_month <= 12 and 1 <= months <= LONGEST_MONTHS):
        raise ValueError("months are counted from 1 to 12")
    found = [
        period
        for year in (on.year - 2, on.year - 1, on.year)
        for period in _periods_of_year(date(year, begins_month, 1), months)
        if period.last_day < on
    ]
    return found[-1]


def _periods_of_year(start: date, months: int) -> Iterable[Period]:
    end = months_beginning_with(start, LONGEST_MONTHS).last_day
    day = start
    while day <= end:
        period = Period(day, min(months_beginning_with(day, months).last_day, end))
        yield period
        day = period.last_day + timedelta(days=1)


def figures_due_on(period: Period, working_days: int) -> date:
    """Return the day on which the figures of a period are published: "as soon as practicable" (s.104(9)), which the
    bodies' procedure says in working days."""
    return add_working_days(period.last_day, working_days)


# --- small numbers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """A number as the public sees it: between `least` and `most`; equal when it is exact, `most` None: or more.

    `least` None: it is not known.
    """

    least: int | None
    most: int | None

    @property
    def is_exact(self) -> bool:
        """Whether the number itself is shown."""
        return self.least is not None and self.least == self.most

    @property
    def words(self) -> str:
        """As it is printed: "7", "1 to 4", "5 or more", "not given"."""
        if self.least is None:
            return "not given"
        if self.most is None:
            return f"{self.least} or more"
        return str(self.least) if self.is_exact else f"{self.least} to {self.most}"

    def __contains__(self, number: int) -> bool:
        return self.least is not None and self.least <= number and (self.most is None or number <= self.most)


Row = tuple[Shown, ...]
"""The four figures as they are shown, in the order of NAMES."""


def shown(figures: Figures, *, smallest: int = SMALLEST_SHOWN) -> Row:
    """Return the figures as they are published: small ones as a range, and none that the others give away.

    A number from 1 to `smallest` - 1 is shown as that range; `smallest` 0 or 1 shows every number. What others know
    of the four is used against them: (b) + (c) <= (a) and (d) <= (c). Where that leaves only one number possible for
    one that is hidden, larger ones are shown as "or more" too, until it does not.
    """
    values = [getattr(figures, name) for name in NAMES]
    row = [_first(value, smallest) for value in values]
    # Wider and wider, the application count first: it is bound to all others.
    for at in (0, 2, 1, 3):
        if not given_away(tuple(row)):
            break
        value = values[at]
        if value is not None and row[at].is_exact and value >= max(smallest, 1):
            row[at] = Shown(smallest, None)
    for at, value in enumerate(values):
        if not given_away(tuple(row)):
            break
        if value and not row[at].is_exact:
            row[at] = Shown(1, None)
    return tuple(row)


def _first(value: int | None, smallest: int) -> Shown:
    if value is None:
        return Shown(None, None)
    if 0 < value < smallest:
        return Shown(1, smallest - 1) if smallest > 2 else Shown(1, None)
    return Shown(value, value)


def given_away(row: Row) -> tuple[int, ...]:
    """Return which hidden numbers of a row only one number fits: places in the order of NAMES."""
    hidden = [at for at, one in enumerate(row) if one.least is not None and not one.is_exact]
    if not hidden:
        return ()
    worlds = [world for world in product(*map(_guesses, row)) if _could_be(world)]
    return tuple(at for at in hidden if len({world[at] for world in worlds}) == 1)


def _guesses(one: Shown) -> range:
    """What somebody who knows the rule would try: all of a range; of "or more" enough to leave a doubt."""
    if one.least is None:
        return range(1)
    return range(one.least, (one.least + 12 if one.most is None else one.most) + 1)


def _could_be(world: Sequence[int]) -> bool:
    applications, not_met, reviews, recommended = world
    return not_met + reviews <= applications and recommended <= reviews


def total(rows: Sequence[Row]) -> Row:
    """Return the sum of several periods, column by column: exact only where every period is, else not said.

    A total beside periods of which one is hidden would tell the hidden one by a subtraction.
    """
    columns = list(zip(*rows, strict=True)) if rows else []
    return tuple(
        Shown(sum(one.least or 0 for one in column), sum(one.least or 0 for one in column))
        if all(one.is_exact for one in column)
        else Shown(None, None)
        for column in columns
    )


def plain(row: Row) -> list[list[int | None]]:
    """Return a row as plain values: a list of [least, most]."""
    return [[one.least, one.most] for one in row]


def read_row(written: Iterable[Sequence[int | None]]) -> Row:
    """Return a row from plain values, the inverse of `plain`."""
    return tuple(Shown(least, most) for least, most in written)
