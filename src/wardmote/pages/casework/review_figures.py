"""The yearly figures for those who run case reviews: what the record says, the cases behind it, publishing, earlier years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.london import day_of
from wardmote.calendar.periods import Period
from wardmote.calendar.words import day_in_words, period_in_words
from wardmote.design.fields import DateField, Form, NumberField, TextareaField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.reviews.operations import enter_figures, publish_figures
from wardmote.reviews.queries.figures import (
    Behind,
    FiguresCheck,
    check_figures,
    due_figures,
    list_figures,
)
from wardmote.reviews.rules.figures import MOST, NAMES, SUBSECTION, WORDS, Figures, shown

SECTION = "review_figures"
_BEHIND = {
    **WORDS,
    "carried_in": "Received before the period, decided or reviewed in it",
    "still_open": "Received in the period, nothing came of them by its end",
    "ended_otherwise": "Received in the period and withdrawn, rejected or joined",
}


@dataclass(frozen=True)
class KeptLine:
    """One row of figures as it is kept."""

    period: str
    first_day: str
    last_day: str
    cells: tuple[str, ...]
    source: str
    made: str
    standing: str


@dataclass(frozen=True)
class NumberLine:
    """One number: what it is, what it is, how the public will see it, and the applications behind it."""

    words: str
    subsection: str
    number: str
    shown: str
    behind: Behind


@dataclass(frozen=True, kw_only=True)
class FiguresListPage(Page):
    """What is due and what is published."""

    template: ClassVar[str] = "casework/review_figures.html"
    section: str = SECTION
    due: str
    due_on: str
    is_published: bool
    look: str
    columns: tuple[str, ...]
    lines: tuple[KeptLine, ...]


@dataclass(frozen=True, kw_only=True)
class FiguresCheckPage(Page):
    """The numbers of one period with the cases behind them; publishing, with an explanation where it needs one."""

    template: ClassVar[str] = "casework/review_figures_check.html"
    section: str = SECTION
    marking: str = "OFFICIAL-SENSITIVE"
    numbers: tuple[NumberLine, ...]
    others: tuple[NumberLine, ...]
    problems: tuple[str, ...]
    is_whole: bool
    published: str
    form: Form


@dataclass(frozen=True, kw_only=True)
class EnterFiguresPage(Page):
    """Figures of an earlier year, counted elsewhere."""

    template: ClassVar[str] = "casework/review_figures_enter.html"
    section: str = SECTION
    form: Form


class PublishForm(Form):
    explanation = TextareaField(
        label="Why these numbers are right",
        hint="It is published with them. Name no person, no place and no number.",
        required=False,
        limit=1_000,
    )
    correction = TextareaField(
        label="Why they replace what was published",
        hint="It is published with them.",
        required=False,
        limit=1_000,
    )


class EnterForm(Form):
    first_day = DateField(label="First day of the period", latest="yesterday")
    last_day = DateField(label="Last day of the period", latest="yesterday")
    applications = NumberField(label=f"{WORDS['applications']} (a)", least=0, most=MOST)
    not_met = NumberField(
        label=f"{WORDS['not_met']} (b)",
        hint="Leave it empty if it was never given",
        least=0,
        most=MOST,
        required=False,
    )
    reviews = NumberField(label=f"{WORDS['reviews']} (c)", least=0, most=MOST)
    recommended = NumberField(label=f"{WORDS['recommended']} (d)", least=0, most=MOST)
    explanation = TextareaField(
        label="Why numbers that contradict each other are right",
        hint="Only where they do. It is published with them. Name no person, no place and no number.",
        required=False,
        limit=1_000,
    )
    correction = TextareaField(
        label="Why they replace what was published",
        hint="Only where a period is published already.",
        required=False,
        limit=1_000,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day must be the same as or after the first day")
        return cleaned


def list_all(request: Any) -> HttpResponse:
    """What is due, and all figures as they are kept."""
    due = due_figures(partnership_id=request.partnership.id, on=timezone.localdate())
    page = FiguresListPage(
        title="Case review figures",
        due=period_in_words(due.period) if due else "",
        due_on=day_in_words(due.due_on, weekday=True) if due else "",
        is_published=due.is_published if due else False,
        look=_address(due.period) if due else "",
        columns=tuple(WORDS[name] for name in NAMES),
        lines=tuple(
            KeptLine(
                period_in_words(Period(one.first_day, one.last_day)),
                one.first_day.isoformat(),
                one.last_day.isoformat(),
                tuple(_number(getattr(one, name)) for name in NAMES),
                one.get_source_display(),
                f"{day_in_words(day_of(one.made_at))}, {one.made_by.account.name if one.made_by else 'by the clock'}",
                "Published" if one.is_current else "Replaced",
            )
            for one in list_figures(viewer=request.actor)
        ),
    )
    return render(request, page)


def check(request: Any, first: str, last: str) -> HttpResponse:
    """Show the numbers of a period with the cases behind them; publish them."""
    period = _period(first, last)
    found = check_figures(viewer=request.actor, period=period)
    form = PublishForm(
        request.POST if request.method == "POST" else None, initial={"explanation": found.proposed}
    )
    _ask_what_is_needed(form, found)
    if form.is_valid():
        try:
            publish_figures(
                by=request.actor,
                period=period,
                explanation=form.cleaned_data.get("explanation", ""),
                correction=form.cleaned_data.get("correction", ""),
                form_token=form.token,
            )
        except Refused as refused:
            _show_problems(form, refused)
        else:
            messages.success(request, "The figures are published")
            return HttpResponseRedirect(reverse("review_figures_list"))
    standing = found.standing
    page = FiguresCheckPage(
        title=f"Figures for {period_in_words(period)}",
        numbers=_numbers(found),
        others=tuple(
            NumberLine(_BEHIND[name], "", str(len(one.references) + one.others), "", one)
            for name, one in found.behind.items()
            if name not in NAMES
        ),
        problems=found.problems,
        is_whole=found.is_whole,
        published=day_in_words(day_of(standing.made_at)) if standing else "",
        form=form,
        back=Link(text="Case review figures", href=reverse("review_figures_list")),
    )
    return render(request, page)


def _ask_what_is_needed(form: Form, found: FiguresCheck) -> None:
    """Ask for an explanation only where numbers contradict each other, for a reason only where they are published."""
    if not found.problems:
        del form.fields["explanation"]
    if found.standing is None:
        del form.fields["correction"]


def _numbers(found: FiguresCheck) -> tuple[NumberLine, ...]:
    row = shown(found.figures)
    return tuple(
        NumberLine(
            WORDS[name],
            SUBSECTION[name],
            _number(getattr(found.figures, name)),
            cell.words,
            found.behind[name],
        )
        for name, cell in zip(NAMES, row, strict=True)
    )


def enter(request: Any) -> HttpResponse:
    """Enter figures of an earlier year; they are checked like our own."""
    form = EnterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            enter_figures(
                by=request.actor,
                period=Period(said["first_day"], said["last_day"]),
                figures=Figures(*(said[name] for name in NAMES)),
                explanation=said["explanation"],
                correction=said["correction"],
                form_token=form.token,
            )
        except Refused as refused:
            _show_problems(form, refused)
        else:
            messages.success(request, "The figures are published")
            return HttpResponseRedirect(reverse("review_figures_list"))
    page = EnterFiguresPage(
        title="Enter figures of an earlier year",
        form=form,
        back=Link(text="Case review figures", href=reverse("review_figures_list")),
    )
    return render(request, page)


def _show_problems(form: Form, refused: Refused) -> None:
    for field, words in refused.problems.items():
        form.add_error(field if field in form.fields else None, words)


def _number(value: int | None) -> str:
    return "not given" if value is None else str(value)


def _period(first: str, last: str) -> Period:
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        raise NotFound("No such period.") from error


def _address(period: Period) -> str:
    return reverse("review_figures_check", args=[period.first_day.isoformat(), period.last_day.isoformat()])
