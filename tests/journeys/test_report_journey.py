"""A resident at the door: on a phone, with the keyboard, without JavaScript, in large print; axe on every page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.builders.cases import a_report, an_active_case, officer
from tests.builders.partnership import a_partnership
from tests.builders.reports import Door, a_door
from tests.journeys.kit import Keyboard, check_accessible

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.cases import operations
from wardmote.cases.choices import Outcome, Told
from wardmote.places.models import Postcode, Street
from wardmote.reports.models import Incident, Report

NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def door(transactional_db: None) -> Door:
    door = a_door("fennbridge")
    with acting_as(SystemActor(why="lines that break nowhere, and a gazetteer, for a journey")):
        door.partnership.contact_email = "community-safety@fennbridge.example"
        door.partnership.save(update_fields=["contact_email"])
        door.council.public_email = "anti-social-behaviour@fennbridge.example"
        door.council.public_phone = "01632 960 120"
        door.council.public_hours = "9am to 5pm, Monday to Friday"
        door.council.save(update_fields=["public_email", "public_phone", "public_hours"])
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
    return door


def go_on(page: Page, *, checked: bool = True) -> None:
    """Look at the page as axe does, then press Continue."""
    if checked:
        check_accessible(page)
    page.get_by_role("button", name="Continue").click()


def choose(page: Page, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=True).first.check()


def report_noise(page: Page, url: str, *, checked: bool = True) -> None:
    """The whole journey, from the front page to the page on which answers are checked."""
    page.goto(url)
    if checked:
        check_accessible(page)
    page.get_by_role("button", name="Start now").click()
    choose(page, "No")
    go_on(page, checked=checked)
    page.get_by_label("What is happening?").fill("Loud music until three every night")
    go_on(page, checked=checked)
    choose(page, "Noise", "Neighbours who cause trouble")
    go_on(page, checked=checked)
    choose(page, "No, it is something else")
    go_on(page, checked=checked)
    choose(page, "I know the postcode or the street")
    page.get_by_label("Postcode or street").fill("le18 1aa")
    page.get_by_label("House number or name").fill("12")
    go_on(page, checked=checked)
    choose(page, "Bell Street, LE18 1AA")
    go_on(page, checked=checked)
    choose(page, "It is still going on")
    go_on(page, checked=checked)
    choose(page, "Most days")
    go_on(page, checked=checked)
    page.get_by_label("How does it affect you").fill("I cannot sleep")
    go_on(page, checked=checked)
    choose(page, "My household")
    go_on(page, checked=checked)
    choose(page, "I do not know")
    go_on(page, checked=checked)
    choose(page, "No")
    go_on(page, checked=checked)
    choose(page, "Yes")
    page.get_by_label("Whom, and when?").fill("The landlord, in May")
    go_on(page, checked=checked)
    page.get_by_label("What would put it right?").fill("Quiet after eleven")
    go_on(page, checked=checked)
    go_on(page, checked=checked)  # files
    choose(page, "Yes")
    page.get_by_label("Your name").fill("Robin Ash")
    go_on(page, checked=checked)
    choose(page, "By email")
    page.get_by_label("Email address").fill("robin@home.example")
    go_on(page, checked=checked)
    choose(page, "Yes: nobody else reads it, and you may say who you are")
    go_on(page, checked=checked)
    choose(page, "Yes, share what is needed")
    go_on(page, checked=checked)
    expect(page).to_have_url(re.compile("/report/check$"))
    if checked:
        check_accessible(page)


def the_report(door: Door) -> Report:
    with acting_as(door.system):
        return Report.objects.get()


def test_on_a_phone_from_the_front_page_to_following_it(phone: Page, site: Any, door: Door) -> None:
    report_noise(phone, site.url)
    expect(phone.locator("main")).to_contain_text("Bell Street, LE18 1AA")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have your report")
    check_accessible(phone)
    report = the_report(door)
    expect(phone.locator("main")).to_contain_text(report.reference)
    assert report.place_text == "12 Bell Street, LE18 1AA"
    phone.locator("a[href*='/follow/']").click()
    expect(phone.locator("main")).to_contain_text("We have your report")
    check_accessible(phone)
    phone.get_by_role("button", name="Tell us that it happened again").click()
    check_accessible(phone)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".govuk-error-summary")).to_contain_text("Tell us what happened")
    check_accessible(phone)
    phone.get_by_label("What happened this time?").fill("Again until four")
    choose(phone, "No")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("main")).to_contain_text("Again until four")
    phone.get_by_role("link", name="It is no longer safe to contact me").click()
    check_accessible(phone)
    phone.get_by_role("button", name="Stop contacting me").click()
    phone.get_by_role("link", name="I no longer agree").click()
    check_accessible(phone)
    phone.get_by_role("button", name="I no longer agree").click()
    expect(phone.locator("main")).to_contain_text("You told us that you no longer agree")
    with acting_as(door.system):
        assert Incident.objects.count() == 2


def test_without_javascript(no_js: Page, site: Any, door: Door) -> None:
    report_noise(no_js, site.url, checked=False)
    no_js.get_by_role("button", name="Send").click()
    expect(no_js.get_by_role("heading", level=1)).to_have_text("We have your report")
    assert the_report(door).words == "Loud music until three every night"


def test_a_double_click_on_send_makes_one_report(no_js: Page, site: Any, door: Door) -> None:
    report_noise(no_js, site.url, checked=False)
    no_js.get_by_role("button", name="Send").dblclick()
    expect(no_js.get_by_role("heading", level=1)).to_have_text("We have your report")
    the_report(door)
    no_js.go_back()
    no_js.goto(f"{site.url}/report/check")
    expect(no_js.get_by_role("heading", level=1)).to_have_text("We have your report")


def test_changing_an_answer_comes_back_to_the_check(page: Page, site: Any, door: Door) -> None:
    report_noise(page, site.url, checked=False)
    page.get_by_role("link", name="Change how often does it happen?").click()
    expect(page.get_by_label("Most days")).to_be_checked()
    choose(page, "Every day")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile("/report/check$"))
    expect(page.locator("main")).to_contain_text("Every day")
    page.get_by_role("link", name="Change do you want to say who you are?").click()
    choose(page, "No, I want to stay anonymous")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).not_to_contain_text("robin@home.example")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your report")
    assert the_report(door).is_anonymous


def test_with_the_keyboard_only(page: Page, keyboard: Keyboard, site: Any, door: Door) -> None:
    page.goto(f"{site.url}/report/now")
    keyboard.tab(3)
    page.keyboard.press("Tab")
    for _ in range(12):
        if page.evaluate("document.activeElement.name") == "danger_now":
            break
        keyboard.tab()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/report/what$"))
    page.wait_for_load_state()
    keyboard.tab_to(page.get_by_label("What is happening?"))
    page.keyboard.type("Shouting")
    keyboard.tab()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/report/kind$"))


def test_errors_take_the_focus_and_lead_to_the_answer(phone: Page, site: Any, door: Door) -> None:
    phone.goto(f"{site.url}/report/now")
    phone.get_by_role("button", name="Continue").click()
    summary = phone.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    check_accessible(phone)
    summary.get_by_role("link").click()
    assert phone.evaluate("document.activeElement.name") == "danger_now"
    choose(phone, "No")
    for empty in ("what", "kind"):
        phone.get_by_role("button", name="Continue").click()
        expect(phone).to_have_url(re.compile(f"/report/{empty}$"))
        phone.get_by_role("button", name="Continue").click()
        expect(phone.locator(".govuk-error-summary")).to_be_visible()
        check_accessible(phone)
        if empty == "what":
            phone.get_by_label("What is happening?").fill("Shouting")


def test_in_danger_999_comes_first(phone: Page, site: Any, door: Door) -> None:
    phone.goto(f"{site.url}/report/now")
    choose(phone, "Yes")
    go_on(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Call 999 now")
    go_on(phone)
    expect(phone).to_have_url(re.compile("/report/what$"))


def test_advice_and_stopping(phone: Page, site: Any, door: Door) -> None:
    phone.goto(f"{site.url}/report/now")
    choose(phone, "No")
    go_on(phone, checked=False)
    phone.get_by_label("What is happening?").fill("They park in front of my house")
    go_on(phone, checked=False)
    choose(phone, "Something else, or I do not know")
    go_on(phone, checked=False)
    choose(phone, "Where somebody parks")
    go_on(phone, checked=False)
    check_accessible(phone)
    choose(phone, "Stop here")
    go_on(phone, checked=False)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Nothing was sent")
    check_accessible(phone)
    with acting_as(door.system):
        assert Report.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/report/now",
        "/asb-case-review",
        "/follow",
        "/using-this-service",
        "/who-we-are",
        "/meetings",
        "/gallery",
    ],
)
def test_narrow_and_large(
    visitors: Any, large_print: Page, large_print_on_a_phone: Page, site: Any, door: Door, address: str
) -> None:
    narrow = visitors.come(**NARROW)
    for page in (narrow, large_print, large_print_on_a_phone):
        page.goto(f"{site.url}{address}")
        check_accessible(page)


def test_exit_this_page_leaves_and_forgets(phone: Page, visitors: Any, site: Any, door: Door) -> None:
    visitors.allow("https://www.bbc.co.uk")
    phone.goto(f"{site.url}/report/now")
    choose(phone, "No")
    go_on(phone, checked=False)
    phone.get_by_label("What is happening?").fill("CANARYWORDS")
    go_on(phone, checked=False)
    phone.get_by_role("button", name="Exit this page").click()
    expect(phone).not_to_have_url(re.compile(re.escape(site.url)))
    phone.goto(f"{site.url}/report/kind")
    expect(phone).to_have_url(re.compile("/report/now$"))


def test_a_picture_is_added_and_removed(page: Page, site: Any, door: Door, tmp_path: Any) -> None:
    from PIL import Image

    picture = tmp_path / "street.png"
    Image.new("RGB", (40, 30), "blue").save(picture)
    report_noise(page, site.url, checked=False)
    page.get_by_role("link", name="Change photographs and documents").click()
    page.get_by_label("Add a file").set_input_files(picture)
    page.get_by_role("button", name="Add this file").click()
    expect(page.locator("main")).to_contain_text("street.png")
    check_accessible(page)
    page.get_by_role("button", name="Remove street.png").click()
    expect(page.locator("main")).not_to_contain_text("street.png")
    page.get_by_role("button", name="Add this file").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Select a file")
    page.get_by_label("Add a file").set_input_files(picture)
    page.get_by_role("button", name="Continue").click()  # who forgot to add it first does not lose it
    expect(page.get_by_role("button", name="Remove street.png")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile("/report/check$"))
    expect(page.locator("main")).to_contain_text("street.png")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your report")
    from wardmote.documents.models import Document

    with acting_as(door.officer):
        assert [one.record_id for one in Document.objects.all()] == [the_report(door).id]


def test_at_320_pixels_the_whole_way(visitors: Any, site: Any, door: Door) -> None:
    report_noise(visitors.come(**NARROW), site.url)


def test_in_large_print_on_a_phone_the_whole_way(large_print_on_a_phone: Page, site: Any, door: Door) -> None:
    report_noise(large_print_on_a_phone, site.url)
    large_print_on_a_phone.get_by_role("button", name="Send").click()
    expect(large_print_on_a_phone.get_by_role("heading", level=1)).to_have_text("We have your report")
    check_accessible(large_print_on_a_phone)
    large_print_on_a_phone.locator("a[href*='/follow/']").click()
    check_accessible(large_print_on_a_phone)


def test_every_question_sent_empty_or_wrong_says_so_where_axe_finds_nothing(
    phone: Page, site: Any, door: Door, tmp_path: Any
) -> None:
    """Each page of the journey and of the link once more in its state of error."""

    def wrong() -> None:
        phone.get_by_role("button", name="Continue").click()
        expect(phone.locator(".govuk-error-summary")).to_be_visible()
        check_accessible(phone)

    def then(*labels: str, **fields: str) -> None:
        choose(phone, *labels)
        for name, value in fields.items():
            phone.locator(f"[name='{name}']").fill(value)
        phone.get_by_role("button", name="Continue").click()

    def at(slug: str) -> None:
        expect(phone).to_have_url(re.compile(f"/report/{slug}$"))

    phone.goto(f"{site.url}/report/now?late=1")
    expect(phone.locator("main")).to_contain_text("Please start again")
    check_accessible(phone)
    then("I do not know")
    then(words="Loud music " + "x" * 300)
    then("Something else, or I do not know")
    wrong()  # like
    then("Where somebody parks")
    wrong()  # advice
    then("Report it all the same")
    wrong()  # where
    choose(phone, "I know the postcode or the street")
    wrong()
    then(search="le18 9zz" + "z" * 100)
    at("not-found")
    check_accessible(phone)
    phone.get_by_role("link", name="Change what you wrote").click()
    then(search="le181aa")
    wrong()  # place
    then("None of these")
    wrong()  # when
    choose(phone, "It happened once")
    for part, number in (("day", "31"), ("month", "2"), ("year", "2024")):
        phone.locator(f"[name='on_day-{part}']").fill(number)
    wrong()
    then("I do not know")
    wrong()  # often
    then("I do not know")
    then()  # effect
    wrong()  # who
    then("I do not know")
    wrong()  # why
    then("I do not know")
    wrong()  # risk
    then("I do not know")
    wrong()  # before
    then("I do not know")
    then()  # wish
    not_a_picture = tmp_path / "street.png"
    not_a_picture.write_bytes(b"MZ" + bytes(2_000))
    phone.get_by_label("Add a file").set_input_files(not_a_picture)
    phone.get_by_role("button", name="Add this file").click()
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(phone)
    phone.get_by_role("button", name="Continue").click()
    wrong()  # you
    choose(phone, "Yes")
    wrong()
    then(name="Robin Ash")
    wrong()  # contact
    choose(phone, "By phone", "By text message", "By email", "By letter")
    wrong()
    then(phone="01632 960001", text="07700 900123", email="robin@home.example", letter="1 Bell Street")
    wrong()  # safe
    for name in ("phone", "text", "email", "letter"):
        phone.locator(f"[name='{name}'][value='unsure']").check()
    then()
    wrong()  # sharing
    then("No, I object")
    at("check")
    check_accessible(phone)
    phone.get_by_role("button", name="Send").click()
    check_accessible(phone)
    phone.locator("a[href*='/follow/']").click()
    phone.get_by_role("button", name="Tell us that it happened again").click()
    phone.get_by_label("What happened this time?").fill("He is at the door")
    choose(phone, "Yes")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("main")).to_contain_text("Call 999 now")
    check_accessible(phone)


def test_axe_on_every_page_of_words_and_of_errors(phone: Page, site: Any, door: Door) -> None:
    for address in (
        "/accessibility",
        "/privacy",
        "/cookies",
        "/meetings",
        "/plans",
        "/asb-case-review/figures",
        "/report/stopped",
        "/nowhere",
        "/follow/" + "x" * 43,
    ):
        phone.goto(f"{site.url}{address}")
        check_accessible(phone)
    phone.goto(f"{site.url}/follow")
    for link in ("", "x" * 43):
        phone.get_by_label("Your link").fill(link)
        phone.get_by_role("button", name="Open it").click()
        expect(phone.locator(".govuk-error-summary")).to_be_visible()
        check_accessible(phone)


def test_after_closing_the_letter_is_read_on_the_phone_and_three_questions_are_answered(
    phone: Page, site: Any, transactional_db: None
) -> None:
    world = a_partnership()
    report = a_report(world)
    me = officer(world)
    case = an_active_case(world, reports=[report])
    operations.request_closing(by=me, case=case, outcome=Outcome.RESOLVED, reason="It has stopped")
    operations.close_case(
        by=me, case=case, summary="It has stopped, so we close the case.", told=Told.FOLLOW_PAGE
    )
    phone.goto(f"{site.url}/follow/{report.follow_secret}")
    expect(phone.get_by_role("heading", level=1)).to_have_text("We have finished our work on this")
    expect(phone.locator("main")).to_contain_text("It has stopped, so we close the case.")
    check_accessible(phone)
    phone.emulate_media(media="print")
    expect(phone.get_by_text("Exit this page")).to_be_hidden()
    expect(phone.get_by_text("It has stopped, so we close the case.")).to_be_visible()
    phone.emulate_media(media="screen")
    phone.get_by_role("link", name="Answer three questions").click()
    check_accessible(phone)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".govuk-error-summary")).to_be_visible()
    check_accessible(phone)
    for question in phone.locator("fieldset").all():
        question.get_by_role("radio").first.check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("main")).to_contain_text("Thank you for your answers")
    expect(phone.get_by_role("link", name="Answer three questions")).to_have_count(0)
    check_accessible(phone)
