"""A case review in a real browser: taken up, passed on, answered by the police, decided; the applicant reads the letter."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.builders.cases import a_report
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, publish
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import Keyboard, check_accessible, screenshot_for_manual


@pytest.fixture
def world(transactional_db: None) -> World:
    made = a_partnership()
    publish(made)
    return made


@pytest.fixture
def desk(world: World, page: Page, site: Any) -> Page:
    """The co-ordinator's browser."""
    sign_in_browser(page.context, site.url, world.membership("council", "review_coordinator"))
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def test_from_application_to_a_decision_that_the_applicant_reads(
    world: World, site: Any, desk: Page, visitors: Any
) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    for _ in range(3):
        a_report(world, happened_from=yesterday)
    review = a_review(world)

    desk.goto(f"{site.url}/reviews")
    check_accessible(desk)
    follow(desk, review.reference)
    expect(desk.get_by_role("heading", level=1)).to_have_text("Pat Resident")
    check_accessible(desk)

    press(desk, "Acknowledge")
    check_accessible(desk)
    press(desk, "Preview the letter")
    expect(desk.locator("#preview")).to_contain_text("We have your application")
    press(desk, "Acknowledge")
    expect(desk.get_by_text("The application is acknowledged.")).to_be_visible()

    press(desk, "Inform all relevant bodies")
    check_accessible(desk)
    press(desk, "Inform them all")

    # What the record holds is found, taken in and counted: three force the decision.
    follow(desk, "Look in the records of all bodies")
    check_accessible(desk)
    press(desk, "Take them into the review")
    expect(desk.locator("#complaints")).to_contain_text("3 complaints qualify")

    press(desk, "Ask for information")
    check_accessible(desk)
    press(desk, "Ask them")

    # The police find it under what they owe and answer in two clicks.
    police = visitors.come()
    sign_in_browser(police.context, site.url, world.membership("police", "caseworker"))
    police.goto(f"{site.url}/reviews")
    check_accessible(police)
    follow(police, f"Answer for {review.reference}")
    check_accessible(police)
    press(police, "Send the answer")
    expect(police.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(police)
    police.get_by_label("Your answer").fill("Two calls in May, no crime recorded.")
    press(police, "Send the answer")
    expect(police.locator("#information")).to_contain_text("Two calls in May")
    expect(police.get_by_role("button", name="Information complete")).to_have_count(0)
    check_accessible(police)

    desk.goto(f"{site.url}/reviews/{review.reference}")
    press(desk, "Information complete")
    desk.get_by_label("If somebody has not answered, why do you go on?").fill(
        "The others wrote that they hold nothing"
    )
    press(desk, "Go on to the decision")
    press(desk, "Decide the threshold")
    expect(desk.get_by_label("No", exact=True)).to_have_count(0)
    check_accessible(desk)
    press(desk, "Decide")
    expect(desk.get_by_text("Threshold met").first).to_be_visible()
    check_accessible(desk)
    screenshot_for_manual(desk, "review")

    desk.goto(f"{site.url}/reviews/{review.reference}/pack")
    check_accessible(desk)
    desk.goto(f"{site.url}/reviews/register")
    check_accessible(desk)
    expect(desk.get_by_role("table", name="Applications")).to_contain_text(review.reference)

    resident = visitors.come()
    resident.goto(f"{site.url}/asb-case-review/follow/{review.follow_secret}")
    expect(resident.get_by_text("There will be a review.").first).to_be_visible()
    check_accessible(resident)


def test_a_panel_is_planned_with_the_keyboard_alone_and_errors_lead_to_their_fields(
    world: World, site: Any, desk: Page
) -> None:
    from tests.builders.reviews import decided

    review = decided(world)
    desk.goto(f"{site.url}/reviews/{review.reference}/panel")
    check_accessible(desk)
    keys = Keyboard(desk)
    keys.tab_to(desk.get_by_role("button", name="Plan the panel"))
    keys.press("Enter")
    expect(desk.locator(".govuk-error-summary")).to_be_focused()
    check_accessible(desk)
    desk.locator(".govuk-error-summary a").first.click()
    expect(desk.locator("#on_day-day")).to_be_focused()
