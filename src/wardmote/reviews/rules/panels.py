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


def why_not_chair(
    *, chair_name: str, chair_is_independent: bool, independence: str, chair_rule: str
) -> tuple[str, str]:
    """Return (sentence, field) that says why somebody may not chair so, or two empty strings."""
    checks = (
        (not chair_name.strip(), "Enter who chairs.", "chair_name"),
        (
            chair_rule == ChairRule.INDEPENDENT and not chair_is_independent,
            "The procedure says that the chair is independent.",
            "chair_is_independent",
        ),
        (
            chair_is_independent and not independence.strip(),
            "Say how the chair is independent: of which bodies, since when.",
            "independence",
        ),
    )
    return next(((problem, field) for fails, problem, field in checks if fails), ("", ""))


def why_not_change_seats(*, seated: int, joining: int, leaving: int, reason: str) -> tuple[str, str]:
    """Return (sentence, field) that says why the seats of a panel may not change so, or two empty strings.

    `seated`: who sits on it before. Somebody always does, and a seat that is given up says why.
    """
    checks = (
        (not joining and not leaving, "Choose who joins or who leaves.", "joining"),
        (bool(leaving) and not reason.strip(), "Say why somebody leaves.", "reason"),
        (seated + joining - leaving < 1, "At least one member must sit on the panel.", "leaving"),
    )
    return next(((problem, field) for fails, problem, field in checks if fails), ("", ""))


def why_not_plan(facts: PanelFacts) -> tuple[str, str]:
    """Return (sentence, field) that says why a panel may not be planned so, or two empty strings."""
    chair, field_of_chair = why_not_chair(
        chair_name=facts.chair_name,
        chair_is_independent=facts.chair_is_independent,
        independence=facts.independence,
        chair_rule=facts.chair_rule,
    )
    checks = (
        (facts.starts_at <= facts.now, "The panel must meet in the future.", "starts_at"),
        (bool(chair), chair, field_of_chair),
        (not facts.members, "Choose at least one member.", "members"),
        (
            not facts.invites_victim and not facts.not_invited_reason.strip(),
            "Say why neither the victim nor a representative is invited.",
            "not_invited_reason",
        ),
    )
    return next(((problem, field) for fails, problem, field in checks if fails), ("", ""))
