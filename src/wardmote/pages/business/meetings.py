"""The business page, the list of meetings, a meeting's page and the stages it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound
from wardmote.calendar.london import day_of, in_london, instant_of
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.models import Document
from wardmote.documents.queries import list_documents
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import AttendanceState, MeetingState
from wardmote.meetings.models import Body, BodyMember, Cover, Meeting
from wardmote.meetings.permissions import may_run
from wardmote.meetings.rules import states
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings_acting import (
    SECTION,
    answer,
    meeting_to_run,
    post_only,
    to_meeting,
    viewer_of,
)
from wardmote.pages.casework.acting import choose, sent


@dataclass(frozen=True)
class NextMeeting:
    """A coming meeting with the days that hang on it, and what it still needs."""

    meeting: Meeting
    days: queries.MeetingDays
    papers_owed: int


@dataclass(frozen=True, kw_only=True)
class BusinessPage(Page):
    """What the next meetings need, which papers one owes, the bodies."""

    template: ClassVar[str] = "business/business.html"
    section: str = SECTION
    coming: tuple[NextMeeting, ...]
    drafts_due: tuple[NextMeeting, ...]
    owed: tuple[queries.OwedPaper, ...]
    bodies: tuple[Body, ...]
    places: tuple[BodyMember, ...]
    covers: tuple[Cover, ...]
    may_found: bool
    today: date


def show_business(request: HttpRequest) -> HttpResponse:
    """Where everybody who takes part in the partnership's business begins."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    owed = queries.papers_owed(viewer=viewer)
    bodies = queries.list_bodies(viewer=viewer)
    return render(
        request,
        BusinessPage(
            title="Business",
            coming=next_meetings(viewer),
            drafts_due=minutes_to_send(viewer),
            owed=tuple(one for one in owed if one.consultation.paper.agency_id == viewer.agency_id),
            bodies=tuple(bodies),
            places=tuple(queries.my_places(viewer=viewer)),
            covers=tuple(
                cover
                for body in bodies
                if may_run(viewer, body)
                for cover in queries.list_covers(viewer=viewer, body=body)
                if cover.handed_back_on is None and cover.until_on <= today + timedelta(days=14)
            ),
            may_found=viewer.may(Permission.RUN_BUSINESS),
            today=today,
        ),
    )


def next_meetings(viewer: Viewer) -> tuple[NextMeeting, ...]:
    """Return the meetings of the next hundred days with what each still needs."""
    now = timezone.now()
    owed = queries.papers_owed(viewer=viewer)
    soon = queries.list_meetings(viewer=viewer, since=now, until=now + timedelta(days=100))
    return tuple(_next(meeting, owed) for meeting in soon if meeting.state in states.COMING)


def minutes_to_send(viewer: Viewer) -> tuple[NextMeeting, ...]:
    """Return the meetings whose draft minutes the viewer has still to send out."""
    now = timezone.now()
    found = queries.drafts_due(viewer=viewer, since=now - timedelta(days=120), until=now)
    return tuple(_next(meeting, []) for meeting in found if may_run(viewer, meeting.body))


def _next(meeting: Meeting, owed: list[queries.OwedPaper]) -> NextMeeting:
    return NextMeeting(meeting, queries.days_of(meeting), sum(one.meeting.pk == meeting.pk for one in owed))


@dataclass(frozen=True, kw_only=True)
class MeetingsPage(Page):
    """All meetings that the viewer sees."""

    template: ClassVar[str] = "business/meetings.html"
    section: str = SECTION
    coming: tuple[Meeting, ...]
    past: tuple[Meeting, ...]


def show_meetings(request: HttpRequest) -> HttpResponse:
    """Coming meetings and past ones, of all bodies."""
    viewer, now = viewer_of(request), timezone.now()
    return render(
        request,
        MeetingsPage(
            title="Meetings",
            back=Link(text="Business", href=reverse("business")),
            coming=tuple(queries.list_meetings(viewer=viewer, since=now)),
            past=tuple(queries.list_meetings(viewer=viewer, until=now, newest_first=True)),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class MeetingPage(Page):
    """A meeting: when and where, its agenda with papers, who is there, what comes next."""

    template: ClassVar[str] = "business/meeting.html"
    section: str = SECTION
    agenda: queries.Agenda
    meeting: Meeting
    steps: tuple[states.Step, ...]
    may_run: bool
    may_ask: bool
    members: tuple[queries.MemberShown, ...]
    seen: frozenset[UUID]
    is_member: bool
    to_approve: tuple[Meeting, ...]
    went_round: int
    sources: tuple[Document, ...]
    attendance_states: tuple[tuple[str, str], ...]
    today: date


def show_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting's agenda and everything around it."""
    viewer = viewer_of(request)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    meeting = agenda.meeting
    runs = may_run(viewer, meeting.body)
    on = day_of(meeting.starts_at)
    members = queries.list_members(viewer=viewer, body=meeting.body, on=on)
    return render(
        request,
        MeetingPage(
            title=f"{meeting.body.name}",
            caption=f"Meeting of {in_london(meeting.starts_at):%-d %B %Y}",
            back=Link(text=meeting.body.short_name, href=reverse("body", args=[meeting.body_id])),
            agenda=agenda,
            meeting=meeting,
            steps=tuple(step for step in states.steps_from(states.MEETING, meeting.state) if runs),
            may_run=runs,
            may_ask=meeting.state == MeetingState.AGENDA_OPEN,
            members=tuple(members),
            seen=frozenset(row.member_id for row in agenda.attendances if row.member_id),
            is_member=any(one.member.membership_id == viewer.membership_id for one in members),
            to_approve=tuple(queries.minutes_to_approve(viewer=viewer, meeting=meeting)),
            sources=tuple(list_documents(viewer=viewer, record_id=meeting.pk)),
            went_round=queries.count_sent(viewer=viewer, meeting=meeting),
            attendance_states=tuple(AttendanceState.choices),
            today=timezone.localdate(),
        ),
    )


def change_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """When and where."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    starts, ends = in_london(meeting.starts_at), in_london(meeting.ends_at) if meeting.ends_at else None
    form = forms.MeetingForm(
        sent(request),
        initial={
            "on": starts.date(), "at": starts.time(), "until": ends.time() if ends else None,
            "venue": "" if meeting.registered_venue_id else meeting.venue,
            "registered_venue": str(meeting.registered_venue_id or ""), "online_link": meeting.online_link,
            "contact": meeting.contact, "note": meeting.note, "is_public": meeting.is_public,
            "faces_public": meeting.faces_public,
        },
    )  # fmt: skip
    choose(form, "registered_venue", venue_options(viewer, meeting.registered_venue_id))

    def do(form: Form) -> None:
        clean = with_venue(form)
        on, at, until = clean.pop("on"), clean.pop("at"), clean.pop("until")
        starts_at = instant_of(on, at)
        changes: dict[str, Any] = {**clean}
        if starts_at != meeting.starts_at:
            changes["starts_at"] = starts_at
        if until:
            changes["ends_at"] = instant_of(on, until)
        operations.change_meeting(by=viewer, meeting=meeting, **changes)

    return _of_meeting(request, meeting, form, do, title="Change the meeting", button="Save", done="Saved.")


def venue_options(viewer: Viewer, taken: UUID | None = None) -> list[tuple[str, str]]:
    """Return the venues that are offered, and the one that is taken already though it is no longer offered."""
    found = queries.list_venues(viewer=viewer, closed=True)
    return [(str(one.pk), one.line) for one in found if one.closed_on is None or one.pk == taken]


def with_venue(form: Form) -> dict[str, Any]:
    """Return what a form says, with its choice of venue as the operations take it."""
    clean = dict(form.cleaned_data)
    chosen = clean.pop("registered_venue")
    return {**clean, "registered_venue_id": UUID(chosen) if chosen else None}


def _of_meeting(request: HttpRequest, meeting: Meeting, form: Form, do: Any, **words: str) -> HttpResponse:
    caption = f"{meeting.body.short_name}, {in_london(meeting.starts_at):%-d %B %Y}"
    return answer(request, form, do, to=to_meeting(meeting), caption=caption, **words)  # type: ignore[arg-type]


STEPS: dict[str, tuple[Any, str]] = {
    "schedule": (operations.schedule_meeting, "The date is confirmed."),
    "open_agenda": (operations.open_agenda, "The agenda is open, with its standing items."),
    "close_papers": (operations.close_papers, "Closed for papers."),
    "reopen_agenda": (operations.reopen_agenda, "The agenda is open again."),
    "publish": (operations.publish_agenda, "Published, and the members are told."),
    "hold": (operations.hold_meeting, "The meeting has begun."),
}


def take_step(request: HttpRequest, meeting_id: UUID, step: str) -> HttpResponse:
    """A stage that needs nothing but the decision."""
    meeting = meeting_to_run(request, meeting_id)
    if step not in STEPS:
        raise NotFound("No such step.")
    do, done = STEPS[step]
    more = {"site": settings.BASE_URL} if step == "publish" else {}
    return post_only(
        request, lambda: do(by=viewer_of(request), meeting=meeting, **more), done=done, to=to_meeting(meeting)
    )


def call_for_items(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask the members for items."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    form = forms.CallForm(sent(request), initial={"until": queries.days_of(meeting).papers_by})

    def do(form: Form) -> None:
        operations.call_for_items(by=viewer, meeting=meeting, until=form.cleaned_data["until"])

    return _of_meeting(
        request,
        meeting,
        form,
        do,
        title="Call for items",
        button="Ask the members",
        done="The members, or whoever stands in for them, are asked by e-mail.",
    )


def postpone(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Postpone, with the reason."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)

    def do(form: Form) -> None:
        operations.postpone_meeting(by=viewer, meeting=meeting, reason=form.cleaned_data["reason"])

    return _of_meeting(
        request, meeting, forms.ReasonForm(sent(request)), do,
        title="Postpone the meeting", button="Postpone it", done="Postponed, and the members are told.",
    )  # fmt: skip


def cancel(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Cancel, with the reason."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)

    def do(form: Form) -> None:
        operations.cancel_meeting(by=viewer, meeting=meeting, reason=form.cleaned_data["reason"])

    return _of_meeting(
        request, meeting, forms.ReasonForm(sent(request)), do,
        title="Cancel the meeting", button="Cancel it", done="Cancelled, and the members are told.",
    )  # fmt: skip


def reschedule(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A new day and time."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    form = forms.NewDateForm(sent(request), initial={"at": in_london(meeting.starts_at).time()})

    def do(form: Form) -> None:
        starts_at = instant_of(form.cleaned_data["on"], form.cleaned_data["at"])
        operations.reschedule_meeting(by=viewer, meeting=meeting, starts_at=starts_at)

    return _of_meeting(
        request, meeting, form, do,
        title="Set a new date", button="Set it", done="Set. What is due at the meeting moves with it.",
    )  # fmt: skip


def remove(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Entered by mistake."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    return post_only(
        request,
        lambda: operations.remove_meeting(by=viewer, meeting=meeting),
        done="Taken away.",
        to=reverse("body", args=[meeting.body_id]),
    )


# --- who is there -------------------------------------------------------------------------------------


def record_members(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The list of members with what was ticked for each, saved at once."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    on = day_of(meeting.starts_at)

    def do() -> None:
        for one in queries.list_members(viewer=viewer, body=meeting.body, on=on):
            state = request.POST.get(f"state-{one.member.pk}", "")
            if state in AttendanceState.values:
                operations.record_attendance(by=viewer, meeting=meeting, member=one.member, state=state)

    return post_only(request, do, done="Saved.", to=to_meeting(meeting, "attendance"))


def add_attendance(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Somebody who is no member, or a substitute."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    members = queries.list_members(viewer=viewer, body=meeting.body, on=day_of(meeting.starts_at))
    by_id = {str(one.member.pk): one.member for one in members}
    form = forms.AttendanceForm(sent(request), initial={"state": AttendanceState.IN_ATTENDANCE})
    choose(form, "substitute_for", [(key, member.name) for key, member in by_id.items()])

    def do(form: Form) -> None:
        clean = dict(form.cleaned_data)
        member = by_id.get(clean.pop("substitute_for"))
        operations.record_attendance(by=viewer, meeting=meeting, substitute_for=member, **clean)

    return _of_meeting(
        request, meeting, form, do, title="Somebody else at the meeting", button="Add", done="Added."
    )


def remove_attendance(request: HttpRequest, meeting_id: UUID, attendance_id: UUID) -> HttpResponse:
    """Off the list."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    return post_only(
        request,
        lambda: operations.remove_attendance(by=viewer, meeting=meeting, attendance_id=attendance_id),
        done="Taken off.",
        to=to_meeting(meeting, "attendance"),
    )


def send_apologies(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One cannot come, and perhaps somebody else does."""
    viewer = viewer_of(request)
    meeting = queries.get_meeting(viewer=viewer, meeting_id=meeting_id)

    def do(form: Form) -> None:
        operations.send_apologies(by=viewer, meeting=meeting, substitute=form.cleaned_data["substitute"])

    return _of_meeting(
        request, meeting, forms.ApologiesForm(sent(request)), do,
        title="Send apologies", button="Send apologies", done="Your apologies are recorded.",
    )  # fmt: skip


# --- the chair's page, and what one owes --------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ChairPage(Page):
    """What the chair needs before a meeting, on one page to read or print."""

    template: ClassVar[str] = "business/chair.html"
    section: str = SECTION
    agenda: queries.Agenda
    meeting: Meeting
    owed: tuple[queries.OwedPaper, ...]
    deferred: tuple[queries.ItemShown, ...]
    to_approve: tuple[Meeting, ...]
    members: tuple[queries.MemberShown, ...]
    expected: int
    former: queries.Agenda | None
    minutes_wanted: int


def show_chair(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Before a meeting: who comes, what is owed, what was put off how often, what was promised last time."""
    viewer = viewer_of(request)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    meeting = agenda.meeting
    members = queries.list_members(viewer=viewer, body=meeting.body, on=day_of(meeting.starts_at))
    away = {row.member_id for row in agenda.attendances if row.state == AttendanceState.APOLOGIES}
    return render(
        request,
        ChairPage(
            title="Before the meeting",
            caption=f"{meeting.body.short_name}, {in_london(meeting.starts_at):%-d %B %Y}",
            back=Link(text="Back to the meeting", href=to_meeting(meeting)),
            agenda=agenda,
            meeting=meeting,
            owed=tuple(one for one in queries.papers_owed(viewer=viewer) if one.meeting.pk == meeting.pk),
            deferred=tuple(one for one in agenda.items if one.item.deferrals),
            to_approve=tuple(queries.minutes_to_approve(viewer=viewer, meeting=meeting)),
            members=tuple(members),
            expected=sum(one.member.pk not in away for one in members),
            former=_former(viewer, meeting),
            minutes_wanted=sum(one.item.time_minutes for one in agenda.items),
        ),
    )


def _former(viewer: Any, meeting: Meeting) -> queries.Agenda | None:
    """The last meeting of the body that was held before this one, with the actions it set."""
    before: datetime = meeting.starts_at
    rows = queries.list_meetings(viewer=viewer, body=meeting.body, until=before, newest_first=True)
    last = next((one for one in rows if one.state == MeetingState.HELD), None)
    return None if last is None else queries.get_agenda(viewer=viewer, meeting_id=last.pk)


@dataclass(frozen=True, kw_only=True)
class OwedPage(Page):
    """The papers that one's agency owes, and those of everybody for who runs the business."""

    template: ClassVar[str] = "business/papers_owed.html"
    section: str = SECTION
    mine: tuple[queries.OwedPaper, ...]
    others: tuple[queries.OwedPaper, ...]
    today: date


def show_papers_owed(request: HttpRequest) -> HttpResponse:
    """Which papers are owed for which meeting by which day."""
    viewer = viewer_of(request)
    mine = queries.papers_owed(viewer=viewer, agency_id=viewer.agency_id)
    ours = {one.consultation.pk for one in mine}
    others = [one for one in queries.papers_owed(viewer=viewer) if one.consultation.pk not in ours]
    return render(
        request,
        OwedPage(
            title="Papers owed",
            back=Link(text="Business", href=reverse("business")),
            mine=tuple(mine),
            others=tuple(others) if viewer.may(Permission.RUN_BUSINESS) else (),
            today=timezone.localdate(),
        ),
    )
