"""When something is owed: a day, a meeting, an event that has not happened yet, or no more than "shortly".

Source: section 10 of the partnership-business study, "Due"; finding 3: a date-only field loses two of the three kinds.
"""

from __future__ import annotations

import calendar as months_of
import re
from dataclasses import replace
from datetime import date, timedelta

from wardmote.meetings.rules.importing.dates import (
    MONTH_NAMES,
    MONTHS,
    find_days,
    infer_month_year,
    make_date,
)
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.proposal import DueKind, FoundDue

_MONTH = r"(?P<month>" + "|".join(MONTH_NAMES) + r")"
_BODY = r"(?:\s+of\s+(?:the\s+)?[A-Z][\w]*(?:\s+[A-Z]\w*)*)?"
_MEETING = re.compile(
    r"\b(?:(?:for|at|by|to|before|until|till|in time for|ahead of|prior to|in)\s+)?(?:the\s+)?"
    rf"(?P<words>(?:{_MONTH}(?:'s)?(?:\s+(?P<year>20\d\d))?\s+meeting|(?:the\s+)?meeting\s+(?:in"
    rf"|of|on)\s+{_MONTH.replace('month', 'month2')}(?:\s+(?P<year2>20\d\d))?"
    r"|(?:the\s+)?(?:next|following|forthcoming|future|subsequent)\s+(?:(?:[A-Za-z]+\s+){0,3})?meeting"
    r"|(?:the\s+)?next\s+(?:(?:[A-Za-z]+\s+){0,3})?(?:partnership|board|committee|panel|forum|group|csp|jag|sog)\b)"
    rf"(?:\s+(?:in|on)\s+(?P<when>{_MONTH.replace('month', 'month3')}(?:\s+(?P<year3>20\d\d))?))?)" + _BODY,
    re.I,
)
_END_OF = re.compile(
    (
        rf"\b(?:by|before|at|until)\s+(?:the\s+)?(?P<words>(?P<part>end|beginning"
        rf"|start|middle|close)\s+(?:of\s+)?(?:the\s+)?(?:{_MONTH}(?:\s+(?P<year>20\d\d))?"
        rf"|(?P<unit>week|month|year|quarter|financial year|term|day|play|business)(?:\s+(?:on\s+)?"
        rf"(?P<rest>.{{0,40}}))?))"
    ),
    re.I,
)
_BY_MONTH = re.compile(
    (
        rf"\b(?:by|before|in|during|for|no later than|until)\s+(?:the\s+)?(?P<words>(?:(?:early"
        rf"|mid|late)[\s-]+)?{_MONTH}(?:\s+(?P<year>20\d\d))?)\b(?!'s| \d|-\d)"
    ),
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:by|before|no later than|until|for|on|this|next)\s+(?:close of (?:play|business) (?:on )?|noon on |the end of )?"
    r"(?P<words>(?:(?P<which>next|this|this coming|the following)\s+)?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?:\s+(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)\b)?)(?!\s+(?:the\s+)?\d)",
    re.I,
)
_WEEK_OF = re.compile(r"\b(?:w/?[cb]|w\.c\.?|week (?:commencing|beginning)|w/e|week ending)\s*:?\s*$", re.I)
_LAST_WORDS = re.compile(r"^\s*\)?\s*[.;]?\s*$")
_BY_DAY = re.compile(
    (
        r"\b(?:by|before|no later than|not later than|on or before|due(?: by| on"
        r"| date)?:?|deadline(?: of)?:?|until|on|for)\s*(?:close of (?:play|business) (?:on )?"
        r"|noon on |midday on |the end of )?\s*$"
    ),
    re.I,
)
_WITHIN = re.compile(
    (
        r"\b(?P<words>(?:within|in)\s+(?:the\s+next\s+)?(?P<n>\d{1,2}|a|one|two|three|four"
        r"|six|eight|ten)\s+(?P<working>working\s+)?(?P<unit>days?|weeks?|months?)(?:'s?)?(?:\s+time)?)(?!\w)"
    ),
    re.I,
)
_EVENT = re.compile(
    (
        r"\b(?P<words>(?:once|as soon as|when|whenever|after|following|upon|on receipt of"
        r"|subject to|pending|until such time as|if and when)\s+(?:the\s+|it\s+"
        r"|they\s+|this\s+)?[^.;]{3,120}?)(?=[.;]|$|\s+(?:so that|in order to)\b)"
    ),
    re.I,
)
_VAGUE = re.compile(
    (
        r"\b(?P<words>in due course|shortly|as soon as (?:possible|practicable)"
        r"|asap|a\.s\.a\.p\.?|in the (?:near|coming) (?:future|weeks|months|days)"
        r"|at the earliest opportunity|next (?:week|month|quarter|year)|this (?:week"
        r"|month|quarter)|before (?:christmas|easter|the summer|the holidays)|in the new year"
        r"|over the summer|by (?:christmas|easter)|(?:before|by|after|over|during) (?:the )?(?:half[ -]term|summer holidays"
        r"|school holidays|easter holidays|end of term)|by return|immediately|urgently|tbc|tba)\b"
    ),
    re.I,
)
_RECURRING = re.compile(
    (
        r"\b(?P<words>on-?going|(?:on an? )?(?:monthly|quarterly|weekly|annual(?:ly)?"
        r"|yearly) basis|each (?:month|quarter|week|meeting)|every (?:month|quarter"
        r"|week|meeting)|standing item|monthly$|quarterly$)"
    ),
    re.I,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "ten": 10}


def read_due(line: Line, start: int, end: int, meeting_on: date | None, *, cell: bool = False) -> FoundDue:
    """When the words of a range of a line say that something is owed. `cell`: the range is the due column of a table,
    where a bare day counts."""
    own = line.raw[start:end]
    for reader in (_day, _weekday, _meeting, _end_of, _within, _event, _by_month, _vague, _recurring):
        due = reader(own, meeting_on, cell)
        if due:
            found, a, b = due
            return replace(
                found, words=line.shown(start + a, start + b), span=line.span(start + a, start + b)
            )
    if cell and own.strip(" -") and not re.fullmatch(r"\s*(?:n/?a|none|tbc)\s*", own, re.I):
        return FoundDue(
            kind=DueKind.VAGUE,
            value=line.shown(start, end),
            words=line.shown(start, end),
            span=line.span(start, end),
            doubt=0.3,
        )
    return FoundDue()


_Read = tuple[FoundDue, int, int] | None


def _day(own: str, meeting_on: date | None, cell: bool) -> _Read:
    for day in find_days(own, meeting_on):
        lead = _BY_DAY.search(own[: day.start]) or _WEEK_OF.search(own[: day.start])
        if lead is None and not cell and _LAST_WORDS.match(own[day.end :]):
            # "… design a poster - 15 July", "… write to the owner (15 July)": a day by itself at the end.
            lead = re.search(r"(?:\s-|\(|,)\s*$", own[: day.start])
        about_meeting = re.search(
            r"\bmeeting\s+(?:to be held\s+)?(?:on|of)\s*(?:the\s*)?$", own[: day.start], re.I
        )
        if about_meeting:
            return (
                FoundDue(
                    kind=DueKind.MEETING,
                    value=_shown(own, about_meeting.start(), day.end),
                    on=day.on,
                    inferred=day.inferred,
                ),
                about_meeting.start(),
                day.end,
            )
        if cell or lead:
            if (
                lead
                and not cell
                and re.match(r"(?:on|for)\b", lead.group(), re.I)
                and re.search(
                    r"\b(?:held|meeting|event|session|workshop|scheduled|planned)\b[^.]*$",
                    own[: lead.start()],
                    re.I,
                )
            ):
                continue
            start = lead.start() if lead else day.start
            return (
                FoundDue(
                    kind=DueKind.DATE,
                    value=_shown(own, day.start, day.end),
                    on=day.until or day.on,
                    inferred=day.inferred,
                    doubt=0.2 if day.inferred else 0.0,
                    why=day.inferred,
                ),
                start,
                day.end,
            )
    return None


def _weekday(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _WEEKDAY.search(own)
    if not found or re.search(
        r"\b(?:held|meeting|event|session|every|each)\b[^.]*$", own[: found.start()], re.I
    ):
        return None
    lead = own[found.start() : found.start("words")].lower()
    if lead.startswith(("on", "for")) and not found["which"]:
        return None
    on = None
    if meeting_on:
        wanted = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(found["weekday"][:3].lower())
        on = meeting_on + timedelta(days=(wanted - meeting_on.weekday() - 1) % 7 + 1)
        if (found["which"] or "").lower() == "next" and on - timedelta(days=on.weekday()) <= meeting_on:
            on += timedelta(days=7)
        if found["day"]:
            days = (on + timedelta(days=7 * weeks) for weeks in range(8))
            on = next((day for day in days if day.day == int(found["day"])), None)
    return (
        FoundDue(
            kind=DueKind.DATE if on else DueKind.VAGUE,
            value=_shown(own, *found.span("words")),
            on=on,
            inferred="counted from the day of the meeting" if on else "",
            doubt=0.3,
        ),
        *found.span(),
    )


def _meeting(own: str, meeting_on: date | None, cell: bool) -> _Read:
    for found in _MEETING.finditer(own):
        lead = re.match(r"\s*(?:for|at|by|to|before|until|till|in)\b", found.group(), re.I)
        named = found["month"] or found["month2"] or found["month3"]
        if not lead and not cell and not re.match(r"^\s*update\b|^\s*report\b|^\s*feedback\b", own, re.I):
            continue
        month = ""
        year = found["year"] or found["year2"] or found["year3"]
        if named:
            number = MONTHS[named.lower()]
            chosen = int(year) if year else infer_month_year(meeting_on, number) if meeting_on else 0
            month = f"{chosen}-{number:02d}" if chosen else ""
        value = re.sub(r"^the\s+", "", _shown(own, found.start("words"), found.end("words")), flags=re.I)
        inferred = "" if year or not named else "year inferred from the day of the meeting"
        return (
            FoundDue(kind=DueKind.MEETING, value=value, month=month, inferred=inferred),
            found.start(),
            found.end(),
        )
    return None


def _end_of(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _END_OF.search(own)
    if not found:
        return None
    on, inferred = None, ""
    if found["month"]:
        number = MONTHS[found["month"].lower()]
        year = (
            int(found["year"]) if found["year"] else infer_month_year(meeting_on, number) if meeting_on else 0
        )
        inferred = "" if found["year"] else "year inferred from the day of the meeting"
        if year and found["part"].lower() in {"end", "close"}:
            on = date(year, number, months_of.monthrange(year, number)[1])
        elif year:
            on = date(year, number, 15 if found["part"].lower() == "middle" else 1)
    elif meeting_on and found["unit"].lower() == "month" and found["part"].lower() == "end":
        on = date(
            meeting_on.year, meeting_on.month, months_of.monthrange(meeting_on.year, meeting_on.month)[1]
        )
    elif meeting_on and found["unit"].lower() == "week" and found["part"].lower() == "end":
        on = meeting_on + timedelta(days=4 - meeting_on.weekday()) if meeting_on.weekday() < 5 else None
    elif meeting_on and found["unit"].lower() == "year" and found["part"].lower() == "end":
        on = date(meeting_on.year, 12, 31)
    elif found["rest"] and (days := find_days(found["rest"], meeting_on)):
        on, inferred = days[0].on, days[0].inferred
    end = found.end("words") if not found["unit"] or on else found.end("unit")
    return (
        FoundDue(
            kind=DueKind.DATE if on else DueKind.VAGUE,
            value=_shown(own, found.start("words"), end),
            on=on,
            inferred=inferred,
            doubt=0.1 if on else 0.3,
        ),
        found.start(),
        end,
    )


def _within(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _WITHIN.search(own)
    if not found:
        return None
    number = _NUMBERS.get(found["n"].lower()) or (int(found["n"]) if found["n"].isdigit() else 0)
    unit, on = found["unit"].lower(), None
    if meeting_on and number and not found["working"]:
        if unit.startswith("month"):
            month = meeting_on.month - 1 + number
            on = make_date(meeting_on.year + month // 12, month % 12 + 1, min(meeting_on.day, 28))
        else:
            on = meeting_on + timedelta(days=number * (7 if unit.startswith("week") else 1))
    return FoundDue(
        kind=DueKind.DATE if on else DueKind.VAGUE,
        value=found["words"],
        on=on,
        inferred="counted from the day of the meeting" if on else "",
        doubt=0.2,
    ), *found.span()


def _event(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _EVENT.search(own)
    if not found or re.match(r"as soon as (?:possible|practicable)", found["words"], re.I):
        return None
    lead = found["words"].split()[0].lower()
    # "the meeting after December", "following a request": only what has yet to happen is something to wait for.
    doubtful = lead in {"after", "following", "when", "upon", "subject", "pending"}
    if doubtful and re.match(
        r"(?:following|after)\s+(?:a|an|this|discussion|concerns?|the (?:previous|last) meeting)\b",
        found["words"],
        re.I,
    ):
        return None
    return FoundDue(
        kind=DueKind.EVENT, value=_shown(own, *found.span("words")), doubt=0.3 if doubtful else 0.0
    ), *found.span("words")


def _by_month(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _BY_MONTH.search(own)
    if not found:
        if cell and (
            bare := re.fullmatch(rf"\s*(?P<words>{_MONTH}(?:\s+(?P<year>20\d\d))?)\s*\.?", own, re.I)
        ):
            found = bare
        elif last := re.search(
            rf"[(-]\s*(?P<words>{_MONTH}(?:\s+(?P<year>20\d\d))?)\s*\)?\s*\.?$", own, re.I
        ):
            found = last
        else:
            return None
    number = MONTHS[found["month"].lower()]
    year = int(found["year"]) if found["year"] else infer_month_year(meeting_on, number) if meeting_on else 0
    on = date(year, number, months_of.monthrange(year, number)[1]) if year else None
    return FoundDue(
        kind=DueKind.DATE,
        value=_shown(own, *found.span("words")),
        on=on,
        doubt=0.3,
        inferred="" if found["year"] else "year inferred from the day of the meeting",
        why="a month: its last day",
    ), *found.span()


def _vague(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _VAGUE.search(own)
    return (FoundDue(kind=DueKind.VAGUE, value=found["words"]), *found.span()) if found else None


def _recurring(own: str, meeting_on: date | None, cell: bool) -> _Read:
    found = _RECURRING.search(own)
    return (FoundDue(kind=DueKind.RECURRING, value=found["words"]), *found.span()) if found else None


def _shown(own: str, start: int, end: int) -> str:
    return " ".join(own[start:end].split()).strip(" ,.;")
