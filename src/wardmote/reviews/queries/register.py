"""The register of case reviews: every question that a freedom of information request asks, one row an application.

Source of the questions: requests published by Wokingham and Herefordshire (applications; threshold met or not; panels
held; point of contact; threshold and caveats; channels; shared with all bodies; independent chair and how
"independent" is meant; victim attends, representative, statement read; grounds of appeals, who chaired them, upheld or
not, on the threshold and on the outcome). No row names a person or a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import working_days_between
from wardmote.reviews.choices import AppealAbout, AppealState, PanelState, ReviewState, Source
from wardmote.reviews.models import Review


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One application as the register shows it: days, counts and words of lists, nobody's name."""

    reference: str
    applied_on: date
    channel: str
    capacity: str
    by_representative: str
    procedure: str
    threshold: str
    caveats: str
    point_of_contact: str
    state: str
    bodies_informed: int
    all_bodies_informed: str
    informed_on: date | None
    requests: int
    answered: int
    refused: int
    complaints: int
    complaints_verified: int
    qualifying: int | None
    threshold_decision: str
    threshold_decided_on: date | None
    working_days_to_decision: int | None
    route: str
    rejected: str
    panels_held: int
    reviewed_on: date | None
    chair_independent: str
    independent_means: str
    victim_invited: str
    victim_heard: str
    recommendations: int
    recommendations_accepted: int
    outcome_told_on: date | None
    working_days_to_outcome: int | None
    appeals_threshold: int
    appeals_threshold_upheld: int
    appeals_handling: int
    appeals_handling_upheld: int
    appeals_outcome: int
    appeals_outcome_upheld: int
    appeal_decided_by: str
    appeal_chair: str
    closed_on: date | None


HEADINGS: dict[str, str] = {
    "reference": "Reference",
    "applied_on": "Applied on",
    "channel": "Channel",
    "capacity": "Applied as",
    "by_representative": "Applied by a representative",
    "procedure": "Procedure",
    "threshold": "Threshold of the procedure",
    "caveats": "Caveats of the procedure",
    "point_of_contact": "Point of contact",
    "state": "State",
    "bodies_informed": "Bodies informed",
    "all_bodies_informed": "Shared with all relevant bodies",
    "informed_on": "Shared on",
    "requests": "Information requests",
    "answered": "Answered",
    "refused": "Refused",
    "complaints": "Complaints listed",
    "complaints_verified": "Of these verified",
    "qualifying": "Complaints that qualified",
    "threshold_decision": "Threshold",
    "threshold_decided_on": "Threshold decided on",
    "working_days_to_decision": "Working days to the decision",
    "route": "Route",
    "rejected": "Rejected as",
    "panels_held": "Panels held",
    "reviewed_on": "Reviewed on",
    "chair_independent": "Chair independent",
    "independent_means": "How independent is meant",
    "victim_invited": "Victim or representative invited",
    "victim_heard": "How the victim was heard",
    "recommendations": "Recommendations",
    "recommendations_accepted": "Of these accepted, wholly or in part",
    "outcome_told_on": "Outcome told on",
    "working_days_to_outcome": "Working days to the outcome",
    "appeals_threshold": "Appeals on the threshold",
    "appeals_threshold_upheld": "Appeals on the threshold upheld",
    "appeals_handling": "Appeals on the handling",
    "appeals_handling_upheld": "Appeals on the handling upheld",
    "appeals_outcome": "Appeals on the outcome",
    "appeals_outcome_upheld": "Appeals on the outcome upheld",
    "appeal_decided_by": "Appeals decided by",
    "appeal_chair": "Appeals chaired by",
    "closed_on": "Closed on",
}
"""The columns of the register, in order, each with its heading."""


def list_register(
    *, viewer: Viewer, first_day: date | None = None, last_day: date | None = None
) -> list[RegisterRow]:
    """Return the register of applications made within days (both included), oldest first; one consultation event."""
    rows = (
        Review.objects.visible_to(viewer)
        .select_related("procedure", "agency")
        .prefetch_related(
            "steps", "bodies", "requests", "complaints", "decisions", "panels", "recommendations", "appeals",
            "letters",
        )
    )  # fmt: skip
    if first_day is not None:
        rows = rows.filter(applied_on__gte=first_day)
    if last_day is not None:
        rows = rows.filter(applied_on__lte=last_day)
    found = list(rows.order_by("applied_on", "reference"))
    record(
        viewer, Category.CONSULTATION, "reviews.list_register", "review", [row.id for row in found],
        classes=[FieldClass.F1],
    )  # fmt: skip
    return [_row(review) for review in found]


def _row(review: Review) -> RegisterRow:
    steps = {step.state: day_of(step.at) for step in sorted(review.steps.all(), key=lambda one: one.at)}
    decision = next((one for one in review.decisions.all() if one.is_current), None)
    panels = sorted(review.panels.all(), key=lambda one: one.starts_at)
    last = panels[-1] if panels else None
    appeals = list(review.appeals.all())
    complaints = [one for one in review.complaints.all() if one.removed_at is None]
    requests = list(review.requests.all())
    bodies = [one for one in review.bodies.all() if one.role == "relevant"]
    recommendations = list(review.recommendations.all())
    decided_on = day_of(decision.decided_at) if decision else None
    told_on = steps.get(ReviewState.OUTCOME_NOTIFIED)
    terms = review.procedure.terms
    return RegisterRow(
        reference=review.reference,
        applied_on=review.applied_on,
        channel=review.get_channel_display(),
        capacity=review.get_capacity_display(),
        by_representative=review.get_relation_display() if review.representative_id else "No",
        procedure=str(review.procedure),
        threshold=f"{terms.complaints_needed} complaints in {terms.within_months} months",
        caveats="; ".join(terms.caveats),
        point_of_contact=terms.contact_name or review.agency.name,
        state=review.get_state_display(),
        bodies_informed=len(bodies),
        all_bodies_informed="Yes" if ReviewState.CIRCULATED in steps else "Not yet",
        informed_on=steps.get(ReviewState.CIRCULATED),
        requests=len(requests),
        answered=sum(1 for one in requests if one.state == "supplied"),
        refused=sum(1 for one in requests if one.state == "refused"),
        complaints=len(complaints),
        complaints_verified=sum(1 for one in complaints if one.source != Source.CLAIMED),
        qualifying=decision.qualifying if decision else None,
        threshold_decision=("Met" if decision.is_met else "Not met") if decision else "",
        threshold_decided_on=decided_on,
        working_days_to_decision=_days(review.applied_on, decided_on),
        route=decision.get_route_display() if decision else "",
        rejected=review.rejection_ground if ReviewState.REJECTED in steps else "",
        panels_held=sum(1 for one in panels if one.state == PanelState.HELD),
        reviewed_on=steps.get(ReviewState.REVIEWED),
        chair_independent=_yes(last.chair_is_independent) if last else "",
        independent_means=last.independence if last else "",
        victim_invited=_yes(last.invited_at is not None) if last else "",
        victim_heard=last.get_was_heard_display() if last and last.state == PanelState.HELD else "",
        recommendations=len(recommendations),
        recommendations_accepted=sum(1 for one in recommendations if one.answer in ("accepted", "partly")),
        outcome_told_on=told_on,
        working_days_to_outcome=_days(review.applied_on, told_on),
        appeals_threshold=_about(appeals, AppealAbout.THRESHOLD),
        appeals_threshold_upheld=_about(appeals, AppealAbout.THRESHOLD, upheld=True),
        appeals_handling=_about(appeals, AppealAbout.HANDLING),
        appeals_handling_upheld=_about(appeals, AppealAbout.HANDLING, upheld=True),
        appeals_outcome=_about(appeals, AppealAbout.OUTCOME),
        appeals_outcome_upheld=_about(appeals, AppealAbout.OUTCOME, upheld=True),
        appeal_decided_by="; ".join(dict.fromkeys(one.get_to_display() for one in appeals)),
        appeal_chair="; ".join(dict.fromkeys(one.chair_name for one in appeals if one.chair_name)),
        closed_on=day_of(review.closed_at) if review.closed_at else None,
    )


def _about(appeals: list[Any], about: AppealAbout, *, upheld: bool = False) -> int:
    return sum(1 for one in appeals if one.about == about and (not upheld or one.state == AppealState.UPHELD))


def _days(start: date, end: date | None) -> int | None:
    return None if end is None else working_days_between(start, end)


def _yes(value: bool) -> str:
    return "Yes" if value else "No"
