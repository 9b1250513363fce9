"""Minutes written elsewhere, in a real browser: brought as a file, checked, put right, written; and on a phone without
scripts the page of one item that completes what had been cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.meetings import a_body, a_seat
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.conftest import PHONE
from tests.journeys.kit import Keyboard, check_accessible, screenshot_for_manual

from wardmote.access.rows import acting_as
from wardmote.actions.models import Action

MINUTES = Path(__file__).parents[1] / "meetings" / "minutes"


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


def test_minutes_are_imported_and_completed(world: World, page: Page, site: Any, visitors: Any) -> None:
    body = a_body(world)
    a_seat(world, body, "NB", "council")
    member = world.membership("council", "partnership_officer")
    sign_in_browser(page.context, site.url, member)
    page.goto(f"{site.url}/business/bodies/{body.pk}")
    page.get_by_role("button", name="Import minutes").click()
    check_accessible(page)
    page.get_by_role("button", name="Read them").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Paste the minutes")
    check_accessible(page)
    page.get_by_label("Or choose files").set_input_files(str(MINUTES / "meeting.txt"))
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check what was read")
    expect(page.locator("mark").first).to_be_visible()
    check_accessible(page)
    chains = page.get_by_label("Who owes it").nth(1)
    chains.scroll_into_view_if_needed()
    screenshot_for_manual(page, "import-minutes")
    keyboard = Keyboard(page)
    chains.focus()
    keyboard.press("Control+a")
    keyboard.type("Dana Fenn")
    keyboard.tab_to(page.get_by_label("Take this action").nth(2))
    keyboard.press("Space")
    page.get_by_role("button", name="Write the meeting").click()
    expect(page.locator("body")).to_contain_text("Imported:")
    expect(page.locator("body")).to_contain_text("Youth Grant Update")
    with acting_as(world.system()):
        assert Action.objects.get(text="have the door chains tested").owner_name == "Dana Fenn"
    check_accessible(page)

    phone = visitors.come(**PHONE, java_script_enabled=False)
    sign_in_browser(phone.context, site.url, member)
    phone.goto(f"{site.url}/business/bodies/{body.pk}/minutes/import")
    phone.get_by_label("Paste the minutes").fill((MINUTES / "meeting.txt").read_text(encoding="utf-8"))
    phone.get_by_label("Or choose files").set_input_files(str(MINUTES / "item.txt"))
    phone.get_by_role("button", name="Read them").click()
    expect(phone.locator("body")).to_contain_text("meeting on that day")
    # What was left before is left again: only the item that had been cut is new.
    phone.get_by_label("Take this action").nth(2).press("Space")
    phone.get_by_role("button", name="Write the meeting").press("Enter")
    expect(phone.locator("body")).to_contain_text("1 × completed item")
    expect(phone.locator("body")).to_contain_text("1 × action")
