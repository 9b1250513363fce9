"""What imported minutes say of the minutes of earlier meetings: that they were approved, and what was put right. Pure.

Approved minutes are never changed: a correction that a later meeting makes stands beside them (finding 8 of the
partnership-business study; section 10, "Corrections"). A person takes each from a proposal, and says of which meeting.
The keys of the parts are stable for the same pages: `approval-0`, `correction-1`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wardmote.meetings.choices import CorrectionKind
from wardmote.meetings.rules.importing.accepting import Choice
from wardmote.meetings.rules.importing.proposal import CorrectionKind as Read
from wardmote.meetings.rules.importing.proposal import DecisionKind, FoundDecision, Proposal

_KINDS = {Read.ATTENDANCE: CorrectionKind.ATTENDANCE}
_KEPT = Choice()


@dataclass(frozen=True, kw_only=True)
class EarlierCorrection:
    """A correction: of the minutes of which day, of what kind, which words, and under which of their numbers."""

    of: date
    kind: str
    after: str
    before: str = ""
    minute: str = ""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What a person took: the days whose minutes this meeting approved, and what it put right."""

    approved: tuple[date, ...] = ()
    corrections: tuple[EarlierCorrection, ...] = ()


def find_approvals(proposal: Proposal) -> tuple[FoundDecision, ...]:
    """Return the decisions by which minutes were approved, each meeting once where no day is said twice."""
    return tuple(one for one in proposal.decisions if one.kind == DecisionKind.MINUTES)[:1]


def day_meant(said: date | None, before: date, held_on: Sequence[date]) -> date | None:
    """Return the day of the earlier meeting that is meant: as said when the body met then, else the last one before.

    A day on which the body did not meet is no answer: the person chooses.
    """
    earlier = [day for day in held_on if day < before]
    if said is not None:
        return said if said in earlier else None
    return max(earlier, default=None)


def take_earlier(proposal: Proposal, choices: Mapping[str, Choice]) -> Earlier:
    """Return what was taken. A part without the day of a meeting is left: there is nothing to write it beside."""
    approved = []
    for index, _found in enumerate(find_approvals(proposal)):
        choice = choices.get(f"approval-{index}", _KEPT)
        day = _day(choice.get("of", ""))
        if choice.kept and day is not None:
            approved.append(day)
    corrections = []
    for index, found in enumerate(proposal.corrections):
        choice = choices.get(f"correction-{index}", _KEPT)
        day = _day(choice.get("of", ""))
        after = choice.get("after", found.after or found.text)
        if not choice.kept or day is None or not after:
            continue
        corrections.append(
            EarlierCorrection(
                of=day,
                kind=_KINDS.get(found.kind, CorrectionKind.TEXT),
                after=after,
                before=choice.get("before", found.before),
                minute=_number(found.minute),
            )
        )
    return Earlier(approved=tuple(dict.fromkeys(approved)), corrections=tuple(corrections))


def _number(minute: str) -> str:
    """The number of the item in "10(iv)" or "119/18"."""
    found = re.match(r"\d{1,4}[a-z]?", minute)
    return found.group() if found else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
