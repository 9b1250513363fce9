"""Rules about plans, returns and duties: tables of boundary days, and properties."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.plans.choices import AnswerKind, CycleState, Duty, LineState, PlanState, TacticalState
from wardmote.plans.rules import duties, planning, returns
from wardmote.plans.rules.planning import PlanFacts
from wardmote.plans.rules.returns import LineFacts, Said

days = st.dates(date(2008, 1, 1), date(2060, 12, 31))


def line(state: str = LineState.ACCEPTED, **more: object) -> LineFacts:
    return LineFacts(**{"partner": "Police", "ref": "1.1.1", "state": state, **more})  # type: ignore[arg-type]


# --- Plans


@pytest.mark.parametrize(
    ("facts", "on", "words"),
    [
        (PlanFacts(state=PlanState.DRAFT, tactical_actions=0), date(2019, 6, 17), "at least one"),
        (PlanFacts(state=PlanState.DRAFT, tactical_actions=1), date(2019, 6, 17), ""),
        (
            PlanFacts(state=PlanState.COMMENT, tactical_actions=3, comments_by=date(2019, 6, 21)),
            date(2019, 6, 21),
            "until 21 June 2019",
        ),
        (
            PlanFacts(state=PlanState.COMMENT, tactical_actions=3, comments_by=date(2019, 6, 21)),
            date(2019, 6, 22),
            "",
        ),
        (
            PlanFacts(state=PlanState.COMMENT, tactical_actions=3, unanswered_comments=2),
            date(2019, 6, 22),
            "the 2 comments",
        ),
        (PlanFacts(state=PlanState.CLOSED, tactical_actions=3), date(2019, 6, 22), "closed"),
    ],
)
def test_when_a_plan_may_be_adopted(facts, on, words):
    said = planning.why_not_adopt(facts, on=on)
    assert (words in said) if words else said == ""


def test_a_plan_of_nothing_and_a_day_that_has_passed_do_not_go_out_for_comment():
    today = date(2019, 6, 10)
    empty, draft = (PlanFacts(state=PlanState.DRAFT, tactical_actions=number) for number in (0, 1))
    assert planning.why_not_ask_for_comments(empty, until=today, today=today)
    assert planning.why_not_ask_for_comments(draft, until=today - timedelta(days=1), today=today)
    assert not planning.why_not_ask_for_comments(draft, until=today, today=today)
    adopted = PlanFacts(state=PlanState.ADOPTED, tactical_actions=1)
    assert planning.why_not_ask_for_comments(adopted, until=today, today=today)


@pytest.mark.parametrize(
    ("said", "at_fault"),
    [
        ({"positive": "12 homes visited."}, set()),
        ({}, {"positive"}),
        ({"rag": "red", "positive": "x"}, {"rag_reason"}),
        ({"rag": "amber", "rag_reason": "No volunteers.", "positive": "x"}, set()),
        ({"rag": "green"}, set()),
        ({"new_state": "stopped"}, {"barrier"}),
        ({"new_state": "complete"}, set()),
    ],
)
def test_what_a_report_on_a_line_needs(said, at_fault):
    facts = {
        "state": TacticalState.UNDER_WAY,
        "new_state": TacticalState.UNDER_WAY,
        "rag": "",
        "rag_reason": "",
        "positive": "",
        "barrier": "",
        **said,
    }
    assert set(planning.why_not_report(**facts)) == at_fault


def test_nothing_that_ended_begins_again_within_the_plan():
    for ended in planning.ENDED:
        assert planning.TACTICAL_STEPS[ended] == frozenset()
    assert set(planning.TACTICAL_STEPS) == set(TacticalState)


@given(days, st.sampled_from(list(TacticalState)))
def test_a_line_is_overdue_from_the_day_after_it_is_due_until_it_ends(day, state):
    assert not planning.is_overdue(state=state, due_on=day, today=day)
    late = planning.is_overdue(state=state, due_on=day, today=day + timedelta(days=1))
    assert late == (state not in planning.ENDED)


# --- Returns


def test_two_of_six_missing_the_day_after_the_partners_day():
    """31 October has passed: two lines overdue by a day, and nothing goes out (acceptance case 9)."""
    due, today = date(2018, 10, 31), date(2018, 11, 1)
    lines = [line(partner=f"Partner {number}") for number in range(4)] + [
        line(LineState.REQUESTED, partner="Fire"),
        line(LineState.REMINDED, partner="Housing"),
    ]
    assert [returns.days_overdue(state=one.state, due_on=due, today=today) for one in lines] == [
        0,
        0,
        0,
        0,
        1,
        1,
    ]
    assert returns.days_overdue(state=LineState.REQUESTED, due_on=due, today=due) == 0
    assert len(returns.gaps(lines)) == 2
    refused = returns.why_not_submit(
        state=CycleState.COMMENT, lines=lines, comments_by=date(2018, 11, 23), unanswered_comments=0, on=today
    )
    assert refused == [
        "Fire has an open line on 1.1.1.",
        "Housing has an open line on 1.1.1.",
        "Partners may comment until 23 November 2018.",
    ]


@pytest.mark.parametrize("state", list(LineState))
def test_only_accepted_nil_and_waived_lines_let_a_return_go(state):
    refused = returns.why_not_submit(
        state=CycleState.COMMENT,
        lines=[line(), line(state)],
        comments_by=date(2018, 11, 23),
        unanswered_comments=0,
        on=date(2018, 11, 24),
    )
    assert bool(refused) == (state not in (LineState.ACCEPTED, LineState.NIL, LineState.WAIVED))


def test_a_return_goes_only_after_the_round_of_comments_and_with_every_comment_answered():
    def ask(**more: object) -> list[str]:
        facts = {
            "state": CycleState.COMMENT,
            "lines": [line()],
            "comments_by": date(2018, 11, 23),
            "unanswered_comments": 0,
            "on": date(2018, 11, 24),
            **more,
        }
        return returns.why_not_submit(**facts)  # type: ignore[arg-type]

    assert ask() == []
    assert ask(on=date(2018, 11, 23)) == ["Partners may comment until 23 November 2018."]
    assert ask(unanswered_comments=1) == ["A comment has no answer."]
    assert ask(state=CycleState.COLLECTING) == ["Send it round for comment first."]
    assert ask(state=CycleState.SUBMITTED)


@given(st.lists(st.sampled_from(list(LineState)), max_size=8))
def test_a_return_without_gaps_has_no_open_line(states):
    lines = [line(state) for state in states]
    if not returns.gaps(lines):
        assert all(state in returns.CLOSED_LINES for state in states)


def test_what_a_line_lacks_is_said_in_a_sentence():
    assert returns.gaps(
        [line(wants_case_study=True, unanswered=("Outcomes",)), line(LineState.NIL, wants_case_study=True)]
    ) == ["Police, 1.1.1: no answer to “Outcomes”.", "Police, 1.1.1: the case study is missing."]


@pytest.mark.parametrize(
    ("kind", "text", "kept", "is_wrong"),
    [
        (AnswerKind.TEXT, "  12 homes  ", "12 homes", False),
        (AnswerKind.NUMBER, "1,200", "1200", False),
        (AnswerKind.NUMBER, "12.5", "12.5", True),
        (AnswerKind.NUMBER, "-1", "-1", True),
        (AnswerKind.NUMBER, "", "", False),
        (AnswerKind.MONEY, "£1,234.5", "1234.50", False),
        (AnswerKind.MONEY, "437.965", "437.965", True),
        (AnswerKind.MONEY, "-5", "-5", True),
        (AnswerKind.MONEY, "NaN", "NaN", True),
        (AnswerKind.MONEY, "a lot", "a lot", True),
        (AnswerKind.MONEY, "99999999999", "99999999999", True),
    ],
)
def test_answers_are_read_as_people_write_them(kind, text, kept, is_wrong):
    found, wrong = returns.read_answer(kind, text)
    assert found == kept
    assert bool(wrong) == is_wrong


@given(st.text(max_size=30), st.sampled_from(list(AnswerKind)))
def test_an_answer_that_was_read_reads_the_same_again(text, kind):
    kept, wrong = returns.read_answer(kind, text)
    if not wrong:
        assert returns.read_answer(kind, kept) == (kept, "")


def test_underspend_is_what_the_forecast_leaves():
    assert returns.underspend(None, {"spent": "10"}) is None
    assert returns.underspend(Decimal("500"), {}) is None
    found = returns.underspend(Decimal("500.00"), {"spent": "120.00", "forecast": "450.50"})
    assert found
    assert found.left == Decimal("49.50")
    found = returns.underspend(Decimal("500.00"), {"spent": "620.00"})
    assert found
    assert found.left == Decimal("-120.00")


def test_a_first_draft_is_what_was_said_oldest_first():
    said = [
        Said(on=date(2018, 8, 6), where="CSP", positive="", barrier="No room."),
        Said(on=date(2018, 6, 4), where="", positive="Leaflets are out.", barrier=""),
        Said(on=date(2018, 7, 1), where="CSP", positive=" ", barrier=""),
    ]
    assert (
        returns.draft_of(said) == "4 June 2018:\nLeaflets are out.\n\n6 August 2018, CSP:\nBarrier: No room."
    )


def test_steps_start_and_lead_only_where_there_are_states():
    for steps, states in [(returns.CYCLE_STEPS, CycleState), (returns.LINE_STEPS, LineState)]:
        for step in steps:
            assert {*step.starts, step.leads_to} <= set(states)
        reached = {step.leads_to for step in steps} | {next(iter(states))}
        assert reached == set(states), "every state is reached"


# --- Duties


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 3, 31), date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2024, 2, 29), date(2023, 4, 1), date(2024, 3, 31)),
    ],
)
def test_the_year_runs_from_april(day, first, last):
    assert duties.year_of(day) == (first, last)


@given(days)
def test_every_day_lies_in_one_quarter_of_three_months(day):
    first, last = duties.quarter_of(day)
    assert first <= day <= last
    assert first.day == 1
    assert first.month in (1, 4, 7, 10)
    assert duties.quarter_of(last + timedelta(days=1))[0] == last + timedelta(days=1)


def test_quarters_are_counted_from_july_2007():
    assert duties.quarter_of(date(2007, 7, 1)) == (date(2007, 7, 1), date(2007, 9, 30))
    with pytest.raises(ValueError, match="2007"):
        duties.quarter_of(date(2007, 6, 30))


def test_a_supply_is_due_by_the_end_of_the_following_quarter():
    police = uuid4()
    supplies = [
        one for one in duties.wanted_in(date(2026, 6, 1), suppliers=[police]) if one.duty == Duty.SUPPLY
    ]
    assert [(one.period_from, one.due_on) for one in supplies] == [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 4, 1), date(2026, 9, 30)),
        (date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 10, 1), date(2027, 3, 31)),
    ]
    (first, *_) = duties.stand(supplies, [], on=date(2026, 6, 30))
    assert not first.is_missing
    (first, *_) = duties.stand(supplies, [], on=date(2026, 7, 1))
    assert first.is_missing
    done = duties.Done(Duty.SUPPLY, date(2026, 1, 1), date(2026, 7, 5), police)
    (first, *_) = duties.stand(supplies, [done], on=date(2026, 7, 6))
    assert first.done_on == date(2026, 7, 5)
    assert not first.is_missing


@given(days, st.lists(st.uuids(), max_size=4, unique=True))
def test_each_year_wants_the_four_yearly_duties_and_four_supplies_of_each(day, suppliers):
    wanted = duties.wanted_in(day, suppliers=suppliers)
    assert [one.duty for one in wanted if one.agency_id is None] == list(duties.YEARLY)
    assert len(wanted) == 4 + 4 * len(suppliers)
    first, last = duties.year_of(day)
    assert all(first <= one.due_on <= last for one in wanted)
    # Next year's supplies follow on from this year's.
    following = duties.wanted_in(last + timedelta(days=1), suppliers=suppliers)
    assert not set(wanted) & set(following)


@pytest.mark.parametrize(
    ("duty", "agency", "done_on", "is_wrong"),
    [
        (Duty.PUBLIC_MEETING, None, date(2026, 4, 1), False),
        (Duty.PUBLIC_MEETING, None, date(2026, 3, 31), True),
        (Duty.PUBLIC_MEETING, None, date(2027, 1, 2), True),
        (Duty.SUPPLY, None, date(2026, 7, 1), True),
        (Duty.SUPPLY, uuid4(), date(2026, 7, 1), False),
        (Duty.SUPPLY, uuid4(), date(2026, 3, 31), True),
    ],
)
def test_which_days_a_duty_can_have_been_done_on(duty, agency, done_on, is_wrong):
    words = duties.why_not_record(
        duty=duty, agency_id=agency, period_from=date(2026, 4, 1), done_on=done_on, today=date(2027, 1, 1)
    )
    assert bool(words) == is_wrong
