"""The areas and postcodes as published, where they are at hand: how well stated and computed areas agree.

The extracts in the project are tested everywhere.
"""

import csv

import pytest
from tests.beside import SHARED, needs_shared

from wardmote.places.loading import load_areas_from, load_postcodes_from
from wardmote.places.models import Area, Postcode
from wardmote.places.queries import current_areas

from .conftest import OADBY_AND_WIGSTON

pytestmark = [pytest.mark.django_db, needs_shared]
PUBLISHED = SHARED / "data"


def test_all_postcodes_of_leicestershire_lie_in_the_district_stated_for_them():
    """The directory at hand states the district, not the ward: 37,192 of 37,196 agree with the polygons."""
    said: list[str] = []
    boundaries = PUBLISHED / "boundaries" / "leicestershire_current"
    load_areas_from([*sorted(boundaries.glob("ward_*")), *sorted(boundaries.glob("lsoa_*"))], say=said.append)
    assert (Area.objects.filter(kind="ward").count(), Area.objects.filter(kind="lsoa").count()) == (176, 634)
    load_postcodes_from([PUBLISHED / "postcodes" / "onspd_2025-11_leicestershire.csv.gz"], say=said.append)
    assert "37,196 added" in said[-1]
    rows = list(Postcode.objects.values_list("lon", "lat", "district_code", "ward_code", "lsoa_code"))
    located = current_areas().locate_many([row[0] for row in rows], [row[1] for row in rows])
    agree = sum(at.district_code == row[2] for at, row in zip(located, rows, strict=True))
    assert (agree, len(rows)) == (37_192, 37_196)
    assert all(row[3] and row[4] for row in rows)


def test_street_anchors_lie_in_the_lsoa_stated_for_them():
    """data.police.uk states the 2011 LSOA of each anchor: 97.7 % agree with the 2021 polygons."""
    said: list[str] = []
    [lsoas] = (PUBLISHED / "boundaries" / "leicestershire_current").glob(f"lsoa_{OADBY_AND_WIGSTON}*")
    load_areas_from([lsoas], say=said.append)
    with (PUBLISHED / "names" / "oadby_wigston_street_anchors.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    located = current_areas().locate_many(
        [float(row["Longitude"]) for row in rows], [float(row["Latitude"]) for row in rows]
    )
    agree = sum(at.lsoa_code == row["LSOA code"] for at, row in zip(located, rows, strict=True))
    assert agree / len(rows) > 0.97
