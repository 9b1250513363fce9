"""Loading areas, postcodes and streets: once, twice, in any order, and what is refused."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import ProgrammingError, connection, transaction

from wardmote.access.actors import PublicActor, SystemActor
from wardmote.access.errors import NotAllowed
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.places.files import read_areas
from wardmote.places.models import Area, Postcode, Street
from wardmote.places.operations import assign_areas, load_areas
from wardmote.places.queries import current_areas, where_is

from .conftest import EXTRACT, OADBY_AND_WIGSTON

pytestmark = pytest.mark.django_db


def run(command: str, *paths: Path, capsys: pytest.CaptureFixture[str]) -> str:
    call_command(command, *map(str, paths))
    return capsys.readouterr().out


def write_areas(path: Path, *areas: tuple[str, str, str, int]) -> Path:
    """Squares of half a degree, side by side: (code property without its year, code, name, year)."""
    features = [
        {
            "properties": {f"{prefix}{year}CD": code, f"{prefix}{year}NM": name, "LADCD_ACTIVE": "E07000999"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[at, 51], [at + 0.5, 51], [at + 0.5, 52], [at, 52], [at, 51]]],
            },
        }
        for at, (prefix, code, name, year) in enumerate(areas)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_the_commands_load_the_borough_and_a_second_time_changes_nothing(capsys):
    areas = [EXTRACT / f"{name}.geojson" for name in ("districts", "wards", "lsoas")]
    assert "wards.geojson: 10 added, 0 changed, 0 unchanged" in run("load_areas", *areas, capsys=capsys)
    assert "2,226 added" in run("load_postcodes", EXTRACT / "postcodes.csv", capsys=capsys)
    assert "740 added" in run("load_streets", EXTRACT / "streets.csv", capsys=capsys)
    assert (Area.objects.count(), Postcode.objects.count(), Street.objects.count()) == (55, 2226, 740)

    before = list(Area.objects.values_list("code", "id", "loaded_at"))
    again = run("load_areas", *areas, capsys=capsys)
    assert "lsoas.geojson: 0 added, 0 changed, 36 unchanged" in again
    assert "0 rows" in again
    assert "0 added, 0 changed, 2,226 unchanged" in run(
        "load_postcodes", EXTRACT / "postcodes.csv", capsys=capsys
    )
    assert "0 added, 0 changed, 740 unchanged" in run("load_streets", EXTRACT / "streets.csv", capsys=capsys)
    assert list(Area.objects.values_list("code", "id", "loaded_at")) == before


@pytest.mark.usefixtures("borough")
def test_every_postcode_and_nearly_every_street_has_its_ward_and_lsoa():
    assert not Postcode.objects.filter(ward_code="").exists()
    assert not Postcode.objects.filter(lsoa_code="").exists()
    outside = Street.objects.exclude(district_code=OADBY_AND_WIGSTON)
    assert outside.count() == 2  # two anchors lie just over the boundary, in Leicester
    assert set(outside.values_list("district_code", flat=True)) == {"E06000016"}
    assert set(Street.objects.values_list("outward", flat=True)) == {"LE2", "LE8", "LE18"}


@pytest.mark.usefixtures("borough")
def test_postcodes_lie_in_the_ward_and_lsoa_stated_for_them():
    """The extract's boundaries are shortened; at least 97 % must still agree. They do for 2,225 and 2,224."""
    rows = list(Postcode.objects.values_list("lon", "lat", "ward_code", "lsoa_code"))
    located = current_areas().locate_many([row[0] for row in rows], [row[1] for row in rows])
    assert sum(at.ward_code == row[2] for at, row in zip(located, rows, strict=True)) >= 0.97 * len(rows)
    assert sum(at.lsoa_code == row[3] for at, row in zip(located, rows, strict=True)) >= 0.97 * len(rows)
    assert {at.district_code for at in located} <= {OADBY_AND_WIGSTON, "E07000131"}


def test_a_changed_file_changes_the_rows_it_names(tmp_path, capsys):
    path = tmp_path / "p.csv"
    path.write_text("pcd,lon,lat\nLE18 1AA,-1.11,52.586\nLE18 1AB,-1.11,52.587\n", encoding="utf-8")
    run("load_postcodes", path, capsys=capsys)
    path.write_text(
        "pcd,lon,lat\nLE18 1AA,-1.12,52.586\nLE18 1AB,-1.11,52.587\nLE18 1AD,-1.1,52.5\n", encoding="utf-8"
    )
    assert "1 added, 1 changed, 1 unchanged" in run("load_postcodes", path, capsys=capsys)
    assert Postcode.objects.get(pk="LE181AA").lon == -1.12


def test_a_fault_in_the_file_loads_nothing_of_it(tmp_path, capsys):
    path = tmp_path / "p.csv"
    path.write_text("pcd,lon,lat\nLE18 1AA,-1.11,52.586\nnonsense,-1.11,52.587\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"p\.csv, row 3, column postcode: 'nonsense' is not a postcode"):
        run("load_postcodes", path, capsys=capsys)
    assert not Postcode.objects.exists()


def test_a_newer_edition_replaces_the_older_and_an_older_is_refused(tmp_path, capsys):
    old = write_areas(
        tmp_path / "old.json", ("LSOA", "E01000001", "One", 11), ("LSOA", "E01000002", "Two", 11)
    )
    new = write_areas(
        tmp_path / "new.json", ("LSOA", "E01000001", "One", 21), ("LSOA", "E01000003", "Three", 21)
    )
    run("load_areas", old, capsys=capsys)
    assert "1 added, 1 changed, 0 unchanged, 1 removed" in run("load_areas", new, capsys=capsys)
    assert set(Area.objects.values_list("code", "edition")) == {("E01000001", 2021), ("E01000003", 2021)}
    with pytest.raises(CommandError, match="of 2011 for E07000999; those of 2021 are loaded already"):
        run("load_areas", old, capsys=capsys)


def test_the_index_follows_what_is_loaded_and_what_is_undone(tmp_path, capsys):
    wards = write_areas(tmp_path / "w.json", ("WD", "E05000001", "First", 25))
    assert where_is(0.1, 51.5).ward_code == ""
    undo = transaction.savepoint()
    run("load_areas", wards, capsys=capsys)
    assert where_is(0.1, 51.5).ward_code == "E05000001"
    transaction.savepoint_rollback(undo)
    assert where_is(0.1, 51.5).ward_code == ""


def test_postcodes_loaded_before_their_areas_get_them_afterwards(tmp_path, capsys):
    path = tmp_path / "p.csv"
    path.write_text("pcd,lon,lat,laua\nLE18 1AA,0.1,51.5,E07000999\n", encoding="utf-8")
    run("load_postcodes", path, capsys=capsys)
    assert Postcode.objects.get().ward_code == ""
    wards = write_areas(tmp_path / "w.json", ("WD", "E05000001", "First", 25))
    lsoas = write_areas(tmp_path / "l.json", ("LSOA", "E01000001", "One", 21))
    assert "assigned anew: 1 rows" in run("load_areas", wards, lsoas, capsys=capsys)
    found = Postcode.objects.get()
    assert (found.ward_code, found.lsoa_code, found.district_code) == ("E05000001", "E01000001", "E07000999")


def test_only_the_system_loads_and_each_load_leaves_its_event():
    areas = read_areas(EXTRACT / "wards.geojson")
    with pytest.raises(NotAllowed):
        load_areas(by=PublicActor(new_id()), areas=areas)
    assert not Area.objects.exists()
    with watching() as acts:
        load_areas(by=SystemActor(why="test"), areas=areas)
        assign_areas(by=SystemActor(why="test"))
    assert acts == ["load_areas", "assign_areas"]


def test_the_database_lets_only_the_system_write_published_data():
    with acting_as(PublicActor(new_id())), pytest.raises(ProgrammingError, match="row-level security"):
        Postcode.objects.create(code="LE181AA", outward="LE18", lon=-1, lat=52)


def test_published_data_is_found_by_its_indexes():
    """Plans as the app role: row-level security lets everybody read, and must not keep indexes from use."""
    with acting_as(SystemActor(why="test")), connection.cursor() as cursor:
        cursor.execute(
            "insert into places_street (id, name, normalised_name, locality, lon, lat, ward_code, lsoa_code,"
            " district_code, outward) select gen_random_uuid(), md5(n::text), md5(n::text), '', n / 1e5,"
            " 52 + n / 1e5, '', '', '', '' from generate_series(1, 8000) n"
        )
        cursor.execute(
            "insert into places_postcode (code, outward, lon, lat, ward_code, lsoa_code, district_code)"
            " select 'LE' || n, 'LE', n / 1e5, 52 + n / 1e5, '', '', '' from generate_series(12000, 20000) n"
        )
        # Where text is sorted by its bytes, the primary key finds a prefix as well.
        for indexes, rows in {
            ("street_by_trigram",): "places_street where normalised_name % 'blaby road'",
            ("postcode_by_prefix", "places_postcode_pkey"): "places_postcode where code like 'LE181%'",
            ("places_post_lat",): "places_postcode where lat between 52.15 and 52.151 and lon < 1",
        }.items():
            cursor.execute(f"explain select * from {rows}")
            plan = " ".join(row[0] for row in cursor.fetchall())
            assert "Seq Scan" not in plan
            assert any(index in plan for index in indexes), plan
