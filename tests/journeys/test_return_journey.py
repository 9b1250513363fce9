"""A return in a real browser: asked for, sent in by one partner while another is late, collated, commented on,
submitted, acknowledged."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.builders.plans import Town, a_town
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual

from wardmote.access.rows import acting_as
from wardmote.plans.models import ReturnCycle


@pytest.fixture
def town(transactional_db: None) -> Town:
    return a_town()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def date_in(page: Page, legend: str, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    group = page.get_by_role("group", name=legend)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(str(value))


def test_a_plan_gone_through_and_its_return_from_the_request_to_the_receipt(
    town, site: Any, page: Page, visitors: Any
):
    sign_in_browser(page.context, site.url, town.world.membership("council", "partnership_officer"))
    page.goto(f"{site.url}/business/plans")
    follow(page, "Delivery plan 2018-19")
    check_accessible(page)
    page.get_by_role("button", name="Go through the plan").click()
    line = page.locator(f"#line-{town.first}")
    line.get_by_label("What stands in the way").fill("A post is vacant.")
    line.get_by_label("How it is getting on").select_option("red")
    line.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say why it is red")
    check_accessible(page)
    line = page.locator(f"#line-{town.first}")
    line.get_by_label("Why").fill("No staff until spring")
    line.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 line written down")).to_be_visible()
    screenshot_for_manual(page, "plan-walk")

    page.goto(f"{site.url}/business/returns")
    page.get_by_role("button", name="Plan a return").click()
    page.get_by_label("Funder").fill("The Commissioner")
    page.get_by_label("About which plan?").select_option(label="Delivery plan 2018-19")
    date_in(page, "Period from", -180)
    date_in(page, "Period to", 0)
    press(page, "Plan it")
    page.get_by_role("button", name="Ask the partners").click()
    check_accessible(page)
    date_in(page, "Partners send theirs in by", -1)
    date_in(page, "The funder's deadline", 29)
    page.get_by_label("Believed").check()
    press(page, "Ask them")
    expect(page.get_by_text("1 day overdue").first).to_be_visible()
    check_accessible(page)
    the_return = page.url

    partner = visitors.come(viewport={"width": 390, "height": 844})
    sign_in_browser(partner.context, site.url, town.world.membership("police", "board_member"))
    # From the link in the e-mail: the partner's page, and there the line itself.
    partner.goto(f"{site.url}/actions/mine")
    expect(partner.get_by_text("Returns that Police owes")).to_be_visible()
    check_accessible(partner)
    partner.get_by_role("link", name="1.1.1").first.click()
    activity = partner.get_by_label("What was done in this period")
    expect(activity).to_have_value(re.compile("Barrier: A post is vacant"))
    activity.fill("")
    press(partner, "Send it in")
    expect(partner.locator(".govuk-error-summary")).to_contain_text("Answer")
    check_accessible(partner)
    partner.get_by_label("What was done in this period").fill("Twelve patrols.")
    press(partner, "Send it in")
    expect(partner.get_by_text("Your return is sent. Thank you.")).to_be_visible()
    # Or through the action that asks for it.
    partner.goto(f"{site.url}/actions/mine")
    partner.get_by_role("link", name="Send in the returns on your tactical actions").click()
    check_accessible(partner)
    partner.get_by_role("link", name="1.1.2").first.click()
    follow(partner, "There is nothing to report")
    press(partner, "Make a nil return")

    page.goto(the_return)
    page.get_by_role("button", name="Accept Police, 1.1.1").click()
    page.get_by_role("button", name="Reminded Council, 1.1.1").click()
    press(page, "Put the document together")
    expect(page.get_by_text("The document is put together, with its gaps marked")).to_be_visible()
    screenshot_for_manual(page, "return")
    follow(page, "Document 1")
    expect(page.get_by_text("Nothing has come in from this partner yet.")).to_be_visible()
    check_accessible(page)
    page.go_back()
    follow(page, "Send it round for comment")
    date_in(page, "Comments until", 0)
    press(page, "Send it round")
    expect(page.get_by_role("button", name="Submit")).to_have_count(0)
    page.get_by_text("Why it cannot be submitted yet").click()
    expect(page.get_by_text("Council has an open line on 1.1.1.")).to_be_visible()
    page.get_by_role("link", name="Waive Council, 1.1.1").click()
    page.get_by_label("Why?").fill("Told in person.")
    press(page, "Waive it")
    check_accessible(page)
    # The days for comments pass.
    with acting_as(town.officer):
        ReturnCycle.objects.update(comments_by=timezone.localdate() - timedelta(days=1))
    page.goto(the_return)
    page.get_by_role("button", name="Submit").click()
    check_accessible(page)
    date_in(page, "Submitted on", 0)
    page.get_by_label("How it was sent").fill("Their portal")
    press(page, "It is submitted")
    follow(page, "Record the funder's receipt")
    page.get_by_label("The funder's receipt").fill("R-17")
    press(page, "Save")
    expect(page.get_by_text("Acknowledged by the funder")).to_be_visible()
    check_accessible(page)
