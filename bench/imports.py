"""Importing many reports at once, with validation and access events, against COPY of the same rows.

The same file of believable rows is read, validated, composed and written by the product's own operation; then the
rows that it made are copied out and in again by COPY, into the same tables with the same indexes. Both wait for the
disk at their one commit. The rows of both are taken away afterwards.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import time
import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone

from bench import _table, _world
from bench._setup import seconds_of
from wardmote.access.rows import acting_as
from wardmote.places.queries import list_streets
from wardmote.reports.operations.importing import import_reports
from wardmote.reports.rules.importing import ColumnMapping, guess_columns, read_rows
from wardmote.reports.rules.tables import read_table

TABLES = ("people_person", "people_contactpoint", "reports_report", "reports_reportstep", "reports_incident")


def main(arguments: list[str]) -> int:
    """Print rows a second, ours and COPY's."""
    parser = argparse.ArgumentParser(prog="./run bench imports", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="reports there before; 100000")
    parser.add_argument("--rows", type=int, default=10_000, help="in the file; 10000")
    asked = parser.parse_args(arguments)
    print(_table.machine())
    world = _world.world_of(asked.size)
    ours, bare, used = [], [], []
    for turn in range(2):
        content = a_file(world, asked.rows, turn)
        rate, ids, python, database = _import(world, content, asked.rows)
        ours.append(rate)
        copied_rate, copied_used = _copy_again(ids)
        bare.append(copied_rate)
        used.append((python, database, copied_used))
    rate, copied = max(ours), max(bare)
    rows = [
        (f"{asked.rows:,} reports: rows/s, twice", " · ".join(f"{one:,.0f}" for one in ours),
         " · ".join(f"{one:,.0f}" for one in bare), f"{rate / copied:.2f}",
         "FixMyStreet 680, Signalen 30, 6aika 12", "2,000", _table.met(rate >= 2_000)),
        ("processor µs a report: program + database",
         " · ".join(f"{python * 1e6 / asked.rows:.0f} + {database * 1e6 / asked.rows:.0f}" for python, database, _ in used),
         " · ".join(f"{one * 1e6 / asked.rows:.0f}" for *_, one in used),
         f"{min(one for *_, one in used) / min(max(python, database) for python, database, _ in used):.2f}",
         "", "side by side", ""),
    ]  # fmt: skip
    _table.show(
        f"Import with {world.size:,} reports there (a person, a contact, two steps, an incident each)", rows
    )
    return 0


def a_file(world: _world.World, rows: int, turn: int) -> bytes:
    """A CSV file as a council's old system would write it."""
    chance = random.Random(turn)  # noqa: S311
    talk = _world.Talk(chance)
    with acting_as(world.system):
        streets = list_streets(district_code=_world.cast.DISTRICT)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(
        [
            "Reference",
            "Date reported",
            "Type",
            "Description",
            "Address",
            "Latitude",
            "Longitude",
            "Name",
            "Email",
        ]
    )
    now = timezone.now()
    for _ in range(rows):
        kind, street, key = chance.choice(_world.KINDS), chance.choice(streets), uuid.uuid4().hex
        at = now - timedelta(days=chance.random() * 900 + 1)
        out.writerow(
            [key[:12], at.strftime("%d/%m/%Y %H:%M"), kind.label, talk.about(kind),
             f"{chance.randrange(1, 400)} {street.name}", street.lat, street.lon, "Robin Ash", f"{key}@resident.example"]
        )  # fmt: skip
    return text.getvalue().encode()


def _import(world: _world.World, content: bytes, rows: int) -> tuple[float, list[Any], float, float]:
    """Rows a second, the reports, and the seconds of processor time of the program and of the database."""
    connection.ensure_connection()
    used_before, python_before = seconds_of(connection.connection.info.backend_pid), time.process_time()
    begun = time.perf_counter()
    table = read_table(content)
    now = timezone.now()
    mapping = ColumnMapping(columns=guess_columns(table.headings), system="benchmark")
    outcome = import_reports(
        by=world.viewer("supervisor"),
        agency=world.agencies["council"],
        read=read_rows(table, mapping, at=now),
        at=now,
    )
    took = time.perf_counter() - begun
    python, database = (
        time.process_time() - python_before,
        seconds_of(connection.connection.info.backend_pid) - used_before,
    )
    if outcome.made != rows:
        print(f"  only {outcome.made:,} of {rows:,} rows were imported: {outcome.errors[:3]}")
    connection.close()
    with _world._owner() as owner:
        ids = owner.execute(
            "select id from reports_report where channel = 'import' order by created_at desc, id desc limit %s",
            [rows],
        ).fetchall()
    return outcome.made / took, [row[0] for row in ids], python, database


def _copy_again(ids: list[Any]) -> tuple[float, float]:
    """Take the rows of these reports out, and bring them in again by COPY; rows a second, and processor seconds."""
    with _world._owner() as owner:
        people = [
            row[0]
            for row in owner.execute(
                "select reporter_id from reports_report where id = any(%s) and reporter_id is not null", [ids]
            ).fetchall()
        ]
        where = {
            "people_person": ("id", people), "people_contactpoint": ("person_id", people), "reports_report": ("id", ids),
            "reports_reportstep": ("report_id", ids), "reports_incident": ("report_id", ids),
        }  # fmt: skip
        with _world._without_force(owner):
            kept = {table: _out(owner, table, *where[table]) for table in TABLES}
            with owner.transaction():
                for table in reversed(TABLES):
                    column, keys = where[table]
                    owner.execute(f"delete from {table} where {column} = any(%s)".encode(), [keys])
            used_before = seconds_of(owner.info.backend_pid)
            begun = time.perf_counter()
            with owner.transaction():
                for table in TABLES:
                    with owner.cursor() as cursor, cursor.copy(f"copy {table} from stdin".encode()) as copy:
                        for part in kept[table]:
                            copy.write(part)
            took = time.perf_counter() - begun
            used = seconds_of(owner.info.backend_pid) - used_before
            with owner.transaction():
                for table in reversed(TABLES):
                    column, keys = where[table]
                    owner.execute(f"delete from {table} where {column} = any(%s)".encode(), [keys])
    return len(ids) / took, used


def _out(owner: psycopg.Connection, table: str, column: str, keys: Iterable[Any]) -> list[bytes]:
    listed = ",".join(f"'{key}'" for key in keys)
    query = f"copy (select * from {table} where {column} in ({listed})) to stdout"  # noqa: S608 - keys of our own
    with owner.cursor() as cursor, cursor.copy(query.encode()) as copy:
        return [bytes(part) for part in copy]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
