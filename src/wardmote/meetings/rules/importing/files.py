"""What kind of file minutes come in: text in some encoding, a word processor's document, or a kind no text is read from.

A .docx is a packed folder whose `word/document.xml` holds the words (ECMA-376 part 1, 17.3 paragraphs `w:p`, runs with
`w:t`, `w:tab`, `w:br`; 17.4 tables `w:tbl`, `w:tr`, `w:tc`); it is laid out as a plain page of HTML and read like any
other. From a PDF, a picture or an older word processor's file no text is read: the person is told what to do instead.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

from wardmote.meetings.rules.importing.reading import decode, find_tags

_KINDS = (
    (b"%PDF-", "is a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a document of an older word processor (.doc)"),
    (b"{\\rtf", "is a rich text document (.rtf)"),
    (b"PK\x03\x04", "is a packed file that is no .docx document"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"\x1f\x8b", "is a compressed file"),
)
_ADVICE = "Open it, copy all of its text and paste that, or save it as plain text, HTML or .docx."
# A document of minutes unpacks to a few megabytes; one that claims more is not opened.
LARGEST = 60_000_000
_BREAKS = {"br": "<br>", "cr": "<br>", "tab": "\t", "nobreakhyphen": "-"}
_CELLS = {"tbl": "table", "tr": "tr", "tc": "td"}


def why_unreadable(data: bytes) -> str:
    """Why no text is read from a file, with what to do instead; "" when it is read. Begins with a verb: the caller
    names the file."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "is empty."
    if _document(data) is not None:
        return ""
    for mark, kind in _KINDS:
        if data.startswith(mark):
            return f"{kind}: no text is read from it. {_ADVICE}"
    head = data[:4000]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if _wide(data) is None and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and strange > len(head) * 0.1:
        return f"is not text: it holds bytes that no text has. {_ADVICE}"
    return ""


def open_file(data: bytes) -> tuple[str, str]:
    """The text of a file, and in what it was kept: an encoding, or "docx". Never fails; what no text is read from has
    none (`why_unreadable` says so)."""
    if (inside := _document(data)) is not None:
        return inside, "docx"
    if any(data.startswith(mark) for mark, _ in _KINDS):
        return "", "binary"
    if (wide := _wide(data)) is not None:
        return data.decode(wide, errors="replace"), wide
    return decode(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English is nought."""
    head = data[:4000]
    if len(head) < 40 or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.35 and odd < len(head) * 0.05 else None


def _document(data: bytes) -> str | None:
    """The words of a .docx as HTML; None when the file is none, or is broken."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > LARGEST:
                return None
            with packed.open("word/document.xml") as inside:
                source = inside.read(LARGEST).decode("utf-8", errors="replace")
    except (
        KeyError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return None
    return _laid_out(source)


def _laid_out(source: str) -> str:
    """Paragraphs, tables, bold runs and breaks of `word/document.xml` as HTML; struck and deleted words are left out."""
    made: list[str] = []
    last, in_text, bold, deleted, cells = 0, False, False, 0, 0
    for tag in find_tags(source, known=None):
        if in_text and not deleted:
            words = html.unescape(source[last : tag.start])
            made.append(f"<b>{html.escape(words)}</b>" if bold and words.strip() else html.escape(words))
        last = tag.end
        name = tag.name.rpartition(":")[2]
        if name == "t":
            in_text = not tag.closing and not tag.empty
        elif name in {"del", "movefrom"} and not tag.empty:
            deleted = max(0, deleted + (-1 if tag.closing else 1))
        elif name == "r":
            bold = False
        elif name == "b" and not tag.closing:
            bold = not re.search(r"val\s*=\s*[\"'](?:0|false|none|off)", tag.attributes)
        elif name in _BREAKS and not tag.closing and not deleted:
            made.append(_BREAKS[name])
        elif name == "p" and not tag.empty:
            if tag.closing:
                made.append("<br>" if cells else "</p>\n")
            elif not cells:
                made.append("<p>")
        elif name in _CELLS and not tag.empty:
            cells += 0 if name != "tc" else -1 if tag.closing else 1
            made.append(f"<{'/' if tag.closing else ''}{_CELLS[name]}>")
    return re.sub(r"(?:<br>)+(?=</td>)", "", "".join(made))
