"""When an action is late, and how one may end. Pure: the day comes in, words go out.

Source: the action log of a partnership's minutes (an owner by name, a due day, an outcome); Magna's and Civica's
target days per action. An action ends *done* or *not needed*, the second with a reason: nothing simply vanishes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wardmote.actions.choices import ActionState

LONGEST_TEXT = 300


@dataclass(frozen=True, kw_only=True)
class ActionFacts:
    """What decides whether an action may change: its state, and what is offered with the change."""

    state: str = ActionState.OPEN
    text: str = ""
    result: str = ""
    due_on: date | None = None


def why_not_set(text: str) -> str:
    """Return why an action cannot be set with these words, or an empty string."""
    if not text.strip():
        return "Say what is to be done."
    if len(text) > LONGEST_TEXT:
        return f"Say what is to be done in {LONGEST_TEXT} characters or fewer."
    return ""


def why_not_finish(facts: ActionFacts) -> str:
    """Return why an action cannot be ended as done, or an empty string."""
    return "" if facts.state == ActionState.OPEN else "This action has ended already."


def why_not_drop(facts: ActionFacts) -> str:
    """Return why an action cannot be ended as not needed, or an empty string: it needs a reason."""
    if facts.state != ActionState.OPEN:
        return "This action has ended already."
    return "" if facts.result.strip() else "Say why it is not needed."


def why_not_change(facts: ActionFacts) -> str:
    """Return why an action cannot be given to somebody else or another day, or an empty string."""
    return "" if facts.state == ActionState.OPEN else "This action has ended already: set a new one."


def days_late(due_on: date | None, state: str, today: date) -> int:
    """Return by how many days an open action has passed its due day; 0 when it has not or has ended."""
    if due_on is None or state != ActionState.OPEN:
        return 0
    return max(0, (today - due_on).days)
