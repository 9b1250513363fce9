"""A file of rows, read as people keep such files: CSV of whatever encoding and delimiter, or an Excel workbook.

Pure: bytes come in, cells of text go out. An instant of a workbook comes out in ISO 8601, so that it cannot be read
in the wrong order afterwards. A name of a file is only ever shown: nothing is opened by it.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

MOST_ROWS = 2_000_000
MOST_COLUMNS = 300
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes that a packed file may grow to: one that would grow further is a bomb, not a list of reports."""
LONGEST_CELL = 32_767
"""Excel's own limit (characters)."""
_DELIMITERS = ",;\t|"
_PROBED = 64 * 1024


class NotReadable(Exception):
    """The file is not a table that can be read; the text is a sentence for whoever sent it."""


@dataclass(frozen=True)
class Row:
    """One row with its number as the file's own program shows it, the headings being row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Headings and rows, each row as wide as the headings. Empty rows are left out."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes) -> Table:
    """Read a CSV file (UTF-8, UTF-16 or Latin-1; comma, semicolon, tab or bar; gzipped too) or a workbook (.xlsx).

    Of a workbook its first sheet. Raises NotReadable with a sentence, and nothing else.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpack(content)
    if content.startswith(b"PK\x03\x04"):
        lines = _workbook_lines(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotReadable("This is an old Excel file (.xls). Save it as .xlsx or as CSV.")
    else:
        lines = _csv_lines(content)
    return _table(lines)


def _table(lines: Iterator[tuple[int, list[str]]]) -> Table:
    headings: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, cells in lines:
        if not any(cells):
            continue
        if not headings:
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) > MOST_COLUMNS:
                raise NotReadable(f"The file has more than {MOST_COLUMNS} columns.")
            headings = _unlike(cells)
            continue
        if len(rows) >= MOST_ROWS:
            raise NotReadable(f"The file has more than {MOST_ROWS:,} rows. Split it.")
        width = len(headings)
        rows.append(Row(number, tuple((cells + [""] * width)[:width])))
    if not headings:
        raise NotReadable("The file is empty.")
    if not rows:
        raise NotReadable("The file has headings but no rows.")
    return Table(headings, tuple(rows))


def _unlike(cells: list[str]) -> tuple[str, ...]:
    """Headings that can be told apart: one without words is named by its place, a second one gets a number."""
    seen: dict[str, int] = {}
    made = []
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.split())[:100] or f"Column {place}"
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(made)


def _unpack(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            unpacked = packed.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NotReadable("The file is damaged: it cannot be unpacked.") from error
    if len(unpacked) > LARGEST_UNPACKED:
        raise NotReadable("The file is too large when it is unpacked.")
    return unpacked


def decode(content: bytes) -> str:
    """Return a file's text: by its byte order mark, else UTF-8, else Latin-1 as Windows writes it. Never raises."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # What Windows leaves undefined is read as Latin-1 reads it, so that every byte is some sign.
        return content.decode("cp1252", "replace") if b"\x81" not in content else content.decode("latin-1")


def _csv_lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = decode(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [_clean(cell) for cell in cells]
    except csv.Error as error:
        raise NotReadable(
            f"Row {reader.line_num} cannot be read: a quotation mark may be missing."
        ) from error


def _delimiter(text: str) -> str:
    """The sign that parts the headings into the most columns; a comma when none does."""
    best, most = ",", 1
    for sign in _DELIMITERS:
        try:
            cells = next(csv.reader(io.StringIO(text[:_PROBED].lstrip(), newline=""), delimiter=sign), [])
        except csv.Error:
            continue
        if len(cells) > most:
            best, most = sign, len(cells)
    return best


def _workbook_lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # large, and only needed for workbooks

    try:
        _refuse_bomb(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = book.worksheets
        if not sheets:
            raise NotReadable("The workbook has no sheet.")
        for number, cells in enumerate(sheets[0].iter_rows(values_only=True), start=1):
            yield number, [_clean(_text_of(cell)) for cell in cells[: MOST_COLUMNS + 1]]
        book.close()
    except NotReadable:
        raise
    except Exception as error:  # whatever the reader of workbooks makes of a damaged one
        raise NotReadable(
            "The workbook is damaged, or locked with a password. Save it again as CSV."
        ) from error


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            raise NotReadable("The workbook is too large when it is unpacked.")
        for part in packed.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with packed.open(part) as opened:
                    if b"<!DOCTYPE" in opened.read(4_096).upper():
                        raise NotReadable(
                            "The workbook holds something that no workbook holds. Save it as CSV."
                        )


def _text_of(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def _clean(cell: str) -> str:
    # The sign NUL cannot be kept, and halves of signs cannot be written.
    text = cell.replace("\x00", "").strip()
    return text.encode("utf-8", "ignore").decode("utf-8")[:LONGEST_CELL]
