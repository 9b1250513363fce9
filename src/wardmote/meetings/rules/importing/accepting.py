"""What a person takes from a proposal: each part kept as read, put right, or left. Pure.

The keys of the parts are stable for the same pages, so that a form can name them: `item-3`, `person-0`, `action-2`,
`decision-1`, `deferral-0`, `next-0`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from wardmote.meetings.rules.importing.dates import find_days
from wardmote.meetings.rules.importing.due import read_due
from wardmote.meetings.rules.importing.lines import Line, Page
from wardmote.meetings.rules.importing.proposal import (
    Attendance,
    DecisionKind,
    DueKind,
    FoundDue,
    Proposal,
)
from wardmote.meetings.rules.importing.reading import Text

HEADING_LOST = "(heading lost)"
NEXT_MEETING = 0


@dataclass(frozen=True, kw_only=True)
class AcceptedItem:
    """An item as a person took it. `key`: the item of the proposal."""

    key: int
    number: str
    title: str
    text: str
    note: str = ""
    is_cut: bool = False


@dataclass(frozen=True, kw_only=True)
class AcceptedPerson:
    """Somebody at the meeting, or not. `is_inferred`: the page had lost the heading over the list."""

    name: str
    initials: str = ""
    organisation: str = ""
    state: str = ""
    note: str = ""
    is_inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class AcceptedAction:
    """An action. Due on a day, at a meeting (`month` 0: the next one), or once something has happened."""

    item: int
    owners: tuple[str, ...]
    text: str
    words: str
    to: tuple[str, ...] = ()
    due_on: date | None = None
    due_month: int | None = None
    due_once: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptedDecision:
    """A decision: resolved, agreed or noted."""

    item: int
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AcceptedDeferral:
    """A matter put off. `month`: of the meeting meant; None with no day: the next one."""

    item: int
    title: str
    reason: str
    words: str
    month: int | None = None
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptedMeeting:
    """When and where a meeting is."""

    on: date
    at: time
    venue: str = ""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """Everything that a person took, ready to be written. `sources`: names and readable texts of the pages."""

    meeting: AcceptedMeeting
    items: tuple[AcceptedItem, ...] = ()
    people: tuple[AcceptedPerson, ...] = ()
    actions: tuple[AcceptedAction, ...] = ()
    decisions: tuple[AcceptedDecision, ...] = ()
    deferrals: tuple[AcceptedDeferral, ...] = ()
    next_meetings: tuple[AcceptedMeeting, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Choice:
    """What was chosen for one part: kept or left, and the words of its fields where a person put them right."""

    kept: bool = True
    words: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str, read: str) -> str:
        """The field as it was put right, or as it was read."""
        return self.words.get(name, read).strip()


_KEPT = Choice()
_STATES = {
    Attendance.PRESENT: "present",
    Attendance.IN_ATTENDANCE: "in_attendance",
    Attendance.APOLOGIES: "apologies",
    Attendance.ABSENT: "absent",
    Attendance.LATE: "present",
}
_KINDS = {
    DecisionKind.RESOLVED: "resolved",
    DecisionKind.AGREED: "agreed",
    DecisionKind.ELECTED: "agreed",
    DecisionKind.MINUTES: "agreed",
    DecisionKind.NOTED: "noted",
}
_REASONS = {
    "apologies": "apologies",
    "absence": "apologies",
    "paper not ready": "paper_not_ready",
    "time": "time",
    "awaiting decision": "awaiting_decision",
}


def accept(
    proposal: Proposal,
    meeting: AcceptedMeeting,
    choices: Mapping[str, Choice],
    sources: tuple[tuple[str, str], ...] = (),
) -> Accepted:
    """What a person takes: parts without a choice are kept as they were read. What belongs to an item that is left
    is left with it."""

    def chosen(key: str) -> Choice:
        return choices.get(key, _KEPT)

    items = tuple(
        AcceptedItem(
            key=item.key,
            number=chosen(f"item-{item.key}").get("number", item.number)[:8],
            title=(chosen(f"item-{item.key}").get("title", item.title) or HEADING_LOST)[:300],
            text=chosen(f"item-{item.key}").get("text", item.text),
            note=item.agenda_text,
            is_cut=item.cut,
        )
        for item in proposal.items
        if chosen(f"item-{item.key}").kept
    )
    taken = {item.key for item in items}
    return Accepted(
        meeting=meeting,
        items=items,
        people=_people(proposal, choices),
        actions=tuple(
            _action(proposal, index, chosen(f"action-{index}"), meeting.on)
            for index, action in enumerate(proposal.actions)
            if chosen(f"action-{index}").kept and action.item in taken
        ),
        decisions=tuple(
            AcceptedDecision(
                item=decision.item or 0,
                kind=_KINDS[decision.kind],
                text=chosen(f"decision-{index}").get("text", decision.text),
            )
            for index, decision in enumerate(proposal.decisions)
            if chosen(f"decision-{index}").kept and decision.item in taken
        ),
        deferrals=tuple(
            _deferral(proposal, index, chosen(f"deferral-{index}"))
            for index, deferral in enumerate(proposal.deferrals)
            if chosen(f"deferral-{index}").kept and deferral.item in taken
        ),
        next_meetings=tuple(
            AcceptedMeeting(on=found.on, at=found.at, venue=found.venue)
            for index, found in enumerate(proposal.next_meetings)
            if found.at is not None and found.on > meeting.on and chosen(f"next-{index}").kept
        ),
        sources=sources,
    )


def _people(proposal: Proposal, choices: Mapping[str, Choice]) -> tuple[AcceptedPerson, ...]:
    people = []
    for index, person in enumerate(proposal.people):
        choice = choices.get(f"person-{index}", _KEPT)
        if not choice.kept:
            continue
        full = " ".join(filter(None, [person.title, person.name]))
        note = "Arrived late" if person.state == Attendance.LATE else person.role
        if person.substitute_for:
            note = f"For {person.substitute_for}"
        people.append(
            AcceptedPerson(
                name=choice.get("name", full)[:120],
                initials=person.initials[:6],
                organisation=choice.get("organisation", person.organisation)[:120],
                state=choice.get("state", _STATES[person.state]),
                note=note[:120],
                is_inferred=person.doubt > 0,
            )
        )
    return tuple(people)


def _action(proposal: Proposal, index: int, choice: Choice, meeting_on: date) -> AcceptedAction:
    action = proposal.actions[index]
    owners = choice.get("owners", ", ".join(action.owners))
    due = action.due
    said = choice.words.get("due")
    if said is not None and said.strip() != say_due(due):
        due = read_due_words(said, meeting_on)
    return AcceptedAction(
        item=action.item or 0,
        owners=tuple(filter(None, (name.strip() for name in re.split(r",|\band\b", owners)))),
        text=choice.get("action", action.action)[:300],
        words=action.words,
        to=action.to,
        due_on=due.on if due.kind != DueKind.EVENT else None,
        due_month=_month(due),
        due_once=re.sub(r"^(?:once|when|as soon as)\s+", "", due.value, flags=re.I)
        if due.kind == DueKind.EVENT
        else "",
    )


def _month(due: FoundDue) -> int | None:
    if due.kind != DueKind.MEETING or due.on is not None:
        return None
    return int(due.month[5:]) if due.month else NEXT_MEETING


def say_due(due: FoundDue) -> str:
    """When something is due, in words that a person may change: "31 October 2018", "December's meeting"."""
    if due.kind == DueKind.DATE and due.on and re.search(r"\d", due.value):
        return f"{due.on.day} {due.on:%B %Y}"
    return due.value


def read_due_words(words: str, meeting_on: date) -> FoundDue:
    """What somebody typed as a due, read by the same grammar."""
    text = words.strip()
    page = Page(Text.of(text))
    line = Line(page, 0, len(text))
    return read_due(line, 0, len(text), meeting_on, cell=True) if text else FoundDue()


def _deferral(proposal: Proposal, index: int, choice: Choice) -> AcceptedDeferral:
    deferral = proposal.deferrals[index]
    month, on = (int(deferral.to_month[5:]) if deferral.to_month else None), deferral.to_on
    said = choice.words.get("to")
    if said is not None and said.strip() != deferral.to and proposal.start:
        due = read_due_words(said, proposal.start.on)
        days = find_days(said, proposal.start.on)
        month, on = _month(due) or None, days[0].on if days else due.on
    return AcceptedDeferral(
        item=deferral.item or 0,
        title=choice.get("title", deferral.title)[:300],
        reason=_REASONS.get(deferral.reason, "other"),
        words=deferral.reason or deferral.words,
        month=month,
        on=on,
    )
