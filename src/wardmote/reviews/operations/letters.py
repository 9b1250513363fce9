"""Telling whoever applied: letters on the page behind their link, safe ways of saying that there is one, contacts."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.cases.choices import ContactHow
from wardmote.notifications.operations import send_email
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint
from wardmote.people.queries import facts_of_contact
from wardmote.people.rules import AUTOMATIC_EMAIL, Contacting, why_not_contact
from wardmote.reviews.choices import Consent, LetterKind, ReviewEntryKind, Told
from wardmote.reviews.models import Review, ReviewEntry, ReviewLetter
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
from wardmote.reviews.permissions import check_may_run
from wardmote.reviews.rules.letters import notice_words


def person_told(review: Review) -> UUID:
    """Return whose contact points letters go to: the representative while their consent stands, else the victim."""
    if review.representative_id is not None and review.consent in (Consent.GIVEN, Consent.AWAITED):
        return review.representative_id
    return review.victim_id


def contact_of(review: Review, contact_point_id: UUID | None) -> ContactPoint | None:
    """Return a contact point of whoever is told. Raises NotFound for one of somebody else."""
    if contact_point_id is None:
        return None
    found = ContactPoint.objects.filter(pk=contact_point_id, person_id=person_told(review)).first()
    if found is None:
        raise NotFound("No such contact on this review.")
    return found


def why_not_tell(told: str, point: ContactPoint | None, on: date) -> str:
    """Return what the safe-contact gate says against a way of telling; empty when it lets it pass."""
    if told not in Told.values:
        return "Choose how they are told."
    wanted = {
        Told.EMAIL: (ContactKind.EMAIL, "an email address"),
        Told.LETTER: (ContactKind.POST, "a postal address"),
    }
    if told not in wanted:
        return ""
    kind, words = wanted[Told(told)]
    if point is None or point.kind != kind:
        return f"Choose {words} of the person to tell."
    channel = AUTOMATIC_EMAIL if told == Told.EMAIL else Contacting(leaves_message=True, says_who=True)
    return why_not_contact(facts_of_contact(point), channel, on)


def tell_applicant(
    by: Actor,
    review: Review,
    kind: LetterKind,
    text: str,
    at: datetime,
    *,
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
) -> ReviewLetter:
    """Write a letter and tell whoever applied in the way chosen; part of operations. The letter itself travels by no
    machine: an e-mail says only that there is something to read. Raises Refused, NotFound."""
    if not text.strip():
        raise Refused("Write the letter to the applicant.", "letter")
    point = contact_of(review, contact_point_id)
    refuse(why_not_tell(told, point, day_of(at)), "told")
    letter = ReviewLetter.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        kind=kind,
        text=text.strip(),
        told=told,
        contact_point=point,
        written_at=at,
        written_by_id=membership_of(by),
    )
    if told == Told.EMAIL and point is not None:
        subject, notice = notice_words(review.partnership.name)
        send_email(
            by=by, to=point.value, subject=subject, text=notice, record_id=review.id, contact_point_id=point.id,
            agency_id=review.agency_id,
        )  # fmt: skip
    how = {Told.EMAIL: ContactHow.EMAIL, Told.LETTER: ContactHow.POST}.get(Told(told), "")
    write_entry(
        by, review, ReviewEntryKind.LETTER, f"{kind.label}. {Told(told).label}.", at,
        contact_how=how, contact_point=point,
    )  # fmt: skip
    log(
        by, Category.DISCLOSURE, "tell_applicant", review, classes=[FieldClass.F1],
        recipient="whoever applied", more=[letter.id],
    )  # fmt: skip
    return letter


@operation
@once
def write_to_applicant(
    *,
    by: Actor,
    review: Review,
    text: str,
    kind: LetterKind = LetterKind.PROGRESS,
    told: str = Told.FOLLOW_PAGE,
    contact_point_id: UUID | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> ReviewLetter:
    """Write to whoever applied, between the letters that belong to a step: how it goes on, that a panel meets.

    Raises Refused (an empty letter; a way that is not safe), NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    letter = tell_applicant(by, review, kind, text, now, told=told, contact_point_id=contact_point_id)
    save(review, now)
    return letter


@operation
@once
def record_contact(
    *,
    by: Actor,
    review: Review,
    how: ContactHow,
    text: str,
    contact_point_id: UUID | None = None,
    they_contacted_us: bool = False,
    promised_on: date | None = None,
    happened_at: datetime | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> ReviewEntry:
    """Write down a contact with whoever applied, and the next one promised to them.

    A contact that we made passes the safe-contact gate of the contact point that was used. Raises Refused,
    NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("" if text.strip() else "Write what was said.", "text")
    if promised_on is not None and promised_on < day_of(now):
        raise Refused("The day promised must be today or later.", "promised_on")
    if happened_at is not None and happened_at > now:
        raise Refused("The contact must be in the past.", "happened_at")
    point = contact_of(review, contact_point_id)
    if point is not None and not they_contacted_us:
        refuse(why_not_contact(facts_of_contact(point), Contacting(), day_of(now)), "contact_point")
    entry = write_entry(
        by, review, ReviewEntryKind.CONTACT, text.strip(), now, happened_at=happened_at or now,
        contact_how=how, contact_point=point, promised_on=promised_on,
    )  # fmt: skip
    review.promised_on = promised_on
    save(review, now, "promised_on")
    log(by, Category.ALTERATION, "record_contact", review, fields=["promised_on"], more=[entry.id])
    return entry


@operation
@once
def add_note(
    *, by: Actor, review: Review, text: str, at: datetime | None = None, form_token: UUID | None = None
) -> ReviewEntry:
    """Add a note to the chronology, read by every body on the review. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    refuse("" if text.strip() else "Write the note.", "text")
    entry = write_entry(by, review, ReviewEntryKind.NOTE, text.strip(), now)
    save(review, now)
    log(by, Category.ALTERATION, "add_note", review, more=[entry.id], classes=[FieldClass.F4])
    return entry
