"""Reading of partnerships, agencies and people."""

from uuid import UUID

from django.db.models import QuerySet

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotFound
from wardmote.access.policy import viewer_for
from wardmote.partnerships.models import Account, Advice, Agency, Membership, Partnership, Team


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
