"""Complaints found in the records of all bodies: agency and days leave, never what is locked, hidden or barred."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.builders.cases import a_report
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, coordinator, publish, safe_email

from wardmote.access.rows import acting_as
from wardmote.cases import operations as cases
from wardmote.cases.choices import SharingClass
from wardmote.reports.models import Report
from wardmote.reports.operations.deciding import merge_duplicate
from wardmote.reviews import operations
from wardmote.reviews.choices import Source
from wardmote.reviews.models import Complaint, Review
from wardmote.reviews.queries.finding import FoundComplaint, find_in_record
from wardmote.reviews.rules.applying import ClaimedComplaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = a_partnership()
    publish(made)
    return made


def found(world: World, review: Review) -> list[FoundComplaint]:
    by = coordinator(world)
    with acting_as(by):
        return find_in_record(viewer=by, review=review)


def told_police(world: World, **more: Any) -> Report:
    return a_report(world, agency="police", by=world.viewer("police", "caseworker"), **more)


def test_reports_of_all_bodies_are_proposed_and_only_ones_own_are_read(world: World) -> None:
    mine = a_report(world)
    theirs = told_police(world)
    review = a_review(world)
    by_id = {one.report_id: one for one in found(world, review)}
    assert set(by_id) == {mine.id, theirs.id}
    assert by_id[mine.id].reference == mine.reference
    assert by_id[theirs.id].reference == ""
    assert by_id[theirs.id].agency_name == world.agency("police").name


def test_a_name_alone_finds_nothing(world: World) -> None:
    told_police(world, contacts=(safe_email("other@home.example"),))
    told_police(world, name="Sam Other")
    assert found(world, a_review(world)) == []


def test_a_reference_with_the_same_name_finds_it(world: World) -> None:
    theirs = told_police(world, contacts=(safe_email("other@home.example"),))
    named = (ClaimedComplaint(told_to="police", their_reference=theirs.reference.lower()),)
    assert [one.report_id for one in found(world, a_review(world, complaints=named))] == [theirs.id]
    assert found(world, a_review(world, complaints=named, name="Sam Other")) == []


@pytest.mark.parametrize("sharing_class", [SharingClass.LOCKED, SharingClass.HIDDEN])
def test_what_was_locked_or_hidden_is_never_proposed(world: World, sharing_class: SharingClass) -> None:
    theirs = told_police(world)
    cases.open_case(
        by=world.viewer("police", "supervisor"), title="Close", reports=[theirs], sharing_class=sharing_class
    )
    assert found(world, a_review(world)) == []


def test_nobody_else_may_ask(world: World) -> None:
    told_police(world)
    review = a_review(world)
    for viewer in (world.viewer("council", "supervisor"), world.viewer("police", "review_coordinator")):
        with acting_as(viewer):
            assert find_in_record(viewer=viewer, review=review) == []


def test_what_is_taken_is_verified_and_a_report_merged_into_another_is_the_same_incident(
    world: World,
) -> None:
    by = coordinator(world)
    when = timezone.now() - timedelta(days=3)
    first, second = (a_report(world, happened_from=when) for _ in range(2))
    merge_duplicate(by=world.viewer("council", "caseworker"), report=second, into=first, reason="The same")
    review = a_review(world)
    proposed = found(world, review)
    operations.take_from_record(by=by, review=review, incident_ids=[one.incident_id for one in proposed])
    with acting_as(by):
        rows = list(Complaint.objects.filter(review=review).order_by("entered_at", "id"))
        assert {row.source for row in rows} == {Source.RECORD}
        assert len({row.same_incident_as_id or row.id for row in rows}) == 1
        assert all(row.complained_on and row.behaviour_on for row in rows)
    assert all(one.is_taken for one in found(world, review))
