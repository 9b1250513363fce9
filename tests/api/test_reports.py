"""The JSON API: a report is taken once, by whoever may send it, and read by whoever may read it."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.builders.machines import ALL_SCOPES, Machine, a_token
from tests.builders.partnership import a_partnership
from tests.builders.sessions import open_session

from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.partnerships.models import ApiToken, FormToken
from wardmote.partnerships.operations.machines import revoke_token
from wardmote.reports.models import Report, ReportStep

pytestmark = pytest.mark.django_db

NOISE = {
    "words": "Loud music until three every night",
    "kinds": ["noise"],
    "place_text": "12 Bell Street",
    "lon": -1.1,
    "lat": 52.6,
    "reporter": {
        "name": "Robin Ash",
        "contacts": [{"kind": "email", "value": "robin@home.example", "safety": "safe"}],
    },
}


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def machine(world):
    return Machine(a_token(world)[1])


def test_a_report_is_taken_and_can_be_read_again(world, machine):
    answer = machine.send(NOISE)
    assert answer.status_code == 201, answer.content
    receipt = answer.json()
    assert receipt["status"] == "received"
    read = machine.get(f"reports/{receipt['reference']}").json()
    assert read["reference"] == receipt["reference"]
    assert read["channel"] == "api"
    assert read["agency"] == world.agency("council").name
    assert read["people"]["words"] == NOISE["words"]
    assert read["people"]["reporter"]["contacts"][0]["value"] == "robin@home.example"
    assert read["received_at"].endswith(("Z", "+00:00"))
    steps = machine.get(f"reports/{receipt['reference']}/steps").json()
    assert [step["status"] for step in steps["steps"]] == ["received"]


def test_taking_a_report_asks_the_database_at_most_twelve_times(world, machine):
    machine.send(NOISE)
    with CaptureQueriesContext(connection) as asked:
        assert machine.send(NOISE).status_code == 201
    # In a test BEGIN and COMMIT are a savepoint, and a last statement makes the connection nobody's again.
    first, *ours, last, _ = [query["sql"][:90] for query in asked]
    assert first.startswith("SAVEPOINT")
    assert last.startswith("RELEASE SAVEPOINT")
    assert len(ours) <= 12, ours


def test_the_same_request_again_gets_the_first_answer(world, machine):
    first = machine.send(NOISE, "key-of-the-first-report")
    again = machine.send(NOISE, "key-of-the-first-report")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again["Idempotent-Replayed"] == "true"
    with acting_as(world.system()):
        assert Report.objects.count() == 1


def test_a_key_is_bound_to_what_was_sent_and_to_the_token(world, machine):
    assert machine.send(NOISE, "one-key-for-all").status_code == 201
    other = machine.send(NOISE | {"words": "Something else"}, "one-key-for-all")
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    neighbour = Machine(a_token(world, "police")[1])
    assert neighbour.send(NOISE, "one-key-for-all").status_code == 201
    with acting_as(world.system()):
        assert Report.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twenty_twins_at_once_make_one_report():
    world = a_partnership()
    secret = a_token(world)[1]
    start = Barrier(20)

    def send(_):
        try:
            start.wait()
            return Machine(secret).send(NOISE, "twenty-twins-one-key")
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(send, range(20)))
    taken = {answer.content for answer in answers if answer.status_code == 201}
    assert len(taken) == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert all(answer["Retry-After"] for answer in answers if answer.status_code == 409)
    assert Machine(secret).send(NOISE, "twenty-twins-one-key").content in taken
    with acting_as(world.system()):
        assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_crash_in_the_middle_leaves_the_key_free(monkeypatch):
    world = a_partnership()
    machine = Machine(a_token(world)[1])
    from wardmote.api import v1

    def crash(**_):
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(v1, "end_attempt", crash)
        assert machine.send(NOISE, "key-of-the-crash").status_code == 500
    with acting_as(world.system()):
        assert (Report.objects.count(), FormToken.objects.count()) == (0, 0)
    assert machine.send(NOISE, "key-of-the-crash").status_code == 201


@pytest.mark.parametrize("key", ["", "short", "with a space in it", "x" * 101])
def test_without_a_usable_key_nothing_is_taken(world, machine, key):
    answer = machine.send(NOISE, key)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("scopes", "send", "read", "people"),
    [
        (("reports:write",), 201, 403, False),
        (("reports:read",), 403, 200, False),
        (("reports:people",), 403, 403, False),
        (("reports:read", "reports:people"), 403, 200, True),
        (("reports:write", "reports:read"), 201, 200, False),
        (ALL_SCOPES, 201, 200, True),
    ],
)
def test_a_token_does_what_its_scopes_say(world, machine, scopes, send, read, people):
    reference = machine.send(NOISE).json()["reference"]
    other = Machine(a_token(world, scopes=scopes)[1])
    assert other.send(NOISE).status_code == send
    for path in ("reports", f"reports/{reference}", f"reports/{reference}/steps"):
        assert other.get(path).status_code == read, path
    shown = other.get("reports").content + other.get(f"reports/{reference}").content
    assert (b"Robin Ash" in shown) == people
    assert (b"Bell Street" in shown) == people
    assert (b"robin@home.example" in shown) == people


def test_a_refusal_is_recorded(world):
    with watching() as acts:
        Machine(a_token(world, scopes=("reports:read",))[1]).send(NOISE)
    assert acts[-1] == "api.send_report"


@pytest.mark.parametrize("secret", ["", "wm_unknown", "wm_" + "x" * 500, "\u00e9t\u00e9"])
def test_without_a_token_that_works_there_is_nothing(world, secret):
    machine = Machine(secret)
    for answer in (machine.get("reports"), machine.send(NOISE), machine.get("reports/ASB-2222-2222")):
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer["Content-Type"] == "application/problem+json"


def test_a_revoked_and_an_expired_token_stop_at_once(world, machine):
    token, secret = a_token(world)
    other = Machine(secret)
    assert other.get("reports").status_code == 200
    revoke_token(by=world.system(), token=token)
    assert other.get("reports").status_code == 401
    _, old = a_token(world, days=1, at=timezone.now() - timedelta(days=2))
    assert Machine(old).get("reports").status_code == 401


def test_the_day_of_use_is_kept(world):
    token, secret = a_token(world)
    Machine(secret).get("reports")
    with acting_as(world.system()):
        assert ApiToken.objects.get(pk=token.pk).last_used_on is not None


def test_a_token_opens_no_page_and_a_session_no_api(world, machine):
    pages = machine.client
    assert pages.get("/inbox", headers=machine.headers()).status_code == 302
    stranger = Machine()
    stranger.client.cookies[settings.SESSION_COOKIE_NAME] = open_session(
        world.membership("council", "supervisor")
    )
    assert stranger.client.get("/inbox").status_code == 200
    assert stranger.get("reports").status_code == 401
    assert stranger.send(NOISE).status_code == 401


def test_out_of_scope_is_the_same_as_absent(world, machine):
    reference = machine.send(NOISE).json()["reference"]
    police = Machine(a_token(world, "police")[1])
    for tail in ("", "/steps"):
        hidden = police.get(f"reports/{reference}{tail}")
        absent = police.get(f"reports/ASB-2222-2222{tail}")
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
        assert dict(hidden.headers) == dict(absent.headers)
    assert police.get("reports").json()["reports"] == []


def test_another_partnership_is_not_there(world, machine):
    reference = machine.send(NOISE).json()["reference"]
    elsewhere = a_partnership(host="elsewhere.example")
    other = Machine(a_token(elsewhere)[1])
    assert other.get(f"reports/{reference}").status_code == 404
    assert other.get("reports").json()["reports"] == []


@pytest.mark.parametrize(
    "reference", ["..%2F..%2Fetc%2Fpasswd", "%00", "ASB-2222-2222%00", "a" * 500, "%F0%9F%98%80", "' or 1=1"]
)
def test_h5_names_that_try_to_get_out_are_absent(world, machine, reference):
    for tail in ("", "/steps"):
        assert machine.get(f"reports/{reference}{tail}").status_code == 404


def test_the_feed_gives_every_report_once_in_order_of_change(world, machine):
    sent = [machine.send(NOISE).json()["reference"] for _ in range(5)]
    seen, cursor = [], None
    while True:
        page = machine.get("reports", limit=2, **({"cursor": cursor} if cursor else {})).json()
        seen += [row["reference"] for row in page["reports"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == sent
    with acting_as(world.system()):
        report = Report.objects.get(reference=sent[1])
        ReportStep.objects.create(
            partnership_id=world.id, report=report, status="triaged", at=timezone.now() + timedelta(seconds=1)
        )
    since = machine.get(f"reports/{sent[1]}").json()["changed_at"]
    again = machine.get("reports", updated_since=since).json()["reports"]
    assert [row["reference"] for row in again] == [sent[1]]


def test_the_list_asks_as_often_for_many_rows_as_for_few(world, machine):
    for _ in range(2):
        machine.send(NOISE)
    machine.get("reports")
    with CaptureQueriesContext(connection) as few:
        machine.get("reports")
    for _ in range(6):
        machine.send(NOISE)
    with CaptureQueriesContext(connection) as many:
        assert len(machine.get("reports").json()["reports"]) == 8
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "   "}, "words"),
        ({"words": "nul \x00"}, "words"),
        ({"words": "x" * 10_001}, "words"),
        ({"kinds": ["no such kind"]}, "kinds.0"),
        ({"lon": 181}, "lon"),
        ({"lat": None}, "lon"),
        ({"happened_from": "2026-03-03T10:00:00"}, "happened_from"),
        ({"happened_from": "9999-12-31T23:59:59Z"}, "happened_from"),
        ({"happened_from": "0001-01-01T00:00:00+14:00"}, "happened_from"),
        ({"postcode": "no postcode"}, "postcode"),
        ({"external_reference": "A1"}, "external_reference"),
        ({"misspelt": 1}, "misspelt"),
        ({"reporter": {"contacts": [{"kind": "email", "value": "no address"}]}}, "contacts.0"),
    ],
)
def test_what_is_wrong_is_said_by_field(world, machine, change, field):
    answer = machine.send(NOISE | change)
    assert answer.status_code == 422, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 422
    assert field in [error["field"] for error in problem["errors"]], problem
    with acting_as(world.system()):
        assert not Report.objects.exists()


def test_bodies_that_are_none(world, machine):
    assert machine.send("{not json").status_code == 400
    assert machine.send('{"words": "\\ud800"}').status_code in (400, 422)
    assert machine.send('{"words": "a", "lon": NaN}').status_code == 400
    assert machine.send("[]").status_code == 422
    assert machine.send("words=a", content_type="application/x-www-form-urlencoded").status_code == 415
    assert machine.send(json.dumps({"words": "x" * 300_000})).status_code == 413


def test_an_external_reference_is_taken_once(world, machine):
    named = NOISE | {"external_system": "Contact centre", "external_reference": "C-1"}
    assert machine.send(named).status_code == 201
    again = machine.send(named)
    assert again.status_code == 409
    assert again.json()["errors"][0]["field"] == "external_reference"
    with acting_as(world.system()):
        assert Report.objects.count() == 1


def test_other_methods_and_addresses(world, machine):
    answer = machine.client.delete("/api/v1/reports", headers=machine.headers())
    assert answer.status_code == 405
    assert set(answer["Allow"].replace(" ", "").split(",")) == {"GET", "POST"}
    assert machine.get("nothing/here").status_code == 404
    assert machine.get("nothing/here")["Content-Type"] == "application/problem+json"


def test_the_description_needs_no_token():
    answer = Machine().get("openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
