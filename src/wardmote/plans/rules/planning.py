"""A plan from draft to adoption, and how its lines are getting on.

Sources: partnership plan and its yearly revision: SI 2007/1830 regs 10-11; the four strategies: Crime and Disorder Act
1998 s.6(1). Red, amber and green as police and crime commissioners' delivery plans define them: green is on track or
completed, amber at risk or not on track, red significantly delayed or failed. Adoption after a round of comments is how
partnerships do it; the regulations do not ask for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wardmote.plans.choices import PlanState, Rag, TacticalState

LONGEST_TEXT = 300
ENDED = frozenset({TacticalState.COMPLETE, TacticalState.STOPPED, TacticalState.CARRIED})

# From a state to those that may follow. Nothing ended begins again within the plan: it is carried to the next.
TACTICAL_STEPS: dict[TacticalState, frozenset[TacticalState]] = {
    TacticalState.NOT_STARTED: frozenset(
        {TacticalState.UNDER_WAY, TacticalState.STOPPED, TacticalState.CARRIED, TacticalState.COMPLETE}
    ),
    TacticalState.UNDER_WAY: frozenset(
        {TacticalState.COMPLETE, TacticalState.STOPPED, TacticalState.CARRIED}
    ),
    TacticalState.COMPLETE: frozenset(),
    TacticalState.STOPPED: frozenset(),
    TacticalState.CARRIED: frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class PlanFacts:
    """What decides whether a plan may be adopted."""

    state: str
    tactical_actions: int
    comments_by: date | None = None
    unanswered_comments: int = 0


def why_not_edit(state: str) -> str:
    """Return why the plan's lines may not be changed now, or an empty string.

    An adopted plan is changed too: the change shows in the next version that is adopted.
    """
    return "This plan is closed. Carry what is left to the next year's." if state == PlanState.CLOSED else ""


def why_not_ask_for_comments(facts: PlanFacts, *, until: date, today: date) -> str:
    """Return why the plan may not go out for comment, or an empty string."""
    if facts.state not in (PlanState.DRAFT, PlanState.COMMENT):
        return "Only a draft goes out for comment."
    if not facts.tactical_actions:
        return "Write at least one tactical action first."
    return "" if until >= today else "Give a day that has not passed."


def why_not_adopt(facts: PlanFacts, *, on: date) -> str:
    """Return why the plan may not be adopted on a day, or an empty string."""
    if facts.state == PlanState.CLOSED:
        return "This plan is closed."
    if not facts.tactical_actions:
        return "Write at least one tactical action first."
    if facts.comments_by is not None and on <= facts.comments_by:
        return f"Partners may comment until {facts.comments_by:%-d %B %Y}. Adopt it after that day."
    if facts.unanswered_comments:
        count = facts.unanswered_comments
        return f"Answer {'the comment' if count == 1 else f'the {count} comments'} first."
    return ""


def why_not_report(
    *, state: str, new_state: str, rag: str, rag_reason: str, positive: str, barrier: str
) -> dict[str, str]:
    """Return what is wrong with a report on a tactical action, by field; empty when it may be written.

    Amber and red say why: a colour alone helps nobody.
    """
    problems: dict[str, str] = {}
    if new_state != state and TacticalState(new_state) not in TACTICAL_STEPS[TacticalState(state)]:
        problems["state"] = "It has ended. Carry it to the next year's plan if it goes on."
    if rag in (Rag.AMBER, Rag.RED) and not rag_reason.strip():
        problems["rag_reason"] = f"Say why it is {Rag(rag).value}."
    if new_state == TacticalState.STOPPED and not (barrier.strip() or rag_reason.strip()):
        problems["barrier"] = "Say why it was stopped."
    if not positive.strip() and not barrier.strip() and new_state == state and not rag:
        problems["positive"] = "Write what went well, or what stands in the way."
    return problems


def is_overdue(*, state: str, due_on: date | None, today: date) -> bool:
    """Whether a tactical action should have been complete before today."""
    return due_on is not None and due_on < today and TacticalState(state) not in ENDED


def reference(priority: int, objective: int, place: int) -> str:
    """Return the number of a tactical action: 1.2.3 is the third under the second objective of the first priority."""
    return f"{priority}.{objective}.{place}"
