"""Actions that come back at each meeting of a body, and who leads on a group's work in a borough."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.calendar.london import day_of, instant_of
from wardmote.meetings import operations
from wardmote.sharing.operations import open_to_partnership

JUNE, AUGUST, OCTOBER = date(2030, 6, 3), date(2030, 8, 5), date(2030, 10, 7)


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def an_action(world: World) -> Action:
    by = officer(world)
    audience = open_to_partnership(by=by, partnership_id=world.id)
    return actions.log_action(
        by=by, audience_id=audience.id, text="Report on repeat victims", owners=[Owes(by.agency_id)]
    )


def stands(world: World, action: Action) -> Action:
    with acting_as(officer(world)):
        return Action.objects.get(pk=action.pk)


def following(world: World, action: Action) -> Action:
    with acting_as(officer(world)):
        return Action.objects.get(follows=action)


def test_it_is_due_at_the_next_meeting_and_when_done_at_the_one_after(world):
    board, by = a_body(world), officer(world)
    meeting = a_meeting(world, board, JUNE)
    a_meeting(world, board, AUGUST)
    action = operations.recur_at_meetings(by=by, action_id=an_action(world).id, body=board)
    assert action.due_on == JUNE
    operations.change_meeting(
        by=by, meeting=meeting, starts_at=instant_of(JUNE + timedelta(days=7), time(14))
    )
    assert stands(world, action).due_on == JUNE + timedelta(days=7)
    actions.take_step(by=by, action_id=action.id, step="finish")
    again = following(world, action)
    assert again.due_on is None, "this room knows of no meetings"
    assert operations.date_recurring(by=by) == [again.id]
    assert operations.date_recurring(by=by) == []
    assert (stands(world, again).due_on, stands(world, again).due_words) == (
        AUGUST, "for the meeting of 5 August 2030",
    )  # fmt: skip


def test_without_a_next_meeting_it_waits_for_it_and_a_cancelled_one_passes_it_on(world):
    board, by = a_body(world), officer(world)
    action = operations.recur_at_meetings(by=by, action_id=an_action(world).id, body=board)
    assert action.due_on is None
    meeting = a_meeting(world, board, JUNE)
    assert stands(world, action).due_on == JUNE
    a_meeting(world, board, OCTOBER)
    operations.cancel_meeting(by=by, meeting=meeting, reason="No room")
    assert stands(world, action).due_on == OCTOBER


def test_it_comes_back_at_the_meetings_of_one_body(world):
    by = officer(world)
    board, group = a_body(world), a_body(world, "JAG")
    a_meeting(world, group, JUNE)
    a_meeting(world, board, AUGUST)
    action = operations.recur_at_meetings(by=by, action_id=an_action(world).id, body=board)
    assert action.due_on == AUGUST
    actions.set_recurrence(by=by, action_id=action.id, recurs="")
    actions.take_step(by=by, action_id=action.id, step="finish")
    with acting_as(by):
        assert not Action.objects.filter(follows=action).exists()


def test_what_is_due_at_a_meeting_follows_it_and_falls_to_the_next_one_when_it_is_cancelled(world):
    board, by = a_body(world), officer(world)
    meeting, later = a_meeting(world, board, JUNE), a_meeting(world, board, AUGUST)
    action = operations.make_due_at(by=by, action_id=an_action(world).id, meeting=meeting)
    assert (action.due_on, action.due_kind) == (JUNE, "occasion")
    operations.change_meeting(
        by=by, meeting=meeting, starts_at=instant_of(JUNE + timedelta(days=7), time(14))
    )
    assert stands(world, action).due_on == JUNE + timedelta(days=7)
    operations.cancel_meeting(by=by, meeting=meeting, reason="No room")
    assert stands(world, action).due_on == AUGUST
    # A day that is set by hand afterwards is kept when the meeting moves.
    actions.set_deadline(by=by, action_id=action.id, on=OCTOBER)
    operations.change_meeting(
        by=by, meeting=later, starts_at=instant_of(AUGUST + timedelta(days=7), time(14))
    )
    assert stands(world, action).due_on == OCTOBER
    actions.take_step(by=by, action_id=action.id, step="finish")
    with acting_as(by):
        assert not Action.objects.filter(follows=action).exists()
    with pytest.raises(Refused, match="still to come"):
        operations.make_due_at(by=by, action_id=an_action(world).id, meeting=meeting)


def test_one_person_leads_on_a_groups_work_in_each_borough(world):
    """Row B95: those who attend the delivery group co-ordinate in their borough."""
    group = a_body(world, "HPDG")
    lead = a_seat(world, group, "JH", "council", leads_for=" Oadby  and Wigston ")
    assert lead.leads_for == "Oadby and Wigston"
    with pytest.raises(Refused, match="Jo Hale leads in Oadby and Wigston already"):
        a_seat(world, group, "WG", "police", leads_for="oadby and wigston")
    other = a_seat(world, group, "RL", "housing", leads_for="Harborough")
    with pytest.raises(Refused, match="already"):
        operations.change_member(by=officer(world), member=other, leads_for="Oadby and Wigston")
    operations.end_member(by=officer(world), member=lead, on=day_of(timezone.now()) - timedelta(days=1))
    heir = a_seat(
        world, group, "TM", "council", leads_for="Oadby and Wigston", from_on=datetime.now(UTC).date()
    )
    assert heir.leads_for == "Oadby and Wigston"
