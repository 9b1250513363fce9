"""The files on disk: outside the web root, under names that say nothing, readable by us alone.

A file is safely on disk before any row names it, and a row stops naming it before it is removed: whoever
dies in between leaves a file that no row names, which a job removes, and never a row without its file.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{40}")


def keep(content: bytes) -> str:
    """Write the bytes to disk, durably, and return the random name under which they are kept."""
    name = secrets.token_hex(20)
    path = _path(name)
    folder = path.parent
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_folder(folder.parent)
    part = path.with_suffix(".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    _sync_folder(folder)
    return name


def read(name: str) -> bytes:
    """Return a kept file's bytes. Raises FileNotFoundError."""
    return _path(name).read_bytes()


def remove(name: str) -> None:
    """Remove a kept file, if it is there."""
    with contextlib.suppress(FileNotFoundError):
        _path(name).unlink()


def names_older_than(seconds: float) -> Iterator[str]:
    """Yield the names of kept files, and of half-written ones, that are older than this many seconds."""
    before = time.time() - seconds
    for path in Path(settings.UPLOADS).glob("??/*"):
        with contextlib.suppress(FileNotFoundError):
            if _NAME.fullmatch(path.stem) and path.stat().st_mtime < before:
                yield path.name


def remove_half_written(name: str) -> bool:
    """Remove a file that was never finished; whether it was one."""
    stem, dot, ending = name.partition(".")
    if not dot or ending != "part" or not _NAME.fullmatch(stem):
        return False
    with contextlib.suppress(FileNotFoundError):
        _path(stem).with_suffix(".part").unlink()
    return True


def _path(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a kept file")
    return Path(settings.UPLOADS) / name[:2] / name


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
