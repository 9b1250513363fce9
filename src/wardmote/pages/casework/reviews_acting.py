"""What every act on a case review shares: the review itself, its forms and its letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.design.fields import Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, choose, run, sent, viewer_of
from wardmote.pages.surroundings import contact_lines
from wardmote.people.choices import ContactKind
from wardmote.people.queries import facts_of_contacts
from wardmote.people.rules import AUTOMATIC_EMAIL, Contacting, why_not_contact
from wardmote.reviews.models import Review
from wardmote.reviews.permissions import check_may_run
from wardmote.reviews.queries.reading import (
    ReviewInFull,
    contacts_of,
    find_review,
    get_review,
    people_for_reviews,
)
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.letters import LetterFacts

Do = Callable[[dict[str, Any], Form], object]


def review_to_run(request: HttpRequest, reference: str) -> Review:
    """Return a review that the viewer may run. Raises NotFound, NotAllowed before any form is shown."""
    review = find_review(viewer=viewer_of(request), reference=reference)
    check_may_run(viewer_of(request), review)
    return review


def full_to_run(request: HttpRequest, reference: str) -> ReviewInFull:
    """Return a review with everything on it that the viewer may run. Raises NotFound, NotAllowed."""
    full = get_review(viewer=viewer_of(request), reference=reference, on=timezone.localdate())
    check_may_run(viewer_of(request), full.review)
    return full


def back_to(review: Review, part: str = "") -> str:
    """Return the address of a review's page, at a part of it."""
    return reverse("review", args=[review.reference]) + (f"#{part}" if part else "")


def answer(
    request: HttpRequest,
    review: Review,
    form: Form,
    do: Do,
    *,
    title: str,
    button: str,
    done: str,
    introduction: tuple[str, ...] = (),
    to: str = "",
) -> HttpResponse:
    """Run a form about a review and go back to it; show the form when it is not whole or refused."""
    target = to or back_to(review)
    if run(form, lambda form: do(form.cleaned_data, form)):
        messages.success(request, done)
        return HttpResponseRedirect(target)
    return form_page(request, review, form, title=title, button=button, introduction=introduction, to=target)


def form_page(
    request: HttpRequest,
    review: Review,
    form: Form,
    *,
    title: str,
    button: str,
    introduction: tuple[str, ...] = (),
    to: str = "",
) -> HttpResponse:
    target = to or back_to(review)
    return render(
        request,
        FormPage(
            title=title,
            caption=f"ASB case review {review.reference}",
            form=form,
            layout="design/staff.html",
            section="reviews",
            marking=SENSITIVE,
            button=button,
            introduction=introduction,
            back=Link(text="Back to the review", href=target),
            cancel=Link(text="Cancel", href=target),
        ),
    )


# --- letters that belong to a step


@dataclass(frozen=True, kw_only=True)
class LetterPage(Page):
    """A step with its letter: the form, and the letter as the applicant will read it."""

    template: ClassVar[str] = "casework/review_letter.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    form: Form
    review: Review
    preview: str
    button: str
    introduction: tuple[str, ...]
    objections: tuple[str, ...]


def with_letter(
    request: HttpRequest,
    review: Review,
    make: Callable[..., Form],
    draft: str,
    do: Do,
    *,
    title: str,
    button: str,
    done: str,
    introduction: tuple[str, ...] = (),
    prepare: Callable[[Form], None] = lambda form: None,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Run a form with a letter: offer the ways that are safe, show the letter as it will be read, do the step."""
    first = {"letter": draft, "version": str(review.version), **(initial or {})}
    form = make(sent(request), initial=first)
    prepare(form)
    objections = _offer_contacts(request, form, review)
    wants_preview = request.method == "POST" and "preview" in request.POST
    if not wants_preview and run(form, lambda form: do(form.cleaned_data, form)):
        messages.success(request, done)
        return HttpResponseRedirect(back_to(review))
    shown = form.data.get("letter", draft) if form.is_bound else draft
    if wants_preview:
        form = make(initial={name: form.data.get(name, "") for name in form.fields})
        prepare(form)
        _offer_contacts(request, form, review)
    return render(
        request,
        LetterPage(
            title=title,
            caption=f"ASB case review {review.reference}",
            form=form,
            review=review,
            preview=shown,
            button=button,
            introduction=introduction,
            objections=objections,
            back=Link(text="Back to the review", href=back_to(review)),
        ),
    )


def _offer_contacts(request: HttpRequest, form: Form, review: Review) -> tuple[str, ...]:
    """Offer the addresses that pass the safe-contact gate; return why the others do not."""
    points = contacts_of(viewer=viewer_of(request), review=review)
    gate = facts_of_contacts(points)
    today = timezone.localdate()
    fine: dict[str, list[tuple[str, str]]] = {"email": [], "post": []}
    objections = []
    for point in points:
        if point.kind not in (ContactKind.EMAIL, ContactKind.POST):
            continue
        email = point.kind == ContactKind.EMAIL
        way = AUTOMATIC_EMAIL if email else Contacting(leaves_message=True, says_who=True)
        problem = why_not_contact(gate[point.pk], way, today)
        if problem:
            objections.append(f"{point.get_kind_display()}: {problem}")
        else:
            fine["email" if email else "post"].append((str(point.pk), point.value))
    choose(form, "email", fine["email"])
    choose(form, "post", fine["post"])
    return tuple(objections)


def letter_as_told(clean: dict[str, Any]) -> dict[str, Any]:
    """Return what a form with a letter says of it, as the operations take it."""
    chosen = clean.get("email") or clean.get("post") or ""
    return {
        "letter": clean["letter"],
        "told": clean["told"],
        "contact_point_id": UUID(chosen) if chosen else None,
    }


def version_in(clean: dict[str, Any]) -> int | None:
    """Return the version that a form was shown with."""
    text = clean.get("version") or ""
    return int(text) if str(text).isdigit() else None


def facts_for_letter(review: Review, **more: Any) -> LetterFacts:
    """Return what every letter of a review says; the point of contact is a post and its lines, never a person."""
    procedure = review.procedure
    lines = (procedure.contact_name, procedure.contact_phone, procedure.contact_email)
    return LetterFacts(
        reference=review.reference,
        applied_on=review.applied_on,
        partnership=review.partnership.name,
        contact_lines=tuple(line for line in lines if line) or contact_lines(review.partnership),
        **more,
    )


def appeal_facts(review: Review) -> dict[str, Any]:
    """Return what a letter says of the way to appeal."""
    terms = review.procedure.terms
    return {
        "appeal_until": appeal_until(terms, timezone.localdate()),
        "appeal_to": tuple(body.label[:1].lower() + body.label[1:] for body in terms.appeal_to),
    }


def ask_reason(
    request: HttpRequest,
    reference: str,
    operation: Callable[..., object],
    *,
    title: str,
    button: str,
    done: str,
) -> HttpResponse:
    """Ask why, then do it: for what needs nothing but a reason."""
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.ReasonForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operation(by=viewer, review=review, reason=clean["reason"], form_token=form.token)

    return answer(request, review, form, do, title=title, button=button, done=done)


def people_of(request: HttpRequest, agency_ids: list[UUID]) -> list[tuple[str, str]]:
    """Return those who work on reviews for these agencies, as a list offers them."""
    return [
        (str(one.pk), f"{one.account.name}, {one.agency.short_name}")
        for one in people_for_reviews(viewer=viewer_of(request), agency_ids=agency_ids)
    ]
