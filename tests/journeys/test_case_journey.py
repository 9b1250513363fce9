"""A case in a real browser: opened from a report, shared with the police, closed with a letter the resident reads."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.cases import a_report, officer, supervisor
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible

from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.choices import RiskBand, SharingClass
from wardmote.cases.models import Case


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


@pytest.fixture
def officer_page(world: World, page: Page, site: Any) -> Page:
    sign_in_browser(page.context, site.url, world.membership("council", "caseworker"))
    return page


@pytest.fixture
def police_page(world: World, visitors: Any, site: Any) -> Page:
    page = visitors.come()
    sign_in_browser(page.context, site.url, world.membership("police", "caseworker"))
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def test_a_case_from_its_opening_to_a_letter_that_the_resident_reads(
    world, site, officer_page, police_page, visitors
):
    report = a_report(world)
    page = officer_page
    page.goto(f"{site.url}/reports/{report.reference}/open-case")
    check_accessible(page)
    press(page, "Open the case")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(page)
    page.get_by_label("Name of the case").fill("Music through the wall")
    press(page, "Open the case")
    expect(page.get_by_role("heading", level=1)).to_have_text("Music through the wall")
    check_accessible(page)
    reference = page.locator(".govuk-caption-l").inner_text().removeprefix("Case ")

    # To the police the case is absent, as any that never was.
    police_page.goto(f"{site.url}/cases/{reference}")
    expect(police_page.get_by_role("heading", level=1)).to_have_text("Page not found")

    page.get_by_text("Add a note or a decision").click()
    page.locator("#note-text").fill("Rang the landlord, who will write to the tenant.")
    check_accessible(page)
    page.locator("form[action$='/notes']").get_by_role("button", name="Add").click()
    expect(page.locator("#chronology")).to_contain_text("Rang the landlord")

    step_risk(page)
    page.get_by_text("Add something to do").click()
    page.get_by_label("What is to be done?").fill("Visit the flat")
    page.locator("form[action$='/actions']").get_by_role("button", name="Add").click()
    expect(page.locator("#actions")).to_contain_text("Visit the flat")
    walk(page)

    follow(page, "Change who may see it")
    check_accessible(page)
    press(page, "Share")
    check_accessible(page)
    page.locator("#share-agency").select_option(label="Ashby Vale Police")
    page.locator("#share-purpose").fill("Both of us are called there at night")
    page.locator("#share-power").select_option("cda_115")
    press(page, "Share")
    expect(page.get_by_role("table", name="Agencies on this case")).to_contain_text("Ashby Vale Police")
    check_accessible(page)

    police_page.goto(f"{site.url}/cases")
    check_accessible(police_page)
    police_page.get_by_role("link", name=reference).click()
    expect(police_page.locator("#chronology")).to_contain_text("Rang the landlord")
    expect(police_page.locator("#people")).to_contain_text("Pat Resident")
    expect(police_page.get_by_role("button", name="Ask to close")).to_have_count(0)
    expect(police_page.get_by_text("only the lead agency may change it")).to_be_visible()
    check_accessible(police_page)
    police_page.get_by_text("Add a note or a decision").click()
    police_page.locator("#note-text").fill("Two calls on Saturday night.")
    police_page.locator("form[action$='/notes']").get_by_role("button", name="Add").click()
    police_page.goto(f"{site.url}/cases/{reference}/risk")
    expect(police_page.get_by_role("heading", level=1)).to_have_text("You cannot do this")

    page.goto(f"{site.url}/work")
    check_accessible(page)
    expect(page.get_by_role("table", name="New since you were last there")).to_contain_text(reference)
    page.goto(f"{site.url}/cases/{reference}")
    expect(page.locator("#chronology")).to_contain_text("Two calls on Saturday night.")

    # An open action stands in the way of closing; it is ended, and the case is closed with a letter.
    page.get_by_role("button", name="Ask to close").click()
    check_accessible(page)
    page.get_by_role("link", name="Visit the flat").click()
    check_accessible(page)
    page.get_by_label("Result, or why it is not needed").fill("Spoke with the tenant")
    press(page, "Save")
    page.get_by_role("button", name="Ask to close").click()
    page.get_by_label("Resolved", exact=True).check()
    page.get_by_label("Why is it closed?").fill("Quiet for four weeks")
    press(page, "Ask to close")
    page.get_by_role("button", name="Close", exact=True).click()
    check_accessible(page)
    letter = page.get_by_label("Summary for the complainant")
    letter.fill(letter.input_value().replace("We believe that", "We are glad that"))
    press(page, "Preview the letter")
    expect(page.locator("#preview")).to_contain_text("We are glad that the problem has stopped")
    check_accessible(page)
    page.get_by_label("On the page by which they follow their report", exact=True).check()
    press(page, "Close the case")
    expect(page.locator("main")).to_contain_text("Closed on")
    check_accessible(page)

    resident = visitors.come()
    resident.goto(f"{site.url}/follow/{report.follow_secret}")
    expect(resident.locator("main")).to_contain_text("We are glad that the problem has stopped")
    check_accessible(resident)


def step_risk(page: Page) -> None:
    page.get_by_role("button", name="Risk assessed").click()
    check_accessible(page)
    page.get_by_label("Standard", exact=True).check()
    page.get_by_label("What does it rest on?").fill("Noise at night, nobody threatened")
    press(page, "Save")
    expect(page.locator("main")).to_contain_text("Risk: standard")


def walk(page: Page) -> None:
    """Agree the plan and start it."""
    page.get_by_role("button", name="Plan agreed").click()
    check_accessible(page)
    press(page, "Agree the plan")
    page.get_by_role("button", name="Start the plan").click()
    press(page, "Start the plan")
    expect(page.locator("main")).to_contain_text("Active")


def test_the_list_is_filtered_without_and_with_scripts_alike(world, site, officer_page, visitors):
    by = officer(world)
    for title, kind in (("Music", "noise"), ("Dogs", "animals")):
        operations.open_case(by=by, title=title, kinds=[kind])
    page = officer_page
    page.goto(f"{site.url}/cases")
    expect(page.get_by_role("table")).to_contain_text("Dogs")
    page.get_by_label("Behaviour").select_option(label="Noise")
    expect(page.get_by_role("table")).not_to_contain_text("Dogs")
    expect(page).to_have_url(re.compile("kind=noise"))
    swapped = page.locator("#results").inner_text()
    page.reload()
    assert page.locator("#results").inner_text() == swapped
    check_accessible(page)

    plain = visitors.come(java_script_enabled=False)
    sign_in_browser(plain.context, site.url, world.membership("council", "caseworker"))
    plain.goto(f"{site.url}/cases")
    plain.get_by_label("Behaviour").select_option(label="Noise")
    plain.get_by_role("button", name="Apply filters").click()
    assert plain.locator("#results").inner_text() == swapped


def test_a_locked_case_is_asked_for_and_granted(world, site, officer_page, police_page):
    case = operations.open_case(
        by=officer(world), title="A private matter", sharing_class=SharingClass.LOCKED
    )
    police_page.goto(f"{site.url}/cases?q=private")
    check_accessible(police_page)
    police_page.get_by_role("link", name="A private matter").click()
    check_accessible(police_page)
    police_page.get_by_label("Why do you need to see this case?").fill("He is our witness")
    press(police_page, "Ask")
    expect(police_page.locator("main")).to_contain_text("You asked on")
    page = officer_page
    page.goto(f"{site.url}/work")
    page.get_by_role("link", name=f"Answer for {case.reference}").click()
    page.get_by_label("Yes, for a time").check()
    page.get_by_label("Day").fill("tomorrow")
    check_accessible(page)
    press(page, "Answer")
    expect(page.get_by_role("table", name="People named on this case")).to_contain_text("Police")
    police_page.goto(f"{site.url}/cases/{case.reference}")
    expect(police_page.get_by_role("heading", level=1)).to_have_text("A private matter")


def test_a_supervisor_sees_the_board_and_closes_when_risk_is_high(world, site, visitors):
    by = officer(world)
    case = operations.open_case(
        by=by, title="Threats in the stairwell", kinds=["rowdy"], owner_id=by.membership_id
    )
    operations.set_risk(by=by, case=case, risk=RiskBand.HIGH, reason="Threats were made")
    operations.take_step(by=by, case=case, step="agree_plan", reason="The police lead the plan")
    operations.take_step(by=by, case=case, step="start")
    operations.request_closing(by=by, case=case, outcome="moved_away", reason="The threats ended")
    supervisor(world)
    own, boss = visitors.come(), visitors.come()
    sign_in_browser(own.context, site.url, world.membership("council", "caseworker"))
    sign_in_browser(boss.context, site.url, world.membership("council", "supervisor"))
    own.goto(f"{site.url}/cases/{case.reference}/close")
    press(own, "Close the case")
    expect(own.locator(".govuk-error-summary")).to_contain_text("a supervisor must close this case")
    boss.goto(f"{site.url}/team")
    check_accessible(boss)
    boss.get_by_role("table", name="Waiting to be closed").get_by_role("link", name=case.reference).click()
    boss.get_by_role("button", name="Close", exact=True).click()
    press(boss, "Close the case")
    with acting_as(by):
        assert Case.objects.get(pk=case.pk).status == "closed"
