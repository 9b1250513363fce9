"""Who must sit on a body, who answers for whom, and by which initials people are known. Pure.

Crime and Disorder Act 1998, section 5(1): the responsible authorities for an area are the council (in two-tier areas
the county council too), every provider of probation services so designated, the chief officer of police, the fire and
rescue authority, and the integrated care board (England) or local health board (Wales).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.meetings.choices import Precision, StatutoryKind
from wardmote.meetings.choices import StatutoryType as Type

# Days before the end of a cover on which whoever runs the body is reminded to hand back.
REMIND_BEFORE = timedelta(days=14)
OF_AGENCY = {
    "district": Type.COUNCIL,
    "unitary": Type.COUNCIL,
    "county": Type.COUNTY,
    "police": Type.POLICE,
    "fire": Type.FIRE,
    "health": Type.HEALTH,
    "probation": Type.PROBATION,
}


def types_required(statutory_kind: str, *, two_tier: bool) -> tuple[Type, ...]:
    """Return who must be a member of a body of this kind (section 5(1)); nobody where the law names none."""
    if statutory_kind not in (StatutoryKind.STRATEGY_GROUP, StatutoryKind.COUNTY_GROUP):
        return ()
    county = (Type.COUNTY,) if two_tier else ()
    return (Type.COUNCIL, *county, Type.POLICE, Type.FIRE, Type.HEALTH, Type.PROBATION)


def type_of_agency(kind: str) -> Type:
    """Return for whom somebody of such an agency sits, unless said otherwise."""
    return OF_AGENCY.get(kind, Type.OTHER)


@dataclass(frozen=True)
class Seat:
    """A place on a body: for whom, from and to (None: still)."""

    statutory_type: str
    from_on: date
    until_on: date | None = None

    def is_held(self, on: date) -> bool:
        """Whether somebody sits there on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def find_uncovered(required: Iterable[str], seats: Iterable[Seat], *, on: date) -> list[Type]:
    """Return the statutory types for which nobody sits on the body on a day, in the order they are required."""
    there = {seat.statutory_type for seat in seats if seat.is_held(on)}
    return [Type(wanted) for wanted in required if wanted not in there]


@dataclass(frozen=True)
class CoverSpan:
    """A stand-in's time. `until_on` is the last day, of the month where only the month is known."""

    from_on: date
    until_on: date
    precision: str = Precision.DAY
    handed_back_on: date | None = None

    def answers(self, on: date) -> bool:
        """Whether the stand-in answers for the member on a day."""
        if self.handed_back_on is not None and on >= self.handed_back_on:
            return False
        return self.from_on <= on <= self.until_on

    def wants_reminder(self, on: date) -> bool:
        """Whether the hand-back is near, or past and not yet done."""
        return self.handed_back_on is None and on >= self.until_on - REMIND_BEFORE


def why_not_cover(*, from_on: date, until_on: date, others: Iterable[CoverSpan]) -> str:
    """Return why somebody cannot stand in then, or an empty string: one stand-in at a time."""
    if until_on < from_on:
        return "The last day must not be before the first."
    for other in others:
        ended = other.handed_back_on - timedelta(days=1) if other.handed_back_on else other.until_on
        if other.from_on <= until_on and from_on <= ended:
            return "Somebody stands in for this member then already."
    return ""


# Ranks, titles and what follows a name: not part of the initials.
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|cllr|councillor|rev|sir|dame|lord|lady|insp|inspector|sgt|sergeant|supt|"
    r"superintendent|ch|chief|ci|pc|acting)\.?\s+)+",
    re.IGNORECASE,
)


def initials_of(name: str) -> str:
    """Return the initials of a name, without rank or title: "Insp. M Carrow" gives MC."""
    plain = _TITLES.sub("", name.strip())
    plain = plain.partition(",")[0]
    parts = [part for part in re.split(r"[\s\-]+", plain) if part and part[0].isalpha()]
    return "".join(part[0] for part in parts)[:6].upper()
