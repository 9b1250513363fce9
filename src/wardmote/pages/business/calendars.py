"""Calendars: the year planner with its warnings, secret addresses to subscribe to, and the calendars behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import SigningIn, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.actions import operations as action_operations
from wardmote.actions import queries as action_queries
from wardmote.calendar.bank_holidays import bank_holidays
from wardmote.calendar.clashes import Clash, find_clashes
from wardmote.calendar.events import MEDIA_TYPE, CalendarEvent
from wardmote.calendar.london import in_london, start_of_day
from wardmote.calendar.words import period_in_words
from wardmote.design.fields import Form, Option, RadiosField, SelectField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import clock_words, date_words
from wardmote.meetings import queries as meeting_queries
from wardmote.notifications.models import CalendarFeed
from wardmote.notifications.operations import make_feed, stop_feed
from wardmote.notifications.queries import EnteredFeed, feed_behind, list_feeds
from wardmote.pages.business.action_forms import ReminderForm
from wardmote.pages.casework.acting import choose, run, sent, viewer_of
from wardmote.partnerships.queries import (
    get_agency,
    list_agencies,
    membership_of_feed,
)
from wardmote.partnerships.queries import (
    viewer_of as viewer_as,
)

SECTION = "planner"
KEPT_BACK = timedelta(days=366)
FIRST_YEAR, LAST_YEAR = 2000, 2100


def host() -> str:
    """Return the host of the UIDs of events: the same for as long as the service keeps its name."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def action_events(viewer: Viewer, since: date, **whose: Any) -> list[CalendarEvent]:
    """Return due days of actions as events, whose own page they lead to."""
    return action_queries.list_calendar_events(
        viewer=viewer, host=host(), since=since, address=f"{settings.BASE_URL}/actions/", **whose
    )


def meeting_events(viewer: Viewer, since: date, body_id: UUID | None = None) -> list[CalendarEvent]:
    """Return meetings and the days of their papers as events. Raises NotFound for no such body."""
    body = meeting_queries.get_body(viewer=viewer, body_id=body_id) if body_id else None
    return meeting_queries.list_calendar_events(
        viewer=viewer,
        host=host(),
        since=start_of_day(since),
        body=body,
        address=f"{settings.BASE_URL}/business/meetings/",
    )


def all_events(viewer: Viewer, since: date) -> list[CalendarEvent]:
    """Return everything of the partnership's own business that has a day and that the viewer may see."""
    return [*meeting_events(viewer, since), *action_events(viewer, since)]


# What a calendar may hold: its words, and what it gives from a day on. Casework is in none of them.
KINDS = {
    "mine": "What I owe",
    "agency": "What an agency owes",
    "actions": "All actions of the log",
    "body": "The meetings of one body",
    "meetings": "All meetings",
    "all": "Everything: meetings and what is due",
}


def events_of(kind: str, record_id: UUID | None, viewer: Viewer, since: date) -> list[CalendarEvent]:
    """Return the events of one calendar, as the viewer may see them now. Raises NotFound for no such kind."""
    if kind == "mine":
        return action_events(viewer, since, membership_id=viewer.membership_id)
    if kind == "agency" and record_id is not None:
        agency = get_agency(viewer=viewer, agency_id=record_id)
        return action_events(viewer, since, agency_id=agency.id)
    if kind == "actions":
        return action_events(viewer, since)
    if kind == "body" and record_id is not None:
        return meeting_events(viewer, since, record_id)
    if kind == "meetings":
        return meeting_events(viewer, since)
    if kind == "all":
        return all_events(viewer, since)
    raise NotFound("No such calendar.")


def show_feed(request: Any, secret: str) -> HttpResponse:
    """Answer a calendar program with the calendar behind a secret address, as its owner may see it at this moment."""
    from wardmote.calendar.ical import feed  # large, and only needed for feeds

    found = feed_behind(viewer=request.actor, secret=secret)
    viewer = _owner_of(found)
    with switched_to(viewer):
        events = events_of(found.kind, found.record_id, viewer, timezone.localdate() - KEPT_BACK)
    return HttpResponse(
        feed(events, name=f"{found.name}, {request.partnership.name}"),
        content_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": 'inline; filename="calendar.ics"',
            "Cache-Control": "private, no-store",
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex",
        },
    )


def _owner_of(found: EnteredFeed) -> Viewer:
    """Return whose calendar it is, while they work here and take part in its business. Raises NotFound."""
    with switched_to(SigningIn()):
        membership = membership_of_feed(found.membership_id, found.partnership_id)
    if membership is None:
        raise NotFound("No calendar behind this address.")
    viewer = viewer_as(membership)
    if not viewer.may(Permission.READ_BUSINESS):
        raise NotFound("No calendar behind this address.")
    return viewer


class FeedForm(Form):
    """Which calendar."""

    kind = RadiosField(
        label="Which calendar?",
        options=[
            Option(value, words, reveal=(value,) if value in ("agency", "body") else ())
            for value, words in KINDS.items()
        ],
        missing="Select a calendar",
    )
    agency = SelectField(label="Agency", options=(), empty="Choose", missing="Choose the agency")
    body = SelectField(label="Body", options=(), empty="Choose", missing="Choose the body")


@dataclass(frozen=True, kw_only=True)
class CalendarsPage(Page):
    """My calendar addresses; a new one once."""

    template: ClassVar[str] = "business/calendars.html"
    section: str = SECTION
    feeds: tuple[CalendarFeed, ...]
    address: str = ""


def _calendars(request: HttpRequest, address: str = "") -> HttpResponse:
    return render(
        request,
        CalendarsPage(
            title="Calendars to subscribe to",
            back=Link(text="Year planner", href=reverse("planner")),
            feeds=tuple(list_feeds(viewer=viewer_of(request))),
            address=address,
        ),
    )


def show_calendars(request: HttpRequest) -> HttpResponse:
    """My calendar addresses."""
    return _calendars(request)


def new_calendar(request: HttpRequest) -> HttpResponse:
    """Make a calendar address. It is shown on the page that answers, once, and never again."""
    viewer = viewer_of(request)
    form = FeedForm(sent(request))
    agencies = {str(agency.id): agency.name for agency in list_agencies(viewer=viewer)}
    bodies = {str(body.id): body.name for body in meeting_queries.list_bodies(viewer=viewer)}
    choose(form, "agency", list(agencies.items()))
    choose(form, "body", list(bodies.items()))
    made: list[str] = []

    def do(form: Form) -> None:
        kind = form.cleaned_data["kind"]
        of_one = form.cleaned_data.get(kind) or ""
        names = {"agency": f"What {agencies.get(of_one, '')} owes", "body": bodies.get(of_one, "")}
        name = names.get(kind, KINDS[kind])
        record_id = UUID(of_one) if of_one else None
        _, secret = make_feed(by=viewer, kind=kind, name=name, record_id=record_id)
        made.append(settings.BASE_URL + reverse("calendar_feed", args=[secret]))

    if run(form, do):
        return _calendars(request, made[0])
    back = reverse("calendars")
    return render(
        request,
        FormPage(
            title="New calendar address",
            form=form,
            layout="design/staff.html",
            section=SECTION,
            button="Make it",
            introduction=(
                "Your calendar program asks this address for the newest state by itself. Whoever has the address sees "
                "what you may see of this calendar, so give it to nobody.",
                "Casework is never in a calendar.",
            ),
            back=Link(text="Calendars", href=back),
            cancel=Link(text="Cancel", href=back),
        ),
    )


def stop_calendar(request: HttpRequest, feed_id: UUID) -> HttpResponse:
    """Stop one of my addresses at once."""
    stop_feed(by=viewer_of(request), feed_id=feed_id)
    messages.success(request, "This address no longer works.")
    return HttpResponseRedirect(reverse("calendars"))


@dataclass(frozen=True)
class PlannerLine:
    """One event of a month, in words."""

    when: str
    title: str
    href: str
    kind: str
    is_cancelled: bool
    clashes: tuple[str, ...]


@dataclass(frozen=True)
class Month:
    """A month of the planner."""

    name: str
    lines: tuple[PlannerLine, ...]


@dataclass(frozen=True, kw_only=True)
class PlannerPage(Page):
    """A year: meetings, what is due, days on which offices are closed, and what clashes."""

    template: ClassVar[str] = "business/planner.html"
    section: str = SECTION
    months: tuple[Month, ...]
    clashes: tuple[str, ...]
    earlier: Link | None
    later: Link | None


def show_planner(request: HttpRequest) -> HttpResponse:
    """The year planner."""
    viewer = viewer_of(request)
    year = _year(request.GET.get("year", ""))
    begin, end = date(year, 1, 1), date(year, 12, 31)
    events = [e for e in all_events(viewer, begin) if begin <= _first_day(e) <= end]
    clashes = find_clashes(events)
    return render(
        request,
        PlannerPage(
            title=f"Year planner {year}",
            months=tuple(_month(year, month, events, clashes) for month in range(1, 13)),
            clashes=tuple(clash.words for clash in clashes),
            earlier=_year_link(year - 1),
            later=_year_link(year + 1),
        ),
    )


def _year(said: str) -> int:
    this = timezone.localdate().year
    return (
        int(said) if said.isascii() and said.isdigit() and FIRST_YEAR <= int(said[:6]) <= LAST_YEAR else this
    )


def _year_link(year: int) -> Link | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Link(text=str(year), href=f"{reverse('planner')}?year={year}")


def _first_day(event: CalendarEvent) -> date:
    return event.first_moment[0].date()


def _month(year: int, month: int, events: Sequence[CalendarEvent], clashes: Sequence[Clash]) -> Month:
    rows: list[tuple[date, PlannerLine]] = []
    shown: set[tuple[str, str, str, bool]] = set()
    for event in sorted(events, key=lambda event: event.first_moment):
        if _first_day(event).month == month:
            warned = tuple(clash.words for clash in clashes if event.uid in clash.uids)
            line = PlannerLine(_when(event), event.title, event.url, event.kind, event.is_cancelled, warned)
            # What several owe each by itself stands there once.
            key = (line.when, line.title, line.kind, line.is_cancelled)
            if key not in shown:
                shown.add(key)
                rows.append((_first_day(event), line))
    for holiday in bank_holidays(year):
        if holiday.on.month == month:
            rows.append(
                (holiday.on, PlannerLine(date_words(holiday.on), holiday.name, "", "Bank holiday", False, ()))
            )
    rows.sort(key=lambda row: row[0])
    return Month(f"{date(year, month, 1):%B}", tuple(line for _, line in rows))


def _when(event: CalendarEvent) -> str:
    if event.days is not None:
        return period_in_words(event.days)
    assert event.starts_at is not None
    return f"{date_words(_first_day(event))}, {clock_words(in_london(event.starts_at))}"


def choose_reminders(request: HttpRequest) -> HttpResponse:
    """How often I am reminded of what I owe."""
    viewer = viewer_of(request)
    stands = action_queries.my_reminders(viewer=viewer)
    form = ReminderForm(sent(request), initial={"rhythm": stands.rhythm, "moved": stands.moved})
    target = reverse("actions_mine")
    if run(form, lambda form: action_operations.choose_rhythm(by=viewer, **form.cleaned_data)):
        messages.success(request, "Saved.")
        return HttpResponseRedirect(target)
    return render(
        request,
        FormPage(
            title="Reminders",
            form=form,
            layout="design/staff.html",
            section="actions",
            button="Save",
            introduction=(
                "One e-mail names all that you owe. Of casework it only says how many actions there are.",
            ),
            back=Link(text="What I owe", href=target),
            cancel=Link(text="Cancel", href=target),
        ),
    )
