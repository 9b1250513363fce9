"""Actions that are due at a meeting of a body, once or at each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.actions.choices import DueKind, Recurrence
from wardmote.actions.models import Action
from wardmote.actions.operations import set_occasion, set_recurrence
from wardmote.actions.operations.writing import lock_action
from wardmote.actions.rules.states import LIVE
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of, end_of_day
from wardmote.calendar.words import day_in_words
from wardmote.meetings.models import Body, BodyAction, Meeting
from wardmote.meetings.operations.placing import next_meeting
from wardmote.meetings.operations.writing import hold_body, hold_meeting_row, now_or, partnership_of, refuse
from wardmote.meetings.rules.states import COMING


@operation
def recur_at_meetings(*, by: Actor, action_id: UUID, body: Body, at: datetime | None = None) -> Action:
    """Let an action of the log come back at each meeting of a body, from the next one on.

    Raises NotFound, NotAllowed, Refused.
    """
    held = hold_body(by, body)
    action = set_recurrence(by=by, action_id=action_id, recurs=Recurrence.MEETING)
    link, made = BodyAction.objects.get_or_create(
        action=action, defaults={"partnership_id": held.partnership_id, "body": held}
    )
    if not made and link.body_id != held.pk:
        raise NotFound("This action comes back at the meetings of another body.")
    record(by, Category.ALTERATION, "meetings.recur_at_meetings", "action", [action.id, held.pk])
    date_recurring(by=by, at=at)
    action.refresh_from_db()
    return action


@operation
def make_due_at(*, by: Actor, action_id: UUID, meeting: Meeting) -> Action:
    """Make an action of the log due at a meeting; the day follows when the meeting moves, or goes to the next one.

    Raises NotFound, NotAllowed, Refused for a meeting that does not take place or is over.
    """
    held = hold_meeting_row(by, meeting)
    refuse("" if held.state in COMING else "Choose a meeting that is still to come.", "meeting")
    action = lock_action(by, action_id, in_log=True)
    BodyAction.objects.update_or_create(
        action=action,
        defaults={"partnership_id": held.partnership_id, "body": held.body, "meeting": held},
    )
    due_at(by, [action], held)
    record(by, Category.ALTERATION, "meetings.make_due_at", "action", [action.id, held.pk], fields=["due_on"])
    action.refresh_from_db()
    return action


@operation
def date_recurring(*, by: Actor, at: datetime | None = None) -> list[UUID]:
    """Give every action that has come back at a body's meetings the day of the next one; return which.

    Where there is no next meeting yet the action waits for it. Whoever's act made it come back, Wardmote dates it.
    """
    now, dated = now_or(at), []
    system = SystemActor(partnership_of(by), why="an action comes back at the next meeting")
    with switched_to(system):
        _link_those_that_came_back()
        waits = Q(action__recurs=Recurrence.MEETING) | Q(action__due_kind=DueKind.OCCASION)
        waiting = BodyAction.objects.filter(waits, meeting__isnull=True, action__state__in=LIVE)
        for link in waiting.select_related("action__follows", "body").order_by("action__number"):
            former = link.action.follows
            after = max(now, end_of_day(former.due_on)) if former and former.due_on else now
            meeting = next_meeting(link.body, after)
            if meeting is None:
                continue
            link.meeting = meeting
            link.save(update_fields=["meeting"])
            due_at(system, [link.action], meeting)
            dated.append(link.action_id)
    record(by, Category.ALTERATION, "meetings.date_recurring", "action", dated, fields=["due_on"])
    return dated


def due_at(by: Actor, actions: Sequence[Action], meeting: Meeting) -> None:
    """Make actions due at a meeting, with the parts that several owe of them. Not an operation."""
    day = day_of(meeting.starts_at)
    parts = Action.objects.filter(parent__in=actions, state__in=LIVE, due_on__isnull=True)
    ids = [*(one.id for one in actions), *parts.values_list("id", flat=True)]
    if ids:
        set_occasion(by=by, action_ids=ids, on=day, words=f"for the meeting of {day_in_words(day)}")


def _link_those_that_came_back() -> None:
    """Whatever follows an action that comes back at a body's meetings comes back at them too."""
    links = BodyAction.objects.filter(
        action__followed_by__isnull=False, action__followed_by__recurs=Recurrence.MEETING
    ).exclude(action__followed_by__in=BodyAction.objects.values("action_id"))
    BodyAction.objects.bulk_create(
        BodyAction(
            partnership_id=link.partnership_id, body_id=link.body_id, action_id=link.action.followed_by.id
        )
        for link in links.select_related("action__followed_by")
    )
