"""An officer's Monday in a real browser: the page, an action set, a partner who says it is done, a party chased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.actions.test_log import board, logged, officer
from tests.builders.meetings import a_body, a_meeting
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual

from wardmote.actions import operations
from wardmote.actions.choices import Channel
from wardmote.actions.operations import Owes
from wardmote.calendar.fuzzy import FuzzyDay


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def a_week(world: World) -> None:
    """Something late, something that waits, a meeting that comes."""
    by, today = officer(world), timezone.localdate()
    police = board(world, "police")
    owed = [Owes(police.agency_id, police.membership_id)]
    logged(world, "Send the figures for the shops", owners=owed, due_on=today - timedelta(days=6))
    long = "Put what each partner did in the half-year into one document that the funder's own form can be filled from"
    logged(world, f"{long}, and send it round", owners=owed, due_on=today - timedelta(days=2))
    waits = logged(world, "Get the lamp posts fitted")
    month = today.replace(day=1) - timedelta(days=62)
    ask = operations.put_ask(
        by=by, action_id=waits.id, party="County Highways", what="A price", chaser="Officer",
        sent=FuzzyDay(month, month + timedelta(days=27), f"{month:%B}"), channel=Channel.EMAIL,
    )  # fmt: skip
    assert ask.party
    a_meeting(world, a_body(world), today + timedelta(days=21))


def test_an_officers_monday_and_a_partner_who_answers(world, site: Any, page: Page, visitors: Any):
    a_week(world)
    sign_in_browser(page.context, site.url, world.membership("council", "partnership_officer"))
    page.goto(f"{site.url}/monday")
    expect(page.locator("#overdue")).to_be_visible()
    expect(page.get_by_text("6 days late")).to_be_visible()
    expect(page.get_by_text("County Highways", exact=True)).to_be_visible()
    expect(page.get_by_text("CSP,").first).to_be_visible()
    check_accessible(page)
    screenshot_for_manual(page, "monday")

    page.get_by_role("button", name="New action").click()
    check_accessible(page)
    press(page, "Put it into the log")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(page)
    page.get_by_label("What is to be done?").fill("Circulate the plan")
    page.get_by_label("An action that was agreed").check()
    page.get_by_label("One person or agency, alone or with another").check()
    page.get_by_label("Owner", exact=True).select_option(label="Ashby Vale Police")
    page.get_by_label("A date", exact=True).check()
    page.get_by_label("Day").first.fill(f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}")
    press(page, "Put it into the log")
    expect(page.get_by_role("heading", level=1)).to_have_text("Circulate the plan")
    check_accessible(page)

    # The partner, from the link in the mail to what they owe, on a telephone: two clicks.
    partner = visitors.come(viewport={"width": 390, "height": 844})
    sign_in_browser(partner.context, site.url, world.membership("police", "board_member"))
    partner.goto(f"{site.url}/actions/mine")
    expect(partner.get_by_text("Send the figures for the shops")).to_be_visible()
    check_accessible(partner)
    screenshot_for_manual(partner, "what-i-owe")
    partner.get_by_role("link", name="Send the figures for the shops").click()
    partner.get_by_role("button", name="Say that it is done").click()
    partner.get_by_label("What was done?").fill("Sent this morning")
    check_accessible(partner)
    partner.locator("form").get_by_role("button", name="Say that it is done").click()
    expect(partner.get_by_text("Recorded as done")).to_be_visible()

    page.goto(f"{site.url}/monday")
    page.locator("section", has=page.locator("#claimed")).get_by_role("link").first.click()
    page.get_by_role("button", name="Confirm that it is done").click()
    page.locator("form").get_by_role("button", name="Confirm that it is done").click()
    expect(page.get_by_text("Confirmed.")).to_be_visible()
    check_accessible(page)

    page.goto(f"{site.url}/actions/waiting")
    check_accessible(page)
    page.get_by_role("link", name="Get the lamp posts fitted").click()
    page.get_by_role("link", name="Chase").click()
    page.get_by_label("Escalated to the chair").check()
    page.get_by_label("When?").fill("yesterday")
    page.get_by_label("By what means?").select_option("phone")
    press(page, "Record it")
    expect(page.get_by_text("Escalated to the chair by")).to_be_visible()
    check_accessible(page)
    screenshot_for_manual(page, "chasing")

    for path in (
        "/actions",
        "/actions/ended",
        "/actions/proposed",
        "/planner",
        "/calendars",
        "/calendars/new",
    ):
        page.goto(site.url + path)
        check_accessible(page)
