"""Planning meetings, taking them through their stages, and telling the members."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.actions.choices import DueKind
from wardmote.actions.operations import set_occasion
from wardmote.actions.rules import why_not_change
from wardmote.actions.rules.states import LIVE
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of, instant_of
from wardmote.calendar.words import day_in_words
from wardmote.meetings.choices import ItemState, MeetingState
from wardmote.meetings.models import AgendaItem, Body, BodyAction, Meeting, MeetingAction, Series
from wardmote.meetings.operations.placing import fill_agenda, next_meeting, number_agenda, place_waiting
from wardmote.meetings.operations.recurring import date_recurring
from wardmote.meetings.operations.subscribing import tell_subscribers
from wardmote.meetings.operations.telling import public_notices, tell_members
from wardmote.meetings.operations.venues import take_venue
from wardmote.meetings.operations.writing import (
    hold_body,
    hold_meeting_row,
    now_or,
    refuse,
    republish,
    save,
)
from wardmote.meetings.rules import dates, states

PLACE = (
    "starts_at",
    "ends_at",
    "venue",
    "registered_venue_id",
    "online_link",
    "contact",
    "note",
    "faces_public",
    "is_public",
)


@operation
def create_meeting(
    *,
    by: Actor,
    body: Body,
    starts_at: datetime,
    ends_at: datetime | None = None,
    venue: str = "",
    registered_venue_id: UUID | None = None,
    online_link: str = "",
    contact: str = "",
    note: str = "",
    series: Series | None = None,
    state: str = MeetingState.SCHEDULED,
    is_public: bool = True,
    faces_public: bool = False,
) -> Meeting:
    """Plan a meeting of a body: proposed, scheduled, or (for one that was written up elsewhere) held.

    Instants are aware. Venue, contact and length come from the body where they are not told; a registered venue says
    the venue in words and, where none is told, the link. What was put off to
    "December's meeting" or to the next one before there was a meeting is placed on it now, and actions that are due
    at it get its day. Raises Refused when the body meets then already.
    """
    held = hold_body(by, body)
    _check_times(starts_at, ends_at)
    taken = Meeting.objects.filter(body=held, starts_at=starts_at, deleted_at__isnull=True)
    refuse("The body has a meeting at that time already." if taken.exists() else "", "starts_at")
    if registered_venue_id is None and not venue:
        registered_venue_id = held.registered_venue_id
    there = take_venue(by, registered_venue_id) if registered_venue_id else None
    meeting = Meeting.objects.create(
        partnership_id=held.partnership_id,
        body=held,
        audience_id=held.audience_id,
        series=series,
        state=MeetingState(state),
        starts_at=starts_at,
        ends_at=ends_at or starts_at + timedelta(minutes=held.minutes_long),
        registered_venue=there,
        venue=there.line if there else venue or held.venue,
        online_link=online_link or (there.online_link if there else ""),
        contact=contact or held.contact,
        note=note,
        is_public=is_public,
        faces_public=faces_public,
        published_at=starts_at if state == MeetingState.HELD else None,
    )
    place_waiting(meeting)
    _take_up_actions(by, meeting)
    republish(meeting)
    record(
        by, Category.COLLECTION, "meetings.create_meeting", "meeting", [meeting.id], classes=[FieldClass.F1]
    )
    return meeting


def _check_times(starts_at: datetime, ends_at: datetime | None) -> None:
    problem = ends_at is not None and ends_at <= starts_at
    refuse("The end must be after the beginning." if problem else "", "ends_at")


@operation
def plan_series(
    *,
    by: Actor,
    body: Body,
    months: list[int],
    ordinal: int,
    weekday: int,
    start_time: Any,
    since: date,
    until: date,
) -> list[Meeting]:
    """Plan meetings on such a weekday of such months: "the second Monday of February, April …".

    A bank holiday moves a meeting to the next working day. Days on which the body meets already are left as they are.
    Raises Refused without months or when no day lies in the period.
    """
    held = hold_body(by, body)
    wanted = sorted({month for month in months if 1 <= month <= 12})
    refuse("" if wanted else "Choose the months.", "months")
    days = dates.series_days(wanted, weekday=weekday, ordinal=ordinal, since=since, until=until)
    refuse("" if days else "No day of the series lies between these two days.", "until")
    series = Series.objects.create(
        partnership_id=held.partnership_id,
        body=held,
        months=wanted,
        ordinal=ordinal,
        weekday=weekday,
        start_time=start_time,
    )
    there = {
        day_of(meeting.starts_at) for meeting in Meeting.objects.filter(body=held, deleted_at__isnull=True)
    }
    made = [
        create_meeting(
            by=by,
            body=held,
            starts_at=instant_of(day.on, start_time),
            series=series,
            note=f"Moved from {day_in_words(day.moved_from)}." if day.moved_from else "",
        )
        for day in days
        if day.on not in there
    ]
    record(by, Category.COLLECTION, "meetings.plan_series", "series", [series.id])
    return made


@operation
def change_meeting(*, by: Actor, meeting: Meeting, version: int | None = None, **changes: Any) -> Meeting:
    """Change when or where a meeting is, its contact, its note, or whether it is public.

    A registered venue says the venue in words; a venue told in words alone is none of the register.

    Its calendar entry counts one further (RFC 5545, SEQUENCE); actions due at it get the new day.
    Raises Refused, NotFound, NotAllowed, ChangedMeanwhile.
    """
    held = hold_meeting_row(by, meeting, version)
    if set(changes) - set(PLACE):
        raise TypeError(f"a meeting has no {sorted(set(changes) - set(PLACE))} to change")
    if held.state in (MeetingState.HELD, MeetingState.CANCELLED) and set(changes) & {"starts_at", "ends_at"}:
        raise Refused("This meeting is over: its time is not changed.", field="starts_at")
    length = held.ends_at - held.starts_at if held.ends_at else None
    if changes.get("registered_venue_id"):
        there = take_venue(by, changes["registered_venue_id"])
        changes["venue"] = there.line
        if there.pk != held.registered_venue_id and not changes.get("online_link"):
            changes["online_link"] = there.online_link
    elif "venue" in changes:
        changes["registered_venue_id"] = None
    for name, value in changes.items():
        setattr(held, name, value)
    if "starts_at" in changes and "ends_at" not in changes and length:
        held.ends_at = held.starts_at + length
    _check_times(held.starts_at, held.ends_at)
    held.sequence += 1
    save(held, *changes, "ends_at", "sequence")
    if "starts_at" in changes:
        _take_up_actions(by, held)
    republish(held)
    record(by, Category.ALTERATION, "meetings.change_meeting", "meeting", [held.id], fields=list(changes))
    return held


def _take_up_actions(by: Actor, meeting: Meeting) -> None:
    """Give open actions that are due at this meeting its day; those due at "the next meeting" are due at this one."""
    day = day_of(meeting.starts_at)
    waiting = MeetingAction.objects.filter(due_body=meeting.body, due_meeting__isnull=True)
    waiting.filter(item__meeting__starts_at__lt=meeting.starts_at).update(due_meeting=meeting)
    links = MeetingAction.objects.filter(due_meeting=meeting).select_related("action")
    moved = [
        link.action_id
        for link in links
        if not why_not_change(link.action.state) and link.action.due_on != day
    ]
    again = BodyAction.objects.filter(
        meeting=meeting, action__due_kind=DueKind.OCCASION, action__state__in=LIVE
    ).exclude(action__due_on=day)
    moved += list(again.exclude(action_id__in=moved).values_list("action_id", flat=True))
    if moved:
        set_occasion(by=by, action_ids=moved, on=day, words=f"for the meeting of {day_in_words(day)}")
    date_recurring(by=by)


# --- stages -------------------------------------------------------------------------------------------


def _take(by: Actor, meeting: Meeting, step: str, *fields: str, **values: Any) -> Meeting:
    held = hold_meeting_row(by, meeting)
    refuse(states.why_not_step(states.MEETING, step, held.state, "A meeting"))
    held.state = states.leads_to(states.MEETING, step)
    for name, value in values.items():
        setattr(held, name, value)
    save(held, "state", *values, *fields)
    return held


def _told(by: Actor, meeting: Meeting, act: str) -> None:
    republish(meeting)
    record(by, Category.ALTERATION, f"meetings.{act}", "meeting", [meeting.id], fields=["state"])


@operation
def schedule_meeting(*, by: Actor, meeting: Meeting) -> Meeting:
    """Confirm the date of a proposed meeting. Raises Refused, NotFound, NotAllowed."""
    held = _take(by, meeting, "schedule")
    _told(by, held, "schedule_meeting")
    return held


@operation
def open_agenda(*, by: Actor, meeting: Meeting) -> Meeting:
    """Open the agenda: the body's standing items and what was put off to it stand on it. Raises Refused, NotFound."""
    held = _take(by, meeting, "open_agenda")
    fill_agenda(held)
    _told(by, held, "open_agenda")
    return held


@operation
def call_for_items(*, by: Actor, meeting: Meeting, until: date, at: datetime | None = None) -> Meeting:
    """Ask the members, or who stands in for them, for items until a day. Opens the agenda if it is not open.

    Raises Refused when the day is not before the meeting or the agenda is closed.
    """
    held = hold_meeting_row(by, meeting)
    if held.state == MeetingState.SCHEDULED:
        held = open_agenda(by=by, meeting=held)
    open_now = held.state == MeetingState.AGENDA_OPEN
    refuse("" if open_now else "Items can be called for while the agenda is open.")
    before = until < day_of(held.starts_at)
    refuse("" if before else "The last day for items must be before the meeting.", "until")
    held.items_wanted_by, held.called_at = until, now_or(at)
    save(held, "items_wanted_by", "called_at")
    tell_members(by, held, "call", held.called_at)
    record(
        by, Category.ALTERATION, "meetings.call_for_items", "meeting", [held.id], fields=["items_wanted_by"]
    )
    return held


@operation
def close_papers(*, by: Actor, meeting: Meeting) -> Meeting:
    """Close the agenda for papers. Raises Refused, NotFound, NotAllowed."""
    held = _take(by, meeting, "close_papers")
    _told(by, held, "close_papers")
    return held


@operation
def reopen_agenda(*, by: Actor, meeting: Meeting) -> Meeting:
    """Open an agenda again that was closed for papers. Raises Refused, NotFound, NotAllowed."""
    held = _take(by, meeting, "reopen_agenda")
    _told(by, held, "reopen_agenda")
    return held


@operation
def publish_agenda(*, by: Actor, meeting: Meeting, site: str = "", at: datetime | None = None) -> Meeting:
    """Publish the agenda: items are numbered, members told, the public reads what is open.

    Items that were only asked for stay off it. `site`: the address of the public pages, to which those who asked
    for messages are led; without it they are not written to. Raises Refused without items.
    """
    there = AgendaItem.objects.filter(meeting=meeting, state=ItemState.ON_AGENDA, deleted_at__isnull=True)
    refuse("" if there.exists() else "There is nothing on the agenda yet.")
    now = now_or(at)
    held = _take(by, meeting, "publish", published_at=now)
    number_agenda(held)
    republish(held)
    told = 0
    if site:
        told = tell_subscribers(by=public_notices(held), meeting=held, what="agenda", site=site)
    tell_members(by, held, "agenda", now, subscribers=told)
    record(by, Category.ALTERATION, "meetings.publish_agenda", "meeting", [held.id], fields=["state"])
    return held


@operation
def hold_meeting(*, by: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Say that the meeting has begun. Items not yet numbered get their numbers. Raises Refused, NotFound."""
    held = _take(by, meeting, "hold")
    if held.published_at is None:
        held.published_at = now_or(at)
        save(held, "published_at")
    number_agenda(held)
    _told(by, held, "hold_meeting")
    return held


@operation
def postpone_meeting(*, by: Actor, meeting: Meeting, reason: str, at: datetime | None = None) -> Meeting:
    """Postpone a meeting with the reason; a new date follows. Members are told. Raises Refused, NotFound."""
    refuse("" if reason.strip() else "Say why the meeting is postponed.", "reason")
    held = _take(by, meeting, "postpone", state_reason=reason.strip()[:300], sequence=meeting.sequence + 1)
    tell_members(by, held, "postponed", now_or(at))
    _told(by, held, "postpone_meeting")
    return held


@operation
def reschedule_meeting(
    *, by: Actor, meeting: Meeting, starts_at: datetime, at: datetime | None = None
) -> Meeting:
    """Give a meeting a new date; actions due at it move with it, and members are told. Raises Refused, NotFound."""
    length = (meeting.ends_at - meeting.starts_at) if meeting.ends_at else timedelta(hours=2)
    taken = Meeting.objects.filter(body_id=meeting.body_id, starts_at=starts_at, deleted_at__isnull=True)
    refuse("The body has a meeting at that time already." if taken.exists() else "", "starts_at")
    held = _take(
        by,
        meeting,
        "reschedule",
        starts_at=starts_at,
        ends_at=starts_at + length,
        state_reason="",
        published_at=None,
        sequence=meeting.sequence + 1,
    )
    _take_up_actions(by, held)
    tell_members(by, held, "rescheduled", now_or(at))
    _told(by, held, "reschedule_meeting")
    return held


@operation
def cancel_meeting(*, by: Actor, meeting: Meeting, reason: str, at: datetime | None = None) -> Meeting:
    """Cancel a meeting with the reason. It stays listed; its calendar entry says so. Members are told.

    Actions due at it fall to the body's next meeting. Raises Refused, NotFound, NotAllowed.
    """
    refuse("" if reason.strip() else "Say why the meeting is cancelled.", "reason")
    held = _take(by, meeting, "cancel", state_reason=reason.strip()[:300], sequence=meeting.sequence + 1)
    MeetingAction.objects.filter(due_meeting=held).update(due_meeting=None, due_body=held.body)
    BodyAction.objects.filter(meeting=held, action__state__in=LIVE).update(meeting=None)
    following = next_meeting(held.body, held.starts_at)
    if following is not None:
        _take_up_actions(by, following)
    tell_members(by, held, "cancelled", now_or(at))
    _told(by, held, "cancel_meeting")
    return held


@operation
def remove_meeting(*, by: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Take away a meeting that was entered by mistake. Public data keep a tombstone. Raises Refused once it is held."""
    held = hold_meeting_row(by, meeting)
    refuse("A meeting that was held is not taken away." if held.state == MeetingState.HELD else "")
    held.deleted_at = now_or(at)
    save(held, "deleted_at")
    record(by, Category.ALTERATION, "meetings.remove_meeting", "meeting", [held.id], fields=["deleted_at"])
    return held
