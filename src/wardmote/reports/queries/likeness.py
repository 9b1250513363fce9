"""What is this like? Reports that have something to do with one, each with its reasons.

Across agencies, as far as the viewer may know: candidates are found by a function that returns only ids, and
what row-level security hides is no row and no reason here. The repeat flags alone count it, as a bare number, so that
every agency flags the same people and places (the 2011 call-handling trials' first principle: repeat callers are
flagged at first contact, whoever they told). Locked and hidden cases, objections to sharing and conflicts of interest
keep a report out of that number too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.kept import kept
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.london import day_of, start_of_day
from wardmote.calendar.periods import first_day_still_within
from wardmote.partnerships.models import Partnership
from wardmote.reports.choices import Status
from wardmote.reports.models import Report
from wardmote.reports.rules.duplicates import (
    Candidate,
    Likeness,
    how_alike,
    is_probable_duplicate,
    was_open_on,
)

LOOK_BACK_DAYS = 92
"""How far back something near, or in similar words, still matters; people and addresses matter for ever."""
CANDIDATES = 60
"""At most this many from each way of looking; the newest."""
SHOWN = 20
SIMILAR = 0.02
"""From a score above this on, reports that have nothing else in common are shown."""

_WAYS = {
    "person": "Reported by the same person",
    "contact": "Same phone number or email address",
    "name": "Reported by somebody of the same name",
    "address": "About the same address",
}
_FIELDS = (
    "id", "reference", "received_at", "status", "is_open", "agency_id", "kinds", "words", "place_text", "address_key",
    "postcode", "lat", "lon", "reporter_id", "duplicate_of_id", "decided_at", "ward_code",
)  # fmt: skip


@dataclass(frozen=True)
class Alike:
    """One report that is like another, and why."""

    report: Report
    reasons: tuple[str, ...]
    score: float
    is_probable_duplicate: bool
    is_same_person: bool


@dataclass(frozen=True)
class Likenesses:
    """All that a report is like, strongest first, and whether somebody or somewhere is repeatedly affected."""

    found: tuple[Alike, ...]
    repeat_victim: str
    repeat_location: str


def what_is_it_like(*, viewer: Viewer, report: Report, partnership: Partnership, at: datetime) -> Likenesses:
    """Return what a report is like, with reasons, and the repeat flags as sentences (empty when none).

    A repeat victim: the same person or contact in at least `partnership.repeat_reports` similar reports within
    `partnership.repeat_months`, this one counted (default 3 in 3 months). Merged duplicates count once. Reports of
    partners that the viewer may not see are counted without anything of them. One consultation event names the
    reports shown.
    """
    since = at - timedelta(days=LOOK_BACK_DAYS)
    ways: dict[UUID, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("select report, way from reports_like_ids(%s, %s, %s)", [report.id, since, CANDIDATES])
        for found, way in cursor.fetchall():
            ways.setdefault(found, set()).add(way)
    rows = _visible(viewer, list(ways)) if ways else []
    mine = _candidate(report)
    judged = sorted(
        (_judge(mine, row, ways[row.id], report) for row in rows),
        key=lambda alike: (-alike.score, str(alike.report.id)),
    )
    found_alike = tuple(alike for alike in judged if alike.reasons)[:SHOWN]
    record(
        viewer,
        Category.CONSULTATION,
        "reports.what_is_it_like",
        "report",
        [report.id, *[alike.report.id for alike in found_alike]],
        classes=[FieldClass.F1, FieldClass.F2],
    )
    unseen_person, unseen_address = _count_unseen(report, partnership, at)
    return Likenesses(
        found_alike,
        _repeat_victim(judged, unseen_person, partnership, at),
        _repeat_location(judged, unseen_address, report, partnership, at),
    )


@kept
def _visible(viewer: Viewer, ids: list[UUID]) -> QuerySet[Report]:
    return (
        Report.objects.visible_to(viewer)
        .filter(pk__in=RawSQL("select unnest(%s::uuid[])", [ids]))  # noqa: S611 - a constant
        .select_related("agency")
        .only(*_FIELDS, "agency__short_name", "agency__name")
    )


def _count_unseen(report: Report, partnership: Partnership, at: datetime) -> tuple[int, int]:
    """Return how many further reports of the same person, and about the same address, are not the viewer's to see."""
    first = first_day_still_within(day_of(at), partnership.repeat_months)
    with connection.cursor() as cursor:
        cursor.execute(
            "select same_person, same_address from reports_repeats_unseen(%s, %s)",
            [report.id, start_of_day(first)],
        )
        same_person, same_address = cursor.fetchone()
    return same_person, same_address


def _candidate(report: Report, *, still_open: bool | None = None) -> Candidate:
    return Candidate(
        key=report.id,
        received=report.received_at,
        address=report.place_text,
        point=(report.lat, report.lon) if report.lat is not None and report.lon is not None else None,
        types=frozenset(report.kinds),
        words=report.words,
        still_open=still_open,
    )


def _was_open(earlier: Report, at: datetime) -> bool | None:
    """Whether an earlier report was still being dealt with at an instant; None where nobody deals with it.

    Part of a case it is worked on; closed with advice it was done on that day; put aside nobody can say.
    """
    if earlier.status == Status.ADVISED:
        return was_open_on(earlier.decided_at, at)
    return None if earlier.status == Status.WATCHED else True


def _judge(mine: Candidate, row: Report, ways: set[str], report: Report) -> Alike:
    told = [words for way, words in _WAYS.items() if way in ways]
    near = "near" in ways and bool(set(row.kinds) & set(report.kinds))
    # For what only lies in the ward the words are read where they could bring it near enough to be shown.
    alike: Likeness = how_alike(
        mine,
        _candidate(row, still_open=_was_open(row, report.received_at)),
        worth=0.0 if told or near else SIMILAR,
    )
    if "person" in ways:
        told = [words for words in told if "name" not in words]
    boost = (
        0.5 * ("person" in ways or "contact" in ways) + 0.2 * ("name" in ways) + 0.25 * ("address" in ways)
    )
    similar = alike.score > SIMILAR or near
    said_already = "address" in ways
    reasons = [
        *told,
        *(
            why
            for why in alike.reasons
            if (similar or told) and not (said_already and why.startswith("Same address"))
        ),
    ]
    if not told and not similar:
        reasons = []
    return Alike(
        row,
        tuple(dict.fromkeys(reasons)),
        min(1.0, alike.score + boost),
        is_probable_duplicate(alike),
        bool({"person", "contact"} & ways),
    )


def _counts(row: Report, partnership: Partnership, at: datetime) -> bool:
    first = first_day_still_within(day_of(at), partnership.repeat_months)
    return row.status != Status.MERGED and day_of(row.received_at) >= first


def _repeat_victim(judged: list[Alike], unseen: int, partnership: Partnership, at: datetime) -> str:
    seen = sum(alike.is_same_person and _counts(alike.report, partnership, at) for alike in judged)
    number = 1 + seen + unseen
    if number < partnership.repeat_reports:
        return ""
    return (
        f"Repeat victim: {number} reports in {partnership.repeat_months} months, this one counted"
        f"{_not_yours(unseen)}."
    )


def _not_yours(unseen: int) -> str:
    return f"; {unseen} of them not yours to see" if unseen else ""


def _repeat_location(
    judged: list[Alike], unseen: int, report: Report, partnership: Partnership, at: datetime
) -> str:
    if not report.address_key:
        return ""
    here = [
        alike.report
        for alike in judged
        if alike.report.address_key == report.address_key and _counts(alike.report, partnership, at)
    ]
    number = 1 + len(here) + unseen
    if number < partnership.repeat_reports:
        return ""
    people = {row.reporter_id for row in here if row.reporter_id} | (
        {report.reporter_id} if report.reporter_id else set()
    )
    told_by = f" by {len(people)} people" if len(people) > 1 else ""
    return (
        f"Repeat location: {number} reports{told_by} in {partnership.repeat_months} months, this one counted"
        f"{_not_yours(unseen)}."
    )
