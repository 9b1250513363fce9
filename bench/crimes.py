"""Loading open crime files, against COPY of the same rows into the same table with its indexes live.

The file is invented, with the columns and the repetitions of a real one (a few thousand anchors, 14 types); a real
one can be given. It is read, checked, given its wards and written by the product's own operation, in one transaction
that waits for the disk. The rows of both are taken away afterwards.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import connection

from bench import _table, _world
from wardmote.access.actors import SystemActor
from wardmote.crimes.choices import CrimeType
from wardmote.crimes.files import CrimeMonth, read_month, read_months
from wardmote.crimes.operations import load_month
from wardmote.demo.build import PLACES
from wardmote.places.loading import load_areas_from


def main(arguments: list[str]) -> int:
    """Print rows a second, ours and COPY's."""
    parser = argparse.ArgumentParser(prog="./run bench crimes", description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000, help="in the invented file; 100000")
    parser.add_argument("--file", type=Path, help="a real file (CSV, .gz, .zip) in its place")
    asked = parser.parse_args(arguments)
    print(_table.machine())
    load_areas_from([PLACES / "wards.geojson"], say=lambda words: None)
    ours, bare, own, rows = [], [], [], 0
    for _turn in range(2):
        _empty()
        begun, used = time.perf_counter(), time.process_time()
        rows = sum(load_month(by=SystemActor(why="bench"), month=month).rows for month in _months(asked))
        ours.append(rows / (time.perf_counter() - begun))
        own.append(rows / (time.process_time() - used))
        connection.close()
        bare.append(rows / _copy_again())
    _empty()
    rate, copied = max(ours), max(bare)
    _table.show(
        f"Open crime files, {rows:,} rows (read, checked, wards looked up, one event a month)",
        [
            ("rows/s, twice", " · ".join(f"{one:,.0f}" for one in ours), " · ".join(f"{one:,.0f}" for one in bare),
             f"{rate / copied:.2f}", "Signalen 30 (its own rows)", "35,000; 0.35 of COPY", _table.met(rate >= 35_000)),
            ("rows a second of our own processor time", f"{max(own):,.0f}", "", "", "", "", ""),
        ],
    )  # fmt: skip
    return 0


def _months(asked: argparse.Namespace) -> Iterator[CrimeMonth]:
    if asked.file:
        yield from read_months(asked.file)
    else:
        yield read_month("invented-street.csv", a_file(asked.rows))


def a_file(rows: int) -> bytes:
    """A month of an invented force."""
    chance = random.Random(1)  # noqa: S311
    spots = [
        (f"{chance.uniform(-1.25, -0.95):.6f},{chance.uniform(52.5, 52.7):.6f},On or near Street {number},"
         f"E0102{chance.randrange(1000, 9999)},Somewhere {number % 90:03d}A")
        for number in range(max(10, rows // 15))
    ]  # fmt: skip
    kinds = [kind.label for kind in CrimeType][:14]
    lines = [
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
        "Last outcome category,Context"
    ]
    force, month = "Invented Police", date(2021, 12, 1).strftime("%Y-%m")
    for _ in range(rows):
        kind = chance.choice(kinds)
        outcome = "" if kind == CrimeType.ASB.label else "Investigation complete; no suspect identified"
        lines.append(
            f"{chance.getrandbits(256):064x},{month},{force},{force},{chance.choice(spots)},{kind},{outcome},"
        )
    return "\n".join(lines).encode()


def _empty() -> None:
    with _world._owner() as owner:
        owner.execute("truncate crimes_crime, crimes_crimefile")


def _copy_again() -> float:
    """Take the rows out, and bring them in again by COPY; seconds."""
    with _world._owner() as owner, _world._without_force(owner):
        with owner.cursor() as cursor, cursor.copy("copy crimes_crime to stdout") as copy:
            kept = [bytes(part) for part in copy]
        with owner.transaction():
            owner.execute("truncate crimes_crime")
        begun = time.perf_counter()
        with (
            owner.transaction(),
            owner.cursor() as cursor,
            cursor.copy("copy crimes_crime from stdin") as copy,
        ):
            for part in kept:
                copy.write(part)
        return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
