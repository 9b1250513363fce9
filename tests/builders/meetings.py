"""A body with members, and meetings of it, built through operations.

    world = a_partnership()
    board = a_body(world)
    member = a_seat(world, board, "MS", "council")
    meeting = a_meeting(world, board, date(2018, 10, 8))
    officer(world)                   # who runs it, for the council

Needs a database.
"""

from datetime import date, time
from typing import Any

from tests.builders.partnership import World

from wardmote.access.actors import Viewer
from wardmote.calendar.london import instant_of
from wardmote.meetings import operations
from wardmote.meetings.models import Body, BodyMember, Meeting

NAMES = {
    "MS": "Mina Stone",
    "TM": "Tom Marsh",
    "WG": "Will Green",
    "SJ": "Sara Jones",
    "JH": "Jo Hale",
    "RL": "Rita Lane",
}
SINCE = date(2018, 1, 1)


def officer(world: World, agency: str = "council") -> Viewer:
    """The partnership officer of an agency."""
    return world.viewer(agency, "partnership_officer")


def a_body(world: World, short_name: str = "CSP", **more: Any) -> Body:
    """A body that the council runs."""
    return operations.create_body(
        by=officer(world), name=f"{short_name} of the Vale", short_name=short_name, **more
    )


def a_seat(
    world: World, body: Body, initials: str, agency: str, *, signs_in: bool = False, **more: Any
) -> BodyMember:
    """Somebody's place on a body; `signs_in`: with an account, as a board member of the agency."""
    name = NAMES.get(initials, f"{initials[0]}ana {initials[-1]}old")
    if signs_in:
        member = world.membership(agency, "board_member", key=f"seat {initials}", name=name)
        more["membership_id"] = member.id
    else:
        more |= {
            "name": name,
            "agency_id": world.agency(agency).id,
            "email": f"{initials.lower()}@{agency}.example",
        }
    return operations.add_member(
        by=officer(world), body=body, initials=initials, **{"from_on": SINCE, **more}
    )


def a_meeting(world: World, body: Body, on: date, at: time = time(14), **more: Any) -> Meeting:
    """A meeting of the body at 2pm."""
    return operations.create_meeting(by=officer(world), body=body, starts_at=instant_of(on, at), **more)
