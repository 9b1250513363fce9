"""Who came to the meetings of a body, by member and by organisation, over a period: a page and a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from wardmote.design.fields import DateField, Form
from wardmote.design.lists import Column
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.tables import write_csv
from wardmote.meetings import queries
from wardmote.meetings.models import Body
from wardmote.meetings.rules.attending import Came, Counted, Tally
from wardmote.pages.business.meetings_acting import SECTION, viewer_of

HOW = (Came.PRESENT, Came.SUBSTITUTE, Came.APOLOGIES, Came.ABSENT, Came.UNKNOWN)
HEAD = (
    "Counted by", "Name", "Organisation", "Meetings", "Present", "By a substitute", "Apologies", "Without a word",
    "Not known", "People who came", "People's apologies",
)  # fmt: skip


class PeriodForm(Form):
    """From one day to another."""

    one_time: ClassVar[bool] = False

    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        clean: dict[str, Any] = super().clean() or {}
        since, until = clean.get("since"), clean.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must not be before the first")
        return clean


@dataclass(frozen=True, kw_only=True)
class AttendancePage(Page):
    """The count, and the period it is of."""

    template: ClassVar[str] = "business/attendance.html"
    section: str = SECTION
    body: Body
    form: Form
    since: date
    until: date
    counted: Counted
    file: str
    by_organisation: tuple[Column, ...]
    by_member: tuple[Column, ...]


def _columns(first: str, *more: str) -> tuple[Column, ...]:
    numbers = ("Meetings", "Present", "By a substitute", "Apologies", "Without a word", "Not known", *more)
    return (Column(text=first), *(Column(text=words, numeric=True) for words in numbers))


def _period(request: HttpRequest) -> tuple[Form, date, date]:
    """The form as it was sent, and the days it says: a year up to today where it says none, or cannot be read."""
    asked = any(name.startswith(("since", "until")) for name in request.GET)
    today = timezone.localdate()
    year = today.replace(day=1) - timedelta(days=365)
    form = PeriodForm(request.GET if asked else None, initial={"since": year, "until": today})
    clean = form.cleaned_data if form.is_bound and form.is_valid() else {}
    until = clean.get("until") or today
    return form, clean.get("since") or min(year, until), until


def show_attendance(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Who came how often."""
    viewer = viewer_of(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    form, since, until = _period(request)
    query = request.GET.urlencode()
    return render(
        request,
        AttendancePage(
            title="Who came",
            caption=body.name,
            back=Link(text=body.short_name, href=reverse("body", args=[body.pk])),
            body=body,
            form=form,
            since=since,
            until=until,
            counted=queries.attendance_of(viewer=viewer, body=body, since=since, until=until),
            file=reverse("body_attendance_file", args=[body.pk]) + (f"?{query}" if query else ""),
            by_organisation=_columns("Organisation", "People who came", "People’s apologies"),
            by_member=_columns("Member"),
        ),
    )


def _row(what: str, one: Tally, *, people: bool) -> tuple[str, ...]:
    numbers = [str(one.due), *(str(one.of(how)) for how in HOW)]
    return (
        what,
        one.name,
        one.organisation,
        *numbers,
        *(map(str, (one.came, one.apologies)) if people else ("", "")),
    )


def show_file(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The same count as CSV."""
    viewer = viewer_of(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    _form, since, until = _period(request)
    counted = queries.attendance_of(viewer=viewer, body=body, since=since, until=until)
    rows = [
        HEAD,
        *(_row("Organisation", one, people=True) for one in counted.organisations),
        *(_row("Member", one, people=False) for one in counted.members),
    ]
    name = f"{slugify(body.short_name) or 'body'}-attendance-{since:%Y-%m-%d}-{until:%Y-%m-%d}.csv"
    return HttpResponse(
        write_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
