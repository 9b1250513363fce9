"""Checking uploaded files, and clearing away what nobody needs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from wardmote.access.actors import SystemActor
from wardmote.access.errors import NotFound
from wardmote.documents import operations
from wardmote.documents.operations import CHECK_TASK


class UntilTheScannerAnswers(BaseRetryStrategy):
    """After 10 seconds, then twice as long each time, at most half an hour; without end.

    A file that nobody has checked stays closed, so a check is never given up.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        return RetryDecision(retry_in={"seconds": min(1800, 10 * 2 ** min(job.attempts, 10))})


@app.task(name=CHECK_TASK, retry=UntilTheScannerAnswers())
def check_document(document_id: str, partnership_id: str) -> str:
    """Ask the virus scanner about one file. Run twice, it changes nothing."""
    system = SystemActor(UUID(partnership_id), why="virus scanner")
    try:
        return operations.check_document(by=system, document_id=UUID(document_id))
    except NotFound:
        return "gone"


@app.periodic(cron="23 * * * *")
@app.task(name="wardmote.purge_drafts", queueing_lock="purge_drafts")
def purge_drafts(timestamp: int = 0, **_: Any) -> int:
    """Erase files of reports that nobody sent within a day."""
    purged = 0
    while some := operations.purge_drafts(by=SystemActor(why="drafts")):
        purged += some
    return purged


@app.periodic(cron="41 3 * * *")
@app.task(name="wardmote.remove_orphans", queueing_lock="remove_orphans")
def remove_orphans(timestamp: int = 0, **_: Any) -> int:
    """Remove files that no row names."""
    return operations.remove_orphans(by=SystemActor(why="files nobody names"))
