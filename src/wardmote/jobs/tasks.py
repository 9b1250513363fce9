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

from wardmote.jobs import files, mail, sealing  # noqa: F401 - the queue looks for tasks in this module

logger = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="revive_stalled_jobs", pass_context=True)
async def revive_stalled_jobs(context: JobContext, timestamp: int = 0) -> int:
    """Give the jobs of a worker that died (killed, power cut) back to the queue; returns how many.

    A worker shows a sign of life every few seconds; without one for WARDMOTE_STALLED_AFTER seconds it is
    dead.
    """
    manager = context.app.job_manager
    revived = 0
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=settings.STALLED_AFTER):
        if job.id == context.job.id:
            continue
        logger.warning("job %s (%s) had lost its worker and is tried again", job.id, job.task_name)
        await manager.retry_job(job)
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
