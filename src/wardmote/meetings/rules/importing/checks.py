"""Days that a page names, and what does not fit together: warnings, never corrections.

Source: acceptance case 14 of the partnership-business study (days told as future that precede the meeting, years
inferred, a campaign both launched and upcoming), case 13 of its section 3.6 (the previous meeting named is not the
latest one held).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from wardmote.meetings.rules.importing.dates import Day, find_days, find_time
from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.proposal import FoundDay, FoundStart

_FUTURE = re.compile(
    (
        r"\b(?:will|(?:are|is) (?:planned|scheduled|due|expected|to be held)|comes? to an end"
        r"|ends? on|begins? on|starts? on|upcoming|forthcoming|takes? place|hoped to"
        r"|going to)\b"
    ),
    re.I,
)
_PAST = re.compile(
    (
        r"\b(?:was|were|went|had|took place|ended|launched|commenced|delivered|has been"
        r"|have been|held on|presented)\b"
    ),
    re.I,
)
_UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|will (?:be )?launch(?:ed|ing)?|to be launched)\s+(?:the\s+)?[\"']?"
    r"(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,3})[\"']?"
)
_LAUNCHED = re.compile(
    r"\b(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,3})[\"']?\s+(?:campaign\s+"
    r"|scheme\s+|project\s+|survey\s+|initiative\s+)?(?:was\s+|has\s+(?:been\s+)?)?(?:launched"
    r"|went live|started|began)\b"
)


def read_days(drafts: list[Draft], meeting_on: date | None) -> list[FoundDay]:
    """All days that the items name, with what the sentence says of each."""
    found: list[FoundDay] = []
    for key, draft in enumerate(drafts):
        titles = [draft.title_line] if draft.title_line else []
        for line in (*titles, *draft.agenda, *draft.paragraphs):
            for day in find_days(line.raw, meeting_on):
                a, b = _sentence(line.raw, day)
                night = find_time(line.raw[a:b])
                at = "24:00" if night and night[3] else f"{night[0]:%H:%M}" if night else ""
                found.append(
                    FoundDay(
                        on=day.on,
                        until=day.until,
                        item=key,
                        inferred=day.inferred,
                        at=at,
                        words=line.shown(a, b),
                        span=line.span(day.start, day.end),
                        doubt=0.3 if day.inferred else 0.0,
                        why=day.inferred,
                    )
                )
    return found


def _sentence(raw: str, day: Day) -> tuple[int, int]:
    start = max((m.end() for m in re.finditer(r"(?<=[.;!?])\s+(?=[A-Z])", raw[: day.start])), default=0)
    after = re.search(r"[.;!?](?=\s+[A-Z]|$)", raw[day.end :])
    return start, day.end + after.end() if after else len(raw)


def warn_of_days(drafts: list[Draft], meeting_on: date | None) -> list[str]:
    """Sentences about days that do not fit: weekday and day differ, told as to come but past, year inferred."""
    warnings: list[str] = []
    if meeting_on is None:
        return warnings
    for draft in drafts:
        for line in draft.paragraphs:
            for day in find_days(line.raw, meeting_on):
                a, b = _sentence(line.raw, day)
                clause = line.raw[a : day.end]
                # The clause nearest to the day decides: "has been offered …, commencing 17 September" is not to come.
                clause = re.split(r"[,;]\s", clause)[-1] if len(clause) > 160 else clause
                words = line.shown(day.start, day.end).rstrip(".,")
                future = list(_FUTURE.finditer(clause))
                past = list(_PAST.finditer(clause))
                told_as_future = bool(future) and (not past or past[-1].start() < future[-1].start())
                if day.weekday_wrong:
                    warnings.append(f"“{words}”: the weekday is not that of the day ({_say(day.on)}).")
                if day.inferred:
                    warnings.append(
                        f"“{words}”: no year is written; {day.on.year} inferred from the day of the meeting."
                    )
                if told_as_future and (day.until or day.on) < meeting_on:
                    warnings.append(
                        f"{_say(day.on)} is told as to come, but is before the meeting: “{line.shown(a, b)[:160]}"
                        f"”"
                    )
    return list(dict.fromkeys(warnings))


def warn_of_contradictions(drafts: Iterable[Draft]) -> list[str]:
    """A thing told as launched in one place and as upcoming in another."""
    upcoming: dict[str, Line] = {}
    launched: dict[str, Line] = {}
    for draft in drafts:
        for line in draft.paragraphs:
            for match in _UPCOMING.finditer(line.raw):
                upcoming.setdefault(match["name"].removeprefix("The "), line)
            for match in _LAUNCHED.finditer(line.raw):
                launched.setdefault(match["name"].removeprefix("The "), line)
    return [f"{name} is told both as launched and as upcoming." for name in upcoming if name in launched]


def warn_of_previous(previous_on: date | None, meeting_on: date | None, held_on: Iterable[date]) -> str:
    """Why the previous meeting that the minutes name is not the latest one held, or "". `held_on`: days of meetings
    of the body that are known."""
    known = sorted(day for day in held_on if meeting_on is None or day < meeting_on)
    if previous_on is None or not known or known[-1] == previous_on:
        return ""
    if previous_on > known[-1]:
        return (
            f"The minutes of {_say(previous_on)} are named as the previous ones; no meeting on that"
            f" day is on record."
        )
    return (
        f"The minutes of {_say(previous_on)} are named as the previous ones, but the body met on {_say(known[-1])}"
        f"."
    )


_NEXT = re.compile(
    r"\b(?:next|following|future) meetings?\b|\bmeeting dates\b|\bdates? of (?:the )?next\b", re.I
)
_VENUE = re.compile(
    r"\b(?:held\s+)?(?:at|in|via)\s+(?:the\s+)?(?P<place>[A-Z][^.;]{3,120}?)(?=\s+at\s+\d"
    r"|\s+on\s+\w+day|\s+from\s+\d|[.;]|$)"
)


def read_next(drafts: list[Draft], meeting_on: date | None) -> list[FoundStart]:
    """Meetings to come: day, time and place of the next one, or a list of dates."""
    found: list[FoundStart] = []
    for draft in drafts:
        titled = bool(_NEXT.search(draft.title)) and len(draft.title.split()) <= 10
        lines = (
            [*([draft.title_line] if draft.title_line else []), *draft.paragraphs]
            if titled
            else draft.paragraphs
        )
        for line in lines:
            if not titled and not re.search(
                r"\b(?:date of the |the )?(?:\w+'s )?next meeting\b(?:\s*[:-]|.{0,60}\b(?:is|will|on|be)\b)",
                line.raw,
                re.I,
            ):
                continue
            days = [
                day for day in find_days(line.raw, meeting_on) if meeting_on is None or day.on > meeting_on
            ]
            for position, day in enumerate(days):
                limit = days[position + 1].start if position + 1 < len(days) else len(line.raw)
                clock = find_time(line.raw[:limit], day.end) or (
                    find_time(line.raw) if len(days) == 1 else None
                )
                place = _VENUE.search(line.raw[day.end : limit])
                found.append(
                    FoundStart(
                        on=day.on,
                        at=clock[0] if clock else None,
                        venue=line.shown(day.end + place.start("place"), day.end + place.end("place"))
                        if place
                        else "",
                        words=line.words,
                        span=line.span(day.start, day.end),
                        doubt=0.0 if titled else 0.2,
                        why=day.inferred,
                    )
                )
            if not titled and found:
                break
    unique: dict[date, FoundStart] = {}
    for start in found:
        unique.setdefault(start.on, start)
    return list(unique.values())


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
