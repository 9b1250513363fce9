"""Statement budgets, one event for a reading, and what is left out: they may not grow with the rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.builders.cases import a_case, a_report, add_victim, an_active_case, officer, share, supervisor
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.cases import operations, queries
from wardmote.cases.choices import CaseStatus
from wardmote.cases.queries import CaseFilter
from wardmote.documents.tables import harmless

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


def statements(do) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        do()
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in seen)


def test_a_case_is_read_in_ten_statements_however_long_its_chronology(world):
    viewer = officer(world)
    report = a_report(world)
    case = an_active_case(world, reports=[report])
    share(world, case)
    other = a_case(world, title="Next door")
    operations.link_cases(by=viewer, case=case, other=other, why="Same street")
    add_victim(world, case)

    def read():
        return queries.get_case(viewer=viewer, reference=case.reference)

    with acting_as(viewer):
        few = statements(read)
        for n in range(100):
            operations.add_entry(by=viewer, case=case, kind="note", text=f"Note {n}")
        many = statements(read)
        full = read()
    assert few == many <= 10
    assert len(full.entries) >= 100
    assert [one.name for one in full.agencies] == ["Ashby Vale Borough Council", "Ashby Vale Police"]
    assert full.agencies[0].is_lead
    assert [one.reference for one in full.linked] == [other.reference]
    assert {str(one.person) for one in full.people} == {"Pat Resident", "Kim Resident"}


def test_a_list_takes_the_same_few_statements_for_ten_fifty_or_a_hundred_rows(world):
    viewer = officer(world)
    for n in range(30):
        a_case(world, title=f"Number {n}")
    today = timezone.localdate()
    wanted = CaseFilter(words="number", kind="noise")
    with acting_as(viewer):
        counts = {
            size: statements(
                lambda size=size: queries.list_cases(viewer=viewer, wanted=wanted, today=today, size=size)
            )
            for size in (1, 10, 100)
        }
    assert set(counts.values()) <= set(range(1, 9))
    assert len(set(counts.values())) == 1


def test_the_teams_board_and_my_work_do_not_ask_more_for_more_cases(world):
    boss, now = supervisor(world), timezone.now()
    today = timezone.localdate()

    def both():
        with acting_as(boss):
            return (
                statements(lambda: queries.team_board(viewer=boss, today=today, now=now)),
                statements(lambda: queries.my_work(viewer=boss, today=today)),
            )

    an_active_case(world)
    few = both()
    for _ in range(4):
        an_active_case(world, risk="high")
    assert both() == few
    assert few[0] <= 8


def test_the_count_is_capped(world, monkeypatch):
    from wardmote.cases.queries import lists

    monkeypatch.setattr(lists, "COUNTED_UP_TO", 3)
    for n in range(5):
        a_case(world, title=f"Number {n}")
    viewer = officer(world)
    with acting_as(viewer):
        page = queries.list_cases(viewer=viewer, today=timezone.localdate(), size=2)
    assert (page.count, page.is_capped, page.count_words) == (3, True, "more than 3 cases")


def test_a_key_that_is_none_begins_the_list_anew(world):
    case = a_case(world)
    viewer = officer(world)
    with acting_as(viewer):
        for text in ("", "x", "2026-01-01~nobody", "~", "9" * 400):
            page = queries.list_cases(viewer=viewer, today=timezone.localdate(), after=text)
            assert [row.pk for row in page.rows] == [case.pk]


@pytest.mark.parametrize(
    ("change", "finds"),
    [
        ({}, True), ({"which": "closed"}, False), ({"which": "all"}, True), ({"mine": True}, True), ({"kind": "noise"}, True),
        ({"kind": "rowdy"}, False), ({"status": "active"}, True), ({"status": "new"}, False), ({"risk": "high"}, True),
        ({"risk": "standard"}, False), ({"priority": "low"}, True), ({"priority": "high"}, False),
        ({"review_overdue": True}, False),
    ],
)  # fmt: skip
def test_each_filter_finds_what_it_says(world, change, finds):
    case = an_active_case(world, risk="high")
    viewer = officer(world)
    with acting_as(viewer):
        page = queries.list_cases(viewer=viewer, wanted=CaseFilter(**change), today=timezone.localdate())
    assert [row.pk for row in page.rows] == ([case.pk] if finds else [])
    assert page.count == int(finds)


def test_a_review_is_overdue_the_day_after(world):
    case = an_active_case(world, risk="high")
    viewer = officer(world)
    with acting_as(viewer):
        due = queries.find_case(viewer=viewer, reference=case.reference).review_on
        for day, found in ((due, 0), (due + timedelta(days=1), 1)):
            page = queries.list_cases(viewer=viewer, wanted=CaseFilter(review_overdue=True), today=day)
            assert len(page.rows) == found


def test_what_is_new_since_i_was_last_here_is_what_others_wrote(world):
    case = an_active_case(world)
    viewer, today = officer(world), timezone.localdate()

    def news() -> list:
        with acting_as(viewer):
            return [one.pk for one in queries.my_work(viewer=viewer, today=today).news]

    with acting_as(viewer):
        queries.get_case(viewer=viewer, reference=case.reference)
    assert news() == []
    operations.add_entry(by=viewer, case=case, kind="note", text="My own words")
    assert news() == [], "my own words are not news to me"
    operations.add_entry(by=supervisor(world), case=case, kind="note", text="Look at this")
    assert news() == [case.pk]
    with acting_as(viewer):
        full = queries.get_case(viewer=viewer, reference=case.reference)
        assert full.visited_before is not None
    assert news() == []


def test_my_work_names_what_is_late_promised_due_and_waiting(world):
    viewer, boss, today = officer(world), supervisor(world), timezone.localdate()
    case = an_active_case(world, risk="high")
    operations.set_case_action(by=viewer, case=case, text="Ring", due_on=today, owner_id=viewer.membership_id)
    operations.record_contact(
        by=viewer, case=case, how="in_person", text="Spoke at the door", promised_on=today + timedelta(days=2)
    )
    with acting_as(viewer):
        work = queries.my_work(viewer=viewer, today=today)
        later = queries.my_work(viewer=viewer, today=today + timedelta(days=9))
    assert [task.action.text for task in work.due] == ["Ring"]
    assert [task.case.pk for task in work.due] == [case.pk]
    assert [(task.action.text, task.days_late) for task in later.late] == [("Ring", 9)]
    assert [one.pk for one in work.promised] == [case.pk]
    assert [one.pk for one in later.reviews] == [case.pk]
    actions = [task.action.pk for task in work.due]
    operations.finish_case_action(by=viewer, case=case, action_id=actions[0])
    operations.request_closing(by=viewer, case=case, outcome="resolved", reason="Stopped")
    with acting_as(boss):
        assert [one.pk for one in queries.my_work(viewer=boss, today=today).to_close] == [case.pk]
    assert case.status == CaseStatus.ACTIVE


def test_an_export_needs_a_recipient_and_is_capped(world):
    a_case(world)
    boss, today = supervisor(world), timezone.localdate()
    with acting_as(boss):
        for recipient, purpose in (("", "Meeting"), ("Chair", "")):
            with pytest.raises(Refused):
                queries.export_cases_csv(
                    viewer=boss, recipient=recipient, purpose=purpose, wanted=CaseFilter(), today=today
                )


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(text):
    assert harmless(text) == f"'{text}"


def test_a_search_by_an_outsider_finds_nothing_that_it_does_not_list(world):
    """H2 for cases: what a search finds is what the list, narrowed, would show."""
    case = a_case(world)
    operations.add_entry(by=officer(world), case=case, kind="note", text="An unlikely platypus")
    police = world.viewer("police", "caseworker")
    with acting_as(police):
        page = queries.list_cases(
            viewer=police, wanted=CaseFilter(words="platypus"), today=timezone.localdate()
        )
        assert (page.rows, page.count) == ((), 0)
        with pytest.raises(NotFound):
            queries.find_case(viewer=police, reference=case.reference)
