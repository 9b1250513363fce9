"""Files as people keep them, read as reports; whatever is in them, a sentence comes out and never an exception."""

import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardmote.people.choices import Safety
from wardmote.reports.choices import Kind
from wardmote.reports.rules.importing import (
    COLUMNS,
    ColumnMapping,
    guess_columns,
    guess_kind,
    read_moment,
    read_rows,
    what_is_wrong_with_mapping,
)
from wardmote.reports.rules.tables import NotReadable, Row, Table, decode, read_table

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


def read(table, columns=None, **more):
    mapping = ColumnMapping(columns=columns or guess_columns(table.headings), system="Test", **more)
    return list(read_rows(table, mapping, at=NOW))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("03/11/2025", "2025-11-03T00:00:00+00:00"),
        ("3.11.25", "2025-11-03T00:00:00+00:00"),
        ("03-11-2025 14:30", "2025-11-03T14:30:00+00:00"),
        ("01/07/2025 14:30:05", "2025-07-01T13:30:05+00:00"),  # summer time
        ("01/07/2025 2:30 pm", "2025-07-01T13:30:00+00:00"),
        ("01/07/2025 12:05am", "2025-06-30T23:05:00+00:00"),
        ("2025-11-03", "2025-11-03T00:00:00+00:00"),
        ("2025-07-01", "2025-06-30T23:00:00+00:00"),
        ("2025-11-03T10:00:00Z", "2025-11-03T10:00:00+00:00"),
        ("2025-11-03 10:00:00", "2025-11-03T10:00:00+00:00"),
        ("2025-11", "2025-11-01T00:00:00+00:00"),
        ("3 November 2025", "2025-11-03T00:00:00+00:00"),
        ("03-Nov-2025", "2025-11-03T00:00:00+00:00"),
        ("45964", "2025-11-03T00:00:00+00:00"),  # as Excel counts days
        ("45964.5", "2025-11-03T12:00:00+00:00"),
        ("25/12/2025", "2025-12-25T00:00:00+00:00"),
        ("12/25/2025", None),  # no month 25, and nobody guesses
        ("31/02/2025", None),
        ("yesterday", None),
        ("", None),
        ("2025-13-01", None),
        ("0001-01-01", None),
    ],
)
def test_dates_are_read_in_the_british_order(text, moment):
    found = read_moment(text)
    assert (found.isoformat() if found else None) == moment


def test_american_dates_are_read_when_somebody_says_so():
    assert read_moment("12/25/2025", month_first=True) == datetime(2025, 12, 25, tzinfo=UTC)
    assert read_moment("25/12/2025", month_first=True) is None


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_reading_a_moment_never_raises(text, month_first):
    found = read_moment(text, month_first=month_first)
    assert found is None or found.utcoffset() is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(encoding, delimiter):
    text = delimiter.join(["Ref", "Where", "What"]) + "\r\n" + delimiter.join(["1", "Café £5", '"a\nb"'])
    table = read_table(text.encode(encoding))
    assert table.headings == ("Ref", "Where", "What")
    assert table.rows == (Row(2, ("1", "Café £5", "a\nb")),)
    assert read_table(gzip.compress(text.encode(encoding))) == table


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_decoding_never_raises(content):
    decode(content).encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda some: b"PK\x03\x04" + some),
        st.binary(max_size=200).map(lambda some: b"\x1f\x8b" + some),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")),
        st.text(alphabet='a,;"\n\r\t|', max_size=100).map(str.encode),
    )
)
def test_reading_a_file_gives_a_table_or_a_sentence(content):
    try:
        table = read_table(content)
    except NotReadable:
        return
    assert table.rows
    assert all(len(row.cells) == len(table.headings) for row in table.rows)


CELL = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "03/11/2025",
            "45964",
            "nan",
            "N/A",
            "51.5",
            "-1.1",
            "1e400",
            "LE2 5BB",
            "a@b.example",
            "0",
            "x" * 11_000,
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELL, min_size=len(COLUMNS), max_size=len(COLUMNS)), min_size=1, max_size=4),
    st.booleans(),
)
def test_every_row_becomes_a_report_or_sentences(cells, month_first):
    table = Table(tuple(COLUMNS), tuple(Row(n, tuple(row)) for n, row in enumerate(cells, start=2)))
    rows = read(table, {name: name for name in COLUMNS}, month_first=month_first)
    assert [row.number for row in rows] == [row.number for row in table.rows]
    for row in rows:
        assert bool(row.errors) != bool(row.answers)
        for error in row.errors:
            assert error.row == row.number
            assert error.column in ("", *COLUMNS)
            assert len(error.sentence.split()) > 2
        if row.answers:
            assert row.received_at is not None
            assert all(contact.safety == Safety.UNKNOWN for contact in row.answers.contacts)


def test_a_workbook_that_would_grow_without_end_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (201 * 1024 * 1024))
    with pytest.raises(NotReadable, match="too large"):
        read_table(buffer.getvalue())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    with pytest.raises(NotReadable, match="no workbook holds"):
        read_table(buffer.getvalue())


def test_rows_without_a_reference_get_one_that_stays():
    table = read_table(b"Date,Description\n01/03/2025,Noise\n01/03/2025,Noise\n01/03/2025,Litter\n")
    first = [row.answers.external_reference for row in read(table)]
    assert len(set(first)) == 3, "rows alike to the letter are separate reports"
    assert [row.answers.external_reference for row in read(table)] == first


def test_what_is_wrong_names_row_column_and_says_why():
    table = read_table(
        b"Ref,Date reported,Description,Email,Lat,Long\n"
        b"1,32/01/2025,Noise,a@b.example,,\n"
        b"2,01/01/2030,Noise,,,\n"
        b"3,,Noise,,,\n"
        b"4,01/01/2025,,,,\n"
        b"5,01/01/2025,Noise,nobody,,\n"
        b"6,01/01/2025,Noise,,north,1\n"
        b"7,01/01/2025,Noise,n/a,0,0\n"
    )
    rows = read(table)
    found = {row.number: [(error.column, error.sentence) for error in row.errors] for row in rows}
    assert found[2][0][0] == "Date reported"
    assert "'32/01/2025' is not a date" in found[2][0][1]
    assert found[3] == [("Date reported", "This day has not come yet")]
    assert found[4] == [("Date reported", "Say when it was reported")]
    assert found[5] == [("Description", "Nothing says what happened")]
    assert found[6][0][0] == "Email"
    assert found[7][0][0] == "Lat"
    assert found[8] == []


def test_headings_are_guessed_by_their_words():
    chicago = (
        "Creation_Date", "Status", "Completion_Date", "Service_Request_Number", "Type_of_Service_Request",
        "What_is_the_Nature_of_this_Code_Violation", "Street_Address", "ZIP_Code", "X_Coordinate", "Latitude",
        "Longitude", "Location",
    )  # fmt: skip
    guessed = guess_columns(chicago)
    assert guessed["received"] == "Creation_Date"
    assert guessed["reference"] == "Service_Request_Number"
    assert guessed["kind"] == "Type_of_Service_Request"
    assert guessed["place"] == "Street_Address"
    council = guess_columns(
        ("Case Ref", "Date Reported", "Incident Date", "Category", "Description", "Caller Name", "Caller Address",
         "Mobile", "E-mail", "Location", "Postcode")
    )  # fmt: skip
    assert council == {
        "reference": "Case Ref",
        "received": "Date Reported",
        "happened": "Incident Date",
        "kind": "Category",
        "words": "Description",
        "name": "Caller Name",
        "home": "Caller Address",
        "phone": "Mobile",
        "email": "E-mail",
        "place": "Location",
        "postcode": "Postcode",
    }


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), max_size=12))
def test_each_heading_is_guessed_once(headings):
    guessed = guess_columns(headings)
    assert set(guessed.values()) <= set(headings)
    assert len(set(guessed.values())) == len(guessed)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Noise", Kind.NOISE),
        ("ASB - Rowdy/Nuisance - Neighbours", Kind.NEIGHBOURS),
        ("Fly tipping", Kind.LITTER_DRUGS),
        ("Sanitation Code Violation", Kind.LITTER_DRUGS),
        ("Abandoned Vehicle", Kind.VEHICLE_ABANDONED),
        ("Off-road bikes", Kind.VEHICLE_NUISANCE),
        ("Dog fouling", Kind.ANIMALS),
        ("Anti-social behaviour", Kind.ROWDY),
        ("Street light out", None),
    ],
)
def test_types_are_guessed_and_their_words_kept(text, kind):
    assert guess_kind(text) == kind
    table = read_table(f"Date,Type\n01/03/2025,{text}\n".encode())
    (row,) = read(table)
    assert text in row.answers.words


def test_choices_that_cannot_work_are_told():
    wrong = what_is_wrong_with_mapping(ColumnMapping(columns={"words": "Gone"}, system=""), ["Date"])
    assert set(wrong) == {"words", "received", "system"}


def test_eastings_and_northings_are_read_as_points_and_what_is_none_is_said() -> None:
    file = b'Reported,Description,Easting,Northing\n1/3/2024,A,"460,398",299060\n1/3/2024,B,,\n1/3/2024,C,0,0\n1/3/2024,D,12,x\n'
    rows = read(read_table(file))
    assert rows[0].answers is not None
    assert (round(rows[0].answers.lon, 4), round(rows[0].answers.lat, 4)) == (-1.11, 52.586)
    assert [row.answers.lon for row in rows[1:3]] == [None, None]
    assert [error.column for error in rows[3].errors] == ["Easting"]
