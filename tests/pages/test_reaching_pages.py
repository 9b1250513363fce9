"""What residents read of how to reach an agency, wherever it is named to them; and what they never read of it."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client
from tests.pages.test_report_pages import answer, walk

from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.models import Agency
from wardmote.partnerships.queries import get_agency

pytestmark = pytest.mark.django_db

PRIVATE = ("asb@council.example", "asb@police.example", "01632 960 999", "01632960999")
COUNCIL = {
    "phone": "01632 960 120",
    "email": "hello@vale.example",
    "web": "https://www.vale.example/asb",
    "hours": "9am to 5pm, Monday to Friday\nOut of hours, call 01632 960 121",
}


@pytest.fixture
def world() -> World:
    """The council answers for all kinds and says how it is reached; each agency keeps other lines for its partners."""
    world = a_partnership()
    by = world.viewer("council", "operator")
    operations.set_routing(by=by, partnership=world.partnership, kind="*", agency=world.agency("council"))
    operations.set_public_contact(by=by, agency=world.agency("council"), **COUNCIL)
    with acting_as(world.system()):
        Agency.objects.update(phone="01632 960 999")
    return world


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    for kept_back in PRIVATE:
        assert kept_back not in page, address
    return page


def says_all(page: str) -> bool:
    return all(
        words in page
        for words in (
            'href="tel:01632960120"',
            "01632 960 120",
            'href="mailto:hello@vale.example"',
            'href="https://www.vale.example/asb"',
            ">vale.example/asb<",
            "Out of hours, call 01632 960 121",
        )
    )


def report(client: Client, **other: dict[str, Any]) -> str:
    """Send a report; return the address of its link."""
    walk(client, **other)
    assert client.post("/report/check").headers["Location"] == "/report/sent"
    found = re.search(r"/follow/[\w-]{43}", client.get("/report/sent").content.decode())
    assert found
    return found[0]


def test_whoever_reported_reads_how_to_reach_who_answers(world: World) -> None:
    client = Client()
    link = report(client)
    assert says_all(read(client, "/report/sent"))
    assert says_all(read(client, link))
    operations.set_public_contact(by=world.system(), agency=world.agency("council"), phone="105")
    for address in ("/report/sent", link):
        page = read(client, address)
        assert 'href="tel:105"' in page, "as it says today"
        assert "01632 960 120" not in page, "not as it said then"


def test_an_agency_that_says_nothing_leaves_the_partnership_to_be_asked(world: World) -> None:
    operations.set_public_contact(by=world.system(), agency=world.agency("council"))
    client = Client()
    link = report(client)
    for address in ("/report/sent", link):
        page = read(client, address)
        assert f"Ask {world.partnership.name}" in page
        assert "<li>01632 960 001</li>" in page


def test_after_a_report_is_passed_on_the_new_agency_is_the_one_to_ask(world: World) -> None:
    from wardmote.reports.models import Report
    from wardmote.reports.operations.deciding import refer_to_partner

    operations.set_public_contact(by=world.system(), agency=world.agency("police"), phone="101")
    client = Client()
    link = report(client)
    by = world.viewer("council", "caseworker")
    with acting_as(by):
        found = Report.objects.get()
    refer_to_partner(by=by, report=found, to_agency=world.agency("police"), reason="They know the driver.")
    page = read(client, link)
    assert "Ask Ashby Vale Police" in page
    assert 'href="tel:101"' in page
    assert "01632 960 120" not in page


def advised(client: Client, like: str) -> str:
    for slug in ("now", "what", "kind"):
        answer(client, slug, {"danger_now": "no", "words": "They park there", "kinds": ["other"]})
    assert answer(client, "like", {"like": like}).endswith("/advice")
    return read(client, "/report/advice")


def test_advice_that_we_came_with_leads_to_the_council_of_the_partnership(world: World) -> None:
    page = advised(Client(), "parking")
    assert "Parking, at the council" in page
    assert says_all(page)
    assert "tel:" not in advised(Client(), "diy")


def test_advice_leads_to_the_agency_that_the_partnership_chose(world: World) -> None:
    operations.set_public_contact(by=world.system(), agency=world.agency("housing"), phone="01632 960 140")
    admin = signed_in_client(world, "council", "operator")
    sent = {
        "title": "A lift that is broken",
        "text": "Tell your landlord.",
        "signpost_agency": str(world.agency("housing").id),
        "position": "1",
        "is_offered": "yes",
    }
    assert admin.post("/settings/advice/new", sent).status_code == 302
    again = admin.get("/settings/advice/a-lift-that-is-broken").content.decode()
    assert re.search(rf'value="{world.agency("housing").id}"\s+selected', again)
    page = advised(Client(), "a-lift-that-is-broken")
    assert "Vale Homes" in page
    assert 'href="tel:01632960140"' in page
    assert "01632 960 120" not in page
    operations.end_agency(by=world.system(), agency=world.agency("housing"))
    assert "01632 960 140" not in advised(Client(), "a-lift-that-is-broken")


def test_the_page_of_who_we_are_names_those_that_say_something(world: World) -> None:
    client = Client()
    page = read(client, "/who-we-are")
    assert says_all(page)
    assert "Ashby Vale Police" not in page
    for address in ("/", "/using-this-service", "/privacy"):
        assert 'href="/who-we-are"' in read(client, address)


def test_a_caller_is_told_too(world: World) -> None:
    from tests.pages.test_phone_page import CALL

    client = signed_in_client(world, "council", "caseworker")
    assert client.post("/reports/new", CALL).status_code == 302
    page = read(client, "/reports/entered")
    assert "01632 960 120; hello@vale.example" in page


def test_the_form_says_what_is_wrong_at_its_field_and_keeps_what_was_written(world: World) -> None:
    client = signed_in_client(world, "council", "operator")
    address = f"/agencies/{world.agency('police').id}/public"
    version = re.search(r'name="version" value="(\d+)"', client.get(address).content.decode())
    assert version
    sent = {
        "phone": "999",
        "email": "nobody",
        "web": "javascript:alert(1)",
        "hours": "x" * 301,
        "version": version[1],
    }
    answered = client.post(address, sent)
    assert answered.status_code == 200
    errors = {error.href: error.text for error in answered.page.errors}
    assert set(errors) == {"#phone", "#email", "#web", "#hours"}
    assert 'value="999"' in answered.content.decode()
    good = {"phone": "101", "web": "police.example/contact", "version": version[1]}
    assert client.post(address, good).status_code == 302
    shown = client.get(f"/agencies/{world.agency('police').id}").content.decode()
    assert "https://police.example/contact" in shown


def test_two_administrators_at_once_lose_nothing(world: World) -> None:
    one, other = (signed_in_client(world, "council", "operator", key=key) for key in ("one", "other"))
    address = f"/agencies/{world.agency('police').id}/public"
    version = re.search(r'name="version" value="(\d+)"', one.get(address).content.decode())
    assert version
    assert one.post(address, {"phone": "101", "version": version[1]}).status_code == 302
    late = other.post(address, {"phone": "105", "version": version[1]})
    page = late.content.decode()
    assert late.status_code == 200
    assert "Somebody else saved this while you were writing" in page
    assert "Phone number: 101" in page
    assert 'value="105"' in page
    now = re.search(r'name="version" value="(\d+)"', page)
    assert now
    assert now[1] != version[1]
    assert other.post(address, {"phone": "105", "version": now[1]}).status_code == 302
    with acting_as(world.system()):
        assert get_agency(viewer=world.system(), agency_id=world.agency("police").id).public_phone == "105"


def test_who_does_not_set_up_the_partnership_finds_no_form(world: World) -> None:
    address = f"/agencies/{world.agency('police').id}/public"
    for role in ("account_administrator", "supervisor", "caseworker"):
        client = signed_in_client(world, "police", role)
        assert client.get(address).status_code == 404
        assert client.post(address, {"phone": "101"}).status_code == 404
