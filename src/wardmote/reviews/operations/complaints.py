"""The complaints of a review: found in the record, claimed by the applicant, confirmed, joined, removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.reviews.choices import ReviewEntryKind, Source
from wardmote.reviews.models import Complaint, Review
from wardmote.reviews.operations.applying import compose_claimed
from wardmote.reviews.operations.writing import (
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    write_entry,
)
from wardmote.reviews.permissions import check_may_answer, check_may_run
from wardmote.reviews.queries.finding import find_in_record
from wardmote.reviews.rules.applying import ClaimedComplaint, why_not_claimed
from wardmote.reviews.rules.states import BEFORE_DECISION


@operation
@once
def take_from_record(
    *,
    by: Actor,
    review: Review,
    incident_ids: Iterable[UUID],
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Take complaints that were found in the record into the review: verified, with the record's own days.

    Only what `find_in_record` proposes. Where the record says that two are the same incident (a report merged into
    another) they are joined. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    _still_open(review)
    wanted = set(incident_ids)
    found = [one for one in find_in_record(viewer=by, review=review) if one.incident_id in wanted]
    refuse("" if found else "Choose at least one report.", "incidents")
    held = set(
        Complaint.objects.filter(review=review, removed_at__isnull=True).values_list("incident_id", flat=True)
    )
    made: dict[UUID, Complaint] = {}
    for one in found:
        if one.incident_id in held:
            continue
        row = Complaint.objects.create(
            partnership_id=review.partnership_id,
            review=review,
            source=Source.RECORD,
            report_id=one.report_id,
            incident_id=one.incident_id,
            agency_id=one.agency_id,
            told_to=one.agency_name,
            complained_on=one.complained_on,
            behaviour_on=one.behaviour_on,
            is_hate=one.is_hate,
            same_incident_as=made.get(one.same_as),
            entered_at=now,
        )
        made.setdefault(one.same_as, row)
    write_entry(
        by,
        review,
        ReviewEntryKind.INFORMATION,
        f"{len(made)} complaint{'s' if len(made) != 1 else ''} taken from the record.",
        now,
    )
    save(review, now)
    log(
        by, Category.COMBINATION, "take_from_record", review, fields=["complaints"],
        more=[row.id for row in made.values()], classes=[FieldClass.F1, FieldClass.F4],
    )  # fmt: skip
    return review


@operation
@once
def add_claimed(
    *,
    by: Actor,
    review: Review,
    claimed: ClaimedComplaint,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Complaint:
    """Enter a complaint that the applicant tells of; it is marked as not verified. Raises Refused, NotAllowed."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    _still_open(review)
    wrong = why_not_claimed(claimed, on=day_of(now))
    if wrong:
        field, sentence = next(iter(wrong.items()))
        raise Refused(sentence, field, **{name: said for name, said in wrong.items() if name != field})
    row = compose_claimed(review, claimed, now)
    row.save(force_insert=True)
    save(review, now)
    log(by, Category.COLLECTION, "add_claimed", review, more=[row.id], classes=[FieldClass.F4])
    return row


@operation
@once
def confirm_complaint(
    *,
    by: Actor,
    complaint: Complaint,
    complained_on: date,
    behaviour_on: date,
    their_reference: str = "",
    is_hate: bool | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Complaint:
    """Say that a body holds a complaint that was only claimed, with the days of its own record.

    By the body that was told (its people who work on reviews), or by the co-ordinator on its word. Raises Refused,
    NotAllowed, NotFound.
    """
    now = now_or(at)
    complaint, review = _hold_complaint(by, complaint)
    if getattr(by, "agency_id", None) == complaint.agency_id:
        check_may_answer(by, review)
    else:
        check_may_run(by, review)
    _still_open(review)
    today = day_of(now)
    refuse("The day must be today or in the past." if complained_on > today else "", "complained_on")
    refuse("The day must be today or in the past." if behaviour_on > today else "", "behaviour_on")
    complaint.complained_on, complaint.behaviour_on = complained_on, behaviour_on
    complaint.their_reference = their_reference.strip()[:80] or complaint.their_reference
    complaint.is_hate = complaint.is_hate if is_hate is None else is_hate
    if complaint.source == Source.CLAIMED:
        complaint.source = Source.CONFIRMED
    complaint.confirmed_by_id, complaint.confirmed_at = membership_of(by), now
    complaint.save(
        update_fields=[
            "complained_on", "behaviour_on", "their_reference", "is_hate", "source", "confirmed_by",
            "confirmed_at",
        ]
    )  # fmt: skip
    write_entry(
        by, review, ReviewEntryKind.INFORMATION, "A complaint was confirmed from a body's record.", now
    )
    save(review, now)
    log(by, Category.ALTERATION, "confirm_complaint", review, more=[complaint.id], fields=["complaints"])
    return complaint


@operation
@once
def join_complaints(
    *,
    by: Actor,
    complaint: Complaint,
    same_as: Complaint | None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Complaint:
    """Say that two complaints are about the same incident, told twice; None says that it is one of its own.

    Whether that makes one of them is for the procedure (s.104(12)). Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    complaint, review = _hold_complaint(by, complaint)
    check_may_run(by, review)
    _still_open(review)
    root = None
    if same_as is not None:
        root = Complaint.objects.filter(pk=same_as.same_incident_as_id or same_as.pk, review=review).first()
        if root is None:
            raise NotFound("No such complaint on this review.")
        refuse("A complaint is always the same as itself." if root.pk == complaint.pk else "", "same_as")
        # Whatever was joined with this one goes along, so that a chain never has more than one link.
        Complaint.objects.filter(same_incident_as=complaint).update(same_incident_as=root)
    complaint.same_incident_as = root
    complaint.save(update_fields=["same_incident_as"])
    save(review, now)
    log(by, Category.ALTERATION, "join_complaints", review, more=[complaint.id], fields=["complaints"])
    return complaint


@operation
@once
def remove_complaint(
    *,
    by: Actor,
    complaint: Complaint,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Complaint:
    """Take a complaint out of the count, with the reason; it stays on the record. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    complaint, review = _hold_complaint(by, complaint)
    check_may_run(by, review)
    _still_open(review)
    refuse("" if reason.strip() else "Say why it does not belong here.", "reason")
    Complaint.objects.filter(same_incident_as=complaint).update(same_incident_as=None)
    complaint.removed_at, complaint.removed_reason = now, reason.strip()[:300]
    complaint.save(update_fields=["removed_at", "removed_reason"])
    write_entry(by, review, ReviewEntryKind.INFORMATION, f"A complaint was taken out. {reason.strip()}", now)
    save(review, now)
    log(by, Category.ALTERATION, "remove_complaint", review, more=[complaint.id], fields=["complaints"])
    return complaint


def _hold_complaint(by: Actor, complaint: Complaint) -> tuple[Complaint, Review]:
    review = hold(by, Review(pk=complaint.review_id))
    found = Complaint.objects.filter(pk=complaint.pk, review=review, removed_at__isnull=True).first()
    if found is None:
        raise NotFound("No such complaint.")
    return found, review


def _still_open(review: Review) -> None:
    refuse(
        ""
        if review.state in BEFORE_DECISION
        else "The threshold is decided: the complaints that were counted stay as they are."
    )
