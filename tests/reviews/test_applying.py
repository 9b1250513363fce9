"""An application arrives by any channel, is never anonymous, never refused for too little, and kept with its procedure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, an_application, coordinator, publish, resident, safe_email, sees

from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Prompt
from wardmote.partnerships.choices import ReviewChannel
from wardmote.reviews.choices import Capacity, Consent, Relation, ReviewState, Source
from wardmote.reviews.models import Complaint, Review, ReviewLink
from wardmote.reviews.operations import apply_for_review
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    made = a_partnership()
    publish(made)
    return made


def test_an_application_with_nothing_listed_is_taken(world: World) -> None:
    review = a_review(world)
    assert review.state == ReviewState.RECEIVED
    assert review.agency == world.agency("council")
    assert len(review.follow_secret) == 43


def test_it_is_due_as_the_procedure_promises_in_working_days(world: World) -> None:
    friday = datetime(2026, 4, 2, 10, tzinfo=UTC)  # Maundy Thursday: Good Friday and Easter Monday follow
    assert a_review(world, at=friday).step_due_on == date(2026, 4, 8)


def test_it_keeps_the_version_of_the_day_it_arrived(world: World) -> None:
    today = timezone.localdate()
    old = a_review(world)
    publish(world, valid_from=today + timedelta(days=1), on=today, complaints_needed=2)
    same_day = a_review(world)
    later = a_review(world, at=timezone.now() + timedelta(days=1))
    assert old.procedure == same_day.procedure
    assert later.procedure.complaints_needed == 2
    assert old.procedure.complaints_needed == 3


def test_before_any_procedure_nobody_can_apply() -> None:
    with pytest.raises(Refused, match="No case review procedure"):
        a_review(a_partnership())


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"words": ""}, "words"),
        ({"capacity": Capacity.BUSINESS}, "organisation"),
        ({"complaints": (ClaimedComplaint(complained_on=date(2999, 1, 1)),)}, "complaints-0-complained_on"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(world: World, said: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        a_review(world, **said)
    assert field in refused.value.problems


def test_a_complaint_before_the_behaviour_is_taken_and_only_claimed(world: World) -> None:
    odd = ClaimedComplaint(told_to="police", complained_on=date(2026, 1, 1), behaviour_on=date(2026, 1, 2))
    review = a_review(world, complaints=(odd,))
    with acting_as(coordinator(world)):
        assert [one.source for one in Complaint.objects.filter(review=review)] == [Source.CLAIMED]


def test_somebody_else_applies_and_consent_is_awaited_until_it_is_here(world: World) -> None:
    online, paper, signed = resident(world), coordinator(world), date(2026, 1, 5)
    for by, day, consent in (
        (online, None, Consent.AWAITED),
        (online, signed, Consent.AWAITED),  # said, and not seen by anybody
        (paper, None, Consent.AWAITED),
        (paper, signed, Consent.GIVEN),
    ):
        who = GivenRepresentative(name="Cllr Ash", relation=Relation.COUNCILLOR, consent_on=day)
        review = a_review(world, by=by, representative=who)
        assert review.consent == consent
        with acting_as(coordinator(world)):
            link = ReviewLink.objects.get(review=review)
        assert link.person_id == review.representative_id != review.victim_id


def test_the_same_form_twice_is_one_application(world: World) -> None:
    token = uuid4()
    kept = [
        apply_for_review(
            by=resident(world), application=an_application(), channel=ReviewChannel.ONLINE, form_token=token
        )
        for _ in range(2)
    ]
    assert kept[0].pk == kept[1].pk
    with acting_as(world.system()):
        assert Review.objects.count() == 1


def test_only_the_point_of_contact_and_the_holder_of_the_link_see_it_at_first(world: World) -> None:
    review = a_review(world)
    assert sees(coordinator(world), review)
    assert not sees(world.viewer("police", "caseworker"), review)
    assert not sees(world.viewer("council", "analyst"), review)
    assert not sees(world.public(), review)
    assert sees(world.public(report_id=review.id, person_id=review.victim_id), review)
    with acting_as(world.public(report_id=review.id)):
        assert not Complaint.objects.exists()


def test_the_coordinator_is_told_at_next_sign_in(world: World) -> None:
    viewer = coordinator(world)
    review = a_review(world)
    with acting_as(viewer):
        shown = Prompt.objects.visible_to(viewer).get()
    assert (shown.record_type, shown.reference) == ("review", review.reference)


def test_who_may_take_an_application(world: World) -> None:
    for role, may in (
        ("caseworker", True),
        ("supervisor", True),
        ("review_coordinator", True),
        ("analyst", False),
    ):
        by = world.viewer("council", role)
        if may:
            assert a_review(world, by=by, channel=ReviewChannel.PHONE).entered_by_id == by.membership_id
        else:
            with pytest.raises(NotAllowed):
                a_review(world, by=by, channel=ReviewChannel.PHONE)


def test_safe_contact_is_kept_as_it_was_said(world: World) -> None:
    review = a_review(world, contacts=(safe_email("pat@home.example"),))
    with acting_as(coordinator(world)):
        (point,) = review.victim.contact_points.all()
    assert point.may_leave_message
    assert point.verified_at is not None
