"""Importing long files of reports, a step after the other, each a transaction of its own."""

from __future__ import annotations

from itertools import islice
from uuid import UUID

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.reports.operations.importing import IMPORT_TASK, STEP, begun_run, import_next_rows


class UntilItIsDone(BaseRetryStrategy):
    """After 10 seconds, then twice as long each time, at most half an hour; without end.

    What was imported stays, and the next attempt begins behind it.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        return RetryDecision(retry_in={"seconds": min(1800, 10 * 2 ** min(job.attempts, 10))})


@app.task(name=IMPORT_TASK, retry=UntilItIsDone())
def import_rows(run_id: str, partnership_id: str) -> str:
    """Import what is left of a file. Run twice, or beside itself, it takes and counts each row once."""
    system = SystemActor(UUID(partnership_id), why="a long file of reports")
    while True:
        with acting_as(system):
            begun = begun_run(by=system, run_id=UUID(run_id))
        if begun is None:
            return "done"
        run, rows = begun
        while run.imported_at is None:
            before = run.done
            run = import_next_rows(by=system, run=run, read=list(islice(rows, STEP)))
            if run.imported_at is None and run.done != before + STEP:
                break  # another worker has gone on with it: see where it stands
