"""When a case may be closed, and how the complainant is told.

Sources: Housing Ombudsman, learning from severe maladministration (closing letters that give no reason; cases
closed with work undone); Hammersmith & Fulham's procedure (close by contact with a summary and the reason);
sign-off by a supervisor where the risk is high.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardmote.cases.choices import Outcome, RiskBand, Told

HIGH = (RiskBand.HIGH,)


@dataclass(frozen=True, kw_only=True)
class ClosingFacts:
    """What decides about closing. `may_sign_off`: whoever closes may approve closings.

    `has_complainant`: somebody on the case told us of it. `told` is one of `Told`; `told_problem` is what the
    safe-contact gate says against that way, empty when it lets it pass.
    """

    outcome: str = ""
    closing_reason: str = ""
    open_actions: int = 0
    has_complainant: bool = True
    summary: str = ""
    told: str = ""
    told_reason: str = ""
    told_problem: str = ""
    risk_at_closing: str = RiskBand.UNKNOWN
    may_sign_off: bool = False
    asked_by_same_person: bool = False


def needs_outcome(facts: ClosingFacts) -> str:
    """The outcome is one of the list."""
    return "" if facts.outcome in Outcome.values else "Select how the case ended."


def needs_closing_reason(facts: ClosingFacts) -> str:
    """The reason for closing is written down."""
    return "" if facts.closing_reason.strip() else "Give the reason for closing."


def needs_actions_decided(facts: ClosingFacts) -> str:
    """No action is left open: each is done, or not needed with a reason."""
    if not facts.open_actions:
        return ""
    count = "1 action is" if facts.open_actions == 1 else f"{facts.open_actions} actions are"
    return f"{count} still open: finish each, or say why it is not needed."


def needs_summary(facts: ClosingFacts) -> str:
    """The complainant gets a summary, where there is one."""
    if not facts.has_complainant or facts.summary.strip() or facts.told == Told.NOBODY:
        return ""
    return "Write the summary for the complainant."


def needs_telling(facts: ClosingFacts) -> str:
    """It is decided how the complainant is told, in a way that is safe; telling nobody needs a reason."""
    if not facts.has_complainant:
        return ""
    if facts.told not in Told.values:
        return "Choose how the complainant is told."
    if facts.told == Told.NOBODY and not facts.told_reason.strip():
        return "Say why the complainant is not told."
    return facts.told_problem


def needs_sign_off(facts: ClosingFacts) -> str:
    """Where the risk is high a supervisor closes, and not the person who asked for it."""
    if facts.risk_at_closing not in HIGH:
        return ""
    if not facts.may_sign_off:
        return "The risk is high: a supervisor must close this case."
    if facts.asked_by_same_person:
        return "The risk is high: another supervisor than the one who asked must close this case."
    return ""
