"""Tables given out as CSV files (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV: comma, CRLF, a byte-order mark so that Excel reads UTF-8, every cell harmless."""
    file = io.StringIO()
    csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
