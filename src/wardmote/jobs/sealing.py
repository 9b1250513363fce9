"""Sealing the access log, and keeping the head of its chain outside the database.

Whoever can change the database can also compute new seals. A head that was copied out cannot be made to fit
again: the file `log-heads` in WARDMOTE_VAR gets a line each time, and is only ever added to. Send it to
another machine (`docs/operate`) and not even this one's administrator can rewrite the log unseen.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.audit import queries
from wardmote.audit.operations import seal

AT_ONCE = 10_000


@dataclass(frozen=True)
class Head:
    """The end of the chain as it stood at an instant: a position and its hash (hex)."""

    at: str
    position: int
    hash: str


@dataclass(frozen=True)
class Finding:
    """What verifying found: the sentences that hold, and the first that does not (empty when all do)."""

    holds: tuple[str, ...]
    problem: str = ""


def heads_file() -> Path:
    """Where the heads are kept."""
    return Path(settings.VAR) / "log-heads"


@app.periodic(cron="* * * * *")
@app.task(name="wardmote.seal_access_log", queueing_lock="seal_access_log")
def seal_access_log(timestamp: int = 0, **_: Any) -> int:
    """Seal what nobody sealed yet, then copy the head out; returns how many events were sealed."""
    sealed = 0
    while True:
        with acting_as(SystemActor(why="seal")):
            some = seal(AT_ONCE)
        sealed += some
        if some < AT_ONCE:
            break
    # After the transactions of the seals: a head that was kept must not be undone.
    export_head()
    return sealed


def export_head(at: datetime | None = None) -> Head | None:
    """Add the present head to the file, durably, unless its last line says the same; return it if added."""
    with acting_as(SystemActor(why="head of the log")):
        position, hashed = queries.head()
    last = _last_kept()
    if position == 0 or (last is not None and (last.position, last.hash) == (position, hashed)):
        return None
    now = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    handle = os.open(heads_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line that a power cut left unfinished is ended first.
        begin = "" if _ends_whole() else "\n"
        os.write(handle, f"{begin}{now} {position} {hashed}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)
    return Head(now, position, hashed)


def kept_heads() -> Iterator[Head]:
    """Yield the heads that were kept, oldest first. A line that was cut off (power) is passed over."""
    path = heads_file()
    if not path.exists():
        return
    with path.open(encoding="ascii") as lines:
        for line in lines:
            head = _read_line(line)
            if head is not None:
                yield head


def _read_line(line: str) -> Head | None:
    at, _, rest = line.strip().partition(" ")
    position, _, hashed = rest.partition(" ")
    return Head(at, int(position), hashed) if position.isdigit() and len(hashed) == 64 else None


def _last_kept() -> Head | None:
    """The last line of the file, without reading the years before it."""
    path = heads_file()
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 400))
        lines = file.read().decode("ascii", "replace").splitlines()
    return _read_line(lines[-1]) if lines else None


def _ends_whole() -> bool:
    path = heads_file()
    if not path.exists() or path.stat().st_size == 0:
        return True
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def verify() -> Finding:
    """Walk the chain, then compare it with every head that was kept outside the database.

    The chain alone shows an edit, a removal and a reordering; the heads show a chain that was cut short, or
    made anew as a whole.
    """
    with acting_as(SystemActor(why="verify the log")):
        with connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = 0")  # a long log takes its time
        verdict = queries.verify()
        holds = [f"{verdict.sealed:,} sealed events are as they were written, in their order."]
        if verdict.problem:
            where = f" (at seal {verdict.first_bad:,})" if verdict.first_bad is not None else ""
            return Finding(tuple(holds), f"The chain is broken{where}: {verdict.problem}.")
        compared = 0
        heads = kept_heads()
        while some := list(islice(heads, AT_ONCE)):
            found = queries.hashes_at([head.position for head in some])
            for head in some:
                if found[head.position] is None:
                    problem = (
                        f"The chain was cut short: the head of {head.at} stood at seal {head.position:,}."
                    )
                    return Finding((*holds, *_compared(compared)), problem)
                if found[head.position] != head.hash:
                    problem = (
                        f"The chain was made anew: seal {head.position:,} is not the head kept on {head.at}."
                    )
                    return Finding((*holds, *_compared(compared)), problem)
                compared += 1
    waiting = f"{verdict.unsealed:,} events wait to be sealed." if verdict.unsealed else ""
    head_now = f"The head is {verdict.head}." if verdict.head else "Nothing has been sealed yet."
    return Finding(tuple(filter(None, [*holds, *_compared(compared), waiting, head_now])))


def _compared(count: int) -> tuple[str, ...]:
    return (f"{count:,} heads kept outside the database fit the chain.",) if count else ()
