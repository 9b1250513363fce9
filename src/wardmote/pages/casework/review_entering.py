"""An application for a case review that came by phone, on paper, by e-mail or at a desk: the public form's questions, on
one page, and what to tell the applicant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Permission
from wardmote.access.errors import Refused
from wardmote.calendar.london import instant_of
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import DateField, Form, NumberField, SelectField
from wardmote.design.page import Page, render
from wardmote.pages.public.draft import REVIEW, Draft, Sent, keep_sent, sent_in
from wardmote.pages.public.review_apply import applying_for
from wardmote.pages.public.review_questions import (
    MOST_REPORTS,
    Applying,
    application_of,
    question_named,
    whole_form_for,
)
from wardmote.partnerships.choices import ReviewChannel
from wardmote.partnerships.rules.procedure_words import ProcedureWords
from wardmote.reviews.operations import apply_for_review

BEFORE = ("whom", "what")
AFTER = ("helped", "effect", "why", "place", "wish", "affected", "speaker", "you", "contact", "safe", "heard")
MUST = frozenset({"whom", "what"})
"""Questions that must be answered; every other may be left whole, because a caller may ring off."""
CHANNELS = tuple(one for one in ReviewChannel if one != ReviewChannel.ONLINE)


class ArrivedForm(Form):
    """How and when it arrived, and how many earlier reports there are to write down."""

    channel = SelectField(
        label="How did it arrive?",
        options=[(one.value, one.label) for one in CHANNELS],
        empty=None,
        missing="Select how it arrived",
    )
    received_on = DateField(
        label="On what day did it reach us?",
        hint="The six months of the law are counted to this day. For a form on paper it is the day it arrived, not today",
        latest="today",
        say_words=True,
        missing="Enter the day on which it reached us",
    )
    reports = NumberField(
        label="How many earlier reports do they tell of?",
        hint="Change the number and press “Show as many” for more",
        least=0,
        most=MOST_REPORTS,
    )


@dataclass(frozen=True)
class Part:
    """The questions of one page of the public journey."""

    slug: str
    heading: str
    form: Form


@dataclass(frozen=True, kw_only=True)
class ReviewEnterPage(Page):
    """All questions on one page."""

    template: ClassVar[str] = "casework/review_enter.html"
    section: str = "review_enter"
    marking: str = "OFFICIAL-SENSITIVE"
    arrived: Form
    before: tuple[Part, ...]
    earlier: tuple[Part, ...]
    after: tuple[Part, ...]
    procedure: ProcedureWords

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms, in the order in which they are shown."""
        return (self.arrived, *(part.form for part in (*self.before, *self.earlier, *self.after)))


@dataclass(frozen=True, kw_only=True)
class ReviewNoProcedurePage(Page):
    """Nobody can apply before a procedure is published."""

    template: ClassVar[str] = "casework/review_no_procedure.html"
    section: str = "review_enter"


@dataclass(frozen=True, kw_only=True)
class ReviewEnteredPage(Page):
    """What to tell the applicant: the reference, what happens next, their link."""

    template: ClassVar[str] = "casework/review_entered.html"
    section: str = "review_enter"
    marking: str = "OFFICIAL-SENSITIVE"
    sent: Sent
    respond_by: str
    link: str
    steps: tuple[str, ...]


class _Sheet:
    """The forms of one page, each with its question's name as a prefix, and what they say together."""

    def __init__(self, request: Any, applying: Applying) -> None:
        self.sent = request.POST if request.method == "POST" else None
        self.arrived = ArrivedForm(
            self.sent,
            initial={"channel": ReviewChannel.PHONE, "received_on": timezone.localdate(), "reports": 3},
        )
        self.applying = applying
        self.before = tuple(map(self._part, BEFORE))
        self.earlier = tuple(self._part(f"report-{number}") for number in range(1, self._how_many() + 1))
        self.after = tuple(map(self._part, AFTER))

    def _how_many(self) -> int:
        if self.sent is None:
            return 3
        wanted = str(self.sent.get("reports", ""))
        return min(int(wanted), MOST_REPORTS) if wanted.isdecimal() else 0

    def _part(self, slug: str) -> Part:
        question = question_named(slug)
        form = whole_form_for(question, self.applying, None, prefix=slug)
        # Bound only where something was entered: a question left whole is not a mistake.
        if self.sent is not None and (slug in MUST or _is_touched(self.sent, slug)):
            form = whole_form_for(question, self.applying, self.sent, prefix=slug)
        form.fields.pop("more", None)
        number = slug.removeprefix("report-")
        heading = _HEADINGS.get(slug, "") if number == slug else f"Earlier report {number}"
        for field in form.fields.values():
            field.heading = False  # type: ignore[attr-defined]
        return Part(slug, heading, form)

    def is_valid(self) -> bool:
        """Whether everything that was entered stands."""
        parts = [part.form for part in (*self.before, *self.earlier, *self.after) if part.form.is_bound]
        return all([self.arrived.is_valid(), *(form.is_valid() for form in parts)])

    def said(self, slug: str) -> dict[str, Any]:
        """What was entered for a question; empty when it was left whole."""
        part = next(one for one in (*self.before, *self.earlier, *self.after) if one.slug == slug)
        return part.form.cleaned_data if part.form.is_bound else {}

    def earlier_reports(self) -> list[dict[str, Any]]:
        """What was entered of each earlier report."""
        return [found for part in self.earlier if (found := self.said(part.slug))]


_HEADINGS = {
    "affected": "The person affected, where somebody applies for them",
    "speaker": "Who applies for them",
    "you": "The applicant, where they apply for themselves, a business or a group",
    "contact": "How to reach the applicant",
    "safe": "What is safe: only what they say themselves",
}


def _is_touched(sent: Any, slug: str) -> bool:
    return any(
        key.startswith(f"{slug}-")
        and any(value.strip() for value in sent.getlist(key))
        and not key.endswith("form_token")
        for key in sent
    )


def enter_application(request: Any) -> HttpResponse:
    """Enter an application for somebody."""
    applying = applying_for(request, Draft())
    if applying is None:
        return render(request, ReviewNoProcedurePage(title="Apply for a case review"))
    sheet = _Sheet(request, applying)
    if request.method == "POST" and request.POST.get("act") != "show" and sheet.is_valid():
        try:
            return _enter(request, sheet)
        except Refused as refused:
            _show_problems(sheet, refused)
    page = ReviewEnterPage(
        title="Apply for a case review",
        arrived=sheet.arrived,
        before=sheet.before,
        earlier=sheet.earlier,
        after=sheet.after,
        procedure=applying.procedure,
    )
    return render(request, page)


def _show_problems(sheet: _Sheet, refused: Refused) -> None:
    """Say what is wrong where it was entered; what has no field of its own is said at the top."""
    speaks = sheet.said("whom").get("whom") == "somebody"
    fields = {
        "name": ("affected" if speaks else "you", "name"),
        "representative": ("speaker", "name"),
        "words": ("what", "words"),
    }
    for field, words in refused.problems.items():
        slug, name = fields.get(field, ("", ""))
        part = next(
            (one for one in (*sheet.before, *sheet.after) if one.slug == slug and one.form.is_bound), None
        )
        if part is not None:
            part.form.add_error(name, words)
        else:
            sheet.arrived.add_error(None, words)


def _enter(request: Any, sheet: _Sheet) -> HttpResponse:
    arrived = sheet.arrived.cleaned_data
    review = apply_for_review(
        by=request.actor,
        application=application_of(sheet.said, sheet.earlier_reports()),
        channel=ReviewChannel(arrived["channel"]),
        at=_instant(arrived["received_on"]),
        form_token=sheet.arrived.token,
    )
    # The second sending of one form gives the review without its secret, which is kept nowhere: the first one's stays.
    if review.follow_secret:
        keep_sent(
            request.session,
            Sent(
                reference=review.reference,
                respond_by=review.step_due_on.isoformat() if review.step_due_on else "",
                secret=review.follow_secret,
                agency=review.agency.name,
                may_open=request.actor.may(Permission.READ_REVIEWS)
                and review.agency_id == request.actor.agency_id,
            ),
            lasting=True,
            what=REVIEW,
        )
    return HttpResponseRedirect(reverse("review_entered"))


def _instant(day: date) -> datetime | None:
    """Midday of an earlier day; None, that is now, for today."""
    return None if day == timezone.localdate() else instant_of(day, time(12))


def show_entered(request: Any) -> HttpResponse:
    """What was entered last in this session."""
    sent, applying = sent_in(request.session, REVIEW), applying_for(request, Draft())
    if sent is None or applying is None:
        return HttpResponseRedirect(reverse("review_enter"))
    page = ReviewEnteredPage(
        title="Application entered",
        sent=sent,
        respond_by=day_in_words(date.fromisoformat(sent.respond_by), weekday=True) if sent.respond_by else "",
        link=request.build_absolute_uri(reverse("review_follow", args=[sent.secret])),
        steps=applying.procedure.steps,
    )
    return render(request, page)
