"""Actions that come back: on their day of the month, once each, for whoever owed them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.actions.test_log import board, logged, now, officer
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries
from wardmote.actions.choices import ActionState, Basis, Recurrence
from wardmote.actions.models import Action, Deadline, owners_in_words
from wardmote.actions.operations import Owes
from wardmote.actions.rules.recurrence import next_day
from wardmote.sharing.operations import open_to_partnership

NOVEMBER = datetime(2018, 11, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def world(db) -> World:
    return a_partnership()


@pytest.mark.parametrize(
    ("due", "recurs", "day", "ended", "expected"),
    [
        (date(2018, 10, 31), "monthly", 31, date(2018, 10, 30), date(2018, 11, 30)),
        (date(2018, 11, 30), "monthly", 31, date(2018, 11, 30), date(2018, 12, 31)),
        (date(2018, 1, 31), "monthly", 31, date(2018, 2, 1), date(2018, 2, 28)),
        (date(2020, 1, 31), "monthly", 31, date(2020, 2, 1), date(2020, 2, 29)),
        (date(2018, 10, 31), "quarterly", 31, date(2018, 10, 31), date(2019, 1, 31)),
        (date(2020, 2, 29), "yearly", 29, date(2020, 2, 29), date(2021, 2, 28)),
        # Missed for three months: it comes back once, and not on a day that has passed.
        (date(2018, 7, 31), "monthly", 31, date(2018, 10, 31), date(2018, 11, 30)),
    ],
)
def test_the_next_day_is_that_of_the_same_number_or_the_last_of_the_month(due, recurs, day, ended, expected):
    assert next_day(due, recurs, day, ended) == expected


@given(
    due=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    recurs=st.sampled_from(["monthly", "quarterly", "yearly"]),
    late=st.integers(-400, 400),
)
def test_the_next_day_lies_after_the_former_and_after_the_end_and_not_a_period_too_late(due, recurs, late):
    ended = date.fromordinal(due.toordinal() + late)
    found = next_day(due, recurs, due.day, ended)
    longest = {"monthly": 31, "quarterly": 92, "yearly": 366}[recurs]
    assert 0 < (found - max(due, ended)).days <= longest


def test_what_is_done_comes_back_once_with_its_owners_and_a_day_that_was_worked_out(world):
    """Row B63: the monthly crime statistics that somebody has to chase."""
    police = world.viewer("police", "board_member")
    owners = [Owes(police.agency_id, police.membership_id), Owes(world.agency("council").id)]
    action = logged(world, "Chase the crime statistics", owners=owners, due_on=date(2018, 10, 31))
    operations.set_recurrence(by=officer(world), action_id=action.id, recurs=Recurrence.MONTHLY)
    operations.take_step(by=police, action_id=action.id, step="claim", at=NOVEMBER)
    with acting_as(officer(world)):
        assert not Action.objects.filter(follows=action).exists(), "said to be done is not yet done"
    for step in ("confirm", "reopen", "finish"):
        operations.take_step(
            by=officer(world), action_id=action.id, step=step, reason="So it is", at=NOVEMBER
        )
    with acting_as(officer(world)):
        (following,) = Action.objects.filter(follows=action)
        assert (following.due_on, following.state) == (date(2018, 11, 30), ActionState.OPEN)
        assert owners_in_words(following) == owners_in_words(action)
        assert following.number not in (None, action.number)
        assert Deadline.objects.get(action=following).basis == Basis.INFERRED
        full = queries.get_log_action(viewer=officer(world), action_id=action.id, today=NOVEMBER.date())
    assert full.following == following
    assert f"Comes back as action {following.number}." in [step.text for step in full.steps]


@pytest.mark.parametrize("step", ["drop", "supersede"])
def test_what_is_not_needed_or_superseded_does_not_come_back(world, step):
    action = logged(world, due_on=date(2018, 10, 31))
    operations.set_recurrence(by=officer(world), action_id=action.id, recurs=Recurrence.MONTHLY)
    if step == "drop":
        operations.take_step(by=officer(world), action_id=action.id, step="drop", reason="No more")
    else:
        operations.end_in_favour_of(
            by=officer(world), action_id=action.id, other_id=logged(world, "Other").id
        )
    with acting_as(officer(world)):
        assert not Action.objects.filter(follows=action).exists()


def test_what_each_partner_owes_comes_back_for_each_when_the_last_part_is_in(world):
    by = officer(world)
    whole = operations.log_for_each(
        by=by, audience_id=open_to_partnership(by=by, partnership_id=world.id).id, text="Send the figures",
        agency_ids=[world.agency("council").id, world.agency("police").id], due_on=date(2018, 10, 31),
    )  # fmt: skip
    operations.set_recurrence(by=by, action_id=whole.id, recurs=Recurrence.QUARTERLY)
    with acting_as(by):
        parts = list(Action.objects.filter(parent=whole).order_by("agency__short_name"))
    with pytest.raises(Refused, match="comes back with the whole"):
        operations.set_recurrence(by=by, action_id=parts[0].id, recurs=Recurrence.MONTHLY)
    operations.take_step(by=by, action_id=parts[0].id, step="finish", at=NOVEMBER)
    # The last part is the partner's own nil return: it runs nothing, and the next ones are made all the same.
    operations.take_step(by=board(world, "police"), action_id=parts[1].id, step="nil", at=NOVEMBER)
    with acting_as(by):
        (again,) = Action.objects.filter(follows=whole)
        children = Action.objects.filter(parent=again).order_by("agency__short_name")
        assert [(one.agency.short_name, one.due_on) for one in children] == [
            ("Council", date(2019, 1, 31)),
            ("Police", date(2019, 1, 31)),
        ]


def test_it_needs_a_day_to_come_back_by_and_somebody_who_runs_the_business(world):
    action = logged(world)
    with pytest.raises(Refused, match="due day"):
        operations.set_recurrence(by=officer(world), action_id=action.id, recurs=Recurrence.YEARLY)
    with pytest.raises(NotAllowed):
        operations.set_recurrence(by=board(world, "council"), action_id=action.id, recurs="")
    dated = logged(world, due_on=date(2018, 10, 31))
    operations.set_recurrence(by=officer(world), action_id=dated.id, recurs=Recurrence.YEARLY)
    operations.set_recurrence(by=officer(world), action_id=dated.id, recurs="")
    operations.take_step(by=officer(world), action_id=dated.id, step="finish")
    assert now(world, dated).recurs == ""
    with acting_as(officer(world)):
        assert not Action.objects.filter(follows=dated).exists()
