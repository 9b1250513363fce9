"""Where is it? Postcodes, streets, points and what is near them, on the real gazetteer of one borough."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardmote.places.models import Postcode, Street
from wardmote.places.queries import (
    PostcodeOutcome,
    list_areas,
    list_wards,
    look_up_postcode,
    look_up_street,
    name_area,
    postcodes_near,
    streets_near,
    where_is,
    within_metres,
)
from wardmote.places.rules import metres_between

from .conftest import OADBY_AND_WIGSTON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("borough")]

IN_SOUTH_WIGSTON = (-1.1302, 52.5776)
IN_BLABY = (-1.1640, 52.5740)
on_real_data = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.mark.parametrize("typed", ["LE18 1AA", "le181aa", " le18  1Aa ", "LE18 IAA"])
def test_a_postcode_is_found_however_it_is_typed(typed):
    answer = look_up_postcode(typed, district_code=OADBY_AND_WIGSTON)
    assert answer.outcome is PostcodeOutcome.FOUND
    assert str(answer.postcode) == "LE18 1AA"
    assert answer.sentence == "LE18 1AA is in Wigston All Saints ward."
    assert answer.elsewhere == ""


def test_the_beginning_of_a_postcode_says_how_many_begin_so():
    answer = look_up_postcode("LE18 1", limit=3)
    assert answer.outcome is PostcodeOutcome.BEGUN
    assert [postcode.code for postcode in answer.postcodes] == ["LE181AA", "LE181AB", "LE181AD"]
    assert answer.how_many == Postcode.objects.filter(code__startswith="LE181").count()
    assert answer.sentence == (
        f"{answer.how_many} postcodes begin with LE18 1. Type the whole postcode, or give the street."
    )


def test_a_first_part_means_that_part_and_not_longer_ones():
    assert look_up_postcode("le2").how_many == Postcode.objects.filter(outward="LE2").count()
    # No outward code is LE24 here, so without a space LE24 is the beginning of LE2 4..
    assert {postcode.outward for postcode in look_up_postcode("le24").postcodes} == {"LE2"}


@pytest.mark.parametrize(
    ("typed", "outcome", "sentence"),
    [
        (
            "LE18 1QQ",
            PostcodeOutcome.UNKNOWN,
            "We do not know the postcode LE18 1QQ. Check it, or give the street instead.",
        ),
        (
            "SW1A",
            PostcodeOutcome.UNKNOWN,
            "We know no postcode that begins with SW1A. Check it, or give the street instead.",
        ),
        (
            "hello",
            PostcodeOutcome.NO_POSTCODE,
            "That is not a postcode. A postcode looks like LE18 1AA.",
        ),
        ("", PostcodeOutcome.NO_POSTCODE, "That is not a postcode. A postcode looks like LE18 1AA."),
    ],
)
def test_what_is_not_found_is_said_in_a_sentence(typed, outcome, sentence):
    answer = look_up_postcode(typed)
    assert (answer.outcome, answer.sentence, answer.postcode) == (outcome, sentence, None)


def test_a_postcode_in_another_district_says_which():
    Postcode.objects.filter(code="LE181AA").exists()
    answer = look_up_postcode("LE18 1AA", district_code="E07000129")
    assert answer.outcome is PostcodeOutcome.FOUND
    assert answer.elsewhere == "Oadby and Wigston"
    assert answer.sentence == "LE18 1AA is in Oadby and Wigston."


@on_real_data
@given(st.one_of(st.text(max_size=50), st.text(alphabet="LE128 aO%_\\'\0", max_size=10)))
def test_look_ups_never_raise_whatever_is_typed(text):
    look_up_postcode(text, district_code=OADBY_AND_WIGSTON)
    look_up_street(text, district_code=OADBY_AND_WIGSTON)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Blaby Road", "Blaby Road, South Wigston"),
        ("12 blaby rd", "Blaby Road, South Wigston"),
        ("blabby road", "Blaby Road, South Wigston"),  # a slip
        ("blab", "Blaby Road, South Wigston"),  # as far as somebody has typed
        ("acorn", "Acorn Way, Wigston Meadowcourt"),
        ("St Wolstans Cl", "St Wolstan's Close, Wigston Meadowcourt"),
    ],
)
def test_streets_are_found_by_what_people_type(typed, first):
    assert str(look_up_street(typed)[0]) == first


def test_a_street_through_several_wards_is_one_answer_for_each_and_the_named_town_comes_first():
    found = [
        street for street in look_up_street("Leicester Road", limit=50) if street.name == "Leicester Road"
    ]
    wards = [street.ward_name for street in found]
    assert len(wards) == len(set(wards)) > 3
    assert look_up_street("Leicester Road, Oadby")[0].locality == "Oadby"
    assert look_up_street("Leicester Road Wigston")[0].locality == "Wigston"
    assert look_up_street("leicester rd wigston fields")[0].ward_name == "Wigston Fields"


def test_likeness_falls_and_the_name_itself_is_1():
    found = look_up_street("Bull Head Street")
    assert found[0].likeness == 1
    assert [street.likeness for street in found] == sorted((s.likeness for s in found), reverse=True)


@pytest.mark.parametrize("typed", ["", " ", "x", "12", "%%", "zzzzqqqq"])
def test_what_names_no_street_finds_none(typed):
    assert look_up_street(typed) == []


def test_streets_of_another_district_are_left_out_when_one_is_asked_for():
    outside = Street.objects.exclude(district_code=OADBY_AND_WIGSTON).first()
    assert outside is not None
    assert any(found.id == outside.id for found in look_up_street(outside.name, limit=50))
    inside = look_up_street(outside.name, district_code=OADBY_AND_WIGSTON, limit=50)
    assert all(found.district_code == OADBY_AND_WIGSTON for found in inside)


def test_a_point_lies_in_its_ward_lsoa_and_district():
    located = where_is(*IN_SOUTH_WIGSTON)
    assert (located.ward_code, located.district_code) == ("E05005536", OADBY_AND_WIGSTON)
    assert located.lsoa_code.startswith("E01")


def test_a_point_outside_the_district_is_told_apart_by_name():
    located = where_is(*IN_BLABY)
    assert (located.ward_code, located.lsoa_code) == ("", "")
    assert name_area(located.district_code) == "Blaby"


@on_real_data
@given(st.floats(-1.16, -1.03), st.floats(52.55, 52.63), st.floats(0, 3000))
def test_near_finds_exactly_what_is_within_the_distance(lon, lat, metres):
    found = {postcode.code: postcode.metres for postcode in postcodes_near(lon, lat, metres)}
    measured = {
        code: metres_between(lon, lat, other_lon, other_lat)
        for code, other_lon, other_lat in Postcode.objects.values_list("code", "lon", "lat")
    }
    sure = {code for code, far in measured.items() if far <= metres - 1e-6}
    possible = {code for code, far in measured.items() if far <= metres + 1e-6}
    assert sure <= set(found) <= possible
    assert all(found[code] == pytest.approx(measured[code], abs=1e-6) for code in found)
    assert list(found.values()) == sorted(found.values())


def test_near_counts_any_rows_with_a_point():
    street = Street.objects.get(name="Acorn Way")
    assert streets_near(street.lon, street.lat, 1).get().name == "Acorn Way"
    crowd = within_metres(
        Street.objects.filter(locality="Wigston"), lon=street.lon, lat=street.lat, metres=500
    )
    assert crowd.count() > 3
    with pytest.raises(ValueError):
        streets_near(float("nan"), 52, 10)


def test_wards_of_the_district_by_name():
    wards = [ward.name for ward in list_wards(OADBY_AND_WIGSTON)]
    assert wards == sorted(wards)
    assert len(wards) == 10
    assert list_areas(OADBY_AND_WIGSTON, "lsoa").count() == 36
