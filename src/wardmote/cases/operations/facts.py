"""Facts of a case that people set: people and places on it, categories, risk, links, who owns it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.calendar.words import day_in_words
from wardmote.cases.choices import CaseStatus, EntryKind, PersonRole, RiskBand
from wardmote.cases.models import Case, CaseLink, CasePerson, CasePlace, CaseStub
from wardmote.cases.operations.opening import LONGEST_TITLE, join_person
from wardmote.cases.operations.sharing import name_worker, put_on_side
from wardmote.cases.operations.telling import tell_person
from wardmote.cases.operations.writing import (
    check_same_side,
    current_membership,
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    side_of_team,
    write_entry,
    write_step,
)
from wardmote.cases.permissions import check_may_change
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.priority import decide_priority
from wardmote.cases.rules.review import reviews_due
from wardmote.cases.rules.states import CaseFacts, why_not
from wardmote.documents.models import Document
from wardmote.people.models import Person
from wardmote.people.operations.records import compose_person
from wardmote.people.rules import GivenPerson
from wardmote.places.models import Place
from wardmote.reports.choices import Kind
from wardmote.sharing.operations import no_longer_show


@operation
@once
def assign(
    *,
    by: Actor,
    case: Case,
    owner_id: UUID,
    supervisor_id: UUID | None = None,
    single_contact_id: UUID | None = None,
    team_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Say who owns the case, who oversees it and who is the victim's one contact; a new case becomes assigned.

    All of them work for the lead agency (the single contact for any agency on the case), and are named on it.
    Whoever is new in a place is told, at sign-in and by e-mail.
    Raises Refused, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    refuse("" if case.is_open else "This case is closed.", "owner")
    owner = current_membership(by, owner_id, agency_id=case.agency_id)
    supervisor = current_membership(by, supervisor_id, agency_id=case.agency_id) if supervisor_id else None
    contact = current_membership(by, single_contact_id) if single_contact_id else None
    if contact and not case.agencies.filter(agency_id=contact.agency_id, ended_at__isnull=True).exists():
        raise Refused("The single contact must work for an agency on the case.", field="single_contact")
    side, team_side = case.audience.side, side_of_team(team_id, case.agency_id)
    if side and team_side and team_side != side:
        raise Refused("This team works on the other side of the wall.", field="team")
    check_same_side([one.pk for one in (owner, supervisor, contact) if one is not None], side or team_side)
    before = (case.owner_id, case.supervisor_id, case.single_contact_id)
    case.owner, case.supervisor, case.single_contact = owner, supervisor, contact
    if team_id:
        case.team_id = team_id
    if team_side and not side:
        put_on_side(by, case, team_side, now)
    for worker in (owner, supervisor, contact):
        if worker is not None:
            name_worker(by, case, worker.id, now)
    words = [f"Owner: {owner.account.name}."]
    if supervisor:
        words.append(f"Supervisor: {supervisor.account.name}.")
    if contact:
        words.append(f"Single contact for the victim: {contact.account.name}.")
    if case.status == CaseStatus.NEW:
        refuse(why_not("assign", CaseFacts(status=case.status, has_lead=True, has_owner=True)))
        case.status = CaseStatus.ASSIGNED
        write_step(by, case, CaseStatus.ASSIGNED, " ".join(words), now)
    elif before != (case.owner_id, case.supervisor_id, case.single_contact_id):
        write_entry(by, case, EntryKind.STATUS, " ".join(words), now)
    save(case, now, "owner", "supervisor", "single_contact", "team", "status")
    log(by, Category.ALTERATION, "assign", case, fields=["owner", "supervisor", "single_contact"])
    told: set[UUID] = set()
    notices = (Notice.OWNER, Notice.SUPERVISOR, Notice.SINGLE_CONTACT)
    for worker, former, notice in zip((owner, supervisor, contact), before, notices, strict=True):
        if worker is not None and worker.pk != former and worker.pk not in told:
            told.add(worker.pk)
            tell_person(by, case, worker.pk, notice, now)
    return case


@operation
@once
def change_title(
    *,
    by: Actor,
    case: Case,
    title: str,
    subject: str = "",
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Give the case another name. No address of a protected person belongs in it: stubs show it."""
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    refuse("" if title.strip() else "Enter a name for the case.", "title")
    refuse(
        ""
        if len(title.strip()) <= LONGEST_TITLE
        else f"The name must be {LONGEST_TITLE} characters or fewer.",
        "title",
    )
    before, case.title = case.title, title.strip()
    case.subject = subject or case.subject
    CaseStub.objects.filter(case=case).update(name=case.title)
    write_entry(by, case, EntryKind.STATUS, f"Renamed from “{before}” to “{case.title}”.", now)
    save(case, now, "title", "subject")
    log(by, Category.ALTERATION, "change_title", case, fields=["title", "subject"])
    return case


@operation
@once
def set_categories(
    *,
    by: Actor,
    case: Case,
    kinds: Iterable[str],
    priority: str = "",
    reason: str = "",
    is_hate: bool | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Set the categories; the highest default among them is the priority, unless overridden with a reason.

    Raises Refused (also for an override without a reason), ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    wanted = list(dict.fromkeys(Kind(kind) for kind in kinds))
    refuse("" if wanted else "Select at least one category.", "kinds")
    try:
        decided = decide_priority(wanted, wanted=priority, reason=reason)
    except ValueError as problem:
        raise Refused(str(problem), field="reason") from None
    case.kinds = wanted
    case.priority = decided.priority
    case.priority_reason = reason.strip()[:300] if decided.is_overridden else ""
    case.is_hate = case.is_hate if is_hate is None else is_hate
    why = f" Set by hand: {case.priority_reason}" if decided.is_overridden else ""
    names = ", ".join(kind.label for kind in wanted)
    write_entry(
        by,
        case,
        EntryKind.DECISION,
        f"Categories: {names}. Priority {decided.priority.label.lower()}.{why}",
        now,
    )
    save(case, now, "kinds", "priority", "priority_reason", "is_hate")
    log(by, Category.ALTERATION, "set_categories", case, fields=["kinds", "priority"])
    return case


@operation
@once
def set_risk(
    *,
    by: Actor,
    case: Case,
    risk: str,
    reason: str,
    review_on: date | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Record the risk with its reason, or (band `unknown`) why nobody assesses it; a review day follows.

    The first day of the review chart is taken when none is told; the chronology names all of them. An assigned
    case becomes assessed. The risk is for the victim (class F4). Raises Refused, ChangedMeanwhile, NotAllowed,
    NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    refuse("" if case.is_open else "This case is closed.", "risk")
    refuse("" if risk in RiskBand.values else "Select the risk.", "risk")
    refuse("" if reason.strip() else "Say what the risk rests on, or why it is not assessed.", "reason")
    if review_on is not None and review_on <= day_of(now):
        raise Refused("The review must be in the future.", field="review_on")
    case.risk, case.risk_reason = risk, reason.strip()[:300]
    chart = reviews_due(risk, day_of(now))
    case.review_on = review_on or next(iter(chart), case.review_on)
    band = RiskBand(risk)
    words = f"Risk: {band.label.lower()}. {case.risk_reason}"
    if chart:
        words += f" To be reviewed on {' and '.join(day_in_words(day) for day in chart)}."
    facts = CaseFacts(status=case.status, has_owner=case.owner_id is not None, risk=risk, risk_waiver=reason)
    if case.status == CaseStatus.ASSIGNED and not why_not("assess", facts):
        case.status = CaseStatus.ASSESSED
        write_step(by, case, CaseStatus.ASSESSED, words, now)
    else:
        write_entry(by, case, EntryKind.DECISION, words, now)
    save(case, now, "risk", "risk_reason", "review_on", "status")
    log(by, Category.ALTERATION, "set_risk", case, fields=["risk", "review_on"], classes=[FieldClass.F4])
    return case


@operation
@once
def set_review(
    *,
    by: Actor,
    case: Case,
    review_on: date,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Set the day on which the case is looked at again. Raises Refused, ChangedMeanwhile, NotAllowed, NotFound."""
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    refuse("" if review_on > day_of(now) else "The review must be in the future.", "review_on")
    case.review_on = review_on
    write_entry(by, case, EntryKind.DECISION, f"Reviewed. Next review on {review_on:%d/%m/%Y}.", now)
    save(case, now, "review_on")
    log(by, Category.ALTERATION, "set_review", case, fields=["review_on"])
    return case


@operation
@once
def add_person(
    *,
    by: Actor,
    case: Case,
    role: str,
    person_id: UUID | None = None,
    given: GivenPerson | None = None,
    note: str = "",
    consent_document_id: UUID | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> CasePerson:
    """Add somebody to the case in a role: a person already known to the actor, or a new one, named or described.

    A new person's record belongs to the case: it is seen by whoever sees the case, and by nobody else. An agent
    needs the written consent, as a file of this case. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    refuse("" if role in PersonRole.values else "Select what this person is in the case.", "role")
    if role == PersonRole.AGENT and consent_document_id is None:
        raise Refused("Add the written consent first, then choose it here.", field="consent_document")
    if (
        consent_document_id is not None
        and not Document.objects.filter(
            pk=consent_document_id, record_id=case.id, audience_id=case.audience_id
        ).exists()
    ):
        raise NotFound("No such file on this case.")
    if person_id is not None:
        person = Person.objects.visible_to(by).filter(pk=person_id).first()
        if person is None:
            raise NotFound("No such person.")
        category = Category.COMBINATION
    else:
        if given is None or not (given.name.strip() or given.description.strip()):
            raise Refused("Enter a name, or a description of somebody whose name is not known.", field="name")
        person, contacts = compose_person(
            given,
            partnership_id=case.partnership_id,
            agency_id=getattr(by, "agency_id", None) or case.agency_id,
            audience_id=case.audience_id,
            said_by_themselves_at=now,
            verified_by=membership_of(by),
        )
        person.save(force_insert=True)
        for contact in contacts:
            contact.save(force_insert=True)
        category = Category.COLLECTION
    link = join_person(
        by, case, person.id, PersonRole(role), now,
        note=note.strip()[:200], consent_document_id=consent_document_id,
    )  # fmt: skip
    link.person = person
    write_entry(by, case, EntryKind.STATUS, f"{PersonRole(role).label} added: {person}.", now)
    save(case, now)
    log(
        by, category, "add_person", case, subjects=[person.id], more=[link.id], fields=["people"],
        classes=[FieldClass.F2, FieldClass.F3],
    )  # fmt: skip
    return link


@operation
@once
def end_person_role(
    *,
    by: Actor,
    case: Case,
    case_person_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """End a person's role on the case; with the last one their record is no longer shown with it."""
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    refuse("" if reason.strip() else "Say why.", "reason")
    link = (
        CasePerson.objects.filter(pk=case_person_id, case=case, ended_at__isnull=True)
        .select_related("person")
        .first()
    )
    if link is None:
        raise NotFound("No such person on this case.")
    words = f"{link.get_role_display()} no longer on the case: {link.person}. {reason.strip()}"
    CasePerson.objects.filter(pk=link.pk).update(ended_at=now)
    write_entry(by, case, EntryKind.STATUS, words, now)
    save(case, now)
    log(by, Category.ALTERATION, "end_person_role", case, subjects=[link.person_id], fields=["people"])
    other_roles = CasePerson.objects.filter(case=case, person_id=link.person_id, ended_at__isnull=True)
    attached = case.reports.filter(report__reporter_id=link.person_id)
    if not other_roles.exists() and not attached.exists() and link.person.audience_id != case.audience_id:
        no_longer_show(by=by, record_id=link.person_id, audience=case.audience)
    return case


@operation
@once
def add_place(
    *,
    by: Actor,
    case: Case,
    place_id: UUID,
    is_subject: bool = False,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> CasePlace:
    """Add a place of the partnership to the case; it may be what the case is about."""
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    place = Place.objects.visible_to(by).filter(pk=place_id).first()
    if place is None:
        raise NotFound("No such place.")
    link = CasePlace.objects.filter(case=case, place=place, ended_at__isnull=True).first()
    if link is None:
        link = CasePlace.objects.create(
            partnership_id=case.partnership_id, case=case, place=place, is_subject=is_subject, added_at=now
        )
        write_entry(by, case, EntryKind.STATUS, f"Place added: {place}.", now)
    elif link.is_subject != is_subject:
        link.is_subject = is_subject
        link.save(update_fields=["is_subject"])
    case.ward_code = case.ward_code or place.ward_code
    save(case, now, "ward_code")
    log(
        by, Category.ALTERATION, "add_place", case, more=[link.id], fields=["places"], classes=[FieldClass.F3]
    )
    return link


@operation
@once
def end_place(
    *,
    by: Actor,
    case: Case,
    case_place_id: UUID,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Take a place off the case."""
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    link = (
        CasePlace.objects.filter(pk=case_place_id, case=case, ended_at__isnull=True)
        .select_related("place")
        .first()
    )
    if link is None:
        raise NotFound("No such place on this case.")
    link.ended_at = now
    link.save(update_fields=["ended_at"])
    write_entry(by, case, EntryKind.STATUS, f"Place taken off: {link.place}.", now)
    save(case, now)
    log(
        by, Category.ALTERATION, "end_place", case, more=[link.id], fields=["places"], classes=[FieldClass.F3]
    )
    return case


@operation
@once
def link_cases(
    *,
    by: Actor,
    case: Case,
    other: Case,
    why: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> CaseLink:
    """Say that two cases have to do with each other; the link is seen by whoever sees both.

    Neither chronology tells of it: each may have readers who must not know of the other.
    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    other = hold(by, other)
    refuse("A case cannot be linked with itself." if case.pk == other.pk else "", "other")
    refuse("" if why.strip() else "Say what they have to do with each other.", "why")
    one, two = sorted((case, other), key=lambda linked: linked.pk)
    link = CaseLink.objects.filter(one=one, other=two).first()
    refuse("These cases are linked already." if link else "", "other")
    link = CaseLink.objects.create(
        partnership_id=case.partnership_id, one=one, other=two, why=why.strip()[:200],
        linked_by_id=membership_of(by), linked_at=now,
    )  # fmt: skip
    save(case, now)
    log(by, Category.COMBINATION, "link_cases", case, more=[other.id], fields=["links"])
    return link
