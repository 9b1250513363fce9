"""A plan and a return as plain data: what a version keeps, and what documents are made from."""

from __future__ import annotations

from typing import Any

from wardmote.plans.models import Plan, ReturnCycle, TacticalAction


def content_of(plan: Plan) -> dict[str, Any]:
    """Return the plan as it stands: priorities, objectives, tactical actions, who leads and supports, money, days."""
    lines: dict[Any, list[dict[str, Any]]] = {}
    rows = (
        plan.tactical_actions.select_related("lead").prefetch_related("partners__agency").order_by("position")
    )
    for row in rows:
        lines.setdefault(row.objective_id, []).append(_line(row))
    return {
        "title": plan.title,
        "from": plan.period_from.isoformat(),
        "to": plan.period_to.isoformat(),
        "priorities": [
            {
                "title": priority.title,
                "themes": priority.themes,
                "regard": priority.regard,
                "objectives": [
                    {"title": objective.title, "tactical_actions": lines.get(objective.id, [])}
                    for objective in sorted(priority.objectives.all(), key=lambda one: one.position)
                ],
            }
            for priority in plan.priorities.prefetch_related("objectives").order_by("position")
        ],
    }


def _line(row: TacticalAction) -> dict[str, Any]:
    return {
        "ref": row.ref,
        "text": row.text,
        "lead": row.lead.name,
        "partners": sorted(one.agency.name for one in row.partners.all()),
        "start": row.start_on.isoformat() if row.start_on else "",
        "due": row.due_on.isoformat() if row.due_on else "",
        "measure": row.measure,
        "baseline": row.baseline,
        "target": row.target,
        "budget": str(row.budget) if row.budget is not None else "",
    }


def collation_of(cycle: ReturnCycle) -> dict[str, Any]:
    """Return the return as it stands: each line with its answers in the order of the form, and its state.

    A case study appears only with the consent of those whom it is about.
    """
    questions = list(cycle.questions.order_by("position"))
    rows = cycle.lines.select_related("tactical_action__lead", "agency").order_by(
        "tactical_action__ref", "agency__name"
    )
    return {
        "funder": cycle.funder,
        "fund": cycle.fund,
        "from": cycle.period_from.isoformat(),
        "to": cycle.period_to.isoformat(),
        "lines": [
            {
                "ref": row.tactical_action.ref,
                "text": row.tactical_action.text,
                "lead": row.tactical_action.lead.name,
                "partner": row.agency.name,
                "state": row.state,
                "reason": row.reason,
                "rag": row.tactical_action.rag,
                "answers": [[one.label, row.answers.get(one.key, "")] for one in questions],
                "budget": str(row.tactical_action.budget) if row.tactical_action.budget is not None else "",
                "case_study": row.case_study if row.consent != "none" else "",
                "case_study_waits_for_consent": bool(row.case_study) and row.consent == "none",
                "wants_case_study": row.tactical_action.wants_case_study,
            }
            for row in rows
        ],
    }


def without_case_study(content: dict[str, Any], *, ref: str, partner: str) -> dict[str, Any]:
    """Return the content of a collated return without the case study of one partner's line."""
    lines = [
        {**line, "case_study": "", "case_study_waits_for_consent": False}
        if (line["ref"], line["partner"]) == (ref, partner)
        else line
        for line in content["lines"]
    ]
    return {**content, "lines": lines}
