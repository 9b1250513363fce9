"""Agenda packs and minutes as documents: what the reader may see, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from wardmote.access.actors import Actor
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.calendar.london import in_london
from wardmote.calendar.words import day_in_words
from wardmote.design.words import clock_words
from wardmote.documents.queries import OpenedDocument, open_document
from wardmote.documents.typeset import (
    Attachment,
    Part,
    Printed,
    bullets,
    facts,
    heading,
    labelled,
    new_page,
    typeset,
    words,
)
from wardmote.meetings import queries
from wardmote.meetings.models import Attendance, Meeting
from wardmote.pages.business.meetings_acting import viewer_of

# A pack that is larger than this is read item by item; its attachments are named instead.
MOST_BYTES = 60_000_000
OpenFile = Callable[[queries.PaperShown], OpenedDocument | None]


def _when(meeting: Meeting) -> str:
    local = in_london(meeting.starts_at)
    return f"{day_in_words(local.date(), weekday=True)}, {clock_words(local)}"


def _where(meeting: Meeting) -> list[tuple[str, str]]:
    return [
        ("When", _when(meeting)),
        ("Where", meeting.venue),
        ("Contact", meeting.contact),
        ("Note", meeting.note),
    ]


def _getting_in(agenda: queries.Agenda) -> list[tuple[str, str]]:
    venue = agenda.venue
    return [("Finding it", venue.directions), ("Getting in", venue.access_notes)] if venue else []


def _title(one: queries.ItemShown) -> str:
    return f"{one.item.number}. {one.item.title}" if one.item.number else one.item.title


def agenda_pack(agenda: queries.Agenda, open_file: OpenFile) -> bytes:
    """Return the agenda with a page for each paper (its recommendation, section 17 and other boxes) and its file."""
    meeting = agenda.meeting
    parts: list[Part] = [facts([*_where(meeting), *_getting_in(agenda)]), heading("Agenda")]
    attachments: list[Attachment] = []
    room = MOST_BYTES
    for one in agenda.items:
        parts.append(heading(_title(one), 2))
        parts.append(facts([("Presented by", one.presenter), ("Restricted", one.item.restriction_reason)]))
        if one.item.note:
            parts.append(words(one.item.note))
        if one.papers:
            parts.append(bullets([f"{paper.paper.title} ({_standing(paper)})" for paper in one.papers]))
    for one in agenda.items:
        for paper in one.papers:
            parts += [new_page(), heading(f"Paper: {paper.paper.title}"), facts(_boxes(one, paper))]
            opened = open_file(paper) if paper.version is not None else None
            if opened is None:
                continue
            if opened.content_type == "application/pdf" and len(opened.content) <= room:
                attachments.append(Attachment(f"File: {paper.paper.title}", opened.content))
                room -= len(opened.content)
                parts.append(words(f"The file “{opened.name}” follows at the end of this pack."))
            else:
                parts.append(words(f"The file “{opened.name}” is kept beside this pack."))
    return typeset(
        Printed(
            title=f"{meeting.body.name}: agenda",
            subtitle=_when(meeting),
            author=meeting.body.name,
            footer=f"{meeting.body.short_name}, {day_in_words(in_london(meeting.starts_at).date())}",
            parts=parts,
            attachments=attachments,
        )
    )


def _standing(paper: queries.PaperShown) -> str:
    if paper.is_owed:
        return "to follow"
    return paper.consultation.get_role_display().lower()


def _boxes(one: queries.ItemShown, paper: queries.PaperShown) -> list[tuple[str, str]]:
    written = paper.paper
    return [
        ("Item", _title(one)),
        ("For", paper.consultation.get_role_display()),
        ("Version", str(paper.version.number) if paper.version else "to follow"),
        ("Recommendation", written.recommendation),
        ("Section 17: crime and disorder", written.section17),
        ("Money", written.finance),
        ("Equality", written.equality),
    ]


def minutes_document(agenda: queries.Agenda) -> bytes:
    """Return the minutes as they stand for this reader, with decisions, actions, corrections."""
    meeting = agenda.meeting
    assert agenda.minutes is not None
    state = agenda.minutes.get_state_display()
    if agenda.minutes.approved_on:
        state = f"{state} on {day_in_words(agenda.minutes.approved_on)}"
    else:
        state = f"{state}; an approval is not recorded"
    parts: list[Part] = [facts([("Minutes", state), *_where(meeting)])]
    for label, rows in agenda.by_state:
        parts += [heading(label, 2), bullets([_person(row, agenda.names_shown) for row in rows])]
    parts += [labelled(_corrected(one), f"“{one.after}”") for one in agenda.corrections]
    parts.append(heading("Items"))
    for one in agenda.items:
        parts += [heading(_title(one), 2), *_item_parts(one)]
    return typeset(
        Printed(
            title=f"{meeting.body.name}: minutes",
            subtitle=_when(meeting),
            author=meeting.body.name,
            footer=f"{meeting.body.short_name}, {day_in_words(in_london(meeting.starts_at).date())}: {state}",
            parts=parts,
        )
    )


def _corrected(one: object) -> str:
    met = in_london(one.made_at_meeting.starts_at).date()  # type: ignore[attr-defined]
    was = f", in place of “{one.before}”" if one.before else ""  # type: ignore[attr-defined]
    return f"Corrected on {day_in_words(met)}{was}"


def _item_parts(one: queries.ItemShown) -> list[Part]:
    parts: list[Part] = []
    if one.text:
        parts.append(words(one.text))
    if one.deferral:
        to = one.deferral.to_meeting
        when = f"to {day_in_words(in_london(to.starts_at).date())}" if to else "to the next meeting"
        parts.append(words(f"Put off {when}: {one.deferral.get_reason_display().lower()}."))
    for decision in one.decisions:
        if decision.text not in one.text:
            parts.append(labelled(decision.get_kind_display(), decision.text))
    for action in one.actions:
        if action.minuted_as not in one.text:
            parts.append(labelled("Action", action.minuted_as))
    parts += [labelled(_corrected(correction), f"“{correction.after}”") for correction in one.corrections]
    return parts


def _person(row: Attendance, named: bool) -> str:
    if not named:
        return row.organisation or "A member"
    return ", ".join(part for part in (row.name, row.organisation, row.note) if part)


def as_file(content: bytes, name: str) -> HttpResponse:
    """Return a PDF as a file to be saved."""
    return HttpResponse(
        content,
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def name_of(meeting: Meeting, what: str) -> str:
    """Return the file's name: csp-2018-12-10-agenda.pdf."""
    return f"{slugify(meeting.body.short_name)}-{in_london(meeting.starts_at):%Y-%m-%d}-{what}.pdf"


def _opener(viewer: Actor) -> OpenFile:
    def opened(paper: queries.PaperShown) -> OpenedDocument | None:
        if paper.version is None or paper.version.document_id is None:
            return None
        try:
            return open_document(viewer=viewer, document_id=paper.version.document_id)
        except (NotFound, NotAllowed):
            return None  # not checked yet, or refused: the pack says what the paper is, without its file

    return opened


def show_pack(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The agenda pack, with restricted items for those who read them."""
    viewer = viewer_of(request)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    return as_file(agenda_pack(agenda, _opener(viewer)), name_of(agenda.meeting, "agenda"))


def show_minutes_file(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes as a file."""
    agenda = queries.get_agenda(viewer=viewer_of(request), meeting_id=meeting_id)
    if agenda.minutes is None:
        raise NotFound("No minutes yet.")
    return as_file(minutes_document(agenda), name_of(agenda.meeting, "minutes"))
