"""Reads the street-level files of data.police.uk. Pure: no database.

One file holds one force's month, in CSV with the columns named in `COLUMNS` (the archive of the site, since 2010).
A name that ends in ".zip" is an archive of them, of which the files for outcomes and for stop and search are left
out; one that ends in ".gz" is unpacked. Whatever is wrong is said with its row and its column.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardmote.crimes.choices import CrimeType

COLUMNS = ("Month", "Reported by", "Longitude", "Latitude", "Location", "LSOA code", "Crime type")
OUTCOME = "Last outcome category"
LONGEST_FORCE, LONGEST_LOCATION, LONGEST_OUTCOME = 80, 120, 80
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_LSOA = re.compile(r"[EW]01\d{6}|95[A-Z0-9]{2}\d{2}[SW]\d|S01\d{6}|N2\d{7}")
_TYPES = {kind.label: kind.value for kind in CrimeType}


class FileFault(Exception):
    """A file that cannot be loaded: which file, which row (1 is the heading), which column."""

    def __init__(self, name: str, problem: str, *, row: int | None = None, column: str = "") -> None:
        where = name + (f", row {row}" if row else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {problem}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where published rows lie: a point that stands for several addresses. Both None: not published."""

    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class CrimeRow:
    """One published row. Rows of one spot share one anchor, so that each is looked up once."""

    kind: str
    anchor: Anchor
    location: str
    lsoa_code: str
    outcome: str


@dataclass(frozen=True)
class CrimeMonth:
    """One force's month, and the name of exactly these words (SHA-256 of the file)."""

    force: str
    month: date
    sha256: str
    rows: tuple[CrimeRow, ...]


def read_months(path: Path) -> Iterator[CrimeMonth]:
    """The months of a file or an archive, one after the other. Raises FileFault, OSError."""
    for name, content in _contents(path):
        yield read_month(name, content)


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(path) as archive:
                names = sorted(name for name in archive.namelist() if name.lower().endswith("-street.csv"))
                if not names:
                    raise FileFault(path.name, "holds no file whose name ends in -street.csv")
                for name in names:
                    yield name.rpartition("/")[2], archive.read(name)
        except zipfile.BadZipFile as error:
            raise FileFault(path.name, "is no zip archive") from error
        return
    content = path.read_bytes()
    try:
        yield path.name, gzip.decompress(content) if path.suffix.lower() == ".gz" else content
    except (OSError, EOFError) as error:
        raise FileFault(path.name, "is not packed by gzip") from error


def read_month(name: str, content: bytes) -> CrimeMonth:
    """One force's month. `name` is for what is said of it. Raises FileFault."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFault(name, "is not UTF-8") from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heads = next(lines, [])
        where = {head.strip(): place for place, head in enumerate(heads)}
        missing = [column for column in COLUMNS if column not in where]
        if missing:
            raise FileFault(name, f"has no column {', '.join(missing)}", row=1)
        return _read_rows(name, lines, len(heads), where, hashlib.sha256(content).hexdigest())
    except csv.Error as error:
        raise FileFault(name, f"cannot be read as CSV ({error})", row=lines.line_num) from error


def _read_rows(
    name: str, lines: Iterable[list[str]], width: int, where: dict[str, int], sha256: str
) -> CrimeMonth:
    month_at, force_at, lon_at, lat_at, location_at, lsoa_at, type_at = (where[name] for name in COLUMNS)
    outcome_at = where.get(OUTCOME, -1)
    anchors: dict[tuple[str, str], Anchor] = {}
    known_lsoas = {""}
    month = force = ""
    rows: list[CrimeRow] = []
    for number, cells in enumerate(lines, start=2):
        if not cells:
            continue
        if len(cells) != width:
            raise FileFault(name, f"has {len(cells)} cells where {width} are expected", row=number)
        if not rows:
            month, force = cells[month_at], cells[force_at].strip()
            if not _MONTH.fullmatch(month):
                raise FileFault(name, f"{month[:20]!r} is no month, e.g. 2018-10", row=number, column="Month")
            if not 0 < len(force) <= LONGEST_FORCE:
                raise FileFault(name, "names no police force", row=number, column="Reported by")
        elif cells[month_at] != month or cells[force_at].strip() != force:
            raise FileFault(name, f"is not of {force}, {month}, as the first row is", row=number)
        kind = _TYPES.get(cells[type_at])
        if kind is None:
            raise FileFault(name, f"unknown type {cells[type_at][:40]!r}", row=number, column="Crime type")
        point = (cells[lon_at], cells[lat_at])
        anchor = anchors.get(point)
        if anchor is None:
            anchor = anchors[point] = _read_anchor(name, number, *point)
        lsoa = cells[lsoa_at]
        if lsoa not in known_lsoas:
            if not _LSOA.fullmatch(lsoa):
                raise FileFault(name, f"{lsoa[:20]!r} is no LSOA", row=number, column="LSOA code")
            known_lsoas.add(lsoa)
        location, outcome = cells[location_at], cells[outcome_at] if outcome_at >= 0 else ""
        if len(location) > LONGEST_LOCATION or "\x00" in location:
            raise FileFault(name, "is too long, or no text", row=number, column="Location")
        if len(outcome) > LONGEST_OUTCOME or "\x00" in outcome:
            raise FileFault(name, "is too long, or no text", row=number, column=OUTCOME)
        rows.append(CrimeRow(kind, anchor, location, lsoa, outcome))
    if not rows:
        raise FileFault(name, "holds no row")
    year, number_of_month = month.split("-")
    return CrimeMonth(force, date(int(year), int(number_of_month), 1), sha256, tuple(rows))


def _read_anchor(name: str, row: int, lon: str, lat: str) -> Anchor:
    if not lon and not lat:
        return Anchor(None, None)
    try:
        anchor = Anchor(float(lon), float(lat))
    except ValueError:
        anchor = Anchor(999.0, 999.0)
    # The United Kingdom with its waters; also what is no number at all does not lie in it.
    if not (-9.5 <= (anchor.lon or 0.0) <= 3.0 and 49.0 <= (anchor.lat or 0.0) <= 62.0):
        raise FileFault(name, "is no point in the United Kingdom", row=row, column="Longitude")
    return anchor
