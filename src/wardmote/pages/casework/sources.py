"""Who told us in confidence behind a case or a report: kept, shown on click with a reason, emptied. For its author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import NotFound
from wardmote.cases.queries import note_form_shown
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.casework.acting import SENSITIVE, back_to, case_to_add_to, run, sent, viewer_of
from wardmote.pages.casework.case_forms import LookForm, SourceForm
from wardmote.people.operations.secrets import (
    end_protected_source,
    record_protected_source,
    reveal_protected_source,
)
from wardmote.people.queries import protected_sources_of
from wardmote.reports.queries.reading import get_report
from wardmote.sharing.models import Audience


@dataclass(frozen=True)
class Behind:
    """The record that a source stands behind: where it is shown, and the addresses about it."""

    record_id: UUID
    audience: Audience
    caption: str
    section: str
    href: str
    routes: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class SourcePage(Page):
    """What was told about the source, shown once."""

    template: ClassVar[str] = "casework/source.html"
    marking: str = SENSITIVE
    text: str
    end: str


def _case(request: HttpRequest, reference: str) -> Behind:
    case = case_to_add_to(request, reference)
    note_form_shown(viewer=viewer_of(request), case=case)
    href = back_to(case, "sources")
    return Behind(
        case.pk, case.audience, f"Case {case.reference}", "cases", href, "case_source", case.reference
    )


def _report(request: HttpRequest, reference: str) -> Behind:
    report = get_report(viewer=viewer_of(request), reference=reference)
    href = reverse("report", args=[report.reference]) + "#sources"
    caption = f"Report {report.reference}"
    return Behind(report.pk, report.audience, caption, "inbox", href, "report_source", report.reference)


def keep_for_case(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down who told us in confidence behind a case."""
    return _keep(request, _case(request, reference))


def keep_for_report(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down who told us in confidence behind a report."""
    return _keep(request, _report(request, reference))


@recently_authenticated
def show_for_case(request: HttpRequest, reference: str, source_id: UUID) -> HttpResponse:
    """Ask why, then show the source behind a case, once."""
    return _show(request, _case(request, reference), source_id)


@recently_authenticated
def show_for_report(request: HttpRequest, reference: str, source_id: UUID) -> HttpResponse:
    """Ask why, then show the source behind a report, once."""
    return _show(request, _report(request, reference), source_id)


def end_for_case(request: HttpRequest, reference: str, source_id: UUID) -> HttpResponse:
    """Empty the source behind a case."""
    return _end(request, _case(request, reference), source_id)


def end_for_report(request: HttpRequest, reference: str, source_id: UUID) -> HttpResponse:
    """Empty the source behind a report."""
    return _end(request, _report(request, reference), source_id)


def _keep(request: HttpRequest, behind: Behind) -> HttpResponse:
    form = SourceForm(sent(request))

    def do(form: Form) -> None:
        record_protected_source(
            by=viewer_of(request),
            record_id=behind.record_id,
            audience=behind.audience,
            text=form.cleaned_data["text"],
        )

    if run(form, do):
        messages.success(request, "Kept. Nobody but you is told that it is there.")
        return HttpResponseRedirect(behind.href)
    return _ask(request, behind, form, title="Who told you in confidence?", button="Keep")


def _show(request: HttpRequest, behind: Behind, source_id: UUID) -> HttpResponse:
    _check_is_behind(request, behind, source_id)
    form = LookForm(sent(request))
    told: list[str] = []

    def do(form: Form) -> None:
        told.append(
            reveal_protected_source(
                by=viewer_of(request), protected_source_id=source_id, reason=form.cleaned_data["reason"]
            )
        )

    if not run(form, do):
        return _ask(
            request,
            behind,
            form,
            title="Show who told you",
            button="Show",
            introduction=("Your name, the time, this record and your reason are written to the access log.",),
        )
    return render(
        request,
        SourcePage(
            title="Who told you in confidence",
            caption=behind.caption,
            section=behind.section,
            back=Link(text="Back", href=behind.href),
            text=told[0],
            end=reverse(f"{behind.routes}_end", args=[behind.reference, source_id]),
        ),
    )


def _end(request: HttpRequest, behind: Behind, source_id: UUID) -> HttpResponse:
    _check_is_behind(request, behind, source_id)
    end_protected_source(by=viewer_of(request), protected_source_id=source_id)
    messages.success(request, "Removed. What was written there is gone.")
    return HttpResponseRedirect(behind.href)


def _check_is_behind(request: HttpRequest, behind: Behind, source_id: UUID) -> None:
    """Raise NotFound for a source of another record (past hole H7), and for one that is not theirs."""
    mine = protected_sources_of(viewer=viewer_of(request), record_id=behind.record_id)
    if source_id not in {source.pk for source in mine}:
        raise NotFound("Nothing here.")


def _ask(request: HttpRequest, behind: Behind, form: Form, **words: Any) -> HttpResponse:
    return render(
        request,
        FormPage(
            caption=behind.caption,
            form=form,
            layout="design/staff.html",
            section=behind.section,
            marking=SENSITIVE,
            back=Link(text="Back", href=behind.href),
            cancel=Link(text="Cancel", href=behind.href),
            **words,
        ),
    )
