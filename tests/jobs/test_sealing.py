"""D3: the access log cannot be changed by the app, and a change by anybody else is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection
from pytest_django.fixtures import Settings
from tests import databases
from tests.builders.messages import an_officer

from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import EventNotWritten, record
from wardmote.jobs.sealing import export_head, heads_file, kept_heads, seal_access_log, verify

pytestmark = pytest.mark.django_db
really_written = pytest.mark.django_db(transaction=True)
# Every column that says who did what, when, to whose data; each edit is undone before the next.
EDITS = (
    "at = at - interval '1 hour'",
    "membership_id = null",
    "act = 'cases.list_cases'",
    "subject_ids = '{}'",
    "record_ids = '{}'",
    "outcome = 'denied'",
    "ip = '192.0.2.1'",
    "purpose = 'curiosity'",
)


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def write(count: int = 5) -> None:
    officer = an_officer()
    with acting_as(officer):
        for _ in range(count):
            record(officer, Category.CONSULTATION, "cases.get_case", "case", [new_id()], subjects=[new_id()])


@contextmanager
def tampering(worker_database: Any) -> Iterator[psycopg.Connection]:
    """A superuser who has switched the triggers off: the strongest hand inside the database."""
    with databases.connect_as_admin(worker_database.name) as admin:
        admin.execute("set session_replication_role = replica")
        yield admin


def sealed(worker_database: Any, count: int = 5) -> None:
    write(count)
    assert seal_access_log() == count
    assert verify().problem == ""


def test_what_is_sealed_holds_and_is_counted() -> None:
    write(3)
    assert "3 events wait" in " ".join(verify().holds)
    assert seal_access_log() == 3
    assert seal_access_log() == 0
    finding = verify()
    assert finding.problem == ""
    assert finding.holds[0] == "3 sealed events are as they were written, in their order."
    assert "1 heads kept" in finding.holds[1]


def test_each_seal_adds_one_line_to_the_heads_and_an_idle_minute_none(var: Path) -> None:
    for _ in range(3):
        write(2)
        seal_access_log()
        seal_access_log()
    assert [head.position for head in kept_heads()] == [2, 4, 6]
    assert heads_file().parent == var
    assert heads_file().stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_off_by_a_power_cut_is_passed_over() -> None:
    write(2)
    seal_access_log()
    with heads_file().open("a") as file:
        file.write("2026-11-22T10:00:00+00:00 17 abc")
    assert [head.position for head in kept_heads()] == [2]
    assert verify().problem == ""
    seal_access_log()  # the head is written again, on a line of its own
    assert [head.position for head in kept_heads()] == [2, 2]


def test_an_empty_log_is_whole() -> None:
    assert seal_access_log() == 0
    assert export_head() is None
    assert verify().problem == ""


@really_written
def test_an_edit_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    third = "where id = (select event_id from audit_seal where position = 3)"
    with tampering(worker_database) as admin:
        admin.execute(f"create temporary table kept as select * from audit_accessevent {third}".encode())
        for edit in EDITS:
            admin.execute(f"update audit_accessevent set {edit} {third}".encode())
            problem = verify().problem
            assert "seal 3" in problem, edit
            assert "changed" in problem, edit
            with pytest.raises(CommandError, match="seal 3") as failed:
                call_command("verify_log", stdout=StringIO())
            assert failed.value.returncode == 1
            admin.execute(f"delete from audit_accessevent {third}".encode())
            admin.execute("insert into audit_accessevent select * from kept")
            assert verify().problem == ""


@really_written
def test_a_removal_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    with tampering(worker_database) as admin:
        admin.execute(
            "delete from audit_accessevent where id = (select event_id from audit_seal where position = 2)"
        )
    assert "seal 2" in verify().problem
    assert "removed" in verify().problem


@really_written
def test_a_removal_with_its_seal_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    with tampering(worker_database) as admin:
        admin.execute(
            "delete from audit_accessevent where id = (select event_id from audit_seal where position = 2)"
        )
        admin.execute("delete from audit_seal where position = 2")
    assert "missing" in verify().problem


@really_written
def test_an_event_taken_out_before_it_was_sealed_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    write(1)
    with tampering(worker_database) as admin:
        admin.execute("delete from audit_accessevent where id = (select event_id from audit_unsealed)")
    assert "removed" in verify().problem


@really_written
def test_a_seal_taken_off_to_write_another_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    with tampering(worker_database) as admin:
        admin.execute("delete from audit_seal where position = 5")
    assert "taken out" in verify().problem


@really_written
def test_a_reordering_is_found(worker_database: Any) -> None:
    sealed(worker_database)
    with tampering(worker_database) as admin:
        admin.execute(
            "create temporary table two as select position, event_id from audit_seal where position in (2, 3)"
        )
        admin.execute("update audit_seal set event_id = gen_random_uuid() where position in (2, 3)")
        admin.execute(
            "update audit_seal s set event_id = t.event_id from two t"
            " where s.position in (2, 3) and t.position = 5 - s.position"
        )
    assert "seal 2" in verify().problem


@really_written
def test_a_tail_that_was_cut_off_is_found_by_the_heads_kept_outside(worker_database: Any) -> None:
    sealed(worker_database, 3)
    sealed(worker_database, 2)
    with tampering(worker_database) as admin:
        admin.execute(
            "delete from audit_accessevent where id in (select event_id from audit_seal where position > 3)"
        )
        admin.execute("delete from audit_seal where position > 3")
    problem = verify().problem
    assert "cut short" in problem
    assert "seal 5" in problem
    heads_file().unlink()
    assert verify().problem == ""  # the chain alone cannot know: this is why heads are kept elsewhere


@really_written
def test_a_chain_made_anew_is_found_by_the_heads_kept_outside(worker_database: Any) -> None:
    sealed(worker_database, 4)
    with tampering(worker_database) as admin:
        admin.execute(
            "delete from audit_accessevent where id = (select event_id from audit_seal where position = 1)"
        )
        admin.execute("delete from audit_seal")
        admin.execute("insert into audit_unsealed select id from audit_accessevent")
        admin.execute("select audit_seal_events(100)")
    write(1)
    seal_access_log()
    assert "made anew" in verify().problem


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_accessevent set act = 'x'",
        "delete from audit_accessevent",
        "truncate audit_accessevent",
        "select * from audit_accessevent",
        "update audit_seal set hash = ''",
        "delete from audit_seal",
        "truncate audit_seal",
        "insert into audit_seal (position, event_id, hash, sealed_at) values (99, gen_random_uuid(), '', now())",
        "delete from audit_unsealed",
        "alter table audit_accessevent disable trigger all",
    ],
)
def test_d3_the_app_cannot_change_the_log(worker_database: Any, statement: str) -> None:
    sealed(worker_database)
    with pytest.raises(ProgrammingError), acting_as(an_officer()), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().problem == ""


@really_written
def test_not_even_the_logs_own_role_changes_it_by_mistake(worker_database: Any) -> None:
    sealed(worker_database)
    with databases.connect_as_admin(worker_database.name) as admin:
        admin.execute("set role wardmote_audit")
        for statement in ("update audit_accessevent set act = 'x'", "delete from audit_seal"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                admin.execute(statement.encode())


def test_nobody_writes_an_event_in_anothers_name() -> None:
    officer = an_officer()
    with pytest.raises(EventNotWritten), acting_as(an_officer()):
        record(officer, Category.CONSULTATION, "cases.get_case", "case", [new_id()])


@really_written
def test_an_event_of_a_transaction_that_ended_late_is_sealed_after_the_others() -> None:
    early = an_officer()
    written, may_end = Event(), Event()

    def write_and_wait() -> None:
        with acting_as(early):
            record(early, Category.CONSULTATION, "cases.get_case", "case", [new_id()])
            written.set()
            may_end.wait(30)
        connection.close()

    slow = Thread(target=write_and_wait)
    slow.start()
    assert written.wait(30)
    write(2)
    assert seal_access_log() == 2
    may_end.set()
    slow.join(30)
    assert seal_access_log() == 1
    assert verify().problem == ""


def test_the_command_says_that_the_log_is_whole() -> None:
    write()
    seal_access_log()
    said = StringIO()
    call_command("verify_log", stdout=said)
    assert "5 sealed events" in said.getvalue()
    assert said.getvalue().endswith("The access log is whole.\n")
