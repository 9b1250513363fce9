"""The one search: it finds what the viewer may see, by kind, and is silent of everything else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import a_case, a_report, add_victim
from tests.builders.cases import officer as case_officer
from tests.builders.meetings import a_body, a_meeting
from tests.builders.plans import Town, a_town
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.meetings import operations as meetings
from wardmote.meetings.operations import NewItem
from wardmote.people.models import Person
from wardmote.people.operations.secrets import record_protected_source, record_safe_location
from wardmote.plans import operations as plans
from wardmote.sharing.operations import open_to_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = a_town()
    officer, today = town.officer, timezone.localdate()
    meeting = a_meeting(town.world, a_body(town.world), today + timedelta(days=21))
    meetings.add_item(by=officer, meeting=meeting, item=NewItem(title="Heron nests on the towpath"))
    meetings.add_item(
        by=officer,
        meeting=meeting,
        item=NewItem(title="Heron contract"),
        readers=[officer.membership_id],
        restriction_reason="Paragraph 3",
    )
    plans.report_progress(by=officer, tactical_id=town.first, on=today, positive="The herons are back.")
    actions.log_action(
        by=officer,
        audience_id=open_to_partnership(by=officer, partnership_id=town.world.id).id,
        text="Count the herons",
        owners=[Owes(officer.agency_id)],
    )
    return town


def found(client, words, kind=""):
    """What was found, by the key of its kind."""
    page = client.post(reverse("search"), {"words": words, "kind": kind}).page
    return {group.kind.key: [hit.text for hit in group.hits] for group in page.found}


def test_words_are_found_wherever_they_stand_and_restricted_items_only_by_their_readers(town):
    officer = signed_in_client(town.world, "council", "partnership_officer")
    partner = signed_in_client(town.world, "police", "board_member")
    open_to_all = {
        "meetings": ["Heron nests on the towpath"],
        "actions": ["1. Count the herons"],
        "plan": ["1.1.1 Visit each repeat victim within a week"],
    }
    assert found(partner, "HERON") == open_to_all
    assert sorted(found(officer, "heron")["meetings"]) == ["Heron contract", "Heron nests on the towpath"]
    assert found(partner, "heron contract") == {}
    page = partner.post(reverse("search"), {"words": "heron contract"}).content.decode()
    assert "Nothing that you may see" in page


def test_an_action_that_ended_is_found_too(town):
    officer = signed_in_client(town.world, "council", "partnership_officer")
    with acting_as(town.officer):
        action = Action.objects.get(text="Count the herons")
    actions.take_step(by=town.officer, action_id=action.id, step="finish")
    assert found(officer, "count the", "actions") == {"actions": ["1. Count the herons"]}


def test_one_letter_and_nothing_ask_for_words(town):
    partner = signed_in_client(town.world, "police", "board_member")
    for words in ("", " ", "h"):
        page = partner.post(reverse("search"), {"words": words}).page
        assert page.groups is None
        assert page.search.errors["words"]
    assert partner.get(reverse("search")).page.groups is None
    assert partner.post(reverse("search"), {"words": "heron", "kind": "nonsense"}).page.groups is None


@pytest.fixture
def casework(town):
    """A case of the council with a report, a victim, and words that nobody may find."""
    world = town.world
    by = case_officer(world)
    report = a_report(world, name="Petra Quarrington")
    case = a_case(world, title="Heron Court noise")
    person = add_victim(world, case, name="Petra Quarrington")
    with acting_as(world.system()):
        victim = Person.objects.get(pk=person.person_id)
    record_safe_location(by=by, person=victim, audience=case.audience, text="Kingfisher Lodge")
    record_protected_source(by=by, record_id=case.id, audience=case.audience, text="Told by Ines Kingfisher")
    return case, report, person


def test_each_kind_is_shown_to_whoever_may_look_for_it_and_to_nobody_else(town, casework):
    """One page for everybody: what it offers and finds is what their duties show them."""
    case, report, _ = casework
    world = town.world
    worker = signed_in_client(world, "council", "caseworker")
    elsewhere = signed_in_client(world, "police", "caseworker")
    partner = signed_in_client(world, "police", "board_member")
    assert found(worker, "heron")["cases"] == [f"{case.reference} Heron Court noise"]
    assert found(worker, "heron")["actions"] == ["1. Count the herons"]
    assert found(worker, "petra quarr")["people"]
    assert found(worker, report.reference)["reports"] == [report.reference]
    for other in (elsewhere, partner):
        for words in ("heron court", "petra quarr", report.reference, case.reference):
            assert found(other, words) == {}
    offered = {value for value, _ in partner.get(reverse("search")).page.search.fields["kind"].choices}
    assert not offered & {"people", "cases", "reports", "reviews"}
    # A kind that somebody may not look for is no kind of theirs.
    assert partner.post(reverse("search"), {"words": "heron", "kind": "cases"}).page.groups is None


def test_safe_locations_and_protected_sources_are_found_by_nobody(town, casework):
    for role in ("caseworker", "supervisor"):
        client = signed_in_client(town.world, "council", role)
        assert found(client, "kingfisher") == {}


def test_whoever_sees_no_records_is_not_led_to_the_search(town):
    administrator = signed_in_client(town.world, "council", "account_administrator")
    worker = signed_in_client(town.world, "council", "caseworker")
    assert 'href="/search"' in worker.get(reverse("my_work")).content.decode()
    assert 'href="/search"' not in administrator.get(reverse("staff")).content.decode()
    assert found(administrator, "heron") == {}
