"""The states of meetings, items, papers before a body, and minutes, as data. Drawn in docs/reference/meeting-states.md.

Sources: the stages that committee systems publish (agenda, draft minutes, minutes; cancelled meetings stay listed);
OParl 1.1 `meetingState`; minutes that were approved at the next meeting and corrected by later ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from wardmote.meetings.choices import ConsultationOutcome as C
from wardmote.meetings.choices import ItemState as I
from wardmote.meetings.choices import MeetingState as M
from wardmote.meetings.choices import MinutesState as V


@dataclass(frozen=True)
class Step:
    """One step: its name, its words on a button, where it starts and where it leads."""

    name: str
    words: str
    starts: frozenset[Any]
    leads_to: Any


def _step(name: str, words: str, starts: tuple[Any, ...], leads_to: Any) -> Step:
    return Step(name, words, frozenset(starts), leads_to)


COMING = (M.PROPOSED, M.SCHEDULED, M.AGENDA_OPEN, M.PAPERS_CLOSED, M.PUBLISHED)

MEETING: tuple[Step, ...] = (
    _step("schedule", "Confirm the date", (M.PROPOSED,), M.SCHEDULED),
    _step("open_agenda", "Open the agenda", (M.SCHEDULED,), M.AGENDA_OPEN),
    _step("close_papers", "Close for papers", (M.AGENDA_OPEN,), M.PAPERS_CLOSED),
    _step("reopen_agenda", "Open the agenda again", (M.PAPERS_CLOSED,), M.AGENDA_OPEN),
    _step("publish", "Publish the agenda", (M.AGENDA_OPEN, M.PAPERS_CLOSED), M.PUBLISHED),
    _step(
        "hold", "The meeting has begun", (M.SCHEDULED, M.AGENDA_OPEN, M.PAPERS_CLOSED, M.PUBLISHED), M.HELD
    ),
    _step("postpone", "Postpone", COMING, M.POSTPONED),
    _step("reschedule", "Set a new date", (M.POSTPONED, M.SCHEDULED, M.PROPOSED, M.AGENDA_OPEN), M.SCHEDULED),
    _step("cancel", "Cancel", (*COMING, M.POSTPONED), M.CANCELLED),
)
ITEM: tuple[Step, ...] = (
    _step("accept", "Put on the agenda", (I.REQUESTED,), I.ON_AGENDA),
    _step("hear", "Heard", (I.ON_AGENDA,), I.HEARD),
    _step("defer", "Defer", (I.ON_AGENDA, I.REQUESTED), I.DEFERRED),
    _step("by_email", "For information by e-mail", (I.ON_AGENDA, I.REQUESTED), I.BY_EMAIL),
    _step("withdraw", "Withdraw", (I.ON_AGENDA, I.REQUESTED), I.WITHDRAWN),
)
PAPER: tuple[Step, ...] = tuple(
    _step(outcome.value, outcome.label, (C.AWAITED,), outcome) for outcome in C if outcome != C.AWAITED
)
MINUTES: tuple[Step, ...] = (
    _step("circulate", "Circulate the draft", (V.DRAFT,), V.CIRCULATED),
    _step("revise", "Change after circulation", (V.CIRCULATED,), V.REPLACED),
    _step("approve", "Approve at the next meeting", (V.CIRCULATED,), V.APPROVED),
    # Minutes that were circulated elsewhere, before the page of a later meeting told of their approval.
    _step(
        "import_approval",
        "Approved, as imported minutes of a later meeting say",
        (V.DRAFT, V.CIRCULATED),
        V.APPROVED,
    ),
)


def _named(steps: tuple[Step, ...], name: str) -> Step:
    return next(step for step in steps if step.name == name)


def why_not_step(steps: tuple[Step, ...], name: str, state: str, what: str) -> str:
    """Return why a step may not be taken from a state, or an empty string. `what`: "A meeting", "An item"."""
    step = _named(steps, name)
    if state in step.starts:
        return ""
    label = type(step.leads_to)(state).label.lower()
    return f"{what} that is “{label}” cannot go this way: {step.words.lower()}."


def leads_to(steps: tuple[Step, ...], name: str) -> Any:
    """Return the state to which a step leads."""
    return _named(steps, name).leads_to


def steps_from(steps: tuple[Step, ...], state: str) -> tuple[Step, ...]:
    """Return the steps that start in a state, in the table's order."""
    return tuple(step for step in steps if state in step.starts)


def why_not_approve(*, state: str, held_on_later_day: bool, imported: bool = False) -> str:
    """Return why minutes cannot be approved, or an empty string: by a later meeting of the same body only.

    `imported`: the later meeting's minutes, written elsewhere, say so; then a draft may have been circulated elsewhere.
    """
    problem = why_not_step(MINUTES, "import_approval" if imported else "approve", state, "Minutes")
    if problem:
        return problem
    return "" if held_on_later_day else "Minutes are approved at a later meeting of the same body."


_TABLES: tuple[tuple[str, type[TextChoices], Any, tuple[Step, ...]], ...] = (
    ("A meeting", M, M.PROPOSED, MEETING),
    ("An agenda item", I, I.REQUESTED, ITEM),
    ("A paper before a body", C, C.AWAITED, PAPER),
    ("A version of minutes", V, V.DRAFT, MINUTES),
)


def _drawn(states: type[TextChoices], first: Any, steps: tuple[Step, ...]) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}"]
    lines += [f"    {state}: {state.label}" for state in states]
    for step in steps:
        lines += [
            f"    {start} --> {step.leads_to}: {step.words}" for start in states if start in step.starts
        ]
    return [*lines, "```"]


def reference_pages() -> dict[str, str]:
    """Return the reference page of this room's states: file name to Markdown."""
    lines = [
        "# The states of meetings, items, papers and minutes",
        "",
        "Made from `wardmote.meetings.rules.states`; do not edit. A deferred item leaves a copy on the agenda of the"
        " meeting it is put off to, counted one further. Amendments that a body wants make the paper awaited in its"
        " next version at that body's next meeting. Approved minutes are never changed: a later meeting corrects"
        " them.",
    ]
    for words, states, first, steps in _TABLES:
        lines += ["", f"## {words}", "", *_drawn(states, first, steps)]
    return {"meeting-states.md": "\n".join(lines) + "\n"}
