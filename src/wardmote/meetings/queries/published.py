"""What is published, as data: with tombstones for what was taken away, and the files of published papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.access.actors import PublicActor, SystemActor
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.documents.queries import OpenedDocument, open_document
from wardmote.meetings.choices import Names
from wardmote.meetings.models import AgendaItem, Body, BodyMember, Consultation, Meeting, Paper, PaperVersion
from wardmote.meetings.queries.reading import get_paper

KINDS: dict[str, Any] = {
    "organization": Body,
    "person": BodyMember,
    "membership": BodyMember,
    "meeting": Meeting,
    "agendaitem": AgendaItem,
    "paper": Paper,
}


@dataclass(frozen=True, kw_only=True)
class Since:
    """Which objects of a list are asked for, by when they were made and last changed (OParl 1.1, section 2.5.3)."""

    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None


def list_published(
    *, viewer: PublicActor, kind: str, wanted: Since | None = None, page: int = 1, size: int = 100
) -> tuple[list[Any], int]:
    """Return a page of published objects of a kind, deleted ones too, by when they were made; and how many there are.

    Raises NotFound for an unknown kind.
    """
    if kind not in KINDS:
        raise NotFound("No such kind of object.")
    asked = wanted or Since()
    limits = {
        "created_at__gte": asked.created_since,
        "created_at__lte": asked.created_until,
        "changed_at__gte": asked.modified_since,
        "changed_at__lte": asked.modified_until,
    }
    rows = KINDS[kind].objects.visible_to(viewer)
    rows = rows.filter(**{name: instant for name, instant in limits.items() if instant is not None})
    if kind in ("person", "membership"):
        rows = rows.select_related("body")
    start = (max(page, 1) - 1) * size
    return list(rows.order_by("created_at", "id")[start : start + size]), rows.count()


def members_published(*, viewer: PublicActor, body: Body) -> list[UUID]:
    """Return the places on a published body, former ones too."""
    rows = BodyMember.objects.visible_to(viewer).filter(body=body)
    return list(rows.order_by("created_at", "id").values_list("id", flat=True))


def is_named(body: Body) -> bool:
    """Return whether the public is shown who sits on a body by name, or by role and organisation alone."""
    return body.public_names == Names.NAMES


def get_published(*, viewer: PublicActor, kind: str, key: UUID) -> Any:
    """Return one published object, also when it was deleted since. Raises NotFound."""
    if kind not in KINDS:
        raise NotFound("No such kind of object.")
    rows = KINDS[kind].objects.visible_to(viewer).filter(pk=key)
    row = (rows.select_related("body") if KINDS[kind] is BodyMember else rows).first()
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
