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
    last = None
    for last in kept_heads():  # noqa: B007 - the last one is wanted
        pass
    if position == 0 or (last is not None and (last.position, last.hash) == (position, hashed)):
        return None
    now = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    handle = os.open(heads_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{now} {position} {hashed}\n".encode())
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
            at, _, rest = line.strip().partition(" ")
            position, _, hashed = rest.partition(" ")
            if position.isdigit() and len(hashed) == 64:
                yield Head(at, int(position), hashed)


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
        for head in kept_heads():
            found = queries.hash_at(head.position)
            if found is None:
                problem = f"The chain was cut short: the head of {head.at} stood at seal {head.position:,}."
                return Finding((*holds, *_compared(compared)), problem)
            if found != head.hash:
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
