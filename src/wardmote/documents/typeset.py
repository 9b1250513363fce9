"""Documents of our own as PDF files that everybody can read: tagged, with a title, a language and bookmarks.

Set by Typst, whose compiler and fonts come inside its wheel: nothing is installed beside it. What it writes is tagged by
itself, and is checked against PDF/UA-1 (ISO 14289-1). Texts go in as data and are never read as Typst's own
markup, whatever stands in them.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from django.conf import settings

INVENTED = "Demonstration. Everything here is invented: the people, the events and the records."
_TEMPLATE = """
#let given = json(bytes(sys.inputs.given))
#set document(title: given.title, author: given.author)
#set page(paper: "a4", margin: 2.2cm, header: if given.notice != "" [#text(size: 9pt, given.notice)], footer: context [
  #set text(size: 9pt)
  #given.footer #h(1fr) Page #counter(page).display() of #counter(page).final().first()
])
#set text(lang: "en", region: "GB", size: 11.5pt, hyphenate: false)
#set par(leading: 0.7em, spacing: 1em)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading: set block(above: 1.4em, below: 0.7em, sticky: true)
#show std.title: set text(size: 20pt)
#let lines(words) = words.split("\\n").join(linebreak())
#title()
#if given.notice != "" [#strong(given.notice)]
#if given.subtitle != "" [#text(size: 13pt, given.subtitle)]
#for part in given.parts {
  if part.kind == "heading" { heading(level: part.level, part.words) }
  else if part.kind == "words" { par(lines(part.words)) }
  else if part.kind == "strong" { par[#strong(part.label): #lines(part.words)] }
  else if part.kind == "list" { list(..part.items.map(one => lines(one))) }
  else if part.kind == "facts" {
    for pair in part.items { terms.item(pair.at(0), lines(pair.at(1))) }
  }
  else if part.kind == "page" { pagebreak(weak: true) }
}
"""


@dataclass(frozen=True)
class Part:
    """One piece of a document: a heading (level 1 to 3), words, a labelled sentence, a list, facts, a new page."""

    kind: str
    words: str = ""
    label: str = ""
    level: int = 1
    items: Sequence[str | tuple[str, str]] = ()


def heading(words: str, level: int = 1) -> Part:
    """Return a heading; each is a bookmark too."""
    return Part("heading", words, level=level)


def words(text: str) -> Part:
    """Return a paragraph; its line ends are kept."""
    return Part("words", text)


def labelled(label: str, text: str) -> Part:
    """Return a paragraph that begins with a label: "Decided: …"."""
    return Part("strong", text, label=label)


def bullets(items: Iterable[str]) -> Part:
    """Return a list."""
    return Part("list", items=tuple(items))


def facts(pairs: Iterable[tuple[str, str]]) -> Part:
    """Return names with their values, without those that have none."""
    return Part("facts", items=tuple((name, value) for name, value in pairs if value))


def new_page() -> Part:
    """Return the beginning of a new page."""
    return Part("page")


@dataclass(frozen=True)
class Attachment:
    """A PDF file that follows the document: its bookmark, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Printed:
    """A document before it is set."""

    title: str
    parts: Sequence[Part]
    subtitle: str = ""
    author: str = ""
    footer: str = ""
    attachments: Sequence[Attachment] = field(default_factory=tuple)


def typeset(document: Printed) -> bytes:
    """Return the document as a PDF file; its attachments follow, each with a bookmark of its own.

    In the demonstration each page says that all of it is invented: a file is passed on without its site.

    Without attachments it is checked against PDF/UA-1. A letter for which no font is at hand makes that check
    impossible, not the document: it is tagged all the same. Attachments stay as accessible as they came.
    """
    import typst  # large, and only needed when something is printed

    given = asdict(document)
    given.pop("attachments")
    given["notice"] = INVENTED if settings.DEMO else ""
    inputs = {"given": json.dumps(given)}
    source = _TEMPLATE.encode()
    if document.attachments:
        return _followed(typst.compile(source, format="pdf", sys_inputs=inputs), document.attachments)
    try:
        made: bytes = typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
    except typst.TypstError:
        made = typst.compile(source, format="pdf", sys_inputs=inputs)
    return made


def _followed(made: bytes, attachments: Sequence[Attachment]) -> bytes:
    import pikepdf  # large, and only needed for packs

    with pikepdf.open(io.BytesIO(made)) as whole:
        marks = []
        for attachment in attachments:
            with pikepdf.open(io.BytesIO(attachment.content)) as other:
                marks.append(pikepdf.OutlineItem(attachment.name, len(whole.pages)))
                whole.pages.extend(other.pages)
        with whole.open_outline() as outline:
            outline.root.extend(marks)
        out = io.BytesIO()
        whole.save(out)
        return out.getvalue()
