"""Asking a party outside, reminding it, going up the ladder, and writing down what it answers."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id
from wardmote.actions.choices import ActionState, Channel, Level
from wardmote.actions.models import Action, Ask, Chase
from wardmote.actions.operations.writing import lock_action, membership_of, refuse, save, write_step
from wardmote.actions.permissions import check_may_move
from wardmote.actions.rules import chasing as rules
from wardmote.actions.rules import states
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.fuzzy import FuzzyDay


@operation
def put_ask(
    *,
    by: Actor,
    action_id: UUID,
    party: str,
    what: str,
    chaser: str,
    sent: FuzzyDay,
    channel: str = Channel.UNKNOWN,
    through: str = "",
    reply_due_on: date | None = None,
    level: str = Level.ASKED,
    ask_id: UUID | None = None,
    at: datetime | None = None,
) -> Ask:
    """Write down that a party outside was asked something about an action of the log, which then waits for it.

    `sent`: the day, as exactly as it is known. `level` above ASKED: the question was first put on that rung.
    `ask_id`: made by the form, so that one sending is done once. Raises NotFound, NotAllowed, Refused.
    """
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, "chase")
    there = Ask.objects.filter(pk=ask_id, action=action).first() if ask_id else None
    if there is not None:
        record(by, Category.CONSULTATION, "actions.put_ask_again", "action", [action.id, there.id])
        return there
    refuse("" if party.strip() else "Say who was asked.", "party")
    refuse("" if what.strip() else "Say what they were asked.", "what")
    refuse("" if action.state in states.LIVE else "This action has ended already.")
    ask = Ask.objects.create(
        id=ask_id or new_id(),
        partnership_id=action.partnership_id,
        action=action,
        party=party.strip()[:120],
        what=what.strip()[:300],
        reply_due_on=reply_due_on,
    )
    _send(by, ask, level, chaser, through, channel, sent, at)
    if action.state in (ActionState.OPEN, ActionState.IN_PROGRESS):
        action.state, action.waiting_on = ActionState.WAITING, ask.party
        action.waiting_since = sent.earliest
        save(action, ["state", "waiting_on", "waiting_since"])
        write_step(by, action, "wait", text=ask.party, on=sent.latest, at=at)
    record(by, Category.ALTERATION, "actions.put_ask", "action", [action.id, ask.id])
    return ask


@operation
def chase_again(
    *,
    by: Actor,
    ask_id: UUID,
    level: str,
    chaser: str,
    sent: FuzzyDay,
    channel: str = Channel.UNKNOWN,
    through: str = "",
    at: datetime | None = None,
) -> Chase:
    """Write down a reminder or an escalation of a question. Raises NotFound, NotAllowed, Refused."""
    ask, action = _open_ask(by, ask_id)
    former = list(Chase.objects.filter(ask=ask).values_list("level", flat=True))
    refuse(rules.why_not_chase(level, former), "level")
    chase = _send(by, ask, level, chaser, through, channel, sent, at)
    record(by, Category.ALTERATION, "actions.chase_again", "action", [action.id, ask.id, chase.id])
    return chase


@operation
def record_answer(*, by: Actor, ask_id: UUID, answer: str, on: FuzzyDay, at: datetime | None = None) -> Ask:
    """Write down the answer to a question; without another open question the action goes on.

    Raises NotFound, NotAllowed, Refused.
    """
    ask, action = _open_ask(by, ask_id)
    refuse("" if answer.strip() else "Write what they answered.", "answer")
    ask.answer, ask.answered_words = answer.strip(), on.words[:60]
    ask.answered_from, ask.answered_to = on.earliest, on.latest
    ask.save(update_fields=["answer", "answered_words", "answered_from", "answered_to"])
    _go_on(by, action, f"{ask.party} answered: {answer.strip()}", on.latest, at)
    record(by, Category.COLLECTION, "actions.record_answer", "action", [action.id, ask.id], fields=["answer"])
    return ask


@operation
def give_up_ask(*, by: Actor, ask_id: UUID, on: date, reason: str, at: datetime | None = None) -> Ask:
    """Close a question unanswered, with the reason. Raises NotFound, NotAllowed, Refused."""
    ask, action = _open_ask(by, ask_id)
    refuse("" if reason.strip() else "Say why.", "reason")
    ask.given_up_on = on
    ask.save(update_fields=["given_up_on"])
    _go_on(by, action, f"No longer asked of {ask.party}: {reason.strip()}", on, at)
    record(by, Category.ALTERATION, "actions.give_up_ask", "action", [action.id, ask.id])
    return ask


def _go_on(by: Actor, action: Action, text: str, on: date, at: datetime | None) -> None:
    others = Ask.objects.filter(action=action, answered_to__isnull=True, given_up_on__isnull=True)
    name = states.PROGRESS
    if action.state == ActionState.WAITING and not others.exists():
        action.state, action.waiting_on, action.waiting_since = ActionState.IN_PROGRESS, "", None
        save(action, ["state", "waiting_on", "waiting_since"])
        name = "answered"
    write_step(by, action, name, text=text, on=on, at=at)


def _open_ask(by: Actor, ask_id: UUID) -> tuple[Ask, Action]:
    ask = Ask.objects.filter(pk=ask_id).first()
    if ask is None:
        raise NotFound("No such question.")
    action = lock_action(by, ask.action_id, in_log=True)
    check_may_move(by, action, "chase")
    ask.refresh_from_db()
    if ask.answered_to or ask.given_up_on:
        raise Refused("This question is settled already.")
    return ask, action


def _send(
    by: Actor,
    ask: Ask,
    level: str,
    chaser: str,
    through: str,
    channel: str,
    sent: FuzzyDay,
    at: datetime | None,
) -> Chase:
    refuse("" if chaser.strip() else "Say who asked.", "chaser")
    return Chase.objects.create(
        partnership_id=ask.partnership_id,
        ask=ask,
        level=Level(level),
        chaser=chaser.strip()[:120],
        through=through.strip()[:120],
        channel=Channel(channel),
        sent_from=sent.earliest,
        sent_to=sent.latest,
        sent_words=sent.words[:60],
        recorded_by_id=membership_of(by),
        recorded_at=at or timezone.now(),
    )
