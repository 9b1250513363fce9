"""Appeals (Schedule 4 paragraph 3): about the threshold, the handling or the outcome; to the council, then further."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor, PublicActor, SystemActor
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import Refused
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.partnerships.choices import AppealBody
from wardmote.reviews.choices import AppealAbout, AppealState, LetterKind, ReviewState, Told
from wardmote.reviews.models import Appeal, Review
from wardmote.reviews.operations.letters import tell_applicant
from wardmote.reviews.operations.steps import advance, count_complaints, facts_of_review, keep_decision
from wardmote.reviews.operations.writing import hold, log, membership_of, now_or, once, refuse, tell_people
from wardmote.reviews.permissions import check_holds_link, check_may_run
from wardmote.reviews.rules.appeals import AppealFacts, is_late, why_not_appeal, why_not_send_back
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.states import BY_NAME


@operation
@once
def appeal(
    *,
    by: Actor,
    review: Review,
    about: AppealAbout,
    grounds: str,
    may_pass_on: bool = False,
    late_reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Appeal:
    """The applicant is not satisfied: through their link, or as an officer enters it.

    It goes to the next body that the procedure names (the council, then the local policing body); to hand it on there
    the applicant must agree (`may_pass_on`). An appeal after the last day is taken when an officer says why; through
    the link it is taken and marked as late. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    if isinstance(by, PublicActor):
        check_holds_link(by, review)
        system = SystemActor(by.partnership_id, why="an applicant appeals")
        with acting_as(system):
            made = _appeal(system, review, about, grounds, may_pass_on, "Through the link.", now)
    else:
        check_may_run(by, hold(by, review))
        made = _appeal(by, review, about, grounds, may_pass_on, late_reason, now)
    log(by, Category.COLLECTION, "appeal", made.review, more=[made.id], classes=[FieldClass.F4])
    return made


def _appeal(
    by: Actor,
    review: Review,
    about: AppealAbout,
    grounds: str,
    may_pass_on: bool,
    late_reason: str,
    at: datetime,
) -> Appeal:
    review = hold(by, review)
    before = ReviewState(review.state)
    order = [AppealBody(body) for body in review.procedure.appeal_to]
    level = review.appeals.count() + 1
    late = is_late(review.appeal_until, day_of(at))
    facts = AppealFacts(
        about=about,
        state=before,
        grounds=grounds,
        level=level,
        to=order[level - 1] if level <= len(order) else None,
        may_pass_on=may_pass_on,
        is_late=late,
        late_reason=late_reason,
        was_reviewed=review.steps.filter(state=ReviewState.REVIEWED).exists(),
    )
    problem, field = why_not_appeal(facts)
    refuse(problem, field)
    review = advance(
        by, review, "appeal", facts_of_review(review, reason=grounds), at, field="grounds",
        words=f"Appeal on {AppealAbout(about).label.lower()}",
    )  # fmt: skip
    made = Appeal.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        about=about,
        level=level,
        to=order[level - 1],
        grounds=grounds.strip(),
        received_at=at,
        is_late=late,
        late_reason=late_reason.strip()[:300] if late else "",
        may_pass_on=may_pass_on,
        from_state=before,
    )
    tell_people(
        review, review.agency_id, f"An appeal arrived: {review.reference}.", permission=Permission.RUN_REVIEWS
    )
    return made


@operation
@once
def decide_appeal(
    *,
    by: Actor,
    review: Review,
    is_upheld: bool,
    reason: str,
    letter: str,
    send_back: str = "",
    chair_name: str = "",
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Decide the appeal that waits, tell the applicant, and send an upheld one back to the right step.

    `send_back` is one of `rules.states.UPHOLDING`: to inform the bodies, ask for information, decide the threshold
    again, or to the panel. A threshold that an appeal overturned is no longer counted as not met. Raises Refused,
    ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    waiting = review.appeals.filter(state=AppealState.RECEIVED).order_by("-received_at").first()
    if waiting is None:
        raise Refused("No appeal waits for a decision.")
    refuse("" if reason.strip() else "Give the reason.", "reason")
    refuse("" if letter.strip() else "Write the letter to the applicant.", "letter")
    name = send_back if is_upheld else "dismiss_appeal"
    if is_upheld:
        refuse(
            why_not_send_back(AppealAbout(waiting.about), ReviewState(waiting.from_state), send_back),
            "send_back",
        )
    facts = facts_of_review(review, reason=reason)
    review.appeal_until = appeal_until(review.procedure.terms, day_of(now)) if not is_upheld else None
    review = advance(by, review, name, facts, now, field="reason", also=("appeal_until",))
    if is_upheld and waiting.about == AppealAbout.THRESHOLD and review.state == ReviewState.THRESHOLD_MET:
        keep_decision(
            by, review, count_complaints(review), now, is_met=True, reason=f"On appeal: {reason.strip()}"
        )
    waiting.state = AppealState.UPHELD if is_upheld else AppealState.DISMISSED
    waiting.decided_at, waiting.decided_by_id, waiting.reason = now, membership_of(by), reason.strip()
    waiting.chair_name = chair_name.strip()[:120]
    waiting.sent_back_to = BY_NAME[name].leads_to if is_upheld else ""
    waiting.save(update_fields=["state", "decided_at", "decided_by", "reason", "chair_name", "sent_back_to"])
    tell_applicant(by, review, LetterKind.APPEAL, letter, now, told=told, contact_point_id=contact_point_id)
    log(by, Category.ALTERATION, "decide_appeal", review, fields=["state"], more=[waiting.id])
    return review
