"""What a partner's machine may read: the reports that its agency may see, and no more of them than its scopes say.

The feed is ordered by the last change of status: whoever asks again from the last position misses nothing, and a
report that changes between two pages is given once more rather than left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wardmote.access.actors import ApiActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.people.models import ContactPoint
from wardmote.reports.choices import Channel, Kind, Status
from wardmote.reports.models import Report, ReportStep
from wardmote.reports.permissions import SCOPE_FOR_PEOPLE, check_may_read_by_machine
from wardmote.reports.rules.decisions import OPEN

PUBLIC_SPACE = frozenset({Kind.VEHICLE_ABANDONED, Kind.LITTER_DRUGS})
"""Kinds that are about a public place and about nobody: all that Open311 ever publishes. Everything else may speak
of somebody's home, or of somebody."""


@dataclass(frozen=True)
class Changed:
    """A report with the instant of its last change of status, and its contact points where they may be read."""

    report: Report
    changed_at: datetime
    contacts: tuple[ContactPoint, ...] = ()


@dataclass(frozen=True)
class Feed:
    """One page; `next` is where the next one begins, or None at the end."""

    rows: tuple[Changed, ...]
    next: tuple[datetime, UUID] | None


def list_changed(
    *, viewer: ApiActor, since: datetime | None, after: tuple[datetime, UUID] | None = None, size: int = 50
) -> Feed:
    """Return the reports that the machine may see, in the order of their last change, from `since` on."""
    check_may_read_by_machine(viewer)
    steps = _last_steps(viewer)
    if since is not None:
        steps = steps.filter(at__gte=since)
    if after is not None:
        at, key = after
        steps = steps.filter(Q(at__gt=at) | Q(at=at, id__gt=key), at__gte=at)
    found = list(steps.order_by("at", "id")[: size + 1])
    shown = found[:size]
    rows = _with_people(viewer, [(step.report, step.at) for step in shown])
    _consulted(viewer, "reports.list_changed", rows)
    last = shown[-1] if len(found) > size else None
    return Feed(tuple(rows), (last.at, last.id) if last else None)


def get_changed(*, viewer: ApiActor, reference: str) -> Changed:
    """Return one report with its last change. Raises NotFound, NotAllowed."""
    check_may_read_by_machine(viewer)
    step = _last_steps(viewer).filter(report__reference=reference.upper()).order_by("-at", "-id").first()
    if step is None:
        raise NotFound("No such report.")
    (row,) = _with_people(viewer, [(step.report, step.at)])
    _consulted(viewer, "reports.get_changed", [row])
    return row


def list_steps(*, viewer: ApiActor, reference: str) -> tuple[ReportStep, ...]:
    """Return the changes of status of one report, the first one first. Raises NotFound, NotAllowed."""
    check_may_read_by_machine(viewer)
    report = Report.objects.visible_to(viewer).filter(reference=reference.upper()).only("id").first()
    if report is None:
        raise NotFound("No such report.")
    record(
        viewer, Category.CONSULTATION, "reports.list_steps", "report", [report.id], classes=[FieldClass.F1]
    )
    return tuple(
        ReportStep.objects.filter(report_id=report.id).select_related("by__agency").order_by("at", "id")
    )


def _last_steps(viewer: ApiActor) -> QuerySet[ReportStep]:
    later = ReportStep.objects.filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), id__gt=OuterRef("id")),
        report_id=OuterRef("report_id"),
    )
    columns = ["report", "report__agency"]
    if SCOPE_FOR_PEOPLE in viewer.scopes:
        columns.append("report__reporter")
    return (
        ReportStep.objects.filter(
            partnership_id=viewer.partnership_id, report__in=Report.objects.visible_to(viewer)
        )
        .exclude(Exists(later))
        .select_related(*columns)
    )


def _with_people(viewer: ApiActor, found: Iterable[tuple[Report, datetime]]) -> list[Changed]:
    pairs = list(found)
    if SCOPE_FOR_PEOPLE not in viewer.scopes:
        return [Changed(report, at) for report, at in pairs]
    people = [report.reporter_id for report, _ in pairs if report.reporter_id]
    points: dict[UUID, list[ContactPoint]] = {}
    if people:
        for point in ContactPoint.objects.filter(person_id__in=people, withdrawn_at=None).order_by(
            "created_at"
        ):
            points.setdefault(point.person_id, []).append(point)
    return [
        Changed(report, at, tuple(points.get(report.reporter_id, ())) if report.reporter_id else ())
        for report, at in pairs
    ]


def _consulted(viewer: ApiActor, act: str, rows: Iterable[Changed]) -> None:
    shown = [row.report for row in rows]
    classes = [FieldClass.F1]
    subjects: list[UUID] = []
    if SCOPE_FOR_PEOPLE in viewer.scopes:
        classes += [FieldClass.F2, FieldClass.F3, FieldClass.F4]
        subjects = [report.reporter_id for report in shown if report.reporter_id]
    record(
        viewer,
        Category.CONSULTATION,
        act,
        "report",
        [report.id for report in shown],
        subjects=subjects,
        classes=classes,
    )


# --- Open311: what a city's public pages may show ----------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RequestFilter:
    """What a list of service requests is narrowed to; empty means all."""

    references: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[str, ...] = ()
    received_from: datetime | None = None
    received_to: datetime | None = None


def list_public_requests(
    *, viewer: ApiActor, wanted: RequestFilter, limit: int = 1_000
) -> tuple[Report, ...]:
    """Return the agency's own reports that came by Open311 and speak of nothing but a public place, newest first.

    Whoever holds any token of the agency may ask. Callers show status, kind, dates and a rounded point.
    """
    reports = _public_requests(viewer)
    if wanted.references:
        reports = reports.filter(reference__in=[text.upper() for text in wanted.references])
    if wanted.kinds:
        reports = reports.filter(kinds__overlap=list(wanted.kinds))
    if wanted.statuses and set(wanted.statuses) != {"open", "closed"}:
        open_ones = Q(status__in=list(OPEN))
        reports = reports.filter(open_ones if "open" in wanted.statuses else ~open_ones)
    if wanted.received_from:
        reports = reports.filter(received_at__gte=wanted.received_from)
    if wanted.received_to:
        reports = reports.filter(received_at__lte=wanted.received_to)
    found = tuple(reports.order_by("-received_at", "id")[:limit])
    record(
        viewer,
        Category.CONSULTATION,
        "reports.list_public_requests",
        "report",
        [report.id for report in found],
        classes=[FieldClass.F0],
    )
    return found


def is_open(report: Report) -> bool:
    """Whether Open311 calls it open: nobody has decided yet."""
    return Status(report.status) in OPEN


def _public_requests(viewer: ApiActor) -> QuerySet[Report]:
    return (
        Report.objects.visible_to(viewer)
        .filter(
            agency_id=viewer.agency_id,
            channel=Channel.OPEN311,
            kinds__contained_by=[str(kind) for kind in PUBLIC_SPACE],
            kinds__len__gt=0,
        )
        .only(
            "id", "reference", "status", "kinds", "received_at", "decided_at", "respond_by", "lon", "lat",
            "first_contact_at",
        )
    )  # fmt: skip
