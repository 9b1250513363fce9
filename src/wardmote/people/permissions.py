"""Who may do what to a person's record, as sentences."""

from __future__ import annotations

from datetime import datetime

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Action, FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.policy import can, class_ceiling
from wardmote.people.models import Person
from wardmote.sharing.queries import facts_of


def check_may_write_to(actor: Actor, person: Person, *, at: datetime) -> None:
    """Raise NotFound where the record is out of scope, NotAllowed for those who do not work on records.

    The person behind a report's link may write their own record; staff whom the record reaches may too.
    """
    if isinstance(actor, SystemActor):
        if actor.partnership_id not in (None, person.partnership_id):
            raise NotFound("No such person.")
        return
    if isinstance(actor, PublicActor):
        if actor.person_id != person.id or actor.partnership_id != person.partnership_id:
            raise NotFound("No such person.")
        return
    if not can(actor, Action.CONTRIBUTE, facts_of(person), at=at):
        raise NotFound("No such person.")
    if isinstance(actor, Viewer) and not works_on_records(actor):
        raise NotAllowed("Your role does not work on people's records.")


def check_may_link(actor: Actor, one: Person, other: Person, *, at: datetime) -> None:
    """Raise NotFound unless both records reach the actor, NotAllowed unless they work on records."""
    if not isinstance(actor, Viewer):
        raise NotAllowed("Only an officer says that two records are one person.")
    check_may_write_to(actor, one, at=at)
    check_may_write_to(actor, other, at=at)


def check_may_reveal(actor: Actor, field_class: FieldClass, *, named: bool, author: bool) -> None:
    """Raise NotAllowed unless a role of the viewer may see this class on click, being named or its author."""
    if (
        not isinstance(actor, Viewer)
        or not actor.may(Permission.REVEAL)
        or class_ceiling(actor, field_class, named=named, author=author) == "none"
    ):
        raise NotAllowed("Only the people named on it may see this.")


def works_on_records(actor: Viewer) -> bool:
    """Whether one of the viewer's roles works on records of people."""
    return (
        actor.may(Permission.WORK_CASES)
        or actor.may(Permission.TRIAGE_REPORTS)
        or actor.may(Permission.ENTER_REPORTS)
    )
