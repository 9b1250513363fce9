"""The gazetteer of the demonstration's borough, really loaded."""

from pathlib import Path

import pytest

import wardmote
from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.partnerships.models import Partnership

EXTRACT = Path(wardmote.__file__).parent / "demo" / "places"
OADBY_AND_WIGSTON = "E07000135"


@pytest.fixture
def borough(db: None) -> None:
    """Districts, wards, LSOAs, postcodes and streets of Oadby and Wigston."""
    from wardmote.places.loading import load_areas_from, load_postcodes_from, load_streets_from

    said: list[str] = []
    load_areas_from(
        [EXTRACT / f"{name}.geojson" for name in ("districts", "wards", "lsoas")], say=said.append
    )
    load_postcodes_from([EXTRACT / "postcodes.csv"], say=said.append)
    load_streets_from([EXTRACT / "streets.csv"], say=said.append)


@pytest.fixture
def partnership(db: None) -> Partnership:
    """A partnership of its own, made as the system."""
    with acting_as(SystemActor(why="test")):
        return Partnership.objects.create(
            name="Here Partnership", slug="here", district_code=OADBY_AND_WIGSTON
        )
