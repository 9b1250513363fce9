"""The places of a partnership: one row for one place, ward and LSOA when written, nobody else's to see."""

import threading
from dataclasses import replace

import pytest
from django.db import ProgrammingError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from wardmote.access.actors import Actor, ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.access.policy import viewer_for
from wardmote.access.rows import acting_as
from wardmote.audit.operations import UnrecordedOperation, operation, watching
from wardmote.partnerships.models import Partnership
from wardmote.places.choices import PlaceKind, PointFrom
from wardmote.places.models import Place
from wardmote.places.operations import GivenPlace, correct_place, keep_places, record_places
from wardmote.places.permissions import may_correct
from wardmote.places.queries import corrections_of, get_place

from .conftest import OADBY_AND_WIGSTON

pytestmark = pytest.mark.django_db


def viewer(partnership: Partnership, *roles: Role) -> Viewer:
    return viewer_for(
        Viewer(new_id(), new_id(), partnership.id, new_id(), roles=frozenset(roles or {Role.CASEWORKER}))
    )


def clerk(partnership) -> SystemActor:
    """Who corrects here: people of these tests have no account that could be named."""
    return SystemActor(partnership.id, why="a correction")


def record(by: Actor, partnership: Partnership, *given: GivenPlace) -> list[Place]:
    return record_places(by=by, partnership_id=partnership.id, given=given)


def places_of(partnership: Partnership) -> int:
    with acting_as(SystemActor(partnership.id, why="test")):
        return Place.objects.count()


@pytest.fixture
def elsewhere() -> Partnership:
    """Another partnership of the same installation."""
    with acting_as(SystemActor(why="test")):
        return Partnership.objects.create(name="There", slug="there", district_code="E07000129")


@pytest.mark.usefixtures("borough")
def test_a_given_point_gets_its_ward_lsoa_and_district(partnership):
    [place] = record(viewer(partnership), partnership, GivenPlace(lon=-1.1302, lat=52.5776))
    assert (place.ward_code, place.district_code) == ("E05005536", OADBY_AND_WIGSTON)
    assert place.lsoa_code.startswith("E01")
    assert place.point_from == PointFrom.GIVEN


@pytest.mark.usefixtures("borough")
def test_without_a_point_the_middle_of_the_postcode_stands_in_and_says_so(partnership):
    [typed, written] = record(
        viewer(partnership),
        partnership,
        GivenPlace(address_text="3 Bell Street", postcode="le18 1aa"),
        GivenPlace(address_text="4 Bell Street, Wigston LE18 1AA"),
    )
    assert (typed.postcode, typed.lon, typed.lat) == ("LE181AA", -1.10997, 52.586)
    assert (written.postcode, written.point_from) == ("LE181AA", PointFrom.POSTCODE)
    assert written.ward_code == "E05005537"


def test_a_place_in_words_has_no_point_and_is_kept(partnership):
    [place] = record(viewer(partnership), partnership, GivenPlace(kind=PlaceKind.OTHER, name="By the shops"))
    assert (place.lon, place.lat, place.point_from, place.ward_code) == (None, None, "", "")
    assert places_of(partnership) == 1


def test_the_same_address_written_otherwise_is_the_same_place(partnership):
    who = viewer(partnership)
    [first] = record(
        who, partnership, GivenPlace(address_text="Flat 2, 12 St. Mary's Rd", postcode="LE2 5BB")
    )
    again = record(
        who,
        partnership,
        GivenPlace(address_text="12 SAINT MARYS ROAD (flat 2) LE25BB"),
        GivenPlace(address_text="flat 2, 12 st marys road", postcode="le25bb"),
        GivenPlace(address_text="Flat 3, 12 St Mary's Road", postcode="LE2 5BB"),
    )
    assert [place.id == first.id for place in again] == [True, True, False]
    assert places_of(partnership) == 2


def test_an_address_without_postcode_or_ward_is_never_taken_for_another(partnership):
    one, two = record(viewer(partnership), partnership, *[GivenPlace(address_text="12 High Street")] * 2)
    assert one.id != two.id


def test_the_same_address_in_two_partnerships_is_two_places(partnership, elsewhere):
    given = GivenPlace(address_text="12 High Street", postcode="LE2 5BB")
    [here] = record(viewer(partnership), partnership, given)
    [there] = record(viewer(elsewhere), elsewhere, given)
    assert here.id != there.id
    with pytest.raises(NotFound):
        get_place(viewer=viewer(elsewhere), place_id=here.id)
    with acting_as(viewer(elsewhere)):
        assert not Place.objects.filter(pk=here.id).exists()  # row-level security, without any filter of ours
    with acting_as(viewer(partnership)):
        assert get_place(viewer=viewer(partnership), place_id=here.id) == here


def test_the_public_and_machines_add_places_and_read_none(partnership):
    given = GivenPlace(address_text="12 High Street", postcode="LE2 5BB")
    resident = PublicActor(partnership.id)
    machine = ApiActor(partnership.id, new_id(), new_id())
    [first] = record(resident, partnership, given)
    [same] = record(machine, partnership, given)
    assert first.id == same.id
    for actor in (resident, machine):
        with acting_as(actor):
            assert not Place.objects.exists()
            with pytest.raises(NotFound):
                get_place(viewer=actor, place_id=first.id)
    with acting_as(resident), pytest.raises(ProgrammingError, match="row-level security"):
        Place.objects.create(partnership_id=partnership.id, name="past the operation")


def test_nobody_writes_a_place_into_another_partnership(partnership, elsewhere):
    for actor in (viewer(elsewhere), PublicActor(elsewhere.id), SystemActor(elsewhere.id)):
        with pytest.raises(NotFound):
            record(actor, partnership, GivenPlace(name="x"))
    with acting_as(viewer(elsewhere)), pytest.raises(ProgrammingError, match="row-level security"):
        Place.objects.create(partnership_id=partnership.id, name="x")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (GivenPlace(postcode="hello"), "postcode"),
        (GivenPlace(postcode="LE18"), "postcode"),
        (GivenPlace(lon=-1.1), "lon"),
        (GivenPlace(lon=-1.1, lat=95.0), "lon"),
        (GivenPlace(lon=float("nan"), lat=52.0), "lon"),
        (GivenPlace(uprn=0), "uprn"),
        (GivenPlace(uprn=10**12), "uprn"),
    ],
)
def test_what_cannot_be_is_refused_by_field_and_nothing_is_written(partnership, given, field):
    with pytest.raises(Refused) as refusal:
        record(viewer(partnership), partnership, GivenPlace(name="good"), given)
    assert list(refusal.value.problems) == [field]
    assert places_of(partnership) == 0


def test_recording_leaves_one_event_however_many_places(partnership):
    with watching() as acts:
        record(viewer(partnership), partnership, *[GivenPlace(name=f"place {n}") for n in range(5)])
    assert acts == ["record_places"]


def test_keeping_places_counts_on_the_event_of_the_operation_around_it(partnership):
    @operation
    def forgetful(*, by: Actor) -> None:
        keep_places(by=by, partnership_id=partnership.id, given=[GivenPlace(name="x")])

    with pytest.raises(UnrecordedOperation):
        forgetful(by=viewer(partnership))
    assert places_of(partnership) == 0


@pytest.mark.usefixtures("borough")
def test_statements_do_not_grow_with_the_number_of_places(partnership):
    def statements(how_many: int) -> int:
        given = [GivenPlace(address_text=f"{how_many + n} Bell Street LE18 1AA") for n in range(how_many)]
        with CaptureQueriesContext(connection) as captured:
            record(viewer(partnership), partnership, *given)
        return len([query for query in captured if "places_area" not in query["sql"]])

    assert statements(1) == statements(50)


@pytest.mark.usefixtures("borough")
def test_a_correction_locates_anew_and_names_what_changed(partnership):
    who = viewer(partnership)
    [place] = record(who, partnership, GivenPlace(name="The shops", lon=-1.1302, lat=52.5776))
    told = GivenPlace(kind=PlaceKind.AREA, name="The shops", lon=-1.164, lat=52.574)
    corrected = correct_place(by=clerk(partnership), place=place, version=1, told=told, reason="It moved")
    assert (corrected.version, corrected.ward_code, corrected.district_code) == (2, "", "E07000129")
    with acting_as(who):
        assert Place.objects.get(pk=place.pk).kind == PlaceKind.AREA
    with pytest.raises(Refused, match="Somebody else"):
        correct_place(by=clerk(partnership), place=place, version=1, told=told, reason="It moved")


def test_a_place_that_comes_to_have_the_address_of_another_stands_for_itself(partnership):
    who = viewer(partnership)
    known = GivenPlace(address_text="12 High Street", postcode="LE2 5BB")
    first, other = record(who, partnership, known, replace(known, address_text="14 High Street"))
    corrected = correct_place(
        by=clerk(partnership), place=other, version=1, told=known, reason="It is number 12"
    )
    assert (corrected.address_text, corrected.match_key) == ("12 High Street", "")
    assert record(who, partnership, known)[0].pk == first.pk


def test_a_correction_needs_a_reason_and_a_difference_and_keeps_what_stood_there(partnership):
    who = viewer(partnership)
    told = GivenPlace(kind=PlaceKind.BUILDING, name="The shops")
    [place] = record(who, partnership, told)
    with pytest.raises(Refused, match="why"):
        correct_place(
            by=clerk(partnership), place=place, version=1, told=replace(told, name="The row"), reason=" "
        )
    with pytest.raises(Refused, match="Nothing is different"):
        correct_place(by=clerk(partnership), place=place, version=1, told=told, reason="To see")
    correct_place(
        by=clerk(partnership),
        place=place,
        version=1,
        told=replace(told, name="The row"),
        reason="Its own name",
    )
    with acting_as(who):
        (kept,) = corrections_of(viewer=who, place=place)
    assert (kept.reason, kept.before) == ("Its own name", {"name": "The shops"})


def test_who_may_correct(partnership, elsewhere):
    [place] = record(viewer(partnership), partnership, GivenPlace(name="x"))
    assert may_correct(viewer(partnership), place)
    assert not may_correct(viewer(elsewhere), place)
    assert not may_correct(PublicActor(partnership.id), place)
    analyst = viewer(partnership, Role.ANALYST)
    with pytest.raises(NotAllowed):
        correct_place(by=analyst, place=place, version=1, told=GivenPlace(name="y"), reason="Because")


@pytest.mark.django_db(transaction=True)
def test_two_reports_of_one_address_at_once_make_one_place(partnership):
    given = GivenPlace(address_text="12 High Street", postcode="LE2 5BB")
    start = threading.Barrier(4)
    found: list[Place] = []

    def report() -> None:
        start.wait()
        try:
            found.extend(record(PublicActor(partnership.id), partnership, given))
        finally:
            connection.close()

    threads = [threading.Thread(target=report) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert len({place.id for place in found}) == 1
    assert len(found) == 4
    assert places_of(partnership) == 1
