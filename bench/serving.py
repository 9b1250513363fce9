"""The web server itself: memory of its two workers, the first answer after a start, pages a second."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from bench import _load, _table, _world
from bench.lists import sign_in


def main(arguments: list[str]) -> int:
    """Print memory, start and pages a second."""
    parser = argparse.ArgumentParser(prog="./run bench serving", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="reports; 100000")
    parser.add_argument("--seconds", type=float, default=4.0, help="for each measurement; 4")
    asked = parser.parse_args(arguments)
    print(_table.machine())
    world = _world.world_of(asked.size)
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={sign_in(world)}"}
    connection.close()
    starts = []
    for _ in range(3):
        begun = time.perf_counter()
        with _load.server() as (port, _):
            _load.drive(port, lambda: _load.request("GET", "/"), clients=1, seconds=9, most=1)
            starts.append(time.perf_counter() - begun)
    rows = []
    with _load.server() as (port, process):
        _load.drive(port, lambda: _load.request("GET", "/"), clients=2, seconds=1, most=4)
        fresh = memory_of(process)
        for words, path, headers in (
            ("start page", "/", {}),
            ("inbox", "/inbox", cookie),
            ("cases", "/cases", cookie),
        ):
            sent = _load.request("GET", path, headers=headers)
            for clients in (1, 8, 32):
                got = _load.drive(port, lambda sent=sent: sent, clients=clients, seconds=asked.seconds)  # type: ignore[misc]
                rows.append((f"{words}, {clients} clients: pages/s · p50 · p95", str(got), "", "", ""))
        loaded = memory_of(process)
    rows += [
        ("memory fresh (PSS, two workers and their keeper)", f"{fresh:.0f} MB", "Signalen 286, FixMyStreet 312, 6aika 120",
         "200 MB", _table.met(fresh <= 200)),
        ("memory after load", f"{loaded:.0f} MB", "Signalen 342, FixMyStreet 356, 6aika 140", "200 MB",
         _table.met(loaded <= 200)),
        ("start to first page", " · ".join(f"{one:.2f}" for one in sorted(starts)) + " s",
         "Signalen 1.6-2.5, FixMyStreet 2.6-3.1, 6aika 0.4-0.6", "1.5 s", _table.met(sorted(starts)[1] <= 1.5)),
    ]  # fmt: skip
    _table.show(f"Serving with {world.size:,} reports there", rows, ("what", "ours", "peers", "goal", "met"))
    return 0


def memory_of(process: int) -> float:
    """Megabytes of a process and all its children, pages that they share divided among them (PSS)."""
    whole = 0
    for child in [process, *_children(process)]:
        for line in Path(f"/proc/{child}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                whole += int(line.split()[1])
    return whole / 1024


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *_children(int(child))]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
