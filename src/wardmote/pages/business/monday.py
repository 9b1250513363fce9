"""The officer's Monday morning: overdue by whom, waiting on whom, what the next meetings need, what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from wardmote.actions import queries
from wardmote.actions.choices import ActionState, DueKind
from wardmote.calendar.clashes import find_clashes
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.business.actions import Row, WaitingRow, row_of, rows_of, waiting_rows
from wardmote.pages.business.calendars import all_events
from wardmote.pages.business.meetings import NextMeeting, minutes_to_send, next_meetings
from wardmote.pages.casework.acting import viewer_of

SOON = timedelta(days=14)
WARNED_AHEAD = timedelta(days=120)


@dataclass(frozen=True)
class Overdue:
    """What one owner is late with."""

    owner: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class MondayPage(Page):
    """Everything that the officer looks at when the week begins."""

    template: ClassVar[str] = "business/monday.html"
    section: str = "monday"
    ways: tuple[Link, ...]
    overdue: tuple[Overdue, ...]
    late: int
    waiting: tuple[WaitingRow, ...]
    soon: tuple[Row, ...]
    claimed: tuple[Row, ...]
    proposed: tuple[Row, ...]
    undated: tuple[Row, ...]
    awaited: tuple[Row, ...]
    meetings: tuple[NextMeeting, ...]
    minutes: tuple[NextMeeting, ...]
    today: date
    clashes: tuple[str, ...]


def show_monday(request: HttpRequest) -> HttpResponse:
    """The officer's Monday page."""
    viewer, today = viewer_of(request), timezone.localdate()
    lines = queries.list_log(viewer=viewer, today=today)
    late = sorted(
        (line for line in lines if line.days_late and not line.parts),
        key=lambda line: (line.owners, -line.days_late),
    )
    open_lines = [line for line in lines if line.action.state != ActionState.CLAIMED and not line.days_late]
    ahead = [
        clash
        for clash in find_clashes(all_events(viewer, today))
        if today <= clash.on <= today + WARNED_AHEAD
    ]
    return render(
        request,
        MondayPage(
            title="This week",
            ways=(
                Link(text="Overdue", href="#overdue"),
                Link(text="Waiting for others", href="#waiting"),
                Link(text="Next meetings", href="#meetings"),
                Link(text="Due soon", href="#soon"),
                Link(text="To confirm", href="#claimed"),
                Link(text="To decide", href="#proposed"),
            ),
            overdue=tuple(
                Overdue(owner, tuple(row_of(line) for line in some))
                for owner, some in groupby(late, key=lambda line: line.owners)
            ),
            late=len(late),
            waiting=waiting_rows(viewer),
            soon=rows_of(
                [line for line in open_lines if line.action.due_on and line.action.due_on <= today + SOON]
            ),
            claimed=rows_of([line for line in lines if line.action.state == ActionState.CLAIMED]),
            proposed=rows_of(queries.list_proposed(viewer=viewer)),
            undated=rows_of(
                [
                    line
                    for line in open_lines
                    if line.action.due_kind == DueKind.NONE and line.action.due_on is None and not line.parts
                ]
            ),
            meetings=next_meetings(viewer),
            minutes=minutes_to_send(viewer),
            today=today,
            awaited=rows_of([line for line in lines if line.action.state == ActionState.AWAITING]),
            clashes=tuple(clash.words for clash in ahead),
        ),
    )
