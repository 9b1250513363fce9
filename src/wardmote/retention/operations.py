"""Holds, what is due, and what was decided. What erases a record stands in the record's own room, above this one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure, Hold
from wardmote.retention.permissions import check_may_decide
from wardmote.retention.rules import why_not_erase, why_not_keep


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A record that is kept for a time: what it is, whose, and the first day on which its period is over."""

    record_type: str
    record_id: UUID
    reference: str
    partnership_id: UUID
    agency_id: UUID
    period: str = ""
    over_on: date | None = None


@operation
def place_hold(
    *, by: Actor, kept: Kept, reason: str, until: date | None = None, at: datetime | None = None
) -> Hold:
    """Hold a record: nothing of it is erased until the hold has ended. Raises Refused, NotAllowed, NotFound."""
    now = at or timezone.now()
    check_may_decide(by, partnership_id=kept.partnership_id, agency_id=kept.agency_id)
    if not reason.strip():
        raise Refused("Say why it is held.", "reason")
    if until is not None and until <= day_of(now):
        raise Refused("The end of the hold must be in the future.", "until")
    hold = Hold.objects.create(
        partnership_id=kept.partnership_id,
        agency_id=kept.agency_id,
        record_type=kept.record_type,
        record_id=kept.record_id,
        reference=kept.reference,
        reason=reason.strip()[:300],
        until=until,
        placed_by=getattr(by, "membership_id", None),
        placed_at=now,
    )
    record(by, Category.ALTERATION, "retention.place_hold", kept.record_type, [kept.record_id, hold.id])
    return hold


@operation
def lift_hold(*, by: Actor, hold: Hold, reason: str, at: datetime | None = None) -> Hold:
    """End a hold before its day, with the reason. Raises Refused, NotAllowed, NotFound."""
    check_may_decide(by, partnership_id=hold.partnership_id, agency_id=hold.agency_id)
    if hold.lifted_at is not None:
        raise Refused("It was lifted already.")
    if not reason.strip():
        raise Refused("Say why it is lifted.", "reason")
    hold.lifted_at, hold.lifted_by = at or timezone.now(), getattr(by, "membership_id", None)
    hold.lifted_reason = reason.strip()[:300]
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    record(by, Category.ALTERATION, "retention.lift_hold", hold.record_type, [hold.record_id, hold.id])
    return hold


@operation
def note_due(*, by: SystemActor, records: Iterable[Kept], at: datetime | None = None) -> list[Due]:
    """Put records whose time is over on the list of their agency's information governance, each once.

    Left out: what is on the list, was erased, or is kept longer by a decision that still holds. A hold does not
    keep a record off the list: whoever decides sees it there.
    """
    now = at or timezone.now()
    today = day_of(now)
    over = [(one, one.over_on) for one in records if one.over_on is not None and one.over_on <= today]
    wanted = {one.record_id: (one, over_on) for one, over_on in over}
    known = set(
        Due.objects.filter(record_id__in=wanted, decided_at__isnull=True).values_list("record_id", flat=True)
    )
    known |= set(
        Due.objects.filter(record_id__in=wanted, keep_until__gte=today).values_list("record_id", flat=True)
    )
    known |= set(Erasure.objects.filter(record_id__in=wanted).values_list("record_id", flat=True))
    found = [
        Due(
            partnership_id=one.partnership_id,
            agency_id=one.agency_id,
            record_type=one.record_type,
            record_id=one.record_id,
            reference=one.reference,
            period=one.period,
            over_on=over_on,
            found_at=now,
        )
        for one, over_on in wanted.values()
        if one.record_id not in known
    ]
    Due.objects.bulk_create(found)
    record(by, Category.ALTERATION, "retention.note_due", "due", [one.id for one in found])
    return found


@operation
def keep_longer(
    *, by: Actor, due: Due, keep_until: date | None, reason: str, at: datetime | None = None
) -> Due:
    """Decide to keep a record longer, until a day, with the reason. Raises Refused, NotAllowed, NotFound."""
    now = at or timezone.now()
    found = hold_due(by, due)
    field, problem = why_not_keep(keep_until=keep_until, today=day_of(now), reason=reason)
    if problem:
        raise Refused(problem, field)
    found.keep_until = keep_until
    settle(by, found, Decision.KEEP, reason, now)
    record(by, Category.ALTERATION, "retention.keep_longer", found.record_type, [found.record_id, found.id])
    return found


def hold_due(by: Actor, due: Due) -> Due:
    """Return the record that waits for a decision, locked. Raises NotFound, NotAllowed, Refused when decided."""
    found = Due.objects.select_for_update().filter(pk=due.pk).first()
    if found is None:
        raise NotFound("Nothing here.")
    check_may_decide(by, partnership_id=found.partnership_id, agency_id=found.agency_id)
    if found.decided_at is not None:
        raise Refused("It was decided already.")
    return found


def check_may_be_erased(due: Due, *, at: datetime) -> None:
    """Raise Refused while a hold, or its period, keeps the record."""
    holds = [hold.facts for hold in Hold.objects.filter(record_id=due.record_id)]
    problem = why_not_erase(over_on=due.over_on, today=day_of(at), holds=holds, keep_until=due.keep_until)
    if problem:
        raise Refused(problem)


def settle(by: Actor, due: Due, decision: Decision, reason: str, at: datetime) -> None:
    """Write down what was decided."""
    due.decision, due.reason, due.decided_at = decision, reason.strip()[:300], at
    due.decided_by = getattr(by, "membership_id", None)
    due.save(update_fields=["decision", "reason", "keep_until", "decided_at", "decided_by"])


def certify(
    by: Actor,
    due: Due,
    *,
    rows: dict[str, int],
    persons: Iterable[UUID],
    classes: Iterable[FieldClass],
    at: datetime,
) -> Erasure:
    """Write the certificate of an erasure, and its event: identifiers and numbers, no data of anybody."""
    certificate = Erasure.objects.create(
        partnership_id=due.partnership_id,
        agency_id=due.agency_id,
        record_type=due.record_type,
        record_id=due.record_id,
        reference=due.reference,
        period=due.period,
        rows=rows,
        decided_by=getattr(by, "membership_id", None),
        erased_at=at,
    )
    record(
        by,
        Category.ERASURE,
        f"retention.erase_{due.record_type}",
        due.record_type,
        [due.record_id, certificate.id],
        subjects=persons,
        fields=sorted(rows),
        classes=classes,
    )
    return certificate
