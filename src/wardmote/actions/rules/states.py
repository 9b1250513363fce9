"""The state table of an action, as data, and why a step may not be taken. Drawn in docs/reference/action-states.md.

Sources: the action logs of partnerships (outcomes seen: complete, completed by today's agenda, postponed to a dated
meeting, outstanding with chase, no longer required); minutes in which an action is told as done at one meeting and
taken as done at the next, in which partners are asked for a line each and may make a nil return or be excused, and in
which wishes are voiced that nobody has taken on. *Overdue* and *blocked* are worked out: they are no states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wardmote.actions.choices import ActionState as S

LONGEST_TEXT = 300
LONGEST_REASON = 300


@dataclass(frozen=True, kw_only=True)
class ActionFacts:
    """What decides whether an action may change: how it stands, and what is offered with the change.

    `reason` is offered with the step; `party` is whom it waits on; `event` what must happen first; `other`: another
    action is named; `is_child`: it is one partner's part of an action that several owe each by themselves.
    """

    state: str = S.OPEN
    reason: str = ""
    party: str = ""
    event: str = ""
    other: bool = False
    is_child: bool = False
    open_children: int = 0


@dataclass(frozen=True)
class Transition:
    """One step: from which states it starts, to which it leads (None: it stays), and what must hold."""

    name: str
    words: str
    starts: frozenset[S]
    leads_to: S | None
    guards: tuple[Callable[[ActionFacts], str], ...] = ()


def needs_reason(facts: ActionFacts) -> str:
    """Nothing simply vanishes or stays: the reason is given."""
    if not facts.reason.strip():
        return "Say why."
    return (
        ""
        if len(facts.reason) <= LONGEST_REASON
        else f"Give the reason in {LONGEST_REASON} characters or fewer."
    )


def needs_reason_not_needed(facts: ActionFacts) -> str:
    """It is said why it is not needed."""
    return "" if facts.reason.strip() else "Say why it is not needed."


def needs_party(facts: ActionFacts) -> str:
    """It is said whom the action waits on."""
    return "" if facts.party.strip() else "Say who it is waiting for."


def needs_event(facts: ActionFacts) -> str:
    """It is said what must happen first."""
    return "" if facts.event.strip() else "Say what must happen first."


def needs_other(facts: ActionFacts) -> str:
    """The action that takes over is named."""
    return "" if facts.other else "Choose the action that takes over."


def needs_children_ended(facts: ActionFacts) -> str:
    """An action that several owe each ends when every one of them has sent theirs in, made a nil return or is excused."""
    if not facts.open_children:
        return ""
    count = (
        "1 partner still owes" if facts.open_children == 1 else f"{facts.open_children} partners still owe"
    )
    return f"{count} their part. Each is done, a nil return or excused first."


def needs_parent(facts: ActionFacts) -> str:
    """It is one partner's part of what several owe."""
    return "" if facts.is_child else "Only one partner's part of a shared action can end like this."


LIVE = frozenset({S.OPEN, S.IN_PROGRESS, S.WAITING, S.AWAITING, S.CLAIMED})
UNCLAIMED = LIVE - {S.CLAIMED}
ENDED = frozenset({S.DONE, S.NIL, S.EXCUSED, S.NOT_NEEDED, S.SUPERSEDED, S.MERGED})

TRANSITIONS: tuple[Transition, ...] = (
    Transition("promote", "Make it an action", frozenset({S.PROPOSED}), S.OPEN),
    Transition("start", "Start", frozenset({S.OPEN}), S.IN_PROGRESS),
    Transition(
        "wait", "Wait for somebody outside", frozenset({S.OPEN, S.IN_PROGRESS}), S.WAITING, (needs_party,)
    ),
    Transition("answered", "They answered", frozenset({S.WAITING}), S.IN_PROGRESS),
    Transition(
        "await",
        "Wait for something to happen",
        frozenset({S.OPEN, S.IN_PROGRESS}),
        S.AWAITING,
        (needs_event,),
    ),
    Transition("happened", "It has happened", frozenset({S.AWAITING}), S.OPEN),
    Transition("claim", "Say that it is done", UNCLAIMED, S.CLAIMED, (needs_children_ended,)),
    Transition("confirm", "Confirm that it is done", frozenset({S.CLAIMED}), S.DONE),
    Transition("return", "Not done after all", frozenset({S.CLAIMED}), S.OPEN, (needs_reason,)),
    Transition("finish", "End as done", UNCLAIMED, S.DONE, (needs_children_ended,)),
    Transition("carry_over", "Carry over", UNCLAIMED, None, (needs_reason,)),
    Transition("nil", "Nil return", LIVE, S.NIL, (needs_parent,)),
    Transition("excuse", "Excuse", LIVE, S.EXCUSED, (needs_parent, needs_reason)),
    Transition("drop", "Not needed", LIVE | {S.PROPOSED}, S.NOT_NEEDED, (needs_reason_not_needed,)),
    Transition("supersede", "Superseded by another", LIVE, S.SUPERSEDED, (needs_other,)),
    Transition("merge", "Merge with another", LIVE | {S.PROPOSED}, S.MERGED, (needs_other,)),
    Transition("reopen", "Reopen", ENDED, S.OPEN, (needs_reason,)),
)

BY_NAME = {transition.name: transition for transition in TRANSITIONS}
# A note of the history, and no step of the table.
PROGRESS = "progress"
# What a history says that happened.
HAPPENED = {
    PROGRESS: "Progress",
    "promote": "Made an action",
    "start": "Started",
    "wait": "Waiting for somebody outside",
    "answered": "They answered",
    "await": "Waiting for something to happen",
    "happened": "It happened",
    "claim": "Said to be done",
    "confirm": "Confirmed as done",
    "return": "Opened again: not done",
    "finish": "Done",
    "carry_over": "Carried over",
    "nil": "Nil return",
    "excuse": "Excused",
    "drop": "Not needed",
    "supersede": "Superseded by another",
    "merge": "Merged with another",
    "reopen": "Reopened",
}


def why_not(name: str, facts: ActionFacts) -> str:
    """Return the sentence that says why the step may not be taken, or an empty string when it may.

    Raises KeyError for a step that does not exist.
    """
    transition = BY_NAME[name]
    if facts.state not in transition.starts:
        if facts.state in ENDED:
            return "This action has ended already."
        return f"This cannot be done now. The action stands at: {S(facts.state).label.lower()}."
    return next((problem for guard in transition.guards if (problem := guard(facts))), "")


def steps_from(state: str) -> tuple[Transition, ...]:
    """Return the steps that the table has from a state, in its order; their guards are not asked."""
    return tuple(transition for transition in TRANSITIONS if state in transition.starts)


def step_in_words(name: str) -> str:
    """Return what a history says that happened by a step."""
    return HAPPENED[name]


def why_not_set(text: str) -> str:
    """Return why an action cannot be set with these words, or an empty string."""
    if not text.strip():
        return "Say what is to be done."
    if len(text) > LONGEST_TEXT:
        return f"Say what is to be done in {LONGEST_TEXT} characters or fewer."
    return ""


def why_not_change(state: str) -> str:
    """Return why an action cannot be given to somebody else or another day, or an empty string."""
    return "This action has ended already: set a new one." if state in ENDED else ""


def days_late(due_on: date | None, state: str, today: date) -> int:
    """Return by how many days an action has passed its due day; 0 when it has not, or nobody owes it now.

    What is said to be done, or waits for an event that has not happened, is not late.
    """
    if due_on is None or state in ENDED or state in (S.CLAIMED, S.AWAITING, S.PROPOSED):
        return 0
    return max(0, (today - due_on).days)


def mermaid() -> str:
    """Return the table drawn as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {S.OPEN}", f"    [*] --> {S.PROPOSED}"]
    lines += [f"    {state}: {state.label}" for state in S]
    for transition in TRANSITIONS:
        if transition.leads_to is None:
            continue
        starts = [state for state in S if state in transition.starts]
        lines += [f"    {start} --> {transition.leads_to}: {transition.words}" for start in starts]
    lines += [f"    {state} --> [*]" for state in S if state in ENDED]
    return "\n".join(lines) + "\n"


def reference_pages() -> dict[str, str]:
    """Return the reference pages of this room: file name to Markdown, for `manage.py reference`."""
    rows = ["| step | from | to | what must hold |", "| --- | --- | --- | --- |"]
    for transition in TRANSITIONS:
        start = ", ".join(state.label for state in S if state in transition.starts)
        to = transition.leads_to.label if transition.leads_to else "stays as it is"
        must = " ".join((guard.__doc__ or "").strip().splitlines()[0] for guard in transition.guards) or "–"
        rows.append(f"| {transition.words} | {start} | {to} | {must} |")
    text = [
        "# The states of an action",
        "",
        "Made from `wardmote.actions.rules.states`; do not edit. An action set on casework is to do, done or not"
        " needed; the other states belong to the partnership's action log.",
        "",
        "```mermaid",
        mermaid().rstrip(),
        "```",
        "",
        *rows,
        "",
    ]
    return {"action-states.md": "\n".join(text)}
