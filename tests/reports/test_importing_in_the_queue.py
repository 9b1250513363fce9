"""Long files: imported by the queue step by step, each row once, whatever happens to a worker."""

import os
import signal
from functools import partial

import psycopg
import pytest
from tests import databases
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client
from tests.builders.worker import STALLED_AFTER, a_worker, wait_until
from tests.reports.test_importing_pages import bring, chosen

from wardmote.access.rows import acting_as
from wardmote.jobs import importing as job
from wardmote.reports.models import ImportRun, Report
from wardmote.reports.operations import importing

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
    work(run)
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
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()
        silent = f"select max(last_heartbeat) < now() - {STALLED_AFTER + 1} * interval '1 second' from procrastinate_workers"
        wait_until(lambda: ask(silent) is not False, "the dead worker's last sign of life was old")
        with start():
            wait_until(lambda: ask(state) == "succeeded", "the next worker had done it")
    assert references(world) == ["A1", "A3"]
    with acting_as(world.system()):
        run.refresh_from_db()
    assert (run.made, run.wrong, run.done) == (2, 1, 3)
