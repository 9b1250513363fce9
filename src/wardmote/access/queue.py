"""Jobs put into the queue in the transaction of the act: rolled back with it, never lost after it.

Rooms name a task by its name alone: tasks stand above them, in `jobs`.
"""

from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task
from psycopg.types.json import Jsonb

from wardmote.access.gathering import write


@cache
def _queue() -> JobManager:
    # Not the app's own manager: a worker gives that one a connection of the worker's, and a job deferred
    # through it would not belong to the transaction of the operation that a task is running.
    return JobManager(DjangoConnector())


def put_in_queue(task: str, *, at: datetime | None = None, once: str | None = None, **arguments: Any) -> None:
    """Put a job for the task of this name into the queue, in the present transaction.

    `at`: not before this instant. `once`: while a job with this lock waits, a second one is refused.
    Raises RuntimeError outside a transaction, procrastinate.exceptions.AlreadyEnqueued for a second one.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a job belongs to the transaction of the act that needs it: use acting_as()")
    wanted = configure_task(name=task, job_manager=_queue(), schedule_at=at, queueing_lock=once)
    if once is not None:
        wanted.defer(**arguments)  # says so when there is one already
        return
    job = wanted.make_new_job(**arguments)
    write(
        "select procrastinate_defer_jobs_v1(array[(%s, %s, %s, %s, null, %s, %s)]"
        "::procrastinate_job_to_defer_v1[])",
        [job.queue, job.task_name, job.priority, job.lock, Jsonb(job.task_kwargs), job.scheduled_at],
    )
