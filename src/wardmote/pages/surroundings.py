"""What the layouts show around a page: the partnership's name and contact lines, the navigation."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from wardmote.access.actors import Viewer
from wardmote.design.surroundings import Link, NavigationItem, Surroundings
from wardmote.pages import sessions
from wardmote.pages.routes import route_named
from wardmote.partnerships.models import Partnership

# Words, name of the route, section of the pages. Shown to whoever may open the route; a route that an
# installation lacks is left out.
NAVIGATION = (
    ("My work", "my_work", "work"),
    ("Inbox", "inbox", "inbox"),
    ("Take a report", "report_enter", "phone"),
    ("Cases", "cases", "cases"),
    ("Business", "business", "business"),
    ("Case reviews", "reviews", "reviews"),
    ("Team", "team_board", "team"),
    ("Import", "imports", "imports"),
    ("Monday", "monday", "monday"),
    ("Actions", "actions", "actions"),
    ("Year planner", "planner", "planner"),
    ("People", "people", "people"),
    ("Places", "places", "places"),
    ("Figures", "figures", "figures"),
    ("Apply for a review", "review_enter", "review_enter"),
    ("Review figures", "review_figures_list", "review_figures"),
    ("Staff", "staff", "staff"),
    ("Mail", "mail", "mail"),
    ("Partnership", "settings", "settings"),
    ("Machine access", "tokens", "tokens"),
    ("Access log", "access_log", "log"),
    ("Keeping and erasing", "retention", "retention"),
    ("Emergencies", "overrides", "overrides"),
    ("Failed sign-ins", "failed_sign_ins", "failed"),
)


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


def navigation_for(viewer: Viewer) -> tuple[NavigationItem, ...]:
    """Return the entries that lead where the viewer may go."""
    found = []
    for words, name, section in NAVIGATION:
        route = route_named(name)
        if route is not None and viewer.may(route.permission):
            found.append(NavigationItem(text=words, href=reverse(name), section=section))
    return tuple(found)


def _links(*wanted: tuple[str, str]) -> tuple[Link, ...]:
    return tuple(Link(text=words, href=href) for words, name in wanted if (href := _address(name)))


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
