"""Rows of several tables in one statement: one journey to the database, one plan, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection, connections, models
from django.db.models.sql import InsertQuery

Shape = tuple[tuple[type[models.Model], int], ...]


def write_together(rows: Iterable[models.Model]) -> None:
    """Insert unsaved rows of whatever tables with one statement (`with … insert …, insert …`).

    Foreign keys among them hold because they are checked at the end of the transaction. Row-level security
    checks each row as ever. Only for tables whose keys the client makes.
    """
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    text = _statement(tuple((model, len(some)) for model, some in by_model.items()))
    ours = connections[connection.alias]  # once: the usual way asks for the thread's own again at every field
    values: list[Any] = []
    for model, some in by_model.items():
        for row in some:
            for field in model._meta.local_concrete_fields:
                values.append(field.get_db_prep_save(field.pre_save(row, add=True), ours))
    with ours.cursor() as cursor:
        cursor.execute(text, values)
    for some in by_model.values():
        for row in some:
            row._state.adding = False
            row._state.db = connection.alias


@cache
def _statement(shape: Shape) -> str:
    """The statement for so many rows of each of these tables. Django writes it, once for each shape."""
    parts = []
    for model, how_many in shape:
        query = InsertQuery(model)
        query.insert_values(model._meta.local_concrete_fields, [model()])
        ((text, _),) = query.get_compiler(connection=connection).as_sql()
        insert, _, one_row = text.partition(" VALUES ")
        parts.append(f"{insert} VALUES {', '.join([one_row] * how_many)}")
    *before, last = parts
    named = ", ".join(f"written_{number} as ({text})" for number, text in enumerate(before))
    return f"with {named} {last}" if named else last
