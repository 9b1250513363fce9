"""A question that is composed once answers everybody with their own rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from tests.builders.cases import a_case, officer
from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import Actor, Viewer
from wardmote.access.kept import CannotBeKept, kept, kept_around, kept_inside
from wardmote.access.rows import acting_as
from wardmote.cases.choices import CasePriority, CaseStatus, RiskBand
from wardmote.cases.models import Case
from wardmote.cases.queries.lists import CaseFilter, list_cases, narrowed
from wardmote.reports.choices import Kind, Priority
from wardmote.reports.queries.inbox import InboxFilter, Position, count_inbox, list_inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@kept
def cases_of(viewer: Actor) -> QuerySet[Case]:
    return Case.objects.visible_to(viewer).select_related("agency", "owner__account").order_by("pk")


def test_one_after_the_other_sees_their_own_cases_and_nobody_elses(world: World) -> None:
    council, police = officer(world), world.viewer("police", "caseworker")
    ours, theirs = a_case(world), a_case(world, by=police)
    nobody = world.viewer("housing", "caseworker")
    without = world.viewer("council", "account_administrator")
    assert not without.principals or without.principals == (world.id,)
    for _ in range(2):
        for viewer, seen in ((council, [ours.pk]), (police, [theirs.pk]), (nobody, []), (without, [])):
            # As the system: what holds here is the question itself, without the fence of the database behind it.
            with acting_as(world.system()):
                assert [case.pk for case in cases_of(viewer)] == seen
            with acting_as(viewer):
                assert [case.pk for case in cases_of(viewer)] == seen
    with acting_as(world.system()):
        assert {case.pk for case in cases_of(world.system())} == {ours.pk, theirs.pk}


def test_rows_are_the_objects_that_django_makes(world: World) -> None:
    viewer = officer(world)
    a_case(world)
    with acting_as(viewer):
        (made,) = cases_of(viewer)
        (wanted,) = cases_of.__wrapped__(viewer)  # type: ignore[attr-defined]
        assert made == wanted
        assert {name: value for name, value in made.__dict__.items() if name != "_state"} == {
            name: value for name, value in wanted.__dict__.items() if name != "_state"
        }
        assert made._state.fields_cache.keys() == wanted._state.fields_cache.keys()
        assert made.agency.name == wanted.agency.name
        assert (made._state.adding, made._state.db) == (False, "default")


def test_a_column_that_was_left_out_is_read_when_it_is_used(world: World) -> None:
    case = a_case(world)

    @kept
    def short(case_id: UUID) -> QuerySet[Case]:
        return Case.objects.filter(pk=case_id).only("reference")

    with acting_as(officer(world)):
        (made,) = short(case.pk)
        assert "title" not in made.__dict__
        assert made.title == case.title


def test_a_value_that_the_statement_holds_in_another_form_is_refused() -> None:
    @kept
    def with_words(words: str) -> QuerySet[Case]:
        return Case.objects.filter(title__icontains=words)

    @kept
    def without_it(reference: str) -> QuerySet[Case]:
        return Case.objects.all()

    @kept
    def a_flag(is_open: bool) -> QuerySet[Case]:
        return Case.objects.filter(is_open=is_open)

    for ask, value in ((with_words, "noise"), (without_it, "C-1"), (a_flag, True)):
        with pytest.raises(CannotBeKept):
            ask(value)


def test_a_question_within_another_one_counts_what_the_viewer_sees(world: World) -> None:
    @kept_inside("select count(*) from ({}) held")
    def how_many(viewer: Viewer, *, most: int) -> QuerySet[Any]:
        return Case.objects.visible_to(viewer).values_list("pk")[:most]

    for _ in range(3):
        a_case(world)
    for viewer, most, found in (
        (officer(world), 2, 2),
        (officer(world), 10, 3),
        (world.viewer("police", "caseworker"), 10, 0),
    ):
        with acting_as(viewer):
            assert how_many(viewer, most=most) == [(found,)]


def test_rows_of_a_question_within_another_one_are_objects_with_what_stands_beside_them(world: World) -> None:
    words = (
        "select shown.*, given.number from (select %s::integer as number) given"
        " left join lateral ({}) shown on shown.reference <> %s"
    )

    @kept_around(words)
    def beside(number: int, not_this: str, viewer: Viewer) -> QuerySet[Case]:
        return Case.objects.visible_to(viewer).select_related("agency").order_by("pk")

    first, second = a_case(world), a_case(world)
    with acting_as(officer(world)):
        assert beside(7, "", officer(world)) == [(first, 7), (second, 7)]
        ((made, number),) = beside(8, first.reference, officer(world))
        assert (made, made.agency.name, number) == (second, second.agency.name, 8)
    police = world.viewer("police", "caseworker")
    with acting_as(police):
        assert beside(9, "", police) == [(None, 9)], "a row of nulls is no object"


def test_every_filter_of_the_lists_can_be_kept(world: World) -> None:
    viewer = officer(world)
    today = timezone.localdate()
    case = a_case(world)
    filters = [
        CaseFilter(),
        CaseFilter(which="all", mine=True, order="opened"),
        CaseFilter(
            status=CaseStatus.ACTIVE, kind=Kind.NOISE, priority=CasePriority.LOW, risk=RiskBand.HIGH, ward_code="E1",
            led_by=viewer.agency_id, team_id=uuid4(), owner_id=uuid4(), review_overdue=True,
        ),
        CaseFilter(words=case.title),
    ]  # fmt: skip
    with acting_as(viewer):
        for wanted in filters:
            plainly = [row.pk for row in narrowed(viewer, wanted, today=today).order_by("-changed_at")]
            first = list_cases(viewer=viewer, wanted=wanted, today=today)
            assert [row.pk for row in first.rows] == plainly
            assert first.count == len(plainly)
            key = f"{case.changed_at.isoformat()}~{case.pk}"
            assert list_cases(viewer=viewer, wanted=wanted, today=today, after=key).rows == ()
        at = Position(True, today, timezone.now(), uuid4())
        for which in ("open", "watched", "decided", "shared"):
            for words in ("", "noise"):
                wanted = InboxFilter(
                    which=which, team_id=uuid4(), priority=Priority.URGENT, kind=Kind.NOISE, ward_code="E1",
                    overdue=True, words=words,
                )  # fmt: skip
                assert list_inbox(viewer=viewer, wanted=wanted, today=today, after=at).rows == ()
        assert count_inbox(viewer=viewer, today=today, team_id=uuid4()).open == 0
