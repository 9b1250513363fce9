"""Open311 GeoReport v2: what is sent is taken, and what is published says nothing about anybody."""

import json
from datetime import timedelta
from xml.etree import ElementTree as xml

import jsonschema_rs
import pytest
from django.test import Client
from django.utils import timezone
from tests.beside import SHARED, needs_shared
from tests.builders.machines import a_token
from tests.builders.partnership import a_partnership

from wardmote.access.rows import acting_as
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db

LITTER = {
    "service_code": "litter_drugs",
    "lat": "52.603149",
    "long": "-1.098231",
    "description": "Needles behind number 14, where Robin Ash lives",
    "address_string": "14 Bell Street",
    "email": "robin@home.example",
    "first_name": "Robin",
    "last_name": "Ash",
    "phone": "01632 960 001",
}


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def key(world):
    return a_token(world)[1]


def send(key, fields, form="json", **headers):
    body = {"api_key": key, **fields}
    return Client().post(
        f"/open311/v2/requests.{form}",
        "&".join(f"{name}={value}".replace(" ", "%20") for name, value in body.items()),
        content_type="application/x-www-form-urlencoded",
        headers=headers,
    )


def get(path, key="", **query):
    return Client().get(f"/open311/v2/{path}", ({"api_key": key} if key else {}) | query)


def test_services_are_the_thirteen_types_for_everybody():
    found = get("services.json").json()
    assert [one["service_code"] for one in found] == Kind.values
    one = get("services/noise.json").json()
    assert one == {"service_code": "noise", "attributes": []}
    assert get("services/nothing.json").status_code == 404
    assert get("discovery.json").json()["endpoints"][0]["url"].endswith("/open311/v2")


@needs_shared
def test_answers_are_as_the_schemas_published_with_georeport_v2_say(world, key):
    send(key, LITTER)
    answers = {
        "service.json": get("services.json").json(),
        "service-definition.json": [get("services/noise.json").json()],
        "request.json": get("requests.json", key).json(),
    }
    for name, found in answers.items():
        schema = json.loads((SHARED / "data" / "open311" / "schema" / name).read_text(encoding="utf-8"))
        assert found, name
        for one in found:  # a schema says what one element of a list is
            jsonschema_rs.Draft4Validator(schema, validate_formats=True).validate(one)


def test_a_request_is_taken_for_the_agency_of_the_key(world, key):
    answer = send(key, LITTER)
    assert answer.status_code == 200, answer.content
    (receipt,) = answer.json()
    with acting_as(world.system()):
        report = Report.objects.get(reference=receipt["service_request_id"])
        assert (report.channel, report.agency_id) == (Channel.OPEN311, world.agency("council").id)
        assert report.words == LITTER["description"]
        assert report.reporter.name == "Robin Ash"
        points = ContactPoint.objects.filter(person=report.reporter)
        assert {point.safety for point in points} == {Safety.UNKNOWN}, "nobody asked whether it is safe"


def test_what_is_published_names_nobody_and_no_address(world, key):
    (receipt,) = send(key, LITTER).json()
    reference = receipt["service_request_id"]
    for form in ("json", "xml"):
        for path in (f"requests.{form}", f"requests/{reference}.{form}", f"tokens/{reference}.{form}"):
            answer = get(path, key)
            assert answer.status_code == 200
            shown = answer.content.decode()
            for secret in (
                "Robin",
                "Ash",
                "Bell",
                "home.example",
                "Needles",
                "52.6031",
                "1.0982",
            ):
                assert secret not in shown.replace(reference, ""), (path, secret)
    (one,) = get("requests.json", key).json()
    assert (one["status"], one["service_code"], one["lat"], one["long"]) == (
        "open",
        "litter_drugs",
        52.603,
        -1.098,
    )
    assert get(f"tokens/{reference}.json", key).json()[0]["service_request_id"] == reference


def test_only_public_places_that_came_this_way_are_published(world, key):
    (noise,) = send(key, LITTER | {"service_code": "noise"}).json()
    other = Client().post(
        "/api/v1/reports",
        json.dumps({"words": "Rubbish", "kinds": ["litter_drugs"]}),
        content_type="application/json",
        headers={"authorization": f"Bearer {key}", "idempotency-key": "a-key-of-its-own"},
    )
    for reference in (noise["service_request_id"], other.json()["reference"], "ASB-2222-2222"):
        assert get(f"requests/{reference}.json", key).status_code == 404
        assert get("requests.json", key, service_request_id=reference).json() == []
    (litter,) = send(key, LITTER).json()
    police = a_token(world, "police")[1]
    assert get(f"requests/{litter['service_request_id']}.json", police).status_code == 404
    assert get("requests.json", police).json() == []


def test_filters(world, key):
    references = [send(key, LITTER).json()[0]["service_request_id"] for _ in range(3)]
    with acting_as(world.system()):
        Report.objects.filter(reference=references[0]).update(
            received_at=timezone.now() - timedelta(days=40), status="advised", is_open=False
        )
        Report.objects.filter(reference=references[1]).update(
            received_at=timezone.now() - timedelta(days=400)
        )

    def listed(**query):
        return {one["service_request_id"] for one in get("requests.json", key, **query).json()}

    assert listed() == {references[0], references[2]}, "90 days without dates"
    assert listed(status="closed") == {references[0]}
    assert listed(status="open") == {references[2]}
    assert listed(status="open,closed") == {references[0], references[2]}
    assert listed(service_code="noise") == set()
    assert listed(service_request_id=",".join(references[:2])) == set(references[:2])
    since = (timezone.now() - timedelta(days=10)).isoformat().replace("+00:00", "Z")
    assert listed(start_date=since) == {references[2]}
    assert listed(end_date=since) == {references[0]}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"service_code": "nothing"}, 400),
        ({"service_code": ""}, 400),
        ({"lat": "north"}, 400),
        ({"lat": "", "long": "", "address_string": ""}, 400),
        ({"email": "nobody"}, 400),
        ({"description": "x" * 10_001}, 400),
        ({"description": "%00"}, 400),
        ({"lat": "nan"}, 400),
        ({"api_key": "wm_unknown"}, 403),
        ({"api_key": ""}, 403),
    ],
)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_errors_have_the_form_of_the_address(world, key, change, status, form):
    answer = send(key, LITTER | change, form)
    assert answer.status_code == status, answer.content
    if form == "json":
        (error,) = answer.json()
        assert error["code"] == status
    else:
        root = xml.fromstring(answer.content)
        assert root.tag == "errors"
        assert root.find("error/code").text == str(status)
    with acting_as(world.system()):
        assert not Report.objects.exists()


@pytest.mark.parametrize(
    "query", [{"start_date": "yesterday"}, {"status": "lost"}, {"service_code": "nothing"}]
)
def test_questions_that_cannot_be_read(world, key, query):
    assert get("requests.json", key, **query).status_code == 400


def test_a_key_that_may_only_read_sends_nothing(world):
    reader = a_token(world, scopes=("reports:read",))[1]
    assert send(reader, LITTER).status_code == 403
    assert get("requests.json", reader).status_code == 200
    assert get("requests.json").status_code == 403


def test_sent_twice_with_a_key_is_taken_once(world, key):
    first = send(key, LITTER, **{"idempotency-key": "from-the-site-1"})
    again = send(key, LITTER, **{"idempotency-key": "from-the-site-1"})
    assert first.content == again.content
    with acting_as(world.system()):
        assert Report.objects.count() == 1


def test_xml_says_the_same(world, key):
    reference = xml.fromstring(send(key, LITTER, "xml").content).find("request/service_request_id").text
    (one,) = xml.fromstring(get("requests.xml", key).content).findall("request")
    assert one.find("service_request_id").text == reference
    assert one.find("lat").text == "52.603"
    services = xml.fromstring(get("services.xml").content)
    assert len(services.findall("service")) == 13
    assert services.find("service/metadata").text == "false"
