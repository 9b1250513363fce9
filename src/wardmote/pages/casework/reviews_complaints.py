"""Which complaints a case review counts: found in the record, added, confirmed, joined, removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, choose, run, sent, viewer_of
from wardmote.pages.casework.reviews_acting import answer, back_to, full_to_run, review_to_run
from wardmote.partnerships.queries import list_agencies
from wardmote.reviews import operations
from wardmote.reviews.models import Review
from wardmote.reviews.permissions import check_may_answer
from wardmote.reviews.queries.finding import FoundComplaint, find_in_record
from wardmote.reviews.queries.reading import (
    find_review,
    get_complaint,
)
from wardmote.reviews.rules.applying import ClaimedComplaint

# --- complaints


@dataclass(frozen=True, kw_only=True)
class FoundPage(Page):
    """Complaints found in the records of all bodies, to be taken into the review."""

    template: ClassVar[str] = "casework/review_found.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    form: Form
    review: Review
    found: tuple[FoundComplaint, ...]
    bodies: int


def find_complaints(request: HttpRequest, reference: str) -> HttpResponse:
    """Complaints of the applicant in the records: proposed with agency and days."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    found = find_in_record(viewer=viewer, review=review)
    fresh = [one for one in found if not one.is_taken]
    form = forms.TakeForm(sent(request), initial={"incidents": [str(one.incident_id) for one in fresh]})
    choose(form, "incidents", [(str(one.incident_id), _words(one)) for one in fresh])

    def do(form: Form) -> None:
        operations.take_from_record(
            by=viewer, review=review,
            incident_ids=[UUID(one) for one in form.cleaned_data["incidents"]], form_token=form.token,
        )  # fmt: skip

    if run(form, do):
        messages.success(request, "Taken into the review, and counted.")
        return HttpResponseRedirect(back_to(review, "complaints"))
    return render(
        request,
        FoundPage(
            title="Complaints in the record",
            caption=f"ASB case review {review.reference}",
            form=form,
            review=review,
            found=tuple(found),
            bodies=len({one.agency_id for one in found}),
            back=Link(text="Back to the review", href=back_to(review, "complaints")),
        ),
    )


def _words(one: FoundComplaint) -> str:
    happened = f"{one.behaviour_on:%-d %B %Y}" if one.behaviour_on else "a day that is not known"
    name = f" ({one.reference})" if one.reference else ""
    same = ". Another body was told of the same day" if one.may_be_same else ""
    return (
        f"{one.agency_name}{name}: told on {one.complained_on:%-d %B %Y}, about {happened}; {one.how}{same}"
    )


def add_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """A complaint that only the applicant tells of."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.ComplaintForm(sent(request))
    choose(form, "agency", [(str(one.pk), one.name) for one in list_agencies(viewer=viewer)])

    def do(clean: dict[str, Any], form: Form) -> None:
        agency = clean.pop("agency")
        operations.add_claimed(
            by=viewer, review=review,
            claimed=ClaimedComplaint(agency_id=UUID(agency) if agency else None, **clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Add a complaint", button="Add",
        done="Added, and marked as not verified.", to=back_to(review, "complaints"),
    )  # fmt: skip


def confirm_complaint(request: HttpRequest, reference: str, complaint_id: UUID) -> HttpResponse:
    """A body holds a complaint that was claimed."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    complaint = get_complaint(viewer=viewer, review=review, complaint_id=complaint_id)
    form = forms.ConfirmForm(
        sent(request),
        initial={
            "complained_on": complaint.complained_on,
            "behaviour_on": complaint.behaviour_on,
            "their_reference": complaint.their_reference,
            "is_hate": complaint.is_hate,
        },
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.confirm_complaint(by=viewer, complaint=complaint, form_token=form.token, **clean)

    return answer(
        request, review, form, do, title="Confirm a complaint", button="Confirm", done="Confirmed.",
        to=back_to(review, "complaints"),
    )  # fmt: skip


def join_complaint(request: HttpRequest, reference: str, complaint_id: UUID) -> HttpResponse:
    """Say that two complaints are about the same incident."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    complaint = get_complaint(viewer=viewer, review=review, complaint_id=complaint_id)
    others = {
        str(one.complaint.pk): one.complaint for one in full.complaints if one.complaint.pk != complaint.pk
    }
    form = forms.JoinForm(sent(request), initial={"same_as": str(complaint.same_incident_as_id or "")})
    choose(form, "same_as", [(key, _complaint_words(one)) for key, one in others.items()])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.join_complaints(
            by=viewer, complaint=complaint, same_as=others.get(clean["same_as"]), form_token=form.token
        )

    return answer(
        request, review, form, do, title="The same incident", button="Keep", done="Kept.",
        introduction=(_complaint_words(complaint),), to=back_to(review, "complaints"),
    )  # fmt: skip


def _complaint_words(one: Any) -> str:
    who = one.agency.name if one.agency else one.told_to or "Somebody"
    day = f"{one.complained_on:%-d %B %Y}" if one.complained_on else "a day that is not known"
    return f"{who}, told on {day}"


def remove_complaint(request: HttpRequest, reference: str, complaint_id: UUID) -> HttpResponse:
    """Take a complaint out of the count."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    complaint = get_complaint(viewer=viewer, review=review, complaint_id=complaint_id)
    form = forms.ReasonForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.remove_complaint(
            by=viewer, complaint=complaint, reason=clean["reason"], form_token=form.token
        )

    return answer(
        request, review, form, do, title="Take a complaint out", button="Take it out",
        done="Taken out of the count; it stays on the record.", introduction=(_complaint_words(complaint),),
        to=back_to(review, "complaints"),
    )  # fmt: skip
