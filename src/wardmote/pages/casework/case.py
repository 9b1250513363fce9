"""One case: its facts and its chronology, with what can be added in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from wardmote.access.choices import Action, FieldClass, Permission
from wardmote.access.policy import class_ceiling
from wardmote.calendar.words import day_in_words
from wardmote.cases import queries
from wardmote.cases.choices import CaseStatus, Consent, EntryKind, RiskBand
from wardmote.cases.models import Case, CasePerson, Entry, Override, PostalLetter, SurveyAnswer
from wardmote.cases.permissions import why_not
from wardmote.cases.queries import CaseInFull
from wardmote.cases.queries.reading import PersonOnCase
from wardmote.cases.rules.consent import ASKED
from wardmote.cases.rules.states import steps_from
from wardmote.design.addresses import address_of
from wardmote.design.fields import Form
from wardmote.design.page import Page, render
from wardmote.design.surroundings import Link
from wardmote.pages.casework import case_forms as forms
from wardmote.pages.casework.acting import (
    SENSITIVE,
    viewer_of,
)
from wardmote.pages.casework.case_adding import action_form, contact_form
from wardmote.pages.casework.cases import kinds_in_words, level_of
from wardmote.people.models import ContactPoint, ProtectedSource
from wardmote.people.models import Link as PersonLink
from wardmote.people.permissions import works_on_records
from wardmote.people.queries import (
    Proposal,
    facts_of_contacts,
    groups_of,
    links_between,
    proposals_among,
    protected_sources_of,
    safe_locations_by_person,
)
from wardmote.people.rules import CALL, why_not_contact

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
    says: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True)
class ToAsk:
    """Somebody who is to be asked again about sharing, and where the answer is written down."""

    name: str
    href: str


@dataclass(frozen=True)
class Line:
    """A line of the chronology, ready to be shown: a page has a hundred of them."""

    id: str
    at: datetime
    kind: str
    who: str
    text: str
    document: Any
    promised_on: date | None
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
    to_ask: tuple[ToAsk, ...]
    perhaps_same: tuple[Proposal, ...]
    letters: tuple[PostalLetter, ...]
    survey: tuple[SurveyAnswer, ...]
    lines: tuple[Line, ...]
    steps: tuple[Link, ...]
    changes: tuple[Link, ...]
    why_no_change: str
    may_add: bool
    may_share: bool
    may_read_reports: bool
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
    return render(request, page_of(request, full))


def page_of(request: HttpRequest, full: CaseInFull, **more: Any) -> CasePage:
    """Return the page of a case as the viewer may see it; `more`: what was just revealed on it."""
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
        to_ask=tuple(ToAsk(str(one.person), _consent_page(full, one)) for one in full.to_be_asked),
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
        may_read_reports=viewer.may(Permission.READ_REPORTS),
        note=forms.NoteForm(prefix="note"),
        contact=contact_form(None, full, today),
        action=action_form(None, viewer, full),
        upload=forms.FileForm(prefix="file"),
        days_late={
            str(action.id): max(0, (today - action.due_on).days)
            for action in full.open_actions
            if action.due_on
        },
        back=Link(text="Cases", href=address_of("cases")),
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
                    (
                        role.get_role_display() + (f", record {number}" if len(records) > 1 else ""),
                        reverse("case_person_end", args=[full.case.reference, role.pk]),
                    )
                    for number, one in enumerate(records, start=1)
                    for role in one.roles
                ),
                ways=tuple(ways.values()),
                safe_locations=tuple(
                    (person_id, location) for person_id in group for location in locations.get(person_id, ())
                ),
                may_keep_location=named and viewer.may(Permission.REVEAL),
                says=tuple(dict.fromkeys(_said(role) for role in roles if role.consent)),
                asks=tuple(_consent_page(full, one) for one in records if _is_asked(one)),
            )
        )
    return tuple(shown)


def _is_asked(one: PersonOnCase) -> bool:
    """Whether somebody is on the case in a role in which they are asked about sharing."""
    return any(role.role in ASKED for role in one.roles)


def _consent_page(full: CaseInFull, one: PersonOnCase) -> str:
    role = next(role for role in one.roles if role.role in ASKED)
    return address_of("case_person_consent", reference=full.case.reference, role_id=role.pk)


def _said(role: CasePerson) -> str:
    """What somebody said last about sharing, with the day; whether it still holds."""
    said = (
        f"Sharing: {Consent(role.consent).sentence}, {day_in_words(role.consent_on)}."
        if role.consent_on
        else ""
    )
    return f"{said} Said to the agency that led before." if role.ask_consent_since else said


def _line(viewer: Any, full: CaseInFull, entry: Entry, *, may_add: bool) -> Line:
    address = {"reference": full.case.reference, "line": entry.line}
    written_by_people = entry.kind in (EntryKind.NOTE, EntryKind.CONTACT, EntryKind.DECISION)
    others = entry.by_id != viewer.membership_id
    since = full.visited_before
    return Line(
        id=f"line-{entry.line}",
        at=entry.at,
        kind=EntryKind(entry.kind).label,
        who=_author(entry),
        text=entry.text,
        document=entry.document,
        promised_on=entry.promised_on,
        tone=TONES.get(EntryKind(entry.kind), ""),
        edited=f"version {entry.version}" if entry.version > 1 else "",
        is_new=bool(others and since is not None and entry.written_at > since),
        edit=address_of("case_line", **address)
        if may_add and written_by_people and entry.agency_id == viewer.agency_id
        else "",
        history=address_of("case_line_history", **address) if entry.version > 1 else "",
    )


def _author(entry: Any) -> str:
    """Who wrote a line and for whom, by the names that it was read with."""
    return f"{entry.written_by}, {entry.written_for or ''}" if entry.by_id else "Wardmote"


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
            address_of(name, reference=case.reference)
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
    return tuple(Link(text=words, href=address_of(name, reference=case.reference)) for words, name in wanted)
