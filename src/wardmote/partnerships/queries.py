"""Reading of partnerships, agencies and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, JSONField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from wardmote.access.actors import Actor, ApiActor, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.kept import kept
from wardmote.access.policy import viewer_for
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.audit.queries import FailedSignIns, list_failed_sign_ins
from wardmote.partnerships.models import (
    Account,
    Advice,
    Agency,
    ApiToken,
    Invitation,
    Membership,
    Partnership,
    ReviewProcedure,
    RoutingRule,
    Team,
    Words,
)
from wardmote.partnerships.permissions import check_may_manage_people, check_may_manage_tokens
from wardmote.partnerships.rules.accounts import is_dormant, needs_confirming, why_invitation_is_void
from wardmote.partnerships.rules.procedures import Span, spans
from wardmote.partnerships.rules.reaching import PublicContact
from wardmote.partnerships.words import STANDARD


def partnership_for_host(host: str) -> Partnership:
    """Return the partnership whose pages are served under a host name.

    An installation with one partnership serves it under every allowed name. Raises NotFound.
    """
    name = host.partition(":")[0].lower()
    found = _served_at(name)
    if not found or (len(found) > 1 and name not in found[0].hosts):
        raise NotFound(f"No partnership is served at {name}.")
    return found[0]


@kept
def _served_at(name: str) -> QuerySet[Partnership]:
    named = ExpressionWrapper(Q(hosts__contains=[name]), output_field=BooleanField())
    return Partnership.objects.annotate(is_named=named).order_by("-is_named")[:2]


def partnership_with_slug(slug: str) -> Partnership | None:
    """Return the partnership of a short name, or None: names of partnerships are public."""
    return Partnership.objects.filter(slug=slug).first()


def list_partnerships(*, viewer: SystemActor) -> list[Partnership]:
    """Return all partnerships of the installation, by name: for jobs that serve each of them."""
    assert viewer.partnership_id is None
    return list(Partnership.objects.order_by("name", "id"))


def membership_of_feed(membership_id: UUID, partnership_id: UUID) -> Membership | None:
    """Return a membership that may be worked under now, with agency and account, or None. Runs as `SigningIn`."""
    found = Membership.objects.filter(
        pk=membership_id,
        partnership_id=partnership_id,
        ended_at__isnull=True,
        account__is_active=True,
        account__locked_at__isnull=True,
        agency__left_on__isnull=True,
    )
    return found.select_related("agency", "partnership", "account").first()


def current_memberships(account_id: UUID) -> list[Membership]:
    """Return the memberships that a person may work under now, with agency, partnership and account."""
    return _memberships_of(account_id)


@kept
def _memberships_of(account_id: UUID) -> QuerySet[Membership]:
    return (
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


def _partnership_of(actor: Actor) -> UUID:
    """The actor's partnership. Raises NotFound for one that belongs to none."""
    found: UUID | None = getattr(actor, "partnership_id", None)
    if found is None:
        raise NotFound("Only within a partnership.")
    return found


def list_agencies(*, viewer: Actor) -> list[Agency]:
    """Return the agencies of the actor's partnership that still belong to it, by name."""
    return _agencies_of(_partnership_of(viewer))


@kept
def _agencies_of(partnership_id: UUID) -> QuerySet[Agency]:
    return Agency.objects.filter(partnership_id=partnership_id, left_on__isnull=True).order_by("name")


def agencies_and_colleagues(*, viewer: Viewer) -> tuple[list[Agency], list[tuple[str, str]]]:
    """Return the agencies of the viewer's partnership, by name, and who works for the viewer's own.

    Colleagues are pairs of a membership's id and a name, by name. One statement, for the choices above a list.
    """
    agencies = _agencies_with_workers(viewer.partnership_id, viewer.agency_id)
    own = next((one for one in agencies if one.pk == viewer.agency_id), None)
    return agencies, [(key, name) for key, name in (own.workers or ())] if own else []  # type: ignore[attr-defined]


@kept
def _agencies_with_workers(partnership_id: UUID, own: UUID) -> QuerySet[Agency]:
    # Of the viewer's own agency alone: a list of pairs, or null for the others.
    working = (
        "(select jsonb_agg(jsonb_build_array(m.id, a.name) order by a.name, m.id) from partnerships_membership m"
        " join partnerships_account a on a.id = m.account_id where m.agency_id = partnerships_agency.id"
        " and partnerships_agency.id = %s and m.ended_at is null and a.is_active)"
    )
    return (
        Agency.objects.filter(partnership_id=partnership_id, left_on__isnull=True)
        .annotate(workers=RawSQL(working, [own], output_field=JSONField()))  # noqa: S611 - a constant
        .order_by("name")
    )


def get_agency(*, viewer: Actor, agency_id: UUID) -> Agency:
    """Return one agency of the actor's partnership. Raises NotFound."""
    agency = next((one for one in list_agencies(viewer=viewer) if one.pk == agency_id), None)
    if agency is None:
        raise NotFound("No such agency.")
    return agency


def list_public_contacts(*, viewer: Actor) -> list[PublicContact]:
    """Return how the public reaches the agencies of the partnership that say so, by name. Public: what they keep for
    partners is not in it, and an agency that says nothing is left out."""
    return [reach for one in list_agencies(viewer=viewer) if (reach := one.public_contact)]


def public_contact_of(*, viewer: Actor, agency_id: UUID | None) -> PublicContact | None:
    """Return how the public reaches an agency, or None for one that says nothing, has left, or is not of here."""
    found = next((one for one in list_agencies(viewer=viewer) if one.pk == agency_id), None)
    return (found.public_contact or None) if found else None


def list_teams(*, viewer: Viewer) -> list[Team]:
    """Return the teams of the viewer's agency, by name."""
    return _teams_of(viewer.partnership_id, viewer.agency_id)


@kept
def _teams_of(partnership_id: UUID, agency_id: UUID) -> QuerySet[Team]:
    return Team.objects.filter(partnership_id=partnership_id, agency_id=agency_id).order_by("name")


def list_colleagues(*, viewer: Viewer, agency_id: UUID | None = None) -> list[Membership]:
    """Return the current memberships of an agency of the partnership (own by default), by name."""
    return _colleagues_of(viewer.partnership_id, agency_id or viewer.agency_id)


@kept
def _colleagues_of(partnership_id: UUID, agency_id: UUID) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(
            partnership_id=partnership_id,
            agency_id=agency_id,
            ended_at__isnull=True,
            account__is_active=True,
        )
        .select_related("account", "agency")
        .order_by("account__name")
    )


def list_members(*, viewer: Actor) -> QuerySet[Membership]:
    """Return the current memberships of all agencies of the partnership, by agency and name."""
    return (
        Membership.objects.filter(
            partnership_id=_partnership_of(viewer),
            ended_at__isnull=True,
            account__is_active=True,
            agency__left_on__isnull=True,
        )
        .select_related("account", "agency")
        .order_by("agency__name", "account__name", "id")
    )


def account_of(account_id: UUID) -> Account | None:
    """Return an account by its id, for the session of somebody who is signed in."""
    return Account.objects.filter(pk=account_id).first()


def list_advice(*, viewer: Actor) -> QuerySet[Advice]:
    """Return the advice outcomes that the partnership offers, in its order."""
    return Advice.objects.filter(partnership_id=_partnership_of(viewer), is_offered=True).order_by(
        "position", "title"
    )


def find_invitation(*, token: str, at: datetime | None = None) -> Invitation:
    """Return the invitation that a one-time token opens, with its agency. Runs as `SigningIn`.

    Raises NotFound for an unknown token, Refused (with the reason) for one that no longer works.
    """
    found = (
        Invitation.objects.filter(token_hash=sha256(token.encode()).hexdigest())
        .select_related("agency")
        .first()
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


def find_account(*, email: str) -> Account | None:
    """Return the account with this address, whatever its case. Runs as `SigningIn`; what comes of it must
    not tell a stranger whether there is one."""
    return Account.objects.filter(email__iexact=email).first()


# --- administration


@dataclass(frozen=True)
class Person:
    """Somebody in an agency, as its administrator sees them."""

    membership: Membership
    teams: tuple[str, ...]
    is_dormant: bool
    needs_confirming: bool

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(Role(role) for role in self.membership.roles)

    @property
    def is_locked(self) -> bool:
        return self.membership.account.locked_at is not None


def list_people(*, viewer: Viewer, agency: Agency, at: datetime | None = None) -> list[Person]:
    """Return the people of an agency that the viewer manages, by name, with who is dormant or due to be
    confirmed. Raises NotAllowed and NotFound as `check_may_manage_people` does."""
    check_may_manage_people(viewer, agency)
    now = at or timezone.now()
    teams = {team.id: team.name for team in Team.objects.filter(agency=agency)}
    rows = (
        Membership.objects.filter(agency=agency, ended_at__isnull=True)
        .select_related("account", "agency", "confirmed_by__account")
        .order_by("account__name", "id")
    )
    found = [_person(row, teams, now) for row in rows]
    record(
        viewer,
        Category.CONSULTATION,
        "partnerships.list_people",
        "membership",
        [person.membership.id for person in found],
    )
    return found


def _person(membership: Membership, teams: dict[UUID, str], at: datetime) -> Person:
    account = membership.account
    return Person(
        membership,
        tuple(sorted(teams[team_id] for team_id in membership.team_ids if team_id in teams)),
        is_dormant(last_used_at=account.last_used_at, created_at=account.created_at, at=at),
        needs_confirming(confirmed_at=membership.confirmed_at, from_on=membership.from_on, at=at),
    )


def get_person(*, viewer: Viewer, agency: Agency, membership_id: UUID, at: datetime | None = None) -> Person:
    """Return one person of an agency that the viewer manages. Raises NotFound: nobody else's people."""
    check_may_manage_people(viewer, agency)
    row = (
        Membership.objects.filter(pk=membership_id, agency=agency)
        .select_related("account", "agency", "confirmed_by__account")
        .first()
    )
    if row is None:
        raise NotFound("No such person.")
    record(viewer, Category.CONSULTATION, "partnerships.get_person", "membership", [row.id])
    teams = {team.id: team.name for team in Team.objects.filter(agency=agency)}
    return _person(row, teams, at or timezone.now())


def privacy_officers_of(*, agency_ids: Iterable[UUID]) -> list[Membership]:
    """Return the privacy officers of these agencies, with their accounts: whom Wardmote tells of an emergency."""
    return list(
        Membership.objects.filter(
            agency_id__in=list(agency_ids),
            roles__contains=[Role.PRIVACY_OFFICER],
            ended_at__isnull=True,
            account__is_active=True,
            account__locked_at__isnull=True,
        ).select_related("account")
    )


def failed_sign_ins_of_agency(*, viewer: Viewer, since: datetime) -> list[tuple[str, FailedSignIns]]:
    """Return failed sign-ins to the accounts of the viewer's own agency, each with the person's name.

    Those to addresses that nobody has here follow, as counts for each day, with an empty name. Raises NotAllowed.
    """
    names = dict(
        Membership.objects.filter(agency_id=viewer.agency_id, ended_at__isnull=True).values_list(
            "account_id", "account__name"
        )
    )
    found = list_failed_sign_ins(viewer=viewer, account_ids=names, since=since)
    return [(names[row.account_id] if row.account_id else "", row) for row in found]


def list_invitations(*, viewer: Viewer, agency: Agency, at: datetime | None = None) -> list[Invitation]:
    """Return the invitations of an agency that still work, newest first."""
    check_may_manage_people(viewer, agency)
    return list(
        Invitation.objects.filter(
            agency=agency,
            used_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=at or timezone.now(),
        ).order_by("-created_at")
    )


def get_invitation(*, viewer: Viewer, agency: Agency, invitation_id: UUID) -> Invitation:
    """Return one invitation of an agency that the viewer manages. Raises NotFound."""
    check_may_manage_people(viewer, agency)
    found = Invitation.objects.filter(agency=agency, pk=invitation_id).select_related("agency").first()
    if found is None:
        raise NotFound("No such invitation.")
    return found


def teams_of(*, viewer: Viewer, agency: Agency) -> list[Team]:
    """Return the teams of an agency of the viewer's partnership, by name."""
    return list(
        Team.objects.filter(agency=agency, partnership_id=viewer.partnership_id)
        .select_related("agency")
        .order_by("name")
    )


def list_tokens(*, viewer: Viewer) -> list[ApiToken]:
    """Return the machine tokens of the viewer's agency, newest first. Their secrets are not kept."""
    agency = get_agency(viewer=viewer, agency_id=viewer.agency_id)
    check_may_manage_tokens(viewer, agency)
    return list(
        ApiToken.objects.filter(agency=agency)
        .select_related("created_by__account", "agency")
        .order_by("-created_at")
    )


def get_token(*, viewer: Viewer, token_id: UUID) -> ApiToken:
    """Return one token of the viewer's agency. Raises NotFound."""
    found = next((token for token in list_tokens(viewer=viewer) if token.id == token_id), None)
    if found is None:
        raise NotFound("No such token.")
    return found


def list_routing(*, viewer: Actor) -> list[RoutingRule]:
    """Return which agency and team each kind of report goes to first."""
    return list(
        RoutingRule.objects.filter(partnership_id=_partnership_of(viewer))
        .select_related("agency", "team")
        .order_by("kind")
    )


def list_all_advice(*, viewer: Viewer) -> list[Advice]:
    """Return all advice outcomes of the partnership, those no longer offered too."""
    rows = Advice.objects.filter(partnership_id=viewer.partnership_id).select_related("signpost_agency")
    return list(rows.order_by("position", "title"))


def words_for(*, partnership_id: UUID, key: str) -> str:
    """Return a text of public pages in the partnership's own words, or the words we came with.

    Raises KeyError for a key that is not in `words.STANDARD`.
    """
    standard = STANDARD[key].text
    own = Words.objects.filter(partnership_id=partnership_id, key=key).values_list("text", flat=True).first()
    return own or standard


def actor_of_token(secret: str) -> ApiActor | None:
    """Return who stands behind a machine's token, or None when it is unknown, expired, revoked, or of an agency
    that left. One statement; asked before anybody is known, inside the transaction of the request."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select token, partnership, agency, scopes from partnerships_enter_by_token(%s)",
            [sha256(secret.encode("utf-8", "replace")).hexdigest()],
        )
        found = cursor.fetchone()
    if found is None:
        return None
    token_id, partnership_id, agency_id, scopes = found
    return ApiActor(partnership_id, agency_id, token_id, frozenset(scopes))


# --- the published case review procedure: public by law (2014 Act section 104(2))


def procedure_on(*, partnership_id: UUID, day: date) -> ReviewProcedure | None:
    """Return the version in force on a day, or None before the first one began."""
    return (
        ReviewProcedure.objects.filter(
            partnership_id=partnership_id, valid_from__lte=day, withdrawn_on__isnull=True
        )
        .order_by("-valid_from")
        .first()
    )


@dataclass(frozen=True)
class ProcedureVersion:
    """A published version and when it is in force; a withdrawn one never is."""

    procedure: ReviewProcedure
    span: Span | None


def list_procedures(*, viewer: Actor) -> list[ProcedureVersion]:
    """Return all versions of the partnership's procedure, newest first, withdrawn ones too."""
    rows = list(
        ReviewProcedure.objects.filter(partnership_id=_partnership_of(viewer)).order_by(
            "-valid_from", "-version"
        )
    )
    in_force = {span.valid_from: span for span in spans(r.valid_from for r in rows if r.withdrawn_on is None)}
    return [ProcedureVersion(r, None if r.withdrawn_on else in_force[r.valid_from]) for r in rows]


def get_procedure(*, viewer: Actor, version: int) -> ProcedureVersion:
    """Return one version by its number. Raises NotFound."""
    found = next((one for one in list_procedures(viewer=viewer) if one.procedure.version == version), None)
    if found is None:
        raise NotFound("No such version.")
    return found
