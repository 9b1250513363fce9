"""The head of a page of minutes: stage, body, day and time, venue, contact, notes.

Source: section 10 of the partnership-business study, "Header" and "Frame": `Agenda( and (draft )?minutes)?` or `Agenda
item`; the body on its own line and then the day, or "Body - Weekday, D Month YYYY h.mm am" on one; the time may be
missing; body and day may be absent; minutes typed in an office say "MINUTES of the meeting of … held on … at …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, time

from wardmote.meetings.rules.importing.dates import Day, find_days, find_time
from wardmote.meetings.rules.importing.lines import Line, tidy
from wardmote.meetings.rules.importing.people import read_person
from wardmote.meetings.rules.importing.proposal import Attendance, FoundPerson, FoundStart, FoundText

STAGE = re.compile(
    r"^(?:(?:draft|unconfirmed|approved|confirmed|public)\s+)?"
    r"(?:agenda(?: and (?:draft |printed )?(?:minutes|decisions))?|agenda item"
    r"|(?:draft )?(?:meeting )?minutes(?: of (?:the )?meeting)?"
    r"|(?:meeting )?notes(?: of (?:the )?meeting)?|action notes|decisions|issue - meetings|decision details|agenda item details)"
    r"(?:\s*\((?:draft|unconfirmed|confirmed|approved)\))?(?:\s*app available)?[.:]?$",
    re.I,
)
FRAME = re.compile(
    r"^(?:items\s+)?(?:note\s+)?(?:no\.?|number|item no\.?)\s*\|?\s*items?(?:\s*\|\s*)*$|^items$|^media$",
    re.I,
)
_FURNITURE = re.compile(
    r"^(?:view directions\.?|view upcoming public committee documents.*|.*\bapp available"
    r"|attendance details|agenda frontsheet.*"
    r"|(?:printed|draft|public) (?:minutes|reports?|agenda)(?: pack)?\b.*\b[KM]B"
    r"|the agenda for this meeting will be published.*"
    r"|note: this does not apply to scrutiny.*|share this page|print this page"
    r"|watch .{0,60}(?:webcast|recording)|meeting documents"
    r"|skip to (?:main )?content|issue history|related meetings?|home|back|search)$",
    re.I,
)
_KEYS = {
    "venue": r"(?:meeting )?(?:venue|location)|place|held at|room|address|where",
    "contact": (
        r"contact|contact officer|enquiries(?: to)?|committee (?:officer|secretary)"
        r"|democratic services officer|secretary"
    ),
    "note": r"note|notes|please note|webcast|moved from|reason",
    "date": r"date(?: and time)?(?: of meeting)?|meeting date|held on|when|date/time|day",
    "time": r"time|start(?: time)?|starts?|commenced|meeting (?:started|opened)",
    "body": (
        r"meeting|committee|body|group|board|subject|name of meeting|title|meeting of"
        r"|meeting title|meeting name"
    ),
    "chair": r"chair|chairman|chairperson|chaired by|vice[- ]chair|in the chair|presiding|chair/facilitator",
    "clerk": (
        r"minutes?(?: taken)? by|minute taker|note taker|notes by|clerk|recorded by"
        r"|author|distribution|circulation"
    ),
}
# A bilingual page has its own word first: "LLEOLIAD / VENUE:".
KEY = re.compile(
    r"^(?:[^\W\d_][\w' ]{3,24}\s*/\s*)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _KEYS.items())
    + r")\s*(?::|\s-\s)\s*(?P<rest>.*)$",
    re.I,
)
_MEETING_OF = re.compile(
    r"\b(?:(?:draft|unconfirmed|approved)\s+)?(?:minutes?|notes?|record|summary)\b[^.]{0,40}?\b"
    r"(?:of|from|for)\s+"
    r"(?:(?:the|a|an)\s+)?(?:(?:statutory|annual|ordinary|extraordinary|special"
    r"|quarterly|monthly|inaugural|virtual|remote|hybrid|on-?line|first|last)\s+)*"
    r"(?:meeting\s+of\s+)?(?:the\s+)?(?P<body>[A-Z][^,.;:]{2,90}?)"
    r"(?:\s+meeting)?(?=\s*(?:,|-)?\s*(?:\bheld\b|\bon\b\s+(?:\w+day|\d)|\bat\b\s+\d|$))",
    re.I,
)
_FOR_BODY = re.compile(
    r"^(?:agenda|minutes|agenda and (?:draft )?minutes)\s+(?:for|of)\s+(?P<body>.{3,90}?)(?:,| on)\s+", re.I
)
BODY_WORDS = re.compile(
    r"\b(?:partnership|board|committee|council|forum|group|panel|cabinet|commission"
    r"|team|executive|assembly|trust|csp|jag|sog"
    r"|association|steering|sub-group|subgroup|conference|network|meeting|taskforce|task force|hub)\b",
    re.I,
)
_ISSUE = re.compile(
    r"^Meeting:\s*(?P<day>\d{1,2}/\d{1,2}/\d{4})\s+-\s+(?P<body>.+?)\s*\(Item\s+(?P<item>[^)]+)\)$", re.I
)
_TOLD = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|considered|received|welcomed|reported"
    r"|noted|agreed|stated|summarised|informed)\b"
)
_CLOCK_RANGE = re.compile(r"^\s*(?:-|to|until|till)\s*", re.I)
_PLACE = re.compile(
    r"(?:(?:^|[\s,])(?i:at|in|via|on|by)\s+|^\s*(?:,|-|\|)\s*)(?P<place>(?:the\s+)?(?:[A-Z][^.;]{3,150}))\.?\s*$"
)
_HELD_AT = re.compile(
    r"\b(?:held|took place|convened)\s+(?:virtually\s+|remotely\s+)?(?:at|in|via|on)\s+"
    r"(?P<place>(?![\d.]+\s*(?:[ap]\.?m|hrs|noon))(?:the )?[^.;]{3,110}?),?\s+on\b",
    re.I,
)
_PLACES = re.compile(
    r"\b(?:room|hall|offices?|centre|house|chambers?|suite|building|street|road|lane|square|parade|library"
    r"|station|hub|lodge|school|college|church|club|library|pavilion|theatre|hotel|court|campus|civic|town hall"
    r"|guildhall|ballroom|annexe?)\b|(?-i:\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b)",
    re.I,
)
# "Meeting of Cabinet, Thursday, 3rd March, 2022 10.00 am (Item 7.)": the page of one item names its meeting so.
_MEETING_LINE = re.compile(
    r"^Meeting of\s+(?P<body>[^|]{3,110}?),\s+(?P<day>[A-Z][a-z]+day,?\s.{6,60}?)\s*(?:\(Item\s+(?P<item>[\w./-]{1,8}?)\.?\))?$"
)
# What surrounds the body where a page is named after it: "… Board - Draft Minutes", "Minutes of the meeting of the …".
_BEFORE_BODY = re.compile(
    r"^(?:at\s+)?(?:(?:a|an|the)\s+)?(?:(?:virtual|remote|hybrid|special|annual|ordinary|extraordinary)\s+)*"
    r"meeting\s+of\s+(?:the\s+)?(?=\S)|^of\s+(?:the\s+)?(?=[A-Z])",
    re.I,
)
_AFTER_BODY = re.compile(
    r"\s*(?:[:-]\s*)?(?:\(?(?:draft|unconfirmed|approved|confirmed)\)?\s+)?(?:meeting\s+)?(?:action\s+)?"
    r"(?:minutes|notes|agenda)(?:\s*\(?(?:draft|unconfirmed)\)?|\s+(?:of|for|from)(?:\s+the)?(?:\s+meeting)?)?$",
    re.I,
)
# Words that are somebody's body only beside its name.
_BARE_BODY = re.compile(
    r"^(?:the\s+)?(?:board|group|partnership|committee|panel|forum|steering group|partnership board|strategy group)$",
    re.I,
)
_ONLINE = re.compile(
    (
        r"\b(?:microsoft teams|ms teams|teams|zoom|skype|webex|google meet|video ?conferenc\w*"
        r"|on-?line|virtual\w*)\b"
    ),
    re.I,
)


@dataclass
class Header:
    """What the head of a page says. `used`: numbers of the lines it took, with what for; `first`: the number of the
    line at which the items may begin; `early_time`: a time that stands before the day."""

    stage: str = ""
    body: FoundText | None = None
    start: FoundStart | None = None
    venue: FoundText | None = None
    contact: FoundText | None = None
    category: str = ""
    notes: list[FoundText] = field(default_factory=list)
    people: list[FoundPerson] = field(default_factory=list)
    item_number: str = ""
    one_line: bool = False
    used: dict[int, str] = field(default_factory=dict)
    first: int = 0
    early_time: time | None = None
    framed: bool = False
    warnings: list[str] = field(default_factory=list)


def read_header(lines: list[Line], *, title: str = "") -> Header:
    """Read the head of a page. `title`: what the page calls itself, used where no line names the body."""
    head = Header()
    frame = _find_frame(lines)
    head.framed = frame is not None
    last = frame if frame is not None else min(len(lines), 60)
    loose: list[int] = []
    index = _take_mail(head, lines)
    while index < last:
        line = lines[index]
        if frame is None and head.stage.lower().startswith("agenda item") and not KEY.match(line.raw):
            # The page of one item names its meeting after the item's heading.
            for number in range(index, min(index + 6, last)):
                if _MEETING_LINE.match(lines[number].flat):
                    _take(head, lines, number, last)
            break
        took = _take(head, lines, index, last)
        if took:
            index += took
            continue
        if frame is None and _begins_items(head, lines, index):
            break
        loose.append(index)
        index += 1
        if frame is None and head.start is None and len(loose) > 12:
            break
    if frame is not None:
        while frame < len(lines) and FRAME.match(lines[frame].flat):
            head.used[frame] = "furniture"
            frame += 1
        index = frame
        if head.start is None:
            _look_after_frame(head, lines, frame)
    elif head.start is None:
        # No day was read: what follows the last line that belongs to a head is the first item (a page of one item).
        index = max((i for i, what in head.used.items() if i < 15 and what != "furniture"), default=-1) + 1
        head.used = {i: what for i, what in head.used.items() if i < index}
    _settle_loose(head, lines, [i for i in loose if i < index])
    head.first = index
    if head.body is None and title:
        _take_title(head, title)
    return head


_MAIL = re.compile(r"^(?:from|to|cc|bcc|sent|subject|date|importance|attachments?|reply-to):\s*", re.I)


def _take_mail(head: Header, lines: list[Line]) -> int:
    """Minutes sent as a letter by e-mail: its own head says who wrote and when, not which body met."""
    if not lines or not re.match(r"^from:\s*\S", lines[0].flat, re.I):
        return 0
    number = 0
    while number < len(lines) and _MAIL.match(lines[number].flat):
        head.notes.append(_text(lines[number], 0, len(lines[number].raw)))
        head.used[number] = "note"
        number += 1
    if number < len(lines) and re.match(
        r"^(?:dear|hi|hello|good (?:morning|afternoon))\b", lines[number].flat, re.I
    ):
        head.notes.append(_text(lines[number], 0, len(lines[number].raw)))
        head.used[number] = "note"
        number += 1
    return number


def _find_frame(lines: list[Line]) -> int | None:
    for index, line in enumerate(lines[:60]):
        if FRAME.match(line.flat) and line.flat.lower() not in {"media", "items"}:
            return index
        if line.flat.lower() == "items" and index + 1 < len(lines):
            return index
    return None


def _begins_items(head: Header, lines: list[Line], index: int) -> bool:
    """Without a frame the head ends where the day has been read and something else begins."""
    line = lines[index]
    if re.match(r"^(?:\d{1,3}[a-z]?[.)]?|\d{1,3}[.)]\s+\S.*|part (?:one|1|i)\b.*)$", line.flat, re.I):
        return True
    if re.match(r"^(?:\*?(?:present|attend\w*|apologies|in attendance|members)\b)", line.flat, re.I):
        return True
    if head.start is not None:
        return True
    # The page of one item, or text without a head: a heading and then sentences.
    return len(line.flat) > 140 or (bool(head.stage) and index > 3 and line.flat.endswith("."))


def _take(head: Header, lines: list[Line], index: int, last: int) -> int:
    """Read the line as part of the head; returns how many lines were taken, 0 for none."""
    line = lines[index]
    flat = line.flat
    if found := _ISSUE.match(flat):
        days = find_days(found["day"])
        head.body = _text(line, *_range(line, found["body"]))
        if days:
            head.start = FoundStart(on=days[0].on, words=found["day"], span=line.span())
        head.item_number, head.one_line = found["item"].strip(), True
        head.used[index] = "start"
        return 1
    if (found := _MEETING_LINE.match(flat)) and head.start is None and (days := find_days(found["day"])):
        _set_start(head, line, 0)
        head.body = _text(line, *_range(line, found["body"]))
        head.item_number, head.one_line = found["item"] or "", True
        head.used[index] = "start"
        return 1 if days else 0
    if STAGE.match(flat) and not (head.stage and head.start):
        head.stage = head.stage or tidy(re.sub(r"\s*app available", "", line.words, flags=re.I)).rstrip(".:")
        head.used[index] = "stage"
        return 1
    if _FURNITURE.match(flat) or FRAME.match(flat):
        head.used[index] = "furniture"
        return 1
    if found := KEY.match(line.raw):
        return _take_key(head, lines, index, last, found)
    if head.start is None and _take_day(head, lines, index):
        return 1
    if head.start is not None and head.start.at is None and _take_bare_time(head, line, index):
        return 1
    if head.start is not None and head.start.at is None and _take_again(head, lines, index):
        return 1
    if (
        head.venue is None
        and head.used.get(index - 1) in {"start", "date", "time"}
        and _take_place(head, line, index)
    ):
        return 1
    return 0


def _take_again(head: Header, lines: list[Line], index: int) -> bool:
    """A second line that names the same day and more: the hour, the body in full, where."""
    line, first = lines[index], head.start
    if first is None or len(line.raw) > 420 or line.flat.endswith("?"):
        return False
    days = find_days(line.raw, first.on)
    minutes_of = _MEETING_OF.search(line.raw)
    if not days or days[0].on != first.on or not (find_time(line.raw, days[0].end) or minutes_of):
        return False
    if _TOLD.search(line.raw) or not minutes_of and len(line.flat.split()) > 20:
        return False
    body, head.start = head.body, None
    if not _take_day(head, lines, index):
        head.start = first
        return False
    if body is not None and (head.body is None or not minutes_of or not BODY_WORDS.search(head.body.value)):
        head.body = body
    return True


def _take_place(head: Header, line: Line, index: int) -> bool:
    """The line after that of the day names where: "Small Meeting Room, Fire Station", "At Moorland Lodge"."""
    own = line.raw
    lead = re.match(r"^\s*(?:at|in|via|held (?:at|in|via))\s+(?=\S)", own, re.I)
    if (
        len(line.flat) > 130
        or line.gap > 1
        or line.flat.endswith(":")
        or re.match(r"^\W*\d", own)
        or line.cells
    ):
        return False
    if not (_PLACES.search(own) or _ONLINE.search(own)) or (_TOLD.search(own) and not lead):
        return False
    if not lead and re.search(
        r"\b(?:partnership|board|committee|panel|forum|commission|minutes)\b", own, re.I
    ):
        return False
    if re.match(
        r"^(?:welcome|apolog|present|attend|in attendance|minutes|item|agenda|members)\b", line.flat, re.I
    ):
        return False
    head.venue = _venue(line, lead.end() if lead else 0, len(own), doubt=0.2)
    head.used[index] = "venue"
    return True


def _take_key(head: Header, lines: list[Line], index: int, last: int, found: re.Match[str]) -> int:
    line = lines[index]
    name = next(key for key in _KEYS if found[key])
    start, end, taken = found.start("rest"), found.end("rest"), 1
    rest = found["rest"].strip()
    if not rest and name not in {"note", "clerk"} and index + 1 < last and lines[index + 1].gap <= 1:
        after = lines[index + 1]
        if not KEY.match(after.raw) and not STAGE.match(after.flat) and not FRAME.match(after.flat):
            line, start, end, rest, taken = after, 0, len(after.raw), after.flat, 2
    if name == "venue":
        if head.venue is None and rest:
            head.venue = _venue(line, start, end)
    elif name == "contact":
        # A telephone or an e-mail address may stand on the lines that follow.
        while index + taken < last and re.match(r"^(?:tel|e-?mail|phone)\b", lines[index + taken].flat, re.I):
            taken += 1
        head.contact = head.contact or _contact(line, start, end)
    elif name == "note":
        if re.search(r"outside body", rest, re.I):
            head.category = tidy(line.shown(start, end))
        if rest:
            head.notes.append(_text(line, start, end))
    elif name == "date":
        if head.start is None:
            _set_start(head, line, start)
    elif name == "time":
        clock = find_time(line.raw, start)
        if clock and head.start is not None and head.start.at is None:
            head.start = replace(head.start, at=clock[0])
        elif clock:
            head.notes.append(_text(line, start, end))
            head.early_time = clock[0]
    elif name == "body":
        if head.start is None and _take_day(head, lines, index, start):
            pass
        elif head.body is None and rest and len(rest) < 120:
            head.body = _text(line, start, end)
        else:
            return 0
    elif name in {"chair", "clerk"}:
        person = read_person(line.raw[start:end].strip(" ."), Attendance.PRESENT, line, (start, end))
        if person and name == "chair":
            role = "Vice-chair" if "vice" in found[name].lower() else "Chair"
            head.people.append(replace(person, role=role))
        elif person:
            head.people.append(replace(person, state=Attendance.IN_ATTENDANCE, role="Minutes"))
        elif not rest:
            return 0
        else:
            head.notes.append(_text(lines[index], 0, len(lines[index].raw)))
    for number in range(index, index + taken):
        head.used[number] = name
    return taken


def _set_start(head: Header, line: Line, begin: int) -> Day | None:
    days = [day for day in find_days(line.raw) if day.start >= begin]
    if not days:
        return None
    # "Moved from 9th October 2018, Cabinet - Tuesday, 2nd October, 2018 2.00 pm": the day that has a time or weekday.
    timed = [day for day in days if find_time(line.raw[day.end : day.end + 30])]
    moved = re.search(r"\b(?:moved|postponed|rescheduled|deferred) from\b", line.raw, re.I)
    day = (timed or days)[0] if not moved else (timed or days)[-1]
    clock = find_time(line.raw, day.end)
    before = None if clock else find_time(line.raw[: day.start], begin)
    at = clock or before
    until = None
    if clock:
        rest = line.raw[clock[2] :]
        if (
            (found := _CLOCK_RANGE.match(rest))
            and (second := find_time(rest, found.end()))
            and second[1] <= found.end() + 2
        ):
            until = second[0]
    elif found := re.search(
        r"(?<![\d.])(\d{1,2})(?:[.:](\d{2}))?\s*-\s*\d{1,2}(?:[.:]\d{2})?\s*([ap])\.?m",
        line.raw[day.end :],
        re.I,
    ):
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" and int(found[1]) != 11 else 0)
        at = (time(hour, int(found[2] or 0)), 0, 0, False)
    head.start = FoundStart(
        on=day.on,
        at=at[0] if at else head.early_time,
        until=until,
        words=line.words,
        span=line.span(day.start, max(day.end, clock[2] if clock else day.end)),
        doubt=0.3 if day.weekday_wrong else 0.0,
        why="the weekday is not that of the day" if day.weekday_wrong else "",
    )
    if day.weekday_wrong:
        head.warnings.append(f"The weekday written with {_day(day.on)} is not that of the day.")
    return day


def _take_day(head: Header, lines: list[Line], index: int, begin: int = 0) -> bool:
    """The line with the day of the meeting: alone, after the body, or within a sentence that names both."""
    line = lines[index]
    if len(line.raw) > 420 or not find_days(line.raw):
        return False
    if re.search(
        (
            r"\bminutes of (?:the )?(?:previous|last) meeting|\bheld on\b.*\b(?:confirmed"
            r"|agreed|approved|correct)\b"
        ),
        line.flat,
        re.I,
    ):
        return False
    minutes_of = _MEETING_OF.search(line.raw)
    if (
        re.match(r"^(?:to |(?:the )?minutes of the (?:previous |last )?meeting held)", line.flat, re.I)
        and head.stage
    ):
        return False
    days = [day for day in find_days(line.raw) if day.start >= begin]
    if not days:
        return False
    if line.flat.endswith(".") and not minutes_of and _TOLD.search(line.raw[: days[0].start]):
        return False
    # Long sentences with a day in them are text, unless they say whose minutes these are.
    if (
        len(line.flat) > 200
        and not minutes_of
        and not re.search(r"\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m", line.raw[:300], re.I)
    ):
        return False
    day = _set_start(head, line, begin)
    if day is None:
        return False
    before = line.raw[begin : day.start]
    held = _HELD_AT.search(before)
    body = None if held and not before[: held.start()].strip(" ,-") else _body_before(before)
    if minutes_of and minutes_of["body"].strip().lower() in {"meeting", "the meeting", "last meeting"}:
        minutes_of = None
        body = None
    own_name = minutes_of["body"] if minutes_of else before[body[0] : body[1]] if body else ""
    if re.fullmatch(r"(?:the\s+)?(?:meeting|\d+(?:st|nd|rd|th))", own_name.strip(), re.I) or (
        _BARE_BODY.match(own_name.strip())
        and any(
            BODY_WORDS.search(other.flat) and len(other.flat) < 110
            for other in lines[max(0, index - 3) : index]
        )
    ):
        minutes_of = body = None  # its name stands on a line before
    if minutes_of and minutes_of.start("body") < day.start:
        head.body = _text(line, minutes_of.start("body"), min(minutes_of.end("body"), day.start))
        head.one_line = True
    elif body:
        head.body = _text(line, begin + body[0], begin + body[1])
        head.one_line = True
        moved = re.match(r"^(?:moved|postponed|rescheduled) from [^,]+,\s*", line.raw[begin:], re.I)
        if moved:
            head.notes.append(_text(line, begin, begin + moved.end()))
    elif find_time(before) and len(before.split()) < 6:
        pass
    clock = find_time(line.raw, day.end)
    after = clock[2] if clock else day.end
    if (till := _CLOCK_RANGE.match(line.raw[after:])) and (second := find_time(line.raw, after + till.end())):
        after = second[2] if second[1] <= after + till.end() + 2 else after
    place = _PLACE.search(line.raw[after:])
    if place and head.venue is None:
        head.venue = _venue(line, after + place.start("place"), after + place.end("place"), doubt=0.2)
    elif head.venue is None and held:
        head.venue = _venue(line, begin + held.start("place"), begin + held.end("place"), doubt=0.2)
    head.used[index] = "start"
    return True


def _body_before(before: str) -> tuple[int, int] | None:
    """Where in the words before the day the body stands: "Moved from …, Cabinet - " → "Cabinet"."""
    at = 0
    if found := re.match(
        r"^\s*(?:(?:moved|postponed|rescheduled) from [^,]+,\s*|meeting of (?:the )?|the\s+(?=[A-Z]))",
        before,
        re.I,
    ):
        at = found.end()
    rest = before[at:]
    rest_end = len(
        re.sub(
            r"[\s,:;-]*(?:\b(?:held\s+)?(?:on|at)\b|\bmeeting\b)?(?:\s+the)?[\s,:;-]*$", "", rest, flags=re.I
        )
    )
    core = rest[:rest_end]
    core_start = len(core) - len(core.lstrip(" -,"))
    if (
        not re.search(r"[A-Za-z]{3}", core)
        or find_time(core)
        or re.fullmatch(r"\s*(?:date|held|on|time|agenda|minutes)\W*", core, re.I)
    ):
        return None
    return at + core_start, at + rest_end


def _take_bare_time(head: Header, line: Line, index: int) -> bool:
    clock = find_time(line.raw)
    if not clock or len(line.flat) > 45 or head.start is None:
        return False
    if re.sub(
        r"(?i)\b(?:at|from|time|commencing|starting|start|to|until|start time)\b|[\s:.,-]",
        "",
        line.raw[: clock[1]],
    ):
        return False
    head.start = replace(head.start, at=clock[0])
    head.used[index] = "start"
    end = clock[2]
    if (till := _CLOCK_RANGE.match(line.raw[end:])) and (second := find_time(line.raw, end + till.end())):
        end = second[2] if second[1] <= end + till.end() + 2 else end
    place = _PLACE.search(line.raw[end:])
    if place and head.venue is None:
        head.venue = _venue(line, end + place.start("place"), end + place.end("place"), doubt=0.2)
    return True


def _venue(line: Line, start: int, end: int, doubt: float = 0.0) -> FoundText:
    own = line.raw[start:end]
    if found := re.search(r"[.,]?\s*view directions\b.*$", own, re.I):
        end = start + found.start()
    if found := re.match(r"\s*the\s+(?=[A-Z])", own):
        start += found.end()
    return _text(line, start, end, strip=" .,;", doubt=doubt)


def _contact(line: Line, start: int, end: int) -> FoundText | None:
    """The name only: telephone numbers and addresses stay in the source."""
    own = line.raw[start:end]
    name = re.split(
        r"\s+-+\s+|\s{2,}|,|\(|;|\b(?:e-?mail|tel|telephone|phone|ext|x)\b\.?|\d|/",
        own,
        maxsplit=1,
        flags=re.I,
    )[0]
    if not name.strip():
        return None
    at = own.index(name)
    return _text(line, start + at, start + at + len(name), strip=" .,-")


def _look_after_frame(head: Header, lines: list[Line], frame: int) -> None:
    """Minutes that were pasted whole into the first item have a head of their own there."""
    for index in range(frame, min(frame + 8, len(lines))):
        line = lines[index]
        short = len(line.flat) < 160 and not line.flat.endswith(".")
        if short and find_time(line.raw) and _take_day(head, lines, index):
            above = [lines[i] for i in range(frame, index) if BODY_WORDS.search(lines[i].flat)]
            if head.body is None and above and len(above[-1].flat) < 110:
                head.body = _text(
                    above[-1], 0, len(above[-1].raw), doubt=0.3, why="stands within the first item"
                )
            return


def _settle_loose(head: Header, lines: list[Line], loose: list[int]) -> None:
    """Lines of the head that no pattern took: the one nearest before the day is the body."""
    day_at = next((i for i, what in head.used.items() if what in {"start", "date"}), None)
    stage_at = next((i for i, what in head.used.items() if what == "stage"), None)
    near = [i for i in loose if day_at is not None and i < day_at]
    if head.body is None and near:
        best = next((i for i in reversed(near) if BODY_WORDS.search(lines[i].flat)), near[-1])
        own = lines[best]
        if len(own.flat) <= 120 and not own.flat.endswith("."):
            head.body = _text(own, 0, len(own.raw), doubt=0.0 if best == day_at - 1 else 0.2)  # type: ignore[operator]
            head.used[best] = "body"
    if head.body is None and day_at is not None:
        # The body may stand on the line after the day.
        after = [
            i
            for i in loose
            if i == day_at + 1 and BODY_WORDS.search(lines[i].flat) and len(lines[i].flat) < 100
        ]
        if after:
            head.body = _text(lines[after[0]], 0, len(lines[after[0]].raw), doubt=0.3)
            head.used[after[0]] = "body"
    if head.body is None and day_at is None:
        # No day is written: a line that is a body by its words, after the stage ("X Council" before it is whose page it is).
        named = [
            i
            for i in loose
            if BODY_WORDS.search(lines[i].flat) and len(lines[i].flat) <= 90 and lines[i].flat[-1] not in ".:"
        ]
        named = [i for i in named if stage_at is None or i > stage_at]
        if named and head.framed:
            head.body = _text(
                lines[named[0]], 0, len(lines[named[0]].raw), doubt=0.5, why="no day stands with it"
            )
            head.used[named[0]] = "body"
    if head.body is not None and (
        found := re.match(
            (
                r"^(?:(?:draft|unconfirmed)\s+)?(?:minutes|notes|agenda)\s*(?:of"
                r"|for|-|:)\s+(?:the\s+)?(?:meeting of (?:the )?)?"
            ),
            head.body.value,
            re.I,
        )
    ):
        called = head.body.value[found.end() :] or head.body.value
        head.body = replace(head.body, value=re.sub(r"(?<=\w)\s+meeting$", "", called, flags=re.I))
    if head.body is not None and (found := _BEFORE_BODY.match(head.body.value)):
        head.body = replace(head.body, value=head.body.value[found.end() :])
    if head.body is not None and (
        found := re.search(r",?\s+held\s+(?:at|in|on|via)\b", head.body.value, re.I)
    ):
        head.body = replace(head.body, value=head.body.value[: found.start()] or head.body.value)
    if head.body is not None and (found := _AFTER_BODY.search(head.body.value)) and found.start() > 3:
        head.body = replace(head.body, value=head.body.value[: found.start()])
    for i in loose:
        if i not in head.used:
            place = (
                head.venue is None
                and day_at is not None
                and i > day_at
                and (
                    _ONLINE.search(lines[i].flat)
                    or re.search(
                        (
                            r"\b(?:room|hall|offices?|centre|house|chamber|suite"
                            r"|building|street|road|library|station)\b"
                        ),
                        lines[i].flat,
                        re.I,
                    )
                )
            )
            if place and len(lines[i].flat) < 160 and not lines[i].flat.endswith(":"):
                head.venue = _venue(lines[i], 0, len(lines[i].raw), doubt=0.3)
                head.used[i] = "venue"
            else:
                head.notes.append(
                    _text(lines[i], 0, len(lines[i].raw), doubt=0.5, why="stands in the head of the page")
                )
                head.used[i] = "note"


def _take_title(head: Header, title: str) -> None:
    found = _FOR_BODY.match(title) or re.match(r"^(?P<body>[^-|]{4,90}?)\s+-\s+(?=\w+day,)", title)
    if found:
        head.body = FoundText(
            value=found["body"].strip(), words=title, doubt=0.2, why="from the title of the page"
        )
        if head.start is None and (days := find_days(title)):
            clock = find_time(title, days[0].end)
            head.start = FoundStart(
                on=days[0].on,
                at=clock[0] if clock else None,
                words=title,
                doubt=0.2,
                why="from the title of the page",
            )


def _text(
    line: Line, start: int, end: int, *, strip: str = " ,;-", doubt: float = 0.0, why: str = ""
) -> FoundText:
    own = line.raw[start:end]
    start += len(own) - len(own.lstrip(strip))
    end = max(start, end - (len(own) - len(own.rstrip(strip))))
    shown = line.shown(start, end)
    return FoundText(value=shown, words=shown, span=line.span(start, end), doubt=doubt, why=why)


def _range(line: Line, words: str) -> tuple[int, int]:
    at = line.raw.find(words)
    return (at, at + len(words)) if at >= 0 else (0, len(line.raw))


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
