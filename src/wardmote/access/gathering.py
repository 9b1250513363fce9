"""What one act writes, sent to the database in one statement: one journey, one plan, all or nothing.

A report is eight rows and more in as many tables, one of them the access event. Sent one by one, most of the time goes into
the journeys between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection


@dataclass(frozen=True)
class _Part:
    text: str
    values: Sequence[Any]
    blame: Callable[[DatabaseError], Exception | None] | None


_parts: ContextVar[list[_Part] | None] = ContextVar("wardmote_gathered", default=None)


@contextmanager
def gathered() -> Iterator[None]:
    """Send what is written within at the end, in one statement; nothing, if an error leaves the block.

    For one act that does not read what it writes: until the end none of it is there. Within another one it
    belongs to that. The rows do not see each other either: keys between them must be checked at the end of the
    transaction or of the statement, and their row security must not look for one among the others.
    """
    if _parts.get() is not None:
        yield
        return
    parts: list[_Part] = []
    token = _parts.set(parts)
    try:
        yield
    finally:
        _parts.reset(token)
    if parts:
        _send(parts)


@contextmanager
def apart() -> Iterator[None]:
    """Send what was gathered so far, and write at once what is written within: for a part of the transaction that
    can be undone alone, or that somebody else does."""
    parts = _parts.get()
    if parts:
        sent = list(parts)
        parts.clear()
        _send(sent)
    token = _parts.set(None)
    try:
        yield
    finally:
        _parts.reset(token)


def write(
    text: str, values: Sequence[Any], *, blame: Callable[[DatabaseError], Exception | None] | None = None
) -> None:
    """Send one `insert` without `returning`, or one `select` of a function that writes: now, or with the others.

    `blame`: given what the database said when it refused, the error to raise in its place if this part is at
    fault, else None.
    """
    part = _Part(text, values, blame)
    parts = _parts.get()
    if parts is None:
        _send([part])
    else:
        parts.append(part)


def names(error: DatabaseError, relation: str) -> bool:
    """Whether the database refused because of this table, index or constraint."""
    said = getattr(error.__cause__, "diag", None)
    return relation in (getattr(said, "table_name", None), getattr(said, "constraint_name", None)) or (
        relation in str(error)
    )


def _send(parts: Sequence[_Part]) -> None:
    """One statement: each insert a part of `with`, which runs whether it is asked for or not; each select a column."""
    rows = [part for part in parts if not part.text.startswith("select ")]
    calls = [part for part in parts if part.text.startswith("select ")]
    if len(parts) == 1:
        text = parts[0].text
    else:
        named = ", ".join(f"part_{number} as ({part.text})" for number, part in enumerate(rows))
        columns = ", ".join(f"({part.text})" for part in calls) or "1"
        text = f"with {named} select {columns}" if rows else f"select {columns}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(text, [value for part in (*rows, *calls) for value in part.values])
    except DatabaseError as error:
        for part in parts:
            if part.blame is not None and (at_fault := part.blame(error)) is not None:
                raise at_fault from error
        raise
