"""The inbox: reports that wait for a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from wardmote.access.actors import Viewer
from wardmote.calendar.working_days import working_days_between
from wardmote.design.fields import CheckboxesField, Form, HiddenField, SelectField, TextField
from wardmote.design.lists import Paging, paging, with_query
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.partnerships.queries import list_teams
from wardmote.places.queries import list_wards, name_area
from wardmote.reports.choices import Kind, Priority
from wardmote.reports.models import Report
from wardmote.reports.queries.inbox import (
    InboxCounts,
    InboxFilter,
    Position,
    count_inbox,
    list_inbox,
)
from wardmote.reports.rules.triage import next_due_on

LEVELS = {Priority.EMERGENCY: 1, Priority.URGENT: 2, Priority.ROUTINE: 4}
WHICH = (
    ("open", "Waiting for a decision"),
    ("watched", "Archived, watching"),
    ("decided", "Decided"),
    ("shared", "With a partner, seen by us"),
)


@dataclass(frozen=True)
class Line:
    """A row of the inbox, ready to be shown."""

    report: Report
    level: int
    kinds: str
    ward: str
    due: date
    days_left: int | None
    is_update: bool
    """The person was answered: the next update is due."""
    tone: str


@dataclass(frozen=True, kw_only=True)
class InboxPage(Page):
    """The inbox with its filters, numbers and prompts."""

    template: ClassVar[str] = "casework/inbox.html"
    section: str = "inbox"
    marking: str = "OFFICIAL-SENSITIVE"
    narrow: Form
    lines: tuple[Line, ...]
    counts: InboxCounts
    paging: Paging
    which: str
    tabs: tuple[Link, ...]
    current_tab: str
    cut: bool
    chosen: tuple[Link, ...] = ()
    columns: tuple[str, ...] = ("Report", "What", "Where", "Received", "Priority", "Due")


class FilterForm(Form):
    """What the inbox is narrowed to; kept in the page's address, so it survives a reload."""

    one_time = False
    which = HiddenField()
    team = SelectField(
        label="Team",
        options=(),
        empty="All teams",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    priority = SelectField(
        label="Priority",
        options=Priority.choices,
        empty="All priorities",
        required=False,
        say_optional=False,
        size="s",
    )
    kind = SelectField(
        label="What", options=Kind.choices, empty="Everything", required=False, say_optional=False, size="s"
    )
    ward = SelectField(
        label="Ward",
        options=(),
        empty="All wards",
        required=False,
        say_optional=False,
        size="s",
        impersonal=True,
    )
    words = TextField(
        label="Words",
        hint="What happened, a street, a reference",
        required=False,
        say_optional=False,
        size="s",
    )
    only = CheckboxesField(
        label="Only",
        options=[("overdue", "Answer or update overdue")],
        required=False,
        say_optional=False,
        small=True,
        size="s",
    )


def show_inbox(request: HttpRequest) -> HttpResponse:
    """Reports with the viewer's agency, serious and at-risk first, with filters that survive a reload."""
    viewer: Viewer = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    form = _form(request, viewer)
    wanted = _wanted(form)
    page = list_inbox(
        viewer=viewer, wanted=wanted, today=today, after=_position(request.GET.get("after", ""))
    )
    counts = count_inbox(viewer=viewer, today=today, team_id=wanted.team_id)
    shown = len(page.rows)
    return render(
        request,
        InboxPage(
            title="Inbox",
            narrow=form,
            lines=tuple(_line(row, today) for row in page.rows),
            counts=counts,
            which=wanted.which,
            tabs=tuple(
                Link(text=words, href=with_query(request, which=key, after=None)) for key, words in WHICH
            ),
            current_tab=dict(WHICH)[wanted.which],
            paging=paging(
                request,
                before=None,
                after=_text(page.next) if page.next else None,
                words=f"{shown} shown" + (", more on the next page" if page.next else ""),
            ),
            cut=page.cut,
            chosen=_chosen(request, form),
        ),
    )


def _form(request: HttpRequest, viewer: Viewer) -> FilterForm:
    form = FilterForm(request.GET)
    teams = [(str(team.id), team.name) for team in list_teams(viewer=viewer)]
    form.fields["team"].options = teams  # type: ignore[attr-defined]
    wards = [(ward.code, ward.name) for ward in list_wards(request.partnership.district_code)]  # type: ignore[attr-defined]
    form.fields["ward"].options = wards  # type: ignore[attr-defined]
    return form


def _wanted(form: FilterForm) -> InboxFilter:
    """What the form asks for; a choice that does not exist is left out rather than refused."""
    form.is_valid()
    clean: dict[str, Any] = form.cleaned_data
    return InboxFilter(
        which=clean["which"] if clean.get("which") in dict(WHICH) else "open",
        team_id=UUID(clean["team"]) if clean.get("team") else None,
        priority=Priority(clean["priority"]) if clean.get("priority") else None,
        kind=Kind(clean["kind"]) if clean.get("kind") else None,
        ward_code=clean.get("ward") or "",
        overdue="overdue" in (clean.get("only") or ()),
        words=clean.get("words") or "",
    )


def _chosen(request: HttpRequest, form: FilterForm) -> tuple[Link, ...]:
    labels = {
        "team": "Team",
        "priority": "Priority",
        "kind": "What",
        "ward": "Ward",
        "words": "Words",
        "only": "Overdue",
    }
    return tuple(
        Link(text=label, href=with_query(request, **{name: None, "after": None}))
        for name, label in labels.items()
        if form.cleaned_data.get(name)
    )


def _line(report: Report, today: date) -> Line:
    answered = report.first_contact_at is not None
    due = next_due_on(
        respond_by=report.respond_by, update_due_on=report.update_due_on, has_been_contacted=answered
    )
    late = report.is_open and due is not None and due < today
    days = None
    if report.is_open and due is not None:
        days = -max(1, working_days_between(due, today)) if late else working_days_between(today, due)
    return Line(
        report=report,
        level=LEVELS[Priority(report.priority)],
        kinds=", ".join(Kind(kind).label for kind in report.kinds) or "Not said",
        ward=name_area(report.ward_code) if report.ward_code else "",
        due=due or report.respond_by,
        days_left=days,
        is_update=answered,
        tone="late" if late else "new" if report.needs_attention else "",
    )


def _text(position: Position) -> str:
    return "~".join(
        (
            "1" if position.needs_attention else "0",
            position.respond_by.isoformat(),
            position.received_at.isoformat(),
            str(position.id),
        )
    )


def _position(text: str) -> Position | None:
    """The place that an address names; None for a text that names none (the list then begins anew)."""
    try:
        attention, respond_by, received_at, key = text.replace(" ", "+").split("~")
        return Position(
            attention == "1", date.fromisoformat(respond_by), datetime.fromisoformat(received_at), UUID(key)
        )
    except ValueError:
        return None
