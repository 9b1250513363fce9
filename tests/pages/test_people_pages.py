"""People: found under the viewer's scope, linked and parted in one click, and ways to reach them kept safe."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders.cases import a_case, a_report, add_victim, officer, share
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.cases.choices import SharingClass
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, Link, Person
from wardmote.people.operations.links import link_people, unlink_people
from wardmote.people.queries import find_people, groups_of, proposals_for
from wardmote.people.rules import GivenContact
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture
def council(world) -> Client:
    return signed_in_client(world, "council", "caseworker")


def told_by(name: str, phone: str = "", **more) -> dict:
    contact = GivenContact(kind=ContactKind.PHONE, value=phone, safety=Safety.SAFE)
    return {"name": name, "contacts": (contact,) if phone else (), **more}


def reporter(world: World, report: Report) -> Person:
    with acting_as(world.system()):
        return Person.objects.get(pk=report.reporter_id)


def link(world: World, one: Report, other: Report) -> Link:
    records = [reporter(world, report) for report in (one, other)]
    return link_people(by=officer(world), one=records[0], other=records[1], reason="The same voice")


def test_records_are_grouped_also_through_a_record_that_is_not_on_the_page():
    a, b, c, d = (new_id() for _ in range(4))
    outside = new_id()
    links = [Link(one_id=a, other_id=outside), Link(one_id=outside, other_id=c)]
    assert groups_of([a, b, c, d], links) == [(a, c), (b,), (d,)]
    assert groups_of([a, b], []) == [(a,), (b,)]


@pytest.mark.parametrize(
    ("theirs", "is_proposed"),
    [
        (told_by("Robert Ashdown", "+44 7700 900123"), True),
        (told_by("ASHDOWN, Robert", "", born_on=date(1980, 2, 3)), True),
        (told_by("Robert Ashdown"), False),
        (told_by("Greta Ashdown", "07700 900123"), False),
    ],
)
def test_a_name_alone_or_a_shared_telephone_is_no_proposal_but_both_or_a_day_of_birth_are(
    world, theirs, is_proposed
):
    me = officer(world)
    one = a_report(world, **told_by("Robert Ashdown", "07700 900123", born_on=date(1980, 2, 3)))
    other = a_report(world, **theirs)
    with acting_as(me):
        found = proposals_for(viewer=me, person=Person.objects.get(pk=one.reporter_id))
    assert [proposal.other.pk for proposal in found] == ([other.reporter_id] if is_proposed else [])
    assert all(proposal.reason for proposal in found)


def test_a_record_of_another_agency_is_never_proposed_found_or_linked(world, council):
    police = world.viewer("police", "caseworker")
    mine = a_report(world, **told_by("Petra Quarrington", "07700 900555"))
    theirs = a_report(world, agency="police", by=police, **told_by("Petra Quarrington", "07700 900555"))
    page = council.get(reverse("person_record", args=[mine.reporter_id]))
    assert page.page.proposals == ()
    (people,) = council.post(reverse("search"), {"words": "petra quarr", "kind": "people"}).page.found
    assert [hit.href for hit in people.hits] == [reverse("person_record", args=[mine.reporter_id])]
    assert council.get(reverse("person_record", args=[theirs.reporter_id])).status_code == 404
    address = reverse("person_link", args=[mine.reporter_id, theirs.reporter_id])
    assert council.post(address).status_code == 404
    with acting_as(world.system()):
        assert not Link.objects.exists()


def test_somebody_on_a_hidden_case_is_found_only_by_those_named_on_it(world):
    case = a_case(world, sharing_class=SharingClass.HIDDEN)
    add_victim(world, case, name="Xenia Hiddenfield")
    colleague = world.viewer("council", "caseworker", key="2")
    for viewer, number in ((officer(world), 1), (colleague, 0)):
        with acting_as(viewer):
            assert len(find_people(viewer=viewer, words="hiddenfield")) == number


def test_the_case_page_proposes_shows_linked_records_once_and_the_person_page_parts_them(world, council):
    one = a_report(world, **told_by("Robert Ashdown", "07700 900123"))
    other = a_report(world, **told_by("Bob Ashdown", "07700 900 123"))
    case = a_case(world, reports=[one, other])
    address = reverse("case", args=[case.reference])
    page = council.get(address).page
    assert len(page.people) == 2
    (proposal,) = page.perhaps_same
    assert "phone" in proposal.reason.lower()
    go = reverse("person_link", args=[proposal.one.pk, proposal.other.pk])
    assert council.post(go, {"case": case.reference})["Location"].startswith(address)
    page = council.get(address).page
    assert [len(somebody.others) for somebody in page.people] == [1]
    assert page.perhaps_same == ()
    (people,) = council.post(reverse("search"), {"words": "07700900123", "kind": "people"}).page.found
    (only,) = people.hits
    assert "2 records of one person" in only.note
    records = council.get(reverse("person_record", args=[one.reporter_id])).page.records
    assert len(records) == 2
    assert council.post(records[1].part).status_code == 302
    page = council.get(address).page
    assert len(page.people) == 2
    assert council.get(reverse("person_record", args=[one.reporter_id])).page.proposals == (), (
        "an officer said no"
    )


def test_a_proposal_is_refused_on_the_case_and_on_the_person_without_linking_first(world, council):
    one = a_report(world, **told_by("Robert Ashdown", "07700 900123"))
    other = a_report(world, **told_by("Bob Ashdown", "07700 900 123"))
    case = a_case(world, reports=[one, other])
    address = reverse("case", args=[case.reference])
    (proposal,) = council.get(address).page.perhaps_same
    go = reverse("person_apart", args=[proposal.one.pk, proposal.other.pk])
    assert go in council.get(address).content.decode()
    assert go in council.get(reverse("person_record", args=[proposal.one.pk])).content.decode()
    assert council.post(go, {"case": case.reference})["Location"].startswith(address)
    assert council.get(address).page.perhaps_same == ()
    assert council.get(reverse("person_record", args=[other.reporter_id])).page.proposals == ()


def test_a_partner_sees_records_as_one_only_where_it_sees_both(world):
    one = a_report(world, **told_by("Robert Ashdown", "07700 900123"))
    elsewhere = a_report(world, **told_by("Robert Ashdown", "07700 900123"))
    made = link(world, one, elsewhere)
    case = share(world, a_case(world, reports=[one]))
    police = signed_in_client(world, "police", "caseworker")
    page = police.get(reverse("person_record", args=[one.reporter_id])).page
    assert len(page.records) == 1
    assert [report.pk for report in page.reports] == [one.pk]
    assert len(police.get(reverse("case", args=[case.reference])).page.people) == 1
    unlink_people(by=officer(world), link=made)


def test_what_somebody_says_of_a_way_to_reach_them_is_written_down_and_withdrawn(world, council):
    report = a_report(world, **told_by("Robert Ashdown"))
    person = reverse("person_record", args=[report.reporter_id])
    sent = {"kind": "phone", "value": "07700 900321", "safety": "unknown"}
    assert council.post(reverse("person_contact", args=[report.reporter_id]), sent).status_code == 302
    (way,) = council.get(person).page.records[0].ways
    assert way.why_not.startswith("Nobody has said")
    assert council.post(way.ask, {"safety": "safe", "message": "yes"}).status_code == 302
    (way,) = council.get(person).page.records[0].ways
    assert way.why_not == ""
    assert council.post(reverse("person_unsafe", args=[report.reporter_id])).status_code == 302
    (way,) = council.get(person).page.records[0].ways
    assert way.why_not == "They said that this is not safe."
    assert council.post(way.withdraw).status_code == 302
    assert council.get(person).page.records[0].ways == ()


def test_moving_stops_letters_and_asks_about_everything_else_again(world, council):
    report = a_report(
        world,
        name="Robert Ashdown",
        address_text="1 Bell Street",
        contacts=(
            GivenContact(kind=ContactKind.POST, value="1 Bell Street, Wigston", safety=Safety.SAFE),
            GivenContact(kind=ContactKind.PHONE, value="07700 900321", safety=Safety.SAFE),
        ),
    )
    address = reverse("person_move", args=[report.reporter_id])
    version = council.get(address).page.form.initial["version"]
    assert council.post(address, {"address": "9 Mill Lane", "version": version}).status_code == 302
    with acting_as(world.system()):
        kept = {
            point.kind: (point.safety, point.withdrawn_at is not None)
            for point in ContactPoint.objects.filter(person_id=report.reporter_id)
        }
    assert kept == {"post": ("safe", True), "phone": ("unknown", False)}


def test_another_persons_contact_is_absent_behind_this_persons_address(world, council):
    one, other = (
        a_report(world, **told_by("A Person", "07700 900001")),
        a_report(world, **told_by("B Person", "07700 900002")),
    )
    with acting_as(world.system()):
        point = ContactPoint.objects.get(person_id=other.reporter_id)
    for name in ("person_contact_settle", "person_contact_withdraw"):
        assert council.post(reverse(name, args=[one.reporter_id, point.pk])).status_code == 404
