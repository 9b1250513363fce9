"""Follow my report: behind a link that cannot be guessed, and for its holder alone.

The secret stands in the path, so the page sends no referrer to other sites, is kept nowhere (no-store) and found by no
search engine. Each request finds out anew whose link it is; nothing of it is kept in a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import PublicActor
from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.calendar.london import day_of, instant_of, start_of_day
from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import Satisfaction
from wardmote.cases.operations import answer_survey, why_not_survey
from wardmote.cases.rules.survey import QUESTIONS
from wardmote.design.fields import DateField, Form, RadiosField, TextareaField, TextField, read_time
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.questions import KNOWN_OPTIONS
from wardmote.pages.public.words import DoorWords, door_words
from wardmote.partnerships.rules.reaching import PublicContact
from wardmote.reports.choices import Known
from wardmote.reports.operations.following import add_incident, say_contact_not_safe, withdraw_consent
from wardmote.reports.queries.following import FollowedReport, get_followed_report, holder_of_link
from wardmote.reports.rules.following import Standing
from wardmote.reviews.queries.following import holder_of_review_link

# What is said after each act. Kept in the address and not in a cookie: this page sets none.
DONE = {
    "again": "We have added what you told us to your report.",
    "danger": "Call 999 now. We have added what you told us, but this page is not watched all the time.",
    "contact": "We have stopped. Nothing more is sent to you, and nobody rings.",
    "survey": "Thank you for your answers.",
    "consent": "We have marked your report: you no longer agree.",
}
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class DatedText:
    """A text with the day on which it was written."""

    on: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FollowPage(Page):
    """Where a report stands, for whoever made it."""

    template: ClassVar[str] = "public/follow.html"

    done: str
    reference: str
    standing: Standing
    agency: str
    reach: PublicContact | None
    told: str
    letters: tuple[DatedText, ...]
    own_words: str
    incidents: tuple[DatedText, ...]
    has_contacts: bool
    consent_withdrawn: bool
    again: str
    unsafe: str
    consent: str
    survey: str
    words: DoorWords
    exit_button: bool = True


@dataclass(frozen=True, kw_only=True)
class FollowActPage(Page):
    """One thing to tell us about a report."""

    template: ClassVar[str] = "public/follow_act.html"

    form: Form
    heading_words: str
    introduction: tuple[str, ...]
    button: str
    exit_button: bool = True


class FindForm(Form):
    link = TextField(
        label="Your link",
        hint="It was shown when you had sent it. Paste all of it.",
        limit=400,
        spellcheck=False,
        missing="Enter your link",
    )

    def clean_link(self) -> str:
        found = SECRET.search(self.cleaned_data["link"].rstrip("/").rpartition("/")[2])
        if found is None:
            self.add_error("link", "Enter the whole link, or its last 43 letters and numbers")
            return ""
        return found[0]


class AgainForm(Form):
    words = TextareaField(label="What happened this time?", limit=10_000, missing="Tell us what happened")
    on_day = DateField(
        label="What day was it?",
        called="The day it happened",
        latest="today",
        say_words=True,
        required=False,
    )
    at_time = TextField(label="About what time?", required=False, limit=100, width=20)
    danger_now = RadiosField(
        label="Is somebody in danger now?",
        options=KNOWN_OPTIONS,
        hint="If yes, call 999 before you send this.",
        missing="Select yes if somebody is in danger now",
    )


class SurveyForm(Form):
    """Three questions, one page."""

    handling, informed, outcome = (
        RadiosField(
            label=words, options=Satisfaction.choices, small=True, missing="Select how satisfied you are"
        )
        for _, words in QUESTIONS
    )


class UnsafeForm(Form):
    """One button: nothing that slows it down."""


class ConsentForm(Form):
    reason = TextField(label="Why? It helps us to respect it", required=False, limit=300)


def find(request: Any) -> HttpResponse:
    """Ask for the link, for whoever kept it on paper."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        secret = form.cleaned_data["link"]
        try:
            return HttpResponseRedirect(reverse(_what_it_opens(request, secret), args=[secret]))
        except NotFound:
            form.add_error("link", "We found nothing behind this link. Check that you have all of it")
    page = FollowActPage(
        title="Find",
        back=Link(text="Back", href=reverse("home")),
        form=form,
        heading_words="Follow a report or an application",
        introduction=(
            "When you sent your report, or your application for a case review, we showed you a link. Only that link "
            "opens it: your reference alone does not.",
            "If you lost it, contact us and give your reference. To keep you safe we do not send links.",
        ),
        button="Open it",
    )
    return render(request, page)


def _what_it_opens(request: Any, secret: str) -> str:
    """The page that a link leads to: that of an application for a case review, or that of a report. Raises NotFound."""
    try:
        holder_of_review_link(viewer=request.actor, secret=secret)
    except NotFound:
        holder_of_link(viewer=request.actor, secret=secret)
        return "follow"
    return "review_follow"


def follow(request: Any, secret: str) -> HttpResponse:
    """Show where a report stands."""
    with _held(request, secret) as (holder, seen):
        words = door_words(viewer=holder)
        _, why_no_questions = why_not_survey(by=holder, report=seen.report, at=timezone.now())
    report = seen.report
    page = FollowPage(
        title="Your report",
        done=DONE.get(request.GET.get("done", ""), ""),
        reference=report.reference,
        standing=seen.standing,
        agency=report.agency.name,
        reach=report.agency.public_contact or None,
        told=report.told_the_reporter,
        letters=tuple(DatedText(day_in_words(day_of(one.written_at)), one.text) for one in seen.letters),
        own_words=report.words,
        incidents=tuple(
            DatedText(day_in_words(day_of(one.told_at)), one.words) for one in seen.incidents if one.words
        ),
        has_contacts=report.reporter_id is not None,
        consent_withdrawn=report.consent_withdrawn_at is not None,
        again=reverse("follow_again", args=[secret]),
        unsafe=reverse("follow_unsafe", args=[secret]),
        consent=reverse("follow_consent", args=[secret]),
        survey="" if why_no_questions else reverse("follow_survey", args=[secret]),
        words=words,
    )
    return kept_nowhere(render(request, page))


def again(request: Any, secret: str) -> HttpResponse:
    """It happened again: the same report, a new incident."""
    with _held(request, secret) as (holder, seen):
        form = AgainForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            said = form.cleaned_data
            clock = read_time(said["at_time"])
            happened = None
            if said["on_day"]:
                happened = instant_of(said["on_day"], clock) if clock else start_of_day(said["on_day"])
                happened = min(happened, timezone.now())
            try:
                add_incident(
                    by=holder,
                    report=seen.report,
                    words=said["words"],
                    happened_from=happened,
                    when_text=said["at_time"],
                    danger_now=Known(said["danger_now"]),
                    form_token=form.token,
                )
            except Refused as refused:
                for words in refused.problems.values():
                    form.add_error(None, words)
            else:
                return _back_to(secret, "danger" if said["danger_now"] == Known.YES else "again")
    return _act(
        request,
        secret,
        form,
        "It happened again",
        ("You need not say again who you are or where it is. Only say what happened this time.",),
        "Send",
    )


def unsafe(request: Any, secret: str) -> HttpResponse:
    """It is no longer safe to contact them: nothing more is sent."""
    with _held(request, secret) as (holder, seen):
        form = UnsafeForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            say_contact_not_safe(by=holder, report=seen.report)
            return _back_to(secret, "contact")
    return _act(
        request,
        secret,
        form,
        "It is no longer safe to contact me",
        (
            "From the moment you press the button we do not ring, write, text or email you, and we stop whatever "
            "was about to be sent.",
            "You can still read here what we did. If you are in danger now, call 999.",
        ),
        "Stop contacting me",
    )


def consent(request: Any, secret: str) -> HttpResponse:
    """They no longer agree to what is done with their report."""
    with _held(request, secret) as (holder, seen):
        form = ConsentForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            withdraw_consent(by=holder, report=seen.report, reason=form.cleaned_data["reason"])
            return _back_to(secret, "consent")
    return _act(
        request,
        secret,
        form,
        "I no longer agree",
        (
            "We mark your report and share nothing more of it, unless the law says we must or somebody is at risk "
            "of serious harm. Then we write down why.",
            "We keep what you told us as long as the law asks for. You can contact us to ask for it to be erased.",
        ),
        "I no longer agree",
    )


def survey(request: Any, secret: str) -> HttpResponse:
    """Three questions after a case was closed: answered once, shown to whoever works on the case."""
    with _held(request, secret) as (holder, seen):
        _, problem = why_not_survey(by=holder, report=seen.report, at=timezone.now())
        form = SurveyForm(request.POST if request.method == "POST" else None)
        if problem:
            return _back_to(secret, "")
        if form.is_valid():
            said = {name: form.cleaned_data[name] for name, _ in QUESTIONS}
            answer_survey(by=holder, report=seen.report, **said)
            return _back_to(secret, "survey")
    return _act(
        request,
        secret,
        form,
        "How did we do?",
        ("Three questions. Whoever dealt with your report sees your answers, and we count them.",),
        "Send",
    )


@contextmanager
def _held(request: Any, secret: str) -> Iterator[tuple[PublicActor, FollowedReport]]:
    """Act as the holder of a link, with the report it opens. Raises NotFound for a link that opens nothing."""
    if not SECRET.fullmatch(secret):
        raise NotFound("No report behind this link.")
    holder = holder_of_link(viewer=request.actor, secret=secret)
    with acting_as(holder):
        yield holder, get_followed_report(viewer=holder, on=timezone.localdate())


def _act(
    request: Any, secret: str, form: Form, heading: str, introduction: tuple[str, ...], button: str
) -> HttpResponse:
    page = FollowActPage(
        title="Your report",
        back=Link(text="Back", href=reverse("follow", args=[secret])),
        form=form,
        heading_words=heading,
        introduction=introduction,
        button=button,
    )
    return kept_nowhere(render(request, page))


def _back_to(secret: str, done: str) -> HttpResponse:
    return kept_nowhere(HttpResponseRedirect(f"{reverse('follow', args=[secret])}?done={done}"))


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Mark a page behind a secret link: no browser or proxy keeps it, no search engine finds it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
