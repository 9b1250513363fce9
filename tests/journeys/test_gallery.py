"""Every component in every state: accessible, on every screen, with the keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect
from tests.builders.partnership import a_partnership
from tests.journeys.kit import check_accessible

pytestmark = pytest.mark.django_db(transaction=True)

STATES = [
    "/gallery",
    "/gallery?state=error",
    "/gallery?state=wrong",
    "/gallery/staff",
    "/gallery/staff?state=empty&ward=north",
    "/accessibility",
    "/privacy",
    "/cookies",
    "/nowhere",
]


@pytest.fixture(autouse=True)
def partnership():
    return a_partnership(host="127.0.0.1")


def test_everything_is_accessible_on_a_desktop(page, site):
    for address in STATES:
        page.goto(site.url + address)
        check_accessible(page)


def test_everything_is_accessible_on_a_telephone(phone, site):
    for address in STATES:
        phone.goto(site.url + address)
        check_accessible(phone)


def test_nothing_needs_scrolling_sideways_on_the_narrowest_screen(visitors, site):
    narrow = visitors.come(viewport={"width": 320, "height": 640})
    for address in STATES:
        narrow.goto(site.url + address)
        check_accessible(narrow)


def test_everything_is_accessible_in_large_print(large_print, site):
    for address in STATES:
        large_print.goto(site.url + address)
        assert large_print.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        check_accessible(large_print)


def test_everything_is_accessible_in_forced_colours_without_motion(visitors, site):
    page = visitors.come(forced_colors="active", reduced_motion="reduce")
    for address in STATES[:5]:
        page.goto(site.url + address)
        check_accessible(page)


def test_the_error_summary_leads_to_the_field(page, site):
    page.goto(f"{site.url}/gallery?state=wrong")
    page.get_by_role("link", name="Date it last happened must be a real date").click()
    expect(page.locator("#on-day")).to_be_focused()
    expect(page.locator("#on-day")).to_have_value("31")


def test_a_choice_reveals_its_question(page, site):
    page.goto(f"{site.url}/gallery")
    question = page.get_by_label("What is it?")
    expect(question).to_be_hidden()
    page.get_by_label("Something else").check()
    expect(question).to_be_visible()
    page.get_by_label("Noise").check()
    expect(question).to_be_hidden()


def test_without_scripts_every_question_is_there_and_the_form_is_sent(no_js, site):
    no_js.goto(f"{site.url}/gallery")
    expect(no_js.get_by_label("What is it?")).to_be_visible()
    no_js.get_by_label("Postcode").fill("nowhere")
    no_js.get_by_role("button", name="Continue").click()
    expect(no_js).to_have_title(re.compile("^Error: "))
    expect(no_js.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(no_js.get_by_label("Postcode")).to_have_value("nowhere")


def test_the_whole_form_is_reached_by_keyboard_and_the_focus_is_always_seen(page, keyboard, site):
    page.goto(f"{site.url}/gallery")
    keyboard.tab_to(page.get_by_role("link", name="Skip to main content"))
    keyboard.tab_to(page.get_by_label("Noise"))
    keyboard.press("Space")
    expect(page.get_by_label("Noise")).to_be_checked()
    keyboard.tab_to(page.get_by_label("Full name"))
    keyboard.type("A. Resident")
    keyboard.tab_to(page.get_by_role("button", name="Continue"))
    keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_label("Full name")).to_have_value("A. Resident")


def test_a_filter_swaps_what_a_reload_would_show(page, site):
    page.goto(f"{site.url}/gallery/staff")
    rows = page.locator("#results tbody tr")
    expect(rows).to_have_count(4)
    page.get_by_label("Ward").select_option("north")
    expect(rows).to_have_count(2)
    expect(page).to_have_url(re.compile("ward=north"))
    swapped = page.locator("#results").inner_text()
    page.reload()
    assert page.locator("#results").inner_text() == swapped


def test_sorting_swaps_and_says_which_order(page, site):
    page.goto(f"{site.url}/gallery/staff?sort=due")
    heading = page.get_by_role("columnheader", name="Due")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("link").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    check_accessible(page)


def test_filtering_and_sorting_work_without_scripts(no_js, site):
    no_js.goto(f"{site.url}/gallery/staff")
    no_js.get_by_label("Ward").select_option("south")
    no_js.get_by_role("button", name="Apply filters").click()
    expect(no_js.locator("#results tbody tr")).to_have_count(2)
    expect(no_js.get_by_role("link", name="Remove filter Southgate")).to_be_visible()


def test_exit_this_page_leaves_for_a_neutral_site(phone, visitors, site):
    visitors.allow("https://www.bbc.co.uk")
    phone.goto(f"{site.url}/gallery")
    phone.get_by_role("button", name="Exit this page").click()
    expect(phone).to_have_title("Elsewhere")


def test_exit_this_page_works_without_scripts(no_js, visitors, site):
    visitors.allow("https://www.bbc.co.uk")
    no_js.goto(f"{site.url}/gallery")
    no_js.get_by_role("button", name="Exit this page").click()
    expect(no_js).to_have_title("Elsewhere")


def test_the_marking_is_printed_and_the_menus_are_not(page, site):
    page.goto(f"{site.url}/gallery/staff")
    page.emulate_media(media="print")
    expect(page.locator(".wm-marking").first).to_be_visible()
    expect(page.locator(".wm-filter")).to_be_hidden()
