"""Whether words on a page name a body: by its name, short name, other or former names. Pure.

Committee systems and minutes write one body in many ways ("The Oadby & Wigston CSP", "Oadby and Wigston Community
Safety Partnership (outside body)"); an alias list decides, never likeness alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
_KINDS = re.compile(r"\((?:outside body|outside body / meeting|meeting|joint)\)\s*$", re.I)


def plain_name(words: str) -> str:
    """Return a name without what writers change freely: case, "the", "&" for "and", stops, double spaces."""
    text = _KINDS.sub("", words).replace("&", " and ").casefold()
    found = re.findall(r"[^\W_]+", text.replace("’", "").replace("'", ""))
    return " ".join(found[1:] if found[:1] == ["the"] else found)


def is_called(said: str, names: Iterable[str]) -> bool:
    """Return whether the words are one of the names. Nothing said is no name."""
    wanted = plain_name(said)
    return bool(wanted) and any(plain_name(name) == wanted for name in names)


def find_called(said: str, names: Mapping[K, Iterable[str]]) -> K | None:
    """Return the one whose name the words are; None when nobody's is, or that of several."""
    found = [key for key, called in names.items() if is_called(said, called)]
    return found[0] if len(found) == 1 else None
