"""The product without its access events, to see what they cost. For this measurement only: nothing else may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wardmote.access import gathering
from wardmote.audit import operations
from wardmote.config.wsgi import application

__all__ = ["application"]


def _write_nothing(text: str, values: Sequence[Any], *, blame: Any = None) -> None:
    """In place of the event's part of the statement; everything around it still runs."""


if operations.write is not gathering.write:
    raise RuntimeError("the access log is written in another way now: this would leave nothing out")
operations.write = _write_nothing
