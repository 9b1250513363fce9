"""One shape for every page that does something to a case: load, form, one operation, back to where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.cases.models import Case
from wardmote.cases.operations import ChangedMeanwhile
from wardmote.cases.permissions import check_may_change, check_may_contribute, check_may_share
from wardmote.cases.queries import find_case, note_form_shown
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, render
from wardmote.design.surroundings import Link

Do = Callable[[Form], object]
SENSITIVE = "OFFICIAL-SENSITIVE"
CHANGED = "Somebody else changed this case while you were writing. Nothing is saved yet."


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who looks; routes of casework are only for signed-in people."""
    return request.actor  # type: ignore[attr-defined]


def case_of(request: HttpRequest, reference: str) -> Case:
    """Return the case that an address names, as far as the viewer may see it. Raises NotFound."""
    return find_case(viewer=viewer_of(request), reference=reference)


def case_to_add_to(request: HttpRequest, reference: str) -> Case:
    """Return a case that the viewer may add to. Raises NotFound, NotAllowed before any form is shown."""
    case = case_of(request, reference)
    check_may_contribute(viewer_of(request), case)
    return case


def case_to_change(request: HttpRequest, reference: str) -> Case:
    """Return a case that the viewer may change. Raises NotFound, NotAllowed before any form is shown."""
    case = case_of(request, reference)
    check_may_change(viewer_of(request), case)
    return case


def case_to_share(request: HttpRequest, reference: str) -> Case:
    """Return a case whose readers the viewer may change. Raises NotFound, NotAllowed."""
    case = case_of(request, reference)
    check_may_share(viewer_of(request), case)
    return case


def back_to(case: Case, part: str = "") -> str:
    """Return the address of a case's page, at a part of it."""
    return reverse("case", args=[case.reference]) + (f"#{part}" if part else "")


def sent(request: HttpRequest) -> Any:
    """Return what a form was sent with, or None for a form that is only shown."""
    return request.POST if request.method == "POST" else None


def files(request: HttpRequest) -> Any:
    """Return the files that a form was sent with, or None."""
    return request.FILES if request.method == "POST" else None


def choose(form: Form, name: str, options: list[tuple[str, str]]) -> None:
    """Set the choices of a field on this form's own copy."""
    form.fields[name].options = options  # type: ignore[attr-defined]


def show_refusal(form: Form, refusal: Refused) -> None:
    """Write what a rule refused beside the field at fault, or at the head of the form; one sentence needs no full stop,
    as no other error has one."""
    for field, words in refusal.problems.items():
        said = words.removesuffix(".") if words.count(".") == 1 else words
        form.add_error(field if field in form.fields else None, said)


def run(form: Form, do: Do) -> bool:
    """Do it when the form is whole; a refusal becomes an error of the form. Return whether it was done."""
    if not form.is_valid():
        return False
    try:
        do(form)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
        return False
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True


def answer(
    request: HttpRequest,
    case: Case,
    form: Form,
    do: Do,
    *,
    title: str,
    button: str,
    done: str,
    introduction: tuple[str, ...] = (),
    to: str = "",
) -> HttpResponse:
    """Run a form about a case and go back to it (or to `to`); show the form when it is not whole or refused."""
    target = to or back_to(case)
    if run(form, do):
        messages.success(request, done)
        return HttpResponseRedirect(target)
    note_form_shown(viewer=viewer_of(request), case=case)
    if form.is_bound and CHANGED in form.non_field_errors():
        introduction = (
            "What you wrote is still in the boxes. Send it again if it is right beside what stands now:",
            *form.what_stands_now(),
        )
    return render(
        request,
        FormPage(
            title=title,
            caption=f"Case {case.reference}",
            form=form,
            layout="design/staff.html",
            section="cases",
            marking=SENSITIVE,
            button=button,
            introduction=introduction,
            back=Link(text="Back to the case", href=target),
            cancel=Link(text="Cancel", href=target),
        ),
        status=200,
    )


def post_only(
    request: HttpRequest, case: Case, do: Callable[[], object], *, done: str, to: str = ""
) -> HttpResponse:
    """Do something that a button asks for, without a form page; a refusal is shown on the page it came from."""
    try:
        do()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(to or back_to(case))
