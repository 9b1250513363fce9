"""Closing a case: asking for it, then the letter to the complainant and the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from wardmote.access.errors import NotFound
from wardmote.calendar.london import day_of
from wardmote.cases import operations, queries
from wardmote.cases.choices import CaseStatus, PersonRole, Told
from wardmote.cases.models import Case
from wardmote.cases.permissions import check_may_change
from wardmote.cases.queries import CaseInFull
from wardmote.cases.rules.letters import LetterFacts, draft_summary
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    SENSITIVE,
    answer,
    back_to,
    case_to_change,
    choose,
    run,
    sent,
    viewer_of,
)
from wardmote.pages.surroundings import contact_lines
from wardmote.people.choices import ContactKind
from wardmote.people.queries import facts_of_contacts
from wardmote.people.rules import AUTOMATIC_EMAIL, Contacting, why_not_contact

TELL_THESE = {PersonRole.COMPLAINANT, PersonRole.VICTIM, PersonRole.AGENT, PersonRole.PARENT}


@dataclass(frozen=True, kw_only=True)
class AskPage(Page):
    """Asking for a case to be closed, with what still stands open."""

    template: ClassVar[str] = "casework/close_ask.html"
    section: str = "cases"
    marking: str = SENSITIVE
    form: Form
    case: Case
    open_actions: tuple[Any, ...]


def ask_to_close(request: HttpRequest, reference: str) -> HttpResponse:
    """Outcome and reason; actions that are still open are named, with a way to end each."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    form = forms.ClosingForm(sent(request), initial={"version": str(case.version)})

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.request_closing(
            by=viewer, case=case, outcome=clean["outcome"], reason=clean["reason"], form_token=form.token
        )

    if run(form, do):
        messages.success(request, "Closing is asked for. Now write to the complainant.")
        return HttpResponseRedirect(back_to(case))
    return render(
        request,
        AskPage(
            title="Ask to close this case",
            caption=f"Case {case.reference}",
            form=form,
            case=case,
            open_actions=full.open_actions,
            back=Link(text="Back to the case", href=back_to(case)),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class LetterPage(Page):
    """The letter, edited beside how it will look, and the way in which it goes."""

    template: ClassVar[str] = "casework/close.html"
    section: str = "cases"
    marking: str = SENSITIVE
    form: Form
    case: Case
    preview: str
    has_complainant: bool
    objections: tuple[str, ...]


def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the summary, see it as the complainant will, choose a safe way, and close."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    if case.status != CaseStatus.CLOSURE_REQUESTED:
        messages.warning(request, "Ask to close this case first.")
        return HttpResponseRedirect(back_to(case))
    draft = case.closing_summary or _draft(request, full)
    tell = any(
        role.role in (PersonRole.COMPLAINANT, PersonRole.VICTIM) for one in full.people for role in one.roles
    )
    form = forms.LetterForm(sent(request), initial={"summary": draft, "version": str(case.version)})
    objections = _offer_contacts(form, full)
    if not tell:
        for name in ("summary", "told", "email", "post", "person_words", "nobody_words"):
            form.fields.pop(name)
    wants_preview = request.method == "POST" and "preview" in request.POST

    def do(form: Form) -> None:
        clean = form.cleaned_data
        chosen = clean.get("email") or clean.get("post") or ""
        operations.close_case(
            by=viewer,
            case=case,
            summary=clean.get("summary") or "",
            told=clean.get("told") or "",
            told_reason=clean.get("nobody_words") or clean.get("person_words") or "",
            contact_point_id=UUID(chosen) if chosen else None,
            form_token=form.token,
        )

    if not wants_preview and run(form, do):
        if form.cleaned_data.get("told") == Told.LETTER:
            messages.success(request, "The case is closed. The letter waits to be posted.")
            return HttpResponseRedirect(back_to(case, "letters"))
        messages.success(request, "The case is closed.")
        return HttpResponseRedirect(back_to(case))
    shown = form.data.get("summary", draft) if form.is_bound else draft
    if wants_preview:
        kept = {name: form.data.get(name, "") for name in form.fields}
        form = forms.LetterForm(initial=kept)
        objections = _offer_contacts(form, full)
    return render(
        request,
        LetterPage(
            title="Close this case",
            caption=f"Case {case.reference}",
            form=form,
            case=case,
            preview=shown if tell else "",
            has_complainant=tell,
            objections=objections,
            back=Link(text="Back to the case", href=back_to(case)),
        ),
    )


def post_letter(request: HttpRequest, reference: str, letter_id: UUID) -> HttpResponse:
    """A letter was posted, on a day."""
    case = _case_with_letter(request, reference, letter_id)

    def do(form: Form) -> None:
        operations.mark_letter_posted(
            by=viewer_of(request),
            case=case,
            letter_id=letter_id,
            posted_on=form.cleaned_data["posted_on"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.PostedForm(sent(request), initial={"posted_on": timezone.localdate()}),
        do,
        title="When was the letter posted?",
        button="It was posted",
        done="Written down.",
        to=back_to(case, "letters"),
        introduction=("Before it goes: is the address still safe? If you are not sure, do not post it.",),
    )


def stop_letter(request: HttpRequest, reference: str, letter_id: UUID) -> HttpResponse:
    """A letter is not posted."""
    case = _case_with_letter(request, reference, letter_id)

    def do(form: Form) -> None:
        operations.stop_letter(
            by=viewer_of(request),
            case=case,
            letter_id=letter_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="The letter is not posted",
        button="Do not post it",
        done="Written down.",
        to=back_to(case, "letters"),
    )


def _case_with_letter(request: HttpRequest, reference: str, letter_id: UUID) -> Case:
    """Return a case that the viewer may change and that has this letter. Raises NotFound, NotAllowed."""
    case = case_to_change(request, reference)
    if letter_id not in {letter.pk for letter in queries.letters_of(viewer=viewer_of(request), case=case)}:
        raise NotFound("No such letter on this case.")
    return case


def _draft(request: HttpRequest, full: CaseInFull) -> str:
    case = full.case
    return draft_summary(
        LetterFacts(
            reference=case.reference,
            opened_on=day_of(case.opened_at),
            outcome=case.outcome,
            agency=case.agency.name,
            partnership=case.partnership.name,
            contact_lines=case.agency.public_contact.lines or contact_lines(case.partnership),
        )
    )


def _offer_contacts(form: Form, full: CaseInFull) -> tuple[str, ...]:
    """Offer the addresses that pass the safe-contact gate; return why the others do not."""
    today = timezone.localdate()
    fine: dict[str, list[tuple[str, str]]] = {"email": [], "post": []}
    objections = []
    gate = facts_of_contacts(point for one in full.people for point in one.contacts)
    for one in full.people:
        if not {role.role for role in one.roles} & TELL_THESE:
            continue
        for point in one.contacts:
            if point.kind not in (ContactKind.EMAIL, ContactKind.POST):
                continue
            letter = Contacting(leaves_message=True, says_who=True)
            way = AUTOMATIC_EMAIL if point.kind == ContactKind.EMAIL else letter
            problem = why_not_contact(gate[point.pk], way, today)
            if problem:
                objections.append(f"{one.person}, {point.get_kind_display().lower()}: {problem}")
            else:
                fine["email" if point.kind == ContactKind.EMAIL else "post"].append(
                    (str(point.pk), f"{one.person}: {point.value}")
                )
    if "email" in form.fields:
        choose(form, "email", fine["email"])
        choose(form, "post", fine["post"])
    return tuple(objections)
