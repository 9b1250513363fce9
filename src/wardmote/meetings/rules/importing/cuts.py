"""What hangs on a line and is not its text: marks of cut text, and documents with type and size.

Source: section 10 of the partnership-business study: "... view the full minutes text for item 29." (padded with
no-break spaces), " pdf icon PDF 90 KB", " DOCX 13 KB".
"""

from __future__ import annotations

import re

from wardmote.meetings.rules.importing.lines import Line, sentences
from wardmote.meetings.rules.importing.proposal import FoundAttachment, FoundCut

CUT = re.compile(
    (
        r"\s*(?:\.{2,}|…)?\s*\[?view the full (?P<of>minutes|agenda|decision|item)?\s*text for (?:agenda"
        r" )?item (?P<number>[\w./()-]+?)\.?\]?\s*$"
    ),
    re.I,
)
_DOTS = re.compile(r"(?:(?<=\S)\s+\.\.\.|…|\[(?:cut|truncated|continued|\.\.\.|…)\])\s*$", re.I)
_TYPES = r"PDF|DOCX?|XLSX?|PPTX?|RTF|TXT|CSV|ODT|ODS|HTML?|ZIP|JPE?G|PNG|WORD|EXCEL|POWERPOINT"
_ATTACHED = re.compile(
    (
        rf"\s*[,(\[]?\s*(?:(?:pdf|word|document|doc|excel|powerpoint|file)\s+icon\s+)?\(?(?P<type>{_TYPES}"
        rf")[,:]?\s*\(?(?P<size>\d+(?:\.\d+)?\s?[KMG]B)\)?\]?\s*\.?\s*$"
    ),
    re.I,
)


# Every document ends with its size: without one the longer pattern need not be tried.
_SIZE = re.compile(r"\d\s?[KMG]B\W*$", re.I)


def take_cut(line: Line) -> tuple[Line, FoundCut | None]:
    """The line without its mark of cut text, and the mark."""
    found = CUT.search(line.raw) if "full" in line.raw.lower() else None
    if not found:
        return line, None
    mark = FoundCut(
        item_number=found["number"].strip("()."),
        of=(found["of"] or "minutes").lower(),
        words=line.shown(*found.span()),
        span=line.span(*found.span()),
    )
    return line.cut(0, found.start()), mark


def take_attachments(line: Line) -> tuple[Line, tuple[FoundAttachment, ...]]:
    """The line without the documents at its end, and these, in the order of the page."""
    found: list[FoundAttachment] = []
    while _SIZE.search(line.raw[-24:]) and (match := _ATTACHED.search(line.raw)):
        kind, size = match["type"].lower(), match["size"].upper()
        size = re.sub(r"\s*([KMG]B)$", r" \1", size)
        rest = line.cut(0, match.start())
        found.append(
            FoundAttachment(
                title=rest.words.rstrip(" .,"),
                type=kind,
                size=size,
                words=line.shown(*match.span()),
                span=line.span(*match.span()),
            )
        )
        line = Line(rest.page, rest.start, rest.end, line.gap, line.bullet)
    return line, tuple(reversed(found))


_OPEN_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "to",
        "for",
        "with",
        "by",
        "from",
        "in",
        "on",
        "at",
        "that",
        "which",
        "who",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
    ]
)


def ends_in_the_middle(words: str) -> bool:
    """Does a text end within a sentence? Names, headings, rows and lists end without a stop too: what counts is an open
    last word, or a last sentence without its stop after others that have theirs."""
    words = words.rstrip()
    if _DOTS.search(words):
        return True
    tail = words.rpartition("\n")[2].replace("\u2019", "'")
    if not tail or "|" in tail or tail[-1] in ".!?:;\"'”’)]" or not re.search(r"[a-z,]$", tail):
        return False
    if tail.split()[-1].lower() in _OPEN_WORDS and len(tail.split()) > 4:
        return True
    parts = sentences(tail)
    last = tail[parts[-1][0] :] if parts else ""
    return (len(parts) > 1 and len(last.split()) > 1) or len(last.split()) >= 14
