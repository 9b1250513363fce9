"""A collated return as a Word file and as a PDF, both of the same parts, gaps marked in words."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from wardmote.calendar.words import day_in_words
from wardmote.documents.typeset import Part, Printed, facts, heading, labelled, typeset, words
from wardmote.plans.choices import LineState, Rag
from wardmote.plans.models import Collation
from wardmote.plans.rules.returns import OWED_LINES


def as_pdf(collation: Collation) -> bytes:
    """Return the document as a tagged PDF."""
    return typeset(
        Printed(
            title=_title(collation),
            subtitle=_subtitle(collation),
            footer=f"{_title(collation)}, document {collation.number}",
            parts=parts_of(collation),
        )
    )


def as_word(collation: Collation) -> bytes:
    """Return the document as .docx (ECMA-376)."""
    from docx import Document  # large, and only needed when somebody asks for a Word file
    from docx.shared import Pt

    document = Document()
    document.core_properties.title = _title(collation)
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_title(collation), level=0)
    document.add_paragraph(_subtitle(collation))
    for part in parts_of(collation):
        if part.kind == "heading":
            document.add_heading(part.words, level=part.level)
        elif part.kind == "facts":
            table = document.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for item in part.items:
                name, value = item if isinstance(item, tuple) else ("", item)
                cells = table.add_row().cells
                cells[0].text, cells[1].text = name, value
        else:
            paragraph = document.add_paragraph()
            if part.label:
                paragraph.add_run(f"{part.label}: ").bold = True
            paragraph.add_run(part.words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(collation: Collation) -> list[Part]:
    """Return what the document says, in order: each tactical action once, its partners under it."""
    parts: list[Part] = []
    if collation.gaps:
        gaps = "1 gap" if collation.gaps == 1 else f"{collation.gaps} gaps"
        parts.append(labelled("Draft", f"{gaps} in what has come in so far, marked below."))
    shown = ""
    for line in collation.content["lines"]:
        if line["ref"] != shown:
            shown = line["ref"]
            rag = Rag(line["rag"]).label if line["rag"] else "not said"
            parts.append(heading(f"{line['ref']} {line['text']}"))
            parts.append(words(f"Led by {line['lead']}. Getting on: {rag}."))
        parts.append(heading(line["partner"], 2))
        parts += _of_line(line)
    return parts


def _of_line(line: dict[str, Any]) -> list[Part]:
    state = LineState(line["state"])
    if state in OWED_LINES:
        return [labelled("Gap", "nothing has come in from this partner yet.")]
    if state in (LineState.NIL, LineState.WAIVED):
        said = "Nil return" if state == LineState.NIL else "No return asked for"
        return [words(f"{said}: {line['reason']}" if line["reason"] else f"{said}.")]
    money = [("Budget (pounds)", line["budget"])] if line["budget"] else []
    parts = [facts([*money, *((label, text or "–") for label, text in line["answers"])])]
    if line["case_study"]:
        parts += [heading("Case study", 3), words(line["case_study"])]
    elif line["case_study_waits_for_consent"]:
        parts.append(labelled("Gap", "the case study waits for the consent of those whom it is about."))
    elif line["wants_case_study"] and line["partner"] == line["lead"]:
        parts.append(labelled("Gap", "the case study is missing."))
    return parts


def _title(collation: Collation) -> str:
    return f"{collation.content['funder']}: monitoring return"


def _subtitle(collation: Collation) -> str:
    content = collation.content
    begins, ends = (day_in_words(date.fromisoformat(content[key])) for key in ("from", "to"))
    return ", ".join(filter(None, [content["fund"], f"{begins} to {ends}"]))
