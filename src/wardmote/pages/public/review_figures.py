"""The yearly figures of case reviews for everybody: a page, CSV and JSON, with all earlier periods.

Public by law (2014 Act s.104(9)). Small numbers are ranges already where they are kept for the public: this page has
no others to show.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words, period_in_words
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.words import DoorWords, door_words
from wardmote.reviews.queries.figures import History, PublishedPeriod, published_history
from wardmote.reviews.rules.figures import NAMES, SUBSECTION, WORDS, Row

COLUMNS = ("Applied", "Not met", "Reviewed", "Recommended")
"""Short heads of the four columns, in the order of NAMES; their meaning stands below the table."""


@dataclass(frozen=True)
class FiguresLine:
    """One period as it is printed."""

    period: str
    published: str
    source: str
    cells: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewFiguresPage(Page):
    """All published periods, newest first, what was corrected, and what the numbers mean."""

    template: ClassVar[str] = "public/review_figures.html"

    words: DoorWords
    columns: tuple[str, ...]
    meanings: tuple[str, ...]
    lines: tuple[FiguresLine, ...]
    total: tuple[str, ...]
    exit_button: bool = True


def show_figures(request: Any) -> HttpResponse:
    """The published figures. Sets no cookie."""
    history = published_history(viewer=request.actor)
    words = door_words(viewer=request.actor)
    page = ReviewFiguresPage(
        title=f"{words.case_review_title}: yearly figures",
        words=words,
        columns=COLUMNS,
        meanings=tuple(
            f"{column}: {WORDS[name].lower()}, section {SUBSECTION[name]}"
            for column, name in zip(COLUMNS, NAMES, strict=True)
        ),
        lines=tuple(_line(one) for one in history.periods),
        total=_total(history),
        back=Link(text="Back", href=reverse("case_review")),
    )
    return render(request, page)


def _line(one: PublishedPeriod) -> FiguresLine:
    notes = [f"Explained: {one.publication.explanation}"] if one.publication.explanation else []
    if one.publication.correction:
        notes.append(f"Corrected: {one.publication.correction}")
    for row, old in one.earlier:
        cells = ", ".join(
            f"{WORDS[name].lower()}: {cell.words}" for name, cell in zip(NAMES, row, strict=True)
        )
        notes.append(f"Published before, on {day_in_words(day_of(old.published_at))}: {cells}.")
    return FiguresLine(
        period_in_words(one.period),
        day_in_words(day_of(one.publication.published_at)),
        one.publication.get_source_display(),
        tuple(cell.words for cell in one.row),
        tuple(notes),
    )


def _total(history: History) -> tuple[str, ...]:
    """The sum of all periods; empty where there is nothing to add up, or nothing of it may be said."""
    if len(history.periods) < 2 or not any(cell.is_exact for cell in history.total):
        return ()
    return tuple(cell.words if cell.is_exact else "not shown" for cell in history.total)


def figures_csv(request: Any) -> HttpResponse:
    """The published figures as CSV (RFC 4180): one line a period, least and most of each number, newest first."""
    lines = io.StringIO()
    out = csv.writer(lines)
    bounds = [f"{name}_{bound}" for name in NAMES for bound in ("least", "most")]
    out.writerow(
        [
            "first_day",
            "last_day",
            *bounds,
            "source",
            "published_at",
            "is_current",
            "explanation",
            "correction",
        ]
    )
    for one in published_history(viewer=request.actor).periods:
        for row, kept in ((one.row, one.publication), *one.earlier):
            cells = [value for cell in row for value in (cell.least, cell.most)]
            out.writerow(
                [
                    kept.first_day.isoformat(),
                    kept.last_day.isoformat(),
                    *("" if value is None else value for value in cells),
                    kept.source,
                    kept.published_at.isoformat(timespec="seconds"),
                    "no" if kept.replaced_at else "yes",
                    _safe(kept.explanation),
                    _safe(kept.correction),
                ]
            )
    response = HttpResponse(lines.getvalue(), content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = 'attachment; filename="asb-case-review-figures.csv"'
    return response


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def figures_json(request: Any) -> HttpResponse:
    """The published figures as JSON: for each period the four numbers, each with what is shown of it."""
    return JsonResponse(
        {
            "partnership": request.partnership.name,
            "law": "Anti-social Behaviour, Crime and Policing Act 2014, section 104(9)",
            "meaning": {name: f"{WORDS[name]} (section {SUBSECTION[name]})" for name in NAMES},
            "periods": [
                {
                    **_as_json(one.row, one.publication),
                    "replaced": [_as_json(row, old) for row, old in one.earlier],
                }
                for one in published_history(viewer=request.actor).periods
            ],
        },
        json_dumps_params={"indent": 2},
    )


def _as_json(row: Row, kept: Any) -> dict[str, Any]:
    return {
        "first_day": kept.first_day.isoformat(),
        "last_day": kept.last_day.isoformat(),
        "figures": {
            name: {
                "value": cell.least if cell.is_exact else None,
                "least": cell.least,
                "most": cell.most,
                "shown": cell.words,
            }
            for name, cell in zip(NAMES, row, strict=True)
        },
        "source": kept.source,
        "published_at": kept.published_at.isoformat(timespec="seconds"),
        "explanation": kept.explanation,
        "correction": kept.correction,
    }
