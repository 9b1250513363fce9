"""The state table of a case, as data, and why a step may not be taken. Drawn in docs/reference/case-states.md.

Sources: published case stages of Hammersmith & Fulham and of Sentinel (assign, assess, plan, act, close); the
Housing Ombudsman's severe-maladministration reports (no closing without outcome, reason and a summary to the
complainant); the measure of cases opened per 1,000 homes, under which a new report after closing is a new case and
only a mistaken closing is undone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wardmote.cases.choices import CaseStatus as S
from wardmote.cases.choices import RiskBand
from wardmote.cases.rules import closing


@dataclass(frozen=True, kw_only=True)
class CaseFacts(closing.ClosingFacts):
    """What decides whether a step may be taken; the defaults are the facts of a case just opened.

    `reason` and `review_on` are what is offered with the step. `risk_waiver` is the reason for which nobody
    assesses the risk. `new_lead_is_on_case`: the agency that would lead already works on the case.
    """

    status: str = S.NEW
    has_lead: bool = True
    has_owner: bool = False
    risk: str = RiskBand.UNKNOWN
    risk_waiver: str = ""
    actions_set: int = 0
    reason: str = ""
    review_on: date | None = None
    today: date = date.min
    closed_by_mistake: bool = False
    new_lead_is_on_case: bool = False


@dataclass(frozen=True)
class Transition:
    """One step: by which statuses it starts, to which it leads, and what must hold (`guards`)."""

    name: str
    words: str
    starts: frozenset[S]
    leads_to: S
    guards: tuple[Callable[[CaseFacts], str], ...] = ()


def needs_owner_and_lead(facts: CaseFacts) -> str:
    """A case is assigned when an agency leads it and a person owns it."""
    if not facts.has_lead:
        return "Choose the agency that leads the case."
    return "" if facts.has_owner else "Choose who owns the case."


def needs_risk(facts: CaseFacts) -> str:
    """A case is assessed when its risk is known, or when a reason says why nobody assesses it."""
    if facts.risk != RiskBand.UNKNOWN or facts.risk_waiver.strip():
        return ""
    return "Record the risk, or say why it is not assessed."


def needs_plan(facts: CaseFacts) -> str:
    """A plan has at least one action, or says why it has none."""
    if facts.actions_set or facts.reason.strip():
        return ""
    return "Set at least one action, or say why the plan needs none."


def needs_reason(facts: CaseFacts) -> str:
    """Somebody who reads the chronology in a year must understand why."""
    return "" if facts.reason.strip() else "Give the reason."


def needs_review_day(facts: CaseFacts) -> str:
    """A case on hold comes back by itself on a day."""
    if facts.review_on is None:
        return "Enter the day on which it is looked at again."
    return (
        ""
        if facts.review_on > facts.today
        else "The day on which it is looked at again must be in the future."
    )


def needs_mistake(facts: CaseFacts) -> str:
    """What happens after a closing is a new case; only a closing by mistake is undone."""
    if facts.closed_by_mistake:
        return ""
    return "Only a case that was closed by mistake is reopened. If it has happened again, open a new case."


def needs_lead_on_case(facts: CaseFacts) -> str:
    """The new lead knows the case before it leads it."""
    return "" if facts.new_lead_is_on_case else "Share the case with that agency first."


OPEN = frozenset(status for status in S if status != S.CLOSED)

TRANSITIONS: tuple[Transition, ...] = (
    Transition("assign", "Assign", frozenset({S.NEW}), S.ASSIGNED, (needs_owner_and_lead,)),
    Transition(
        "assess", "Risk assessed", frozenset({S.ASSIGNED}), S.ASSESSED, (needs_owner_and_lead, needs_risk)
    ),
    Transition("agree_plan", "Plan agreed", frozenset({S.ASSESSED}), S.PLAN_AGREED, (needs_plan,)),
    Transition("start", "Start the plan", frozenset({S.PLAN_AGREED}), S.ACTIVE),
    Transition("monitor", "Move to monitoring", frozenset({S.ACTIVE}), S.MONITORING, (needs_reason,)),
    Transition("hold", "Put on hold", frozenset({S.ACTIVE}), S.ON_HOLD, (needs_reason, needs_review_day)),
    Transition(
        "resume", "Make active again", frozenset({S.MONITORING, S.ON_HOLD}), S.ACTIVE, (needs_reason,)
    ),
    Transition(
        "request_closing",
        "Ask to close",
        frozenset({S.ACTIVE, S.MONITORING}),
        S.CLOSURE_REQUESTED,
        (closing.needs_outcome, closing.needs_closing_reason, closing.needs_actions_decided),
    ),
    Transition(
        "decline_closing", "Do not close", frozenset({S.CLOSURE_REQUESTED}), S.ACTIVE, (needs_reason,)
    ),
    Transition(
        "close",
        "Close",
        frozenset({S.CLOSURE_REQUESTED}),
        S.CLOSED,
        (
            closing.needs_outcome,
            closing.needs_closing_reason,
            closing.needs_actions_decided,
            closing.needs_summary,
            closing.needs_telling,
            closing.needs_sign_off,
        ),
    ),
    Transition("reopen", "Reopen", frozenset({S.CLOSED}), S.ACTIVE, (needs_mistake, needs_reason)),
    Transition(
        "transfer", "Give the lead to another agency", OPEN, S.NEW, (needs_lead_on_case, needs_reason)
    ),
)

BY_NAME = {transition.name: transition for transition in TRANSITIONS}


def why_not(name: str, facts: CaseFacts) -> str:
    """Return the sentence that says why the step may not be taken, or an empty string when it may.

    Raises KeyError for a step that does not exist.
    """
    transition = BY_NAME[name]
    if facts.status not in transition.starts:
        return (
            f"A case that is {S(facts.status).label.lower()} cannot go this way: {transition.words.lower()}."
        )
    for guard in transition.guards:
        problem = guard(facts)
        if problem:
            return problem
    return ""


def steps_from(status: str) -> tuple[Transition, ...]:
    """Return the steps that the table has from a status, in its order; their guards are not asked."""
    return tuple(transition for transition in TRANSITIONS if status in transition.starts)


def mermaid() -> str:
    """Return the table drawn as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {S.NEW}"]
    lines += [f"    {status}: {status.label}" for status in S]
    for transition in TRANSITIONS:
        starts = [status for status in S if status in transition.starts]
        if transition.name == "transfer":
            continue
        lines += [f"    {start} --> {transition.leads_to}: {transition.words}" for start in starts]
    lines += [f"    {S.CLOSED} --> [*]"]
    return "\n".join(lines) + "\n"


def reference_pages() -> dict[str, str]:
    """Return the reference pages of this room: file name to Markdown, for `manage.py reference`."""
    rows = [
        "| step | from | to | what must hold |",
        "| --- | --- | --- | --- |",
    ]
    for transition in TRANSITIONS:
        starts = [status.label for status in S if status in transition.starts]
        start = "any open status" if transition.starts == OPEN else ", ".join(starts)
        must = " ".join((guard.__doc__ or "").strip().splitlines()[0] for guard in transition.guards) or "–"
        rows.append(f"| {transition.words} | {start} | {transition.leads_to.label} | {must} |")
    text = [
        "# The states of a case",
        "",
        "Made from `wardmote.cases.rules.states`; do not edit. Any open case can also be given to another lead"
        " agency (not drawn): it is then new for that agency, and the old lead can still read it.",
        "",
        "```mermaid",
        mermaid().rstrip(),
        "```",
        "",
        *rows,
        "",
    ]
    return {"case-states.md": "\n".join(text)}
