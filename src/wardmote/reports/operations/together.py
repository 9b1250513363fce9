"""Rows of several tables in one statement: one journey to the database, one plan, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery


def write_together(rows: Iterable[models.Model]) -> None:
    """Insert unsaved rows of whatever tables with one statement (`with … insert …, insert …`).

    Foreign keys among them hold because they are checked at the end of the transaction. Row-level security
    checks each row as ever. Only for tables whose keys the client makes.
    """
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    statements: list[str] = []
    values: list[Any] = []
    for model, some in by_model.items():
        query = InsertQuery(model)
        query.insert_values(model._meta.local_concrete_fields, some)
        for text, given in query.get_compiler(connection=connection).as_sql():
            statements.append(text)
            values.extend(given)
    *before, last = statements
    named = ", ".join(f"written_{number} as ({text})" for number, text in enumerate(before))
    with connection.cursor() as cursor:
        cursor.execute(f"with {named} {last}" if named else last, values)
    for some in by_model.values():
        for row in some:
            row._state.adding = False
            row._state.db = connection.alias
