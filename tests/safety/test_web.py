"""What a browser or a proxy could be made to send: hosts, forwarded headers, ways back, hostile text (E6-E8)."""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.http import HttpResponseRedirect
from django.test import Client, RequestFactory
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client
from tests.safety.attack import routes, send

from wardmote.cases import operations as cases
from wardmote.cases.choices import EntryKind, PersonRole
from wardmote.pages.administration.signing_in import way_on
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.reports.choices import Channel, Kind, Known
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "http:evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " https://evil.example",
    "\x00//evil.example",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "http://evil.example#testserver",
    "%2f%2fevil.example",
    "/%09/evil.example",
    "evil.example",
    "ftp://testserver/",
    "/start\r\nSet-Cookie: a=b",
)
HOSTILE = (
    "<script>qxs()</script>",
    '"><img src=x onerror=qxs()>',
    "' autofocus onfocus=qxs() x='",
    "{{6007*6007}}{% if 1 %}${6007*6007}#{6007*6007}",
    "'; drop table cases_case; --",
    "=cmd|' /C calc'!A0",
    "</textarea></title><svg onload=qxs()>",
    "javascript:qxs()",
)
# What must be nowhere in a page, whatever was written.
LIVE = re.compile(
    r"<script>qxs|<img src=x|<svg onload|(?<!&#39;)' autofocus onfocus=qxs\(\)|36084049|href=\"javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "evil.example:80@testserver", "testserver/evil", "", "a b"],
)
def test_a_host_that_is_not_ours_gets_nothing(host):
    """E6: an unknown host is refused before anybody is looked up; it is not repeated in the answer."""
    a_partnership(host="testserver")
    answer = Client(raise_request_exception=False).get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()
    assert "evil" not in str(answer.headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"forwarded": "host=evil.example;proto=https"},
        {"x-original-url": "/cases", "x-rewrite-url": "/cases"},
        {"x-http-method-override": "DELETE", "x-method-override": "PUT"},
        {"x-forwarded-proto": "https", "x-forwarded-port": "443", "x-forwarded-prefix": "/evil"},
        {"x-forwarded-for": "10.0.0.1", "x-real-ip": "10.0.0.1", "client-ip": "10.0.0.1"},
    ],
)
def test_headers_that_a_client_adds_change_nothing(headers):
    """E6: without our own proxy in front, what it would write is not believed."""
    a_partnership(host="testserver")
    client = Client(raise_request_exception=False)
    plain, altered = client.get("/"), client.get("/", headers=headers)
    assert (altered.status_code, altered.content) == (plain.status_code, plain.content)
    assert dict(altered.headers) == dict(plain.headers)
    assert client.get("/cases", headers=headers).headers["Location"].startswith("/sign-in")


def test_the_log_keeps_the_address_of_the_peer_whatever_the_client_says(settings):
    """E6: X-Forwarded-For is read only behind our own proxy, and then only what that one wrote."""
    from wardmote.config.middleware import client_address

    request = RequestFactory().get("/", headers={"x-forwarded-for": "1.2.3.4, 198.51.100.7"})
    assert client_address(request) == "127.0.0.1"
    settings.BEHIND_PROXY = True
    assert client_address(request) == "198.51.100.7"
    for odd in ("x", "", "1.2.3.4, <script>", "198.51.100.7:80"):
        assert client_address(RequestFactory().get("/", headers={"x-forwarded-for": odd})) in (
            None,
            "127.0.0.1",
        )


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "DEBUG", "PATCH", "PUT", "DELETE"])
def test_methods_that_no_page_takes_are_refused(method):
    """E6: nothing but GET, HEAD and POST does anything."""
    a_partnership(host="testserver")
    for address in ("/", "/cases", "/report/now"):
        assert Client(raise_request_exception=False).generic(method, address).status_code in (403, 405)


def test_a_page_that_only_takes_posts_does_nothing_when_asked_by_head():
    """B13: HEAD is not checked against forged forms, so it may do no more than reading does."""
    world = a_partnership(host="testserver")
    key = "01980000-0000-7000-8000-000000000000"
    client = signed_in_client(world, "council", "caseworker")
    only_posts = [route for route in routes() if "GET" not in route.methods]
    assert len(only_posts) > 30
    for route in only_posts:
        address = "/" + re.sub(r"<uuid:\w+>", key, re.sub(r"<(slug|str):\w+>", "x", route.path))
        answer = client.head(re.sub(r"<int:\w+>", "1", address))
        assert (answer.status_code, answer.headers["Allow"]) == (405, "POST"), route.name
    opened = client.get(f"/prompts/{key}/seen")
    assert opened.status_code == 405
    assert "press the button again" in opened.content.decode()
    assert Client().head("/sign-in/passkey").status_code == 200, "it counts as a failed sign-in"


def stays_here(answer: Any) -> bool:
    """Whether a browser that follows the answer stays on this site (it reads `\\` as `/` and drops tabs)."""
    place = re.sub(r"[\t\r\n]", "", answer.headers.get("Location", "/")).strip().replace("\\", "/")
    target = urlsplit(urljoin("http://testserver/sign-in", place))
    one_line = not re.search(r"[\r\n]", answer.headers.get("Location", ""))
    return one_line and (target.scheme, target.netloc) == ("http", "testserver")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_way_back_never_leads_to_another_site(wanted):
    """E7: `next` is an address of this site, or the default page."""
    a_partnership(host="testserver")
    for request in (
        RequestFactory().get("/sign-in", {"next": wanted}),
        RequestFactory().post("/sign-in", {"next": wanted}),
    ):
        assert stays_here(HttpResponseRedirect(way_on(request))), wanted  # type: ignore[arg-type]
    page = Client(raise_request_exception=False).get(f"/sign-in?next={quote(wanted)}")
    assert page.status_code in (200, 400)
    assert not re.search(r'(href|action)="[^"]*evil', page.content.decode())


def test_the_way_back_of_somebody_signed_in_stays_here():
    """E7, with the redirect that is really sent."""
    world = a_partnership(host="testserver")
    client = signed_in_client(world, "council", "caseworker")
    for wanted in ELSEWHERE:
        for address in ("/sign-in", "/stay-signed-in", "/sign-in/agency", "/confirm"):
            answer = client.get(f"{address}?next={quote(wanted)}")
            assert stays_here(answer), (address, wanted, answer.headers.get("Location"))


def hostile_world() -> tuple[Any, Client, list[str]]:
    """A case and a report whose every text is hostile, the client of who reads them, and their pages."""
    world = a_partnership(host="testserver")
    by = world.viewer("council", "supervisor")
    bad = " ".join(HOSTILE)
    report = receive_report(
        by=by,
        answers=NewReport(
            words=bad, place_text=bad[:300], when_text=bad[:200], harm=bad, wish=bad, name=bad[:120],
            needs=bad, language=HOSTILE[1][:40], address_text=bad[:200], told_before=Known.YES,
            told_before_text=bad[:300], objects_to_sharing=True, objection_reason=bad[:300], kinds=(Kind.NOISE,),
            contacts=(
                GivenContact(kind=ContactKind.THIRD_PARTY, value=bad[:200], safety=Safety.CONDITIONAL,
                             code_word=HOSTILE[0][:40], safe_times=bad[:120], unsafe_with=bad[:200],
                             say_we_are=HOSTILE[1][:80]),
            ),
        ),
        channel=Channel.PHONE,
        agency_id=world.agency("council").id,
    )  # fmt: skip
    case = cases.open_case(
        by=by, title=HOSTILE[5] + HOSTILE[0], kinds=[Kind.NOISE], owner_id=by.membership_id
    )
    other = cases.open_case(by=by, title=HOSTILE[1] + HOSTILE[3][:40], kinds=[Kind.NOISE])
    entry = cases.add_entry(by=by, case=case, kind=EntryKind.NOTE, text=bad)
    cases.add_incident(by=by, case=case, words=bad, when_text=bad[:200], police_reference=HOSTILE[0][:40])
    cases.add_person(
        by=by, case=case, role=PersonRole.VICTIM, note=bad[:200],
        given=GivenPerson(name=bad[:120], also_known_as=(HOSTILE[0],), description=bad, needs=bad),
    )  # fmt: skip
    cases.set_case_action(by=by, case=case, text=bad[:300])
    cases.link_cases(by=by, case=case, other=other, why=bad[:200])
    cases.save_view(
        by=by, list_name="cases", name=HOSTILE[1][:60], query='mine=on&q="><script>qxs()</script>'
    )
    pages = [f"/cases/{case.reference}{end}" for end in (
        "", "/sharing", "/name", "/risk", "/notes", "/contacts", "/people", "/link", "/incidents",
        f"/lines/{entry.line}", f"/lines/{entry.line}/history",
    )]  # fmt: skip
    pages += [
        f"/reports/{report.reference}",
        "/cases",
        "/work",
        "/inbox",
        "/team",
        f"/follow/{report.follow_secret}",
    ]
    return world, signed_in_client(world, "council", "supervisor"), pages


def test_hostile_text_is_shown_as_text_wherever_it_is_shown():
    """E8, H4: what somebody wrote is never markup, a template or a statement, on any page."""
    _, client, pages = hostile_world()
    shown = 0
    for address in pages:
        page = client.get(address)
        assert page.status_code == 200, address
        body = page.content.decode()
        assert not LIVE.search(body), (address, LIVE.search(body))
        shown += "&lt;script&gt;qxs" in body
    assert shown >= 6, "the pages do not show what was written, so this test says nothing"


def test_an_exported_cell_is_never_a_formula():
    """E8: what a spreadsheet would run gets an apostrophe in front."""
    _, client, _ = hostile_world()
    answer = send(client, "/cases/export", recipient=HOSTILE[5], purpose="=1+1")
    if answer.status_code == 302:  # asked to confirm that it is them, which a session of this minute need not
        pytest.fail(f"the export is not reached: {answer.headers['Location']}")
    cells = [cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]
    assert "qxs" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "value",
    [
        "'; drop table cases_case; --",
        "' or 1=1 --",
        '"unbalanced',
        "a & | ! ( :* <->",
        "\x00",
        "%",
        "\\",
        "x" * 5000,
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "-1",
        "9" * 40,
        "NaN",
        "../../etc/passwd",
        "{{6007*6007}}",
        "01980000-0000-7000-8000-000000000000",
    ],
)
def test_lists_take_any_value_in_their_address(value):
    """E8, H3, H4: filters, sorting and paging with hostile values: a list (or 400), never an error of ours."""
    world = a_partnership(host="testserver")
    client = signed_in_client(world, "council", "supervisor")
    client.raise_request_exception = False
    names = [
        "q",
        "which",
        "mine",
        "status",
        "lead",
        "owner",
        "kind",
        "priority",
        "risk",
        "overdue",
        "sort",
        "after",
        "before",
        "size",
        "page",
        "state",
        "team",
        "ward",
    ]
    for address in ("/cases", "/inbox", "/team", "/work"):
        page = client.get(address, dict.fromkeys(names, value))
        assert page.status_code in (200, 302, 400), (address, page.status_code)
        for name in names if address in ("/cases", "/inbox") and len(value) < 20 else ():
            page = client.get(address, {name: value})
            assert page.status_code in (200, 302, 400), (address, name, page.status_code)
            assert not LIVE.search(page.content.decode())


def test_signs_that_cannot_be_written_are_refused_and_never_an_error():
    """E8, I3: a NUL in an address or a form; half a sign."""
    world = a_partnership(host="testserver")
    client = signed_in_client(world, "council", "caseworker")
    client.raise_request_exception = False
    case = cases.open_case(by=world.viewer("council", "caseworker"), title="Noise", kinds=[Kind.NOISE])
    for address in ("/cases/%00", "/cases/%ff%fe", "/reports/%00", "/follow/%00", "/cases/C-AAAA-AAAA%00"):
        assert client.get(address).status_code in (400, 404), address
    for words in ("a\x00b", "\x00", "\ufffe", "a\u202eb"):
        for part, sent in {
            "notes": {"text": words}, "name": {"title": words}, "actions": {"text": words},
            "people": {"name": words}, "link": {"reference": words, "why": words}, "risk": {"reason": words},
            "incidents": {"words": words}, "places": {"name": words},
        }.items():  # fmt: skip
            answer = send(client, f"/cases/{case.reference}/{part}", **sent)
            assert answer.status_code in (200, 302, 400, 403), (part, repr(words), answer.status_code)


def test_the_resident_s_form_shows_what_was_written_as_text():
    """E8 on the pages that everybody can open."""
    a_partnership(host="testserver")
    client = Client(raise_request_exception=False)
    client.post("/report/now", {"danger_now": "no"})
    client.post("/report/what", {"words": " ".join(HOSTILE)})
    for address in ("/report/what", "/report/kind", "/report/check", "/report/now"):
        page = client.get(address)
        assert not LIVE.search(page.content.decode()), address
    assert "&lt;script&gt;qxs" in client.get("/report/what").content.decode()


def test_every_route_is_without_debug_and_says_nothing_of_its_making():
    """E12: no banner, no version, no listing, no trace."""
    from django.conf import settings

    a_partnership(host="testserver")
    assert settings.DEBUG is False
    client = Client(raise_request_exception=False)
    for address in (
        "/.git/config",
        "/static/",
        "/.env",
        "/admin/",
        "/debug",
        "/server-status",
        "/media/",
        "/var/",
    ):
        page = client.get(address)
        assert page.status_code == 404, address
        assert not re.search(r"django|python|traceback|postgres", page.content.decode(), re.IGNORECASE), (
            address
        )
    assert len(routes()) > 60
