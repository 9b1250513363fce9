"""Asking bodies for information (Schedule 4 paragraph 7): requests, answers in parts, refusals, reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import add_working_days
from wardmote.notifications.operations import send_email
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.reviews.choices import RequestState, ReviewEntryKind, ReviewState
from wardmote.reviews.models import InformationAnswer, InformationRequest, Review
from wardmote.reviews.operations.steps import (
    UNANSWERED,
    advance,
    facts_of_review,
    reached_days,
)
from wardmote.reviews.operations.writing import (
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    tell_people,
    write_entry,
)
from wardmote.reviews.permissions import check_may_answer, check_may_run
from wardmote.reviews.rules.bodies import must_answer
from wardmote.reviews.rules.clock import days_reached, due_on_for
from wardmote.reviews.rules.reminding import is_reminder_due

USUAL_WORKING_DAYS = 10
"""For an answer, where the procedure promises nothing (Stockton: agencies supply in 10)."""

STANDARD_QUESTION = (
    "What was reported to you, when, and by whom? What did you do about it, and when? What is still open?"
    " What harm do you know of? Is there anything that the panel must know to keep somebody safe?"
)


@operation
@once
def request_information(
    *,
    by: Actor,
    review: Review,
    agency_ids: Iterable[UUID],
    question: str = STANDARD_QUESTION,
    due_on: date | None = None,
    reason: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Ask bodies that were informed for what they know, by a day (default: what the procedure promises).

    A body with public functions must answer unless the law forbids it (Schedule 4 paragraph 7). Asking nobody needs
    a reason. Whoever was asked and has not ended can be asked again later. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    wanted = list(dict.fromkeys(agency_ids))
    on_it = {
        body.agency_id: body.agency
        for body in review.bodies.filter(left_at__isnull=True).select_related("agency")
    }
    if not set(wanted) <= set(on_it):
        raise Refused("Ask bodies that take part in the review.", "agencies")
    refuse("" if question.strip() else "Write what they are asked.", "question")
    waiting = set(review.requests.filter(state__in=UNANSWERED).values_list("agency_id", flat=True))
    wanted = [agency_id for agency_id in wanted if agency_id not in waiting]
    today = day_of(now)
    if due_on is not None and due_on < today:
        raise Refused("The day must be today or later.", "due_on")
    if review.state != ReviewState.INFO_REQUESTED:
        facts = facts_of_review(review, requests=len(wanted), reason=reason)
        review = advance(by, review, "request_information", facts, now, field="agencies")
    elif not wanted:
        raise Refused("Each of them was asked already, and has not answered yet.", "agencies")
    reached = days_reached(reached_days(review)) | {Step.ASKED: today}
    due = due_on or due_on_for(review.procedure.terms, Step.ANSWERED, reached)
    due = due or add_working_days(today, USUAL_WORKING_DAYS)
    for agency_id in wanted:
        agency = on_it[agency_id]
        InformationRequest.objects.create(
            partnership_id=review.partnership_id,
            review=review,
            agency=agency,
            question=question.strip(),
            has_duty=must_answer(agency.kind),
            sent_at=now,
            sent_by_id=membership_of(by),
            due_on=due,
        )
        write_entry(by, review, ReviewEntryKind.INFORMATION, f"{agency.name} was asked for information.", now)
        tell_people(review, agency_id, f"Case review {review.reference}: you are asked for information.")
    save(review, now)
    log(by, Category.ALTERATION, "request_information", review, fields=["requests"], more=wanted)
    return review


@operation
@once
def answer_request(
    *,
    by: Actor,
    request: InformationRequest,
    text: str,
    is_complete: bool,
    in_confidence: bool = False,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> InformationRequest:
    """Answer an information request, wholly or in part; `in_confidence`: for the body that leads, not the others.

    By the body that was asked, or by the co-ordinator who enters what it wrote. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    request, review = _hold_request(by, request)
    _check_may_answer_for(by, review, request)
    refuse("" if text.strip() else "Write the answer.", "text")
    refuse(
        ""
        if request.state in (*UNANSWERED, RequestState.SUPPLIED) and review.is_open
        else "This request has ended."
    )
    answer = InformationAnswer.objects.create(
        partnership_id=review.partnership_id,
        request=request,
        review=review,
        agency_id=request.agency_id,
        lead_id=review.agency_id,
        text=text.strip(),
        in_confidence=in_confidence,
        given_at=now,
        given_by_id=membership_of(by),
    )
    state = RequestState.SUPPLIED if is_complete else RequestState.PARTLY
    _end_request(
        by, review, request, state, now, f"{request.agency.name} answered{'' if is_complete else ' in part'}."
    )
    log(
        by, Category.COLLECTION, "answer_request", review, more=[request.id, answer.id],
        classes=[FieldClass.F1, FieldClass.F4],
    )  # fmt: skip
    return request


@operation
@once
def refuse_request(
    *,
    by: Actor,
    request: InformationRequest,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> InformationRequest:
    """Refuse an information request, with the reason: a body with public functions may only where giving it would
    break data-protection or investigatory-powers law (Schedule 4 paragraph 7). Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    request, review = _hold_request(by, request)
    _check_may_answer_for(by, review, request)
    refuse("" if reason.strip() else "Give the reason, and the law that forbids it.", "reason")
    refuse("" if request.state in UNANSWERED else "This request has ended.")
    request.refusal_reason = reason.strip()
    _end_request(
        by, review, request, RequestState.REFUSED, now, f"{request.agency.name} refused. {reason.strip()}"
    )
    log(by, Category.ALTERATION, "refuse_request", review, more=[request.id], fields=["requests"])
    return request


@operation
@once
def complete_information(
    *,
    by: Actor,
    review: Review,
    reason: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Review:
    """Go on to the threshold decision: everybody answered, or the reason says why nobody waits any longer.

    Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    review = hold(by, review, version)
    check_may_run(by, review)
    facts = facts_of_review(review, reason=reason)
    review = advance(by, review, "complete_information", facts, now, field="reason")
    log(by, Category.ALTERATION, "complete_information", review, fields=["state"])
    return review


@operation
def remind_bodies(*, by: SystemActor, at: datetime | None = None) -> int:
    """Remind each body whose answer is due soon or overdue, as `rules.reminding` says; return how many were.

    At sign-in to each of its people who work on reviews, and by an e-mail without facts to its shared inbox. The
    co-ordinator is told of what is overdue. Run by a job on working days; running it twice reminds once.
    """
    now = now_or(at)
    today = day_of(now)
    waiting = (
        InformationRequest.objects.filter(state__in=UNANSWERED, review__state=ReviewState.INFO_REQUESTED)
        .select_related("agency", "review__partnership", "review__audience")
        .select_for_update(of=("self",))
    )
    reminded = [one for one in waiting if is_reminder_due(one.due_on, one.reminded_on, today)]
    for request in reminded:
        request.reminded_on, request.reminders = today, request.reminders + 1
        request.save(update_fields=["reminded_on", "reminders"])
        review = request.review
        late = request.due_on < today
        said = "was due" if late else "is due"
        text = f"Case review {review.reference}: your information {said} on {request.due_on:%-d %B}."
        tell_people(review, request.agency_id, text)
        if late:
            tell_people(
                review, review.agency_id, f"{request.agency} is overdue on case review {review.reference}.",
                permission=Permission.RUN_REVIEWS,
            )  # fmt: skip
        if request.agency.email:
            send_email(
                by=SystemActor(review.partnership_id, why="a body is reminded"),
                to=request.agency.email,
                subject=f"Information for a case review {said} on {request.due_on:%-d %B}",
                text="An information request in an ASB case review waits for your answer."
                "\n\nSign in to read it.\n",
                record_id=review.id,
                agency_id=request.agency_id,
            )
    record(
        by,
        Category.ALTERATION,
        "reviews.remind_bodies",
        "review",
        [one.review_id for one in reminded],
        fields=["requests"],
    )
    return len(reminded)


def _hold_request(by: Actor, request: InformationRequest) -> tuple[InformationRequest, Review]:
    review = hold(by, Review(pk=request.review_id))
    found = (
        InformationRequest.objects.select_related("agency")
        .select_for_update(of=("self",))
        .filter(pk=request.pk, review=review)
        .first()
    )
    if found is None:
        raise NotFound("No such request.")
    return found, review


def _check_may_answer_for(by: Actor, review: Review, request: InformationRequest) -> None:
    check_may_answer(by, review)
    if getattr(by, "agency_id", request.agency_id) == request.agency_id:
        return
    try:
        check_may_run(by, review)
    except NotAllowed:
        raise NotAllowed(
            "Only the body that was asked answers.", record_type="review", record_id=review.id
        ) from None


def _end_request(
    by: Actor, review: Review, request: InformationRequest, state: RequestState, at: datetime, words: str
) -> None:
    request.state = state
    request.ended_at = None if state == RequestState.PARTLY else at
    request.save(update_fields=["state", "ended_at", "refusal_reason"])
    write_entry(by, review, ReviewEntryKind.INFORMATION, words, at)
    save(review, at)
    if not review.requests.filter(state__in=UNANSWERED).exists():
        tell_people(
            review, review.agency_id, f"Case review {review.reference}: every body has answered.",
            permission=Permission.RUN_REVIEWS,
        )  # fmt: skip
