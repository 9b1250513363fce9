"""The inbox and the report page over HTTP: what they show, how decisions are made, what bad input gets."""

import re
from dataclasses import replace

import pytest
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.cases.models import Case
from wardmote.cases.operations import name_member, open_case, set_sharing, unname_member
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind, Known, Status
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport

pytestmark = pytest.mark.django_db

NOISE = NewReport(
    words="Loud music through the wall <b>every</b> night",
    kinds=(Kind.NOISE,),
    place_text="Flat 4, 12 Bell Street",
    name="Jo Example",
    contacts=(GivenContact(kind=ContactKind.PHONE, value="07700 900123", safety=Safety.UNKNOWN),),
)


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def a_report(world: World, **changes) -> Report:
    return receive_report(by=world.public(), answers=replace(NOISE, **changes), channel=Channel.WEB)


def as_it_stands(world: World, report: Report) -> Report:
    with acting_as(world.system()):
        return Report.objects.get(pk=report.pk)


def test_the_inbox_lists_what_waits_and_its_filters_live_in_the_address(world):
    noise = a_report(world)
    serious = a_report(
        world, kinds=(Kind.ROWDY,), words="Shouting", at_risk=Known.YES, contacts=(), place_text=""
    )
    client = signed_in_client(world, "council", "caseworker")
    page = client.get("/inbox")
    assert page.status_code == 200
    assert [line.report.reference for line in page.page.lines] == [serious.reference, noise.reference]
    narrowed = client.get("/inbox", {"kind": "noise"})
    assert [line.report.reference for line in narrowed.page.lines] == [noise.reference]
    assert [link.text for link in narrowed.page.chosen] == ["What"]
    assert client.get("/inbox", {"words": "music"}).page.lines[0].report.reference == noise.reference
    assert client.get("/inbox", {"words": "elephants"}).page.lines == ()


@pytest.mark.parametrize(
    "query", ["?after=nonsense", "?team=1", "?kind=elephants&priority=x", "?which=' or 1=1", "?after=~~~"]
)
def test_a_broken_address_shows_the_inbox_and_not_an_error(world, query):
    a_report(world)
    assert signed_in_client(world, "council", "caseworker").get("/inbox" + query).status_code == 200


def test_the_report_page_shows_what_was_told_and_warns_of_unsafe_contact(world):
    report = a_report(world)
    page = signed_in_client(world, "council", "caseworker").get(f"/reports/{report.reference}")
    text = page.content.decode()
    assert "Loud music through the wall &lt;b&gt;every&lt;/b&gt; night" in text
    assert "Not known: do not use" in text
    assert "OFFICIAL-SENSITIVE" in text


@pytest.mark.parametrize(
    ("what", "form", "status"),
    [
        ("advise", {"reason": "Not ASB", "told_the_reporter": "Speak with them first."}, Status.ADVISED),
        ("watch", {"reason": "A single party"}, Status.WATCHED),
    ],
)
def test_a_decision_is_made_once_however_often_it_is_sent(world, what, form, status):
    report = a_report(world)
    client = signed_in_client(world, "council", "caseworker")
    address = f"/reports/{report.reference}/{what}"
    version = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    assert version is not None
    sent = {**form, "version": version[1]}
    assert client.post(address, sent).status_code == 302
    assert as_it_stands(world, report).status == status
    again = client.post(address, sent)
    assert again.status_code == 302, "pressed twice: it is done, and that is what the page says"
    assert as_it_stands(world, report).version == int(version[1]) + 1


def test_a_decision_on_a_stale_page_is_not_lost_and_not_made_unseen(world):
    report = a_report(world)
    client = signed_in_client(world, "council", "caseworker")
    address = f"/reports/{report.reference}/watch"
    stale = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    assert stale is not None
    boss = signed_in_client(world, "council", "supervisor")
    assert boss.post(f"/reports/{report.reference}/priority", {"priority": "urgent", "reason": "A child"})
    refused = client.post(address, {"reason": "A single party", "version": stale[1]})
    text = refused.content.decode()
    assert refused.status_code == 200
    assert as_it_stands(world, report).status == Status.RECEIVED
    assert "Somebody else changed" in text
    assert "priority “Urgent”" in text
    assert "A single party" in text, "what was written stays in the box"
    now = re.search(r'name="version" value="(\d+)"', text)
    assert now is not None
    assert client.post(address, {"reason": "A single party", "version": now[1]}).status_code == 302
    assert as_it_stands(world, report).status == Status.WATCHED


def test_a_report_that_is_part_of_a_case_names_it_and_offers_it_for_others_like_it(world):
    officer = world.viewer("council", "caseworker")
    first = a_report(world)
    with acting_as(officer):
        case = open_case(
            by=officer,
            title="Music in Bell Street",
            kinds=["noise"],
            reports=[first],
            reason="Again and again",
        )
    second = a_report(world, words="Loud music through the wall again last night")
    client = signed_in_client(world, "council", "caseworker")
    assert "Music in Bell Street" in client.get(f"/reports/{first.reference}").content.decode()
    offered = f"/reports/{second.reference}/attach?case={case.reference}"
    page = client.get(f"/reports/{second.reference}").content.decode()
    assert offered in page
    assert case.reference in client.get(offered).content.decode()
    hide(world, case)
    hidden = client.get(f"/reports/{second.reference}").content.decode()
    assert case.reference not in hidden
    assert "Music in Bell Street" not in hidden


def hide(world: World, case: Case) -> None:
    """The case is hidden, and its owner is somebody else."""
    boss = world.viewer("council", "supervisor")
    owner = world.viewer("council", "caseworker")
    name_member(by=owner, case=case, membership_id=boss.membership_id)
    set_sharing(by=owner, case=case, sharing_class="hidden", reason="They are in danger")
    unname_member(by=boss, case=case, membership_id=owner.membership_id, reason="Not needed")


def test_a_decision_without_a_reason_keeps_what_was_typed(world):
    report = a_report(world)
    client = signed_in_client(world, "council", "caseworker")
    page = client.post(
        f"/reports/{report.reference}/advise", {"reason": "", "told_the_reporter": "Speak with them first."}
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "Error: Close with advice" in text
    assert "Say why" in text
    assert "Speak with them first." in text
    assert as_it_stands(world, report).status == Status.RECEIVED


def test_merging_asks_for_a_report_that_may_be_seen(world):
    report, other = a_report(world), a_report(world)
    elsewhere = receive_report(
        by=world.viewer("police", "caseworker"),
        answers=NOISE,
        channel=Channel.PHONE,
        agency_id=world.agency("police").id,
    )
    client = signed_in_client(world, "council", "caseworker")
    address = f"/reports/{report.reference}/merge"
    for reference in (elsewhere.reference, "ASB-0000-0000"):
        page = client.post(address, {"reason": "The same night", "reference": reference})
        assert "No report has that reference" in page.content.decode()
    assert (
        client.post(address, {"reason": "The same night", "reference": other.reference.lower()}).status_code
        == 302
    )
    assert as_it_stands(world, report).duplicate_of_id == other.id


def test_passing_on_brings_it_to_the_partner(world):
    report = a_report(world)
    council = signed_in_client(world, "council", "caseworker")
    form = {"reason": "Threats were made, a police matter", "agency": str(world.agency("police").id)}
    assert council.post(f"/reports/{report.reference}/refer", form).status_code == 302
    police = signed_in_client(world, "police", "caseworker")
    assert [line.report.reference for line in police.get("/inbox").page.lines] == [report.reference]
    assert "its people decide" in council.get(f"/reports/{report.reference}").content.decode()
    refused = council.post(f"/reports/{report.reference}/watch", {"reason": "No"})
    assert refused.status_code == 403


def test_other_agencies_and_roles_find_nothing(world):
    report = a_report(world)
    for agency, role in [
        ("police", "caseworker"),
        ("council", "specialist"),
        ("council", "analyst"),
        ("council", "operator"),
    ]:
        client = signed_in_client(world, agency, role)
        assert client.get(f"/reports/{report.reference}").status_code == 404
        assert client.get(f"/reports/{report.reference}/advise").status_code == 404


def test_starting_and_noting_contact_stop_the_clock(world):
    report = a_report(world)
    client = signed_in_client(world, "council", "caseworker")
    assert client.get(f"/reports/{report.reference}/start").status_code == 405
    client.post(f"/reports/{report.reference}/start")
    client.post(f"/reports/{report.reference}/contacted")
    now = as_it_stands(world, report)
    assert now.status == Status.TRIAGED
    assert now.first_contact_at is not None
    shown = client.get(f"/reports/{report.reference}")
    assert shown.page.clocks[0].done
    assert shown.page.clocks[1].text == "Next update"
    assert "I have told them how it stands" in shown.content.decode()
    (line,) = client.get("/inbox").page.lines
    assert (line.is_update, line.due) == (True, now.update_due_on)


def test_a_link_that_somebody_else_may_have_is_ended_by_a_button(world):
    report = a_report(world)
    client = signed_in_client(world, "council", "caseworker")
    address = f"/reports/{report.reference}"
    assert "End the link" in client.get(address).content.decode()
    assert client.post(f"{address}/link/end").status_code == 302
    assert "End the link" not in client.get(address).content.decode()
    with acting_as(world.system()):
        assert report.links.get().ended_at is not None
