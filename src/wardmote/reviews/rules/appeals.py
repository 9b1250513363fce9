"""When somebody may appeal, to whom, and to which step an appeal that is upheld sends a review back.

Sources: 2014 Act Schedule 4 paragraph 3 (the procedures cover dissatisfaction with how an application was dealt with,
and with how a review was carried out); Stockton-on-Tees: in writing within 10 working days of being told, to the
council, which with consent passes it to the office of the Police and Crime Commissioner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wardmote.partnerships.choices import AppealBody
from wardmote.reviews.choices import AppealAbout
from wardmote.reviews.choices import ReviewState as S
from wardmote.reviews.rules.states import APPEALABLE, BY_NAME, UPHOLDING


@dataclass(frozen=True, kw_only=True)
class AppealFacts:
    """What is offered with an appeal. `to` is None when the procedure names nobody for this level (1, 2 …)."""

    about: str
    state: S
    grounds: str
    level: int
    to: AppealBody | None
    may_pass_on: bool
    is_late: bool
    late_reason: str
    was_reviewed: bool


def is_late(until: date | None, on: date) -> bool:
    """Whether an appeal on a day comes after the last day that the procedure gives; False where it gives none."""
    return until is not None and on > until


def why_not_appeal(facts: AppealFacts) -> tuple[str, str]:
    """Return (sentence, field) that says why an appeal may not be taken so, or two empty strings."""
    checks = (
        (facts.state not in APPEALABLE, "There is no decision yet to appeal against.", "about"),
        (facts.about not in AppealAbout.values, "Say what the appeal is about.", "about"),
        (
            facts.about == AppealAbout.OUTCOME and not facts.was_reviewed,
            "There is no outcome of a review yet.",
            "about",
        ),
        (not facts.grounds.strip(), "Say why they are not satisfied.", "grounds"),
        (facts.to is None, "The procedure names nobody else to whom one could appeal.", ""),
        (
            facts.level > 1 and not facts.may_pass_on,
            "They must agree that the appeal is passed on.",
            "may_pass_on",
        ),
        (facts.is_late and not facts.late_reason.strip(), "Say why a late appeal is taken.", "late_reason"),
    )
    return next(((problem, field) for fails, problem, field in checks if fails), ("", ""))


def ways_back(about: AppealAbout, from_state: S) -> tuple[str, ...]:
    """Return the steps of the table to which an appeal that is upheld may send a review back.

    About the threshold: decided again, or straight to the panel; a rejected application is taken up again. About the
    outcome: to the panel again. About the handling: to wherever it went wrong.
    """
    if about == AppealAbout.OUTCOME:
        return ("uphold_to_panel",)
    if from_state == S.REJECTED:
        return ("uphold_to_circulation",)
    if about == AppealAbout.THRESHOLD:
        return ("uphold_to_information", "uphold_to_decision", "uphold_to_panel")
    return UPHOLDING


def why_not_send_back(about: AppealAbout, from_state: S, step: str) -> str:
    """Return why an appeal that is upheld may not send a review to this step, or an empty string."""
    possible = ways_back(about, from_state)
    if step in possible:
        return ""
    words = ", ".join(BY_NAME[name].words.partition(": ")[2] for name in possible)
    return f"Choose to which step it goes back: {words}."
