"""Emergencies: what one sees in one now, and what a privacy officer has to review."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.cases.models import Override

MOST_SHOWN = 200


def override_of(*, viewer: Viewer, case_id: UUID) -> Override | None:
    """Return the viewer's own override of a case that lasts now, if any. Part of reading the case."""
    return Override.objects.filter(
        case_id=case_id, by_id=viewer.membership_id, ended_at__isnull=True, until__gt=Now()
    ).first()


def list_overrides(*, viewer: Viewer) -> list[Override]:
    """Return overrides by the viewer's agency and of its cases: those to be reviewed first, then the newest.

    Leaves a consultation event. Raises NotAllowed without the duty to review them.
    """
    if not viewer.may(Permission.REVIEW_OVERRIDES):
        raise NotAllowed("Only a privacy officer reviews this.")
    found = list(
        _of_agency(viewer)
        .select_related("by__account", "agency", "lead", "reviewed_by__account")
        .order_by("reviewed_at", "-started_at")[:MOST_SHOWN]
    )
    found.sort(key=lambda one: bool(one.verdict))
    record(
        viewer, Category.CONSULTATION, "cases.list_overrides", "override", [one.id for one in found],
        classes=[FieldClass.F1, FieldClass.F4],
    )  # fmt: skip
    return found


def get_override(*, viewer: Viewer, override_id: UUID) -> Override:
    """Return one of them, with a consultation event. Raises NotFound, NotAllowed."""
    if not viewer.may(Permission.REVIEW_OVERRIDES):
        raise NotAllowed("Only a privacy officer reviews this.")
    found = (
        _of_agency(viewer)
        .select_related("by__account", "agency", "lead", "reviewed_by__account")
        .filter(pk=override_id)
        .first()
    )
    if found is None:
        raise NotFound("No such override.")
    record(
        viewer, Category.CONSULTATION, "cases.get_override", "override", [found.id],
        classes=[FieldClass.F1, FieldClass.F4],
    )  # fmt: skip
    return found


def _of_agency(viewer: Viewer) -> QuerySet[Override]:
    return Override.objects.filter(
        Q(agency_id=viewer.agency_id) | Q(lead_id=viewer.agency_id), partnership_id=viewer.partnership_id
    )
