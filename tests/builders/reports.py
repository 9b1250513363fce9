"""A partnership's door, small and real: council, police, one officer each, a member of the public."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils import timezone

from wardmote.access.actors import PublicActor, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.rows import acting_as
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.models import Account, Agency, Membership, Partnership, RoutingRule, Team
from wardmote.partnerships.queries import viewer_of
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Channel, Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.intake import receive_report
from wardmote.reports.rules.intake import NewReport
from wardmote.sharing.models import Audience, AudienceMember


@dataclass(frozen=True)
class Door:
    partnership: Partnership
    council: Agency
    police: Agency
    wardens: Team
    officer: Viewer
    constable: Viewer
    analyst: Viewer
    public: PublicActor
    system: SystemActor


def a_door(slug: str = "") -> Door:
    """A partnership with a council (all kinds) and the police (nuisance vehicles), a team for ward E05001."""
    with acting_as(SystemActor(why="a door for a test")):
        partnership = Partnership.objects.create(
            name="Fennbridge partnership", slug=slug or f"p{uuid4().hex[:12]}", district_code="E07000135"
        )
        council = _agency(partnership, "Fennbridge Council", AgencyType.DISTRICT, "asb@council.example")
        police = _agency(partnership, "Fennshire Police", AgencyType.POLICE, "asb@police.example")
        wardens = Team.objects.create(
            partnership=partnership,
            agency=council,
            name="Wardens",
            email="wardens@council.example",
            ward_codes=["E05001"],
        )
        RoutingRule.objects.create(partnership=partnership, kind="*", agency=council)
        RoutingRule.objects.create(partnership=partnership, kind=Kind.VEHICLE_NUISANCE, agency=police)
        return Door(
            partnership,
            council,
            police,
            wardens,
            _person(council, Role.CASEWORKER),
            _person(police, Role.CASEWORKER),
            _person(council, Role.ANALYST),
            PublicActor(partnership.id),
            SystemActor(partnership.id, why="a test looks"),
        )


def _agency(partnership: Partnership, name: str, kind: AgencyType, email: str) -> Agency:
    agency_id = uuid4()
    audience = Audience.objects.create(partnership_id=partnership.id, standing_for=agency_id)
    AudienceMember.objects.create(
        partnership_id=partnership.id, audience=audience, principal_id=agency_id, reason="own records"
    )
    return Agency.objects.create(
        id=agency_id,
        partnership=partnership,
        name=name,
        short_name=name.split()[1],
        kind=kind,
        email=email,
        audience_id=audience.id,
    )


def _person(agency: Agency, role: Role) -> Viewer:
    account = Account.objects.create(email=f"{uuid4().hex[:12]}@example.org", name=f"A {role.label}")
    membership = Membership.objects.create(
        partnership=agency.partnership,
        agency=agency,
        account=account,
        roles=[role],
        from_on=timezone.localdate(),
    )
    return viewer_of(membership)


def safe_email(value: str = "resident@home.example") -> GivenContact:
    """An e-mail address that is safe in every way."""
    return GivenContact(
        kind=ContactKind.EMAIL,
        value=value,
        safety=Safety.SAFE,
        may_leave_message=True,
        may_say_who_we_are=True,
    )


def noise(**more: object) -> NewReport:
    """An ordinary report of noise by a named person."""
    said = {"words": "Loud music until three every night", "kinds": (Kind.NOISE,), "name": "Robin Ash"}
    return NewReport(**(said | more))  # type: ignore[arg-type]


def a_report(
    door: Door, answers: NewReport | None = None, token: UUID | None = None, **more: object
) -> Report:
    """A report from the public form."""
    return receive_report(
        by=door.public,
        answers=answers or noise(),
        channel=Channel.WEB,
        form_token=token,
        **more,  # type: ignore[arg-type]
    )
