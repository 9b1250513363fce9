"""The queue with real worker processes, one of them really killed."""

from __future__ import annotations

import contextlib
import os
import signal
import time

import psycopg
import pytest
from tests import databases

from wardmote.config import serving
from wardmote.jobs.tasks import delete_expired

pytestmark = pytest.mark.django_db(transaction=True)


@contextlib.contextmanager
def a_worker(worker_database, tmp_path):
    log = tmp_path / f"worker-{time.monotonic()}.log"
    extra = {
        "DATABASE_URL": worker_database.app_url,
        "WARDMOTE_STALLED_AFTER": "3",
        "WARDMOTE_LOG_LEVEL": "WARNING",
    }
    part = serving.start(serving.worker_command(), extra=extra, log=log)
    try:
        yield part
    finally:
        serving.stop(part)


@pytest.fixture
def ask(worker_database):
    with databases.connect_as_admin(worker_database.name) as admin:
        yield lambda query, *values: admin.execute(query, values).fetchone()


def wait_for(question, expected, *, seconds=60):
    """Ask until the answer is the expected one; returns the last answer."""
    deadline = time.monotonic() + seconds
    while (answer := question()) != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    return answer


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one(worker_database, ask, tmp_path):
    job = delete_expired.defer()

    def state():
        return ask("select status::text, attempts from procrastinate_jobs where id = %s", job)

    # Another session holds the table, so that the worker is caught in the middle of its work.
    with psycopg.connect(worker_database.owner_url) as holder:
        holder.execute("lock table wardmote_cache in access exclusive mode")
        with a_worker(worker_database, tmp_path) as worker:
            assert wait_for(lambda: state()[0], "doing") == "doing"
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        assert state()[0] == "doing", "nobody noticed yet"
    time.sleep(3)  # the silence after which it counts as dead
    with a_worker(worker_database, tmp_path):
        assert wait_for(state, ("succeeded", 2)) == ("succeeded", 2), "done at the second attempt"


def test_a_worker_that_is_asked_to_end_finishes_what_it_began(worker_database, ask, tmp_path):
    job = delete_expired.defer()
    with psycopg.connect(worker_database.owner_url) as holder:
        holder.execute("lock table wardmote_cache in access exclusive mode")
        with a_worker(worker_database, tmp_path) as worker:
            query = "select status::text from procrastinate_jobs where id = %s"
            assert wait_for(lambda: ask(query, job)[0], "doing") == "doing"
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
