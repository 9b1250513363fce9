"""The queue with real worker processes, one of them really killed."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from functools import partial

import psycopg
import pytest
from tests import databases
from tests.builders.worker import STALLED_AFTER, a_worker, wait_until

from wardmote.jobs.tasks import delete_expired

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ask(worker_database):
    with databases.connect_as_admin(worker_database.name) as admin:
        yield lambda query, *values: admin.execute(query, values).fetchone()


@pytest.fixture
def start_worker(worker_database, tmp_path):
    """Start a worker on this test's database."""
    return partial(a_worker, tmp_path, extra={"DATABASE_URL": worker_database.app_url})


def the_worker_is_silent(ask):
    silent = "coalesce(max(last_heartbeat) < now() - %s * interval '1 second', true)"
    wait_until(
        lambda: ask(f"select {silent} from procrastinate_workers", STALLED_AFTER + 1)[0],
        "the dead worker's last sign of life was old",
    )


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one(worker_database, ask, start_worker):
    # Under a lock of its own: the clock may want the same task at this minute.
    job = delete_expired.configure(queueing_lock="this test").defer()

    def state():
        return ask("select status::text, attempts from procrastinate_jobs where id = %s", job)

    # Another session holds the table, so that the worker is caught in the middle of its work.
    with psycopg.connect(worker_database.owner_url) as holder:
        holder.execute("lock table wardmote_cache in access exclusive mode")
        with start_worker() as worker:
            wait_until(lambda: state()[0] == "doing", "the job was under way")
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        assert state()[0] == "doing", "nobody noticed yet"
    the_worker_is_silent(ask)
    with start_worker():
        wait_until(lambda: state() == ("succeeded", 2), "it was done at the second attempt")


def test_jobs_that_do_the_same_work_do_not_keep_each_other_from_being_revived(ask, start_worker):
    """Two runs of one task died, and a third job: only one run of the task may wait in the queue at a time.

    Under locks of their own: the clock may want the same tasks at this minute.
    """
    dead = (
        "insert into procrastinate_jobs (queue_name, task_name, queueing_lock, status, args)"
        " values ('default', %s, %s, 'doing', '{}') returning id"
    )
    first, second, other = (
        ask(dead, name, lock)[0]
        for name, lock in [
            (delete_expired.name, "this test"),
            (delete_expired.name, "this test"),
            ("wardmote.forget_messages", "alone in this test"),
        ]
    )
    state = "select status::text from procrastinate_jobs where id = %s"
    with start_worker():
        for job in (other, first):
            wait_until(lambda job=job: ask(state, job)[0] == "succeeded", f"job {job} was done")
        # It ran too if the first was already under way again; else the first did its work.
        wait_until(lambda: ask(state, second)[0] in ("succeeded", "failed"), "the second had ended")


def test_a_worker_that_is_asked_to_end_finishes_what_it_began(worker_database, ask, start_worker):
    job = delete_expired.defer()
    with psycopg.connect(worker_database.owner_url) as holder:
        holder.execute("lock table wardmote_cache in access exclusive mode")
        with start_worker() as worker:
            query = "select status::text from procrastinate_jobs where id = %s"
            wait_until(lambda: ask(query, job)[0] == "doing", "the job was under way")
            worker.terminate()
            time.sleep(0.5)
            assert worker.poll() is None, "it waits for the job"
            holder.rollback()
            assert worker.wait(timeout=30) == 0
    assert ask("select status::text from procrastinate_jobs where id = %s", job)[0] == "succeeded"


def test_a_job_of_a_rolled_back_transaction_never_was(ask):
    from django.db import transaction

    with contextlib.suppress(RuntimeError), transaction.atomic():
        delete_expired.defer()
        raise RuntimeError("the operation failed")
    assert ask("select count(*) from procrastinate_jobs")[0] == 0
