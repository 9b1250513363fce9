"""What was imported, and how files are read: for those of an agency who may import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.reports.choices import Kind
from wardmote.reports.models import ImportMapping, ImportRun
from wardmote.reports.operations.importing import table_of
from wardmote.reports.rules.importing import CellError, ColumnMapping, ReadRow, guess_kind, read_rows

SAMPLES = 3
MOST_TYPES = 40
LOOKED_AT = 20_000
"""Rows that are read to say what an import would do; those of a longer file are told when it is done."""


@dataclass(frozen=True)
class SaidType:
    """What a type column says, how often, and which national type it is read as (None: kept as words)."""

    text: str
    count: int
    kind: Kind | None


@dataclass(frozen=True)
class Preview:
    """What an import would do, without doing it: rows that can be taken, the first of them, what is wrong.

    `rows` are those that were looked at. `errors`: the first of what is wrong (`is_cut`: there is more), and
    `wrong_by_column`: in how many rows each column is wrong, the most frequent first.
    """

    rows: int
    good: int
    first: tuple[ReadRow, ...]
    errors: tuple[CellError, ...]
    wrong: int
    wrong_by_column: tuple[tuple[str, int], ...]
    is_cut: bool


def list_runs(*, viewer: Viewer, how_many: int = 25) -> tuple[ImportRun, ...]:
    """Return the agency's latest imports, newest first, without their files."""
    found = (
        ImportRun.objects.filter(partnership_id=viewer.partnership_id, agency_id=viewer.agency_id)
        .defer("content", "errors")
        .select_related("brought_by__account")
        .order_by("-brought_at", "-id")
    )
    return tuple(found[:how_many])


def list_mappings(*, viewer: Viewer) -> tuple[ImportMapping, ...]:
    """Return the agency's saved mappings, by name."""
    return tuple(
        ImportMapping.objects.filter(
            partnership_id=viewer.partnership_id, agency_id=viewer.agency_id
        ).order_by("name")
    )


def get_run(*, viewer: Viewer, run_id: UUID) -> ImportRun:
    """Return one import of the viewer's agency, and record that it was read. Raises NotFound.

    Its file is read from the database when somebody asks for `content`.
    """
    run = (
        ImportRun.objects.filter(pk=run_id, partnership_id=viewer.partnership_id, agency_id=viewer.agency_id)
        .defer("content")
        .select_related("agency__partnership", "brought_by__account")
        .first()
    )
    if run is None:
        raise NotFound("No such import.")
    record(
        viewer, Category.CONSULTATION, "reports.get_import", "import_run", [run.id], classes=[FieldClass.F4]
    )
    return run


def get_mapping(*, viewer: Viewer | SystemActor, agency_id: UUID, name: str) -> ImportMapping:
    """Return a saved mapping of an agency by its name. Raises NotFound."""
    found = ImportMapping.objects.filter(agency_id=agency_id, name=name)
    found = found.filter(partnership_id=viewer.partnership_id) if viewer.partnership_id else found.none()
    mapping = found.first()
    if mapping is None:
        raise NotFound("No such mapping.")
    return mapping


def list_types(*, run: ImportRun, mapping: ColumnMapping) -> tuple[SaidType, ...]:
    """Return what the type column of a file says, the most frequent first, at most `MOST_TYPES`."""
    heading = mapping.columns.get("kind")
    table = table_of(run)
    if heading is None or heading not in table.headings:
        return ()
    at = table.headings.index(heading)
    said = Counter(row.cells[at] for row in table.rows if row.cells[at])
    return tuple(
        SaidType(text, count, mapping.kinds.get(text) or guess_kind(text))
        for text, count in said.most_common(MOST_TYPES)
    )


def preview(*, run: ImportRun, mapping: ColumnMapping, errors: int = 20) -> Preview:
    """Read a file as it would be imported, its first `LOOKED_AT` rows. Writes nothing."""
    first: list[ReadRow] = []
    wrong: list[CellError] = []
    columns: Counter[str] = Counter()
    count = good = bad = told = 0
    for row in islice(read_rows(table_of(run), mapping, at=timezone.now()), LOOKED_AT):
        count += 1
        if row.errors:
            bad += 1
            told += len(row.errors)
            columns.update({error.column for error in row.errors})
            wrong += row.errors[: max(0, errors - len(wrong))]
        else:
            good += 1
            if len(first) < SAMPLES:
                first.append(row)
    return Preview(
        count, good, tuple(first), tuple(wrong), bad, tuple(columns.most_common()), told > len(wrong)
    )
