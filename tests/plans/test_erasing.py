"""A return whose time is over, and a case study whose people take their consent back: found nowhere afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.builders.plans import Town, a_town
from tests.builders.sessions import signed_in_client
from tests.plans.test_operations import AFTER, NOVEMBER, SEPTEMBER, a_requested_return, lines_of
from tests.retention.test_erasing import found_in_database, governance

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.actions.models import Action
from wardmote.calendar.fuzzy import FuzzyDay
from wardmote.plans import operations, queries
from wardmote.plans.choices import Consent
from wardmote.plans.models import ReturnCycle
from wardmote.plans.operations.erasing import erase_return, find_returns_that_are_over, withdraw_case_study

CANARY = "zebracanary"
SIX_YEARS_ON = datetime(2024, 10, 1, 9, 0, tzinfo=UTC)


def plant(town: Town):
    """A return from the first request to the funder's last question; every text of it holds the canary."""
    by = town.officer
    cycle_id = a_requested_return(town)
    for line in lines_of(town, cycle_id):
        key = "council" if line.agency.short_name == "Council" else "police"
        operations.send_line(
            by=town.partner(key), line_id=line.id, version=line.version, at=SEPTEMBER,
            answers={"activity": f"{CANARY} patrols"}, case_study=f"{CANARY} was helped", consent=Consent.NAMED,
        )  # fmt: skip
    with acting_as(by):
        cycle = ReturnCycle.objects.get(pk=cycle_id)
    actions.record_progress(by=by, action_id=cycle.collate_id, text=f"{CANARY} progress", source=CANARY)
    actions.put_ask(
        by=by, action_id=cycle.submit_id, party=f"{CANARY} of the funder", what=f"{CANARY} form", chaser=CANARY,
        through=f"{CANARY} friend", sent=FuzzyDay.exactly(date(2018, 9, 3)),
    )  # fmt: skip
    operations.collate_return(by=by, cycle_id=cycle_id, at=NOVEMBER)
    operations.ask_for_return_comments(by=by, cycle_id=cycle_id, until=date(2018, 11, 20), at=NOVEMBER)
    operations.comment_on_return(
        by=town.partner("police"), cycle_id=cycle_id, text=f"{CANARY} says", at=NOVEMBER
    )
    with acting_as(by):
        comment = queries.get_return(viewer=by, cycle_id=cycle_id, today=NOVEMBER.date()).comments[0]
    operations.answer_return_comment(by=by, comment_id=comment.id, answer=f"{CANARY} heard")
    for line in lines_of(town, cycle_id):
        operations.accept_line(by=by, line_id=line.id, at=NOVEMBER)
    operations.submit_return(
        by=by, cycle_id=cycle_id, on=AFTER.date(), how=f"E-mail to {CANARY}", receipt=CANARY, at=AFTER
    )
    query = operations.record_funder_query(
        by=by, cycle_id=cycle_id, question=f"Who is {CANARY}?", asked_on=AFTER.date()
    )
    operations.answer_funder(by=by, query_id=query.id, answer=f"{CANARY} is", on=AFTER.date())
    return cycle_id


@pytest.mark.django_db(transaction=True)
def test_a_return_whose_time_is_over_is_decided_about_and_found_nowhere_afterwards():
    town = a_town()
    cycle_id = plant(town)
    planted = found_in_database(CANARY)
    assert {"plans_collation", "plans_returnline", "actions_ask", "actions_chase"} <= set(planted)
    system = town.world.system()
    assert find_returns_that_are_over(by=system, at=SIX_YEARS_ON - timedelta(days=2)) == []
    (due,) = find_returns_that_are_over(by=system, at=SIX_YEARS_ON)
    with pytest.raises(NotFound):
        erase_return(by=town.officer, due=due, at=SIX_YEARS_ON)
    certificate = erase_return(by=governance(town.world), due=due, reason="Over", at=SIX_YEARS_ON)
    assert found_in_database(CANARY) == []
    assert certificate.rows["plans.ReturnLine"] == 3
    with acting_as(system):
        kept = ReturnCycle.objects.get(pk=cycle_id)
        assert (kept.period_to, kept.receipt) == (date(2018, 9, 30), "")
        assert Action.objects.get(pk=kept.submit_id).text == ""
    client = signed_in_client(town.world, "council", "partnership_officer")
    assert client.get(f"/business/returns/{cycle_id}").status_code == 404
    assert client.get("/business/returns").status_code == 200
    assert client.get("/actions").status_code == 200
    assert find_returns_that_are_over(by=system, at=SIX_YEARS_ON + timedelta(days=400)) == []


@pytest.mark.django_db(transaction=True)
def test_a_case_study_goes_from_a_submitted_return_when_its_people_take_their_consent_back():
    town = a_town()
    cycle_id = plant(town)
    mine = next(line for line in lines_of(town, cycle_id) if line.agency.short_name == "Police")
    with pytest.raises(NotAllowed):
        withdraw_case_study(by=town.partner("housing"), line_id=mine.id, reason="She rang")
    with pytest.raises(Refused, match="how it is known"):
        withdraw_case_study(by=town.partner("police"), line_id=mine.id, reason=" ")
    for line in lines_of(town, cycle_id):
        key = "council" if line.agency.short_name == "Council" else "police"
        done = withdraw_case_study(by=town.partner(key), line_id=line.id, reason="She rang")
        assert (done.case_study, done.consent) == ("", Consent.NONE)
    assert found_in_database(f"{CANARY} was helped") == []
    assert found_in_database(f"{CANARY} patrols"), "what partners reported stays"
    with pytest.raises(Refused, match="no case study"):
        withdraw_case_study(by=town.partner("police"), line_id=mine.id, reason="She rang")


@pytest.mark.django_db
def test_taking_a_case_study_out_has_its_page():
    town = a_town()
    cycle_id = plant(town)
    line = next(line for line in lines_of(town, cycle_id) if line.agency.short_name == "Police")
    police = signed_in_client(town.world, "police", "board_member")
    page = f"/business/return-lines/{line.id}"
    assert f"{page}/case-study/withdraw" in police.get(page).content.decode()
    assert "Say how it is known" in police.post(f"{page}/case-study/withdraw", {}).content.decode()
    assert police.post(f"{page}/case-study/withdraw", {"reason": "She rang"}).status_code == 302
    assert "was helped" not in police.get(page).content.decode()
    assert police.get(f"{page}/case-study/withdraw").status_code == 404
    housing = signed_in_client(town.world, "housing", "board_member")
    assert "case-study/withdraw" not in housing.get(page).content.decode()
