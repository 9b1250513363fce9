"""Minutes: written on one screen while the meeting goes on, circulated, approved, corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.access.errors import Refused
from wardmote.calendar.london import day_of, in_london
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import CorrectionKind, MeetingState
from wardmote.meetings.models import AgendaItem, Meeting, MinutesVersion
from wardmote.meetings.permissions import may_run
from wardmote.meetings.rules.minuting import TypedAction, TypedDecision
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings_acting import (
    SECTION,
    answer,
    meeting_to_run,
    post_only,
    to_meeting,
    viewer_of,
)
from wardmote.pages.casework.acting import choose, sent


@dataclass(frozen=True)
class LineFound:
    """A typed line that was read as an action or a decision, in words, and whether it was taken already."""

    text: str
    words: str
    is_taken: bool
    doubt: str


@dataclass(frozen=True)
class ItemToWrite:
    """An item on the writing screen."""

    shown: queries.ItemShown
    key: str
    lines: tuple[LineFound, ...]


@dataclass(frozen=True, kw_only=True)
class WritingPage(Page):
    """The one screen: each item with its text, what was recognised in it, and one button for all."""

    template: ClassVar[str] = "business/writing.html"
    section: str = SECTION
    agenda: queries.Agenda
    meeting: Meeting
    form: Form
    items: tuple[ItemToWrite, ...]
    known: tuple[tuple[str, str], ...]
    waiting: int


def write_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the screen; save what was typed. A script saves with `Accept: application/json` and gets the texts back."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    known = queries.known_people(viewer=viewer, meeting=meeting)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id, known=known)
    ids = {str(one.item.pk): one.item.pk for one in agenda.items}
    if request.method == "POST":
        texts = {
            ids[key]: operations.Written(request.POST[f"text-{key}"], request.POST.get(f"base-{key}", ""))
            for key in ids
            if f"text-{key}" in request.POST
        }
        # Nothing typed is no new draft: what was circulated stays what it is when an item is only marked as heard.
        texts = {key: one for key, one in texts.items() if _lines(one.text) != _lines(one.base)}
        begun = meeting.state == MeetingState.HELD
        try:
            stands = (
                operations.write_minutes(by=viewer, meeting=meeting, texts=texts)
                if texts or not begun
                else {}
            )
        except Refused as refusal:
            if _wants_data(request):
                return JsonResponse({"problem": str(refusal)}, status=409)
            messages.warning(request, str(refusal))
            return HttpResponseRedirect(to_meeting(meeting))
        if _wants_data(request):
            return JsonResponse({"texts": {str(key): text for key, text in stands.items()}})
        if "take" in request.POST:
            return _take(request, viewer, meeting)
        if request.POST.get("heard") in ids:
            return _hear(request, viewer, agenda, request.POST["heard"])
        messages.success(request, "Saved.")
        return HttpResponseRedirect(reverse("meeting_writing", args=[meeting_id]))
    items = [
        (str(one.item.pk), f"item {one.item.number} {one.item.title}", one.text, one.text)
        for one in agenda.items
    ]
    written = tuple(_to_write(one) for one in agenda.items)
    return render(
        request,
        WritingPage(
            title="Write the minutes",
            caption=f"{meeting.body.short_name}, {in_london(meeting.starts_at):%-d %B %Y}",
            back=Link(text="Back to the meeting", href=to_meeting(meeting)),
            agenda=agenda,
            meeting=meeting,
            form=forms.MinutesForm(items),
            items=written,
            known=tuple(sorted((initials, member.name) for initials, member in known.items())),
            waiting=sum(not line.is_taken and not line.doubt for one in written for line in one.lines),
        ),
    )


def _lines(text: str) -> list[str]:
    return text.rstrip().splitlines()


def _wants_data(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _take(request: HttpRequest, viewer: Viewer, meeting: Meeting) -> HttpResponse:
    made = operations.take_lines(by=viewer, meeting=meeting)
    messages.success(request, f"Saved. {len(made)} new actions are in the log.")
    return HttpResponseRedirect(reverse("meeting_writing", args=[meeting.pk]))


def _hear(request: HttpRequest, viewer: Viewer, agenda: queries.Agenda, key: str) -> HttpResponse:
    """What was typed is saved; the item needs no words to have been heard."""
    item = next(one.item for one in agenda.items if str(one.item.pk) == key)
    to = reverse("meeting_writing", args=[agenda.meeting.pk]) + f"#item-{key}"
    return post_only(request, lambda: operations.hear_item(by=viewer, item=item), done="Heard.", to=to)


def _to_write(one: queries.ItemShown) -> ItemToWrite:
    taken = {action.minuted_as for action in one.actions} | {decision.text for decision in one.decisions}
    return ItemToWrite(one, str(one.item.pk), tuple(_in_words(line, taken) for line in one.lines))


def _in_words(line: TypedAction | TypedDecision, taken: set[str]) -> LineFound:
    if isinstance(line, TypedDecision):
        return LineFound(line.text, line.kind.label, line.text in taken, "")
    owners = "All partners" if line.everybody else ", ".join(line.owners) or "owner not said"
    due = line.due
    if due.on:
        when = f"by {day_in_words(due.on)}"
    elif due.meeting_month is not None:
        when = (
            "for the next meeting"
            if not due.meeting_month
            else f"for the meeting in month {due.meeting_month}"
        )
    else:
        when = f"once {due.once}" if due.once else "no date"
    doubt = f"Nobody here is known as {', '.join(line.unknown)}" if line.unknown else ""
    return LineFound(line.what, f"{owners} · {when}", line.line in taken, doubt)


def circulate(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The draft goes round."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    return post_only(
        request,
        lambda: operations.circulate_minutes(by=viewer, meeting=meeting, site=settings.BASE_URL),
        done="Circulated. Its actions are in the log, and the members are told.",
        to=reverse("meeting_minutes", args=[meeting_id]),
    )


@dataclass(frozen=True, kw_only=True)
class MinutesPage(Page):
    """The minutes as they stand, their versions, and what later meetings put right."""

    template: ClassVar[str] = "business/minutes.html"
    section: str = SECTION
    agenda: queries.Agenda
    meeting: Meeting
    history: queries.MinutesHistory
    may_run: bool
    may_approve: bool


def show_minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes of a meeting."""
    viewer = viewer_of(request)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    meeting = agenda.meeting
    return render(
        request,
        MinutesPage(
            title="Minutes",
            caption=f"{meeting.body.name}, {in_london(meeting.starts_at):%-d %B %Y}",
            back=Link(text="Back to the meeting", href=to_meeting(meeting)),
            agenda=agenda,
            meeting=meeting,
            history=queries.minutes_history(viewer=viewer, meeting=meeting),
            may_run=may_run(viewer, meeting.body),
            may_approve=bool(_later(viewer, meeting, held=True)),
        ),
    )


def _later(viewer: Viewer, meeting: Meeting, *, held: bool) -> list[tuple[str, str]]:
    rows = queries.list_meetings(viewer=viewer, body=meeting.body)
    return [
        (str(one.pk), day_in_words(day_of(one.starts_at)))
        for one in rows
        if one.starts_at > meeting.starts_at and (not held or one.state == MeetingState.HELD)
    ]


def _choose_items(form: Form, agenda: queries.Agenda) -> dict[str, AgendaItem]:
    items = {str(one.item.pk): one.item for one in agenda.items}
    choose(form, "item", [(key, f"{item.number} {item.title}".strip()) for key, item in items.items()])
    return items


def approve(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A later meeting approves the minutes, perhaps with something put right."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    later = _later(viewer, meeting, held=True)
    form = forms.ApproveForm(
        sent(request),
        initial={"with_corrections": False, "signed_by": "Chair", "kind": CorrectionKind.TEXT},
    )
    choose(form, "at_meeting", later)
    items = _choose_items(form, agenda)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        at_meeting = queries.get_meeting(viewer=viewer, meeting_id=UUID(clean["at_meeting"]))
        version = operations.approve_minutes(
            by=viewer,
            meeting=meeting,
            at_meeting=at_meeting,
            signed_by=clean["signed_by"],
            with_corrections=clean["with_corrections"],
        )
        if clean["with_corrections"]:
            _record(viewer, version, at_meeting, items, clean)

    to = reverse("meeting_minutes", args=[meeting_id])
    introduction = () if later else ("No later meeting of this body has been held yet.",)
    return answer(
        request,
        form,
        do,
        title="Approve the minutes",
        button="Approve",
        done="Approved. From now on only a later meeting corrects them.",
        to=to,
        introduction=introduction,
    )


def _record(
    viewer: Viewer,
    version: MinutesVersion,
    at_meeting: Meeting,
    items: dict[str, AgendaItem],
    clean: dict[str, Any],
) -> None:
    operations.correct_minutes(
        by=viewer,
        minutes=version,
        at_meeting=at_meeting,
        kind=clean["kind"],
        before=clean["before"],
        after=clean["after"],
        item=items.get(clean["item"]),
    )


def correct(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A later meeting puts right what approved minutes say."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting_id)
    form = forms.CorrectionForm(sent(request), initial={"kind": CorrectionKind.TEXT})
    choose(form, "at_meeting", _later(viewer, meeting, held=False))
    items = _choose_items(form, agenda)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if agenda.minutes is None:
            raise Refused("There are no minutes to correct.")
        at_meeting = queries.get_meeting(viewer=viewer, meeting_id=UUID(clean["at_meeting"]))
        _record(viewer, agenda.minutes, at_meeting, items, clean)

    to = reverse("meeting_minutes", args=[meeting_id])
    return answer(
        request,
        form,
        do,
        title="Correct the minutes",
        button="Record the correction",
        done="Recorded.",
        to=to,
    )
