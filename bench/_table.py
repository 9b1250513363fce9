"""Figures side by side: ours, the bare one, what others reach, the goal. Printed, never asserted."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

HEADS = ("what", "ours", "bare", "ratio", "peers", "goal", "met")


def machine() -> str:
    """The machine that the figures belong to, in one line."""
    told = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in told if line.startswith("model name")), "?")
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} virtual cores ({model}), Linux {platform.release()},"
        f" Python {platform.python_version()}, load of the last minute {os.getloadavg()[0]:.1f}, {_quiet()}"
    )


def _quiet() -> str:
    """How quiet the machine is: what part of a core one busy process gets, and how long a fixed loop takes."""
    wall, own = time.perf_counter(), time.process_time()
    total = 0
    for number in range(5_000_000):
        total += number
    wall, own = time.perf_counter() - wall, time.process_time() - own
    return f"one process gets {own / wall:.0%} of a core, five million additions take {wall * 1_000:.0f} ms"


def show(title: str, rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS) -> None:
    """Print a table in Markdown, so that it can be copied into a page as it is."""
    text = [[str(cell) for cell in row] for row in rows]
    widths = [
        max(len(head), *(len(row[i]) for row in text)) if text else len(head) for i, head in enumerate(heads)
    ]
    print(f"\n{title}\n")
    print("| " + " | ".join(head.ljust(w) for head, w in zip(heads, widths, strict=True)) + " |")
    print("| " + " | ".join("-" * w for w in widths) + " |")
    for row in text:
        print("| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |")
    print(flush=True)


def met(is_met: bool) -> str:
    """Whether a goal was reached, in a word."""
    return "yes" if is_met else "NO"
