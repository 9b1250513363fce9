"""Reads a file of service requests as American cities publish them (CSV, gzipped or not)."""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

GZIP_BEGINS = b"\x1f\x8b"

COLUMNS = {
    "received": ("creation_date", "created_date", "requested_datetime"),
    "closed": ("completion_date", "completed_date", "closed_date"),
    "status": ("status",),
    "number": ("service_request_number", "service_request_no", "sr_number", "service_request_id"),
    "kind": ("type_of_service_request", "service_request_type", "sr_type", "service_name"),
    "nature": ("what_is_the_nature_of_this_code_violation", "nature"),
    "address": ("street_address", "address"),
    "ward": ("ward",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon"),
}
"""Our name for a column -> the names it goes by: lower case, an underscore for whatever is no letter."""

NEEDED = ("received", "status", "address")


class NotReadable(Exception):
    """The file is not a list of service requests; the message says why."""


@dataclass(frozen=True)
class Request:
    """One row. `flagged` says that staff decided it is a duplicate: the answer, never the question."""

    row: int
    number: str
    received: date | datetime | None
    closed: date | datetime | None
    kind: str
    nature: str
    address: str
    ward: str
    point: tuple[float, float] | None
    flagged: bool


@dataclass(frozen=True)
class RequestFile:
    """The rows in time order, and whether the file says when requests were closed."""

    requests: tuple[Request, ...]
    tells_closing: bool


def read_requests(path: Path) -> RequestFile:
    """All rows of a file, in the order in which they were received.

    Names of columns may differ in case, spaces and underscores; a byte order mark and Latin-1 are understood.
    Where only days are given, the request numbers (which run on) give the order within the day. A row without
    a readable date comes first. Raises NotReadable when a needed column is missing, OSError when the file
    cannot be read.
    """
    rows = csv.reader(io.StringIO(_text(path), newline=""), delimiter=",")
    heads = [_plain(head) for head in next(rows, [])]
    where = {
        ours: heads.index(name)
        for ours, names in COLUMNS.items()
        for name in reversed(names)
        if name in heads
    }
    if missing := [COLUMNS[ours][0] for ours in NEEDED if ours not in where]:
        raise NotReadable(
            f"{path.name} has no column {', '.join(missing)}; it has {', '.join(heads) or 'none'}."
        )
    requests = sorted(_requests(rows, where), key=_order)
    return RequestFile(tuple(requests), tells_closing=any(one.closed for one in requests))


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(GZIP_BEGINS):
        raw = gzip.decompress(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _plain(head: str) -> str:
    return re.sub(r"[^a-z]+", "_", head.casefold()).strip("_")


def _requests(rows: Iterator[list[str]], where: dict[str, int]) -> Iterator[Request]:
    for row, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue

        def said(ours: str, cells: list[str] = cells) -> str:
            at = where.get(ours, len(cells))
            cell = cells[at].strip() if at < len(cells) else ""
            return "" if cell.casefold() in {"na", "nan", "none", "null"} else cell

        yield Request(
            row=row,
            number=said("number"),
            received=read_moment(said("received")),
            closed=read_moment(said("closed")),
            kind=said("kind"),
            nature=said("nature"),
            address=said("address"),
            ward=said("ward"),
            point=_point(said("latitude"), said("longitude")),
            flagged="dup" in said("status").casefold(),
        )


def read_moment(text: str) -> date | datetime | None:
    """A day or an instant: ISO 8601, or month/day/year as Americans write it; None for anything else.

    Midnight exactly is read as a day: cities write days so.
    """
    text = text.strip()
    found: datetime | None = None
    for form in ("%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M"):
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - the file's own local time
            break
        except ValueError:
            continue
    if found is None:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            return None
    found = found.replace(tzinfo=None)
    return found.date() if found.time() == datetime.min.time() else found


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    if not all(map(math.isfinite, point)) or point == (0.0, 0.0):
        return None
    return point


def day_of(moment: date | datetime) -> date:
    """The day of a day or an instant."""
    return moment.date() if isinstance(moment, datetime) else moment


def _order(one: Request) -> tuple[date, datetime, list[int], int]:
    first = datetime.min  # noqa: DTZ901
    if one.received is None:
        return date.min, first, [], one.row
    instant = one.received if isinstance(one.received, datetime) else first
    return day_of(one.received), instant, [int(digits) for digits in re.findall(r"\d+", one.number)], one.row
