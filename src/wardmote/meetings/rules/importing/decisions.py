"""What was decided: resolutions with their letters, agreements, minutes approved, things noted; what was put off.

Source: section 10 of the partnership-business study, "Decisions" (RESOLVED with (a)(b), AGREED, `taken as read and
confirmed`, `declared true and accurate`, `noted`; RESOLVED may be stripped, leaving "That the status of the Action Log
be noted.") and "Deferral".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wardmote.meetings.rules.importing.dates import MONTH_NAMES, MONTHS, find_days, infer_month_year
from wardmote.meetings.rules.importing.items import Draft
from wardmote.meetings.rules.importing.lines import Line, sentences
from wardmote.meetings.rules.importing.proposal import (
    DecisionKind,
    FoundDecision,
    FoundDeferral,
    FoundStart,
)

_RESOLVED = re.compile(
    r"(?P<word>\bRESOLVED|^\W*Resolved|\b[Ii]t was (?:unanimously )?resolved"
    r"|^\W*DECISIONS?|^\W*Decisions?)\b(?:\s+unanimously)?\s*(?P<sep>[-:,;.]{0,2})\s*(?P<rest>.*)$"
)
_AGREED = re.compile(
    (
        r"(?P<word>\bAGREED\b|^Agreed\b|\b[Ii]t was (?:therefore |also |unanimously "
        r"|proposed, seconded,? and )*(?:AGREED|agreed)\b|\b(?:the )?(?:Board|Partnership"
        r"|Committee|Group|Partners|Members|Panel|Forum|Chair) (?:all )?(?:unanimously )?agreed (?=that\b"
        r"|to\b|the\b|:)|\bAll (?:were )?agreed\b)\s*[-:,]?\s*(?P<rest>[^.]*)"
    ),
)
_NOTED = re.compile(
    (
        r"^(?:the )?(?:board|partnership|committee|group|partners|members|panel"
        r"|forum|meeting)(?: members)? noted (?:the|that the|this|with)\b.*|^(?:the )?(?:report"
        r"|update|minutes|presentation|position|contents?)\b.{0,60}\b(?:was|were"
        r"|be) noted\.?$|^NOTED\b.*|^Noted\.?$"
    ),
    re.I,
)
_THAT = re.compile(r"^(?:\(?(?P<letter>[a-z]|[ivx]{1,4}|\d{1,2})[).]\s*)?(?P<rest>That\s+[^?]{8,})$")
# What is resolved is told in the subjunctive: "That the report be noted"; "That residents wanted more" is a point made.
_SUBJUNCTIVE = re.compile(
    r"\bbe\b|\bstands?\b|^\W*That (?:[\w']+ ){1,6}(?:approves?|agrees?|notes?|supports?|endorses?)\b", re.I
)
_LETTERED = re.compile(r"^\(?(?P<letter>[a-z]|[ivx]{1,4}|\d{1,2})[).]\s*(?P<rest>\S.*)$")
_INLINE_LETTERS = re.compile(r"(?:^|\s)\((?P<letter>[a-z]|[ivx]{1,4}|\d)\)\s+")
_MINUTES = re.compile(
    (
        r"\b(?:minutes|notes of (?:the )?(?:\w+ )?meeting)\b.{0,220}?\b(?:taken as read|stand as read|agreed|approved|confirmed"
        r"|accepted|received|signed|declared(?: to be)? true|true and accurate|correct record"
        r"|accurate record|be (?:agreed|approved|confirmed|accepted))\b|\baccepted the minutes\b"
        r"|^AGREED as (?:an )?accurate\b|^(?:agreed|approved|confirmed|accepted) as (?:a "
        r"|an )?(?:true|correct|accurate)"
    ),
    re.I,
)
_ELECTED = re.compile(
    r"\b(?:was|were|be|were duly|was duly)\s+(?:duly\s+|re-)?(?:elected|appointed)\b(?P<rest>.*)", re.I
)
_SUBJECT_TO = re.compile(
    (
        r"\bsubject to\b|\bexclusive of the above\b|\bhowever it was noted\b|\bwith the (?:following"
        r" )?(?:amendment|correction|exception)|\bremainder of the minutes\b|\bas amended\b"
        r"|\bapart from\b|\bexcept\b"
    ),
    re.I,
)


def read_decisions(drafts: list[Draft]) -> list[FoundDecision]:
    """All decisions, in the order of the page."""
    found: list[FoundDecision] = []
    for key, draft in enumerate(drafts):
        collecting: FoundDecision | None = None
        lines = draft.paragraphs
        headings = {id(line) for line in draft.headings}
        for line in lines:
            if id(line) in headings:
                collecting = None
                continue
            if collecting is not None:
                lettered = _LETTERED.match(line.raw) or (
                    _THAT.match(line.raw) if not collecting.text else None
                )
                if lettered or line.bullet or not collecting.text:
                    words = line.shown(lettered.start("rest"), len(line.raw)) if lettered else line.words
                    collecting = _add_part(collecting, words, line)
                    found[-1] = collecting
                    if not lettered and not line.bullet:
                        collecting = None
                    continue
                collecting = None
            if made := _read_line(line, key, draft):
                last = found[-1] if found else None
                lettered = _LETTERED.match(line.raw)
                if lettered and last and last.item == key and last.parts and _THAT.match(line.raw):
                    # (a) and (b) of one resolution whose first word was lost.
                    found[-1] = _add_part(last, line.shown(lettered.start("rest"), len(line.raw)), line)
                    continue
                if lettered and made.doubt and _THAT.match(line.raw):
                    words = line.shown(lettered.start("rest"), len(line.raw))
                    made = replace(made, text=words, parts=(words.rstrip(";, ").removesuffix("; and"),))
                found.append(made)
                if made.kind in {DecisionKind.RESOLVED, DecisionKind.AGREED} and (
                    not made.text
                    or re.fullmatch(r"(?:it was )?agreed", made.text.strip(" .:-"), re.I)
                    or re.search(r"(?:^|\s)that\W*$|[:-]\s*$", made.text, re.I)
                ):
                    collecting = replace(made, text="")
                    found[-1] = collecting
    return [
        replace(decision, kind=DecisionKind.MINUTES)
        if decision.kind == DecisionKind.RESOLVED and _MINUTES.search(decision.text)
        else decision
        for decision in found
        if decision.text or decision.parts
    ]


def _add_part(decision: FoundDecision, words: str, line: Line) -> FoundDecision:
    span = (
        decision.span._replace(end=line.span().end)
        if decision.span and decision.span.page == line.page.number
        else decision.span
    )
    return replace(
        decision,
        text=f"{decision.text} {words}".strip(),
        parts=(*decision.parts, words.rstrip(";, ").removesuffix("; and").removesuffix(" and")),
        words=f"{decision.words} {words}".strip(),
        span=span,
    )


def _read_line(line: Line, key: int, draft: Draft) -> FoundDecision | None:
    raw = line.raw
    if any(line is other for other in draft.decided) and not _MINUTES.search(raw):
        return FoundDecision(
            kind=DecisionKind.RESOLVED,
            text=line.words,
            item=key,
            words=line.words,
            span=line.span(),
            parts=_inline_parts(line.words),
        )
    if found := _RESOLVED.search(raw):
        rest_start = found.start("rest")
        if found["word"].strip().lower().startswith("decision") and not found["sep"] and found["rest"]:
            return None
        text = line.shown(rest_start, len(raw))
        kind = DecisionKind.MINUTES if _MINUTES.search(text) else DecisionKind.RESOLVED
        return FoundDecision(
            kind=kind,
            text=text,
            item=key,
            parts=_inline_parts(text),
            words=line.shown(found.start(), len(raw)),
            span=line.span(found.start(), len(raw)),
        )
    parts = sentences(line.raw)
    for a, b in parts:
        own = raw[a:b]
        if _MINUTES.search(own) and not re.search(
            r"\baction|\bto (?:confirm|approve|agree|receive|consider) (?:the|as)\b", own, re.I
        ):
            return FoundDecision(
                kind=DecisionKind.MINUTES,
                text=line.shown(a, b),
                item=key,
                words=line.shown(a, b),
                span=line.span(a, b),
            )
    if (found := _THAT.match(raw)) and (not line.bullet or _SUBJUNCTIVE.search(raw)):
        text = line.shown(0, len(raw))
        kind = DecisionKind.MINUTES if _MINUTES.search(text) else DecisionKind.RESOLVED
        return FoundDecision(
            kind=kind,
            text=text,
            item=key,
            words=text,
            span=line.span(),
            doubt=0.2,
            why="the word before “That” is lost",
            parts=_inline_parts(text),
        )
    for a, b in parts:
        own = raw[a:b]
        if _ELECTED.search(own) and len(own) < 300:
            return FoundDecision(
                kind=DecisionKind.ELECTED,
                text=line.shown(a, b),
                item=key,
                words=line.shown(a, b),
                span=line.span(a, b),
            )
        if found := _AGREED.search(own):
            upper = (
                "AGREED" in found["word"]
                or "It was" in found["word"]
                or "it was" in found["word"]
                or "All" in found["word"]
            )
            return FoundDecision(
                kind=DecisionKind.AGREED,
                text=line.shown(a, b),
                item=key,
                words=line.shown(a, b),
                span=line.span(a, b),
                doubt=0.0 if upper else 0.3,
                why="" if upper else "agreed in passing",
            )
        if _NOTED.match(own.strip()) and not re.match(r"^\s*noted that", own, re.I):
            return FoundDecision(
                kind=DecisionKind.NOTED,
                text=line.shown(a, b),
                item=key,
                words=line.shown(a, b),
                span=line.span(a, b),
                doubt=0.2,
            )
    return None


def _inline_parts(text: str) -> tuple[str, ...]:
    marks = list(_INLINE_LETTERS.finditer(text))
    if len(marks) < 2:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(
        text[mark.end() : end].strip(" ;,").removesuffix("; and")
        for mark, end in zip(marks, ends, strict=True)
    )


# --- Minutes of the meeting before --------------------------------------------------------------------------------


def read_previous(
    drafts: list[Draft], decisions: list[FoundDecision], corrected: bool, meeting_on: date | None
) -> tuple[FoundStart | None, str]:
    """The day of the meeting whose minutes were before this one, and what became of them.

    The status is "approved without correction", "approved with correction", "not recorded" (there is such an item
    and it says nothing), or "" (no such item).
    """
    approved = [decision for decision in decisions if decision.kind == DecisionKind.MINUTES]
    item = next((draft for draft in drafts if re.search(r"\bminutes\b", draft.title, re.I)), None)
    day: FoundStart | None = None
    places: list[tuple[str, Line | None]] = []
    if item and item.title_line:
        places.append((item.title_line.raw, item.title_line))
    for decision in approved:
        places.append((decision.text, None))
    if item:
        places += [(line.raw, line) for line in (*item.agenda, *item.paragraphs)]
    for words, line in places:
        if "minute" not in words.lower() and "meeting" not in words.lower():
            continue
        days = [d for d in find_days(words, meeting_on) if meeting_on is None or d.on < meeting_on]
        if days:
            first = days[0]
            day = FoundStart(
                on=first.on,
                words=" ".join(words[first.start : first.end].split()),
                span=line.span(first.start, first.end) if line else approved[0].span if approved else None,
                doubt=0.2 if first.inferred else 0.0,
                why=first.inferred,
            )
            break
    if item is None and not approved:
        return None, ""
    if not approved:
        return day, "not recorded"
    minuted = [draft.paragraphs for draft in drafts if re.search(r"\bminutes\b", draft.title, re.I)]
    with_correction = corrected or any(_SUBJECT_TO.search(line.flat) for lines in minuted for line in lines)
    return day, "approved with correction" if with_correction else "approved without correction"


# --- Deferrals ----------------------------------------------------------------------------------------------------

_DEFERRED = re.compile(
    r"\b(?P<verb>(?:stood|stands|was|were|is|be|been|will be|would be|to be"
    r"|being)\s+(?:formally\s+)?(?:deferred|postponed|adjourned|held over|carried over"
    r"|carried forward|put back|rescheduled)|deferred|stood over"
    r"|to (?:defer|postpone|adjourn|carry (?:over|forward)|hold over)\b[^.;]{0,80}?(?=\s+(?:until|to|till)\b)"
    r"|(?<=[.:]\s)carried (?:over|forward)(?=\s+(?:to|until)\b)|^(?:carried|held) (?:over|forward)(?=\s+(?:to|until)\b))"
    r"(?:\s+from\s+(?!the\s+minutes)[^.;]{2,40}?)?(?:\s+(?:until|to|till|for|pending)\s+(?P<to>.*?))?(?=\s+(?:due to|because"
    r"|owing to|as the|as a result|in view of|following|pending|so that|in order)\b"
    r"|[.;]|,\s+and that|$)",
    re.I,
)
_TO_BE_HEARD = re.compile(
    r"\b(?:to be|will be) (?:considered|taken|heard|brought back|presented|discussed)\s+(?:on|at|to|in)\s+(?P<to>[^.;]{3,80})",
    re.I,
)
_MONTH = "|".join(MONTH_NAMES)
_REASONS = (
    (r"\bapolog", "apologies"),
    (
        (
            r"\b(?:report|paper|document|data|figures|information|presentation)\b.{0,40}\b(?:not "
            r"(?:yet )?(?:ready|available|complete|finished|received)|unavailable"
            r"|late|outstanding)|\bnot (?:yet )?(?:ready|available)\b"
        ),
        "paper not ready",
    ),
    (r"\btime (?:constraints?|pressures?)|\black of time|\bshortage of time|\bran out of time", "time"),
    (r"\bawait|\bpending\b|\buntil (?:the )?(?:result|outcome|decision)", "awaiting decision"),
    (
        (
            r"\b(?:unable to attend|not present|absence|unwell|illness|ill health"
            r"|not in attendance|could not attend|no representative)\b"
        ),
        "absence",
    ),
    (r"\bquor", "not quorate"),
)


def read_deferrals(drafts: list[Draft], meeting_on: date | None, next_on: date | None) -> list[FoundDeferral]:
    """Matters put off; two headings with one title and one target are one deferral."""
    found: list[FoundDeferral] = []
    for key, draft in enumerate(drafts):
        heading = ""
        headings = {id(line): line.words for line in draft.headings}
        for index, line in enumerate(draft.paragraphs):
            if id(line) in headings:
                heading = headings[id(line)]
                continue
            for match in _DEFERRED.finditer(line.raw):
                made = _deferral(
                    line, match, heading or draft.title, key, meeting_on, next_on, draft.paragraphs[:index]
                )
                if made:
                    _add(found, made)
    return found


def _deferral(
    line: Line,
    match: re.Match[str],
    title: str,
    key: int,
    meeting_on: date | None,
    next_on: date | None,
    before: list[Line],
) -> FoundDeferral | None:
    own = line.raw
    if re.search(r"\bhad (?:previously )?$", own[: match.start()]):
        return None  # told of the past: "which had been postponed until …"
    start = own.rfind(". ", 0, match.start()) + 1
    end = match.end() + (
        own[match.end() :].find(".") if "." in own[match.end() :] else len(own) - match.end()
    )
    sentence = own[start:end]
    if re.search(r"\b(?:payment|sentence|prosecution|charge|trial|hearing|inquest|court)\b", sentence, re.I):
        return None
    target = (match["to"] or "").strip()
    to, month, to_on = _target(target, meeting_on, next_on)
    reason = _reason(own[max(0, start - 250) : end + 200])
    who = re.match(r"^\s*(?:[Dd]ue to|[Hh]aving received)\s+apologies\b", own)
    if not reason and who:
        reason = "apologies"
    if not to and (found := _TO_BE_HEARD.search(own[match.end() : end + 1])):
        to, month, to_on = _target(found["to"], meeting_on, next_on)
        target = found["to"]
    # A deferral with neither a target nor a subject that says "item" is a word in passing.
    if not target and not re.search(
        r"\b(?:item|update|report|presentation|matter|this|discussion|paper|due to|owing to|absence)\b",
        sentence,
        re.I,
    ):
        return None
    span = line.span(start + (len(sentence) - len(sentence.lstrip())), end)
    if named := re.search(r"\bAction (?:no\.? |point )?(\d{1,3})\b", sentence) or re.match(
        r"\s*(?:\d[\d.]*\s+)?Action (?:no\.? |point )?(\d{1,3})\b", own
    ):
        title = f"Action {named[1]}"
    return FoundDeferral(
        title=title,
        item=key,
        reason=reason,
        to=to,
        to_month=month,
        to_on=to_on,
        words=line.shown(start, end),
        span=span,
        spans=(span,),
        doubt=0.0 if to else 0.3,
        why="" if to else "until when is not said",
    )


def _target(words: str, meeting_on: date | None, next_on: date | None) -> tuple[str, str, date | None]:
    """ "December's meeting" → ("December 2018 meeting", "2018-12", the day if it is known)."""
    days = find_days(words, meeting_on)
    if days:
        day = days[0].on
        return (
            f"meeting of {day.day} {day:%B %Y}" if "meeting" in words.lower() else f"{day.day} {day:%B %Y}",
            f"{day:%Y-%m}",
            day,
        )
    if found := re.search(rf"\b({_MONTH})\b(?:'s)?(?:\s+((?:19|20)\d\d))?", words, re.I):
        number = MONTHS[found[1].lower()]
        year = int(found[2]) if found[2] else infer_month_year(meeting_on, number) if meeting_on else 0
        to_on = next_on if next_on and (next_on.year, next_on.month) == (year, number) else None
        name = MONTH_NAMES[number - 1]
        return (
            f"{name} {year} meeting" if year else f"{name} meeting",
            f"{year}-{number:02d}" if year else "",
            to_on,
        )
    if re.search(r"\bnext\b.{0,30}\bmeeting\b|\bnext (?:time|month)\b|\bfollowing meeting\b", words, re.I):
        return "next meeting", "", next_on
    if re.search(r"\b(?:future|later|subsequent)\b", words, re.I):
        return "a later meeting", "", None
    return words[:80].strip(), "", None


def _reason(words: str) -> str:
    for pattern, name in _REASONS:
        if re.search(pattern, words, re.I):
            return name
    found = re.search(r"\b(?:due to|because(?: of)?|owing to|as)\s+(?P<why>[^.;]{4,80})", words, re.I)
    return found["why"].strip() if found else ""


def _add(found: list[FoundDeferral], made: FoundDeferral) -> None:
    for index, other in enumerate(found):
        if other.title.lower() == made.title.lower() and (other.to_month, other.to) == (
            made.to_month,
            made.to,
        ):
            found[index] = replace(
                other, spans=(*other.spans, *made.spans), reason=other.reason or made.reason
            )
            return
    found.append(made)
