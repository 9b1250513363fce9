"""Changing who is in an audience, one member at a time.

Granting one person access never touches another's: there is no operation that replaces a list of members
(past hole H14, a grant that wiped the others).
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.errors import NotAllowed
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.sharing.models import FOREVER, AlsoShown, Audience, AudienceMember, Denial


@operation
def open_audience(
    *,
    by: Actor,
    partnership_id: UUID,
    members: Iterable[UUID] = (),
    standing_for: UUID | None = None,
    agency_id: UUID | None = None,
    side: str = "",
) -> Audience:
    """Make an audience of agencies and memberships, each without end. `standing_for`: whose own records.

    `agency_id`: the agency that may change it from now on; `side`: of the wall (see `set_side`).
    """
    audience = Audience.objects.create(
        partnership_id=partnership_id,
        standing_for=standing_for,
        agency_id=agency_id or standing_for,
        side=side,
    )
    granted_by = getattr(by, "membership_id", None)
    AudienceMember.objects.bulk_create(
        AudienceMember(
            partnership_id=partnership_id, audience=audience, principal_id=principal_id, granted_by=granted_by
        )
        for principal_id in dict.fromkeys(members)
    )
    record(by, Category.ALTERATION, "sharing.open_audience", "audience", [audience.id])
    return audience


@operation
def open_to_partnership(*, by: Actor, partnership_id: UUID) -> Audience:
    """Return the audience of the partnership's own business: everybody whose role reads it. Made on first asking.

    Never for reports or cases. One audience serves all such records.
    """
    found = Audience.objects.filter(partnership_id=partnership_id, standing_for=partnership_id).first()
    if found is None:
        found = open_audience(
            by=by, partnership_id=partnership_id, members=[partnership_id], standing_for=partnership_id
        )
    record(by, Category.CONSULTATION, "sharing.open_to_partnership", "audience", [found.id])
    return found


@operation
def admit(
    *, by: Actor, audience: Audience, principal_id: UUID, until: datetime | None = None, reason: str = ""
) -> AudienceMember:
    """Let an agency or a membership into an audience, until an instant (None = without end).

    Somebody who is in already gets the new end and reason. Raises NotAllowed for a person admitting
    themselves (B10).
    """
    if principal_id == getattr(by, "membership_id", None):
        raise NotAllowed("You cannot give yourself access. Ask whoever leads on it.")
    member, made = AudienceMember.objects.get_or_create(
        audience=audience,
        principal_id=principal_id,
        defaults={
            "partnership_id": audience.partnership_id,
            "until": until or FOREVER,
            "granted_by": getattr(by, "membership_id", None),
            "reason": reason,
        },
    )
    if not made:
        member.until, member.reason, member.is_override = until or FOREVER, reason, False
        member.granted_by = getattr(by, "membership_id", None)
        member.save(update_fields=["until", "reason", "granted_by", "is_override"])
    record(by, Category.ALTERATION, "sharing.admit", "audience", [audience.id, principal_id])
    return member


@operation
def withdraw(*, by: Actor, audience: Audience, principal_id: UUID) -> bool:
    """Take an agency or a membership out of an audience; return whether it was in.

    Raises NotAllowed where the database does not let the actor take them out: they would go on seeing everything.
    """
    there = AudienceMember.objects.filter(audience=audience, principal_id=principal_id)
    gone, _ = there.delete()
    if there.exists():
        raise NotAllowed("Only who shares this record may take somebody off it.")
    record(by, Category.ALTERATION, "sharing.withdraw", "audience", [audience.id, principal_id])
    return bool(gone)


@operation
def deny(*, by: Actor, audience: Audience, membership_id: UUID, reason: str) -> Denial:
    """Keep one person away from an audience's records, whatever else holds (a conflict of interest)."""
    denial, _ = Denial.objects.get_or_create(
        audience=audience,
        membership_id=membership_id,
        is_wall=False,
        defaults={"partnership_id": audience.partnership_id, "reason": reason},
    )
    record(by, Category.ALTERATION, "sharing.deny", "audience", [audience.id, membership_id])
    return denial


@operation
def undeny(*, by: Actor, audience: Audience, membership_id: UUID) -> bool:
    """Lift a denial; return whether there was one. Raises NotAllowed for one's own."""
    if membership_id == getattr(by, "membership_id", None):
        raise NotAllowed("You cannot lift your own conflict of interest.")
    gone, _ = Denial.objects.filter(audience=audience, membership_id=membership_id, is_wall=False).delete()
    record(by, Category.ALTERATION, "sharing.undeny", "audience", [audience.id, membership_id])
    return bool(gone)


@operation
def set_side(*, by: Actor, audience: Audience, side: str) -> Audience:
    """Put an audience's records on one side of the wall ("" = neither): who works on the other side loses them."""
    audience.side = side
    audience.save(update_fields=["side"])
    record(by, Category.ALTERATION, "sharing.set_side", "audience", [audience.id], fields=["side"])
    return audience


@operation
def hand_over(*, by: Actor, audience: Audience, agency_id: UUID) -> Audience:
    """Let another agency change who is in an audience from now on, and no longer one's own."""
    audience.agency_id = agency_id
    audience.save(update_fields=["agency_id"])
    record(by, Category.ALTERATION, "sharing.hand_over", "audience", [audience.id, agency_id])
    return audience


@operation
def also_show(*, by: Actor, record_id: UUID, audience: Audience) -> AlsoShown:
    """Show a person or a report to a further audience than its own."""
    shown, _ = AlsoShown.objects.get_or_create(
        record_id=record_id, audience=audience, defaults={"partnership_id": audience.partnership_id}
    )
    record(by, Category.ALTERATION, "sharing.also_show", "audience", [audience.id, record_id])
    return shown


@operation
def no_longer_show(*, by: Actor, record_id: UUID, audience: Audience) -> bool:
    """Take back what `also_show` did; return whether there was anything to take back."""
    gone, _ = AlsoShown.objects.filter(record_id=record_id, audience=audience).delete()
    record(by, Category.ALTERATION, "sharing.no_longer_show", "audience", [audience.id, record_id])
    return bool(gone)
