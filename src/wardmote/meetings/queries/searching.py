"""Finding words in bodies, agendas, minutes, decisions and papers: as far as the viewer may see each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Viewer
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.meetings.models import AgendaItem, Body, Paper

MOST_FOUND = 50


@dataclass(frozen=True)
class FoundItem:
    """An agenda item in which the words stand: in its title or note, its minutes, a decision under it."""

    item: AgendaItem
    body: str
    starts_at: datetime


@dataclass(frozen=True)
class FoundPaper:
    """A paper in whose title, recommendation or boxes the words stand."""

    paper_id: UUID
    title: str
    agency: str


def find_bodies(*, viewer: Viewer, words: str) -> list[Body]:
    """Return the bodies that have the words in their name, short name, another or a former name; at most 50.

    Bodies are the partnership's own structure: the search for words of minutes leaves the event.
    """
    wanted = words.strip()
    if not wanted:
        return []
    rows = Body.objects.visible_to(viewer).filter(deleted_at__isnull=True)
    named = Q(name__icontains=wanted) | Q(short_name__icontains=wanted) | Q(names__name__icontains=wanted)
    return list(rows.filter(named).order_by("name").distinct()[:MOST_FOUND])


def find_items(*, viewer: Viewer, words: str) -> list[FoundItem]:
    """Return agenda items in which the words stand, the latest meeting first; at most 50."""
    wanted = words.strip()
    if not wanted:
        return []
    items = (
        AgendaItem.objects.visible_to(viewer)
        .filter(deleted_at__isnull=True, meeting__deleted_at__isnull=True)
        .filter(
            Q(title__icontains=wanted)
            | Q(note__icontains=wanted)
            | Q(texts__text__icontains=wanted)
            | Q(decisions__text__icontains=wanted)
        )
        .select_related("meeting__body")
        .order_by("-meeting__starts_at", "position")
        .distinct()[:MOST_FOUND]
    )
    found = [FoundItem(one, one.meeting.body.short_name, one.meeting.starts_at) for one in items]
    _looked(viewer, "find_items", "agenda_item", [one.item.pk for one in found], wanted)
    return found


def find_papers(*, viewer: Viewer, words: str) -> list[FoundPaper]:
    """Return papers in whose title or recommendation the words stand, the newest first; at most 50."""
    wanted = words.strip()
    if not wanted:
        return []
    papers = (
        Paper.objects.visible_to(viewer)
        .filter(deleted_at__isnull=True)
        .filter(Q(title__icontains=wanted) | Q(recommendation__icontains=wanted))
        .select_related("agency")
        .order_by("-created_at")[:MOST_FOUND]
    )
    found = [FoundPaper(one.pk, one.title, one.agency.short_name) for one in papers]
    _looked(viewer, "find_papers", "paper", [one.paper_id for one in found], wanted)
    return found


def _looked(viewer: Viewer, act: str, kind: str, ids: list[UUID], words: str) -> None:
    record(
        viewer,
        Category.CONSULTATION,
        f"meetings.{act}",
        kind,
        ids,
        query_fingerprint=sha256(words.casefold().encode()).hexdigest(),
    )
