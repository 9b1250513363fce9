"""Actions that come back: one that is done makes the next of its series, and makes it once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.ids import new_id
from wardmote.access.rows import switched_to
from wardmote.actions.choices import ActionState, Basis, DueKind, Recurrence, Side
from wardmote.actions.models import Action, Deadline, JointOwner
from wardmote.actions.operations.writing import lock_action, next_number, refuse, save, write_step
from wardmote.actions.permissions import check_may_run
from wardmote.actions.rules import PROGRESS, recurrence
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of


@operation
def set_recurrence(*, by: Actor, action_id: UUID, recurs: str) -> Action:
    """Let an action of the log come back once it is done; an empty `recurs` lets it come back no more.

    With dates it needs a due day. Raises NotFound, NotAllowed, Refused.
    """
    action = lock_action(by, action_id, in_log=True)
    check_may_run(by)
    wanted = Recurrence(recurs) if recurs else ""
    if wanted:
        refuse(
            recurrence.why_not_recur(
                state=action.state, recurs=wanted, due_on=action.due_on, is_part=action.parent_id is not None
            ),
            "recurs",
        )
    action.recurs = wanted
    action.recurs_day = action.due_on.day if wanted in recurrence.MONTHS and action.due_on else None
    save(action, fields := ["recurs", "recurs_day"])
    record(by, Category.ALTERATION, "actions.set_recurrence", "action", [action.id], fields=fields)
    return action


def make_next(by: Actor, action: Action, at: datetime | None) -> list[UUID]:
    """Make the next of the series of an action that has just ended; return what was made. Not an operation.

    Wardmote itself makes it: whoever sends in the last part need not run the business. One that was opened again and
    ended once more has its next one already.
    """
    if not action.recurs or action.state not in recurrence.COMES_BACK:
        return []
    with switched_to(SystemActor(action.partnership_id, why="an action comes back")):
        if Action.objects.filter(follows=action).exists():
            return []
        return [one.id for one in _next_of(by, action, at or timezone.now())]


def _next_of(by: Actor, action: Action, at: datetime) -> list[Action]:
    made = [_copy(action, None, at)]
    for part in Action.objects.filter(parent=action).order_by("number"):
        made.append(_copy(part, made[0], at))
    write_step(by, action, PROGRESS, text=f"Comes back as action {made[0].number}.", at=at)
    return made


def _copy(former: Action, parent: Action | None, at: datetime) -> Action:
    series = parent or former
    due_on = (
        recurrence.next_day(former.due_on, former.recurs, former.recurs_day, day_of(at))
        if former.recurs_day and former.due_on
        else parent.due_on
        if parent
        else None
    )
    owner = former.owner if former.owner and former.owner.ended_at is None else None
    made = Action.objects.create(
        id=new_id(),
        partnership_id=former.partnership_id,
        audience_id=former.audience_id,
        in_log=True,
        number=next_number(),
        nature=former.nature,
        agency_id=former.agency_id,
        owner=owner,
        owner_name=former.owner_name,
        recipient_id=former.recipient_id,
        recipient_name=former.recipient_name,
        text=former.text,
        due_kind=DueKind.DATE if due_on else DueKind.OCCASION,
        due_on=due_on,
        parent=parent,
        recurs=former.recurs,
        recurs_day=former.recurs_day,
        follows=former,
        state=ActionState.OPEN,
        set_by_id=former.set_by_id,
        created_at=at,
    )
    JointOwner.objects.bulk_create(
        JointOwner(
            partnership_id=row.partnership_id,
            action=made,
            agency_id=row.agency_id,
            membership_id=row.membership_id,
            name=row.name,
            position=row.position,
        )
        for row in former.joint_owners.all()
    )
    if due_on is not None:
        Deadline.objects.create(
            partnership_id=made.partnership_id,
            action=made,
            side=Side.INTERNAL,
            on=due_on,
            basis=Basis.INFERRED,
            source=f"It comes back: {Recurrence(series.recurs or former.recurs).label.lower()}",
            set_at=at,
        )
    return made
