"""A plan: written, sent round for comment, adopted, reported on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from wardmote.access.actors import Actor, Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.meetings.models import Meeting
from wardmote.partnerships.models import Agency
from wardmote.plans.choices import PlanKind, PlanState, Rag, TacticalState, Theme
from wardmote.plans.content import content_of
from wardmote.plans.models import (
    Objective,
    Plan,
    PlanComment,
    PlanVersion,
    Priority,
    Progress,
    SupportingPartner,
    TacticalAction,
)
from wardmote.plans.operations.writing import (
    check_agency,
    check_person,
    find_plan,
    lock_plan,
    lock_tactical_action,
    membership_of,
    note,
    partnership_of,
    refuse,
    refuse_all,
)
from wardmote.plans.permissions import check_may_answer_for, check_may_run, check_may_take_part
from wardmote.plans.rules import planning
from wardmote.sharing.operations import open_to_partnership


@operation
def create_plan(
    *,
    by: Actor,
    agency_id: UUID,
    title: str,
    kind: str,
    period_from: date,
    period_to: date,
    strategy_id: UUID | None = None,
) -> Plan:
    """Begin a strategy or a year's delivery plan. Raises NotAllowed, Refused."""
    check_may_run(by)
    check_agency(by, agency_id, "agency")
    refuse("" if title.strip() else "Give the plan a title.", "title")
    refuse("" if period_to > period_from else "The plan ends after it begins.", "period_to")
    partnership_id = partnership_of(by)
    if Plan.objects.filter(partnership_id=partnership_id, title=title.strip()).exists():
        raise Refused("There is a plan of this title already.", field="title")
    if strategy_id is not None and lock_plan(by, strategy_id).kind != PlanKind.STRATEGY:
        raise Refused("Choose a strategy.", field="strategy")
    plan = Plan.objects.create(
        partnership_id=partnership_id,
        agency_id=agency_id,
        audience=open_to_partnership(by=by, partnership_id=partnership_id),
        kind=PlanKind(kind),
        title=title.strip(),
        period_from=period_from,
        period_to=period_to,
        strategy_id=strategy_id,
    )
    note(by, "create_plan", "plan", plan.id, new=True)
    return plan


@operation
def add_priority(
    *, by: Actor, plan_id: UUID, title: str, themes: Sequence[str], regard: str = ""
) -> Priority:
    """Add a priority at the end. Each belongs to one or more of the four strategies. Raises NotAllowed, Refused."""
    plan = _to_edit(by, plan_id)
    refuse("" if title.strip() else "Say what the priority is.", "title")
    refuse("" if themes else "Choose at least one strategy that it belongs to.", "themes")
    made = Priority.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        position=_next(Priority.objects.filter(plan=plan)),
        title=title.strip(),
        themes=[Theme(theme) for theme in dict.fromkeys(themes)],
        regard=regard.strip(),
    )
    note(by, "add_priority", "plan", plan.id, fields=("priorities",))
    return made


@operation
def add_objective(*, by: Actor, priority_id: UUID, title: str) -> Objective:
    """Add an objective under a priority. Raises NotFound, NotAllowed, Refused."""
    priority = Priority.objects.filter(pk=priority_id, plan__in=Plan.objects.visible_to(by)).first()
    if priority is None:
        raise NotFound("No such priority.")
    plan = _to_edit(by, priority.plan_id)
    refuse("" if title.strip() else "Say what is to be reached.", "title")
    made = Objective.objects.create(
        partnership_id=plan.partnership_id,
        priority=priority,
        position=_next(Objective.objects.filter(priority=priority)),
        title=title.strip(),
    )
    note(by, "add_objective", "plan", plan.id, fields=("objectives",))
    return made


@operation
def add_tactical_action(
    *,
    by: Actor,
    objective_id: UUID,
    text: str,
    lead_id: UUID,
    partner_ids: Sequence[UUID] = (),
    lead_person_id: UUID | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    measure: str = "",
    baseline: str = "",
    target: str = "",
    budget: Decimal | None = None,
    wants_case_study: bool = False,
) -> TacticalAction:
    """Add a tactical action under an objective; `budget` in pounds. Raises NotFound, NotAllowed, Refused."""
    objective = (
        Objective.objects.select_related("priority")
        .filter(pk=objective_id, priority__plan__in=Plan.objects.visible_to(by))
        .first()
    )
    if objective is None:
        raise NotFound("No such objective.")
    plan = _to_edit(by, objective.priority.plan_id)
    place = _next(TacticalAction.objects.filter(objective=objective))
    made = TacticalAction(
        partnership_id=plan.partnership_id,
        plan=plan,
        objective=objective,
        position=place,
        ref=planning.reference(objective.priority.position, objective.position, place),
    )
    _write(by, made, text, lead_id, lead_person_id, start_on, due_on)
    made.measure, made.baseline, made.target = measure.strip(), baseline.strip(), target.strip()
    made.budget, made.wants_case_study = budget, wants_case_study
    made.save(force_insert=True)
    _set_partners(by, made, partner_ids)
    note(by, "add_tactical_action", "tactical_action", made.id, new=True)
    return made


@operation
def change_tactical_action(
    *,
    by: Actor,
    tactical_id: UUID,
    version: int,
    text: str,
    lead_id: UUID,
    partner_ids: Sequence[UUID] = (),
    lead_person_id: UUID | None = None,
    start_on: date | None = None,
    due_on: date | None = None,
    measure: str = "",
    baseline: str = "",
    target: str = "",
    budget: Decimal | None = None,
    wants_case_study: bool = False,
) -> TacticalAction:
    """Change a tactical action that still stands as it was read (`version`). Raises NotFound, NotAllowed, Refused."""
    check_may_run(by)
    found = lock_tactical_action(by, tactical_id)
    refuse(planning.why_not_edit(found.plan.state))
    if found.version != version:
        raise Refused("Somebody changed it meanwhile. Look at it again, then make your change.")
    _write(by, found, text, lead_id, lead_person_id, start_on, due_on)
    found.measure, found.baseline, found.target = measure.strip(), baseline.strip(), target.strip()
    found.budget, found.wants_case_study = budget, wants_case_study
    found.version += 1
    found.save()
    _set_partners(by, found, partner_ids)
    note(
        by,
        "change_tactical_action",
        "tactical_action",
        found.id,
        fields=("text", "lead", "partners", "due_on"),
    )
    return found


@operation
def remove_tactical_action(*, by: Actor, tactical_id: UUID) -> None:
    """Take a tactical action out of a plan that was never adopted. Raises NotFound, NotAllowed, Refused.

    In an adopted plan it is stopped with a reason, so that later readers know what became of it.
    """
    check_may_run(by)
    found = lock_tactical_action(by, tactical_id)
    if PlanVersion.objects.filter(plan_id=found.plan_id).exists() or found.progress.exists():
        raise Refused("It has been adopted or reported on. Stop it, with the reason.")
    found.partners.all().delete()
    found.delete()
    note(by, "remove_tactical_action", "tactical_action", tactical_id)


@operation
def ask_for_plan_comments(*, by: Actor, plan_id: UUID, until: date, today: date | None = None) -> Plan:
    """Send the draft round for comment until a day. Raises NotFound, NotAllowed, Refused."""
    plan = _to_run(by, plan_id)
    facts, today = _facts(plan), today or day_of(timezone.now())
    refuse(planning.why_not_ask_for_comments(facts, until=until, today=today), "until")
    plan.state, plan.comments_by = PlanState.COMMENT, until
    return _save(by, plan, "ask_for_plan_comments", "state", "comments_by")


@operation
def comment_on_plan(*, by: Viewer, plan_id: UUID, text: str, at: datetime | None = None) -> PlanComment:
    """Say something of a plan that is out for comment, for one's agency. Raises NotFound, NotAllowed, Refused."""
    check_may_take_part(by)
    plan = find_plan(by, plan_id)
    now = at or timezone.now()
    refuse("" if text.strip() else "Write your comment.", "text")
    open_now = plan.state == PlanState.COMMENT and plan.comments_by and day_of(now) <= plan.comments_by
    refuse("" if open_now else "This plan is not out for comment.", "text")
    made = PlanComment.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        agency_id=by.agency_id,
        membership_id=by.membership_id,
        text=text.strip(),
        created_at=now,
    )
    note(by, "comment_on_plan", "plan", plan.id, fields=("comments",))
    return made


@operation
def answer_plan_comment(*, by: Actor, comment_id: UUID, answer: str) -> PlanComment:
    """Say what was done about a comment. Raises NotFound, NotAllowed, Refused."""
    check_may_run(by)
    found = PlanComment.objects.filter(pk=comment_id, plan__in=Plan.objects.visible_to(by)).first()
    if found is None:
        raise NotFound("No such comment.")
    refuse("" if answer.strip() else "Say what was done about it.", "answer")
    found.answer = answer.strip()
    found.save(update_fields=["answer"])
    note(by, "answer_plan_comment", "plan", found.plan_id, fields=("comments",))
    return found


@operation
def adopt_plan(
    *,
    by: Actor,
    plan_id: UUID,
    on: date,
    meeting_id: UUID | None = None,
    note_text: str = "",
    at: datetime | None = None,
) -> PlanVersion:
    """Keep the plan as adopted on a day, at a meeting if it was one: its next version. Raises NotFound, NotAllowed,
    Refused. Sent twice with nothing changed between, it is one version."""
    plan = _to_run(by, plan_id)
    refuse(planning.why_not_adopt(_facts(plan), on=on), "on")
    refuse("" if on <= day_of(at or timezone.now()) else "Give a day that has come.", "on")
    if meeting_id is not None and not Meeting.objects.visible_to(by).filter(pk=meeting_id).exists():
        raise Refused("Choose the meeting that adopted it.", field="meeting")
    content = content_of(plan)
    last = plan.versions.order_by("-number").first()
    if last is not None and last.content == content and last.adopted_on == on:
        note(by, "adopt_plan", "plan", plan.id)
        return last
    made = PlanVersion.objects.create(
        partnership_id=plan.partnership_id,
        plan=plan,
        number=last.number + 1 if last else 1,
        adopted_on=on,
        meeting_id=meeting_id,
        note=note_text.strip()[:300],
        content=content,
        adopted_by_id=membership_of(by),
        created_at=at or timezone.now(),
    )
    plan.state = PlanState.ADOPTED
    _save(by, plan, "adopt_plan", "state", "versions")
    return made


@operation
def publish_plan(*, by: Actor, plan_id: UUID, published: bool = True) -> Plan:
    """Put an adopted plan on the public pages, or take it away. Raises NotFound, NotAllowed, Refused."""
    plan = _to_run(by, plan_id)
    if published and not plan.versions.exists():
        raise Refused("Adopt the plan first.")
    plan.is_published = published
    return _save(by, plan, "publish_plan", "is_published")


@operation
def close_plan(*, by: Actor, plan_id: UUID) -> Plan:
    """End the plan's year. Every tactical action is complete, stopped or carried. Raises NotFound, NotAllowed, Refused."""
    plan = _to_run(by, plan_id)
    left = list(
        plan.tactical_actions.exclude(state__in=planning.ENDED).order_by("ref").values_list("ref", flat=True)
    )
    if left:
        raise Refused(f"Complete, stop or carry over first: {', '.join(left)}.")
    plan.state = PlanState.CLOSED
    return _save(by, plan, "close_plan", "state")


@operation
def report_progress(
    *,
    by: Actor,
    tactical_id: UUID,
    on: date,
    positive: str = "",
    barrier: str = "",
    state: str = "",
    rag: str = "",
    rag_reason: str = "",
    meeting_id: UUID | None = None,
    at: datetime | None = None,
) -> Progress:
    """Write what was said of a tactical action on a day, at a meeting if it was one. Raises NotFound, NotAllowed,
    Refused.

    Partners of the line report on it; who runs the business writes for anybody. The same words of the same day and
    meeting, sent twice, are one entry.
    """
    found = lock_tactical_action(by, tactical_id)
    partners = frozenset([found.lead_id, *found.partners.values_list("agency_id", flat=True)])
    check_may_answer_for(by, partners)
    refuse(planning.why_not_edit(found.plan.state))
    wanted = state or found.state
    if wanted == TacticalState.NOT_STARTED and (positive.strip() or rag):
        wanted = TacticalState.UNDER_WAY
    problems = planning.why_not_report(
        state=found.state,
        new_state=wanted,
        rag=rag,
        rag_reason=rag_reason,
        positive=positive,
        barrier=barrier,
    )
    refuse_all(problems)
    if meeting_id is not None and not Meeting.objects.visible_to(by).filter(pk=meeting_id).exists():
        raise Refused("Choose a meeting.", field="meeting")
    words = {"positive": positive.strip(), "barrier": barrier.strip(), "rag_reason": rag_reason.strip()[:300]}
    last = found.progress.order_by("-at").first()
    same = last is not None and (last.on, last.meeting_id, last.rag, last.state) == (
        on,
        meeting_id,
        rag,
        wanted,
    )
    if last is not None and same and all(getattr(last, name) == text for name, text in words.items()):
        note(by, "report_progress", "tactical_action", found.id)
        return last
    made = Progress.objects.create(
        partnership_id=found.partnership_id,
        tactical_action=found,
        meeting_id=meeting_id,
        on=on,
        state=TacticalState(wanted),
        rag=Rag(rag) if rag else "",
        agency_id=getattr(by, "agency_id", None),
        by_id=membership_of(by),
        at=at or timezone.now(),
        **words,
    )
    found.state = TacticalState(wanted)
    if rag:
        found.rag, found.rag_reason = Rag(rag), words["rag_reason"]
    found.version += 1
    found.save(update_fields=["state", "rag", "rag_reason", "version"])
    note(by, "report_progress", "tactical_action", found.id, fields=("state", "rag", "progress"))
    return made


def _to_run(by: Actor, plan_id: UUID) -> Plan:
    check_may_run(by)
    return lock_plan(by, plan_id)


def _to_edit(by: Actor, plan_id: UUID) -> Plan:
    plan = _to_run(by, plan_id)
    refuse(planning.why_not_edit(plan.state))
    return plan


def _facts(plan: Plan) -> planning.PlanFacts:
    return planning.PlanFacts(
        state=plan.state,
        tactical_actions=plan.tactical_actions.count(),
        comments_by=plan.comments_by,
        unanswered_comments=plan.comments.filter(answer="").count(),
    )


def _next(rows: Any) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def _save(by: Actor, plan: Plan, act: str, *fields: str) -> Plan:
    plan.version += 1
    plan.save(update_fields=["state", "comments_by", "is_published", "version"])
    note(by, act, "plan", plan.id, fields=fields)
    return plan


def _write(
    by: Actor,
    row: TacticalAction,
    text: str,
    lead_id: UUID,
    lead_person_id: UUID | None,
    start_on: date | None,
    due_on: date | None,
) -> None:
    refuse("" if text.strip() else "Say what is done.", "text")
    refuse("" if len(text.strip()) <= planning.LONGEST_TEXT else "Say it in 300 characters or fewer.", "text")
    check_agency(by, lead_id, "lead")
    check_person(by, lead_id, lead_person_id, "lead_person")
    refuse("It is due after it starts." if start_on and due_on and due_on < start_on else "", "due_on")
    row.text, row.lead_id, row.lead_person_id = text.strip(), lead_id, lead_person_id
    row.start_on, row.due_on = start_on, due_on


def _set_partners(by: Actor, row: TacticalAction, partner_ids: Sequence[UUID]) -> None:
    """Let these agencies support it, one row at a time; the lead is no supporter of itself."""
    wanted = set(partner_ids) - {row.lead_id}
    there = set(row.partners.values_list("agency_id", flat=True))
    known = Agency.objects.filter(pk__in=wanted, partnership_id=partnership_of(by)).values_list(
        "pk", flat=True
    )
    if set(known) != wanted:
        raise Refused("Choose agencies of the partnership.", field="partners")
    row.partners.filter(agency_id__in=there - wanted).delete()
    for agency_id in sorted(wanted - there, key=str):
        SupportingPartner.objects.create(
            partnership_id=row.partnership_id, tactical_action=row, agency_id=agency_id
        )
