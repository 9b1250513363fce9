"""What went round: for a meeting, and as notes to the members of a body. As pages and files, without any address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from wardmote.calendar.london import in_london
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.documents.tables import write_csv
from wardmote.meetings import operations, queries
from wardmote.meetings.permissions import may_run
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings_acting import SECTION, answer, body_to_run, to_meeting, viewer_of
from wardmote.pages.casework.acting import sent

HEAD = (
    "What",
    "Version",
    "Papers",
    "Sent",
    "By",
    "To",
    "Organisation",
    "Stands in for",
    "Address",
    "Result",
    "When",
)


@dataclass(frozen=True, kw_only=True)
class SentPage(Page):
    """What went round, to whom, and what became of it."""

    template: ClassVar[str] = "business/sent.html"
    section: str = SECTION
    rounds: tuple[queries.SentRound, ...]
    file: str
    write: str = ""


def show_sent(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What went round for a meeting."""
    viewer = viewer_of(request)
    meeting = queries.get_meeting(viewer=viewer, meeting_id=meeting_id)
    return render(
        request,
        SentPage(
            title="What went round",
            caption=f"{meeting.body.short_name}, {in_london(meeting.starts_at):%-d %B %Y}",
            back=Link(text="Back to the meeting", href=to_meeting(meeting)),
            rounds=tuple(queries.sent_for_meeting(viewer=viewer, meeting=meeting)),
            file=reverse("meeting_sent_file", args=[meeting_id]),
        ),
    )


def show_notes(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The notes to the members of a body."""
    viewer = viewer_of(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    return render(
        request,
        SentPage(
            title="Notes to the members",
            caption=body.name,
            back=Link(text=body.short_name, href=reverse("body", args=[body.pk])),
            rounds=tuple(queries.sent_to_body(viewer=viewer, body=body)),
            file=reverse("body_notes_file", args=[body_id]),
            write=reverse("body_note_new", args=[body_id]) if may_run(viewer, body) else "",
        ),
    )


def write_note(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """One more note to all members."""
    viewer, body = viewer_of(request), body_to_run(request, body_id)

    def do(form: Form) -> None:
        operations.circulate_note(by=viewer, body=body, **form.cleaned_data)

    return answer(
        request, forms.NoteForm(sent(request)), do, title="Write to the members", caption=body.short_name,
        button="Send it", done="Sent to each member, or to whoever stands in.",
        to=reverse("body_notes", args=[body.pk]),
    )  # fmt: skip


def show_sent_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The proof of sending for a meeting as CSV."""
    viewer = viewer_of(request)
    meeting = queries.get_meeting(viewer=viewer, meeting_id=meeting_id)
    name = f"{meeting.body.short_name} {in_london(meeting.starts_at):%Y-%m-%d} sent"
    return _file(queries.sent_for_meeting(viewer=viewer, meeting=meeting), name)


def show_notes_file(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The proof of sending of a body's notes as CSV."""
    viewer = viewer_of(request)
    body = queries.get_body(viewer=viewer, body_id=body_id)
    return _file(queries.sent_to_body(viewer=viewer, body=body), f"{body.short_name} notes")


def _file(rounds: Iterable[queries.SentRound], name: str) -> HttpResponse:
    rows = [HEAD]
    for one in rounds:
        went = one.circulation
        what = went.subject if went.what == "note" else went.get_what_display()
        version = f"Minutes, version {went.minutes.number}" if went.minutes else ""
        by = went.sent_by.account.name if went.sent_by else "Wardmote"
        first = (what, version, "; ".join(one.papers), f"{in_london(went.sent_at):%Y-%m-%d %H:%M}", by)
        for to in one.receipts:
            ended = f"{in_london(to.ended_at):%Y-%m-%d %H:%M}" if to.ended_at else ""
            rows.append((*first, to.name, to.organisation, to.instead_of, to.by_address, to.outcome, ended))
    return HttpResponse(
        write_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slugify(name) or "sent"}.csv"'},
    )
