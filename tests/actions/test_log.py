"""The partnership's action log: acceptance cases of a real partnership's minutes, told with invented names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries
from wardmote.actions.choices import ActionState, Basis, DueKind, Level, Nature, Side
from wardmote.actions.models import Action, owners_in_words
from wardmote.actions.operations import Owes
from wardmote.actions.rules import chasing, deadlines, states
from wardmote.calendar.fuzzy import FuzzyDay, read_fuzzy_day
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.operations import add_agency
from wardmote.sharing.operations import open_audience, open_to_partnership

MEETING = date(2018, 10, 8)


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def officer(world: World):
    return world.viewer("council", "partnership_officer")


def board(world: World, agency: str):
    return world.viewer(agency, "board_member")


def logged(world: World, text: str = "Collate the returns", owners=None, **more) -> Action:
    by = officer(world)
    audience = open_to_partnership(by=by, partnership_id=world.id)
    return operations.log_action(
        by=by,
        audience_id=audience.id,
        text=text,
        owners=owners or [Owes(world.agency("council").id, by.membership_id)],
        **more,
    )


def now(world: World, action: Action) -> Action:
    with acting_as(officer(world)):
        return queries.get_action(viewer=officer(world), action_id=action.id)


def test_actions_of_the_log_are_numbered_even_where_one_is_hidden(world):
    """Case 4, the part of this room: joint owners, owners without an account, all partners as one child each."""
    first = logged(world)
    hidden = open_audience(
        by=world.system(),
        partnership_id=world.id,
        members=[world.viewer("police", "board_member").membership_id],
    )
    operations.log_action(
        by=world.system(), audience_id=hidden.id, text="Restricted", owners=[Owes(world.agency("police").id)]
    )
    joint = logged(
        world,
        "Prepare the report on value for money",
        owners=[
            Owes(world.agency("council").id, officer(world).membership_id),
            Owes(world.agency("police").id, board(world, "police").membership_id),
        ],
    )
    named = logged(world, "Forward the minutes about the post", owners=[Owes(name="Q. Harrow (County)")])
    assert (first.number, joint.number, named.number) == (1, 3, 4)
    with acting_as(officer(world)):
        assert owners_in_words(joint).count(" and ") == 1
        assert owners_in_words(named) == "Q. Harrow (County)"
    with pytest.raises(Refused):
        logged(world, owners=[Owes()])


def test_what_all_partners_owe_ends_when_each_has_sent_theirs_in_nil_or_is_excused(world):
    """Case 5: six partners; a parent and its children, each due on the same day."""
    by = officer(world)
    audience = open_to_partnership(by=by, partnership_id=world.id)
    agencies = [agency.id for agency in world.agencies.values()]
    for name, kind in (
        ("Fire", AgencyType.FIRE),
        ("Health", AgencyType.HEALTH),
        ("Refuge", AgencyType.VOLUNTARY_VICTIM),
    ):
        joined = add_agency(
            by=world.system(), partnership=world.partnership, name=name, short_name=name, kind=kind
        )
        agencies.append(joined.id)
    parent = operations.log_for_each(
        by=by,
        audience_id=audience.id,
        text="Send the return for your tactical actions",
        agency_ids=agencies,
        due_on=date(2018, 10, 31),
        recipient_id=by.membership_id,
    )
    with acting_as(by):
        children = list(Action.objects.filter(parent=parent).order_by("number"))
    assert [child.agency_id for child in children] == agencies
    assert {child.due_on for child in children} == {date(2018, 10, 31)}
    with pytest.raises(Refused, match="6 partners still owe"):
        operations.take_step(by=by, action_id=parent.id, step="finish")
    one, two, three, *others = children
    for other in others:
        operations.take_step(by=by, action_id=other.id, step="nil")
    operations.take_step(by=board(world, "council"), action_id=one.id, step="claim", reason="Sent")
    operations.take_step(by=by, action_id=one.id, step="confirm")
    operations.take_step(by=board(world, "police"), action_id=two.id, step="nil")
    with pytest.raises(NotAllowed):
        operations.take_step(by=board(world, "housing"), action_id=three.id, step="excuse", reason="Busy")
    assert now(world, parent).state == ActionState.OPEN
    with pytest.raises(Refused, match="why"):
        operations.take_step(by=by, action_id=three.id, step="excuse")
    operations.take_step(by=by, action_id=three.id, step="excuse", reason="Holds no tactical action")
    assert now(world, parent).state == ActionState.DONE
    operations.take_step(by=by, action_id=three.id, step="reopen", reason="It does hold one")
    assert now(world, parent).state == ActionState.OPEN


def test_a_deadline_moves_and_ours_stays_where_it_was(world):
    """Case 6: believed to be 31 October, confirmed as 30 November, returns still by 31 October."""
    by = officer(world)
    action = logged(world, due_on=date(2018, 10, 31), source="Set at the meeting")
    outside = {"by": by, "action_id": action.id, "side": Side.EXTERNAL}
    operations.set_deadline(
        **outside, on=date(2018, 10, 31), basis=Basis.BELIEVED, source="Said at the last meeting"
    )
    moved = operations.set_deadline(
        **outside, on=date(2018, 11, 30), basis=Basis.CONFIRMED, source="The funder's e-mail"
    )
    assert moved.due_on == date(2018, 10, 31)
    again = operations.set_deadline(
        **outside, on=date(2018, 11, 30), basis=Basis.CONFIRMED, source="The funder's e-mail"
    )
    with acting_as(by):
        full = queries.get_log_action(viewer=by, action_id=again.id, today=MEETING)
    assert [(line.on, line.basis, line.is_current) for line in full.external] == [
        (date(2018, 11, 30), Basis.CONFIRMED, True),
        (date(2018, 10, 31), Basis.BELIEVED, False),
    ]
    assert [line.on for line in full.internal] == [date(2018, 10, 31)]
    assert full.lead_days == 30


def test_what_hangs_on_an_event_is_not_late_before_it_happens(world):
    """Case 8: once the timeline is published."""
    by = officer(world)
    action = logged(world, "Circulate the deadlines", due_words="once available")
    waits = operations.await_event(
        by=by,
        action_id=action.id,
        event="Newsletter timeline published",
        days_after=7,
        words="once available",
    )
    assert (waits.state, waits.due_on, waits.due_kind) == (ActionState.AWAITING, None, DueKind.EVENT)
    with acting_as(by):
        (line,) = queries.list_log(viewer=by, today=date(2019, 6, 1))
    assert (line.days_late, line.action.awaited.name) == (0, "Newsletter timeline published")
    also = operations.await_event(by=by, action_id=logged(world).id, event_id=waits.awaited_id, days_after=1)
    changed = operations.record_event(
        by=by, event_id=also.awaited_id, on=date(2018, 11, 1), source="Newsletter office"
    )
    assert {(a.id, a.due_on, a.state) for a in changed} == {
        (action.id, date(2018, 11, 8), ActionState.OPEN),
        (also.id, date(2018, 11, 2), ActionState.OPEN),
    }
    with pytest.raises(Refused):
        operations.record_event(by=by, event_id=also.awaited_id, on=date(2018, 11, 1))


def test_an_earlier_action_is_carried_over_and_no_second_one_made(world):
    """Case 11: not received as promised; it stays open with the reason, the owner and whom it is owed to."""
    by = officer(world)
    action = logged(
        world, "Send the report on service development", owners=[Owes(name="Q. Harrow")],
        recipient_id=by.membership_id,
    )  # fmt: skip
    carried = operations.take_step(
        by=by,
        action_id=action.id,
        step="carry_over",
        reason="Not received",
        source="Meeting of 8 October 2018",
        on=MEETING,
    )
    assert (carried.state, carried.carried_over, carried.owner_name) == (ActionState.OPEN, 1, "Q. Harrow")
    with acting_as(by):
        full = queries.get_log_action(viewer=by, action_id=action.id, today=MEETING)
        assert len(queries.list_log(viewer=by, today=MEETING)) == 1
    assert full.recipient == by.name
    assert [(s.name, s.text, s.source, s.on) for s in full.steps] == [
        ("carry_over", "Not received", "Meeting of 8 October 2018", MEETING)
    ]


def test_the_clock_of_a_party_outside_is_a_range_where_its_answer_was_in_august(world):
    """Case 16, the chase: a highways authority quoted in August and has answered nothing since."""
    by = officer(world)
    action = logged(world, "Get the columns fitted")
    asked = FuzzyDay(date(2018, 7, 2), date(2018, 7, 2))
    price = operations.put_ask(
        by=by, action_id=action.id, party="County Highways", what="A price", chaser="MS", sent=asked
    )
    assert now(world, action).waiting_on == "County Highways"
    august = read_fuzzy_day("August", said_on=MEETING)
    assert august is not None
    operations.record_answer(by=by, ask_id=price.id, answer="£437.96 a column", on=august)
    september = read_fuzzy_day("September", said_on=MEETING)
    assert september is not None
    lower = operations.put_ask(
        by=by, action_id=action.id, party="County Highways", what="A lower price", chaser="MS", sent=september
    )
    with pytest.raises(Refused):
        operations.chase_again(by=by, ask_id=lower.id, level=Level.ASKED, chaser="MS", sent=september)
    operations.chase_again(by=by, ask_id=lower.id, level=Level.REMINDED, chaser="MS", sent=september)
    operations.chase_again(by=by, ask_id=lower.id, level=Level.CHAIR, chaser="Chair", sent=september)
    operations.put_ask(
        by=by, action_id=action.id, party="County Highways", what="An update for this meeting", chaser="Chair",
        through="County Councillors", level=Level.ELECTED, sent=september,
    )  # fmt: skip
    with acting_as(by):
        full = queries.get_log_action(viewer=by, action_id=action.id, today=MEETING)
        (line,) = queries.list_waiting(viewer=by, today=MEETING)
    assert str(full.silence) == "38 to 68 days"
    assert (full.unanswered, full.chasers, full.level) == (2, ("MS", "Chair"), Level.ELECTED)
    assert (line.party, str(line.silence), line.unanswered) == ("County Highways", "38 to 68 days", 2)
    with pytest.raises(Refused):
        operations.record_answer(by=by, ask_id=price.id, answer="Again", on=august)


def test_a_request_is_no_action_until_somebody_promotes_it(world):
    by = officer(world)
    wish = logged(world, "Let representatives watch a school visit", nature=Nature.REQUEST)
    assert wish.state == ActionState.PROPOSED
    with acting_as(by):
        assert queries.list_log(viewer=by, today=MEETING) == []
        assert [line.action.id for line in queries.list_proposed(viewer=by)] == [wish.id]
    with pytest.raises(Refused):
        operations.take_step(by=by, action_id=wish.id, step="claim")
    promoted = operations.take_step(by=by, action_id=wish.id, step="promote")
    assert (promoted.state, promoted.nature) == (ActionState.OPEN, Nature.REQUEST)


def test_who_owes_says_that_it_is_done_and_who_runs_the_business_that_it_is(world):
    police = board(world, "police")
    action = logged(world, owners=[Owes(world.agency("police").id, police.membership_id)])
    with pytest.raises(NotAllowed):
        operations.take_step(by=board(world, "housing"), action_id=action.id, step="claim")
    claimed = operations.take_step(by=police, action_id=action.id, step="claim", reason="Sent to all")
    assert (claimed.state, claimed.result) == (ActionState.CLAIMED, "Sent to all")
    with pytest.raises(NotAllowed):
        operations.take_step(by=police, action_id=action.id, step="confirm")
    back = operations.take_step(
        by=officer(world), action_id=action.id, step="return", reason="One was left out"
    )
    assert (back.state, back.result) == (ActionState.OPEN, "")
    operations.take_step(by=police, action_id=action.id, step="claim", reason="Now to all")
    done = operations.take_step(
        by=officer(world), action_id=action.id, step="confirm", source="Meeting of 10 December 2018"
    )
    assert (done.state, done.result) == (ActionState.DONE, "Now to all")


def test_actions_that_wait_for_each_other_are_refused_and_one_may_take_over_another(world):
    by = officer(world)
    one, two, three = (logged(world, text) for text in ("Collect", "Collate", "Submit"))
    operations.add_dependency(by=by, action_id=two.id, needs_id=one.id)
    operations.add_dependency(by=by, action_id=three.id, needs_id=two.id)
    for action, needs in ((one, three), (one, one)):
        with pytest.raises(Refused):
            operations.add_dependency(by=by, action_id=action.id, needs_id=needs.id)
    with acting_as(by):
        lines = {line.action.text: line.blocked_by for line in queries.list_log(viewer=by, today=MEETING)}
    assert lines == {"Collect": (), "Collate": (one.number,), "Submit": (two.number,)}
    merged = operations.end_in_favour_of(by=by, action_id=one.id, other_id=two.id, merge=True)
    assert (merged.state, merged.became_id) == (ActionState.MERGED, two.id)
    with pytest.raises(Refused):
        operations.end_in_favour_of(by=by, action_id=three.id, other_id=one.id)


def test_casework_cannot_be_touched_through_the_log_nor_the_log_through_casework(world):
    caseworker = world.viewer("council", "caseworker")
    audience = open_audience(by=caseworker, partnership_id=world.id, members=[world.agency("council").id])
    of_case = operations.set_action(
        by=caseworker, audience_id=audience.id, agency_id=world.agency("council").id, text="Ring the landlord"
    )
    for by in (officer(world), world.system()):
        with pytest.raises(NotFound):
            operations.take_step(by=by, action_id=of_case.id, step="finish")
    with pytest.raises(NotFound):
        operations.finish_action(by=caseworker, action_id=logged(world).id)
    with acting_as(officer(world)):
        assert [line.action.text for line in queries.list_log(viewer=officer(world), today=MEETING)] == [
            "Collate the returns"
        ]


def test_every_state_and_step_stands_in_the_table_and_has_its_words():
    starts = {state for step in states.TRANSITIONS for state in step.starts}
    assert starts == set(ActionState)
    assert {step.leads_to for step in states.TRANSITIONS} - {None} == set(ActionState) - {
        ActionState.PROPOSED
    }
    assert set(states.HAPPENED) == {*states.BY_NAME, states.PROGRESS}
    for step in states.TRANSITIONS:
        for state in set(ActionState) - step.starts:
            assert states.why_not(step.name, states.ActionFacts(state=state)), (step.name, state)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Side)),
            st.none() | st.dates(date(2018, 1, 1), date(2019, 1, 1)),
            st.booleans(),
        )
    )
)
def test_what_is_due_is_the_earlier_of_the_deadlines_that_hold(rows):
    facts = [deadlines.DeadlineFacts(side=side, on=on, is_current=holds) for side, on, holds in rows]
    held = [fact.on for fact in facts if fact.is_current and fact.on]
    assert deadlines.due_day(facts) == (min(held) if held else None)


@pytest.mark.parametrize(
    ("state", "due", "ended", "verdict"),
    [
        (ActionState.DONE, date(2018, 10, 31), date(2018, 10, 31), "met"),
        (ActionState.DONE, date(2018, 10, 31), date(2018, 11, 1), "missed"),
        (ActionState.NIL, date(2018, 10, 31), date(2018, 10, 1), "met"),
        (ActionState.NOT_NEEDED, date(2018, 10, 31), date(2018, 10, 1), ""),
        (ActionState.DONE, None, date(2018, 10, 1), ""),
        (ActionState.OPEN, date(2018, 10, 31), None, ""),
    ],
)
def test_a_deadline_is_met_or_missed_when_it_is_done(state, due, ended, verdict):
    assert deadlines.met_or_missed(due, state, ended) == verdict


def asked(*levels: tuple[Level, date], **more) -> chasing.Asked:
    return chasing.Asked(
        sent=tuple(chasing.Sent(level=level, earliest=on, latest=on) for level, on in levels), **more
    )


@pytest.mark.parametrize(
    ("ask", "next_level"),
    [
        (asked((Level.ASKED, date(2018, 9, 24))), None),  # ten working days end on 8 October
        (asked((Level.ASKED, date(2018, 9, 21))), Level.REMINDED),
        (asked((Level.ASKED, date(2018, 9, 24)), reply_due_on=date(2018, 10, 5)), Level.REMINDED),
        (asked((Level.ASKED, date(2018, 8, 1)), reply_due_on=date(2018, 10, 8)), None),
        (asked((Level.ASKED, date(2018, 8, 1)), (Level.CHAIR, date(2018, 9, 3))), Level.ELECTED),
        (asked((Level.ASKED, date(2018, 8, 1)), (Level.BOARD, date(2018, 9, 3))), Level.BOARD),
        (asked((Level.ASKED, date(2018, 8, 1)), given_up=True), None),
        (asked((Level.ASKED, date(2018, 8, 1)), answered_to=date(2018, 8, 3)), None),
    ],
)
def test_the_ladder_goes_on_when_nobody_answers_in_time(ask, next_level):
    assert chasing.next_level(ask, MEETING) == next_level


def test_days_without_an_answer_count_from_the_last_one_or_from_the_first_asking():
    first = asked((Level.ASKED, date(2018, 9, 1)))
    assert str(chasing.days_without_answer([first], MEETING)) == "37 days"
    quoted = asked(
        (Level.ASKED, date(2018, 7, 1)), answered_from=date(2018, 10, 7), answered_to=date(2018, 10, 7)
    )
    assert str(chasing.days_without_answer([first, quoted], MEETING)) == "1 day"
    assert chasing.days_without_answer([quoted], MEETING) is None
