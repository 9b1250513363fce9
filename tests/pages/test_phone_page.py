"""Report for a caller: one page, entered once, with the words of the caller and what is safe."""

from typing import Any

import pytest
from django.test import Client
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
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
