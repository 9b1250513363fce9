"""Which bodies are on a case review, and the information they are asked for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from wardmote.design.fields import Form
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import choose, sent, viewer_of
from wardmote.pages.casework.reviews_acting import answer, back_to, full_to_run, review_to_run, version_in
from wardmote.partnerships.queries import list_agencies
from wardmote.reviews import operations
from wardmote.reviews.operations.information import STANDARD_QUESTION
from wardmote.reviews.permissions import check_may_answer
from wardmote.reviews.queries.reading import (
    find_review,
    get_request,
)

# --- steps with a form of their own


def circulate(request: HttpRequest, reference: str) -> HttpResponse:
    """Inform all relevant bodies at once."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    form = forms.CirculateForm(sent(request), initial={"version": str(review.version)})
    relevant = {agency.id for agency in full.missing} | {review.agency_id}
    others = [one for one in list_agencies(viewer=viewer) if one.pk not in relevant]
    choose(form, "invited", [(str(one.pk), one.name) for one in others])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.circulate(
            by=viewer, review=review, invited=[UUID(one) for one in clean["invited"]],
            version=version_in(clean), form_token=form.token,
        )  # fmt: skip

    names = ", ".join(agency.name for agency in full.missing)
    return answer(
        request, review, form, do, title="Inform all relevant bodies", button="Inform them all",
        done="All relevant bodies are informed.",
        introduction=(
            f"These bodies get the application now, all at once: {names}.",
            "From now on their people who work on case reviews can read it.",
        ),
    )  # fmt: skip


def ask_for_information(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask bodies for what they know."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    bodies = [one for one in full.bodies if one.left_at is None]
    form = forms.RequestForm(
        sent(request),
        initial={
            "version": str(review.version),
            "question": STANDARD_QUESTION,
            "agencies": [str(one.agency_id) for one in bodies],
        },
    )
    choose(form, "agencies", [(str(one.agency_id), one.agency.name) for one in bodies])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.request_information(
            by=viewer, review=review, agency_ids=[UUID(one) for one in clean["agencies"]],
            question=clean["question"], due_on=clean["due_on"], reason=clean["reason"],
            version=version_in(clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Ask for information", button="Ask them", done="They are asked.",
        introduction=(
            "A body with public functions must answer, unless the law forbids it"
            " (2014 Act, Schedule 4 paragraph 7).",
        ),
    )  # fmt: skip


def information_complete(request: HttpRequest, reference: str) -> HttpResponse:
    """Go on to the decision."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.OptionalReasonForm(sent(request), initial={"version": str(review.version)})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.complete_information(
            by=viewer, review=review, reason=clean["reason"], version=version_in(clean), form_token=form.token
        )

    return answer(
        request, review, form, do, title="Information complete", button="Go on to the decision",
        done="Now decide the threshold.",
    )  # fmt: skip


def answer_request(request: HttpRequest, reference: str, request_id: UUID) -> HttpResponse:
    """A body answers: open the request, write, send."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    asked = get_request(viewer=viewer, review=review, request_id=request_id)
    form = forms.AnswerForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.answer_request(
            by=viewer, request=asked, text=clean["text"], is_complete=clean["is_complete"] == "yes",
            in_confidence=clean["in_confidence"], form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title=f"Answer for {asked.agency.name}", button="Send the answer",
        done="The answer is sent.", introduction=(asked.question,), to=back_to(review, "information"),
    )  # fmt: skip


def refuse_request(request: HttpRequest, reference: str, request_id: UUID) -> HttpResponse:
    """A body refuses, with reasons."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    asked = get_request(viewer=viewer, review=review, request_id=request_id)
    form = forms.ReasonForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.refuse_request(by=viewer, request=asked, reason=clean["reason"], form_token=form.token)

    duty = (
        "You may refuse only where giving it would break the law on data protection or on investigatory powers"
        " (2014 Act, Schedule 4 paragraph 7)."
        if asked.has_duty
        else "You need not answer. Say why, so that the panel knows."
    )
    return answer(
        request, review, form, do, title=f"Refuse for {asked.agency.name}", button="Refuse",
        done="The refusal is kept.", introduction=(duty,), to=back_to(review, "information"),
    )  # fmt: skip


def add_body(request: HttpRequest, reference: str) -> HttpResponse:
    """A further body takes part."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    on_it = {one.agency_id for one in full.bodies if one.left_at is None}
    form = forms.BodyForm(sent(request))
    choose(
        form,
        "agency",
        [(str(one.pk), one.name) for one in list_agencies(viewer=viewer) if one.pk not in on_it],
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.invite_body(
            by=viewer, review=review, agency_id=UUID(clean["agency"]), form_token=form.token
        )

    return answer(
        request,
        review,
        form,
        do,
        title="A further body takes part",
        button="Inform it",
        done="It is informed.",
    )


def release(request: HttpRequest, reference: str) -> HttpResponse:
    """A body no longer takes part."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    form = forms.ReleaseForm(sent(request))
    bodies = [one for one in full.bodies if one.left_at is None and one.agency_id != review.agency_id]
    choose(form, "agency", [(str(one.agency_id), one.agency.name) for one in bodies])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.release_body(
            by=viewer, review=review, agency_id=UUID(clean["agency"]), reason=clean["reason"],
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="A body leaves", button="Let it go",
        done="It takes part no longer.",
        introduction=("What it answered stays. It sees nothing more, and nobody waits for it.",),
    )  # fmt: skip
