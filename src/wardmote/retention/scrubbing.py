"""Emptying rows as `columns.toml` says: what is F2 and above goes, the row that remembers the erasure stays."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from wardmote.retention.queries import column_classes, scrubbed_columns


class CannotErase(RuntimeError):
    """A table of a room does not let the system empty its rows: a fault of the code. Nothing is erased."""


def blank_of(field: Any) -> object:
    """Return what stands in a column once it is emptied: nothing, its default, or a blank of its type."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    return b"" if isinstance(field, models.BinaryField) else ""


def scrub(rows: models.QuerySet[Any]) -> dict[str, int]:
    """Empty the personal columns of these rows, or delete them where `columns.toml` says `erase = "delete"`.

    Returns the table's label with how many rows it were; nothing for none. Raises CannotErase.
    """
    label = rows.model._meta.label
    there = rows.count()
    if column_classes()[label].get("erase") == "delete":
        rows.delete()
        done = there - rows.count()
    else:
        wanted = set(scrubbed_columns(label))
        fields = [field for field in rows.model._meta.concrete_fields if field.attname in wanted]
        if not fields:
            return {}
        done = rows.update(**{field.attname: blank_of(field) for field in fields})
    if done != there:
        raise CannotErase(f"row security kept {there - done} rows of {label} from being erased")
    return {label: done} if done else {}


def parts_of(app: str, parent: str) -> list[Any]:
    """Return the tables of a room whose rows hang on one record: those with a key of this name."""
    models_of_room = apps.get_app_config(app).get_models()
    return [
        model
        for model in models_of_room
        if any(field.name == parent for field in model._meta.concrete_fields)
    ]


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
        if not isinstance(relation, ForeignObjectRel) or not (relation.one_to_many or relation.one_to_one):
            continue
        model: Any = relation.related_model
        if model._meta.label in apart_from:
            continue
        if model._base_manager.filter(**{relation.field.name: row.pk}).exists():
            return True
    return False
