"""What is typed during a meeting: two people's texts brought together, and lines read as actions and decisions. Pure.

A line is an action when it begins with "Action", or with people known to that body followed by "to" ("MS to circulate
the deadlines once available"; "TM and MS to prepare the report for December's meeting"; "All Partners to submit their
returns by 31 October 2018"). LCC or CCTV are no people: only initials known in the body own actions. A wish or a
request is a note: it is an action once somebody promotes it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from wardmote.meetings.choices import DecisionKind

EVERYBODY = ("all partners", "all members", "all agencies")
NEXT_MEETING = 0


# --- two people write at once -------------------------------------------------------------------------


def _kept(base: list[str], other: list[str]) -> dict[int, int]:
    """Which lines of the base stand unchanged in the other text: index there, by index in the base."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {block.a + n: block.b + n for block in matcher.get_matching_blocks() for n in range(block.size)}


def merge_texts(base: str, mine: str, theirs: str) -> str:
    """Return what stands when two people changed the same text, each having begun from `base`.

    Line by line: what only one of them changed is taken; what both changed is kept from both, theirs first. No line
    that either wrote is lost; a line that one took away and the other left alone is gone.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    origin, left, right = base.split("\n"), mine.split("\n"), theirs.split("\n")
    in_left, in_right = _kept(origin, left), _kept(origin, right)
    merged: list[str] = []
    at_origin = at_left = at_right = 0
    anchors = [index for index in range(len(origin)) if index in in_left and index in in_right]
    for index in [*anchors, len(origin)]:
        to_left = in_left[index] if index < len(origin) else len(left)
        to_right = in_right[index] if index < len(origin) else len(right)
        merged += _merge_part(origin[at_origin:index], left[at_left:to_left], right[at_right:to_right])
        if index < len(origin):
            merged.append(origin[index])
        at_origin, at_left, at_right = index + 1, to_left + 1, to_right + 1
    return "\n".join(merged)


def _merge_part(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    return [*theirs, *(line for line in mine if line not in theirs)]


# --- lines --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Due:
    """When something is due, as it was said: on a day, at a meeting (month, 0 for the next one), or once
    something has happened. Nothing of it: no time was said."""

    on: date | None = None
    meeting_month: int | None = None
    once: str = ""


@dataclass(frozen=True)
class TypedAction:
    """An action as typed: its owners by initials, what they owe, and by when."""

    line: str
    owners: tuple[str, ...]
    everybody: bool
    what: str
    due: Due
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class TypedDecision:
    """A decision as typed."""

    line: str
    kind: DecisionKind
    text: str


_BULLET = r"^[\s\-*•·§–]*"
_MARK = re.compile(
    _BULLET + r"(?:\*?actions?\*?\s*(?:no\.?\s*\d+)?\s*[:\-–]\s*|\*actions?\*\s*)", re.IGNORECASE
)
_TOKEN = r"[A-Z][A-Z'’]{1,4}"  # noqa: S105 - a pattern of initials
_GROUP = r"(?:all\s+(?:partners|members|agencies))"
_JOIN = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)"
_OWNERS = re.compile(
    rf"^(?P<owners>(?:(?i:{_GROUP})|{_TOKEN})(?:{_JOIN}(?:(?i:{_GROUP})|{_TOKEN}))*)\s+(?:to|will)\s+(?P<what>\S.*)$"
)
_DECIDED = re.compile(
    _BULLET
    + r"(?P<word>RESOLVED|AGREED|NOTED|Resolved|Agreed|Noted|NOT AGREED|Not agreed)\b\s*[:\-–]?\s*(?P<text>.*)$"
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(?P<month>" + "|".join(_MONTHS) + ")"
_DAY = re.compile(
    rf"\b(?:by|before|on)\s+(?:the\s+)?(?:\w+day,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_MONTH_END = re.compile(rf"\bby\s+the\s+end\s+of\s+{_MONTH}(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
_AT_MEETING = re.compile(rf"\b(?:for|at|to|by)\s+(?:the\s+)?{_MONTH}(?:['’]s)?\s+meeting", re.IGNORECASE)
_AT_NEXT = re.compile(r"\b(?:for|at|to|by)\s+(?:the\s+)?next\s+(?:meeting|board)", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:once|when|as soon as)\s+(?P<once>[^.;]+)", re.IGNORECASE)


def read_due(text: str, *, said_on: date) -> Due:
    """Return when something is due by the words of a line. A year that is not said is the first that is not past.

    "In due course" and "shortly" say no time.
    """
    if match := _DAY.search(text):
        day = _day_of(int(match["day"]), _MONTHS[match["month"].lower()], match["year"], said_on)
        if day is not None:
            return Due(on=day)
    if match := _MONTH_END.search(text):
        month = _MONTHS[match["month"].lower()]
        year = int(match["year"]) if match["year"] else said_on.year + (month < said_on.month)
        return Due(on=date(year, month, calendar.monthrange(year, month)[1]))
    if match := _AT_MEETING.search(text):
        return Due(meeting_month=_MONTHS[match["month"].lower()])
    if _AT_NEXT.search(text):
        return Due(meeting_month=NEXT_MEETING)
    if match := _ONCE.search(text):
        return Due(once=match["once"].strip())
    return Due()


def _day_of(day: int, month: int, year: str | None, said_on: date) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        found = date(said_on.year, month, day)
        # A few days back is a slip of the past; months back is next year's day.
        return found if found >= said_on - timedelta(days=60) else date(said_on.year + 1, month, day)
    except ValueError:
        return None


def read_line(line: str, *, known: Iterable[str], said_on: date) -> TypedAction | TypedDecision | None:
    """Return what a typed line is: an action, a decision, or None for a note.

    `known`: the initials of the body's members and their stand-ins, in capitals.
    """
    people = set(known)
    marked = _MARK.match(line)
    rest = line[marked.end() :] if marked else re.sub(_BULLET, "", line)
    match = _OWNERS.match(rest.strip())
    if match:
        names = [name for name in re.split(_JOIN, match["owners"]) if name.strip()]
        everybody = any(name.lower() in EVERYBODY for name in names)
        initials = [name.upper() for name in names if name.lower() not in EVERYBODY]
        mine = tuple(name for name in initials if name in people)
        unknown = tuple(name for name in initials if name not in people)
        if marked or everybody or (mine and not unknown):
            what = match["what"].strip()
            return TypedAction(
                line.strip(), mine, everybody, what, read_due(what, said_on=said_on), unknown=unknown
            )
    elif marked and rest.strip():
        return TypedAction(line.strip(), (), False, rest.strip(), read_due(rest, said_on=said_on))
    if (decided := _DECIDED.match(line)) and re.search(r"\w", decided["text"]):
        kind = DecisionKind(decided["word"].lower().replace(" ", "_"))
        return TypedDecision(line.strip(), kind, decided["text"].strip())
    return None


def read_text(text: str, *, known: Iterable[str], said_on: date) -> list[TypedAction | TypedDecision]:
    """Return the actions and decisions of an item's text, in their order."""
    people = set(known)
    found = (read_line(line, known=people, said_on=said_on) for line in text.split("\n"))
    return [line for line in found if line is not None]
