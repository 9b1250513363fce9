"""Doing something to a review: each page loads it, shows one form, runs one operation and goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import ContactHow
from wardmote.design.fields import Form
from wardmote.design.page import FormPage, Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import reviews_forms as forms
from wardmote.pages.casework.acting import SENSITIVE, choose, files, run, sent, viewer_of
from wardmote.pages.casework.reviews import page_of
from wardmote.pages.surroundings import contact_lines
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.partnerships.queries import list_agencies
from wardmote.people.choices import ContactKind
from wardmote.people.queries import facts_of_contacts
from wardmote.people.rules import AUTOMATIC_EMAIL, Contacting, why_not_contact
from wardmote.reviews import operations
from wardmote.reviews.choices import AppealAbout, LetterKind, ReviewState
from wardmote.reviews.models import PanelMember, Review
from wardmote.reviews.operations import GivenMember, GivenPaper, GivenRecommendation
from wardmote.reviews.operations.information import STANDARD_QUESTION
from wardmote.reviews.operations.workflow import grounds_for
from wardmote.reviews.permissions import check_may_answer, check_may_run
from wardmote.reviews.queries.finding import FoundComplaint, find_in_record
from wardmote.reviews.queries.reading import (
    ReviewInFull,
    contacts_of,
    find_review,
    get_complaint,
    get_recommendation,
    get_request,
    get_review,
    open_for_joining,
    people_for_reviews,
)
from wardmote.reviews.rules.appeals import ways_back
from wardmote.reviews.rules.applying import ClaimedComplaint
from wardmote.reviews.rules.clock import appeal_until
from wardmote.reviews.rules.letters import LetterFacts, draft_letter
from wardmote.reviews.rules.states import BY_NAME

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
    return _form_page(request, review, form, title=title, button=button, introduction=introduction, to=target)


def _form_page(
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


def _told(clean: dict[str, Any]) -> dict[str, Any]:
    chosen = clean.get("email") or clean.get("post") or ""
    return {
        "letter": clean["letter"],
        "told": clean["told"],
        "contact_point_id": UUID(chosen) if chosen else None,
    }


def _version(clean: dict[str, Any]) -> int | None:
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


def _appeal_facts(review: Review) -> dict[str, Any]:
    terms = review.procedure.terms
    return {
        "appeal_until": appeal_until(terms, timezone.localdate()),
        "appeal_to": tuple(body.label[:1].lower() + body.label[1:] for body in terms.appeal_to),
    }


def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    """Acknowledge an application and name one person to speak to."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    decided = next((one.due_on for one in full.promises if one.step == Step.DECIDED), None)
    draft = draft_letter(LetterKind.ACKNOWLEDGEMENT, facts_for_letter(review, next_on=decided))

    def prepare(form: Form) -> None:
        choose(form, "contact_person", _people(request, [review.agency_id]))

    def do(clean: dict[str, Any], form: Form) -> None:
        person = clean["contact_person"]
        operations.acknowledge(
            by=viewer, review=review, contact_person_id=UUID(person) if person else None,
            version=_version(clean), form_token=form.token, **_told(clean),
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
            **({} if met else _appeal_facts(review)),
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
            version=_version(clean), form_token=form.token, **_told(clean),
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
        facts_for_letter(review, reasons=["Write the reasons here."], **_appeal_facts(review)),
    )

    def prepare(form: Form) -> None:
        choose(form, "ground", [(ground, ground) for ground in grounds_for(review)])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.reject(
            by=viewer, review=review, ground=clean["ground"], reason=clean["reason"],
            version=_version(clean), form_token=form.token, **_told(clean),
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
            **_appeal_facts(review),
        ),
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.tell_outcome(
            by=viewer, review=review, version=_version(clean), form_token=form.token, **_told(clean)
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
            by=viewer, review=review, reason=clean["reason"], version=_version(clean), form_token=form.token,
            **_told(clean),
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
        told = _told(clean)
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
            **_appeal_facts(review),
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
            send_back=clean["send_back"] or "", chair_name=clean["chair_name"], version=_version(clean),
            form_token=form.token, **_told(clean),
        )  # fmt: skip

    said = (
        f"On {waiting.get_about_display().lower()}, to {waiting.get_to_display().lower()}: {waiting.grounds}"
    )
    return with_letter(
        request, review, forms.AppealDecisionForm, draft, do, title="Decide the appeal", button="Decide",
        done="The appeal is decided, and the applicant is told.", introduction=(said,), prepare=prepare,
    )  # fmt: skip


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
            version=_version(clean), form_token=form.token,
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
            version=_version(clean), form_token=form.token,
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
            by=viewer, review=review, reason=clean["reason"], version=_version(clean), form_token=form.token
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


def plan_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the panel a date, a chair and members."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    form = forms.PanelForm(sent(request), initial={"version": str(review.version)})
    choose(form, "members", _people(request, bodies))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.plan_panel(
            by=viewer, review=review,
            starts_at=timezone.make_aware(datetime.combine(clean["on_day"], clean["at_time"])),
            where=clean["where"], chair_name=clean["chair_name"], chair_body=clean["chair_body"],
            chair_is_independent=bool(clean["chair_is_independent"]), independence=clean["independence"] or "",
            members=_members(full, clean["members"], clean["others"]), invites_victim=clean["invites"] == "yes",
            not_invited_reason=clean["not_invited_reason"] or "", version=_version(clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Plan the panel", button="Plan the panel",
        done="The panel has a date. Now write to the applicant about it.",
        introduction=(f"The procedure: {review.procedure.get_chair_rule_display()}.",),
    )  # fmt: skip


def _members(full: ReviewInFull, chosen: list[str], others: str) -> list[GivenMember]:
    """Members as a form names them: people who sign in, and on each line a name with its body."""
    known = {one.agency.name.casefold(): one.agency_id for one in full.bodies}
    known |= {one.agency.short_name.casefold(): one.agency_id for one in full.bodies}
    lines = [line.partition(",") for line in others.splitlines() if line.strip()]
    named = [(name.strip(), body.strip(), known.get(body.strip().casefold())) for name, _, body in lines]
    return [
        *(GivenMember(membership_id=UUID(one)) for one in chosen),
        # A body that is not on the review stays beside the name.
        *(
            GivenMember(name=f"{name}, {body}" if body and not agency else name, agency_id=agency)
            for name, body, agency in named
        ),
    ]


def change_members(request: HttpRequest, reference: str) -> HttpResponse:
    """Members join and leave a planned panel."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    form = forms.MembersForm(sent(request), initial={"version": str(review.version)})
    seated = {str(one.membership_id) for one in planned.seated}
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    choose(form, "leaving", [(str(one.pk), _seat_words(one)) for one in planned.seated])
    choose(form, "joining", [one for one in _people(request, bodies) if one[0] not in seated])

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_panel(
            by=viewer, review=review, joining=_members(full, clean["joining"], clean["others"]),
            leaving=[UUID(one) for one in clean["leaving"]], reason=clean["reason"], version=_version(clean),
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Change the members of the panel", button="Change them",
        done="The members are changed.", to=back_to(review, "panel"),
        introduction=("The panel keeps its date. One who joins while one leaves takes over that seat.",),
    )  # fmt: skip


def change_chair(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody else chairs a planned panel."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    form = forms.ChairForm(sent(request), initial={"version": str(review.version)})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_chair(
            by=viewer, review=review, chair_name=clean["chair_name"], chair_body=clean["chair_body"],
            chair_is_independent=bool(clean["chair_is_independent"]), independence=clean["independence"] or "",
            reason=clean["reason"], version=_version(clean), form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="Another chair", button="Keep", done="The chair is changed.",
        to=back_to(review, "panel"),
        introduction=(f"The procedure: {review.procedure.get_chair_rule_display()}.",),
    )  # fmt: skip


def _plan_first(request: HttpRequest, review: Review) -> HttpResponse:
    messages.warning(request, "Plan the panel first.")
    return HttpResponseRedirect(back_to(review))


def _seat_words(one: PanelMember) -> str:
    return f"{one.name}{f', {one.agency.short_name}' if one.agency else ''}"


def cancel_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """The panel does not take place."""
    return _reason(
        request, reference, operations.cancel_panel, title="The panel does not take place",
        button="It does not take place", done="The review waits for another date.",
    )  # fmt: skip


def hear_victim(request: HttpRequest, reference: str) -> HttpResponse:
    """How the victim wants to be heard."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    statement = full.planned.panel.statement if full.planned else ""
    form = forms.HearingForm(sent(request), initial={"attendance": review.attendance, "statement": statement})

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.change_hearing(
            by=viewer, review=review, attendance=clean["attendance"], statement=clean["statement"] or "",
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title="How the victim is heard", button="Keep", done="Kept.",
        to=back_to(review, "panel"),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PanelHeldPage(Page):
    """What the panel found, and its recommendations, each in a group of its own."""

    template: ClassVar[str] = "casework/review_panel_held.html"
    section: str = "reviews"
    marking: str = SENSITIVE
    form: Form
    recommendations: tuple[int, ...]


def record_panel(request: HttpRequest, reference: str) -> HttpResponse:
    """What the panel found and recommends."""
    full = full_to_run(request, reference)
    review, viewer, planned = full.review, viewer_of(request), full.planned
    if planned is None:
        return _plan_first(request, review)
    if planned.panel.starts_at > timezone.now():
        meets = day_in_words(day_of(planned.panel.starts_at), weekday=True)
        messages.warning(request, f"The panel meets on {meets}. Write down then what it found.")
        return HttpResponseRedirect(back_to(review, "panel"))
    form = forms.PanelHeldForm(
        sent(request), initial={"version": str(review.version), "was_heard": planned.panel.attendance}
    )
    members = [(str(one.pk), _seat_words(one)) for one in planned.seated]
    choose(form, "present", members)
    choose(form, "apologies", members)
    for number in range(1, forms.ROWS + 1):
        choose(form, f"agency_{number}", [(str(one.pk), one.name) for one in list_agencies(viewer=viewer)])

    def do(clean: dict[str, Any], form: Form) -> None:
        asked = [
            GivenRecommendation(
                text=clean[f"text_{number}"],
                agency_id=UUID(clean[f"agency_{number}"]) if clean[f"agency_{number}"] else None,
                body_name=clean[f"body_{number}"],
                due_on=clean[f"due_{number}"],
            )
            for number in range(1, forms.ROWS + 1)
            if clean[f"text_{number}"]
        ]
        operations.record_panel(
            by=viewer, review=review,
            findings=[text.strip() for text in clean["findings"].replace("\r", "").split("\n\n")],
            recommendations=asked, was_heard=clean["was_heard"],
            present=[UUID(one) for one in clean["present"]],
            apologies=[UUID(one) for one in clean["apologies"]], notes=clean["notes"],
            version=_version(clean), form_token=form.token,
        )  # fmt: skip

    if run(form, lambda form: do(form.cleaned_data, form)):
        messages.success(request, "The review is carried out. Now tell the applicant the outcome.")
        return HttpResponseRedirect(back_to(review))
    return render(
        request,
        PanelHeldPage(
            title="What the panel found",
            caption=f"ASB case review {review.reference}",
            form=form,
            recommendations=tuple(range(1, forms.ROWS + 1)),
            back=Link(text="Back to the review", href=back_to(review)),
        ),
    )


def track(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin to follow the recommendations up."""
    review, viewer = review_to_run(request, reference), viewer_of(request)

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.track_recommendations(by=viewer, review=review, form_token=form.token)

    return answer(
        request, review, Form(sent(request)), do, title="Follow the recommendations up",
        button="Follow them up", done="The recommendations are followed up.",
        introduction=("Each body answers, and you look again at what came of it.",),
    )  # fmt: skip


def answer_recommendation(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A body answers a recommendation."""
    viewer = viewer_of(request)
    review = find_review(viewer=viewer, reference=reference)
    check_may_answer(viewer, review)
    recommendation = get_recommendation(viewer=viewer, review=review, number=number)
    form = forms.RecommendationAnswerForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.answer_recommendation(
            by=viewer, recommendation=recommendation, answer=clean["answer"], text=clean["text"],
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title=f"Answer recommendation {number}", button="Send the answer",
        done="The answer is sent.", introduction=(recommendation.text,), to=back_to(review, "recommendations"),
    )  # fmt: skip


def follow_up(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Look again at what came of a recommendation."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    recommendation = get_recommendation(viewer=viewer, review=review, number=number)
    form = forms.FollowUpForm(sent(request))
    choose(
        form, "agency", [(str(one.agency_id), one.agency.name) for one in full.bodies if one.left_at is None]
    )

    def do(clean: dict[str, Any], form: Form) -> None:
        operations.follow_up(
            by=viewer, recommendation=recommendation, text=clean["text"], is_done=clean["is_done"] == "yes",
            again_on=clean["again_on"], agency_id=UUID(clean["agency"]) if clean["agency"] else None,
            form_token=form.token,
        )  # fmt: skip

    return answer(
        request, review, form, do, title=f"Follow up recommendation {number}", button="Keep", done="Kept.",
        introduction=(recommendation.text,), to=back_to(review, "recommendations"),
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
    return _reason(
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
    return _form_page(
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
    return _form_page(
        request, review, form, title="A new link for the applicant", button="Make a new link",
        introduction=(
            "Make sure that you speak with the right person. The earlier link ends at once; the new one is shown"
            " once, for you to give to them in a safe way.",
        ),
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


def bar(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep somebody away from a review."""
    full = full_to_run(request, reference)
    review, viewer = full.review, viewer_of(request)
    form = forms.BarForm(sent(request))
    bodies = [one.agency_id for one in full.bodies if one.left_at is None] or [review.agency_id]
    choose(form, "person", _people(request, bodies))

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
    choose(form, "person", _people(request, [review.agency_id]))

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


def _reason(
    request: HttpRequest,
    reference: str,
    operation: Callable[..., object],
    *,
    title: str,
    button: str,
    done: str,
) -> HttpResponse:
    review, viewer = review_to_run(request, reference), viewer_of(request)
    form = forms.ReasonForm(sent(request))

    def do(clean: dict[str, Any], form: Form) -> None:
        operation(by=viewer, review=review, reason=clean["reason"], form_token=form.token)

    return answer(request, review, form, do, title=title, button=button, done=done)


def _people(request: HttpRequest, agency_ids: list[UUID]) -> list[tuple[str, str]]:
    return [
        (str(one.pk), f"{one.account.name}, {one.agency.short_name}")
        for one in people_for_reviews(viewer=viewer_of(request), agency_ids=agency_ids)
    ]
