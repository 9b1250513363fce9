"""A readable text as lines and paragraphs that keep their places.

Two forms of the text stand beside each other, letter for letter: `clean` is what is shown and kept, `plain` is what
patterns are matched against (plain spaces, straight quotes, one kind of dash).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wardmote.meetings.rules.importing.reading import Text

_PLAIN = {
    ord(c): " "
    for c in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
}
_PLAIN |= {ord(c): " " for c in "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"}
_PLAIN |= {ord(c): "'" for c in "‘’‚‛′`´"} | {ord(c): '"' for c in "“”„‟″«»"}
_PLAIN |= {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): "\n" for c in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
BULLET = re.compile(
    r"(?:[•·§▪●○◦‣⁃■□▪➢➤Øüvo?*\-](?:\s{1,}|(?=[A-Z£]))|[\uf0b7\uf0a7\uf0d8\uf0fc→⇒►▶✓✔]\s*|[-=]+>\s*)"
)
# Letters that are bullets only where a word processor's symbol font was lost: they need more than one space.
_LETTER_BULLET = re.compile(r"[Øüvo?]\s{2,}")
_STAR = re.compile(r"\*(?=\S)")


class Span(NamedTuple):
    """A range of characters of a source, and the number of the page it is in (0 for the only or first page)."""

    start: int
    end: int
    page: int = 0


def to_plain(clean: str) -> str:
    """The text for patterns, of the same length. A break of two characters is one break."""
    return clean.replace("\r\n", " \n").translate(_PLAIN)


def tidy(words: str) -> str:
    """One line, single spaces, nothing at its ends."""
    return " ".join(words.translate(_SPACES).split())


_SPACES = {code: to for code, to in _PLAIN.items() if to in " \n"}


@dataclass(frozen=True)
class Page:
    """A page of a meeting: its text in both forms, and its number."""

    text: Text
    number: int = 0

    @cached_property
    def clean(self) -> str:
        return self.text.value

    @cached_property
    def plain(self) -> str:
        return to_plain(self.text.value)

    def span(self, start: int, end: int) -> Span:
        """Where a range of the text stands in the source."""
        return Span(*self.text.source_span(start, end), self.number)

    def is_strong(self, start: int, end: int) -> bool:
        """Did the page emphasise all of this range?"""
        return any(a <= start and end <= b + 1 for a, b in self.text.strong)


@dataclass(frozen=True)
class Line:
    """A line that is not blank. `start`, `end`: in the page's text, without space around. `gap`: blank lines before
    it. `bullet`: its bullet as written, which is not part of the range. `row`: cells of a table, or none."""

    page: Page
    start: int
    end: int
    gap: int = 1
    bullet: str = ""

    @cached_property
    def raw(self) -> str:
        """The line for patterns, letter for letter; breaks within it read as spaces."""
        return self.page.plain[self.start : self.end].replace("\n", " ")

    @cached_property
    def words(self) -> str:
        """The line as it is shown."""
        return tidy(self.page.clean[self.start : self.end])

    @cached_property
    def flat(self) -> str:
        """The line for patterns, with single spaces."""
        return " ".join(self.raw.split())

    @property
    def strong(self) -> bool:
        return self.page.is_strong(self.start, self.end)

    @cached_property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Ranges (within the line) of the cells of a table row: between bars, or between tabs; () when no row."""
        own = self.page.clean[self.start : self.end]
        bar = "|" if "|" in own else "\t" if "\t" in own else ""
        if not bar:
            return ()
        ranges, at = [], 0
        for part in own.split(bar):
            left = len(part) - len(part.lstrip())
            ranges.append((at + left, at + max(left, len(part.rstrip()))))
            at += len(part) + 1
        if ranges and ranges[-1][0] >= ranges[-1][1]:
            ranges.pop()
        return tuple(ranges) if len(ranges) > 1 else ()

    def cut(self, start: int, end: int, *, gap: int | None = None) -> Line:
        """A part of the line (ranges within it), trimmed."""
        own = self.raw[start:end]
        left = len(own) - len(own.lstrip())
        end = start + len(own.rstrip())
        start = min(start + left, end)
        return Line(self.page, self.start + start, self.start + end, self.gap if gap is None else gap, "")

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the line, or a range within it, stands in the source."""
        end = self.end - self.start if end is None else end
        return self.page.span(self.start + start, self.start + end)

    def shown(self, start: int, end: int) -> str:
        """A range within the line, as it is shown."""
        return tidy(self.page.clean[self.start + start : self.start + end])


_MARKERS = re.compile(
    r"(?<=[\w.)\]?!'\"|:])\s+(?=(?:Minutes|Decision|Decisions|Additional documents"
    r"|Supporting documents):(?:\s|$))"
)


def make_lines(page: Page) -> list[Line]:
    """The page's lines, in order. A row separator of a table counts as a gap; its outer bars are left out."""
    lines: list[Line] = []
    gap, at, ends_row = 1, 0, False
    for part in re.split(r"(\n)", page.plain):
        start, at = at, at + len(part)
        if part == "\n":
            continue
        bare = part.strip(" |")
        if not bare or not re.search(r"[^\s|:+=_-]", part):
            # "|" alone and "---|---" end a row of a table: what follows is another matter.
            gap += 2 if "|" in part else 1
            continue
        left = len(part) - len(part.lstrip(" |"))
        right = len(part.rstrip(" |"))
        ends_row, ended = "|" in part[right:], ends_row
        for piece in _split(page, start + left, start + right, row=gap >= 2 and ended):
            lines.append(piece if piece.start > start + left else Line(page, piece.start, piece.end, gap))
        gap = 2 if ends_row else 0
    return [_take_bullet(piece) for line in _split_flood(lines) for piece in _split_long(line)]


LONGEST = 4_000


def _split_long(line: Line) -> Iterable[Line]:
    """A line longer than any paragraph, in pieces that end with a sentence, or at least with a word."""
    while line.end - line.start > LONGEST:
        near = line.raw[LONGEST // 2 : LONGEST]
        stops = [found.end() for found in re.finditer(r"\s+", near)]
        ends = [found.end() for found in re.finditer(r"[.;:!?]\s+", near)]
        at = LONGEST // 2 + (ends[-1] if ends else stops[-1] if stops else LONGEST // 2)
        yield line.cut(0, at)
        line = line.cut(at, line.end - line.start, gap=0)
    if line.end > line.start:
        yield line


def _split(page: Page, start: int, end: int, *, row: bool = False) -> Iterable[Line]:
    """A line, parted before markers that stand in the middle of it. `row`: it begins a row of a table."""
    value, at = page.plain[start:end], 0
    for match in _MARKERS.finditer(value):
        if match.start() - at > 300:
            continue
        yield from _split_agenda(page, start + at, start + match.start())
        at = match.end()
    if row and not at:
        yield from _split_agenda(page, start, end)
    else:
        yield Line(page, start + at, end, 1)


_AGENDA = re.compile(
    r"(?<=[\w)\]?!.])\s+(?=(?:To (?:receive|consider|note|approve|confirm|agree|discuss|provide|elect|appoint|review"
    r"|disclose|declare|invite|hear|determine|sign|authorise|note and|answer|update)"
    r"|(?:Joint )?[Rr]eport of)\b)"
)


def _split_agenda(page: Page, start: int, end: int) -> Iterable[Line]:
    """A heading, and what the agenda said under it, where a table has both on the line of its "Minutes:"."""
    found = _AGENDA.search(page.plain, start, end)
    if found and 2 < found.start() - start < 160:
        yield Line(page, start, found.start(), 1)
        yield Line(page, found.end(), end, 1)
    else:
        yield Line(page, start, end, 1)


_FLOODED = re.compile(r"(?<=\s)(\d{1,2})\.\s+(?=[A-Z][A-Za-z])")


def _split_flood(lines: list[Line]) -> Iterable[Line]:
    """A whole agenda on one line ("1. APOLOGIES 2. MINUTES …"), parted before its numbers when they count up."""
    for line in lines:
        if line.end - line.start < 600:
            yield line
            continue
        cuts, wanted = [], None
        for match in _FLOODED.finditer(line.raw):
            number = int(match.group(1))
            if wanted is None or number == wanted:
                cuts.append(match.start())
                wanted = number + 1
        if len(cuts) < 3:
            yield line
            continue
        for a, b in zip([0, *cuts], [*cuts, line.end - line.start], strict=True):
            if line.raw[a:b].strip():
                yield line.cut(a, b, gap=line.gap if a == 0 else 1)


def _take_bullet(line: Line) -> Line:
    found = BULLET.match(line.raw)
    if not found or (line.raw[0] in "Øüvo?" and not _LETTER_BULLET.match(line.raw)):
        return line
    if _STAR.match(line.raw) and line.raw.count("*") > 1:
        return line  # "*ACTIONS*:" is emphasis
    rest = line.cut(found.end(), line.end - line.start)
    return Line(line.page, rest.start, rest.end, line.gap, found.group().strip()) if rest.raw else line


_OPENER = re.compile(
    r"(?:(?-i:[A-Z])[\w /&-]{2,30}\s?:(?:\s|$)|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|\*?actions?\b|resolved\b|agreed\b"
    r"|that\b|minutes:|decision:|page \d"
    r"|item \d|no\.? ?\d{1,2}[.:]|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?-i:[A-Z\d])"
    r"|(?-i:[A-Z]{2,4}(?:(?:,| and| &|/) ?[A-Z]{2,4})* to [a-z]))",
    re.I,
)


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Lines that a page broke in the middle of a sentence, joined to paragraphs.

    Joined are a line and the next without a blank line between, when the first looks unfinished and the second does
    not open something new. A list of names keeps its lines.
    """
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        near = last is not None and last.page is line.page and line.end - last.start < LONGEST
        if last and near and line.gap == 0 and not line.bullet and _goes_on(last, line):
            joined[-1] = Line(last.page, last.start, line.end, last.gap, last.bullet)
        else:
            joined.append(line)
    return joined


# "Ch. Insp. Rob Lister (RL) - Police", "Nina Salt, Estuary Council": a name, and what stands beside it.
_NAMED = re.compile(
    r"(?:(?:[A-Z][a-z]{0,4}|[A-Z]{2,4}|[A-Z]/[A-Z]\w+|Councillor|Inspector|Superintendent|Sergeant)\.?\s+){0,2}"
    r"[A-Z][\w'-]*\.?(?:\s+[A-Z][\w'-]*\.?){1,3}\s*(?:\([A-Z][^()]{1,60}\)|,\s+[A-Z]|\s-\s+[A-Z])"
)


def _goes_on(last: Line, line: Line) -> bool:
    if last.cells or line.cells or _OPENER.match(line.raw):
        return False
    if (
        _NAMED.match(line.raw)
        and _NAMED.match(last.raw)
        and not last.raw.rstrip().endswith((",", "-", " and"))
    ):
        return False
    tail = (
        last.page.plain[: last.end].rpartition("\n")[2] if last.end - last.start < 5000 else last.raw[-200:]
    )
    tail = " ".join(tail.split())
    if tail.endswith(")") and not line.raw[:1].islower():
        return False
    if tail.endswith((".", ":", ";", "?", "!")) and not tail.endswith(("Mr.", "Mrs.", "Dr.", "No.")):
        return False
    if tail.endswith(
        (
            ",",
            " and",
            " the",
            " of",
            " to",
            " a",
            "-",
            " held on",
            " held at",
            " on",
            " at",
            " in",
            " by",
            " for",
        )
    ):
        return True
    return (len(tail) >= 60) if line.raw[:1].isupper() or line.raw[:1].isdigit() else len(tail) >= 25


_STOP = re.compile(r"(?<=[.;!?])[\"')\]]*\s+(?=[A-Z(\"'*\[£\d])|(?<=[a-z])\.(?=[A-Z]{2,3} to )")
_ABBREVIATED = re.compile(
    r"\b(?:Insp|Sgt|Supt|Cllr|Cllrs|Mr|Mrs|Ms|Dr|Prof|Rev|Det|Ch|Hon|No|no|Min"
    r"|Minute|St|Ltd|etc|e\.g|i\.e|c\.f|approx|vs|inc|Rd|[A-Z])\.$"
)


def sentences(raw: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Ranges of the sentences of a line; abbreviated titles and initials end none, and a stop that lost its space
    before "XX to" does."""
    end = len(raw) if end is None else end
    cuts = [start]
    for match in _STOP.finditer(raw, start, end):
        before = raw[max(start, match.start() - 12) : match.start()].rstrip("\"')]")
        if _ABBREVIATED.search(before):
            continue
        cuts.append(max(match.end(), match.start() + 1))
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if raw[a:b].strip()]
