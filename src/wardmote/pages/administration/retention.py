"""What is kept too long: records whose time is over, holds, and what was erased. For information governance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import NotFound, Refused
from wardmote.cases.operations.erasing import erase_case
from wardmote.design.fields import DateField, Form, RadiosField, TextareaField, TextField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.administration.people import add_problems
from wardmote.pages.routes import remember_absence
from wardmote.plans.operations.erasing import erase_return
from wardmote.reports.operations.erasing import erase_report
from wardmote.retention.choices import Decision
from wardmote.retention.listing import get_due, get_hold, list_due, list_erasures, list_holds
from wardmote.retention.models import Due, Erasure, Hold
from wardmote.retention.operations import keep_longer, lift_hold, place_hold
from wardmote.reviews.operations.erasing import erase_review
from wardmote.reviews.queries.erasing import find_kept

KINDS = {"case": "Case", "report": "Report", "review": "Case review", "return": "Return to a funder"}
ERASE: dict[str, Any] = {
    "case": erase_case,
    "report": erase_report,
    "review": erase_review,
    "return": erase_return,
}


@dataclass(frozen=True)
class DueLine:
    """One record whose time is over; `holds` says whether one is on it."""

    due: Due
    kind: str
    is_held: bool


@dataclass(frozen=True, kw_only=True)
class RetentionPage(Page):
    """What waits for a decision, the holds, and the certificates."""

    template: ClassVar[str] = "administration/retention.html"
    section: str = "retention"
    due: tuple[DueLine, ...]
    holds: tuple[tuple[str, Hold], ...]
    erased: tuple[tuple[str, int, Erasure], ...]


def show_retention(request: Any) -> HttpResponse:
    """List what is over its time, what is held, and what was erased, of the agency."""
    viewer = request.actor
    due, held = list_due(viewer=viewer)
    return render(
        request,
        RetentionPage(
            title="Keeping and erasing",
            due=tuple(DueLine(one, KINDS[one.record_type], one.record_id in held) for one in due),
            holds=tuple((KINDS[one.record_type], one) for one in list_holds(viewer=viewer)),
            erased=tuple(
                (KINDS[one.record_type], sum(one.rows.values()), one) for one in list_erasures(viewer=viewer)
            ),
        ),
    )


class DecideForm(Form):
    """Erase or keep."""

    decision = RadiosField(
        label="What is to be done?",
        options=[
            (Decision.ERASE, "Erase it now. It cannot be brought back"),
            (Decision.KEEP, "Keep it longer"),
        ],
        missing="Select what is to be done",
    )
    keep_until = DateField(label="Keep it until", hint="Only if it is kept", required=False)
    reason = TextareaField(
        label="Why?",
        hint="Name nobody: this stays when the record is gone.",
        rows=3,
        limit=300,
        missing="Say why",
    )


@recently_authenticated
def decide(request: HttpRequest, due_id: UUID) -> HttpResponse:
    """Decide about one record whose time is over."""
    viewer: Any = request.actor  # type: ignore[attr-defined]
    due = get_due(viewer=viewer, due_id=due_id)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        clean = form.cleaned_data
        try:
            if clean["decision"] == Decision.KEEP:
                keep_longer(by=viewer, due=due, keep_until=clean["keep_until"], reason=clean["reason"])
                messages.success(request, "It is kept.")
            else:
                ERASE[due.record_type](by=viewer, due=due, reason=clean["reason"])
                messages.success(request, "Erased. The certificate is on this page.")
        except Refused as refused:
            add_problems(form, refused)
        else:
            return HttpResponseRedirect(reverse("retention"))
    return _ask(
        request,
        form,
        title=f"{KINDS[due.record_type]} {due.reference}: erase or keep",
        button="Decide",
        introduction=(
            f"Kept for {due.period}; that was over on {due.over_on:%-d %B %Y}.",
            "If you are not sure what it is about, ask whoever led it. What other records need is not erased.",
        ),
    )


class HoldForm(Form):
    """Which record is held, why and until when."""

    reference = TextField(
        label="Reference of the case, report or case review",
        hint="For example C-4K7M-2QXD",
        width=20,
        missing="Enter the reference",
    )
    reason = TextareaField(
        label="Why is it held?",
        hint="An inquiry, a court case, a complaint. Name nobody.",
        rows=3,
        limit=300,
        missing="Say why it is held",
    )
    until = DateField(label="Until", hint="Leave it empty if the end is not known", required=False)


def hold(request: HttpRequest) -> HttpResponse:
    """Place a hold on a record of the agency."""
    viewer: Any = request.actor  # type: ignore[attr-defined]
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        clean = form.cleaned_data
        try:
            kept = find_kept(viewer=viewer, reference=clean["reference"])
            place_hold(by=viewer, kept=kept, reason=clean["reason"], until=clean["until"])
        except NotFound:
            remember_absence(request, clean["reference"])
            form.add_error("reference", "No case, report or case review of your agency has that reference")
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Held: nothing of it will be erased.")
            return HttpResponseRedirect(reverse("retention"))
    return _ask(request, form, title="Hold a record", button="Hold it")


class LiftForm(Form):
    """Why a hold ends."""

    reason = TextareaField(label="Why does the hold end?", rows=3, limit=300, missing="Say why")


def lift(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """End a hold before its day."""
    viewer: Any = request.actor  # type: ignore[attr-defined]
    found = get_hold(viewer=viewer, hold_id=hold_id)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            lift_hold(by=viewer, hold=found, reason=form.cleaned_data["reason"])
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "The hold is lifted.")
            return HttpResponseRedirect(reverse("retention"))
    return _ask(request, form, title=f"Lift the hold on {found.reference}", button="Lift it")


def _ask(request: HttpRequest, form: Form, **words: Any) -> HttpResponse:
    back = reverse("retention")
    return render(
        request,
        FormPage(
            form=form,
            layout="design/staff.html",
            section="retention",
            back=Link(text="Keeping and erasing", href=back),
            cancel=Link(text="Cancel", href=back),
            **words,
        ),
    )
