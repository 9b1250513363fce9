"""Importing long files of reports, a step after the other, each a transaction of its own."""

from __future__ import annotations

import logging
from itertools import islice
from uuid import UUID

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.reports.choices import ImportState
from wardmote.reports.operations.importing import (
    IMPORT_TASK,
    STEP,
    begun_run,
    end_attempt,
    import_next_rows,
    take_up_import,
)

logger = logging.getLogger(__name__)


class UntilItHasStopped(BaseRetryStrategy):
    """After 15 seconds, then four times as long each time, at most half an hour.

    What was imported stays, and the next attempt begins behind it. The import's own row counts the attempts, and
    ends them; a database that cannot be reached counts none.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        return RetryDecision(retry_in={"seconds": min(1800, 15 * 4 ** min(job.attempts, 5))})


@app.task(name=IMPORT_TASK, retry=UntilItHasStopped())
def import_rows(run_id: str, partnership_id: str) -> str:
    """Import what is left of a file. Run twice, or beside itself, it takes and counts each row once."""
    system = SystemActor(UUID(partnership_id), why="a long file of reports")
    run = take_up_import(by=system, run_id=UUID(run_id))
    if run is None:
        return "nothing to do"
    try:
        _import_rest(system, UUID(run_id))
    except Exception as error:
        if end_attempt(by=system, run=run, error=type(error).__name__).state == ImportState.UNDER_WAY:
            raise
        logger.error("the import %s has stopped: %s", run_id, type(error).__name__)
        return "stopped"
    return "done"


def _import_rest(system: SystemActor, run_id: UUID) -> None:
    while True:
        with acting_as(system):
            begun = begun_run(by=system, run_id=run_id)
        if begun is None:
            return
        run, rows = begun
        while run.state == ImportState.UNDER_WAY:
            before = run.done
            run = import_next_rows(by=system, run=run, read=list(islice(rows, STEP)))
            if run.state == ImportState.UNDER_WAY and run.done != before + STEP:
                break  # another worker has gone on with it: see where it stands
