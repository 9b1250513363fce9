"""The staff's door in a real browser: joining, the second factor, a passkey, signing out; axe on every page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, Page, expect
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible

from wardmote.access.choices import Permission, Role
from wardmote.access.policy import permissions_of
from wardmote.pages.routes import all_routes
from wardmote.pages.sessions import STARTED
from wardmote.partnerships import operations
from wardmote.partnerships.operations.procedures import publish_procedure
from wardmote.partnerships.rules.accounts import LONGEST_SESSION
from wardmote.partnerships.rules.procedures import Terms

PASSWORD = "copper lantern drifts"


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


def invitation(world: World) -> str:
    _, token = operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email="ann@council.example",
        name="Ann Vale",
        roles=[Role.CASEWORKER, Role.ACCOUNT_ADMINISTRATOR],
        team_ids=[world.team("council", "north").id],
    )
    return f"/join/{token}"


def code_for(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def join(page: Page, url: str, path: str, *, checked: bool = True) -> None:
    """From the link in the mail to the page that asks for a second factor."""
    look = check_accessible if checked else (lambda page: None)
    page.goto(url + path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your account")
    assert path.rpartition("/")[2] not in page.url
    look(page)
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Set up my account").click()
    look(page)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Set up my account").click()
    expect(page.get_by_text("Your account is ready")).to_be_visible()
    look(page)
    give_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step for signing in")
    look(page)


def give_password(page: Page) -> None:
    page.get_by_label("Email address").fill("ann@council.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_from_the_invitation_through_password_and_code_to_a_page_and_out(
    page: Page, site: Any, world: World
) -> None:
    join(page, site.url, invitation(world))
    page.get_by_role("button", name="Set up an app").click()
    check_accessible(page)
    secret = page.locator(".wm-secret").inner_text().replace(" ", "")
    page.get_by_label("Code from the app").fill("000000")
    page.get_by_role("button", name="Continue").click()
    check_accessible(page)
    assert page.locator(".wm-secret").inner_text().replace(" ", "") == secret, "the picture stays the same"
    page.get_by_label("Code from the app").fill(code_for(secret))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    check_accessible(page)
    recovery = page.locator(".wm-codes code").first.inner_text()
    page.get_by_role("button", name="I have kept them, go on").click()
    page.goto(f"{site.url}/staff")
    expect(page.get_by_role("cell", name="Caseworker, Account administrator")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have signed out")
    check_accessible(page)
    page.goto(f"{site.url}/staff")
    expect(page).to_have_url(f"{site.url}/sign-in?next=%2Fstaff")
    give_password(page)
    check_accessible(page)
    page.get_by_label("Security code").fill(recovery)
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(f"{site.url}/staff")


def test_the_whole_way_in_works_without_javascript(no_js: Page, site: Any, world: World) -> None:
    join(no_js, site.url, invitation(world), checked=False)
    no_js.get_by_role("button", name="Set up an app").click()
    secret = no_js.locator(".wm-secret").inner_text().replace(" ", "")
    no_js.get_by_label("Code from the app").fill(code_for(secret))
    no_js.get_by_role("button", name="Continue").click()
    no_js.get_by_role("button", name="I have kept them, go on").click()
    no_js.goto(f"{site.url}/account")
    expect(no_js.get_by_role("heading", level=1)).to_have_text("Your account")


@pytest.fixture
def named_site(browser: Browser, visitors: Any, site: Any) -> Iterator[tuple[Page, str]]:
    """A browser at the site under a name: passkeys belong to a name, never to a bare address."""
    at = site.url.replace("127.0.0.1", "localhost")
    people = type(visitors)(browser, at)
    yield people.come(), at
    people.leave()
    assert not people.complaints, "\n".join(people.complaints)


def test_a_passkey_is_set_up_and_signs_in_alone(named_site: tuple[Page, str], world: World) -> None:
    page, at = named_site
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    join(page, at, invitation(world))
    page.get_by_role("button", name="Set up a passkey").click()
    check_accessible(page)
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_role("button", name="Set up the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.goto(f"{at}/account/sign-in")
    expect(page.get_by_role("rowheader", name="Work laptop")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{at}/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{at}/sign-in")
    give_password(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("role", ["account_administrator", "operator", "supervisor", "privacy_officer"])
def test_pages_of_administration_are_accessible(page: Page, site: Any, world: World, role: str) -> None:
    membership = world.membership("council", role)
    colleague = world.membership("council", "caseworker", name="Jo Lane")
    operations.invite(
        by=world.system(),
        agency=world.agency("council"),
        email="new@council.example",
        name="New Person",
        roles=[Role.CASEWORKER],
    )
    operations.set_routing(
        by=world.system(), partnership=world.partnership, kind="*", agency=world.agency("council")
    )
    operations.set_advice(
        by=world.system(),
        partnership=world.partnership,
        code="smells",
        title="Cooking smells",
        text="Talk to them.",
    )
    operations.make_token(
        by=world.system(), agency=world.agency("council"), name="Calls", scopes=["reports:write"]
    )
    publish_procedure(
        by=world.system(),
        partnership=world.partnership,
        terms=Terms(name="Ours", contact_phone="01632 960 001"),
        valid_from=date(2026, 4, 1),
        on=date(2026, 4, 1),
    )
    sign_in_browser(page.context, site.url, membership)
    agency = membership.agency_id
    keys = {"membership_id": colleague.id, "agency_id": agency, "team_id": world.team("council", "north").id}
    keys |= {
        "act": "end",
        "kind": "noise",
        "code": "smells",
        "key": "case-review",
        "factor_id": 1,
        "version": 1,
    }
    held = permissions_of([Role(role)]) - {Permission.PUBLIC}
    seen = 0
    for route in all_routes():
        administration = route.view.__module__.startswith("wardmote.pages.administration")
        leads_on = (
            "start",
            "stay_signed_in",
            "second_factor",
            "remove_factor",
            "recovery_codes",
            "choose_agency",
        )
        if (
            not administration
            or route.permission not in held
            or route.name in leads_on
            or "GET" not in route.methods
        ):
            continue
        path = route.path
        for key, value in keys.items():
            for kind in ("uuid", "slug", "str", "int"):
                path = path.replace(f"<{kind}:{key}>", str(value))
        answer = page.goto(f"{site.url}/{path}")
        assert answer is not None
        assert answer.status == 200, path
        check_accessible(page)
        seen += 1
    assert seen >= 7
    if role == "account_administrator":
        page.goto(f"{site.url}/staff/invite")
        page.get_by_role("button", name="Send invitation").click()
        check_accessible(page)
    if role == "privacy_officer":
        page.goto(f"{site.url}/access-log?purpose=lawfulness")
        check_accessible(page)


def test_the_warning_counts_down_and_stays_signed_in(page: Page, site: Any, world: World) -> None:
    """A8, WCAG 2.2.1: said in words, extended by one press."""
    page.clock.install()
    sign_in_browser(page.context, site.url, world.membership("council", "caseworker"))
    page.goto(f"{site.url}/account")
    warning = page.get_by_role("region", name="Time left")
    expect(warning).to_be_hidden()
    page.clock.fast_forward(11 * 60 * 1000)
    expect(warning).to_contain_text("You will be signed out in 4 minutes")
    check_accessible(page)
    page.get_by_role("link", name="Stay signed in").click()
    expect(warning).to_be_hidden()


def test_no_press_takes_a_session_beyond_its_ten_hours_and_the_page_does_not_say_so(
    page: Page, site: Any, world: World
) -> None:
    """A8: what the page promises after the press is what the server keeps."""
    sign_in_browser(page.context, site.url, world.membership("council", "caseworker"))
    session = SessionStore(page.context.cookies()[0]["value"])
    session[STARTED] -= LONGEST_SESSION.total_seconds() - 200
    session.save()
    page.goto(f"{site.url}/account")
    warning = page.get_by_role("region", name="Time left")
    expect(warning).to_contain_text("You will be signed out in")
    stay = page.get_by_role("link", name="Stay signed in")
    stay.click()
    expect(stay).to_be_hidden()
    expect(warning).to_contain_text("minutes")
