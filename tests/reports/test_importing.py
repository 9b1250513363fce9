"""Importing reports: validated, quiet, in few statements, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders.partnership import a_partnership

from wardmote.access.actors import PublicActor
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.rows import acting_as
from wardmote.audit.operations import watching
from wardmote.notifications.models import Message, Prompt
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint, Person
from wardmote.reports.choices import Channel, Status
from wardmote.reports.models import FollowLink, Incident, Report, ReportStep
from wardmote.reports.operations.importing import import_reports
from wardmote.reports.rules.importing import ColumnMapping, guess_columns, read_rows
from wardmote.reports.rules.tables import read_table

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
FILE = (
    b"Ref,Date reported,Type,Details,Address,Post code,Caller name,Mobile\n"
    b"A1,03/11/2025,Noise nuisance,He threatened to kill me with a knife,12 Bell Street,LE2 5BB,Robin Ash,07700 900 982\n"
    b"A2,31/02/2025,Fly tipping,Sofa left,Bell Street,,,\n"
    b"A3,2025-11-04 21:15,Something odd,Odd things,Bell Street,,,\n"
)


@pytest.fixture
def world():
    return a_partnership()


def rows_of(content=FILE, system="Old system"):
    table = read_table(content)
    mapping = ColumnMapping(columns=guess_columns(table.headings), system=system)
    return list(read_rows(table, mapping, at=NOW))


def many(count):
    lines = ["Ref,Date reported,Details,Address,Caller name,Mobile"]
    lines += [f"R{n},03/11/2025,Loud music,{n} Bell Street,Robin Ash,07700 900 982" for n in range(count)]
    return rows_of("\n".join(lines).encode())


def test_rows_become_reports_with_all_that_belongs_to_them(world):
    done = import_reports(by=world.system(), agency=world.agency("council"), read=rows_of(), at=NOW)
    assert (done.rows, done.made, done.known, done.wrong) == (3, 2, 0, 1)
    assert [(error.row, error.column) for error in done.errors] == [(3, "Date reported")]
    with acting_as(world.system()):
        report = Report.objects.get(external_reference="A1")
        assert (report.channel, report.agency_id) == (Channel.IMPORT, world.agency("council").id)
        assert report.received_at == datetime(2025, 11, 3, tzinfo=UTC)
        assert report.postcode == "LE25BB"
        assert report.address_key
        assert report.search, "it can be found by its words"
        assert report.reporter.name == "Robin Ash"
        assert ContactPoint.objects.get(person=report.reporter).safety == Safety.UNKNOWN
        assert Incident.objects.filter(report=report).count() == 1
        assert report.created_at == NOW


def test_nobody_is_woken_up(world):
    import_reports(
        by=world.system(), agency=world.agency("council"), read=rows_of(), are_waiting=True, at=NOW
    )
    with acting_as(world.system()):
        assert Report.objects.get(external_reference="A1").needs_attention
        assert not Message.objects.exists()
        assert not Prompt.objects.exists()
        assert not FollowLink.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name like '%%send%%'")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("waiting", "status"), [(True, Status.RECEIVED), (False, Status.WATCHED)])
def test_history_is_archived_and_the_rest_waits(world, waiting, status):
    import_reports(
        by=world.system(), agency=world.agency("council"), read=rows_of(), are_waiting=waiting, at=NOW
    )
    with acting_as(world.system()):
        for report in Report.objects.all():
            assert (report.status, report.is_open) == (status, waiting)
            assert ReportStep.objects.filter(report=report).order_by("at").last().status == status


def test_a_second_import_changes_nothing(world):
    first = import_reports(by=world.system(), agency=world.agency("council"), read=rows_of(), at=NOW)
    with acting_as(world.system()):
        before = {
            model: model.objects.count() for model in (Report, Person, Incident, ReportStep, ContactPoint)
        }
        versions = set(Report.objects.values_list("id", "version", "status"))
    again = import_reports(by=world.system(), agency=world.agency("council"), read=rows_of(), at=NOW)
    assert (again.made, again.known) == (0, first.made)
    with acting_as(world.system()):
        assert {model: model.objects.count() for model in before} == before
        assert set(Report.objects.values_list("id", "version", "status")) == versions


def test_a_reference_twice_in_one_file_is_taken_once_and_two_systems_are_two(world):
    twice = FILE + b"A1,04/11/2025,Noise,Again,12 Bell Street,,,\n"
    done = import_reports(by=world.system(), agency=world.agency("council"), read=rows_of(twice), at=NOW)
    assert (done.made, done.known) == (2, 1)
    other = import_reports(
        by=world.system(), agency=world.agency("council"), read=rows_of(system="Another"), at=NOW
    )
    assert other.made == 2


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_make_each_report_once():
    world = a_partnership()

    def run(_):
        try:
            return import_reports(
                by=world.system(), agency=world.agency("council"), read=many(300), at=NOW
            ).made
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(run, range(2)))
    assert sum(made) == 300
    with acting_as(world.system()):
        assert Report.objects.count() == Incident.objects.count() == Person.objects.count() == 300


def test_statements_do_not_grow_with_rows(world):
    import_reports(by=world.system(), agency=world.agency("council"), read=many(1), at=NOW)
    with CaptureQueriesContext(connection) as few:
        import_reports(by=world.system(), agency=world.agency("police"), read=many(2), at=NOW)
    with CaptureQueriesContext(connection) as lots, watching() as acts:
        import_reports(by=world.system(), agency=world.agency("housing"), read=many(900), at=NOW)
    # One more or less: whether areas were loaded anew is asked at most once a second.
    assert abs(len(lots) - len(few)) <= 1
    assert len(lots) <= 14, [query["sql"][:80] for query in lots]
    assert acts == ["reports.import_reports"]


def test_only_those_who_may_import_do_and_for_their_own_agency(world):
    council, police = world.agency("council"), world.agency("police")
    import_reports(by=world.viewer("council", "supervisor"), agency=council, read=rows_of(), at=NOW)
    for actor, error in (
        (world.viewer("council", "caseworker"), NotAllowed),
        (world.viewer("police", "supervisor"), NotAllowed),
        (a_partnership(host="elsewhere.example").viewer("council", "supervisor"), NotFound),
        (PublicActor(world.id), NotFound),
    ):
        with pytest.raises(error):
            import_reports(by=actor, agency=council, read=rows_of(), at=NOW)
    import_reports(by=world.viewer("police", "supervisor"), agency=police, read=rows_of(), at=NOW)
    with acting_as(world.viewer("council", "supervisor")):
        assert Report.objects.count() == 2, "the police's import is not the council's to see"


def test_the_command_imports_a_file_and_a_second_time_nothing(world, tmp_path: Path, capsys):
    path = tmp_path / "old.csv"
    path.write_bytes(FILE)
    arguments = [str(path), "--partnership", world.partnership.slug, "--agency", "Council"]
    call_command("import_reports", *arguments, "--look")
    assert "2 of 3 rows can be imported" in capsys.readouterr().out
    call_command("import_reports", *arguments)
    said = capsys.readouterr()
    assert "2 imported, 0 here already, 1 left out" in said.out
    assert "Row 3, Date reported" in said.err
    call_command("import_reports", *arguments)
    assert "0 imported, 2 here already" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no agency"):
        call_command("import_reports", *arguments[:-1], "Nobody")


def test_which_references_are_there_is_asked_in_the_words_of_their_index(world):
    with CaptureQueriesContext(connection) as sent:
        import_reports(by=world.system(), agency=world.agency("council"), read=many(2), at=NOW)
    (asked,) = [query["sql"] for query in sent if '"external_reference" IN' in query["sql"]]
    # Else all reports of the agency are read for each thousand rows: 50 ms at 25,000 of them, a quarter of one with it.
    for part in ('"agency_id" = ', '"external_system" IN ', 'NOT ("reports_report"."external_reference" = '):
        assert part in asked
