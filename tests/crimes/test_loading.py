"""Loading what the police publish: the same again changes nothing, a newer file replaces its month whole."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client
from tests.crimes.test_files import a_file, row

from wardmote.access.actors import SystemActor
from wardmote.access.errors import NotAllowed
from wardmote.crimes.files import read_month
from wardmote.crimes.models import Crime, CrimeFile
from wardmote.crimes.operations import load_month
from wardmote.crimes.queries import WardCrime, count_by_ward, latest_month
from wardmote.demo.build import PLACES
from wardmote.places.loading import load_areas_from

pytestmark = pytest.mark.django_db
BY = SystemActor(why="test")


def load(content: bytes):
    return load_month(by=BY, month=read_month("x-street.csv", content))


def ids() -> set:
    return set(Crime.objects.values_list("id", flat=True))


def test_the_same_file_again_changes_nothing_and_a_newer_one_replaces_its_month():
    first = load(a_file(row(), row(), row(type="Burglary")))
    assert (first.rows, first.before, first.is_unchanged) == (3, 0, False)
    before = ids()
    again = load(a_file(row(), row(), row(type="Burglary")))
    assert again.is_unchanged
    assert ids() == before
    other = load(a_file(row(month="2021-11")))
    assert not other.is_unchanged
    newer = load(a_file(row(type="Burglary", outcome="Offender fined")))
    assert (newer.rows, newer.before) == (1, 3)
    assert not before & ids()
    assert Crime.objects.count() == 2
    assert CrimeFile.objects.count() == 2
    assert latest_month() == date(2021, 12, 1)


def test_texts_arrive_as_they_were_published():
    odd = r'On or near "The Cut", St. Mary\'s {A,B} NULL'
    load(a_file(row(location='"' + odd.replace('"', '""') + '"'), row(location="NULL"), row(location="")))
    assert sorted(Crime.objects.values_list("location", flat=True)) == sorted([odd, "NULL", ""])


def test_wards_are_those_in_which_the_points_lie_and_are_counted_by_them():
    load_areas_from([PLACES / "wards.geojson"], say=lambda words: None)
    load(
        a_file(
            row(),
            row(type="Burglary"),
            row(type="Drugs"),
            row(lon="-0.1", lat="51.5"),
            row(lon="", lat="", lsoa=""),
        )
    )
    by_ward = set(Crime.objects.exclude(ward_code="").values_list("ward_code", flat=True))
    assert len(by_ward) == 1
    counted = count_by_ward(ward_codes=by_ward, month=date(2021, 12, 1))
    assert list(counted.values()) == [WardCrime(asb=1, crime=2)]
    assert count_by_ward(ward_codes=by_ward, month=date(2021, 11, 1)) == {}
    assert count_by_ward(ward_codes=[""], month=date(2021, 12, 1)) == {}
    world = a_partnership()
    page = signed_in_client(world, "council", "caseworker").get("/reports/map")
    text = page.content.decode()
    assert "December 2021" in text
    assert "Open Government Licence" in text
    assert sum(line.published.crime for line in page.page.wards) == 2


def test_a_map_without_published_crime_does_not_speak_of_it():
    load_areas_from([PLACES / "wards.geojson"], say=lambda words: None)
    page = signed_in_client(a_partnership(), "council", "caseworker").get("/reports/map")
    assert "Police" not in page.content.decode()


def test_only_the_command_line_loads():
    world = a_partnership()
    for by in (world.viewer("council", "operator"), world.public()):
        with pytest.raises(NotAllowed):
            load_month(by=by, month=read_month("x", a_file(row())))
    assert not Crime.objects.exists()


def test_the_command_says_what_it_did_and_which_row_is_wrong(tmp_path):
    good, bad = tmp_path / "a-street.csv", tmp_path / "b-street.csv"
    good.write_bytes(a_file(row(), row()))
    bad.write_bytes(a_file(row(month="2021-10"), row(month="2021-10", type="Witchcraft")))
    said = StringIO()
    call_command("load_crimes", str(good), stdout=said)
    assert "Soar Valley Police, 2021-12: 2 rows" in said.getvalue()
    with pytest.raises(CommandError, match="row 3, column Crime type.*Nothing of this month was loaded"):
        call_command("load_crimes", str(good), str(bad), stdout=said)
    assert "unchanged" in said.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_crimes", str(tmp_path / "none.csv"), stdout=said)
    assert Crime.objects.count() == 2
