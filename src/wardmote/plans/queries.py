"""Reading plans, returns and duties. Each list and each opening leaves one consultation event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import NotFound
from wardmote.actions.choices import Side
from wardmote.actions.models import Deadline
from wardmote.actions.rules.deadlines import DeadlineFacts, lead_days
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.queries import list_agencies
from wardmote.plans.choices import Duty, PlanState, Rag
from wardmote.plans.models import (
    Collation,
    DutyRecord,
    FunderQuery,
    Objective,
    Plan,
    PlanComment,
    PlanVersion,
    Priority,
    Progress,
    ReturnComment,
    ReturnCycle,
    ReturnLine,
    ReturnQuestion,
    TacticalAction,
)
from wardmote.plans.operations.returns import line_facts
from wardmote.plans.rules import duties, planning, returns

MOST_SHOWN = 200


@dataclass(frozen=True)
class TacticalLine:
    """A tactical action as a list shows it; `last` is what was said of it last (staff only)."""

    row: TacticalAction
    partners: tuple[str, ...]
    is_overdue: bool
    last: Progress | None


@dataclass(frozen=True)
class ObjectivePart:
    """An objective with its lines, in order."""

    objective: Objective
    lines: tuple[TacticalLine, ...]


@dataclass(frozen=True)
class PriorityPart:
    """A priority with its objectives, in order."""

    priority: Priority
    objectives: tuple[ObjectivePart, ...]


@dataclass(frozen=True)
class FullPlan:
    """A plan with all that it says. Comments are empty for the public; versions: newest first."""

    plan: Plan
    parts: tuple[PriorityPart, ...]
    versions: tuple[PlanVersion, ...]
    comments: tuple[PlanComment, ...]
    counts: dict[str, int]

    @property
    def lines(self) -> list[TacticalLine]:
        """All tactical actions in order."""
        return [line for part in self.parts for one in part.objectives for line in one.lines]


@dataclass(frozen=True)
class FullReturn:
    """A return with everything on it. `lead_days`: between the partners' deadline and the funder's."""

    cycle: ReturnCycle
    questions: tuple[ReturnQuestion, ...]
    lines: tuple[LineView, ...]
    wanted_by: date | None
    external: tuple[Deadline, ...]
    lead_days: int | None
    gaps: tuple[str, ...]
    why_not_submit: tuple[str, ...]
    comments: tuple[ReturnComment, ...]
    queries: tuple[FunderQuery, ...]
    collations: tuple[Collation, ...]
    left: Decimal | None

    @property
    def external_on(self) -> date | None:
        """The funder's deadline as it stands."""
        return next((one.on for one in self.external if one.is_current), None)


@dataclass(frozen=True)
class LineView:
    """One line of a return, how late it is, and what of its money is left."""

    line: ReturnLine
    days_overdue: int
    underspend: returns.Underspend | None
    is_mine: bool


@dataclass(frozen=True)
class DutyView:
    """How one duty stands, in words for the page."""

    standing: duties.Standing
    label: str
    supplier: str
    entry: DutyRecord | None


def list_plans(*, viewer: Actor) -> list[Plan]:
    """Return the plans that the viewer may read, the latest first, each with its number of lines."""
    found = list(
        Plan.objects.visible_to(viewer)
        .annotate(lines=Count("tactical_actions"))
        .order_by("-period_from", "kind", "title")[:MOST_SHOWN]
    )
    record(viewer, Category.CONSULTATION, "plans.list_plans", "plan", [plan.id for plan in found])
    return found


def get_plan(*, viewer: Actor, plan_id: UUID, today: date) -> FullPlan:
    """Return one plan whole. Raises NotFound."""
    plan = Plan.objects.visible_to(viewer).select_related("strategy", "agency").filter(pk=plan_id).first()
    if plan is None:
        raise NotFound("No such plan.")
    is_staff = isinstance(viewer, Viewer)
    rows = (
        TacticalAction.objects.filter(plan=plan)
        .select_related("lead", "lead_person__account")
        .prefetch_related("partners__agency")
        .order_by("position")
    )
    last: dict[UUID, Progress] = {}
    if is_staff:
        for one in (
            Progress.objects.filter(tactical_action__plan=plan).select_related("meeting__body").order_by("at")
        ):
            last[one.tactical_action_id] = one
    lines: dict[UUID, list[TacticalLine]] = {}
    for row in rows:
        late = planning.is_overdue(state=row.state, due_on=row.due_on, today=today)
        partners = tuple(sorted(one.agency.short_name for one in row.partners.all()))
        lines.setdefault(row.objective_id, []).append(TacticalLine(row, partners, late, last.get(row.id)))
    parts = tuple(
        PriorityPart(
            priority,
            tuple(ObjectivePart(one, tuple(lines.get(one.id, ()))) for one in priority.objectives.all()),
        )
        for priority in plan.priorities.prefetch_related(
            Prefetch("objectives", Objective.objects.order_by("position"))
        ).order_by("position")
    )
    counts = {str(rag): 0 for rag in Rag}
    for line in (line for some in lines.values() for line in some):
        if line.row.rag:
            counts[line.row.rag] += 1
    comments = plan.comments.select_related("agency").order_by("created_at") if is_staff else ()
    full = FullPlan(
        plan=plan,
        parts=parts,
        versions=tuple(plan.versions.select_related("meeting__body").order_by("-number")),
        comments=tuple(comments),
        counts=counts,
    )
    record(viewer, Category.CONSULTATION, "plans.get_plan", "plan", [plan.id])
    return full


def get_version(*, viewer: Actor, plan_id: UUID, number: int) -> PlanVersion:
    """Return a plan as it was adopted. Raises NotFound."""
    found = (
        PlanVersion.objects.filter(plan__in=Plan.objects.visible_to(viewer), plan_id=plan_id, number=number)
        .select_related("plan", "meeting__body")
        .first()
    )
    if found is None:
        raise NotFound("No such version.")
    record(viewer, Category.CONSULTATION, "plans.get_version", "plan", [found.plan_id])
    return found


def get_tactical_action(*, viewer: Viewer, tactical_id: UUID) -> tuple[TacticalAction, list[Progress]]:
    """Return a tactical action and what was said of it, newest first. Raises NotFound."""
    found = (
        TacticalAction.objects.filter(plan__in=Plan.objects.visible_to(viewer), pk=tactical_id)
        .select_related("plan", "objective__priority", "lead", "lead_person__account")
        .prefetch_related("partners__agency")
        .first()
    )
    if found is None:
        raise NotFound("No such tactical action.")
    said = list(
        found.progress.select_related("meeting__body", "agency", "by__account").order_by("-on", "-at")[
            :MOST_SHOWN
        ]
    )
    record(viewer, Category.CONSULTATION, "plans.get_tactical_action", "tactical_action", [found.id])
    return found, said


def find_in_plans(*, viewer: Viewer, words: str) -> list[TacticalAction]:
    """Return the tactical actions in which words stand, or in what was said of them; at most 200."""
    wanted = words.strip()
    if not wanted:
        return []
    found = list(
        TacticalAction.objects.filter(plan__in=Plan.objects.visible_to(viewer))
        .filter(
            Q(text__icontains=wanted)
            | Q(objective__title__icontains=wanted)
            | Q(objective__priority__title__icontains=wanted)
            | Q(progress__positive__icontains=wanted)
            | Q(progress__barrier__icontains=wanted)
        )
        .select_related("plan", "lead")
        .order_by("-plan__period_from", "ref")
        .distinct()[:MOST_SHOWN]
    )
    record(
        viewer,
        Category.CONSULTATION,
        "plans.find_in_plans",
        "tactical_action",
        [row.id for row in found],
        query_fingerprint=sha256(wanted.casefold().encode()).hexdigest(),
    )
    return found


def partners_of(row: TacticalAction) -> frozenset[UUID]:
    """Return the agencies that report on a tactical action: its lead and its supporters."""
    return frozenset([row.lead_id, *(one.agency_id for one in row.partners.all())])


def list_returns(*, viewer: Viewer) -> list[ReturnCycle]:
    """Return the return cycles that the viewer may read, the latest first, with how many lines are open."""
    found = list(
        ReturnCycle.objects.visible_to(viewer)
        .select_related("plan")
        .annotate(
            all_lines=Count("lines"),
            closed_lines=Count("lines", filter=Q(lines__state__in=returns.CLOSED_LINES)),
        )
        .order_by("-period_to", "funder")[:MOST_SHOWN]
    )
    record(viewer, Category.CONSULTATION, "plans.list_returns", "return", [one.id for one in found])
    return found


def get_return(*, viewer: Viewer, cycle_id: UUID, today: date) -> FullReturn:
    """Return one cycle whole. Raises NotFound."""
    cycle = (
        ReturnCycle.objects.visible_to(viewer)
        .select_related("plan", "collect", "submit", "submitted_by__account")
        .filter(pk=cycle_id)
        .first()
    )
    if cycle is None:
        raise NotFound("No such return.")
    wanted_by = cycle.collect.due_on if cycle.collect else None
    external = tuple(
        Deadline.objects.filter(action_id=cycle.submit_id, side=Side.EXTERNAL).order_by("-set_at")
        if cycle.submit_id
        else ()
    )
    facts = line_facts(cycle)
    lines = tuple(_view(line, wanted_by, viewer, today) for line in _lines_of(cycle))
    comments = tuple(cycle.comments.select_related("agency").order_by("created_at"))
    refused = returns.why_not_submit(
        state=cycle.state,
        lines=facts,
        comments_by=cycle.comments_by,
        unanswered_comments=sum(not one.answer for one in comments),
        on=today,
    )
    days = [DeadlineFacts(side=one.side, on=one.on, is_current=one.is_current) for one in external]
    days.append(DeadlineFacts(side=Side.INTERNAL, on=wanted_by))
    money = [one.underspend.left for one in lines if one.underspend]
    record(viewer, Category.CONSULTATION, "plans.get_return", "return", [cycle.id])
    return FullReturn(
        cycle=cycle,
        questions=tuple(cycle.questions.order_by("position")),
        lines=lines,
        wanted_by=wanted_by,
        external=external,
        lead_days=lead_days(days),
        gaps=tuple(returns.gaps(facts)),
        why_not_submit=tuple(refused),
        comments=comments,
        queries=tuple(cycle.queries.order_by("asked_on")),
        collations=tuple(cycle.collations.order_by("-number")),
        left=sum(money, Decimal(0)) if money else None,
    )


def get_line(*, viewer: Viewer, line_id: UUID) -> tuple[ReturnLine, list[ReturnQuestion]]:
    """Return one line of a return and the questions of its form. Raises NotFound."""
    found = (
        ReturnLine.objects.filter(cycle__in=ReturnCycle.objects.visible_to(viewer), pk=line_id)
        .select_related("cycle", "tactical_action__lead", "agency", "received_from__account")
        .first()
    )
    if found is None:
        raise NotFound("No such line.")
    record(viewer, Category.CONSULTATION, "plans.get_line", "return_line", [found.id])
    return found, list(found.cycle.questions.order_by("position"))


def get_collation(*, viewer: Viewer, cycle_id: UUID, number: int) -> Collation:
    """Return a collated document. Raises NotFound. It leaves the partnership: a disclosure is recorded by who sends it."""
    found = (
        Collation.objects.filter(
            cycle__in=ReturnCycle.objects.visible_to(viewer), cycle_id=cycle_id, number=number
        )
        .select_related("cycle")
        .first()
    )
    if found is None:
        raise NotFound("No such document.")
    record(viewer, Category.CONSULTATION, "plans.get_collation", "return", [found.cycle_id])
    return found


def list_owed_lines(*, viewer: Viewer, today: date) -> list[LineView]:
    """Return the lines that the viewer's agency still owes, the most urgent first."""
    rows = (
        ReturnLine.objects.filter(
            cycle__in=ReturnCycle.objects.visible_to(viewer),
            agency_id=viewer.agency_id,
            state__in=returns.OWED_LINES,
        )
        .select_related("cycle__collect", "tactical_action", "agency")
        .order_by("cycle__period_to", "tactical_action__ref")[:MOST_SHOWN]
    )
    found = [
        _view(row, row.cycle.collect.due_on if row.cycle.collect else None, viewer, today) for row in rows
    ]
    record(
        viewer, Category.CONSULTATION, "plans.list_owed_lines", "return_line", [one.line.id for one in found]
    )
    return found


def returns_behind(*, viewer: Viewer, action_id: UUID) -> tuple[list[ReturnLine], ReturnCycle | None]:
    """Return the lines of a return that an action asks an agency for, or the return that it collects, collates or sends."""
    cycles = ReturnCycle.objects.visible_to(viewer)
    lines = (
        ReturnLine.objects.filter(action_id=action_id, cycle__in=cycles)
        .select_related("tactical_action", "cycle")
        .order_by("tactical_action__ref")
    )
    whole = Q(collect_id=action_id) | Q(collate_id=action_id) | Q(submit_id=action_id)
    return list(lines), cycles.filter(whole).first()


def duties_in(*, viewer: Viewer, today: date) -> list[DutyView]:
    """Return what the law asks of the partnership in the year of a day, and how each stands."""
    agencies = {one.id: one for one in list_agencies(viewer=viewer)}
    suppliers = [one.id for one in agencies.values() if one.kind in _SUPPLIERS]
    wanted = duties.wanted_in(today, suppliers=suppliers)
    first = min(one.period_from for one in wanted) - timedelta(days=1)
    rows = DutyRecord.objects.visible_to(viewer).filter(period_from__gt=first).select_related("meeting__body")
    entries = {(row.duty, row.agency_id, row.period_from): row for row in rows}
    done = [duties.Done(row.duty, row.period_from, row.done_on, row.agency_id) for row in entries.values()]
    found = [
        DutyView(
            standing=one,
            label=Duty(one.wanted.duty).label,
            supplier=agencies[one.wanted.agency_id].name if one.wanted.agency_id else "",
            entry=entries.get((one.wanted.duty, one.wanted.agency_id, one.wanted.period_from)),
        )
        for one in duties.stand(wanted, done, on=today)
    ]
    record(viewer, Category.CONSULTATION, "plans.duties_in", "duty", [row.id for row in entries.values()])
    return found


# Relevant authorities of section 17A among the kinds of agency that a partnership has: the police, fire and rescue,
# councils and health.
_SUPPLIERS = frozenset(
    {
        AgencyType.POLICE,
        AgencyType.FIRE,
        AgencyType.DISTRICT,
        AgencyType.COUNTY,
        AgencyType.UNITARY,
        AgencyType.HEALTH,
    }
)


def _lines_of(cycle: ReturnCycle) -> Iterable[ReturnLine]:
    return cycle.lines.select_related("tactical_action", "agency").order_by(
        "tactical_action__ref", "agency__name"
    )


def _view(line: ReturnLine, wanted_by: date | None, viewer: Viewer, today: date) -> LineView:
    return LineView(
        line=line,
        days_overdue=returns.days_overdue(state=line.state, due_on=wanted_by, today=today),
        underspend=returns.underspend(line.tactical_action.budget, line.answers),
        is_mine=line.agency_id == viewer.agency_id and line.state not in returns.CLOSED_LINES,
    )


def is_out_for_comment(plan: Plan, *, today: date) -> bool:
    """Whether partners may comment on the plan today."""
    return plan.state == PlanState.COMMENT and plan.comments_by is not None and today <= plan.comments_by
