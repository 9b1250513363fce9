"""Rows of several tables in one statement: one journey to the database, one plan, all or nothing.

The rows of a table go as one value, a JSON text that PostgreSQL takes apart: binding two hundred values one by one
takes longer than writing them. COPY would be a little faster still, but PostgreSQL does not copy into a table behind
row-level security, whose policies check each row here as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def write_new(rows: Sequence[models.Model], *, at: datetime, unless: str) -> set[UUID]:
    """Insert the unsaved rows of one table that are not there yet; return the keys of those written.

    `unless`: the unique index by which a row is there already, as in `on conflict (…) where …`.
    """
    if not rows:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_insert(type(rows[0]))} on conflict {unless} do nothing returning id", [_as_json(rows, at)]
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
def _insert(model: type[models.Model]) -> str:
    table = model._meta.db_table
    # Without the names of the columns: psycopg reads a text of over 4,096 characters anew each time.
    return f"insert into {table} select * from jsonb_populate_recordset(null::{table}, %s::jsonb)"  # noqa: S608
