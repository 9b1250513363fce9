"""Lines of the program's own log, without what people wrote (D8).

An error's message repeats what was being kept: PostgreSQL answers a row that it refuses with the whole row
("Failing row contains …"), and Python a value that it cannot read with the value. The log goes to places where
the access rules do not reach, so messages of errors are left out; which error it was, where, and for a database
error its code, table and constraint are enough to find the fault. Django names the address of a request that
failed: the keys in it, by which somebody follows a report or joins, are left out too.
"""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType
from typing import Any

# Errors whose messages tell of the machine and never of a row: a server that does not answer.
_OF_THE_MACHINE = ("OperationalError", "InterfaceError", "OSError", "ConnectionError", "TimeoutError")

# Addresses that open something by themselves: a resident's report, an invitation, a new password, a calendar.
_KEYS = re.compile(r"(/(?:follow|join|sign-in/reset|calendar)/)[^/\s?#\"']+")


class LineFormatter(logging.Formatter):
    """A formatter that leaves out the messages of errors in tracebacks, and the keys in addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with `…` in the place of a key: `/follow/…/again`."""
        return _KEYS.sub(r"\1…", super().format(record))

    def formatException(  # noqa: N802 - the name that the standard library calls
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return the traceback: of each error of the chain its frames and `told_of`."""
        error = ei[1]
        parts: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            frames = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
            parts.append(f"Traceback (most recent call last):\n{frames}{told_of(error)}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich came from:\n".join(parts)


def told_of(error: BaseException) -> str:
    """Return what may be written of an error: its kind; of a database error its code, table and constraint."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    found: Any = getattr(error, "diag", None)
    if found is not None and found.sqlstate:
        where = [found.sqlstate, found.table_name, found.column_name, found.constraint_name]
        return f"{kind} ({', '.join(part for part in where if part)})"
    if any(one.__name__ in _OF_THE_MACHINE for one in type(error).__mro__):
        return f"{kind}: {error}"
    return kind
