"""A collated return as a Word file: headings, a table of answers for each line, gaps marked in words."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from wardmote.plans.choices import LineState, Rag
from wardmote.plans.models import Collation
from wardmote.plans.rules.returns import OWED_LINES


def as_word(collation: Collation) -> bytes:
    """Return the document as .docx (ECMA-376). The same collation gives the same words."""
    from docx import Document  # large, and only needed for Word files
    from docx.shared import Pt

    content = collation.content
    document = Document()
    document.core_properties.title = f"{content['funder']} return"
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(f"{content['funder']}: monitoring return", level=0)
    period = f"{_day(content['from'])} to {_day(content['to'])}"
    document.add_paragraph(", ".join(filter(None, [content["fund"], period])))
    if collation.gaps:
        gaps = "1 gap" if collation.gaps == 1 else f"{collation.gaps} gaps"
        document.add_paragraph(f"Draft: {gaps} in what has come in so far, marked below.")
    shown = ""
    for line in content["lines"]:
        if line["ref"] != shown:
            shown = line["ref"]
            document.add_heading(f"{line['ref']} {line['text']}", level=1)
            rag = Rag(line["rag"]).label if line["rag"] else "not said"
            document.add_paragraph(f"Led by {line['lead']}. Getting on: {rag}.")
        document.add_heading(line["partner"], level=2)
        _add_line(document, line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_line(document: Any, line: dict[str, Any]) -> None:
    state = LineState(line["state"])
    if state in OWED_LINES:
        document.add_paragraph("GAP: nothing has come in from this partner yet.")
        return
    if state in (LineState.NIL, LineState.WAIVED):
        words = "Nil return" if state == LineState.NIL else "No return asked for"
        document.add_paragraph(f"{words}{': ' + line['reason'] if line['reason'] else '.'}")
        return
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Question", "Answer"
    answers = list(line["answers"])
    if line["budget"]:
        answers.insert(0, ["Budget (pounds)", line["budget"]])
    for label, text in answers:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text or "–"
    if line["case_study"]:
        document.add_heading("Case study", level=3)
        document.add_paragraph(line["case_study"])
    elif line["case_study_waits_for_consent"]:
        document.add_paragraph("GAP: the case study waits for the consent of those whom it is about.")
    elif line["wants_case_study"] and line["partner"] == line["lead"]:
        document.add_paragraph("GAP: the case study is missing.")


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%-d %B %Y}"
