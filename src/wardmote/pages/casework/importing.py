"""Importing a file of reports: bring it, say what each column is, look at what would happen, import.

The file waits on the server between the steps, so nothing is lost by an error, by going back, or by an afternoon
without the browser; it is not kept once it is imported.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.calendar.london import day_of, start_of_day
from wardmote.design.fields import Form, Option, RadiosField, SelectField, TextField, UploadField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import date_words, moment_words, plural
from wardmote.partnerships.queries import get_agency
from wardmote.reports.choices import ImportState, Kind
from wardmote.reports.models import ImportRun
from wardmote.reports.operations import importing
from wardmote.reports.queries.importing import (
    Preview,
    SaidType,
    get_run,
    list_mappings,
    list_runs,
    list_types,
    preview,
)
from wardmote.reports.rules.import_states import FAILED_FILE_KEPT_FOR
from wardmote.reports.rules.importing import COLUMNS, NEEDED, CellError, ColumnMapping, guess_columns
from wardmote.reports.rules.tables import NotReadable

LARGEST = 50 * 1024 * 1024
"""Bytes of a file that is brought through the page."""


class FileForm(Form):
    """The file, and how files like it were read before."""

    file = UploadField(
        label="File",
        hint="CSV or Excel (.xlsx), up to 50 MB and 500,000 rows. The first row must be headings.",
        missing="Select the file",
        largest=LARGEST,
        accept=".csv,.tsv,.txt,.xlsx,.gz",
    )
    mapping = SelectField(
        label="Read it like",
        hint="If you saved how such a file is read",
        options=(),
        empty="A new kind of file",
        required=False,
    )


@dataclass(frozen=True, kw_only=True)
class ImportsPage(Page):
    """Bring a file; what was imported before."""

    template: ClassVar[str] = "casework/imports.html"
    section: str = "imports"
    form: Form
    runs: tuple[ImportRun, ...]


@dataclass(frozen=True)
class Line:
    """A row of the file as it would be taken."""

    number: int
    reference: str
    received: str
    kinds: str
    words: str
    place: str


@dataclass(frozen=True, kw_only=True)
class CheckPage(Page):
    """What an import would do."""

    template: ClassVar[str] = "casework/import_check.html"
    section: str = "imports"
    marking: str = "OFFICIAL-SENSITIVE"
    run: ImportRun
    seen: Preview
    lines: tuple[Line, ...]
    types: tuple[SaidType, ...]


@dataclass(frozen=True, kw_only=True)
class ResultPage(Page):
    """What an import did, or has done so far (`share` in per cent).

    `left_out`: what was wrong, as far as it is kept (`is_cut`: there was more).
    `kept_until`: of one that has stopped, the day on which its file is removed; None when it is gone already.
    """

    template: ClassVar[str] = "casework/import_result.html"
    section: str = "imports"
    marking: str = "OFFICIAL-SENSITIVE"
    run: ImportRun
    share: int
    kept_until: date | None
    left_out: tuple[CellError, ...]
    is_cut: bool


def bring_file(request: HttpRequest) -> HttpResponse:
    """Bring a file, or look at earlier imports."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    saved = {str(mapping.id): mapping for mapping in list_mappings(viewer=viewer)}
    form = FileForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    form.fields["mapping"].options = [(key, mapping.name) for key, mapping in saved.items()]  # type: ignore[attr-defined]
    if form.is_valid():
        (file,) = form.cleaned_data["file"]
        try:
            run = importing.bring_file(
                by=viewer,
                agency=get_agency(viewer=viewer, agency_id=viewer.agency_id),
                file_name=file.name or "",
                content=file.read(),
            )
        except NotReadable as error:
            form.add_error("file", str(error))
        except Refused as error:
            form.add_error("file", next(iter(error.problems.values())))
        else:
            like = saved.get(form.cleaned_data["mapping"])
            return HttpResponseRedirect(
                _address("import_columns", run) + (f"?like={like.id}" if like else "")
            )
    return render(request, ImportsPage(title="Import reports", form=form, runs=list_runs(viewer=viewer)))


def choose_columns(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Say what each column is: guessed from its heading, or as it was saved."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    run = get_run(viewer=viewer, run_id=run_id)
    if run.is_settled or run.content is None:
        return HttpResponseRedirect(_address("import_result", run))
    headings = importing.table_of(run).headings
    start = _start(viewer, run, request.GET.get("like", ""), headings)
    form = _columns_form(headings)(
        request.POST if request.method == "POST" else None, initial=_initial(start, run, headings)
    )
    if form.is_valid():
        clean = form.cleaned_data
        mapping = ColumnMapping(
            columns={name: headings[int(clean[name])] for name in COLUMNS if clean[name]},
            system=clean["system"],
            kinds=start.kinds,
            month_first=clean["dates"] == "month_first",
        )
        try:
            importing.choose_columns(
                by=viewer,
                run=run,
                mapping=mapping,
                are_waiting=clean["standing"] == "waiting",
                save_as=clean["save_as"],
            )
        except Refused as error:
            for name, sentence in error.problems.items():
                form.add_error(name if name in form.fields else None, sentence)
        else:
            return HttpResponseRedirect(_address("import_check", run))
    return render(
        request,
        FormPage(
            title="What is each column?",
            back=Link(text="Import reports", href=reverse("imports")),
            caption=run.file_name,
            section="imports",
            layout="design/staff.html",
            form=form,
            introduction=(
                f"The file has {plural(run.rows, 'row')}. What we could guess from the headings is filled in. Leave out what"
                " the file does not say.",
            ),
            cancel=Link(text="Bring another file", href=reverse("imports")),
        ),
    )


def choose_types(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Say which national type each word of the type column means."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    run = get_run(viewer=viewer, run_id=run_id)
    if run.is_settled or run.content is None or not run.mapping:
        return HttpResponseRedirect(_address("import_result", run))
    mapping = importing.mapping_of(run.mapping)
    types = list_types(run=run, mapping=mapping)
    fields: dict[str, Any] = {
        f"type_{number}": SelectField(
            label=said.text,
            hint=f"{said.count:,} rows",
            options=Kind.choices,
            empty="None of these: keep the words",
            required=False,
            initial=said.kind or "",
        )
        for number, said in enumerate(types)
    }
    form = type("TypesForm", (Form,), fields)(request.POST if request.method == "POST" else None)
    if form.is_valid():
        chosen = {
            said.text: Kind(kind)
            for number, said in enumerate(types)
            if (kind := form.cleaned_data[f"type_{number}"])
        }
        changed = ColumnMapping(
            columns=mapping.columns, system=mapping.system, kinds=chosen, month_first=mapping.month_first
        )
        importing.choose_columns(by=viewer, run=run, mapping=changed, are_waiting=run.are_waiting)
        return HttpResponseRedirect(_address("import_check", run))
    return render(
        request,
        FormPage(
            title="What do the types mean?",
            caption=run.file_name,
            section="imports",
            layout="design/staff.html",
            form=form,
            back=Link(text="Back", href=_address("import_check", run)),
        ),
    )


def check_file(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Look at what would be imported and what would be left out; import it by the button."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    run = get_run(viewer=viewer, run_id=run_id)
    if run.is_settled or run.content is None:
        return HttpResponseRedirect(_address("import_result", run))
    if not run.mapping:
        return HttpResponseRedirect(_address("import_columns", run))
    if request.method == "POST":
        importing.import_file(by=viewer, run=run)
        return HttpResponseRedirect(_address("import_result", run))
    mapping = importing.mapping_of(run.mapping)
    seen = preview(run=run, mapping=mapping)
    return render(
        request,
        CheckPage(
            title="Check before you import",
            back=Link(text="Import reports", href=reverse("imports")),
            caption=run.file_name,
            run=run,
            seen=seen,
            lines=tuple(_line(row) for row in seen.first),
            types=list_types(run=run, mapping=mapping),
        ),
    )


def show_result(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """What an import did or how far it is, with every row that was left out."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    run = get_run(viewer=viewer, run_id=run_id)
    if not run.is_settled and run.content is not None:
        return HttpResponseRedirect(_address("import_columns", run))
    return render(
        request,
        ResultPage(
            title=_STANDING[run.state],
            back=Link(text="Import reports", href=reverse("imports")),
            caption=run.file_name,
            run=run,
            share=100 * run.done // run.rows if run.rows else 0,
            kept_until=_kept_until(run),
            left_out=tuple(CellError(*error) for error in run.errors),
            is_cut=len(run.errors) >= importing.KEPT_ERRORS,
        ),
    )


def begin_again(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Begin an import again that has stopped."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    run = get_run(viewer=viewer, run_id=run_id)
    with contextlib.suppress(Refused):  # its file has gone since: the page says so
        importing.import_again(by=viewer, run=run)
    return HttpResponseRedirect(_address("import_result", run))


_STANDING = {
    ImportState.BROUGHT: "This file was not imported",
    ImportState.UNDER_WAY: "The import is under way",
    ImportState.IMPORTED: "Imported",
    ImportState.FAILED: "The import has stopped",
}


def _kept_until(run: ImportRun) -> date | None:
    if run.failed_at is None or run.content is None:
        return None
    return day_of(run.failed_at + FAILED_FILE_KEPT_FOR)


def _address(name: str, run: ImportRun) -> str:
    return reverse(name, kwargs={"run_id": run.id})


def _start(viewer: Viewer, run: ImportRun, like: str, headings: Sequence[str]) -> ColumnMapping:
    """What the form begins with: what was chosen before, what was saved, or a guess."""
    if run.mapping:
        return importing.mapping_of(run.mapping)
    for saved in list_mappings(viewer=viewer):
        if str(saved.id) == like:
            return importing.mapping_of(
                {
                    "columns": saved.columns,
                    "system": saved.system,
                    "kinds": saved.kinds,
                    "month_first": saved.month_first,
                }
            )
    return ColumnMapping(columns=guess_columns(headings), system="")


def _columns_form(headings: Sequence[str]) -> type[Form]:
    options = [(str(place), heading) for place, heading in enumerate(headings)]
    fields: dict[str, Any] = {
        "system": TextField(
            label="Where does the file come from?",
            hint="A short name, always the same: with their reference it says which reports are here already",
            limit=40,
            width=20,
            missing="Enter where the file comes from",
        )
    }
    for name, label in COLUMNS.items():
        fields[name] = SelectField(
            label=label,
            options=options,
            empty="Not in the file",
            required=name in NEEDED,
            missing=f"Choose the column for: {label.lower()}",
            size="s",
        )
    fields["dates"] = RadiosField(
        label="How are dates written?",
        options=[
            Option(
                "day_first", "Day first: 3/11/2026 is 3 November", hint="Dates like 2026-11-03 are read too"
            ),
            Option("month_first", "Month first: 11/3/2026 is 3 November"),
        ],
        missing="Select how dates are written",
    )
    fields["standing"] = RadiosField(
        label="Does somebody wait for an answer to these?",
        options=[
            Option("history", "No, they are history", hint="They can be found, and count as repeats"),
            Option(
                "waiting", "Yes, put them into the inbox", hint="Response times run from the day reported"
            ),
        ],
        missing="Select whether somebody waits for an answer",
    )
    fields["save_as"] = TextField(
        label="Save this under a name", hint="For the next such file", limit=80, width=20, required=False
    )
    return type("ColumnsForm", (Form,), fields)


def _initial(start: ColumnMapping, run: ImportRun, headings: Sequence[str]) -> dict[str, str]:
    places = {heading: str(place) for place, heading in enumerate(headings)}
    found = {name: places[heading] for name, heading in start.columns.items() if heading in places}
    found |= {"system": start.system, "dates": "month_first" if start.month_first else "day_first"}
    if run.mapping:
        found["standing"] = "waiting" if run.are_waiting else "history"
    return found


def _when(at: datetime) -> str:
    """The moment in words; a file that says only the day is not told of a midnight."""
    return date_words(day_of(at)) if at == start_of_day(day_of(at)) else moment_words(at)


def _line(row: Any) -> Line:
    answers = row.answers
    return Line(
        number=row.number,
        reference=answers.external_reference,
        received=_when(row.received_at),
        kinds=", ".join(kind.label for kind in answers.kinds) or "Not said",
        words=answers.words[:200],
        place=", ".join(filter(None, (answers.place_text, answers.postcode))),
    )
