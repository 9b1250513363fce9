"""Running a case: its name, owner, risk, next review, categories, steps, lead and links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from wardmote.access.errors import NotFound, Refused
from wardmote.cases import operations, queries
from wardmote.cases.choices import RiskBand
from wardmote.cases.permissions import check_may_change, check_may_share
from wardmote.design.fields import Form
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    answer,
    case_to_change,
    choose,
    sent,
    viewer_of,
)
from wardmote.pages.casework.case_adding import workers
from wardmote.pages.routes import remember_absence


def set_title(request: HttpRequest, reference: str) -> HttpResponse:
    """Another name."""
    case = case_to_change(request, reference)
    initial = {"title": case.title, "subject": case.subject, "version": str(case.version)}
    form = forms.TitleForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.change_title(
            by=viewer_of(request),
            case=case,
            title=clean["title"],
            subject=clean["subject"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Name and subject", button="Save", done="Saved.")


def _version(clean: dict[str, Any]) -> int | None:
    text = clean.get("version") or ""
    return int(text) if text.isdigit() else None


def assign(request: HttpRequest, reference: str) -> HttpResponse:
    """Who owns the case."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    initial = {
        "version": str(case.version),
        "owner": str(case.owner_id or viewer.membership_id),
        "supervisor": str(case.supervisor_id or ""),
        "single_contact": str(case.single_contact_id or ""),
    }
    form = forms.AssignForm(sent(request), initial=initial)
    lead = workers(viewer, [case.agency_id])
    choose(form, "owner", lead)
    choose(form, "supervisor", lead)
    choose(form, "single_contact", workers(viewer, [one.agency_id for one in full.agencies]))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.assign(
            by=viewer,
            case=case,
            owner_id=UUID(clean["owner"]),
            supervisor_id=UUID(clean["supervisor"]) if clean["supervisor"] else None,
            single_contact_id=UUID(clean["single_contact"]) if clean["single_contact"] else None,
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Owner and supervisor", button="Save", done="Saved.")


def set_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """The risk, its reason, the next review."""
    case = case_to_change(request, reference)
    known = {} if case.risk == RiskBand.UNKNOWN else {"risk": case.risk}
    form = forms.RiskForm(
        sent(request), initial={"version": str(case.version), "reason": case.risk_reason, **known}
    )

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.set_risk(
            by=viewer_of(request),
            case=case,
            risk=clean["risk"],
            reason=clean["reason"],
            review_on=clean["review_on"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Risk", button="Save", done="Saved.")


def set_review(request: HttpRequest, reference: str) -> HttpResponse:
    """The day of the next review."""
    case = case_to_change(request, reference)
    initial = {"version": str(case.version), "review_on": case.review_on}
    form = forms.ReviewForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.set_review(
            by=viewer_of(request),
            case=case,
            review_on=clean["review_on"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(
        request,
        case,
        form,
        do,
        title="Next review",
        button="Save",
        done="Saved.",
        introduction=("Setting another day says that you have looked at the case now.",),
    )


def set_categories(request: HttpRequest, reference: str) -> HttpResponse:
    """Kinds and priority."""
    case = case_to_change(request, reference)
    initial = {
        "version": str(case.version),
        "kinds": case.kinds,
        "priority": case.priority if case.priority_reason else "",
        "reason": case.priority_reason,
        "is_hate": case.is_hate,
    }
    form = forms.CategoriesForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.set_categories(
            by=viewer_of(request),
            case=case,
            kinds=clean["kinds"],
            priority=clean["priority"],
            reason=clean["reason"],
            is_hate=clean["is_hate"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Behaviour and priority", button="Save", done="Saved.")


STEP_FORMS: dict[str, tuple[Callable[..., Form], str]] = {
    "agree_plan": (forms.OptionalReasonForm, "Agree the plan"),
    "start": (forms.OptionalReasonForm, "Start the plan"),
    "monitor": (forms.ReasonForm, "Move to monitoring"),
    "hold": (forms.HoldForm, "Put on hold"),
    "resume": (forms.ReasonForm, "Make active again"),
    "decline_closing": (forms.ReasonForm, "Do not close"),
    "reopen": (forms.ReopenForm, "Reopen"),
}


def take_step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """One step of the state table."""
    case = case_to_change(request, reference)
    if step not in STEP_FORMS:
        raise NotFound("No such step.")
    make, title = STEP_FORMS[step]

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.take_step(
            by=viewer_of(request),
            case=case,
            step=step,
            reason=clean["reason"],
            review_on=clean.get("review_on"),
            closed_by_mistake=clean.get("mistake", False),
            form_token=form.token,
        )

    return answer(request, case, make(sent(request)), do, title=title, button=title, done="Done.")


def transfer(request: HttpRequest, reference: str) -> HttpResponse:
    """Another lead agency."""
    full = queries.get_case(viewer=viewer_of(request), reference=reference)
    check_may_share(viewer_of(request), full.case, full.facts)
    form = forms.TransferForm(sent(request))
    choose(form, "agency", [(str(one.agency_id), one.name) for one in full.agencies if not one.is_lead])

    def do(form: Form) -> None:
        operations.transfer(
            by=viewer_of(request),
            case=full.case,
            agency_id=UUID(form.cleaned_data["agency"]),
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        full.case,
        form,
        do,
        title="Give the lead to another agency",
        button="Give the lead",
        done="Given.",
        introduction=("Only an agency that is on the case can lead it. Your agency can still read it.",),
    )


def link(request: HttpRequest, reference: str) -> HttpResponse:
    """Two cases that have to do with each other."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        try:
            other = queries.find_link_target(viewer=viewer, reference=clean["reference"])
        except NotFound:
            remember_absence(request, clean["reference"])
            raise Refused("No case that you may see has that reference.", field="reference") from None
        operations.link_cases(by=viewer, case=case, other=other, why=clean["why"], form_token=form.token)

    return answer(
        request,
        case,
        forms.LinkForm(sent(request)),
        do,
        title="Link with another case",
        button="Link",
        done="Linked.",
    )
