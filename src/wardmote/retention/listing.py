"""Reading what is due, held and erased: of the viewer's agency, without a word of what the records say."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of
from wardmote.retention.models import Due, Erasure, Hold

MOST_SHOWN = 200


def _check(viewer: Viewer) -> None:
    if not viewer.may(Permission.DECIDE_RETENTION):
        raise NotAllowed("Only information governance decides what is erased.")


def list_due(*, viewer: Viewer) -> tuple[list[Due], set[UUID]]:
    """Return what waits for a decision, the longest over first, and which of it is held. Leaves an event."""
    _check(viewer)
    due = list(
        Due.objects.filter(agency_id=viewer.agency_id, decided_at__isnull=True).order_by("over_on", "id")[
            :MOST_SHOWN
        ]
    )
    today = day_of(timezone.now())
    holds = Hold.objects.filter(record_id__in=[one.record_id for one in due])
    held = {one.record_id for one in holds if one.facts.holds_on(today)}
    record(
        viewer, Category.CONSULTATION, "retention.list_due", "due", [one.record_id for one in due],
        classes=[FieldClass.F1],
    )  # fmt: skip
    return due, held


def get_due(*, viewer: Viewer, due_id: UUID) -> Due:
    """Return one that waits for a decision. Raises NotFound, NotAllowed."""
    _check(viewer)
    found = Due.objects.filter(pk=due_id, agency_id=viewer.agency_id, decided_at__isnull=True).first()
    if found is None:
        raise NotFound("Nothing here.")
    record(
        viewer, Category.CONSULTATION, "retention.get_due", "due", [found.record_id], classes=[FieldClass.F1]
    )
    return found


def list_holds(*, viewer: Viewer) -> list[Hold]:
    """Return the holds that were not lifted, the newest first."""
    _check(viewer)
    holds = Hold.objects.filter(agency_id=viewer.agency_id, lifted_at__isnull=True)
    return list(holds.order_by("-placed_at")[:MOST_SHOWN])


def get_hold(*, viewer: Viewer, hold_id: UUID) -> Hold:
    """Return a hold that was not lifted. Raises NotFound, NotAllowed."""
    _check(viewer)
    found = Hold.objects.filter(pk=hold_id, agency_id=viewer.agency_id, lifted_at__isnull=True).first()
    if found is None:
        raise NotFound("No such hold.")
    return found


def list_erasures(*, viewer: Viewer) -> list[Erasure]:
    """Return the certificates, the newest first."""
    _check(viewer)
    return list(Erasure.objects.filter(agency_id=viewer.agency_id).order_by("-erased_at")[:MOST_SHOWN])
