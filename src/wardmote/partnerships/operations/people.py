"""Joining, moving, leaving: people's accounts and their places in agencies."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from wardmote.access.actors import Actor, SigningIn, SystemActor, Viewer
from wardmote.access.choices import Permission, Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import hash_secret, new_secret
from wardmote.access.policy import SIDES, why_roles_clash
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.notifications.operations import send_email
from wardmote.partnerships.choices import EndReason
from wardmote.partnerships.models import Account, Agency, ApiToken, Invitation, Membership, Team
from wardmote.partnerships.permissions import (
    check_may_end,
    check_may_give,
    check_may_manage_people,
    check_may_move,
)
from wardmote.partnerships.rules.accounts import (
    DORMANT_DAYS,
    INVITATION_HOURS,
    invitation_expires_at,
    is_last_holder,
    why_invitation_is_void,
)


def _check_roles(roles: list[Role]) -> None:
    why = why_roles_clash(roles) if roles else "Choose at least one role."
    if why:
        raise Refused(why, field="roles")


def _check_teams(agency: Agency, team_ids: Iterable[UUID]) -> list[UUID]:
    wanted = list(dict.fromkeys(team_ids))
    found = list(Team.objects.filter(agency=agency, pk__in=wanted))
    if len(found) != len(wanted):
        raise Refused("Choose teams of this agency.", field="team_ids")
    if {team.side for team in found} >= set(SIDES):
        raise Refused("One person cannot work on both sides of the wall.", field="teams")
    return wanted


def _check_not_last(membership: Membership, losing: Iterable[str]) -> None:
    """Raise Refused when a duty would be left with nobody (B10)."""
    for role in map(Role, losing):
        held_by = Membership.objects.filter(
            roles__contains=[role],
            ended_at__isnull=True,
            account__is_active=True,
            account__locked_at__isnull=True,
            partnership_id=membership.partnership_id,
        )
        if role != Role.OPERATOR:
            held_by = held_by.filter(agency_id=membership.agency_id)
        if is_last_holder(role, holder=membership.id, holders=held_by.values_list("id", flat=True)):
            raise Refused(
                f"Nobody else here is {role.label.lower()}. Give somebody else the role first.", field="roles"
            )


@operation
def invite(
    *,
    by: Actor,
    agency: Agency,
    email: str,
    name: str,
    roles: Iterable[Role],
    team_ids: Iterable[UUID] = (),
    link: str = "",
    at: datetime | None = None,
) -> tuple[Invitation, str]:
    """Invite somebody by e-mail to one agency with given roles; return the invitation and its one-time token.

    The token works once, for 72 hours, for this address, agency and roles and nothing else (A12, H16).
    `link` is what the token is added to in the mail; without it no mail is sent. An earlier invitation to
    the same address and agency stops working. Raises NotAllowed beyond the actor's scope, Refused for
    roles that clash or somebody who is there already.
    """
    now = at or timezone.now()
    wanted = [Role(role) for role in roles]
    check_may_manage_people(by, agency)
    _check_roles(wanted)
    check_may_give(by, wanted=wanted)
    if agency.left_on is not None:
        raise Refused("This agency has left the partnership.")
    teams = _check_teams(agency, team_ids)
    if Membership.objects.filter(agency=agency, account__email__iexact=email, ended_at__isnull=True).exists():
        raise Refused("This person already has an account in this agency.", field="email")
    Invitation.objects.filter(
        agency=agency, email__iexact=email, used_at__isnull=True, withdrawn_at__isnull=True
    ).update(withdrawn_at=now)
    token = new_secret()
    invitation = Invitation.objects.create(
        partnership_id=agency.partnership_id,
        agency=agency,
        email=email,
        name=name,
        roles=wanted,
        team_ids=teams,
        token_hash=hash_secret(token),
        invited_by_id=getattr(by, "membership_id", None),
        expires_at=invitation_expires_at(now),
    )
    record(by, Category.COLLECTION, "partnerships.invite", "invitation", [invitation.id])
    if link:
        send_email(
            by=by,
            to=email,
            subject=f"Your account at {agency.partnership.name}",
            text=(
                f"Hello {name},\n\n{agency.name} invites you to Wardmote, the shared record of anti-social "
                f"behaviour of {agency.partnership.name}.\n\nSet up your account here within "
                f"{INVITATION_HOURS} hours. The link works once:\n\n{link}{token}\n\n"
                "If you did not expect this message, you need not do anything.\n"
            ),
            record_id=invitation.id,
            agency_id=agency.id,
            partnership_id=agency.partnership_id,
            holds_secret=True,
        )
    return invitation, token


@operation
def withdraw_invitation(*, by: Actor, invitation: Invitation, at: datetime | None = None) -> Invitation:
    """Stop an invitation that was not used yet."""
    check_may_manage_people(by, invitation.agency)
    if invitation.used_at is not None:
        raise Refused("This invitation has been used.")
    invitation.withdrawn_at = at or timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(by, Category.ALTERATION, "partnerships.withdraw_invitation", "invitation", [invitation.id])
    return invitation


@operation
def accept_invitation(
    *, by: SigningIn, token: str, password: str | None, name: str = "", at: datetime | None = None
) -> Membership:
    """Turn an invitation into a place in its agency, with an account if the person has none.

    The mail reached them, so their address counts as verified. Somebody who has an account already (in
    another agency) keeps its password: an invitation never changes one. `password` None: they will sign
    in through the council's own service. Raises NotFound for an unknown token, Refused for one that was
    used, withdrawn or has run out, or when the account is locked.
    """
    now = at or timezone.now()
    invitation = (
        Invitation.objects.select_for_update().filter(token_hash=hash_secret(token)).first()
        if token
        else None
    )
    if invitation is None:
        raise NotFound("No such invitation.")
    why = why_invitation_is_void(
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        withdrawn_at=invitation.withdrawn_at,
        at=now,
    )
    if why or invitation.agency.left_on is not None:
        raise Refused(why or "This agency has left the partnership.")
    account = Account.objects.filter(email__iexact=invitation.email).first()
    if account is None:
        account = Account(email=invitation.email, name=name or invitation.name)
        if password is None:
            account.set_unusable_password()
        else:
            account.set_password(password)
        account.save()
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    elif account.locked_at is not None or not account.is_active:
        raise Refused("This account is locked. Ask whoever invited you to unlock it.")
    membership = Membership.objects.create(
        partnership_id=invitation.partnership_id,
        agency_id=invitation.agency_id,
        account=account,
        roles=invitation.roles,
        team_ids=invitation.team_ids,
        from_on=timezone.localdate(now),
    )
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    record(
        by,
        Category.COLLECTION,
        "partnerships.accept_invitation",
        "membership",
        [membership.id, invitation.id, account.id],
    )
    return membership


@operation
def change_roles(
    *,
    by: Actor,
    membership: Membership,
    roles: Iterable[Role],
    team_ids: Iterable[UUID] = (),
    job_title: str | None = None,
) -> Membership:
    """Give somebody other roles and teams in their agency. Their sessions end, so that new ones begin (A7).

    Raises NotAllowed for one's own roles and for roles beyond the actor's scope (B10, H18), Refused for
    roles that clash or when a duty would be left with nobody.
    """
    wanted = [Role(role) for role in roles]
    check_may_manage_people(by, membership.agency)
    _check_current(membership)
    _check_roles(wanted)
    check_may_give(by, wanted=wanted, held=membership.roles, to=membership.id)
    _check_not_last(membership, set(membership.roles) - set(wanted))
    changed = set(membership.roles) != set(wanted)
    membership.roles, membership.team_ids = wanted, _check_teams(membership.agency, team_ids)
    if job_title is not None:
        membership.job_title = job_title
    membership.save(update_fields=["roles", "team_ids", "job_title"])
    if changed:
        _end_sessions(membership.account_id)
    record(
        by,
        Category.ALTERATION,
        "partnerships.change_roles",
        "membership",
        [membership.id],
        fields=["roles", "team_ids", "job_title"],
    )
    return membership


def _check_current(membership: Membership) -> None:
    if membership.ended_at is not None:
        raise Refused("This person no longer works for this agency.")


@operation
def end_membership(
    *, by: Actor, membership: Membership, reason: EndReason, at: datetime | None = None
) -> Membership:
    """End somebody's place in an agency: no access for it from the next request on, sessions closed, and
    the machine tokens that they made revoked (H16).

    Raises NotAllowed for one's own and beyond the actor's scope, Refused when a duty would be left with
    nobody.
    """
    now = at or timezone.now()
    check_may_end(by, membership)
    _check_current(membership)
    _check_not_last(membership, membership.roles)
    _end(membership, reason, now)
    record(
        by,
        Category.ALTERATION,
        "partnerships.end_membership",
        "membership",
        [membership.id, membership.account_id],
        fields=["ended_at", "end_reason"],
    )
    return membership


def _end(membership: Membership, reason: EndReason, at: datetime) -> None:
    membership.ended_at, membership.end_reason = at, reason
    membership.save(update_fields=["ended_at", "end_reason"])
    _end_sessions(membership.account_id)
    _revoke_tokens_of([membership.id], membership.partnership_id, at)


@operation
def move(
    *,
    by: Actor,
    membership: Membership,
    agency: Agency,
    roles: Iterable[Role],
    team_ids: Iterable[UUID] = (),
    job_title: str = "",
    at: datetime | None = None,
) -> Membership:
    """End somebody's place in one agency and begin one in another; return the new one.

    The history of the old one stays, and nothing goes along: whatever they were named on in the old place ends
    with it, from the next request on. Whoever moves a person manages the people of both agencies; nobody gains a
    role by it. Raises NotAllowed, NotFound, Refused for the same agency, and when a duty would be left with nobody.
    """
    now = at or timezone.now()
    wanted = [Role(role) for role in roles]
    check_may_move(by, membership, agency, wanted=wanted)
    if agency.id == membership.agency_id:
        raise Refused("Choose another agency.", field="agency")
    if agency.left_on is not None:
        raise Refused("That agency has left the partnership.", field="agency")
    _check_current(membership)
    _check_roles(wanted)
    already = Membership.objects.filter(
        agency=agency, account_id=membership.account_id, ended_at__isnull=True
    )
    if already.exists():
        raise Refused(
            "They work for that agency already. End their place in this one instead.", field="agency"
        )
    _check_not_last(membership, membership.roles)
    teams = _check_teams(agency, team_ids)
    _end(membership, EndReason.MOVED, now)
    moved = Membership.objects.create(
        partnership_id=agency.partnership_id,
        agency=agency,
        account_id=membership.account_id,
        job_title=job_title,
        roles=wanted,
        team_ids=teams,
        from_on=timezone.localdate(now),
    )
    record(by, Category.ALTERATION, "partnerships.move", "membership", [membership.id, moved.id])
    return moved


@operation
def lock_account(*, by: Actor, membership: Membership, at: datetime | None = None) -> Account:
    """Lock somebody's account at once: sessions end, the machine tokens they made are revoked.

    Somebody who works for a further agency can only be locked by the partnership's administrator: their
    own agency ends their place instead.
    """
    now = at or timezone.now()
    check_may_end(by, membership)
    account = membership.account
    elsewhere = account.memberships.filter(ended_at__isnull=True).exclude(agency_id=membership.agency_id)
    if isinstance(by, Viewer) and not by.may(Permission.MANAGE_PARTNERSHIP) and elsewhere.exists():
        raise NotAllowed(
            "This person also works for another agency. End their place in yours, or ask the partnership's "
            "administrator."
        )
    _check_not_last(membership, membership.roles)
    account.locked_at = now
    account.save(update_fields=["locked_at"])
    _end_sessions(account.id)
    _revoke_tokens_of(list(account.memberships.values_list("id", flat=True)), membership.partnership_id, now)
    record(
        by, Category.ALTERATION, "partnerships.lock_account", "account", [account.id], fields=["locked_at"]
    )
    return account


@operation
def unlock_account(*, by: Actor, membership: Membership, at: datetime | None = None) -> Account:
    """Unlock somebody's account, and count the days of not using it from now."""
    check_may_end(by, membership)
    _check_current(membership)
    account = membership.account
    account.locked_at, account.last_used_at = None, at or timezone.now()
    account.save(update_fields=["locked_at", "last_used_at"])
    record(
        by, Category.ALTERATION, "partnerships.unlock_account", "account", [account.id], fields=["locked_at"]
    )
    return account


@operation
def end_all_sessions(
    *, by: Actor, account: Account, membership: Membership | None = None, keep: str = ""
) -> int:
    """Sign an account out everywhere; return from how many sessions. One's own (but for the session with
    the key `keep`), or (with the membership) somebody's that the actor manages."""
    if membership is not None and membership.account_id == account.id:
        check_may_end(by, membership)
    elif getattr(by, "account_id", None) != account.id and not isinstance(by, SystemActor):
        raise NotAllowed("You can only sign yourself out.")
    ended = _end_sessions(account.id, keep)
    record(by, Category.ALTERATION, "partnerships.end_all_sessions", "account", [account.id])
    return ended


@operation
def reset_second_factor(*, by: Actor, membership: Membership) -> Account:
    """Remove somebody's second factors and end their sessions, so that they set up new ones.

    For whoever has lost phone and recovery codes. Before this the administrator makes sure, face to face
    or by a number they know, who asks (ASVS 5.0, 6.4.4). The person is told by mail.
    """
    check_may_end(by, membership)
    _check_current(membership)
    account = membership.account
    Authenticator.objects.filter(user_id=account.id).delete()
    _end_sessions(account.id)
    send_email(
        by=by,
        to=account.email,
        subject="Your second step for signing in was removed",
        text=(
            f"Hello {account.name},\n\nYour agency's administrator has removed the second step of your account. "
            "You set up a new one when you next sign in.\n\nIf you did not ask for this, tell your agency at "
            "once.\n"
        ),
        agency_id=membership.agency_id,
        partnership_id=membership.partnership_id,
    )
    record(by, Category.ALTERATION, "partnerships.reset_second_factor", "account", [account.id])
    return account


@operation
def end_session(*, by: Viewer, session_id: int) -> None:
    """End one of one's own sessions. Raises NotFound for any other."""
    found = UserSession.objects.filter(user_id=by.account_id, pk=session_id).first()
    if found is None:
        raise NotFound("No such session.")
    Session.objects.filter(session_key=found.session_key).delete()
    found.delete()
    record(by, Category.ALTERATION, "partnerships.end_session", "account", [by.account_id])


def _end_sessions(account_id: UUID, keep: str = "") -> int:
    sessions = UserSession.objects.filter(user_id=account_id).exclude(session_key=keep)
    keys = list(sessions.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return ended


def _revoke_tokens_of(membership_ids: list[UUID], partnership_id: UUID, at: datetime) -> None:
    """As the system: whoever manages people need not manage machine access."""
    with acting_as(SystemActor(partnership_id, why="somebody left")):
        ApiToken.objects.filter(created_by_id__in=membership_ids, revoked_at__isnull=True).update(
            revoked_at=at
        )


@operation
def confirm_membership(*, by: Viewer, membership: Membership, at: datetime | None = None) -> Membership:
    """Say that somebody still works here and needs these roles: asked each quarter (A12).

    Nobody confirms themselves.
    """
    check_may_manage_people(by, membership.agency)
    _check_current(membership)
    if membership.account_id == by.account_id:
        raise NotAllowed("Somebody else has to confirm your own account.")
    membership.confirmed_at, membership.confirmed_by_id = at or timezone.now(), by.membership_id
    membership.save(update_fields=["confirmed_at", "confirmed_by"])
    record(
        by,
        Category.ALTERATION,
        "partnerships.confirm_membership",
        "membership",
        [membership.id],
        fields=["confirmed_at"],
    )
    return membership


@operation
def close_dormant(*, by: SystemActor, at: datetime | None = None) -> list[UUID]:
    """Lock the accounts that nobody used for 45 days (A12); return them. Run by a job each night."""
    now = at or timezone.now()
    since = now - timedelta(days=DORMANT_DAYS)
    unused = Account.objects.filter(locked_at__isnull=True, is_active=True).filter(
        Q(last_used_at__lte=since) | Q(last_used_at__isnull=True, created_at__lte=since)
    )
    if by.partnership_id is not None:
        unused = unused.filter(memberships__partnership_id=by.partnership_id).distinct()
    closed = list(unused.values_list("id", flat=True))
    Account.objects.filter(pk__in=closed).update(locked_at=now)
    for account_id in closed:
        _end_sessions(account_id)
    record(by, Category.ALTERATION, "partnerships.close_dormant", "account", closed, fields=["locked_at"])
    return closed


@operation
def note_use(*, by: SigningIn, account: Account, at: datetime | None = None) -> None:
    """Note that somebody signed in."""
    Account.objects.filter(pk=account.pk).update(last_used_at=at or timezone.now())
    record(by, Category.CONSULTATION, "partnerships.sign_in", "account", [account.pk])


@operation
def change_profile(*, by: Viewer, name: str, phone: str) -> Account:
    """Change one's own name and telephone number: all that a person may change of themselves (H8)."""
    account = Account.objects.get(pk=by.account_id)
    account.name, account.phone = name, phone
    account.save(update_fields=["name", "phone"])
    record(
        by,
        Category.ALTERATION,
        "partnerships.change_profile",
        "account",
        [account.id],
        fields=["name", "phone"],
    )
    return account


@operation
def set_password(*, by: Actor, account: Account, password: str, keep: str = "") -> None:
    """Give one's own account a new password; all its sessions end, but for the one with the key `keep`."""
    if getattr(by, "account_id", None) != account.id:
        raise NotAllowed("You can only change your own password.")
    account.set_password(password)
    account.save(update_fields=["password"])
    _end_sessions(account.id, keep)
    record(by, Category.ALTERATION, "partnerships.set_password", "account", [account.id], fields=["password"])
