"""`manage.py work`: the process that does the jobs, until it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.worker import Worker

from wardmote.access.fences import refuse_unsafe_database


def with_fresh_connection(call_next: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """Around each task: a connection that the server dropped is not used, and none is kept between jobs."""
    close_old_connections()
    try:
        return call_next()
    finally:
        close_old_connections()


class Command(BaseCommand):
    help = "Do the jobs of the queue. SIGTERM: finish what is begun, then end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when the queue is empty")
        parser.add_argument("--concurrency", type=int, default=4, help="jobs at the same time")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unsafe_database()
        asyncio.run(self._work(once=options["once"], concurrency=options["concurrency"]))

    async def _work(self, *, once: bool, concurrency: int) -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
            async with worker_app.open_async():
                # At once, not only on the minute: we may be the successor of the one that died.
                with contextlib.suppress(AlreadyEnqueued):
                    await worker_app.configure_task(
                        "wardmote.jobs.tasks.revive_stalled_jobs", queueing_lock="revive_stalled_jobs"
                    ).defer_async()
                await worker_app.run_worker_async(
                    wait=not once,
                    concurrency=concurrency,
                    shutdown_graceful_timeout=10,
                    update_heartbeat_interval=settings.STALLED_AFTER / 3,
                    stalled_worker_timeout=settings.STALLED_AFTER,
                    task_middleware=[with_fresh_connection],
                )
