"""The inbox: what waits for a decision, serious and at-risk first, then by the end of the response time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.reports.choices import Kind, Priority, Status
from wardmote.reports.models import Report

PAGE = 25
COUNTED_TO = 1_000
"""Counts stop here: "1,000 or more" is enough, and an exact count of a million rows is not for a page."""

_LIST = (
    "id", "reference", "received_at", "status", "priority", "needs_attention", "attention_reasons", "respond_by",
    "first_contact_at", "kinds", "place_text", "ward_code", "channel", "agency_id", "team_id", "is_open",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class InboxFilter:
    """What the inbox is narrowed to. `which`: open, watched, decided or shared (with us by partners)."""

    which: str = "open"
    team_id: UUID | None = None
    priority: Priority | None = None
    kind: Kind | None = None
    ward_code: str = ""
    overdue: bool = False
    words: str = ""


@dataclass(frozen=True)
class Position:
    """Where a page begins: after the row with these values (keyset pages never skip or repeat a row)."""

    needs_attention: bool
    respond_by: date
    received_at: datetime
    id: UUID


@dataclass(frozen=True)
class InboxPage:
    """One page of the inbox. `cut`: a search that found more than could be looked at."""

    rows: tuple[Report, ...]
    next: Position | None
    cut: bool = False


@dataclass(frozen=True)
class InboxCounts:
    """Numbers above the inbox, each capped at `COUNTED_TO`."""

    open: int
    attention: int
    overdue: int
    due_soon: int


def list_inbox(
    *, viewer: Viewer, wanted: InboxFilter, today: date, after: Position | None = None, size: int = PAGE
) -> InboxPage:
    """Return a page of reports with the viewer's agency (or shared with it), and record which were shown."""
    reports: QuerySet[Report] = Report.objects.visible_to(viewer)
    if wanted.which == "shared":
        reports = reports.exclude(agency_id=viewer.agency_id)
    else:
        reports = reports.filter(agency_id=viewer.agency_id)
    reports = _narrowed(reports, wanted, today)
    cut = False
    if wanted.words.strip():
        ids = _search(wanted.words)
        cut = len(ids) >= 2_000
        # As one value: two thousand of them would take Django longer to write down than the server to find.
        reports = reports.filter(pk__in=RawSQL("select unnest(%s::uuid[])", [ids]))
    if wanted.which == "open":
        reports = _after_open(reports.order_by("-needs_attention", "respond_by", "id"), after)
    else:
        reports = reports.order_by("-received_at", "id")
        if after is not None:
            reports = reports.filter(
                Q(received_at__lt=after.received_at) | Q(received_at=after.received_at, id__gt=after.id)
            )
    rows = list(
        reports.select_related("agency", "team").only(
            *_LIST, "agency__short_name", "agency__name", "team__name"
        )[: size + 1]
    )
    shown = tuple(rows[:size])
    record(
        viewer,
        Category.CONSULTATION,
        "reports.list_inbox",
        "report",
        [row.id for row in shown],
        classes=[FieldClass.F1],
    )
    last = shown[-1] if len(rows) > size else None
    following = Position(last.needs_attention, last.respond_by, last.received_at, last.id) if last else None
    return InboxPage(shown, following, cut)


def _narrowed(reports: QuerySet[Report], wanted: InboxFilter, today: date) -> QuerySet[Report]:
    if wanted.which in ("open", "shared"):
        reports = reports.filter(is_open=True)
    elif wanted.which == "watched":
        reports = reports.filter(status=Status.WATCHED)
    else:
        reports = reports.filter(is_open=False)
    if wanted.team_id:
        reports = reports.filter(team_id=wanted.team_id)
    if wanted.priority:
        reports = reports.filter(priority=wanted.priority)
    if wanted.kind:
        reports = reports.filter(kinds__contains=[wanted.kind])
    if wanted.ward_code:
        reports = reports.filter(ward_code=wanted.ward_code)
    if wanted.overdue:
        reports = reports.filter(respond_by__lt=today, first_contact_at__isnull=True)
    return reports


def _after_open(reports: QuerySet[Report], after: Position | None) -> QuerySet[Report]:
    if after is None:
        return reports
    later = Q(needs_attention=after.needs_attention) & (
        Q(respond_by__gt=after.respond_by) | Q(respond_by=after.respond_by, id__gt=after.id)
    )
    return reports.filter(later | Q(needs_attention=False) if after.needs_attention else later)


def _search(words: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select * from reports_search_ids(%s, 2000)", [words])
        return [row[0] for row in cursor.fetchall()]


def find_reports(*, viewer: Viewer, words: str, most: int) -> list[Report]:
    """Return reports in which the words stand and that the viewer may see, the newest first; record which were shown.

    Open or ended, of whatever agency. The words go to a function that returns ids alone (decision 5).
    """
    ids = _search(words)
    rows = Report.objects.visible_to(viewer).filter(pk__in=RawSQL("select unnest(%s::uuid[])", [ids]))
    found = list(
        rows.select_related("agency")
        .only(*_LIST, "agency__short_name", "agency__name")
        .order_by("-received_at", "id")[:most]
    )
    record(
        viewer,
        Category.CONSULTATION,
        "reports.find_reports",
        "report",
        [row.id for row in found],
        classes=[FieldClass.F1],
        query_fingerprint=sha256(words.strip().casefold().encode()).hexdigest(),
    )
    return found


def count_inbox(*, viewer: Viewer, today: date, team_id: UUID | None = None) -> InboxCounts:
    """Return the numbers above the inbox of the viewer's agency; one statement, capped, no names."""
    mine = Report.objects.visible_to(viewer).filter(agency_id=viewer.agency_id, is_open=True)
    if team_id:
        mine = mine.filter(team_id=team_id)
    capped = mine.order_by("-needs_attention", "respond_by", "id")[:COUNTED_TO]
    late = Q(respond_by__lt=today, first_contact_at__isnull=True)
    soon = Q(respond_by__gte=today, respond_by__lte=today + timedelta(days=1), first_contact_at__isnull=True)
    numbers = capped.aggregate(
        open=Count("pk"),
        attention=Count("pk", filter=Q(needs_attention=True)),
        overdue=Count("pk", filter=late),
        due_soon=Count("pk", filter=soon),
    )
    return InboxCounts(**numbers)


def find_merge_target(*, viewer: Viewer, report: Report, reference: str) -> Report:
    """Return the visible report with a reference, to merge into. Raises NotFound."""
    found = (
        Report.objects.visible_to(viewer)
        .filter(reference=reference.strip().upper())
        .exclude(pk=report.pk)
        .first()
    )
    if found is None:
        raise NotFound("No report has that reference.")
    return found
