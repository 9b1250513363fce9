"""Rows of several tables in one statement: one journey to the database, one plan, all or nothing.

The rows of a table go as two values, JSON texts that PostgreSQL takes apart: binding two hundred values one by one
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
    write_many([pack(some, at=now) for some in by_model.values()])
    for some in by_model.values():
        for row in some:
            row._state.adding = False
            row._state.db = connection.alias


@dataclass(frozen=True)
class Packed:
    """Rows of one table on their way to the database: what they begin with, and wherein each differs."""

    model: type[models.Model]
    common: str
    each: str


def pack(rows: Sequence[models.Model], *, at: datetime) -> Packed:
    """Return unsaved rows of one table as they travel: a column that rows have in common travels once.

    Asks the database nothing, so that another thread may do it. `at`: what is written as the instant of writing,
    in the rows too.
    """
    model = type(rows[0])
    names, stamped = _columns(model)
    for row in rows:
        row.__dict__.update(dict.fromkeys(stamped, at))
    first = {name: rows[0].__dict__[name] for name in names}
    # Told apart by identity, which is quick: what is equal and not the same travels once more, and is no less right.
    each = [
        {name: value for name in names if (value := values[name]) is not first[name]}
        for values in (row.__dict__ for row in rows)
    ]
    # What is null in the first is not said: PostgreSQL begins with nothing but null.
    common = {name: value for name, value in first.items() if value is not None}
    return Packed(model, to_json(common).decode(), to_json(each).decode())


def write_many(packed: Sequence[Packed]) -> None:
    """Insert packed rows of whatever tables with one statement, as `write_together` does."""
    with gathered():
        for one in packed:
            write(_insert(one.model), [one.common, one.each])


def write_new(packed: Packed, *, unless: str) -> set[UUID]:
    """Insert the packed rows of one table that are not there yet; return the keys of those written.

    `unless`: the unique index by which a row is there already, as in `on conflict (…) where …`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_insert(packed.model)} on conflict {unless} do nothing returning id",
            [packed.common, packed.each],
        )
        return {row[0] for row in cursor.fetchall()}


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that are written, which are called as the fields are; and those of the instant of writing."""
    fields = [field for field in model._meta.local_concrete_fields if field.attname not in _NOT_OURS]
    stamped = [field.attname for field in fields if getattr(field, "auto_now_add", False)]
    return tuple(field.attname for field in fields), tuple(stamped)


@cache
def _insert(model: type[models.Model]) -> str:
    table = model._meta.db_table
    # Without the names of the columns: psycopg reads a text of over 4,096 characters anew each time.
    return (
        f"insert into {table} select * from"  # noqa: S608 - names of our own
        f" jsonb_populate_recordset(jsonb_populate_record(null::{table}, %s::jsonb), %s::jsonb)"
    )
