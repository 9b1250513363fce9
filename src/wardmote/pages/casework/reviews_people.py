"""Who stands behind a case review: consent, papers, the link to follow it, who is barred, who is spoken to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wardmote.cases.choices import ContactHow
from wardmote.design.fields import Form
from wardmote.design.page import render
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import choose, files, run, sent, viewer_of
from wardmote.pages.casework.reviews import page_of
from wardmote.pages.casework.reviews_acting import (
    answer,
    back_to,
    form_page,
    full_to_run,
    people_of,
    review_to_run,
)
from wardmote.reviews import operations
from wardmote.reviews.operations import GivenPaper
from wardmote.reviews.permissions import check_may_answer
from wardmote.reviews.queries.reading import (
    contacts_of,
    find_review,
)


def keep_consent(request: HttpRequest, reference: str) -> HttpResponse:
    """The written consent is here."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.ConsentForm(sent(request), files(request), initial={"on": review.consent_on})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.record_consent(
            by=viewer, review=review, on=clean["on"], paper=_paper(clean), form_token=form.token
        )

    return answer(request, review, form, do, title="The written consent", button="Keep", done="Kept.")


def add_paper(request: HttpRequest, reference: str) -> HttpResponse:
    """A paper for the review: what the applicant brought, what a body holds."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    form = forms.PaperForm(sent(request), files(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        paper = _paper(clean)
        assert paper is not None
        operations.add_paper(by=viewer, review=review, paper=paper, text=clean["text"], form_token=form.token)

    return answer(
        request, review, form, do, title="Add a paper", button="Add", done="Added.",
        to=back_to(review, "papers"),
    )  # fmt: skip


def _paper(clean: dict[str, Any]) -> GivenPaper | None:
    """The file that was sent with a form, if one was."""
    return next((GivenPaper(file.name or "file", file.read()) for file in clean["file"]), None)


def end_representation(request: HttpRequest, reference: str) -> HttpResponse:
    """The person affected is no longer represented: their new link is shown once, to be given to them safely."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.RepresentationForm(sent(request))
    made: list[str] = []

    def do(form: Form) -> None:
        done = operations.withdraw_representation(
            by=viewer, review=review, note=form.cleaned_data["note"], form_token=form.token
        )
        made.append(done.follow_secret)

    if run(form, do):
        messages.success(request, "The representative's link has ended.")
        return render(request, page_of(request, reference, secret=made[0]))
    return form_page(
        request, review, form, title="They no longer want to be represented", button="End it",
        introduction=(
            "The representative's link ends at once. The review goes on for the person affected, who gets a"
            " link of their own: it is shown once, for you to give to them in a safe way.",
        ),
    )  # fmt: skip


def give_link(request: HttpRequest, reference: str) -> HttpResponse:
    """Whoever applied lost their link: a new one is shown once, to be given to them safely."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = Form(sent(request))
    made: list[str] = []

    def do(form: Form) -> None:
        made.append(operations.give_link(by=viewer, review=review, form_token=form.token).follow_secret)

    if run(form, do):
        messages.success(request, "The earlier link has ended.")
        return render(request, page_of(request, reference, secret=made[0]))
    return form_page(
        request, review, form, title="A new link for the applicant", button="Make a new link",
        introduction=(
            "Make sure that you speak with the right person. The earlier link ends at once; the new one is shown"
            " once, for you to give to them in a safe way.",
        ),
    )  # fmt: skip


def bar(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep somebody away from a review."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    form = forms.BarForm(sent(request))
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    choose(form, "person", people_of(request, bodies))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.bar_from_review(
            by=viewer, review=review, membership_id=UUID(clean["person"]), reason=clean["reason"],
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Keep somebody away", button="Keep them away",
        done="For them the review is no longer there.",
    )  # fmt: skip


def change_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Another point of contact for the applicant."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.PersonForm(sent(request))
    choose(form, "person", people_of(request, [review.agency_id]))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.set_contact_person(
            by=viewer, review=review, membership_id=UUID(clean["person"]), form_token=form.token
        )

    return answer(
        request, review, form, do, title="The applicant's point of contact", button="Keep", done="Kept."
    )


def add_note(request: HttpRequest, reference: str) -> HttpResponse:
    """A note."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.NoteForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.add_note(by=viewer, review=review, text=clean["text"], form_token=form.token)

    return answer(request, review, form, do, title="Add a note", button="Add", done="Added.")


def keep_contact(request: HttpRequest, reference: str) -> HttpResponse:
    """A contact with whoever applied."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.ContactForm(sent(request))
    points = contacts_of(viewer=viewer, review=review)
    choose(form, "contact_point", [(str(one.pk), f"{one.get_kind_display()}: {one.value}") for one in points])

    def do(clean: dict[str, Any], form: Form) -> None:
        point = clean["contact_point"]
        operations.record_contact(
            by=viewer, review=review, how=ContactHow(clean["how"]), text=clean["text"],
            contact_point_id=UUID(point) if point else None, they_contacted_us=clean["they_contacted_us"],
            promised_on=clean["promised_on"], form_token=form.token,
        )  # fmt: skip

    return answer(
        request,
        review,
        form,
        do,
        title="Record a contact with the applicant",
        button="Record",
        done="Recorded.",
    )
