"""A list of meetings from a committee system, beside what is here: which are new, which are the same. Pure.

Such a list (`GetMeetings`, `GetAllMeetingsByDate`) tells day, time, status and perhaps the body; no venue (section 1.2
of the partnership-business study). A body meets once a day at most here: its meeting on that day is the one listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from wardmote.meetings.rules.importing.proposal import FoundListing

CALLED_OFF = re.compile(r"\b(?:cancel|postpone|abandon|withdrawn|deleted)", re.I)
NOT_YET_SURE = re.compile(r"\b(?:provisional|proposed|tentative|draft)\b", re.I)


@dataclass(frozen=True)
class Listed:
    """A meeting of the list. `key`: its place, stable for the same list; `at` None where no time is told."""

    key: int
    on: date
    at: time | None
    body: str
    status: str
    is_called_off: bool
    is_provisional: bool


@dataclass(frozen=True, kw_only=True)
class TakenMeeting:
    """A meeting that a person took from a list: of which body (its key as they chose it), when, how sure."""

    body: object
    on: date
    at: time
    is_provisional: bool = False


def read_list(found: Sequence[FoundListing]) -> list[Listed]:
    """Return the meetings of a list that have a day, by it; one that is told twice is told once."""
    rows: dict[tuple[str, str], Listed] = {}
    for key, one in enumerate(found):
        day, _, clock = one.start.partition("T")
        if not day:
            continue
        status = one.status.strip()
        rows.setdefault(
            (one.start, one.body.casefold().strip()),
            Listed(
                key,
                date.fromisoformat(day),
                _clock(clock),
                one.body.strip(),
                status,
                bool(CALLED_OFF.search(status)),
                bool(NOT_YET_SURE.search(status)),
            ),
        )
    return sorted(rows.values(), key=lambda row: (row.on, row.at or time(), row.key))


def _clock(text: str) -> time | None:
    """A time as it is told; None for 25:99."""
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None
