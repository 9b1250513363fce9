"""Items of an agenda: added, asked for, changed, moved, restricted, put off; interests; papers under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wardmote.access.actors import Viewer
from wardmote.access.errors import NotFound, Refused
from wardmote.calendar.london import day_of, in_london
from wardmote.calendar.words import day_in_words
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import (
    AttendanceState,
    ConsultationRole,
    DecisionKind,
    InterestKind,
    ItemKind,
    PaperKind,
)
from wardmote.meetings.models import AgendaItem, Body, Meeting
from wardmote.meetings.permissions import check_may_write_paper, may_run
from wardmote.pages.business import meetings_forms as forms
from wardmote.pages.business.meetings_acting import (
    SECTION,
    answer,
    item_to_run,
    meeting_to_run,
    post_only,
    to_item,
    to_meeting,
    viewer_of,
)
from wardmote.pages.casework.acting import choose, files, sent

NEXT = "next"


def _members(viewer: Viewer, meeting: Meeting) -> list[queries.MemberShown]:
    return queries.list_members(viewer=viewer, body=meeting.body, on=day_of(meeting.starts_at))


def _member_options(members: list[queries.MemberShown]) -> list[tuple[str, str]]:
    return [(str(one.member.pk), f"{one.name}, {one.organisation}") for one in members]


def _reader_options(viewer: Viewer, members: list[queries.MemberShown]) -> list[tuple[str, str]]:
    """Those who sign in: nobody else can be a reader."""
    return [
        (str(one.member.membership_id), f"{one.name}, {one.organisation}")
        for one in members
        if one.member.membership_id and one.member.membership_id != viewer.membership_id
    ]


def _uuid(value: str) -> UUID | None:
    return UUID(value) if value else None


def _on_item(request: HttpRequest, item: AgendaItem, form: Form, do: Any, **words: str) -> HttpResponse:
    return answer(request, form, do, to=to_item(item), caption=item.title, **words)  # type: ignore[arg-type]


def add_item(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One more item, perhaps restricted."""
    viewer, meeting = viewer_of(request), meeting_to_run(request, meeting_id)
    members = _members(viewer, meeting)
    form = forms.NewItemForm(
        sent(request), initial={"kind": ItemKind.DISCUSSION, "time_minutes": 0, "is_restricted": False}
    )
    choose(form, "presenter", _member_options(members))
    choose(form, "readers", _reader_options(viewer, members))

    def do(form: Form) -> str:
        clean = form.cleaned_data
        item = operations.add_item(
            by=viewer,
            meeting=meeting,
            item=operations.NewItem(
                title=clean["title"],
                kind=clean["kind"],
                note=clean["note"],
                presenter_id=_uuid(clean["presenter"]),
                presenter_text=clean["presenter_text"],
                time_minutes=clean["time_minutes"] or 0,
            ),
            readers=[UUID(key) for key in clean["readers"]] if clean["is_restricted"] else None,
            restriction_reason=clean["restriction_reason"],
        )
        return to_meeting(meeting, f"item-{item.pk}")

    return answer(
        request, form, do, title="Add an item", button="Add the item", done="Added.", to=to_meeting(meeting)
    )


def request_item(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Ask for an item."""
    viewer = viewer_of(request)
    meeting = queries.get_meeting(viewer=viewer, meeting_id=meeting_id)
    form = forms.RequestItemForm(sent(request))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.request_item(
            by=viewer,
            meeting=meeting,
            title=clean["title"],
            note=clean["note"],
            time_minutes=clean["time_minutes"] or 0,
        )

    return answer(
        request,
        form,
        do,
        title="Ask for an item",
        button="Ask for it",
        done="Asked for. Whoever runs the body decides.",
        to=to_meeting(meeting),
    )


def change_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Title, kind, who presents it."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    initial = {
        name: getattr(item, name) for name in ("title", "kind", "presenter_text", "time_minutes", "note")
    }
    form = forms.ItemForm(sent(request), initial={**initial, "presenter": str(item.presenter_id or "")})
    choose(form, "presenter", _member_options(_members(viewer, item.meeting)))

    def do(form: Form) -> None:
        clean = dict(form.cleaned_data)
        operations.change_item(by=viewer, item=item, presenter_id=_uuid(clean.pop("presenter")), **clean)

    return _on_item(request, item, form, do, title="Change the item", button="Save", done="Saved.")


ITEM_STEPS = {
    "accept": (operations.accept_item, "It is on the agenda."),
    "withdraw": (operations.withdraw_item, "Taken off the agenda."),
    "by_email": (operations.send_by_email, "It goes round by e-mail."),
    "hear": (operations.hear_item, "Heard."),
}


def take_item_step(request: HttpRequest, item_id: UUID, step: str) -> HttpResponse:
    """Accepted, withdrawn, by e-mail, heard."""
    item = item_to_run(request, item_id)
    if step not in ITEM_STEPS:
        raise NotFound("No such step.")
    do, done = ITEM_STEPS[step]
    return post_only(
        request,
        lambda: do(by=viewer_of(request), item=item),
        done=done,
        to=to_meeting(item.meeting, "agenda"),
    )


def move_item(request: HttpRequest, item_id: UUID, way: str) -> HttpResponse:
    """One place up or down."""
    item = item_to_run(request, item_id)
    if way not in ("up", "down"):
        raise NotFound("No such way.")
    return post_only(
        request,
        lambda: operations.move_item(by=viewer_of(request), item=item, up=way == "up"),
        done="Moved.",
        to=to_item(item),
    )


def restrict_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Keep an item from all but named people."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    form = forms.RestrictForm(sent(request))
    choose(form, "readers", _reader_options(viewer, _members(viewer, item.meeting)))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.restrict_item(
            by=viewer,
            item=item,
            reason=clean["restriction_reason"],
            readers=[UUID(key) for key in clean["readers"]],
        )

    return _on_item(
        request, item, form, do, title="Restrict the item", button="Restrict it", done="Restricted."
    )


def defer_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Put an item off, with the reason, to a meeting."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    coming = queries.coming_meetings(viewer=viewer, body=item.meeting.body, after=item.meeting.starts_at)
    agenda = queries.get_agenda(viewer=viewer, meeting_id=item.meeting_id)
    away = [row for row in agenda.attendances if row.state == AttendanceState.APOLOGIES]
    form = forms.DeferForm(sent(request), initial={"to": str(coming[0].pk) if coming else NEXT})
    choose(form, "because_of", [(str(row.pk), f"{row.name}, {row.organisation}") for row in away])
    choose(
        form,
        "to",
        [
            *((str(one.pk), day_in_words(day_of(one.starts_at), weekday=True)) for one in coming),
            (NEXT, "The next meeting, once it is planned"),
        ],
    )

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.defer_item(
            by=viewer,
            item=item,
            reason=clean["reason"],
            reason_text=clean["reason_text"],
            because_of=next((row for row in away if str(row.pk) == clean["because_of"]), None),
            to_meeting=next((one for one in coming if str(one.pk) == clean["to"]), None),
        )

    return _on_item(
        request,
        item,
        form,
        do,
        title="Put the item off",
        button="Put it off",
        done="Put off. It places itself on that agenda and counts.",
    )


def declare_interest(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Somebody declares an interest."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    form = forms.DeclarationForm(sent(request), initial={"kind": InterestKind.PERSONAL})

    def do(form: Form) -> None:
        operations.declare_interest(by=viewer, item=item, **form.cleaned_data)

    return _on_item(
        request, item, form, do, title="Declaration of interest", button="Record it", done="Recorded."
    )


def record_decision(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """What was decided."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    form = forms.DecisionForm(sent(request), initial={"kind": DecisionKind.AGREED})

    def do(form: Form) -> None:
        operations.record_decision(by=viewer, item=item, **form.cleaned_data)

    return _on_item(request, item, form, do, title="Record a decision", button="Record it", done="Recorded.")


# --- papers -------------------------------------------------------------------------------------------


def add_paper(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """A paper under an item: with its file, or owed by somebody."""
    viewer, item = viewer_of(request), item_to_run(request, item_id)
    members = _members(viewer, item.meeting)
    form = forms.PaperForm(
        sent(request),
        files(request),
        initial={"title": item.title, "kind": PaperKind.REPORT, "role": ConsultationRole.NOTING},
    )
    choose(form, "owed_by", _member_options(members))
    by_id = {str(one.member.pk): one.member for one in members}

    def do(form: Form) -> str:
        clean = dict(form.cleaned_data)
        uploads, owner = clean.pop("file"), by_id.get(clean.pop("owed_by"))
        if not uploads and owner is None:
            raise Refused("Select the file, or who owes it.", field="file")
        paper = operations.create_paper(by=viewer, item=item, owed_by=owner, **clean)
        for upload in uploads:
            operations.add_version(by=viewer, paper=paper, name=upload.name or "paper", content=upload.read())
        return reverse("paper", args=[paper.pk])

    return _on_item(request, item, form, do, title="Add a paper", button="Add the paper", done="Added.")


@dataclass(frozen=True, kw_only=True)
class PaperPage(Page):
    """A paper: its boxes, its versions, and its way through the bodies."""

    template: ClassVar[str] = "business/paper.html"
    section: str = SECTION
    way: queries.PaperWay
    runs: frozenset[UUID]
    may_write: bool


def show_paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """A paper with its versions and what each body made of it."""
    viewer = viewer_of(request)
    way = queries.get_paper(viewer=viewer, paper_id=paper_id)
    last = way.stops[-1].item if way.stops else None
    return render(
        request,
        PaperPage(
            title=way.paper.title,
            caption=way.paper.get_kind_display(),
            back=Link(text="Back to the agenda", href=to_item(last))
            if last
            else Link(text="Business", href=reverse("business")),
            way=way,
            runs=frozenset(stop.pk for stop in way.stops if may_run(viewer, stop.item.meeting.body)),
            may_write=_may_write(viewer, way),
        ),
    )


def _may_write(viewer: Viewer, way: queries.PaperWay) -> bool:
    return viewer.agency_id == way.paper.agency_id or any(
        may_run(viewer, stop.item.meeting.body) for stop in way.stops
    )


def _paper(request: HttpRequest, paper_id: UUID) -> queries.PaperWay:
    viewer = viewer_of(request)
    way = queries.get_paper(viewer=viewer, paper_id=paper_id)
    check_may_write_paper(viewer, way.paper)
    return way


def add_version(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The next version of a paper, with its file."""
    viewer, way = viewer_of(request), _paper(request, paper_id)
    form = forms.VersionForm(sent(request), files(request))

    def do(form: Form) -> None:
        (upload,) = form.cleaned_data["file"]
        operations.add_version(
            by=viewer,
            paper=way.paper,
            name=upload.name or "paper",
            content=upload.read(),
            what_changed=form.cleaned_data["what_changed"],
        )

    to = reverse("paper", args=[paper_id])
    return answer(
        request, form, do, title="Give in the next version", button="Give it in", done="Given in.", to=to,
        caption=way.paper.title,
    )  # fmt: skip


def change_paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The boxes of a paper."""
    viewer, way = viewer_of(request), _paper(request, paper_id)
    initial = {name: getattr(way.paper, name) for name in forms.PaperBoxesForm.base_fields}
    form = forms.PaperBoxesForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        operations.change_paper(by=viewer, paper=way.paper, **form.cleaned_data)

    to = reverse("paper", args=[paper_id])
    return answer(request, form, do, title="Change the paper", button="Save", done="Saved.", to=to)


def send_paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The paper goes to a further body."""
    viewer = viewer_of(request)
    way = queries.get_paper(viewer=viewer, paper_id=paper_id)
    options: dict[str, str] = {}
    for body in queries.list_bodies(viewer=viewer):
        if may_run(viewer, body):
            options |= _items_of(viewer, body)
    form = forms.SendPaperForm(sent(request), initial={"role": ConsultationRole.NOTING})
    choose(form, "item", list(options.items()))

    def do(form: Form) -> None:
        item = queries.get_item(viewer=viewer, item_id=UUID(form.cleaned_data["item"]))
        operations.send_paper_to(by=viewer, paper=way.paper, item=item, role=form.cleaned_data["role"])

    to = reverse("paper", args=[paper_id])
    return answer(
        request, form, do, title="Put it before a further body", button="Put it on", done="Put on.", to=to,
        caption=way.paper.title,
    )  # fmt: skip


def _items_of(viewer: Viewer, body: Body) -> dict[str, str]:
    found: dict[str, str] = {}
    for meeting in queries.list_meetings(viewer=viewer, body=body):
        if meeting.state in ("agenda_open", "papers_closed", "published"):
            agenda = queries.get_agenda(viewer=viewer, meeting_id=meeting.pk)
            when = f"{body.short_name}, {in_london(meeting.starts_at):%-d %b %Y}"
            found |= {str(one.item.pk): f"{when}: {one.item.title}" for one in agenda.items}
    return found


def record_outcome(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """What a body made of a paper."""
    viewer = viewer_of(request)
    consultation = queries.get_consultation(viewer=viewer, consultation_id=consultation_id)
    item_to_run(request, consultation.item_id)
    form = forms.OutcomeForm(sent(request))

    def do(form: Form) -> None:
        operations.record_outcome(
            by=viewer,
            consultation=consultation,
            outcome=form.cleaned_data["outcome"],
            text=form.cleaned_data["text"],
        )

    to = reverse("paper", args=[consultation.paper_id])
    return answer(
        request,
        form,
        do,
        title="What did the body make of it?",
        button="Record it",
        done="Recorded. Where amendments are wanted the next version is awaited at the next meeting.",
        to=to,
        caption=consultation.paper.title,
    )


def remove_paper(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """Off the item."""
    viewer = viewer_of(request)
    consultation = queries.get_consultation(viewer=viewer, consultation_id=consultation_id)
    item = item_to_run(request, consultation.item_id)
    return post_only(
        request,
        lambda: operations.remove_paper(by=viewer, consultation=consultation),
        done="Taken off.",
        to=to_item(item),
    )
