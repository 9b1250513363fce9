"""The state table, priority, closing, letters, sharing and review days: pure rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.cases.choices import CasePriority, CaseStatus, Outcome, RiskBand, Told
from wardmote.cases.rules import states
from wardmote.cases.rules.letters import LetterFacts, draft_summary, notice_words
from wardmote.cases.rules.priority import DEFAULTS, decide_priority, default_priority
from wardmote.cases.rules.review import reviews_due
from wardmote.cases.rules.sharing import ShareFacts, why_not_grant, why_not_share
from wardmote.reports.choices import Kind

TODAY = date(2026, 6, 1)
# Facts with which every guard lets everything pass: each refusal below comes from the one thing that is taken away.
FINE = states.CaseFacts(
    has_lead=True,
    has_owner=True,
    risk=RiskBand.STANDARD,
    actions_set=1,
    reason="Because",
    review_on=TODAY + timedelta(days=7),
    today=TODAY,
    closed_by_mistake=True,
    new_lead_is_on_case=True,
    outcome=Outcome.RESOLVED,
    closing_reason="It has stopped",
    summary="Dear resident",
    told=Told.FOLLOW_PAGE,
    risk_at_closing=RiskBand.STANDARD,
)


def test_every_status_is_in_the_table_and_can_be_reached_and_left():
    reached, border = {CaseStatus.NEW}, [CaseStatus.NEW]
    while border:
        for step in states.steps_from(border.pop()):
            if step.leads_to not in reached:
                reached.add(step.leads_to)
                border.append(step.leads_to)
    assert reached == set(CaseStatus)
    assert all(states.steps_from(status) for status in CaseStatus)


@pytest.mark.parametrize("status", list(CaseStatus))
@pytest.mark.parametrize("step", list(states.BY_NAME))
def test_every_step_is_allowed_with_its_facts_or_refused_with_a_sentence(status, step):
    answer = states.why_not(step, replace(FINE, status=status))
    if status in states.BY_NAME[step].starts:
        assert answer == ""
    else:
        assert answer.endswith(".")
        assert len(answer.split()) > 4


@pytest.mark.parametrize(
    ("step", "start", "without"),
    [
        ("assign", CaseStatus.NEW, {"has_owner": False}),
        ("assign", CaseStatus.NEW, {"has_lead": False}),
        ("assess", CaseStatus.ASSIGNED, {"risk": RiskBand.UNKNOWN}),
        ("assess", CaseStatus.ASSIGNED, {"has_owner": False}),
        ("agree_plan", CaseStatus.ASSESSED, {"actions_set": 0, "reason": " "}),
        ("monitor", CaseStatus.ACTIVE, {"reason": ""}),
        ("hold", CaseStatus.ACTIVE, {"reason": ""}),
        ("hold", CaseStatus.ACTIVE, {"review_on": None}),
        ("hold", CaseStatus.ACTIVE, {"review_on": TODAY}),
        ("resume", CaseStatus.ON_HOLD, {"reason": ""}),
        ("request_closing", CaseStatus.ACTIVE, {"outcome": ""}),
        ("request_closing", CaseStatus.MONITORING, {"closing_reason": " "}),
        ("request_closing", CaseStatus.ACTIVE, {"open_actions": 1}),
        ("decline_closing", CaseStatus.CLOSURE_REQUESTED, {"reason": ""}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"outcome": "gone"}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"closing_reason": ""}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"open_actions": 2}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"summary": ""}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"told": ""}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"told": Told.NOBODY, "told_reason": ""}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"told_problem": "Nobody has said that this is safe."}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"risk_at_closing": RiskBand.HIGH}),
        (
            "close",
            CaseStatus.CLOSURE_REQUESTED,
            {"risk_at_closing": RiskBand.HIGH, "may_sign_off": True, "asked_by_same_person": True},
        ),
        ("reopen", CaseStatus.CLOSED, {"closed_by_mistake": False}),
        ("reopen", CaseStatus.CLOSED, {"reason": ""}),
        ("transfer", CaseStatus.ACTIVE, {"new_lead_is_on_case": False}),
        ("transfer", CaseStatus.ACTIVE, {"reason": ""}),
    ],
)
def test_each_guard_refuses_when_its_one_fact_is_missing(step, start, without):
    assert states.why_not(step, replace(FINE, status=start)) == ""
    assert states.why_not(step, replace(FINE, status=start, **without))


@pytest.mark.parametrize(
    ("step", "start", "facts"),
    [
        ("assess", CaseStatus.ASSIGNED, {"risk": RiskBand.UNKNOWN, "risk_waiver": "Nobody lives there"}),
        ("agree_plan", CaseStatus.ASSESSED, {"actions_set": 0, "reason": "We only watch"}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"risk_at_closing": RiskBand.HIGH, "may_sign_off": True}),
        ("close", CaseStatus.CLOSURE_REQUESTED, {"has_complainant": False, "summary": "", "told": ""}),
        (
            "close",
            CaseStatus.CLOSURE_REQUESTED,
            {"told": Told.NOBODY, "told_reason": "Every way is unsafe", "summary": ""},
        ),
    ],
)
def test_a_waiver_with_its_reason_is_enough(step, start, facts):
    assert states.why_not(step, replace(FINE, status=start, **facts)) == ""


def test_the_drawing_and_the_page_hold_every_status_and_every_step():
    drawing = states.mermaid()
    page = states.reference_pages()["case-states.md"]
    for status in CaseStatus:
        assert f"{status}: {status.label}" in drawing
    for step in states.TRANSITIONS:
        assert step.words in page
        for start in step.starts if step.name != "transfer" else ():
            assert f"{start} --> {step.leads_to}: {step.words}" in drawing


def test_every_kind_has_a_default_priority():
    assert set(DEFAULTS) == set(Kind)


@given(st.lists(st.sampled_from(list(Kind)), max_size=6), st.sampled_from(list(Kind)))
def test_one_more_category_never_lowers_the_priority(kinds, another):
    order = list(CasePriority)
    if not kinds:
        return
    assert order.index(default_priority([*kinds, another])) <= order.index(default_priority(kinds))


@given(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=6), st.randoms())
def test_the_order_of_categories_does_not_matter(kinds, random):
    mixed = kinds.copy()
    random.shuffle(mixed)
    assert default_priority(mixed) == default_priority(kinds)


def test_a_priority_is_overridden_only_with_a_reason():
    assert decide_priority([Kind.NOISE]).priority == CasePriority.LOW
    raised = decide_priority([Kind.NOISE], wanted=CasePriority.HIGH, reason="A baby lives next door")
    assert (raised.priority, raised.default, raised.is_overridden) == (
        CasePriority.HIGH,
        CasePriority.LOW,
        True,
    )
    assert not decide_priority([Kind.NOISE], wanted=CasePriority.LOW).is_overridden
    with pytest.raises(ValueError, match="Say why"):
        decide_priority([Kind.NOISE], wanted=CasePriority.HIGH, reason=" ")


def test_reviews_follow_the_published_chart():
    """Worked case 12: assessed on 1 June 2026."""
    assert reviews_due(RiskBand.HIGH, TODAY) == (date(2026, 6, 15), date(2026, 6, 29), date(2026, 7, 27))
    assert reviews_due(RiskBand.MEDIUM, TODAY) == (date(2026, 6, 29), date(2026, 7, 27))
    assert reviews_due(RiskBand.STANDARD, TODAY) == ()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_letter_says_how_it_ended_names_the_case_review_and_the_way_back(outcome):
    letter = draft_summary(
        LetterFacts(
            reference="C-4K7M-2QXD",
            opened_on=date(2026, 3, 3),
            outcome=outcome,
            agency="The council",
            partnership="The partnership",
            done=["We spoke with those involved"],
        )
    )
    for wanted in (
        "C-4K7M-2QXD",
        "3 March 2026",
        "ASB case review",
        "Community Trigger",
        "If it happens again",
        "999",
    ):
        assert wanted in letter
    paragraph = next(line for line in letter.splitlines() if line.startswith("We are now closing this case."))
    assert len(paragraph) > len("We are now closing this case."), "says how it ended"


def test_the_notice_by_email_tells_nothing_of_the_case():
    subject, text = notice_words("Ashby Vale Community Safety Partnership")
    assert "case" not in subject.lower()
    for telling in ("case", "anti-social", "close", "police", "neighbour"):
        assert telling not in text.lower()


def test_sharing_is_refused_field_by_field():
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    fine = ShareFacts(purpose="To plan", power="cda_115", now=now)
    assert why_not_share(fine) == ("", "")
    for change, field in (
        ({"with_own_agency": True}, "agency"),
        ({"already_shared": True}, "agency"),
        ({"purpose": ""}, "purpose"),
        ({"power": ""}, "power"),
        ({"until": now}, "until"),
        ({"somebody_objects": True}, "despite_objection"),
    ):
        assert why_not_share(replace(fine, **change))[0] == field


def test_access_to_a_locked_case_is_for_a_time():
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert why_not_grant(None, now)
    assert why_not_grant(now, now)
    assert why_not_grant(now + timedelta(seconds=1), now) == ""
