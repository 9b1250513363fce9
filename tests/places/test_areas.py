"""Which area a point lies in, with squares whose answers can be seen."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from wardmote.places.areas import NOWHERE, AreaIndex, AreaShape, Located, read_boundary
from wardmote.places.choices import AreaKind

# Two districts side by side, A from 0 to 2 and B from 2 to 4 degrees east, with wards and, in A, LSOAs.
HOLE = shapely.box(0.4, 0.4, 0.6, 0.6)
INDEX = AreaIndex(
    [
        AreaShape(AreaKind.WARD, "WA1", "A west", "A", shapely.box(0, 0, 1, 1).difference(HOLE)),
        AreaShape(AreaKind.WARD, "WA2", "A east", "A", shapely.box(1, 0, 1.9999, 1)),  # a sliver is left
        AreaShape(AreaKind.WARD, "WB1", "B west", "B", shapely.box(2, 0, 3, 1)),
        AreaShape(AreaKind.LSOA, "LA1", "A 001", "A", shapely.box(0, 0, 2, 0.5)),
        AreaShape(AreaKind.LSOA, "LA2", "A 002", "A", shapely.box(0, 0.5, 2.01, 1)),  # reaches into B
        AreaShape(AreaKind.DISTRICT, "A", "Aham", "A", shapely.box(0, 0, 2, 1)),
        AreaShape(AreaKind.DISTRICT, "B", "Bham", "B", shapely.box(2, 0, 4, 1)),
    ]
)


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((0.2, 0.2), Located("WA1", "LA1", "", "A")),
        ((1.5, 0.8), Located("WA2", "LA2", "", "A")),
        ((3.5, 0.5), Located("", "", "", "B")),  # in the district, in no ward of it
        ((0.5, 0.5), Located("", "LA1", "", "A")),  # in the hole of a ward
        ((9.0, 9.0), NOWHERE),
        ((1.0, 0.2), Located("WA1", "LA1", "", "A")),  # on a boundary: the lower code
    ],
)
def test_a_point_lies_in(point, expected):
    assert INDEX.locate(*point) == expected


def test_a_point_in_a_sliver_of_its_district_goes_to_the_nearest_ward_of_that_district():
    assert INDEX.locate(1.99995, 0.2).ward_code == "WA2"  # 6 m from A east, 6 m from B west


def test_a_point_in_one_district_never_gets_an_area_of_another():
    assert INDEX.locate(2.005, 0.8) == Located("WB1", "", "", "B")


@pytest.mark.parametrize("point", [(None, None), (None, 0.2), (float("nan"), 0.2), (0.2, 91), (-181, 0)])
def test_what_is_no_point_lies_nowhere(point):
    assert INDEX.locate(*point) == NOWHERE
    assert not NOWHERE


@given(st.lists(st.tuples(st.floats(-1, 5), st.floats(-1, 2)), max_size=20))
def test_many_points_get_what_each_gets_alone(points):
    many = INDEX.locate_many([lon for lon, _ in points], [lat for _, lat in points])
    assert many == [INDEX.locate(*point) for point in points]


def test_as_many_longitudes_as_latitudes():
    with pytest.raises(ValueError):
        INDEX.locate_many([1.0], [])


def test_an_index_of_nothing_knows_nothing():
    assert AreaIndex([]).locate(0.2, 0.2) == NOWHERE
    assert AreaIndex([]).name_of("A") == ""
    assert INDEX.name_of("A") == "Aham"


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        ({}, "no GeoJSON geometry"),
        ({"type": "Point", "coordinates": [0, 0]}, "a Point"),
        ({"type": "Polygon", "coordinates": []}, "Polygon"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "no GeoJSON geometry"),
        (
            {"type": "Polygon", "coordinates": [[[4e5, 3e5], [4e5, 4e5], [5e5, 4e5], [4e5, 3e5]]]},
            "longitude and latitude",
        ),
    ],
)
def test_a_boundary_that_is_none_says_why(geometry, problem):
    with pytest.raises(ValueError, match=problem):
        read_boundary(geometry)


def test_a_boundary_that_crosses_itself_is_made_whole():
    bow_tie = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    assert read_boundary(bow_tie).is_valid
