"""Who came: counted by member and by organisation over the meetings of a body. Pure.

A list of who was there is *whole* when it says of anybody that they came. Where it names apologies alone (minutes read
from a page that had lost its heading), nobody else was absent for all that we know: such a meeting counts as not known
for them. Absent means: said so on a whole list, or not on it at all, that is without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wardmote.meetings.choices import AttendanceState as A
from wardmote.meetings.rules.matching import plain_name

Key = Hashable
_CAME = (A.PRESENT, A.IN_ATTENDANCE)


class Came(StrEnum):
    """How somebody, or an organisation, was at one meeting."""

    PRESENT = "present"
    SUBSTITUTE = "substitute"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Met:
    """A meeting that was held."""

    key: Key
    on: date


@dataclass(frozen=True)
class Place:
    """Somebody's place on the body, from and to (None: still)."""

    key: Key
    name: str
    organisation: str
    from_on: date
    until_on: date | None = None

    def is_held(self, on: date) -> bool:
        """Whether somebody sits there on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True)
class Listed:
    """One line of a meeting's list. `place`: whose place; `instead_of`: the place for which a substitute came."""

    meeting: Key
    state: str
    organisation: str = ""
    place: Key | None = None
    instead_of: Key | None = None


@dataclass(frozen=True)
class Tally:
    """How often. `due`: at how many meetings there was a place to fill; `people`: of an organisation, how many came
    and how many sent apologies, all meetings together."""

    name: str
    organisation: str = ""
    due: int = 0
    times: Mapping[str, int] = field(default_factory=dict)
    came: int = 0
    apologies: int = 0

    def of(self, how: str) -> int:
        """How often it was so."""
        return self.times.get(how, 0)


@dataclass(frozen=True)
class Counted:
    """The count: of how many meetings, of how many of them no whole list is there, and everybody's tallies."""

    meetings: int
    without_list: int
    members: tuple[Tally, ...]
    organisations: tuple[Tally, ...]


def count_attendance(meetings: Sequence[Met], places: Sequence[Place], lines: Iterable[Listed]) -> Counted:
    """Return how often each member, and each organisation, came to these meetings.

    A member counts at the meetings on whose day the place was held. A substitute stands for the member, also where
    apologies were sent too. An organisation came when anybody of it came, member or guest; by a substitute when
    nobody else of it did. Names of organisations are compared as people write them ("&" is "and").
    """
    by_meeting: dict[Key, list[Listed]] = {met.key: [] for met in meetings}
    for line in lines:
        if line.meeting in by_meeting:
            by_meeting[line.meeting].append(line)
    whole = {key for key, said in by_meeting.items() if any(line.state in _CAME for line in said)}
    members = [_member(place, meetings, by_meeting, whole) for place in places]
    called: dict[str, str] = {}
    for name in [
        *(place.organisation for place in places),
        *(line.organisation for said in by_meeting.values() for line in said),
    ]:
        if plain_name(name):
            called.setdefault(plain_name(name), name.strip())
    organisations = [
        _organisation(key, name, meetings, places, by_meeting, whole) for key, name in called.items()
    ]
    return Counted(
        len(meetings),
        len(meetings) - len(whole),
        tuple(
            sorted(
                (one for one in members if one.due), key=lambda one: (one.name.casefold(), one.organisation)
            )
        ),
        tuple(sorted(organisations, key=lambda one: (not one.due, one.name.casefold()))),
    )


def _member(
    place: Place, meetings: Sequence[Met], by_meeting: Mapping[Key, list[Listed]], whole: set[Key]
) -> Tally:
    held = [met for met in meetings if place.is_held(met.on)]
    times: Counter[str] = Counter(_came(place, by_meeting[met.key], met.key in whole) for met in held)
    return Tally(place.name, place.organisation, len(held), dict(times))


def _came(place: Place, said: Sequence[Listed], whole: bool) -> Came:
    own = {line.state for line in said if line.place == place.key}
    if own & set(_CAME):
        return Came.PRESENT
    if any(line.instead_of == place.key and line.state in _CAME for line in said):
        return Came.SUBSTITUTE
    if A.APOLOGIES in own:
        return Came.APOLOGIES
    return Came.ABSENT if whole or A.ABSENT in own else Came.UNKNOWN


def _organisation(
    key: str,
    name: str,
    meetings: Sequence[Met],
    places: Sequence[Place],
    by_meeting: Mapping[Key, list[Listed]],
    whole: set[Key],
) -> Tally:
    times: Counter[str] = Counter()
    seats = [place for place in places if plain_name(place.organisation) == key]
    came = apologies = due = 0
    for met in meetings:
        said = [line for line in by_meeting[met.key] if plain_name(line.organisation) == key]
        there = [line for line in said if line.state in _CAME]
        came += len(there)
        sorry = sum(line.state == A.APOLOGIES for line in said)
        apologies += sorry
        if not any(place.is_held(met.on) for place in seats):
            continue
        due += 1
        if any(line.instead_of is None for line in there):
            times[Came.PRESENT] += 1
        elif there:
            times[Came.SUBSTITUTE] += 1
        elif sorry:
            times[Came.APOLOGIES] += 1
        else:
            told = any(line.state == A.ABSENT for line in said)
            times[Came.ABSENT if told or met.key in whole else Came.UNKNOWN] += 1
    return Tally(name, "", due, dict(times), came, apologies)
