"""Rules about people's accounts and sessions. Pure: times and limits come in, words or instants go out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wardmote.access.choices import Role
from wardmote.access.policy import roles_that_may_be_given, roles_that_may_be_moved, why_roles_clash

# Fixed by the security checklist (A12), not by taste: an invitation is short-lived, an account that nobody
# uses is closed, and somebody looks through the list every quarter.
INVITATION_HOURS = 72
DORMANT_DAYS = 45
CONFIRM_EVERY_DAYS = 92
LONGEST_SESSION = timedelta(hours=10)
# How long somebody who has just proved who they are need not do it again for a sensitive act (A10).
FRESH_MINUTES = 5
LONGEST_TOKEN_DAYS = 366


@dataclass(frozen=True)
class SessionClock:
    """When a session began and was last used, and how long it may stand idle."""

    started_at: datetime
    seen_at: datetime
    idle: timedelta

    def ends_at(self) -> datetime:
        """Return the instant after which the session no longer counts, unless it is used before."""
        return min(self.seen_at + self.idle, self.started_at + LONGEST_SESSION)

    def why_ended(self, at: datetime) -> str:
        """Return why the session has ended at an instant, or an empty string."""
        if at >= self.started_at + LONGEST_SESSION:
            return "You were signed in for 10 hours. Sign in again to go on."
        if at >= self.seen_at + self.idle:
            return "You were signed out because you did nothing for a while."
        return ""


def invitation_expires_at(created_at: datetime) -> datetime:
    """Return when an invitation stops working: 72 hours after it was made (A12)."""
    return created_at + timedelta(hours=INVITATION_HOURS)


def why_invitation_is_void(
    *, expires_at: datetime, used_at: datetime | None, withdrawn_at: datetime | None, at: datetime
) -> str:
    """Return why an invitation no longer works at an instant, or an empty string."""
    if used_at is not None:
        return "This invitation has been used."
    if withdrawn_at is not None:
        return "This invitation was withdrawn."
    if at >= expires_at:
        return "This invitation has run out. Ask whoever invited you for a new one."
    return ""


def is_dormant(*, last_used_at: datetime | None, created_at: datetime, at: datetime) -> bool:
    """Whether an account has not been used for 45 days (A12)."""
    return at - (last_used_at or created_at) >= timedelta(days=DORMANT_DAYS)


def needs_confirming(*, confirmed_at: datetime | None, from_on: date, at: datetime) -> bool:
    """Whether a membership is due to be looked at again: a quarter after it was confirmed or began."""
    since = confirmed_at.date() if confirmed_at else from_on
    return at.date() - since >= timedelta(days=CONFIRM_EVERY_DAYS)


def why_may_not_give(
    giver: Iterable[Role], *, wanted: Iterable[Role], held: Iterable[Role] = (), to_self: bool = False
) -> str:
    """Return why somebody with the roles `giver` may not make `held` into `wanted`, or an empty string.

    Nobody changes their own roles; nobody gives, or takes away, a role outside their own scope; nobody
    holds two roles that must be apart (policy.toml: grants, separation).
    """
    wanted, held = set(wanted), set(held)
    if to_self:
        return "You cannot change your own roles. Ask another administrator."
    if not wanted:
        return "Choose at least one role."
    beyond = (wanted ^ held) - roles_that_may_be_given(giver)
    if beyond:
        names = ", ".join(sorted(Role(role).label for role in beyond))
        return f"You may not give or take away: {names}."
    return why_roles_clash(wanted)


def is_last_holder(role: Role, *, holder: object, holders: Iterable[object]) -> bool:
    """Whether nobody but `holder` has the role among its `holders`."""
    return role in (Role.ACCOUNT_ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.OPERATOR) and set(holders) <= {
        holder
    }


def why_may_not_move(mover: Iterable[Role], *, wanted: Iterable[Role], held: Iterable[Role]) -> str:
    """Return why somebody may not move a person who holds `held` to another agency as `wanted`, or an empty string.

    A role that the mover gives may be given; any other only goes along with whoever holds it already, and only
    where the policy says so (policy.toml: moves): nobody gains a role by being moved.
    """
    mover, held, wanted = list(mover), set(held), set(wanted)
    movable = roles_that_may_be_moved(mover)
    if held - movable:
        return "This person holds a role that another administrator answers for."
    gained = wanted - held - roles_that_may_be_given(mover)
    if gained or wanted - movable:
        named = ", ".join(sorted(str(role.label) for role in gained or wanted - movable))
        return (
            f"Nobody gains a role by moving: {named}. The other agency's administrator gives it afterwards."
        )
    return why_roles_clash(wanted)
