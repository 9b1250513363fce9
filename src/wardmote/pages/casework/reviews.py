"""ASB case reviews: the list, one review with everything on it, the pack for the panel, the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Action, Permission
from wardmote.calendar.working_days import working_days_between
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.tables import write_csv
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, viewer_of
from wardmote.people.models import ContactPoint
from wardmote.people.queries import facts_of_contacts
from wardmote.people.rules import CALL, why_not_contact
from wardmote.reports.models import Report
from wardmote.reviews.choices import Consent, ReviewState
from wardmote.reviews.models import Review
from wardmote.reviews.permissions import why_not
from wardmote.reviews.queries.reading import (
    Owed,
    ReviewFilter,
    ReviewInFull,
    get_review,
    list_reviews,
    owed_by,
    reports_of,
)
from wardmote.reviews.queries.register import HEADINGS, RegisterRow, list_register
from wardmote.reviews.rules.states import BEFORE_DECISION, steps_from

STATE_COLOURS = {
    ReviewState.RECEIVED: "red",
    ReviewState.THRESHOLD_MET: "green",
    ReviewState.APPEAL_RECEIVED: "purple",
    ReviewState.CLOSED: "grey",
    ReviewState.WITHDRAWN: "grey",
    ReviewState.MERGED: "grey",
    ReviewState.REJECTED: "grey",
    ReviewState.THRESHOLD_NOT_MET: "orange",
}

# The page of each step of the state table; steps that several pages lead to stand once.
STEP_PAGES = {
    "acknowledge": "review_acknowledge",
    "circulate": "review_circulate",
    "request_information": "review_ask",
    "complete_information": "review_information_complete",
    "decide_met": "review_threshold",
    "decide_not_met": "review_threshold",
    "reject": "review_reject",
    "schedule_panel": "review_panel",
    "cancel_panel": "review_panel_cancel",
    "hold_panel": "review_panel_held",
    "tell_outcome": "review_outcome",
    "track": "review_track",
    "close": "review_close",
    "appeal": "review_enter_appeal",
    "dismiss_appeal": "review_appeal_decide",
    "uphold_to_circulation": "review_appeal_decide",
    "uphold_to_information": "review_appeal_decide",
    "uphold_to_decision": "review_appeal_decide",
    "uphold_to_panel": "review_appeal_decide",
    "withdraw": "review_withdraw",
    "merge": "review_merge",
}
STEP_WORDS = {
    "review_threshold": "Decide the threshold",
    "review_panel_held": "Write down what the panel found",
    "review_appeal_decide": "Decide the appeal",
}
ASIDE = ("review_reject", "review_withdraw", "review_merge", "review_enter_appeal", "review_panel_cancel")
"""Steps that are offered at the side, not as the next thing to do."""


@dataclass(frozen=True)
class ReviewLine:
    """A row of the list. `days`: working days left for the present step, negative when late, None without a clock."""

    review: Review
    colour: str
    days: int | None
    contact: str


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(Page):
    """The list of reviews, and what my agency owes on them."""

    template: ClassVar[str] = "casework/reviews.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    narrow: Form
    lines: tuple[ReviewLine, ...]
    owed: Owed
    today: date
    may_run: bool


def show_reviews(request: HttpRequest) -> HttpResponse:
    """The reviews that I may see, and what my agency owes."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    form = forms.FilterForm(request.GET)
    form.is_valid()
    clean = form.cleaned_data
    wanted = ReviewFilter(
        which=clean.get("which") or "open",
        state=clean.get("state") or "",
        words=clean.get("q") or "",
        owed=bool(clean.get("owed")),
    )
    return render(
        request,
        ReviewsPage(
            title="ASB case reviews",
            narrow=form,
            lines=tuple(
                ReviewLine(
                    review=review,
                    colour=STATE_COLOURS.get(ReviewState(review.state), "blue"),
                    days=working_days_between(today, review.step_due_on) if review.step_due_on else None,
                    contact=review.contact_person.account.name if review.contact_person else "",
                )
                for review in list_reviews(viewer=viewer, wanted=wanted)
            ),
            owed=owed_by(viewer=viewer),
            today=today,
            may_run=viewer.may(Permission.RUN_REVIEWS),
        ),
    )


@dataclass(frozen=True)
class Way:
    """A way to reach whoever is told, with what the safe-contact gate says of ringing."""

    point: ContactPoint
    why_not: str


@dataclass(frozen=True)
class Clock:
    """A promise of the procedure as the page shows it."""

    text: str
    due: str
    done: str
    days_left: int | None


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    """A review: where it stands and what is next, its complaints, bodies, panel and letters, its chronology."""

    template: ClassVar[str] = "casework/review.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    full: ReviewInFull
    review: Review
    state_colour: str
    steps: tuple[Link, ...]
    asides: tuple[Link, ...]
    changes: tuple[Link, ...]
    why_not_run: str
    may_run: bool
    may_answer: bool
    may_read_log: bool
    is_counting: bool
    own_agency: Any
    ways: tuple[Way, ...]
    clocks: tuple[Clock, ...]
    days_left: int | None
    secret: str = ""


def show_review(request: HttpRequest, reference: str) -> HttpResponse:
    """A review with everything on it that I may read."""
    return render(request, page_of(request, reference))


def page_of(request: HttpRequest, reference: str, *, secret: str = "") -> ReviewPage:
    """Return a review's page; `secret`: of a link just made, shown this once."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    full = get_review(viewer=viewer, reference=reference, on=today)
    review = full.review
    run = why_not(viewer, Action.CHANGE, Permission.RUN_REVIEWS, full.facts)
    add = why_not(viewer, Action.CONTRIBUTE, Permission.READ_REVIEWS, full.facts)
    links = [] if run else _steps(review)
    gate = facts_of_contacts(full.contacts)
    return ReviewPage(
        title=str(review.victim),
        caption=f"ASB case review {review.reference}",
        full=full,
        review=review,
        state_colour=STATE_COLOURS.get(ReviewState(review.state), "blue"),
        steps=tuple(link for name, link in links if name not in ASIDE),
        asides=tuple(link for name, link in links if name in ASIDE),
        changes=() if run else _changes(review),
        why_not_run=run,
        may_run=not run,
        may_answer=not add,
        may_read_log=viewer.may(Permission.READ_BUSINESS),
        is_counting=review.state in BEFORE_DECISION,
        own_agency=viewer.agency_id,
        ways=tuple(Way(point, why_not_contact(gate[point.pk], CALL, today)) for point in full.contacts),
        clocks=tuple(
            Clock(
                text=one.step.label,
                due=f"{one.due_on:%-d %B}" if one.due_on else "",
                done=f"{one.done_on:%-d %B}" if one.done_on else "",
                days_left=None
                if one.done_on or one.due_on is None
                else working_days_between(today, one.due_on),
            )
            for one in full.promises
        ),
        days_left=working_days_between(today, review.step_due_on) if review.step_due_on else None,
        secret=request.build_absolute_uri(reverse("review_follow", args=[secret])) if secret else "",
        back=Link(text="ASB case reviews", href=reverse("reviews")),
    )


def _steps(review: Review) -> list[tuple[str, Link]]:
    """The steps that the state table has from here, each page once."""
    found: dict[str, Link] = {}
    for step in steps_from(review.state):
        name = STEP_PAGES[step.name]
        found.setdefault(
            name, Link(text=STEP_WORDS.get(name, step.words), href=reverse(name, args=[review.reference]))
        )
    return list(found.items())


def _changes(review: Review) -> tuple[Link, ...]:
    wanted = [("Write to the applicant", "review_letter"), ("Record a contact", "review_contact")]
    wanted += [("Add a note", "review_note"), ("Another point of contact", "review_person")]
    if review.is_open or review.closed_at is None:
        wanted.append(("A new link for the applicant", "review_link"))
    if review.is_open:
        wanted.append(("How the victim is heard", "review_hearing"))
        if review.state == ReviewState.INFO_REQUESTED:
            wanted.append(("Ask a further body", "review_ask"))
        if review.state not in (ReviewState.RECEIVED, ReviewState.ACKNOWLEDGED):
            wanted += [("A further body takes part", "review_body"), ("A body leaves", "review_release")]
        if review.representative_id and review.consent == Consent.AWAITED:
            wanted.append(("The written consent is here", "review_consent"))
        if review.consent == Consent.GIVEN and review.consent_document_id is None:
            wanted.append(("Attach the written consent", "review_consent"))
        if review.representative_id and review.consent in (Consent.AWAITED, Consent.GIVEN):
            wanted.append(("They no longer want to be represented", "review_representation"))
    wanted.append(("Keep somebody away", "review_bar"))
    return tuple(Link(text=words, href=reverse(name, args=[review.reference])) for words, name in wanted)


@dataclass(frozen=True, kw_only=True)
class PackPage(Page):
    """What the panel reads: made from the record, each agency seeing what it may."""

    template: ClassVar[str] = "casework/review_pack.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    full: ReviewInFull
    review: Review
    reports: tuple[Report, ...]
    hidden: int
    agency: str


def show_pack(request: HttpRequest, reference: str) -> HttpResponse:
    """The pack for the panel, as the viewer's agency may read it: to print, or to save as PDF by the browser.

    Reports stand in it in full only where the agency may read them; the others by agency and days. Nobody's contact
    is in it, no protected source, no safe location.
    """
    viewer = viewer_of(request)
    full = get_review(viewer=viewer, reference=reference, on=timezone.localdate())
    reports = reports_of(viewer=viewer, review=full.review)
    listed = {one.complaint.report_id for one in full.complaints if one.complaint.report_id}
    return render(
        request,
        PackPage(
            title=f"Pack for the panel: {full.review.reference}",
            full=full,
            review=full.review,
            reports=tuple(reports),
            hidden=len(listed) - len(reports),
            agency=viewer.agency_name,
            back=Link(text="Back to the review", href=reverse("review", args=[reference])),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class RegisterPage(Page):
    """Every application with everything that somebody may ask about it by law."""

    template: ClassVar[str] = "casework/review_register.html"
    section: str = "reviews"
    narrow: Form
    rows: tuple[RegisterRow, ...]
    headings: dict[str, str]
    summary: tuple[tuple[str, str], ...]
    export: str


def show_register(request: HttpRequest) -> HttpResponse:
    """The register on one screen."""
    form, rows = _register(request)
    query = request.GET.urlencode()
    return render(
        request,
        RegisterPage(
            title="Register of ASB case reviews",
            narrow=form,
            rows=tuple(rows),
            headings=HEADINGS,
            summary=_summary(rows),
            export=reverse("review_register_csv") + (f"?{query}" if query else ""),
            back=Link(text="ASB case reviews", href=reverse("reviews")),
        ),
    )


def export_register(request: HttpRequest) -> HttpResponse:
    """The register as a file: CSV in UTF-8 with a byte-order mark, as spreadsheets expect."""
    _, rows = _register(request)
    table = [list(HEADINGS.values())]
    for row in rows:
        values = asdict(row)
        table.append([_in_file(values[name]) for name in HEADINGS])
    response = HttpResponse(write_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="asb-case-review-register.csv"'
    return response


def _in_file(value: Any) -> str:
    """A cell as text."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _register(request: HttpRequest) -> tuple[Form, list[RegisterRow]]:
    form = forms.RegisterForm(request.GET)
    form.is_valid()
    clean = form.cleaned_data
    rows = list_register(viewer=viewer_of(request), first_day=clean.get("first"), last_day=clean.get("last"))
    return form, rows


def _summary(rows: list[RegisterRow]) -> tuple[tuple[str, str], ...]:
    """The totals that requests ask for first."""

    def number(holds: Callable[[RegisterRow], object]) -> str:
        return str(sum(1 for row in rows if holds(row)))

    return (
        ("Applications", str(len(rows))),
        ("Threshold met", number(lambda row: row.threshold_decision == "Met")),
        ("Threshold not met", number(lambda row: row.threshold_decision == "Not met")),
        ("Rejected", number(lambda row: row.rejected)),
        ("Panels held", str(sum(row.panels_held for row in rows))),
        (
            "Of these with an independent chair",
            number(lambda row: row.panels_held and row.chair_independent == "Yes"),
        ),
        (
            "Victim attended or was spoken for",
            number(lambda row: row.victim_heard in ("Attends", "Somebody attends for them")),
        ),
        ("Statement read", number(lambda row: row.victim_heard == "A statement is read")),
        ("Reviews with recommendations", number(lambda row: row.recommendations)),
        ("Appeals on the threshold", str(sum(row.appeals_threshold for row in rows))),
        ("Appeals on the threshold upheld", str(sum(row.appeals_threshold_upheld for row in rows))),
        ("Appeals on the handling", str(sum(row.appeals_handling for row in rows))),
        ("Appeals on the handling upheld", str(sum(row.appeals_handling_upheld for row in rows))),
        ("Appeals on the outcome", str(sum(row.appeals_outcome for row in rows))),
        ("Appeals on the outcome upheld", str(sum(row.appeals_outcome_upheld for row in rows))),
    )
