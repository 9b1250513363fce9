"""The way of an application to its decision: acknowledged, circulated, decided, rejected, withdrawn, joined, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models

from wardmote.access.actors import Actor, PublicActor, SystemActor
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import hash_secret, new_secret
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.partnerships.models import Agency, Membership
from wardmote.reviews.choices import (
    Attendance,
    BodyRole,
    Consent,
    LetterKind,
    RequestState,
    ReviewEntryKind,
    ReviewState,
    Told,
)
from wardmote.reviews.models import (
    Complaint,
    Review,
    ReviewBody,
    ReviewLink,
)
from wardmote.reviews.operations.letters import tell_applicant
from wardmote.reviews.operations.seats import vacate_seats_of
from wardmote.reviews.operations.steps import (
    UNANSWERED,
    advance,
    bodies_to_inform,
    count_complaints,
    facts_of_review,
    keep_decision,
)
from wardmote.reviews.operations.writing import (
    agency_in_partnership,
    hold,
    log,
    membership_of,
    now_or,
    once,
    people_on_reviews,
    refuse,
    save,
    tell_people,
    write_entry,
)
from wardmote.reviews.permissions import check_holds_link, check_may_run
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.threshold import why_not_decide
from wardmote.sharing import operations as audiences

STANDARD_GROUNDS = (
    "Prejudicial or discriminatory",
    "Malicious",
    "Vexatious or frivolous",
    "Unreasonable",
    "Not anti-social behaviour as section 105(4) means it",
)
"""Why an application may be rejected where the procedure names no grounds of its own."""


@operation
@once
def acknowledge(
    *,
    by: Actor,
    review: Review,
    letter: str,
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    contact_person_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Tell whoever applied that we have the application, and give them one person to speak to (default: the actor).

    Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    person = contact_person_id or membership_of(by)
    if person is not None:
        review.contact_person = _who_may_be_contact(review, person)
    facts = facts_of_review(review, letter=letter)
    review = advance(by, review, "acknowledge", facts, now, field="letter", also=("contact_person",))
    tell_applicant(
        by, review, LetterKind.ACKNOWLEDGEMENT, letter, now, told=told, contact_point_id=contact_point_id
    )
    log(by, Category.ALTERATION, "acknowledge", review, fields=["state", "contact_person"])
    return review


@operation
@once
def set_contact_person(
    *,
    by: Actor,
    review: Review,
    membership_id: UUID,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Make somebody the applicant's single point of contact. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    review.contact_person = _who_may_be_contact(review, membership_id)
    write_entry(by, review, ReviewEntryKind.NOTE, "The applicant has another point of contact.", now)
    save(review, now, "contact_person")
    log(by, Category.ALTERATION, "set_contact_person", review, fields=["contact_person"])
    return review


def _who_may_be_contact(review: Review, membership_id: UUID) -> Membership:
    people = people_on_reviews(review, review.agency_id, permission=Permission.READ_REVIEWS)
    found = next((one for one in people if one.id == membership_id), None)
    if found is None:
        raise Refused("Choose somebody of the body that leads the review.", "contact_person")
    return found


@operation
@once
def circulate(
    *,
    by: Actor,
    review: Review,
    invited: Iterable[UUID] = (),
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Pass the application to every relevant body at once (s.104(3)), and to `invited` partners of the area.

    From now on their people who work on reviews can read it. Waits for the written consent where somebody applied
    for another person. Each is a disclosure, logged with its recipient. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    bodies = [(agency, BodyRole.RELEVANT) for agency in bodies_to_inform(review)]
    known = {agency.id for agency, _ in bodies}
    bodies += [
        (agency_in_partnership(by, agency_id), BodyRole.INVITED)
        for agency_id in dict.fromkeys(invited)
        if agency_id not in known
    ]
    facts = facts_of_review(review, bodies_missing=0)
    review = advance(by, review, "circulate", facts, now)
    _inform(by, review, bodies, now)
    log(by, Category.ALTERATION, "circulate", review, fields=["state", "bodies"])
    return review


@operation
@once
def invite_body(
    *,
    by: Actor,
    review: Review,
    agency_id: UUID,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Let a further body take part in a review that was circulated. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    agency = agency_in_partnership(by, agency_id)
    refuse("" if review.is_open and review.bodies.exists() else "Inform all relevant bodies first.", "agency")
    held = review.bodies.filter(agency=agency, left_at__isnull=True)
    refuse("This body takes part already." if held.exists() else "", "agency")
    role = BodyRole.RELEVANT if agency in bodies_to_inform(review) else BodyRole.INVITED
    _inform(by, review, [(agency, role)], now)
    save(review, now)
    log(by, Category.ALTERATION, "invite_body", review, fields=["bodies"], more=[agency.id])
    return review


def _inform(by: Actor, review: Review, bodies: list[tuple[Agency, BodyRole]], at: datetime) -> None:
    for agency, role in bodies:
        row, made = ReviewBody.objects.get_or_create(
            review=review,
            agency=agency,
            defaults={"partnership_id": review.partnership_id, "role": role, "informed_at": at},
        )
        if not made:
            row.left_at, row.left_reason, row.informed_at = None, "", at
            row.save(update_fields=["left_at", "left_reason", "informed_at"])
        audiences.admit(
            by=by, audience=review.audience, principal_id=agency.id, reason="section 104(3): informed"
        )
        if agency.id != review.agency_id:
            log(
                by, Category.DISCLOSURE, "circulate", review, recipient=agency.name, more=[agency.id],
                classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
            )  # fmt: skip
            tell_people(review, agency.id, f"A case review was passed to you: {review.reference}.")
    if bodies:
        names = ", ".join(agency.name for agency, _ in bodies)
        write_entry(by, review, ReviewEntryKind.STATE, f"Informed: {names}.", at)


@operation
@once
def release_body(
    *,
    by: Actor,
    review: Review,
    agency_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Let a body go that left the area or no longer takes part: it sees nothing more, and nobody waits for it.

    What it answered stays. A recommendation made to it stays open until it is given to another body. The body that
    leads cannot go. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("Say why it no longer takes part." if not reason.strip() else "", "reason")
    refuse("The body that leads the review cannot go." if agency_id == review.agency_id else "", "agency")
    row = review.bodies.filter(agency_id=agency_id, left_at__isnull=True).select_related("agency").first()
    if row is None:
        raise NotFound("No such body on this review.")
    row.left_at, row.left_reason = now, reason.strip()[:300]
    row.save(update_fields=["left_at", "left_reason"])
    review.requests.filter(agency_id=agency_id, state__in=UNANSWERED).update(
        state=RequestState.RELEASED, ended_at=now
    )
    vacate_seats_of(by, review, agency_id, now)
    # Whoever runs reviews need not share cases, and only who does takes somebody off an audience: the operation has
    # checked that they may.
    system = SystemActor(review.partnership_id, why="a body leaves a case review")
    with acting_as(system):
        audiences.withdraw(by=system, audience=review.audience, principal_id=agency_id)
    write_entry(
        by,
        review,
        ReviewEntryKind.NOTE,
        f"{row.agency.name} no longer takes part. {row.left_reason}",
        now,
    )
    save(review, now)
    log(by, Category.ALTERATION, "release_body", review, fields=["bodies"], more=[agency_id])
    return review


@operation
@once
def decide_on_threshold(
    *,
    by: Actor,
    review: Review,
    is_met: bool,
    reason: str,
    letter: str,
    persistence: str = "",
    harm: str = "",
    adequacy: str = "",
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Decide whether the threshold is met, under the procedure that the application was made under, and tell why.

    Enough qualifying complaints force "met" (s.104(4)); otherwise people decide and say why (s.104(5)). The
    decision is kept with that version of the procedure and with every complaint as it was counted. Raises Refused,
    ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    computed = count_complaints(review)
    why = reason.strip() or (computed.reason if computed.is_forced else "")
    facts = facts_of_review(review, reason=why, letter=letter)
    if review.state == ReviewState.INFO_COMPLETE:
        problem = why_not_decide(
            computed=computed, is_met=is_met, reason=reason, considered_words=(persistence, harm, adequacy)
        )
        refuse(problem, "is_met" if computed.is_forced else "reason" if not reason.strip() else "persistence")
    name = "decide_met" if is_met else "decide_not_met"
    review.appeal_until = appeal_until(review.procedure.terms, day_of(now))
    review = advance(
        by, review, name, facts, now, field="letter" if why else "reason", also=("appeal_until",)
    )
    decision = keep_decision(
        by,
        review,
        computed,
        now,
        is_met=is_met,
        reason=why,
        persistence=persistence,
        harm=harm,
        adequacy=adequacy,
    )
    tell_applicant(
        by, review, LetterKind.THRESHOLD, letter, now, told=told, contact_point_id=contact_point_id
    )
    for body in review.bodies.filter(left_at__isnull=True).exclude(agency_id=review.agency_id):
        said = "met" if is_met else "not met"
        tell_people(review, body.agency_id, f"Case review {review.reference}: the threshold is {said}.")
    log(by, Category.ALTERATION, "decide_on_threshold", review, fields=["state"], more=[decision.id])
    return review


@operation
@once
def reject(
    *,
    by: Actor,
    review: Review,
    ground: str,
    reason: str,
    letter: str,
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Reject an application on a ground of the procedure, with reasons, before the threshold is decided.

    `ground` is one of the procedure's (of `STANDARD_GROUNDS` where it names none). The applicant is told why, and how
    to appeal. Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    if ground not in grounds_for(review):
        raise Refused("Choose a ground of the procedure.", "ground")
    review.rejection_ground, review.ending_reason = ground, reason.strip()
    review.appeal_until = appeal_until(review.procedure.terms, day_of(now))
    facts = facts_of_review(review, reason=reason, letter=letter)
    review = advance(
        by, review, "reject", facts, now, field="letter" if reason.strip() else "reason",
        also=("rejection_ground", "ending_reason", "appeal_until"),
    )  # fmt: skip
    tell_applicant(
        by, review, LetterKind.REJECTION, letter, now, told=told, contact_point_id=contact_point_id
    )
    review.requests.filter(state__in=UNANSWERED).update(state=RequestState.RELEASED, ended_at=now)
    log(by, Category.ALTERATION, "reject", review, fields=["state", "rejection_ground"])
    return review


def grounds_for(review: Review) -> tuple[str, ...]:
    """Return on which grounds the procedure of a review lets it be rejected."""
    return tuple(review.procedure.rejection_grounds) or STANDARD_GROUNDS


@operation
@once
def withdraw_application(
    *,
    by: Actor,
    review: Review,
    reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """The applicant no longer wants the review: by themselves through their link, or through an officer.

    Through the link no reason is needed. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    if isinstance(by, PublicActor):
        check_holds_link(by, review)
        with acting_as(SystemActor(by.partnership_id, why="an applicant withdraws")):
            review = _withdraw(by, review, reason.strip() or "Withdrawn by the applicant.", now)
    else:
        check_may_run(by, hold(by, review))
        review = _withdraw(by, review, reason, now)
    log(by, Category.ALTERATION, "withdraw_application", review, fields=["state"])
    return review


def _withdraw(by: Actor, review: Review, reason: str, at: datetime) -> Review:
    who: Actor = (
        SystemActor(review.partnership_id, why="an applicant withdraws") if by.kind == "public" else by
    )
    review = hold(who, review)
    review.ending_reason = reason.strip()
    facts = facts_of_review(review, reason=reason)
    review = advance(by, review, "withdraw", facts, at, field="reason", also=("ending_reason",))
    review.requests.filter(state__in=UNANSWERED).update(state=RequestState.RELEASED, ended_at=at)
    tell_people(
        review, review.agency_id, f"An application was withdrawn: {review.reference}.",
        permission=Permission.RUN_REVIEWS,
    )  # fmt: skip
    return review


@operation
@once
def merge_reviews(
    *,
    by: Actor,
    review: Review,
    into: Review,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Join an application with another about the same matter that is further on: its complaints move there.

    Both applicants keep their links; the one that is joined says so. Who applied is not told to the other. Counted in
    the yearly figures as one application each. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    if review.pk == into.pk:
        raise Refused("An application cannot be joined with itself.", "into")
    review, into = hold(by, review), hold(by, into)
    check_may_run(by, review)
    check_may_run(by, into)
    if not into.is_open or into.state in (ReviewState.MERGED,):
        raise Refused("The application that it is joined with must still be open.", "into")
    facts = facts_of_review(review, reason=reason)
    review.merged_into, review.ending_reason = into, reason.strip()
    review = advance(
        by, review, "merge", facts, now, field="reason", also=("merged_into", "ending_reason"),
        words=f"Joined with {into.reference}",
    )  # fmt: skip
    held = set(into.complaints.filter(removed_at__isnull=True).values_list("incident_id", flat=True)) - {None}
    moving = Complaint.objects.filter(review=review, removed_at__isnull=True)
    moving.filter(incident_id__in=held).update(
        removed_at=now, removed_reason=f"It is listed in {into.reference} already."
    )
    moving.filter(removed_at__isnull=True).update(review=into)
    review.requests.filter(state__in=UNANSWERED).update(state=RequestState.RELEASED, ended_at=now)
    write_entry(
        by, into, ReviewEntryKind.NOTE, f"Another application was joined with this one. {reason.strip()}", now
    )
    save(into, now)
    tell_applicant(
        by,
        review,
        LetterKind.PROGRESS,
        "We had another application about the same behaviour. We look at both together, so that nothing is asked"
        " twice. Everything that you told us is kept, and you hear from us as before.",
        now,
    )
    log(by, Category.COMBINATION, "merge_reviews", review, fields=["state"], more=[into.id])
    return review


@operation
@once
def withdraw_representation(
    *,
    by: Actor,
    review: Review,
    note: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """The person affected no longer wants to be represented: the representative's link ends at once.

    The review goes on for the person affected, who gets a link of their own: its secret stands on the returned
    instance (`follow_secret`) and is given to them in a way that is safe. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    if review.representative_id is None or review.consent == Consent.WITHDRAWN:
        raise Refused("Nobody represents the person affected.")
    review.consent, review.consent_withdrawn_at = Consent.WITHDRAWN, now
    if review.attendance == Attendance.REPRESENTATIVE:
        review.attendance = Attendance.NOT_SAID
    ReviewLink.objects.filter(
        review=review, person_id=review.representative_id, ended_at__isnull=True
    ).update(ended_at=now)
    secret = new_secret()
    ReviewLink.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        person_id=review.victim_id,
        secret_hash=hash_secret(secret),
        created_at=now,
    )
    review.panels.filter(state="planned", attendance=Attendance.REPRESENTATIVE).update(
        attendance=Attendance.NOT_SAID
    )
    said = f" {note.strip()}" if note.strip() else ""
    write_entry(
        by,
        review,
        ReviewEntryKind.NOTE,
        f"The person affected is no longer represented. Ask them how they want to go on.{said}",
        now,
    )
    save(review, now, "consent", "consent_withdrawn_at", "attendance")
    log(by, Category.ALTERATION, "withdraw_representation", review, fields=["consent", "links"])
    review.follow_secret = secret
    return review


@operation
@once
def track_recommendations(
    *, by: Actor, review: Review, at: datetime | None = None, form_token: UUID | None = None
) -> Review:
    """Begin to follow the recommendations up, after the outcome was told. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    review = advance(by, review, "track", facts_of_review(review), now)
    log(by, Category.ALTERATION, "track_recommendations", review, fields=["state"])
    return review


@operation
@once
def close_review(
    *,
    by: Actor,
    review: Review,
    letter: str,
    reason: str = "",
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Close a review, and tell whoever applied that and why (Home Office guidance). Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    review.ending_reason = reason.strip()
    facts = facts_of_review(review, reason=reason, letter=letter)
    review = advance(
        by, review, "close", facts, now, field="letter" if not letter.strip() else "reason",
        also=("ending_reason",),
    )  # fmt: skip
    tell_applicant(by, review, LetterKind.CLOSING, letter, now, told=told, contact_point_id=contact_point_id)
    log(by, Category.ALTERATION, "close_review", review, fields=["state"])
    return review


@operation
def release_bodies_that_left(*, by: SystemActor, at: datetime | None = None) -> int:
    """Let every body go that left the partnership, from each open review it is on; return how many were.

    Run by a job each day. The co-ordinator is told, who gives its recommendations to others.
    """
    now = now_or(at)
    gone = list(
        ReviewBody.objects.filter(left_at__isnull=True, agency__left_on__isnull=False, review__is_open=True)
        .exclude(agency_id=models.F("review__agency_id"))
        .select_related("review", "agency")
    )
    for body in gone:
        release_body(
            by=SystemActor(body.partnership_id, why="a body left the area"),
            review=body.review,
            agency_id=body.agency_id,
            reason="It left the partnership.",
            at=now,
        )
        tell_people(
            body.review, body.review.agency_id, f"{body.agency} left; see case review {body.review.reference}.",
            permission=Permission.RUN_REVIEWS,
        )  # fmt: skip
    record(
        by, Category.ALTERATION, "reviews.release_bodies_that_left", "review", [one.review_id for one in gone],
        fields=["bodies"],
    )  # fmt: skip
    return len(gone)
