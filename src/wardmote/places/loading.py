"""From files to the gazetteer: what the commands load_areas, load_postcodes and load_streets do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from django.core.management.base import CommandError

from wardmote.access.actors import SystemActor
from wardmote.access.errors import Refused
from wardmote.places import files
from wardmote.places.operations import Loaded, assign_areas, load_areas, load_postcodes, load_streets

Row = TypeVar("Row")
Say = Callable[[str], object]


def load_areas_from(paths: Iterable[str | Path], *, say: Say = print) -> None:
    """Load districts, wards, MSOAs and LSOAs from GeoJSON files, and give postcodes, streets and places that
    lack them their ward and LSOA. Loading a file again changes nothing."""
    by = SystemActor(why="load_areas")
    for path in map(Path, paths):
        _load(path, files.read_areas, lambda rows: load_areas(by=by, areas=rows), say)
    started = time.perf_counter()
    changed = assign_areas(by=by)
    say(f"ward and LSOA assigned anew: {changed:,} rows ({time.perf_counter() - started:.1f} s)")


def load_postcodes_from(paths: Iterable[str | Path], *, say: Say = print) -> None:
    """Load postcodes from CSV files (ONS Postcode Directory). Loading a file again changes nothing."""
    by = SystemActor(why="load_postcodes")
    for path in map(Path, paths):
        _load(path, files.read_postcodes, lambda rows: load_postcodes(by=by, postcodes=rows), say)


def load_streets_from(paths: Iterable[str | Path], *, say: Say = print) -> None:
    """Load points on streets from CSV files. Loading a file again changes nothing."""
    by = SystemActor(why="load_streets")
    for path in map(Path, paths):
        _load(path, files.read_streets, lambda rows: load_streets(by=by, streets=rows), say)


def _load(
    path: Path, read: Callable[[Path], list[Row]], load: Callable[[Sequence[Row]], Loaded], say: Say
) -> None:
    """One file, whole or not at all. Raises CommandError with the row and the column of what is wrong."""
    started = time.perf_counter()
    try:
        loaded = load(read(path))
    except files.FileFault as fault:
        raise CommandError(f"{fault}. Nothing of this file was loaded.") from fault
    except Refused as refusal:
        raise CommandError(f"{path.name}: {' '.join(refusal.problems.values())}") from refusal
    say(f"{path.name}: {loaded} ({time.perf_counter() - started:.1f} s)")
