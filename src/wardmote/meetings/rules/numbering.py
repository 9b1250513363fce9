"""The numbers of agenda items. Pure.

Minutes number on through the year (29 to 38 in October, 55 to 61 in February) or begin again at each meeting. A
restricted item is numbered in a row of its own, R1, R2: a gap in the open numbers would tell that it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.meetings.choices import Numbering


@dataclass(frozen=True)
class Numbered:
    """What decides an item's number: whether it is restricted, a part of another one, and a number it was given."""

    is_restricted: bool = False
    is_part: bool = False
    given: str = ""


def year_of(met_on: date, *, begins: int) -> int:
    """Return the year of numbering that a day belongs to, by the calendar year in which it began."""
    return met_on.year if met_on.month >= begins else met_on.year - 1


def highest(numbers: Iterable[str]) -> int:
    """Return the highest plain number among an earlier meeting's (29, 30a, R1: 30); 0 without any."""
    found = [re.match(r"\d+", number) for number in numbers]
    return max((int(match[0]) for match in found if match), default=0)


def number_items(items: Sequence[Numbered], *, numbering: str, reached: int) -> list[str]:
    """Return a number for each item, in order. `reached`: the highest number used this year so far.

    A part of an item has no number of its own. A number that was given stays, and the next ones follow it.
    """
    at = reached if numbering == Numbering.YEAR else 0
    restricted = 0
    found = []
    for item in items:
        if item.given:
            at = max(at, highest([item.given]))
            found.append(item.given)
        elif item.is_part:
            found.append("")
        elif item.is_restricted:
            restricted += 1
            found.append(f"R{restricted}")
        else:
            at += 1
            found.append(str(at))
    return found
