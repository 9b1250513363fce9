"""Administrators, information governance and privacy officers in a browser, from an emergency to an erasure. Its pictures are
the manual's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.cases import an_active_case, officer
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual

from wardmote.cases import operations as cases
from wardmote.cases.choices import SharingClass, Told
from wardmote.cases.operations.erasing import find_what_is_over


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership(name="Ashby Vale Community Safety Partnership")


def come_as(world: World, visitors: Any, site: Any, agency: str, role: str, name: str) -> Page:
    page: Page = visitors.come()
    sign_in_browser(page.context, site.url, world.membership(agency, role, name=name))
    return page


def check(page: Page, picture: str) -> None:
    check_accessible(page)
    screenshot_for_manual(page, picture)


def test_an_emergency_is_answered_for_and_what_is_over_its_time_is_erased_or_kept(world, visitors, site):
    by = officer(world)
    locked = cases.open_case(
        by=by, title="Stalking in Bell Street", owner_id=by.membership_id, sharing_class=SharingClass.LOCKED
    )
    old = an_active_case(world, title="Noise, long ago")
    cases.request_closing(by=by, case=old, outcome="resolved", reason="It stopped")
    boss = world.viewer("council", "supervisor")
    closed = cases.close_case(by=boss, case=old, told=Told.NOBODY, told_reason="Safer", summary="Over")
    find_what_is_over(by=world.system(), at=closed.closed_at + timedelta(days=366 * 6 + 2))

    constable = come_as(world, visitors, site, "police", "caseworker", "Casey Constable (invented)")
    constable.goto(f"{site.url}/cases/locked/{locked.pk}")
    constable.get_by_role("link", name="See this case in an emergency").click()
    check(constable, "emergency")
    constable.get_by_label("Somebody's life is at risk now").check()
    constable.get_by_label("What has happened?").fill("He was seen at her door with a knife just now")
    constable.get_by_role("button", name="See the case").click()
    expect(constable.get_by_text("You see this locked case in an emergency")).to_be_visible()
    check_accessible(constable)
    constable.get_by_role("button", name="The emergency is over").click()
    expect(constable.get_by_text("You no longer see this case.")).to_be_visible()

    privacy = come_as(world, visitors, site, "council", "privacy_officer", "Pryce Privacy (invented)")
    privacy.goto(f"{site.url}/emergencies")
    expect(privacy.get_by_text("To be reviewed")).to_be_visible()
    check_accessible(privacy)
    privacy.get_by_role("row").nth(1).get_by_role("link").click()
    check(privacy, "emergency-review")
    privacy.get_by_label("It was right").check()
    privacy.get_by_label("What does this rest on?").fill("The police found the knife")
    privacy.get_by_role("button", name="Save the review").click()
    expect(privacy.get_by_text("Reviewed.")).to_be_visible()
    privacy.goto(f"{site.url}/failed-sign-ins")
    check_accessible(privacy)

    governance = come_as(
        world, visitors, site, "council", "information_governance", "Ingrid Governance (invented)"
    )
    governance.goto(f"{site.url}/retention")
    governance.get_by_role("button", name="Hold a record").click()
    check_accessible(governance)
    governance.get_by_label("Reference of the case, report or case review").fill(locked.reference)
    governance.get_by_label("Why is it held?").fill("A court case is going on")
    governance.get_by_role("button", name="Hold it").click()
    expect(governance.get_by_text("nothing of it will be erased")).to_be_visible()
    check(governance, "keeping-and-erasing")
    governance.get_by_role("link", name="Erase or keep").click()
    check_accessible(governance)
    governance.get_by_label("Keep it longer").check()
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2099")):
        governance.get_by_label(part, exact=True).fill(value)
    governance.get_by_label("Why?").fill("An appeal is going on")
    governance.get_by_role("button", name="Decide").click()
    expect(governance.get_by_text("Nothing is over its time.")).to_be_visible()

    operator = come_as(world, visitors, site, "council", "operator", "Olu Operator (invented)")
    member = world.membership("council", "caseworker")
    operator.goto(f"{site.url}/agencies/{world.agency('council').id}/staff/{member.id}")
    operator.get_by_role("link", name="Move them to another agency").click()
    operator.get_by_label("To which agency?").select_option(label=world.agency("police").name)
    check(operator, "moving")
    operator.get_by_role("button", name="Move").click()
    expect(operator.get_by_text(f"works for {world.agency('police').name} now")).to_be_visible()
