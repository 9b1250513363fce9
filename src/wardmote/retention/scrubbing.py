"""Emptying rows as `columns.toml` says: what is F2 and above goes, the row that remembers the erasure stays."""

from __future__ import annotations

from typing import Any

from django.db import models

from wardmote.retention.queries import column_classes, scrubbed_columns


def blank_of(field: Any) -> object:
    """Return what stands in a column once it is emptied: nothing, its default, or a blank of its type."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    return b"" if isinstance(field, models.BinaryField) else ""


def scrub(rows: models.QuerySet[Any]) -> dict[str, int]:
    """Empty the personal columns of these rows, or delete them where `columns.toml` says `erase = "delete"`.

    Returns the table's label with how many rows it were; nothing for none.
    """
    label = rows.model._meta.label
    if column_classes()[label].get("erase") == "delete":
        count = rows.count()
        rows.delete()
    else:
        wanted = set(scrubbed_columns(label))
        fields = [field for field in rows.model._meta.concrete_fields if field.attname in wanted]
        count = rows.update(**{field.attname: blank_of(field) for field in fields}) if fields else 0
    return {label: count} if count else {}


def add_up(*counts: dict[str, int]) -> dict[str, int]:
    """Return the sums of such counts."""
    total: dict[str, int] = {}
    for count in counts:
        for label, rows in count.items():
            total[label] = total.get(label, 0) + rows
    return total


def is_needed_by_others(row: models.Model, *, apart_from: frozenset[str]) -> bool:
    """Whether any row of another table still points at this one, apart from tables (labels) that go with it.

    Asked of every relation that there is, so that a room added later keeps what it points at until it says
    otherwise.
    """
    # Hidden ones too: most relations here have no name on this side.
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model: Any = relation.related_model
        if model._meta.label in apart_from:
            continue
        if model._base_manager.filter(**{relation.field.name: row.pk}).exists():
            return True
    return False
