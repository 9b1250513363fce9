"""Corrections of earlier minutes, and pointers to minutes, items, papers and actions.

Source: section 10 of the partnership-business study, "Corrections" and "References". Minutes once approved are never
changed: a later meeting corrects them (finding 8).
"""

from __future__ import annotations

import re
from datetime import date

from wardmote.meetings.rules.importing.dates import find_days
from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line, sentences
from wardmote.meetings.rules.importing.people import NAME, looks_like_a_name
from wardmote.meetings.rules.importing.proposal import (
    CorrectionKind,
    FoundCorrection,
    FoundReference,
    ReferenceKind,
)

_PATTERNS: tuple[tuple[CorrectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            CorrectionKind.REPLACED,
            (
                r"\b(?:so that it reads?|(?:being |be |was |were |is )?(?:amended"
                r"|changed|corrected|revised) to read(?: as follows)?|should (?:now |have )?(?:read|refer(?:red)? to|state|say)"
                r"|to read as follows|replaced (?:by|with)|is replaced by|be (?:deleted"
                r"|removed) and replaced|replac(?:e|ing)\s+[\"'].{1,120}?\bwith|(?:the )?(?:deletion|insertion) of the words?)\b"
            ),
        ),
        (
            CorrectionKind.ATTENDANCE,
            (
                r"\b(?:attendance|apolog(?:y|ies)|presence)\b[^.]{0,120}\b(?:had "
                r"|have |has |was |were )?(?:not (?:been )?(?:recorded|noted|included"
                r"|minuted)|omitted|left off|missed)\b|\battendance (?:list|record"
                r"|register)\b[^.]{0,60}\b(?:amend|correct|error)|\b(?:amend|correct)\w*\b[^.]{0,40}\battendance\b|\b(?:errors?|omissions?)\b[^.]{0,40}\ba"
                r"ttendance\b|\bwas (?:not )?(?:present|in attendance) at the (?:last"
                r"|previous) meeting\b[^.]*|\bapologies of\b[^.]{0,80}\b(?:be|were"
                r"|are|had been)\b[^.]{0,20}\brecorded|\bshould (?:have been|be) (?:recorded"
                r"|listed|shown|marked) as (?:present|having|apologies|attend)"
                r"|\b(?:attendance|presence|apologies) of\b[^.]{2,80}\bbe(?:ing)? (?:recorded|noted|added|included)\b"
                r"|\bto be added to the (?:list|attend|record)\w*"
                r"|\b(?:inclusion|addition|adding|including|removal|deletion|omission) of\b[^.]{2,100}"
                r"\b(?:list of|those present|members present|attend\w*|apologies|present)\b|\bwas present (?:at"
                r"|but)\b[^.]{0,60}\bnot\b"
            ),
        ),
        (
            CorrectionKind.WORDING,
            (
                r"\b(?:incorrect(?:ly)?|wrong(?:ly)?|error|typographical|misspel\w+"
                r"|spelling|amend(?:ed|ment|ments)?|correction(?:s)?|corrected|rather than"
                r"|instead of)\b"
            ),
        ),
        (
            CorrectionKind.NOTE,
            r"\bhowever,? it was noted\b|\bit was (?:noted|clarified) with regards? to minute\b",
        ),
    )
)
_IN_MINUTES = re.compile(
    r"\b(?:minutes?|spelling|misspel\w+|typographical|apolog\w+ (?:had|have|were|was|should)"
    r"|attendance|previous meeting|last meeting|attended|page \d+|paragraph|(?:second|third|fourth|last) bullet"
    r"|item \d+\w?\b.{0,60}\bshould (?:have )?read)\b",
    re.I,
)
_QUOTED = re.compile(
    r"[\"“](?P<text>[^\"”“]{3,2000})[\"”]|[‘'](?P<single>[^’'\n]{12,2000})[’'](?=\s*[.,;]|\s*$)"
)
_MINUTE_NO = re.compile(
    r"\bmin(?:ute)?s?\.?\s*(?:no\.?\s*|number\s*)?(?P<no>\d{1,4}(?:[./]\d{1,4}(?:-\d{2,4})?)?(?:\s?\([a-z0-9]+\))*)",
    re.I,
)
_RATHER = re.compile(
    (
        r"(?:should (?:have )?(?:read|been|say)|to read)\s+[\"“‘']?(?P<after>[^\"”’']{1,200}?)[\"”’']?\s+"
        r"(?:and not|rather than|instead of|not)\s+[\"“‘']?(?P<before>[^\"”’'.]{1,200})"
    ),
    re.I,
)
_FROM_TO = re.compile(
    (
        r"\b(?:amended|changed|corrected) from\s+[\"“‘']?(?P<before>[^\"”’']{1,200}?)[\"”’']?\s+to\s+[\"“"
        r"‘']?(?P<after>[^\"”’'.]{1,200})"
    ),
    re.I,
)


def read_corrections(
    drafts: list[Draft], meeting_on: date | None, previous_on: date | None
) -> list[FoundCorrection]:
    """Corrections of earlier minutes, from the items that deal with them."""
    found: list[FoundCorrection] = []
    for key, draft in enumerate(drafts):
        about_minutes = bool(re.search(r"\bminutes\b|\bmatters arising\b", draft.title, re.I))
        lines = draft.paragraphs
        listing = False
        for index, line in enumerate(lines):
            # "… subject to the following amendments:" and bullets, each of which is one.
            listing = listing and bool(line.bullet)
            announced = (
                index > 0 and _follows_colon(lines[index - 1]) and _AMENDS.search(lines[index - 1].raw)
            )
            listing = listing or bool(announced and line.bullet)
            for a, b in sentences(line.raw):
                own = line.raw[a:b]
                if (
                    not (about_minutes or re.search(r"\bminutes of\b", own, re.I))
                    or not _IN_MINUTES.search(own)
                ) and not (
                    about_minutes
                    and index
                    and found
                    and found[-1].item == key
                    and (listing or _follows_colon(lines[index - 1]))
                ):
                    continue
                made = _correction(line, a, b, key, lines[index + 1 :], meeting_on, previous_on)
                if made and found and _announced(found[-1], made):
                    found[-1] = made
                elif made:
                    found.append(made)
        if about_minutes and not any(correction.item == key for correction in found):
            found += _except_for(lines, key, previous_on)
    return found


_AMENDS = re.compile(r"\b(?:amend|correct|change)\w*\b", re.I)


def _announced(one: FoundCorrection, other: FoundCorrection) -> bool:
    """Is the one no more than the announcement of the other ("… subject to the following amendment:")?"""
    return (
        one.item == other.item and bool(one.after) and one.after.startswith(other.text.strip("\"“”'‘’")[:60])
    )


_REST = re.compile(
    (
        r"\b(?:the )?(?:remainder|rest) of the minutes\b|\b(?:exclusive of|apart from"
        r"|with the exception of|subject to) the above\b"
    ),
    re.I,
)


def _except_for(lines: list[Line], key: int, previous_on: date | None) -> list[FoundCorrection]:
    """ "The remainder of the minutes were agreed": what stands before it is what was not."""
    index = next((i for i, line in enumerate(lines) if _REST.search(line.raw)), 0)
    return [
        FoundCorrection(
            kind=CorrectionKind.NOTE,
            text=line.words,
            of=previous_on,
            item=key,
            words=line.words,
            span=line.span(),
            doubt=0.5,
            why="stands before “the remainder of the minutes”",
        )
        for line in lines[:index]
    ]


def _follows_colon(line: Line) -> bool:
    return line.flat.endswith(":")


def _correction(
    line: Line, a: int, b: int, key: int, after: list[Line], meeting_on: date | None, previous_on: date | None
) -> FoundCorrection | None:
    own = line.raw[a:b]
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(own)), None)
    if kind is None:
        return None
    if kind == CorrectionKind.WORDING and re.search(
        r"\b(?:no (?:amendments?|corrections?)|without (?:amendment|correction)"
        r"|(?:with|subject to) (?:that|this|these|those|the above) (?:amendment|correction)s?)\b",
        own,
        re.I,
    ):
        return None
    if kind == CorrectionKind.REPLACED and re.search(r"\battendance\b", own, re.I):
        kind = CorrectionKind.ATTENDANCE
    minute = _MINUTE_NO.search(own)
    days = [day for day in find_days(own, meeting_on) if meeting_on is None or day.on < meeting_on]
    before, replaced, words, end = "", "", line.shown(a, b), line.span(a, b)
    if found := _RATHER.search(own) or _FROM_TO.search(own):
        before, replaced = found["before"].strip(" .,"), found["after"].strip(" .,")
    elif quoted := _QUOTED.search(line.page.clean[line.start + a : line.start + b]):
        replaced = (quoted["text"] or quoted["single"]).strip()
    elif kind in {
        CorrectionKind.REPLACED,
        CorrectionKind.ATTENDANCE,
        CorrectionKind.WORDING,
    } and own.rstrip().endswith((":", ":-")):
        # The new words stand in the paragraphs that follow: quoted, or one.
        taken = []
        for extra in after[:6]:
            taken.append(extra)
            if not re.match(r"^[\"“‘']", extra.words) or re.search(r"[\"”’']\.?$", extra.words):
                break
        if taken:
            replaced = "\n".join(extra.words for extra in taken).strip(' "“”')
            words = f"{words} {replaced}"
            end = end._replace(end=taken[-1].span().end) if taken[-1].page is line.page else end
    who = tuple(dict.fromkeys(_names(own))) if kind == CorrectionKind.ATTENDANCE else ()
    return FoundCorrection(
        kind=kind,
        text=line.shown(a, b),
        minute=minute["no"].replace(" ", "") if minute else "",
        of=days[0].on if days else previous_on,
        before=before,
        after=replaced,
        who=who,
        item=key,
        words=words,
        span=end,
        doubt=0.0 if kind in {CorrectionKind.ATTENDANCE, CorrectionKind.REPLACED} else 0.4,
        why=""
        if kind in {CorrectionKind.ATTENDANCE, CorrectionKind.REPLACED}
        else "by a word that corrections use",
    )


def _names(sentence: str) -> list[str]:
    names = []
    for match in NAME.finditer(sentence):
        name = re.sub(r"'s$", "", match.group()).strip()
        if looks_like_a_name(name) and len(name.split()) > 1 and not find_days(name):
            names.append(name)
    return names


# --- References -------------------------------------------------------------------------------------------------

_REFERENCES: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    (
        ReferenceKind.ITEM,
        re.compile(
            (
                r"\bPage\s+(?P<page>\d{1,3})\s*[,:;-]?\s*(?:and\s+)?(?:agenda\s+)?Item\s+(?P<no>\d{1,3}[a"
                r"-z]?)(?:\s*,\s*(?P<title>[^:.]{3,80}?)(?=:))?"
            ),
            re.I,
        ),
    ),
    (
        ReferenceKind.PAPER,
        re.compile(
            (
                r"\bmarked,?\s+[\"'](?P<title>Agenda Item (?P<no>\d{1,3}[a-z]?)"
                r"|Appendix \w+|[A-Z][^\"']{0,40})[\"']"
            ),
            re.I,
        ),
    ),
    (
        ReferenceKind.REPORT,
        re.compile(
            r"\b[Rr]eport\s+(?:\(?[Rr]ef(?:erence)?\.?:?\s*|[Nn]o\.?:?\s*|[Nn]umber\s*)?"
            r"(?P<no>[A-Z]{2,6}[/ .-]?\d[A-Z0-9/.-]{0,14}[A-Z0-9]|[A-Z]{2,6}/\d{1,4})\b"
        ),
    ),
    (
        ReferenceKind.LAW,
        re.compile(
            r"(?:\b(?:[Ss]ections?|[Ss]\.)\s?(?P<no>\d{1,4}[A-Z]{0,2}(?:\(\w{1,3}\)){0,3})\s+(?:of\s+)?(?:the\s+)?)?"
            r"\b(?P<title>(?:[A-Z][\w'&-]{1,20},?\s+(?:(?:and|of|to|in|for|the|&|etc\.?)\s+){0,2}){1,8}"
            r"(?:\([\w ]{2,40}\)\s+)?(?:Act|Regulations|Order)\s+(?:19|20)\d\d)\b"
        ),
    ),
    (
        ReferenceKind.MINUTE,
        re.compile(
            (
                r"\b(?:Minute|Min)s?\b\.?\s*(?:no\.?\s*|number\s*)?(?P<no>\d{1,4}(?:[./]\d{1,4}(?:-\d{2,4})?)?"
                r"(?:\s?\([a-z0-9]+\))*)(?:\s*(?:-|:|\()\s*[\"']?(?P<title>[A-Z][^\"'):.;\n]{2,90}))?"
            ),
            re.I,
        ),
    ),
    (
        ReferenceKind.ACTION,
        re.compile(
            r"\b[Aa]ctions?\s+(?:no\.?\s*|number\s*|point\s*)?(?P<no>\d{1,3}(?:\.\d{1,3})?)\b(?!\s*"
            r"(?:KB|%|Plan))(?:\s*[:,-]\s*[\"']?(?P<title>[A-Z][^\"':.;,]{2,120}))?"
        ),
    ),
    (
        ReferenceKind.ACTION,
        re.compile(
            r"^(?P<no>(?:OR|HSP|AP|LSCSB|CSP|AL)\s?\d{1,3}|\d{1,3}/\d{4}(?:/[A-Z])?)\b(?:\s*[-:]\s*"
            r"(?P<title>[^.;]{3,100}))?"
        ),
    ),
    (ReferenceKind.ACTION, re.compile(r"\b(?P<no>(?:HSP|OR)\s?\d{1,3})\b")),
    (
        ReferenceKind.AGENDA_ITEM,
        re.compile(
            (
                r"\bagenda item\s+(?P<no>\d{1,3}[a-z]?)(?:\s*[,:]?\s*[\"'](?P<title>[^\"']{3,140})[\"'])?"
                r"|\bitem\s+(?P<no2>\d{1,3}[a-z]?)\s+(?:on|of) the agenda"
            ),
            re.I,
        ),
    ),
    (ReferenceKind.ITEM, re.compile(r"(?:^|[\s(])Item\s+(?P<no>\d{1,3}[a-z]?)\s*[:-](?=\s)")),
    (ReferenceKind.MINUTE, re.compile(r"^(?P<no>\d{1,3})[.)]\s+(?P<title>[A-Z][^.]{3,120})$")),
)


def read_references(drafts: list[Draft], style: str) -> list[FoundReference]:
    """Pointers to minutes, items, papers and actions, each place once, in the order of the page."""
    found: list[FoundReference] = []
    for key, draft in enumerate(drafts):
        page = ""
        for line in (*draft.agenda, *draft.paragraphs):
            if alone := re.match(r"^Page\s+(\d{1,3})$", line.flat, re.I):
                page = alone[1]
            taken: list[tuple[int, int]] = []
            for number, (kind, pattern) in enumerate(_REFERENCES):
                if (
                    number == len(_REFERENCES) - 1
                    and style != "none"
                    and not re.search(r"matters|minutes", draft.title, re.I)
                ):
                    continue
                for match in pattern.finditer(line.raw):
                    if any(a < match.end() and match.start() < b for a, b in taken):
                        continue
                    groups = match.groupdict()
                    no = groups.get("no") or groups.get("no2") or ""
                    taken.append(match.span())
                    title = (groups.get("title") or "").strip(" '\"-")
                    own_page = groups.get("page") or (page if kind == ReferenceKind.ITEM else "")
                    found.append(
                        FoundReference(
                            kind=kind,
                            number=no.replace(" ", "") if kind == ReferenceKind.MINUTE else no,
                            page=own_page,
                            title=line.shown(match.start("title"), match.end("title")).strip(" '\"’‘”“-")
                            if title
                            else "",
                            item=key,
                            words=line.shown(*match.span()),
                            span=line.span(*match.span()),
                        )
                    )
    return found
