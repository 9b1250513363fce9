"""The letters to whoever applied: templates in plain English, made to be edited before they go anywhere.

Sources: 2014 Act s.104(6) (told the threshold decision), s.104(8) (told the outcome and the recommendations); the
Home Office guidance as reported by ASB Help (a single point of contact, told when and why it closes; how to appeal);
GOV.UK style. No letter names another person or an address: it may be read by somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.calendar.words import day_in_words
from wardmote.reviews.choices import LetterKind


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """What the templates need. Texts name nobody; `contact_lines` are those of the point of contact, a post."""

    reference: str
    applied_on: date
    partnership: str
    contact_lines: Sequence[str] = ()
    next_on: date | None = None
    decision: str = ""
    reasons: Sequence[str] = ()
    findings: Sequence[str] = ()
    recommendations: Sequence[str] = ()
    appeal_until: date | None = None
    appeal_to: Sequence[str] = ()
    panel_on: date | None = None


def draft_letter(kind: LetterKind, facts: LetterFacts) -> str:
    """Return the draft of a letter, to be edited before it goes anywhere."""
    lines = [
        f"Your application of {day_in_words(facts.applied_on)} for an ASB case review, {facts.reference}",
        "",
    ]
    lines += _BODIES[kind](facts)
    lines += [
        "",
        "If you have a question, contact us and give the reference. You do not have to explain it all again.",
        "",
        "If you or somebody else is in danger, ring 999. If you cannot speak, press 55 when asked.",
        "",
        f"for {facts.partnership}",
        *facts.contact_lines,
    ]
    return "\n".join(lines)


def notice_words(partnership: str) -> tuple[str, str]:
    """Return subject and text of the e-mail that says that there is something to read: no facts of the review."""
    return (
        f"An update from {partnership}",
        "There is an update for you.\n\nTo read it, open the link that you were given when you contacted us."
        " If you no longer have it, contact us.\n\nThis message holds no details, so that nobody else learns them.\n",
    )


def _acknowledgement(facts: LetterFacts) -> list[str]:
    lines = [
        "We have your application. A case review looks at what all agencies have done about the anti-social"
        " behaviour that you told them of, and at what else should be done.",
        "",
        "What happens now: we tell the council, the police, the health board and the housing providers that take"
        " part, and ask them what they know. Then we decide whether the threshold for a review is met. We tell you"
        " the decision, with the reasons.",
    ]
    if facts.next_on:
        lines += ["", f"You hear from us by {day_in_words(facts.next_on, weekday=True)}."]
    return [*lines, "", "One person here is your contact for all of this."]


def _threshold(facts: LetterFacts) -> list[str]:
    lines = [facts.decision]
    if facts.reasons:
        lines += ["", "The reasons:", *[f"- {reason}" for reason in facts.reasons]]
    if facts.next_on:
        lines += ["", f"The review meets by {day_in_words(facts.next_on, weekday=True)}."]
    return lines + _appeal(facts)


def _rejection(facts: LetterFacts) -> list[str]:
    return [
        "We are not taking your application further.",
        "",
        "The reasons:",
        *[f"- {reason}" for reason in facts.reasons],
        *_appeal(facts),
        "",
        "You can still report anti-social behaviour in the same way as before.",
    ]


def _panel(facts: LetterFacts) -> list[str]:
    when = f" on {day_in_words(facts.panel_on, weekday=True)}" if facts.panel_on else ""
    return [
        f"The people who review your case meet{when}.",
        "",
        "You can be heard. You can come, somebody can come for you, or we read out what you write. You do not have"
        " to do any of these. Tell us what you want, and what would make it easier or safer for you.",
    ]


def _outcome(facts: LetterFacts) -> list[str]:
    lines = ["The review of your case is done."]
    if facts.findings:
        lines += ["", "What the review found:", *[f"- {finding}" for finding in facts.findings]]
    if facts.recommendations:
        lines += [
            "",
            "What the review recommends:",
            *[f"- {recommendation}" for recommendation in facts.recommendations],
            "",
            "Each body must consider its recommendation and answer us. We follow the answers up, and tell you.",
        ]
    else:
        lines += ["", "The review made no recommendations."]
    return lines + _appeal(facts)


def _appeal_answer(facts: LetterFacts) -> list[str]:
    return [
        facts.decision,
        "",
        "The reasons:",
        *[f"- {reason}" for reason in facts.reasons],
        *_appeal(facts),
    ]


def _progress(facts: LetterFacts) -> list[str]:
    lines = [facts.decision] if facts.decision else []
    return [*lines, *facts.reasons] or ["This is where your application stands."]


def _closing(facts: LetterFacts) -> list[str]:
    lines = ["We are closing this case review."]
    if facts.reasons:
        lines += ["", "Why:", *[f"- {reason}" for reason in facts.reasons]]
    return [
        *lines,
        "",
        "If it happens again, tell us. You can report it in the same way as before, and you can ask for a case"
        " review again.",
    ]


def _appeal(facts: LetterFacts) -> list[str]:
    if not facts.appeal_to:
        return []
    until = f" by {day_in_words(facts.appeal_until, weekday=True)}" if facts.appeal_until else ""
    first, *rest = facts.appeal_to
    then = f" After that you can ask {' and then '.join(rest)}." if rest else ""
    return ["", f"If you are not satisfied, you can appeal{until}. Write to us; {first} decides.{then}"]


_BODIES = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.THRESHOLD: _threshold,
    LetterKind.REJECTION: _rejection,
    LetterKind.PANEL: _panel,
    LetterKind.OUTCOME: _outcome,
    LetterKind.APPEAL: _appeal_answer,
    LetterKind.PROGRESS: _progress,
    LetterKind.CLOSING: _closing,
}
