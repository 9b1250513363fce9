"""Loading what the police publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.ids import new_id
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.crimes.files import Anchor, CrimeMonth, CrimeRow
from wardmote.crimes.models import CrimeFile
from wardmote.crimes.permissions import check_may_load
from wardmote.places.queries import current_areas

TOGETHER = 20_000
"""Rows in one statement."""


@dataclass(frozen=True)
class LoadedMonth:
    """What became of one force's month: how many rows it has, and how many it had before."""

    force: str
    month: str
    rows: int
    before: int
    is_unchanged: bool

    def __str__(self) -> str:
        if self.is_unchanged:
            return f"{self.force}, {self.month}: {self.rows:,} rows, unchanged"
        replaced = f", in the place of {self.before:,}" if self.before else ""
        return f"{self.force}, {self.month}: {self.rows:,} rows{replaced}"


@operation
def load_month(*, by: Actor, month: CrimeMonth) -> LoadedMonth:
    """Load one force's month. The same file again changes nothing; a newer one of the month replaces it whole.

    The police correct months that they have published, and leave rows out of them: so a month is never mixed of
    two files. One transaction; one access event, which names the file. Raises NotAllowed for all but the system.
    """
    check_may_load(by)
    known = CrimeFile.objects.select_for_update().filter(force=month.force, month=month.month).first()
    words = f"{month.month:%Y-%m}"
    if known is not None and known.sha256 == month.sha256:
        record(by, Category.CONSULTATION, "crimes.load_month", "crime_file", [known.id])
        return LoadedMonth(month.force, words, known.rows, known.rows, is_unchanged=True)
    before = known.rows if known else 0
    file = known or CrimeFile(force=month.force, month=month.month)
    if known is not None:
        with connection.cursor() as cursor:
            cursor.execute("delete from crimes_crime where file_id = %s", [known.id])
    file.sha256, file.rows, file.loaded_at = month.sha256, len(month.rows), timezone.now()
    file.save(force_insert=known is None)
    wards = _wards_of({row.anchor for row in month.rows})
    for start in range(0, len(month.rows), TOGETHER):
        _write(file, month.rows[start : start + TOGETHER], wards)
    record(
        by,
        Category.ALTERATION if known else Category.COLLECTION,
        "crimes.load_month",
        "crime_file",
        [file.id],
    )
    return LoadedMonth(month.force, words, len(month.rows), before, is_unchanged=False)


def _wards_of(anchors: Iterable[Anchor]) -> dict[Anchor, str]:
    """The ward of each anchor: hundreds of rows share one, so each is looked up once."""
    pointed = [anchor for anchor in anchors if anchor.lon is not None]
    found = current_areas().locate_many([one.lon for one in pointed], [one.lat for one in pointed])  # type: ignore[misc]
    return {anchor: located.ward_code for anchor, located in zip(pointed, found, strict=True)}


_INSERT = """
insert into crimes_crime (id, file_id, month, kind, location, lon, lat, lsoa_code, ward_code, outcome)
select id, %s, %s, kind, location, lon, lat, lsoa, ward, outcome
from unnest(%s::text::uuid[], %s::text::text[], %s::text::text[], %s::text::float8[], %s::text::float8[],
  %s::text::text[], %s::text::text[], %s::text::text[]) as given(id, kind, location, lon, lat, lsoa, ward, outcome)
"""


def _write(file: CrimeFile, rows: Sequence[CrimeRow], wards: dict[Anchor, str]) -> None:
    """Write rows with one statement, each column as one text: COPY does not work under row-level security."""
    columns = [
        "{" + ",".join([str(new_id()) for _ in rows]) + "}",
        _texts([row.kind for row in rows]),
        _texts([row.location for row in rows]),
        _numbers([row.anchor.lon for row in rows]),
        _numbers([row.anchor.lat for row in rows]),
        _texts([row.lsoa_code for row in rows]),
        _texts([wards.get(row.anchor, "") for row in rows]),
        _texts([row.outcome for row in rows]),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [file.id, file.month, *columns])


def _texts(values: Iterable[str]) -> str:
    """A PostgreSQL array of texts, as it is written: whatever stands in them is quoted."""
    joined = '","'.join([value.replace("\\", "\\\\").replace('"', '\\"') for value in values])
    return f'{{"{joined}"}}'


def _numbers(values: Iterable[float | None]) -> str:
    return "{" + ",".join(["NULL" if value is None else repr(value) for value in values]) + "}"
