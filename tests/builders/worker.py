"""A real worker process on a test's database, and waiting for what it does."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from wardmote.config import serving

PATIENCE = 120.0  # seconds until a test gives up; nothing is asserted about time
STALLED_AFTER = 3


@contextlib.contextmanager
def a_worker(
    directory: Path, *more: str, extra: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with its own `directory` (where `worker.log` is); `more`: arguments, `extra`: settings."""
    log = directory / "worker.log"
    part = serving.start(
        [*serving.worker_command(), *more],
        extra={
            "WARDMOTE_STALLED_AFTER": str(STALLED_AFTER),
            "WARDMOTE_VAR": str(directory),
            "WARDMOTE_LOG_LEVEL": "WARNING",
            **(extra or {}),
        },
        log=log,
    )
    try:
        yield part
    except BaseException:
        print(log.read_text(errors="replace")[-5000:])
        raise
    finally:
        serving.stop(part)


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Ask until it holds; `what` says in the failure what was waited for."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.1)
