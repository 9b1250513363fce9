"""The applicant behind their link: where it stands, taking it back, appealing; a representative steps back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, coordinator, publish

from wardmote.access.errors import NotAllowed
from wardmote.access.rows import acting_as
from wardmote.reviews import operations
from wardmote.reviews.choices import AppealAbout, Consent, Relation, ReviewState
from wardmote.reviews.models import Appeal, Review
from wardmote.reviews.operations.workflow import grounds_for
from wardmote.reviews.rules.applying import GivenRepresentative
from wardmote.reviews.rules.following import may_appeal_about, may_take_back, where_review_stands
from wardmote.reviews.rules.states import APPEALABLE

ON = date(2026, 5, 4)


@pytest.mark.parametrize("state", list(ReviewState))
def test_every_state_has_words_for_the_applicant(state: ReviewState) -> None:
    said = where_review_stands(state, due_on=None, on=ON)
    assert said.heading
    assert said.sentence.endswith(".")


@given(st.sampled_from(list(ReviewState)), st.integers(-30, 30))
def test_a_promise_that_was_not_kept_is_said_and_what_has_ended_promises_nothing(
    state: ReviewState, late: int
) -> None:
    due = ON - timedelta(days=late)
    said = where_review_stands(state, due_on=due, on=ON)
    assert said.is_late == (said.hear_by is not None and late > 0)
    if state in (ReviewState.CLOSED, ReviewState.WITHDRAWN, ReviewState.MERGED):
        assert said.hear_by is None
        assert not may_take_back(state)


def test_nobody_appeals_about_an_outcome_that_is_not_there() -> None:
    for state in ReviewState:
        assert AppealAbout.OUTCOME not in may_appeal_about(state, was_reviewed=False)
    assert AppealAbout.OUTCOME in may_appeal_about(ReviewState.OUTCOME_NOTIFIED, was_reviewed=True)
    appealable = {state for state in ReviewState if may_appeal_about(state, was_reviewed=True)}
    assert appealable == APPEALABLE


@pytest.fixture
def world(db: None) -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def now(review: Review, world: World) -> Review:
    with acting_as(world.system()):
        return Review.objects.get(pk=review.pk)


def test_a_link_opens_its_own_application_and_no_other(world: World) -> None:
    review, client = a_review(world), Client()
    page = client.get(reverse("review_follow", args=[review.follow_secret]))
    assert "We have your application" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert client.get(reverse("review_follow", args=["x" * 43])).status_code == 404
    found = client.post(
        reverse("follow_find"), {"link": f"https://any.example/follow/{review.follow_secret}"}
    )
    assert found.headers["Location"] == reverse("review_follow", args=[review.follow_secret])


def test_an_applicant_takes_it_back_by_themselves(world: World) -> None:
    review, client = a_review(world), Client()
    done = client.post(reverse("review_take_back", args=[review.follow_secret]), {"reason": ""})
    assert done.status_code == 302
    assert now(review, world).state == ReviewState.WITHDRAWN
    page = client.get(done.headers["Location"]).content.decode()
    assert "You have taken your application back." in page
    assert "Take the application back" not in page
    again = client.post(reverse("review_take_back", args=[review.follow_secret]), {"reason": ""})
    assert again.status_code == 200  # nothing left to take back: it says why


def test_an_appeal_through_the_link_names_what_it_is_about(world: World) -> None:
    review, client = a_review(world), Client()
    assert (
        client.get(reverse("review_appeal", args=[review.follow_secret])).status_code == 302
    )  # nothing decided
    officer = coordinator(world)
    operations.reject(
        by=officer,
        review=now(review, world),
        ground=grounds_for(review)[0],
        reason="The same was reviewed in March.",
        letter="We reviewed the same in March.",
    )
    sent = {"about": "threshold", "grounds": "It was another matter in March", "may_pass_on": "on"}
    done = client.post(reverse("review_appeal", args=[review.follow_secret]), sent)
    assert done.status_code == 302, done.page.errors
    with acting_as(world.system()):
        assert Appeal.objects.get().about == AppealAbout.THRESHOLD


def test_a_representative_steps_back_and_their_link_opens_nothing_from_then_on(world: World) -> None:
    review = a_review(
        world,
        representative=GivenRepresentative(
            name="Kim Hart", relation=Relation.CARER, consent_on=timezone.localdate()
        ),
    )
    client, address = Client(), reverse("review_end_representation", args=[review.follow_secret])
    assert (
        "no longer agree"
        in client.get(reverse("review_follow", args=[review.follow_secret])).content.decode()
    )
    assert client.post(address).status_code == 302
    assert now(review, world).consent == Consent.WITHDRAWN
    assert client.get(reverse("review_follow", args=[review.follow_secret])).status_code == 404
    # The person affected gets a link of their own from the point of contact, and from nobody else.
    with pytest.raises(NotAllowed):
        operations.give_link(by=world.viewer("council", "caseworker"), review=review)
    given_link = operations.give_link(by=coordinator(world), review=review)
    page = client.get(reverse("review_follow", args=[given_link.follow_secret])).content.decode()
    assert "They no longer agree" not in page


def test_the_person_affected_cannot_end_a_representation_that_there_is_none_of(world: World) -> None:
    review = a_review(world)
    assert Client().post(reverse("review_end_representation", args=[review.follow_secret])).status_code == 404
