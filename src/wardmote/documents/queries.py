"""Reading documents: lists, and the file itself, each time recorded."""

import hashlib
import logging
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.kept import kept
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.documents import store
from wardmote.documents.choices import DocumentState
from wardmote.documents.models import Document, DraftDocument
from wardmote.documents.operations import hold_draft_key
from wardmote.documents.rules import name_to_give

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class OpenedDocument:
    """A document's file, as it was stored."""

    id: UUID
    name: str
    content_type: str
    content: bytes


def list_documents(*, viewer: Actor, record_id: UUID) -> list[Document]:
    """Return the documents of a report or case that the viewer sees, oldest first, erased ones too."""
    found = _documents_of(viewer, record_id)
    if found:
        record(
            viewer,
            Category.CONSULTATION,
            "documents.list_documents",
            "document",
            [document.id for document in found],
            classes=[FieldClass.F1],
        )
    return found


@kept
def _documents_of(viewer: Actor, record_id: UUID) -> QuerySet[Document]:
    return Document.objects.visible_to(viewer).filter(record_id=record_id).order_by("id")


def list_draft_documents(*, viewer: Actor, draft_key: str) -> list[DraftDocument]:
    """Return the files of a report that is still being written, to whoever holds its key."""
    hashed = hold_draft_key(draft_key)
    return list(DraftDocument.objects.filter(draft_key_hash=hashed).order_by("id"))


def open_document(*, viewer: Actor, document_id: UUID) -> OpenedDocument:
    """Open a document for the viewer, and record that it was read.

    Access is asked now, whatever was shown before: sharing that ended has ended. Raises NotFound when the
    viewer sees no such document, NotAllowed while it has not been checked, when it was refused, or when the
    file is not the one that was stored.
    """
    document = Document.objects.visible_to(viewer).filter(pk=document_id).first()
    if document is None or document.state == DocumentState.ERASED:
        raise NotFound("No such document.")
    if document.state != DocumentState.CLEARED:
        reason = document.refused_because or "This file is still being checked. Try again in a few minutes."
        raise NotAllowed(reason, record_type="document", record_id=document.id)
    try:
        content = store.read(document.stored_as)
    except FileNotFoundError:
        content = b""
    if hashlib.sha256(content).hexdigest() != document.sha256:
        logger.error("document %s: its file is missing or is not the one that was stored", document.id)
        raise NotAllowed(
            "This file is damaged. Tell whoever runs this service: it can be restored from a back-up.",
            record_type="document",
            record_id=document.id,
        )
    record(
        viewer,
        Category.CONSULTATION,
        "documents.open_document",
        "document",
        [document.id, document.record_id],
        classes=[FieldClass.F4],
    )
    return OpenedDocument(
        id=document.id,
        name=name_to_give(document.original_name, document.content_type),
        content_type=document.content_type,
        content=content,
    )
