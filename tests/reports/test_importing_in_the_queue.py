"""Long files: imported by the queue step by step, each row once, whatever happens to a worker."""

import os
import signal
from datetime import timedelta
from functools import partial

import psycopg
import pytest
from tests import databases
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client
from tests.builders.worker import STALLED_AFTER, a_worker, wait_until
from tests.reports.test_importing_pages import FILE, bring, chosen

from wardmote.access.rows import acting_as
from wardmote.jobs import importing as job
from wardmote.notifications.models import Message, Prompt
from wardmote.reports.choices import ImportState
from wardmote.reports.models import ImportRun, Report
from wardmote.reports.operations import importing
from wardmote.reports.operations.erasing import put_forgotten_files_aside
from wardmote.reports.rules.import_states import MOST_ATTEMPTS, TRANSITIONS, state_of
from wardmote.reports.rules.tables import NotReadable

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_partnership()


@pytest.fixture(autouse=True)
def _small_files_are_long(monkeypatch):
    monkeypatch.setattr(importing, "AT_ONCE", 2)


def begin(world: World) -> tuple[ImportRun, str]:
    """The supervisor brings the file of three rows and says that it be imported; the address of its page."""
    supervisor = signed_in_client(world, "council", "supervisor")
    columns = bring(supervisor)["Location"]
    check = supervisor.post(columns, chosen(supervisor, columns))["Location"]
    address = supervisor.post(check)["Location"]
    with acting_as(world.system()):
        return ImportRun.objects.latest("brought_at"), address


def references(world: World) -> list[str]:
    with acting_as(world.system()):
        return sorted(Report.objects.values_list("external_reference", flat=True))


def work(run: ImportRun) -> None:
    assert job.import_rows(str(run.pk), str(run.partnership_id)) == "done"


def test_a_long_file_is_imported_behind_the_page_which_says_how_far_it_is(world, monkeypatch):
    monkeypatch.setattr(job, "STEP", 2)
    run, address = begin(world)
    supervisor = signed_in_client(world, "council", "supervisor")
    shown = supervisor.get(address)
    assert (shown.page.title, shown.page.run.done) == ("The import is under way", 0)
    assert "0 of 3 rows done" in shown.content.decode()
    assert references(world) == []
    for step in ("columns", "types", "check"):
        assert supervisor.get(address + f"/{step}")["Location"] == address, "it cannot be changed any more"
    with acting_as(world.system()):
        begun, rows = importing.begun_run(by=world.system(), run_id=run.pk)
    importing.import_next_rows(by=world.system(), run=begun, read=[next(rows), next(rows)])
    shown = supervisor.get(address)
    assert (shown.page.run.done, shown.page.share) == (2, 66)
    assert [(error.row, error.column) for error in shown.page.left_out] == [(3, "Date reported")]
    work(run)
    shown = supervisor.get(address)
    assert (shown.page.title, shown.page.run.made, shown.page.run.wrong) == ("Imported", 2, 1)
    assert references(world) == ["A1", "A3"]


def test_the_same_long_file_twice_and_a_job_that_runs_twice_change_nothing(world):
    run, _ = begin(world)
    work(run)
    assert job.import_rows(str(run.pk), str(run.partnership_id)) == "nothing to do"
    again, _ = begin(world)
    work(again)
    with acting_as(world.system()):
        again.refresh_from_db()
        assert (again.made, again.known, again.wrong, again.content) == (0, 2, 1, None)
    assert references(world) == ["A1", "A3"]


def test_a_worker_that_comes_late_takes_no_row_that_another_took(world):
    run, _ = begin(world)
    with acting_as(world.system()):
        begun, rows = importing.begun_run(by=world.system(), run_id=run.pk)
    read = list(rows)
    first = importing.import_next_rows(by=world.system(), run=begun, read=read[:1])
    late = importing.import_next_rows(by=world.system(), run=begun, read=read[:1])
    assert (first.done, late.done, late.made) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_import_of_a_worker_that_was_killed_is_gone_on_with_by_the_next_one(
    world, worker_database, tmp_path
):
    run, _ = begin(world)
    start = partial(a_worker, tmp_path, extra={"DATABASE_URL": worker_database.app_url})
    with databases.connect_as_admin(worker_database.name) as admin:

        def ask(query: str):
            return admin.execute(query).fetchone()[0]

        state = "select max(status::text) from procrastinate_jobs where task_name = 'wardmote.import_rows'"
        with psycopg.connect(worker_database.owner_url) as holder:
            holder.execute("lock table reports_report in access exclusive mode")
            with start() as worker:
                wait_until(lambda: ask(state) == "doing", "the import was under way")
                attempts = "select attempts from reports_importrun"
                wait_until(lambda: ask(attempts) == 1, "the attempt was counted before any row went in")
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()
        silent = f"select max(last_heartbeat) < now() - {STALLED_AFTER + 1} * interval '1 second' from procrastinate_workers"
        wait_until(lambda: ask(silent) is not False, "the dead worker's last sign of life was old")
        with start():
            wait_until(lambda: ask(state) == "succeeded", "the next worker had done it")
    assert references(world) == ["A1", "A3"]
    with acting_as(world.system()):
        run.refresh_from_db()
    assert (run.made, run.wrong, run.done, run.attempts) == (2, 1, 3, 0)


def damage(world: World, run: ImportRun) -> None:
    """The kept file can be read no more, as though the disk had spoilt it: every attempt ends with an error."""
    with acting_as(world.system()):
        ImportRun.objects.filter(pk=run.pk).update(content=b"PK\x03\x04 spoilt")


def stop(world: World) -> tuple[ImportRun, str]:
    """An import of which one row went in, and that was then tried until it stopped."""
    run, address = begin(world)
    with acting_as(world.system()):
        begun, rows = importing.begun_run(by=world.system(), run_id=run.pk)
    importing.import_next_rows(by=world.system(), run=begun, read=[next(rows)])
    damage(world, run)
    for _ in range(MOST_ATTEMPTS - 1):
        with pytest.raises(NotReadable):
            job.import_rows(str(run.pk), str(run.partnership_id))
        with acting_as(world.system()):
            run.refresh_from_db()
        assert run.state == ImportState.UNDER_WAY
    assert job.import_rows(str(run.pk), str(run.partnership_id)) == "stopped"
    with acting_as(world.system()):
        run.refresh_from_db()
    return run, address


def test_an_import_that_keeps_failing_stops_and_its_page_says_how_far_it_got_and_what_to_do(world):
    run, address = stop(world)
    assert (run.state, run.done) == (ImportState.FAILED, 1)
    assert "tried 5 times and got no further than 1 of 3 rows" in run.failure
    shown = signed_in_client(world, "council", "supervisor").get(address)
    text = shown.content.decode()
    assert shown.page.title == "The import has stopped"
    assert run.failure.partition(":")[0] in text
    assert "Begin again" in text
    assert "hx-trigger" not in text, "it asks no more for what does not move"
    assert (
        "Stopped after 1 row"
        in signed_in_client(world, "council", "supervisor").get("/imports").content.decode()
    )
    work_says = job.import_rows(str(run.pk), str(run.partnership_id))
    assert work_says == "nothing to do", "a job that comes late wakes nothing"


def test_who_began_an_import_is_told_that_it_has_stopped_and_nothing_of_what_it_holds(world):
    run, _ = stop(world)
    with acting_as(world.system()):
        message = Message.objects.get(subject="An import of reports has stopped")
        shown = Prompt.objects.get(record_type="import_run")
    assert message.to == world.membership("council", "supervisor").account.email
    assert shown.membership_id == world.membership("council", "supervisor").pk
    assert run.file_name not in message.text + shown.text
    supervisor = signed_in_client(world, "council", "supervisor")
    assert 'href="/imports">' + shown.text in supervisor.get("/work").content.decode()


def test_a_stopped_import_is_begun_again_behind_the_last_row_and_takes_none_twice(world):
    run, address = stop(world)
    with acting_as(world.system()):
        ImportRun.objects.filter(pk=run.pk).update(content=FILE)
    supervisor = signed_in_client(world, "council", "supervisor")
    assert supervisor.post(address + "/again")["Location"] == address
    assert supervisor.get(address).page.title == "The import is under way"
    with acting_as(world.system()):
        assert not Prompt.objects.filter(record_type="import_run", settled_at__isnull=True).exists()
    work(run)
    with acting_as(world.system()):
        run.refresh_from_db()
    assert (run.state, run.made, run.wrong, run.failure, run.content) == (
        ImportState.IMPORTED,
        2,
        1,
        "",
        None,
    )
    assert references(world) == ["A1", "A3"]
    supervisor.post(address + "/again")
    assert supervisor.get(address).page.title == "Imported", "what is done is not begun again"


def test_workers_that_die_again_and_again_stop_an_import_without_a_word_of_theirs(world):
    run, _ = begin(world)
    for _ in range(MOST_ATTEMPTS):
        assert importing.take_up_import(by=world.system(), run_id=run.pk), "taken up, and then killed"
    assert job.import_rows(str(run.pk), str(run.partnership_id)) == "nothing to do"
    with acting_as(world.system()):
        run.refresh_from_db()
    assert run.state == ImportState.FAILED
    assert "the server stopped" in run.failure


def test_an_import_that_moves_on_is_not_stopped_however_often_it_was_taken_up(world):
    run, _ = begin(world)
    for _ in range(MOST_ATTEMPTS):
        importing.take_up_import(by=world.system(), run_id=run.pk)
    with acting_as(world.system()):
        begun, rows = importing.begun_run(by=world.system(), run_id=run.pk)
    importing.import_next_rows(by=world.system(), run=begun, read=[next(rows)])
    work(run)
    assert references(world) == ["A1", "A3"]


def test_a_worker_that_comes_late_moves_nothing_of_an_import_that_has_stopped(world):
    run, _ = stop(world)
    late = importing.import_next_rows(by=world.system(), run=run, read=[])
    assert (late.state, late.done) == (ImportState.FAILED, 1)


def test_the_file_of_a_stopped_import_goes_after_seven_days_and_is_brought_anew(world):
    run, address = stop(world)
    supervisor = signed_in_client(world, "council", "supervisor")
    for days, kept in ((6, True), (7, False)):
        put_forgotten_files_aside(by=world.system(), at=run.failed_at + timedelta(days=days))
        text = supervisor.get(address).content.decode()
        assert ("Begin again" in text) is kept
        assert ("Bring it again" in text) is not kept
    supervisor.post(address + "/again")
    assert supervisor.get(address).page.title == "The import has stopped"
    again, _ = begin(world)
    work(again)
    assert references(world) == ["A1", "A3"]


def test_nobody_outside_the_agency_begins_an_import_again(world):
    run, address = stop(world)
    outsider = signed_in_client(world, "police", "supervisor")
    assert outsider.post(address + "/again").status_code == 404
    officer = signed_in_client(world, "council", "caseworker")
    assert officer.post(address + "/again").status_code == 404
    with acting_as(world.system()):
        run.refresh_from_db()
    assert run.state == ImportState.FAILED


def test_every_state_of_an_import_is_in_the_table_and_can_be_reached():
    assert set(TRANSITIONS) == set(ImportState)
    assert {to for targets in TRANSITIONS.values() for to in targets} | {ImportState.BROUGHT} == set(
        ImportState
    )
    assert [
        state_of(is_begun=begun, is_imported=done, has_failed=failed)
        for begun, done, failed in ((0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 0))
    ] == [ImportState.BROUGHT, ImportState.UNDER_WAY, ImportState.FAILED, ImportState.IMPORTED]
