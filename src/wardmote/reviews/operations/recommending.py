"""Recommendations (section 104(7)): each is an action of the log, owed by the body that must have regard to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.errors import NotFound, Refused
from wardmote.actions import operations as actions
from wardmote.actions.choices import ActionState
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.actions.rules.states import ENDED
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.partnerships.models import Agency
from wardmote.reviews.choices import AnswerState, ReviewEntryKind
from wardmote.reviews.models import Panel, Recommendation, RecommendationAction, Review
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

ANSWER_WORKING_DAYS = 20
"""For a body to answer a recommendation, unless the panel says another day. Local practice, not law."""


@dataclass(frozen=True, kw_only=True)
class GivenRecommendation:
    """What the panel asks of a body: an agency of the partnership, or another by its name, and by when it answers."""

    text: str
    agency_id: UUID | None = None
    body_name: str = ""
    due_on: date | None = None


def _system(review: Review) -> SystemActor:
    # Who runs reviews need not run the partnership's log. The operation has checked them, and its event names them.
    return SystemActor(review.partnership_id, why="a recommendation of a case review")


def _source(review: Review) -> str:
    return f"Case review {review.reference}"


def recommend(
    review: Review, panel: Panel, number: int, one: GivenRecommendation, usual: date, at: datetime
) -> Recommendation:
    """Write a recommendation with its action. Part of an operation. Raises NotFound for a body that is none of ours.

    The action says no more than which review and which recommendation: the log is also read in calendars.
    """
    agency = None
    if one.agency_id is not None:
        agency = Agency.objects.filter(
            pk=one.agency_id, partnership_id=review.partnership_id, left_on__isnull=True
        ).first()
        if agency is None:
            raise NotFound("No such agency.")
    made = Recommendation.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        panel=panel,
        number=number,
        text=one.text.strip(),
        agency=agency,
        body_name="" if agency else one.body_name.strip(),
        due_on=one.due_on or usual,
    )
    action = actions.log_action(
        by=_system(review),
        audience_id=review.audience_id,
        text=f"Recommendation {number} of case review {review.reference}",
        owners=[Owes(agency_id=agency.id) if agency else Owes(name=made.body_name)],
        due_on=made.due_on,
        source=_source(review),
        at=at,
    )
    RecommendationAction.objects.create(
        partnership_id=review.partnership_id, review=review, recommendation=made, action=action
    )
    if agency is not None:
        tell_people(
            review, agency.id, f"Case review {review.reference}: a recommendation to you needs an answer."
        )
    return made


@operation
@once
def answer_recommendation(
    *,
    by: Actor,
    recommendation: Recommendation,
    answer: AnswerState,
    text: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Recommendation:
    """A body answers a recommendation to which it must have regard: it need not comply, and says why (s.104(7)).

    By the body itself, or by the co-ordinator who enters what it wrote. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    recommendation, review = _hold_recommendation(by, recommendation)
    check_may_answer(by, review)
    if getattr(by, "agency_id", recommendation.agency_id) != recommendation.agency_id:
        check_may_run(by, review)
    if answer not in AnswerState.values or answer == AnswerState.AWAITED:
        raise Refused("Choose the answer.", "answer")
    refuse("" if text.strip() else "Say what is done, or why it is not.", "text")
    recommendation.answer, recommendation.answer_text = answer, text.strip()
    recommendation.answered_at, recommendation.answered_by_id = now, membership_of(by)
    recommendation.save(update_fields=["answer", "answer_text", "answered_at", "answered_by"])
    _show_in_log(review, recommendation.action, answer, now)
    who = recommendation.agency.name if recommendation.agency else recommendation.body_name
    words = f"{who} on recommendation {recommendation.number}: {AnswerState(answer).label.lower()}."
    write_entry(by, review, ReviewEntryKind.INFORMATION, words, now)
    save(review, now)
    log(by, Category.ALTERATION, "answer_recommendation", review, more=[recommendation.id])
    return recommendation


@operation
@once
def follow_up(
    *,
    by: Actor,
    recommendation: Recommendation,
    text: str,
    is_done: bool,
    again_on: date | None = None,
    agency_id: UUID | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Recommendation:
    """Look again at what came of a recommendation; `again_on` the day of the next look, while it is not done.

    Its action ends, or is open again and due on that day, whatever was said to be done meanwhile. `agency_id` gives
    it to another body, when the first has left: it is then asked anew. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    recommendation, review = _hold_recommendation(by, recommendation)
    check_may_run(by, review)
    refuse("" if text.strip() else "Say what came of it.", "text")
    if not is_done and again_on is not None and again_on <= day_of(now):
        raise Refused("The day of the next look must be in the future.", "again_on")
    if agency_id is not None and agency_id != recommendation.agency_id:
        body = review.bodies.filter(agency_id=agency_id, left_at__isnull=True).first()
        refuse("" if body else "Give it to a body that takes part in the review.", "agency")
        recommendation.agency_id, recommendation.body_name = agency_id, ""
        recommendation.answer, recommendation.answer_text = AnswerState.AWAITED, ""
        recommendation.answered_at, recommendation.answered_by = None, None
        tell_people(
            review, agency_id, f"Case review {review.reference}: a recommendation to you needs an answer."
        )
    recommendation.follow_up_text = text.strip()
    recommendation.save()
    _move_action(review, recommendation, is_done=is_done, again_on=again_on, at=now)
    write_entry(
        by, review, ReviewEntryKind.NOTE, f"Recommendation {recommendation.number}: {text.strip()}", now
    )
    save(review, now)
    log(by, Category.ALTERATION, "follow_up", review, more=[recommendation.id])
    return recommendation


def _hold_recommendation(by: Actor, recommendation: Recommendation) -> tuple[Recommendation, Review]:
    review = hold(by, Review(pk=recommendation.review_id))
    found = (
        Recommendation.objects.select_related("agency", "followed_by__action")
        .select_for_update(of=("self",))
        .filter(pk=recommendation.pk, review=review)
        .first()
    )
    if found is None:
        raise NotFound("No such recommendation.")
    return found, review


def _show_in_log(review: Review, action: Action, answer: AnswerState, at: datetime) -> None:
    """Say in the log that the body has answered; what it accepted is begun."""
    if action.state in ENDED:
        return
    system, source = _system(review), _source(review)
    words = f"Answered: {AnswerState(answer).label.lower()}."
    if answer != AnswerState.NOT_ACCEPTED and action.state == ActionState.OPEN:
        actions.take_step(by=system, action_id=action.id, step="start", reason=words, source=source, at=at)
    else:
        actions.record_progress(by=system, action_id=action.id, text=words, source=source, at=at)


def _move_action(
    review: Review, recommendation: Recommendation, *, is_done: bool, again_on: date | None, at: datetime
) -> None:
    """Let the action stand as the follow-up found it."""
    system, source, action = _system(review), _source(review), recommendation.action
    step = _step_to(action.state, is_done=is_done)
    if step:
        reason = "" if is_done else "Looked at again: it is not done."
        actions.take_step(by=system, action_id=action.id, step=step, reason=reason, source=source, at=at)
    if is_done:
        return
    if recommendation.agency_id is not None and recommendation.agency_id != action.agency_id:
        actions.change_owners(
            by=system, action_id=action.id, owners=[Owes(agency_id=recommendation.agency_id)], reason=source
        )
    if again_on is not None:
        actions.set_deadline(by=system, action_id=action.id, on=again_on, source=source, at=at)


def _step_to(state: str, *, is_done: bool) -> str:
    """The step of the action's table that leads to where the follow-up found it; empty when it stands there."""
    if is_done:
        return "" if state in ENDED else "confirm" if state == ActionState.CLAIMED else "finish"
    return "reopen" if state in ENDED else "return" if state == ActionState.CLAIMED else ""
