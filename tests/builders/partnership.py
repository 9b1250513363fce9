"""A partnership to test in, built through operations as a council would build it.

    world = a_partnership()
    world.viewer("council", "caseworker")          # a Viewer, made on first asking, the same one afterwards
    world.viewer("police", "supervisor", name="Jo Lane")
    world.public()                                 # a resident at its door
    with acting_as(viewer): …

Everything is found again by its short key: `world.agency("police")`, `world.team("council", "north")`.
Needs a database (`@pytest.mark.django_db`).
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

from wardmote.access.actors import PublicActor, SigningIn, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.choices import AgencyType, Side
from wardmote.partnerships.models import Account, Agency, Membership, Partnership, Team
from wardmote.partnerships.queries import current_memberships, viewer_of

AGENCIES = {
    "council": ("Ashby Vale Borough Council", "Council", AgencyType.DISTRICT),
    "police": ("Ashby Vale Police", "Police", AgencyType.POLICE),
    "housing": ("Vale Homes", "Vale Homes", AgencyType.HOUSING),
}
TEAMS = {
    "council": {"north": ("North team", Side.NEUTRAL), "south": ("South team", Side.NEUTRAL)},
    "police": {"beat": ("Town beat", Side.NEUTRAL)},
    "housing": {
        "victims": ("Tenant support", Side.VICTIM),
        "behaviour": ("Tenancy change", Side.BEHAVIOUR),
    },
}
# Of an area whose wards and LSOAs are open data: Oadby and Wigston.
DISTRICT = "E07000135"
_number = count(1)


@dataclass
class World:
    """A partnership with a council, a police force and a housing provider, and people as they are asked for."""

    partnership: Partnership
    agencies: dict[str, Agency] = field(default_factory=dict)
    teams: dict[tuple[str, str], Team] = field(default_factory=dict)
    memberships: dict[tuple[str, str], Membership] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The partnership's id."""
        return self.partnership.id

    def system(self) -> SystemActor:
        """Wardmote itself, within this partnership."""
        return SystemActor(self.partnership.id, why="test")

    def public(self, **more: Any) -> PublicActor:
        """A resident at this partnership's door; `report_id`, `person_id` for the holder of a link."""
        return PublicActor(self.partnership.id, **more)

    actor_public = public

    def agency(self, key: str) -> Agency:
        """One of council, police, housing."""
        return self.agencies[key]

    def team(self, agency: str, key: str) -> Team:
        """A team: council north, south; police beat; housing victims, behaviour."""
        return self.teams[agency, key]

    def membership(
        self,
        agency: str,
        *roles: str,
        key: str = "",
        name: str = "",
        email: str = "",
        teams: tuple[str, ...] = (),
        password: str | None = None,
    ) -> Membership:
        """Somebody's place in an agency with these roles. `key` tells people with the same roles apart."""
        wanted = [Role(role) for role in roles]
        at = (agency, key or "+".join(wanted))
        if at not in self.memberships:
            label = name or f"{'-'.join(wanted)} {key} of {agency}".replace("_", " ").title()
            _, token = operations.invite(
                by=self.system(),
                agency=self.agencies[agency],
                email=email or f"person{next(_number)}@{agency}.example",
                name=label,
                roles=wanted,
                team_ids=[self.teams[agency, team].id for team in teams],
            )
            made = operations.accept_invitation(by=SigningIn(), token=token, password=password)
            with acting_as(SigningIn()):
                (self.memberships[at],) = [
                    row for row in current_memberships(made.account_id) if row.id == made.id
                ]
        return self.memberships[at]

    def viewer(self, agency: str, *roles: str, **more: Any) -> Viewer:
        """The viewer that such a person is when they have signed in (no need to sign in)."""
        return viewer_of(self.membership(agency, *roles, **more))

    def account(self, agency: str, *roles: str, **more: Any) -> Account:
        """How such a person signs in."""
        return self.membership(agency, *roles, **more).account


def a_partnership(
    *, name: str = "", host: str = "", agencies: tuple[str, ...] = tuple(AGENCIES), **more: Any
) -> World:
    """Make a partnership with its agencies and teams, and nobody in it yet.

    The first one of a test is served under any host name; give `host` when there are several.
    """
    number = next(_number)
    system = SystemActor(why="test")
    partnership = operations.create_partnership(
        by=system,
        name=name or f"Ashby Vale Community Safety Partnership {number}",
        slug=f"ashby-vale-{number}",
        district_code=DISTRICT,
        hosts=[host] if host else [],
        **{"contact_phone": "01632 960 001", **more},
    )
    world = World(partnership)
    for key in agencies:
        full, short, kind = AGENCIES[key]
        world.agencies[key] = operations.add_agency(
            by=world.system(),
            partnership=partnership,
            name=full,
            short_name=short,
            kind=kind,
            email=f"asb@{key}.example",
        )
        for team, (team_name, side) in TEAMS[key].items():
            world.teams[key, team] = operations.add_team(
                by=world.system(), agency=world.agencies[key], name=team_name, side=side
            )
    return world
