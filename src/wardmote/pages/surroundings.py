"""What the layouts show around a page: the partnership's name and contact lines, the navigation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch

from wardmote.access.actors import Viewer
from wardmote.design.addresses import address_of
from wardmote.design.surroundings import Link, NavigationArea, NavigationItem, Surroundings
from wardmote.pages import sessions
from wardmote.pages.routes import route_named
from wardmote.pages.search import kinds_for
from wardmote.partnerships.models import Partnership

# Areas, and in each: words, name of the route, section of the pages. An entry is shown to whoever may open its
# route, an area to whoever may open anything in it.
NAVIGATION = (
    (
        "Casework",
        (
            ("My work", "my_work", "work"),
            ("Inbox", "inbox", "inbox"),
            ("Take a report", "report_enter", "phone"),
            ("Cases", "cases", "cases"),
            ("Team", "team_board", "team"),
            ("Import", "imports", "imports"),
        ),
    ),
    (
        "Case reviews",
        (
            ("All reviews", "reviews", "reviews"),
            ("Enter an application", "review_enter", "review_enter"),
            ("Review figures", "review_figures_list", "review_figures"),
        ),
    ),
    (
        "Business",
        (
            ("Meetings", "business", "business"),
            ("This week", "monday", "monday"),
            ("Actions", "actions", "actions"),
            ("Plans", "plans", "plans"),
            ("Returns", "returns", "returns"),
            ("Duties", "duties", "duties"),
            ("Year planner", "planner", "planner"),
        ),
    ),
    ("Figures", (("Map of reports", "report_map", "map"),)),
    (
        "Administration",
        (
            ("Partnership", "settings", "settings"),
            ("Routing", "routing", "routing"),
            ("Advice", "advice", "advice"),
            ("Review procedure", "procedures", "procedures"),
            ("Public words", "words", "words"),
            ("Staff", "staff", "staff"),
            ("Mail", "mail", "mail"),
            ("Machine access", "tokens", "tokens"),
            ("Access log", "access_log", "log"),
            ("Failed sign-ins", "failed_sign_ins", "failed"),
            ("Emergencies", "overrides", "overrides"),
            ("Keeping and erasing", "retention", "retention"),
        ),
    ),
)


def of_the_sign_in(here: Surroundings) -> Surroundings:
    """What stands around a page that asks who somebody is: the name of the staff's service, and no phase."""
    return replace(here, service_name="Wardmote for staff", phase="")


def surroundings_of(request: Any, *, at: datetime) -> Surroundings:
    """Return the surroundings for a request whose partnership and sign-in are known."""
    partnership: Partnership = request.partnership
    signed_in = request.signed_in
    viewer = signed_in.viewer if signed_in else None
    left = ends_at = None
    if signed_in is not None:
        clock = sessions.clock_of(request.session) or signed_in.clock
        ends_at = clock.ends_at()
        left = max(int((ends_at - at).total_seconds()), 0)
    return Surroundings(
        partnership_name=partnership.name,
        brand_colour=partnership.colour,
        contact_lines=contact_lines(partnership),
        demonstration=partnership.is_demonstration,
        being_filled=partnership.is_being_filled,
        demonstration_links=_links(
            ("Sent mail", "demonstration_mail"), ("Who can sign in", "demonstration_people")
        )
        if settings.DEMO
        else (),
        exit_url=_address("exit") or "/exit",
        viewer_name=signed_in.account.name if signed_in else "",
        agency_name=viewer.agency_name if viewer else "",
        navigation=navigation_for(viewer) if viewer else (),
        search_url=(_address("search") if viewer and kinds_for(viewer) else "") or "",
        account_url=(_address("my_account") if viewer else "") or "",
        sign_out_url=(_address("sign_out") if signed_in else "") or "",
        session_seconds_left=left,
        session_ends_at=ends_at,
        session_renew_url=(_address("stay_signed_in") if signed_in else "") or "",
    )


def contact_lines(partnership: Partnership) -> tuple[str, ...]:
    """Return how the partnership can be reached, one line each, without empty ones."""
    lines = (partnership.contact_phone, partnership.contact_hours, partnership.contact_email)
    return tuple(line for line in lines if line)


def navigation_for(viewer: Viewer) -> tuple[NavigationArea, ...]:
    """Return the areas and entries that lead where the viewer may go."""
    areas = ((text, tuple(_entries(viewer, entries))) for text, entries in NAVIGATION)
    return tuple(NavigationArea(text=text, entries=entries) for text, entries in areas if entries)


def _entries(viewer: Viewer, entries: tuple[tuple[str, str, str], ...]) -> Iterator[NavigationItem]:
    for words, name, section in entries:
        route = route_named(name)
        if route is None:
            raise LookupError(f"the navigation leads to {name!r}, which is no route")
        if viewer.may(route.permission):
            yield NavigationItem(text=words, href=address_of(name), section=section)


def _links(*wanted: tuple[str, str]) -> tuple[Link, ...]:
    return tuple(Link(text=words, href=href) for words, name in wanted if (href := _address(name)))


def _address(name: str) -> str | None:
    try:
        return address_of(name)
    except NoReverseMatch:
        return None
