"""An officer of an agency, for rooms that know agencies by their identifiers alone."""

from uuid import UUID, uuid5

from wardmote.access.actors import Viewer
from wardmote.access.choices import Role
from wardmote.access.ids import new_id
from wardmote.access.policy import viewer_for

_NAMESPACE = UUID("0190a1f0-0000-7000-8000-000000000000")
PARTNERSHIP = uuid5(_NAMESPACE, "partnership")
AGENCY = uuid5(_NAMESPACE, "agency")


def an_officer(
    *, role: str = "caseworker", agency_id: UUID = AGENCY, partnership_id: UUID = PARTNERSHIP
) -> Viewer:
    """Return a new person with one role."""
    return viewer_for(
        Viewer(
            account_id=new_id(),
            membership_id=new_id(),
            partnership_id=partnership_id,
            agency_id=agency_id,
            roles=frozenset({Role(role)}),
            name="Officer",
        )
    )
