"""The panel's members change before it meets: nothing is cancelled, nothing is forgotten, and who is barred is not told why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import coordinator, decided, fresh, publish
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.notifications.models import Prompt
from wardmote.reviews import operations
from wardmote.reviews.choices import PanelState, Presence, ReviewState
from wardmote.reviews.models import PanelMember, Review, ReviewEntry
from wardmote.reviews.operations import GivenMember
from wardmote.reviews.rules.panels import why_not_change_seats

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = MONDAY + timedelta(days=7)


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def planned(world: World, chair: str = "Jo Chair") -> Review:
    by, review = coordinator(world), decided(world, at=MONDAY)
    police = world.viewer("police", "supervisor")
    operations.plan_panel(
        by=by, review=review, starts_at=DAY, chair_name=chair, chair_is_independent=False, at=MONDAY,
        members=[
            GivenMember(membership_id=police.membership_id),
            GivenMember(name="Sam Hill", agency_id=world.agency("housing").id),
        ],
    )  # fmt: skip
    return fresh(by, review)


def members(world: World, review: Review) -> dict[str, PanelMember]:
    with acting_as(world.system()):
        return {one.name: one for one in PanelMember.objects.filter(review=review)}


def chronology(world: World, review: Review) -> str:
    with acting_as(world.system()):
        return "\n".join(ReviewEntry.objects.filter(review=review).values_list("text", flat=True))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.text())
def test_somebody_always_sits_on_the_panel_and_nobody_leaves_without_a_reason(
    seated, joining, leaving, reason
):
    problem, _ = why_not_change_seats(seated=seated, joining=joining, leaving=leaving, reason=reason)
    allowed = (joining or leaving) and seated + joining > leaving and (not leaving or reason.strip())
    assert bool(problem) == (not allowed)


def test_a_member_is_replaced_and_the_panel_keeps_its_date(world: World) -> None:
    review, by = planned(world), coordinator(world)
    new = world.viewer("housing", "caseworker")
    panel = operations.change_panel(
        by=by, review=review, joining=[GivenMember(membership_id=new.membership_id)],
        leaving=[members(world, review)["Sam Hill"].id], reason="On leave", at=MONDAY,
    )  # fmt: skip
    assert (panel.starts_at, panel.state, fresh(by, review).state) == (
        DAY,
        PanelState.PLANNED,
        ReviewState.PANEL_SCHEDULED,
    )
    seats = members(world, review)
    assert (seats["Sam Hill"].left_at, seats["Sam Hill"].left_reason) == (MONDAY, "On leave")
    assert seats[new.name].takes_over_from_id == seats["Sam Hill"].id
    assert f"{new.name} takes the place of Sam Hill." in chronology(world, review)
    with acting_as(new):
        told = Prompt.objects.visible_to(new).filter(reference=review.reference)
        assert told.filter(text__contains="panel").exists()


def test_who_left_is_neither_absent_nor_asked_for(world: World) -> None:
    review, by = planned(world), coordinator(world)
    seats = members(world, review)
    operations.change_panel(
        by=by, review=review, leaving=[seats["Sam Hill"].id], reason="On leave", at=MONDAY
    )
    client = signed_in_client(world, "council", "review_coordinator")
    form = client.get(reverse("review_panel_held", args=[review.reference])).page.form
    assert len(form.fields["present"].choices) == 1
    operations.record_panel(by=by, review=fresh(by, review), findings=["Found"], at=DAY + timedelta(days=1))
    after = members(world, review)
    assert after["Sam Hill"].presence == Presence.EXPECTED
    assert {one.presence for one in after.values() if one.left_at is None} == {Presence.ABSENT}
    with pytest.raises(Refused, match="No panel is planned"):
        operations.change_panel(by=by, review=fresh(by, review), joining=[GivenMember(name="Late")])


def test_somebody_who_sits_there_already_and_a_seat_of_another_panel_are_refused(world: World) -> None:
    review, other, by = planned(world), planned(world, "Al Chair"), coordinator(world)
    police = world.viewer("police", "supervisor")
    with pytest.raises(Refused, match="already"):
        operations.change_panel(
            by=by, review=review, joining=[GivenMember(membership_id=police.membership_id)]
        )
    with pytest.raises(NotFound):
        operations.change_panel(
            by=by, review=review, leaving=[members(world, other)["Sam Hill"].id], reason="x"
        )
    outside = world.viewer("police", "specialist")
    with pytest.raises(NotFound):
        operations.change_panel(by=outside, review=review, joining=[GivenMember(name="x")])


def test_who_is_barred_leaves_without_a_reason_and_cannot_come_back_by_account_or_name(world: World) -> None:
    police = world.viewer("police", "supervisor")
    review, by = planned(world, chair=police.name), coordinator(world)
    operations.bar_from_review(
        by=by,
        review=review,
        membership_id=police.membership_id,
        reason="Brother of the man next door",
        at=MONDAY,
    )
    seat = members(world, review)[police.name]
    assert (seat.left_at, seat.left_reason, seat.presence) == (MONDAY, "", Presence.EXPECTED)
    review = fresh(by, review)
    for given_ in (GivenMember(membership_id=police.membership_id), GivenMember(name=police.name.upper())):
        with pytest.raises(Refused, match="cannot take part") as refused:
            operations.change_panel(by=by, review=review, joining=[given_])
        assert "Brother" not in str(refused.value.problems)
    with pytest.raises(Refused, match="cannot take part"):
        operations.change_chair(by=by, review=review, chair_name=police.name, chair_is_independent=False)
    with pytest.raises(Refused, match="who chairs"):
        operations.record_panel(by=by, review=review, findings=["Found"], at=DAY + timedelta(days=1))
    operations.change_chair(by=by, review=review, chair_name="Al Chair", chair_is_independent=False)
    # Nobody of the bodies reads why; they themselves find nothing at all.
    for agency, role in (("police", "caseworker"), ("council", "review_coordinator")):
        page = signed_in_client(world, agency, role).get(reverse("review", args=[review.reference]))
        text = page.content.decode()
        assert "Brother" not in text
        assert "no longer, since" in text
        assert "absent" not in text.lower().split("panel-title", 1)[1].split("chronology", 1)[0]
    theirs = signed_in_client(world, "police", "supervisor")
    assert theirs.get(reverse("review", args=[review.reference])).status_code == 404
    with acting_as(police):
        assert not Prompt.objects.visible_to(police).filter(text__icontains="conflict").exists()


def test_a_body_that_leaves_gives_up_its_seats(world: World) -> None:
    review, by = planned(world), coordinator(world)
    operations.release_body(
        by=by, review=review, agency_id=world.agency("housing").id, reason="It has no tenant there", at=MONDAY
    )
    assert members(world, review)["Sam Hill"].left_at == MONDAY


def test_members_and_chair_change_on_their_pages_and_mistakes_are_said(world: World) -> None:
    review = planned(world)
    client = signed_in_client(world, "council", "review_coordinator")
    address = reverse("review_panel_members", args=[review.reference])
    version = {"version": str(fresh(coordinator(world), review).version)}
    assert "Choose who joins or who leaves" in client.post(address, version).content.decode()
    leaving = {"leaving": [str(members(world, review)["Sam Hill"].id)]}
    assert "Say why somebody leaves" in client.post(address, {**version, **leaving}).content.decode()
    sent = {**version, **leaving, "reason": "Ill", "others": "Kit Dale, Vale Homes\nRowan Peel, The school"}
    assert client.post(address, sent).status_code == 302
    seats = members(world, review)
    assert seats["Kit Dale"].agency_id == world.agency("housing").id
    assert seats["Rowan Peel, The school"].agency_id is None
    chair = reverse("review_panel_chair", args=[review.reference])
    assert "Enter who chairs" in client.post(chair, {}).content.decode()
    version = {"version": str(fresh(coordinator(world), review).version)}
    sent = {
        **version,
        "chair_name": "Dana Holt",
        "chair_is_independent": "yes",
        "independence": "Never worked here",
    }
    assert client.post(chair, sent).status_code == 302
    shown = client.get(reverse("review", args=[review.reference])).content.decode()
    assert "Dana Holt" in shown
    assert "instead of Jo Chair" in shown
    assert signed_in_client(world, "police", "caseworker").get(address).status_code in (403, 404)
