"""The whole way in one browser test: a resident on a phone, an officer who sees what the report is like, the police, an
outsider, and the letter. Its pictures are the manual's."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual
from tests.journeys.test_report_journey import report_noise

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.places.models import Postcode, Street
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport


@pytest.fixture
def world(transactional_db: None) -> World:
    world = a_partnership(name="Ashby Vale Community Safety Partnership")
    with acting_as(SystemActor(why="a gazetteer for a journey")):
        Postcode.objects.create(
            code="LE181AA", outward="LE18", lon=-1.1, lat=52.6, ward_code="E05001", district_code="E07000135"
        )
        Street.objects.create(
            name="Bell Street",
            normalised_name="bell street",
            lon=-1.1001,
            lat=52.6001,
            district_code="E07000135",
        )
    receive_report(
        by=world.public(),
        answers=NewReport(
            words="Loud music from number 12 again, until three",
            kinds=(Kind.NOISE,),
            place_text="12 Bell Street, LE18 1AA",
        ),
        channel=Channel.WEB,
    )
    return world


def come_as(world: World, visitors: Any, site: Any, agency: str) -> Page:
    page: Page = visitors.come()
    sign_in_browser(
        page.context, site.url, world.membership(agency, "caseworker", name=f"Officer of the {agency}")
    )
    return page


def test_from_a_phone_to_a_shared_case_and_back_to_the_phone(world, phone, visitors, site):
    report_noise(phone, site.url, checked=False)
    screenshot_for_manual(phone, "resident-check")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have your report")
    screenshot_for_manual(phone, "resident-done")
    with acting_as(world.system()):
        report = Report.objects.order_by("-received_at").first()
    assert report is not None

    officer = come_as(world, visitors, site, "council")
    officer.goto(f"{site.url}/inbox")
    check_accessible(officer)
    screenshot_for_manual(officer, "inbox")
    officer.get_by_label("What", exact=True).select_option(label="Noise")
    officer.get_by_role("button", name="Apply filters").click()
    officer.wait_for_url("**/inbox?**kind=noise**")
    officer.reload()
    expect(officer.get_by_label("What", exact=True)).to_have_value("noise")
    officer.get_by_role("link", name=report.reference).click()
    check_accessible(officer)
    expect(officer.locator("#alike")).to_contain_text("About the same address")
    screenshot_for_manual(officer, "report")

    outsider = come_as(world, visitors, site, "housing")
    outsider.goto(f"{site.url}/reports/{report.reference}")
    expect(outsider.get_by_role("heading", level=1)).to_have_text("Page not found")

    officer.get_by_role("link", name="Same as another report").click()
    officer.get_by_role("button", name="Merge").click()
    expect(officer.locator(".govuk-error-summary")).to_contain_text("Enter the reference")
    check_accessible(officer)
    officer.get_by_role("link", name="Cancel").click()
    officer.get_by_role("link", name="Open a case").click()
    officer.get_by_label("Name of the case").fill("12 Bell Street: music at night")
    officer.get_by_role("button", name="Open the case").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("12 Bell Street: music at night")
    screenshot_for_manual(officer, "case")
    reference = officer.locator(".govuk-caption-l").inner_text().removeprefix("Case ")
    officer.get_by_role("link", name="Change who may see it").first.click()
    officer.locator("#share-agency").select_option(label="Ashby Vale Police")
    officer.locator("#share-purpose").fill("Both of us are called there at night")
    officer.locator("#share-power").select_option("cda_115")
    officer.get_by_role("button", name="Share", exact=True).click()
    expect(officer.get_by_role("table", name="Agencies on this case")).to_contain_text("Ashby Vale Police")
    screenshot_for_manual(officer, "sharing")

    police = come_as(world, visitors, site, "police")
    police.goto(f"{site.url}/cases/{reference}")
    expect(police.get_by_role("heading", level=1)).to_have_text("12 Bell Street: music at night")
    outsider.goto(f"{site.url}/cases/{reference}")
    expect(outsider.get_by_role("heading", level=1)).to_have_text("Page not found")

    phone.locator("a[href*='/follow/']").click()
    expect(phone.locator("main")).not_to_contain_text(reference)
    screenshot_for_manual(phone, "resident-follow")
