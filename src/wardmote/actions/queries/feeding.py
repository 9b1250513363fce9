"""Actions of the log as events of a calendar. Casework is never among them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from wardmote.access.actors import Viewer
from wardmote.access.choices import FieldClass
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action, Deadline, Step, owners_in_words
from wardmote.actions.queries.log import all_in_log, of_agency, of_person
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.calendar.events import CalendarEvent, event_uid
from wardmote.calendar.periods import Period

KIND = "Action due"
CALLED_OFF = (ActionState.NOT_NEEDED, ActionState.SUPERSEDED, ActionState.MERGED, ActionState.EXCUSED)


def list_calendar_events(
    *,
    viewer: Viewer,
    host: str,
    since: date,
    membership_id: UUID | None = None,
    agency_id: UUID | None = None,
    address: str = "",
) -> list[CalendarEvent]:
    """Return the due days since a day of the actions that the viewer sees, of a person or an agency if given.

    What is not needed any more, or has lost its day, stays as cancelled on the day it had. `host` is that of the
    UIDs; `address` the start of the addresses of actions. One consultation event.
    """
    dated = Deadline.objects.filter(action=OuterRef("pk"), on__isnull=False).order_by("-set_at", "-id")
    moved = (
        Deadline.objects.filter(action=OuterRef("pk")).order_by().values("action").annotate(at=Max("set_at"))
    )
    stepped = Step.objects.filter(action=OuterRef("pk")).order_by().values("action").annotate(last=Max("at"))
    found = (
        all_in_log(viewer)
        .exclude(state=ActionState.PROPOSED)
        .annotate(
            had_on=Subquery(dated.values("on")[:1]),
            moved_at=Subquery(moved.values("at")),
            stepped_at=Subquery(stepped.values("last")),
        )
    )
    if membership_id is not None:
        found = found.filter(of_person(membership_id))
    if agency_id is not None:
        found = found.filter(of_agency(agency_id))
    rows = [
        action for action in found.order_by("number") if (action.due_on or action.had_on or date.min) >= since
    ]
    record(
        viewer,
        Category.CONSULTATION,
        "actions.list_calendar_events",
        "action",
        [action.id for action in rows],
        classes=[FieldClass.F1],
    )
    return [_event(action, host, address) for action in rows]


def _event(action: Action, host: str, address: str) -> CalendarEvent:
    day = action.due_on or action.had_on  # type: ignore[attr-defined]
    owners = owners_in_words(action)
    is_done = action.state in (ActionState.DONE, ActionState.NIL)
    times: list[datetime] = [
        at
        for at in (action.created_at, action.moved_at, action.stepped_at, action.ended_at)  # type: ignore[attr-defined]
        if at is not None
    ]
    return CalendarEvent(
        uid=event_uid("action", action.id, host),
        title=f"{'Done' if is_done else 'Due'}: {action.text}",
        changed_at=max(times),
        days=Period(day, day),
        sequence=action.sequence,
        is_cancelled=action.due_on is None or action.state in CALLED_OFF,
        is_deadline=True,
        description=f"Action {action.number}. Owed by {owners}.",
        url=f"{address}{action.id}" if address else "",
        kind=KIND,
        owner="" if is_done else owners,
    )
