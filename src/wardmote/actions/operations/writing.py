"""What every writing of an action has in common: locked, checked by the state table, numbered, written down."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action, Step
from wardmote.actions.rules import states
from wardmote.calendar.london import day_of
from wardmote.partnerships.models import Agency, Membership

# A change of these is seen in calendars.
SEEN_IN_CALENDARS = frozenset({"text", "due_on", "state", "owner", "agency", "owner_name"})


def partnership_of(by: Actor) -> UUID:
    """Return the actor's partnership. Raises NotFound for one that belongs to none."""
    found: UUID | None = getattr(by, "partnership_id", None)
    if found is None:
        raise NotFound("Only within a partnership.")
    return found


def membership_of(by: Actor) -> UUID | None:
    """Return under which membership the actor acts, if any."""
    return getattr(by, "membership_id", None)


def lock_action(by: Actor, action_id: UUID, *, in_log: bool | None = None) -> Action:
    """Return the action as it stands now, locked. `in_log`: only one of the log, or only one of casework.

    Raises NotFound. Row-level security locks nothing for somebody who may only read it: then it is returned as it
    stands, for the permission check to say why not.
    """
    found = Action.objects.visible_to(by).filter(pk=action_id)
    if in_log is not None:
        found = found.filter(in_log=in_log)
    action = found.select_for_update(of=("self",)).first() or found.first()
    if action is None:
        raise NotFound("No such action.")
    return action


def facts_of(action: Action, **offered: object) -> states.ActionFacts:
    """Return what decides which steps the action may take, with what is offered with the step."""
    children = Action.objects.filter(parent_id=action.id).exclude(state__in=states.ENDED).count()
    return states.ActionFacts(
        state=action.state,
        is_child=action.parent_id is not None,
        open_children=children,
        **offered,  # type: ignore[arg-type]
    )


def refuse(problem: str, field: str = "") -> None:
    """Raise Refused when there is a problem."""
    if problem:
        raise Refused(problem, field=field)


def check_agency(by: Actor, agency_id: UUID) -> None:
    """Raise Refused unless the agency belongs to the partnership now."""
    if not Agency.objects.filter(
        pk=agency_id, partnership_id=partnership_of(by), left_on__isnull=True
    ).exists():
        raise Refused("Choose an agency of the partnership.", field="agency")


def check_owner(by: Actor, agency_id: UUID | None, owner_id: UUID) -> None:
    """Raise Refused unless the person works for the agency now."""
    current = Membership.objects.filter(
        pk=owner_id, partnership_id=partnership_of(by), ended_at__isnull=True
    ).values_list("agency_id", flat=True)
    if agency_id is None or agency_id not in current:
        raise Refused("Choose somebody who works for the agency that owes it.", field="owner")


def next_number() -> int:
    """Return the next free number of the partnership's action log, kept for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select actions_next_number()")
        return int(cursor.fetchone()[0])


def save(action: Action, fields: list[str]) -> Action:
    """Save these fields, with the versions that others compare."""
    action.version += 1
    changed = [*fields, "version"]
    if action.in_log and SEEN_IN_CALENDARS & set(fields):
        action.sequence += 1
        changed.append("sequence")
    action.save(update_fields=changed)
    return action


def end(by: Actor, action: Action, state: ActionState, result: str, at: datetime | None) -> list[str]:
    """Put the action into an ended state; return the fields that changed. Not saved."""
    action.state, action.result = state, result.strip()[:300]
    action.ended_at, action.ended_by_id = at or timezone.now(), membership_of(by)
    return ["state", "result", "ended_at", "ended_by"]


def write_step(
    by: Actor,
    action: Action,
    name: str,
    *,
    text: str = "",
    source: str = "",
    on: date | None = None,
    at: datetime | None = None,
    step_id: UUID | None = None,
) -> Step:
    """Write down what became of the action. `on`: the day it happened, by default that of `at`, by default today."""
    now = at or timezone.now()
    return Step.objects.create(
        id=step_id or new_id(),
        partnership_id=action.partnership_id,
        action=action,
        name=name,
        state=action.state,
        text=text.strip(),
        source=source.strip()[:200],
        on=on or day_of(now),
        by_id=membership_of(by),
        at=now,
    )
