"""Adding, checking, erasing documents; files of a report that is still being written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.queue import put_in_queue
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.documents import rules, scanning, store
from wardmote.documents.choices import DocumentState
from wardmote.documents.cleaning import clean
from wardmote.documents.models import Document, DraftDocument
from wardmote.documents.permissions import check_may_erase
from wardmote.documents.typeset import Printed, typeset

# The task that checks a file, by its name: tasks stand above this room.
CHECK_TASK = "wardmote.check_document"
DRAFTS_FOR = timedelta(hours=24)
HARMFUL = "We cannot take this file: the virus scanner found something harmful in it."


@dataclass(frozen=True)
class _Prepared:
    """A file that is on disk, safe in form; `state` says whether the scanner has cleared it."""

    original_name: str
    stored_as: str
    content_type: str
    size: int
    sha256: str
    state: DocumentState


def _prepare(name: str, content: bytes | BinaryIO) -> _Prepared:
    """Check, clean, scan and store one file. Raises Refused with a sentence for whoever uploads it."""
    found = content if isinstance(content, bytes) else content.read(rules.MOST_BYTES + 1)
    tidy = rules.tidy_name(name)
    kind = rules.check_file(tidy, found)
    if isinstance(kind, rules.Refusal):
        raise Refused(kind.words, field="file")
    cleaned = clean(kind, found)
    if isinstance(cleaned, rules.Refusal):
        raise Refused(cleaned.words, field="file")
    try:
        if not scanning.scan(cleaned).clean:
            raise Refused(HARMFUL, field="file")
        state = DocumentState.CLEARED
    except scanning.ScannerUnavailable:
        state = DocumentState.WAITING
    return _Prepared(
        original_name=tidy,
        stored_as=store.keep(cleaned),
        content_type=rules.kept_as(kind).media_type,
        size=len(cleaned),
        sha256=hashlib.sha256(cleaned).hexdigest(),
        state=state,
    )


def _ask_for_check(document: Document | DraftDocument) -> None:
    if document.state == DocumentState.WAITING:
        put_in_queue(CHECK_TASK, document_id=str(document.id), partnership_id=str(document.partnership_id))


@operation
def add_document(
    *,
    by: Actor,
    partnership_id: UUID,
    agency_id: UUID,
    audience_id: UUID,
    record_id: UUID,
    name: str,
    content: bytes | BinaryIO,
) -> Document:
    """Add one file to a report or a case: checked, cleaned, scanned, stored; seen by whoever sees the record.

    The caller has checked that the actor may add to the record. `content` is bytes or an open file. While the
    scanner cannot be asked the document is there but cannot be opened; a job tries again.
    Raises Refused (field `file`) with the sentence to be shown beside the upload.
    """
    present = Document.objects.filter(record_id=record_id).exclude(state=DocumentState.ERASED).count()
    problem = rules.why_not_one_more(present, by_staff=by.kind != "public")
    if problem:
        raise Refused(problem, field="file")
    prepared = _prepare(name, content)
    try:
        document = Document.objects.create(
            partnership_id=partnership_id,
            agency_id=agency_id,
            audience_id=audience_id,
            record_id=record_id,
            added_by=getattr(by, "membership_id", None),
            **vars(prepared),
        )
        _ask_for_check(document)
        record(
            by,
            Category.COLLECTION,
            "documents.add_document",
            "document",
            [document.id, record_id],
            classes=[FieldClass.F4],
        )
    except BaseException:
        store.remove(prepared.stored_as)
        raise
    return document


@operation
def add_printed_document(
    *,
    by: Actor,
    partnership_id: UUID,
    agency_id: UUID,
    audience_id: UUID,
    record_id: UUID,
    name: str,
    printed: Printed,
) -> Document:
    """Set a document of our own as a tagged PDF and keep it with a record; seen by whoever sees the record.

    Made here of text alone, so there is nothing to clean or to scan; cleaning would take its title and its mark as
    accessible (PDF/UA) away. The caller has checked that the actor may add to the record.
    """
    content = typeset(printed)
    stored_as = store.keep(content)
    try:
        document = Document.objects.create(
            partnership_id=partnership_id,
            agency_id=agency_id,
            audience_id=audience_id,
            record_id=record_id,
            added_by=getattr(by, "membership_id", None),
            original_name=rules.tidy_name(name),
            stored_as=stored_as,
            content_type=rules.PDF.media_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            state=DocumentState.CLEARED,
        )
        record(
            by,
            Category.COLLECTION,
            "documents.add_printed_document",
            "document",
            [document.id, record_id],
            classes=[FieldClass.F3, FieldClass.F4],
        )
    except BaseException:
        store.remove(stored_as)
        raise
    return document


# --- before there is a report -------------------------------------------------------------------------


def hold_draft_key(draft_key: str) -> str:
    """Tell the database which draft this transaction may see, and return the key's hash.

    `draft_key` is a secret of at least 128 bits that only the form knows. Raises Refused for a short one.
    """
    if len(draft_key) < 20:
        raise Refused("This form is too old. Start again.")
    hashed = hashlib.sha256(b"draft:" + draft_key.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select set_config('wardmote.draft', %s, true)", [hashed])
    return hashed


def _partnership_of(by: Actor) -> UUID:
    found: UUID | None = getattr(by, "partnership_id", None)
    if found is None:
        raise Refused("A file belongs to a partnership.")
    return found


@operation
def add_draft_document(*, by: Actor, draft_key: str, name: str, content: bytes | BinaryIO) -> DraftDocument:
    """Keep a file for a report that is still being written: for a day, under the form's own secret key.

    Raises Refused (field `file`) as `add_document` does.
    """
    hashed = hold_draft_key(draft_key)
    problem = rules.why_not_one_more(DraftDocument.objects.filter(draft_key_hash=hashed).count())
    if problem:
        raise Refused(problem, field="file")
    prepared = _prepare(name, content)
    try:
        draft = DraftDocument.objects.create(
            partnership_id=_partnership_of(by),
            draft_key_hash=hashed,
            **vars(prepared),
        )
        _ask_for_check(draft)
        record(by, Category.COLLECTION, "documents.add_draft_document", "draft_document", [draft.id])
    except BaseException:
        store.remove(prepared.stored_as)
        raise
    return draft


@operation
def remove_draft_document(*, by: Actor, draft_key: str, document_id: UUID) -> None:
    """Take a file out of a report that is still being written. Raises NotFound."""
    hashed = hold_draft_key(draft_key)
    draft = DraftDocument.objects.filter(pk=document_id, draft_key_hash=hashed).first()
    if draft is None:
        raise NotFound("No such file.")
    record(by, Category.ERASURE, "documents.remove_draft_document", "draft_document", [draft.id])
    _delete_drafts([draft])


@operation
def adopt_draft_documents(
    *, by: Actor, draft_key: str, record_id: UUID, agency_id: UUID, audience_id: UUID
) -> list[Document]:
    """Make the files of a draft those of the report it has become, in the order they came.

    Part of the operation that makes the report. Files that the scanner refused meanwhile are not taken over.
    """
    hashed = hold_draft_key(draft_key)
    drafts = list(DraftDocument.objects.filter(draft_key_hash=hashed).order_by("id"))
    adopted = [
        # The same id: a check that waits for the draft finds the document instead.
        Document.objects.create(
            id=draft.id,
            partnership_id=draft.partnership_id,
            agency_id=agency_id,
            audience_id=audience_id,
            record_id=record_id,
            original_name=draft.original_name,
            stored_as=draft.stored_as,
            content_type=draft.content_type,
            size=draft.size,
            sha256=draft.sha256,
            state=draft.state,
            added_by=getattr(by, "membership_id", None),
        )
        for draft in drafts
        if draft.state in (DocumentState.WAITING, DocumentState.CLEARED)
    ]
    DraftDocument.objects.filter(pk__in=[draft.id for draft in drafts]).delete()
    for document in adopted:
        _ask_for_check(document)
    record(
        by,
        Category.COLLECTION,
        "documents.adopt_draft_documents",
        "document",
        [*(document.id for document in adopted), record_id],
        classes=[FieldClass.F4],
    )
    return adopted


def _delete_drafts(drafts: list[DraftDocument]) -> None:
    names = [draft.stored_as for draft in drafts if draft.stored_as]
    DraftDocument.objects.filter(pk__in=[draft.id for draft in drafts]).delete()
    for name in names:
        _remove_after_commit(name)


def _remove_after_commit(name: str) -> None:
    # Dying in between leaves a file that no row names; `remove_orphans` finds it.
    transaction.on_commit(lambda: store.remove(name))


@operation
def purge_drafts(*, by: SystemActor, at: datetime | None = None, limit: int = 500) -> int:
    """Erase files of reports that were not sent within a day; return how many. Run by a job."""
    before = (at or timezone.now()) - DRAFTS_FOR
    drafts = list(DraftDocument.objects.filter(created_at__lt=before).order_by("created_at")[:limit])
    record(by, Category.ERASURE, "documents.purge_drafts", "draft_document", [draft.id for draft in drafts])
    _delete_drafts(drafts)
    return len(drafts)


# --- checking and erasing -----------------------------------------------------------------------------


@operation
def check_document(*, by: SystemActor, document_id: UUID) -> DocumentState:
    """Ask the scanner about a file that waits, and open or refuse it. Checking twice changes nothing.

    Raises NotFound for a file that is gone, scanning.ScannerUnavailable while nobody can say: it stays closed.
    """
    waiting: Any = Document.objects.select_for_update().filter(pk=document_id).first()
    waiting = waiting or DraftDocument.objects.select_for_update().filter(pk=document_id).first()
    if waiting is None:
        raise NotFound("No such file.")
    if waiting.state == DocumentState.WAITING:
        _decide(waiting)
    record(by, Category.ALTERATION, "documents.check_document", "document", [document_id], fields=["state"])
    return DocumentState(waiting.state)


def _decide(waiting: Document | DraftDocument) -> None:
    try:
        content = store.read(waiting.stored_as)
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != waiting.sha256:
        problem = "The file was damaged before it could be checked. Upload it again."
    else:
        problem = "" if scanning.scan(content, patient=True).clean else HARMFUL
    waiting.state = DocumentState.REFUSED if problem else DocumentState.CLEARED
    waiting.refused_because = problem
    if problem:
        _remove_after_commit(waiting.stored_as)
        waiting.stored_as = ""
    waiting.save(update_fields=["state", "refused_because", "stored_as"])


@operation
def erase_document(*, by: Actor, document_id: UUID, reason: str, at: datetime | None = None) -> Document:
    """Erase a document's file and name; a row without them stays, to say that something was erased.

    `reason` is for the page and is not kept (the erasure log must not hold what was erased).
    Raises NotFound, NotAllowed, Refused without a reason.
    """
    document = Document.objects.visible_to(by).filter(pk=document_id).first()
    if document is None or document.state == DocumentState.ERASED:
        raise NotFound("No such document.")
    check_may_erase(by, document)
    if not reason.strip():
        raise Refused("Say why the document is erased.", field="reason")
    if document.stored_as:
        _remove_after_commit(document.stored_as)
    document.original_name, document.stored_as, document.sha256, document.size = "Erased", "", "", 0
    document.state = DocumentState.ERASED
    document.save(update_fields=["original_name", "stored_as", "sha256", "size", "state"])
    record(by, Category.ERASURE, "documents.erase_document", "document", [document.id, document.record_id])
    return document


@operation
def remove_orphans(*, by: SystemActor, older_than: timedelta = timedelta(days=1)) -> int:
    """Remove files that no row names, such as those of a request that died; return how many. Run by a job.

    Only the system of the whole installation may ask, and only while the database says that it is: with
    less in sight every file would seem to be one that nobody names.
    """
    with connection.cursor() as cursor:
        cursor.execute("select wardmote_kind() = 'system' and wardmote_partnership() is null")
        row = cursor.fetchone()
    if by.partnership_id is not None or row != (True,):
        raise RuntimeError("only the system of the whole installation may look for files that nobody names")
    removed = 0
    names = list(store.names_older_than(older_than.total_seconds()))
    for start in range(0, len(names), 1000):
        part = names[start : start + 1000]
        named = set(Document.objects.filter(stored_as__in=part).values_list("stored_as", flat=True))
        named |= set(DraftDocument.objects.filter(stored_as__in=part).values_list("stored_as", flat=True))
        for name in set(part) - named:
            if not store.remove_half_written(name):
                store.remove(name)
            removed += 1
    record(by, Category.ERASURE, "documents.remove_orphans", "document", [])
    return removed
