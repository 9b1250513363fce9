"""A case review in a real browser: taken up, passed on, answered by the police, decided; the applicant reads the letter."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.builders.cases import a_report
from tests.builders.files import picture
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, coordinator, decided, fresh, publish
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import Keyboard, check_accessible, screenshot_for_manual

from wardmote.access.rows import acting_as
from wardmote.reviews import operations
from wardmote.reviews.choices import Relation
from wardmote.reviews.models import Panel
from wardmote.reviews.rules.applying import GivenRepresentative


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


def test_from_the_panel_to_the_outcome_an_appeal_and_back_to_the_panel(
    world: World, site: Any, desk: Page, visitors: Any
) -> None:
    by = coordinator(world)
    speaker = GivenRepresentative(name="Cllr Lee", relation=Relation.COUNCILLOR)
    review = a_review(world, representative=speaker)
    secret = review.follow_secret
    operations.record_consent(by=by, review=review, on=timezone.localdate())
    operations.acknowledge(by=by, review=fresh(by, review), letter="We have it.")
    operations.circulate(by=by, review=fresh(by, review))
    decided(world, review=review)
    address = f"{site.url}/reviews/{review.reference}"

    # The paper of the consent, photographed.
    desk.goto(address)
    follow(desk, "Attach the written consent")
    check_accessible(desk)
    today = timezone.localdate()
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        desk.locator(f"#on-{part}").fill(str(value))
    desk.get_by_label("The paper, photographed or scanned").set_input_files(
        {"name": "consent.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    )
    press(desk, "Keep")
    expect(desk.get_by_role("link", name="The consent itself")).to_be_visible()
    expect(desk.locator("#papers")).to_contain_text("consent.jpg")

    # A panel in the future; a member falls ill and another takes the seat, while the date stays.
    press(desk, "Give the panel a date")
    day = today + timedelta(days=14)
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        desk.locator(f"#on_day-{part}").fill(str(value))
    desk.get_by_label("At what time?").fill("10:00")
    desk.get_by_label("Who chairs?").fill("Dana Holt")
    desk.get_by_role("group", name="Is the chair independent?").get_by_label("Yes").check()
    desk.get_by_label("How is that meant?").fill("Never worked for any of the bodies")
    desk.get_by_label("Other members").fill("Sam Hill, Police")
    desk.get_by_role("group", name="Is the victim").get_by_label("Yes").check()
    check_accessible(desk)
    press(desk, "Plan the panel")
    follow(desk, "Change the members")
    check_accessible(desk)
    press(desk, "Change them")
    expect(desk.locator(".govuk-error-summary")).to_contain_text("Choose who joins or who leaves")
    check_accessible(desk)
    desk.get_by_label("Sam Hill, Police").check()
    desk.get_by_label("Why?").fill("Ill")
    desk.get_by_label("Others who join").fill("Kit Dale, Police")
    press(desk, "Change them")
    expect(desk.locator("#panel")).to_contain_text("in the place of Sam Hill")
    check_accessible(desk)
    screenshot_for_manual(desk, "review-panel", desk.locator("#panel"))

    # The day comes.
    with acting_as(world.system()):
        Panel.objects.filter(review=review).update(starts_at=timezone.now() - timedelta(hours=2))
    desk.goto(address)
    press(desk, "Write down what the panel found")
    expect(desk.get_by_label("Sam Hill, Police")).to_have_count(0)
    desk.get_by_role("group", name="Who was there?").get_by_label("Kit Dale, Police").check()
    desk.get_by_role("group", name="How was the victim heard?").get_by_label("Attends", exact=True).check()
    desk.get_by_label("What did the panel find?").fill("Nobody put the reports together.")
    desk.locator("#text_1").fill("Name one officer for the family.")
    desk.locator("#agency_1").select_option(label=world.agency("police").name)
    check_accessible(desk)
    press(desk, "Keep what it found")
    expect(desk.locator("#recommendations")).to_contain_text("In the action log: action 1, to do")
    press(desk, "Tell the outcome")
    press(desk, "Preview the letter")
    check_accessible(desk)
    press(desk, "Tell the outcome")
    expect(desk.get_by_text("Outcome told").first).to_be_visible()
    screenshot_for_manual(desk, "review-recommendations", desk.locator("#recommendations"))

    # Who speaks for them reads it on a phone, and is not satisfied.
    reader = visitors.come(viewport={"width": 390, "height": 800})
    reader.goto(f"{site.url}/asb-case-review/follow/{secret}")
    expect(reader.locator("main")).to_contain_text("Name one officer for the family.")
    check_accessible(reader)
    reader.get_by_role("button", name="Appeal").or_(reader.get_by_role("link", name="Appeal")).first.click()
    check_accessible(reader)
    press(reader, "Send my appeal")
    expect(reader.locator(".govuk-error-summary")).to_contain_text("Enter why you are not satisfied")
    reader.get_by_label("The outcome of the review").check()
    reader.get_by_label("Why are you not satisfied?").fill("Nobody spoke with the neighbours.")
    press(reader, "Send my appeal")
    expect(reader.locator("main")).to_contain_text("We have your appeal")
    check_accessible(reader)

    # Upheld: back to the panel, and not to the beginning.
    desk.goto(address)
    press(desk, "Decide the appeal")
    check_accessible(desk)
    desk.get_by_label("Upheld").check()
    desk.get_by_label("Uphold: to the panel").or_(desk.get_by_label("To the panel")).first.check()
    desk.get_by_label("The reasons").fill("The neighbours were not asked.")
    desk.get_by_label("The letter").fill("Your appeal is upheld. A panel meets again.")
    press(desk, "Decide")
    expect(desk.get_by_text("Threshold met").first).to_be_visible()
    expect(desk.get_by_role("button", name="Give the panel a date")).to_be_visible()
    check_accessible(desk)
