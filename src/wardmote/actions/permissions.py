"""Who may set and end actions. Whether the record itself may be read is the audience's business."""

from __future__ import annotations

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed
from wardmote.actions.models import Action


def check_may_set(by: Actor) -> None:
    """Raise NotAllowed unless the actor works on cases, or is the system."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.WORK_CASES):
        raise NotAllowed("Only people who work on cases set actions.")


def check_may_end(by: Actor, action: Action) -> None:
    """Raise NotAllowed unless it is the actor's own action, their agency's, or one that they set."""
    check_may_set(by)
    if isinstance(by, SystemActor):
        return
    assert isinstance(by, Viewer)
    if by.agency_id == action.agency_id or by.membership_id in (action.owner_id, action.set_by_id):
        return
    raise NotAllowed(
        "Only the agency that owes an action, or whoever set it, may change it.",
        record_type="action",
        record_id=action.id,
    )
