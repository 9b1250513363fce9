"""What the clock starts for the queue itself. Every task may run twice: a worker can die after doing the
work."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

from wardmote.access.actors import SystemActor
from wardmote.cases.operations import end_overrides_that_ran_out
from wardmote.cases.operations.erasing import find_what_is_over
from wardmote.jobs import (  # noqa: F401 - the queue looks for tasks in these modules
    files,
    importing,
    mail,
    meetings,
    reminders,
    reviews,
    sealing,
)
from wardmote.partnerships.operations import close_dormant
from wardmote.partnerships.operations.expiring import forget_what_ended
from wardmote.plans.operations.erasing import find_returns_that_are_over
from wardmote.reports.operations.erasing import put_forgotten_files_aside
from wardmote.reviews.operations.erasing import find_reviews_that_are_over

logger = logging.getLogger(__name__)

_STALLED = """
    from procrastinate_jobs job
    left join procrastinate_workers worker on worker.id = job.worker_id
    where job.status = 'doing' and job.id <> %(this_job)s
      and (job.worker_id is null or worker.last_heartbeat < now() - %(silent_for)s * interval '1 second')
"""
_FIND_STALLED = f"select job.id, job.task_name {_STALLED} order by job.id"  # noqa: S608 - constants of our own
# Each statement locks the job it takes: two workers that start together must not both revive it, which by the
# second time would be under way again. (procrastinate's own list-then-retry has that gap.)
_REVIVE = f"""
    with stalled as (select job.id {_STALLED} and job.id = %(job)s for update of job skip locked)
    select procrastinate_retry_job_v2(id, now(), null, null, null) from stalled
"""  # noqa: S608
_SUPERSEDE = f"""
    with stalled as (select job.id {_STALLED} and job.id = %(job)s for update of job skip locked)
    select procrastinate_finish_job_v1(id, 'failed', false) from stalled
"""  # noqa: S608


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="revive_stalled_jobs", pass_context=True)
async def revive_stalled_jobs(context: JobContext, timestamp: int = 0) -> int:
    """Give the jobs of a worker that died (killed, power cut) back to the queue; returns how many.

    A worker shows a sign of life every few seconds; without one for WARDMOTE_STALLED_AFTER seconds it is
    dead.
    """
    execute = context.app.connector.execute_query_all_async
    given: dict[str, Any] = {"silent_for": settings.STALLED_AFTER, "this_job": context.job.id}
    revived = 0
    for row in await execute(_FIND_STALLED, **given):
        try:
            taken = await execute(_REVIVE, job=row["id"], **given)
        except UniqueViolation:
            # Another job of the same queueing lock waits already and will do the same work.
            await execute(_SUPERSEDE, job=row["id"], **given)
            logger.warning(
                "job %s (%s) had lost its worker; another does its work", row["id"], row["task_name"]
            )
            continue
        if taken:
            logger.warning("job %s (%s) had lost its worker and is tried again", row["id"], row["task_name"])
            revived += 1
    return revived


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="delete_finished_jobs", pass_context=True)
async def delete_finished_jobs(context: JobContext, timestamp: int = 0) -> None:
    """Forget jobs that ended more than 30 days ago: what they did is in the access log and on the records."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=24 * 30, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron="*/30 * * * *")
@app.task(queueing_lock="delete_expired")
def delete_expired(timestamp: int = 0, **_: Any) -> int:
    """Delete sessions that have ended and throttling counts past their time; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("delete from wardmote_cache where expires < now()")
        counts = cursor.rowcount
    sessions, _by_model = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return counts + sessions


@app.periodic(cron="41 3 * * *")
@app.task(queueing_lock="close_dormant_accounts")
def close_dormant_accounts(timestamp: int = 0, **_: Any) -> int:
    """Lock the accounts that nobody used for 45 days; returns how many."""
    return len(close_dormant(by=SystemActor(why="accounts that nobody uses")))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="end_overrides")
def end_overrides(timestamp: int = 0, **_: Any) -> int:
    """Write the end of each emergency in which somebody saw a locked case; returns how many ended."""
    return len(end_overrides_that_ran_out(by=SystemActor(why="emergencies that are over")))


@app.periodic(cron="7 2 * * *")
@app.task(queueing_lock="find_what_is_over")
def find_records_that_are_over(timestamp: int = 0, **_: Any) -> int:
    """Put records whose time is over on the list of who decides about them; returns how many."""
    system = SystemActor(why="records whose time is over")
    return sum(
        len(find(by=system))
        for find in (find_what_is_over, find_reviews_that_are_over, find_returns_that_are_over)
    )


@app.periodic(cron="27 2 * * *")
@app.task(queueing_lock="forget_what_ended")
def forget_ended_rows(timestamp: int = 0, **_: Any) -> int:
    """Delete invitations, machine tokens and sent forms that ended long ago, and files that nobody imported."""
    system = SystemActor(why="what is not needed any more")
    return forget_what_ended(by=system) + len(put_forgotten_files_aside(by=system))
