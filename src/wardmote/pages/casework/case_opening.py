"""Opening a case, bare or from a report, and adding a report to a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.errors import NotFound, Refused
from wardmote.cases import operations, queries
from wardmote.cases.models import Case
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, back_to, choose, run, sent, viewer_of
from wardmote.pages.routes import remember_absence
from wardmote.partnerships.queries import list_colleagues
from wardmote.reports.choices import Kind
from wardmote.reports.models import Report
from wardmote.reports.operations.deciding import check_may_decide
from wardmote.reports.queries.reading import get_report


def open_case(request: HttpRequest) -> HttpResponse:
    """A case without a report."""
    return _open(request, None)


def open_from_report(request: HttpRequest, reference: str) -> HttpResponse:
    """A case from a report."""
    viewer = viewer_of(request)
    report = get_report(viewer=viewer, reference=reference)
    check_may_decide(viewer, report)
    return _open(request, report)


def _open(request: HttpRequest, report: Report | None) -> HttpResponse:
    viewer = viewer_of(request)
    initial = (
        {"kinds": report.kinds, "owner": str(viewer.membership_id)}
        if report
        else {"owner": str(viewer.membership_id)}
    )
    form = forms.OpenCaseForm(sent(request), initial=initial)
    workers = [
        (str(one.pk), one.account.name)
        for one in list_colleagues(viewer=viewer)
        if set(one.roles) & {"caseworker", "supervisor", "specialist"}
    ]
    choose(form, "owner", workers)
    made: list[Case] = []

    def do(form: Form) -> None:
        clean = form.cleaned_data
        made.append(
            operations.open_case(
                by=viewer,
                title=clean["title"],
                subject=clean["subject"],
                kinds=clean["kinds"],
                owner_id=UUID(clean["owner"]) if clean["owner"] else None,
                sharing_class=clean["sharing_class"],
                reports=[report] if report else [],
                reason=clean["reason"],
                form_token=form.token,
            )
        )

    if run(form, do):
        messages.success(request, f"Case {made[0].reference} is open.")
        return HttpResponseRedirect(back_to(made[0]))
    back = reverse("report", args=[report.reference]) if report else reverse("cases")
    kinds = ", ".join(Kind(kind).label for kind in report.kinds) if report else ""
    return render(
        request,
        FormPage(
            title="Open a case",
            caption=f"From report {report.reference}" if report else "",
            form=form,
            layout="design/staff.html",
            section="cases",
            marking=SENSITIVE,
            button="Open the case",
            introduction=(f"The report, “{kinds}”, and whoever made it become part of the case.",)
            if report
            else (),
            back=Link(text="Back to the report" if report else "Cases", href=back),
            cancel=Link(text="Cancel", href=back),
        ),
    )


def attach(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a report to a case that is there already."""
    viewer = viewer_of(request)
    report = get_report(viewer=viewer, reference=reference)
    check_may_decide(viewer, report)
    form = forms.AttachForm(sent(request), initial={"reference": request.GET.get("case", "")})
    found: list[Case] = []

    def do(form: Form) -> None:
        clean = form.cleaned_data
        try:
            case = queries.find_link_target(viewer=viewer, reference=clean["reference"])
        except NotFound:
            remember_absence(request, clean["reference"])
            raise Refused("No case that you may see has that reference.", field="reference") from None
        operations.attach_report(
            by=viewer, case=case, report=report, reason=clean["reason"], form_token=form.token
        )
        found.append(case)

    if run(form, do):
        messages.success(request, f"{report.reference} is part of this case now.")
        return HttpResponseRedirect(back_to(found[0]))
    back = reverse("report", args=[report.reference])
    return render(
        request,
        FormPage(
            title="Add to a case",
            caption=f"Report {report.reference}",
            form=form,
            layout="design/staff.html",
            section="inbox",
            marking=SENSITIVE,
            button="Add to the case",
            introduction=("Whoever sees the case can read the report from now on, partners too.",),
            back=Link(text="Back to the report", href=back),
            cancel=Link(text="Cancel", href=back),
        ),
    )
