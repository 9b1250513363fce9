"""Papers of a review: a written consent, what the applicant sends, what a body holds. Room documents makes them safe."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.documents.models import Document
from wardmote.documents.operations import add_document
from wardmote.reviews.choices import Consent, ReviewEntryKind
from wardmote.reviews.models import Review
from wardmote.reviews.operations.writing import hold, log, now_or, once, save, write_entry
from wardmote.reviews.permissions import check_may_answer, check_may_run


@dataclass(frozen=True)
class GivenPaper:
    """A file as it was brought: its name, and its bytes or an open file."""

    name: str
    content: bytes | BinaryIO


@operation
@once
def add_paper(
    *,
    by: Actor,
    review: Review,
    paper: GivenPaper,
    text: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Document:
    """Add a paper to the review: checked, cleaned, scanned; read by every body on the review. `text`: what it is.

    Also after the review has ended, as long as somebody may add to it. Raises Refused (field `file`), NotAllowed,
    NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_answer(by, review)
    document = _keep(by, review, paper, text, now)
    save(review, now)
    log(by, Category.COLLECTION, "add_paper", review, more=[document.id], classes=[FieldClass.F4])
    return document


@operation
@once
def record_consent(
    *,
    by: Actor,
    review: Review,
    on: date,
    paper: GivenPaper | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Write down that the person affected agreed in writing to be represented, and keep the `paper` if it is here.

    The paper may follow later: the same again, with it. Raises Refused (`on`, `file`), NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review)
    check_may_run(by, review)
    if review.representative_id is None:
        raise Refused("Nobody applied for somebody else here.")
    if on > day_of(now):
        raise Refused("The day of the consent must be today or in the past.", "on")
    was_given = review.consent == Consent.GIVEN
    review.consent, review.consent_on, review.consent_withdrawn_at = Consent.GIVEN, on, None
    if not was_given:
        write_entry(by, review, ReviewEntryKind.NOTE, "The written consent to be represented is here.", now)
    if paper is not None:
        review.consent_document = _keep(by, review, paper, "The written consent to be represented", now)
    save(review, now, "consent", "consent_on", "consent_document", "consent_withdrawn_at")
    log(by, Category.ALTERATION, "record_consent", review, fields=["consent", "consent_document"])
    return review


def _keep(by: Actor, review: Review, paper: GivenPaper, text: str, at: datetime) -> Document:
    document = add_document(
        by=by,
        partnership_id=review.partnership_id,
        agency_id=getattr(by, "agency_id", None) or review.agency_id,
        audience_id=review.audience_id,
        record_id=review.id,
        name=paper.name,
        content=paper.content,
    )
    write_papers(by, review, [document], text, at)
    return document


def write_papers(by: Actor, review: Review, papers: Iterable[Document], text: str, at: datetime) -> None:
    """Write a line of the chronology for each paper; `text` says what they are. Part of an operation."""
    for document in papers:
        words = text.strip()[:300] or document.original_name
        write_entry(by, review, ReviewEntryKind.PAPER, words, at, document=document)
