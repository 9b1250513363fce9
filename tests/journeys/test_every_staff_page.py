"""Every page that staff reach is accessible: as it opens, or, where it is a form, as its errors are shown.

The list is the product's own list of routes. A new route fails here until the world of secrets
(`tests/builders/secrets_world.py`) has something to show on it, or until `ELSEWHERE` names the test that looks at it.
The answers are those of real requests, each undone again; only their way into the browser is short.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import Browser, Page
from tests.builders.cases import a_report, an_active_case, officer
from tests.builders.reviews import coordinator, decided
from tests.builders.secrets_world import HOST, SecretWorld, Somebody, a_world_of_secrets
from tests.builders.sessions import open_session
from tests.journeys.conftest import DESKTOP
from tests.journeys.kit import check_accessible
from tests.safety.attack import addresses, forms_of

from wardmote.access.choices import Permission
from wardmote.access.rows import acting_as
from wardmote.cases import operations as cases
from wardmote.cases.choices import Told
from wardmote.pages.public.draft import REPORT, REVIEW, Sent, keep_sent
from wardmote.pages.routes import Route, all_routes
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint
from wardmote.people.rules import GivenContact
from wardmote.plans.models import FunderQuery, PlanComment, ReturnComment
from wardmote.reviews import operations as reviews
from wardmote.reviews.operations import GivenMember

pytestmark = pytest.mark.django_db
TESTS = Path(__file__).resolve().parents[1]

LEADS_ON = {"start", "stay_signed_in"}
"""No page of their own: they lead on to another."""

ELSEWHERE = {
    "case_close": "journeys/test_case_journey.py",
    "import_result": "journeys/test_import_journey.py",
    "recovery_codes": "journeys/test_staff_door.py",
}
"""Pages of a state that the world of secrets is not in, and the tests that look at them with axe."""

LINKED_FROM = {
    "case_action_end": "case",
    "case_request": "case_sharing",
    "case_letter_posted": "case",
    "case_letter_stop": "case",
    "duty_record": "duties",
    "person_contact_settle": "person_record",
    "return_file": "return",
    "review_figures_check": "review_figures_list",
    "review_letter_pdf": "review",
}
"""Pages that a sample of all keys would hardly meet: they are found as people find them, by a link."""

AT: dict[str, Callable[[SecretWorld], str]] = {
    "change_words": lambda world: "/settings/words/case-review",
    "plan_comment_answer": lambda world: "/business/plans/{}/comments/{}".format(*world.keys["plan comment"]),
    "return_comment_answer": lambda world: "/business/returns/{}/comments/{}".format(
        *world.keys["return comment"]
    ),
    "return_query_answer": lambda world: "/business/returns/{}/queries/{}".format(
        *world.keys["funder's query"]
    ),
    "remove_factor": lambda world: f"/account/sign-in/{world.keys['factor_id'][0]}/remove",
    "review_panel_chair": lambda world: f"/reviews/{world.keys['panel to come'][0]}/panel/chair",
    "review_panel_held": lambda world: f"/reviews/{world.keys['panel of yesterday'][0]}/panel/held",
    "review_panel_members": lambda world: f"/reviews/{world.keys['panel to come'][0]}/panel/members",
}
"""Pages of one record of the world."""

ROUTES = [route for route in all_routes() if route.permission != Permission.PUBLIC and "GET" in route.methods]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, worker_database: Any) -> Iterator[SecretWorld]:
    with django_db_blocker.unblock():
        made = a_world_of_secrets()
        _add_states(made)
        _sign_in(made)
    yield made
    with django_db_blocker.unblock():
        worker_database.cleaner.restore()


def _add_states(world: SecretWorld) -> None:
    """What only this module looks at: a letter to be posted, a panel to be held, a comment and a question without an
    answer, a second way to sign in.
    """
    by = officer(world.here)
    home = GivenContact(
        kind=ContactKind.POST, value="1 Canary Road, Wigston, LE18 1AA", safety=Safety.SAFE,
        may_leave_message=True, may_say_who_we_are=True,
    )  # fmt: skip
    report = a_report(world.here, words="Drums at night", name="Robin Ash", contacts=(home,))
    case = an_active_case(world.here, reports=[report], title="Drums at night")
    with acting_as(by):
        point = ContactPoint.objects.get(person_id=report.reporter_id)
    cases.request_closing(by=by, case=case, outcome="resolved", reason="It stopped")
    cases.close_case(
        by=by, case=case, told=Told.LETTER, told_reason="No other way", contact_point_id=point.pk, summary="Over.",
    )  # fmt: skip
    world.keys["case"].insert(0, case.reference)
    now = timezone.now()
    for planned, days in (("panel to come", 7), ("panel of yesterday", -1)):
        asked = now - timedelta(days=3)
        review = decided(world.here, at=asked)
        reviews.plan_panel(
            by=coordinator(world.here), review=review, starts_at=now + timedelta(days=days), chair_name="Jo Chair",
            chair_is_independent=False, at=asked,
            members=[GivenMember(name="Sgt Lane", agency_id=world.here.agency("police").id)],
        )  # fmt: skip
        world.key(planned, review.reference)
    mine = world.who["council caseworker"].membership.account_id
    with acting_as(world.here.system()):
        for kind in (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN):
            factor = Authenticator.objects.create(user_id=mine, type=kind, data={"secret": "", "name": "Key"})
        comment, returned = PlanComment.objects.latest("pk"), ReturnComment.objects.latest("pk")
        query = FunderQuery.objects.latest("pk")
    world.key("factor_id", factor.pk)
    world.keys["plan comment"] = [str(comment.plan_id), str(comment.pk)]
    world.keys["return comment"] = [str(returned.cycle_id), str(returned.pk)]
    world.keys["funder's query"] = [str(query.cycle_id), str(query.pk)]


def _sign_in(world: SecretWorld) -> None:
    """A session of everybody here, in which a report and an application for a case review were just entered."""
    for one in world.who.values():
        if one.host == HOST:
            key = open_session(one.membership)
            session = SessionStore(key)
            for what, reference in ((REPORT, "ASB-4K7M-2QXD"), (REVIEW, "CR-4K7M-2QXD")):
                sent = Sent(reference, "2026-11-30", "x" * 43, "Council", may_open=True)
                keep_sent(session, sent, lasting=True, what=what)
            session.save()
            world.key(f"session of {one.label}", key)


class Window:
    """A browser that is handed answers, at the site's own origin: its style sheets and scripts are the real ones."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.page: Page = browser.new_context(**DESKTOP).new_page()
        self.page.goto(f"{origin}/healthz")

    def check(self, address: str, response: Any) -> None:
        """Axe on the answer as it looks on a desktop; and nothing scrolls sideways on a narrow telephone."""
        self.page.set_viewport_size(DESKTOP["viewport"])
        self.page.set_content(response.content.decode())
        check_accessible(self.page)
        self.page.set_viewport_size({"width": 320, "height": 640})
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{address} is {wider} pixels wider than a telephone of 320 pixels"


@pytest.fixture(scope="module")
def window(browser: Browser, site: Any) -> Iterator[Window]:
    made = Window(browser, site.url)
    yield made
    made.page.context.close()


def is_page(response: Any) -> bool:
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


def is_file(response: Any) -> bool:
    return response.status_code == 200 and not response.headers["Content-Type"].startswith("text/html")


def browser_of(world: SecretWorld, somebody: Somebody) -> Client:
    """Signed in just now, so that no page asks again who it is."""
    client = Client(headers={"host": HOST}, raise_request_exception=False)
    (client.cookies[settings.SESSION_COOKIE_NAME],) = world.keys[f"session of {somebody.label}"]
    return client


def visitors_of(world: SecretWorld, route: Route) -> list[Somebody]:
    """Whoever may open it, one of each agency and role: the colleagues of the council first."""
    may = [one for one in world.who.values() if one.viewer.may(route.permission) and one.host == HOST]
    return sorted(may, key=lambda one: (not one.label.startswith("council"), "keeper" in one.label))


def first_answer(world: SecretWorld, route: Route) -> tuple[Client, str, Any] | None:
    """The first page (or file) that somebody is shown at the route's addresses."""
    at = [AT[route.name](world)] if route.name in AT else addresses(world, route, most=60)
    for number, somebody in enumerate(visitors_of(world, route)):
        client = browser_of(world, somebody)
        if route.name in LINKED_FROM:
            at = links_to(world, client, route)
        for address in at if number < 2 else at[:5]:
            response = client.get(address)
            if is_page(response) or is_file(response):
                return client, address, response
    return None


def links_to(world: SecretWorld, client: Client, route: Route) -> list[str]:
    """Addresses of the route that the pages lead to from which people reach it."""
    hub = next(one for one in ROUTES if one.name == LINKED_FROM[route.name])
    found = []
    for address in addresses(world, hub, most=14):
        page = client.get(address)
        if is_page(page):
            for href in re.findall(r'<a [^>]*href="(/[^"#]*)"', page.content.decode()):
                target = unescape(href)
                if resolve(target.partition("?")[0]).url_name == route.name:
                    found.append(target)
    return found


def with_errors(client: Client, address: str, response: Any) -> Any:
    """The page's own form, sent empty; None where there is none, or where it has nothing against that."""
    for target, fields in forms_of(response, address):
        if target.split("?")[0] in ("", "#", address):
            with transaction.atomic():
                answer = client.post(address, dict.fromkeys(fields, ""))
                transaction.set_rollback(True)
            if is_page(answer) and b"govuk-error-summary" in answer.content:
                return answer
    return None


@pytest.mark.parametrize("route", ROUTES, ids=[route.name for route in ROUTES])
def test_a_staff_page_is_accessible(world: SecretWorld, window: Window, route: Route) -> None:
    if route.name in LEADS_ON:
        return
    if route.name in ELSEWHERE:
        assert "check_accessible" in (TESTS / ELSEWHERE[route.name]).read_text(encoding="utf-8")
        return
    found = first_answer(world, route)
    assert found, f"nobody is shown anything at {route.path}"
    client, address, response = found
    if is_page(response):
        window.check(address, with_errors(client, address, response) or response)
