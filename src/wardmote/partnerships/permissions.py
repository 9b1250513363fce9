"""Who may manage people, settings and machine access. The reason is the sentence that the page shows."""

from collections.abc import Iterable
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Permission, Role
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.partnerships.models import Agency, Membership
from wardmote.partnerships.rules.accounts import why_may_not_give, why_may_not_move


def check_may_manage_people(by: Actor, agency: Agency) -> None:
    """Raise unless the actor manages people of this agency: an account administrator of their own agency
    only, a partnership administrator of each (past hole H18: a local administrator making users of other
    offices). Another partnership's agency is absent: NotFound.
    """
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or by.partnership_id != agency.partnership_id:
        raise NotFound("No such agency.")
    if by.may(Permission.MANAGE_PARTNERSHIP):
        return
    if not by.may(Permission.MANAGE_ACCOUNTS):
        raise NotAllowed("Only an account administrator manages people's accounts.")
    if agency.id != by.agency_id:
        raise NotAllowed("You manage the people of your own agency only.")


def check_may_give(
    by: Actor, *, wanted: Iterable[str], held: Iterable[str] = (), to: UUID | None = None
) -> None:
    """Raise unless the actor may make the roles `held` into `wanted` for the membership `to`."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer):
        raise NotAllowed("Only an administrator gives roles.")
    why = why_may_not_give(
        by.roles,
        wanted=map(Role, wanted),
        held=map(Role, held),
        to_self=to is not None and to == by.membership_id,
    )
    if why:
        raise NotAllowed(why)


def check_may_end(by: Actor, membership: Membership) -> None:
    """Raise unless the actor may end, lock, or sign out somebody: never themselves, and never somebody
    whose roles are beyond the actor's own scope."""
    check_may_manage_people(by, membership.agency)
    if isinstance(by, SystemActor):
        return
    assert isinstance(by, Viewer)
    if membership.account_id == by.account_id:
        raise NotAllowed("You cannot do this to your own account. Ask another administrator.")
    if why_may_not_give(by.roles, wanted=map(Role, membership.roles), held=()):
        raise NotAllowed("This person holds a role that another administrator answers for.")


def check_may_move(by: Actor, membership: Membership, agency: Agency, *, wanted: Iterable[str]) -> None:
    """Raise unless the actor manages the people of both agencies and may move this person with these roles."""
    check_may_manage_people(by, membership.agency)
    check_may_manage_people(by, agency)
    if isinstance(by, SystemActor):
        return
    assert isinstance(by, Viewer)
    if membership.account_id == by.account_id:
        raise NotAllowed("You cannot do this to your own account. Ask another administrator.")
    if why := why_may_not_move(by.roles, wanted=map(Role, wanted), held=map(Role, membership.roles)):
        raise NotAllowed(why)


def check_may_manage_partnership(by: Actor, partnership_id: UUID) -> None:
    """Raise unless the actor sets up this partnership."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or by.partnership_id != partnership_id:
        raise NotFound("No such partnership.")
    if not by.may(Permission.MANAGE_PARTNERSHIP):
        raise NotAllowed("Only a partnership administrator changes its settings.")


def check_may_manage_tokens(by: Actor, agency: Agency) -> None:
    """Raise unless the actor manages the machine access of this agency, which must be their own."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or by.partnership_id != agency.partnership_id:
        raise NotFound("No such agency.")
    if not by.may(Permission.MANAGE_TOKENS):
        raise NotAllowed("Only a supervisor manages machine access.")
    if agency.id != by.agency_id:
        raise NotAllowed("You manage the machine access of your own agency only.")
