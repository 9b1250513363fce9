"""Who owes what: action lines, markers, tables, trailing numbers.

Source: section 10 of the partnership-business study, "Actions": bare `XX to verb …`, `XX and YY to …`, `All Partners to
…`, `Officers to …`; `*ACTIONS*:` with or without a space; verbless "Update at next meeting from MC"; inline `Action- RS
to …`; trailing `(1)`; `Actions` heading and bullets; codes. An owner is two to four capitals, or a name, known in that
meeting; organisations' letters (LCC, UAVA, CCTV) are not somebody's initials.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wardmote.meetings.rules.importing.due import read_due
from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line, sentences
from wardmote.meetings.rules.importing.people import NAME, looks_like_a_name
from wardmote.meetings.rules.importing.proposal import FoundAction, FoundDue, FoundPerson

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
# Letters that minutes of community safety use for bodies, services and things: never somebody's initials.
NOT_PEOPLE = frozenset(_WORDS["not_people"].split())
_INITIALS = r"[A-Z][A-Za-z]?[A-Z]{1,2}"
_GROUPS = (
    r"(?:(?i:(?:All|Both|Relevant|Other|Statutory|Responsible|Existing|New|Lead)\s+(?:partners?"
    r"|partner representatives|members|agencies|officers|authorities|organisations"
    r"|boroughs|districts|attendees|councils|councillors|present|leads?|chairs?"
    r"|representatives)"
    r"|District(?:s)? and Borough(?:s)? colleagues|Borough and District colleagues"
    r"|CSP (?:Chairs|members|representatives|team|officers?|manager|coordinator)"
    r"|JAG(?: members)?|SOG"
    r"|Partners|Partner agencies|Members|Officers|Everyone|Everybody|Attendees"
    r"|Representatives|All(?: present)?)\b)"
)
_ROLE_WORDS = (
    r"(?:Lead Member|Cabinet Member|Portfolio Holder|Chair(?:man|woman|person)?|Vice[- ]Chair(?:man)?|Deputy Chair(?:man)?"
    r"|Clerk|Secretary|Secretariat|Coordinator|Co-ordinator|Manager|Officer"
    r"|Officers|Director|Head|Lead|Leads"
    r"|Administrator|Analyst|Commissioner|Inspector|Superintendent|Commander"
    r"|Sergeant|Leader|Treasurer|Support|Adviser|Advisor|Executive|Representative"
    r"|Team|Service|Services|Group|Unit|Police|Council|Partnership|Board|Department"
    r"|Committee|Agency|Trust|Solicitor|Planner|Warden|Association)"
)
_ROLE = (
    rf"(?:[Tt]he\s+)?(?:[A-Z][A-Za-z&'-]*\s+(?:(?:and|of|for|the|&)\s+)?){{0,6}}{_ROLE_WORDS}(?:\s+"
    rf"(?:for|of)\s+(?:the\s+)?[A-Z][\w&'-]+(?:\s+(?:(?:and|&|of|for)\s+)?[A-Z][\w&'-]+){{0,4}})?"
)
_TEAM = r"(?:(?:[Tt]he\s+)?(?:[A-Z][\w&'-]*\s+){1,4}(?:team|teams|officers?|manager|service|unit|lead))"
# Services that owe something under one word.
_AGENCIES = (
    r"(?:Housing|Council|Police|Probation|Licensing|Highways|Planning|Legal|Communications|Comms|Education|Health|Fire"
    r"|Environmental Health|Public Health|Trading Standards|Street Scene|Social Care|Adult Social Care|Early Help"
    r"|Children's Services|Youth Services?|Neighbourhood Watch|Victim Support|Parks)"
)
_PERSON = (
    r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Insp|Inspector|Sgt|Sergeant|PC|PCSO"
    r"|Supt|Superintendent|Chief Inspector|Rev)\.?\s+)?[A-Z](?:[\w'’-]*\.?)(?:\s+(?:[A-Z]\.?"
    r"|(?:de|van|von|la|le)\s+)?[A-Z][\w'’-]+){0,2}"
)
_OWNER = rf"(?:{_GROUPS}|{_TEAM}|{_ROLE}|{_AGENCIES}|{_INITIALS}|[A-Z]{{2,6}}|{_PERSON})"
_AND = r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s*&\s*|\s*/\s*|\s*\+\s*|\s+with\s+)"
OWNERS = rf"{_OWNER}(?:{_AND}{_OWNER}){{0,5}}"
_VERB_AFTER = r"(?!(?:the|a|an|this|that|which|date|be|whom|all|our|its|their)\b)[a-z][a-z-]+"
OWED = re.compile(
    rf"^(?:For\s+)?(?P<owners>{OWNERS})\s*(?:\((?P<org>[^)]{{2,60}})\)\s*)?,?\s+(?:(?:has "
    rf"|have )?(?:agreed |offered |undertook |is |are |was |were )?(?:asked "
    rf"|tasked |requested )?to|(?P<will>will|would|shall|should|must))\s+(?:also\s+"
    rf"|then\s+|both\s+|each\s+|now\s+)?(?P<rest>{_VERB_AFTER}\b.*)$"
)
_BARE = re.compile(
    rf"^(?P<owners>{OWNERS})\s+to\s+(?:also\s+|then\s+|both\s+|each\s+)?(?P<rest>{_VERB_AFTER}\b.*)$"
)
_TO_BE = re.compile(rf"^(?P<owners>{OWNERS})\s+to\s+be\s+(?P<rest>.*)$")
_SHORT_OWNERS = rf"(?:{_INITIALS}(?:(?:\s*[/,&+]\s*|\s+and\s+){_INITIALS})*|ALL|All)"
MARKED = re.compile(
    r"(?P<mark>[*_\[(]{0,3}\b(?:(?:ACTIONS?|Actions?|AP|ACTION POINTS?|Action [Pp]oints?|Actions? [Rr]equired"
    r"|ACTIONS? REQUIRED|Action [Ii]tems?|ACTION ITEMS?|Agreed actions?|AGREED ACTIONS?)\b[*_]{0,3}"
    r"|(?:AP|ACTION|Action)(?=\d))\s*(?:(?:no\.?\s*)?(?P<code>\d{1,3}(?:[./]\d{1,3})?[a-z]?)\s*)?"
    rf"(?:\((?P<by>[^)]{{1,40}})\)\s*|(?:for\s+|by\s+)?(?P<who>{_SHORT_OWNERS})\s*(?=:|-))?[*_]{{0,3}}\s*(?::"
    r"|-{1,2}|=>|\u2192)\s*[*_]{0,3}\s*)"
    rf"|^(?P<bare>[*_\[(]{{0,3}}ACTIONS?\s+)(?={_SHORT_OWNERS}\s+to\s)"
)
HEADED = re.compile(
    (
        r"^[*_]{0,3}(?:(?:the following |agreed |summary of |key |new )?actions?(?: points?"
        r"| items?| agreed| arising| required| list| summary)?(?: (?:were|was) agreed"
        r"| from (?:the |this )?meeting| to be taken)?|next steps)[*_]{0,3}\s*:?[*_]{0,3}$"
    ),
    re.I,
)
_NONE = re.compile(
    r"^(?:none|nil|no (?:further )?actions?|n/?a|-|(?:to be confirmed|tbc|tba)\W*$)\b\.?", re.I
)
# Behind an action, in a sentence of its own: until when, and who.
_DUE_TOLD = re.compile(
    r"^(?:deadline|due(?: date| by)?|time ?scale|by when|when|target(?: date)?|date|complet(?:e|ion)(?: by| date)?)\s*[:-]\s*",
    re.I,
)
_OWNER_TOLD = re.compile(
    r"^(?:lead|owner|who|by whom|responsib\w+|officer|action(?:ed)? by)\s*[:-]\s*(?P<owners>\S.*)$", re.I
)
# "1. JB to send the map. 2. KL to print it.": a list on one line.
_LISTED = re.compile(r"(?:(?<=\s)|^)(?P<n>\d{1,2})[.)]\s+(?=[A-Z])")
_VERBLESS = re.compile(
    rf"^(?P<what>.+?)\s+(?:from|by|-|:)\s*(?P<owners>{_INITIALS}(?:{_AND}{_INITIALS})*|{_GROUPS})\s*\.?$"
)
_TAIL = re.compile(
    rf"^(?P<what>.{{6,}}?)\s*(?:[-:(\[]|\bAction(?:ed by|ee)?:?)\s*(?P<owners>{_INITIALS}(?:{_AND}{_INITIALS}"
    rf")*)\s*[)\].]*$"
)
_VERB_LIKE = re.compile(
    r"^(?:Noted|Agreed|Complete|Completed|Done|Ongoing|Deferred|Closed|Outstanding)\b", re.I
)
_DASHED = re.compile(
    rf"^(?P<what>.{{6,}}?)\s+(?:-|\()\s*(?P<owners>{OWNERS})\)?(?:\s*(?:-|,"
    rf"|\()\s*(?P<when>[^()]{{2,40}})\)?)?$"
)
_LEAD = re.compile(
    rf"^(?P<owners>{_INITIALS}(?:{_AND}{_INITIALS})*|{_GROUPS}|{_PERSON}|{_ROLE})\s*(?::"
    rf"|\s-\s|-(?=\s)|\u2192|=>)\s*(?P<what>\S.*)$"
)
_ONLY_OWNER = re.compile(
    (
        rf"^(?P<owners>{OWNERS})\s*(?:(?:,|-|\()?\s*(?:(?:by|before|for|at|due|no later than)\s[^.]{{3,50"
        rf"}}|asap|ongoing)\)?)?\.?$"
    ),
    re.S,
)
_NUMBERED = re.compile(r"\((?P<n>\d{1,2})\)\s*\.?\s*(?=$|\s+[A-Z])")
_CODE = re.compile(
    r"^(?:(?:Action|AP|ACTION)\s*)?(?P<code>(?:[A-Z]{2,5}\s?\d{1,3}|\d{1,3}(?:[./]\d{1,3})?))\s*"
    r"(?:[:.)-]|\s-)\s+(?=\S)"
)
_LETTER = re.compile(r"^\s*\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s+(?=\S)")
# "As PC Anders was unable to attend, Clerk to circulate …".
_CLAUSE = re.compile(
    r"(?:As|Since|Once|When|Following|After|If|In order to|Given that)\b[^,;]{3,140},\s+(?=[A-Z])"
)
# An action in capitals: "JM TO CIRCULATE LIST OF CENTRES".
_SHOUTED = re.compile(
    r"^(?P<owners>(?:[A-Z]{2,4}|ALL(?: [A-Z]+)?|[A-Z]+ (?:OFFICER|MANAGER|COORDINATOR|CLERK|CHAIR))"
    r"(?:(?:\s*[/,&]\s*|\s+AND\s+)[A-Z]{2,4})*)\s+TO\s+(?P<rest>[A-Z]{2,}\b.*)$"
)
# The owner in the right margin of a printed page, far from the words.
_MARGIN = re.compile(
    rf"^(?P<what>.*\S)\s{{5,}}(?P<owners>{_INITIALS}(?:\s*[/,&+]\s*{_INITIALS}|\s+and\s+{_INITIALS})*|{_GROUPS})\s*$"
)
_LONE_OWNERS = re.compile(rf"^{_INITIALS}(?:(?:\s*[/,&+]\s*|\s+and\s+){_INITIALS})*$")
# What the meeting agreed that somebody would do.
_AGREED_THAT = re.compile(
    rf"\b(?:[Ii]t was (?:also |therefore |further )?(?:AGREED|agreed)|AGREED)[:,]?\s+that\s+(?P<owners>{OWNERS})\s+"
    rf"(?:(?:would|will|should|shall)(?:\s+(?:also|now|then))?|to|be asked to|be requested to)\s+(?P<rest>{_VERB_AFTER}\b.*)$"
)
_ARROWS = frozenset("→⇒►▶")
_COLUMNS = {
    "action": (
        r"actions?(?: required| point| agreed| to be taken| item)?|tasks?|what|action/decision"
        r"|decision/action|description|actions? and decisions?|to do"
    ),
    "owner": (
        r"owners?|who|lead(?: officer)?|responsib\w*(?: person| officer)?|person responsible"
        r"|by whom|assigned(?: to)?|action by|actionee|officer|responsible person"
        r"|name|action owner"
    ),
    "due": (
        r"by when|when|due(?: date| by)?|deadline|date due|target(?: date)?|time ?scales?"
        r"|completion(?: date)?|complete by|date|by"
    ),
    "code": r"no\.?|ref\.?|reference|action no\.?|number|#|id|item(?: no\.?)?|minute(?: no\.?)?|agenda item",
    "progress": r"status|progress|update|comments?|notes?|rag|outcome|completed|priority",
}
_RECIPIENT = re.compile(
    rf"\b(?:(?:send|forward|give|provide|e-?mail|pass|show|supply|offer|notify"
    rf"|inform|update|brief|tell|ask|contact|chase)\s+(?P<direct>{_INITIALS}"
    rf"|[A-Z]{{3,5}}|{_GROUPS}|the Chair)\b(?:\s+(?:and|&)\s+(?P<direct2>{_INITIALS})\b)?"
    rf"|\bto\s+(?P<to>{_INITIALS}|{_GROUPS}|(?:the\s+)?[A-Z]{{3,5}}(?!\s+(?!by\b"
    rf"|for\b|on\b|and\b|in\b|at\b|once\b|before\b|to\b|with\b|when\b)[a-z])"
    rf"|the Chair|all partners|partners)\b(?:\s+(?:and|&)\s+(?P<to2>{_INITIALS})\b)?)"
)
BASE_VERBS = frozenset(_WORDS["verbs"].split())


@dataclass
class Known:
    """Who is known in the meeting: initials, names, and letters that are a body's."""

    initials: frozenset[str]
    names: frozenset[str]
    bodies: frozenset[str] = frozenset()

    def is_person(self, letters: str) -> bool:
        """Are these somebody's initials here?"""
        return letters.upper() in self.initials

    def is_body(self, letters: str) -> bool:
        """Are these the letters of a body, a service or a thing? Not when somebody here has them as initials."""
        return letters.upper() in NOT_PEOPLE | self.bodies and letters.upper() not in self.initials


_SPEAKS = re.compile(
    rf"\b(?P<who>{_INITIALS})(?:\s+(?:and|&)\s+(?P<who2>{_INITIALS}))?\s+(?:also\s+"
    rf"|then\s+|has\s+|had\s+|will\s+|would\s+|is\s+|was\s+|to\s+)?(?:be(?:en)?\s+)?"
    r"(?:noted|stated|said|asked|informed|reported|gave|provided|added|advised"
    r"|agreed|raised|spoke|mentioned|introduced|explained|confirmed|clarified"
    r"|highlighted|updated|presented|suggested|requested|thanked|welcomed|outlined"
    r"|commented|queried|offered|circulated|attended|took|led|felt|went|read"
    r"|told|discussed|proposed|nominated|seconded|shared|summarised|declared"
    r"|joined|left|sent|struggling|still|currently|updating|will|would)\b"
)
_BEFORE_A_SPEAKER = frozenset({"The", "And", "Also", "When", "While", "As", "However", "But", "That"})
_REFERS = re.compile(rf"\b(?:to|from|by|with|that|for|and|of|thanked|via)\s+(?P<who>{_INITIALS})\b")


def find_speakers(lines: list[Line], people: list[FoundPerson], also: set[str]) -> Known:
    """Initials that stand for persons in this meeting: of people listed, of others that the page names (`also`), and
    of those who say, ask or owe something."""
    speaks: Counter[str] = Counter()
    for line in lines:
        for match in _SPEAKS.finditer(line.raw):
            before = line.raw[: match.start()].split()[-1:]
            if before and re.fullmatch(r"[A-Z][a-z]+", before[0]) and before[0] not in _BEFORE_A_SPEAKER:
                continue  # honours: "Mr N Marsh CC declared"
            speaks.update(filter(None, [match["who"], match["who2"]]))
        for match in _REFERS.finditer(line.raw):
            speaks[match["who"]] += 0
        if bare := _BARE.match(line.raw):
            for owner in _owners_in(bare["owners"]):
                if re.fullmatch(_INITIALS, owner) and owner.upper() not in NOT_PEOPLE:
                    speaks[owner] += 1
    listed = {person.initials.upper() for person in people if person.initials} | also
    # Two letters that speak are a person, whatever else they may stand for ("PC noted …").
    written = {
        letters.upper()
        for letters, count in speaks.items()
        if count and (letters.upper() not in NOT_PEOPLE or len(letters) == 2)
    }
    bodies = _find_bodies(lines, people)
    return Known(
        initials=frozenset({letters for letters in listed | (written - bodies) if 2 <= len(letters) <= 4}),
        names=frozenset(person.name for person in people),
        bodies=frozenset(bodies),
    )


_SPELT_OUT = re.compile(
    r"(?<![\w'&-])(?P<name>(?:[A-Z][\w'&-]{0,40}\s+(?:(?:and|of|the|for|from|with)\s+)?){2,8})"
    r"\((?P<letters>[A-Z]{2,7})\)"
)


def _find_bodies(lines: list[Line], people: list[FoundPerson]) -> set[str]:
    """Letters that the page itself says are a body's: people's organisations, and "Living without Abuse (LWA)"."""
    found = {person.organisation for person in people if re.fullmatch(r"[A-Z]{2,7}", person.organisation)}
    for line in lines:
        for match in _SPELT_OUT.finditer(line.raw):
            fits = match["name"].split()[-1][0] == match["letters"][-1] or len(match["letters"]) > 4
            if fits and not looks_like_a_name(match["name"].strip()):
                found.add(match["letters"])
    return found


def read_actions(drafts: list[Draft], known: Known, meeting_on: date | None) -> list[FoundAction]:
    """All actions, in the order of the page."""
    found: list[FoundAction] = []
    numbered = _numbered_run(drafts)
    for key, draft in enumerate(drafts):
        _Reader(draft, key, known, meeting_on, numbered).read_into(found)
    return _fold(found)


def _fold(actions: list[FoundAction]) -> list[FoundAction]:
    """An action told in its item and again in a summary of actions is one: the summary's day is kept."""
    kept: list[FoundAction] = []
    for action in actions:
        words = _bare_words(action.action)
        twin = next(
            (
                index
                for index, other in enumerate(kept)
                if other.item != action.item
                and other.owners == action.owners
                and len(_bare_words(other.action)) > 3
                and _begins(words, _bare_words(other.action))
            ),
            None,
        )
        if twin is None:
            kept.append(action)
        elif kept[twin].due.kind == "none":
            kept[twin] = replace(kept[twin], due=action.due)
    return kept


def _bare_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _begins(one: list[str], other: list[str]) -> bool:
    short = min(len(one), len(other))
    return one[:short] == other[:short]


class _Reader:
    def __init__(self, draft: Draft, key: int, known: Known, meeting_on: date | None, numbered: bool) -> None:
        self.draft, self.key, self.known, self.on, self.numbered = draft, key, known, meeting_on, numbered
        self.heading = ""
        self.headed = False  # under a heading "Actions"
        self.marked_open = False  # after "ACTIONS:" with nothing on its line
        self.columns: dict[str, int] = {}
        self.headings = {id(line) for line in draft.headings}
        self.owner_cells = {id(line) for line in draft.owner_cells}
        self.places = {id(line): index for index, line in enumerate(draft.paragraphs)}

    def own_cell(self, line: Line, found: list[FoundAction]) -> None:
        """The last column of a table of minutes names who acts on the row: an action for them, unless the row's own
        words already are one."""
        owners, due = line.raw, FoundDue()
        if (only := _ONLY_OWNER.match(line.raw.strip(" ."))) and only.end("owners") < len(
            line.raw.strip(" .")
        ):
            owners = only["owners"]
            due = read_due(line, len(owners), len(line.raw), self.on)
        if not self.are_owners(owners, marked=True):
            return
        told = self.owner_after(line, 0, 0, owners, "", 0.4)
        if due.kind != "none":
            told = [replace(action, due=due) for action in told]
        for action in told:
            same = [
                other
                for other in found
                if other.span
                and action.span
                and other.span.page == action.span.page
                and other.span.start < action.span.end
                and action.span.start < other.span.end
            ]
            if not same:
                found.append(action)
            elif due.kind != "none" and same[-1].due.kind == "none":
                found[found.index(same[-1])] = replace(same[-1], due=due)

    def read_into(self, found: list[FoundAction]) -> None:
        if HEADED.match(self.draft.title) and not re.search(
            r"\blog\b|outstanding|previous", self.draft.title, re.I
        ):
            self.headed = True
        for line in self.draft.paragraphs:
            found += self.line(line, found)

    def line(self, line: Line, before: list[FoundAction]) -> list[FoundAction]:
        if id(line) in self.owner_cells:
            self.own_cell(line, before)
            return []
        if id(line) in self.headings:
            self.headed = bool(HEADED.match(line.flat))
            self.columns = {}
            self.heading = "" if self.headed else line.words
            return []
        if line.cells:
            made = self.row(line)
            if made or self.columns:
                return made
            return [action for cell in line.cells for action in self.bare(line.cut(*cell))]
        self.columns = {}
        if HEADED.match(line.flat):
            self.headed, self.marked_open = True, True
            return []
        if line.bullet and (line.bullet[0] in _ARROWS or line.bullet.endswith(">")):
            return self.announced(line)
        if (found := _MARGIN.match(line.raw)) and self.are_owners(found["owners"], marked=True):
            return self.owner_after(line, 0, found.end("what"), found["owners"], "", 0.4)
        if _LONE_OWNERS.match(line.flat) and line.flat not in NOT_PEOPLE and self.are_owners(line.flat):
            return self.owner_after(line, 0, 0, line.flat, "", 0.4)
        if mark := MARKED.search(line.raw):
            return self.marked(line, mark)
        if self.headed and (
            line.bullet
            or self.marked_open
            or OWED.match(line.raw)
            or _CODE.match(line.raw)
            or _LETTER.match(line.raw)
            or _VERBLESS.match(line.raw)
        ):
            made = self.under_heading(line)
            if made:
                return made
        if self.headed and line.gap >= 1 and not line.bullet:
            self.headed = self.marked_open = False
        return self.bare(line)

    def announced(self, line: Line) -> list[FoundAction]:
        """A line that an arrow marks: an action where it names who, and no more than a line where it does not."""
        made = self.one(line, 0, len(line.raw), "")
        return [made] if made and made.owners else self.bare(line)

    # --- Forms -------------------------------------------------------------------------------------------------

    def marked(self, line: Line, mark: re.Match[str]) -> list[FoundAction]:
        """ "Action: MS to …", "ACTION (MS): …", "… nominated Action- RS to …", "… was agreed. Action: MS"; and what
        further marks of the line announce."""
        made: list[FoundAction] = []
        rest: Line | None = line
        found: re.Match[str] | None = mark
        while rest is not None and found is not None:
            told, rest = self.one_mark(rest, found)
            made += told
            found = MARKED.search(rest.raw) if rest is not None else None
        return made

    def one_mark(self, line: Line, mark: re.Match[str]) -> tuple[list[FoundAction], Line | None]:
        """What one mark announces, and what of the line follows from the next mark on."""
        leads = line.raw[: mark.start()].rstrip(" *([-")
        if mark["code"] and leads and not leads.endswith((".", "!", ")")):
            return [], None  # "With regard to Action no. 5: …" speaks of an action of the log
        rest, start = line.raw[mark.end() :], mark.end()
        before = line.raw[: mark.start()].strip()
        code = mark["code"] or ""
        following = MARKED.search(rest)
        by = mark["by"] or mark["who"]
        end = start + following.start() if following else len(line.raw)
        own = line.raw[start:end]
        made: list[FoundAction] = []
        if not own.strip(" .)]*"):
            if not before and not by:
                self.headed = self.marked_open = True
            elif by and before:
                made += self.owner_after(line, 0, mark.start(), by, code, 0.2)
        elif _NONE.match(own.strip()):
            pass
        elif (only := _ONLY_OWNER.match(own.strip(" .)]*"))) and self.are_plainly_owners(only["owners"]):
            told = self.owner_after(line, 0, mark.start(), only["owners"], code, 0.2)
            due = read_due(line, start, end, self.on)
            made += [replace(action, due=due if due.kind != "none" else action.due) for action in told]
        else:
            if by and self.are_owners(by, marked=True):
                made.append(self.make(line, start, end, _owners_in(by), start, end, code=code))
            else:
                made += self.sentences(line, start, end, code)
        return made, (line.cut(end, len(line.raw)) if following else None)

    def owner_after(
        self, line: Line, start: int, end: int, owners: str, code: str, doubt: float
    ) -> list[FoundAction]:
        """The owner stands behind a mark; what is owed is the sentence before it, or the paragraph before."""
        own = line.raw[start:end].rstrip(" -([*")
        if not own.strip():
            index = self.places.get(id(line), 0)
            if index == 0:
                return []
            line = self.draft.paragraphs[index - 1]
            if id(line) in self.headings:
                return []
            own, start = line.raw, 0
        a = start + (sentences(own)[-1][0] if sentences(own) else 0)
        b = start + len(own)
        return [
            self.make(
                line,
                a,
                b,
                _owners_in(owners),
                a,
                b,
                code=code,
                doubt=doubt,
                why="the owner stands after the text",
            )
        ]

    def under_heading(self, line: Line) -> list[FoundAction]:
        start, code = 0, ""
        for _ in range(2):  # "3. AP3: LR to …"
            if found := _CODE.match(line.raw[start:]):
                start, code = start + found.end(), found["code"]
        if not code and (found := _LETTER.match(line.raw)):
            start = found.end()
        if _NONE.match(line.raw[start:].strip()):
            return []
        return self.sentences(line, start, len(line.raw), code)

    def sentences(self, line: Line, start: int, end: int, code: str) -> list[FoundAction]:
        """One action for each sentence that names an owner; other sentences belong to the action before them."""
        made: list[FoundAction] = []
        for a, b in _pieces(line, start, end):
            own = line.raw[a:b].strip(" .;")
            last = made[-1] if made else None
            if last and (found := _DUE_TOLD.match(own)):
                lead = a + line.raw[a:b].index(own)
                due = read_due(line, lead + found.end(), lead + len(own), self.on, cell=True)
                made[-1] = replace(last, due=due if due.kind != "none" else last.due)
                continue
            told = _OWNER_TOLD.match(own)
            names = told["owners"] if told else own if _LONE_OWNERS.match(own) else ""
            if last and not last.owners and names and self.are_owners(names, marked=True):
                owners = _owners_in(names)
                kinds = tuple(_kind(owner, self.known) for owner in owners)
                made[-1] = replace(
                    last, owners=owners, owner_kinds=kinds, doubt=0.2, why="the owner stands after the text"
                )
                continue
            action = self.one(line, a, b, code)
            if action is None and last:
                made[-1] = self.widen(last, line, b)
            elif action is None:
                made.append(self.make(line, a, b, (), a, b, code=code, doubt=0.6, why="no owner is written"))
            else:
                made.append(action)
        return made

    def widen(self, action: FoundAction, line: Line, end: int) -> FoundAction:
        own = line.span(0, end)
        span = action.span._replace(end=own.end) if action.span else own
        tail = line.shown(0, end)
        words = tail[tail.find(action.words) :] if action.words in tail else tail
        due = action.due if action.due.kind != "none" else read_due(line, 0, end, self.on)
        extra = words[len(action.words) :].strip()
        return replace(
            action,
            action=f"{action.action}. {extra}".rstrip(".") if extra else action.action,
            words=words,
            span=span,
            due=due,
        )

    def one(self, line: Line, start: int, end: int, code: str) -> FoundAction | None:
        """An action that a mark or a heading announces: any owner counts, with or without a verb."""
        own = line.raw[start:end].rstrip(" .;")
        if (found := OWED.match(own)) and self.are_owners(found["owners"], marked=True):
            return self.make(
                line, start, end, _owners_in(found["owners"]), start + found.start("rest"), end, code=code
            )
        if (found := _SHOUTED.match(own)) and self.are_owners(
            found["owners"].replace(" AND ", " and "), marked=True
        ):
            owners = _owners_in(found["owners"].replace(" AND ", " and "))
            return self.make(line, start, end, owners, start + found.start("rest"), end, code=code)
        if found := _TO_BE.match(own):
            return self.make(
                line,
                start,
                end,
                _owners_in(found["owners"]),
                start + found.start("rest"),
                end,
                code=code,
                doubt=0.4,
            )
        if (found := _LEAD.match(own)) and self.are_owners(found["owners"], marked=True):
            return self.make(
                line, start, end, _owners_in(found["owners"]), start + found.start("what"), end, code=code
            )
        for pattern in (_TAIL, _VERBLESS):
            if (found := pattern.match(own)) and self.are_owners(found["owners"], marked=True):
                return self.make(
                    line,
                    start,
                    end,
                    _owners_in(found["owners"]),
                    start,
                    start + found.end("what"),
                    code=code,
                    doubt=0.2,
                )
        if (found := _DASHED.match(own)) and not _VERB_LIKE.match(found["owners"]):
            made = self.make(
                line,
                start,
                end,
                _owners_in(found["owners"]),
                start,
                start + found.end("what"),
                code=code,
                doubt=0.3,
            )
            if found["when"]:
                due = read_due(
                    line, start + found.start("when"), start + found.end("when"), self.on, cell=True
                )
                made = replace(made, due=due if due.kind != "none" else made.due)
            return made
        return None

    def bare(self, line: Line) -> list[FoundAction]:
        """A line "MS to circulate …" without a mark; the same as a sentence within a paragraph; a trailing "(1)"."""
        made: list[FoundAction] = []
        for a, b in sentences(line.raw):
            if a == 0 and (letter := _LETTER.match(line.raw)):
                a = letter.end()
            if clause := _CLAUSE.match(line.raw, a, b):
                a = clause.end()
            own = line.raw[a:b].rstrip(" .;")
            found = _BARE.match(own)
            if found and found["rest"].rstrip(" .") in {"note", "be aware"}:
                continue
            if not found or not self.are_owners(found["owners"], verb=found["rest"].split()[0]):
                made += self.agreed(line, a, b)
                continue
            inside = a > 0
            made.append(
                self.make(
                    line,
                    a,
                    b,
                    _owners_in(found["owners"]),
                    a + found.start("rest"),
                    b,
                    doubt=0.3 if inside else 0.0,
                    why="stands within a paragraph" if inside else "",
                )
            )
        if self.numbered and not made:
            made += self.trailing_numbers(line)
        return made

    def agreed(self, line: Line, a: int, b: int) -> list[FoundAction]:
        """ "It was agreed that the Community Safety Officer would write to …"."""
        own = line.raw[a:b].rstrip(" .;")
        found = _AGREED_THAT.search(own)
        if not found or not self.are_owners(found["owners"], verb=found["rest"].split()[0]):
            return []
        verb = found["rest"].split()[0].lower().rstrip(",")
        if verb not in BASE_VERBS:
            return []
        return [
            self.make(
                line,
                a,
                b,
                _owners_in(found["owners"]),
                a + found.start("rest"),
                b,
                doubt=0.3,
                why="agreed in a sentence",
            )
        ]

    def trailing_numbers(self, line: Line) -> list[FoundAction]:
        made, at = [], 0
        for mark in _NUMBERED.finditer(line.raw):
            own = line.raw[at : mark.start()]
            a = at + (sentences(own)[-1][0] if sentences(own) else 0)
            owner = _subject(line.raw[a : mark.start()])
            made.append(
                self.make(
                    line,
                    a,
                    mark.start(),
                    (owner,) if owner else (),
                    a,
                    mark.start(),
                    code=mark["n"],
                    doubt=0.4,
                    why="a number in brackets marks it",
                )
            )
            at = mark.end()
        return made

    def row(self, line: Line) -> list[FoundAction]:
        """A row of a table of actions, once its head is known; a row "item | discussion | action" counts by its head."""
        cells = [(line.raw[a:b].strip(), a, b) for a, b in line.cells]
        head = {
            name: i
            for i, (words, _, _) in enumerate(cells)
            for name, pattern in _COLUMNS.items()
            if re.fullmatch(pattern, words.strip(" *:"), re.I)
        }
        if "action" in head and ("owner" in head or "due" in head):
            self.columns = head
            return []
        if not self.columns:
            return []
        which = self.columns

        def cell(name: str) -> tuple[str, int, int]:
            index = which.get(name, -1)
            return cells[index] if 0 <= index < len(cells) else ("", 0, 0)

        action, a, b = cell("action")
        owner, _, _ = cell("owner")
        if not action or _NONE.match(action):
            return []
        owners = _owners_in(owner)
        start = a
        if not owners and (found := OWED.match(action)):
            owners, start = _owners_in(found["owners"]), a + found.start("rest")
        _, da, db = cell("due")
        due = read_due(line, da, db, self.on, cell=True) if db > da else FoundDue()
        code = cell("code")[0]
        made = self.make(
            line,
            0,
            len(line.raw),
            owners,
            start,
            b,
            code=code.strip(" ."),
            doubt=0.0 if owners else 0.5,
            why="" if owners else "no owner is written",
        )
        return [replace(made, due=due if due.kind != "none" else made.due)]

    # --- Pieces ------------------------------------------------------------------------------------------------

    def are_owners(self, words: str, *, marked: bool = False, verb: str = "") -> bool:
        """May these words own an action? Without a mark an owner must be known in the meeting, or be a group."""
        owners = _owners_in(words)
        return bool(owners) and all(self.is_owner(owner, marked, verb) for owner in owners)

    def are_plainly_owners(self, words: str) -> bool:
        """Are these owners and nothing else? One capitalised word ("Update", "Noted") is not somebody."""
        owners = _owners_in(words)
        return self.are_owners(words, marked=True) and all(
            re.fullmatch(rf"{_INITIALS}|[A-Z]{{2,6}}|{_GROUPS}|{_ROLE}", owner) or len(owner.split()) > 1
            for owner in owners
        )

    def is_owner(self, owner: str, marked: bool, verb: str) -> bool:
        if re.fullmatch(_GROUPS, owner, re.I):
            return True
        if re.fullmatch(_INITIALS, owner) or re.fullmatch(r"[A-Z]{2,6}", owner):
            if self.known.is_body(owner):
                # Two letters with something to do are an owner, person or not ("DS to circulate …").
                return marked or (len(owner) == 2 and verb.lower().rstrip(",") in BASE_VERBS)
            return marked or self.known.is_person(owner)
        if marked:
            return True
        base = verb.lower().rstrip(",") in BASE_VERBS
        if owner in self.known.names or any(
            name.split()[-1] == owner.split()[-1] for name in self.known.names if len(owner.split()) > 1
        ):
            return True
        if re.fullmatch(_AGENCIES, owner) or re.fullmatch(_TEAM, owner):
            return base
        if re.fullmatch(_ROLE, owner):
            return base and bool(
                re.match(r"(?:the )?(?:chair|vice|deputy chair|clerk|secretary|officers?)\b", owner, re.I)
                or len(owner.split()) > 1
            )
        titled = re.match(
            r"(?:Cllr|Councillor|Insp|Inspector|Sgt|Sergeant|PC|PCSO|Supt|Superintendent|Mr|Mrs|Ms|Dr)\.?\s+[A-Z][a-z]",
            owner,
        )
        return base and len(owner.split()) > 1 and (bool(titled) or looks_like_a_name(owner))

    def make(
        self,
        line: Line,
        start: int,
        end: int,
        owners: tuple[str, ...],
        a: int,
        b: int,
        *,
        code: str = "",
        doubt: float = 0.0,
        why: str = "",
    ) -> FoundAction:
        words = line.shown(start, end).strip()
        text = line.shown(a, b).strip(" .;*|")
        if text.endswith(("]", ")")) and not re.search(r"[\[(]", text):
            text = text.rstrip(" .)]")
        due = read_due(line, a, b, self.on)
        kinds = tuple(_kind(owner, self.known) for owner in owners)
        if "organisation" in kinds and doubt < 0.3:
            doubt, why = 0.3, "an organisation owns it, not a person"
        if not self.known.initials and not doubt and owners and all(kind == "initials" for kind in kinds):
            doubt, why = 0.1, "nobody with these initials is listed"
        return FoundAction(
            owners=owners,
            owner_kinds=kinds,
            action=text,
            item=self.key,
            heading=self.heading,
            to=_recipients(line, a, b, owners),
            due=due,
            parts=_parts(text),
            code=code,
            words=words,
            span=line.span(start, min(end, start + len(line.raw[start:end].rstrip()))),
            doubt=doubt,
            why=why,
        )


def _pieces(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a range; where it is a numbered list on one line, those of each entry without its number."""
    marks = list(_LISTED.finditer(line.raw, start, end))
    if len(marks) < 2 or [int(mark["n"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return sentences(line.raw, start, end)
    before = (
        sentences(line.raw, start, marks[0].start()) if line.raw[start : marks[0].start()].strip() else []
    )
    ends = [*(mark.start() for mark in marks[1:]), end]
    return before + [
        piece
        for mark, stop in zip(marks, ends, strict=True)
        for piece in sentences(line.raw, mark.end(), stop)
    ]


def _kind(owner: str, known: Known) -> str:
    if re.fullmatch(_GROUPS, owner, re.I):
        return "group"
    if known.is_body(owner) or re.fullmatch(r"[A-Z]{5,6}", owner):
        return "organisation"
    if re.fullmatch(_INITIALS, owner):
        return "initials"
    if owner in known.names or looks_like_a_name(owner, single=True) and NAME.fullmatch(owner):
        return "name"
    return "role"


def _owners_in(words: str) -> tuple[str, ...]:
    """ "TM and MS" → TM, MS; "District and Borough colleagues" stays one."""
    words = re.sub(r"^(?:for|by)\s+", "", words.strip(" .:*[]"), flags=re.I)
    if re.fullmatch(_GROUPS, words, re.I):
        return (words,)
    parts = re.split(r"\s*,\s*and\s+|\s*[,;]\s*|\s+and\s+|\s*&\s*|\s*/\s*|\s*\+\s*|\s+with\s+", words)
    parts = [re.sub(r"^the\s+(?=[A-Z])", "", part.strip(" .()"), flags=re.I) for part in parts]
    parts = [part for part in parts if part]
    if (
        len(parts) > 1
        and re.fullmatch(_ROLE, words)
        and not all(re.fullmatch(rf"{_INITIALS}|{_GROUPS}|{_ROLE}|{_PERSON}", part) for part in parts)
    ):
        return (words,)
    return tuple(dict.fromkeys(parts))


def _recipients(line: Line, start: int, end: int, owners: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for match in _RECIPIENT.finditer(line.raw, start, end):
        for name in ("direct", "direct2", "to", "to2"):
            who = match[name]
            if who and who not in owners:
                found.append(re.sub(r"^the\s+", "", who))
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> tuple[str, ...]:
    """ "gather suggestions and to write to the Council" → its two tasks; () when it is one."""
    parts = re.split(r"\s*(?:,|;)?\s+and\s+(?:then\s+)?to\s+(?=[a-z])", text)
    if len(parts) == 1:
        pieces = re.split(r"\s+and\s+(?:then\s+)?(?=([a-z-]+)\b)", text)
        verbs = [pieces[i] for i in range(1, len(pieces), 2)]
        if len(verbs) == 1 and verbs[0] in BASE_VERBS and text.split()[0].lower() in BASE_VERBS:
            parts = [pieces[0], pieces[2]]
    return tuple(part.strip(" .,") for part in parts) if len(parts) > 1 else ()


def _numbered_run(drafts: list[Draft]) -> bool:
    """Do numbers in brackets at the end of sentences count up over the page, as where new actions are numbered?"""
    numbers = [
        int(mark["n"])
        for draft in drafts
        for line in draft.paragraphs
        for mark in _NUMBERED.finditer(line.raw)
        if mark.start() > 20
    ]
    return (
        bool(numbers)
        and numbers == sorted(set(numbers))
        and (numbers[0] <= 1 or len(numbers) > 1 or numbers[0] < 12)
        and numbers[-1] - numbers[0] == len(numbers) - 1
    )


_DOER = rf"(?:{_ROLE}|(?:[Tt]he\s+)?(?:[A-Z][\w&-]*\s+){{0,4}}representative|{_INITIALS}|{_PERSON})"
_COMMITS = re.compile(
    rf"(?<![\w'])(?P<who>{_DOER})\s+(?:\w+\s+){{0,1}}?(?:agreed|undertook|offered|would"
    rf"|will|(?:stated|said|explained|confirmed|advised) that (?:he|she|they"
    rf"|it|this) would)\b"
)
_CONFIRMED_BY = re.compile(rf"\bby\s+(?P<who>{_DOER})\s+that\b")
_SUBJECT = re.compile(
    rf"(?<![\w'])(?P<who>{_DOER})\s+(?:\w+\s+){{0,2}}?(?:stated|explained|confirmed|requested"
    rf"|suggested|asked|noted|said)\b"
)


def _subject(sentence: str) -> str:
    """Who undertook what a sentence tells: who agreed or would, by whom it was confirmed, or who spoke."""
    for pattern in (_COMMITS, _CONFIRMED_BY, _SUBJECT):
        for found in reversed(list(pattern.finditer(sentence))):
            who = re.sub(r"^[Tt]he\s+", "", found["who"])
            if who not in {"It", "He", "She", "They", "This", "That", "These", "There", "We"}:
                return who
    return ""
