"""Asking again about sharing when another agency leads: who is asked, what an answer changes, and what it never opens."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from tests.builders.cases import a_case, a_report, add_victim, fresh, officer, share
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.cases import operations, queries
from wardmote.cases.choices import Consent, LegalPower, PersonRole
from wardmote.cases.models import Case, CasePerson
from wardmote.cases.rules.consent import (
    ASKED,
    Objection,
    Says,
    cannot_rest_on_consent,
    somebody_objects,
    why_not_record,
)
from wardmote.people.rules import GivenPerson

PAT = uuid4()
MAY = date(2026, 5, 4)


def says(consent: str = "", **more: Any) -> Says:
    return Says(**{"person_id": PAT, "consent": consent, "said_on": MAY, **more})


def objection(reporter: UUID | None = PAT, withdrawn_on: date | None = None) -> Objection:
    return Objection(reporter_id=reporter, withdrawn_on=withdrawn_on)


@pytest.mark.parametrize(
    ("objections", "said", "stands"),
    [
        ([], [], False),
        ([objection()], [], True),
        ([objection()], [says(Consent.AGREES)], False),
        ([objection()], [says(Consent.NOT_ASKED)], True),
        ([objection()], [says(Consent.AGREES, is_to_be_asked=True)], True),
        ([], [says(Consent.OBJECTS)], True),
        ([], [says(Consent.OBJECTS, is_to_be_asked=True)], True),
        ([objection()], [says(Consent.AGREES, person_id=uuid4())], True),
        ([objection(None)], [says(Consent.AGREES)], True),
        ([objection(withdrawn_on=MAY)], [says(Consent.AGREES)], True),
        ([objection(withdrawn_on=MAY - timedelta(1))], [says(Consent.AGREES)], False),
        ([objection(), objection(uuid4())], [says(Consent.AGREES)], True),
    ],
)
def test_an_objection_stands_until_the_same_person_takes_it_back(
    objections: list[Objection], said: list[Says], stands: bool
) -> None:
    """A no outlives a change of lead, a yes does not; consent withdrawn on the day of the yes or later undoes it."""
    assert somebody_objects(objections, said) is stands


@pytest.mark.parametrize(
    ("said", "cannot"),
    [
        ([], False),
        ([says()], False),
        ([says(Consent.AGREES)], False),
        ([says(Consent.AGREES, is_to_be_asked=True)], True),
        ([says(is_to_be_asked=True)], True),
        ([says(Consent.NOT_ASKED)], True),
    ],
)
def test_sharing_rests_on_consent_only_while_nobody_waits_to_be_asked(said: list[Says], cannot: bool) -> None:
    assert cannot_rest_on_consent(said) is cannot


def test_an_answer_needs_what_was_said_and_a_day_that_has_been() -> None:
    assert why_not_record("", "", MAY, MAY)[0] == "consent"
    assert why_not_record("maybe", "", MAY, MAY)[0] == "consent"
    assert why_not_record(Consent.NOT_ASKED, " ", MAY, MAY)[0] == "words"
    assert why_not_record(Consent.AGREES, "", None, MAY)[0] == "on"
    assert why_not_record(Consent.AGREES, "", MAY + timedelta(1), MAY)[0] == "on"
    assert why_not_record(Consent.AGREES, "", MAY, MAY) == ("", "")


def test_nobody_asks_whom_the_case_is_about() -> None:
    assert set(PersonRole) - set(ASKED) == {PersonRole.ALLEGED, PersonRole.PROFESSIONAL}


@pytest.fixture
def world(db: None) -> World:
    return a_partnership()


def led_by_police(world: World, **report: Any) -> Case:
    """A case with its reporter, a victim and somebody complained about, which the council gave to the police."""
    case = a_case(world, reports=[a_report(world, **report)])
    add_victim(world, case)
    operations.add_person(
        by=officer(world), case=case, role=PersonRole.ALLEGED, given=GivenPerson(description="A tall man")
    )
    share(world, case, "police", despite_objection="A crime" if report else "")
    return operations.transfer(
        by=officer(world), case=case, agency_id=world.agency("police").id, reason="Crime"
    )


def constable(world: World) -> Any:
    return world.viewer("police", "caseworker")


def waiting(world: World, case: Case) -> dict[str, CasePerson]:
    with acting_as(world.system()):
        rows = CasePerson.objects.filter(case=case, ask_consent_since__isnull=False).select_related("person")
        return {str(row.person): row for row in rows}


def write_down(world: World, case: Case, who: str, consent: str, **more: Any) -> Case:
    row = waiting(world, case)[who]
    return operations.record_consent(
        by=constable(world),
        case=fresh(constable(world), case),
        case_person_id=row.id,
        consent=consent,
        **more,
    )


def test_a_new_lead_is_to_ask_everybody_who_told_something(world: World) -> None:
    case = led_by_police(world)
    assert set(waiting(world, case)) == {"Pat Resident", "Kim Resident"}
    with acting_as(constable(world)):
        full = queries.get_case(viewer=constable(world), reference=case.reference)
    assert {str(one.person) for one in full.to_be_asked} == {"Pat Resident", "Kim Resident"}
    assert "asks the people on the case again" in " ".join(entry.text for entry in full.entries)


def test_before_the_lead_changes_nobody_is_to_be_asked(world: World) -> None:
    case = a_case(world, reports=[a_report(world)])
    share(world, case, "police", power=LegalPower.CONSENT)
    assert not waiting(world, case)


def test_sharing_by_consent_waits_for_every_answer_and_other_powers_do_not(world: World) -> None:
    case = led_by_police(world)
    by = constable(world)
    with pytest.raises(Refused) as refused:
        share(world, case, "housing", by=by, power=LegalPower.CONSENT)
    assert set(refused.value.problems) == {"power"}
    write_down(world, case, "Pat Resident", Consent.AGREES)
    with pytest.raises(Refused):
        share(world, case, "housing", by=by, power=LegalPower.CONSENT)
    write_down(world, case, "Kim Resident", Consent.AGREES)
    assert not waiting(world, case)
    share(world, case, "housing", by=by, power=LegalPower.CONSENT)


def test_the_law_goes_on_without_consent(world: World) -> None:
    case = led_by_police(world)
    share(world, case, "housing", by=constable(world), power=LegalPower.SAFEGUARDING)


def test_an_objection_that_is_heard_must_be_answered(world: World) -> None:
    case = led_by_police(world)
    write_down(world, case, "Kim Resident", Consent.OBJECTS, words="Not the landlord")
    with pytest.raises(Refused) as refused:
        share(world, case, "housing", by=constable(world))
    assert set(refused.value.problems) == {"despite_objection"}
    share(world, case, "housing", by=constable(world), despite_objection="A child is at risk")


def test_who_objected_when_reporting_and_now_agrees_is_believed(world: World) -> None:
    case = led_by_police(world, objects_to_sharing=True)
    with pytest.raises(Refused):
        share(world, case, "housing", by=constable(world))
    write_down(world, case, "Pat Resident", Consent.AGREES)
    share(world, case, "housing", by=constable(world))


def test_an_answer_holds_for_all_roles_of_the_person_and_is_read_in_the_chronology(world: World) -> None:
    case = led_by_police(world)
    pat = waiting(world, case)["Pat Resident"].person
    operations.add_person(by=constable(world), case=case, role=PersonRole.WITNESS, person_id=pat.id)
    write_down(world, case, "Pat Resident", Consent.AGREES, words="Rang back on the safe number")
    with acting_as(constable(world)):
        full = queries.get_case(viewer=constable(world), reference=case.reference)
    (shown,) = [one for one in full.people if one.person.id == pat.id]
    assert {role.consent for role in shown.roles} == {Consent.AGREES}
    assert any("Pat Resident agrees. Rang back" in entry.text for entry in full.entries)


def test_only_the_lead_writes_answers_and_only_of_those_who_are_asked(world: World) -> None:
    case = led_by_police(world)
    row = waiting(world, case)["Pat Resident"]
    with pytest.raises(NotAllowed):
        operations.record_consent(by=officer(world), case=case, case_person_id=row.id, consent=Consent.AGREES)
    with acting_as(world.system()):
        tall_man = CasePerson.objects.get(case=case, role=PersonRole.ALLEGED)
    for nobody in (tall_man.id, uuid4()):
        with pytest.raises(NotFound):
            operations.record_consent(
                by=constable(world), case=case, case_person_id=nobody, consent=Consent.AGREES
            )


def test_the_owner_finds_it_on_their_work_until_everybody_has_answered(world: World) -> None:
    case = led_by_police(world)
    by = constable(world)
    operations.assign(by=by, case=fresh(by, case), owner_id=by.membership_id)

    def on_my_work() -> list[str]:
        with acting_as(by):
            found = queries.my_work(viewer=by, today=timezone.localdate())
        return [one.reference for one in found.to_ask]

    assert on_my_work() == [case.reference]
    for who in ("Pat Resident", "Kim Resident"):
        write_down(world, case, who, Consent.NOT_ASKED, words="The man reads their letters")
    assert on_my_work() == []


def test_the_case_page_leads_to_the_question_and_says_what_was_answered(world: World) -> None:
    case = led_by_police(world)
    client = signed_in_client(world, "police", "caseworker")
    row = waiting(world, case)["Kim Resident"]
    address = f"/cases/{case.reference}/people/{row.id}/consent"
    page = client.get(f"/cases/{case.reference}").content.decode()
    assert "Ask again about sharing" in page
    assert address in page
    today = timezone.localdate()
    day = {"on-day": today.day, "on-month": today.month, "on-year": today.year}
    assert "Select what they say" in client.post(address, day).content.decode()
    unexplained = client.post(address, {**day, "consent": "not_asked"})
    assert [error.href for error in unexplained.page.errors] == ["#words"]
    assert client.post(address, {**day, "consent": "objects", "words": "Not the landlord"}).status_code == 302
    page = client.get(f"/cases/{case.reference}").content.decode()
    assert "Somebody on this case objects to sharing" in page
    assert "Sharing: objects" in page
    other = signed_in_client(world, "council", "caseworker")
    assert address not in other.get(f"/cases/{case.reference}").content.decode()
    assert other.get(address).status_code in (403, 404)
    stranger = signed_in_client(world, "housing", "caseworker")
    assert stranger.get(address).status_code == 404
