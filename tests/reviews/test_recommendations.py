"""Recommendations are actions of the log: one truth about what is done, shown on both pages, and no more said than a number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import coordinator, decided, fresh, panel_held, publish
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import Viewer
from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action
from wardmote.actions.queries import list_calendar_events
from wardmote.actions.queries.log import LogFilter, list_log
from wardmote.reviews import operations
from wardmote.reviews.choices import AnswerState
from wardmote.reviews.models import Recommendation, Review
from wardmote.reviews.operations import GivenMember, GivenRecommendation

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
LATER = MONDAY + timedelta(days=40)


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def the_recommendation(by: Viewer, review: Review) -> Recommendation:
    with acting_as(by):
        return Recommendation.objects.select_related("followed_by__action", "agency").get(review=review)


def tracked(world: World) -> tuple[Review, Recommendation]:
    by, review = coordinator(world), panel_held(world, at=MONDAY)
    review = operations.tell_outcome(
        by=by, review=review, letter="The outcome.", at=MONDAY + timedelta(days=9)
    )
    return review, the_recommendation(by, review)


def log_of(viewer: Viewer) -> list[str]:
    with acting_as(viewer):
        return [line.action.text for line in list_log(viewer=viewer, today=LATER.date(), wanted=LogFilter())]


def test_a_recommendation_is_owed_in_the_log_by_the_body_that_must_have_regard_to_it(world: World) -> None:
    review, recommendation = tracked(world)
    action = recommendation.action
    assert (action.in_log, action.agency_id, action.due_on) == (
        True,
        world.agency("police").id,
        recommendation.due_on,
    )
    assert action.audience_id == review.audience_id
    for seen in (coordinator(world), world.viewer("police", "caseworker")):
        assert log_of(seen) == [f"Recommendation 1 of case review {review.reference}"]


def test_the_log_says_neither_whom_it_is_about_nor_what_was_recommended(world: World) -> None:
    review, recommendation = tracked(world)
    operations.answer_recommendation(
        by=world.viewer("police", "caseworker"), recommendation=recommendation, answer=AnswerState.ACCEPTED,
        text="We will patrol the stairs of Pat Resident", at=LATER,
    )  # fmt: skip
    operations.follow_up(
        by=coordinator(world), recommendation=recommendation, text="Pat says not yet", is_done=False,
        again_on=date(2026, 9, 1), at=LATER,
    )  # fmt: skip
    page = signed_in_client(world, "police", "caseworker").get(
        reverse("action", args=[recommendation.action.id])
    )
    assert review.reference in page.content.decode()
    assert "Accepted" in page.content.decode()
    for word in ("Pat", "stairs", "Patrol"):
        assert word not in page.content.decode()
    police = world.viewer("police", "caseworker")
    with acting_as(police):
        (event,) = list_calendar_events(viewer=police, host="x.example", since=date(2026, 1, 1))
    assert not [word for word in ("Pat", "stairs", "Patrol") if word in str(event)]


def test_outside_the_review_nobody_meets_the_action(world: World) -> None:
    review, recommendation = tracked(world)
    by = coordinator(world)
    keeper = world.viewer("police", "supervisor")
    operations.bar_from_review(by=by, review=review, membership_id=keeper.membership_id, reason="A cousin")
    officer = world.viewer("council", "partnership_officer")
    for outside in (keeper, officer, world.viewer("housing", "board_member")):
        assert log_of(outside) == []
    client = signed_in_client(world, "council", "partnership_officer")
    assert client.get(reverse("action", args=[recommendation.action.id])).status_code == 404


def test_what_is_done_is_said_once_and_shown_on_both_pages(world: World) -> None:
    review, recommendation = tracked(world)
    by, police = coordinator(world), world.viewer("police", "caseworker")
    operations.answer_recommendation(
        by=police, recommendation=recommendation, answer=AnswerState.PARTLY, text="Twice a week", at=LATER
    )
    assert the_recommendation(by, review).action.state == ActionState.IN_PROGRESS
    actions.take_step(by=police, action_id=recommendation.action.id, step="claim", reason="Done since May")
    client = signed_in_client(world, "council", "review_coordinator")
    shown = client.get(reverse("review", args=[review.reference])).content.decode()
    assert "said to be done" in shown
    assert not the_recommendation(by, review).is_done, "the body says so: whoever follows it up confirms it"
    operations.follow_up(by=by, recommendation=recommendation, text="It is", is_done=True, at=LATER)
    now = the_recommendation(by, review)
    assert (now.is_done, now.action.state) == (True, ActionState.DONE)
    assert "Done with" in client.get(reverse("review", args=[review.reference])).content.decode()
    assert log_of(by) == []
    # Looked at again, and it is not: open again, with its day.
    operations.follow_up(
        by=by,
        recommendation=recommendation,
        text="It came back",
        is_done=False,
        again_on=date(2026, 9, 1),
        at=LATER,
    )
    again = the_recommendation(by, review)
    assert (again.is_done, again.action.state, again.action.due_on) == (
        False,
        ActionState.OPEN,
        date(2026, 9, 1),
    )


def test_a_step_of_the_log_counts_on_the_review(world: World) -> None:
    review, recommendation = tracked(world)
    by = coordinator(world)
    operations.answer_recommendation(
        by=world.viewer("police", "caseworker"), recommendation=recommendation, answer=AnswerState.ACCEPTED,
        text="Yes", at=LATER,
    )  # fmt: skip
    actions.take_step(by=world.system(), action_id=recommendation.action.id, step="finish")
    assert operations.close_review(by=by, review=fresh(by, review), letter="Closed.").is_open is False


def test_another_body_takes_over_the_action_with_the_recommendation(world: World) -> None:
    review, recommendation = tracked(world)
    by = coordinator(world)
    operations.release_body(
        by=by, review=review, agency_id=world.agency("police").id, reason="It left the area", at=LATER
    )
    operations.follow_up(
        by=by, recommendation=recommendation, text="The landlord can do it", is_done=False,
        agency_id=world.agency("housing").id, again_on=date(2026, 9, 1), at=LATER,
    )  # fmt: skip
    now = the_recommendation(by, review)
    assert (now.answer, now.action.agency_id) == (AnswerState.AWAITED, world.agency("housing").id)
    assert log_of(world.viewer("police", "caseworker")) == []
    assert len(log_of(world.viewer("housing", "caseworker"))) == 1


def test_a_body_outside_the_partnership_owes_it_by_its_name(world: World) -> None:
    by, review = coordinator(world), decided(world, at=MONDAY)
    operations.plan_panel(
        by=by, review=review, starts_at=MONDAY + timedelta(days=7), chair_name="Jo Chair", chair_is_independent=False,
        members=[GivenMember(name="Sgt Lane", agency_id=world.agency("police").id)], at=MONDAY,
    )  # fmt: skip
    operations.record_panel(
        by=by, review=fresh(by, review), findings=["Found"], at=MONDAY + timedelta(days=8),
        recommendations=[GivenRecommendation(text="Light the path", body_name="The railway")],
    )  # fmt: skip
    action = the_recommendation(by, review).action
    assert (action.agency_id, action.owner_name) == (None, "The railway")
    with acting_as(world.system()):
        assert Action.objects.filter(in_log=True).count() == 1
