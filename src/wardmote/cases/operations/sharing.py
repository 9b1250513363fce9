"""Who sees a case: sharing with agencies, naming people, locking and hiding, asking for access, conflicts.

Every change of the audience is one member let in or taken out, never a list replaced (past hole H14).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.policy import SIDES
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.cases.choices import EntryKind, LegalPower, RequestState, SharingClass
from wardmote.cases.models import (
    AccessRequest,
    Case,
    CaseAgency,
    CaseMember,
    CasePerson,
    CaseReport,
    CaseStub,
)
from wardmote.cases.operations.consent import objections_of, says_of
from wardmote.cases.operations.overriding import end_overrides_of
from wardmote.cases.operations.telling import named_of, tell_agency, tell_person
from wardmote.cases.operations.writing import (
    agency_in_partnership,
    audience_of,
    check_same_side,
    current_membership,
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    write_entry,
)
from wardmote.cases.permissions import check_may_share
from wardmote.cases.rules.consent import cannot_rest_on_consent, somebody_objects
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.sharing import BY_AGENCY, ShareFacts, why_not_grant, why_not_share
from wardmote.partnerships.choices import Side
from wardmote.partnerships.models import Membership
from wardmote.people.operations.keeping import keep_person_within
from wardmote.reports.models import Report
from wardmote.reports.operations.keeping import keep_report_within
from wardmote.sharing import operations as audiences

_SHOWN_CLASSES = (FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4)


def agencies_on(case: Case, at: datetime) -> list[CaseAgency]:
    """Return the agencies that are on the case at an instant, the lead first."""
    rows = (
        CaseAgency.objects.filter(case=case, ended_at__isnull=True)
        .filter(Q(until__isnull=True) | Q(until__gt=at))
        .select_related("agency")
        .order_by("shared_at")
    )
    return sorted(rows, key=lambda row: row.agency_id != case.agency_id)


@operation
@once
def share_with_agency(
    *,
    by: Actor,
    case: Case,
    agency_id: UUID,
    purpose: str,
    power: str = LegalPower.CDA_115,
    until: datetime | None = None,
    despite_objection: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Share a case with another agency of the partnership, for a purpose and by a legal power.

    Under the classes `own_agency` and `shared` the whole agency (its people with casework roles) sees it from
    now on, until an instant if told; a locked or hidden case is still seen only by those named. A disclosure,
    logged with its recipient. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    agency = agency_in_partnership(by, agency_id)
    _end_what_ran_out(case, agency_id, now)
    says = says_of(CasePerson.objects.filter(case=case, ended_at__isnull=True))
    facts = ShareFacts(
        with_own_agency=agency_id == case.agency_id,
        already_shared=CaseAgency.objects.filter(
            case=case, agency_id=agency_id, ended_at__isnull=True
        ).exists(),
        purpose=purpose,
        power=power,
        until=until,
        now=now,
        somebody_objects=somebody_objects(objections_of(case.reports.select_related("report")), says),
        cannot_rest_on_consent=cannot_rest_on_consent(says),
        despite_objection=despite_objection,
    )
    field, problem = why_not_share(facts)
    refuse(problem, field)
    CaseAgency.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        agency=agency,
        shared_by_id=membership_of(by),
        shared_at=now,
        why=purpose.strip()[:300],
        power=power,
        until=until,
    )
    if case.sharing_class in BY_AGENCY:
        audiences.admit(
            by=by,
            audience=audience_of(case),
            principal_id=agency.id,
            until=until,
            reason=purpose.strip()[:200],
        )
        case.sharing_class = SharingClass.SHARED
    _renew_stub(case, now)
    more = f" Somebody objects to sharing: {despite_objection.strip()}" if facts.somebody_objects else ""
    write_entry(
        by, case, EntryKind.SHARING,
        f"Shared with {agency.name}. {purpose.strip()} Power: {LegalPower(power).label}.{more}", now,
    )  # fmt: skip
    save(case, now, "sharing_class")
    log(
        by, Category.DISCLOSURE, "share_with_agency", case,
        classes=_SHOWN_CLASSES, recipient=agency.name, more=[agency.id],
    )  # fmt: skip
    tell_agency(by, case, agency, Notice.SHARED, now)
    return case


@operation
@once
def withdraw_sharing(
    *,
    by: Actor,
    case: Case,
    agency_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Stop sharing a case with an agency: its people lose it at their next request, those named too.

    The lead agency cannot be taken off. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    if agency_id == case.agency_id:
        raise Refused(
            "The lead agency cannot be taken off its case. Give the lead to another agency first.",
            field="agency",
        )
    row = (
        CaseAgency.objects.filter(case=case, agency_id=agency_id, ended_at__isnull=True)
        .select_related("agency")
        .first()
    )
    if row is None:
        raise Refused("The case is not shared with that agency.", field="agency")
    refuse("" if reason.strip() else "Say why sharing ends.", "reason")
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    leaving = list(
        CaseMember.objects.filter(case=case, membership__agency_id=agency_id, ended_at__isnull=True)
        .values_list("membership_id", flat=True)
    )  # fmt: skip
    CaseMember.objects.filter(case=case, membership_id__in=leaving, ended_at__isnull=True).update(
        ended_at=now
    )
    others = CaseAgency.objects.filter(case=case, ended_at__isnull=True).exclude(agency_id=case.agency_id)
    if case.sharing_class == SharingClass.SHARED and not others.exists():
        case.sharing_class = SharingClass.OWN_AGENCY
    if case.owner_id in leaving:
        case.owner = None
    _renew_stub(case, now)
    write_entry(
        by, case, EntryKind.SHARING, f"No longer shared with {row.agency.name}. {reason.strip()}", now
    )
    save(case, now, "sharing_class", "owner")
    log(by, Category.ALTERATION, "withdraw_sharing", case, fields=["sharing"], more=[agency_id])
    # Last, because whoever acts may be among those who lose the case.
    audience = audience_of(case)
    for principal in [agency_id, *leaving]:
        audiences.withdraw(by=by, audience=audience, principal_id=principal)
    return case


@operation
@once
def set_sharing(
    *,
    by: Actor,
    case: Case,
    sharing_class: str,
    reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Change who may see a case: own agency, shared, locked (others see its name and may ask), hidden.

    Locking and hiding take the agencies out of the audience and leave the people named on the case; what came
    with its reports is kept as close. Only somebody named on it may lock or hide it: nobody gives themselves a
    place on it by doing so. Going back to own agency ends all sharing. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    record_facts = check_may_share(by, case)
    wanted, before = SharingClass(sharing_class), SharingClass(case.sharing_class)
    refuse("" if wanted != before else "The case is that already.", "sharing_class")
    refuse("" if reason.strip() else "Say why.", "reason")
    end_overrides_of(case, now)
    on_case = agencies_on(case, now)
    partners = [row for row in on_case if row.agency_id != case.agency_id]
    if wanted == SharingClass.SHARED and not partners:
        raise Refused("Choose the agency to share it with first.", field="sharing_class")
    audience = audience_of(case)
    if wanted in BY_AGENCY:
        for row in on_case:
            if wanted == SharingClass.OWN_AGENCY and row.agency_id != case.agency_id:
                continue
            if before not in BY_AGENCY:
                audiences.admit(
                    by=by,
                    audience=audience,
                    principal_id=row.agency_id,
                    until=row.until,
                    reason=row.why[:200],
                )
        CaseStub.objects.filter(case=case).delete()
        if before not in BY_AGENCY:
            keep_attached(by, case, within=False)
    else:
        reached = (
            {grant.principal_id for grant in record_facts.audiences[0]} if record_facts.audiences else set()
        )
        if isinstance(by, Viewer) and by.membership_id not in reached:
            raise NotAllowed(
                "Only somebody named on the case may lock or hide it. Ask a colleague to name you on it.",
                record_type="case",
                record_id=case.id,
            )
        for worker in (case.owner_id, case.supervisor_id):
            if worker is not None and worker not in reached:
                name_worker(by, case, worker, now)
        if before in BY_AGENCY:
            for row in CaseAgency.objects.filter(case=case, ended_at__isnull=True):
                audiences.withdraw(by=by, audience=audience, principal_id=row.agency_id)
            keep_attached(by, case, within=True)
        CaseStub.objects.filter(case=case).delete()
    case.sharing_class = wanted
    if wanted == SharingClass.LOCKED:
        make_stub(case, now)
    write_entry(by, case, EntryKind.SHARING, f"{wanted.label}. {reason.strip()}", now)
    save(case, now, "sharing_class")
    log(by, Category.ALTERATION, "set_sharing", case, fields=["sharing_class"])
    if wanted == SharingClass.OWN_AGENCY:
        for row in partners:
            withdraw_sharing(by=by, case=case, agency_id=row.agency_id, reason=reason, at=now)
    elif wanted == SharingClass.SHARED and before not in BY_AGENCY:
        for row in partners:
            log(
                by,
                Category.DISCLOSURE,
                "set_sharing",
                case,
                classes=_SHOWN_CLASSES,
                recipient=row.agency.name,
            )
    return case


@operation
@once
def name_member(
    *,
    by: Actor,
    case: Case,
    membership_id: UUID,
    until: datetime | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Name a person of an agency that is on the case: they see it whatever its class, until an instant if told.

    For a person of another agency than the lead it is a disclosure. Nobody names themselves.
    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    membership = current_membership(by, membership_id)
    on_case = {row.agency_id for row in agencies_on(case, now)}
    if membership.agency_id not in on_case:
        raise Refused(f"Share the case with {membership.agency} first.", field="membership")
    if until is not None and until <= now:
        raise Refused("The end must be in the future.", field="until")
    check_same_side([membership_id], case.audience.side, "membership")
    _name(by, case, membership_id, until, now)
    write_entry(
        by,
        case,
        EntryKind.SHARING,
        f"{membership.account.name}, {membership.agency}, named on the case.",
        now,
    )
    save(case, now)
    if membership.agency_id != case.agency_id:
        log(
            by, Category.DISCLOSURE, "name_member", case,
            classes=_SHOWN_CLASSES, recipient=membership.agency.name, more=[membership_id],
        )  # fmt: skip
    else:
        log(by, Category.ALTERATION, "name_member", case, fields=["members"], more=[membership_id])
    tell_person(by, case, membership_id, Notice.NAMED, now)
    return case


@operation
@once
def unname_member(
    *,
    by: Actor,
    case: Case,
    membership_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Take a person off a case: they see it only if their agency does. The owner stays until another owns it.

    The last person of the lead agency who is named on a locked or hidden case cannot be taken off: nobody would
    see it any more. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    refuse("" if reason.strip() else "Say why.", "reason")
    rows = CaseMember.objects.filter(case=case, ended_at__isnull=True)
    row = rows.filter(membership_id=membership_id).select_related("membership__account").first()
    if row is None:
        raise Refused("That person is not named on the case.", field="membership")
    if case.owner_id == membership_id:
        raise Refused("They own the case. Give it to somebody else first.", field="membership")
    stay = rows.exclude(membership_id=membership_id).filter(
        Q(until__isnull=True) | Q(until__gt=now), membership__agency_id=case.agency_id
    )
    if case.sharing_class not in BY_AGENCY and not stay.exists():
        raise Refused("Nobody of the lead agency would see the case any more.", field="membership")
    rows.filter(membership_id=membership_id).update(ended_at=now)
    write_entry(
        by, case, EntryKind.SHARING, f"{row.membership.account.name} no longer named. {reason.strip()}", now
    )
    save(case, now)
    log(by, Category.ALTERATION, "unname_member", case, fields=["members"], more=[membership_id])
    audiences.withdraw(by=by, audience=audience_of(case), principal_id=membership_id)
    return case


@operation
@once
def ask_for_access(
    *, by: Viewer, case_id: UUID, reason: str, at: datetime | None = None, form_token: UUID | None = None
) -> AccessRequest:
    """Ask to see a locked case, known only by its stub. Raises NotFound where there is none, Refused.

    One open request of a person for a case: asking again while it waits is refused. Whoever of the lead agency
    is named on the case and may answer is told.
    """
    if not isinstance(by, Viewer) or not by.may(Permission.READ_CASES):
        raise NotAllowed("None of your roles reads cases.")
    now = now_or(at)
    stub = CaseStub.objects.filter(pk=case_id).first()
    if stub is None:
        raise NotFound("No such case.")
    refuse("" if reason.strip() else "Say why you need to see it.", "reason")
    waiting = AccessRequest.objects.filter(
        case_id=case_id, asked_by_id=by.membership_id, state=RequestState.ASKED
    )
    refuse(
        "You have asked already. You will see the answer on your work page." if waiting.exists() else "",
        "reason",
    )
    request = AccessRequest.objects.create(
        partnership_id=by.partnership_id,
        case_id=case_id,
        asked_by_id=by.membership_id,
        agency_id=by.agency_id,
        ask_id=stub.ask_id,
        reason=reason.strip()[:300],
        asked_at=now,
    )
    record(
        by,
        Category.CONSULTATION,
        "cases.ask_for_access",
        "case",
        [case_id, request.id],
        classes=[FieldClass.F1],
    )
    # Whoever asks sees nothing of the case, nor who is named on it: Wardmote tells those people.
    system = SystemActor(by.partnership_id, why="a request to see a locked case")
    with acting_as(system):
        case = Case.objects.select_related("agency").get(pk=case_id)
        for membership_id in named_of(case, case.agency_id, now):
            tell_person(system, case, membership_id, Notice.ACCESS_ASKED, now)
    return request


@operation
@once
def grant_access(
    *,
    by: Actor,
    request: AccessRequest,
    until: datetime | None,
    reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> AccessRequest:
    """Let somebody who asked see a locked case, for a time. A disclosure, logged with its recipient.

    Nobody answers their own request. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    request, case = _hold_request(by, request)
    refuse(why_not_grant(until, now), "until")
    _name(by, case, request.asked_by_id, until, now)
    _answer(by, request, RequestState.GRANTED, reason, now, until)
    name, agency = request.asked_by.account.name, request.agency
    assert until is not None
    write_entry(
        by, case, EntryKind.SHARING,
        f"{name}, {agency}, may see this case until {until:%d/%m/%Y}. They asked: {request.reason}", now,
    )  # fmt: skip
    save(case, now)
    log(
        by, Category.DISCLOSURE, "grant_access", case,
        classes=_SHOWN_CLASSES, recipient=agency.name, more=[request.asked_by_id],
    )  # fmt: skip
    tell_person(by, case, request.asked_by_id, Notice.ACCESS_GRANTED, now)
    return request


@operation
@once
def refuse_access(
    *,
    by: Actor,
    request: AccessRequest,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> AccessRequest:
    """Refuse a request to see a locked case, with the reason that the asker will read."""
    now = now_or(at)
    request, case = _hold_request(by, request)
    refuse("" if reason.strip() else "Give the reason. Whoever asked will read it.", "reason")
    _answer(by, request, RequestState.REFUSED, reason, now, None)
    write_entry(
        by, case, EntryKind.SHARING,
        f"{request.asked_by.account.name}, {request.agency}, asked to see this case: refused. {reason.strip()}", now,
    )  # fmt: skip
    save(case, now)
    log(by, Category.ALTERATION, "refuse_access", case, fields=["access_request"], more=[request.asked_by_id])
    tell_person(by, case, request.asked_by_id, Notice.ACCESS_REFUSED, now)
    return request


@operation
@once
def record_conflict(
    *,
    by: Actor,
    case: Case,
    membership_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Keep one person away from a case, whatever else holds: they know somebody on it, or are on it themselves.

    For them it is absent from now on, stub and all; they are not told. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    refuse("" if reason.strip() else "Say what the conflict is.", "reason")
    membership = current_membership(by, membership_id)
    if case.owner_id == membership_id:
        raise Refused("They own the case. Give it to somebody else first.", field="membership")
    CaseMember.objects.filter(case=case, membership_id=membership_id, ended_at__isnull=True).update(
        ended_at=now
    )
    fields = ["supervisor", "single_contact"]
    for field in fields:
        if getattr(case, f"{field}_id") == membership_id:
            setattr(case, field, None)
    write_entry(
        by, case, EntryKind.SHARING,
        f"Conflict of interest: {membership.account.name} must not see this case. {reason.strip()}", now,
    )  # fmt: skip
    save(case, now, *fields)
    log(by, Category.ALTERATION, "record_conflict", case, fields=["denials"], more=[membership_id])
    audience = audience_of(case)
    audiences.withdraw(by=by, audience=audience, principal_id=membership_id)
    audiences.deny(by=by, audience=audience, membership_id=membership_id, reason=reason.strip()[:200])
    return case


@operation
@once
def lift_conflict(
    *,
    by: Actor,
    case: Case,
    membership_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Say that a conflict of interest is over: they see the case again if their agency does. Nobody lifts their own.

    Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    refuse("" if reason.strip() else "Say why the conflict is over.", "reason")
    membership = Membership.objects.select_related("account").filter(pk=membership_id).first()
    if membership is None or not audiences.undeny(
        by=by, audience=audience_of(case), membership_id=membership_id
    ):
        raise NotFound("No such conflict of interest.")
    write_entry(
        by, case, EntryKind.SHARING,
        f"Conflict of interest of {membership.account.name} is over. {reason.strip()}", now,
    )  # fmt: skip
    save(case, now)
    log(by, Category.ALTERATION, "lift_conflict", case, fields=["denials"], more=[membership_id])
    return case


@operation
@once
def set_side(
    *,
    by: Actor,
    case: Case,
    side: str,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Say on which side of the wall a case stands: who works on the other side never sees it, whatever is shared.

    `side`: a `Side`, neutral for neither. Whoever owns, oversees or is the contact of the case, and whoever says it,
    must not work on the other side. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    wanted = side if side in SIDES else ""
    refuse("" if wanted != case.audience.side else "It stands there already.", "side")
    refuse("" if reason.strip() else "Say why.", "reason")
    workers = (case.owner_id, case.supervisor_id, case.single_contact_id, membership_of(by))
    check_same_side([worker for worker in workers if worker is not None], wanted, "side")
    put_on_side(by, case, wanted, now, reason.strip())
    save(case, now)
    log(by, Category.ALTERATION, "set_side", case, fields=["side"])
    return case


def put_on_side(by: Actor, case: Case, side: str, at: datetime, reason: str = "") -> None:
    """Put a case on one side of the wall ("" = neither), and write the line of the chronology."""
    words = (
        f"The case stands on one side: {Side(side).label.lower()}." if side else "The case stands on no side."
    )
    write_entry(by, case, EntryKind.SHARING, f"{words} {reason}".strip(), at)
    audiences.set_side(by=by, audience=case.audience, side=side)


def _name(by: Actor, case: Case, membership_id: UUID, until: datetime | None, at: datetime) -> None:
    """Write the member and let them into the audience; a longer place they hold already is not cut short."""
    held = CaseMember.objects.filter(case=case, membership_id=membership_id, ended_at__isnull=True).first()
    if held is not None and (held.until is None or (until is not None and held.until >= until)):
        return
    if held is not None:
        held.ended_at = at
        held.save(update_fields=["ended_at"])
    CaseMember.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        membership_id=membership_id,
        named_by_id=membership_of(by),
        named_at=at,
        until=until,
    )
    audiences.admit(
        by=by, audience=audience_of(case), principal_id=membership_id, until=until, reason="named on the case"
    )


def name_worker(by: Actor, case: Case, membership_id: UUID, at: datetime) -> None:
    """Name whoever owns or oversees a case. Whoever takes it for themselves sees it already, and stays as they are:
    nobody names themselves."""
    if membership_id != membership_of(by):
        _name(by, case, membership_id, None, at)


def make_stub(case: Case, at: datetime) -> None:
    CaseStub.objects.create(
        case=case,
        partnership_id=case.partnership_id,
        audience_id=case.audience_id,
        name=case.title,
        agency_names=[row.agency.name for row in agencies_on(case, at)],
        ask_id=case.agency_id,
        locked_at=at,
    )


def _renew_stub(case: Case, at: datetime) -> None:
    CaseStub.objects.filter(case=case).update(
        name=case.title,
        agency_names=[row.agency.name for row in agencies_on(case, at)],
        ask_id=case.agency_id,
    )


def _end_what_ran_out(case: Case, agency_id: UUID, at: datetime) -> None:
    CaseAgency.objects.filter(
        case=case, agency_id=agency_id, ended_at__isnull=True, until__isnull=False, until__lte=at
    ).update(ended_at=at)


def keep_attached(by: Actor, case: Case, *, within: bool) -> None:
    """Keep what came with the case's reports as close as the case, or give it back to the agency."""
    own = case.agency.audience_id
    for joined_report in CaseReport.objects.filter(case=case).select_related("report"):
        keep_report_within(
            by=by,
            report=joined_report.report,
            audience_id=case.audience_id if within else own,
            own_audience_id=own,
        )
    joined = CaseReport.objects.filter(case=case).values("report_id")
    for link in CasePerson.objects.filter(case=case, ended_at__isnull=True).select_related("person"):
        if Report.objects.filter(reporter_id=link.person_id).exclude(pk__in=joined).exists():
            continue  # the agency knows this person from other reports
        keep_person_within(
            by=by, person=link.person, audience_id=case.audience_id if within else own, own_audience_id=own
        )


def _hold_request(by: Actor, request: AccessRequest) -> tuple[AccessRequest, Case]:
    """Return the request, locked, with the case it is for: only whoever sees the case answers."""
    found = (
        AccessRequest.objects.select_for_update(of=("self",))
        .select_related("asked_by__account", "agency")
        .filter(pk=request.pk)
        .first()
    )
    case = Case.objects.visible_to(by).filter(pk=found.case_id).first() if found else None
    if found is None or case is None:
        raise NotFound("No such request.")
    case = hold(by, case)
    check_may_share(by, case)
    if found.asked_by_id == membership_of(by):
        raise NotAllowed("You cannot answer your own request.", record_type="case", record_id=case.id)
    refuse("" if found.state == RequestState.ASKED else "This request was answered already.")
    return found, case


def _answer(
    by: Actor, request: AccessRequest, state: RequestState, reason: str, at: datetime, until: datetime | None
) -> None:
    request.state, request.decision_reason, request.until = state, reason.strip()[:300], until
    request.decided_by_id, request.decided_at = membership_of(by), at
    request.save(update_fields=["state", "decision_reason", "until", "decided_by", "decided_at"])
