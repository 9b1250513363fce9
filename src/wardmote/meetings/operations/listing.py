"""Meetings taken from the list of a committee system: planned, or noted as held, where they are not here yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import instant_of
from wardmote.meetings.choices import MeetingState
from wardmote.meetings.models import Body, Meeting
from wardmote.meetings.operations.calling import create_meeting
from wardmote.meetings.operations.placing import meeting_on
from wardmote.meetings.operations.writing import hold_body, now_or
from wardmote.meetings.rules.listing import TakenMeeting

MOST_TAKEN = 200


@dataclass(frozen=True)
class TakenList:
    """What came of a list: the meetings that are new, and how many were here already."""

    made: tuple[Meeting, ...]
    there: int


@operation
def take_listed(*, by: Actor, meetings: Sequence[TakenMeeting], at: datetime | None = None) -> TakenList:
    """Plan the meetings that a person took from a list, each with its `Body`; the same list again changes nothing.

    A day on which the body meets already is left as it is, whatever the hour. One that is past is noted as held, without
    minutes; one that is not sure is proposed. The venue is the body's usual one. Raises Refused, NotFound, NotAllowed.
    """
    if len(meetings) > MOST_TAKEN:
        raise Refused(f"Take at most {MOST_TAKEN} meetings at once.")
    now = now_or(at)
    made, there = [], 0
    for one in meetings:
        assert isinstance(one.body, Body)
        body = hold_body(by, one.body)
        if meeting_on(body, one.on) is not None:
            there += 1
            continue
        starts_at = instant_of(one.on, one.at)
        coming = MeetingState.PROPOSED if one.is_provisional else MeetingState.SCHEDULED
        state = coming if starts_at > now else MeetingState.HELD
        made.append(create_meeting(by=by, body=body, starts_at=starts_at, state=state))
    record(
        by, Category.COLLECTION, "meetings.take_listed", "meeting", [one.id for one in made],
        classes=[FieldClass.F1],
    )  # fmt: skip
    return TakenList(tuple(made), there)
