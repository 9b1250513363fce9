"""Publishing the yearly figures: counted, entered by hand for earlier years, corrected, and by the clock."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import Permission, Role
from wardmote.access.errors import Refused
from wardmote.access.policy import permissions_of
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.calendar.periods import Period
from wardmote.calendar.words import period_in_words
from wardmote.notifications.models import Prompt
from wardmote.notifications.operations import prompt
from wardmote.partnerships.models import Membership, Partnership
from wardmote.reviews.choices import FiguresSource
from wardmote.reviews.models import PublishedFigures, YearlyFigures
from wardmote.reviews.operations.writing import membership_of, now_or, once, partnership_of
from wardmote.reviews.queries.figures import (
    check_may_make_figures,
    count_period,
    due_figures,
    is_wholly_recorded,
    taken_periods,
)
from wardmote.reviews.rules.figures import (
    SMALLEST_SHOWN,
    Figures,
    plain,
    shown,
    why_not_figures,
    why_not_period,
    why_not_reconciled,
)

PROMPT = "yearly_figures"
"""The record type of prompts about figures."""


@operation
@once
def publish_figures(
    *,
    by: Actor,
    period: Period,
    explanation: str = "",
    correction: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> PublishedFigures:
    """Count a period that is over and publish its figures (2014 Act s.104(9)).

    Raises Refused when the numbers contradict each other for one cohort and no explanation is given (it is published
    with them); when the period is not over, longer than 12 months or overlaps another; when it is published already
    and `correction` does not say why it is replaced. Raises NotAllowed.
    """
    now = now_or(at)
    check_may_make_figures(by)
    where = partnership_of(by)
    _check_period(where, period, day_of(now), correction)
    figures = count_period(partnership_id=where, period=period).figures
    return _publish(by, where, period, FiguresSource.COUNTED, figures, explanation, correction, now)


@operation
@once
def enter_figures(
    *,
    by: Actor,
    period: Period,
    figures: Figures,
    explanation: str = "",
    correction: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> PublishedFigures:
    """Publish figures of an earlier year that were counted elsewhere; they are checked like our own.

    Raises Refused as `publish_figures` does, and for numbers that cannot be; NotAllowed.
    """
    now = now_or(at)
    check_may_make_figures(by)
    where = partnership_of(by)
    wrong = why_not_figures(figures)
    if wrong:
        raise Refused("These cannot be numbers of applications.", **wrong)
    _check_period(where, period, day_of(now), correction)
    return _publish(by, where, period, FiguresSource.ENTERED, figures, explanation, correction, now)


def _check_period(where: UUID, period: Period, on: date, correction: str) -> None:
    taken = taken_periods(partnership_id=where)
    why = why_not_period(period, on=on, taken=taken)
    if why:
        raise Refused(why, "first_day")
    if period in taken and not correction.strip():
        raise Refused("These figures are published. Say why they are replaced.", "correction")


def _publish(
    by: Actor,
    where: UUID,
    period: Period,
    source: FiguresSource,
    figures: Figures,
    explanation: str,
    correction: str,
    at: datetime,
) -> PublishedFigures:
    problems = why_not_reconciled(figures)
    if problems and not explanation.strip():
        raise Refused(f"{' '.join(problems)} Explain it, or put it right.", "explanation")
    of_period = {"partnership_id": where, "first_day": period.first_day}
    YearlyFigures.objects.filter(**of_period, is_current=True).update(is_current=False)
    PublishedFigures.objects.filter(**of_period, replaced_at__isnull=True).update(replaced_at=at)
    words = {"explanation": explanation.strip() if problems else "", "correction": correction.strip()}
    kept = YearlyFigures.objects.create(
        **of_period,
        last_day=period.last_day,
        source=source,
        applications=figures.applications,
        not_met=figures.not_met,
        reviews=figures.reviews,
        recommended=figures.recommended,
        **words,
        made_at=at,
        made_by_id=membership_of(by),
    )
    made = PublishedFigures.objects.create(
        **of_period,
        last_day=period.last_day,
        source=source,
        shown=plain(shown(figures, smallest=SMALLEST_SHOWN)),
        **words,
        published_at=at,
    )
    with acting_as(SystemActor(where, why="what was asked for is published")):
        Prompt.objects.filter(
            partnership_id=where, record_type=PROMPT, reference=str(period.first_day), settled_at__isnull=True
        ).update(settled_at=at, settled_by=membership_of(by))
    record(by, Category.COLLECTION, "reviews.publish_figures", "yearly_figures", [kept.id, made.id])
    return made


@operation
def publish_due_figures(*, by: SystemActor, at: datetime | None = None) -> int:
    """Publish the figures of each partnership that are due, where they reconcile and the record holds the whole
    period; else ask its co-ordinators, once. Return how many were published."""
    now = now_or(at)
    published = 0
    for partnership in Partnership.objects.order_by("created_at"):
        system = SystemActor(partnership.id, why="yearly figures are due")
        with acting_as(system):
            due = due_figures(partnership_id=partnership.id, on=day_of(now))
            if due is None or due.is_published or due.due_on > day_of(now):
                continue
            why = _why_not_by_itself(partnership.id, due.period, day_of(now))
            if why:
                _ask(system, due.period, why)
            else:
                publish_figures(by=system, period=due.period, at=now)
                published += 1
    record(by, Category.ALTERATION, "reviews.publish_due_figures", "yearly_figures", [])
    return published


def _why_not_by_itself(where: UUID, period: Period, on: date) -> str:
    why = why_not_period(period, on=on, taken=taken_periods(partnership_id=where))
    if why:
        return why
    if not is_wholly_recorded(where, period):
        return "The period began before the procedure was published here. Look at the figures, or enter them."
    if why_not_reconciled(count_period(partnership_id=where, period=period).figures):
        return "The figures contradict each other. Explain them, or put them right."
    return ""


def _ask(by: SystemActor, period: Period, why: str) -> None:
    """Prompt everybody who runs reviews, once for a period."""
    reference = str(period.first_day)
    assert by.partnership_id is not None
    if Prompt.objects.filter(
        partnership_id=by.partnership_id, record_type=PROMPT, reference=reference
    ).exists():
        return
    for person in Membership.objects.filter(
        partnership_id=by.partnership_id, ended_at__isnull=True, account__is_active=True
    ):
        if Permission.RUN_REVIEWS in permissions_of(Role(role) for role in person.roles):
            prompt(
                by=by,
                agency_id=person.agency_id,
                membership_id=person.id,
                text=f"The case review figures for {period_in_words(period)} are due. {why}",
                record_type=PROMPT,
                reference=reference,
            )
