"""Actions on casework: set, ended, given to somebody else or another day. The case's chronology tells the rest."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.actions import rules
from wardmote.actions.choices import ActionState, DueKind
from wardmote.actions.models import Action
from wardmote.actions.operations.writing import (
    check_owner,
    end,
    facts_of,
    lock_action,
    membership_of,
    partnership_of,
    refuse,
    save,
)
from wardmote.actions.permissions import check_may_end, check_may_set
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record


@operation
def set_action(
    *,
    by: Actor,
    audience_id: UUID,
    agency_id: UUID,
    text: str,
    due_on: date | None = None,
    owner_id: UUID | None = None,
    at: datetime | None = None,
) -> Action:
    """Set an action that an agency owes, seen by an audience. `owner_id`: a membership of that agency.

    Whoever sets it on a record checks first that the actor may add to the record. Raises Refused, NotAllowed.
    """
    check_may_set(by)
    refuse(rules.why_not_set(text), "text")
    if owner_id is not None:
        check_owner(by, agency_id, owner_id)
    action = Action.objects.create(
        partnership_id=partnership_of(by),
        audience_id=audience_id,
        agency_id=agency_id,
        owner_id=owner_id,
        text=text.strip(),
        due_kind=DueKind.DATE if due_on else DueKind.NONE,
        due_on=due_on,
        set_by_id=membership_of(by),
        created_at=at or timezone.now(),
    )
    record(by, Category.COLLECTION, "actions.set_action", "action", [action.id], classes=[FieldClass.F1])
    return action


@operation
def finish_action(*, by: Actor, action_id: UUID, result: str = "", at: datetime | None = None) -> Action:
    """End an action of casework as done. Raises NotFound, NotAllowed, Refused when it has ended already."""
    action = lock_action(by, action_id, in_log=False)
    check_may_end(by, action)
    refuse(rules.why_not("finish", facts_of(action)))
    save(action, fields := end(by, action, ActionState.DONE, result, at))
    record(by, Category.ALTERATION, "actions.finish_action", "action", [action.id], fields=fields)
    return action


@operation
def end_as_not_needed(*, by: Actor, action_id: UUID, reason: str, at: datetime | None = None) -> Action:
    """End an action of casework as not needed, with the reason. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=False)
    check_may_end(by, action)
    refuse(rules.why_not("drop", facts_of(action, reason=reason)), "reason")
    save(action, fields := end(by, action, ActionState.NOT_NEEDED, reason, at))
    record(by, Category.ALTERATION, "actions.end_as_not_needed", "action", [action.id], fields=fields)
    return action


@operation
def reassign_action(*, by: Actor, action_id: UUID, agency_id: UUID, owner_id: UUID | None = None) -> Action:
    """Give an open action of casework to another agency or person. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=False)
    check_may_end(by, action)
    refuse(rules.why_not_change(action.state))
    if owner_id is not None:
        check_owner(by, agency_id, owner_id)
    action.agency_id, action.owner_id = agency_id, owner_id
    save(action, fields := ["agency", "owner"])
    record(by, Category.ALTERATION, "actions.reassign_action", "action", [action.id], fields=fields)
    return action


@operation
def redate_action(*, by: Actor, action_id: UUID, due_on: date | None) -> Action:
    """Give an open action of casework another due day; None takes it away. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=False)
    check_may_end(by, action)
    refuse(rules.why_not_change(action.state))
    action.due_on = due_on
    action.due_kind = DueKind.DATE if due_on else DueKind.NONE
    save(action, fields := ["due_on", "due_kind"])
    record(by, Category.ALTERATION, "actions.redate_action", "action", [action.id], fields=fields)
    return action
