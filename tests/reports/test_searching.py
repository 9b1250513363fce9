"""Searching reports: newest first, page after page, and for each viewer what they may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.builders.cases import a_report
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import Viewer
from wardmote.access.rows import acting_as
from wardmote.reports.models import Report
from wardmote.reports.queries.inbox import InboxFilter, find_reports, list_inbox

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def world() -> World:
    return a_partnership()


def told(world: World, *, agency: str = "council", days: int = 0, **columns: object) -> Report:
    by = world.viewer(agency, "caseworker")
    report = a_report(world, agency=agency, by=by, words="A tench was thrown about the yard")
    with acting_as(by):
        Report.objects.filter(pk=report.pk).update(received_at=NOW - timedelta(days=days), **columns)
        report.refresh_from_db()
    return report


def walk(viewer: Viewer, which: str, words: str = "tench", size: int = 2) -> list[Report]:
    """Every row of a search, page by page."""
    rows: list[Report] = []
    after = None
    with acting_as(viewer):
        while True:
            page = list_inbox(
                viewer=viewer,
                wanted=InboxFilter(which=which, words=words),
                today=NOW.date(),
                after=after,
                size=size,
            )
            assert not page.cut
            rows += page.rows
            after = page.next
            if after is None:
                return rows


def test_pages_of_a_search_go_from_the_newest_back_and_neither_skip_nor_repeat(world: World) -> None:
    viewer = world.viewer("council", "caseworker")
    # three of one instant: between them the id decides, on this page as on the next
    made = [told(world, days=days, is_open=False) for days in (3, 1, 3, 2, 3)]
    told(world, days=0)  # still open
    a_report(world, words="Loud music")
    wanted = sorted(made, key=lambda report: (-report.received_at.timestamp(), report.pk))
    for size in (1, 2, 3, 50):
        assert walk(viewer, "decided", size=size) == wanted


def test_a_search_of_what_waits_keeps_the_order_of_the_inbox(world: World) -> None:
    viewer = world.viewer("council", "caseworker")
    today = NOW.date()
    calm, due, serious = (
        told(world, days=days, needs_attention=attention, respond_by=today + timedelta(days=by))
        for days, attention, by in ((0, False, 9), (1, False, 1), (5, True, 5))
    )
    assert walk(viewer, "open") == [serious, due, calm]


def test_everybody_finds_what_they_may_see_and_nothing_else(world: World) -> None:
    council, police = world.viewer("council", "caseworker"), world.viewer("police", "caseworker")
    ours, theirs = told(world, days=1), told(world, agency="police")
    for viewer, seen in ((council, ours), (police, theirs)):
        assert walk(viewer, "open") == [seen]
        assert walk(viewer, "shared") == []
        with acting_as(viewer):
            assert find_reports(viewer=viewer, words="tench", most=5) == [seen]
            assert find_reports(viewer=viewer, words="carp", most=5) == []


def test_rows_of_a_search_come_with_their_agency_and_team(world: World, django_assert_num_queries) -> None:
    viewer = world.viewer("council", "caseworker")
    told(world)
    (row,) = walk(viewer, "open")
    with django_assert_num_queries(0):
        assert row.agency.short_name
        assert row.team is None or row.team.name
