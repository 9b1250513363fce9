"""Actions: set, finished, not needed, given to others, re-dated; and that they know nothing of cases."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.builders.partnership import World, a_partnership

from wardmote import actions
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries, rules
from wardmote.actions.choices import ActionState
from wardmote.sharing.operations import admit, open_audience


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def viewer(world: World, agency: str = "council"):
    return world.viewer(agency, "caseworker")


def an_action(world: World, *, agency: str = "council", shared: bool = False, **more):
    by = viewer(world)
    audience = open_audience(by=by, partnership_id=world.id, members=[world.agency("council").id])
    if shared:
        admit(by=by, audience=audience, principal_id=world.agency("police").id)
    return operations.set_action(
        by=by,
        audience_id=audience.id,
        agency_id=world.agency(agency).id,
        **{"text": "Ring the landlord", **more},
    )


def test_an_action_knows_nothing_of_who_asked_for_it():
    for file in Path(actions.__file__).parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for higher in ("wardmote.cases", "wardmote.reports", "wardmote.pages"):
            assert higher not in text, file.name


@pytest.mark.parametrize(
    ("due", "state", "late"),
    [
        (date(2026, 6, 1), ActionState.OPEN, 0),
        (date(2026, 5, 31), ActionState.OPEN, 1),
        (date(2026, 6, 2), ActionState.OPEN, 0),
        (None, ActionState.OPEN, 0),
        (date(2026, 5, 1), ActionState.DONE, 0),
    ],
)
def test_an_action_is_late_from_the_day_after(due, state, late):
    assert rules.days_late(due, state, date(2026, 6, 1)) == late


def test_an_action_ends_done_or_not_needed_with_a_reason_and_only_once(world):
    by = viewer(world)
    done = operations.finish_action(by=by, action_id=an_action(world).id, result="He will write")
    assert (done.state, done.result, done.ended_by_id) == (
        ActionState.DONE,
        "He will write",
        by.membership_id,
    )
    other = an_action(world)
    with pytest.raises(Refused):
        operations.end_as_not_needed(by=by, action_id=other.id, reason=" ")
    dropped = operations.end_as_not_needed(by=by, action_id=other.id, reason="He rang us")
    assert dropped.state == ActionState.NOT_NEEDED
    for attempt in (
        lambda: operations.finish_action(by=by, action_id=done.id),
        lambda: operations.end_as_not_needed(by=by, action_id=done.id, reason="x"),
        lambda: operations.redate_action(by=by, action_id=done.id, due_on=None),
        lambda: operations.reassign_action(by=by, action_id=done.id, agency_id=world.agency("police").id),
    ):
        with pytest.raises(Refused):
            attempt()


def test_an_action_needs_words_and_an_owner_of_the_agency_that_owes_it(world):
    with pytest.raises(Refused):
        an_action(world, text=" ")
    with pytest.raises(Refused):
        an_action(world, text="x" * 301)
    with pytest.raises(Refused):
        an_action(world, owner_id=viewer(world, "police").membership_id)


def test_who_sees_the_record_but_neither_owes_nor_set_the_action_does_not_end_it(world):
    action = an_action(world, shared=True)
    police = viewer(world, "police")
    with pytest.raises(NotAllowed):
        operations.finish_action(by=police, action_id=action.id)
    operations.reassign_action(by=viewer(world), action_id=action.id, agency_id=world.agency("police").id)
    assert operations.finish_action(by=police, action_id=action.id).state == ActionState.DONE


def test_who_does_not_see_the_record_finds_no_action(world):
    action = an_action(world)
    stranger = viewer(world, "police")
    with pytest.raises(NotFound):
        operations.finish_action(by=stranger, action_id=action.id)
    with acting_as(stranger), pytest.raises(NotFound):
        queries.get_action(viewer=stranger, action_id=action.id)


def test_my_actions_and_the_overdue_of_my_agency(world):
    by, today = viewer(world), timezone.localdate()
    mine = an_action(world, owner_id=by.membership_id, due_on=today + timedelta(days=3))
    late = an_action(world, due_on=today - timedelta(days=1))
    an_action(world, agency="police", shared=True, due_on=today - timedelta(days=1))
    with acting_as(by):
        assert [action.id for action in queries.list_my_actions(viewer=by)] == [mine.id]
        assert queries.list_my_actions(viewer=by, until=today) == []
        assert [action.id for action in queries.list_overdue(viewer=by, today=today)] == [late.id]
        assert {action.id for action in queries.list_actions(viewer=by, ids=[mine.id, late.id])} == {
            mine.id,
            late.id,
        }


def test_an_action_is_re_dated(world):
    action = an_action(world)
    day = timezone.localdate() + timedelta(days=5)
    changed = operations.redate_action(by=viewer(world), action_id=action.id, due_on=day)
    assert (changed.due_on, changed.version) == (day, 2)
