"""One case: its facts and its chronology, and adding to it in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Action, FieldClass, Permission
from wardmote.access.errors import NotFound, Refused
from wardmote.access.policy import class_ceiling
from wardmote.cases import operations, queries
from wardmote.cases.choices import CaseStatus, EntryKind, RiskBand
from wardmote.cases.models import Case, Entry, Override, PostalLetter, SurveyAnswer
from wardmote.cases.permissions import check_may_change, check_may_contribute, check_may_share, why_not
from wardmote.cases.queries import CaseInFull
from wardmote.cases.rules.states import steps_from
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
    case_to_change,
    choose,
    files,
    post_only,
    sent,
    show_refusal,
    viewer_of,
)
from wardmote.pages.casework.cases import kinds_in_words, level_of
from wardmote.pages.routes import remember_absence
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint, ProtectedSource
from wardmote.people.models import Link as PersonLink
from wardmote.people.operations.secrets import end_safe_location, record_safe_location, reveal_safe_location
from wardmote.people.permissions import works_on_records
from wardmote.people.queries import (
    Proposal,
    facts_of_contacts,
    groups_of,
    links_between,
    proposals_among,
    protected_sources_of,
    safe_locations_by_person,
    safe_locations_of,
)
from wardmote.people.rules import CALL, GivenContact, GivenPerson, why_not_contact
from wardmote.places.operations import GivenPlace, record_places
from wardmote.sharing.models import Audience

TONES = {EntryKind.CONTACT: "contact", EntryKind.DECISION: "decision", EntryKind.STATUS: "decision"}
RISK_COLOURS = {
    RiskBand.HIGH: "red",
    RiskBand.MEDIUM: "orange",
    RiskBand.STANDARD: "green",
    RiskBand.UNKNOWN: "grey",
}
STATUS_COLOURS = {
    CaseStatus.CLOSED: "grey",
    CaseStatus.ON_HOLD: "yellow",
    CaseStatus.CLOSURE_REQUESTED: "purple",
}


@dataclass(frozen=True)
class Way:
    """A way to reach somebody, with what the safe-contact gate says of ringing or writing by hand."""

    point: ContactPoint
    why_not: str


@dataclass(frozen=True)
class Somebody:
    """A person on the case as the page shows them: `others` are further records that officers say are the same.

    `safe_locations`: whose record, and which.
    """

    person: Any
    others: tuple[Any, ...]
    roles: str
    ends: tuple[tuple[str, str], ...]
    ways: tuple[Way, ...]
    safe_locations: tuple[tuple[UUID, UUID], ...]
    may_keep_location: bool


@dataclass(frozen=True)
class Line:
    """A line of the chronology."""

    entry: Entry
    tone: str
    edited: str
    is_new: bool
    edit: str
    history: str


@dataclass(frozen=True, kw_only=True)
class CasePage(Page):
    """A case: facts, people, places and sharing at the side, the chronology in the middle."""

    template: ClassVar[str] = "casework/case.html"
    section: str = "cases"
    marking: str = SENSITIVE
    full: CaseInFull
    case: Case
    kinds: str
    level: int
    risk_colour: str
    status_colour: str
    people: tuple[Somebody, ...]
    perhaps_same: tuple[Proposal, ...]
    letters: tuple[PostalLetter, ...]
    survey: tuple[SurveyAnswer, ...]
    lines: tuple[Line, ...]
    steps: tuple[Link, ...]
    changes: tuple[Link, ...]
    why_no_change: str
    may_add: bool
    may_share: bool
    note: Form
    contact: Form
    action: Form
    upload: Form
    days_late: dict[str, int]
    sources: tuple[ProtectedSource, ...] = ()
    may_keep_source: bool = False
    emergency: Override | None = None
    revealed: str = ""
    revealed_for: str = ""
    revealed_end: str = ""


def show_case(request: HttpRequest, reference: str) -> HttpResponse:
    """A case with everything on it."""
    full = queries.get_case(viewer=viewer_of(request), reference=reference)
    return render(request, _page(request, full))


def _page(request: HttpRequest, full: CaseInFull, **more: Any) -> CasePage:
    viewer = viewer_of(request)
    case = full.case
    add = why_not(viewer, Action.CONTRIBUTE, Permission.WORK_CASES, full.facts)
    change = why_not(viewer, Action.CHANGE, Permission.WORK_CASES, full.facts)
    share = why_not(viewer, Action.CHANGE, Permission.SHARE_CASES, full.facts)
    may_reveal = viewer.may(Permission.REVEAL)
    today = timezone.localdate()
    links = _links(viewer, full)
    groups = groups_of([one.person.pk for one in full.people], links)
    return CasePage(
        title=case.title,
        caption=f"Case {case.reference}",
        full=full,
        case=case,
        kinds=kinds_in_words(case),
        level=level_of(case),
        risk_colour=RISK_COLOURS[RiskBand(case.risk)],
        status_colour=STATUS_COLOURS.get(CaseStatus(case.status), "blue"),
        people=_people(request, full, groups, today),
        perhaps_same=tuple(
            proposals_among([(one.person, one.contacts) for one in full.people], links)
            if works_on_records(viewer)
            else ()
        ),
        letters=() if case.is_open else tuple(queries.letters_of(viewer=viewer, case=case)),
        survey=() if case.is_open else tuple(queries.survey_answers_of(viewer=viewer, case=case)),
        lines=tuple(_line(viewer, full, entry, may_add=not add) for entry in full.entries),
        steps=() if change else _steps(case),
        changes=() if change else _changes(case),
        why_no_change=change,
        may_add=not add,
        may_share=not share,
        note=forms.NoteForm(prefix="note"),
        contact=_contact_form(None, full, today),
        action=_action_form(None, viewer, full),
        upload=forms.FileForm(prefix="file"),
        days_late={
            str(action.id): max(0, (today - action.due_on).days)
            for action in full.open_actions
            if action.due_on
        },
        back=Link(text="Cases", href=reverse("cases")),
        sources=tuple(protected_sources_of(viewer=viewer, record_id=case.pk)) if may_reveal else (),
        may_keep_source=may_reveal and not add,
        emergency=queries.override_of(viewer=viewer, case_id=case.pk)
        if _only_in_emergency(viewer, full)
        else None,
        **more,
    )


def _links(viewer: Any, full: CaseInFull) -> list[PersonLink]:
    """What officers have said of the records on the case: which are one person, which are not."""
    return links_between(viewer=viewer, person_ids=[one.person.pk for one in full.people])


def _only_in_emergency(viewer: Any, full: CaseInFull) -> bool:
    """Whether whoever looks overrode the lock of the case, and nothing else lets them in."""
    grants = [
        one for audience in full.facts.audiences for one in audience if one.principal_id in viewer.principals
    ]
    return any(one.emergency for one in grants)


def _people(
    request: HttpRequest, full: CaseInFull, groups: list[tuple[UUID, ...]], today: Any
) -> tuple[Somebody, ...]:
    viewer = viewer_of(request)
    named = viewer.membership_id in {one.membership_id for one in full.named}
    may_reveal = (
        viewer.may(Permission.REVEAL)
        and class_ceiling(viewer, FieldClass.F5, named=named, author=True) != "none"
    )
    gate = facts_of_contacts(point for one in full.people for point in one.contacts)
    locations = (
        safe_locations_by_person(viewer=viewer, person_ids=[one.person.pk for one in full.people])
        if may_reveal
        else {}
    )
    by_id = {one.person.pk: one for one in full.people}
    shown = []
    for group in groups:
        records = [by_id[person_id] for person_id in group]
        roles = [role for one in records for role in one.roles]
        ways = {
            (point.kind, point.value_key or point.value, why): Way(point, why)
            for one in records
            for point in one.contacts
            for why in [why_not_contact(gate[point.pk], CALL, today)]
        }
        shown.append(
            Somebody(
                person=records[0].person,
                others=tuple(one.person for one in records[1:]),
                roles=", ".join(dict.fromkeys(role.get_role_display() for role in roles)),
                ends=tuple(
                    (role.get_role_display(), reverse("case_person_end", args=[full.case.reference, role.pk]))
                    for role in roles
                ),
                ways=tuple(ways.values()),
                safe_locations=tuple(
                    (person_id, location) for person_id in group for location in locations.get(person_id, ())
                ),
                may_keep_location=named and viewer.may(Permission.REVEAL),
            )
        )
    return tuple(shown)


def _line(viewer: Any, full: CaseInFull, entry: Entry, *, may_add: bool) -> Line:
    address = (full.case.reference, entry.line)
    written_by_people = entry.kind in (EntryKind.NOTE, EntryKind.CONTACT, EntryKind.DECISION)
    others = entry.by_id != viewer.membership_id
    since = full.visited_before
    return Line(
        entry=entry,
        tone=TONES.get(EntryKind(entry.kind), ""),
        edited=f"version {entry.version}" if entry.version > 1 else "",
        is_new=bool(others and since is not None and entry.written_at > since),
        edit=reverse("case_line", args=address)
        if may_add and written_by_people and entry.agency_id == viewer.agency_id
        else "",
        history=reverse("case_line_history", args=address) if entry.version > 1 else "",
    )


STEP_PAGES = {
    "assign": "case_assign",
    "assess": "case_risk",
    "request_closing": "case_close_ask",
    "close": "case_close",
}


def _steps(case: Case) -> tuple[Link, ...]:
    """The steps that the state table has from here, each with its page."""
    links = []
    for step in steps_from(case.status):
        if step.name == "transfer":
            continue
        name = STEP_PAGES.get(step.name)
        href = (
            reverse(name, args=[case.reference])
            if name
            else reverse("case_step", args=[case.reference, step.name])
        )
        links.append(Link(text=step.words, href=href))
    return tuple(links)


def _changes(case: Case) -> tuple[Link, ...]:
    wanted = [
        ("Name and subject", "case_title"),
        ("Owner and supervisor", "case_assign"),
        ("Risk", "case_risk"),
        ("Next review", "case_review_day"),
        ("Behaviour and priority", "case_categories"),
        ("Link with another case", "case_link"),
    ]
    if case.is_open:
        wanted.append(("Give the lead to another agency", "case_transfer"))
    else:
        wanted = [entry for entry in wanted if entry[1] in ("case_title", "case_link")]
    return tuple(Link(text=words, href=reverse(name, args=[case.reference])) for words, name in wanted)


def _contact_form(request_data: Any, full: CaseInFull, today: Any) -> forms.ContactForm:
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


def _action_form(data: Any, viewer: Any, full: CaseInFull) -> forms.ActionForm:
    form = forms.ActionForm(
        data, prefix="action", initial={"agency": str(viewer.agency_id), "owner": str(viewer.membership_id)}
    )
    _offer_workers(form, viewer, full)
    return form


def _offer_workers(form: Form, viewer: Any, full: CaseInFull) -> None:
    """Set who may owe an action: the agencies on the case, and the people who work on cases there."""
    choose(form, "agency", [(str(one.agency_id), one.name) for one in full.agencies])
    choose(form, "owner", _workers(viewer, [one.agency_id for one in full.agencies]))


def _workers(viewer: Any, agencies: list[UUID]) -> list[tuple[str, str]]:
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
        lambda: _contact_form(sent(request), _full(request, reference), timezone.localdate()),
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
        lambda: _action_form(sent(request), viewer_of(request), _full(request, reference)),
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


def add_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody joins the case, named or only described."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)
    full = queries.get_case(viewer=viewer, reference=reference)
    form = forms.PersonForm(sent(request))
    choose(form, "consent", [(str(one.pk), one.original_name) for one in full.documents])

    def do(form: Form) -> None:
        clean = form.cleaned_data
        safety = Safety(clean["safety"])
        may = bool(clean["message"]) and safety == Safety.SAFE
        given = [(ContactKind.PHONE, clean["phone"]), (ContactKind.EMAIL, clean["email"])]
        operations.add_person(
            by=viewer,
            case=case,
            role=clean["role"],
            given=GivenPerson(
                name=clean["name"],
                description=clean["description"],
                contacts=tuple(
                    GivenContact(
                        kind=kind, value=value, safety=safety, may_leave_message=may, may_say_who_we_are=may
                    )
                    for kind, value in given
                    if value
                ),
            ),
            note=clean["note"],
            consent_document_id=UUID(clean["consent"]) if clean["consent"] else None,
            form_token=form.token,
        )

    return answer(
        request,
        case,
        form,
        do,
        title="Add a person",
        button="Add",
        done="Added.",
        to=back_to(case, "people"),
        introduction=("A person added here is known to whoever sees this case, and to nobody else.",),
    )


def end_person(request: HttpRequest, reference: str, role_id: UUID) -> HttpResponse:
    """A person's role on the case ends."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    if role_id not in {role.pk for one in full.people for role in one.roles}:
        raise NotFound("No such person on this case.")

    def do(form: Form) -> None:
        operations.end_person_role(
            by=viewer,
            case=case,
            case_person_id=role_id,
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        case,
        forms.ReasonForm(sent(request)),
        do,
        title="Take a person off the case",
        button="Take off",
        done="Taken off.",
        to=back_to(case, "people"),
    )


def add_place(request: HttpRequest, reference: str) -> HttpResponse:
    """A place joins the case."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)
    form = forms.PlaceForm(sent(request))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        if not (clean["name"] or clean["address_text"]):
            raise Refused("Enter a name or an address.", field="name")
        given = GivenPlace(name=clean["name"], address_text=clean["address_text"], postcode=clean["postcode"])
        (place,) = record_places(by=viewer, partnership_id=viewer.partnership_id, given=[given])
        operations.add_place(
            by=viewer, case=case, place_id=place.pk, is_subject=clean["is_subject"], form_token=form.token
        )

    return answer(
        request, case, form, do, title="Add a place", button="Add", done="Added.", to=back_to(case, "places")
    )


def end_place(request: HttpRequest, reference: str, place_id: UUID) -> HttpResponse:
    """A place leaves the case."""
    case = case_to_change(request, reference)
    return post_only(
        request,
        case,
        lambda: operations.end_place(by=viewer_of(request), case=case, case_place_id=place_id),
        done="Taken off.",
        to=back_to(case, "places"),
    )


def keep_location(request: HttpRequest, reference: str, person_id: UUID) -> HttpResponse:
    """Keep where somebody is safe: encrypted, for those named on the case alone."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    check_may_contribute(viewer, full.case, full.facts)
    person = next((one.person for one in full.people if one.person.pk == person_id), None)
    if person is None:
        raise NotFound("No such person on this case.")

    def do(form: Form) -> None:
        audience: Audience = full.case.audience
        record_safe_location(by=viewer, person=person, text=form.cleaned_data["text"], audience=audience)

    return answer(
        request,
        full.case,
        forms.SafeLocationForm(sent(request)),
        do,
        title="Where are they safe?",
        button="Keep",
        done="Kept.",
        to=back_to(full.case, "people"),
    )


def show_location(request: HttpRequest, reference: str, person_id: UUID, location_id: UUID) -> HttpResponse:
    """Show a safe location, once, to somebody who asked for it by a button; the look is recorded."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    person = next((one.person for one in full.people if one.person.pk == person_id), None)
    if person is None or location_id not in safe_locations_of(viewer=viewer, person_id=person_id):
        raise NotFound("Nothing here.")
    text = reveal_safe_location(by=viewer, safe_location_id=location_id)
    end = reverse("case_location_end", args=[reference, person_id, location_id])
    return render(request, _page(request, full, revealed=text, revealed_for=str(person.pk), revealed_end=end))


def end_location(request: HttpRequest, reference: str, person_id: UUID, location_id: UUID) -> HttpResponse:
    """They are not there any more: the text is emptied."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    if person_id not in {one.person.pk for one in full.people} or location_id not in safe_locations_of(
        viewer=viewer, person_id=person_id
    ):
        raise NotFound("Nothing here.")
    return post_only(
        request,
        full.case,
        lambda: end_safe_location(by=viewer, safe_location_id=location_id),
        done="Removed. What was written there is gone.",
        to=back_to(full.case, "people"),
    )


def set_title(request: HttpRequest, reference: str) -> HttpResponse:
    """Another name."""
    case = case_to_change(request, reference)
    initial = {"title": case.title, "subject": case.subject, "version": str(case.version)}
    form = forms.TitleForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.change_title(
            by=viewer_of(request),
            case=case,
            title=clean["title"],
            subject=clean["subject"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Name and subject", button="Save", done="Saved.")


def _version(clean: dict[str, Any]) -> int | None:
    text = clean.get("version") or ""
    return int(text) if text.isdigit() else None


def assign(request: HttpRequest, reference: str) -> HttpResponse:
    """Who owns the case."""
    viewer = viewer_of(request)
    full = queries.get_case(viewer=viewer, reference=reference)
    case = full.case
    check_may_change(viewer, case, full.facts)
    initial = {
        "owner": str(case.owner_id or viewer.membership_id),
        "supervisor": str(case.supervisor_id or ""),
        "single_contact": str(case.single_contact_id or ""),
    }
    form = forms.AssignForm(sent(request), initial=initial)
    lead = _workers(viewer, [case.agency_id])
    choose(form, "owner", lead)
    choose(form, "supervisor", lead)
    choose(form, "single_contact", _workers(viewer, [one.agency_id for one in full.agencies]))

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.assign(
            by=viewer,
            case=case,
            owner_id=UUID(clean["owner"]),
            supervisor_id=UUID(clean["supervisor"]) if clean["supervisor"] else None,
            single_contact_id=UUID(clean["single_contact"]) if clean["single_contact"] else None,
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Owner and supervisor", button="Save", done="Saved.")


def set_risk(request: HttpRequest, reference: str) -> HttpResponse:
    """The risk, its reason, the next review."""
    case = case_to_change(request, reference)
    known = {} if case.risk == RiskBand.UNKNOWN else {"risk": case.risk}
    form = forms.RiskForm(
        sent(request), initial={"version": str(case.version), "reason": case.risk_reason, **known}
    )

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.set_risk(
            by=viewer_of(request),
            case=case,
            risk=clean["risk"],
            reason=clean["reason"],
            review_on=clean["review_on"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Risk", button="Save", done="Saved.")


def set_review(request: HttpRequest, reference: str) -> HttpResponse:
    """The day of the next review."""
    case = case_to_change(request, reference)
    form = forms.ReviewForm(sent(request), initial={"review_on": case.review_on})

    def do(form: Form) -> None:
        operations.set_review(
            by=viewer_of(request), case=case, review_on=form.cleaned_data["review_on"], form_token=form.token
        )

    return answer(
        request,
        case,
        form,
        do,
        title="Next review",
        button="Save",
        done="Saved.",
        introduction=("Setting another day says that you have looked at the case now.",),
    )


def set_categories(request: HttpRequest, reference: str) -> HttpResponse:
    """Kinds and priority."""
    case = case_to_change(request, reference)
    initial = {
        "version": str(case.version),
        "kinds": case.kinds,
        "priority": case.priority if case.priority_reason else "",
        "reason": case.priority_reason,
        "is_hate": case.is_hate,
    }
    form = forms.CategoriesForm(sent(request), initial=initial)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.set_categories(
            by=viewer_of(request),
            case=case,
            kinds=clean["kinds"],
            priority=clean["priority"],
            reason=clean["reason"],
            is_hate=clean["is_hate"],
            version=_version(clean),
            form_token=form.token,
        )

    return answer(request, case, form, do, title="Behaviour and priority", button="Save", done="Saved.")


STEP_FORMS: dict[str, tuple[Callable[..., Form], str]] = {
    "agree_plan": (forms.OptionalReasonForm, "Agree the plan"),
    "start": (forms.OptionalReasonForm, "Start the plan"),
    "monitor": (forms.ReasonForm, "Move to monitoring"),
    "hold": (forms.HoldForm, "Put on hold"),
    "resume": (forms.ReasonForm, "Make active again"),
    "decline_closing": (forms.ReasonForm, "Do not close"),
    "reopen": (forms.ReopenForm, "Reopen"),
}


def take_step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """One step of the state table."""
    case = case_to_change(request, reference)
    if step not in STEP_FORMS:
        raise NotFound("No such step.")
    make, title = STEP_FORMS[step]

    def do(form: Form) -> None:
        clean = form.cleaned_data
        operations.take_step(
            by=viewer_of(request),
            case=case,
            step=step,
            reason=clean["reason"],
            review_on=clean.get("review_on"),
            closed_by_mistake=clean.get("mistake", False),
            form_token=form.token,
        )

    return answer(request, case, make(sent(request)), do, title=title, button=title, done="Done.")


def transfer(request: HttpRequest, reference: str) -> HttpResponse:
    """Another lead agency."""
    full = queries.get_case(viewer=viewer_of(request), reference=reference)
    check_may_share(viewer_of(request), full.case, full.facts)
    form = forms.TransferForm(sent(request))
    choose(form, "agency", [(str(one.agency_id), one.name) for one in full.agencies if not one.is_lead])

    def do(form: Form) -> None:
        operations.transfer(
            by=viewer_of(request),
            case=full.case,
            agency_id=UUID(form.cleaned_data["agency"]),
            reason=form.cleaned_data["reason"],
            form_token=form.token,
        )

    return answer(
        request,
        full.case,
        form,
        do,
        title="Give the lead to another agency",
        button="Give the lead",
        done="Given.",
        introduction=("Only an agency that is on the case can lead it. Your agency can still read it.",),
    )


def link(request: HttpRequest, reference: str) -> HttpResponse:
    """Two cases that have to do with each other."""
    viewer = viewer_of(request)
    case = case_to_change(request, reference)

    def do(form: Form) -> None:
        clean = form.cleaned_data
        try:
            other = queries.find_link_target(viewer=viewer, reference=clean["reference"])
        except NotFound:
            remember_absence(request, clean["reference"])
            raise Refused("No case that you may see has that reference.", field="reference") from None
        operations.link_cases(by=viewer, case=case, other=other, why=clean["why"], form_token=form.token)

    return answer(
        request,
        case,
        forms.LinkForm(sent(request)),
        do,
        title="Link with another case",
        button="Link",
        done="Linked.",
    )
