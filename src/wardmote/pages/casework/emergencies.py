"""Seeing a locked case in an emergency, ending it, and the privacy officer's review of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import NotFound
from wardmote.cases import operations, queries
from wardmote.cases.models import Case, Override
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, case_of, run, sent, viewer_of


@recently_authenticated
def override(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask why, then let somebody read a locked case for an hour."""
    viewer = viewer_of(request)
    stub = queries.get_stub(viewer=viewer, case_id=case_id)
    form = forms.EmergencyForm(sent(request))

    def do(form: Form) -> None:
        operations.override_lock(
            by=viewer,
            case_id=case_id,
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
            form_token=form.token,
        )

    if run(form, do):
        messages.success(
            request, "You can read this case for 60 minutes. Those who answer for it have been told."
        )
        return HttpResponseRedirect(reverse("case", args=[_reference(request, case_id)]))
    back = Link(text="Back to the case", href=reverse("case_stub", args=[case_id]))
    return render(
        request,
        FormPage(
            title="See this case in an emergency",
            caption=stub.name,
            form=form,
            layout="design/staff.html",
            section="cases",
            marking=SENSITIVE,
            button="See the case",
            introduction=(
                "Only when somebody is in danger now and there is no time to ask. You can read the case for 60 minutes, "
                "without safe locations and protected sources.",
                "The agency that leads it and the privacy officers are told at once, and each such look is reviewed.",
            ),
            back=back,
            cancel=Link(text="Cancel", href=back.href),
        ),
    )


def _reference(request: HttpRequest, case_id: UUID) -> str:
    return queries.reference_of(viewer=viewer_of(request), case_id=case_id)


def end(request: HttpRequest, reference: str) -> HttpResponse:
    """The emergency is over before its hour is."""
    case: Case = case_of(request, reference)
    held = queries.override_of(viewer=viewer_of(request), case_id=case.pk)
    if held is None:
        raise NotFound("Nothing to end.")
    operations.end_override(by=viewer_of(request), override_id=held.pk)
    messages.success(request, "You no longer see this case.")
    return HttpResponseRedirect(reverse("cases"))


@dataclass(frozen=True, kw_only=True)
class OverridesPage(Page):
    """Who saw a locked case in an emergency; those to be reviewed first."""

    template: ClassVar[str] = "casework/overrides.html"
    section: str = "overrides"
    marking: str = SENSITIVE
    overrides: tuple[Override, ...]


def show_overrides(request: HttpRequest) -> HttpResponse:
    """List emergencies of the privacy officer's agency and of its cases."""
    found = queries.list_overrides(viewer=viewer_of(request))
    return render(request, OverridesPage(title="Locked cases seen in an emergency", overrides=tuple(found)))


@dataclass(frozen=True, kw_only=True)
class OverridePage(Page):
    """One emergency, and its review."""

    template: ClassVar[str] = "casework/override.html"
    section: str = "overrides"
    marking: str = SENSITIVE
    override: Override
    form: Form
    is_own: bool


def review(request: HttpRequest, override_id: UUID) -> HttpResponse:
    """Say whether it was right."""
    viewer = viewer_of(request)
    found = queries.get_override(viewer=viewer, override_id=override_id)
    form = forms.VerdictForm(sent(request))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.review_override(
            by=viewer, override=found, verdict=clean["verdict"], reason=clean["reason"], form_token=form.token
        )

    if run(form, do):
        messages.success(request, "Reviewed.")
        return HttpResponseRedirect(reverse("overrides"))
    return render(
        request,
        OverridePage(
            title="Review an emergency",
            caption=f"Case {found.reference}",
            override=found,
            form=form,
            is_own=found.by.account_id == viewer.account_id,
            back=Link(text="Locked cases seen in an emergency", href=reverse("overrides")),
        ),
    )
