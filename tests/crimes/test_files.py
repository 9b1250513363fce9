"""Reading what the police publish: a month whole, or the row and the column that is wrong."""

import gzip
import zipfile
from datetime import date

import pytest

from wardmote.crimes.choices import CrimeType
from wardmote.crimes.files import COLUMNS, Anchor, FileFault, read_month, read_months

HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)


def row(**changed: str) -> str:
    cells = {
        "id": "", "month": "2021-12", "by": "Soar Valley Police", "within": "Soar Valley Police",
        "lon": "-1.101000", "lat": "52.585000", "location": "On or near Ferry Lane", "lsoa": "E01025999",
        "name": "Somewhere 001A", "type": "Anti-social behaviour", "outcome": "", "context": "",
    }  # fmt: skip
    return ",".join((cells | changed).values())


def a_file(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


def test_a_month_is_read_with_its_force_its_rows_and_the_name_of_its_words():
    content = a_file(
        row(),
        row(id="f" * 64, type="Burglary", outcome="Under investigation"),
        row(lon="", lat="", location="No Location", lsoa="", type="Other crime"),
    )
    month = read_month("x-street.csv", content)
    assert (month.force, month.month, len(month.rows)) == ("Soar Valley Police", date(2021, 12, 1), 3)
    assert [one.kind for one in month.rows] == [CrimeType.ASB, CrimeType.BURGLARY, CrimeType.OTHER_CRIME]
    assert month.rows[0].anchor is month.rows[1].anchor, "rows of one spot share it"
    assert month.rows[2].anchor == Anchor(None, None)
    assert month.rows[1].outcome == "Under investigation"
    assert read_month("y.csv", content).sha256 == month.sha256 != read_month("z", a_file(row())).sha256
    assert "f" * 64 not in repr(month.rows), "the number at the police is not taken"


def test_columns_are_found_by_their_names_whatever_their_order():
    order = list(reversed(HEAD.split(",")))
    cells = dict(zip(HEAD.split(","), row().split(","), strict=True))
    content = f"{','.join(order)}\n{','.join(cells[name] for name in order)}\n".encode()
    assert read_month("x", content).rows == read_month("x", a_file(row())).rows


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (row(type="Witchcraft"), "row 3, column Crime type: unknown type 'Witchcraft'"),
        (row(month="2021-11"), "row 3: is not of Soar Valley Police, 2021-12"),
        (row(by="Other Police"), "row 3: is not of Soar Valley Police, 2021-12"),
        (row(lon="151.2", lat="-33.8"), "row 3, column Longitude: is no point in the United Kingdom"),
        (row(lon="nan"), "row 3, column Longitude"),
        (row(lon="", lat="52.5"), "row 3, column Longitude"),
        (row(lsoa="LEICESTER"), "row 3, column LSOA code"),
        (row(location="x" * 121), "row 3, column Location: is too long"),
        (row(outcome="x" * 81), "row 3, column Last outcome category: is too long"),
        ("a,b", "row 3: has 2 cells where 12 are expected"),
    ],
)
def test_what_is_wrong_is_said_with_its_row_and_its_column(bad, said):
    with pytest.raises(FileFault, match="x-street.csv") as fault:
        read_month("x-street.csv", a_file(row(), bad))
    assert said in str(fault.value)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_file_without_a_needed_column_is_refused(column):
    with pytest.raises(FileFault, match=f"has no column {column}"):
        read_month("x", a_file(row()).replace(column.encode(), b"Other", 1))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_file(), "holds no row"),
        (b"", "has no column"),
        (a_file(row(month="December")), "is no month"),
        (a_file(row(by="")), "names no police force"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (a_file('"never closed'), "cannot be read as CSV|cells where"),
    ],
)
def test_what_is_no_crime_file_is_refused(content, said):
    with pytest.raises(FileFault, match=said):
        read_month("x", content)


def test_archives_and_packed_files_are_read_without_outcomes_and_stops(tmp_path):
    archive = tmp_path / "month.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("2021-12/2021-12-soar-valley-street.csv", a_file(row()))
        made.writestr("2021-11/2021-11-soar-valley-street.csv", a_file(row(month="2021-11")))
        made.writestr("2021-12/2021-12-soar-valley-outcomes.csv", b"other columns")
    assert [month.month.month for month in read_months(archive)] == [11, 12]
    packed = tmp_path / "one.csv.gz"
    packed.write_bytes(gzip.compress(a_file(row())))
    assert [len(month.rows) for month in read_months(packed)] == [1]
    for name in ("broken.zip", "broken.gz"):
        (tmp_path / name).write_bytes(b"no archive")
        with pytest.raises(FileFault):
            list(read_months(tmp_path / name))
