"""Starting a partnership: itself, its agencies, their teams."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.ids import new_id
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.choices import AgencyType, Side
from wardmote.partnerships.models import Agency, Membership, Partnership, Team
from wardmote.partnerships.permissions import check_may_manage_partnership, check_may_manage_people
from wardmote.sharing.operations import open_audience


@operation
def create_partnership(
    *,
    by: SystemActor,
    name: str,
    slug: str,
    district_code: str,
    hosts: Iterable[str] = (),
    reference_prefix: str = "ASB",
    contact_email: str = "",
    contact_phone: str = "",
    contact_hours: str = "",
    is_demonstration: bool = False,
    is_being_filled: bool = False,
) -> Partnership:
    """Make a partnership (a tenant). Only an installation's command line may.

    `is_being_filled`: every page says that records are still being brought in, until `end_filling`.
    Raises Refused when the short name is taken, NotAllowed for anybody but the system.
    """
    if not isinstance(by, SystemActor) or by.partnership_id is not None:
        raise NotAllowed("A partnership is made from the command line of the installation.")
    if Partnership.objects.filter(slug=slug).exists():
        raise Refused("There is a partnership with this short name.", field="slug")
    partnership = Partnership.objects.create(
        name=name,
        slug=slug,
        district_code=district_code,
        hosts=[host.lower() for host in hosts],
        reference_prefix=reference_prefix,
        contact_email=contact_email,
        contact_phone=contact_phone,
        contact_hours=contact_hours,
        is_demonstration=is_demonstration,
        is_being_filled=is_being_filled,
    )
    record(by, Category.COLLECTION, "partnerships.create_partnership", "partnership", [partnership.id])
    return partnership


@operation
def end_filling(*, by: SystemActor, partnership: Partnership) -> Partnership:
    """Say that all records that were to be brought in are there."""
    check_may_manage_partnership(by, partnership.id)
    partnership.is_being_filled = False
    partnership.save(update_fields=["is_being_filled"])
    record(
        by,
        Category.ALTERATION,
        "partnerships.end_filling",
        "partnership",
        [partnership.id],
        fields=["is_being_filled"],
    )
    return partnership


@operation
def add_agency(
    *,
    by: Actor,
    partnership: Partnership,
    name: str,
    short_name: str,
    kind: AgencyType,
    email: str = "",
    phone: str = "",
    is_controller: bool = True,
    joined_on: date | None = None,
) -> Agency:
    """Add an agency, with the standing audience of its own records: itself.

    Raises Refused when the partnership has an agency of that name.
    """
    check_may_manage_partnership(by, partnership.id)
    if Agency.objects.filter(partnership=partnership, name__iexact=name).exists():
        raise Refused("There is an agency with this name.", field="name")
    agency_id = new_id()
    audience = open_audience(
        by=by, partnership_id=partnership.id, members=[agency_id], standing_for=agency_id
    )
    agency = Agency.objects.create(
        id=agency_id,
        partnership=partnership,
        name=name,
        short_name=short_name,
        kind=kind,
        email=email,
        phone=phone,
        audience_id=audience.id,
        is_controller=is_controller,
        joined_on=joined_on or timezone.localdate(),
    )
    record(by, Category.COLLECTION, "partnerships.add_agency", "agency", [agency.id])
    return agency


@operation
def end_agency(*, by: Actor, agency: Agency, on: date | None = None) -> Agency:
    """Let an agency leave the partnership: its people cannot sign in for it from the next request on.

    Raises Refused when they lead the partnership's administration alone.
    """
    check_may_manage_partnership(by, agency.partnership_id)
    others = Membership.objects.filter(
        partnership_id=agency.partnership_id,
        roles__contains=["operator"],
        ended_at__isnull=True,
        agency__left_on__isnull=True,
    ).exclude(agency=agency)
    if not isinstance(by, SystemActor) and not others.exists():
        raise Refused("No other agency has a partnership administrator. Give somebody else the role first.")
    agency.left_on = on or timezone.localdate()
    agency.save(update_fields=["left_on"])
    record(by, Category.ALTERATION, "partnerships.end_agency", "agency", [agency.id], fields=["left_on"])
    return agency


@operation
def add_team(
    *,
    by: Actor,
    agency: Agency,
    name: str,
    email: str = "",
    side: Side = Side.NEUTRAL,
    ward_codes: Iterable[str] = (),
) -> Team:
    """Add a team to an agency. Raises Refused when it has a team of that name."""
    check_may_manage_people(by, agency)
    if Team.objects.filter(agency=agency, name__iexact=name).exists():
        raise Refused("There is a team with this name.", field="name")
    team = Team.objects.create(
        partnership_id=agency.partnership_id,
        agency=agency,
        name=name,
        email=email,
        side=side,
        ward_codes=list(ward_codes),
    )
    record(by, Category.COLLECTION, "partnerships.add_team", "team", [team.id])
    return team


@operation
def change_team(*, by: Actor, team: Team, name: str, email: str, side: Side) -> Team:
    """Change a team's name, shared inbox and side. Raises Refused when the name is taken."""
    check_may_manage_people(by, team.agency)
    if Team.objects.filter(agency_id=team.agency_id, name__iexact=name).exclude(pk=team.pk).exists():
        raise Refused("There is a team with this name.", field="name")
    team.name, team.email, team.side = name, email, side
    team.save(update_fields=["name", "email", "side"])
    record(
        by,
        Category.ALTERATION,
        "partnerships.change_team",
        "team",
        [team.id],
        fields=["name", "email", "side"],
    )
    return team
