"""What a panel needs before it has a date.

Sources: Home Office guidance as reported (December 2022: always consider inviting the victim or a representative;
January 2025: independent chairs recommended); freedom of information requests, which ask how "independent" is meant;
the procedure's own rule about who chairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wardmote.partnerships.choices import ChairRule


@dataclass(frozen=True, kw_only=True)
class PanelFacts:
    """What is offered when a panel is planned."""

    starts_at: datetime
    now: datetime
    chair_name: str
    chair_is_independent: bool
    independence: str
    chair_rule: str
    members: int
    invites_victim: bool
    not_invited_reason: str


def why_not_plan(facts: PanelFacts) -> tuple[str, str]:
    """Return (sentence, field) that says why a panel may not be planned so, or two empty strings."""
    checks = (
        (facts.starts_at <= facts.now, "The panel must meet in the future.", "starts_at"),
        (not facts.chair_name.strip(), "Enter who chairs.", "chair_name"),
        (
            facts.chair_rule == ChairRule.INDEPENDENT and not facts.chair_is_independent,
            "The procedure says that the chair is independent.",
            "chair_is_independent",
        ),
        (
            facts.chair_is_independent and not facts.independence.strip(),
            "Say how the chair is independent: of which bodies, since when.",
            "independence",
        ),
        (not facts.members, "Choose at least one member.", "members"),
        (
            not facts.invites_victim and not facts.not_invited_reason.strip(),
            "Say why neither the victim nor a representative is invited.",
            "not_invited_reason",
        ),
    )
    return next(((problem, field) for fails, problem, field in checks if fails), ("", ""))
