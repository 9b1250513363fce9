"""Reading one report."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.people.models import ContactPoint
from wardmote.places.models import Place
from wardmote.reports.models import Incident, Report, ReportStep


@dataclass(frozen=True)
class ReportInFull:
    """A report with what it tells, its steps, and how the person who reported may be reached."""

    report: Report
    incidents: tuple[Incident, ...]
    steps: tuple[ReportStep, ...]
    contacts: tuple[ContactPoint, ...]
    duplicates: tuple[Report, ...]
    has_link: bool


def get_report(*, viewer: Actor, reference: str) -> Report:
    """Return a visible report by its reference, and record that it was read. Raises NotFound."""
    found = (
        Report.objects.visible_to(viewer)
        .select_related(
            "agency",
            "team",
            "reporter",
            "advice",
            "duplicate_of",
            "decided_by__account",
            "entered_by__account",
        )
        .filter(reference=reference.upper())
        .first()
    )
    if found is None:
        raise NotFound("No such report.")
    record(
        viewer,
        Category.CONSULTATION,
        "reports.get_report",
        "report",
        [found.id],
        subjects=[found.reporter_id] if found.reporter_id else [],
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4],
    )
    return found


def reports_of_people(*, viewer: Actor, person_ids: Iterable[UUID]) -> list[Report]:
    """Return the reports that these people made and that the viewer may see, the newest first.

    At most 50, with one consultation event.
    """
    ids = list(person_ids)
    made = Report.objects.visible_to(viewer).filter(reporter_id__in=ids).select_related("agency")
    found = list(made.order_by("-received_at", "-pk")[:50])
    if found:
        record(
            viewer,
            Category.CONSULTATION,
            "reports.reports_of_people",
            "report",
            [report.pk for report in found],
            subjects=ids,
            classes=[FieldClass.F1],
        )
    return found


def reports_at_place(*, viewer: Actor, place: Place) -> list[Report]:
    """Return the reports that the viewer may see and that were made of a place or its address, the newest first.

    At most 50, with one consultation event.
    """
    there = Q(place=place)
    if place.address_key:
        there |= Q(address_key=place.address_key)
    made = Report.objects.visible_to(viewer).filter(there, partnership_id=place.partnership_id)
    found = list(made.select_related("agency").order_by("-received_at", "-pk")[:50])
    if found:
        record(
            viewer,
            Category.CONSULTATION,
            "reports.reports_at_place",
            "report",
            [report.pk for report in found],
            subjects=[report.reporter_id for report in found if report.reporter_id],
            classes=[FieldClass.F1, FieldClass.F3],
        )
    return found


def read_in_full(*, viewer: Actor, reference: str) -> ReportInFull:
    """Return a visible report and everything that hangs on it (seven statements). Raises NotFound."""
    report = get_report(viewer=viewer, reference=reference)
    contacts: tuple[ContactPoint, ...] = ()
    if report.reporter_id:
        contacts = tuple(
            ContactPoint.objects.filter(person_id=report.reporter_id, withdrawn_at=None).order_by(
                "created_at"
            )
        )
    return ReportInFull(
        report,
        tuple(report.incidents.select_related("told_to__account").order_by("told_at", "id")),
        tuple(report.steps.select_related("by__account", "by__agency").order_by("at", "id")),
        contacts,
        tuple(Report.objects.visible_to(viewer).filter(duplicate_of_id=report.id).order_by("received_at")),
        report.links.filter(ended_at__isnull=True).exists(),
    )
