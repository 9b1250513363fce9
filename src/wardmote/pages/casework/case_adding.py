"""Adding to the chronology of a case, and correcting a line of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from wardmote.access.errors import NotFound, Refused
from wardmote.cases import operations, queries
from wardmote.cases.models import Case, Entry
from wardmote.cases.permissions import check_may_contribute
from wardmote.cases.queries import CaseInFull
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    SENSITIVE,
    answer,
    back_to,
    case_of,
    case_to_add_to,
    choose,
    files,
    sent,
    show_refusal,
    viewer_of,
)
from wardmote.people.queries import facts_of_contacts
from wardmote.people.rules import CALL, why_not_contact


def contact_form(request_data: Any, full: CaseInFull, today: Any) -> forms.ContactForm:
    """The form of a contact with the victim, with every way to reach anybody on the case, unsafe ones marked."""
    form = forms.ContactForm(request_data, prefix="contact")
    options = []
    gate = facts_of_contacts(point for one in full.people for point in one.contacts)
    for one in full.people:
        for point in one.contacts:
            problem = why_not_contact(gate[point.pk], CALL, today)
            words = f"{one.person}: {point.get_kind_display()} {point.value}"
            options.append((str(point.pk), f"{words} (not safe: do not use)" if problem else words))
    choose(form, "contact_point", options)
    return form


def action_form(data: Any, viewer: Any, full: CaseInFull) -> forms.ActionForm:
    """The form of an action, offered to whoever works on the case; at first the viewer's own."""
    form = forms.ActionForm(
        data, prefix="action", initial={"agency": str(viewer.agency_id), "owner": str(viewer.membership_id)}
    )
    _offer_workers(form, viewer, full)
    return form


def _offer_workers(form: Form, viewer: Any, full: CaseInFull) -> None:
    """Set who may owe an action: the agencies on the case, and the people who work on cases there."""
    choose(form, "agency", [(str(one.agency_id), one.name) for one in full.agencies])
    choose(form, "owner", workers(viewer, [one.agency_id for one in full.agencies]))


def workers(viewer: Any, agencies: list[UUID]) -> list[tuple[str, str]]:
    """People who work on cases for the agencies on a case."""
    return [
        (str(one.pk), f"{one.account.name}, {one.agency.short_name}")
        for one in queries.colleagues_of(viewer=viewer, agency_ids=agencies)
        if set(one.roles) & {"caseworker", "supervisor", "specialist"}
    ]


def _at(day: Any, clock: Any) -> datetime | None:
    """The instant of a day and a time of day in London; None without a day."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day, clock or time(0, 0)))


def _add(
    request: HttpRequest,
    reference: str,
    form: Callable[[], Form],
    operation: Callable[..., object],
    told: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    title: str,
    button: str = "Add",
    done: str = "Added.",
    part: str = "chronology",
) -> HttpResponse:
    """Add something to a case: check first, then the form, one operation with what was told, back to its part."""
    case = case_to_add_to(request, reference)

    def do(form: Form) -> None:
        operation(by=viewer_of(request), case=case, form_token=form.token, **told(form.cleaned_data))

    return answer(request, case, form(), do, title=title, button=button, done=done, to=back_to(case, part))


def _full(request: HttpRequest, reference: str) -> CaseInFull:
    return queries.get_case(viewer=viewer_of(request), reference=reference)


def _id(text: str) -> UUID | None:
    """The identifier that a list sent, or None for its empty choice."""
    return UUID(text) if text else None


def add_note(request: HttpRequest, reference: str) -> HttpResponse:
    """A note or a decision."""
    return _add(
        request,
        reference,
        lambda: forms.NoteForm(sent(request), prefix="note"),
        operations.add_entry,
        lambda said: {"kind": said["kind"], "text": said["text"]},
        title="Add a note",
    )


def add_contact(request: HttpRequest, reference: str) -> HttpResponse:
    """A contact with the victim."""
    return _add(
        request,
        reference,
        lambda: contact_form(sent(request), _full(request, reference), timezone.localdate()),
        operations.record_contact,
        lambda said: {
            "how": said["how"],
            "text": said["text"],
            "contact_point_id": _id(said["contact_point"]),
            "they_contacted_us": said["who"] == "they",
            "leaves_message": said["message"],
            "promised_on": said["promised_on"],
        },
        title="Record a contact",
        button="Record",
        done="Recorded.",
    )


def add_action(request: HttpRequest, reference: str) -> HttpResponse:
    """Something to be done."""
    return _add(
        request,
        reference,
        lambda: action_form(sent(request), viewer_of(request), _full(request, reference)),
        operations.set_case_action,
        lambda said: {
            "text": said["text"],
            "agency_id": UUID(said["agency"]),
            "owner_id": _id(said["owner"]),
            "due_on": said["due_on"],
        },
        title="Add something to do",
        part="actions",
    )


def end_action(request: HttpRequest, reference: str, action_id: UUID) -> HttpResponse:
    """An action is done, or not needed."""
    viewer = viewer_of(request)
    case = case_to_add_to(request, reference)
    if action_id not in {action.pk for action in queries.actions_of(viewer=viewer, case=case)}:
        raise NotFound("No such action on this case.")
    form = forms.DoneForm(sent(request))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if clean["ended"] == "done":
            operations.finish_case_action(
                by=viewer, case=case, action_id=action_id, result=clean["result"], form_token=form.token
            )
        else:
            operations.drop_case_action(
                by=viewer, case=case, action_id=action_id, reason=clean["result"], form_token=form.token
            )

    return answer(
        request,
        case,
        form,
        do,
        title="How did it end?",
        button="Save",
        done="Saved.",
        to=back_to(case, "actions"),
    )


def change_action(request: HttpRequest, reference: str, action_id: UUID) -> HttpResponse:
    """Give an open action to another agency or person, or another day."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_contribute(viewer, case, full.facts)
    action = next((one for one in full.open_actions if one.pk == action_id), None)
    if action is None:
        raise NotFound("No such open action on this case.")
    form = forms.ChangeActionForm(
        sent(request),
        initial={
            "agency": str(action.agency_id),
            "owner": str(action.owner_id or ""),
            "due_on": action.due_on,
        },
    )
    _offer_workers(form, viewer, full)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.change_case_action(
            by=viewer,
            case=case,
            action_id=action_id,
            agency_id=UUID(clean["agency"]),
            owner_id=UUID(clean["owner"]) if clean["owner"] else None,
            due_on=clean["due_on"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        form,
        do,
        title="Who does it, and by when?",
        button="Save",
        done="Saved.",
        to=back_to(case, "actions"),
        introduction=(action.text,),
    )


def add_file(request: HttpRequest, reference: str) -> HttpResponse:
    """A file for the case."""

    def told(said: dict[str, Any]) -> dict[str, Any]:
        (file,) = said["file"]
        return {"name": file.name or "file", "content": file.read(), "text": said["text"]}

    return _add(
        request,
        reference,
        lambda: forms.FileForm(sent(request), files(request), prefix="file"),
        operations.add_file,
        told,
        title="Add a file",
        done="Added. It can be opened once it was checked.",
    )


def add_incident(request: HttpRequest, reference: str) -> HttpResponse:
    """Something that happened."""
    return _add(
        request,
        reference,
        lambda: _incident_form(request, reference),
        operations.add_incident,
        lambda said: {
            "words": said["words"],
            "happened_from": _at(said["on"], said["time"]),
            "when_text": said["when_text"],
            "police_reference": said["police_reference"],
            "told_by_id": _id(said["told_by"]),
        },
        title="Add an incident",
        part="incidents",
    )


def _incident_form(request: HttpRequest, reference: str) -> Form:
    form = forms.IncidentForm(sent(request))
    people = _full(request, reference).people
    choose(form, "told_by", [(str(one.person.pk), f"{one.person}") for one in people])
    return form


@dataclass(frozen=True, kw_only=True)
class LinePage(Page):
    """Correcting a line; when somebody else saved first, with what stands now beside it."""

    template: ClassVar[str] = "casework/line.html"
    section: str = "cases"
    marking: str = SENSITIVE
    form: Form
    case: Case
    current: Entry | None


def edit_line(request: HttpRequest, reference: str, line: UUID) -> HttpResponse:
    """Correct a line of the chronology: a new version. If somebody else saved first, both are shown."""
    viewer = viewer_of(request)
    case = case_to_add_to(request, reference)
    entry = queries.get_entry(viewer=viewer, case=case, line=line)
    form = forms.EditForm(sent(request), initial={"version": str(entry.version), "text": entry.text})
    current: Entry | None = None
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            operations.edit_entry(
                by=viewer,
                entry=entry,
                text=form.cleaned_data["text"],
                version=int(version) if version.isdigit() else 0,
                form_token=form.token,
            )
        except operations.ChangedMeanwhile as clash:
            # Nothing is lost: what stands now is shown, and what was written stays in the box. Saving it again,
            # now knowing the other, makes it the next version; the other stays in the history.
            current = clash.current
            written = form.cleaned_data["text"]
            form = forms.EditForm(initial={"version": str(clash.current.version), "text": written})
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "Saved as a new version.")
            return HttpResponseRedirect(back_to(case, "chronology"))
    queries.note_form_shown(viewer=viewer, case=case)
    return render(
        request,
        LinePage(
            title="Correct a line",
            caption=f"Case {case.reference}",
            form=form,
            case=case,
            current=current,
            back=Link(text="Back to the case", href=back_to(case, "chronology")),
        ),
        status=409 if current else 200,
    )


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    """All versions of a line."""

    template: ClassVar[str] = "casework/line_history.html"
    section: str = "cases"
    marking: str = SENSITIVE
    versions: tuple[Entry, ...]


def show_history(request: HttpRequest, reference: str, line: UUID) -> HttpResponse:
    """All versions of a line of the chronology, the newest first."""
    case = case_of(request, reference)
    versions = queries.entry_versions(viewer=viewer_of(request), case=case, line=line)
    return render(
        request,
        HistoryPage(
            title="Versions of a line",
            caption=f"Case {case.reference}",
            versions=tuple(versions),
            back=Link(text="Back to the case", href=back_to(case, "chronology")),
        ),
    )
