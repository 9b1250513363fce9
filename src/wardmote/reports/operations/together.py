"""Rows of several tables in one statement: one journey to the database, one plan, all or nothing.

The rows of a table go as one value, a JSON text that PostgreSQL takes apart: binding two hundred values one by one
takes longer than writing them. COPY would be a little faster still, but PostgreSQL does not copy into a table behind
row-level security, whose policies check each row here as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db import connection, models
from django.utils import timezone
from pydantic_core import to_json

from wardmote.access.gathering import gathered, write

# A column that the database fills by a trigger.
_NOT_OURS = {"search"}


def write_together(rows: Iterable[models.Model], *, at: datetime | None = None) -> None:
    """Insert unsaved rows of whatever tables with one statement (`with … insert …, insert …`).

    Foreign keys among them hold because they are checked at the end of the transaction. Only for tables whose
    keys the client makes and whose columns JSON can tell (no bytes). `at`: what is written as the instant of
    writing (default now).
    """
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    if not by_model:
        return
    now = at or timezone.now()
    with gathered():
        for model, some in by_model.items():
            write(_insert(model), [_as_json(some, now)])
    for some in by_model.values():
        for row in some:
            row._state.adding = False
            row._state.db = connection.alias


@dataclass(frozen=True)
class Packed:
    """Many rows of one table on their way to the database: what they begin with, and wherein each differs."""

    model: type[models.Model]
    common: str
    each: str


def pack(rows: Sequence[models.Model], *, at: datetime) -> Packed:
    """Return many unsaved rows of one table as they travel: a column that rows have in common travels once.

    Asks the database nothing, so that another thread may do it. `at`: what is written as the instant of writing.
    """
    model = type(rows[0])
    names, stamped = _columns(model)
    common = {name: rows[0].__dict__[name] for name in names} | dict.fromkeys(stamped, at)
    named = [name for name in names if name not in stamped]
    # Told apart by identity, which is quick: what is equal and not the same travels once more, and is no less right.
    each = [
        {name: value for name in named if (value := values[name]) is not common[name]}
        for values in (row.__dict__ for row in rows)
    ]
    return Packed(model, to_json(common).decode(), to_json(each).decode())


def write_many(packed: Sequence[Packed]) -> None:
    """Insert packed rows of whatever tables with one statement, as `write_together` does."""
    with gathered():
        for one in packed:
            write(_insert_packed(one.model), [one.common, one.each])


def write_new(packed: Packed, *, unless: str) -> set[UUID]:
    """Insert the packed rows of one table that are not there yet; return the keys of those written.

    `unless`: the unique index by which a row is there already, as in `on conflict (…) where …`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_insert_packed(packed.model)} on conflict {unless} do nothing returning id",
            [packed.common, packed.each],
        )
        return {row[0] for row in cursor.fetchall()}


def _as_json(rows: Sequence[models.Model], now: datetime) -> str:
    """The rows of one table as JSON. What is null is not said: PostgreSQL takes it for null."""
    names, stamped = _columns(type(rows[0]))
    for row in rows:
        for name in stamped:
            row.__dict__[name] = now
    return to_json(
        [
            {name: value for name in names if (value := values[name]) is not None}
            for values in (row.__dict__ for row in rows)
        ]
    ).decode()


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that are written, which are called as the fields are; and those of the instant of writing."""
    fields = [field for field in model._meta.local_concrete_fields if field.attname not in _NOT_OURS]
    stamped = [field.attname for field in fields if getattr(field, "auto_now_add", False)]
    return tuple(field.attname for field in fields), tuple(stamped)


@cache
def _insert(model: type[models.Model], begin_with: str = "null::{table}") -> str:
    table = model._meta.db_table
    # Without the names of the columns: psycopg reads a text of over 4,096 characters anew each time.
    return (
        f"insert into {table} select * from"  # noqa: S608 - names of our own
        f" jsonb_populate_recordset({begin_with.format(table=table)}, %s::jsonb)"
    )


def _insert_packed(model: type[models.Model]) -> str:
    return _insert(model, "jsonb_populate_record(null::{table}, %s::jsonb)")
