"""One chronology: notes, contacts with the victim, decisions, incidents, actions, files."""

from __future__ import annotations

from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import switched_to
from wardmote.actions import operations as actions
from wardmote.actions.models import Action
from wardmote.actions.queries import get_action
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.working_days import due_on
from wardmote.cases.choices import ContactHow, EntryKind
from wardmote.cases.models import Case, CaseAction, CaseIncident, CasePerson, CaseReport, Entry
from wardmote.cases.operations.telling import sees_case, tell_agency, tell_person
from wardmote.cases.operations.writing import (
    ChangedMeanwhile,
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    write_entry,
)
from wardmote.cases.permissions import check_may_contribute
from wardmote.cases.rules.notices import Notice
from wardmote.documents.models import Document
from wardmote.documents.operations import add_document
from wardmote.partnerships.models import Agency, Membership
from wardmote.people.models import ContactPoint
from wardmote.people.queries import facts_of_contact
from wardmote.people.rules import Contacting, why_not_contact
from wardmote.reports.models import Report
from wardmote.reports.operations.deciding import begin_update_clock

WRITTEN_BY_PEOPLE = (EntryKind.NOTE, EntryKind.CONTACT, EntryKind.DECISION)
"""Lines that people write and may correct; the others say what an operation did."""
LONGEST_ENTRY = 20_000


@operation
@once
def add_entry(
    *,
    by: Actor,
    case: Case,
    kind: str,
    text: str,
    happened_at: datetime | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Entry:
    """Add a note or a decision to the chronology. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    if kind not in (EntryKind.NOTE, EntryKind.DECISION):
        raise Refused("Choose a note or a decision.", field="kind")
    _check_text(text, happened_at, now)
    entry = write_entry(by, case, EntryKind(kind), text.strip(), now, happened_at=happened_at or now)
    save(case, now)
    log(by, Category.COLLECTION, "add_entry", case, more=[entry.id], classes=[FieldClass.F4])
    return entry


@operation
@once
def edit_entry(
    *,
    by: Actor,
    entry: Entry,
    text: str,
    version: int,
    happened_at: datetime | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Entry:
    """Correct a line of the chronology: a new version, the former ones stay.

    `version` is the one that was shown when the writing began. Whoever wrote the line corrects it, or somebody
    of their agency. Raises ChangedMeanwhile with the present version when somebody else saved first: nothing is
    written, and both texts can be shown. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = Case.objects.visible_to(by).filter(pk=entry.case_id).first()
    if case is None:
        raise NotFound("No such case.")
    case = hold(by, case)
    check_may_contribute(by, case)
    current = (
        Entry.objects.select_for_update(of=("self",))
        .filter(case=case, line=entry.line, is_current=True)
        .select_related("by__account")
        .first()
    )
    if current is None:
        raise NotFound("No such entry.")
    if current.kind not in WRITTEN_BY_PEOPLE:
        raise Refused("This line was written by Wardmote and is not changed.")
    if current.agency_id != getattr(by, "agency_id", current.agency_id):
        raise NotAllowed(
            "Only the agency that wrote this line may correct it. Add a note of your own.",
            record_type="case",
            record_id=case.id,
        )
    _check_text(text, happened_at, now)
    if version != current.version:
        who = current.by.account.name if current.by else "Somebody"
        raise ChangedMeanwhile(
            f"{who} changed this line while you were writing. Nothing is lost: choose below.", current
        )
    new = Entry(
        partnership_id=case.partnership_id,
        case=case,
        line=current.line,
        version=current.version + 1,
        kind=current.kind,
        at=happened_at or current.at,
        written_at=now,
        by_id=membership_of(by),
        agency_id=getattr(by, "agency_id", current.agency_id),
        text=text.strip(),
        contact_point_id=current.contact_point_id,
        contact_how=current.contact_how,
        promised_on=current.promised_on,
        action_id=current.action_id,
        document_id=current.document_id,
    )
    Entry.objects.filter(pk=current.pk).update(is_current=False)
    new.save(force_insert=True)
    save(case, now)
    log(by, Category.ALTERATION, "edit_entry", case, more=[new.id], fields=["text"], classes=[FieldClass.F4])
    return new


@operation
@once
def record_contact(
    *,
    by: Actor,
    case: Case,
    how: str,
    text: str,
    contact_point_id: UUID | None = None,
    they_contacted_us: bool = False,
    leaves_message: bool = False,
    promised_on: date | None = None,
    happened_at: datetime | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Entry:
    """Record a contact with a victim, and the day on which the next one is promised: without one, an update is due
    after the working days that the lead agency sets.

    A contact point of a person on the case passes the safe-contact gate unless they contacted us: unknown means
    do not, and the sentence that says why is the refusal. The page of the report that they made says the promised day,
    or when the next update is due. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    _check_text(text, happened_at, now)
    if how not in ContactHow.values:
        raise Refused("Select how you were in contact.", field="how")
    if promised_on is not None and promised_on < day_of(now):
        raise Refused("The promised day must be today or later.", field="promised_on")
    if contact_point_id is not None:
        point = _contact_point(case, contact_point_id)
        if not they_contacted_us:
            problem = why_not_contact(
                facts_of_contact(point), Contacting(leaves_message=leaves_message), day_of(now)
            )
            refuse(problem, "contact_point")
    who = "They contacted us" if they_contacted_us else "We contacted them"
    entry = write_entry(
        by,
        case,
        EntryKind.CONTACT,
        f"{who} ({ContactHow(how).label.lower()}). {text.strip()}",
        now,
        happened_at=happened_at or now,
        contact_point_id=contact_point_id,
        contact_how=how,
        promised_on=promised_on,
    )
    if case.is_open:
        case.promised_on = promised_on or due_on(now, case.agency.update_days)
    save(case, now, "promised_on")
    _tell_their_reports(by, case, entry, now)
    log(
        by,
        Category.COLLECTION,
        "record_contact",
        case,
        more=[entry.id],
        fields=["promised_on"],
        classes=[FieldClass.F3],
    )
    return entry


@operation
@once
def add_incident(
    *,
    by: Actor,
    case: Case,
    words: str,
    happened_from: datetime | None = None,
    happened_to: datetime | None = None,
    when_text: str = "",
    police_reference: str = "",
    told_by_id: UUID | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> CaseIncident:
    """Record an incident on the case itself, with its own dates. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    refuse("" if words.strip() else "Say what happened.", "words")
    refuse("" if case.is_open else "This case is closed. What happens now is a new case.", "words")
    if happened_from is not None and happened_from > now:
        raise Refused("The incident must be in the past.", field="happened_from")
    if happened_from is not None and happened_to is not None and happened_to < happened_from:
        raise Refused("The end must be after the beginning.", field="happened_to")
    if told_by_id is not None and not CasePerson.objects.filter(case=case, person_id=told_by_id).exists():
        raise NotFound("No such person on this case.")
    incident = CaseIncident.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        told_at=now,
        happened_from=happened_from,
        happened_to=happened_to,
        when_text=when_text.strip(),
        words=words.strip(),
        police_reference=police_reference.strip(),
        told_by_id=told_by_id,
        recorded_by_id=membership_of(by),
    )
    save(case, now)
    log(by, Category.COLLECTION, "add_incident", case, more=[incident.id], classes=[FieldClass.F4])
    return incident


@operation
@once
def add_file(
    *,
    by: Actor,
    case: Case,
    name: str,
    content: bytes | BinaryIO,
    text: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Document:
    """Add a file to the case: checked, cleaned, scanned and kept by room documents; seen by whoever sees the case.

    Raises Refused (field `file`), NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    document = add_document(
        by=by,
        partnership_id=case.partnership_id,
        agency_id=getattr(by, "agency_id", None) or case.agency_id,
        audience_id=case.audience_id,
        record_id=case.id,
        name=name,
        content=content,
    )
    write_entry(by, case, EntryKind.FILE, text.strip() or document.original_name, now, document=document)
    save(case, now)
    log(by, Category.COLLECTION, "add_file", case, more=[document.id], classes=[FieldClass.F4])
    return document


@operation
@once
def set_case_action(
    *,
    by: Actor,
    case: Case,
    text: str,
    agency_id: UUID | None = None,
    owner_id: UUID | None = None,
    due_on: date | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Action:
    """Set an action on the case, owed by an agency that is on it (the actor's by default), which is told.

    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    refuse("" if case.is_open else "This case is closed.", "text")
    owes = agency_id or getattr(by, "agency_id", None) or case.agency_id
    _check_who_owes(case, owes, owner_id, now)
    if due_on is not None and due_on < day_of(now):
        raise Refused("The due day must be today or later.", field="due_on")
    action = actions.set_action(
        by=by,
        audience_id=case.audience_id,
        agency_id=owes,
        text=text,
        due_on=due_on,
        owner_id=owner_id,
        at=now,
    )
    CaseAction.objects.create(partnership_id=case.partnership_id, case=case, action=action)
    write_entry(by, case, EntryKind.ACTION, f"To do: {action.text}", now, action=action)
    save(case, now)
    log(by, Category.ALTERATION, "set_case_action", case, more=[action.id])
    _tell_who_owes(by, case, action, now)
    return action


@operation
@once
def finish_case_action(
    *,
    by: Actor,
    case: Case,
    action_id: UUID,
    result: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """End an action of this case as done. Raises NotFound for an action of another case (past hole H7)."""
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    action = actions.finish_action(by=by, action_id=_of_case(case, action_id), result=result, at=now)
    write_entry(by, case, EntryKind.ACTION, f"Done: {action.text} {result.strip()}".strip(), now)
    save(case, now)
    log(by, Category.ALTERATION, "finish_case_action", case, more=[action.id])
    return case


@operation
@once
def drop_case_action(
    *,
    by: Actor,
    case: Case,
    action_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """End an action of this case as not needed, with the reason. Raises Refused, NotAllowed, NotFound."""
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    action = actions.end_as_not_needed(by=by, action_id=_of_case(case, action_id), reason=reason, at=now)
    write_entry(by, case, EntryKind.ACTION, f"Not needed: {action.text} {reason.strip()}", now)
    save(case, now)
    log(by, Category.ALTERATION, "drop_case_action", case, more=[action.id])
    return case


@operation
@once
def change_case_action(
    *,
    by: Actor,
    case: Case,
    action_id: UUID,
    agency_id: UUID,
    owner_id: UUID | None = None,
    due_on: date | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Give an action of this case to another agency or person, or another day; a new owner is told.

    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_contribute(by, case)
    action_id = _of_case(case, action_id)
    before = get_action(viewer=by, action_id=action_id)
    _check_who_owes(case, agency_id, owner_id, now)
    if due_on is not None and due_on != before.due_on and due_on < day_of(now):
        raise Refused("The due day must be today or later.", field="due_on")
    actions.redate_action(by=by, action_id=action_id, due_on=due_on)
    action = actions.reassign_action(by=by, action_id=action_id, agency_id=agency_id, owner_id=owner_id)
    when = f" Due {due_on:%d/%m/%Y}." if due_on else ""
    write_entry(by, case, EntryKind.ACTION, f"Changed: {action.text}{when}", now)
    save(case, now)
    log(by, Category.ALTERATION, "change_case_action", case, more=[action.id])
    if (action.agency_id, action.owner_id) != (before.agency_id, before.owner_id):
        _tell_who_owes(by, case, action, now)
    return case


def _tell_their_reports(by: Actor, case: Case, entry: Entry, at: datetime) -> None:
    """Carry a contact, and what it promised, to the reports that brought the case about: their pages say it.

    To those of the person whose contact was used; where none was named (they met, they rang), only when one person
    made all the reports, because nobody is promised what somebody else was told.
    """
    reports = Report.objects.select_related("agency").select_for_update(of=("self",))
    with switched_to(SystemActor(case.partnership_id, why="A contact on the case of these reports")):
        held = [
            report
            for report in reports.filter(pk__in=CaseReport.objects.filter(case=case).values("report_id"))
            if report.reporter_id is not None
        ]
        if entry.contact_point is not None:
            held = [report for report in held if report.reporter_id == entry.contact_point.person_id]
        elif len({report.reporter_id for report in held}) > 1:
            held = []
        for report in held:
            next_on = entry.promised_on or due_on(at, report.agency.update_days)
            begin_update_clock(by, report, next_on, at=at)


def _of_case(case: Case, action_id: UUID) -> UUID:
    """Return the id when the action is one of this case's. UUID is no authority: the case is asked."""
    if not CaseAction.objects.filter(case=case, action_id=action_id).exists():
        raise NotFound("No such action on this case.")
    return action_id


def _check_who_owes(case: Case, agency_id: UUID, owner_id: UUID | None, at: datetime) -> None:
    """Raise Refused unless the agency is on the case, and the person, if any, can see it."""
    is_on = case.agencies.filter(agency_id=agency_id, ended_at__isnull=True)
    if agency_id != case.agency_id and not is_on.exists():
        raise Refused("Choose an agency that is on the case.", field="agency")
    if owner_id is None:
        return
    owner = Membership.objects.select_related("account", "agency").filter(pk=owner_id).first()
    if owner is not None and not sees_case(case, owner, at):
        raise Refused("They cannot see this case. Name them on it first.", field="owner")


def _tell_who_owes(by: Actor, case: Case, action: Action, at: datetime) -> None:
    """Tell the person who owes an action, or their agency when nobody is named."""
    if action.owner_id is not None:
        tell_person(by, case, action.owner_id, Notice.ACTION, at)
    elif action.agency_id is not None:
        tell_agency(by, case, Agency.objects.get(pk=action.agency_id), Notice.ACTION_FOR_AGENCY, at)


def _contact_point(case: Case, contact_point_id: UUID) -> ContactPoint:
    point = ContactPoint.objects.filter(
        pk=contact_point_id,
        person_id__in=CasePerson.objects.filter(case=case, ended_at__isnull=True).values("person_id"),
    ).first()
    if point is None:
        raise NotFound("No such contact on this case.")
    return point


def _check_text(text: str, happened_at: datetime | None, now: datetime) -> None:
    refuse("" if text.strip() else "Write what happened.", "text")
    refuse("" if len(text) <= LONGEST_ENTRY else f"Write {LONGEST_ENTRY} characters or fewer.", "text")
    refuse(
        "" if happened_at is None or happened_at <= now else "The time must be in the past.", "happened_at"
    )
