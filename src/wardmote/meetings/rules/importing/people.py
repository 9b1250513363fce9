"""Names in minutes: lists, sentences, tables, ranks, honours, organisations, substitutes, initials.

Source: section 10 of the partnership-business study ("Name  (Organisation)" padded with no-break spaces; comma list;
"An apology for absence was received from A (ORG), B (ORG) and C (ORG)"; "X - Y substituted"; post-nominals; ranks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wardmote.meetings.rules.importing.lines import Line, tidy
from wardmote.meetings.rules.importing.proposal import Attendance, FoundPerson

_TITLES = (
    "Insp|Inspector|Sgt|Sergeant|PC|PCSO|PS|Supt|Superintendent|Ch|Chief|Det"
    "|Detective|Constable|DCI|DI|DS|DC|CI|ACC"
    "|[TAD]/(?:Insp|Sgt|Supt|DCI|DI|DS|CI|Inspector|Sergeant)|C/Insp|D/Sgt|Chf|Cllrs|Cllr|Councillors|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Prof"
    "|Professor|Sir|Dame|Lord|Lady|Baroness"
    "|Rev|Revd|Reverend|Canon|Fr|Imam|Rabbi|Alderman|Ald|County|Borough|District"
    "|Parish|Town|Magistrate|Mayor|Commander"
    "|Judge|Major|Captain|Capt|Colonel|Station|Group|Area|Watch|Manager|Temporary"
    "|Acting|Assistant|Deputy|Vice|Hon|Rt"
)
_TITLE = re.compile(rf"(?:(?:{_TITLES})\b\.?\s*)+(?=[A-Z'])")
# Words that are titles only before another title ("Station Manager A Name", "County Councillor B Name").
_ONLY_BEFORE = re.compile(
    r"^(?:(?:County|Borough|District|Parish|Town|Station|Group|Area|Watch|Temporary"
    r"|Acting|Assistant|Vice|Hon|Rt)\b\.?\s*)+$"
)
_HONOURS = re.compile(
    r"(?:,?\s+(?:MBE|OBE|CBE|KBE|DBE|BEM|QPM|KPM|QFSM|KFSM|JP|CC|MP|MPA|AM|MS(?=\s*$)"
    r"|MSP|DL|QC|KC|MSc|BSc|PhD|FRSA|Esq)\b\.?)+"
    r"(?=\s*(?:$|[(,;|-]))"
)
_WORD = r"(?:(?:Mc|Mac|O'|D'|De|Fitz)?[A-ZÀ-ÞŁŚŻ][\w'’À-ÿ.]*(?:-[A-Za-zÀ-ÿ][\w'À-ÿ]*)*)"
_PARTICLE = r"(?:de|da|di|du|del|della|la|le|van|von|der|den|ter|bin|ben|al|el|ap|ab|y|e|St\.?|-)"
NAME = re.compile(rf"(?:[A-Z]\.?\s*){{0,3}}{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,4}}")
_NOT_NAMES = re.compile(
    r"\b(?:Council|Police|Service|Services|Partnership|Board|Committee|Authority"
    r"|Association|Trust|Group|Team|Unit"
    r"|Department|Agency|Ltd|Limited|CIC|Housing|Health|Probation|Fire|Rescue"
    r"|Manager|Officer|Director|Head of"
    r"|Coordinator|Co-ordinator|Commissioner|Representative|Chair|Chairman|Chairperson"
    r"|Clerk|Secretary|Administrator"
    r"|University|College|School|Centre|Forum|Society|Hospital|Support"
    r"|Safety|Community|Adviser|Advisor|Analyst"
    r"|Executive|Vice|Deputy|Advocate|Inspectorate|Apologies|Apology|Minutes"
    r"|Meeting|Agenda|Item|Items|None|Nil|Present"
    r"|Absent|Attendance|Members|Public|Introductions|Introduction|Welcome|Update"
    r"|Report|Action|Actions|Log|Plan"
    r"|The|This|There|No|Not|All|Any|Business|Following|Matters|Arising|Declarations|Interest"
    r"|Performance|Review|Presentation|Strategy|Survey|Overview|Statistics"
    r"|Noted|Resolved|Agreed|Received|Draft|Constabulary|NHS|ICB|CCG|Ambulance"
    r"|Homes|Charity|Academy|Network|Neighbourhood|Borough|District|Crime|Youth|Justice"
    r"|Offending|Standards|Licensing|Prison|Alliance|Foundation|Federation|Ministry"
    r"|Office|Programme|Project|Steering|Strategic|Scrutiny|Panel|Cabinet|Portfolio|Member"
    r"|Head|Lead|Inspector|Superintendent|Commander|Constable)\b",
    re.I,
)
_NIL = re.compile(r"^(?:none|nil|no apologies|there were (?:none|no)|n/?a)\b", re.I)
_ROLE_FIRST = re.compile(
    (
        r"^(?:\(?(?:Chair(?:man|woman|person)?|Vice[- ]Chair(?:man|woman|person)?"
        r"|Deputy Chair(?:man)?|Clerk|Secretary|Minutes?(?: taker)?)\)?\s*[:\-]\s*)"
    ),
    re.I,
)


def initials_of(name: str) -> str:
    """ "M Cawley" → "MC"; "Jo-Ann Hale" → "JH". Particles count as minutes write them: not at all."""
    words = [word for word in re.split(r"[\s.]+", name) if word]
    letters = [word[0] for word in words if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def looks_like_a_name(words: str, *, single: bool = False) -> bool:
    """Could this be somebody's name? `single`: one word is enough ("Councillors Breckon and Brown")."""
    words = words.strip(" .")
    words = _TITLE.sub("", words, count=1) if not NAME.fullmatch(words) or _TITLE.match(words) else words
    words = _HONOURS.sub("", words).strip(" .,")
    if not words or len(words) > 60 or _NOT_NAMES.search(words) or not NAME.fullmatch(words):
        return False
    parts = words.split()
    if len(parts) == 1:
        return single and len(parts[0]) > 2 and not parts[0].isupper()
    return any(len(part.strip(".")) > 1 and not (part.isupper() and len(part) < 3) for part in parts)


def read_person(
    words: str, state: Attendance, line: Line | None = None, at: tuple[int, int] = (0, 0)
) -> FoundPerson | None:
    """One person as a list or table names them, or None when no name stands at the beginning."""
    shown = tidy(words)
    text = _ROLE_FIRST.sub("", shown.translate({0x2019: "'", 0x2018: "'", 0x2013: "-", 0x2014: "-"}))
    role = ""
    if text != shown and (found := _ROLE_FIRST.match(shown)):
        role = found.group().strip(" :-()")
    substitute, substitute_for, text = _take_substitutes(text)
    brackets = [part.strip() for part in re.findall(r"\(([^()]*)\)?", text)]
    bare = re.sub(r"\s*\([^()]*\)?", " | ", text)
    pieces = [
        piece.strip(" -,;:.|") for piece in re.split(r"\s*\|\s*|\s+-\s+|\s*,\s+|\s*;\s*|\s{3,}|\t", bare)
    ]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    name = pieces[0]
    title = ""
    if (found := _TITLE.match(name)) and not _ONLY_BEFORE.match(found.group()):
        title, name = found.group().strip(), name[found.end() :]
    honours = ""
    if found := _HONOURS.search(name):
        honours, name = found.group().strip(" ,"), name[: found.start()]
    beside = pieces[1:]
    if beside and (found := re.fullmatch(r"(?:MBE|OBE|CBE|QPM|JP|CC|MP|BEM|DL|QFSM)(?:\s+\w+)?", beside[0])):
        honours, beside = tidy(f"{honours} {found.group()}"), beside[1:]
    name = name.strip(" .,:")
    if not looks_like_a_name(name, single=bool(title)):
        return None
    initials, organisation = initials_of(name), ""
    for part in brackets:
        if not part:
            continue
        if re.fullmatch(r"[A-Z]{2,4}", part) and _agree(part, name):
            initials = part
        elif (
            re.search(
                r"\bchair|\bclerk\b|\bminute|secretary|\bsubstitut|\bvia\b|\bfrom\b|\bonline\b|virtual",
                part,
                re.I,
            )
            or organisation
        ):
            role = tidy(f"{role} {part}")
        else:
            organisation = part
    for part in list(beside):
        if re.fullmatch(r"[A-Z]{2,4}", part) and _agree(part, name):
            initials = part
            beside.remove(part)
    if beside and not organisation:
        organisation = beside.pop()
    role = tidy(" ".join(filter(None, [role, *beside])))
    span = line.span(*at) if line else None
    return FoundPerson(
        name=name,
        state=state,
        title=title.rstrip("."),
        organisation=organisation,
        role=role,
        honours=honours,
        initials=initials,
        substitute=substitute,
        substitute_for=substitute_for,
        words=shown,
        span=span,
    )


def _agree(initials: str, name: str) -> bool:
    """Are these the initials of the name? "DP" of Dave Pickard, "FGT" of Fran Gosling-Thomas; not "OWBC"."""
    parts = [part for part in re.split(r"[\s.-]+", name) if part and part[0].isalpha()]
    own = "".join(part[0].upper() for part in parts)
    return bool(own) and initials[0] == own[0] and initials[-1] in own[1:] and len(initials) <= len(own) + 1


_SUBSTITUTED = re.compile(r"\s+-+\s*(?:(?P<who>[A-Z][\w.' -]+?)\s+)?(?:was\s+)?substituted\b.*$", re.I)
_SUBSTITUTING = re.compile(
    (
        r"\s*[(,-]?\s*(?:as\s+)?(?:a\s+)?substitut(?:e|ing)(?:\s+member)?\s+for\s+(?P<for>[A-Z][\w.'"
        r" -]+?)\)?\s*$"
    ),
    re.I,
)


def _take_substitutes(text: str) -> tuple[str, str, str]:
    if found := _SUBSTITUTED.search(text):
        return (found["who"] or "").strip() or "not named", "", text[: found.start()]
    if found := _SUBSTITUTING.search(text):
        return "", found["for"].strip(), text[: found.start()]
    return "", "", text


_JOIN = re.compile(r"\s*(?:;|,\s+and\s+|,|\s+and\s+(?:(?:also\s+)?from\s+)?|\s+&\s+(?=[A-Z]))\s*")


def bare_name(words: str) -> str:
    """The name alone of "Jane Roe (JR) Council" or "Jane Roe (Council) Chair": what stands before the brackets."""
    head = re.split(r"\(|,\s|\s-\s", words, maxsplit=1)[0].strip(" .,")
    return head if looks_like_a_name(head) else re.sub(r"\([^()]*\)?", "", words).strip(" .")


def split_names(words: str, *, single: bool = False) -> list[tuple[int, int]]:
    """Ranges of the names in a list such as "A (ORG), B (ORG & Co) and C": parted outside brackets only. `single`:
    bare surnames count as names.

    What follows a name and is no name itself (a post, an organisation) stays with it.
    """
    if re.search(r";\s+\S", re.sub(r"\([^()]*\)", lambda found: " " * len(found.group()), words)):
        return _split_semicolons(words, single)
    depth, cuts, last = 0, [], 0
    opens = []
    for _index, letter in enumerate(words):
        depth += 1 if letter == "(" else -1 if letter == ")" and depth else 0
        opens.append(depth)
    for match in _JOIN.finditer(words):
        if opens[match.start()] or match.start() < last:
            continue
        cuts.append((last, match.start()))
        last = match.end()
    cuts.append((last, len(words)))
    pieces = [(a, b) for a, b in cuts if words[a:b].strip(" .")]
    joined: list[tuple[int, int]] = []
    for a, b in pieces:
        own = bare_name(words[a:b])
        own = re.split(r"\s+(?:for|from|of|as|in|on behalf of)\s+|\s+-\s+", own)[0]
        titled = bool((found := _TITLE.match(own)) and not _ONLY_BEFORE.match(found.group()))
        if joined and not looks_like_a_name(own, single=single or titled):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _split_semicolons(words: str, single: bool) -> list[tuple[int, int]]:
    """Where semicolons part the people, a comma parts a name from its organisation, unless both sides are names."""
    pieces: list[tuple[int, int]] = []
    at, depth = 0, 0
    for index, letter in enumerate([*words, ";"]):
        depth += 1 if letter == "(" else -1 if letter == ")" and depth else 0
        if letter == ";" and not depth:
            own = words[at:index]
            lead = re.match(r"\s*(?:and\s+)?", own)
            a = at + (lead.end() if lead else 0)
            if words[a:index].strip(" ."):
                inner = split_names(words[a:index], single=single)
                named = [bare_name(words[a + x : a + y]) for x, y in inner]
                several = len(inner) > 1 and all(looks_like_a_name(name, single=single) for name in named)
                pieces += [(a + x, a + y) for x, y in inner] if several else [(a, index)]
            at = index + 1
    return pieces


def _pairs(words: str) -> list[tuple[int, int]]:
    """ "Councillor Sandy Tayler Cam Rae June Grant": two words a name, where nothing parts them; [] when not so."""
    if len(words) > 300 or not re.fullmatch(r"\s*(?:[A-Z][a-z'-]+\s+){3,}[A-Z][a-z'-]+\s*\.?\s*", words):
        return []
    if _NOT_NAMES.search(re.sub(rf"\b(?:{_TITLES})\b", "", words)):
        return []
    plain = [
        found for found in re.finditer(r"[A-Z][a-z'-]+", words) if not re.fullmatch(_TITLES, found.group())
    ]
    if len(plain) < 4 or len(plain) % 2:
        return []
    return [(one.start(), other.end()) for one, other in zip(plain[::2], plain[1::2], strict=True)]


_ONLY_INITIALS = re.compile(r"\s*[A-Z]{2,3}(?:\s*(?:[,;/]|\band\b|&|\s)\s*[A-Z]{2,3}){1,30}\s*\.?\s*")


def read_list(line: Line, start: int, end: int, state: Attendance) -> list[FoundPerson]:
    """The people of a list within a line."""
    own = line.raw[start:end]
    if _NIL.match(own.strip()):
        return []
    if found := _ONLY_INITIALS.fullmatch(own):
        return [
            FoundPerson(
                name=letters.group(),
                state=state,
                initials=letters.group(),
                words=letters.group(),
                span=line.span(start + letters.start(), start + letters.end()),
                doubt=0.3,
                why="only initials are written",
            )
            for letters in re.finditer(r"[A-Z]{2,3}", own)
        ]
    if together := _pairs(own):
        return [
            replace(person, doubt=0.5, why="names stand together without anything between them")
            for a, b in together
            if (person := read_person(own[a:b], state, line, (start + a, start + b)))
        ]
    people = []
    title = ""
    if found := re.match(r"\s*(Cllr|Councillor|Alderman|Inspector)s\b\.?\s*", own):
        title, start, own = found.group(1), start + found.end(), own[found.end() :]
    for a, b in split_names(own, single=bool(title)):
        words = own[a:b].strip()
        words = re.sub(r"^(?:and|with)\s+", "", words)
        # "Councillor Morrell from Hinckley", "Rebecca Holcroft of Blaby": what follows is the organisation.
        if found := re.match(
            r"^(?P<who>[^()]+?)\s+(?:for|from|of|on behalf of|representing)\s+(?P<org>(?:the\s+)?[A-Z].*)$",
            words,
        ):
            words = f"{found['who']} ({found['org'].strip(' .')})"
        if title and not _TITLE.match(words):
            words = f"{title} {words}"
        person = read_person(words.rstrip(" ."), state, line, (start + a, start + b))
        if person:
            people.append(replace(person, words=line.shown(start + a, start + b)))
    if title:
        # "Councillors A, B and C for Somewhere": the organisation after a list of bare names is that of all of them.
        shared = ""
        for index in range(len(people) - 1, -1, -1):
            shared = people[index].organisation or shared
            people[index] = replace(people[index], organisation=shared)
    return people


# Names set in columns: "E Ashby              W Cole", and the same after the spaces were lost, where initials show
# where each name begins.
_WITH_INITIALS = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.? )?(?:[A-Z]\.? ?){1,3}(?-i:[A-Z][a-z])[\w'-]*(?: ?\([^()]{1,40}\))?"
)
_RUN = re.compile(rf"{_WITH_INITIALS}(?:,? +{_WITH_INITIALS})+")


def split_columns(words: str) -> list[tuple[int, int]]:
    """Ranges of the names of a line that is set in columns of names; [] when it is not."""
    if re.search(r"\s{3,}", words.strip()):
        ranges = [(found.start(), found.end()) for found in re.finditer(r"\S+(?:\s{1,2}\S+)*", words)]
        parts = [piece for a, b in ranges for piece in (_runs(words, a, b) or [(a, b)])]
        if len(parts) > 1 and all(looks_like_a_name(bare_name(words[a:b])) for a, b in parts):
            return parts
        return []
    return _runs(words, 0, len(words))


def _runs(words: str, start: int, end: int) -> list[tuple[int, int]]:
    own = words[start:end].strip()
    if "," in own or len(own) > 400 or not _RUN.fullmatch(own):
        return []
    at = start + words[start:end].index(own)
    return [(at + found.start(), at + found.end()) for found in re.finditer(_WITH_INITIALS, own)]


_PADDED = re.compile(r"^(?P<name>[^()|]{3,60}?)\s*\((?P<org>[^()]{2,90})\)?\s*$")


def is_person_line(line: Line) -> bool:
    """Is the line one person with their organisation, as lists of attendance have it?"""
    found = _PADDED.match(line.raw)
    return bool(
        found
        and looks_like_a_name(re.split(r",|\s-\s", found["name"])[0].strip(), single=False)
        and len(line.flat) < 160
    )


def is_people_line(line: Line) -> bool:
    """Is the line a list of people with their organisations?"""
    if is_person_line(line):
        return True
    if line.raw.count("(") < 2 or line.flat.endswith("."):
        return False
    ranges = split_names(line.raw)
    return len(ranges) > 1 and all(_PADDED.match(line.raw[a:b].strip(" .")) for a, b in ranges)


def merge_people(people: Iterable[FoundPerson]) -> tuple[FoundPerson, ...]:
    """Each person once in a state, in order; a later mention adds what the first lacked."""
    kept: dict[tuple[str, Attendance], FoundPerson] = {}
    for person in people:
        key = (person.name.lower(), person.state)
        if key in kept:
            first = kept[key]
            kept[key] = replace(
                first,
                organisation=first.organisation or person.organisation,
                substitute=first.substitute or person.substitute,
                role=first.role or person.role,
            )
        else:
            kept[key] = person
    return tuple(kept.values())
