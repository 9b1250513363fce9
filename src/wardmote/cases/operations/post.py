"""Letters by post: set as a PDF that is kept on the case, then posted on a day by somebody, or stopped."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import ContactHow, EntryKind
from wardmote.cases.models import Case, PostalLetter
from wardmote.cases.operations.writing import (
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    write_entry,
)
from wardmote.cases.permissions import check_may_change
from wardmote.documents.operations import add_printed_document
from wardmote.documents.typeset import Printed, words
from wardmote.people.models import ContactPoint
from wardmote.people.queries import facts_of_contact
from wardmote.people.rules import Contacting, why_not_contact

BY_POST = Contacting(leaves_message=True, says_who=True)
"""A letter lies on the mat, and says who wrote it."""


def write_postal_letter(by: Actor, case: Case, point: ContactPoint, text: str, at: datetime) -> PostalLetter:
    """Set a letter as a PDF, keep it on the case, and let it wait to be posted. Called inside an operation."""
    document = add_printed_document(
        by=by,
        partnership_id=case.partnership_id,
        agency_id=case.agency_id,
        audience_id=case.audience_id,
        record_id=case.pk,
        name=f"Letter {case.reference} {day_of(at):%Y-%m-%d}.pdf",
        printed=Printed(
            title=case.agency.name,
            subtitle=f"for {case.partnership.name}",
            author=case.agency.name,
            footer=case.reference,
            parts=[
                words(
                    "\n".join(
                        part.strip() for part in [str(point.person), *point.value.split(",")] if part.strip()
                    )
                ),
                words(day_in_words(day_of(at))),
                *[words(paragraph) for paragraph in text.strip().split("\n\n") if paragraph.strip()],
            ],
        ),
    )
    letter = PostalLetter.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        contact_point=point,
        document=document,
        written_at=at,
        written_by_id=membership_of(by),
    )
    write_entry(by, case, EntryKind.FILE, "Letter to be posted.", at, document=document)
    return letter


@operation
@once
def mark_letter_posted(
    *,
    by: Actor,
    case: Case,
    letter_id: UUID,
    posted_on: date,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Say on which day a letter was posted. The safe-contact gate is asked again: an address may have become unsafe.

    A disclosure to whoever it is written to. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    letter = _waiting(case, letter_id)
    refuse("" if posted_on <= day_of(now) else "The day must be today or in the past.", "posted_on")
    refuse(
        "" if posted_on >= day_of(letter.written_at) else "It was not written before that day.", "posted_on"
    )
    refuse(why_not_contact(facts_of_contact(letter.contact_point), BY_POST, posted_on), "posted_on")
    letter.posted_on, letter.posted_by_id = posted_on, membership_of(by)
    letter.save(update_fields=["posted_on", "posted_by"])
    write_entry(
        by, case, EntryKind.CONTACT, f"Letter posted on {posted_on:%d/%m/%Y}.", now,
        contact_how=ContactHow.POST, contact_point=letter.contact_point,
    )  # fmt: skip
    save(case, now)
    log(
        by, Category.DISCLOSURE, "mark_letter_posted", case, recipient="the complainant, by post",
        more=[letter.pk], classes=[FieldClass.F1],
    )  # fmt: skip
    return case


@operation
@once
def stop_letter(
    *,
    by: Actor,
    case: Case,
    letter_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Say that a letter is not posted, and why. It stays on the case. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    letter = _waiting(case, letter_id)
    refuse("" if reason.strip() else "Say why it is not posted.", "reason")
    letter.stopped_at, letter.stop_reason = now, reason.strip()[:300]
    letter.save(update_fields=["stopped_at", "stop_reason"])
    write_entry(by, case, EntryKind.NOTE, f"Letter not posted. {reason.strip()}", now)
    save(case, now)
    log(by, Category.ALTERATION, "stop_letter", case, more=[letter.pk], fields=["stopped_at"])
    return case


def _waiting(case: Case, letter_id: UUID) -> PostalLetter:
    """Return a letter of this case that waits to be posted. Raises NotFound, also for another case's."""
    letter = (
        PostalLetter.objects.select_related("contact_point")
        .select_for_update(of=("self",))
        .filter(pk=letter_id, case=case, posted_on__isnull=True, stopped_at__isnull=True)
        .first()
    )
    if letter is None:
        raise NotFound("No such letter.")
    return letter
