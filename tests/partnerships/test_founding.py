"""Setting up a partnership: who may, and what stands afterwards."""

import pytest
from tests.builders.partnership import a_partnership

from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import acting_as
from wardmote.partnerships import operations
from wardmote.partnerships.choices import AgencyType
from wardmote.sharing.models import AudienceMember

pytestmark = pytest.mark.django_db


def test_an_agency_gets_the_standing_audience_of_its_own_records() -> None:
    world = a_partnership()
    council = world.agency("council")
    with acting_as(world.system()):
        members = list(AudienceMember.objects.filter(audience_id=council.audience_id))
    assert [member.principal_id for member in members] == [council.id]


def test_only_the_partnerships_administrator_adds_agencies() -> None:
    world = a_partnership()
    more = {"name": "Fire", "short_name": "Fire", "kind": AgencyType.FIRE}
    for role in ("caseworker", "supervisor", "account_administrator", "information_governance"):
        with pytest.raises(NotAllowed):
            operations.add_agency(by=world.viewer("council", role), partnership=world.partnership, **more)
    made = operations.add_agency(
        by=world.viewer("council", "operator"), partnership=world.partnership, **more
    )
    assert made.partnership_id == world.id


def test_the_administrator_of_one_partnership_does_not_reach_another() -> None:
    here, there = a_partnership(host="here.example"), a_partnership(host="there.example")
    with pytest.raises(NotFound):
        operations.add_agency(
            by=here.viewer("council", "operator"),
            partnership=there.partnership,
            name="Fire",
            short_name="Fire",
            kind=AgencyType.FIRE,
        )
