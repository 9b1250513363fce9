"""Who may set, move and end actions. Whether the record itself may be read is the audience's business."""

from __future__ import annotations

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission, Role
from wardmote.access.errors import NotAllowed
from wardmote.actions.models import Action

# What whoever owes an action of the log may do with it; everything else is for who runs the partnership's business.
OWNERS_MAY = frozenset(
    {"start", "wait", "answered", "await", "happened", "claim", "nil", "progress", "chase"}
)

# Whoever has one of these answers for what their agency owes without naming a person.
ANSWERS_FOR_AGENCY = frozenset({Role.BOARD_MEMBER, Role.PARTNERSHIP_OFFICER})


def check_may_set(by: Actor) -> None:
    """Raise NotAllowed unless the actor works on cases, or is the system."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.WORK_CASES):
        raise NotAllowed("Only people who work on cases set actions.")


def check_may_run(by: Actor) -> None:
    """Raise NotAllowed unless the actor runs the partnership's business, or is the system."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.RUN_BUSINESS):
        raise NotAllowed("Only who runs the partnership's business may do this.")


def check_may_end(by: Actor, action: Action) -> None:
    """Raise NotAllowed unless it is the actor's own action, their agency's, or one that they set."""
    if action.in_log:
        return check_may_run(by)
    check_may_set(by)
    if isinstance(by, SystemActor):
        return None
    assert isinstance(by, Viewer)
    if by.agency_id == action.agency_id or by.membership_id in (action.owner_id, action.set_by_id):
        return None
    raise NotAllowed(
        "Only the agency that owes an action, or whoever set it, may change it.",
        record_type="action",
        record_id=action.id,
    )


def check_may_move(by: Actor, action: Action, step: str) -> None:
    """Raise NotAllowed unless the actor may take this step with an action of the log.

    Whoever owes it starts it, writes its progress, chases, and says that it is done; that it *is* done, is dropped or
    carried over is for who runs the partnership's business.
    """
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.READ_BUSINESS):
        raise NotAllowed("Only who takes part in the partnership's business may do this.")
    if by.may(Permission.RUN_BUSINESS) or (step in OWNERS_MAY and owes(by, action)):
        return
    raise NotAllowed(
        "Only whoever owes an action, or who runs the partnership's business, may do this.",
        record_type="action",
        record_id=action.id,
    )


def owes(by: Viewer, action: Action) -> bool:
    """Whether the person, or their agency, owes the action, alone or with others."""
    if by.agency_id == action.agency_id or by.membership_id == action.owner_id:
        return True
    return any(
        by.agency_id == joint.agency_id or by.membership_id == joint.membership_id
        for joint in action.joint_owners.all()
    )


def may_move(by: Actor, action: Action, step: str) -> bool:
    """Whether the actor may take this step with an action of the log."""
    try:
        check_may_move(by, action, step)
    except NotAllowed:
        return False
    return True
