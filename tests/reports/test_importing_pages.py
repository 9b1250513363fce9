"""Importing through the pages: nothing is lost on the way, and only those see a file who may import."""

import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.reports.models import ImportMapping, ImportRun, Report

pytestmark = pytest.mark.django_db

FILE = (
    b"Ref,Date reported,Type,Details,Address,Post code,Caller,Mobile\r\n"
    b"A1,03/11/2024,Noise nuisance,Loud music,12 Bell Street,LE2 5BB,Robin Ash,07700 900 982\r\n"
    b"A2,31/02/2024,Fly tipping,Sofa left,Bell Street,,,\r\n"
    b"A3,2024-11-04 21:15,Something odd,Odd things,Bell Street,,,\r\n"
)
CHOSEN = {"system": "Old system", "dates": "day_first", "standing": "history", "save_as": "Monthly file"}


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def supervisor(world):
    return signed_in_client(world, "council", "supervisor")


def bring(client, content=FILE, name="reports.csv", **more):
    return client.post("/imports", {"file": SimpleUploadedFile(name, content), **more})


def chosen(client, address):
    """What the form of the columns holds when it is first shown, sent back with the rest filled in."""
    form = client.get(address).page.form
    return {name: form.initial.get(name, "") for name in form.fields} | CHOSEN


def test_a_file_is_brought_mapped_checked_and_imported(world, supervisor):
    brought = bring(supervisor)
    assert brought.status_code == 302, brought.content
    columns = brought["Location"]
    checked = supervisor.post(columns, chosen(supervisor, columns))
    assert checked.status_code == 302, checked.page.errors
    check = supervisor.get(checked["Location"])
    assert (check.page.seen.rows, check.page.seen.good, check.page.seen.wrong) == (3, 2, 1)
    text = check.content.decode()
    assert "Date reported" in text
    assert "31/02/2024" in text
    with acting_as(world.system()):
        assert not Report.objects.exists(), "looking changes nothing"
    done = supervisor.post(checked["Location"])
    result = supervisor.get(done["Location"])
    assert (result.page.run.made, result.page.run.known, result.page.run.wrong) == (2, 0, 1)
    assert "is not a date" in result.content.decode()
    with acting_as(world.system()):
        run = ImportRun.objects.get()
        assert run.content is None, "the file is not kept"
        assert ImportMapping.objects.get().name == "Monthly file"
        assert Report.objects.get(external_reference="A1").postcode == "LE25BB"
    assert supervisor.post(checked["Location"]).status_code == 302
    with acting_as(world.system()):
        assert Report.objects.count() == 2


def test_the_same_file_next_month_changes_nothing(world, supervisor):
    for round_ in range(2):
        saved = ""
        if round_:
            with acting_as(world.system()):
                saved = str(ImportMapping.objects.get().id)
        columns = bring(supervisor, mapping=saved)["Location"]
        filled = chosen(supervisor, columns)
        check = supervisor.post(columns, filled)["Location"]
        result = supervisor.get(supervisor.post(check)["Location"]).page.run
    assert (result.made, result.known, result.wrong) == (0, 2, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"only,headings\n", "no rows"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0", "old Excel"),
    ],
)
def test_what_is_no_table_is_said_and_nothing_is_kept(world, supervisor, content, words):
    answer = bring(supervisor, content)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    with acting_as(world.system()):
        assert not ImportRun.objects.exists()


def test_errors_in_the_columns_keep_what_was_chosen(world, supervisor):
    columns = bring(supervisor)["Location"]
    filled = chosen(supervisor, columns) | {"received": "", "system": "Old system"}
    answer = supervisor.post(columns, filled)
    assert answer.status_code == 200
    assert any(
        "When it was reported" in e.text or "when it was reported" in e.text for e in answer.page.errors
    )
    assert "Old system" in answer.content.decode()


def test_types_can_be_read_differently(world, supervisor):
    columns = bring(supervisor)["Location"]
    check = supervisor.post(columns, chosen(supervisor, columns))["Location"]
    types = check.replace("/check", "/types")
    form = supervisor.get(types).page.form
    labels = [form.fields[name].label for name in form.fields]
    assert labels == ["Noise nuisance", "Fly tipping", "Something odd"]
    assert supervisor.post(types, {"type_0": "noise", "type_1": "", "type_2": "rowdy"}).status_code == 302
    supervisor.post(check)
    with acting_as(world.system()):
        assert Report.objects.get(external_reference="A3").kinds == ["rowdy"]


def test_a_workbook_is_read(world, supervisor):
    book = Workbook()
    book.active.append(["Reference", "Reported", "Description"])
    book.active.append(
        [
            17,
            datetime(2024, 3, 11, 21, 15),  # noqa: DTZ001 - as a workbook has it
            "Loud music",
        ]
    )
    buffer = io.BytesIO()
    book.save(buffer)
    columns = bring(supervisor, buffer.getvalue(), "reports.xlsx")["Location"]
    check = supervisor.post(columns, chosen(supervisor, columns))["Location"]
    supervisor.post(check)
    with acting_as(world.system()):
        report = Report.objects.get()
        assert report.external_reference == "17"
        assert report.received_at.isoformat() == "2024-03-11T21:15:00+00:00"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a\r\nb.csv", "x" * 400 + ".csv", "<b>.csv"],
)
def test_h5_a_name_that_tries_to_get_out_is_only_a_name(world, supervisor, name):
    answer = bring(supervisor, name=name)
    assert answer.status_code == 302
    shown = supervisor.get("/imports").content.decode()
    assert "<b>.csv" not in shown
    with acting_as(world.system()):
        assert bytes(ImportRun.objects.get().content) == FILE


def test_only_those_who_may_import_see_a_file(world, supervisor):
    columns = bring(supervisor)["Location"]
    for agency, role, status in (("council", "caseworker", 404), ("police", "supervisor", 404)):
        other = signed_in_client(world, agency, role)
        for address in (columns, columns.replace("/columns", "/check"), columns.replace("/columns", "")):
            assert other.get(address).status_code == status
            if address != columns.replace("/columns", ""):
                assert other.post(address, CHOSEN).status_code == status
    assert signed_in_client(world, "police", "supervisor").get("/imports").page.runs == ()


def test_of_many_errors_the_first_are_shown_and_how_often_each_column_is_wrong(world, supervisor):
    lines = b"".join(
        b"B%d,31/02/2024,Noise,Loud music,,,,%s\r\n" % (n, b"12" if n < 3 else b"") for n in range(30)
    )
    columns = bring(supervisor, FILE + lines)["Location"]
    check = supervisor.get(supervisor.post(columns, chosen(supervisor, columns))["Location"])
    assert check.page.seen.wrong_by_column == (("Date reported", 31), ("Mobile", 3))
    assert (len(check.page.seen.errors), check.page.seen.wrong) == (20, 31)
    text = check.content.decode()
    assert "the first 20" in text
    assert text.index("The first rows as they would be read") < text.index("How often, by column")
    assert "3 November 2024" in text
    assert "midnight" not in text, "the file says no time"
    assert "4 November 2024, 9:15pm" in text
    result = supervisor.get(supervisor.post(check.request["PATH_INFO"])["Location"])
    assert (len(result.page.left_out), result.page.is_cut) == (34, False)
    assert "things that are wrong" not in result.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Ref;Date reported;Details\r\nC1;03.11.2024;Loud, very\r\n", "Loud, very"),
        ("Ref,Date reported,Details\r\nC1,03/11/2024,Café – “loud”\r\n".encode("cp1252"), "Café – “loud”"),
    ],
)
def test_semicolons_and_the_signs_of_windows_are_read(world, supervisor, content, words):
    columns = bring(supervisor, content)["Location"]
    check = supervisor.get(supervisor.post(columns, chosen(supervisor, columns))["Location"])
    assert [line.words for line in check.page.lines] == [words]
