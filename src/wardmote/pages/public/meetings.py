"""Bodies, meetings, agendas, papers and minutes for everybody; news of them as RSS and by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import ClassVar
from urllib.parse import urlsplit
from uuid import UUID
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from wardmote.access.actors import PublicActor
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.calendar.events import MEDIA_TYPE
from wardmote.calendar.london import in_london
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import EmailField, Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.queries import OpenedDocument
from wardmote.meetings import operations, queries
from wardmote.meetings.models import Body, Meeting, PaperVersion
from wardmote.pages.business.meetings_print import agenda_pack, as_file, minutes_document, name_of


def _public(request: HttpRequest) -> PublicActor:
    return request.actor  # type: ignore[attr-defined]


class SubscribeForm(Form):
    """Where messages go."""

    email = EmailField(label="Your email address", autocomplete="email", missing="Enter your email address")


class YesForm(Form):
    """A button and nothing else."""


@dataclass(frozen=True, kw_only=True)
class MeetingsPage(Page):
    """The bodies that meet, and their meetings."""

    template: ClassVar[str] = "public/meetings.html"
    bodies: tuple[Body, ...]
    coming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]


def show_meetings(request: HttpRequest) -> HttpResponse:
    """All published bodies with their coming and recent meetings."""
    viewer, now = _public(request), timezone.now()
    return render(
        request,
        MeetingsPage(
            title="Meetings of the partnership",
            back=Link(text="Home", href=reverse("home")),
            bodies=tuple(queries.list_bodies(viewer=viewer)),
            coming=tuple(queries.list_meetings(viewer=viewer, since=now)),
            past=tuple(
                queries.list_meetings(
                    viewer=viewer, since=now - timedelta(days=400), until=now, newest_first=True
                )
            ),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class BodyPage(Page):
    """A body: what it is for, who sits on it, its meetings."""

    template: ClassVar[str] = "public/meetings_body.html"
    body: Body
    members: tuple[queries.MemberShown, ...]
    coming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]


def show_body(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """One body."""
    viewer, now = _public(request), timezone.now()
    body = queries.get_body(viewer=viewer, body_id=body_id)
    return render(
        request,
        BodyPage(
            title=body.name,
            back=Link(text="All meetings", href=reverse("public_meetings")),
            body=body,
            members=tuple(queries.list_members(viewer=viewer, body=body, on=timezone.localdate())),
            coming=tuple(queries.list_meetings(viewer=viewer, body=body, since=now)),
            past=tuple(queries.list_meetings(viewer=viewer, body=body, until=now, newest_first=True)),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class MeetingPage(Page):
    """A meeting: when, where, its agenda with papers, its minutes."""

    template: ClassVar[str] = "public/meetings_meeting.html"
    agenda: queries.Agenda
    meeting: Meeting


def _page(request: HttpRequest, meeting_id: UUID, kind: type[MeetingPage], words: str) -> HttpResponse:
    agenda = queries.get_agenda(viewer=_public(request), meeting_id=meeting_id)
    meeting = agenda.meeting
    if kind is MinutesPage and agenda.minutes is None:
        raise NotFound("No minutes are published.")
    back = (
        Link(text="The meeting", href=reverse("public_meeting", args=[meeting_id]))
        if kind is MinutesPage
        else Link(text=meeting.body.name, href=reverse("public_body", args=[meeting.body_id]))
    )
    day = day_in_words(in_london(meeting.starts_at).date())
    return render(
        request,
        kind(title=f"{words} {day}", caption=meeting.body.name, back=back, agenda=agenda, meeting=meeting),
    )


def show_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting with its agenda."""
    return _page(request, meeting_id, MeetingPage, "Meeting of")


@dataclass(frozen=True, kw_only=True)
class MinutesPage(MeetingPage):
    """The minutes, as published."""

    template: ClassVar[str] = "public/meetings_minutes.html"


def show_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes of a meeting. Raises NotFound while none are published."""
    return _page(request, meeting_id, MinutesPage, "Minutes of")


def show_agenda_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The agenda pack as the public may have it."""
    viewer = _public(request)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    if not agenda.items:
        raise NotFound("No agenda is published.")

    def open_file(paper: queries.PaperShown) -> OpenedDocument | None:
        try:
            return queries.open_published_file(
                viewer=viewer, paper_id=paper.paper.pk, number=paper.version.number if paper.version else 0
            )
        except (NotFound, NotAllowed):
            return None

    return as_file(agenda_pack(agenda, open_file), name_of(agenda.meeting, "agenda"))


def show_minutes_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The published minutes as a file."""
    agenda = queries.get_agenda(viewer=_public(request), meeting_id=meeting_id)
    if agenda.minutes is None:
        raise NotFound("No minutes are published.")
    return as_file(minutes_document(agenda), name_of(agenda.meeting, "minutes"))


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """A paper: its boxes and its files."""

    template: ClassVar[str] = "public/meetings_paper.html"
    way: queries.PaperWay
    versions: tuple[PaperVersion, ...]


def show_paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """A published paper."""
    way = queries.get_paper(viewer=_public(request), paper_id=paper_id)
    return render(
        request,
        PaperPage(
            title=way.paper.title,
            caption="Paper",
            back=Link(text="All meetings", href=reverse("public_meetings")),
            way=way,
            versions=tuple(reversed(way.versions)),
        ),
    )


def show_file(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """The file of a published version."""
    opened = queries.open_published_file(viewer=_public(request), paper_id=paper_id, number=number)
    return HttpResponse(
        opened.content,
        headers={
            "Content-Type": opened.content_type,
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=opened.name),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


# --- news ---------------------------------------------------------------------------------------------


def show_feed(request: HttpRequest, body_id: UUID | None = None) -> HttpResponse:
    """What was published, newest first, as RSS 2.0; of one body or of all."""
    viewer = _public(request)
    body = queries.get_body(viewer=viewer, body_id=body_id) if body_id else None
    name = body.name if body else "Meetings of the partnership"
    site = request.build_absolute_uri("/").rstrip("/")
    entries = _entries(viewer, body)[:40]
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(site + address)}</link>"
        f'<guid isPermaLink="false">{escape(guid)}</guid><pubDate>{format_datetime(at)}</pubDate></item>'
        for at, title, address, guid in entries
    )
    home = site + (reverse("public_body", args=[body.pk]) if body else reverse("public_meetings"))
    text = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{escape(name)}</title><link>{escape(home)}</link><description>Agendas and minutes</description>"
        f'<language>en-gb</language><atom:link href="{escape(request.build_absolute_uri())}" rel="self"'
        f' type="application/rss+xml"/>{items}</channel></rss>'
    )
    return HttpResponse(text, content_type="application/rss+xml; charset=utf-8")


def _entries(viewer: PublicActor, body: Body | None) -> list[tuple[datetime, str, str, str]]:
    found = []
    for meeting in queries.list_meetings(viewer=viewer, body=body, newest_first=True):
        name = f"{meeting.body.name}, {day_in_words(in_london(meeting.starts_at).date())}"
        address = reverse("public_meeting", args=[meeting.pk])
        if meeting.state in ("cancelled", "postponed"):
            words = f"{name}: {meeting.get_state_display().lower()}"
            found.append((meeting.changed_at, words, address, f"{meeting.pk}:{meeting.state}"))
        elif meeting.published_at is not None:
            found.append((meeting.published_at, f"{name}: agenda", address, f"{meeting.pk}:agenda"))
        for version in queries.minutes_history(viewer=viewer, meeting=meeting).versions:
            if version.is_published and version.circulated_at is not None:
                at = reverse("public_minutes", args=[meeting.pk])
                words = f"{name}: {'minutes' if version.approved_on else 'draft minutes'}"
                found.append((version.circulated_at, words, at, f"{version.pk}:{version.state}"))
    return sorted(found, reverse=True)


def show_calendar(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The meetings of a body for calendar programs, cancelled ones marked as such."""
    viewer = _public(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    year = timezone.now() - timedelta(days=365)
    events = [
        queries.calendar_event(meeting, host=host, address=f"{settings.BASE_URL}/meetings/", link=False)
        for meeting in queries.list_meetings(viewer=viewer, body=body, since=year)
    ]
    from wardmote.calendar.ical import feed  # large, and only needed for feeds

    return HttpResponse(feed(events, name=body.name), content_type=MEDIA_TYPE)


def subscribe(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Ask for messages; the answer never says whether an address is known."""
    viewer = _public(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        operations.subscribe(by=viewer, body=body, email=form.cleaned_data["email"], site=settings.BASE_URL)
        messages.success(request, "Look in your mailbox: open the link in our message to say yes.")
        return HttpResponseRedirect(reverse("public_body", args=[body.pk]))
    return render(
        request,
        FormPage(
            title=f"Email about {body.name}",
            form=form,
            button="Continue",
            introduction=(
                "We write when an agenda or minutes are published, and keep your address for that alone. You can stop"
                " by a link in each message.",
            ),
            back=Link(text=body.name, href=reverse("public_body", args=[body.pk])),
        ),
    )


def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """The link of a message: say yes, or stop. Opening it does neither, since mail programs open links too."""
    viewer = _public(request)
    subscription = operations.find_subscription(viewer, secret)
    form = YesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if "stop" in request.POST or subscription.confirmed_at is not None:
            operations.leave_subscription(by=viewer, secret=secret)
            messages.success(request, "You get no more messages. Your address is forgotten.")
        else:
            operations.confirm_subscription(by=viewer, secret=secret)
            messages.success(request, "You get a message when an agenda or minutes are published.")
        return HttpResponseRedirect(reverse("public_body", args=[subscription.body_id]))
    waiting = subscription.confirmed_at is None
    return render(
        request,
        FormPage(
            title=f"Email about {subscription.body.name}",
            form=form,
            button="Yes, send me messages" if waiting else "Stop the messages and forget my address",
            introduction=("Nothing is sent until you say yes.",) if waiting else (),
        ),
    )
