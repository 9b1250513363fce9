"""What every benchmark against the product needs: Django, and the certainty that the database is a throw-away one."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import django

NAME = "wardmote_bench"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.config.settings")
django.setup()


class NotForBenchmarks(RuntimeError):
    """The database is not one that a benchmark may fill and empty."""


def refuse_other_databases() -> None:
    """Raise NotForBenchmarks unless the database is called `wardmote_bench`, whatever follows."""
    for name in ("DATABASE_URL", "WARDMOTE_OWNER_DATABASE_URL"):
        database = urlsplit(os.environ.get(name, "")).path.lstrip("/")
        if not database.startswith(NAME):
            raise NotForBenchmarks(
                f"{name} leads to {database!r}; benchmarks fill and empty {NAME} only. Use ./run bench."
            )


def seconds_of(pid: int) -> float:
    """Seconds of processor time that a process has used (steps of 10 ms)."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def as_libpq(url: str) -> str:
    """The address of a database as libpq takes it."""
    return url
