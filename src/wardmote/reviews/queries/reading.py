"""One review with everything on it, the list of reviews, what an agency owes, and who may take part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass, Permission, Role
from wardmote.access.errors import NotFound
from wardmote.access.policy import Record, permissions_of
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.partnerships.models import Agency, Membership
from wardmote.people.models import ContactPoint
from wardmote.reports.models import Report
from wardmote.reviews.choices import AnswerState, PanelState, ReviewState
from wardmote.reviews.models import (
    Appeal,
    Complaint,
    Finding,
    InformationAnswer,
    InformationRequest,
    Panel,
    PanelMember,
    Recommendation,
    RecommendationAction,
    Review,
    ReviewBody,
    ReviewEntry,
    ReviewLetter,
    ThresholdDecision,
)
from wardmote.reviews.operations.letters import person_told
from wardmote.reviews.operations.steps import (
    UNANSWERED,
    bodies_to_inform,
    count_complaints,
    reached_days,
)
from wardmote.reviews.rules.clock import Promise, promises
from wardmote.reviews.rules.threshold import Counted
from wardmote.reviews.rules.threshold import ThresholdDecision as Computed
from wardmote.sharing.queries import facts_of

MOST_LISTED = 200
"""So many reviews are shown on one page: an area has a handful a year."""


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint with how it counts now, and its report's reference where the viewer may read the report."""

    complaint: Complaint
    counted: Counted
    report_reference: str


@dataclass(frozen=True)
class Asked:
    """An information request with the answers that the viewer may read."""

    request: InformationRequest
    answers: tuple[InformationAnswer, ...]
    days_late: int

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.request.state in UNANSWERED


@dataclass(frozen=True)
class PanelLine:
    """A panel with its members."""

    panel: Panel
    members: tuple[PanelMember, ...]

    @property
    def seated(self) -> tuple[PanelMember, ...]:
        """Who sits on it now."""
        return tuple(one for one in self.members if one.left_at is None)


@dataclass(frozen=True)
class ReviewInFull:
    """A review as its page shows it. `facts` decide which buttons there are."""

    review: Review
    facts: Record
    complaints: tuple[ComplaintLine, ...]
    removed: tuple[Complaint, ...]
    computed: Computed
    decisions: tuple[ThresholdDecision, ...]
    bodies: tuple[ReviewBody, ...]
    missing: tuple[Agency, ...]
    requests: tuple[Asked, ...]
    panels: tuple[PanelLine, ...]
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    appeals: tuple[Appeal, ...]
    letters: tuple[ReviewLetter, ...]
    entries: tuple[ReviewEntry, ...]
    promises: tuple[Promise, ...]
    contacts: tuple[ContactPoint, ...]
    twins: tuple[Review, ...]
    papers: tuple[ReviewEntry, ...]

    @property
    def decision(self) -> ThresholdDecision | None:
        """The threshold decision that holds."""
        return next((one for one in self.decisions if one.is_current), None)

    @property
    def planned(self) -> PanelLine | None:
        """The panel that is planned, if one is."""
        return next((one for one in self.panels if one.panel.state == PanelState.PLANNED), None)

    @property
    def appeal(self) -> Appeal | None:
        """The appeal that waits for a decision, if one does."""
        return next((one for one in self.appeals if one.state == "received"), None)


def find_review(*, viewer: Actor, reference: str) -> Review:
    """Return a review that the viewer may see, for acting on it; one consultation event. Raises NotFound."""
    review = (
        Review.objects.visible_to(viewer)
        .select_related("agency", "partnership", "procedure", "victim", "representative", "audience")
        .filter(reference=reference)
        .first()
    )
    if review is None:
        raise NotFound("No such review.")
    record(
        viewer, Category.CONSULTATION, "reviews.find_review", "review", [review.id],
        subjects=[review.victim_id], classes=[FieldClass.F1],
    )  # fmt: skip
    return review


def get_review(*, viewer: Actor, reference: str, on: date) -> ReviewInFull:
    """Return a review with everything on it that the viewer may read; one consultation event. Raises NotFound."""
    review = (
        Review.objects.visible_to(viewer)
        .select_related(
            "agency", "partnership", "procedure", "victim", "representative", "audience",
            "contact_person__account", "merged_into", "consent_document",
        )
        .filter(reference=reference)
        .first()
    )  # fmt: skip
    if review is None:
        raise NotFound("No such review.")
    record(
        viewer, Category.CONSULTATION, "reviews.get_review", "review", [review.id],
        subjects=[review.victim_id, *([review.representative_id] if review.representative_id else [])],
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
    )  # fmt: skip
    rows = {
        row.id: row
        for row in Complaint.objects.filter(review=review).select_related("agency", "same_incident_as")
    }
    computed = count_complaints(review)
    references = dict(
        Report.objects.visible_to(viewer)
        .filter(pk__in=[row.report_id for row in rows.values() if row.report_id])
        .values_list("id", "reference")
    )
    answers: dict[UUID, list[InformationAnswer]] = {}
    for answer in _answers(viewer, review):
        answers.setdefault(answer.request_id, []).append(answer)
    members: dict[UUID, list[PanelMember]] = {}
    for member in (
        PanelMember.objects.filter(review=review)
        .select_related("agency", "takes_over_from")
        .order_by(F("left_at").asc(nulls_first=True), "name")
    ):
        members.setdefault(member.panel_id, []).append(member)
    return ReviewInFull(
        review=review,
        facts=facts_of(review),
        complaints=tuple(
            ComplaintLine(
                rows[one.complaint.id],
                one,
                references.get(report_id, "") if (report_id := rows[one.complaint.id].report_id) else "",
            )
            for one in computed.counted
        ),
        removed=tuple(row for row in rows.values() if row.removed_at),
        computed=computed,
        decisions=tuple(review.decisions.select_related("procedure").order_by("-decided_at")),
        bodies=tuple(review.bodies.select_related("agency").order_by("left_at", "agency__name")),
        missing=tuple(bodies_to_inform(review)),
        requests=tuple(
            Asked(
                request,
                tuple(answers.get(request.id, ())),
                max(0, (on - request.due_on).days) if request.state in UNANSWERED else 0,
            )
            for request in review.requests.select_related("agency").order_by("agency__name", "sent_at")
        ),
        panels=tuple(
            PanelLine(panel, tuple(members.get(panel.id, ())))
            for panel in review.panels.order_by("-starts_at")
        ),
        findings=tuple(review.findings.order_by("number")),
        recommendations=tuple(
            review.recommendations.select_related("agency", "followed_by__action").order_by("number")
        ),
        appeals=tuple(review.appeals.order_by("-received_at")),
        letters=tuple(review.letters.order_by("-written_at")),
        entries=tuple(
            review.entries.select_related("by__account", "agency", "document").order_by("-at", "-id")[:500]
        ),
        promises=tuple(promises(review.procedure.terms, reached_days(review))),
        contacts=tuple(contacts_of(viewer=viewer, review=review)),
        twins=tuple(Review.objects.visible_to(viewer).filter(merged_into=review)),
        papers=tuple(
            review.entries.filter(document__isnull=False)
            .select_related("document", "by__account", "agency")
            .order_by("-at", "-id")
        ),
    )


def _answers(viewer: Actor, review: Review) -> QuerySet[InformationAnswer]:
    rows = InformationAnswer.objects.filter(review=review).select_related("agency").order_by("given_at")
    if isinstance(viewer, Viewer) and viewer.agency_id != review.agency_id:
        return rows.filter(Q(in_confidence=False) | Q(agency_id=viewer.agency_id))
    return rows


def contacts_of(*, viewer: Actor, review: Review) -> list[ContactPoint]:
    """Return the contact points, still in use, of whoever is told; preferred ones first."""
    if not Review.objects.visible_to(viewer).filter(pk=review.pk).exists():
        return []
    return list(
        ContactPoint.objects.filter(person_id=person_told(review), withdrawn_at__isnull=True).order_by(
            "-is_preferred", "created_at", "id"
        )
    )


@dataclass(frozen=True, kw_only=True)
class ReviewFilter:
    """Which reviews: open ones, ended ones or all; of one state; only where my agency owes something."""

    which: str = "open"
    state: str = ""
    words: str = ""
    owed: bool = False


def list_reviews(*, viewer: Viewer, wanted: ReviewFilter) -> list[Review]:
    """Return the reviews that the viewer may see: what is due first, then the newest. At most `MOST_LISTED`."""
    rows = Review.objects.visible_to(viewer).select_related("agency", "contact_person__account", "victim")
    if wanted.which != "all":
        rows = rows.filter(is_open=wanted.which == "open")
    if wanted.state in ReviewState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        rows = rows.filter(Q(reference__icontains=wanted.words) | Q(victim__name__icontains=wanted.words))
    if wanted.owed:
        rows = rows.filter(
            Q(requests__agency_id=viewer.agency_id, requests__state__in=UNANSWERED)
            | Q(recommendations__agency_id=viewer.agency_id, recommendations__answer=AnswerState.AWAITED)
        ).distinct()
    found = list(rows.order_by(F("step_due_on").asc(nulls_last=True), "-received_at", "id")[:MOST_LISTED])
    record(
        viewer, Category.CONSULTATION, "reviews.list_reviews", "review", [row.id for row in found],
        subjects=[row.victim_id for row in found], classes=[FieldClass.F1, FieldClass.F2],
    )  # fmt: skip
    return found


@dataclass(frozen=True)
class Owed:
    """What an agency owes on reviews: answers to requests, and to recommendations."""

    requests: tuple[InformationRequest, ...]
    recommendations: tuple[Recommendation, ...]


def owed_by(*, viewer: Viewer) -> Owed:
    """Return what the viewer's agency still owes on the reviews that they may see, what is due first."""
    mine = {"review__in": Review.objects.visible_to(viewer), "agency_id": viewer.agency_id}
    return Owed(
        tuple(
            InformationRequest.objects.filter(
                **mine, state__in=UNANSWERED, review__state=ReviewState.INFO_REQUESTED
            )
            .select_related("review")
            .order_by("due_on")
        ),
        tuple(
            Recommendation.objects.filter(**mine, answer=AnswerState.AWAITED, review__is_open=True)
            .select_related("review")
            .order_by("due_on")
        ),
    )


def get_request(*, viewer: Actor, review: Review, request_id: UUID) -> InformationRequest:
    """Return an information request of a review. Raises NotFound."""
    found = (
        InformationRequest.objects.filter(
            pk=request_id, review__in=Review.objects.visible_to(viewer).filter(pk=review.pk)
        )
        .select_related("agency")
        .first()
    )
    if found is None:
        raise NotFound("No such request.")
    return found


def get_complaint(*, viewer: Actor, review: Review, complaint_id: UUID) -> Complaint:
    """Return a complaint of a review that was not removed. Raises NotFound."""
    found = (
        Complaint.objects.filter(
            pk=complaint_id,
            review__in=Review.objects.visible_to(viewer).filter(pk=review.pk),
            removed_at__isnull=True,
        )
        .select_related("agency")
        .first()
    )
    if found is None:
        raise NotFound("No such complaint.")
    return found


def get_recommendation(*, viewer: Actor, review: Review, number: int) -> Recommendation:
    """Return a recommendation of a review by its number. Raises NotFound."""
    found = (
        Recommendation.objects.filter(
            number=number, review__in=Review.objects.visible_to(viewer).filter(pk=review.pk)
        )
        .select_related("agency")
        .first()
    )
    if found is None:
        raise NotFound("No such recommendation.")
    return found


def recommendation_behind(*, viewer: Actor, action_id: UUID) -> Recommendation | None:
    """Return the recommendation that an action of the log follows up, with its review; None for another action."""
    found = (
        RecommendationAction.objects.filter(action_id=action_id, review__in=Review.objects.visible_to(viewer))
        .select_related("recommendation__review")
        .first()
    )
    return found.recommendation if found else None


def people_for_reviews(*, viewer: Viewer, agency_ids: list[UUID]) -> list[Membership]:
    """Return who works on case reviews at agencies, by name: to sit on a panel, to be spoken to, to be kept away."""
    rows = (
        Membership.objects.filter(
            partnership_id=viewer.partnership_id, agency_id__in=agency_ids, ended_at__isnull=True
        )
        .select_related("account", "agency")
        .order_by("agency__name", "account__name")
    )
    return [
        row for row in rows if Permission.READ_REVIEWS in permissions_of(Role(role) for role in row.roles)
    ]


def reports_of(*, viewer: Actor, review: Review) -> list[Report]:
    """Return the reports among a review's complaints that the viewer may read, oldest first; a consultation event."""
    wanted = Complaint.objects.filter(
        review__in=Review.objects.visible_to(viewer).filter(pk=review.pk), removed_at__isnull=True
    ).values("report_id")
    found = list(
        Report.objects.visible_to(viewer)
        .filter(pk__in=wanted)
        .select_related("agency")
        .order_by("received_at")
    )
    record(
        viewer, Category.CONSULTATION, "reviews.reports_of", "report", [row.id for row in found],
        subjects=[row.reporter_id for row in found if row.reporter_id],
        classes=[FieldClass.F1, FieldClass.F3, FieldClass.F4],
    )  # fmt: skip
    return found


def open_for_joining(*, viewer: Actor, review: Review) -> list[Review]:
    """Return the other open reviews that the viewer's body leads: those an application may be joined with."""
    return list(
        Review.objects.visible_to(viewer)
        .filter(is_open=True, agency_id=review.agency_id)
        .exclude(pk=review.pk)
        .select_related("victim")
        .order_by("received_at")
    )


def get_letter(*, viewer: Actor, reference: str, letter_id: UUID) -> ReviewLetter:
    """Return a letter of a review, for printing; a consultation event. Raises NotFound."""
    found = (
        ReviewLetter.objects.filter(
            pk=letter_id, review__in=Review.objects.visible_to(viewer).filter(reference=reference)
        )
        .select_related("review__partnership")
        .first()
    )
    if found is None:
        raise NotFound("No such letter.")
    record(
        viewer, Category.CONSULTATION, "reviews.get_letter", "review", [found.review_id, found.id],
        subjects=[found.review.victim_id], classes=[FieldClass.F1],
    )  # fmt: skip
    return found
