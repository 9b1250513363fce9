"""Report for a caller: one page, entered once, with the words of the caller and what is safe."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.people.operations.contacts import check_code_word, verify_contact_point
from wardmote.reports.choices import Channel, Kind, Priority
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db

CALL: dict[str, Any] = {
    "words": "Bikes race through the park",
    "danger_now": "no",
    "kinds": ["vehicle_nuisance"],
    "place": "Bell Street park",
    "who": "named",
    "name": "Robin Ash",
    "phone": "07700 900123",
    "phone_safe": "quiet",
    "channel": "phone",
    "frequency": "daily",
    "affected": "community",
    "agency": "",
}


def reports(world: Any) -> list[Report]:
    with acting_as(SystemActor(world.id, why="a test looks")):
        return list(Report.objects.select_related("reporter"))


def test_a_call_becomes_a_report_of_the_officers_own_agency() -> None:
    world = a_partnership()
    client = signed_in_client(world, "council", "caseworker")
    page = client.get("/reports/new").content.decode()
    assert "autofocus" in page
    assert "ring off and call 999" in page
    own = str(world.agency("council").id)
    assert client.post("/reports/new", CALL | {"agency": own})["Location"] == "/reports/entered"
    (report,) = reports(world)
    assert (report.channel, report.agency_id, report.kinds) == (
        Channel.PHONE, world.agency("council").id, [Kind.VEHICLE_NUISANCE],
    )  # fmt: skip
    assert report.entered_by_id == world.membership("council", "caseworker").id
    entered = client.get("/reports/entered").content.decode()
    assert report.reference in entered
    assert "/follow/" in entered
    with acting_as(world.viewer("council", "caseworker")):
        point = ContactPoint.objects.get()
        assert (point.safety, point.may_leave_message) == (Safety.SAFE, False)
        assert point.verified_by_id == world.membership("council", "caseworker").id


def test_the_same_call_sent_twice_is_one_report() -> None:
    world = a_partnership()
    client = signed_in_client(world, "council", "caseworker")
    token = "0192f0c0-0000-7000-8000-000000000001"
    for agency in (str(world.agency("police").id), str(world.agency("police").id)):
        response = client.post("/reports/new", CALL | {"form_token": token, "agency": agency})
        assert response.status_code == 302
    (report,) = reports(world)
    assert report.agency_id == world.agency("police").id
    assert "/follow/" in client.get("/reports/entered").content.decode()


def test_contact_details_nobody_asked_about_are_not_used() -> None:
    world = a_partnership()
    client = signed_in_client(world, "council", "caseworker")
    own = str(world.agency("council").id)
    client.post("/reports/new", CALL | {"phone_safe": "", "email": "r@home.example", "agency": own})
    with acting_as(world.viewer("council", "caseworker")):
        assert set(ContactPoint.objects.values_list("safety", flat=True)) == {Safety.UNKNOWN}


def test_danger_is_an_emergency_and_what_is_missing_is_said() -> None:
    world = a_partnership()
    client = signed_in_client(world, "council", "caseworker")
    page = client.post("/reports/new", {}).content.decode()
    for words in ("Enter what is happening", "Select whether somebody is in danger now", "gives their name"):
        assert words in page
    assert reports(world) == []
    client.post("/reports/new", CALL | {"danger_now": "yes", "who": "anonymous"})
    (report,) = reports(world)
    assert report.priority == Priority.EMERGENCY
    assert report.reporter is None


def test_who_may_not_enter_reports_finds_no_page() -> None:
    world = a_partnership()
    assert signed_in_client(world, "council", "analyst").get("/reports/new").status_code == 404
    assert Client().get("/reports/new").status_code == 302


LOOK = {"find": "yes"}


def told_before(world: Any, agency: str = "council", **more: Any) -> str:
    """A report taken from somebody who rings again; returns its reference."""
    client = signed_in_client(world, agency, "caseworker")
    own = str(world.agency(agency).id)
    client.post("/reports/new", CALL | {"agency": own, **more})
    return client.get("/reports/entered").page.sent.reference


def test_a_callers_earlier_reports_are_shown_while_they_speak_and_nothing_is_entered() -> None:
    world = a_partnership()
    first = told_before(world, home_postcode="LE18 1AA")
    client = signed_in_client(world, "council", "caseworker")
    typed = {"words": "It is the bikes again", "at_time": "", "on_day-day": "3", "who": "named"}
    for details in (
        {"phone": "+44 7700 900 123"},
        {"name": "ASH, Robin", "home_postcode": "le181aa"},
    ):
        page = client.post("/reports/new", LOOK | typed | details)
        assert [one.reference for one in page.page.earlier.reports] == [first]
        text = page.content.decode()
        assert "It is the bikes again" in text, "what was typed is still there"
        assert "error" not in re.findall(r"<title>(.*?)</title>", text)[0].lower()
    for details in ({"name": "Robin Ash"}, {"phone": "07700 900999"}, {"phone": "x"}, {}):
        assert client.post("/reports/new", LOOK | details).page.earlier.reports == ()
    assert len(reports(world)) == 1


def test_what_another_agency_was_told_is_no_earlier_report() -> None:
    world = a_partnership()
    told_before(world, agency="police")
    page = signed_in_client(world, "council", "caseworker").post(
        "/reports/new", LOOK | {"phone": CALL["phone"]}
    )
    assert page.page.earlier.how_many == 0
    assert page.page.earlier.names == ()


def test_a_code_word_is_asked_before_anything_is_told_and_is_not_kept_as_it_is() -> None:
    world = a_partnership()
    first = told_before(world, code_word="Green  Heron", unsafe_with="My brother")
    client = signed_in_client(world, "council", "caseworker")
    look = LOOK | {"phone": CALL["phone"]}
    for said, state in (({}, "ask"), ({"caller_word": "green herring"}, "wrong")):
        page = client.post("/reports/new", look | said)
        assert page.page.earlier.word == state
        text = page.content.decode()
        assert first not in text
        assert "Robin" not in text
        assert "My brother" not in text
    page = client.post("/reports/new", look | {"caller_word": " green HERON"})
    assert page.page.earlier.word == "right"
    assert first in page.content.decode()
    with acting_as(SystemActor(world.id, why="a test looks")):
        kept = ContactPoint.objects.get().code_word
    assert "heron" not in kept.lower()
    assert kept


def test_confirming_that_a_number_is_safe_keeps_the_code_word_and_a_new_one_replaces_it() -> None:
    world = a_partnership()
    told_before(world, code_word="heron")
    officer = world.viewer("council", "caseworker")
    with acting_as(officer):
        point = ContactPoint.objects.get()
    ask = {"by": officer, "contact_point_id": point.id, "safety": Safety.SAFE}
    verify_contact_point(**ask)
    assert check_code_word(by=officer, person_ids=[point.person_id], word="Heron")
    verify_contact_point(**ask, code_word="egret")
    assert not check_code_word(by=officer, person_ids=[point.person_id], word="Heron")
    assert check_code_word(by=officer, person_ids=[point.person_id], word="egret")
    stranger = world.viewer("police", "caseworker")
    assert not check_code_word(by=stranger, person_ids=[point.person_id], word="egret")
