"""From bytes to readable text, each character of which knows where it stands in the source.

A page of minutes reaches us as text copied from a browser, as HTML, as the XML of a committee system, in UTF-8 or
in windows-1252, with entities escaped once or twice. Here all of them become one plain text. Nothing is dropped
but mark-up: what a reader would see is kept, and every character keeps its place in the source, so that a person
can be shown where a field was read.

Source: HTML Living Standard section 13.1.2.3 (start tags), 13.5 (named character references); the committee system's
web service escapes its HTML twice (partnership-business study, 1.2).
"""

from __future__ import annotations

import codecs
import html
import re
import tomllib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_NAMES = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))["tags"]
BLOCKS = frozenset(_NAMES["blocks"].split())
LINES = frozenset({"br", "li", "tr"})
CELLS = frozenset({"td", "th"})
STRONG = frozenset({"b", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "th"})
SILENT = frozenset({"script", "style", "template", "noscript", "svg"})
INLINE = frozenset(_NAMES["inline"].split())
TAGS = BLOCKS | LINES | CELLS | SILENT | INLINE
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
MARKUP = re.compile(
    r"</(?:p|div|td|tr|table|li|ul|ol|h[1-6]|span|strong|b|em|body|html|a)\s*>|<(?:br|p|td|li|hr)\s*/?>", re.I
)
# UTF-8 once read as windows-1252: what curly quotes, dashes, pounds and no-break spaces become.
GARBLED = {
    wrong: right
    for right in "‘’“”–—•…£§·\u00a0"
    for wrong in [right.encode().decode("cp1252", errors="ignore")]
    if len(wrong) > 1
} | {"â€\x9d": "”", "â€": "”"}
GARBLE = re.compile("|".join(re.escape(wrong) for wrong in sorted(GARBLED, key=len, reverse=True)))
LONGEST_TAG = 20_000
# Columns are set apart by spaces; more than these say no more, and patterns would walk them again and again.
WIDEST = 40
_WIDE = re.compile(rf"[ \t\u00a0]{{{WIDEST + 1},}}")


@dataclass(frozen=True)
class Text:
    """Readable text. `starts[i]` and `ends[i]`: where its character i stands in the source. `strong`: ranges of
    the text that the page emphasised. `title`: what the page calls itself in its head."""

    value: str
    starts: array[int]
    ends: array[int]
    strong: tuple[tuple[int, int], ...] = ()
    title: str = ""

    @classmethod
    def of(cls, source: str) -> Text:
        """The source as it is."""
        return cls(source, array("l", range(len(source))), array("l", range(1, len(source) + 1)))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a range of the text stands in the source. An empty range has an empty span."""
        if end <= start or not self.value:
            at = self.starts[start] if start < len(self.value) else (self.ends[-1] if self.value else 0)
            return (at, at)
        return (self.starts[start], max(self.ends[end - 1], self.starts[start]))

    def slice(self, start: int, end: int) -> Text:
        """A part of the text."""
        return Text(self.value[start:end], self.starts[start:end], self.ends[start:end])


@dataclass
class Builder:
    """Puts a Text together from pieces of others and from words of our own."""

    letters: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    length: int = 0
    strong: list[tuple[int, int]] = field(default_factory=list)

    def insert(self, words: str, at: int) -> None:
        """Words that the source does not hold (a line break, a separator), told at a place of it."""
        self.letters.append(words)
        self.starts.extend([at] * len(words))
        self.ends.extend([at] * len(words))
        self.length += len(words)

    def put(self, letters: str, start: int, end: int) -> None:
        """Letters that stand for a range of the source."""
        self.letters.append(letters)
        self.starts.extend([start] * len(letters))
        self.ends.extend([end] * len(letters))
        self.length += len(letters)

    def copy(self, text: Text) -> None:
        """A text as it is."""
        self.strong += [(a + self.length, b + self.length) for a, b in text.strong]
        self.letters.append(text.value)
        self.starts.extend(text.starts)
        self.ends.extend(text.ends)
        self.length += len(text.value)

    def text(self, title: str = "") -> Text:
        """What was put together."""
        return Text("".join(self.letters), self.starts, self.ends, tuple(self.strong), title)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding it was read in. Never fails: what is not UTF-8 is windows-1252.

    A file that is UTF-8 but for a few bytes (cut in the middle of a character) is read as UTF-8 with U+FFFD there.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    as_utf8 = data.decode("utf-8", errors="replace")
    bad = as_utf8.count("\ufffd")
    good = sum(1 for letter in as_utf8 if ord(letter) > 127) - bad
    if good > bad:
        return as_utf8, "utf-8"
    # The five bytes that windows-1252 leaves undefined keep their number, as browsers read them.
    return "".join(_WINDOWS[byte] for byte in data), "windows-1252"


_WINDOWS = [bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)]


def make_readable(source: Text, *, rounds: int = 4) -> Text:
    """The text that a reader would see: garbled letters mended, mark-up taken away, entities resolved, as often as
    they were escaped (at most `rounds` times)."""
    text = _replace(source, GARBLE, GARBLED.__getitem__) if GARBLE.search(source.value) else source
    if _WIDE.search(text.value):
        text = _replace(text, _WIDE, lambda run: run[:WIDEST])
    first = True
    for _ in range(rounds):
        if MARKUP.search(text.value):
            text, first = strip_markup(text, keep_lines=not first), False
        elif ENTITY.search(text.value):
            text = _replace(text, ENTITY, html.unescape)
        else:
            break
    return text


def _replace(text: Text, pattern: re.Pattern[str], by: Callable[[str], str]) -> Text:
    """Replace each match by `by(match)`, keeping places."""
    made, last = Builder(), 0
    for match in pattern.finditer(text.value):
        letters = by(match.group())
        if letters == match.group():
            continue
        made.copy(text.slice(last, match.start()))
        made.put(letters, *text.source_span(*match.span()))
        last = match.end()
    made.copy(text.slice(last, len(text.value)))
    built = made.text(text.title)
    if not text.strong:
        return built
    return Text(built.value, built.starts, built.ends, _moved(text, built), text.title)


def _moved(old: Text, new: Text) -> tuple[tuple[int, int], ...]:
    """The emphasised ranges of `old` in a text made from it: found again by their places in the source."""
    ranges = []
    for start, end in old.strong:
        if end > start:
            first, last = old.source_span(start, end)
            ranges.append((bisect_left(new.starts, first), bisect_left(new.starts, last)))
    return tuple(ranges)


@dataclass(frozen=True)
class Tag:
    """A tag: its name in small letters, whether it closes, its attributes as written, where it stands."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int
    empty: bool = False


def find_tags(value: str, known: frozenset[str] | None = TAGS) -> Iterator[Tag]:
    """Tags and comments in order; text that only looks like a tag ("<3", "a < b") is left alone.

    `known`: names that count as tags; None takes any. A comment or declaration comes as a Tag without a name. Time
    is linear in the length.
    """
    at, length = 0, len(value)
    while (at := value.find("<", at)) != -1:
        if value.startswith("<!--", at):
            end = value.find("-->", at + 4)
            end = length if end == -1 else end + 3
            yield Tag("", False, "", at, end)
            at = end
            continue
        if value.startswith(("<!DOCTYPE", "<!doctype", "<?"), at):
            end = value.find(">", at)
            end = length if end == -1 else end + 1
            yield Tag("", False, "", at, end)
            at = end
            continue
        opened = _NAME.match(value, at)
        if not opened or (known is not None and opened.group(2).lower() not in known):
            at += 1
            continue
        end = _end_of_tag(value, opened.end())
        if end == -1:
            at += 1
            continue
        body = value[opened.end() : end - 1]
        yield Tag(opened.group(2).lower(), bool(opened.group(1)), body, at, end, body.rstrip().endswith("/"))
        at = end


_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:_-]*)(?=[\s/>])")


def _end_of_tag(value: str, at: int) -> int:
    """One past the ">" that closes a tag, minding quoted attributes; -1 when there is none near."""
    limit, quote, first = min(len(value), at + LONGEST_TAG), "", -1
    for index in range(at, limit):
        letter = value[index]
        if letter == ">":
            if not quote:
                return index + 1
            first = index if first == -1 else first
        elif letter in "\"'":
            quote = "" if quote == letter else (quote or letter)
    return first + 1 if first != -1 else -1


def strip_markup(text: Text, *, keep_lines: bool = False) -> Text:
    """The text of a page of HTML: one line a paragraph, cells of a row joined by " | ", list items with a bullet or
    their number, a blank line between blocks. `keep_lines`: line breaks in the text mean something."""
    return _Render(text, keep_lines).run()


class _Render:
    def __init__(self, text: Text, keep_lines: bool) -> None:
        self.source, self.keep = text, keep_lines
        self.made = Builder()
        self.silent = 0
        self.lists: list[int | None] = []
        self.row_has_cell = False
        self.strong_from: list[int] = []
        self.title: list[str] = [text.title] if text.title else []
        self.in_title = False
        self.breaks = 2  # line breaks at the end of what was made so far; the beginning needs none
        self.space = False

    def run(self) -> Text:
        last = 0
        for tag in find_tags(self.source.value):
            self.words(last, tag.start)
            last = tag.end
            if tag.name:
                self.tag(tag)
        self.words(last, len(self.source.value))
        return self.made.text(" ".join("".join(self.title).split()))

    def words(self, start: int, end: int) -> None:
        if start >= end or self.silent:
            return
        value = self.source.value[start:end]
        if self.in_title:
            self.title.append(value)
            return
        if self.keep:
            if value.strip() or self.breaks == 0:
                self.made.copy(self.source.slice(start, end))
                self.breaks = len(value) - len(value.rstrip("\n")) if value.strip() else 0
            return
        for match in re.finditer(r"[ \t\r\n\f]+|[^ \t\r\n\f]+", value):
            if match.group()[0] in " \t\r\n\f":
                self.space = True
                continue
            a, b = start + match.start(), start + match.end()
            if self.space and self.breaks == 0 and self.made.length:
                self.made.insert(" ", self.source.starts[a])
            self.made.copy(self.source.slice(a, b))
            self.space, self.breaks = False, 0

    def line_break(self, number: int, at: int) -> None:
        missing = number - self.breaks
        if missing > 0 and self.made.length:
            self.made.insert("\n" * missing, at)
            self.breaks = number
        self.space = False

    def tag(self, tag: Tag) -> None:
        at = self.source.starts[tag.start] if tag.start < len(self.source.value) else 0
        if tag.name in SILENT:
            self.silent = max(0, self.silent + (0 if tag.empty else -1 if tag.closing else 1))
        elif tag.name == "title":
            self.in_title = not tag.closing and not tag.empty
        elif tag.name == "br":
            self.made.insert("\n", at)
            self.breaks, self.space = self.breaks + 1, False
        elif tag.name in BLOCKS:
            self.block(tag, at)
        elif tag.name == "li" and not tag.closing:
            self.line_break(1, at)
            number = self.lists[-1] if self.lists else None
            self.made.insert("• " if number is None else f"{number}. ", at)
            if number is not None:
                self.lists[-1] = number + 1
        elif tag.name == "tr" or (tag.name == "li" and tag.closing):
            self.line_break(1, at)
            self.row_has_cell = False
        elif tag.name in CELLS and not tag.closing:
            if self.row_has_cell and self.breaks == 0:
                self.made.insert(" | ", at)
            self.row_has_cell = True
        if tag.name in STRONG:
            if not tag.closing:
                self.strong_from.append(self.made.length)
            elif self.strong_from:
                self.made.strong.append((self.strong_from.pop(), self.made.length))

    def block(self, tag: Tag, at: int) -> None:
        # A paragraph alone in a cell does not end the row: "<td><p>MS</p></td>" is one cell.
        in_row = self.row_has_cell and tag.name in {"p", "div"} and self.breaks == 0
        if not (in_row and self._cell_ends_after(tag)):
            self.line_break(2, at)
        if tag.name in {"ul", "ol"}:
            if tag.closing:
                self.lists[-1:] = []
            else:
                found = re.search(r"start\s*=\s*[\"']?(\d{1,3})", tag.attributes)
                self.lists.append(None if tag.name == "ul" else int(found.group(1)) if found else 1)

    def _cell_ends_after(self, tag: Tag) -> bool:
        rest = self.source.value[tag.end : tag.end + 200] if tag.closing else self.source.value[:0]
        if tag.closing:
            return bool(re.match(r"\s*(?:</(?:p|div|span)\s*>\s*)*</t[dh]", rest, re.I))
        before = self.source.value[max(0, tag.start - 200) : tag.start]
        return bool(re.search(r"<t[dh]\b[^>]*>\s*(?:<(?:p|div|span)\b[^>]*>\s*)*$", before, re.I))
