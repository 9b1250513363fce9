"""An officer takes a call: one page, from the keyboard, and the reference to read out."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.builders.cases import a_report
from tests.builders.partnership import a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import Keyboard, check_accessible

from wardmote.access.rows import acting_as
from wardmote.people.choices import ContactKind
from wardmote.people.rules import GivenContact
from wardmote.reports.models import Report


def test_a_call_is_entered_from_the_keyboard(
    page: Page, keyboard: Keyboard, site: Any, transactional_db: None
) -> None:
    world = a_partnership()
    sign_in_browser(page.context, site.url, world.membership("council", "caseworker"))
    page.goto(f"{site.url}/reports/new")
    expect(page.get_by_label("What is happening?")).to_be_focused()
    keyboard.type("Bikes race through the park")
    danger = page.get_by_role("group", name="Is somebody in danger now?")
    keyboard.tab_to(danger.get_by_label("Yes", exact=True))
    keyboard.press("ArrowDown")
    expect(danger.get_by_label("No", exact=True)).to_be_checked()
    check_accessible(page)
    page.get_by_role("button", name="Enter the report").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("gives their name")
    check_accessible(page)
    page.get_by_label("Where?").fill("Bell Street park")
    named = page.get_by_role("group", name="Does the caller give their name?")
    named.get_by_label("Yes", exact=True).first.check()
    page.get_by_label("Name", exact=True).fill("Robin Ash")
    page.get_by_label("Phone number").fill("07700 900123")
    check_accessible(page)
    page.get_by_role("button", name="Enter the report").click()
    expect(page).to_have_url(re.compile("/reports/entered$"))
    check_accessible(page)
    with acting_as(world.viewer("council", "caseworker")):
        report = Report.objects.get()
    expect(page.locator("main")).to_contain_text(report.reference)
    page.get_by_role("link", name="Open the report").click()
    expect(page.locator("main")).to_contain_text("Bikes race through the park")


def test_a_callers_earlier_reports_come_up_by_themselves_and_after_a_button(
    page: Page, site: Any, transactional_db: None
) -> None:
    world = a_partnership()
    first = a_report(
        world, name="Robin Ash", contacts=(GivenContact(kind=ContactKind.PHONE, value="07700 900123"),)
    )
    sign_in_browser(page.context, site.url, world.membership("council", "caseworker"))
    page.goto(f"{site.url}/reports/new")
    page.get_by_label("What is happening?").fill("The bikes again")
    named = page.get_by_role("group", name="Does the caller give their name?")
    named.get_by_label("Yes", exact=True).first.check()
    page.get_by_label("Phone number").fill("07700 900123")
    page.get_by_label("Email address").focus()
    earlier = page.locator("#earlier")
    expect(earlier).to_contain_text(first.reference)
    check_accessible(page)
    swapped = earlier.inner_text()
    page.get_by_role("button", name="Find earlier reports").click()
    expect(page).to_have_url(re.compile("#earlier$"))
    assert earlier.inner_text() == swapped, "what is swapped in is what a reload shows"
    expect(page.get_by_label("What is happening?")).to_have_value("The bikes again")
    page.locator("#earlier a").click()
    page.get_by_role("link", name="Robin Ash").click()
    check_accessible(page)
    page.get_by_role("link", name="Add a way to reach them").click()
    check_accessible(page)
