"""What is published, as data: with tombstones for what was taken away, and the files of published papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.access.actors import PublicActor, SystemActor
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.documents.queries import OpenedDocument, open_document
from wardmote.meetings.models import AgendaItem, Body, Consultation, Meeting, Paper, PaperVersion
from wardmote.meetings.queries.reading import get_paper

KINDS: dict[str, Any] = {"organization": Body, "meeting": Meeting, "agendaitem": AgendaItem, "paper": Paper}


def list_published(
    *, viewer: PublicActor, kind: str, modified_since: datetime | None = None, page: int = 1, size: int = 100
) -> tuple[list[Any], int]:
    """Return a page of published objects of a kind, deleted ones too, by when they were made; and how many there are.

    Raises NotFound for an unknown kind.
    """
    if kind not in KINDS:
        raise NotFound("No such kind of object.")
    rows = KINDS[kind].objects.visible_to(viewer)
    if modified_since is not None:
        rows = rows.filter(changed_at__gte=modified_since)
    start = (max(page, 1) - 1) * size
    return list(rows.order_by("created_at", "id")[start : start + size]), rows.count()


def get_published(*, viewer: PublicActor, kind: str, key: UUID) -> Any:
    """Return one published object, also when it was deleted since. Raises NotFound."""
    if kind not in KINDS:
        raise NotFound("No such kind of object.")
    row = KINDS[kind].objects.visible_to(viewer).filter(pk=key).first()
    if row is None:
        raise NotFound("No such object.")
    return row


def consultations_of(*, viewer: PublicActor, items: list[UUID]) -> Iterator[Consultation]:
    """Yield the published papers before published items."""
    seen = Paper.objects.visible_to(viewer).filter(deleted_at__isnull=True).values("pk")
    rows = Consultation.objects.filter(item_id__in=items, paper__in=seen, paper_version__isnull=False)
    yield from rows.select_related("paper", "paper_version").order_by("created_at")


def open_published_file(*, viewer: PublicActor, paper_id: UUID, number: int) -> OpenedDocument:
    """Open the file of a published version of a paper. Raises NotFound, NotAllowed while it is being checked.

    Whether it is published is asked as the public; the file itself is then read as the system.
    """
    way = get_paper(viewer=viewer, paper_id=paper_id)
    version: PaperVersion | None = next((one for one in way.versions if one.number == number), None)
    if version is None or version.document_id is None:
        raise NotFound("No such file.")
    system = SystemActor(viewer.partnership_id, why="a published paper")
    with switched_to(system):
        return open_document(viewer=system, document_id=version.document_id)
