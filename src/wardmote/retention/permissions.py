"""Who decides about erasing: information governance, on the records of their own agency."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed, NotFound


def check_may_decide(by: Actor, *, partnership_id: UUID, agency_id: UUID) -> None:
    """Raise NotAllowed without the duty, NotFound for another agency's record."""
    if isinstance(by, SystemActor) and by.partnership_id in (None, partnership_id):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.DECIDE_RETENTION):
        raise NotAllowed("Only information governance decides what is erased.")
    if by.partnership_id != partnership_id or by.agency_id != agency_id:
        raise NotFound("No such record.")
