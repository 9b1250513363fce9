"""What operations on meetings share: the record as it stands now, and what the public may read of it.

Not operations themselves: they are called inside one and leave no event of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.meetings.choices import ItemState, MeetingState, MinutesState
from wardmote.meetings.models import AgendaItem, Body, Meeting, MinutesVersion, Paper
from wardmote.meetings.permissions import check_may_run, check_may_write_paper

R = TypeVar("R", bound=models.Model)


class ChangedMeanwhile(Refused):
    """Somebody else saved first: what stands now is to be looked at before saving again."""


def refuse(problem: str, field: str = "") -> None:
    """Raise Refused when a rule found a problem."""
    if problem:
        raise Refused(problem, field=field)


def now_or(at: datetime | None) -> datetime:
    """Return the given instant, or now."""
    return at or timezone.now()


def partnership_of(by: Actor) -> UUID:
    """Return the actor's partnership. Raises NotFound for one that belongs to none."""
    found: UUID | None = getattr(by, "partnership_id", None)
    if found is None:
        raise NotFound("Only within a partnership.")
    return found


def membership_of(by: Actor) -> UUID | None:
    """Return the membership under which the actor works, if it is a person."""
    return getattr(by, "membership_id", None)


def _hold(found: Any, what: str, version: int | None = None, *, lock: bool = True) -> Any:
    # A row is locked only by somebody who may change it: row-level security lets nobody else lock it.
    row = (found.select_for_update(of=("self",)) if lock else found).first()
    if row is None:
        raise NotFound(f"No such {what}.")
    if version is not None and version != row.version:
        raise ChangedMeanwhile("Somebody else changed this while you were writing. Check what stands now.")
    return row


def hold_body(by: Actor, body: Body, version: int | None = None) -> Body:
    """Return the body as it stands now, locked; the actor runs it. Raises NotFound, NotAllowed, ChangedMeanwhile."""
    rows = Body.objects.visible_to(by).filter(pk=body.pk, deleted_at__isnull=True)
    check_may_run(by, _hold(rows, "body", version, lock=False))
    held: Body = _hold(rows, "body", version)
    return held


def see_meeting(by: Actor, meeting: Meeting, version: int | None = None) -> Meeting:
    """Return the meeting as it stands now; the actor may see it. Raises NotFound, ChangedMeanwhile."""
    held: Meeting = _hold(_meetings(by, meeting), "meeting", version, lock=False)
    return held


def _meetings(by: Actor, meeting: Meeting) -> Any:
    rows = Meeting.objects.visible_to(by).select_related("body", "audience")
    return rows.filter(pk=meeting.pk, deleted_at__isnull=True)


def hold_meeting_row(by: Actor, meeting: Meeting, version: int | None = None) -> Meeting:
    """Like `see_meeting`, for somebody who runs the body. Raises NotFound, NotAllowed, ChangedMeanwhile."""
    check_may_run(by, see_meeting(by, meeting, version).body)
    held: Meeting = _hold(_meetings(by, meeting), "meeting", version)
    return held


def see_item(by: Actor, item: AgendaItem) -> AgendaItem:
    """Return the item as it stands now; the actor may see it. Raises NotFound."""
    held: AgendaItem = _hold(_items(by, item), "item", lock=False)
    return held


def _items(by: Actor, item: AgendaItem) -> Any:
    rows = AgendaItem.objects.visible_to(by).select_related("meeting__body", "audience")
    return rows.filter(pk=item.pk, deleted_at__isnull=True)


def hold_item(by: Actor, item: AgendaItem) -> AgendaItem:
    """Like `see_item`, for somebody who runs the body. Raises NotFound, NotAllowed."""
    check_may_run(by, see_item(by, item).meeting.body)
    held: AgendaItem = _hold(_items(by, item), "item")
    return held


def hold_paper(by: Actor, paper: Paper) -> Paper:
    """Return the paper as it stands now, locked, for who may write it. Raises NotFound, NotAllowed."""
    rows = (
        Paper.objects.visible_to(by).select_related("audience").filter(pk=paper.pk, deleted_at__isnull=True)
    )
    check_may_write_paper(by, _hold(rows, "paper", lock=False))
    held: Paper = _hold(rows, "paper")
    return held


def save(row: Any, *fields: str) -> None:
    """Write the named fields of a row, with its instant of change and its version where it has one."""
    names = list(fields)
    for name in ("changed_at",):
        if hasattr(row, name):
            names.append(name)
    if hasattr(row, "version") and isinstance(row.version, int):
        row.version += 1
        names.append("version")
    row.save(update_fields=names)


# --- what the public may read -------------------------------------------------------------------------

# An item that was only asked for, or taken off before the agenda went out, never was on it.
ON_PAPER = (ItemState.ON_AGENDA, ItemState.HEARD, ItemState.DEFERRED, ItemState.BY_EMAIL)


def republish(meeting: Meeting) -> None:
    """Make `is_published` of a meeting and of all that hangs on it say what the public may read now.

    A restricted item, and a paper that is restricted or stands under none but restricted items, is never published.
    """
    body = meeting.body
    open_to_all = body.is_published and meeting.is_public and meeting.state != MeetingState.PROPOSED
    if meeting.is_published != open_to_all:
        meeting.is_published = open_to_all
        Meeting.objects.filter(pk=meeting.pk).update(is_published=open_to_all)
    agenda_out = open_to_all and meeting.published_at is not None
    items = AgendaItem.objects.filter(meeting=meeting)
    shown = items.filter(is_restricted=False, state__in=ON_PAPER) if agenda_out else items.none()
    shown_ids = set(shown.values_list("id", flat=True))
    # One that had been published and was then withdrawn or taken away stays as a tombstone.
    kept = set(items.filter(is_published=True, is_restricted=False).values_list("id", flat=True))
    public = shown_ids | (kept if agenda_out else set())
    items.exclude(pk__in=public).filter(is_published=True).update(is_published=False)
    items.filter(pk__in=public, is_published=False).update(is_published=True)
    republish_papers(Paper.objects.filter(consultations__item__meeting=meeting).distinct())
    versions = MinutesVersion.objects.filter(meeting=meeting)
    for version in versions.exclude(state=MinutesState.APPROVED):
        out = open_to_all and body.drafts_are_public and version.state == MinutesState.CIRCULATED
        if version.is_published != out:
            MinutesVersion.objects.filter(pk=version.pk).update(is_published=out)


def republish_papers(papers: Iterable[Paper]) -> None:
    """Make `is_published` of papers say what the public may read: those with a version under a published item."""
    for paper in list(papers):
        out = (
            not paper.is_restricted
            and paper.consultations.filter(item__is_published=True, paper_version__isnull=False).exists()
        )
        if paper.is_published != out:
            Paper.objects.filter(pk=paper.pk).update(is_published=out)
