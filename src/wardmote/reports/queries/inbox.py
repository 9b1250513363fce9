"""The inbox: what waits for a decision, serious and at-risk first, then by the end of the response time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.kept import kept, kept_around, kept_inside
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.reports.choices import Kind, Priority, Status
from wardmote.reports.models import Report

PAGE = 25
FOUND = 2_000
"""So many ids a search returns, the newest first."""
COUNTED_TO = 1_000
"""Counts stop here: "1,000 or more" is enough, and an exact count of a million rows is not for a page."""

_LIST = (
    "id", "reference", "received_at", "status", "priority", "needs_attention", "attention_reasons", "respond_by",
    "first_contact_at", "update_due_on", "kinds", "place_text", "ward_code", "channel", "agency_id", "team_id",
    "is_open",
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
    by_urgency = wanted.which == "open"
    narrow = (
        today if wanted.overdue else None,
        wanted.team_id,
        str(wanted.priority) if wanted.priority else None,
        str(wanted.kind) if wanted.kind else None,
        wanted.ward_code or None,
        after.respond_by if after and by_urgency else None,
        after.received_at if after and not by_urgency else None,
        after.id if after else None,
    )
    shape: dict[str, Any] = {
        "which": wanted.which,
        "after_attention": after is not None and after.needs_attention,
    }
    number = 0
    if not wanted.words.strip():
        rows = _page(viewer, *narrow, size=size, **shape)
    elif by_urgency:
        rows, number = _told(_urgent_hits(wanted.words, FOUND, viewer, *narrow, size=size, **shape))
    else:
        rows, number = _told(_newest_hits(wanted.words, FOUND, size + 1, viewer, *narrow, **shape))
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
    return InboxPage(shown, following, cut=number >= FOUND)


# What stands around the rows of a search. The words go to a function that returns ids alone (decision 5), the newest
# first. Beside each row stands how many ids there were.
_HITS = (
    "select shown.*, cardinality(hits.ids) from (select array(select reports_newest_ids(%s, %s)) as ids) hits"
)
_ALL_HITS = _HITS + " left join lateral ({}) shown on true"
# The rows are read under the policy in the order of the ids, and only until the page is full: a word that stands in a
# thousand reports costs no more than one that stands in a hundred.
_NEWEST_HITS = (
    _HITS + " left join lateral (select asked.* from unnest(hits.ids) with ordinality as hit (id, place),"  # noqa: S608 - constants
    " lateral ({}) asked order by hit.place limit %s) shown on true"
)


def _told(found: list[tuple[Report | None, int]]) -> tuple[list[Report], int]:
    """The rows of a search, and how many ids it found."""
    return [row for row, _ in found if row is not None], found[0][1] if found else 0


@kept
def _page(viewer: Viewer, *narrow: Any, which: str, after_attention: bool, size: int) -> QuerySet[Report]:
    asked = _narrowed(viewer, *narrow, which=which, after_attention=after_attention)
    return asked.order_by(*_order(which))[: size + 1]


@kept_around(_ALL_HITS)
def _urgent_hits(
    words: str, found: int, viewer: Viewer, *narrow: Any, which: str, after_attention: bool, size: int
) -> QuerySet[Report]:
    asked = _narrowed(viewer, *narrow, which=which, after_attention=after_attention)
    asked = asked.filter(pk__in=RawSQL("select unnest(hits.ids)", []))  # noqa: S611 - a constant
    return asked.order_by(*_order(which))[: size + 1]


@kept_around(_NEWEST_HITS)
def _newest_hits(
    words: str, found: int, most: int, viewer: Viewer, *narrow: Any, which: str, after_attention: bool
) -> QuerySet[Report]:
    asked = _narrowed(viewer, *narrow, which=which, after_attention=after_attention)
    return asked.filter(pk=RawSQL("hit.id", []))


def _order(which: str) -> tuple[str, ...]:
    return ("-needs_attention", "respond_by", "id") if which == "open" else ("-received_at", "id")


def _narrowed(
    viewer: Viewer,
    overdue_on: date | None,
    team_id: UUID | None,
    priority: str | None,
    kind: str | None,
    ward_code: str | None,
    respond_by: date | None,
    received_at: datetime | None,
    after: UUID | None,
    *,
    which: str,
    after_attention: bool,
) -> QuerySet[Report]:
    reports: QuerySet[Report] = Report.objects.visible_to(viewer)
    ours = Q(agency_id=viewer.agency_id)
    reports = reports.filter(~ours if which == "shared" else ours)
    if which in ("open", "shared"):
        reports = reports.filter(is_open=True)
    elif which == "watched":
        reports = reports.filter(status=Status.WATCHED)
    else:
        reports = reports.filter(is_open=False)
    same = {"team_id": team_id, "priority": priority, "ward_code": ward_code}
    reports = reports.filter(**{name: value for name, value in same.items() if value is not None})
    if kind is not None:
        reports = reports.filter(kinds__contains=[kind])
    if overdue_on is not None:
        reports = reports.filter(
            Q(respond_by__lt=overdue_on, first_contact_at__isnull=True)
            | Q(update_due_on__lt=overdue_on, first_contact_at__isnull=False)
        )
    if after is not None and which == "open":
        later = Q(needs_attention=after_attention) & (
            Q(respond_by__gt=respond_by) | Q(respond_by=respond_by, id__gt=after)
        )
        reports = reports.filter(later | Q(needs_attention=False) if after_attention else later)
    elif after is not None:
        reports = reports.filter(Q(received_at__lt=received_at) | Q(received_at=received_at, id__gt=after))
    columns = (*_LIST, "agency__short_name", "agency__name", "team__name")
    return reports.select_related("agency", "team").only(*columns)


def find_reports(*, viewer: Viewer, words: str, most: int) -> list[Report]:
    """Return reports in which the words stand and that the viewer may see, the newest first; record which were shown.

    Open or ended, of whatever agency. The words go to a function that returns ids alone (decision 5).
    """
    found, _ = _told(_anybodys_hits(words, FOUND, most, viewer))
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


@kept_around(_NEWEST_HITS)
def _anybodys_hits(words: str, found: int, most: int, viewer: Viewer) -> QuerySet[Report]:
    rows = Report.objects.visible_to(viewer).filter(pk=RawSQL("hit.id", []))
    return rows.select_related("agency").only(*_LIST, "agency__short_name", "agency__name")


def count_inbox(*, viewer: Viewer, today: date, team_id: UUID | None = None) -> InboxCounts:
    """Return the numbers above the inbox of the viewer's agency; one statement, capped, no names."""
    found = _numbers(viewer, today, today + timedelta(days=1), team_id)
    return InboxCounts(*found[0]) if found else InboxCounts(0, 0, 0, 0)


@kept_inside(
    "select count(*), count(*) filter (where held.attention), count(*) filter (where held.late),"
    " count(*) filter (where held.soon) from ({}) as held (attention, late, soon)"
)
def _numbers(viewer: Viewer, today: date, tomorrow: date, team_id: UUID | None) -> QuerySet[Any]:
    mine = Report.objects.visible_to(viewer).filter(agency_id=viewer.agency_id, is_open=True)
    if team_id is not None:
        mine = mine.filter(team_id=team_id)
    unanswered, answered = Q(first_contact_at__isnull=True), Q(first_contact_at__isnull=False)
    late = unanswered & Q(respond_by__lt=today) | answered & Q(update_due_on__lt=today)
    soon = unanswered & Q(respond_by__gte=today, respond_by__lte=tomorrow) | answered & Q(
        update_due_on__gte=today, update_due_on__lte=tomorrow
    )
    told = mine.annotate(
        late=ExpressionWrapper(late, output_field=BooleanField()),
        soon=ExpressionWrapper(soon, output_field=BooleanField()),
    ).order_by("-needs_attention", "respond_by", "id")
    return told.values_list("needs_attention", "late", "soon")[:COUNTED_TO]


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
