"""Reading of partnerships, agencies and people."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.policy import viewer_for
from wardmote.partnerships.models import (
    Account,
    Advice,
    Agency,
    Invitation,
    Membership,
    Partnership,
    Team,
)
from wardmote.partnerships.rules import why_invitation_is_void


def partnership_for_host(host: str) -> Partnership:
    """Return the partnership whose pages are served under a host name.

    An installation with one partnership serves it under every allowed name. Raises NotFound.
    """
    name = host.partition(":")[0].lower()
    found = list(Partnership.objects.filter(hosts__contains=[name])[:1]) or list(
        Partnership.objects.all()[:2]
    )
    if len(found) != 1:
        raise NotFound(f"No partnership is served at {name}.")
    return found[0]


def partnership_with_slug(slug: str) -> Partnership | None:
    """Return the partnership of a short name, or None: names of partnerships are public."""
    return Partnership.objects.filter(slug=slug).first()


def current_memberships(account_id: UUID) -> list[Membership]:
    """Return the memberships that a person may work under now, with agency, partnership and account."""
    return list(
        Membership.objects.filter(
            account_id=account_id,
            ended_at__isnull=True,
            account__is_active=True,
            account__locked_at__isnull=True,
            agency__left_on__isnull=True,
        )
        .select_related("agency", "partnership", "account")
        .order_by("from_on", "id")
    )


def viewer_of(membership: Membership) -> Viewer:
    """Return the viewer that a membership makes, with principals and permissions from the policy."""
    return viewer_for(
        Viewer(
            account_id=membership.account_id,
            membership_id=membership.id,
            partnership_id=membership.partnership_id,
            agency_id=membership.agency_id,
            roles=frozenset(Role(role) for role in membership.roles),
            team_ids=tuple(membership.team_ids),
            name=membership.account.name,
            agency_name=str(membership.agency),
        )
    )


def list_agencies(*, viewer: Actor) -> QuerySet[Agency]:
    """Return the agencies of the actor's partnership that still belong to it, by name."""
    return Agency.objects.filter(
        partnership_id=getattr(viewer, "partnership_id", None), left_on__isnull=True
    ).order_by("name")


def get_agency(*, viewer: Actor, agency_id: UUID) -> Agency:
    """Return one agency of the actor's partnership. Raises NotFound."""
    agency = list_agencies(viewer=viewer).filter(pk=agency_id).first()
    if agency is None:
        raise NotFound("No such agency.")
    return agency


def list_teams(*, viewer: Viewer) -> QuerySet[Team]:
    """Return the teams of the viewer's agency, by name."""
    return Team.objects.filter(partnership_id=viewer.partnership_id, agency_id=viewer.agency_id).order_by(
        "name"
    )


def list_colleagues(*, viewer: Viewer, agency_id: UUID | None = None) -> QuerySet[Membership]:
    """Return the current memberships of an agency of the partnership (own by default), by name."""
    return (
        Membership.objects.filter(
            partnership_id=viewer.partnership_id,
            agency_id=agency_id or viewer.agency_id,
            ended_at__isnull=True,
            account__is_active=True,
        )
        .select_related("account", "agency")
        .order_by("account__name")
    )


def account_of(account_id: UUID) -> Account | None:
    """Return an account by its id, for the session of somebody who is signed in."""
    return Account.objects.filter(pk=account_id).first()


def list_advice(*, viewer: Actor) -> QuerySet[Advice]:
    """Return the advice outcomes that the partnership offers, in its order."""
    return Advice.objects.filter(
        partnership_id=getattr(viewer, "partnership_id", None), is_offered=True
    ).order_by("position", "title")


def find_invitation(*, token: str, at: datetime | None = None) -> Invitation:
    """Return the invitation that a one-time token opens, with its agency. Runs as `SigningIn`.

    Raises NotFound for an unknown token, Refused (with the reason) for one that no longer works.
    """
    found = (
        Invitation.objects.filter(token_hash=sha256(token.encode()).hexdigest()).select_related("agency").first()
        if token
        else None
    )
    if found is None:
        raise NotFound("No such invitation.")
    why = why_invitation_is_void(
        expires_at=found.expires_at,
        used_at=found.used_at,
        withdrawn_at=found.withdrawn_at,
        at=at or timezone.now(),
    )
    if why:
        raise Refused(why)
    return found


def has_account(*, email: str) -> bool:
    """Whether somebody with this address has an account. Only asked for the address of an invitation."""
    return Account.objects.filter(email__iexact=email).exists()
