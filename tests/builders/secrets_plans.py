"""Plans and returns full of planted words, for the world of secrets: read by who takes part in the business, and by
nobody of another partnership or of the public."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from tests.builders.partnership import World

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.access.rows import acting_as
from wardmote.actions.models import Action
from wardmote.plans import operations
from wardmote.plans.choices import Consent, PlanKind
from wardmote.plans.models import ReturnLine
from wardmote.plans.rules.duties import year_of

if TYPE_CHECKING:
    from tests.builders.secrets_world import Planter, SecretWorld


def readers_of_business(world: SecretWorld) -> frozenset[str]:
    """Everybody of the first partnership whose role reads its own business."""
    return frozenset(
        label
        for label, one in world.who.items()
        if one.viewer.partnership_id == world.here.id and one.viewer.may(Permission.READ_BUSINESS)
    )


def plant_plans(world: SecretWorld, plant: Planter, partnership: World, *, keyed: bool) -> None:
    """A plan with a return on it, in one partnership. `keyed`: its identifiers are tried on every route."""
    officer = partnership.viewer("council", "partnership_officer", key="plans")
    partner = partnership.viewer("police", "board_member", key="plans")
    council, police = partnership.agency("council"), partnership.agency("police")
    today = timezone.localdate()
    begins = today - timedelta(days=100)
    plan = operations.create_plan(
        by=officer,
        agency_id=council.id,
        title=f"Plan {plant('title')}",
        kind=PlanKind.DELIVERY,
        period_from=begins,
        period_to=today + timedelta(days=265),
    )
    priority = operations.add_priority(
        by=officer, plan_id=plan.id, title=plant("priority"), themes=["crime"], regard=plant("regard")
    )
    objective = operations.add_objective(by=officer, priority_id=priority.id, title=plant("objective"))
    tactical = operations.add_tactical_action(
        by=officer,
        objective_id=objective.id,
        text=f"Do {plant('tactical action')}",
        lead_id=council.id,
        partner_ids=[police.id],
        measure=plant("measure"),
        baseline=plant("baseline"),
        target=plant("target"),
    )
    operations.report_progress(
        by=partner,
        tactical_id=tactical.id,
        on=today,
        positive=plant("positive"),
        barrier=plant("barrier"),
        rag="red",
        rag_reason=plant("why red"),
    )
    operations.adopt_plan(by=officer, plan_id=plan.id, on=today, note_text=plant("adoption"))
    _draft(officer, partner, council.id, plant)
    cycle = operations.plan_return(
        by=officer,
        plan_id=plan.id,
        agency_id=council.id,
        funder=f"Funder {plant('funder')}",
        fund=plant("fund"),
        period_from=begins,
        period_to=today,
    )
    operations.request_return(
        by=officer,
        cycle_id=cycle.id,
        collector_id=officer.membership_id,
        wanted_by=today,
        external_on=today + timedelta(days=30),
        external_source=plant("source of the deadline"),
    )
    with acting_as(officer):
        lines = {line.agency_id: line for line in ReturnLine.objects.filter(cycle_id=cycle.id)}
    mine = lines[police.id]
    operations.send_line(
        by=partner,
        line_id=mine.id,
        version=mine.version,
        answers={"activity": plant("activity"), "barriers": plant("barriers of the return")},
        case_study=plant("case study"),
        consent=Consent.ANONYMOUS,
    )
    operations.ask_back(by=officer, line_id=mine.id, question=plant("question back"))
    operations.waive_line(by=officer, line_id=lines[council.id].id, reason=plant("waiver"))
    operations.collate_return(by=officer, cycle_id=cycle.id)
    operations.ask_for_return_comments(by=officer, cycle_id=cycle.id, until=today)
    comment = operations.comment_on_return(by=partner, cycle_id=cycle.id, text=plant("comment"))
    operations.answer_return_comment(by=officer, comment_id=comment.id, answer=plant("answer"))
    _submitted(officer, plan.id, council.id, plant)
    first, _ = year_of(today)
    duty = operations.record_duty(
        by=officer,
        duty="public_meeting",
        period_from=first,
        done_on=today,
        evidence=plant("evidence"),
    )
    # What a return asks of each partner stands in the action log too, in its words.
    with acting_as(officer):
        logged = list(Action.objects.filter(in_log=True).values_list("id", flat=True))
    plant.belongs(plan.id, tactical.id, cycle.id, mine.id, duty.id, *logged)
    if keyed:
        for kind, value in {
            "plan_id": plan.id,
            "priority_id": priority.id,
            "objective_id": objective.id,
            "tactical_id": tactical.id,
            "cycle_id": cycle.id,
            "line_id": mine.id,
        }.items():
            world.key(kind, value)


def _draft(officer: Viewer, partner: Viewer, agency_id: UUID, plant: Planter) -> None:
    """A draft that is out for comment, with a comment."""
    today = timezone.localdate()
    plan = operations.create_plan(
        by=officer,
        agency_id=agency_id,
        title=f"Draft {plant('title of a draft')}",
        kind=PlanKind.STRATEGY,
        period_from=today,
        period_to=today + timedelta(days=1000),
    )
    priority = operations.add_priority(
        by=officer, plan_id=plan.id, title=plant("priority"), themes=["violence"]
    )
    objective = operations.add_objective(by=officer, priority_id=priority.id, title=plant("objective"))
    operations.add_tactical_action(
        by=officer, objective_id=objective.id, text=plant("tactical action"), lead_id=agency_id
    )
    operations.ask_for_plan_comments(by=officer, plan_id=plan.id, until=today)
    said = operations.comment_on_plan(by=partner, plan_id=plan.id, text=plant("comment on a draft"))
    operations.answer_plan_comment(by=officer, comment_id=said.id, answer=plant("answer to a comment"))


def _submitted(officer: Viewer, plan_id: UUID, agency_id: UUID, plant: Planter) -> None:
    """A return that the funder has and asks about."""
    today = timezone.localdate()
    cycle = operations.plan_return(
        by=officer,
        plan_id=plan_id,
        agency_id=agency_id,
        funder=f"Trust {plant('another funder')}",
        period_from=today - timedelta(days=300),
        period_to=today - timedelta(days=100),
    )
    operations.request_return(
        by=officer,
        cycle_id=cycle.id,
        collector_id=officer.membership_id,
        wanted_by=today,
        external_on=today,
    )
    with acting_as(officer):
        lines = list(ReturnLine.objects.filter(cycle_id=cycle.id))
    for line in lines:
        operations.waive_line(by=officer, line_id=line.id, reason=plant("waiver of an old line"))
    yesterday = timezone.now() - timedelta(days=1)
    operations.collate_return(by=officer, cycle_id=cycle.id)
    operations.ask_for_return_comments(
        by=officer, cycle_id=cycle.id, until=timezone.localdate(yesterday), at=yesterday
    )
    operations.submit_return(
        by=officer, cycle_id=cycle.id, on=today, how=plant("how it was sent"), receipt=plant("receipt")
    )
    asked = operations.record_funder_query(
        by=officer, cycle_id=cycle.id, question=plant("funder's question"), asked_on=today
    )
    operations.answer_funder(by=officer, query_id=asked.id, answer=plant("answer to the funder"), on=today)
