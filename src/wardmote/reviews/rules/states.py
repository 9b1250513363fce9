"""The state table of a case review, as data, and why a step may not be taken. Drawn in docs/reference/review-states.md.

Sources: Anti-social Behaviour, Crime and Policing Act 2014 s.104 (application, threshold decision, review, outcome)
and Schedule 4 (information, appeal); the steps of Stockton-on-Tees's published procedure; the register that freedom
of information requests ask for. Counted for the yearly figures: every review that was ever `received` is an
application, every one that ever was `reviewed` was carried out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wardmote.reviews.choices import Consent
from wardmote.reviews.choices import ReviewState as S


@dataclass(frozen=True, kw_only=True)
class ReviewFacts:
    """What decides whether a step may be taken; the defaults are the facts of an application just received.

    `reason` is what is offered with the step. `bodies_missing`: relevant bodies that were not informed yet.
    `requests`, `requests_open`: information requests sent, and those with no answer, refusal or release.
    `forced`: the threshold must be decided as met. `panel_planned`, `panel_held`: a panel has a date, took place.
    `unanswered`: recommendations whose body has not answered; `unfollowed`: not looked at again.
    `appeals_left`: further bodies to which the procedure lets somebody appeal.
    """

    state: str = S.RECEIVED
    consent: str = Consent.NOT_NEEDED
    reason: str = ""
    bodies_missing: int = 0
    requests: int = 0
    requests_open: int = 0
    forced: bool = False
    panel_planned: bool = False
    panel_held: bool = False
    findings: int = 0
    recommendations: int = 0
    unanswered: int = 0
    unfollowed: int = 0
    letter: str = ""
    appeals_left: int = 1


@dataclass(frozen=True)
class Transition:
    """One step: by which states it starts, to which it leads, and what must hold (`guards`)."""

    name: str
    words: str
    starts: frozenset[S]
    leads_to: S
    guards: tuple[Callable[[ReviewFacts], str], ...] = ()


def needs_consent(facts: ReviewFacts) -> str:
    """Where somebody applies for another person, the written consent is here."""
    if facts.consent == Consent.AWAITED:
        return "Wait for the written consent of the person affected, or ask them whether they want to go on."
    return ""


def needs_everybody_informed(facts: ReviewFacts) -> str:
    """All relevant bodies are informed at once (s.104(3))."""
    return "" if not facts.bodies_missing else "Inform every relevant body."


def needs_requests(facts: ReviewFacts) -> str:
    """At least one body was asked for information, or the reason says why none was."""
    if facts.requests or facts.reason.strip():
        return ""
    return "Ask at least one body, or say why none is asked."


def needs_answers(facts: ReviewFacts) -> str:
    """Every body answered, refused with reasons or left, or the reason says why nobody waits any longer."""
    if not facts.requests_open or facts.reason.strip():
        return ""
    count = "1 body has" if facts.requests_open == 1 else f"{facts.requests_open} bodies have"
    return f"{count} not answered yet. Say why you go on without it."


def needs_not_forced(facts: ReviewFacts) -> str:
    """Enough qualifying complaints force "met" (s.104(4))."""
    return "" if not facts.forced else "Enough complaints qualify: the threshold is met (section 104(4))."


def needs_reason(facts: ReviewFacts) -> str:
    """The reason is written down: the applicant is told it."""
    return "" if facts.reason.strip() else "Give the reason."


def needs_panel(facts: ReviewFacts) -> str:
    """A panel has a date, a chair and members."""
    return "" if facts.panel_planned else "Plan the panel first: its date, its chair, its members."


def needs_panel_held(facts: ReviewFacts) -> str:
    """The panel took place and found something."""
    if not facts.panel_held:
        return "The panel has not taken place yet."
    return "" if facts.findings else "Write down at least one finding."


def needs_letter(facts: ReviewFacts) -> str:
    """The applicant is told in writing (s.104(6), s.104(8))."""
    return "" if facts.letter.strip() else "Write the letter to the applicant."


def needs_recommendations(facts: ReviewFacts) -> str:
    """There is something to follow up."""
    return "" if facts.recommendations else "The panel made no recommendation: close the review instead."


def needs_nothing_outstanding(facts: ReviewFacts) -> str:
    """Every recommendation was answered and looked at again, or the reason says why not."""
    if not (facts.unanswered or facts.unfollowed) or facts.reason.strip():
        return ""
    return "A recommendation is not answered or not followed up. Say why the review is closed all the same."


def needs_appeal_left(facts: ReviewFacts) -> str:
    """The procedure names a body to which one can still appeal."""
    return "" if facts.appeals_left else "The procedure names nobody else to whom one could appeal."


BEFORE_DECISION = frozenset({S.RECEIVED, S.ACKNOWLEDGED, S.CIRCULATED, S.INFO_REQUESTED, S.INFO_COMPLETE})
"""Not decided yet: here an application may be rejected, or joined with its twin."""

UNDER_WAY = BEFORE_DECISION | {
    S.THRESHOLD_MET,
    S.PANEL_SCHEDULED,
    S.REVIEWED,
    S.OUTCOME_NOTIFIED,
    S.RECOMMENDATIONS_TRACKED,
    S.THRESHOLD_NOT_MET,
    S.APPEAL_RECEIVED,
}
"""Whoever applied may withdraw."""

APPEALABLE = frozenset(
    {
        S.THRESHOLD_NOT_MET,
        S.REJECTED,
        S.OUTCOME_NOTIFIED,
        S.RECOMMENDATIONS_TRACKED,
        S.CLOSED,
        S.APPEAL_DISMISSED,
    }
)
"""Decided: here somebody may appeal (Schedule 4 paragraph 3)."""

ENDED = frozenset({S.CLOSED, S.REJECTED, S.WITHDRAWN, S.MERGED, S.APPEAL_DISMISSED, S.THRESHOLD_NOT_MET})
"""Nothing is due any more, unless somebody appeals."""

FINAL = frozenset({S.CLOSED, S.WITHDRAWN, S.MERGED})
"""Closed for good, but for an appeal after a review: the day is kept."""

_A = S.APPEAL_RECEIVED

TRANSITIONS: tuple[Transition, ...] = (
    Transition("acknowledge", "Acknowledge", frozenset({S.RECEIVED}), S.ACKNOWLEDGED, (needs_letter,)),
    Transition(
        "circulate",
        "Inform all relevant bodies",
        frozenset({S.ACKNOWLEDGED}),
        S.CIRCULATED,
        (needs_consent, needs_everybody_informed),
    ),
    Transition(
        "request_information",
        "Ask for information",
        frozenset({S.CIRCULATED}),
        S.INFO_REQUESTED,
        (needs_requests,),
    ),
    Transition(
        "complete_information",
        "Information complete",
        frozenset({S.INFO_REQUESTED}),
        S.INFO_COMPLETE,
        (needs_answers,),
    ),
    Transition("decide_met", "Threshold met", frozenset({S.INFO_COMPLETE}), S.THRESHOLD_MET, (needs_reason,)),
    Transition(
        "decide_not_met",
        "Threshold not met",
        frozenset({S.INFO_COMPLETE}),
        S.THRESHOLD_NOT_MET,
        (needs_not_forced, needs_reason, needs_letter),
    ),
    Transition("reject", "Reject", BEFORE_DECISION, S.REJECTED, (needs_reason, needs_letter)),
    Transition(
        "schedule_panel",
        "Give the panel a date",
        frozenset({S.THRESHOLD_MET}),
        S.PANEL_SCHEDULED,
        (needs_panel,),
    ),
    Transition(
        "cancel_panel",
        "The panel did not take place",
        frozenset({S.PANEL_SCHEDULED}),
        S.THRESHOLD_MET,
        (needs_reason,),
    ),
    Transition("hold_panel", "Reviewed", frozenset({S.PANEL_SCHEDULED}), S.REVIEWED, (needs_panel_held,)),
    Transition(
        "tell_outcome", "Tell the outcome", frozenset({S.REVIEWED}), S.OUTCOME_NOTIFIED, (needs_letter,)
    ),
    Transition(
        "track",
        "Follow the recommendations up",
        frozenset({S.OUTCOME_NOTIFIED, S.APPEAL_DISMISSED}),
        S.RECOMMENDATIONS_TRACKED,
        (needs_recommendations,),
    ),
    Transition(
        "close",
        "Close",
        frozenset({S.OUTCOME_NOTIFIED, S.RECOMMENDATIONS_TRACKED, S.THRESHOLD_NOT_MET, S.APPEAL_DISMISSED}),
        S.CLOSED,
        (needs_nothing_outstanding, needs_letter),
    ),
    Transition("appeal", "Appeal", APPEALABLE, S.APPEAL_RECEIVED, (needs_appeal_left, needs_reason)),
    Transition("dismiss_appeal", "Dismiss the appeal", frozenset({_A}), S.APPEAL_DISMISSED, (needs_reason,)),
    Transition(
        "uphold_to_circulation",
        "Uphold: take the application up again",
        frozenset({_A}),
        S.ACKNOWLEDGED,
        (needs_reason,),
    ),
    Transition(
        "uphold_to_information",
        "Uphold: ask for information again",
        frozenset({_A}),
        S.INFO_REQUESTED,
        (needs_reason,),
    ),
    Transition(
        "uphold_to_decision",
        "Uphold: decide the threshold again",
        frozenset({_A}),
        S.INFO_COMPLETE,
        (needs_reason,),
    ),
    Transition("uphold_to_panel", "Uphold: to the panel", frozenset({_A}), S.THRESHOLD_MET, (needs_reason,)),
    Transition("withdraw", "Withdrawn by the applicant", UNDER_WAY, S.WITHDRAWN, (needs_reason,)),
    Transition("merge", "Join with another application", BEFORE_DECISION, S.MERGED, (needs_reason,)),
)

BY_NAME = {transition.name: transition for transition in TRANSITIONS}

UPHOLDING = ("uphold_to_circulation", "uphold_to_information", "uphold_to_decision", "uphold_to_panel")
"""The ways in which an appeal that is upheld sends a review back."""


def why_not(name: str, facts: ReviewFacts) -> str:
    """Return the sentence that says why the step may not be taken, or an empty string when it may.

    Raises KeyError for a step that does not exist.
    """
    transition = BY_NAME[name]
    if facts.state not in transition.starts:
        return f"A review that stands at “{S(facts.state).label}” cannot go this way: {transition.words.lower()}."
    for guard in transition.guards:
        problem = guard(facts)
        if problem:
            return problem
    return ""


def steps_from(state: str) -> tuple[Transition, ...]:
    """Return the steps that the table has from a state, in its order; their guards are not asked."""
    return tuple(transition for transition in TRANSITIONS if state in transition.starts)


_UNDRAWN = {"withdraw", "merge", "reject"}


def mermaid() -> str:
    """Return the table drawn as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {S.RECEIVED}"]
    lines += [f"    {state}: {state.label}" for state in S]
    for transition in TRANSITIONS:
        if transition.name in _UNDRAWN:
            continue
        starts = [state for state in S if state in transition.starts]
        lines += [f"    {start} --> {transition.leads_to}: {transition.words}" for start in starts]
    lines += [f"    {S.INFO_COMPLETE} --> {S.REJECTED}: Reject"]
    lines += [f"    {state} --> [*]" for state in S if state in (S.CLOSED, S.WITHDRAWN, S.MERGED)]
    return "\n".join(lines) + "\n"


def reference_pages() -> dict[str, str]:
    """Return the reference pages of this room: file name to Markdown, for `manage.py reference`."""
    rows = ["| step | from | to | what must hold |", "| --- | --- | --- | --- |"]
    for transition in TRANSITIONS:
        start = ", ".join(state.label for state in S if state in transition.starts)
        must = " ".join((guard.__doc__ or "").strip().splitlines()[0] for guard in transition.guards) or "–"
        rows.append(f"| {transition.words} | {start} | {transition.leads_to.label} | {must} |")
    text = [
        "# The states of an ASB case review",
        "",
        "Made from `wardmote.reviews.rules.states`; do not edit. Until the threshold is decided an application can"
        " be rejected with reasons or joined with its twin, and the applicant can withdraw at any time (drawn once"
        " or not at all).",
        "",
        "```mermaid",
        mermaid().rstrip(),
        "```",
        "",
        *rows,
        "",
    ]
    return {"review-states.md": "\n".join(text)}
