"""Reading actions. Whoever lists them for a person records the reading with the record they hang on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import NotFound
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action
from wardmote.sharing.models import SharedQuerySet

MOST_SHOWN = 200


def list_my_actions(*, viewer: Viewer, until: date | None = None) -> list[Action]:
    """Return the viewer's own open actions on casework, the most urgent first; `until`: those due by that day."""
    mine = _open(viewer).filter(owner_id=viewer.membership_id)
    if until is not None:
        mine = mine.filter(due_on__lte=until)
    return list(mine[:MOST_SHOWN])


def list_overdue(*, viewer: Viewer, today: date, agency_id: UUID | None = None) -> list[Action]:
    """Return open actions on casework past their due day that an agency owes (the viewer's by default)."""
    return list(_open(viewer).filter(agency_id=agency_id or viewer.agency_id, due_on__lt=today)[:MOST_SHOWN])


def list_actions(*, viewer: Actor, ids: Iterable[UUID]) -> list[Action]:
    """Return those of the actions that the viewer may see, open ones first, then by due day."""
    found = Action.objects.visible_to(viewer).filter(pk__in=list(ids))
    rows = found.select_related("agency", "owner__account", "ended_by__account").order_by(
        "due_on", "created_at"
    )
    return sorted(rows, key=lambda action: action.state != ActionState.OPEN)


def get_action(*, viewer: Actor, action_id: UUID) -> Action:
    """Return one action. Raises NotFound."""
    found = Action.objects.visible_to(viewer).select_related("agency", "owner__account").filter(pk=action_id)
    action = found.first()
    if action is None:
        raise NotFound("No such action.")
    return action


def _open(viewer: Viewer) -> SharedQuerySet:
    found = Action.objects.visible_to(viewer).filter(state=ActionState.OPEN, in_log=False)
    return found.select_related("agency", "owner__account").order_by("due_on", "created_at", "id")
