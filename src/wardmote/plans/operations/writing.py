"""What every operation of this room begins and ends with."""

from __future__ import annotations

from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.partnerships.models import Agency, Membership
from wardmote.plans.models import Plan, ReturnCycle, TacticalAction


def partnership_of(by: Actor) -> UUID:
    """Return the partnership in which the actor acts. Raises NotFound for one who acts in none."""
    found = getattr(by, "partnership_id", None)
    if found is None:
        raise NotFound("No such partnership.")
    return found


def membership_of(by: Actor) -> UUID | None:
    """Return the membership under which somebody acts; None for the system."""
    return getattr(by, "membership_id", None)


def refuse(problem: str, field: str = "") -> None:
    """Raise Refused with a problem that a rule found; an empty one passes."""
    if problem:
        raise Refused(problem, field=field)


def refuse_all(problems: dict[str, str]) -> None:
    """Raise Refused with everything that is wrong, by field; nothing wrong passes."""
    if problems:
        refusal = Refused(" ".join(problems.values()))
        refusal.problems = problems
        raise refusal


def lock_plan(by: Actor, plan_id: UUID) -> Plan:
    """Return a plan that the actor may see, locked. Raises NotFound."""
    found = Plan.objects.visible_to(by).select_for_update().filter(pk=plan_id).first()
    if found is None:
        raise NotFound("No such plan.")
    return found


def find_plan(by: Actor, plan_id: UUID) -> Plan:
    """Return a plan that the actor may see, for one who may not change it. Raises NotFound."""
    found = Plan.objects.visible_to(by).filter(pk=plan_id).first()
    if found is None:
        raise NotFound("No such plan.")
    return found


def lock_tactical_action(by: Actor, tactical_id: UUID) -> TacticalAction:
    """Return a tactical action of a plan that the actor may see, locked if they may change it. Raises NotFound."""
    rows = TacticalAction.objects.filter(plan__in=Plan.objects.visible_to(by), pk=tactical_id)
    found = rows.select_for_update(of=("self",)).first() or rows.first()
    if found is None:
        raise NotFound("No such tactical action.")
    return found


def lock_cycle(by: Actor, cycle_id: UUID) -> ReturnCycle:
    """Return a return cycle that the actor may see, locked. Raises NotFound."""
    found = ReturnCycle.objects.visible_to(by).select_for_update().filter(pk=cycle_id).first()
    if found is None:
        raise NotFound("No such return.")
    return found


def find_cycle(by: Actor, cycle_id: UUID) -> ReturnCycle:
    """Return a return cycle that the actor may see, for one who may not change it. Raises NotFound."""
    found = ReturnCycle.objects.visible_to(by).filter(pk=cycle_id).first()
    if found is None:
        raise NotFound("No such return.")
    return found


def check_agency(by: Actor, agency_id: UUID, field: str) -> None:
    """Raise Refused unless the agency is of the partnership and has not left it."""
    there = Agency.objects.filter(
        pk=agency_id, partnership_id=partnership_of(by), left_on__isnull=True
    ).exists()
    if not there:
        raise Refused("Choose an agency of the partnership.", field=field)


def check_person(by: Actor, agency_id: UUID, membership_id: UUID | None, field: str) -> None:
    """Raise Refused unless the person, if one is given, works for the agency."""
    if membership_id is None:
        return
    works = Membership.objects.filter(
        pk=membership_id, agency_id=agency_id, partnership_id=partnership_of(by), ended_at__isnull=True
    ).exists()
    if not works:
        raise Refused("Choose somebody who works for the lead agency.", field=field)


def note(by: Actor, act: str, kind: str, *ids: UUID, new: bool = False, fields: tuple[str, ...] = ()) -> None:
    """Leave the access event of a change in this room."""
    category = Category.COLLECTION if new else Category.ALTERATION
    record(by, category, f"plans.{act}", kind, ids, fields=fields)
