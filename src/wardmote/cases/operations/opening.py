"""Opening a case, from reports or bare, and attaching reports to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.access.ids import new_id, new_reference
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.cases.choices import CaseStatus, EntryKind, PersonRole, SharingClass, Subject
from wardmote.cases.models import Case, CaseAgency, CaseMember, CasePerson, CasePlace, CaseReport
from wardmote.cases.operations.sharing import keep_attached, make_stub
from wardmote.cases.operations.telling import tell_person
from wardmote.cases.operations.writing import (
    agency_in_partnership,
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
from wardmote.cases.permissions import check_may_change, check_may_open
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.priority import decide_priority
from wardmote.cases.rules.sharing import BY_AGENCY
from wardmote.notifications.operations import settle_prompts_about
from wardmote.places.operations import GivenPlace, keep_places
from wardmote.reports.choices import Affected, Known, Status
from wardmote.reports.models import Report
from wardmote.reports.operations.deciding import change_status, check_may_decide, lock_report
from wardmote.reports.rules.decisions import Decision, why_not_decide
from wardmote.reports.rules.triage import next_due_on
from wardmote.sharing.operations import also_show, open_audience

LONGEST_TITLE = 120


@operation
@once
def open_case(
    *,
    by: Actor,
    title: str,
    kinds: Iterable[str] = (),
    subject: str = Subject.PERSON,
    reports: Sequence[Report] = (),
    sharing_class: str = SharingClass.OWN_AGENCY,
    priority: str = "",
    priority_reason: str = "",
    is_hate: bool | None = None,
    owner_id: UUID | None = None,
    supervisor_id: UUID | None = None,
    team_id: UUID | None = None,
    ward_code: str = "",
    agency_id: UUID | None = None,
    reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Open a case that the actor's agency leads (`agency_id` for the system), with the reports it starts from.

    The case gets an audience of its own: the agency and those named (opener, owner, supervisor), or, locked or
    hidden, those named alone. Kinds, hate and ward come from the reports where they are not told. With an owner
    the case is assigned at once. Who reported joins the case as complainant. `shared` is not a class to open
    with: share it afterwards, with its purpose. Owner and supervisor are told. Raises Refused, NotAllowed, NotFound.
    """
    check_may_open(by)
    now = now_or(at)
    lead = agency_in_partnership(by, getattr(by, "agency_id", None) or agency_id or new_id())
    refuse("" if title.strip() else "Enter a name for the case.", "title")
    refuse(
        ""
        if len(title.strip()) <= LONGEST_TITLE
        else f"The name must be {LONGEST_TITLE} characters or fewer.",
        "title",
    )
    wanted_class = SharingClass(sharing_class)
    if wanted_class == SharingClass.SHARED:
        raise Refused("Open the case first, then share it with an agency.", field="sharing_class")
    all_kinds = list(dict.fromkeys([*kinds, *(kind for report in reports for kind in report.kinds)]))
    try:
        decided = decide_priority(all_kinds, wanted=priority, reason=priority_reason)
    except ValueError as problem:
        raise Refused(str(problem), field="priority_reason") from None
    workers = [worker for worker in (membership_of(by), owner_id, supervisor_id) if worker is not None]
    for worker in {worker for worker in (owner_id, supervisor_id) if worker is not None}:
        current_membership(by, worker, agency_id=lead.id)
    named = list(dict.fromkeys(workers))
    if wanted_class not in BY_AGENCY and not named:
        raise Refused("Somebody must be named on a locked or hidden case.", field="sharing_class")
    members = [*([lead.id] if wanted_class in BY_AGENCY else []), *named]
    side = side_of_team(team_id, lead.id)
    check_same_side(named, side)
    audience = open_audience(
        by=by, partnership_id=lead.partnership_id, members=members, agency_id=lead.id, side=side
    )
    case = Case.objects.create(
        partnership_id=lead.partnership_id,
        agency=lead,
        team_id=team_id,
        owner_id=owner_id,
        supervisor_id=supervisor_id,
        audience=audience,
        reference=new_reference("C"),
        title=title.strip(),
        subject=subject,
        sharing_class=wanted_class,
        status=CaseStatus.ASSIGNED if owner_id else CaseStatus.NEW,
        kinds=all_kinds,
        priority=decided.priority,
        priority_reason=priority_reason.strip() if decided.is_overridden else "",
        is_hate=any(report.hate_perceived == Known.YES for report in reports) if is_hate is None else is_hate,
        ward_code=ward_code or next((report.ward_code for report in reports if report.ward_code), ""),
        opened_at=now,
        changed_at=now,
    )
    CaseAgency.objects.create(
        partnership_id=lead.partnership_id, case=case, agency=lead, shared_by_id=membership_of(by),
        shared_at=now, why="Leads the case",
    )  # fmt: skip
    CaseMember.objects.bulk_create(
        CaseMember(
            partnership_id=lead.partnership_id,
            case=case,
            membership_id=worker,
            named_by_id=membership_of(by),
            named_at=now,
        )
        for worker in named
    )
    write_step(by, case, CaseStatus.NEW, reason.strip(), now, "Opened")
    if owner_id:
        write_step(by, case, CaseStatus.ASSIGNED, "", now)
    if wanted_class == SharingClass.LOCKED:
        make_stub(case, now)
    for report in reports:
        _attach(by, case, report, Status.OPENED_CASE, reason, now)
    if reports:
        case.save(update_fields=["promised_on"])
    if reports and wanted_class not in BY_AGENCY:
        keep_attached(by, case, within=True)
    log(by, Category.COLLECTION, "open_case", case, classes=[FieldClass.F1, FieldClass.F4])
    tell_person(by, case, owner_id, Notice.OWNER, now)
    if supervisor_id != owner_id:
        tell_person(by, case, supervisor_id, Notice.SUPERVISOR, now)
    return case


@operation
@once
def attach_report(
    *,
    by: Actor,
    case: Case,
    report: Report,
    reason: str = "",
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Attach a report to an open case: whoever sees the case may read it, whoever reported joins as complainant.

    Combination of data, and logged as such. A report after a case was closed is a new case. Raises Refused,
    NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_change(by, case)
    refuse("" if case.is_open else "This case is closed. What happens now is a new case.", "case")
    _attach(by, case, report, Status.ATTACHED, reason, now)
    if case.sharing_class not in BY_AGENCY:
        keep_attached(by, case, within=True)
    new_kinds = [kind for kind in report.kinds if kind not in case.kinds]
    if new_kinds:
        case.kinds = [*case.kinds, *new_kinds]
        if not case.priority_reason:
            case.priority = decide_priority(case.kinds).priority
    case.is_hate = case.is_hate or report.hate_perceived == Known.YES
    save(case, now, "kinds", "priority", "is_hate", "promised_on")
    log(
        by,
        Category.COMBINATION,
        "attach_report",
        case,
        classes=[FieldClass.F1, FieldClass.F4],
        more=[report.pk],
    )
    return case


def _attach(by: Actor, case: Case, report: Report, status: Status, reason: str, at: datetime) -> None:
    if not Report.objects.visible_to(by).filter(pk=report.pk).exists():
        raise NotFound("No such report.")
    if CaseReport.objects.filter(report_id=report.pk).exists():
        raise Refused(f"{report.reference} is part of a case already.", field="report")
    check_may_decide(by, report)
    report = lock_report(by, report, None)
    refuse(why_not_decide(Status(report.status), Decision(to=status, reason=reason)), "report")
    CaseReport.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        report=report,
        attached_by_id=membership_of(by),
        attached_at=at,
    )
    change_status(by, report, status, reason=reason.strip() or f"{status.label}.", at=at)
    settle_prompts_about(by=by, record_type="report", reference=report.reference, at=at)
    audience = case.audience
    also_show(by=by, record_id=report.pk, audience=audience)
    write_entry(
        by,
        case,
        EntryKind.REPORT,
        f"Report {report.reference} became part of this case. {reason.strip()}".strip(),
        at,
    )
    if report.reporter_id is not None:
        roles = [PersonRole.COMPLAINANT]
        if report.affected in (Affected.ME, Affected.HOUSEHOLD):
            roles.append(PersonRole.VICTIM)
        for role in roles:
            join_person(by, case, report.reporter_id, role, at)
        _owe_an_answer(case, report)
    _add_place_of(by, case, report, at)
    record(
        by, Category.COMBINATION, "cases.attach", "case", [case.id, report.pk],
        subjects=[report.reporter_id] if report.reporter_id else [], classes=[FieldClass.F1],
    )  # fmt: skip


def _owe_an_answer(case: Case, report: Report) -> None:
    """Carry the day by which whoever reported hears from us to the case: the earliest of its reports counts."""
    due = next_due_on(
        respond_by=report.respond_by,
        update_due_on=report.update_due_on,
        has_been_contacted=report.first_contact_at is not None,
    )
    if due is not None and (case.promised_on is None or due < case.promised_on):
        case.promised_on = due


def _add_place_of(by: Actor, case: Case, report: Report, at: datetime) -> None:
    """Put the place that a report tells of on the case; the first one of a case about a place is its subject.

    A report that names no known place gets one from its words. Not on a locked or hidden case: a place is a row
    of the whole partnership, and that its address is known would say something.
    """
    held = list(CasePlace.objects.filter(case=case, ended_at__isnull=True).select_related("place"))
    if report.place_id is None:
        if not report.place_text or case.sharing_class not in BY_AGENCY:
            return
        known = next((link.place for link in held if link.place.address_text == report.place_text), None)
        if known is None:
            (known,) = keep_places(
                by=by,
                partnership_id=case.partnership_id,
                given=[
                    GivenPlace(
                        address_text=report.place_text,
                        postcode=report.postcode,
                        lon=report.lon,
                        lat=report.lat,
                    )
                ],
            )
        report.place_id = known.pk
        Report.objects.filter(pk=report.pk).update(place_id=known.pk)
    if report.place_id not in {link.place_id for link in held}:
        CasePlace.objects.create(
            partnership_id=case.partnership_id,
            case=case,
            place_id=report.place_id,
            is_subject=case.subject == Subject.PLACE and not any(link.is_subject for link in held),
            added_at=at,
        )


def join_person(
    by: Actor, case: Case, person_id: UUID, role: PersonRole, at: datetime, **more: object
) -> CasePerson:
    """Give a person a role on the case, once, and show the person to everybody who sees the case."""
    held = CasePerson.objects.filter(case=case, person_id=person_id, role=role, ended_at__isnull=True).first()
    also_show(by=by, record_id=person_id, audience=case.audience)
    if held is not None:
        return held
    return CasePerson.objects.create(
        partnership_id=case.partnership_id,
        case=case,
        person_id=person_id,
        role=role,
        added_by_id=membership_of(by),
        added_at=at,
        **more,
    )
