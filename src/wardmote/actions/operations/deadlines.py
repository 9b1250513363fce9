"""Deadlines with their basis and history, events that have not happened yet, and what comes after what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.actions import rules
from wardmote.actions.choices import ActionState, Basis, DueKind, Side
from wardmote.actions.models import Action, AwaitedEvent, Deadline, Dependency
from wardmote.actions.operations.moving import Move, tell_of_moves
from wardmote.actions.operations.writing import (
    facts_of,
    lock_action,
    membership_of,
    partnership_of,
    refuse,
    save,
    write_step,
)
from wardmote.actions.permissions import check_may_move, check_may_run
from wardmote.actions.rules import deadlines as due_rules
from wardmote.actions.rules import states
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record

DUE_FIELDS = ["due_on", "due_kind", "due_words"]


@operation
def set_deadline(
    *,
    by: Actor,
    action_id: UUID,
    on: date | None,
    basis: str = Basis.CONFIRMED,
    source: str = "",
    side: str = Side.INTERNAL,
    kind: str = DueKind.DATE,
    words: str = "",
    at: datetime | None = None,
) -> Action:
    """Set a deadline of an action of the log; the former one of the same side stays in the history.

    Parts that had the same one follow, and whoever's work hangs on it is told when it moves.

    `source`: who said so and where. `kind` OCCASION: the day is that of a meeting, which sets it again when it moves.
    `on` None takes it away. What stands already is not written again. Raises NotFound, NotAllowed, Refused.
    """
    check_may_run(by)
    new = _NewDay(on, basis, source, Side(side), kind, words)
    action, moves = _set(by, lock_action(by, action_id, in_log=True), new, at)
    tell_of_moves(by, moves)
    _note(by, [action.id, *(move.action.id for move in moves if move.action.id != action.id)])
    return action


@operation
def set_occasion(
    *, by: Actor, action_ids: Sequence[UUID], on: date, words: str, at: datetime | None = None
) -> list[Action]:
    """Give actions of the log the day of the meeting at which they are due. Whom it concerns is told once of all.

    Raises NotFound, NotAllowed, Refused.
    """
    check_may_run(by)
    new = _NewDay(on, Basis.CONFIRMED, "", Side.INTERNAL, DueKind.OCCASION, words)
    done, moves = [], []
    for action_id in action_ids:
        action, moved = _set(by, lock_action(by, action_id, in_log=True), new, at)
        done.append(action)
        moves += moved
    tell_of_moves(by, moves)
    _note(by, [action.id for action in done])
    return done


@dataclass(frozen=True)
class _NewDay:
    on: date | None
    basis: str
    source: str
    side: Side
    kind: str
    words: str


def _note(by: Actor, touched: list[UUID]) -> None:
    record(by, Category.ALTERATION, "actions.set_deadline", "action", touched, fields=DUE_FIELDS)


def _set(by: Actor, action: Action, new: _NewDay, at: datetime | None) -> tuple[Action, list[Move]]:
    """Set a deadline of an action and of those of its parts that had the same one; return what moved."""
    refuse(rules.why_not_change(action.state))
    stood = (action.due_on, action.due_kind, action.due_words)
    if new.side == Side.INTERNAL:
        action.due_kind = DueKind(new.kind) if new.on or new.kind == DueKind.OCCASION else DueKind.NONE
        action.due_words = new.words.strip()[:200] or action.due_words
    former = put_deadline(by, action, new.on, new.basis, new.source, new.side, at)
    if stood != (action.due_on, action.due_kind, action.due_words):
        save(action, DUE_FIELDS)
    if former is None or former == new.on:
        return action, []
    # A part keeps to the day of the whole unless it was given one of its own.
    parts = Action.objects.filter(
        parent=action, deadlines__is_current=True, deadlines__side=new.side, deadlines__on=former
    ).exclude(state__in=states.ENDED)
    for part in parts.order_by("id"):
        _set(by, part, new, at)
    return action, [Move(action, former, new.on, new.basis, new.source, new.side)]


def put_deadline(
    by: Actor, action: Action, on: date | None, basis: str, source: str, side: str, at: datetime | None
) -> date | None:
    """Write the deadline into the history and work out the due day; return the former day. The action is not saved."""
    current = Deadline.objects.filter(action=action, side=side, is_current=True).first()
    if current is None or (current.on, current.basis, current.source) != (on, basis, source):
        Deadline.objects.filter(action=action, side=side, is_current=True).update(is_current=False)
        Deadline.objects.create(
            partnership_id=action.partnership_id,
            action=action,
            side=Side(side),
            on=on,
            basis=Basis(basis),
            source=source.strip()[:200],
            set_by_id=membership_of(by),
            set_at=at or timezone.now(),
        )
    rows = Deadline.objects.filter(action=action, is_current=True)
    action.due_on = due_rules.due_day(due_rules.DeadlineFacts(side=row.side, on=row.on) for row in rows)
    return current.on if current else None


@operation
def await_event(
    *,
    by: Actor,
    action_id: UUID,
    event: str = "",
    event_id: UUID | None = None,
    days_after: int = 0,
    words: str = "",
    at: datetime | None = None,
) -> Action:
    """Let an action of the log wait for something to happen, due so many days after it.

    `event_id`: one that others wait for already. Until it happens the action has no due day and is not late.
    Raises NotFound, NotAllowed, Refused.
    """
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, "await")
    known = None
    if event_id is not None:
        # Only one that the same people may read: else its happening would not reach what waits hidden from somebody.
        known = (
            AwaitedEvent.objects.visible_to(by)
            .filter(pk=event_id, audience_id=action.audience_id, happened_on__isnull=True)
            .first()
        )
        if known is None:
            raise NotFound("No such event.")
    refuse(rules.why_not("await", facts_of(action, event=known.name if known else event)), "event")
    if known is None:
        known = AwaitedEvent.objects.create(
            partnership_id=action.partnership_id, audience_id=action.audience_id, name=event.strip()[:200]
        )
    action.awaited, action.days_after = known, days_after
    action.due_kind, action.state = DueKind.EVENT, ActionState.AWAITING
    action.due_words = words.strip()[:200] or action.due_words
    moves = []
    if action.due_on is not None:
        why = f"Waits: {known.name}"
        former = put_deadline(by, action, None, Basis.CONFIRMED, why, Side.INTERNAL, at)
        if former is not None:
            moves.append(Move(action, former, None, Basis.CONFIRMED, why, Side.INTERNAL))
    save(action, fields := ["awaited", "days_after", "due_kind", "due_words", "due_on", "state"])
    write_step(by, action, "await", text=known.name, at=at)
    tell_of_moves(by, moves)
    record(by, Category.ALTERATION, "actions.await_event", "action", [action.id], fields=fields)
    return action


@operation
def record_event(
    *, by: Actor, event_id: UUID, on: date, source: str = "", at: datetime | None = None
) -> list[Action]:
    """Record that an awaited event happened; every action that waits for it gets its due day. Returns them.

    Raises NotFound, NotAllowed, Refused when it is recorded already.
    """
    event = AwaitedEvent.objects.visible_to(by).filter(pk=event_id).first()
    if event is None:
        raise NotFound("No such event.")
    hanging = Action.objects.visible_to(by).filter(awaited=event, state=ActionState.AWAITING).order_by("id")
    # Asked of all before any is locked: row-level security would leave out those that are somebody else's.
    if not hanging:
        check_may_run(by)
    for action in hanging:
        check_may_move(by, action, "happened")
    event = AwaitedEvent.objects.select_for_update().get(pk=event.pk)
    waiting = list(hanging.select_for_update(of=("self",)))
    if event.happened_on is not None:
        raise Refused("That it happened is recorded already.", field="on")
    event.happened_on, event.source, event.recorded_by_id = on, source.strip()[:200], membership_of(by)
    event.save(update_fields=["happened_on", "source", "recorded_by"])
    for action in waiting:
        action.state = ActionState.OPEN
        due = due_rules.day_after_event(on, action.days_after)
        put_deadline(
            by, action, due, Basis.CONFIRMED, f"{event.name}: {source}".strip(": "), Side.INTERNAL, at
        )
        save(action, ["state", "due_on"])
        write_step(by, action, "happened", text=event.name, source=source, on=on, at=at)
    record(
        by,
        Category.ALTERATION,
        "actions.record_event",
        "action",
        [event.id, *[action.id for action in waiting]],
        fields=["happened_on", "due_on", "state"],
    )
    return waiting


@operation
def add_dependency(*, by: Actor, action_id: UUID, needs_id: UUID) -> Dependency:
    """Say that an action of the log cannot be done before another. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=True)
    needs = lock_action(by, needs_id, in_log=True)
    check_may_run(by)
    refuse(rules.why_not_change(action.state))
    after: dict[object, set[object]] = {}
    for one, other in Dependency.objects.filter(partnership_id=partnership_of(by)).values_list(
        "action_id", "needs_id"
    ):
        after.setdefault(one, set()).add(other)
    refuse(due_rules.why_not_depend(action.id, needs.id, after), "needs")
    made, _ = Dependency.objects.get_or_create(
        action=action, needs=needs, defaults={"partnership_id": action.partnership_id}
    )
    record(by, Category.ALTERATION, "actions.add_dependency", "action", [action.id, needs.id])
    return made


@operation
def remove_dependency(*, by: Actor, action_id: UUID, needs_id: UUID) -> bool:
    """Say that an action need not wait for another; return whether it did. Raises NotFound, NotAllowed."""
    action = lock_action(by, action_id, in_log=True)
    check_may_run(by)
    gone, _ = Dependency.objects.filter(action=action, needs_id=needs_id).delete()
    record(by, Category.ALTERATION, "actions.remove_dependency", "action", [action.id, needs_id])
    return bool(gone)
