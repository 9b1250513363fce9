"""Who was there and who was not: lists, tables and sentences.

Source: section 10 of the partnership-business study, "People"; the sentences are those of public minutes ("Apologies
were received from …", "… sent their apologies for absence", "Councillor X was present as a substitute member for …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line
from wardmote.meetings.rules.importing.people import (
    bare_name,
    is_people_line,
    looks_like_a_name,
    read_list,
    read_person,
    split_columns,
    split_names,
)
from wardmote.meetings.rules.importing.proposal import Attendance, FoundPerson

_STATES: tuple[tuple[str, Attendance], ...] = (
    (
        (
            r"(?:apologies|apology)(?: for (?:absence|lateness))?(?: (?:received"
            r"|given|noted|submitted|sent))?(?: from)?"
        ),
        Attendance.APOLOGIES,
    ),
    (r"absent|not present|absence|not attended|did not attend|not attending", Attendance.ABSENT),
    (
        (
            r"(?:also |officers?(?: also)? |others? |guests? |partners? )?(?:in attendance"
            r"|present by invitation)|also present|observers?|guests?"
            r"|officers(?: present)?|visitors|invitees|minutes?(?: taker| taken by| by)?"
            r"|note[- ]?taker|notes(?: taken)? by"
        ),
        Attendance.IN_ATTENDANCE,
    ),
    (
        (
            r"(?:members |councillors |committee members |board members |those |committee |board |panel |core "
            r"|partners |voting members |core members |parish |county "
            r"|borough |district |town )?(?:present|attendees|attended|attending"
            r"|attendance|members|councillors|in the room|on-?line|via teams)(?: members)?(?: were)?"
        ),
        Attendance.PRESENT,
    ),
)
# A bilingual page has its own word first: "YN BRESENNOL / PRESENT:".
KEY = re.compile(
    r"^\*{0,2}(?:[^\W\d_][\w' ]{3,24}\s*/\s*)?(?:"
    + "|".join(f"(?P<s{i}>{words})" for i, (words, _) in enumerate(_STATES))
    + r")\*{0,2}(?:\s*\((?!s\))[^()]{2,30}\))?\s*(?::|-\s|$|\s{2,}|\|)[\s|]*",
    re.I,
)
_RECEIVED = re.compile(
    r"\bapolog(?:y|ies)(?P<late> for (?:late arrival|lateness))?(?: for (?:absence"
    r"|non-attendance|the meeting|today's meeting))?"
    r"(?:\s+(?:for absence\s+)?(?:(?:was|were|had been|have been|has been)\s+)?(?:also\s+)?(?:receive"
    r"d|submitted|given|noted|sent|tendered|offered|recorded|accepted|intimated)(?: (?:in advance|and accepted))?)?"
    r"\s*(?:from|on behalf of|by|:|for(?=\s+(?-i:[A-Z])))[\s:-]*(?P<list>(?:the following:?\s*)?.*)$",
    re.I,
)
_SENT = re.compile(
    (
        r"^(?P<list>.+?)\s+(?:had |have |has )?(?:sent|gave|given|submitted|tendered"
        r"|offered)\s+(?:their |his |her )?apologies(?: for absence)?\b"
    ),
    re.I,
)
_NOTING = re.compile(r"\bnot(?:ing|ed) (?:the )?apologies from\s+(?P<list>[^.]+)", re.I)
_SUBSTITUTION = re.compile(
    r"(?:with )?(?:the )?substitution of (?P<sub>(?:Cllr |Councillor |Mr |Mrs "
    r"|Ms )?[A-Z][\w' .-]+?) for (?P<for>(?:Cllr |Councillor |Mr |Mrs |Ms )?[A-Z][\w'-]+(?: [A-Z][\w'"
    r"-]+)?)"
    r"|(?<![\w'.-])(?P<sub2>(?:Cllr |Councillor |Mr |Mrs |Ms )?[A-Z][\w' .-]+?) (?:was (?:present as )?(?:a"
    r" )?|acted as (?:a )?|attended as (?:a )?)?(?:substitute(?: member)?|substituting"
    r"|substituted|deputis(?:ed|ing)|deputy) for (?P<for2>(?:Cllr |Councillor "
    r"|Mr |Mrs |Ms )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r"|,? with (?P<sub3>(?:Cllr |Councillor )?[A-Z][\w' .-]+?) substituting\b"
)
_APOLOGIES_TITLE = re.compile(r"\bapolog(?:y|ies)\b|\babsence", re.I)
_NONE = re.compile(
    r"\b(?:no apologies|apologies for absence (?:were )?nil)\b|^\s*(?:none|nil|there were none)\b", re.I
)


@dataclass
class Attended:
    """People found, and which lines they took."""

    people: list[FoundPerson] = field(default_factory=list)
    used: list[Line] = field(default_factory=list)
    none_said: bool = False
    warnings: list[str] = field(default_factory=list)


def read_preface(lines: list[Line], found: Attended) -> list[Line]:
    """Read lists of attendance that stand before the items. Returns the lines that were none."""
    left: list[Line] = []
    state: Attendance | None = None
    columns: list[str] = []
    unfinished = False
    for index, line in enumerate(lines):
        key = KEY.match(line.raw)
        if key and not columns:
            state, unfinished = _state_of(key), False
            found.used.append(line)
            rest = line.cut(key.end(), len(line.raw))
            if rest.raw:
                people = _told_in_a_sentence(rest, state) or _people_of(rest, state)
                found.people += people
                unfinished = bool(people) and line.flat.endswith((",", " and"))
            continue
        if line.cells and (heads := _table_of_states(line)):
            columns = heads
            found.used.append(line)
            continue
        if columns:
            if line.cells and (person := _row_person(line, columns)):
                found.people.append(person)
                found.used.append(line)
                continue
            columns = []
        if people := _told_in_a_sentence(line, state):
            found.people += people
            found.used.append(line)
            continue
        if state is not None:
            if _is_table_head(line):
                found.used.append(line)
                continue
            block = lines[index + 1 : index + 4]
            people = _people_of(line, state, one_each=_one_each([line, *block]) and not unfinished)
            if people:
                found.people += people
                found.used.append(line)
                unfinished = line.flat.endswith((",", " and"))
                continue
            if line.gap >= 2 or re.match(r"^expected:?$", line.flat, re.I):
                state = None  # who was only expected is nobody's presence
        left.append(line)
    return left


_WITH_ORGANISATION = re.compile(
    r"^(?P<name>[^,;()|]{3,50}?)(?:\s*\([A-Z]{2,4}\))?(?:,\s+|\s+-\s+)(?P<org>[^,;]{2,90})$"
)


def _one_each(lines: list[Line]) -> bool:
    """Is each line of a list one person with what stands beside the name ("Orla Finch, Wendshire Constabulary")? So it
    is where one of the lines says so beyond doubt."""
    told = [match for line in lines if (match := _WITH_ORGANISATION.match(line.raw))]
    return any(not looks_like_a_name(match["org"], single=True) for match in told)


def _told_in_a_sentence(line: Line, state: Attendance | None) -> list[FoundPerson]:
    """ "Apologies for absence were received from …", in a list of attendance; its key may stand on the line before."""
    if match := _RECEIVED.search(line.raw):
        own_state = Attendance.LATE if match["late"] else Attendance.APOLOGIES
    elif state == Attendance.APOLOGIES:
        match = _FROM.match(line.raw)
        own_state = state
    else:
        return []
    if not match:
        return []
    start = match.start("list")
    return read_list(line, start, start + _end_of_list(line.raw[start:]), own_state)


_FROM = re.compile(
    r"^(?:(?:were|was|had been|have been)\s+)?(?:received|given|noted)\s+(?:from|by)\s+(?P<list>.*)$", re.I
)
_STATE_COLUMN = re.compile(
    r"(?:present|attend\w*|attendance|apolog\w*|absent|status|here)(?:\s*(?:/|or|,|and)\s*(?:present|apolog\w*|absent|attended))*",
    re.I,
)


def _table_of_states(line: Line) -> list[str]:
    """The columns of a table of attendance that says of each person whether they were there; [] when it is none."""
    cells = [line.raw[a:b].strip(" *:") for a, b in line.cells]
    if not re.match(r"^(?:name|member|attendee|title|representative)", cells[0], re.I):
        return []
    names = [
        "state" if _STATE_COLUMN.fullmatch(cell) else "name" if not i else "beside"
        for i, cell in enumerate(cells)
    ]
    return names if "state" in names else []


def _row_person(line: Line, columns: list[str]) -> FoundPerson | None:
    cells = [line.raw[a:b].strip() for a, b in line.cells]
    told = dict(zip(columns, cells, strict=False)).get("state", "")
    if re.match(r"apol", told, re.I):
        state = Attendance.APOLOGIES
    elif re.match(r"(?:absent|no\b|x$|not\b|n$)", told, re.I):
        state = Attendance.ABSENT
    elif re.match(r"(?:present|attended|yes\b|y$|p$|[✓✔√]|in person|on-?line|virtual|via)", told, re.I):
        state = Attendance.PRESENT
    else:
        return None
    beside = [cell for cell, name in zip(cells, columns, strict=False) if name != "state" and cell]
    person = read_person(" | ".join(beside), state, line, (0, len(line.raw)))
    sent = re.search(r"\b(?:sent|represented by|deputy|substitute:?)\s+(?P<who>[A-Z].*)$", told)
    return replace(person, substitute=sent["who"].strip(" .")) if person and sent else person


def _state_of(key: re.Match[str]) -> Attendance:
    return next(state for i, (_, state) in enumerate(_STATES) if key[f"s{i}"])


def _is_table_head(line: Line) -> bool:
    return bool(line.cells) and bool(
        re.match(r"^(?:name|member|title|attendee|initials?|apols)\b", line.flat, re.I)
    )


def _people_of(line: Line, state: Attendance, *, one_each: bool = False) -> list[FoundPerson]:
    """The people on a line of a list of attendance: a row, one name with what stands beside it, or several names.
    `one_each`: the list has one person on a line."""
    if line.cells:
        cells = [line.raw[a:b] for a, b in line.cells]
        if re.fullmatch(r"apol\w*|absent", cells[0].strip(), re.I):
            state, cells = Attendance.APOLOGIES, cells[1:]
        elif any(re.fullmatch(r"\s*apol\w*\s*", cell, re.I) for cell in cells):
            state = Attendance.APOLOGIES
            cells = [cell for cell in cells if not re.fullmatch(r"\s*apol\w*\s*", cell, re.I)]
        person = read_person(" | ".join(cells), state, line, (0, len(line.raw)))
        return [person] if person else []
    if columns := split_columns(line.raw):
        told = [read_person(line.raw[a:b], state, line, (a, b)) for a, b in columns]
        return [person for person in told if person]
    ranges = split_names(line.raw)
    bare = re.sub(r"\([^()]*\)?", "", line.raw)
    if re.fullmatch(r"\s*[A-Z]{2,3}(?:\s*[,;/]\s*[A-Z]{2,3})+\s*\.?", line.raw):
        return read_list(line, 0, len(line.raw), state)
    several = (
        not line.bullet
        and not (one_each and _WITH_ORGANISATION.match(line.raw))
        and len(ranges) > 1
        and sum(looks_like_a_name(bare_name(line.raw[a:b]), single=True) for a, b in ranges) >= 2
    )
    if several and (bare.count(",") or re.search(r" and | & |;", bare)):
        return read_list(line, 0, len(line.raw), state)
    if len(line.flat) > 160 or re.search(r"\b(?:was|were|is|are|has|had|the meeting)\b", line.flat):
        return []
    person = read_person(line.raw, state, line, (0, len(line.raw)))
    if person is None and len(line.flat) < 110 and (found := _RUN_ON.match(line.raw)):
        person = read_person(f"{found['name']} | {found['post']}", state, line, (0, len(line.raw)))
        if person:
            person = replace(person, doubt=0.4, why="the name and what stands beside it ran together")
    return [person] if person else []


# "Matt EllerPolice and Crime Commissioner": the page lost what stood between.
_RUN_ON = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'-]*\s+){1,3}(?!Mc|Mac|De|Le|La|Fitz)[A-Z][a-z'-]*[a-z])(?P<post>[A-Z][A-Za-z].*)$"
)


def read_items(drafts: list[Draft], found: Attended) -> None:
    """Read apologies, substitutes and lists of attendance in the items."""
    for position, draft in enumerate(drafts):
        titled = bool(_APOLOGIES_TITLE.search(draft.title))
        if titled or position < 4:
            _read_draft(draft, found, titled)


def _read_draft(draft: Draft, found: Attended, titled: bool) -> None:
    state: Attendance | None = Attendance.APOLOGIES if titled else None
    lines = draft.paragraphs or draft.agenda
    listing, unfinished = False, False
    doubt, why = (
        (0.4, "the heading is lost; taken for apologies by their shape") if draft.heading_lost else (0.0, "")
    )
    for line in lines:
        flat = line.flat
        if titled and _NONE.search(flat):
            found.none_said = True
            continue
        people: list[FoundPerson] = []
        sentence = False
        key = KEY.match(line.raw) if not draft.title_line or line is not draft.title_line else None
        if key and not re.match(r"\W*minutes", flat, re.I) and _keyed_list(line, key):
            state = _state_of(key)
            listing = True
            people = (
                _people_of(line.cut(key.end(), len(line.raw)), state) if line.raw[key.end() :].strip() else []
            )
            if people or not line.raw[key.end() :].strip():
                found.people += people
                continue
        if unfinished and state is not None:
            people = read_list(line, 0, _end_of_sentence(line.raw), state)
        elif match := _RECEIVED.search(line.raw):
            sentence = True
            own = match["list"]
            state_here = Attendance.LATE if match["late"] else Attendance.APOLOGIES
            start = match.start("list")
            if announced := re.match(r"(?:the following|those listed|as follows)\b\s*:?", own, re.I):
                listing, state = True, state_here
                start += announced.end()
            end = start + _end_of_list(line.raw[start:])
            people = read_list(line, start, end, state_here)
            listing = listing or line.flat.endswith(":")
        elif titled and (match := _FROM.match(line.raw)):
            sentence = True
            start = match.start("list")
            people = read_list(line, start, start + _end_of_list(line.raw[start:]), Attendance.APOLOGIES)
        elif (match := _NOTING.search(line.raw)) and not re.search(r"list of apologies", flat, re.I):
            sentence = True
            people = read_list(line, match.start("list"), match.end("list"), Attendance.APOLOGIES)
        elif match := _SENT.match(line.raw):
            sentence = True
            people = [
                person
                for person in read_list(line, match.start("list"), match.end("list"), Attendance.APOLOGIES)
                if titled or draft.heading_lost
            ]
        elif (
            (titled or listing)
            and state is not None
            and (
                is_people_line(line)
                or not re.search(r"\b(?:was|were|the meeting|welcomed|introductions?)\b", flat)
            )
        ):
            people = _people_of(line, state, one_each=listing and _one_each(lines))
            sentence = False
        for found_sub in _SUBSTITUTION.finditer(line.raw):
            _add_substitute(found_sub, people, found, line)
        known = {(p.name, p.state) for p in found.people}
        if people and doubt and not sentence:
            people = [replace(p, doubt=max(p.doubt, doubt), why=p.why or why) for p in people]
        found.people += [p for p in people if (p.name, p.state) not in known]
        # A list may run on over a break of paragraph ("… Chief Executive A B, [break] C D and E F.").
        unfinished = bool(people) and flat.endswith((",", " and"))
        if people and not draft.title:
            draft.title = "Apologies for Absence" if people[0].state == Attendance.APOLOGIES else draft.title


def _keyed_list(line: Line, key: re.Match[str]) -> bool:
    rest = line.raw[key.end() :].strip()
    return ":" in key.group() or "|" in key.group() or not rest


def _end_of_list(words: str) -> int:
    """Where a list of names within a sentence ends: at its full stop (not that of "Insp." or "Ltd.")."""
    if substituted := re.search(
        r",?\s+with (?:the substitution of|[A-Z][\w' .-]{2,40} substituting)\b", words
    ):
        words = words[: substituted.start()]
    for match in re.finditer(r"\.(?=\s+[A-Z]|\s*$)", words):
        before = words[: match.start()]
        if words.count("(", 0, match.start()) > words.count(")", 0, match.start()):
            continue
        if re.search(
            r"\b(?:Insp|Sgt|Supt|Cllr|Mr|Mrs|Ms|Dr|Prof|Rev|Det|Ch|St|Ltd|[A-Z])$", before
        ) and match.end() < len(words.rstrip()):
            continue
        return match.start()
    return len(words)


def _end_of_sentence(words: str) -> int:
    return _end_of_list(words)


def _add_substitute(match: re.Match[str], people: list[FoundPerson], found: Attended, line: Line) -> None:
    groups = match.groupdict()
    who = (groups["sub"] or groups["sub2"] or groups["sub3"] or "").strip(" ,")
    who = re.split(r",\s*|\band\b\s*", who)[-1].strip()
    absent = (groups["for"] or groups["for2"] or "").strip()
    if groups["sub3"] and people:
        absent = people[-1].name
    who = re.sub(r"^with\s+", "", who)
    person = read_person(who, Attendance.PRESENT, line, match.span())
    if person is None:
        return
    last_name = absent.split()[-1] if absent else ""
    for index, other in enumerate(people):
        if last_name and other.name.split()[-1] == last_name:
            people[index] = replace(other, substitute=who)
    for index, other in enumerate(found.people):
        if last_name and other.state == Attendance.APOLOGIES and other.name.split()[-1] == last_name:
            found.people[index] = replace(other, substitute=who)
    people[:] = [p for p in people if p.name != person.name or p.state != Attendance.APOLOGIES]
    found.people.append(replace(person, substitute_for=absent))
