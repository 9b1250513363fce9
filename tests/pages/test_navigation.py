"""The navigation: two levels, nothing that leads where somebody may not go, and one look tells where one is."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import html5lib
import pytest
from django.template import engines

from wardmote.access.actors import Viewer
from wardmote.access.choices import Role
from wardmote.access.policy import viewer_for
from wardmote.design.page import Page
from wardmote.design.surroundings import NavigationArea, NavigationItem, Surroundings
from wardmote.pages.routes import all_routes
from wardmote.pages.surroundings import NAVIGATION, navigation_for

HTML = "{http://www.w3.org/1999/xhtml}"


def who_holds(*roles: Role) -> Viewer:
    all_routes()  # the addresses are read
    ids = {name: uuid4() for name in ("account_id", "membership_id", "partnership_id", "agency_id")}
    return viewer_for(Viewer(roles=frozenset(roles), **ids))


def areas(*roles: Role) -> dict[str, list[str]]:
    return {area.text: [entry.text for entry in area.entries] for area in navigation_for(who_holds(*roles))}


def test_a_caseworker_sees_casework_first_and_nothing_of_administration():
    seen = areas(Role.CASEWORKER)
    assert list(seen) == ["Casework", "Case reviews", "Business", "Figures"]
    assert seen["Casework"] == ["My work", "Inbox", "Take a report", "Cases"]


def test_an_account_administrator_has_one_area():
    assert areas(Role.ACCOUNT_ADMINISTRATOR) == {"Administration": ["Staff", "Mail", "Failed sign-ins"]}


@pytest.mark.parametrize("role", Role)
def test_every_entry_leads_where_the_role_may_go(role):
    viewer = who_holds(role)
    allowed = {"/" + route.path for route in all_routes() if viewer.may(route.permission)}
    led = {entry.href for area in navigation_for(viewer) for entry in area.entries}
    assert led <= allowed


def test_every_page_that_names_a_section_is_found_in_the_navigation():
    all_routes()  # reads every page
    named = {entry[2] for _, entries in NAVIGATION for entry in entries}
    named.add("search")  # stands in the header, above every area
    assert {page.section for page in all_pages(Page) if page.section} <= named


def all_pages(kind: type[Page]) -> Iterator[type[Page]]:
    for page in kind.__subclasses__():
        if page.__module__.startswith("wardmote."):
            yield page
        yield from all_pages(page)


CASEWORK = NavigationArea(
    text="Casework",
    entries=(
        NavigationItem(text="Inbox", href="/inbox", section="inbox"),
        NavigationItem(text="Cases", href="/cases", section="cases"),
    ),
)
BUSINESS = NavigationArea(
    text="Business", entries=(NavigationItem(text="Plans", href="/plans", section="plans"),)
)


def menu(section: str, path: str, *shown: NavigationArea) -> list[list[tuple[str, str, str | None]]]:
    """Each bar as its links: words, address, aria-current."""
    parts = engines["jinja2"].env.get_template("design/parts.html").module
    made = html5lib.parse(str(parts.menu(Surroundings(navigation=shown), section, path)))
    return [
        [
            ("".join(link.itertext()).strip(), link.get("href"), link.get("aria-current"))
            for link in bar.iter(f"{HTML}a")
        ]
        for bar in made.iter(f"{HTML}nav")
    ]


def test_area_and_entry_of_the_page_are_marked_and_only_its_area_is_open():
    assert menu("cases", "/cases", CASEWORK, BUSINESS) == [
        [("Casework", "/inbox", "true"), ("Business", "/plans", None)],
        [("Inbox", "/inbox", None), ("Cases", "/cases", "page")],
    ]


def test_a_page_below_an_entry_marks_the_entry_without_being_it():
    assert menu("cases", "/cases/GU-1", CASEWORK, BUSINESS)[1][1] == ("Cases", "/cases", "true")


def test_a_page_outside_every_section_shows_the_areas_alone():
    assert menu("", "/account", CASEWORK, BUSINESS) == [
        [("Casework", "/inbox", None), ("Business", "/plans", None)]
    ]


def test_with_one_area_its_entries_are_the_whole_menu():
    assert menu("", "/account", CASEWORK) == [[("Inbox", "/inbox", None), ("Cases", "/cases", None)]]


def test_nobody_signed_in_nothing_shown():
    assert menu("", "/") == []
