"""Random lives of a case through the real operations: never an impossible state, the chronology complete."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.builders.cases import a_case, a_report, officer, share, supervisor
from tests.builders.partnership import World, a_partnership

from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.cases import operations
from wardmote.cases.choices import CaseStatus, EntryKind, Outcome, RiskBand, Told
from wardmote.cases.models import Case, CaseStep, Entry
from wardmote.cases.operations.closing import facts_of_case
from wardmote.cases.rules import states

WORLD: list[World] = []


class LifeOfACase(RuleBasedStateMachine):
    """Tries every step at every moment; what the table refuses must change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.world = WORLD[0]
        self.by = officer(self.world)
        self.case = a_case(self.world, reports=[a_report(self.world)])
        share(self.world, self.case)
        self.writes = 1

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def now(self) -> Case:
        with acting_as(self.by):
            return Case.objects.select_related("agency").get(pk=self.case.pk)

    def attempt(self, step: str, do: Any, **offered: Any) -> None:
        """Do it; it must succeed exactly when the table says so, and leave its events and its step."""
        before = self.now()
        with acting_as(self.by):
            facts = facts_of_case(before, timezone.now())
            steps = CaseStep.objects.filter(case=before).count()
        expected = states.why_not(step, replace(facts, **offered))
        try:
            with watching() as acts:
                do()
        except (Refused, NotAllowed) as raised:
            refusal = raised
        else:
            refusal = None
        if refusal is not None:
            after = self.now()
            assert expected or isinstance(refusal, NotAllowed), (
                f"{step}: the table allows, the operation refused: {refusal}"
            )
            assert (after.status, after.version, after.changed_at) == (
                before.status,
                before.version,
                before.changed_at,
            )
            with acting_as(self.by):
                assert CaseStep.objects.filter(case=before).count() == steps
            return
        assert not expected, f"{step}: the table refuses ({expected}), the operation did it"
        assert acts, "left its event"
        after = self.now()
        assert after.status == states.BY_NAME[step].leads_to
        with acting_as(self.by):
            assert CaseStep.objects.filter(case=before).count() == steps + 1

    @rule()
    def assign(self) -> None:
        if self.now().is_open and self.now().agency_id == self.by.agency_id:
            if self.now().status == CaseStatus.NEW:
                self.attempt(
                    "assign",
                    lambda: operations.assign(by=self.by, case=self.case, owner_id=self.by.membership_id),
                    has_owner=True,
                )
            else:
                operations.assign(by=self.by, case=self.case, owner_id=self.by.membership_id)

    @rule(risk=st.sampled_from([RiskBand.STANDARD, RiskBand.MEDIUM, RiskBand.HIGH, RiskBand.UNKNOWN]))
    @precondition(lambda self: self.now().is_open)
    def assess(self, risk: RiskBand) -> None:
        before = self.now().status
        operations.set_risk(by=self.by, case=self.case, risk=risk, reason="As told")
        assert self.now().status == (CaseStatus.ASSESSED if before == CaseStatus.ASSIGNED else before)

    @rule(
        step=st.sampled_from(
            ["agree_plan", "start", "monitor", "hold", "resume", "decline_closing", "reopen"]
        ),
        reason=st.sampled_from(["", "Because"]),
        days=st.sampled_from([None, 0, 7]),
        mistake=st.booleans(),
    )
    def step(self, step: str, reason: str, days: int | None, mistake: bool) -> None:
        review_on = None if days is None else timezone.localdate() + timedelta(days=days)
        self.attempt(
            step,
            lambda: operations.take_step(
                by=self.by,
                case=self.case,
                step=step,
                reason=reason,
                review_on=review_on,
                closed_by_mistake=mistake,
            ),
            reason=reason,
            review_on=review_on,
            closed_by_mistake=mistake,
        )

    @rule()
    @precondition(lambda self: self.now().is_open)
    def set_action(self) -> None:
        operations.set_case_action(by=self.by, case=self.case, text="Ring")

    @rule(needed=st.booleans())
    def end_actions(self, needed: bool) -> None:
        from wardmote.cases.queries import actions_of

        with acting_as(self.by):
            open_actions = [
                action for action in actions_of(viewer=self.by, case=self.now()) if action.state == "open"
            ]
        for action in open_actions:
            if needed:
                operations.finish_case_action(by=self.by, case=self.case, action_id=action.pk)
            else:
                operations.drop_case_action(by=self.by, case=self.case, action_id=action.pk, reason="Moved")

    @rule(outcome=st.sampled_from(["", Outcome.RESOLVED]), reason=st.sampled_from(["", "Stopped"]))
    def ask_to_close(self, outcome: str, reason: str) -> None:
        self.attempt(
            "request_closing",
            lambda: operations.request_closing(by=self.by, case=self.case, outcome=outcome, reason=reason),
            outcome=outcome,
            closing_reason=reason,
        )

    @rule(
        told=st.sampled_from(["", Told.FOLLOW_PAGE, Told.NOBODY]),
        summary=st.sampled_from(["", "Dear resident"]),
        reason=st.sampled_from(["", "Unsafe"]),
        boss=st.booleans(),
    )
    def close(self, told: str, summary: str, reason: str, boss: bool) -> None:
        by = supervisor(self.world) if boss else self.by
        self.attempt(
            "close",
            lambda: operations.close_case(
                by=by, case=self.case, summary=summary, told=told, told_reason=reason
            ),
            summary=summary,
            told=told,
            told_reason=reason,
            may_sign_off=boss,
        )

    @rule(reason=st.sampled_from(["", "Theirs"]), agency=st.sampled_from(["police", "housing", "council"]))
    def transfer_and_back(self, reason: str, agency: str) -> None:
        case = self.now()
        target = self.world.agency(agency).id
        if target == case.agency_id:
            return
        self.attempt(
            "transfer",
            lambda: operations.transfer(by=self.by, case=self.case, agency_id=target, reason=reason),
            reason=reason,
            new_lead_is_on_case=agency == "police",
        )
        if self.now().agency_id != self.by.agency_id:
            police = self.world.viewer("police", "caseworker")
            council = self.world.agency("council").id
            operations.transfer(by=police, case=self.case, agency_id=council, reason="Back again")

    @rule(kind=st.sampled_from(["note", "decision"]))
    def write(self, kind: str) -> None:
        operations.add_entry(by=self.by, case=self.case, kind=kind, text="Something happened")

    @invariant()
    def the_state_is_possible(self) -> None:
        case = self.now()
        assert case.status in CaseStatus.values
        assert case.is_open == (case.status != CaseStatus.CLOSED)
        assert (case.closed_at is None) == case.is_open
        if case.status not in (CaseStatus.NEW,):
            assert case.owner_id is not None
        if case.status == CaseStatus.ON_HOLD:
            assert case.hold_reason
            assert case.review_on
        if case.status in (CaseStatus.CLOSURE_REQUESTED, CaseStatus.CLOSED):
            assert case.outcome
            assert case.closing_reason
        if case.status == CaseStatus.CLOSED:
            assert case.closing_told
            assert case.closing_summary or case.closing_told == Told.NOBODY

    @invariant()
    def the_chronology_is_complete(self) -> None:
        """The steps are a path of the table, the last one is the status, and each has its line."""
        with acting_as(self.by):
            steps = list(
                CaseStep.objects.filter(case=self.case).order_by("at", "id").values_list("status", flat=True)
            )
            lines = Entry.objects.filter(case=self.case, is_current=True, kind=EntryKind.STATUS).count()
        assert steps[0] == CaseStatus.NEW
        assert steps[-1] == self.now().status
        assert lines >= len(steps)
        for before, after in zip(steps, steps[1:], strict=False):
            assert after in {step.leads_to for step in states.steps_from(before)}, (before, after)


@pytest.mark.django_db
def test_no_life_of_a_case_leads_to_an_impossible_state():
    world = a_partnership()
    for who in (officer, supervisor):
        who(world)
    world.viewer("police", "caseworker")  # people stay; each life of a case is undone after it
    WORLD[:] = [world]
    try:
        run_state_machine_as_test(
            LifeOfACase,
            settings=settings(
                max_examples=6,
                stateful_step_count=18,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        WORLD.clear()
