"""The action log, one action, what I and my agency owe, who is waited for, what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.access.choices import Permission
from wardmote.actions import queries
from wardmote.actions.choices import ActionState, Basis, Channel, DueKind, Level
from wardmote.actions.models import AwaitedEvent
from wardmote.actions.permissions import may_move
from wardmote.actions.rules import states
from wardmote.calendar.london import day_of
from wardmote.design.fields import Form
from wardmote.design.lists import with_query
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import date_words, plural
from wardmote.documents import typeset
from wardmote.documents.models import Document
from wardmote.documents.queries import list_documents
from wardmote.documents.tables import write_csv
from wardmote.meetings import queries as meetings
from wardmote.pages.business import action_forms as forms
from wardmote.pages.casework.acting import choose, viewer_of
from wardmote.partnerships.queries import get_agency, list_agencies
from wardmote.plans import queries as plans
from wardmote.reviews.queries import reading as reviews

SECTION = "actions"
A_YEAR = timedelta(days=366)
# What to do now about a question, by the rung that is due.
NEXT = {
    Level.REMINDED: "Remind them",
    Level.CHAIR: "Ask the chair to write",
    Level.ELECTED: "Ask elected members",
    Level.BOARD: "Take it to the board",
}

COLOURS = {
    ActionState.PROPOSED: "purple",
    ActionState.OPEN: "blue",
    ActionState.IN_PROGRESS: "teal",
    ActionState.WAITING: "orange",
    ActionState.AWAITING: "yellow",
    ActionState.CLAIMED: "green",
}


@dataclass(frozen=True)
class Row:
    """A line of the log, ready to be shown."""

    number: int
    href: str
    text: str
    owners: str
    due: str
    days_late: int
    state: str
    colour: str
    notes: tuple[str, ...]


def row_of(line: queries.Line) -> Row:
    """Return a line of the log as the pages show it."""
    action = line.action
    notes = []
    if line.blocked_by:
        notes.append("After " + ", ".join(f"action {number}" for number in line.blocked_by))
    if action.state == ActionState.WAITING:
        notes.append(f"Waiting for {action.waiting_on}")
    if action.carried_over:
        notes.append(f"Carried over {plural(action.carried_over, 'time')}")
    if action.recurs:
        notes.append(f"Comes back {action.get_recurs_display()[0].lower()}{action.get_recurs_display()[1:]}")
    if line.parts:
        notes.append(f"{line.parts_ended} of {line.parts} in")
    if action.parent:
        notes.append(f"Part of action {action.parent.number}")
    return Row(
        number=action.number or 0,
        href=reverse("action", args=[action.id]),
        text=action.text,
        owners=line.owners,
        due=due_in_words(line.action),
        days_late=line.days_late,
        state=line.state,
        colour=COLOURS.get(ActionState(action.state), "grey"),
        notes=tuple(notes),
    )


def due_in_words(action: Any) -> str:
    """Return by when an action is due, as the log says it."""
    if action.state == ActionState.AWAITING and action.awaited:
        return f"Once: {action.awaited.name}"
    if action.due_on:
        words, said = date_words(action.due_on), action.due_words
        if words in said:  # "for the meeting of 10 December 2018"
            return said[0].upper() + said[1:]
        return f"{words} ({said})" if said else words
    return action.due_words or "Date wanted"


def rows_of(lines: Sequence[queries.Line]) -> tuple[Row, ...]:
    """Return lines of the log as the pages show them."""
    return tuple(row_of(line) for line in lines)


def ways(viewer: Viewer) -> tuple[Link, ...]:
    """Return the links between the pages of actions."""
    return (
        Link(text="The log", href=reverse("actions")),
        Link(text="What I owe", href=reverse("actions_mine")),
        Link(text=f"What {viewer.agency_name} owes", href=reverse("actions_agency", args=[viewer.agency_id])),
        Link(text="Waiting for others", href=reverse("actions_waiting")),
        Link(text="Asked for and promised", href=reverse("actions_proposed")),
        Link(text="Ended", href=reverse("actions_ended")),
    )


@dataclass(frozen=True, kw_only=True)
class LogPage(Page):
    """The action log with its filters."""

    template: ClassVar[str] = "business/action_log.html"
    section: str = SECTION
    ways: tuple[Link, ...]
    narrow: Form
    chosen: tuple[Link, ...]
    rows: tuple[Row, ...]
    file: str
    document: str
    may_set: bool


def show_log(request: HttpRequest) -> HttpResponse:
    """The partnership's action log, narrowed by what stands in the address."""
    viewer = viewer_of(request)
    form = _filter_form(request)
    lines = queries.list_log(viewer=viewer, today=timezone.localdate(), wanted=_wanted(viewer, form))
    query = request.META.get("QUERY_STRING", "")
    return render(
        request,
        LogPage(
            title="Action log",
            ways=ways(viewer),
            narrow=form,
            chosen=_chosen(request, form),
            rows=rows_of(lines),
            file=reverse("actions_file") + (f"?{query}" if query else ""),
            document=reverse("actions_document") + (f"?{query}" if query else ""),
            may_set=viewer.may(Permission.RUN_BUSINESS),
        ),
    )


def _filter_form(request: HttpRequest) -> forms.LogFilterForm:
    viewer = viewer_of(request)
    form = forms.LogFilterForm(request.GET)
    choose(form, "agency", [(str(agency.id), agency.name) for agency in list_agencies(viewer=viewer)])
    choose(form, "body", [(str(body.id), body.name) for body in meetings.list_bodies(viewer=viewer)])
    form.is_valid()
    return form


def _wanted(viewer: Viewer, form: Form) -> queries.LogFilter:
    clean = form.cleaned_data
    body = meetings.get_body(viewer=viewer, body_id=UUID(clean["body"])) if clean.get("body") else None
    return queries.LogFilter(
        ids=meetings.actions_of_body(viewer=viewer, body=body) if body else None,
        words=clean.get("words") or "",
        agency_id=UUID(clean["agency"]) if clean.get("agency") else None,
        state=clean.get("state") or "",
        overdue="yes" in (clean.get("overdue") or []),
    )


def _chosen(request: HttpRequest, form: Form) -> tuple[Link, ...]:
    clean = form.cleaned_data
    agencies = {str(agency.id): agency.name for agency in list_agencies(viewer=viewer_of(request))}
    bodies = {str(body.id): body.name for body in meetings.list_bodies(viewer=viewer_of(request))}
    said = {
        "words": clean.get("words") or "",
        "agency": agencies.get(clean.get("agency") or "", ""),
        "body": bodies.get(clean.get("body") or "", ""),
        "state": ActionState(clean["state"]).label if clean.get("state") else "",
        "overdue": "Overdue" if clean.get("overdue") else "",
    }
    return tuple(
        Link(text=text, href=with_query(request, **{key: None})) for key, text in said.items() if text
    )


HEAD = ("Number", "Action", "Who owes it", "Due", "Days late", "State", "Result")


def show_file(request: HttpRequest) -> HttpResponse:
    """The log as CSV, narrowed like the page."""
    today = timezone.localdate()
    rows = [
        (
            str(line.action.number),
            line.action.text,
            line.owners,
            due_in_words(line.action),
            str(line.days_late or ""),
            line.state,
            line.action.result,
        )
        for line in _narrowed(request, today)
    ]
    return HttpResponse(
        write_csv([HEAD, *rows]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="action-log-{today:%Y-%m-%d}.csv"'},
    )


def show_document(request: HttpRequest) -> HttpResponse:
    """The log as a document for an agenda, narrowed like the page: each action with what became of it last."""
    today = timezone.localdate()
    parts: list[typeset.Part] = []
    lines = _narrowed(request, today)
    wholes = {line.action.id for line in lines}
    for line in lines:
        if line.action.parent_id in wholes:
            continue
        row = row_of(line)
        owing = [
            one.owners
            for one in lines
            if one.action.parent_id == line.action.id and one.action.state != ActionState.CLAIMED
        ]
        late = f", {plural(row.days_late, 'day')} late" if row.days_late else ""
        parts += [
            typeset.heading(f"{row.number}. {row.text}", level=2),
            typeset.facts(
                [
                    ("Owed by", row.owners),
                    ("Due", row.due + late),
                    ("State", row.state),
                    ("Notes", "; ".join(row.notes)),
                    ("Still owed by", ", ".join(owing)),
                    ("Result", line.action.result),
                ]
            ),
        ]
    partnership: Any = request.partnership  # type: ignore[attr-defined]
    document = typeset.Printed(
        title="Action log",
        subtitle=f"As it stood on {date_words(today)}",
        author=partnership.name,
        footer=partnership.name,
        parts=parts or [typeset.words("No action is open.")],
    )
    return HttpResponse(
        typeset.typeset(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="action-log-{today:%Y-%m-%d}.pdf"'},
    )


def _narrowed(request: HttpRequest, today: date) -> list[queries.Line]:
    viewer = viewer_of(request)
    return queries.list_log(viewer=viewer, today=today, wanted=_wanted(viewer, _filter_form(request)))


@dataclass(frozen=True, kw_only=True)
class OwedPage(Page):
    """What a person or an agency owes."""

    template: ClassVar[str] = "business/action_owed.html"
    section: str = SECTION
    ways: tuple[Link, ...]
    late: tuple[Row, ...]
    dated: tuple[Row, ...]
    undated: tuple[Row, ...]
    claimed: tuple[Row, ...]
    casework: str = ""
    is_mine: bool = False
    of_agency: tuple[Row, ...] = ()
    agency: str = ""
    return_lines: tuple[Link, ...] = ()


def show_mine(request: HttpRequest) -> HttpResponse:
    """What I owe."""
    viewer = viewer_of(request)
    owed = queries.owed_by_me(viewer=viewer, today=timezone.localdate())
    of_cases = len(queries.list_my_actions(viewer=viewer)) if viewer.may(Permission.WORK_CASES) else 0
    return _owed_page(
        request,
        owed,
        "What I owe",
        casework=plural(of_cases, "action") if of_cases else "",
        is_mine=True,
        of_agency=rows_of(queries.owed_by_nobody_in_particular(viewer=viewer, today=timezone.localdate())),
        agency=viewer.agency_name,
        return_lines=tuple(
            Link(
                text=f"{one.line.tactical_action.ref} {one.line.tactical_action.text}",
                href=reverse("return_line", args=[one.line.pk]),
            )
            for one in plans.list_owed_lines(viewer=viewer, today=timezone.localdate())
        ),
    )


def show_agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """What an agency owes."""
    viewer = viewer_of(request)
    agency = get_agency(viewer=viewer, agency_id=agency_id)
    owed = queries.owed_by_agency(viewer=viewer, agency_id=agency.id, today=timezone.localdate())
    return _owed_page(request, owed, f"What {agency.name} owes")


def _owed_page(request: HttpRequest, owed: queries.Owed, title: str, **more: Any) -> HttpResponse:
    return render(
        request,
        OwedPage(
            title=title,
            ways=ways(viewer_of(request)),
            late=rows_of(owed.late),
            dated=rows_of(owed.dated),
            undated=rows_of(owed.undated),
            claimed=rows_of(owed.claimed),
            **more,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """Some lines of the log under one heading."""

    template: ClassVar[str] = "business/action_list.html"
    section: str = SECTION
    ways: tuple[Link, ...]
    introduction: str
    rows: tuple[Row, ...]
    nothing: str


def show_proposed(request: HttpRequest) -> HttpResponse:
    """What was asked for, promised or suggested, and nobody has made an action yet."""
    viewer = viewer_of(request)
    return render(
        request,
        ListPage(
            title="Asked for and promised",
            ways=ways(viewer),
            introduction="These are kept apart from the log until somebody makes an action of them.",
            rows=rows_of(queries.list_proposed(viewer=viewer)),
            nothing="Nothing waits to be made an action.",
        ),
    )


def show_ended(request: HttpRequest) -> HttpResponse:
    """What ended within a year: kept, so that it can be looked at again."""
    viewer, today = viewer_of(request), timezone.localdate()
    return render(
        request,
        ListPage(
            title="Ended actions",
            ways=ways(viewer),
            introduction="What ended in the last twelve months, the newest first.",
            rows=rows_of(queries.list_ended(viewer=viewer, today=today, since=today - A_YEAR)),
            nothing="Nothing has ended yet.",
        ),
    )


@dataclass(frozen=True)
class WaitingRow:
    """What waits for a party outside, ready to be shown."""

    number: int
    href: str
    text: str
    owners: str
    party: str
    silence: str
    unanswered: int
    level: str
    next: str


def waiting_rows(viewer: Viewer) -> tuple[WaitingRow, ...]:
    """Return what waits for parties outside, the longest silence first."""
    return tuple(
        WaitingRow(
            number=line.action.number or 0,
            href=reverse("action", args=[line.action.id]),
            text=line.action.text,
            owners=line.owners,
            party=line.party,
            silence=str(line.silence or ""),
            unanswered=line.unanswered,
            level=line.level.label if line.level else "",
            next=NEXT[line.next_level] if line.next_level else "",
        )
        for line in queries.list_waiting(viewer=viewer, today=timezone.localdate())
    )


@dataclass(frozen=True)
class EventRow:
    """Something that has not happened yet, with how many actions wait for it."""

    name: str
    waiting: str
    href: str


@dataclass(frozen=True, kw_only=True)
class WaitingPage(Page):
    """Who is waited for, and what has not happened yet."""

    template: ClassVar[str] = "business/action_waiting.html"
    section: str = SECTION
    ways: tuple[Link, ...]
    parties: tuple[WaitingRow, ...]
    events: tuple[EventRow, ...]


def show_waiting(request: HttpRequest) -> HttpResponse:
    """Who outside is waited for, for how long, and what has not happened yet."""
    viewer = viewer_of(request)
    return render(
        request,
        WaitingPage(
            title="Waiting for others",
            ways=ways(viewer),
            parties=waiting_rows(viewer),
            events=tuple(_event_row(event) for event in queries.list_awaited(viewer=viewer)),
        ),
    )


def _event_row(event: AwaitedEvent) -> EventRow:
    waiting = [action for action in event.actions.all() if action.state == ActionState.AWAITING]
    return EventRow(
        event.name, plural(len(waiting), "action"), reverse("action_event_happened", args=[event.id])
    )


@dataclass(frozen=True)
class ChaseRow:
    """One sending, in words."""

    when: str
    words: str


@dataclass(frozen=True)
class AskRow:
    """One question to a party outside, with what may be done."""

    party: str
    what: str
    state: str
    answer: str
    is_open: bool
    next: str
    chases: tuple[ChaseRow, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ActionPage(Page):
    """One action of the log."""

    template: ClassVar[str] = "business/action.html"
    section: str = SECTION
    full: queries.FullAction
    due: str
    colour: str
    deadlines: tuple[tuple[str, str, str, bool], ...]
    asks: tuple[AskRow, ...]
    parts: tuple[Row, ...]
    steps: tuple[Link, ...]
    changes: tuple[Link, ...]
    files: tuple[Document, ...]
    progress: Form
    evidence: Form
    may_add: bool
    after: tuple[tuple[int, str, str, str], ...]
    set_at: tuple[Link, ...]
    review: Link | None
    review_answer: str
    series: tuple[tuple[str, Link], ...]
    asked: tuple[Link, ...]


def show_action(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """One action of the log: who owes it, its deadlines, what became of it, who was chased."""
    viewer = viewer_of(request)
    full = queries.get_log_action(viewer=viewer, action_id=action_id, today=timezone.localdate())
    action = full.action
    may_add = may_move(viewer, action, "progress")
    may_run = viewer.may(Permission.RUN_BUSINESS)
    behind = (
        reviews.recommendation_behind(viewer=viewer, action_id=action.id)
        if viewer.may(Permission.READ_REVIEWS)
        else None
    )
    return render(
        request,
        ActionPage(
            title=action.text,
            caption=f"Action {action.number}",
            back=Link(text="Action log", href=reverse("actions")),
            full=full,
            due=due_in_words(action),
            colour=COLOURS.get(ActionState(action.state), "grey"),
            deadlines=_deadlines(full),
            asks=tuple(_ask_row(line, may_add) for line in full.asks),
            parts=rows_of(full.parts),
            steps=_steps(viewer, full),
            changes=_changes(full) if may_run else (),
            files=tuple(list_documents(viewer=viewer, record_id=action.id)),
            progress=forms.ProgressForm(),
            evidence=forms.EvidenceForm(),
            may_add=may_add,
            set_at=tuple(
                Link(
                    text=f"{meeting.body.short_name}, {date_words(day_of(meeting.starts_at))}",
                    href=reverse("meeting", args=[meeting.id]),
                )
                for meeting in meetings.meetings_that_set(viewer=viewer, action_id=action.id)
            ),
            review=Link(
                text=f"Case review {behind.review.reference}",
                href=reverse("review", args=[behind.review.reference]) + "#recommendations",
            )
            if behind
            else None,
            review_answer=behind.get_answer_display() if behind else "",
            asked=_asked(viewer, action.id),
            series=tuple(
                (words, Link(text=f"Action {other.number}", href=reverse("action", args=[other.id])))
                for words, other in (("The time before", full.before), ("The next time", full.following))
                if other is not None
            ),
            after=tuple(
                (other.number or 0, other.text, reverse("action", args=[other.id]), other.get_state_display())
                for other in full.needs
            ),
        ),
    )


def _asked(viewer: Viewer, action_id: UUID) -> tuple[Link, ...]:
    """The lines of a return that it asks for, or the return that is put together and sent."""
    lines, cycle = plans.returns_behind(viewer=viewer, action_id=action_id)
    found = [
        Link(
            text=f"{line.tactical_action.ref} {line.tactical_action.text} ({line.get_state_display().lower()})",
            href=reverse("return_line", args=[line.pk]),
        )
        for line in lines
    ]
    if cycle is not None:
        found.append(Link(text=f"Return to {cycle.funder}", href=reverse("return", args=[cycle.pk])))
    return tuple(found)


def _deadlines(full: queries.FullAction) -> tuple[tuple[str, str, str, bool], ...]:
    """Whose deadline, the day, how sure and by whom, and whether it holds now."""
    rows = []
    for name, lines in (("Ours", full.internal), ("From outside", full.external)):
        for line in lines:
            sure = ", ".join(part for part in (Basis(line.basis).label.lower(), line.source) if part)
            day = date_words(line.on) if line.on else "taken away"
            rows.append(
                (name, day, f"{sure}; set {date_words(line.set_on)} {line.set_by}".strip(), line.is_current)
            )
    return tuple(rows)


def _ask_row(line: queries.AskLine, may_add: bool) -> AskRow:
    ask = line.ask
    state = "Waiting for an answer"
    if ask.answered_to:
        state = f"Answered {ask.answered_words or date_words(ask.answered_to)}"
    elif ask.given_up_on:
        state = f"No longer asked, {date_words(ask.given_up_on)}"
    links: tuple[Link, ...] = ()
    if may_add and line.is_open:
        links = (
            Link(text="Chase", href=reverse("action_chase", args=[ask.id])),
            Link(text="Record the answer", href=reverse("action_answer", args=[ask.id])),
            Link(text="Give up", href=reverse("action_give_up", args=[ask.id])),
        )
    chases = tuple(
        ChaseRow(
            when=chase.sent_words or date_words(chase.sent_from),
            words=f"{Level(chase.level).label} by {chase.chaser}"
            + (f", through {chase.through}" if chase.through else "")
            + (f" ({Channel(chase.channel).label.lower()})" if chase.channel != Channel.UNKNOWN else ""),
        )
        for chase in line.chases
    )
    next_rung = NEXT[line.next_level] if line.next_level else ""
    return AskRow(ask.party, ask.what, state, ask.answer, line.is_open, next_rung, chases, links)


# Steps whose pages are their own.
_OWN_PAGES = {
    "wait": "action_wait",
    "await": "action_await",
    "supersede": "action_in_favour",
    "merge": "",
    "happened": "",
}


def _steps(viewer: Viewer, full: queries.FullAction) -> tuple[Link, ...]:
    """The steps that the state table and the person's part in it allow, those most taken first."""
    found = []
    for step in full.next_steps:
        name = _OWN_PAGES.get(step.name, "action_step")
        if not name or not may_move(viewer, full.action, step.name):
            continue
        if step.name in ("nil", "excuse") and full.action.parent is None:
            continue
        if step.name == "finish" and full.action.due_kind == DueKind.EVENT and not full.action.due_on:
            continue
        args = [full.action.id, step.name] if name == "action_step" else [full.action.id]
        words = "Another action takes over" if step.name == "supersede" else step.words
        found.append(Link(text=words, href=reverse(name, args=args)))
    if full.action.state == ActionState.AWAITING and full.action.awaited:
        href = reverse("action_event_happened", args=[full.action.awaited.id])
        found.insert(0, Link(text="It has happened", href=href))
    if full.action.state in states.LIVE and may_move(viewer, full.action, "chase"):
        found.append(Link(text="Ask somebody outside", href=reverse("action_ask", args=[full.action.id])))
    return tuple(found)


def _changes(full: queries.FullAction) -> tuple[Link, ...]:
    if full.action.state in states.ENDED:
        return ()
    pages = (
        ("Set a deadline", "action_deadline"),
        ("Change who owes it", "action_owners"),
        ("Let it come back", "action_recur"),
        ("Correct its words", "action_text"),
        ("It comes after another", "action_after"),
    )
    return tuple(Link(text=text, href=reverse(name, args=[full.action.id])) for text, name in pages)
