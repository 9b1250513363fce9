"""A committee system's list of meetings: looked at beside what is here, and taken by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.calendar.london import day_of, in_london
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import (
    CheckboxesField,
    ComponentBoundField,
    Form,
    HiddenField,
    SelectField,
    TimeField,
)
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.design.words import clock_words, plural
from wardmote.meetings import operations, queries
from wardmote.meetings.models import Body, Meeting
from wardmote.meetings.permissions import may_run
from wardmote.meetings.rules.importing.proposal import FoundListing
from wardmote.meetings.rules.listing import Listed, TakenMeeting, read_list
from wardmote.pages.business.meetings_acting import SECTION, viewer_of
from wardmote.pages.casework.acting import run

MOST_SHOWN = 120
"""Lines of one list; a body meets some six to twelve times a year."""


class ListForm(Form):
    """For each meeting of the list: whether to take it, of which body it is, and when it begins."""

    sources = HiddenField()

    def __init__(
        self, lines: Sequence[Line], bodies: Sequence[Body], data: Any = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.lines = lines
        choices = [(str(body.pk), body.short_name) for body in bodies]
        for line in lines:
            if line.there is not None:
                continue
            day = day_in_words(line.listed.on)
            self.fields[f"keep-{line.listed.key}"] = CheckboxesField(
                label=f"The meeting of {day}",
                label_hidden=True,
                options=[("yes", "Take it")],
                required=False,
                small=True,
                initial=["yes"] if line.body is not None and not line.listed.is_called_off else [],
            )
            self.fields[f"body-{line.listed.key}"] = SelectField(
                label=f"Body that meets on {day}",
                label_hidden=True,
                options=choices,
                required=False,
                empty="Not known: leave it",
                initial=str(line.body.pk) if line.body else "",
            )
            at = TimeField(
                label=f"Time on {day}",
                label_hidden=True,
                hint="",
                required=False,
                initial=line.listed.at or (line.body.start_time if line.body else None),
            )
            at.say_optional = False
            self.fields[f"at-{line.listed.key}"] = at

    def clean(self) -> dict[str, Any]:
        """Ask for what a meeting that is taken needs."""
        clean: dict[str, Any] = super().clean() or {}
        for line in self.lines:
            key = line.listed.key
            if not clean.get(f"keep-{key}"):
                continue
            if not clean.get(f"body-{key}"):
                self.add_error(f"body-{key}", f"Choose the body that meets on {day_in_words(line.listed.on)}")
            if not clean.get(f"at-{key}") and f"at-{key}" not in self.errors:
                self.add_error(
                    f"at-{key}", f"Enter when the meeting on {day_in_words(line.listed.on)} begins"
                )
        return clean


@dataclass(frozen=True)
class Line:
    """A meeting of the list, the body it is taken for, and the meeting that is here already."""

    listed: Listed
    body: Body | None
    there: Meeting | None

    @property
    def said(self) -> str:
        """How the list tells its day and time."""
        at = f", {clock_words(self.listed.at)}" if self.listed.at else ""
        return day_in_words(self.listed.on, weekday=True) + at

    @property
    def differs(self) -> str:
        """What the list tells otherwise than what is here."""
        if self.there is None:
            return ""
        if self.listed.is_called_off and self.there.state not in ("cancelled", "postponed", "held"):
            return f"The list says: {self.listed.status}"
        local = in_london(self.there.starts_at)
        if self.listed.at and local.time().replace(tzinfo=None) != self.listed.at:
            return f"Here it begins at {clock_words(local)}"
        return ""


@dataclass(frozen=True)
class Row:
    """A line with its fields."""

    line: Line
    keep: ComponentBoundField | None
    body: ComponentBoundField | None
    at: ComponentBoundField | None


@dataclass(frozen=True, kw_only=True)
class ListPage(Page):
    """The list, beside what is here."""

    template: ClassVar[str] = "business/import_list.html"
    section: str = SECTION
    form: Form
    rows: tuple[Row, ...]
    new: int
    left_off: int


def _lines(
    viewer: Viewer, found: Sequence[FoundListing], default: Body
) -> tuple[list[Line], list[Body], int]:
    """The lines of the list; where it names no body, those of the body from whose page it was brought."""
    mine = [body for body in queries.list_bodies(viewer=viewer) if may_run(viewer, body)]
    known = {body.pk for body in mine}
    called = {words: queries.body_called(viewer=viewer, words=words) for words in {one.body for one in found}}
    listed = read_list(found)
    there = {
        (meeting.body_id, day_of(meeting.starts_at)): meeting
        for body in mine
        for meeting in queries.list_meetings(viewer=viewer, body=body, newest_first=True)
    }
    lines = []
    for one in listed[:MOST_SHOWN]:
        named = called.get(one.body) if one.body else default
        body = named if named is not None and named.pk in known else None
        lines.append(Line(one, body, there.get((body.pk, one.on)) if body else None))
    return lines, mine, max(len(listed) - MOST_SHOWN, 0)


def show_list(
    request: HttpRequest, body: Body, found: Sequence[FoundListing], sources: str, *, sent: bool = False
) -> HttpResponse:
    """Show the list, or take from it what was chosen (`sent`)."""
    viewer = viewer_of(request)
    lines, mine, left_off = _lines(viewer, found, body)
    form = ListForm(lines, mine, request.POST if sent else None, initial={"sources": sources})
    by_key = {str(one.pk): one for one in mine}
    done: list[operations.TakenList] = []

    def do(whole: Form) -> None:
        clean = whole.cleaned_data
        taken = [
            TakenMeeting(
                body=by_key[clean[f"body-{line.listed.key}"]],
                on=line.listed.on,
                at=clean[f"at-{line.listed.key}"],
                is_provisional=line.listed.is_provisional,
            )
            for line in lines
            if clean.get(f"keep-{line.listed.key}")
        ]
        done.append(operations.take_listed(by=viewer, meetings=taken))

    if sent and run(form, do):
        made = len(done[0].made)
        messages.success(
            request,
            f"{plural(made, 'meeting')} taken from the list."
            if made
            else "Nothing was taken: nothing has changed.",
        )
        return HttpResponseRedirect(reverse("body", args=[body.pk]))
    rows = tuple(
        Row(
            line,
            *(
                form[f"{name}-{line.listed.key}"] if line.there is None else None  # type: ignore[arg-type]
                for name in ("keep", "body", "at")
            ),
        )
        for line in lines
    )
    return render(
        request,
        ListPage(
            title="Check the list of meetings",
            caption=body.name,
            form=form,
            rows=rows,
            new=sum(line.there is None for line in lines),
            left_off=left_off,
            back=Link(text="Bring something else", href=request.path),
        ),
    )
