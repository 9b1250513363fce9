"""Importing minutes written elsewhere: bring the pages, look at what was read beside their words, take it.

Between the two steps nothing is kept on the server: the pages travel with the form, and are read again when it comes
back, by the same rules. What is taken is written by one operation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import (
    CheckboxesField,
    ComponentBoundField,
    DateField,
    Form,
    HiddenField,
    SelectField,
    TextareaField,
    TextField,
    TimeField,
    UploadField,
)
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import AttendanceState
from wardmote.meetings.models import Body, Meeting
from wardmote.meetings.rules.earlier import day_meant, find_approvals, take_earlier
from wardmote.meetings.rules.importing.accepting import AcceptedMeeting, Choice, accept, say_due
from wardmote.meetings.rules.importing.files import open_file, why_unreadable
from wardmote.meetings.rules.importing.proposal import Attendance, Found, Proposal
from wardmote.meetings.rules.matching import is_called
from wardmote.pages.business.meetings_acting import SECTION, body_to_run, to_meeting, viewer_of
from wardmote.pages.business.meetings_listing import show_list
from wardmote.pages.casework.acting import files, run, sent

LARGEST = 300_000
"""Bytes of one page: minutes are text; a page of a committee system is some 50 kB."""
MOST_TEXT = 600_000
"""Characters of all pages together, which travel with the form."""
CONTEXT = 90
"""Characters of the source that are shown before and after what was read."""
_STATES = {
    Attendance.PRESENT: AttendanceState.PRESENT,
    Attendance.IN_ATTENDANCE: AttendanceState.IN_ATTENDANCE,
    Attendance.APOLOGIES: AttendanceState.APOLOGIES,
    Attendance.ABSENT: AttendanceState.ABSENT,
    Attendance.LATE: AttendanceState.PRESENT,
}


class BringForm(Form):
    """The pages of one meeting."""

    text = TextareaField(
        label="Paste the minutes",
        hint="All of the page: its head with body, day and place, and every item.",
        required=False,
        rows=12,
        limit=None,
    )
    pages = UploadField(
        label="Or choose files",
        hint="Text, a .docx document, a saved web page, or the XML of the committee system: of a meeting, or its list of"
        " meetings. Several pages of one meeting may come together.",
        required=False,
        most=6,
        largest=LARGEST,
        accept=".txt,.text,.html,.htm,.xml,.docx",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse nothing at all, and more than a form can carry."""
        clean: dict[str, Any] = super().clean() or {}
        if not clean.get("text") and not clean.get("pages") and not self.errors:
            self.add_error("text", "Paste the minutes, or choose a file")
        self.brought = [(file.name or "page", file.read()) for file in clean.get("pages") or []]
        for name, data in self.brought:
            if why := why_unreadable(data):
                self.add_error("pages", f"{name} {why}")
        return clean

    def sources(self) -> list[tuple[str, str]]:
        """The pages as texts, with their names."""
        pages = [(name, open_file(data)[0]) for name, data in self.brought]
        text = self.cleaned_data["text"]
        return [("pasted text", text), *pages] if text else pages


class ProposalForm(Form):
    """Everything that was read, to be kept, put right or left. Its fields are made from the proposal."""

    sources = HiddenField()
    on = DateField(label="Day of the meeting", missing="Enter the day of the meeting")
    at = TimeField(label="Time", missing="Enter the time at which it began")
    venue = TextField(label="Where", limit=200, required=False)

    def __init__(
        self, proposal: Proposal, data: Any = None, *, held_on: Sequence[date] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.proposal = proposal
        self.held_on = held_on
        for item in proposal.items:
            self._part(
                f"item-{item.key}",
                "Take this item",
                number=TextField(label="Number", limit=8, width=4, required=False, initial=item.number),
                title=TextField(label="Heading", limit=300, required=False, initial=item.title),
                text=TextareaField(label="What was minuted", rows=5, required=False, initial=item.text),
            )
        for index, person in enumerate(proposal.people):
            full = " ".join(filter(None, [person.title, person.name]))
            self._part(
                f"person-{index}",
                "Take this person",
                name=TextField(label="Name", limit=120, required=False, initial=full),
                organisation=TextField(
                    label="Organisation", limit=120, required=False, initial=person.organisation
                ),
                state=SelectField(
                    label="How they were there",
                    options=AttendanceState.choices,
                    empty=None,
                    initial=_STATES[person.state],
                ),
            )
        for index, action in enumerate(proposal.actions):
            self._part(
                f"action-{index}",
                "Take this action",
                owners=TextField(
                    label="Who owes it", limit=200, required=False, initial=", ".join(action.owners)
                ),
                action=TextField(label="What", limit=300, required=False, initial=action.action[:300]),
                due=TextField(
                    label="By when",
                    hint="A day, a meeting (“December’s meeting”, “next meeting”) or an event (“once published”)",
                    limit=200,
                    required=False,
                    initial=say_due(action.due),
                ),
            )
        for index, decision in enumerate(proposal.decisions):
            words = TextareaField(label="Decision", rows=2, required=False, initial=decision.text)
            self._part(f"decision-{index}", "Take this decision", text=words)
        for index, deferral in enumerate(proposal.deferrals):
            self._part(
                f"deferral-{index}",
                "Put this off",
                title=TextField(label="Matter", limit=300, required=False, initial=deferral.title),
                to=TextField(label="Until", limit=120, required=False, initial=deferral.to),
            )
        self._earlier()
        for index, found in enumerate(proposal.next_meetings):
            if found.at is not None:
                self._part(f"next-{index}", "Plan this meeting, unless there is one that day")

    def _earlier(self) -> None:
        """What the page says of earlier minutes: each with the choice of the meeting whose minutes they are."""
        proposal, start = self.proposal, self.proposal.start
        before = start.on if start else date.max
        days = sorted((day for day in self.held_on if day < before), reverse=True)[:24]
        options = [(day.isoformat(), day_in_words(day)) for day in days]

        def of(said: date | None) -> SelectField:
            meant = day_meant(said, before, days)
            return SelectField(
                label="Minutes of which meeting",
                hint=""
                if options
                else "No earlier meeting of this body is here: import it first, then this page again.",
                options=options,
                empty="None of these: leave it",
                required=False,
                initial=meant.isoformat() if meant else "",
            )

        previous = proposal.previous_minutes.on if proposal.previous_minutes else None
        for index, _decision in enumerate(find_approvals(proposal)):
            self._part(f"approval-{index}", "Approve these minutes, as this meeting did", of=of(previous))
        for index, found in enumerate(proposal.corrections):
            self._part(
                f"correction-{index}",
                "Write this beside the earlier minutes",
                # What is written beside approved minutes is never taken away again: a doubt is not taken unasked.
                ticked=found.doubt == 0,
                of=of(found.of),
                before=TextareaField(label="They say", rows=2, required=False, initial=found.before),
                after=TextareaField(
                    label="They should say", rows=2, required=False, initial=found.after or found.text
                ),
            )

    def _part(self, key: str, keep: str, *, ticked: bool = True, **fields: Any) -> None:
        box = CheckboxesField(
            label=keep,
            label_hidden=True,
            options=[("yes", keep)],
            required=False,
            small=True,
            initial=["yes"] if ticked else [],
        )
        self.fields[f"{key}-keep"] = box
        for name, made in fields.items():
            made.say_optional = False
            self.fields[f"{key}-{name}"] = made

    def choices(self) -> Mapping[str, Choice]:
        """What was chosen for each part."""
        chosen: dict[str, Choice] = {}
        for name, value in self.cleaned_data.items():
            key, _, part = name.rpartition("-")
            if key and part == "keep":
                words = {
                    other.removeprefix(f"{key}-"): str(text or "")
                    for other, text in self.cleaned_data.items()
                    if other.startswith(f"{key}-") and other != name
                }
                chosen[key] = Choice(kept=bool(value), words=words)
        return chosen

    def meeting(self) -> AcceptedMeeting:
        """When and where it was, as the person says."""
        clean = self.cleaned_data
        return AcceptedMeeting(on=clean["on"], at=clean["at"], venue=clean["venue"] or "")


@dataclass(frozen=True)
class Quote:
    """The words of the source: before what was read, what was read, after it."""

    before: str
    read: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One part of the proposal: its fields, how doubtful it is and why, and its words in the source."""

    heading: str
    fields: tuple[ComponentBoundField, ...]
    quote: Quote | None
    doubt: str
    tone: str
    why: str


@dataclass(frozen=True)
class Section:
    """Parts of one kind."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class BringPage(Page):
    """Bring pages of minutes."""

    template: ClassVar[str] = "business/import_minutes.html"
    section: str = SECTION
    form: Form
    body: Body


@dataclass(frozen=True, kw_only=True)
class ProposalPage(Page):
    """What was read, beside the words it was read from."""

    template: ClassVar[str] = "business/import_proposal.html"
    section: str = SECTION
    form: Form
    body: Body
    there: Meeting | None
    other_body: str
    meant: Body | None
    head: tuple[Entry, ...]
    sections: tuple[Section, ...]
    warnings: tuple[str, ...]
    unread: tuple[str, ...]
    pages: tuple[tuple[str, str], ...]


def import_minutes(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Bring pages of minutes of a body, look at the proposal, take what is right."""
    body = body_to_run(request, body_id)
    if request.method == "POST" and request.POST.get("sources"):
        return _take(request, body)
    form = BringForm(sent(request), files(request))
    if form.is_valid():
        sources = form.sources()
        if sum(len(text) for _, text in sources) > MOST_TEXT:
            form.add_error("pages", "These pages are too long to be read together: bring fewer of them")
        else:
            held_on = _held_on(request, body)
            proposal = _propose(sources, held_on)
            if proposal.items:
                return _show(request, body, _first_form(proposal, sources, held_on), sources)
            if proposal.meetings:
                return show_list(request, body, proposal.meetings, json.dumps(sources))
            form.add_error(
                "text", "No minutes were found in it. Bring the page that shows the meeting’s items."
            )
    return render(
        request,
        BringPage(
            title="Import minutes", caption=body.name, form=form, body=body,
            back=Link(text=body.name, href=reverse("body", args=[body.pk])),
        ),
    )  # fmt: skip


def _propose(sources: Sequence[tuple[str, str]], held_on: Iterable[date]) -> Proposal:
    from wardmote.meetings.rules.importing.propose import propose_together  # large, and only needed here

    return propose_together(sources, held_on=held_on)


def _readable(sources: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    from wardmote.meetings.rules.importing.propose import read_page

    return tuple((name, read_page(text).page.clean) for name, text in sources)


def _held_on(request: HttpRequest, body: Body) -> list[date]:
    past = queries.list_meetings(viewer=viewer_of(request), body=body, until=timezone.now())
    return [day_of(meeting.starts_at) for meeting in past]


def _first_form(proposal: Proposal, sources: list[tuple[str, str]], held_on: Sequence[date]) -> ProposalForm:
    start = proposal.start
    initial: dict[str, Any] = {
        "sources": json.dumps(sources),
        "venue": proposal.venue.value[:200] if proposal.venue else "",
    }
    if start:
        initial |= {"on": start.on, "at": start.at}
    return ProposalForm(proposal, held_on=held_on, initial=initial)


def _take(request: HttpRequest, body: Body) -> HttpResponse:
    sources = _sources(request.POST["sources"])
    if not sources:
        return HttpResponseRedirect(request.path)
    held_on = _held_on(request, body)
    proposal = _propose(sources, held_on)
    if not proposal.items and proposal.meetings:
        return show_list(request, body, proposal.meetings, request.POST["sources"], sent=True)
    form = ProposalForm(proposal, request.POST, held_on=held_on)
    made: list[operations.Imported] = []

    def do(whole: Form) -> None:
        readable = _readable(sources)
        accepted = accept(proposal, form.meeting(), form.choices(), readable)
        earlier = take_earlier(proposal, form.choices())
        made.append(
            operations.import_minutes(by=viewer_of(request), body=body, accepted=accepted, earlier=earlier)
        )

    if not run(form, do):
        return _show(request, body, form, sources)
    messages.success(request, _say(made[0]))
    return HttpResponseRedirect(to_meeting(made[0].meeting))


def _sources(sent_back: str) -> list[tuple[str, str]]:
    """The pages that travelled with the form; nothing when somebody changed them beyond reading."""
    try:
        found = json.loads(sent_back)
        pages = [(str(name), str(text)) for name, text in found]
    except (ValueError, TypeError):
        return []
    return pages if 0 < len(pages) <= 7 and sum(len(text) for _, text in pages) <= MOST_TEXT else []


def _say(done: operations.Imported) -> str:
    if not done.changed:
        return "Everything on these pages was here already: nothing was changed."
    counts = (
        (done.items, "item"), (done.completed, "completed item"), (done.people, "person"),
        (done.actions, "action"), (done.decisions, "decision"), (done.deferrals, "matter put off"),
        (done.next_meetings, "next meeting"), (done.approved, "approval of earlier minutes"),
        (done.corrections, "correction of earlier minutes"),
    )  # fmt: skip
    told = [f"{number} × {what}" for number, what in counts if number]
    return f"Imported: {', '.join(told)}." if told else "Imported."


# --- The page -----------------------------------------------------------------------------------------------------


def _show(
    request: HttpRequest, body: Body, form: ProposalForm, sources: list[tuple[str, str]]
) -> HttpResponse:
    proposal = form.proposal
    start = proposal.start
    past = queries.list_meetings(viewer=viewer_of(request), body=body)
    there = next((one for one in past if start and day_of(one.starts_at) == start.on), None)
    named = proposal.body.value if proposal.body else ""
    viewer = viewer_of(request)
    own = [body.name, body.short_name, *(one.name for one in queries.names_of(viewer=viewer, body=body))]
    is_other = bool(named) and not is_called(named, own)
    return render(
        request,
        ProposalPage(
            title="Check what was read",
            caption=f"Import minutes of {body.name}",
            form=form,
            body=body,
            there=there,
            other_body=named if is_other else "",
            meant=queries.body_called(viewer=viewer, words=named) if is_other else None,
            head=tuple(_head(form, proposal, sources)),
            sections=tuple(section for section in _sections(form, proposal, sources) if section.entries),
            warnings=proposal.warnings,
            unread=tuple(text.value for text in proposal.unread),
            pages=_readable(sources),
            back=Link(text="Bring other pages", href=request.path),
        ),
    )


def _head(form: ProposalForm, proposal: Proposal, sources: list[tuple[str, str]]) -> Iterable[Entry]:
    yield _entry(form, "When", proposal.start, sources, ("on", "at"))
    yield _entry(form, "Where", proposal.venue, sources, ("venue",))


def _sections(form: ProposalForm, proposal: Proposal, sources: list[tuple[str, str]]) -> Iterable[Section]:
    def entries(kind: str, found: Iterable[tuple[Any, str, Found]]) -> tuple[Entry, ...]:
        return tuple(_of(form, f"{kind}-{key}", heading, part, sources) for key, heading, part in found)

    yield Section(
        "People",
        entries("person", ((i, person.name, person) for i, person in enumerate(proposal.people))),
    )
    yield Section(
        "Actions",
        entries("action", ((i, f"Action {i + 1}", action) for i, action in enumerate(proposal.actions))),
    )
    yield Section("Put off", entries("deferral", ((i, d.title, d) for i, d in enumerate(proposal.deferrals))))
    yield Section(
        "Decisions",
        entries("decision", ((i, f"Decision {i + 1}", d) for i, d in enumerate(proposal.decisions))),
    )
    yield Section(
        "Minutes of earlier meetings",
        (
            *entries(
                "approval",
                ((i, "Approved at this meeting", one) for i, one in enumerate(find_approvals(proposal))),
            ),
            *entries(
                "correction",
                ((i, f"Correction {i + 1}", one) for i, one in enumerate(proposal.corrections)),
            ),
        ),
    )
    yield Section(
        "Next meetings",
        entries(
            "next",
            (
                (i, f"{n.on.day} {n.on:%B %Y}, {n.at:%H:%M}", n)
                for i, n in enumerate(proposal.next_meetings)
                if n.at
            ),
        ),
    )
    yield Section(
        "Items",
        entries(
            "item",
            (
                (item.key, f"{item.number} {item.title or '(heading lost)'}".strip(), item)
                for item in proposal.items
            ),
        ),
    )


def _of(form: ProposalForm, key: str, heading: str, found: Found, sources: list[tuple[str, str]]) -> Entry:
    return _entry(form, heading, found, sources, tuple(n for n in form.fields if n.rpartition("-")[0] == key))


def _entry(
    form: ProposalForm,
    heading: str,
    found: Found | None,
    sources: list[tuple[str, str]],
    names: tuple[str, ...],
) -> Entry:
    bound = tuple(form[name] for name in names)
    if found is None:
        return Entry(heading, bound, None, "Not found", "grey", "Nothing on the page says it.")  # type: ignore[arg-type]
    doubt, tone = _doubt(found.doubt)
    return Entry(heading, bound, _quote(found, sources), doubt, tone, found.why)  # type: ignore[arg-type]


def _doubt(doubt: float) -> tuple[str, str]:
    """In words, never by colour alone."""
    if doubt == 0:
        return "As written", "green"
    if doubt < 0.35:
        return "A little doubtful", "yellow"
    return ("Doubtful", "orange") if doubt < 0.55 else ("A guess", "red")


def _quote(found: Found, sources: list[tuple[str, str]]) -> Quote | None:
    """What was read with some words of the source round it. In mark-up only what was read is shown."""
    words = found.words[:400]
    if found.span is None or found.span.page >= len(sources):
        return Quote("", words, "") if words else None
    source = sources[found.span.page][1]
    start, end = found.span.start, min(found.span.end, found.span.start + 400)
    if "<" in source[max(0, start - CONTEXT) : end + CONTEXT]:
        return Quote("", words, "")
    before, after = source[max(0, start - CONTEXT) : start], source[end : end + CONTEXT]
    return Quote(_flat(before), _flat(source[start:end]), _flat(after))


def _flat(words: str) -> str:
    flat = " ".join(words.split())
    return f"{' ' if words[:1].isspace() else ''}{flat}{' ' if words[-1:].isspace() and flat else ''}"
