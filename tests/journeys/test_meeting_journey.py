"""A meeting in a real browser: call for items, agenda, minutes by two people at once, approved at the next, read by all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import sign_in_browser
from tests.journeys.kit import check_accessible, screenshot_for_manual

from wardmote.access.rows import acting_as
from wardmote.calendar.working_days import add_working_days
from wardmote.meetings import operations
from wardmote.meetings.models import AgendaItem, MeetingAction, MinuteText
from wardmote.meetings.operations import NewItem


@pytest.fixture
def world(transactional_db: None) -> World:
    return a_partnership()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_meeting_from_the_call_for_items_to_approved_minutes(world, site: Any, page: Page, visitors: Any):
    body = a_body(world, skeleton="county_board")
    a_seat(world, body, "MS", "council")
    a_seat(world, body, "RL", "police", signs_in=True)
    day = add_working_days(timezone.localdate(), 30)
    meeting = a_meeting(world, body, day, venue="Town Hall")
    sign_in_browser(page.context, site.url, world.membership("council", "partnership_officer"))

    page.goto(site.url + reverse("business"))
    check_accessible(page)
    page.get_by_role("link", name=f"CSP, {day:%A} {day.day} {day:%B %Y}").click()
    page.get_by_role("link", name="Call for items").click()
    check_accessible(page)
    press(page, "Ask the members")
    expect(page.get_by_text("asked by e-mail")).to_be_visible()
    page.get_by_role("link", name="Add an item").click()
    check_accessible(page)
    press(page, "Add the item")
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(page)
    page.get_by_label("Item", exact=True).fill("Cameras on the towpath")
    page.locator("#is_restricted-2").check()
    press(page, "Add the item")
    expect(page.get_by_role("heading", name="Cameras on the towpath")).to_be_visible()
    press(page, "Publish the agenda")
    expect(page.get_by_role("heading", name="6. Performance update")).to_be_visible()
    check_accessible(page)
    screenshot_for_manual(page, "meeting")

    # A member on a telephone sends apologies.
    member = visitors.come(viewport={"width": 390, "height": 844})
    sign_in_browser(member.context, site.url, world.membership("police", "board_member", key="seat RL"))
    member.goto(site.url + reverse("meeting", args=[meeting.pk]))
    check_accessible(member)
    member.get_by_role("link", name="Send your apologies").click()
    member.get_by_label("Who comes instead? (optional)").fill("Pat Fox")
    press(member, "Send apologies")
    expect(member.get_by_text("Pat Fox, Ashby Vale Police (instead of Rita Lane)")).to_be_visible()

    page.goto(site.url + reverse("meeting_chair", args=[meeting.pk]))
    expect(page.get_by_text("Rita Lane (Ashby Vale Police)")).to_be_visible()
    check_accessible(page)

    # Two people write under one item; each is saved as they type, and nothing of either is lost.
    with acting_as(officer(world)):
        item = AgendaItem.objects.get(title="Cameras on the towpath")
    writing = site.url + reverse("meeting_writing", args=[meeting.pk])
    other = visitors.come()
    sign_in_browser(
        other.context, site.url, world.membership("council", "partnership_officer", key="second officer")
    )
    for one in (page, other):
        one.goto(writing)
    check_accessible(page)
    page.locator(f"#text-{item.pk}").fill(
        "The county has not answered.\nMS to ask again by the end of January"
    )
    expect(page.locator(".wm-saved")).to_contain_text("Saved at")
    other.locator(f"#text-{item.pk}").fill("Three other districts wait too.")
    expect(other.locator(".wm-saved")).to_contain_text("Saved at")
    expect(other.locator(f"#text-{item.pk}")).to_have_value(
        "The county has not answered.\nMS to ask again by the end of January\nThree other districts wait too."
    )
    page.reload()
    expect(page.get_by_text("1 line found and not taken yet")).to_be_visible()
    check_accessible(page)
    screenshot_for_manual(page, "writing-minutes")
    press(page, "Save, and take what was found")
    expect(page.get_by_text("1 new actions are in the log")).to_be_visible()
    with acting_as(officer(world)):
        assert MeetingAction.objects.get().minuted_as == "MS to ask again by the end of January"
        assert "Three other districts" in MinuteText.objects.get(item=item).text

    page.get_by_role("link", name="Read, circulate, approve").click()
    press(page, "Circulate the draft")
    expect(page.get_by_text("Draft, circulated").first).to_be_visible()
    following = a_meeting(world, body, day + timedelta(days=28))
    operations.hold_meeting(by=officer(world), meeting=following)
    page.reload()
    page.get_by_role("link", name="Approve at a later meeting").click()
    check_accessible(page)
    press(page, "Approve")
    expect(page.get_by_text("Approved, approved on")).to_be_visible()
    check_accessible(page)

    # Everybody reads them, without scripts too, and nobody's name.
    stranger = visitors.come(java_script_enabled=False)
    stranger.goto(site.url + reverse("public_meetings"))
    stranger.get_by_role("link", name=f"CSP of the Vale, {day:%A} {day.day}").click()
    stranger.get_by_role("link", name="Minutes", exact=True).click()
    expect(stranger.get_by_text("Ashby Vale Borough Council to ask again")).to_be_visible()
    expect(stranger.get_by_text("Rita Lane")).to_have_count(0)
    public = visitors.come(viewport={"width": 390, "height": 844})
    for name, key in (("public_meetings", ()), ("public_body", (body.pk,)), ("public_meeting", (meeting.pk,)),
                      ("public_minutes", (meeting.pk,)), ("public_subscribe", (body.pk,))):  # fmt: skip
        public.goto(site.url + reverse(name, args=key))
        check_accessible(public)
    page.goto(site.url + reverse("body", args=[body.pk]))
    check_accessible(page)
    screenshot_for_manual(page, "body")


def test_minutes_are_written_without_scripts(world, site: Any, no_js: Page):
    body = a_body(world)
    meeting = a_meeting(world, body, timezone.localdate())
    (item,) = operations.set_agenda(by=officer(world), meeting=meeting, items=[NewItem(title="CCTV")])
    sign_in_browser(no_js.context, site.url, world.membership("council", "partnership_officer"))
    no_js.goto(site.url + reverse("meeting_writing", args=[meeting.pk]))
    no_js.locator(f"#text-{item.pk}").fill("Written by hand")
    press(no_js, "Save")
    expect(no_js.locator(f"#text-{item.pk}")).to_have_value("Written by hand")
