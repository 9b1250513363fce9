"""What goes when somebody has left a body: addresses by themselves, and on request all that the record does not need.

Minutes are kept for good (Local Government Act 1972, Schedule 12, paragraph 41), and so is who was there: UK GDPR
article 17(3)(b) and (d), a legal obligation and archiving in the public interest. What is beside the record goes: how
to reach somebody, why somebody stood in, drafts that approved minutes replaced. The name stays as the key by which it
is hidden: from then on public pages, files and data show a role instead, whatever the body's setting.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.calendar.london import day_of
from wardmote.meetings.choices import MinutesState
from wardmote.meetings.models import BodyMember, Cover, Delivery, MinutesVersion, MinuteText, Subscription
from wardmote.meetings.operations.writing import hold_body, membership_of, now_or, refuse
from wardmote.meetings.rules.naming import Known, show_by_role
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure
from wardmote.retention.scrubbing import add_up, scrub

ADDRESS_FOR = timedelta(days=365)
"""How long an address is kept after a place or a cover has ended."""


@operation
def forget_addresses(*, by: SystemActor, at: datetime | None = None) -> int:
    """Empty the addresses of members and stand-ins a year after their time ended; return how many. Run by a job."""
    last = day_of(now_or(at) - ADDRESS_FOR)
    members = BodyMember.objects.filter(until_on__lt=last).exclude(email="")
    covers = Cover.objects.filter(Q(until_on__lt=last) | Q(handed_back_on__lt=last)).exclude(email="")
    ids = [*members.values_list("id", flat=True), *covers.values_list("id", flat=True)]
    record(by, Category.ERASURE, "meetings.forget_addresses", "member", ids, fields=["email"])
    return members.update(email="") + covers.update(email="")


@operation
def erase_member(*, by: Actor, member: BodyMember, reason: str, at: datetime | None = None) -> Erasure:
    """Erase what is kept of somebody who left a body, but for the record; return the certificate.

    Goes: their address and post, the addresses of who stood in and why, what the outbox still has of messages to them
    or their addresses, subscriptions with the same address, drafts naming them that approved minutes have replaced.
    Stays: approved minutes, decisions, actions and lists of who was there, with the name; the public is shown the role.
    Raises Refused while the place is held, without a reason or when it was done before, NotFound, NotAllowed.
    """
    found = BodyMember.objects.filter(pk=member.pk).select_related("body").first()
    if found is None:
        raise NotFound("No such member.")
    body, now = hold_body(by, found.body), now_or(at)
    gone = found.until_on is not None and found.until_on < day_of(now)
    refuse("" if gone else "End the place first: whoever sits on the body must be reached.")
    refuse("This was erased before." if found.name_hidden_at else "")
    refuse("" if reason.strip() else "Say on whose request, or why.", "reason")
    with switched_to(SystemActor(body.partnership_id, why="what is kept of a former member is erased")):
        rows = _empty(found)
        BodyMember.objects.filter(pk=found.pk).update(name_hidden_at=now, changed_at=now)
        said = {
            "partnership_id": body.partnership_id,
            "agency_id": body.agency_id,
            "record_type": "member",
            "record_id": found.pk,
            "reference": "member of a body",
            "decided_by": membership_of(by),
        }
        Due.objects.create(
            **said,
            over_on=day_of(now),
            found_at=now,
            decision=Decision.ERASE,
            reason=reason.strip()[:300],
            decided_at=now,
        )
        # Certificates are written for information governance, or by the system: the officer has no such duty.
        certificate = Erasure.objects.create(**said, rows=rows, erased_at=now)
    record(
        by, Category.ERASURE, "meetings.erase_member", "member", [found.pk, certificate.id], fields=sorted(rows),
        classes=[FieldClass.F2, FieldClass.F3],
    )  # fmt: skip
    return certificate


def _empty(member: BodyMember) -> dict[str, int]:
    covers = Cover.objects.filter(member=member)
    addresses = {one.casefold() for one in (member.email, *covers.values_list("email", flat=True)) if one}
    messages = Delivery.objects.filter(member=member, message_id__isnull=False).values_list(
        "message_id", flat=True
    )
    theirs = Q(pk__in=list(messages))
    for address in addresses:
        theirs |= Q(partnership_id=member.partnership_id, to__iexact=address)
    ended = Message.objects.filter(theirs).exclude(state=MessageState.WAITING)
    subscribed = Subscription.objects.filter(partnership_id=member.partnership_id)
    mine = [one.pk for one in subscribed if one.email.casefold() in addresses]
    known = [Known(member.name, member.initials, "a member")]
    drafts = [
        text.pk
        for text in MinuteText.objects.filter(
            minutes__meeting__body_id=member.body_id,
            minutes__state=MinutesState.REPLACED,
            minutes__meeting__in=MinutesVersion.objects.filter(state=MinutesState.APPROVED).values("meeting"),
        ).exclude(text="")
        if show_by_role(text.text, known) != text.text
    ]
    counts = add_up(
        scrub(ended),
        {"meetings.BodyMember": BodyMember.objects.filter(pk=member.pk).update(email="", post="")},
        {"meetings.Cover": covers.update(email="", reason="")},
        {"meetings.MinuteText": MinuteText.objects.filter(pk__in=drafts).update(text="")},
        {"meetings.Subscription": Subscription.objects.filter(pk__in=mine).delete()[0]},
    )
    return {label: count for label, count in counts.items() if count}
