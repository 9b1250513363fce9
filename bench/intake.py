"""Taking reports in: the JSON API against a bare Django view and a bare client that write the same rows.

At 1, 8 and 32 clients, the yardstick before and after the product (A-B-A); with and without the access event;
statements and bytes of write-ahead log for each report, without and with the whole pages that PostgreSQL logs once
each after a checkpoint. Every commit waits for the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import psycopg
from django.db import connection
from django.test import Client
from psycopg.conninfo import make_conninfo

from bench import _bare, _load, _setup, _table, _world
from wardmote.config import environment
from wardmote.config.cluster import SUPERUSER
from wardmote.places.queries import list_streets

CLIENTS = (1, 8, 32)
# Reports a second with 100,000 rows (1 / 8 / 32 clients), as measured on a machine of this kind with two workers.
PEERS = {
    1: "Signalen 13, FixMyStreet 21, 6aika 29",
    8: "Signalen 24, FixMyStreet 39, 6aika 51",
    32: "Signalen 24, FixMyStreet 41, 6aika 54",
}
BEST_WITH_SAME_DUTIES = {1: 13.6, 8: 24.0, 32: 23.6}


@dataclass(frozen=True)
class _Log:
    """The write-ahead log of one report, in bytes, and how many of them are whole pages (None: nobody may ask)."""

    every: float
    pages: float | None

    @property
    def own(self) -> float | None:
        """What the report itself costs, whenever the last checkpoint was."""
        return None if self.pages is None else self.every - self.pages


def main(arguments: list[str]) -> int:
    """Print one table for each number of reports."""
    parser = argparse.ArgumentParser(prog="./run bench intake", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, nargs="*", default=[100_000], help="reports there before; 100000")
    parser.add_argument("--seconds", type=float, default=4.0, help="for each measurement; 4")
    asked = parser.parse_args(arguments)
    print(_table.machine())
    rates = []
    for size in asked.size:
        rates.append(_one_size(_world.world_of(size), asked.seconds))
    if len(rates) == 2:
        print(
            f"from {asked.size[0]:,} to {asked.size[1]:,} reports: {rates[0] / rates[1]:.2f} times slower (goal 1.3)"
        )
    return 0


def reports(world: _world.World, secret: str) -> Callable[[], bytes]:
    """Requests to the API, each with a report of its own: words, a house that nobody spoke of, an e-mail address."""
    chance = random.Random(time.time())  # noqa: S311
    talk = _world.Talk(chance)
    streets = list_streets(district_code=_world.cast.DISTRICT)

    def make() -> bytes:
        kind = chance.choice(_world.KINDS)
        street = chance.choice(streets)
        unique = uuid.uuid4().hex
        body = {
            "words": talk.about(kind), "kinds": [str(kind)], "place_text": f"{chance.randrange(300, 999)} {street.name}",
            "lon": street.lon, "lat": street.lat, "frequency": "most_days", "affected": "household",
            "harm": "I sleep three or four hours.", "at_risk": "no", "danger_now": "no", "wish": "That it stops.",
            "reporter": {
                "name": "Robin Ash",
                "contacts": [
                    {"kind": "email", "value": f"{unique}@resident.example", "safety": "safe",
                     "may_leave_message": True, "may_say_who_we_are": True}
                ],
            },
        }  # fmt: skip
        return _load.request(
            "POST", "/api/v1/reports", body=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": unique,
            },
        )  # fmt: skip

    return make


def _one_size(world: _world.World, seconds: float) -> float:
    _, secret = world.machine()
    make = reports(world, secret)
    statements, reference = _count_statements(make)
    path = Path(environment.var_directory()) / "bench-rows.json"
    with _world._owner() as owner:
        rows = _bare.rows_of_report(owner, reference)
    rows.save(path)
    bare = _load.request("POST", "/rows", body=b"{}", headers={"Content-Type": "application/json"})
    connection.close()
    found: dict[tuple[str, int], _load.Measured] = {}
    log = _Log(0.0, None)
    for clients in CLIENTS:
        found["client", clients] = _bare_client(path, clients, seconds)
    for turn in ("view", "ours", "unlogged", "view again"):
        application = {
            "ours": "wardmote.config.wsgi:application",
            "unlogged": "bench._unlogged:application",
        }.get(turn, "bench._bare:application")
        one, wanted = (lambda: bare, 201) if turn.startswith("view") else (make, 201)
        extra = {_bare.ROWS: str(path)} if turn.startswith("view") else {}
        with _load.server(application, **extra) as (port, _):
            _load.drive(port, one, clients=8, seconds=min(1.5, seconds), wanted=wanted)
            for clients in CLIENTS:
                before = _end_of_log()
                found[turn, clients] = _load.drive(port, one, clients=clients, seconds=seconds, wanted=wanted)
                if turn == "ours" and clients == 8:
                    log = _log_since(before, len(found[turn, clients].times))
    path.unlink()
    _print(world.size, found, statements, log, rows.bytes_of_text(), len(rows.statements))
    return found["ours", 8].rate


def _print(
    size: int,
    found: dict[tuple[str, int], _load.Measured],
    statements: int,
    log: _Log,
    text: int,
    rows: int,
) -> None:
    table = []
    for clients in CLIENTS:
        ours = found["ours", clients]
        view = (found["view", clients].rate + found["view again", clients].rate) / 2
        share = ours.rate / view if view else 0
        times = ours.rate / BEST_WITH_SAME_DUTIES[clients]
        table.append(
            (f"{clients} clients: reports/s · p50 · p95", ours, f"view {view:,.0f}/s", f"{share:.2f}", PEERS[clients],
             "half of the view; 10 × Signalen (aim 20)", f"{_table.met(share >= 0.5)}; {times:.0f} ×")
        )  # fmt: skip
        table.append(
            (
                "  the view, before and after",
                "",
                f"{found['view', clients]}; {found['view again', clients]}",
                "",
                "",
                "",
                "",
            )
        )
        table.append(
            (
                "  a bare client, no web",
                "",
                found["client", clients],
                f"{ours.rate / found['client', clients].rate:.2f}",
                "",
                "",
                "",
            )
        )
        without = found["unlogged", clients]
        table.append(
            (
                "  ours without the access event",
                without,
                "",
                f"{ours.rate / max(without.rate, 1e-9):.2f}",
                "",
                "",
                "",
            )
        )
    table.append(
        (
            "statements a report",
            statements,
            rows,
            "",
            "Signalen 68, FixMyStreet 17, 6aika 12",
            "12",
            _table.met(statements <= 12),
        )
    )
    goal = 8 * 1024 + text
    table.append(
        (
            "write-ahead log a report, without whole pages",
            "not known: needs pg_walinspect" if log.own is None else f"{log.own / 1024:.1f} kB",
            "",
            "",
            "",
            f"8 kB and the text ({text / 1024:.1f} kB)",
            "not known" if log.own is None else _table.met(log.own <= goal),
        )
    )
    table.append(
        (
            "  with the whole pages of this run (one each after a checkpoint)",
            f"{log.every / 1024:.1f} kB",
            "",
            "",
            "Signalen 22-50 kB, FixMyStreet 16 kB",
            "",
            "",
        )
    )
    _table.show(f"Intake with {size:,} reports there ({rows} rows a report)", table)


def _end_of_log() -> str:
    with _world._owner() as owner:
        row = owner.execute("select pg_current_wal_insert_lsn()::text").fetchone()
    return str(row[0]) if row else "0/0"


def _log_since(start: str, reports: int) -> _Log:
    """What was logged since for each of so many reports: all of it as the position moved, padding included."""
    with _world._owner() as owner:
        row = owner.execute(
            "select pg_current_wal_flush_lsn()::text, pg_current_wal_flush_lsn() - %s::pg_lsn", [start]
        )
        end, every = row.fetchone() or (start, 0)
    pages = _whole_pages(start, end)
    return _Log(int(every) / max(1, reports), None if pages is None else pages / max(1, reports))


def _whole_pages(start: str, end: str) -> int | None:
    """Bytes of whole pages between two positions of the log, or None: only a superuser may read it."""
    whole = "select coalesce(sum(fpi_size), 0)::bigint from pg_get_wal_stats(%s, %s)"
    address = make_conninfo(_setup.as_libpq(os.environ["WARDMOTE_OWNER_DATABASE_URL"]), user=SUPERUSER)
    try:
        with psycopg.connect(address, autocommit=True) as reader:
            reader.execute("create extension if not exists pg_walinspect")
            row = reader.execute(whole, [start, end]).fetchone()
    except psycopg.Error as error:
        print(f"  nobody here may read the write-ahead log: {str(error).strip().splitlines()[0]}")
        return None
    return int(row[0]) if row else None


def _count_statements(make: Callable[[], bytes]) -> tuple[int, str]:
    """How many statements one report takes (without begin and commit), and the reference of it."""
    client = Client(headers={"host": "127.0.0.1"})
    counted: list[str] = []

    def count(execute: object, sql: str, *rest: object) -> object:
        counted.append(sql)
        return execute(sql, *rest)  # type: ignore[operator]

    reference = ""
    for _ in range(3):
        head, _, body = make().partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        counted.clear()
        with connection.execute_wrapper(count):
            response = client.post(
                "/api/v1/reports", data=body, content_type="application/json",
                headers={name: headers[name] for name in ("Authorization", "Idempotency-Key")},
            )  # fmt: skip
        if response.status_code != 201:
            raise RuntimeError(f"the API answered {response.status_code}: {response.content[:300]!r}")
        reference = response.json()["reference"]
    return sum(not text.startswith(("SAVEPOINT", "RELEASE")) for text in counted), reference


def _bare_client(path: Path, clients: int, seconds: float) -> _load.Measured:
    """The same rows by psycopg alone, from two processes at most, as the web has."""
    processes = min(2, clients)
    context = get_context("spawn")
    with context.Pool(processes) as pool:
        parts = pool.starmap(_write_for, [(str(path), clients // processes, seconds)] * processes)
    whole = _load.Measured(took=seconds)
    for times in parts:
        whole.times += times
    return whole


def _write_for(path: str, threads: int, seconds: float) -> list[float]:
    rows = _bare.Rows.load(path)
    url = os.environ["WARDMOTE_OWNER_DATABASE_URL"]
    times: list[float] = []
    ready = threading.Barrier(threads)

    def client() -> None:
        with psycopg.connect(url) as mine:
            ready.wait()
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                start = time.perf_counter()
                with mine.transaction():
                    for text, values in rows.written_anew():
                        mine.execute(text.encode(), values)
                times.append(time.perf_counter() - start)

    workers = [threading.Thread(target=client) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
