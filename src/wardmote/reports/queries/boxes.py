"""What lies in a box of the map, live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.kept import kept
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.places.rules import Box, box_around
from wardmote.reports.models import Report

MOST = 500
WIDEST = 1.0
"""Degrees. A wider box holds more than anybody can look at one by one."""
AROUND = 250
"""Metres to each side of a report: what a look around it shows."""


@dataclass(frozen=True)
class Around:
    """A report with a point, and the box around it."""

    report: Report
    box: Box


def list_in_box(
    *, viewer: Viewer, west: float, south: float, east: float, north: float, since: datetime, most: int = MOST
) -> tuple[Report, ...]:
    """Return the newest visible reports in a box (degrees, WGS 84) since an instant, with one consultation event.

    Only what a map shows of them: point, ward, kinds, status, day. Raises Refused for a box turned over or too
    wide.
    """
    if not (0 <= east - west <= WIDEST and 0 <= north - south <= WIDEST):
        raise Refused("Choose a smaller part of the map.")
    found = tuple(_in_box(viewer, float(west), float(south), float(east), float(north), since, most=most))
    record(
        viewer, Category.CONSULTATION, "reports.list_in_box", "report", [row.id for row in found],
        classes=[FieldClass.F1, FieldClass.F3],
    )  # fmt: skip
    return found


@kept
def _in_box(
    viewer: Viewer, west: float, south: float, east: float, north: float, since: datetime, *, most: int
) -> QuerySet[Report]:
    corners = [west, south, east, north, since, 2 * most]
    ids = RawSQL("select reports_in_box_ids(%s, %s, %s, %s, %s, %s)", corners)  # noqa: S611 - a constant
    return (
        Report.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .only("id", "reference", "lon", "lat", "ward_code", "kinds", "status", "received_at")
        .order_by("-received_at", "id")[:most]
    )


def find_around(*, viewer: Viewer, reference: str) -> Around:
    """Return a visible report and the box around its point. Raises NotFound for none, or one without a point.

    The look itself is recorded by `list_in_box`, which follows.
    """
    found = next(iter(_with_a_point(viewer, reference.strip().upper())), None)  # a reference is one report's
    if found is None or found.lon is None or found.lat is None:
        raise NotFound("No such report on the map.")
    return Around(found, box_around(found.lon, found.lat, AROUND))


@kept
def _with_a_point(viewer: Viewer, reference: str) -> QuerySet[Report]:
    return (
        Report.objects.visible_to(viewer)
        .filter(reference=reference, lon__isnull=False, lat__isnull=False)
        .only("id", "reference", "lon", "lat")
    )
