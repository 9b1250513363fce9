"""The rules of all rooms, the classes of all columns, and the reference page made of them.

Rooms state their rules as plain data in `retention.py`, `RULES = {"room.Table": {basis, period, from_when,
ending, source}}`, because most of them may not import this one; they are found through Django's list of apps.
"""

from __future__ import annotations

import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps

from wardmote.access.choices import FieldClass
from wardmote.retention.libraries import RULES as OF_LIBRARIES
from wardmote.retention.rules import Rule, read_rule

COLUMNS_FILE = Path(__file__).with_name("columns.toml")


def own_tables() -> list[str]:
    """Return the labels of our own tables, lowest room first."""
    found = [m._meta.label for m in apps.get_models() if m.__module__.startswith("wardmote.")]
    return [label for config in reversed(list(apps.get_app_configs())) for label in found
            if label.startswith(f"{config.label}.")]  # fmt: skip


def all_rules() -> dict[str, Rule]:
    """Return the rule of each table, by its label. Raises ValueError for a rule that is not whole."""
    said: dict[str, object] = dict(OF_LIBRARIES)
    for config in apps.get_app_configs():
        name = f"{config.name}.retention"
        if config.name.startswith("wardmote.") and find_spec(name):
            said |= import_module(name).RULES
    return {table: read_rule(table, rule) for table, rule in said.items()}


def column_classes() -> dict[str, dict[str, Any]]:
    """Return what `columns.toml` says: label of table -> whose, lists of columns by class, keep."""
    rooms = tomllib.loads(COLUMNS_FILE.read_text(encoding="utf-8"))
    return {f"{room}.{table}": said for room, tables in rooms.items() for table, said in tables.items()}


def scrubbed_columns(table: str) -> tuple[str, ...]:
    """Return the columns that erasing a record of the table empties: F2 and above, but those to be kept."""
    said = column_classes()[table]
    return tuple(
        column
        for name in sorted(said)
        if name.startswith("F") and name not in ("F0", "F1")
        for column in said[name]
        if column not in said.get("keep", [])
    )


def reference_pages() -> dict[str, str]:
    """Draw the retention schedule and the classes of columns."""
    rules = all_rules()
    text = (
        "# How long things are kept\n\n"
        "Each period is a default that an agency may change; none of them was found in a statute. A hold "
        "(an inquiry, a court case, a complaint) beats every period. Whatever is of class F4 to F8 is never "
        "erased without a named person's decision, but for drafts and uploads that nobody sent.\n\n"
        "| Table | Why it is kept | Period | From | Then | Taken from |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    for table in [*own_tables(), *sorted(set(rules) - set(own_tables()))]:
        rule = rules[table]
        cells = (table, rule.basis, rule.period or "–", rule.from_when, rule.ending.label, rule.source)
        text += "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
    text += (
        "\n# Classes of columns\n\n"
        "Whose data each table holds, and how sensitive each column is. Columns of F0 and F1 (identifiers, "
        "states, dates of the work) stay when a record is erased, as the row that remembers the erasure; all "
        "others are emptied, but for those in brackets.\n\n"
    )
    for table in own_tables():
        said = column_classes()[table]
        text += f"## {table}\n\nHolds data of: {said['whose']}.\n\n"
        for name in sorted(key for key in said if key.startswith("F")):
            kept = set(said.get("keep", []))
            columns = ", ".join(f"({column})" if column in kept else column for column in said[name])
            text += f"- {name} {FieldClass(name).label}: {columns}\n"
        text += "\n"
    return {"retention.md": text}
