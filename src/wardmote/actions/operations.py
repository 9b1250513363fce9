"""Setting actions, ending them, giving them to somebody else or another day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.actions import rules
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action
from wardmote.actions.permissions import check_may_end, check_may_set
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.models import Membership


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
    _refuse(rules.why_not_set(text), "text")
    if owner_id is not None:
        _check_owner(by, agency_id, owner_id)
    action = Action.objects.create(
        partnership_id=by.partnership_id,  # type: ignore[union-attr, misc]
        audience_id=audience_id,
        agency_id=agency_id,
        owner_id=owner_id,
        text=text.strip(),
        due_on=due_on,
        set_by_id=getattr(by, "membership_id", None),
        created_at=at or timezone.now(),
    )
    record(by, Category.COLLECTION, "actions.set_action", "action", [action.id], classes=[FieldClass.F1])
    return action


@operation
def finish_action(*, by: Actor, action_id: UUID, result: str = "", at: datetime | None = None) -> Action:
    """End an action as done. Raises NotFound, NotAllowed, Refused when it has ended already."""
    action = _lock(by, action_id)
    check_may_end(by, action)
    _refuse(rules.why_not_finish(_facts(action)), "")
    return _end(by, action, ActionState.DONE, result, at)


@operation
def end_as_not_needed(*, by: Actor, action_id: UUID, reason: str, at: datetime | None = None) -> Action:
    """End an action as not needed, with the reason. Raises NotFound, NotAllowed, Refused."""
    action = _lock(by, action_id)
    check_may_end(by, action)
    _refuse(rules.why_not_drop(_facts(action, reason)), "reason")
    return _end(by, action, ActionState.NOT_NEEDED, reason, at)


@operation
def reassign_action(*, by: Actor, action_id: UUID, agency_id: UUID, owner_id: UUID | None = None) -> Action:
    """Give an open action to another agency or person. Raises NotFound, NotAllowed, Refused."""
    action = _lock(by, action_id)
    check_may_end(by, action)
    _refuse(rules.why_not_change(_facts(action)), "")
    if owner_id is not None:
        _check_owner(by, agency_id, owner_id)
    action.agency_id, action.owner_id = agency_id, owner_id
    return _save(by, action, "actions.reassign_action", ["agency", "owner"])


@operation
def redate_action(*, by: Actor, action_id: UUID, due_on: date | None) -> Action:
    """Give an open action another due day; None takes it away. Raises NotFound, NotAllowed, Refused."""
    action = _lock(by, action_id)
    check_may_end(by, action)
    _refuse(rules.why_not_change(_facts(action)), "")
    action.due_on = due_on
    return _save(by, action, "actions.redate_action", ["due_on"])


def _lock(by: Actor, action_id: UUID) -> Action:
    action = Action.objects.visible_to(by).select_for_update().filter(pk=action_id).first()
    if action is None:
        raise NotFound("No such action.")
    return action


def _facts(action: Action, result: str = "") -> rules.ActionFacts:
    return rules.ActionFacts(state=action.state, text=action.text, result=result, due_on=action.due_on)


def _check_owner(by: Actor, agency_id: UUID, owner_id: UUID) -> None:
    current = Membership.objects.filter(
        pk=owner_id,
        agency_id=agency_id,
        partnership_id=by.partnership_id,  # type: ignore[union-attr, misc]
        ended_at__isnull=True,
    )
    if not current.exists():
        raise Refused("Choose somebody who works for the agency that owes it.", field="owner")


def _refuse(problem: str, field: str) -> None:
    if problem:
        raise Refused(problem, field=field)


def _end(by: Actor, action: Action, state: ActionState, result: str, at: datetime | None) -> Action:
    action.state, action.result = state, result.strip()[:300]
    action.ended_at, action.ended_by_id = at or timezone.now(), getattr(by, "membership_id", None)
    act = "actions.finish_action" if state == ActionState.DONE else "actions.end_as_not_needed"
    return _save(by, action, act, ["state", "result", "ended_at", "ended_by"])


def _save(by: Actor, action: Action, act: str, fields: list[str]) -> Action:
    action.version += 1
    action.save(update_fields=[*fields, "version"])
    record(by, Category.ALTERATION, act, "action", [action.id], fields=fields, classes=[FieldClass.F1])
    return action
