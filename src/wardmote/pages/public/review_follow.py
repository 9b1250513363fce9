"""Follow my application for a case review: behind a link that cannot be guessed, and for its holder alone.

As with a report (`follow`), nothing of it is kept in a session, and each request finds out anew whose link it is.
"""

from __future__ import annotations

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
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import ConfirmField, Form, Option, RadiosField, TextareaField, TextField
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.public.follow import SECRET, DatedText, FollowActPage, kept_nowhere
from wardmote.pages.public.words import DoorWords, door_words
from wardmote.partnerships.rules.procedure_words import ProcedureWords, in_words
from wardmote.reviews.choices import AppealAbout, Consent
from wardmote.reviews.operations import appeal, end_representation, withdraw_application
from wardmote.reviews.queries.following import (
    FollowedReview,
    get_followed_review,
    holder_of_review_link,
)
from wardmote.reviews.rules.following import ReviewStanding

DONE = {
    "withdrawn": "You have taken your application back.",
    "appeal": "We have your appeal.",
}
_ABOUT = {
    AppealAbout.THRESHOLD: "The decision whether there is a review",
    AppealAbout.HANDLING: "How my application was dealt with",
    AppealAbout.OUTCOME: "The outcome of the review",
}


@dataclass(frozen=True, kw_only=True)
class ReviewFollowPage(Page):
    """Where an application stands, for whoever made it."""

    template: ClassVar[str] = "public/review_follow.html"

    done: str
    reference: str
    standing: ReviewStanding
    hear_by: str
    letters: tuple[DatedText, ...]
    own_words: str
    speaks_for: bool
    consent_is_awaited: bool
    may_take_back: bool
    may_appeal: bool
    appeal_until: str
    withdraw: str
    appeal: str
    end: str
    words: DoorWords
    procedure: ProcedureWords
    exit_button: bool = True


class TakeBackForm(Form):
    reason = TextField(label="Why? You need not say", required=False, limit=300, say_optional=False)


class AppealForm(Form):
    about = RadiosField(label="What is your appeal about?", missing="Select what your appeal is about")
    grounds = TextareaField(
        label="Why are you not satisfied?",
        hint="For example, something that was not looked at, or new information.",
        limit=4_000,
        missing="Enter why you are not satisfied",
    )
    may_pass_on = ConfirmField(label="You may pass my appeal on to whoever hears it next", required=False)


class EndForm(Form):
    """One button."""


def follow(request: Any, secret: str) -> HttpResponse:
    """Show where an application stands."""
    with _held(request, secret) as (holder, seen):
        words = door_words(viewer=holder)
    review, standing = seen.review, seen.standing
    page = ReviewFollowPage(
        title="Your application",
        done=DONE.get(request.GET.get("done", ""), ""),
        reference=review.reference,
        standing=standing,
        hear_by=day_in_words(standing.hear_by, weekday=True) if standing.hear_by else "",
        letters=tuple(DatedText(day_in_words(day_of(one.written_at)), one.text) for one in seen.letters),
        own_words=review.words,
        speaks_for=seen.speaks_for,
        consent_is_awaited=seen.speaks_for and review.consent == Consent.AWAITED,
        may_take_back=seen.may_take_back,
        may_appeal=bool(seen.appeal_about),
        appeal_until=day_in_words(review.appeal_until) if review.appeal_until else "",
        withdraw=reverse("review_take_back", args=[secret]),
        appeal=reverse("review_appeal", args=[secret]),
        end=reverse("review_end_representation", args=[secret]),
        words=words,
        procedure=in_words(review.procedure.terms),
    )
    return kept_nowhere(render(request, page))


def take_back(request: Any, secret: str) -> HttpResponse:
    """They no longer want the review."""
    with _held(request, secret) as (holder, seen):
        form = TakeBackForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and _done(
            form,
            lambda: withdraw_application(
                by=holder, review=seen.review, reason=form.cleaned_data["reason"], form_token=form.token
            ),
        ):
            return _back_to(secret, "withdrawn")
    return _act(
        request,
        secret,
        form,
        "Take my application back",
        (
            "Nothing more is done about it, and the agencies are told so. Your earlier reports stay as they are.",
            "You can apply again at any time.",
        ),
        "Take it back",
    )


def make_appeal(request: Any, secret: str) -> HttpResponse:
    """They are not satisfied with how their application was dealt with, with a decision or with the outcome."""
    with _held(request, secret) as (holder, seen):
        form = AppealForm(request.POST if request.method == "POST" else None)
        form.fields["about"].options = [Option(one, _ABOUT[one]) for one in seen.appeal_about]  # type: ignore[attr-defined]
        if not seen.appeal_about:
            return kept_nowhere(HttpResponseRedirect(reverse("review_follow", args=[secret])))
        if form.is_valid() and _done(
            form,
            lambda: appeal(
                by=holder,
                review=seen.review,
                about=AppealAbout(form.cleaned_data["about"]),
                grounds=form.cleaned_data["grounds"],
                may_pass_on=form.cleaned_data["may_pass_on"],
                form_token=form.token,
            ),
        ):
            return _back_to(secret, "appeal")
        said = in_words(seen.review.procedure.terms).appeal
    return _act(request, secret, form, "Appeal", said, "Send my appeal")


def end(request: Any, secret: str) -> HttpResponse:
    """A representative says that the person affected no longer agrees: their link ends at once."""
    with _held(request, secret) as (holder, seen):
        if not seen.speaks_for:
            raise NotFound("Nobody is represented here.")
        form = EndForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and _done(
            form, lambda: end_representation(by=holder, review=seen.review, form_token=form.token)
        ):
            return HttpResponseRedirect(reverse("case_review"))
    return _act(
        request,
        secret,
        form,
        "They no longer agree that I speak for them",
        (
            "From the moment you press the button this link opens nothing, and we tell you nothing more.",
            "The application goes on for the person affected. We ask them how.",
        ),
        "End it",
    )


def _done(form: Form, act: Any) -> bool:
    """Whether it was done; why not is shown in the form."""
    try:
        act()
    except Refused as refused:
        for field, words in refused.problems.items():
            form.add_error(field if field in form.fields else None, words)
        return False
    return True


@contextmanager
def _held(request: Any, secret: str) -> Iterator[tuple[PublicActor, FollowedReview]]:
    """Act as the holder of a link, with the application it opens. Raises NotFound for one that opens nothing."""
    if not SECRET.fullmatch(secret):
        raise NotFound("No application behind this link.")
    holder = holder_of_review_link(viewer=request.actor, secret=secret)
    with acting_as(holder):
        yield holder, get_followed_review(viewer=holder, on=timezone.localdate())


def _act(
    request: Any, secret: str, form: Form, heading: str, introduction: tuple[str, ...], button: str
) -> HttpResponse:
    page = FollowActPage(
        title="Your application",
        back=Link(text="Back", href=reverse("review_follow", args=[secret])),
        form=form,
        heading_words=heading,
        introduction=introduction,
        button=button,
    )
    return kept_nowhere(render(request, page))


def _back_to(secret: str, done: str) -> HttpResponse:
    return kept_nowhere(HttpResponseRedirect(f"{reverse('review_follow', args=[secret])}?done={done}"))
