"""What a session of a signed-in person holds, and who they are by it.

A session holds: who proved to be whom, by which means and when (kept by allauth), when it began, when it
was last used, and the agency chosen. All of it lies in the database; the cookie is a random key.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from wardmote.access.actors import Viewer
from wardmote.partnerships.models import Account, Membership, Partnership
from wardmote.partnerships.queries import current_memberships, viewer_of
from wardmote.partnerships.rules.accounts import SessionClock

STARTED, SEEN, MEMBERSHIP = "started_at", "seen_at", "membership"
METHODS = "account_authentication_methods"  # allauth's own list
# The last use is written at most this often, so that reading pages costs no write each.
WRITE_SEEN_EVERY = timedelta(seconds=60)


@dataclass(frozen=True)
class SignedIn:
    """Somebody with a valid session: their account, and as much of the way in as they have gone.

    `viewer` is set when nothing is missing; otherwise `missing` names the route of the next step.
    """

    account: Account
    memberships: tuple[Membership, ...]
    clock: SessionClock
    viewer: Viewer | None = None
    membership: Membership | None = None
    missing: str = ""


def idle_limit() -> timedelta:
    """Return how long a session may stand idle (WARDMOTE_IDLE_MINUTES, between 5 and 30)."""
    return timedelta(minutes=settings.IDLE_MINUTES)


def account_id_in(session: SessionBase) -> UUID | None:
    """Return whose session it is, as far as the session itself says."""
    value = session.get(SESSION_KEY)
    return UUID(value) if value else None


def begin(session: SessionBase, *, at: datetime) -> None:
    """Note that somebody has just signed in."""
    session[STARTED] = session[SEEN] = at.timestamp()
    session.pop(MEMBERSHIP, None)


def choose(session: SessionBase, membership: Membership) -> None:
    """Note the agency that the person works for now."""
    session[MEMBERSHIP] = str(membership.id)


def clock_of(session: SessionBase) -> SessionClock | None:
    """Return the session's clock, or None when it was not begun by signing in."""
    if STARTED not in session or SEEN not in session:
        return None
    started, seen = (datetime.fromtimestamp(session[key], UTC) for key in (STARTED, SEEN))
    return SessionClock(started_at=started, seen_at=seen, idle=idle_limit())


def touch(session: SessionBase, *, at: datetime) -> None:
    """Note that the session is used, if that was last noted a minute or more ago."""
    if at.timestamp() - session[SEEN] >= WRITE_SEEN_EVERY.total_seconds():
        session[SEEN] = at.timestamp()


def renew(session: SessionBase) -> None:
    """Note that the session is used now, however lately that was noted."""
    session[SEEN] = datetime.now(UTC).timestamp()


def proofs(session: SessionBase) -> list[dict[str, Any]]:
    """Return by which means the person proved who they are, oldest first: allauth's records."""
    return list(session.get(METHODS) or [])


def has_second_factor(session: SessionBase) -> bool:
    """Whether a second factor was shown in this session.

    One shown to the council's own sign-in service (OpenID Connect) counts only by setting.
    """
    counted = {"mfa"} | ({"socialaccount"} if settings.OIDC_MFA_COUNTS else set())
    return any(proof.get("method") in counted for proof in proofs(session))


def proved_at(session: SessionBase) -> datetime | None:
    """Return when the person last proved who they are, or None."""
    times = [proof["at"] for proof in proofs(session) if "at" in proof]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def who_is_signed_in(
    session: SessionBase, account_id: UUID, partnership_at_host: "PartnershipAtHost", *, at: datetime
) -> tuple[SignedIn | None, str]:
    """Return who the session belongs to, and why nobody if so.

    One statement: memberships with account, agency and partnership. Access ends with the next request
    when the membership ended, the account was locked, the agency left, or the password was changed.
    Runs as `SigningIn`.
    """
    clock = clock_of(session)
    why = clock.why_ended(at) if clock else "Sign in to go on."
    if clock is None or why:
        return None, why
    here = [row for row in current_memberships(account_id) if partnership_at_host.is_(row.partnership)]
    if not here:
        return None, "This account cannot sign in. Ask your agency's administrator."
    account = here[0].account
    if not constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash()):
        return None, "Your password was changed. Sign in again."
    found = SignedIn(account, tuple(here), clock)
    if not has_second_factor(session):
        return SignedIn(account, tuple(here), clock, missing="second_factor"), ""
    chosen = session.get(MEMBERSHIP)
    membership = next((row for row in here if str(row.id) == chosen), None)
    if membership is None and len(here) == 1:
        membership = here[0]
        choose(session, membership)
    if membership is None:
        return SignedIn(account, found.memberships, clock, missing="choose_agency"), ""
    return SignedIn(account, found.memberships, clock, viewer_of(membership), membership), ""


class PartnershipAtHost:
    """Which partnership's door a request came to; asked of the database only when it must be."""

    def __init__(self, host: str) -> None:
        self.host = host.partition(":")[0].lower()
        self._found: Partnership | None = None

    def get(self) -> Partnership:
        """Return the partnership. Raises NotFound when none is served under this name."""
        from wardmote.partnerships.queries import partnership_for_host

        if self._found is None:
            self._found = partnership_for_host(self.host)
        return self._found

    def is_(self, partnership: Partnership) -> bool:
        """Whether it is this one."""
        if self._found is None and self.host in partnership.hosts:
            self._found = partnership
        return self.get().id == partnership.id
