"""The applicant's own link: a representative ends it, and the point of contact gives a new one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor, PublicActor, SystemActor
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import hash_secret, new_secret
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.reviews.choices import Attendance, Consent, ReviewEntryKind
from wardmote.reviews.models import Review, ReviewLink
from wardmote.reviews.operations.writing import hold, log, now_or, once, save, tell_people, write_entry
from wardmote.reviews.permissions import check_holds_link, check_may_run


@operation
@once
def end_representation(
    *, by: PublicActor, review: Review, at: datetime | None = None, form_token: UUID | None = None
) -> Review:
    """A representative says, through their link, that the person affected no longer agrees.

    The link opens nothing from then on. The review goes on for the person affected: the body that leads is asked
    to find out how, and to give them a link of their own (`give_link`). Raises Refused, NotFound.
    """
    now = now_or(at)
    check_holds_link(by, review)
    with acting_as(SystemActor(by.partnership_id, why="a representative steps back")):
        review = hold(SystemActor(by.partnership_id), review)
        if review.representative_id is None or review.representative_id != by.person_id:
            raise NotFound("Nobody is represented here.")
        review.consent, review.consent_withdrawn_at = Consent.WITHDRAWN, now
        if review.attendance == Attendance.REPRESENTATIVE:
            review.attendance = Attendance.NOT_SAID
        ReviewLink.objects.filter(
            review=review, person_id=review.representative_id, ended_at__isnull=True
        ).update(ended_at=now)
        write_entry(
            by,
            review,
            ReviewEntryKind.NOTE,
            "The representative says that the person affected no longer agrees to be represented. Their link is "
            "ended. Ask the person affected, in a way that is safe, how they want to go on.",
            now,
        )
        save(review, now, "consent", "consent_withdrawn_at", "attendance")
        tell_people(
            review,
            review.agency_id,
            f"A representative has stepped back: {review.reference}.",
            permission=Permission.RUN_REVIEWS,
        )
    log(by, Category.ALTERATION, "end_representation", review, fields=["consent", "links"])
    return review


@operation
@once
def give_link(
    *, by: Actor, review: Review, at: datetime | None = None, form_token: UUID | None = None
) -> Review:
    """Give the applicant a new link: they lost theirs, applied on paper, or are no longer represented.

    It is that of the person affected, or of their representative while they agree to be represented. Earlier links
    of the same person open nothing from then on. The secret stands on the returned instance (`follow_secret`), once.
    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    if not review.is_open and review.closed_at is not None:
        raise Refused("This review is closed. A new link would open nothing that goes on.")
    representative = review.representative_id if review.consent != Consent.WITHDRAWN else None
    person_id = representative or review.victim_id
    ReviewLink.objects.filter(review=review, person_id=person_id, ended_at__isnull=True).update(ended_at=now)
    secret = new_secret()
    ReviewLink.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        person_id=person_id,
        secret_hash=hash_secret(secret),
        created_at=now,
    )
    whose = "the representative" if representative else "the person affected"
    write_entry(
        by, review, ReviewEntryKind.NOTE, f"A new link was given to {whose}; the earlier one is ended.", now
    )
    log(by, Category.ALTERATION, "give_link", review, fields=["links"])
    review.follow_secret = secret
    return review
