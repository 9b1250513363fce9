"""Reading the yearly figures: what the record says of a period, what was published, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.calendar.periods import Period
from wardmote.partnerships.models import ReviewProcedure
from wardmote.partnerships.queries import procedure_on
from wardmote.reviews.choices import ReviewState as S
from wardmote.reviews.models import PublishedFigures, Recommendation, Review, ReviewStep, YearlyFigures
from wardmote.reviews.permissions import may_run
from wardmote.reviews.rules.figures import (
    Counted,
    Figures,
    ReviewDays,
    Row,
    count,
    figures_due_on,
    period_before,
    proposed_explanation,
    read_row,
    total,
    why_not_reconciled,
)

_OVERTURNS = {S.THRESHOLD_MET, S.PANEL_SCHEDULED, S.REVIEWED}
_ENDS = {S.REJECTED, S.WITHDRAWN, S.MERGED}


def partnership_of_actor(actor: Actor) -> UUID:
    """Return the actor's partnership. Raises NotFound for one that belongs to none."""
    found: UUID | None = getattr(actor, "partnership_id", None)
    if found is None:
        raise NotFound("Only within a partnership.")
    return found


def check_may_make_figures(by: Actor) -> None:
    """Raise NotAllowed unless the actor runs case reviews, or is Wardmote itself."""
    if not may_run(by):
        raise NotAllowed(f"None of your roles lets you {Permission.RUN_REVIEWS.label}.")


def count_period(*, partnership_id: UUID, period: Period) -> Counted:
    """Count a period from the record of all bodies (2014 Act s.104(9)): numbers, and the ids behind them.

    The whole record counts, whoever asks: figures that left out what one officer may not see would be false. The
    ids are for `behind`, which shows an officer only those they may see.
    """
    with acting_as(SystemActor(partnership_id, why="the yearly figures are counted")):
        days: dict[UUID, list[tuple[S, date]]] = {}
        for review_id, state, at in (
            ReviewStep.objects.filter(partnership_id=partnership_id, at__date__lte=_day_after(period))
            .order_by("at", "id")
            .values_list("review_id", "state", "at")
        ):
            days.setdefault(review_id, []).append((S(state), day_of(at)))
        recommended = set(
            Recommendation.objects.filter(partnership_id=partnership_id).values_list("review_id", flat=True)
        )
        received = list(
            Review.objects.filter(partnership_id=partnership_id, applied_on__lte=period.last_day).values_list(
                "id", "applied_on"
            )
        )
    return count(
        (
            days_of(review_id, applied_on, days.get(review_id, []), review_id in recommended)
            for review_id, applied_on in received
        ),
        period,
    )


def _day_after(period: Period) -> date:
    # A step taken late in the evening in London may be of the next day in UTC, and the other way round: read one day
    # more and let the London day decide.
    return date.fromordinal(period.last_day.toordinal() + 1)


def days_of(
    review_id: UUID, received_on: date, steps: Iterable[tuple[S, date]], recommended: bool
) -> ReviewDays:
    """Return the days of one application from its steps in their order."""
    not_met = reviewed = ended = None
    for state, day in steps:
        if state == S.THRESHOLD_NOT_MET:
            not_met = day
        elif state in _OVERTURNS:
            not_met = None
        if state == S.REVIEWED and reviewed is None:
            reviewed = day
        ended = day if state in _ENDS else ended if state == S.CLOSED else None
    return ReviewDays(review_id, received_on, not_met, reviewed, recommended, ended)


@dataclass(frozen=True)
class Behind:
    """The applications behind a figure: the references that the viewer may see, and how many more there are."""

    references: tuple[str, ...]
    others: int


@dataclass(frozen=True)
class FiguresCheck:
    """What the record says of a period, what cannot be right of it, and the applications behind each number."""

    period: Period
    figures: Figures
    problems: tuple[str, ...]
    proposed: str
    is_whole: bool
    behind: dict[str, Behind]
    standing: YearlyFigures | None


def check_figures(*, viewer: Viewer, period: Period) -> FiguresCheck:
    """Return the figures of a period with everything a co-ordinator needs to answer for them; leaves a consultation.

    `is_whole` is False when the period began before the procedure was published here: then the record holds only a
    part of it. Raises NotAllowed.
    """
    check_may_make_figures(viewer)
    counted = count_period(partnership_id=viewer.partnership_id, period=period)
    parts = {
        "applications": counted.applications,
        "not_met": counted.not_met,
        "reviews": counted.reviews,
        "recommended": counted.recommended,
        "carried_in": counted.carried_in,
        "still_open": counted.still_open,
        "ended_otherwise": counted.ended_otherwise,
    }
    every = {review_id for ids in parts.values() for review_id in ids}
    seen = dict(Review.objects.visible_to(viewer).filter(pk__in=every).values_list("id", "reference"))
    record(viewer, Category.CONSULTATION, "reviews.check_figures", "review", list(seen))
    return FiguresCheck(
        period=period,
        figures=counted.figures,
        problems=why_not_reconciled(counted.figures),
        proposed=proposed_explanation(counted),
        is_whole=is_wholly_recorded(viewer.partnership_id, period),
        behind={
            name: Behind(
                tuple(sorted(seen[one] for one in ids if one in seen)), sum(one not in seen for one in ids)
            )
            for name, ids in parts.items()
        },
        standing=YearlyFigures.objects.filter(
            partnership_id=viewer.partnership_id, first_day=period.first_day, is_current=True
        ).first(),
    )


def is_wholly_recorded(partnership_id: UUID, period: Period) -> bool:
    """Whether a procedure was published here before the period began, so that the record holds all of it."""
    first = (
        ReviewProcedure.objects.filter(partnership_id=partnership_id, withdrawn_on__isnull=True)
        .order_by("published_on")
        .values_list("published_on", flat=True)
        .first()
    )
    return first is not None and first <= period.first_day


@dataclass(frozen=True)
class DueFigures:
    """The last reporting period that is over, when its figures are due, and whether they are published."""

    period: Period
    due_on: date
    is_published: bool


def due_figures(*, partnership_id: UUID, on: date) -> DueFigures | None:
    """Return the period whose figures are the next or the latest to be published; None without a procedure."""
    procedure = procedure_on(partnership_id=partnership_id, day=on)
    if procedure is None:
        return None
    terms = procedure.terms
    period = period_before(on, begins_month=terms.reporting_begins_month, months=terms.reporting_months)
    return DueFigures(
        period,
        figures_due_on(period, terms.figures_working_days),
        PublishedFigures.objects.filter(
            partnership_id=partnership_id, first_day=period.first_day, replaced_at__isnull=True
        ).exists(),
    )


def taken_periods(*, partnership_id: UUID) -> list[Period]:
    """Return the periods whose figures are published."""
    return [
        Period(first, last)
        for first, last in PublishedFigures.objects.filter(
            partnership_id=partnership_id, replaced_at__isnull=True
        ).values_list("first_day", "last_day")
    ]


@dataclass(frozen=True)
class PublishedPeriod:
    """One period as the public sees it, with earlier versions of it, newest first."""

    period: Period
    row: Row
    publication: PublishedFigures
    earlier: tuple[tuple[Row, PublishedFigures], ...]


@dataclass(frozen=True)
class History:
    """All published periods, newest first, and their total, in which nothing hidden can be found by subtraction."""

    periods: tuple[PublishedPeriod, ...]
    total: Row


def published_history(*, viewer: Actor) -> History:
    """Return what the public sees of the yearly figures. Public by law (2014 Act s.104(9))."""
    rows = PublishedFigures.objects.filter(partnership_id=partnership_of_actor(viewer)).order_by(
        "-first_day", "-published_at"
    )
    standing = [one for one in rows if one.replaced_at is None]
    periods = tuple(
        PublishedPeriod(
            Period(one.first_day, one.last_day),
            read_row(one.shown),
            one,
            tuple(
                (read_row(old.shown), old)
                for old in rows
                if old.first_day == one.first_day and old.replaced_at is not None
            ),
        )
        for one in standing
    )
    return History(periods, total([one.row for one in periods]))


def list_figures(*, viewer: Viewer) -> list[YearlyFigures]:
    """Return the figures as they are, for those who run reviews: newest first, replaced ones too. NotAllowed."""
    check_may_make_figures(viewer)
    return list(
        YearlyFigures.objects.filter(partnership_id=viewer.partnership_id)
        .select_related("made_by__account")
        .order_by("-first_day", "-made_at")
    )
