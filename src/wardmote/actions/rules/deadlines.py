"""What is known of an action's due day. Pure.

A deadline has a basis and a source, and moves: "believed to be 31 October, confirmed as 30 November", while the day by
which partners send theirs in stays where it was. Source: minutes of a community safety partnership, October 2018.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.actions.choices import ActionState, Basis, Side
from wardmote.actions.rules.states import ENDED


@dataclass(frozen=True, kw_only=True)
class DeadlineFacts:
    """One deadline as it was set; `on` None: it was taken away."""

    side: str
    on: date | None
    basis: str = Basis.CONFIRMED
    is_current: bool = True


def due_day(deadlines: Iterable[DeadlineFacts]) -> date | None:
    """Return the day by which it is owed: the earlier of the current deadlines, or None."""
    return min((line.on for line in deadlines if line.is_current and line.on), default=None)


def lead_days(deadlines: Iterable[DeadlineFacts]) -> int | None:
    """Return the days between our own deadline and the one set from outside; None unless both are set.

    Negative when ours is the later one: then ours is of no use.
    """
    current = {line.side: line.on for line in deadlines if line.is_current and line.on}
    if Side.INTERNAL not in current or Side.EXTERNAL not in current:
        return None
    return (current[Side.EXTERNAL] - current[Side.INTERNAL]).days


def day_after_event(happened_on: date, days: int) -> date:
    """Return the day on which an action is due that hangs on an event: so many days after it."""
    return happened_on + timedelta(days=days)


def met_or_missed(due_on: date | None, state: str, ended_on: date | None) -> str:
    """Return "met", "missed" or an empty string while it is open, has no day or ended otherwise than by doing."""
    if due_on is None or ended_on is None or state not in (ActionState.DONE, ActionState.NIL):
        return ""
    assert state in ENDED
    return "met" if ended_on <= due_on else "missed"


def hang_together(
    action: object,
    needs: Mapping[object, set[object]],
    parts: Mapping[object, set[object]],
) -> set[object]:
    """Return every action that a deadline of this one bears on, itself among them.

    `needs`: for each action, which ones it comes after; `parts`: for each, what several owe of it by themselves.
    Whatever has to be ready for it, and whatever cannot begin before it, near or far; of a part also what waits for the
    whole, but not the parts of others.
    """
    needed_by: dict[object, set[object]] = {}
    for one, others in needs.items():
        for other in others:
            needed_by.setdefault(other, set()).add(one)
    wholes = {part: whole for whole, some in parts.items() for part in some}
    return _reach(action, lambda one: needs.get(one, set()) | parts.get(one, set())) | _reach(
        action, lambda one: needed_by.get(one, set()) | ({wholes[one]} if one in wholes else set())
    )


def _reach(start: object, following: Callable[[object], set[object]]) -> set[object]:
    seen: set[object] = set()
    ahead = {start}
    while ahead:
        here = ahead.pop()
        seen.add(here)
        ahead |= following(here) - seen
    return seen


def why_not_depend(action: object, needs: object, needed_by_it: dict[object, set[object]]) -> str:
    """Return why an action cannot be said to come after another, or an empty string.

    `needed_by_it`: for each action, which ones it comes after. Two actions that wait for each other would never start.
    """
    if action == needs:
        return "An action cannot wait for itself."
    seen: set[object] = set()
    ahead = {needs}
    while ahead:
        here = ahead.pop()
        if here == action:
            return "That action already waits for this one."
        seen.add(here)
        ahead |= needed_by_it.get(here, set()) - seen
    return ""
