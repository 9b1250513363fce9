"""One report: what was told, what it is like, and what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.working_days import working_days_between
from wardmote.cases.models import Case
from wardmote.cases.queries import cases_of_reports
from wardmote.design.fields import Form, HiddenField, RadiosField, SelectField, TextareaField, TextField
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.models import Document
from wardmote.documents.queries import list_documents
from wardmote.pages.routes import remember_absence
from wardmote.partnerships.queries import list_advice, list_agencies
from wardmote.people.models import ProtectedSource
from wardmote.people.queries import protected_sources_of
from wardmote.places.postcodes import show_postcode
from wardmote.places.queries import name_area
from wardmote.reports.choices import Kind, Priority, Status
from wardmote.reports.models import Report
from wardmote.reports.operations import deciding
from wardmote.reports.operations.following import end_link
from wardmote.reports.queries.inbox import find_merge_target
from wardmote.reports.queries.likeness import Alike, Likenesses, what_is_it_like
from wardmote.reports.queries.reading import ReportInFull, get_report, read_in_full
from wardmote.reports.rules.decisions import TRANSITIONS
from wardmote.reviews.queries.explaining import explained_in_words
from wardmote.sharing.queries import audience_reaches

LEVELS = {Priority.EMERGENCY: 1, Priority.URGENT: 2, Priority.ROUTINE: 4}


@dataclass(frozen=True)
class Clock:
    """One step of the response times."""

    text: str
    due: str
    done: str
    days_left: int | None


@dataclass(frozen=True, kw_only=True)
class ReportPage(Page):
    """A report as staff see it."""

    template: ClassVar[str] = "casework/report.html"
    section: str = "inbox"
    marking: str = "OFFICIAL-SENSITIVE"
    full: ReportInFull
    report: Report
    kinds: str
    ward: str
    postcode: str
    level: int
    documents: tuple[Document, ...]
    likenesses: Likenesses
    alike: tuple[Alike, ...]
    clocks: tuple[Clock, ...]
    decisions: tuple[Link, ...]
    why_no_decisions: str
    sources: tuple[ProtectedSource, ...]
    may_keep_source: bool
    explained: str
    case: Case | None
    cases_alike: tuple[Case, ...]
    """The cases that reports like this one are part of."""


def show_report(request: HttpRequest, reference: str) -> HttpResponse:
    """A report with what it is like beside it."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    full = read_in_full(viewer=viewer, reference=reference)
    report = full.report
    now = timezone.now()
    likenesses = what_is_it_like(viewer=viewer, report=report, partnership=request.partnership, at=now)  # type: ignore[attr-defined]
    known = [report.id, *(one.report.id for one in likenesses.found)]
    cases = cases_of_reports(viewer=viewer, report_ids=known)
    may_reveal = viewer.may(Permission.REVEAL)
    why_not = ""
    try:
        deciding.check_may_decide(viewer, report)
    except deciding.NotAllowed as refusal:
        why_not = refusal.reason
    return render(
        request,
        ReportPage(
            title=", ".join(Kind(kind).label for kind in report.kinds) or "Report",
            caption=f"Report {report.reference}",
            back=Link(text="Inbox", href=reverse("inbox")),
            case=cases.pop(report.id, None),
            cases_alike=tuple(dict.fromkeys(cases.values())),
            explained=explained_in_words(viewer=viewer, report=report),
            full=full,
            report=report,
            kinds=", ".join(Kind(kind).label for kind in report.kinds),
            ward=name_area(report.ward_code) if report.ward_code else "",
            postcode=show_postcode(report.postcode),
            level=LEVELS[Priority(report.priority)],
            documents=tuple(list_documents(viewer=viewer, record_id=report.id)),
            likenesses=likenesses,
            alike=likenesses.found,
            clocks=_clocks(report),
            decisions=() if why_not else _decisions(report),
            why_no_decisions=why_not,
            sources=tuple(protected_sources_of(viewer=viewer, record_id=report.id)) if may_reveal else (),
            may_keep_source=may_reveal and audience_reaches(viewer, report.audience_id),
        ),
    )


def _clocks(report: Report) -> tuple[Clock, ...]:
    today = timezone.localdate()

    def left(day: Any) -> int | None:
        if day is None or not report.is_open:
            return None
        return -max(1, working_days_between(day, today)) if day < today else working_days_between(today, day)

    done = f"{timezone.localtime(report.first_contact_at):%-d %b}" if report.first_contact_at else ""
    steps = [
        Clock("First contact", f"{report.respond_by:%-d %b}", done, None if done else left(report.respond_by))
    ]
    if report.update_due_on and report.is_open and done:
        steps.append(Clock("Next update", f"{report.update_due_on:%-d %b}", "", left(report.update_due_on)))
    return tuple(steps)


def _decisions(report: Report) -> tuple[Link, ...]:
    """The decisions that the state table allows now, in the order in which people think of them."""
    possible = TRANSITIONS[Status(report.status)]
    offered = [
        (Status.OPENED_CASE, "Open a case", "report_open_case"),
        (Status.ATTACHED, "Add to a case", "report_attach"),
        (Status.MERGED, "Same as another report", "report_merge"),
        (Status.REFERRED, "Pass to a partner", "report_refer"),
        (Status.ADVISED, "Close with advice", "report_advise"),
        (Status.WATCHED, "Archive and watch", "report_watch"),
        (Status.RECEIVED, "Bring back to the inbox", "report_recall"),
    ]
    links = [
        Link(text=words, href=reverse(name, args=[report.reference]))
        for status, words, name in offered
        if status in possible
    ]
    if report.is_open:
        links.append(
            Link(text="Change the priority", href=reverse("report_priority", args=[report.reference]))
        )
    return tuple(links)


class DecisionForm(Form):
    """What every decision asks: why. `version` tells whether somebody else decided meanwhile."""

    field_order = ("version", "agency", "reference", "priority", "advice", "told_the_reporter", "reason")
    version = HiddenField(required=False)
    reason = TextareaField(
        label="Why?", hint="Kept with the report. Colleagues and auditors read it.", rows=4, missing="Say why"
    )


class AdviseForm(DecisionForm):
    """Closing with advice."""

    advice = SelectField(label="Which advice?", options=(), empty="In my own words", required=False)
    told_the_reporter = TextareaField(
        label="What the person is told",
        hint="Shown on their own page. Plain English, no names, no addresses.",
        rows=5,
        required=False,
    )


class MergeForm(DecisionForm):
    """Same as another report."""

    reference = TextField(
        label="Reference of the other report",
        hint="For example GU-4K7M-2QXD",
        width=20,
        missing="Enter the reference",
    )


class ReferForm(DecisionForm):
    """Passing to a partner."""

    agency = RadiosField(label="To which agency?", options=(), missing="Choose an agency")


class PriorityForm(DecisionForm):
    """Another priority."""

    priority = RadiosField(label="Priority", options=Priority.choices, missing="Choose a priority")


Do = Callable[[Viewer, Report, dict[str, Any], int | None], Report]


def _decide(
    request: HttpRequest, reference: str, *, form_class: type[DecisionForm], title: str, button: str, do: Do, done: str,
    introduction: tuple[str, ...] = (), initial: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    report = get_report(viewer=viewer, reference=reference)
    deciding.check_may_decide(viewer, report)
    form = form_class(
        request.POST if request.method == "POST" else None,
        initial={"version": str(report.version), **(initial or {})},
    )
    _choices(form, viewer, report)
    if form.is_valid():
        version = form.cleaned_data.get("version") or ""
        try:
            do(viewer, report, form.cleaned_data, int(version) if version.isdigit() else None)
        except Refused as refusal:
            if (
                report.decided_by_id == viewer.membership_id
                and report.decision_reason == form.cleaned_data["reason"].strip()
            ):
                # The button was pressed twice: what was asked for is done.
                messages.success(request, done)
                return HttpResponseRedirect(reverse("report", args=[report.reference]))
            for field, words in refusal.problems.items():
                form.add_error(field if field in form.fields else None, words)
            if version != str(report.version):
                # Somebody decided meanwhile: nothing that was written is lost, and sending it again says "all the same".
                form.what_stands_now()
                introduction = (
                    f"The report is now “{Status(report.status).label}”, with priority"
                    f" “{Priority(report.priority).label}”. What you wrote is still below. Send it again if it is"
                    " still right.",
                )
        except NotFound:
            remember_absence(request, form.cleaned_data.get("reference"))
            form.add_error(
                "reference" if "reference" in form.fields else None, "No report has that reference"
            )
        else:
            messages.success(request, done)
            return HttpResponseRedirect(reverse("report", args=[report.reference]))
    return render(
        request,
        FormPage(
            title=title,
            caption=f"Report {report.reference}",
            form=form,
            layout="design/staff.html",
            section="inbox",
            marking="OFFICIAL-SENSITIVE",
            button=button,
            introduction=introduction,
            back=Link(text="Back to the report", href=reverse("report", args=[report.reference])),
            cancel=Link(text="Cancel", href=reverse("report", args=[report.reference])),
        ),
    )


def _choices(form: Form, viewer: Viewer, report: Report) -> None:
    if "reference" in form.fields:
        prefix = report.reference.split("-")[0]
        form.fields["reference"].hint = f"For example {prefix}-4K7M-2QXD"  # type: ignore[attr-defined]
    if "agency" in form.fields:
        others = [one for one in list_agencies(viewer=viewer) if one.pk != report.agency_id]
        form.fields["agency"].options = [(str(agency.id), agency.name) for agency in others]  # type: ignore[attr-defined]
    if "advice" in form.fields:
        form.fields["advice"].options = [(str(one.id), one.title) for one in list_advice(viewer=viewer)]  # type: ignore[attr-defined]


def advise(request: HttpRequest, reference: str) -> HttpResponse:
    """Close with advice."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        chosen = next((one for one in list_advice(viewer=viewer) if str(one.id) == clean.get("advice")), None)
        return deciding.advise(
            by=viewer,
            report=report,
            reason=clean["reason"],
            told_the_reporter=clean.get("told_the_reporter", ""),
            advice=chosen,
            version=version,
        )

    return _decide(
        request, reference, form_class=AdviseForm, title="Close with advice", button="Close the report", do=do,
        done="The report is closed, and the person's page says what you wrote.",
    )  # fmt: skip


def watch(request: HttpRequest, reference: str) -> HttpResponse:
    """Archive and watch."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        return deciding.archive_and_watch(by=viewer, report=report, reason=clean["reason"], version=version)

    return _decide(
        request, reference, form_class=DecisionForm, title="Archive and watch", button="Archive the report", do=do,
        done="Archived. It comes back to the inbox when it happens again.",
        introduction=("Nothing is done now. If the person tells us that it happened again, the report comes back.",),
    )  # fmt: skip


def merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Same as another report."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        into = find_merge_target(viewer=viewer, report=report, reference=clean["reference"])
        return deciding.merge_duplicate(
            by=viewer, report=report, into=into, reason=clean["reason"], version=version
        )

    return _decide(
        request, reference, form_class=MergeForm, title="Same as another report", button="Merge", do=do,
        done="Merged. Both are kept, and counted once.",
        initial={"reference": request.GET.get("into", "")},
        introduction=("Both reports are kept with their sources, and counted once.",),
    )  # fmt: skip


def refer(request: HttpRequest, reference: str) -> HttpResponse:
    """Pass to a partner."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        agency = next((one for one in list_agencies(viewer=viewer) if str(one.id) == clean["agency"]), None)
        return deciding.refer_to_partner(
            by=viewer, report=report, to_agency=agency, reason=clean["reason"], version=version
        )

    return _decide(
        request, reference, form_class=ReferForm, title="Pass to a partner", button="Pass it on", do=do,
        done="Passed on. It is in the partner's inbox, and you can still read it.",
        introduction=("The partner sees all of the report, and who made it. Say why they need it.",),
    )  # fmt: skip


def recall(request: HttpRequest, reference: str) -> HttpResponse:
    """Bring back to the inbox."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        return deciding.recall(by=viewer, report=report, reason=clean["reason"], version=version)

    return _decide(
        request, reference, form_class=DecisionForm, title="Bring back to the inbox", button="Bring it back", do=do,
        done="It is in the inbox again.",
    )  # fmt: skip


def change_priority(request: HttpRequest, reference: str) -> HttpResponse:
    """Another priority."""

    def do(viewer: Viewer, report: Report, clean: dict[str, Any], version: int | None) -> Report:
        return deciding.change_priority(
            by=viewer,
            report=report,
            priority=Priority(clean["priority"]),
            reason=clean["reason"],
            version=version,
        )

    return _decide(
        request, reference, form_class=PriorityForm, title="Change the priority", button="Change", do=do,
        done="The priority is changed, and the day to answer by.",
    )  # fmt: skip


def note_contact(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody spoke with the person who reported."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    report = get_report(viewer=viewer, reference=reference)
    noted = deciding.note_contact(by=viewer, report=report)
    messages.success(request, f"Noted. The next update is due by {noted.update_due_on:%-d %B}.")
    return HttpResponseRedirect(reverse("report", args=[report.reference]))


def end_follow_link(request: HttpRequest, reference: str) -> HttpResponse:
    """The link by which the person follows the report was seen by somebody else, or must not work any more."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    report = get_report(viewer=viewer, reference=reference)
    end_link(by=viewer, report=report)
    messages.success(request, "The link does not work any more.")
    return HttpResponseRedirect(reverse("report", args=[report.reference]))


def start(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody looks at it now."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    report = get_report(viewer=viewer, reference=reference)
    try:
        deciding.start_triage(by=viewer, report=report)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return HttpResponseRedirect(reverse("report", args=[report.reference]))
