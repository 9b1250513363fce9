"""Who may see a case: the sharing page, and requests to see a locked one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Action, Permission
from wardmote.cases import operations, queries
from wardmote.cases.models import AccessRequest, Case
from wardmote.cases.permissions import why_not
from wardmote.cases.queries import CaseInFull
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.administration.fresh import recently_authenticated
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    SENSITIVE,
    answer,
    back_to,
    case_to_share,
    choose,
    run,
    sent,
    viewer_of,
)
from wardmote.partnerships.choices import Side
from wardmote.partnerships.models import Membership
from wardmote.partnerships.queries import list_agencies, list_members


@dataclass(frozen=True, kw_only=True)
class SharingPage(Page):
    """Who sees the case, why, until when; and the ways to change it."""

    template: ClassVar[str] = "casework/sharing.html"
    section: str = "cases"
    marking: str = SENSITIVE
    full: CaseInFull
    case: Case
    share: Form
    sharing: Form
    side: Form
    name: Form
    conflict: Form
    requests: tuple[AccessRequest, ...]
    conflicts: tuple[Membership, ...]
    may_share: bool
    somebody_objects: bool


def show_sharing(request: HttpRequest, reference: str) -> HttpResponse:
    """The agencies and people on the case, its class, and the requests to see it."""
    return _show(request, queries.get_case(viewer=viewer_of(request), reference=reference))


def _show(request: HttpRequest, full: CaseInFull, **bound: Form) -> HttpResponse:
    viewer = viewer_of(request)
    case = full.case
    made = {
        "share": forms.ShareForm(prefix="share"),
        "sharing": forms.ClassForm(prefix="class", initial={"sharing_class": case.sharing_class}),
        "side": forms.SideForm(prefix="side", initial={"side": case.audience.side or Side.NEUTRAL}),
        "name": forms.NameForm(prefix="name"),
        "conflict": forms.ConflictForm(prefix="conflict"),
        **bound,
    }
    _offer(request, full, made)
    may_share = not why_not(viewer, Action.CHANGE, Permission.SHARE_CASES, full.facts)
    return render(
        request,
        SharingPage(
            title="Who may see this case",
            caption=f"Case {case.reference}",
            full=full,
            case=case,
            conflicts=tuple(queries.kept_away(viewer=viewer, case=case)) if may_share else (),
            requests=tuple(queries.requests_to_answer(viewer=viewer, case=case)),
            may_share=may_share,
            somebody_objects=full.somebody_objects,
            back=Link(text="Back to the case", href=back_to(case)),
            **made,  # type: ignore[arg-type]
        ),
    )


def _offer(request: HttpRequest, full: CaseInFull, made: dict[str, Form]) -> None:
    """Set the choices of the forms: agencies not yet on the case, people of those that are."""
    viewer = viewer_of(request)
    on_case = {one.agency_id for one in full.agencies}
    others = [(str(one.pk), one.name) for one in list_agencies(viewer=viewer) if one.pk not in on_case]
    choose(made["share"], "agency", others)
    if not full.somebody_objects:
        made["share"].fields.pop("despite_objection", None)
    people = [
        (str(one.pk), f"{one.account.name}, {one.agency.short_name}")
        for one in queries.colleagues_of(viewer=viewer, agency_ids=on_case)
    ]
    named = {str(one.membership_id) for one in full.named if one.until is None}
    choose(
        made["name"],
        "person",
        [one for one in people if one[0] not in named and one[0] != str(viewer.membership_id)],
    )
    choose(made["conflict"], "person", people)


def _end_of(day: date | None) -> datetime | None:
    """The end of a day in London, until which something holds."""
    return None if day is None else timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def _posted(
    request: HttpRequest, reference: str, key: str, form: Form, do: object, done: str
) -> HttpResponse:
    full = queries.get_case(viewer=viewer_of(request), reference=reference)
    made: dict[str, Form] = {
        "share": forms.ShareForm(prefix="share"),
        "name": forms.NameForm(prefix="name"),
        "conflict": forms.ConflictForm(prefix="conflict"),
        key: form,
    }
    _offer(request, full, made)
    if run(form, do):  # type: ignore[arg-type]
        messages.success(request, done)
        return HttpResponseRedirect(reverse("case_sharing", args=[reference]))
    return _show(request, full, **{key: form})


@recently_authenticated
def share(request: HttpRequest, reference: str) -> HttpResponse:
    """Share with another agency."""
    case = case_to_share(request, reference)
    form = forms.ShareForm(request.POST, prefix="share")

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.share_with_agency(
            by=viewer_of(request),
            case=case,
            agency_id=UUID(clean["agency"]),
            purpose=clean["purpose"],
            power=clean["power"],
            until=_end_of(clean["until"]),
            despite_objection=clean.get("despite_objection") or "",
            form_token=form.token,
        )

    return _posted(request, reference, "share", form, do, "Shared. The sharing is written to the access log.")


def set_class(request: HttpRequest, reference: str) -> HttpResponse:
    """Own agency, shared, locked, hidden."""
    case = case_to_share(request, reference)
    form = forms.ClassForm(request.POST, prefix="class")

    def do(form: Form) -> None:
        operations.set_sharing(
            by=viewer_of(request),
            case=case,
            sharing_class=form.cleaned_data["sharing_class"],
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return _posted(request, reference, "sharing", form, do, "Changed.")


def set_side(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the case on one side of the wall."""
    case = case_to_share(request, reference)
    form = forms.SideForm(request.POST, prefix="side")

    def do(form: Form) -> None:
        operations.set_side(
            by=viewer_of(request),
            case=case,
            side=form.cleaned_data["side"],
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return _posted(
        request,
        reference,
        "side",
        form,
        do,
        "Changed. For those who work on the other side the case is absent.",
    )


@recently_authenticated
def name(request: HttpRequest, reference: str) -> HttpResponse:
    """Name a person on the case."""
    case = case_to_share(request, reference)
    form = forms.NameForm(request.POST, prefix="name")

    def do(form: Form) -> None:
        operations.name_member(
            by=viewer_of(request),
            case=case,
            membership_id=UUID(form.cleaned_data["person"]),
            until=_end_of(form.cleaned_data["until"]),
            form_token=form.token,
        )

    return _posted(request, reference, "name", form, do, "Named.")


def conflict(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep somebody away from the case."""
    case = case_to_share(request, reference)
    form = forms.ConflictForm(request.POST, prefix="conflict")

    def do(form: Form) -> None:
        operations.record_conflict(
            by=viewer_of(request),
            case=case,
            membership_id=UUID(form.cleaned_data["person"]),
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return _posted(request, reference, "conflict", form, do, "Recorded. For them the case is absent.")


def _about(request: HttpRequest, membership_id: UUID, words: str) -> tuple[str, ...]:
    """The sentence that says whom a page is about; none for somebody who works here no more."""
    return tuple(
        words.format(one.account.name, one.agency.short_name)
        for one in list_members(viewer=viewer_of(request))
        if one.pk == membership_id
    )


def lift_conflict(request: HttpRequest, reference: str, membership_id: UUID) -> HttpResponse:
    """A conflict of interest is over."""
    case = case_to_share(request, reference)

    def do(form: Form) -> None:
        operations.lift_conflict(
            by=viewer_of(request),
            case=case,
            membership_id=membership_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="The conflict is over",
        button="Lift it",
        done="Lifted.",
        introduction=_about(request, membership_id, "{}, {}, is no longer kept away from this case."),
        to=reverse("case_sharing", args=[reference]),
    )


def withdraw(request: HttpRequest, reference: str, agency_id: UUID) -> HttpResponse:
    """Stop sharing with an agency."""
    case = case_to_share(request, reference)

    def do(form: Form) -> None:
        operations.withdraw_sharing(
            by=viewer_of(request),
            case=case,
            agency_id=agency_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="Stop sharing",
        button="Stop sharing",
        done="No longer shared.",
        introduction=tuple(
            f"{one.name} will no longer see this case."
            for one in list_agencies(viewer=viewer_of(request))
            if one.pk == agency_id
        ),
        to=reverse("case_sharing", args=[reference]),
    )


def unname(request: HttpRequest, reference: str, membership_id: UUID) -> HttpResponse:
    """Take a person off the case."""
    case = case_to_share(request, reference)

    def do(form: Form) -> None:
        operations.unname_member(
            by=viewer_of(request),
            case=case,
            membership_id=membership_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="Take a person off",
        button="Take off",
        done="Taken off.",
        introduction=_about(request, membership_id, "{}, {}, is no longer named on this case."),
        to=reverse("case_sharing", args=[reference]),
    )


@recently_authenticated
def answer_request(request: HttpRequest, reference: str, request_id: UUID) -> HttpResponse:
    """Say yes, for a time, or no, with the reason, to somebody who asks to see a locked case."""
    viewer = viewer_of(request)
    case = case_to_share(request, reference)
    wanted = queries.get_request(viewer=viewer, case=case, request_id=request_id)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if clean["answer"] == "yes":
            operations.grant_access(
                by=viewer, request=wanted, until=_end_of(clean["until"]), form_token=form.token
            )
        else:
            operations.refuse_access(by=viewer, request=wanted, reason=clean["why"], form_token=form.token)

    who = f"{wanted.asked_by.account.name}, {wanted.agency}"
    return answer(
        request,
        case,
        forms.GrantForm(sent(request)),
        do,
        title="A request to see this case",
        button="Answer",
        done="Answered.",
        to=reverse("case_sharing", args=[reference]),
        introduction=(f"{who}, asks to see this case.", f"Why: {wanted.reason}"),
    )
