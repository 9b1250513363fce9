"""The second door in a real browser: from the wrong door to the right one; from an application to the published page."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import coordinator, publish, ready_to_decide
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.calendar.london import instant_of
from wardmote.reports.choices import Channel
from wardmote.reports.models import Report
from wardmote.reviews import operations
from wardmote.reviews.models import Review
from wardmote.reviews.queries.figures import due_figures
from wardmote.reviews.rules.figures import figures_due_on, period_before


@pytest.fixture
def world(transactional_db: None) -> World:
    made = a_partnership()
    publish(made, hate_incidents_needed=1, caveats=("You believe that no effective action was taken.",))
    coordinator(made)
    return made


def go_on(page: Page) -> None:
    """Look at the page as axe does, then press Continue."""
    check_accessible(page)
    page.get_by_role("button", name="Continue").click()


def choose(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).first.check()


def begin(page: Page, url: str) -> None:
    """From the page about the case review to the question whether it was reported before."""
    page.goto(f"{url}/asb-case-review")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Community Trigger")
    check_accessible(page)
    page.get_by_role("button", name="Ask for a case review").click()
    choose(page, "For me, or for my household")
    go_on(page)
    page.get_by_label("What has been happening").fill("Shouting in the yard, every night, and nobody came")
    go_on(page)


def test_from_the_wrong_door_to_the_right_one(phone: Page, site: Any, world: World) -> None:
    """Worked case 1 on a phone: nobody was told before, so the report form is the right door, with the words kept."""
    begin(phone, site.url)
    phone.get_by_role("button", name="Continue").click()
    expect(phone.locator(".govuk-error-summary")).to_contain_text("Select yes if you have reported it before")
    check_accessible(phone)
    choose(phone, "No")
    go_on(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Report it first")
    expect(phone.locator("main")).to_contain_text("not the first port of call")
    choose(phone, "Report it now")
    go_on(phone)
    choose(phone, "No")
    phone.get_by_role("button", name="Continue").click()
    expect(phone.get_by_label("What is happening?")).to_have_value(
        "Shouting in the yard, every night, and nobody came"
    )
    for answer in (
        None, "Something else, or I do not know", "No, it is something else", "I do not know", "I do not know",
        "I do not know", None, "I do not know", "I do not know", "No", "No", None, None,
        "No, I want to stay anonymous", "Yes, share what is needed",
    ):  # fmt: skip
        if answer:
            choose(phone, answer)
        phone.get_by_role("button", name="Continue").click()
    expect(phone).to_have_url(re.compile("/report/check$"))
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have your report")
    with acting_as(world.system()):
        assert not Review.objects.exists()
        report = Report.objects.get()
    assert (report.channel, report.words) == (
        Channel.WEB,
        "Shouting in the yard, every night, and nobody came",
    )


def test_from_an_application_to_the_published_page(
    phone: Page, visitors: Any, site: Any, world: World
) -> None:
    begin(phone, site.url)
    choose(phone, "Yes")
    go_on(phone)
    for more in ("Yes: add another report", "No, that is all"):
        choose(phone, "Ashby Vale Borough Council")
        phone.get_by_label("The reference they gave you").fill("C-17")
        choose(phone, more)
        go_on(phone)
    for answer in ("No", None, "I do not know", None, None, None):
        if answer:
            choose(phone, answer)
        go_on(phone)
    phone.get_by_label("Your name").fill("Robin Ash")
    go_on(phone)
    choose(phone, "By email")
    phone.get_by_label("Email address").fill("robin@home.example")
    go_on(phone)
    choose(phone, "Yes: nobody else reads it, and you may say who you are")
    go_on(phone)
    choose(phone, "I want to be there")
    go_on(phone)
    check_accessible(phone)
    phone.get_by_role("button", name="Send my application").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have your application")
    check_accessible(phone)
    with acting_as(world.system()):
        review = Review.objects.get()
    phone.locator("a[href*='/asb-case-review/follow/']").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have your application")
    check_accessible(phone)

    officer = coordinator(world)
    review = operations.acknowledge(by=officer, review=review, letter="We have it.")
    review = operations.circulate(by=officer, review=review)
    review = ready_to_decide(world, review=review)
    operations.decide_on_threshold(
        by=officer, review=review, is_met=False, reason="Nothing was found.", adequacy="Each report was answered.",
        letter="The threshold is not met, because nothing was found.",
    )  # fmt: skip
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("The threshold is not met")
    expect(phone.locator("main")).to_contain_text("because nothing was found")
    check_accessible(phone)
    phone.get_by_role("button", name="Appeal").click()
    check_accessible(phone)
    phone.get_by_role("button", name="Send my appeal").click()
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(phone)

    staff = visitors.come()
    sign_in_browser(staff.context, site.url, world.membership("council", "review_coordinator"))
    for address in ("/case-review-figures", "/case-review-figures/enter", "/case-review-applications/new"):
        staff.goto(f"{site.url}{address}")
        check_accessible(staff)
    staff.goto(f"{site.url}/case-review-figures")
    staff.get_by_role("link", name="Look at the numbers and the cases behind them").click()
    check_accessible(staff)

    # The clock comes round: the period in which this was told is over, and its figures are due.
    today = timezone.localdate()
    period = period_before(today + timedelta(days=366), begins_month=4, months=12)
    due = instant_of(figures_due_on(period, 40), time(12))
    assert today in period
    assert operations.publish_due_figures(by=SystemActor(why="the clock"), at=due) == 1
    phone.goto(f"{site.url}/asb-case-review")
    phone.get_by_role("link", name=re.compile("yearly figures")).click()
    expect(phone.get_by_role("row", name=re.compile("April"))).to_contain_text("1 to 4")
    check_accessible(phone)
    phone.goto(f"{site.url}/asb-case-review/paper")
    check_accessible(phone)
    assert isinstance(due, datetime)
    with acting_as(world.system()):
        assert due_figures(partnership_id=world.id, on=due.date()).is_published
