"""The steps of a case: plan, start, monitor, hold, transfer, closing and reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.actions.choices import ActionState
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.cases.choices import CaseStatus, ContactHow, EntryKind, Outcome, PersonRole, Told
from wardmote.cases.models import Case, CaseAction, CaseAgency, CasePerson, CaseReport, CaseStep
from wardmote.cases.operations.consent import ask_again
from wardmote.cases.operations.post import BY_POST, write_postal_letter
from wardmote.cases.operations.sharing import make_stub
from wardmote.cases.operations.telling import tell_agency
from wardmote.cases.operations.writing import (
    agency_in_partnership,
    hold,
    log,
    membership_of,
    now_or,
    once,
    refuse,
    save,
    write_entry,
    write_step,
)
from wardmote.cases.permissions import check_may_change, check_may_share, may_sign_off
from wardmote.cases.rules import letters
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.sharing import BY_AGENCY
from wardmote.cases.rules.states import BY_NAME, CaseFacts, why_not
from wardmote.notifications.operations import send_email
from wardmote.people.choices import ContactKind
from wardmote.people.models import ContactPoint
from wardmote.people.queries import facts_of_contact
from wardmote.people.rules import AUTOMATIC_EMAIL, why_not_contact
from wardmote.reports.operations.following import write_letter
from wardmote.sharing.operations import admit, hand_over

SIMPLE_STEPS = ("assess", "agree_plan", "start", "monitor", "hold", "resume", "decline_closing", "reopen")
"""Steps that `take_step` takes; the others have operations of their own."""


def facts_of_case(case: Case, at: datetime) -> CaseFacts:
    """Return the facts on which the state table decides, as the case stands now (two small statements)."""
    states = list(CaseAction.objects.filter(case=case).values_list("action__state", flat=True))
    told_us = CasePerson.objects.filter(
        case=case, ended_at__isnull=True, role__in=[PersonRole.COMPLAINANT, PersonRole.VICTIM]
    )
    return CaseFacts(
        status=case.status,
        has_lead=case.agency_id is not None,
        has_owner=case.owner_id is not None,
        risk=case.risk,
        risk_waiver=case.risk_reason,
        actions_set=len(states),
        open_actions=states.count(ActionState.OPEN),
        outcome=case.outcome,
        closing_reason=case.closing_reason,
        has_complainant=told_us.exists(),
        summary=case.closing_summary,
        risk_at_closing=case.risk,
        today=day_of(at),
    )


@operation
@once
def take_step(
    *,
    by: Actor,
    case: Case,
    step: str,
    reason: str = "",
    review_on: date | None = None,
    closed_by_mistake: bool = False,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Take one step of the state table (`SIMPLE_STEPS`): agree the plan, start, monitor, hold, resume, reopen …

    `hold` needs the reason and a future `review_on`; `reopen` is only for a case closed by mistake. Raises
    Refused with the table's sentence, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    if step not in SIMPLE_STEPS:
        raise Refused("Choose a step.", field="step")
    facts = replace(
        facts_of_case(case, now), reason=reason, review_on=review_on, closed_by_mistake=closed_by_mistake
    )
    problem = why_not(step, facts)
    field = (
        "review_on" if step == "hold" and reason.strip() and facts.status == CaseStatus.ACTIVE else "reason"
    )
    refuse(problem, field)
    transition = BY_NAME[step]
    case.status = transition.leads_to
    case.is_open = case.status != CaseStatus.CLOSED
    if step == "hold":
        case.hold_reason, case.review_on = reason.strip()[:300], review_on
    elif step == "resume":
        case.hold_reason = ""
    elif step == "reopen":
        case.closed_at, case.closed_by = None, None
        case.closing_told, case.closing_told_reason = "", ""
    write_step(by, case, transition.leads_to, reason.strip(), now, transition.words)
    save(
        case,
        now,
        "status",
        "is_open",
        "hold_reason",
        "review_on",
        "closed_at",
        "closed_by",
        "closing_told",
        "closing_told_reason",
    )
    log(by, Category.ALTERATION, step, case, fields=["status"])
    return case


@operation
@once
def transfer(
    *,
    by: Actor,
    case: Case,
    agency_id: UUID,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Give the lead to another agency that is on the case: it is new for them; the old lead can still read it.

    Owner, supervisor and team are the new lead's to choose. Whoever told something is asked again whether they agree to
    sharing: what they agreed to was said to the old lead. A locked or hidden case must have somebody of the
    new lead named on it first. Raises Refused, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case)
    check_may_share(by, case)
    agency = agency_in_partnership(by, agency_id)
    refuse("Your agency leads it already." if agency.id == case.agency_id else "", "agency")
    row = CaseAgency.objects.filter(case=case, agency=agency, ended_at__isnull=True).first()
    is_on = row is not None and (row.until is None or row.until > now)
    facts = replace(facts_of_case(case, now), reason=reason, new_lead_is_on_case=is_on)
    refuse(why_not("transfer", facts), "agency" if not is_on else "reason")
    if case.sharing_class not in BY_AGENCY:
        named = case.members.filter(membership__agency=agency, ended_at__isnull=True)
        refuse("" if named.exists() else f"Name somebody of {agency} on the case first.", "agency")
    before = case.agency
    if row is not None and row.until is not None:
        row.until = None
        row.save(update_fields=["until"])
        if case.sharing_class in BY_AGENCY:
            admit(by=by, audience=case.audience, principal_id=agency.id, reason="leads the case")
    case.agency = agency
    case.owner = case.supervisor = case.team = None
    case.status = CaseStatus.NEW
    if hasattr(case, "stub"):
        case.stub.delete()
        make_stub(case, now)
    words = f"{before} gave the lead to {agency}"
    if ask_again(case, now):
        words += ", who asks the people on the case again whether they agree to sharing"
    write_step(by, case, CaseStatus.NEW, reason.strip(), now, words)
    save(case, now, "agency", "owner", "supervisor", "team", "status")
    log(by, Category.DISCLOSURE, "transfer", case, recipient=agency.name, fields=["agency"], more=[agency.id])
    tell_agency(by, case, agency, Notice.LEADS, now)
    # Last: from here on the former lead changes nothing of who sees it.
    hand_over(by=by, audience=case.audience, agency_id=agency.id)
    return case


@operation
@once
def request_closing(
    *,
    by: Actor,
    case: Case,
    outcome: str,
    reason: str,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Ask for a case to be closed, with its outcome and the reason; no action may be open.

    Raises Refused with the table's sentence, ChangedMeanwhile, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    facts = replace(facts_of_case(case, now), outcome=outcome, closing_reason=reason, reason=reason)
    problem = why_not("request_closing", facts)
    refuse(problem, "outcome" if outcome not in Outcome.values else "reason" if not reason.strip() else "")
    case.outcome, case.closing_reason, case.status = outcome, reason.strip(), CaseStatus.CLOSURE_REQUESTED
    write_step(by, case, CaseStatus.CLOSURE_REQUESTED, f"{Outcome(outcome).label}. {reason.strip()}", now)
    save(case, now, "outcome", "closing_reason", "status")
    log(by, Category.ALTERATION, "request_closing", case, fields=["status", "outcome"])
    return case


@operation
@once
def close_case(
    *,
    by: Actor,
    case: Case,
    summary: str = "",
    told: str = "",
    told_reason: str = "",
    contact_point_id: UUID | None = None,
    version: int | None = None,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Case:
    """Close a case for which closing was asked, and tell the complainant in the way chosen (`told`, of `Told`).

    The summary goes to the page behind each complainant's link (`follow_page`, `email`), where they can read it;
    the e-mail itself says only that there is something to read. A letter becomes a PDF on the case, to be posted
    (`mark_letter_posted`). E-mail and letter name the contact point of a
    complainant or victim on the case, and pass the safe-contact gate. Where the risk is high a supervisor other
    than the one who asked closes. Raises Refused with the table's sentence, NotAllowed, NotFound.
    """
    now = now_or(at)
    case = hold(by, case, version)
    check_may_change(by, case)
    point = _complainants_contact(case, contact_point_id)
    asked = (
        CaseStep.objects.filter(case=case, status=CaseStatus.CLOSURE_REQUESTED).order_by("-at", "-id").first()
    )
    facts = replace(
        facts_of_case(case, now),
        summary=summary,
        told=told,
        told_reason=told_reason,
        told_problem=_why_not_tell(told, point, now),
        may_sign_off=may_sign_off(by),
        asked_by_same_person=asked is not None
        and asked.by_id is not None
        and asked.by_id == membership_of(by),
    )
    refuse(why_not("close", facts), _field_at_fault(facts))
    text = "" if told == Told.NOBODY else summary.strip()
    case.status, case.is_open = CaseStatus.CLOSED, False
    case.closing_summary, case.closing_told, case.closing_told_reason = (
        summary.strip(),
        told,
        told_reason.strip()[:300],
    )
    case.closed_at, case.closed_by_id, case.promised_on, case.review_on = now, membership_of(by), None, None
    if facts.has_complainant and text and told in (Told.FOLLOW_PAGE, Told.EMAIL):
        for link in CaseReport.objects.filter(case=case).select_related("report"):
            write_letter(by=by, report=link.report, text=text, at=now)
    if told == Told.EMAIL and point is not None:
        subject, notice = letters.notice_words(case.partnership.name)
        send_email(
            by=by, to=point.value, subject=subject, text=notice, record_id=case.id, contact_point_id=point.id,
            agency_id=case.agency_id,
        )  # fmt: skip
    if told == Told.LETTER and point is not None:
        write_postal_letter(by, case, point, text, now)
    elif facts.has_complainant and told != Told.NOBODY:
        how = {Told.EMAIL: ContactHow.EMAIL}.get(Told(told), ContactHow.IN_PERSON)
        write_entry(
            by, case, EntryKind.CONTACT, f"Told how the case ended: {Told(told).label.lower()}.", now,
            contact_how=how, contact_point=point,
        )  # fmt: skip
    ended = f"{Outcome(case.outcome).label}. {case.closing_reason}"
    write_step(by, case, CaseStatus.CLOSED, ended, now)
    save(
        case, now, "status", "is_open", "closing_summary", "closing_told", "closing_told_reason", "closed_at",
        "closed_by", "promised_on", "review_on",
    )  # fmt: skip
    log(by, Category.ALTERATION, "close_case", case, fields=["status", "closing_summary"])
    if facts.has_complainant and told in (Told.EMAIL, Told.FOLLOW_PAGE):
        log(by, Category.DISCLOSURE, "close_case", case, recipient="the complainant", classes=[FieldClass.F1])
    return case


def _complainants_contact(case: Case, contact_point_id: UUID | None) -> ContactPoint | None:
    if contact_point_id is None:
        return None
    people = CasePerson.objects.filter(
        case=case,
        ended_at__isnull=True,
        role__in=[PersonRole.COMPLAINANT, PersonRole.VICTIM, PersonRole.AGENT, PersonRole.PARENT],
    )
    point = ContactPoint.objects.filter(pk=contact_point_id, person_id__in=people.values("person_id")).first()
    if point is None:
        raise NotFound("No such contact on this case.")
    return point


def _why_not_tell(told: str, point: ContactPoint | None, at: datetime) -> str:
    """Return what the safe-contact gate says against a way of telling; empty when it lets it pass."""
    wanted = {
        Told.EMAIL: (ContactKind.EMAIL, "an email address"),
        Told.LETTER: (ContactKind.POST, "a postal address"),
    }
    if told not in wanted:
        return ""
    kind, words = wanted[Told(told)]
    if point is None or point.kind != kind:
        return f"Choose {words} of the complainant."
    if told == Told.EMAIL:
        return why_not_contact(facts_of_contact(point), AUTOMATIC_EMAIL, day_of(at))
    return why_not_contact(facts_of_contact(point), BY_POST, day_of(at))


def _field_at_fault(facts: CaseFacts) -> str:
    if not facts.has_complainant:
        return ""
    if facts.told not in Told.values:
        return "told"
    if facts.told == Told.NOBODY:
        return "told_reason" if not facts.told_reason.strip() else ""
    if not facts.summary.strip():
        return "summary"
    return "told" if facts.told_problem else ""
