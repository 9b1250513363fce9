"""Putting actions into the partnership's log: by one owner or several, for one or for each by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.actions import rules
from wardmote.actions.choices import ActionState, Basis, DueKind, Nature, Side
from wardmote.actions.models import Action, Deadline, JointOwner, owners_in_words
from wardmote.actions.operations.writing import (
    check_agency,
    check_owner,
    lock_action,
    membership_of,
    next_number,
    partnership_of,
    refuse,
    save,
    write_step,
)
from wardmote.actions.permissions import check_may_move, check_may_run
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.documents.models import Document
from wardmote.documents.operations import add_document


@dataclass(frozen=True)
class Owes:
    """Somebody who owes an action: an agency, a person of it, or the name of somebody without an account.

    The name may stand beside an agency: "KC", of whom we know where they work.
    """

    agency_id: UUID | None = None
    membership_id: UUID | None = None
    name: str = ""


@operation
def log_action(
    *,
    by: Actor,
    audience_id: UUID,
    text: str,
    owners: Sequence[Owes],
    nature: str = Nature.ACTION,
    as_minuted: str = "",
    due_on: date | None = None,
    due_kind: str = "",
    due_words: str = "",
    basis: str = Basis.CONFIRMED,
    source: str = "",
    recipient_id: UUID | None = None,
    recipient_name: str = "",
    action_id: UUID | None = None,
    at: datetime | None = None,
) -> Action:
    """Put an action into the partnership's log, owed by the first of `owners` with the others.

    A request, promise or suggestion (`nature`) is kept apart until somebody promotes it. `due_words`: the due as
    said ("for December's meeting"); `due_kind` is worked out from `due_on` unless given; `basis` and `source` are
    those of the deadline. `action_id`: made by the form, so that one sending is done once.
    Raises NotAllowed, Refused.
    """
    check_may_run(by)
    there = _logged_already(by, action_id)
    if there is not None:
        return there
    action = _create(by, audience_id, text, owners, nature, at)
    action.id = action_id or action.id
    action.as_minuted, action.due_words = as_minuted, due_words.strip()[:200]
    action.due_kind = due_kind or (DueKind.DATE if due_on else DueKind.NONE)
    action.due_on = due_on
    action.recipient_id, action.recipient_name = recipient_id, recipient_name.strip()[:120]
    action.save()
    _join(action, owners)
    _first_deadline(by, action, due_on, basis, source, at)
    record(by, Category.COLLECTION, "actions.log_action", "action", [action.id], classes=[FieldClass.F1])
    return action


@operation
def log_for_each(
    *,
    by: Actor,
    audience_id: UUID,
    text: str,
    agency_ids: Sequence[UUID],
    as_minuted: str = "",
    due_on: date | None = None,
    due_words: str = "",
    basis: str = Basis.CONFIRMED,
    source: str = "",
    recipient_id: UUID | None = None,
    recipient_name: str = "",
    owed_by: str = "All partners",
    action_id: UUID | None = None,
    at: datetime | None = None,
) -> Action:
    """Put an action into the log that each of the agencies owes by itself: one parent, one child for each.

    The parent ends by itself when every child has: done, a nil return, or excused. Raises NotAllowed, Refused.
    """
    check_may_run(by)
    there = _logged_already(by, action_id)
    if there is not None:
        return there
    chosen = list(dict.fromkeys(agency_ids))
    if not chosen:
        raise Refused("Choose the agencies that owe it.", field="agencies")
    common = {
        "as_minuted": as_minuted,
        "due_kind": DueKind.DATE if due_on else DueKind.NONE,
        "due_on": due_on,
        "due_words": due_words.strip()[:200],
        "recipient_id": recipient_id,
        "recipient_name": recipient_name.strip()[:120],
    }
    made: list[Action] = []
    for agency_id in [None, *chosen]:
        owner = Owes(name=owed_by) if agency_id is None else Owes(agency_id)
        action = _create(by, audience_id, text, [owner], Nature.ACTION, at)
        for name, value in common.items():
            setattr(action, name, value)
        action.parent = made[0] if made else None
        if agency_id is None and action_id is not None:
            action.id = action_id
        action.save()
        _first_deadline(by, action, due_on, basis, source, at)
        made.append(action)
    record(
        by,
        Category.COLLECTION,
        "actions.log_for_each",
        "action",
        [action.id for action in made],
        classes=[FieldClass.F1],
    )
    return made[0]


@operation
def change_owners(*, by: Actor, action_id: UUID, owners: Sequence[Owes], reason: str = "") -> Action:
    """Give an action of the log to others; the history keeps who owed it. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=True)
    check_may_run(by)
    refuse(rules.why_not_change(action.state))
    _check_owners(by, owners)
    former = owners_in_words(action)
    first = owners[0]
    action.agency_id, action.owner_id = first.agency_id, first.membership_id
    action.owner_name = first.name.strip()[:120]
    save(action, ["agency", "owner", "owner_name"])
    JointOwner.objects.filter(action=action).delete()
    _join(action, owners)
    write_step(by, action, rules.PROGRESS, text=f"Owed by {former} before. {reason}".strip())
    record(
        by,
        Category.ALTERATION,
        "actions.change_owners",
        "action",
        [action.id],
        fields=["agency", "owner", "owner_name", "joint_owners"],
    )
    return action


@operation
def correct_text(*, by: Actor, action_id: UUID, text: str) -> Action:
    """Put the words of an action of the log right; what the minutes said stays beside them."""
    action = lock_action(by, action_id, in_log=True)
    check_may_run(by)
    refuse(rules.why_not_change(action.state))
    refuse(rules.why_not_set(text), "text")
    write_step(by, action, rules.PROGRESS, text=f"Was worded: {action.text}")
    action.text = text.strip()
    save(action, ["text"])
    record(by, Category.ALTERATION, "actions.correct_text", "action", [action.id], fields=["text"])
    return action


@operation
def add_evidence(*, by: Actor, action_id: UUID, name: str, content: bytes | BinaryIO) -> Document:
    """Add a file that shows what was done; seen by whoever sees the action. Raises NotFound, NotAllowed, Refused."""
    action = lock_action(by, action_id, in_log=True)
    check_may_move(by, action, rules.PROGRESS)
    agency_id = getattr(by, "agency_id", None) or action.agency_id
    if agency_id is None:
        raise Refused("A file belongs to an agency.", field="file")
    document = add_document(
        by=by,
        partnership_id=action.partnership_id,
        agency_id=agency_id,
        audience_id=action.audience_id,
        record_id=action.id,
        name=name,
        content=content,
    )
    write_step(by, action, rules.PROGRESS, text=f"Evidence added: {document.original_name}")
    record(by, Category.COLLECTION, "actions.add_evidence", "action", [action.id, document.id])
    return document


def _logged_already(by: Actor, action_id: UUID | None) -> Action | None:
    """Return what the same form made when it was sent before, or None."""
    if action_id is None:
        return None
    found = Action.objects.visible_to(by).filter(pk=action_id, in_log=True).first()
    if found is not None:
        record(by, Category.CONSULTATION, "actions.log_action_again", "action", [found.id])
    return found


def _create(
    by: Actor, audience_id: UUID, text: str, owners: Sequence[Owes], nature: str, at: datetime | None
) -> Action:
    """Return an action of the log, checked and numbered, not yet saved."""
    refuse(rules.why_not_set(text), "text")
    _check_owners(by, owners)
    first = owners[0]
    return Action(
        partnership_id=partnership_of(by),
        audience_id=audience_id,
        in_log=True,
        number=next_number(),
        nature=nature,
        state=ActionState.OPEN if nature == Nature.ACTION else ActionState.PROPOSED,
        agency_id=first.agency_id,
        owner_id=first.membership_id,
        owner_name=first.name.strip()[:120],
        text=text.strip(),
        set_by_id=membership_of(by),
        created_at=at or timezone.now(),
    )


def _check_owners(by: Actor, owners: Sequence[Owes]) -> None:
    if not owners:
        raise Refused("Say who owes it.", field="owner")
    for owner in owners:
        if owner.agency_id is None and not owner.name.strip():
            raise Refused("Say who owes it.", field="owner")
        if owner.agency_id is not None:
            check_agency(by, owner.agency_id)
        if owner.membership_id is not None:
            check_owner(by, owner.agency_id, owner.membership_id)


def _join(action: Action, owners: Sequence[Owes]) -> None:
    JointOwner.objects.bulk_create(
        JointOwner(
            partnership_id=action.partnership_id,
            action=action,
            agency_id=owner.agency_id,
            membership_id=owner.membership_id,
            name=owner.name.strip()[:120],
            position=position,
        )
        for position, owner in enumerate(owners[1:], 1)
    )


def _first_deadline(
    by: Actor, action: Action, on: date | None, basis: str, source: str, at: datetime | None
) -> None:
    if on is None:
        return
    Deadline.objects.create(
        partnership_id=action.partnership_id,
        action=action,
        side=Side.INTERNAL,
        on=on,
        basis=basis,
        source=source.strip()[:200],
        set_by_id=membership_of(by),
        set_at=at or timezone.now(),
    )
