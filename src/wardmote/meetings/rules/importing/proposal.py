"""What the importer proposes: frozen values, each with its place in the source and its doubt.

Doubt runs from 0.0 (written so) to 1.0 (a guess); `why` says in words where a doubt comes from. A span is a range of
characters of the source (of one page, where several pages of a meeting were read together). A person accepts,
corrects or leaves each field; nothing here is true because it was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from wardmote.meetings.rules.importing.lines import Span


@dataclass(frozen=True, kw_only=True)
class Found:
    """What every field has: the words it was read from, where, and how doubtful the reading is."""

    words: str = ""
    span: Span | None = None
    doubt: float = 0.0
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundText(Found):
    """A text: the body, the venue, a note."""

    value: str


@dataclass(frozen=True, kw_only=True)
class FoundStart(Found):
    """When the meeting began (or a next one will): London day, and clock when it is written."""

    on: date
    at: time | None = None
    until: time | None = None
    venue: str = ""

    @property
    def iso(self) -> str:
        """2018-10-08T14:00, or 2018-10-08 when no time is written. Local time."""
        return f"{self.on.isoformat()}T{self.at:%H:%M}" if self.at else self.on.isoformat()


class Attendance(StrEnum):
    PRESENT = "present"
    IN_ATTENDANCE = "in attendance"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class FoundPerson(Found):
    """Somebody named, with what stands beside the name. `initials`: how actions call them."""

    name: str
    state: Attendance
    title: str = ""
    organisation: str = ""
    role: str = ""
    honours: str = ""
    initials: str = ""
    substitute: str = ""
    substitute_for: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundAttachment(Found):
    """A document that the page offers: "pdf", "90 KB"."""

    title: str
    type: str
    size: str


@dataclass(frozen=True, kw_only=True)
class FoundItem(Found):
    """An agenda item. `title` is "" when its heading is lost and nothing says what it was; `heading_lost` also marks
    a title that was inferred from the text. `cut`: the page shows only the beginning of its text."""

    key: int
    number: str = ""
    number_inferred: bool = False
    title: str = ""
    heading_lost: bool = False
    agenda_text: str = ""
    text: str = ""
    text_spans: tuple[Span, ...] = ()
    headings: tuple[str, ...] = ()
    attachments: tuple[FoundAttachment, ...] = ()
    presenters: tuple[str, ...] = ()
    cut: bool = False


class DueKind(StrEnum):
    DATE = "date"
    MEETING = "meeting"
    EVENT = "event"
    VAGUE = "vague"
    RECURRING = "recurring"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class FoundDue(Found):
    """When something is owed. `on`: the last day, where it is known; `month`: "2018-12" of a meeting named by its
    month; `value`: the words without their preposition."""

    kind: DueKind = DueKind.NONE
    value: str = ""
    on: date | None = None
    month: str = ""
    inferred: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundAction(Found):
    """Who owes what to whom by when. `owners`: initials, names, group names or organisations, as minuted."""

    owners: tuple[str, ...]
    action: str
    item: int | None = None
    heading: str = ""
    to: tuple[str, ...] = ()
    due: FoundDue = field(default_factory=FoundDue)
    parts: tuple[str, ...] = ()
    code: str = ""
    owner_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundDeferral(Found):
    """A matter put off. `to`: "December 2018 meeting", "next meeting"; `to_on` where the day is known."""

    title: str
    item: int | None = None
    reason: str = ""
    to: str = ""
    to_month: str = ""
    to_on: date | None = None
    count: int = 1
    spans: tuple[Span, ...] = ()


class DecisionKind(StrEnum):
    RESOLVED = "resolved"
    AGREED = "agreed"
    NOTED = "noted"
    MINUTES = "minutes approved"
    ELECTED = "elected"


@dataclass(frozen=True, kw_only=True)
class FoundDecision(Found):
    """What was decided. `parts`: (a), (b) … of a resolution."""

    kind: DecisionKind
    text: str
    item: int | None = None
    parts: tuple[str, ...] = ()


class CorrectionKind(StrEnum):
    ATTENDANCE = "attendance"
    REPLACED = "text replaced"
    WORDING = "wording"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class FoundCorrection(Found):
    """A correction of earlier minutes, made in these. `minute`: which minute; `of`: the day of the meeting."""

    kind: CorrectionKind
    text: str
    minute: str = ""
    of: date | None = None
    before: str = ""
    after: str = ""
    who: tuple[str, ...] = ()
    item: int | None = None


class ReferenceKind(StrEnum):
    MINUTE = "minute"
    ITEM = "item"
    AGENDA_ITEM = "agenda item"
    PAPER = "paper"
    REPORT = "report"
    LAW = "law"
    ACTION = "action"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class FoundReference(Found):
    """A pointer to something else: a minute, a page and item, a paper filed, a report by its number, an Act (`number`:
    its section), an action of the log."""

    kind: ReferenceKind
    number: str = ""
    page: str = ""
    title: str = ""
    item: int | None = None
    of: date | None = None


@dataclass(frozen=True, kw_only=True)
class FoundPromise(Found):
    """A request or a promise that is not an action until somebody promotes it."""

    kind: str
    who: str
    action: str
    item: int | None = None
    due: FoundDue = field(default_factory=FoundDue)


@dataclass(frozen=True, kw_only=True)
class FoundDay(Found):
    """A day that the text names, and what it says of it."""

    on: date
    until: date | None = None
    item: int | None = None
    inferred: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundFigure(Found):
    """A figure: money, a percentage with its direction, a rate."""

    kind: str
    value: str
    item: int | None = None
    beside: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundCut(Found):
    """A mark that the page shows only the beginning of an item's text."""

    item_number: str
    of: str = "minutes"
    item: int | None = None


@dataclass(frozen=True, kw_only=True)
class FoundListing(Found):
    """A meeting in a list of meetings of the web service."""

    number: str
    start: str
    status: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Everything that was read in one page, or in several pages of one meeting."""

    sources: tuple[str, ...]
    encoding: str = ""
    form: str = "text"
    address: str = ""
    stage: str = ""
    category: str = ""
    body: FoundText | None = None
    start: FoundStart | None = None
    venue: FoundText | None = None
    contact: FoundText | None = None
    notes: tuple[FoundText, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    speakers: tuple[str, ...] = ()
    items: tuple[FoundItem, ...] = ()
    actions: tuple[FoundAction, ...] = ()
    deferrals: tuple[FoundDeferral, ...] = ()
    decisions: tuple[FoundDecision, ...] = ()
    corrections: tuple[FoundCorrection, ...] = ()
    references: tuple[FoundReference, ...] = ()
    promises: tuple[FoundPromise, ...] = ()
    days: tuple[FoundDay, ...] = ()
    figures: tuple[FoundFigure, ...] = ()
    sums: tuple[str, ...] = ()
    previous_minutes: FoundStart | None = None
    minutes_status: str = ""
    next_meetings: tuple[FoundStart, ...] = ()
    cuts: tuple[FoundCut, ...] = ()
    truncated: bool = False
    one_line_header: bool = False
    meetings: tuple[FoundListing, ...] = ()
    furniture: tuple[FoundText, ...] = ()
    unread: tuple[FoundText, ...] = ()
    warnings: tuple[str, ...] = ()

    def of_state(self, *states: Attendance) -> tuple[FoundPerson, ...]:
        """People of some states of attendance, in the order of the page."""
        return tuple(person for person in self.people if person.state in states)

    def item(self, key: int | None) -> FoundItem | None:
        """The item with a key."""
        return next((item for item in self.items if item.key == key), None)
