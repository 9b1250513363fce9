"""How soon a case is worked on: the highest default of its categories wins, unless overridden with a reason.

Source: Civica's published help on category progression (the priority of a case is the highest default of its
categories; somebody may set another, which then overrides). The defaults are ours: behaviour aimed at people
above nuisance, nuisance above the state of a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wardmote.cases.choices import CasePriority as P
from wardmote.reports.choices import Kind as K

DEFAULTS: dict[K, P] = {
    K.VEHICLE_ABANDONED: P.LOW,
    K.VEHICLE_NUISANCE: P.MEDIUM,
    K.ROWDY: P.MEDIUM,
    K.NEIGHBOURS: P.MEDIUM,
    K.LITTER_DRUGS: P.MEDIUM,
    K.ANIMALS: P.LOW,
    K.TRESPASS: P.LOW,
    K.COMMUNICATIONS: P.HIGH,
    K.STREET_DRINKING: P.LOW,
    K.PROSTITUTION: P.MEDIUM,
    K.NOISE: P.LOW,
    K.BEGGING: P.LOW,
    K.FIREWORKS: P.LOW,
}
_ORDER = (P.HIGH, P.MEDIUM, P.LOW)


@dataclass(frozen=True)
class PriorityDecision:
    """The priority, whether somebody overrode the default, and the default itself."""

    priority: P
    default: P
    is_overridden: bool


def default_priority(kinds: Iterable[str]) -> P:
    """Return the highest default among the categories; medium for a case without any."""
    found = {DEFAULTS[K(kind)] for kind in kinds}
    return next((priority for priority in _ORDER if priority in found), P.MEDIUM)


def decide_priority(kinds: Iterable[str], *, wanted: str = "", reason: str = "") -> PriorityDecision:
    """Return the priority of a case. `wanted` overrides, if it differs and a reason is given.

    Raises ValueError when an override has no reason.
    """
    default = default_priority(kinds)
    if not wanted or wanted == default:
        return PriorityDecision(default, default, is_overridden=False)
    if not reason.strip():
        raise ValueError("Say why this case has another priority than its categories.")
    return PriorityDecision(P(wanted), default, is_overridden=True)
