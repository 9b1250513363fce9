"""The case review's decisions, letters and appeals, each on a page of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.calendar.london import day_of
from wardmote.design.fields import Form
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import choose, sent, viewer_of
from wardmote.pages.casework.reviews_acting import (
    answer,
    appeal_facts,
    ask_reason,
    back_to,
    facts_for_letter,
    full_to_run,
    letter_as_told,
    people_of,
    review_to_run,
    version_in,
    with_letter,
)
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.reviews import operations
from wardmote.reviews.choices import AppealAbout, LetterKind, ReviewState
from wardmote.reviews.operations.workflow import grounds_for
from wardmote.reviews.queries.reading import open_for_joining
from wardmote.reviews.rules.appeals import ways_back
from wardmote.reviews.rules.letters import draft_letter
from wardmote.reviews.rules.states import BY_NAME


def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    """Acknowledge an application and name one person to speak to."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    decided = next((one.due_on for one in full.promises if one.step == Step.DECIDED), None)
    draft = draft_letter(LetterKind.ACKNOWLEDGEMENT, facts_for_letter(review, next_on=decided))

    def prepare(form: Form) -> None:
        choose(form, "contact_person", people_of(request, [review.agency_id]))

    def do(clean: dict[str, Any], form: Form) -> None:
        person = clean["contact_person"]
        operations.acknowledge(
            by=viewer, review=review, contact_person_id=UUID(person) if person else None,
            version=version_in(clean), form_token=form.token, **letter_as_told(clean),
        )  # fmt: skip

    return with_letter(
        request, review, forms.AcknowledgeForm, draft, do, title="Acknowledge the application",
        button="Acknowledge", done="The application is acknowledged.", prepare=prepare,
    )  # fmt: skip


def decide_threshold(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide the threshold: what the record says stands above the form."""
    full = full_to_run(request, reference)
    review, viewer, computed = full.review, viewer_of(request), full.computed
    panel = next((one.due_on for one in full.promises if one.step == Step.PANEL), None)
    met = computed.is_forced or computed.proposes_met
    reasons = [computed.reason, *(one.counted.reason for one in full.complaints)]
    decision = (
        "The threshold for a review is met. There will be a review."
        if met
        else "We looked at your application. The threshold for a review is not met."
    )
    draft = draft_letter(
        LetterKind.THRESHOLD,
        facts_for_letter(
            review,
            decision=decision,
            reasons=reasons,
            next_on=panel if met else None,
            **({} if met else appeal_facts(review)),
        ),
    )
    introduction = (computed.reason, *(one.counted.reason for one in full.complaints))
    if computed.unverified:
        introduction += (f"Of those that count, {computed.unverified} were not found in any record.",)

    def prepare(form: Form) -> None:
        if computed.is_forced:
            choose(form, "is_met", [("yes", "Yes: the law leaves no choice (section 104(4))")])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.decide_on_threshold(
            by=viewer, review=review, is_met=clean["is_met"] == "yes", reason=clean["reason"],
            persistence=clean["persistence"], harm=clean["harm"], adequacy=clean["adequacy"],
            version=version_in(clean), form_token=form.token, **letter_as_told(clean),
        )  # fmt: skip

    return with_letter(
        request, review, forms.ThresholdForm, draft, do, title="Decide the threshold", button="Decide",
        done="The threshold is decided, and the applicant is told.", introduction=introduction, prepare=prepare,
        initial={"is_met": "yes"} if met else None,
    )  # fmt: skip


def reject(request: HttpRequest, reference: str) -> HttpResponse:
    """Reject an application on a ground of the procedure."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    draft = draft_letter(
        LetterKind.REJECTION,
        facts_for_letter(review, reasons=["Write the reasons here."], **appeal_facts(review)),
    )

    def prepare(form: Form) -> None:
        choose(form, "ground", [(ground, ground) for ground in grounds_for(review)])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.reject(
            by=viewer, review=review, ground=clean["ground"], reason=clean["reason"],
            version=version_in(clean), form_token=form.token, **letter_as_told(clean),
        )  # fmt: skip

    return with_letter(
        request, review, forms.RejectForm, draft, do, title="Reject the application", button="Reject",
        done="The application is rejected, and the applicant is told how to appeal.", prepare=prepare,
    )  # fmt: skip


def tell_outcome(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell the outcome and the recommendations."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    draft = draft_letter(
        LetterKind.OUTCOME,
        facts_for_letter(
            review,
            findings=[one.text for one in full.findings],
            recommendations=[
                f"{one.agency.name if one.agency else one.body_name}: {one.text}"
                for one in full.recommendations
            ],
            **appeal_facts(review),
        ),
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.tell_outcome(
            by=viewer,
            review=review,
            version=version_in(clean),
            form_token=form.token,
            **letter_as_told(clean),
        )

    return with_letter(
        request, review, forms.LetterForm, draft, do, title="Tell the outcome", button="Tell the outcome",
        done="The applicant is told the outcome.",
        introduction=("Check that the findings name nobody else before the letter goes.",),
    )  # fmt: skip


def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a review, and say why."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    draft = draft_letter(LetterKind.CLOSING, facts_for_letter(review, reasons=["Write the reasons here."]))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.close_review(
            by=viewer, review=review, reason=clean["reason"], version=version_in(clean), form_token=form.token,
            **letter_as_told(clean),
        )  # fmt: skip

    return with_letter(
        request, review, forms.CloseForm, draft, do, title="Close the review", button="Close",
        done="The review is closed.",
    )  # fmt: skip


def write_letter(request: HttpRequest, reference: str) -> HttpResponse:
    """Write to whoever applied, between the steps."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    planned = full.planned
    kind = LetterKind.PANEL if planned else LetterKind.PROGRESS
    draft = draft_letter(
        kind, facts_for_letter(review, panel_on=day_of(planned.panel.starts_at) if planned else None)
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        told = letter_as_told(clean)
        operations.write_to_applicant(
            by=viewer, review=review, kind=kind, text=told.pop("letter"), form_token=form.token, **told
        )

    return with_letter(
        request, review, forms.LetterForm, draft, do, title="Write to the applicant", button="Write",
        done="The letter is on the page behind their link.",
    )  # fmt: skip


def decide_appeal(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide the appeal that waits."""
    full = full_to_run(request, reference)
    review, viewer, waiting = full.review, viewer_of(request), full.appeal
    if waiting is None:
        messages.warning(request, "No appeal waits for a decision.")
        return HttpResponseRedirect(back_to(review))
    draft = draft_letter(
        LetterKind.APPEAL,
        facts_for_letter(
            review,
            decision="Your appeal was decided.",
            reasons=["Write the reasons here."],
            **appeal_facts(review),
        ),
    )
    ways = ways_back(AppealAbout(waiting.about), ReviewState(waiting.from_state))

    def prepare(form: Form) -> None:
        choose(
            form, "send_back", [(name, BY_NAME[name].words.partition(": ")[2].capitalize()) for name in ways]
        )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.decide_appeal(
            by=viewer, review=review, is_upheld=clean["is_upheld"] == "yes", reason=clean["reason"],
            send_back=clean["send_back"] or "", chair_name=clean["chair_name"], version=version_in(clean),
            form_token=form.token, **letter_as_told(clean),
        )  # fmt: skip

    said = (
        f"On {waiting.get_about_display().lower()}, to {waiting.get_to_display().lower()}: {waiting.grounds}"
    )
    return with_letter(
        request, review, forms.AppealDecisionForm, draft, do, title="Decide the appeal", button="Decide",
        done="The appeal is decided, and the applicant is told.", introduction=(said,), prepare=prepare,
    )  # fmt: skip


def appeal(request: HttpRequest, reference: str) -> HttpResponse:
    """An appeal that came by phone or letter."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.AppealForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.appeal(
            by=viewer, review=review, about=clean["about"], grounds=clean["grounds"],
            may_pass_on=clean["may_pass_on"], late_reason=clean["late_reason"], form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="An appeal", button="Take the appeal", done="The appeal is taken."
    )


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """The applicant withdraws."""
    return ask_reason(
        request, reference, operations.withdraw_application, title="Withdrawn by the applicant",
        button="Withdraw", done="The application is withdrawn.",
    )  # fmt: skip


def merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Join an application with its twin."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    others = open_for_joining(viewer=viewer, review=review)
    form = forms.MergeForm(sent(request))
    choose(form, "into", [(one.reference, f"{one.reference}: {one.victim}") for one in others])

    def do(clean: dict[str, Any], form: Form) -> None:
        into = next(one for one in others if one.reference == clean["into"])
        operations.merge_reviews(
            by=viewer, review=review, into=into, reason=clean["reason"], form_token=form.token
        )

    return answer(
        request, review, form, do, title="Join with another application", button="Join them",
        done="The applications are joined.",
        introduction=("Both applicants keep their links. Who the other applicant is, neither is told.",),
    )  # fmt: skip
