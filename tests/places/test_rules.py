"""Distances, boxes, and when two places are one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.places.addresses import read_address
from wardmote.places.rules import box_around, is_point, match_key, metres_between, read_point

lons = st.floats(-6, 2)
lats = st.floats(49.9, 55.9)


def key(address: str, *, uprn: int | None = None, postcode: str = "", ward_code: str = "") -> str:
    return match_key(read_address(address), uprn=uprn, postcode=postcode, ward_code=ward_code)


def test_one_degree_of_latitude_is_111_kilometres():
    assert metres_between(-1, 52, -1, 53) == pytest.approx(111_195, abs=1)


def test_leicester_to_london_is_as_far_as_printed():
    # Leicester clock tower to Charing Cross: 142.6 km on the WGS 84 ellipsoid.
    assert metres_between(-1.1325, 52.6362, -0.1276, 51.5073) == pytest.approx(142_600, rel=0.005)


@given(lons, lats, lons, lats)
def test_distance_is_the_same_both_ways_and_never_negative(lon, lat, other_lon, other_lat):
    there = metres_between(lon, lat, other_lon, other_lat)
    assert there >= 0
    assert there == pytest.approx(metres_between(other_lon, other_lat, lon, lat), abs=1e-6)
    assert metres_between(lon, lat, lon, lat) == 0


@given(lons, lats, st.floats(0, 50_000), st.floats(0, 360), st.floats(0, 1))
def test_whatever_is_within_the_distance_is_in_the_box(lon, lat, metres, bearing, share):
    angle = metres * share / 6_371_008.8
    turn = math.radians(bearing)
    from_lat = math.radians(lat)
    to_lat = math.asin(
        math.sin(from_lat) * math.cos(angle) + math.cos(from_lat) * math.sin(angle) * math.cos(turn)
    )
    to_lon = lon + math.degrees(
        math.atan2(
            math.sin(turn) * math.sin(angle) * math.cos(from_lat),
            math.cos(angle) - math.sin(from_lat) * math.sin(to_lat),
        )
    )
    box = box_around(lon, lat, metres + 0.001)
    assert (to_lon, math.degrees(to_lat)) in box


@pytest.mark.parametrize(
    ("lon", "lat", "metres"),
    [(200, 52, 1), (-1, 95, 1), (-1, 52, -1), (-1, float("nan"), 1), (-1, 89.99, 100)],
)
def test_no_box_around_what_is_no_point(lon, lat, metres):
    with pytest.raises(ValueError):
        box_around(lon, lat, metres)


@pytest.mark.parametrize(
    "point", [(None, None), (-1, None), (float("inf"), 52), (-1, float("nan")), (181, 0)]
)
def test_what_is_no_point(point):
    assert not is_point(*point)


def test_writings_of_one_address_have_one_key():
    assert key("Flat 3, 12 St. Mary's Rd, Oadby", postcode="LE25BB") == key(
        "12 SAINT MARYS ROAD (flat 3) LE2 5BB"
    )


def test_flats_of_one_house_are_different_places():
    assert key("Flat 3, 12 Bell Street", postcode="LE181AA") != key(
        "Flat 4, 12 Bell Street", postcode="LE181AA"
    )


def test_the_same_street_and_number_elsewhere_is_another_place():
    assert key("12 High Street", postcode="LE25BB") != key("12 High Street", postcode="LE181AA")
    assert key("12 High Street", ward_code="E05005531") != key("12 High Street", ward_code="E05005536")


@pytest.mark.parametrize("address", ["12 High Street", "High Street LE2 5BB", "by the shops", ""])
def test_what_could_be_anywhere_has_no_key(address):
    assert key(address) == ""


def test_what_people_call_it_belongs_to_what_makes_it_the_same():
    bare, named = (
        match_key(read_address("12 High Street"), uprn=None, postcode="LE25BB", ward_code="", name=name)
        for name in ("", "The  Yard")
    )
    assert named == f"{bare} (the yard)"


def test_the_uprn_decides():
    assert key("12 High Street", uprn=10, postcode="LE25BB") == key("the corner shop", uprn=10)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("52.5881, -1.0912", (52.5881, -1.0912)),
        ("52.5881 -1.0912", (52.5881, -1.0912)),
        ("91, 0", None),
        ("52.5881", None),
        ("nan nan", None),
        ("by the park", None),
        ("", None),
    ],
)
def test_a_point_in_words_is_read_or_is_none(text, point):
    assert read_point(text) == point
