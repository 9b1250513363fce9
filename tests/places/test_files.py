"""What the loaders read, and what they say of files that are wrong."""

import gzip
import json
from pathlib import Path

import pytest

from wardmote.places.choices import AreaKind
from wardmote.places.files import FileFault, normalise_street, read_areas, read_postcodes, read_streets

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1.123456789], [0, 0]]]}


def write(path: Path, content: object) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


def feature(**properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": SQUARE}


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_wards_as_the_ons_writes_them(tmp_path):
    ward = feature(FID=1, WD25CD="E05005531", WD25NM="Oadby Brocks Hill", LAD25CD="E07000135")
    [row] = read_areas(write(tmp_path / "wards.geojson", collection(ward)))
    assert (row.kind, row.code, row.name) == (AreaKind.WARD, "E05005531", "Oadby Brocks Hill")
    assert (row.district_code, row.edition) == ("E07000135", 2025)
    assert row.bounds == pytest.approx((0, 0, 1, 1.123456789))
    assert row.boundary["coordinates"][0][3] == [0, 1.123457]  # a tenth of a metre is enough


def test_lsoas_and_districts(tmp_path):
    lsoa = feature(LSOA11CD="E01025970", LSOA11NM="Oadby and Wigston 003A", LADCD_ACTIVE="E07000135")
    district = feature(LAD25CD="E07000135", LAD25NM="Oadby and Wigston")
    rows = read_areas(write(tmp_path / "a.geojson", collection(lsoa, district)))
    assert [(row.kind, row.edition, row.district_code) for row in rows] == [
        (AreaKind.LSOA, 2011, "E07000135"),
        (AreaKind.DISTRICT, 2025, "E07000135"),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "a.geojson, row 1: not JSON"),
        ("[]", "a.geojson: no GeoJSON FeatureCollection"),
        (collection("x"), "row 1: no GeoJSON feature"),
        (collection(feature(name="x")), "row 1: no code of a ward"),
        (collection(feature(WD25CD="E05005531", WD25NM="")), "row 1, column WD25NM: the area has no name"),
        (collection(feature(WD25CD="x", WD25NM="x")), "row 1, column WD25CD: 'x' is not the code"),
        (
            collection(*[feature(WD25CD="E05005531", WD25NM="x")] * 2),
            "row 2: E05005531 stands in row 1 already",
        ),
        (
            collection({"properties": {"WD25CD": "E05005531", "WD25NM": "x"}, "geometry": None}),
            "row 1, column geometry: no GeoJSON geometry",
        ),
        (collection(feature(kind="parish", edition=2025, code="E05005531", name="x")), "column kind"),
    ],
)
def test_areas_that_are_wrong_say_where(tmp_path, content, says):
    with pytest.raises(FileFault, match=says):
        read_areas(write(tmp_path / "a.geojson", content))


def test_postcodes_as_the_directory_writes_them(tmp_path):
    path = tmp_path / "onspd.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8-sig") as handle:
        handle.write("pcds,oslaua,lat,long,osward\n")
        handle.write("LE18 1AA,E07000135,52.586,-1.11,E05005540\r\n")
        handle.write("ZZ99 9ZZ,,99.999999,0.000000,\n")  # no location held
    [row] = read_postcodes(path)
    assert (row.code, row.outward, row.lon, row.lat) == ("LE181AA", "LE18", -1.11, 52.586)
    assert (row.ward_code, row.lsoa_code, row.district_code) == ("E05005540", "", "E07000135")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "p.csv: the file is empty"),
        ("pcd,lon\n", "p.csv, row 1, column lat: no such column"),
        ("pcd,lon,lat\nLE181AA,-1.1\n", "row 2: 2 cells under 3 titles"),
        (
            "pcd,lon,lat\nLE181AA,-1.1,52\n\nhello,-1,52\n",
            "row 4, column postcode: 'hello' is not a postcode",
        ),
        ("pcd,lon,lat\nLE18,-1.1,52\n", "row 2, column postcode"),
        ("pcd,lon,lat\nLE181AA,west,52\n", "row 2, column lon: 'west' is not a number"),
        ("pcd,lon,lat\nLE181AA,-1.1,460398\n", "row 2, column lat: 460398.0 is not a latitude"),
        ("pcd,lon,lat\nLE181AA,nan,52\n", "row 2, column lon"),
        ("pcd,lon,lat\nLE181AA,-1,52\nle18 1aa,-1,52\n", "row 3, column postcode: LE18 1AA stands in row 2"),
    ],
)
def test_postcodes_that_are_wrong_say_where(tmp_path, content, says):
    with pytest.raises(FileFault, match=says):
        read_postcodes(write(tmp_path / "p.csv", content))


def test_a_file_that_is_not_there_or_not_text_says_so(tmp_path):
    with pytest.raises(FileFault, match="cannot be read"):
        read_postcodes(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"pcd,lon,lat\nCaf\xe9,1,2\n")
    with pytest.raises(FileFault, match="not UTF-8"):
        read_postcodes(tmp_path / "latin.csv")
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(b"pcd,lon,lat\n" * 9999)[:30])
    with pytest.raises(FileFault, match="cannot be read"):
        read_postcodes(tmp_path / "cut.csv.gz")


def test_the_same_point_of_a_street_counts_once_and_machine_capitals_are_mended(tmp_path):
    text = "name,Longitude,Latitude,LSOA code\nSt Andrew'S Drive,-1.1,52.5,E01025999\n"
    path = write(tmp_path / "s.csv", text + "St Andrew'S Dr.,-1.1,52.5,E01025999\nThe Oval,-1.1,52.5,\n")
    rows = read_streets(path)
    assert len(rows) == 2
    assert (rows[0].name, rows[0].normalised_name) == ("St Andrew's Drive", "saint andrews drive")
    assert rows[0].lsoa_code == "E01025999"


@pytest.mark.parametrize(
    ("typed", "normalised"),
    [
        ("12 Blaby Rd", "blaby road"),
        ("blaby rd, wigston", "blaby road"),
        ("St. Peters Cl", "saint peters close"),
        ("", ""),
        ("12", ""),
    ],
)
def test_streets_are_compared_in_full_words(typed, normalised):
    assert normalise_street(typed) == normalised
