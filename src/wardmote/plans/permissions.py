"""Who keeps plans and returns, and who reports on them."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed


def check_may_run(by: Actor) -> None:
    """Raise NotAllowed unless the actor runs the partnership's business, or is the system."""
    if not may_run(by):
        raise NotAllowed("Only who runs the partnership's business changes plans and returns.")


def may_run(by: Actor) -> bool:
    """Whether the actor runs the partnership's business, or is the system."""
    return isinstance(by, SystemActor) or (isinstance(by, Viewer) and by.may(Permission.RUN_BUSINESS))


def check_may_take_part(by: Actor) -> None:
    """Raise NotAllowed unless the actor takes part in the partnership's business: reads it, and comments."""
    if isinstance(by, SystemActor) or (isinstance(by, Viewer) and by.may(Permission.READ_BUSINESS)):
        return
    raise NotAllowed("Only who takes part in the partnership's business may do this.")


def check_may_answer_for(by: Actor, agency_ids: frozenset[UUID]) -> None:
    """Raise NotAllowed unless the actor speaks for one of the agencies, or runs the partnership's business."""
    check_may_take_part(by)
    if may_answer_for(by, agency_ids):
        return
    raise NotAllowed("Only the partners of this line, or who runs the partnership's business, may do this.")


def may_answer_for(by: Actor, agency_ids: frozenset[UUID]) -> bool:
    """Whether the actor speaks for one of the agencies, or runs the partnership's business."""
    if may_run(by):
        return True
    return isinstance(by, Viewer) and by.may(Permission.READ_BUSINESS) and by.agency_id in agency_ids
