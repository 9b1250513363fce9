"""Seeing a locked case in an emergency, for an hour; its end; and the review of each by a privacy officer.

Never a hidden case, which has no stub, and never against a conflict of interest or the wall: the database function
that lets somebody in asks both itself, and nothing else in the program can write such a membership.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from wardmote.access.actors import SystemActor, Viewer
from wardmote.access.choices import FieldClass, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.cases.choices import EntryKind, OverrideReason, Verdict
from wardmote.cases.models import Case, Override
from wardmote.cases.operations.telling import named_of, tell_person
from wardmote.cases.operations.writing import log, now_or, once, refuse, save, write_entry
from wardmote.cases.rules.notices import Notice
from wardmote.cases.rules.overriding import lasts_until, why_not_override
from wardmote.notifications.operations import send_email
from wardmote.partnerships.queries import privacy_officers_of
from wardmote.sharing.models import AudienceMember


@operation
@once
def override_lock(
    *,
    by: Viewer,
    case_id: UUID,
    reason: str,
    words: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Override:
    """See a locked case in an emergency, for 60 minutes: to read it, without safe locations and sources.

    Those named on it of the lead agency, and the privacy officers of both agencies, are told at once; both ends are
    written to the log and to the case. Raises NotAllowed for roles that may not, NotFound where there is no locked
    case for this person, Refused without a reason and words, and for a fourth at once.
    """
    if not isinstance(by, Viewer) or not by.may(Permission.OVERRIDE_LOCKS):
        raise NotAllowed("None of your roles lets you see a locked case in an emergency.")
    now = now_or(at)
    open_now = Override.objects.filter(by_id=by.membership_id, ended_at__isnull=True, until__gt=now).count()
    field, problem = why_not_override(
        reason=reason, known_reasons=OverrideReason.values, words=words, open_now=open_now
    )
    refuse(problem, field)
    override_id = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_override_lock(%s, %s, %s, %s, %s, %s)",
            [override_id, case_id, reason, words.strip()[:500], now, lasts_until(now)],
        )
        (is_done,) = cursor.fetchone()
    if not is_done:
        raise NotFound("No such case.")
    override = Override.objects.select_related("by__account", "agency", "lead").get(pk=override_id)
    case = Case.objects.get(pk=case_id)
    log(
        by, Category.CONSULTATION, "override_lock", case,
        classes=(FieldClass.F1, FieldClass.F2, FieldClass.F3, FieldClass.F4), more=[override.id],
    )  # fmt: skip
    system = SystemActor(by.partnership_id, why="a lock was overridden in an emergency")
    with acting_as(system):
        case = Case.objects.select_related("agency").get(pk=case_id)
        write_entry(
            system, case, EntryKind.SHARING,
            f"{override.by.account.name}, {override.agency}, saw this locked case in an emergency:"
            f" {OverrideReason(reason).label.lower()}. {override.words}", now,
        )  # fmt: skip
        save(case, now)
        for membership_id in named_of(case, case.agency_id, now):
            if membership_id != by.membership_id:
                tell_person(system, case, membership_id, Notice.OVERRIDDEN, now)
        for officer in privacy_officers_of(agency_ids=[override.agency_id, override.lead_id]):
            send_email(
                by=system,
                to=officer.account.email,
                subject=Notice.OVERRIDDEN.subject,
                text=f"{Notice.OVERRIDDEN.subject}.\n\nSign in and review it: what was done must be answered for.\n",
                agency_id=officer.agency_id,
                is_private=True,
            )
    return override


@operation
def end_override(*, by: Viewer, override_id: UUID, at: datetime | None = None) -> Override:
    """End one's own override before its hour is over. Raises NotFound for anybody else's, and for one that ended."""
    now = now_or(at)
    override = Override.objects.filter(
        pk=override_id, by_id=by.membership_id, ended_at__isnull=True, until__gt=now
    ).first()
    if override is None:
        raise NotFound("Nothing to end.")
    record(by, Category.CONSULTATION, "cases.end_override", "case", [override.case_id, override.id])
    with acting_as(SystemActor(by.partnership_id, why="an emergency is over")):
        _end(override, now)
    return override


@operation
def end_overrides_that_ran_out(*, by: SystemActor, at: datetime | None = None) -> list[UUID]:
    """Write the end of each override whose hour is over; access itself ended with the hour. Run by the clock."""
    now = now_or(at)
    ended = []
    for override in Override.objects.filter(ended_at__isnull=True, until__lte=now).order_by("until"):
        _end(override, override.until)
        ended.append(override.id)
    record(
        by, Category.ALTERATION, "cases.end_overrides_that_ran_out", "override", ended, fields=["ended_at"]
    )
    return ended


def end_overrides_of(case: Case, at: datetime) -> None:
    """End those of a case that is not locked any more, or hidden now. Called inside an operation on the case."""
    with acting_as(SystemActor(case.partnership_id, why="the lock of a case changed")):
        for override in Override.objects.filter(case_id=case.pk, ended_at__isnull=True):
            _end(override, at)


def _end(override: Override, at: datetime) -> None:
    override.ended_at = at
    override.save(update_fields=["ended_at"])
    audience_id = Case.objects.values_list("audience_id", flat=True).get(pk=override.case_id)
    AudienceMember.objects.filter(
        audience_id=audience_id, principal_id=override.by_id, is_override=True
    ).delete()


@operation
@once
def review_override(
    *,
    by: Viewer,
    override: Override,
    verdict: str,
    reason: str,
    at: datetime | None = None,
    form_token: UUID | None = None,
) -> Override:
    """Say whether an override was right, with the reason. Once, and never of one's own.

    Raises NotAllowed without the duty and for one's own, NotFound beyond one's agency, Refused.
    """
    if not by.may(Permission.REVIEW_OVERRIDES):
        raise NotAllowed("Only a privacy officer reviews this.")
    now = now_or(at)
    found = (
        Override.objects.select_for_update(of=("self",)).select_related("by").filter(pk=override.pk).first()
    )
    if found is None or by.agency_id not in (found.agency_id, found.lead_id):
        raise NotFound("No such override.")
    if found.by.account_id == by.account_id:
        raise NotAllowed("You cannot review what you did yourself.")
    refuse("It was reviewed already." if found.verdict else "")
    refuse("" if verdict in Verdict.values else "Select what you found.", "verdict")
    refuse("" if reason.strip() else "Say what this rests on.", "reason")
    found.verdict, found.verdict_reason = verdict, reason.strip()[:500]
    found.reviewed_by_id, found.reviewed_at = by.membership_id, now
    found.save(update_fields=["verdict", "verdict_reason", "reviewed_by", "reviewed_at"])
    record(
        by, Category.ALTERATION, "cases.review_override", "override", [found.id, found.case_id],
        fields=["verdict", "verdict_reason"],
    )  # fmt: skip
    return found
