"""A plan from draft to adoption, and a return from the first request to the funder's receipt, in the database."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.builders.partnership import a_partnership
from tests.builders.plans import Town, a_town, ask

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.actions.choices import ActionState, Basis
from wardmote.actions.models import Action
from wardmote.actions.operations import set_deadline
from wardmote.plans import operations, queries
from wardmote.plans.choices import Consent, CycleState, LineState, PlanState, Rag, TacticalState
from wardmote.plans.models import Progress, ReturnLine

pytestmark = pytest.mark.django_db

SEPTEMBER = datetime(2018, 9, 3, 9, 0, tzinfo=UTC)
NOVEMBER = datetime(2018, 11, 1, 9, 0, tzinfo=UTC)
AFTER = datetime(2018, 11, 27, 9, 0, tzinfo=UTC)
ANSWERS = {"activity": "Twelve patrols and two stalls."}


def a_requested_return(town: Town) -> UUID:
    cycle = operations.plan_return(
        by=town.officer,
        plan_id=town.plan.id,
        agency_id=town.officer.agency_id,
        funder="Office of the Police and Crime Commissioner",
        period_from=date(2018, 4, 1),
        period_to=date(2018, 9, 30),
    )
    operations.request_return(
        by=town.officer,
        cycle_id=cycle.id,
        collector_id=town.officer.membership_id,
        wanted_by=date(2018, 10, 31),
        external_on=date(2018, 10, 31),
        external_basis=Basis.BELIEVED,
        external_source="Telephone call",
        at=SEPTEMBER,
    )
    return cycle.id


def lines_of(town: Town, cycle_id: UUID) -> list[ReturnLine]:
    with acting_as(town.officer):
        return list(
            ReturnLine.objects.filter(cycle_id=cycle_id)
            .select_related("agency", "tactical_action")
            .order_by("tactical_action__ref", "agency__short_name")
        )


def send(town: Town, line: ReturnLine, **more: object) -> ReturnLine:
    agency = "council" if line.agency.short_name == "Council" else "police"
    return operations.send_line(
        by=town.partner(agency),
        line_id=line.id,
        version=line.version,
        answers=ANSWERS,
        at=SEPTEMBER,
        **more,  # type: ignore[arg-type]
    )


def action_state(town: Town, action_id: UUID) -> str:
    with acting_as(town.officer):
        return Action.objects.get(pk=action_id).state


# --- Plans


def test_lines_are_numbered_by_priority_objective_and_place():
    town = a_town()
    full = ask(queries.get_plan, town.officer, plan_id=town.plan.id, today=date(2018, 9, 1))
    assert [line.row.ref for line in full.lines] == ["1.1.1", "1.1.2"]
    assert [line.partners for line in full.lines] == [("Police",), ()]


def test_a_plan_goes_round_for_comment_and_is_adopted_when_each_comment_is_answered():
    town = a_town()
    operations.ask_for_plan_comments(
        by=town.officer, plan_id=town.plan.id, until=date(2018, 9, 10), today=date(2018, 9, 3)
    )
    comment = operations.comment_on_plan(
        by=town.partner("police"), plan_id=town.plan.id, text="Dusk is late in June.", at=SEPTEMBER
    )
    with pytest.raises(Refused, match="10 September"):
        operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 9, 10), at=AFTER)
    with pytest.raises(Refused, match="Answer the comment"):
        operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 9, 11), at=AFTER)
    operations.answer_plan_comment(by=town.officer, comment_id=comment.id, answer="Changed to the evening.")
    version = operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 9, 11), at=AFTER)
    again = operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 9, 11), at=AFTER)
    assert (version.number, again.id) == (1, version.id)
    assert version.content["priorities"][0]["objectives"][0]["tactical_actions"][0]["budget"] == "500.00"
    with pytest.raises(Refused, match="not out for comment"):
        operations.comment_on_plan(by=town.partner("police"), plan_id=town.plan.id, text="Late.", at=AFTER)


def test_what_was_adopted_stays_as_it_was_whatever_changes():
    town = a_town()
    version = operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 6, 1), at=AFTER)
    row, _ = ask(queries.get_tactical_action, town.officer, tactical_id=town.first)
    changed = {"text": "Visit within three days", "lead_id": town.world.agency("council").id}
    operations.change_tactical_action(by=town.officer, tactical_id=town.first, version=row.version, **changed)
    with pytest.raises(Refused, match="meanwhile"):
        operations.change_tactical_action(
            by=town.officer, tactical_id=town.first, version=row.version, **changed
        )
    with pytest.raises(Refused, match="Stop it"):
        operations.remove_tactical_action(by=town.officer, tactical_id=town.first)
    kept = ask(queries.get_version, town.officer, plan_id=town.plan.id, number=1)
    assert kept.content == version.content
    second = operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 7, 1), at=AFTER)
    assert second.number == 2
    assert second.content != version.content


def test_partners_report_on_their_own_lines_and_red_says_why():
    town = a_town()
    police, housing = town.partner("police"), town.partner("housing")
    said = {"tactical_id": town.first, "on": date(2018, 8, 6), "positive": "Nine visits.", "at": SEPTEMBER}
    operations.report_progress(by=police, **said)
    operations.report_progress(by=police, **said)
    with pytest.raises(NotAllowed):
        operations.report_progress(by=housing, **said)
    with pytest.raises(Refused) as refusal:
        operations.report_progress(by=police, tactical_id=town.first, on=date(2018, 8, 7), rag="red")
    assert set(refusal.value.problems) == {"rag_reason"}
    row, entries = ask(queries.get_tactical_action, housing, tactical_id=town.first)
    assert len(entries) == 1, "the same words sent twice are one entry"
    assert row.state == TacticalState.UNDER_WAY
    operations.report_progress(
        by=police, tactical_id=town.first, on=date(2018, 8, 7), rag=Rag.RED, rag_reason="No staff."
    )
    row, _ = ask(queries.get_tactical_action, housing, tactical_id=town.first)
    assert (row.rag, row.rag_reason) == ("red", "No staff.")


def test_a_plan_is_closed_when_nothing_is_left_open():
    town = a_town()
    with pytest.raises(Refused, match=r"1\.1\.1, 1\.1\.2"):
        operations.close_plan(by=town.officer, plan_id=town.plan.id)
    for line in (town.first, town.second):
        operations.report_progress(
            by=town.officer, tactical_id=line, on=date(2019, 3, 1), state=TacticalState.CARRIED
        )
    assert operations.close_plan(by=town.officer, plan_id=town.plan.id).state == PlanState.CLOSED
    with pytest.raises(Refused, match="closed"):
        operations.report_progress(by=town.officer, tactical_id=town.first, on=date(2019, 3, 2), positive="x")


# --- Returns


def test_partners_are_asked_for_a_line_each_with_what_was_said_and_the_funders_day_has_its_history():
    """Acceptance cases 5 and 6."""
    town = a_town()
    for on, words in [(date(2018, 3, 30), "Before."), (date(2018, 8, 6), "Nine visits.")]:
        operations.report_progress(by=town.officer, tactical_id=town.first, on=on, positive=words)
    cycle_id = a_requested_return(town)
    lines = lines_of(town, cycle_id)
    assert [(one.tactical_action.ref, one.agency.short_name) for one in lines] == [
        ("1.1.1", "Council"),
        ("1.1.1", "Police"),
        ("1.1.2", "Police"),
    ]
    assert lines[0].draft == "6 August 2018:\nNine visits."
    full = ask(queries.get_return, town.officer, cycle_id=cycle_id, today=date(2018, 10, 1))
    assert (full.wanted_by, full.external_on, full.lead_days) == (date(2018, 10, 31), date(2018, 10, 31), 0)

    set_deadline(
        by=town.officer,
        action_id=full.cycle.submit_id,
        on=date(2018, 11, 30),
        source="Letter of 1 October",
        side="external",
    )
    full = ask(queries.get_return, town.officer, cycle_id=cycle_id, today=date(2018, 10, 9))
    assert (full.wanted_by, full.external_on, full.lead_days) == (date(2018, 10, 31), date(2018, 11, 30), 30)
    assert [(one.on, one.basis) for one in full.external] == [
        (date(2018, 11, 30), Basis.CONFIRMED),
        (date(2018, 10, 31), Basis.BELIEVED),
    ]


def test_the_partners_action_ends_when_every_line_is_in_nil_or_excused():
    """Acceptance case 5: the parent ends by itself, and only then."""
    town = a_town()
    cycle_id = a_requested_return(town)
    council, police_first, police_second = lines_of(town, cycle_id)
    parent = ask(queries.get_return, town.officer, cycle_id=cycle_id, today=date(2018, 10, 9)).cycle.collect
    assert parent is not None
    send(town, council)
    assert action_state(town, council.action_id) == ActionState.CLAIMED
    operations.accept_line(by=town.officer, line_id=council.id, at=SEPTEMBER)
    assert action_state(town, council.action_id) == ActionState.DONE
    send(town, police_first)
    assert action_state(town, police_first.action_id) == ActionState.OPEN, "a second line is still owed"
    operations.make_nil_return(by=town.partner("police"), line_id=police_second.id, at=SEPTEMBER)
    assert action_state(town, police_first.action_id) == ActionState.CLAIMED
    assert action_state(town, parent.id) == ActionState.OPEN
    operations.accept_line(by=town.officer, line_id=police_first.id, at=SEPTEMBER)
    assert action_state(town, police_first.action_id) == ActionState.DONE
    assert action_state(town, parent.id) == ActionState.DONE
    operations.reopen_line(by=town.officer, line_id=council.id, question="How many?", at=SEPTEMBER)
    assert action_state(town, parent.id) == ActionState.OPEN


def test_a_return_is_collated_with_its_gaps_and_refused_until_it_is_whole():
    """Acceptance case 9."""
    town = a_town()
    cycle_id = a_requested_return(town)
    council, police_first, police_second = lines_of(town, cycle_id)
    send(town, council)
    operations.accept_line(by=town.officer, line_id=council.id)
    first = operations.collate_return(by=town.officer, cycle_id=cycle_id, at=NOVEMBER)
    assert operations.collate_return(by=town.officer, cycle_id=cycle_id).id == first.id
    assert first.gaps == 2
    full = ask(queries.get_return, town.officer, cycle_id=cycle_id, today=date(2018, 11, 1))
    assert [one.days_overdue for one in full.lines] == [0, 1, 1]
    operations.ask_for_return_comments(
        by=town.officer, cycle_id=cycle_id, until=date(2018, 11, 23), at=NOVEMBER
    )
    comment = operations.comment_on_return(
        by=town.partner("housing"), cycle_id=cycle_id, text="Page 2 is ours.", at=NOVEMBER
    )
    with pytest.raises(Refused) as refusal:
        operations.submit_return(by=town.officer, cycle_id=cycle_id, on=date(2018, 11, 20), how="E-mail")
    for words in ("1.1.1", "1.1.2", "23 November", "comment has no answer"):
        assert words in str(refusal.value)
    operations.waive_line(by=town.officer, line_id=police_first.id, reason="Told in person.", at=NOVEMBER)
    send(town, police_second)
    operations.accept_line(by=town.officer, line_id=police_second.id, at=NOVEMBER)
    operations.answer_return_comment(by=town.officer, comment_id=comment.id, answer="Moved.")
    done = operations.submit_return(
        by=town.officer,
        cycle_id=cycle_id,
        on=date(2018, 11, 26),
        how="Their portal",
        receipt="R-17",
        at=AFTER,
    )
    assert (done.state, done.receipt) == (CycleState.ACKNOWLEDGED, "R-17")
    assert action_state(town, done.submit_id) == ActionState.DONE
    with pytest.raises(Refused, match="submitted"):
        operations.reopen_line(by=town.officer, line_id=council.id, question="More?")
    query = operations.record_funder_query(
        by=town.officer, cycle_id=cycle_id, question="Why less?", asked_on=date(2018, 12, 3)
    )
    with pytest.raises(Refused):
        operations.close_return(by=town.officer, cycle_id=cycle_id)
    operations.answer_funder(
        by=town.officer, query_id=query.id, answer="A post was vacant.", on=date(2018, 12, 4)
    )
    assert operations.close_return(by=town.officer, cycle_id=cycle_id).state == CycleState.CLOSED


def test_a_line_says_everything_that_is_wrong_at_once_and_is_kept_from_two_senders():
    town = a_town()
    cycle_id = a_requested_return(town)
    council = lines_of(town, cycle_id)[0]
    sender = town.partner("council")
    with pytest.raises(Refused) as refusal:
        operations.send_line(
            by=sender, line_id=council.id, version=1, answers={"spent": "lots", "forecast": "1.234"}
        )
    assert set(refusal.value.problems) == {"activity", "spent", "forecast"}
    send(town, council)
    with pytest.raises(Refused, match="meanwhile"):
        send(town, council)
    operations.ask_back(by=town.officer, line_id=council.id, question="How many stalls?")
    (line, *_) = lines_of(town, cycle_id)
    assert (line.state, line.question) == (LineState.QUERY, "How many stalls?")
    assert action_state(town, line.action_id) == ActionState.OPEN


def test_a_case_study_without_consent_is_not_in_the_document():
    town = a_town()
    cycle_id = a_requested_return(town)
    council, police, _ = lines_of(town, cycle_id)
    send(town, council, case_study="A family in the flats…", consent=Consent.NONE)
    send(town, police, case_study="A shopkeeper agreed…", consent=Consent.ANONYMOUS)
    lines = operations.collate_return(by=town.officer, cycle_id=cycle_id).content["lines"]
    assert [one["case_study"] for one in lines[:2]] == ["", "A shopkeeper agreed…"]
    assert lines[0]["case_study_waits_for_consent"] is True
    assert "flats" not in str(lines)


def test_nobody_answers_for_another_partner_and_nobody_but_the_officer_closes_lines():
    town = a_town()
    cycle_id = a_requested_return(town)
    council = lines_of(town, cycle_id)[0]
    police = town.partner("police")
    with pytest.raises(NotAllowed):
        operations.send_line(by=police, line_id=council.id, version=1, answers=ANSWERS)
    with pytest.raises(NotAllowed):
        operations.make_nil_return(by=police, line_id=council.id)
    for refused in (
        lambda: operations.waive_line(by=police, line_id=council.id, reason="x"),
        lambda: operations.remind_line(by=police, line_id=council.id),
        lambda: operations.collate_return(by=police, cycle_id=cycle_id),
        lambda: operations.submit_return(by=police, cycle_id=cycle_id, on=date(2018, 11, 1), how="x"),
    ):
        with pytest.raises(NotAllowed):
            refused()


# --- Who sees what


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("caseworker", True),
        ("supervisor", True),
        ("specialist", True),
        ("analyst", True),
        ("information_governance", True),
        ("privacy_officer", True),
        ("partnership_officer", True),
        ("board_member", True),
        ("review_coordinator", True),
        ("account_administrator", False),
        ("operator", False),
    ],
)
def test_who_reads_plans_and_returns(role, reads):
    town = a_town()
    cycle_id = a_requested_return(town)
    viewer = town.world.viewer("housing", role)
    seen = {plan.id for plan in ask(queries.list_plans, viewer)}
    assert (town.plan.id in seen) == reads
    assert bool(ask(queries.list_returns, viewer)) == reads
    if not reads:
        with pytest.raises(NotFound):
            ask(queries.get_return, viewer, cycle_id=cycle_id, today=date(2018, 10, 1))
        with acting_as(viewer):
            assert not ReturnLine.objects.exists()
            assert not Progress.objects.exists()


def test_another_partnership_sees_nothing_and_the_public_only_what_is_published():
    town = a_town()
    cycle_id = a_requested_return(town)
    operations.report_progress(by=town.officer, tactical_id=town.first, on=date(2018, 8, 6), positive="Nine.")
    stranger = a_partnership().viewer("council", "partnership_officer")
    with pytest.raises(NotFound):
        ask(queries.get_plan, stranger, plan_id=town.plan.id, today=date(2018, 9, 1))
    public = town.world.public()
    assert ask(queries.list_plans, public) == []
    with pytest.raises(Refused, match="Adopt"):
        operations.publish_plan(by=town.officer, plan_id=town.plan.id)
    operations.adopt_plan(by=town.officer, plan_id=town.plan.id, on=date(2018, 9, 1), at=AFTER)
    operations.publish_plan(by=town.officer, plan_id=town.plan.id)
    full = ask(queries.get_plan, public, plan_id=town.plan.id, today=date(2018, 9, 1))
    assert len(full.lines) == 2
    assert full.lines[0].last is None
    with acting_as(public):
        assert not Progress.objects.exists(), "what was said stays among the partners"
        assert not ReturnLine.objects.filter(cycle_id=cycle_id).exists()


# --- Duties


def test_a_duty_is_done_once_and_can_be_put_right():
    town = a_town()
    wanted = {"by": town.officer, "duty": "public_meeting", "period_from": date(2018, 4, 1), "at": AFTER}
    operations.record_duty(**wanted, done_on=date(2018, 9, 1))
    entry = operations.record_duty(**wanted, done_on=date(2018, 9, 8), evidence="Minutes, item 3")
    found = ask(queries.duties_in, town.officer, today=date(2018, 12, 1))
    (public_meeting,) = [one for one in found if one.standing.wanted.duty == "public_meeting"]
    assert public_meeting.standing.done_on == date(2018, 9, 8)
    missing = [(one.supplier, one.standing.wanted.period_from) for one in found if one.standing.is_missing]
    police = town.world.agency("police").name
    assert (police, date(2018, 4, 1)) in missing
    assert (police, date(2018, 7, 1)) not in missing
    operations.withdraw_duty(by=town.officer, record_id=entry.id)
    found = ask(queries.duties_in, town.officer, today=date(2018, 12, 1))
    assert not any(one.standing.done_on for one in found)
    with pytest.raises(NotAllowed):
        operations.record_duty(**{**wanted, "by": town.partner("police")}, done_on=date(2018, 9, 1))
