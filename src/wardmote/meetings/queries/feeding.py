"""Meetings as events of a calendar, and where the actions of the log come from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.calendar.events import CalendarEvent, event_uid
from wardmote.calendar.london import day_of
from wardmote.calendar.periods import Period
from wardmote.calendar.words import day_in_words
from wardmote.meetings.choices import MeetingState
from wardmote.meetings.models import Body, BodyAction, Meeting, MeetingAction
from wardmote.meetings.queries.reading import days_of, list_meetings
from wardmote.meetings.rules.states import COMING

MEETING, PAPERS, AGENDA = "Meeting", "Papers due", "Agenda to be published"
CALLED_OFF = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def list_calendar_events(
    *, viewer: Actor, host: str, since: datetime, body: Body | None = None, address: str = ""
) -> list[CalendarEvent]:
    """Return the meetings since an instant that the viewer sees, and by when their papers and agendas are due.

    What is cancelled or postponed stays, as cancelled. `host` is that of the UIDs; `address` the start of the
    addresses of meetings.
    """
    meetings = list_meetings(viewer=viewer, body=body, since=since)
    return [event for meeting in meetings for event in _events(meeting, host, address)]


def calendar_event(meeting: Meeting, *, host: str, address: str = "", link: bool = True) -> CalendarEvent:
    """Return a meeting as an event. `link`: with the address of the call, which is for those invited alone."""
    described = [meeting.note, f"On-line: {meeting.online_link}" if link and meeting.online_link else ""]
    return CalendarEvent(
        uid=event_uid("meeting", meeting.id, host),
        title=meeting.body.name,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        sequence=meeting.sequence,
        is_cancelled=meeting.state in CALLED_OFF,
        place=meeting.venue,
        description="\n".join(line for line in described if line),
        url=f"{address}{meeting.id}" if address else "",
        kind=MEETING,
        body=meeting.body.short_name,
    )


def _events(meeting: Meeting, host: str, address: str) -> Iterable[CalendarEvent]:
    event = calendar_event(meeting, host=host, address=address)
    yield event
    if meeting.state not in (*COMING, *CALLED_OFF):
        return
    days, name = days_of(meeting), f"{meeting.body.short_name}, {day_in_words(day_of(meeting.starts_at))}"
    for kind, words, day in (
        ("papers", PAPERS, days.papers_by),
        ("agenda", AGENDA, days.publish_by),
    ):
        yield CalendarEvent(
            uid=event_uid(kind, meeting.id, host),
            title=f"{words}: {name}",
            changed_at=meeting.changed_at,
            days=Period(day, day),
            sequence=meeting.sequence,
            is_cancelled=event.is_cancelled,
            is_deadline=True,
            url=event.url,
            kind=words,
            body=event.body,
        )


def actions_of_body(*, viewer: Actor, body: Body) -> frozenset[UUID]:
    """Return the actions that the meetings of a body set, as far as the viewer sees the meetings."""
    seen = Meeting.objects.visible_to(viewer).filter(body=body, deleted_at__isnull=True)
    found = MeetingAction.objects.filter(item__meeting__in=seen).values_list("action_id", flat=True)
    return frozenset(found)


def meetings_that_set(*, viewer: Actor, action_id: UUID) -> list[Meeting]:
    """Return the meetings under whose items an action stands, as far as the viewer sees them, by their time."""
    seen = Meeting.objects.visible_to(viewer).filter(
        deleted_at__isnull=True, items__actions__action_id=action_id
    )
    return list(seen.select_related("body").order_by("starts_at").distinct())


def body_of_recurring(*, viewer: Actor, action_id: UUID) -> UUID | None:
    """Return the body at whose meetings an action comes back, if it is one that the viewer sees."""
    found = BodyAction.objects.filter(action_id=action_id, body__in=Body.objects.visible_to(viewer))
    return found.values_list("body_id", flat=True).first()
