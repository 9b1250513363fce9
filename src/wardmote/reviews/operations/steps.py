"""Taking a step of the state table: the facts it decides on, the clock of the next step. Called inside operations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from wardmote.access.actors import Actor
from wardmote.calendar.london import day_of
from wardmote.partnerships.models import Agency
from wardmote.reviews.choices import AnswerState, PanelState, RequestState, ReviewState, Route
from wardmote.reviews.models import Complaint, CountedComplaint, Review, ReviewBody, ReviewStep
from wardmote.reviews.models import ThresholdDecision as KeptDecision
from wardmote.reviews.operations.writing import membership_of, refuse, save, write_step
from wardmote.reviews.rules.bodies import RELEVANT
from wardmote.reviews.rules.clock import step_due_on
from wardmote.reviews.rules.states import BY_NAME, ENDED, FINAL, ReviewFacts, why_not
from wardmote.reviews.rules.threshold import ComplaintFacts, ThresholdDecision, decide_threshold

UNANSWERED = (RequestState.SENT, RequestState.PARTLY)
"""States of an information request that still waits."""


def facts_of_review(review: Review, **offered: Any) -> ReviewFacts:
    """Return the facts on which the state table decides, as the review stands now, with what is offered."""
    requests = list(review.requests.values_list("state", flat=True))
    panels = list(review.panels.values_list("state", flat=True))
    recommendations = list(review.recommendations.select_related("followed_by__action"))
    return replace(
        ReviewFacts(
            state=review.state,
            consent=review.consent,
            bodies_missing=len(bodies_to_inform(review)),
            requests=len(requests),
            requests_open=sum(1 for state in requests if state in UNANSWERED),
            forced=review.state == ReviewState.INFO_COMPLETE and count_complaints(review).is_forced,
            panel_planned=PanelState.PLANNED in panels,
            panel_held=PanelState.HELD in panels,
            findings=review.findings.count(),
            recommendations=len(recommendations),
            unanswered=sum(1 for one in recommendations if one.answer == AnswerState.AWAITED),
            unfollowed=sum(1 for one in recommendations if not one.is_done),
            appeals_left=appeals_left(review),
        ),
        **offered,
    )


def appeals_left(review: Review) -> int:
    """Return to how many further bodies the procedure lets somebody appeal."""
    return max(0, len(review.procedure.appeal_to) - review.appeals.count())


def bodies_to_inform(review: Review) -> list[Agency]:
    """Return the relevant bodies that still belong to the area and were not informed of the application."""
    informed = ReviewBody.objects.filter(review=review).values("agency_id")
    return list(
        Agency.objects.filter(partnership_id=review.partnership_id, left_on__isnull=True, kind__in=RELEVANT)
        .exclude(pk__in=informed)
        .order_by("name")
    )


def count_complaints(review: Review) -> ThresholdDecision:
    """Count the review's complaints under its own version of the procedure (`rules.threshold`)."""
    return decide_threshold(
        procedure=review.procedure.terms,
        complaints=[facts_of_complaint(row) for row in current_complaints(review)],
        applied_on=review.applied_on,
    )


def current_complaints(review: Review) -> list[Complaint]:
    """Return the complaints of a review that were not removed, in the order of their days."""
    return list(
        Complaint.objects.filter(review=review, removed_at__isnull=True)
        .select_related("agency")
        .order_by("complained_on", "behaviour_on", "id")
    )


def facts_of_complaint(row: Complaint) -> ComplaintFacts:
    """Return a complaint as the rule counts it."""
    return ComplaintFacts(
        id=row.id,
        complained_on=row.complained_on,
        behaviour_on=row.behaviour_on,
        incident=row.same_incident_as_id or row.id,
        complainant=row.complainant.casefold(),
        is_hate=row.is_hate,
        is_verified=row.source != "claimed",
    )


def reached_days(review: Review) -> dict[ReviewState, date]:
    """Return the London day on which each state was reached, the latest time."""
    steps = ReviewStep.objects.filter(review=review).order_by("at", "id").values_list("state", "at")
    return {ReviewState(state): day_of(at) for state, at in steps}


def advance(
    by: Actor,
    review: Review,
    name: str,
    facts: ReviewFacts,
    at: datetime,
    *,
    field: str = "",
    words: str = "",
    also: tuple[str, ...] = (),
) -> Review:
    """Take a step of the table and set the clock of the next one. Raises Refused with the table's sentence.

    `field` is the form field at fault when a guard refuses; `also` names further fields of the row to write.
    """
    refuse(why_not(name, facts), field)
    transition = BY_NAME[name]
    due_before = review.step_due_on
    review.state = transition.leads_to
    review.is_open = review.state not in ENDED
    write_step(
        by, review, transition.leads_to, at, reason=facts.reason.strip(), words=words, due_on=due_before
    )
    review.step_due_on = step_due_on(review.procedure.terms, transition.leads_to, reached_days(review))
    review.closed_at = at if review.state in FINAL else None
    if not review.is_open:
        review.promised_on = None
    return save(review, at, "state", "is_open", "step_due_on", "closed_at", "promised_on", *also)


def keep_decision(
    by: Actor,
    review: Review,
    computed: ThresholdDecision,
    at: datetime,
    *,
    is_met: bool,
    reason: str,
    persistence: str = "",
    harm: str = "",
    adequacy: str = "",
) -> KeptDecision:
    """Keep a threshold decision with its procedure and every complaint as it was counted; it takes the last one's place."""
    KeptDecision.objects.filter(review=review, is_current=True).update(is_current=False)
    decision = KeptDecision.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        procedure=review.procedure,
        applied_on=review.applied_on,
        is_met=is_met,
        is_forced=computed.is_forced,
        route=computed.routes[0] if is_met and computed.routes else Route.PEOPLE,
        qualifying=computed.qualifying,
        needed=computed.needed,
        reason=reason,
        persistence=persistence.strip(),
        harm=harm.strip(),
        adequacy=adequacy.strip(),
        decided_by_id=membership_of(by),
        decided_at=at,
    )
    CountedComplaint.objects.bulk_create(
        CountedComplaint(
            partnership_id=review.partnership_id,
            decision=decision,
            complaint_id=one.complaint.id,
            counts=one.counts,
            reason=one.reason,
            last_day_to_complain=one.last_day_to_complain,
            last_day_to_apply=one.last_day_to_apply,
        )
        for one in computed.counted
    )
    return decision
