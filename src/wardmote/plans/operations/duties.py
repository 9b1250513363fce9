"""What the law asks again and again: that it was done."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.meetings.models import Meeting
from wardmote.plans.choices import Duty
from wardmote.plans.models import DutyRecord
from wardmote.plans.operations.writing import check_agency, membership_of, note, partnership_of, refuse
from wardmote.plans.permissions import check_may_run
from wardmote.plans.rules import duties
from wardmote.sharing.operations import open_to_partnership


@operation
def record_duty(
    *,
    by: Actor,
    duty: str,
    period_from: date,
    done_on: date,
    agency_id: UUID | None = None,
    evidence: str = "",
    meeting_id: UUID | None = None,
    at: datetime | None = None,
) -> DutyRecord:
    """Record that a duty of the period beginning on `period_from` was done. Raises NotAllowed, Refused.

    Recorded again, the day and the evidence are put right: it is done once.
    """
    check_may_run(by)
    today = day_of(at or timezone.now())
    refuse(
        duties.why_not_record(
            duty=Duty(duty), agency_id=agency_id, period_from=period_from, done_on=done_on, today=today
        ),
        "done_on",
    )
    if agency_id is not None:
        check_agency(by, agency_id, "agency")
    if meeting_id is not None and not Meeting.objects.visible_to(by).filter(pk=meeting_id).exists():
        raise Refused("Choose a meeting.", field="meeting")
    partnership_id = partnership_of(by)
    # A yearly duty has no agency, and null is looked up as such.
    wanted: dict[str, Any] = {
        "partnership_id": partnership_id,
        "duty": Duty(duty),
        "agency_id": agency_id,
        "period_from": period_from,
    }
    made, _ = DutyRecord.objects.update_or_create(
        **wanted,
        defaults={
            "audience": open_to_partnership(by=by, partnership_id=partnership_id),
            "done_on": done_on,
            "evidence": evidence.strip()[:300],
            "meeting_id": meeting_id,
            "recorded_by_id": membership_of(by),
            "created_at": at or timezone.now(),
        },
    )
    note(by, "record_duty", "duty", made.id, new=True)
    return made


@operation
def withdraw_duty(*, by: Actor, record_id: UUID) -> None:
    """Take back what was recorded by mistake. Raises NotFound, NotAllowed."""
    check_may_run(by)
    found = DutyRecord.objects.visible_to(by).filter(pk=record_id).first()
    if found is None:
        raise NotFound("No such record.")
    found.delete()
    note(by, "withdraw_duty", "duty", record_id)
