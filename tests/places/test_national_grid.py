"""Eastings and northings become longitudes and latitudes, to the stated accuracy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.places.national_grid import (
    ACCURATE_TO_METRES,
    _unprojected,
    is_grid_reference,
    to_longitude_latitude,
)
from wardmote.places.rules import metres_between


def test_the_survey_s_worked_example_is_met_before_the_change_of_ellipsoid():
    """Ordnance Survey's guide, annex C.2: 651409.903, 313177.270 is 52 39 27.2531 N, 1 43 4.5177 E (OSGB36)."""
    from math import degrees

    lat, lon = (degrees(part) for part in _unprojected(651_409.903, 313_177.270))
    assert lat == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=1e-8)
    assert lon == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=1e-8)


@pytest.mark.parametrize(
    ("easting", "northing", "lon", "lat"),
    [  # ONS Postcode Directory, November 2025 (Open Government Licence v3.0)
        (460_398, 299_060, -1.109973, 52.586),
        (461_611, 298_662, -1.092146, 52.582286),
        (458_556, 298_964, -1.137174, 52.585338),
        (429_743, 308_990, -1.561521, 52.6778),
    ],
)
def test_postcodes_lie_where_the_statisticians_put_them(easting, northing, lon, lat):
    assert metres_between(*to_longitude_latitude(easting, northing), lon, lat) < ACCURATE_TO_METRES


@given(st.floats(0, 699_999), st.floats(0, 1_299_999))
def test_every_point_of_the_grid_lies_in_or_near_great_britain(easting, northing):
    lon, lat = to_longitude_latitude(easting, northing)
    assert -9.5 < lon < 4
    assert 49 < lat < 62


@pytest.mark.parametrize("point", [(-1, 5), (700_000, 5), (5, -1), (5, 1_300_000), (float("nan"), 5)])
def test_what_lies_outside_is_no_grid_reference(point):
    assert not is_grid_reference(*point)
    with pytest.raises(ValueError, match="National Grid"):
        to_longitude_latitude(*point)
