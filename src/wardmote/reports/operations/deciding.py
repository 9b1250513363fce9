"""Deciding what becomes of a report."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Action, FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.policy import can
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.working_days import due_on
from wardmote.notifications.models import Prompt
from wardmote.notifications.operations import prompt, send_email, settle_prompts_about
from wardmote.partnerships.models import Advice, Agency, Team
from wardmote.reports.choices import Priority, Status
from wardmote.reports.models import Report, ReportStep
from wardmote.reports.rules.decisions import OPEN, Decision, why_not_decide
from wardmote.sharing.models import Audience
from wardmote.sharing.operations import also_show
from wardmote.sharing.queries import facts_of


def check_may_decide(by: Actor, report: Report) -> None:
    """Raise NotAllowed unless the actor triages reports and this one is with their agency."""
    if isinstance(by, SystemActor):
        return
    if not isinstance(by, Viewer) or not by.may(Permission.TRIAGE_REPORTS):
        raise NotAllowed(
            "Your role does not decide about reports.", record_type="report", record_id=report.id
        )
    allowed = can(by, Action.CHANGE, facts_of(report), at=timezone.now())
    if not allowed:
        raise NotAllowed(
            f"{report.agency} has this report, so its people decide about it.",
            record_type="report",
            record_id=report.id,
        )


def lock_report(by: Actor, report: Report, version: int | None) -> Report:
    """Return the report as it stands now, held for this transaction.

    Raises NotFound when it is out of scope, Refused when somebody else changed it since `version` was shown.
    """
    found = (
        Report.objects.visible_to(by)
        .select_related("agency")
        .select_for_update(of=("self",))
        .filter(pk=report.pk)
        .first()
    )
    if found is None:
        raise NotFound("No such report.")
    if version is not None and found.version != version:
        raise Refused(
            "Somebody else changed this report while you were deciding. Look at it again, then decide."
        )
    return found


def change_status(by: Actor, report: Report, to: Status, *, reason: str, at: datetime, **more: Any) -> Report:
    """Write a report's new status and its step. For operations of this room and of `cases`: no event."""
    membership = by.membership_id if isinstance(by, Viewer) else None
    report.status, report.is_open = to, to in OPEN
    report.decision_reason, report.decided_by_id, report.decided_at = reason, membership, at
    report.version += 1
    fields = {"status", "is_open", "decision_reason", "decided_by", "decided_at", "version"}
    for name, value in more.items():
        setattr(report, name, value)
        fields.add(name)
    report.save(update_fields=fields)
    ReportStep.objects.create(
        partnership_id=report.partnership_id, report=report, status=to, at=at, by_id=membership, reason=reason
    )
    return report


def _decide(
    by: Actor,
    report: Report,
    decision: Decision,
    version: int | None,
    at: datetime | None,
    act: str,
    **more: Any,
) -> Report:
    check_may_decide(by, report)
    found = lock_report(by, report, version)
    problem = why_not_decide(Status(found.status), decision)
    if problem:
        raise Refused(problem)
    change_status(by, found, decision.to, reason=decision.reason.strip(), at=at or timezone.now(), **more)
    if decision.to not in OPEN:
        settle_prompts_about(by=by, record_type="report", reference=found.reference, at=at)
    record(
        by,
        Category.ALTERATION,
        act,
        "report",
        [found.id],
        subjects=[found.reporter_id] if found.reporter_id else [],
        fields=["status", *more],
        classes=[FieldClass.F1],
    )
    return found


@operation
def start_triage(
    *, by: Actor, report: Report, version: int | None = None, at: datetime | None = None
) -> Report:
    """Say that somebody is looking at a report. The resident's page says so too."""
    if report.status == Status.TRIAGED:
        record(by, Category.CONSULTATION, "reports.start_triage", "report", [report.id])
        return report
    return _decide(by, report, Decision(to=Status.TRIAGED), version, at, "reports.start_triage")


@operation
def advise(
    *,
    by: Actor,
    report: Report,
    reason: str,
    told_the_reporter: str = "",
    advice: Advice | None = None,
    version: int | None = None,
    at: datetime | None = None,
) -> Report:
    """Close a report with advice; `told_the_reporter` is what their page says."""
    if not told_the_reporter.strip() and advice is None:
        raise Refused("Write what the person is told, or choose an advice.", "told_the_reporter")
    return _decide(
        by,
        report,
        Decision(to=Status.ADVISED, reason=reason),
        version,
        at,
        "reports.advise",
        told_the_reporter=told_the_reporter.strip() or (advice.text if advice else ""),
        advice=advice,
    )


@operation
def archive_and_watch(
    *, by: Actor, report: Report, reason: str, version: int | None = None, at: datetime | None = None
) -> Report:
    """Put a report aside, to be recalled when it happens again."""
    return _decide(
        by, report, Decision(to=Status.WATCHED, reason=reason), version, at, "reports.archive_and_watch"
    )


@operation
def merge_duplicate(
    *,
    by: Actor,
    report: Report,
    into: Report | None,
    reason: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Report:
    """Say that a report tells again what another one told: both are kept, counted once.

    `into` must be visible to the actor. A report that others were merged into cannot itself be merged: its
    duplicates would lose their way.
    """
    if into is not None and not Report.objects.visible_to(by).filter(pk=into.pk).exists():
        raise NotFound("No such report.")
    if Report.objects.visible_to(by).filter(duplicate_of=report).exists():
        raise Refused("Other reports are merged into this one: merge the other way round.")
    decision = Decision(
        to=Status.MERGED,
        reason=reason,
        has_target=into is not None,
        target_is_itself=into is not None and into.pk == report.pk,
        target_is_merged=into is not None and into.status == Status.MERGED,
    )
    return _decide(by, report, decision, version, at, "reports.merge_duplicate", duplicate_of=into)


@operation
def refer_to_partner(
    *,
    by: Actor,
    report: Report,
    to_agency: Agency | None,
    reason: str,
    team: Team | None = None,
    version: int | None = None,
    at: datetime | None = None,
) -> Report:
    """Pass a report to a partner: it comes to their inbox as new, with their own response time.

    The agency that passes it on still sees it. A disclosure: it is logged with its recipient. Where the
    person who reported objects to sharing, the reason must say why it is shared all the same (necessity,
    power).
    """
    now = at or timezone.now()
    if to_agency is not None and to_agency.partnership_id != report.partnership_id:
        raise NotFound("No such agency.")
    if to_agency is not None and to_agency.id == report.agency_id:
        raise Refused("It is with that agency already.", "to_agency")
    if report.objects_to_sharing and len(reason.split()) < 5:
        raise Refused(
            "The person objects to sharing. Say why it must be shared all the same, and by which power.",
            "reason",
        )
    before = report.agency
    found = _decide(
        by,
        report,
        Decision(to=Status.REFERRED, reason=reason, has_target=to_agency is not None),
        version,
        now,
        "reports.refer_to_partner",
    )
    if to_agency is None:  # refused above; said for the reader and the type checker
        raise Refused("Choose the agency that should take it.", "to_agency")
    old_audience = Audience.objects.get(pk=found.audience_id)
    new_audience = Audience.objects.get(pk=to_agency.audience_id)
    also_show(by=by, record_id=found.id, audience=old_audience)
    if found.reporter_id:
        also_show(by=by, record_id=found.reporter_id, audience=new_audience)
    change_status(
        by,
        found,
        Status.RECEIVED,
        reason=f"Passed on by {before}.",
        at=now,
        agency=to_agency,
        team=team,
        audience=new_audience,
        respond_by=due_on(now, _days(to_agency, Priority(found.priority))),
        first_contact_at=None,
    )
    how = found.get_priority_display()
    if found.needs_attention:
        prompt(
            by=by,
            agency_id=to_agency.id,
            text=f"{how}: report {found.reference} was passed to you and is serious, or somebody is at risk.",
            record_type="report",
            reference=found.reference,
        )
    if to := (team.email if team else "") or to_agency.email:
        send_email(
            by=by,
            to=to,
            subject=f"{f'{how}: a' if found.needs_attention else 'A'} report was passed to you: {found.reference}",
            text=f"{before} passed report {found.reference} to you ({how.lower()}). Sign in to see it.",
            record_id=found.id,
            agency_id=to_agency.id,
        )
    record(
        by,
        Category.DISCLOSURE,
        "reports.refer_to_partner",
        "report",
        [found.id],
        subjects=[found.reporter_id] if found.reporter_id else [],
        classes=[FieldClass.F1, FieldClass.F2, FieldClass.F3],
        recipient=to_agency.name,
    )
    return found


def _days(agency: Agency, priority: Priority) -> int:
    return {
        Priority.EMERGENCY: agency.respond_emergency_days,
        Priority.URGENT: agency.respond_urgent_days,
        Priority.ROUTINE: agency.respond_routine_days,
    }[priority]


@operation
def recall(
    *, by: Actor, report: Report, reason: str, version: int | None = None, at: datetime | None = None
) -> Report:
    """Bring a watched or advised report back: it happened again, or somebody looked once more."""
    now = at or timezone.now()
    return _decide(
        by,
        report,
        Decision(to=Status.RECEIVED, reason=reason),
        version,
        now,
        "reports.recall",
        respond_by=due_on(now, _days(report.agency, Priority(report.priority))),
        first_contact_at=None,
    )


def recall_watched(report: Report, *, watched: Collection[UUID], at: datetime) -> list[Report]:
    """Bring back what was archived to be watched, now that a new report tells of it again. Part of receiving one.

    `watched`: the reports with the same readers that are about the same address or come from the same contact; those
    with a kind in common are brought back. Source: pending notes that are recalled when a pattern emerges (section
    5.1 of the casework study).
    """
    system = SystemActor(report.partnership_id, why="It happened again")
    with switched_to(system):
        found = list(
            Report.objects.select_related("agency")
            .select_for_update(of=("self",))
            .filter(pk__in=watched, status=Status.WATCHED, kinds__overlap=list(report.kinds))
            .order_by("received_at", "pk")
        )
        for one in found:
            change_status(
                system,
                one,
                Status.RECEIVED,
                reason=f"It happened again: report {report.reference} tells of it.",
                at=at,
                respond_by=due_on(at, _days(one.agency, Priority(one.priority))),
                first_contact_at=None,
            )
            Prompt.objects.create(
                partnership_id=one.partnership_id,
                agency_id=one.agency_id,
                text=f"It happened again: report {one.reference} was put aside and is back in the inbox.",
                record_type="report",
                reference=one.reference,
            )
            record(
                system,
                Category.ALTERATION,
                "reports.recall",
                "report",
                [one.id, report.id],
                fields=["status"],
            )
    return found


@operation
def change_priority(
    *,
    by: Actor,
    report: Report,
    priority: Priority,
    reason: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Report:
    """Answer sooner or later than the rule proposed; the clock starts from when the report came."""
    check_may_decide(by, report)
    if not reason.strip():
        raise Refused("Say why the priority is changed.", "reason")
    found = lock_report(by, report, version)
    before = Priority(found.priority)
    found.priority = priority
    found.respond_by = due_on(found.received_at, _days(found.agency, priority))
    found.version += 1
    found.save(update_fields=["priority", "respond_by", "version"])
    ReportStep.objects.create(
        partnership_id=found.partnership_id,
        report=found,
        status=found.status,
        at=at or timezone.now(),
        by_id=getattr(by, "membership_id", None),
        reason=f"Priority changed from {before.label} to {priority.label}: {reason.strip()}",
    )
    record(by, Category.ALTERATION, "reports.change_priority", "report", [found.id], fields=["priority"])
    return found


@operation
def note_contact(*, by: Actor, report: Report, at: datetime | None = None) -> Report:
    """Record that the person who reported was told how it stands: the clock of the next update begins anew.

    The first time the response clock stops. Whoever presses twice on one day has said it once.
    """
    check_may_decide(by, report)
    now = at or timezone.now()
    found = lock_report(by, report, None)
    begin_update_clock(by, found, due_on(now, found.agency.update_days), at=now)
    record(
        by,
        Category.ALTERATION,
        "reports.note_contact",
        "report",
        [found.id],
        fields=["first_contact_at", "update_due_on"],
    )
    return found


def begin_update_clock(by: Actor, report: Report, next_on: date, *, at: datetime) -> None:
    """Write that the person was contacted at `at` and hears from us again by `next_on`, with its line in the report.

    For operations of this room and of `cases`: no event. Source: an update every 10 working days unless the agency
    promises another number (Hammersmith & Fulham's service standards).
    """
    is_first = report.first_contact_at is None
    if not is_first and report.update_due_on == next_on:
        return
    report.first_contact_at = report.first_contact_at or at
    report.update_due_on = next_on
    report.version += 1
    report.save(update_fields=["first_contact_at", "update_due_on", "version"])
    ReportStep.objects.create(
        partnership_id=report.partnership_id,
        report=report,
        status=report.status,
        at=at,
        by_id=getattr(by, "membership_id", None),
        reason=f"{'First contact' if is_first else 'Update given'}. The next update is due by {next_on:%d/%m/%Y}.",
    )
