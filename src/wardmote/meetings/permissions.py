"""Who may run the business of a body, and who may ask for something on its agenda."""

from __future__ import annotations

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed
from wardmote.meetings.models import Body, Paper, Venue


def check_may_found(by: Actor) -> None:
    """Raise NotAllowed unless the actor runs the partnership's business, or is the system."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.RUN_BUSINESS):
        raise NotAllowed("Only a partnership officer does this.")


def check_may_run(by: Actor, body: Body) -> None:
    """Raise NotAllowed unless the actor runs business for the agency that leads the body, or is the system."""
    check_may_found(by)
    if isinstance(by, Viewer) and by.agency_id != body.agency_id:
        raise NotAllowed(
            "Only the agency that runs this body changes its meetings.",
            record_type="body",
            record_id=body.id,
        )


def may_run(by: Actor, body: Body) -> bool:
    """Whether `check_may_run` lets the actor pass."""
    try:
        check_may_run(by, body)
    except NotAllowed:
        return False
    return True


def check_may_keep_venue(by: Actor, venue: Venue) -> None:
    """Raise NotAllowed unless the actor runs business for the agency that keeps the venue, or is the system."""
    check_may_found(by)
    if isinstance(by, Viewer) and by.agency_id != venue.agency_id:
        raise NotAllowed(
            "Only the agency that keeps this venue changes it.", record_type="venue", record_id=venue.id
        )


def may_keep_venue(by: Actor, venue: Venue) -> bool:
    """Whether `check_may_keep_venue` lets the actor pass."""
    try:
        check_may_keep_venue(by, venue)
    except NotAllowed:
        return False
    return True


def check_may_ask(by: Actor) -> None:
    """Raise NotAllowed unless the actor reads the partnership's business: whoever does may ask for an item."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.READ_BUSINESS):
        raise NotAllowed("Only people who take part in the partnership's business do this.")


def check_may_write_paper(by: Actor, paper: Paper) -> None:
    """Raise NotAllowed unless it is a paper of the actor's agency, or the actor runs the business."""
    check_may_ask(by)
    if isinstance(by, Viewer) and by.agency_id != paper.agency_id and not by.may(Permission.RUN_BUSINESS):
        raise NotAllowed(
            "Only the agency whose paper it is, or the partnership officer, changes it.",
            record_type="paper",
            record_id=paper.id,
        )
