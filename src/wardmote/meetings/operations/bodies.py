"""Bodies, who sits on them, and who stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.meetings.choices import BodyKind, MemberClass, MemberRole, Precision, StatutoryKind
from wardmote.meetings.models import Body, BodyMember, Cover, Meeting, StandingItem
from wardmote.meetings.operations.venues import take_venue
from wardmote.meetings.operations.writing import (
    hold_body,
    membership_of,
    now_or,
    partnership_of,
    refuse,
    republish,
    save,
)
from wardmote.meetings.permissions import check_may_found
from wardmote.meetings.rules import dates, membership
from wardmote.meetings.rules.skeletons import SKELETONS
from wardmote.notifications.operations import prompt
from wardmote.partnerships.choices import AgencyType
from wardmote.partnerships.models import Agency, Membership
from wardmote.sharing.models import Audience
from wardmote.sharing.operations import admit, open_audience

CHANGEABLE = frozenset(
    {
        "name", "short_name", "kind", "statutory_kind", "required_types", "purpose", "purpose_review_on", "contact",
        "quorum", "venue", "start_time", "minutes_long", "notice_days", "paper_days", "minutes_days", "numbering",
        "year_begins", "is_public", "drafts_are_public", "public_names", "parent_id", "registered_venue_id",
    }
)  # fmt: skip


@operation
def create_body(
    *,
    by: Actor,
    name: str,
    short_name: str,
    kind: str = BodyKind.PARTNERSHIP,
    statutory_kind: str = StatutoryKind.NONE,
    parent: Body | None = None,
    agency_id: UUID | None = None,
    is_restricted: bool = False,
    skeleton: str = "",
    **settings: Any,
) -> Body:
    """Add a body that the actor's agency runs (`agency_id` for the system), perhaps with an agenda to begin with.

    Open to all who read the partnership's business, or restricted: then to its members who sign in and to whoever
    makes it, and nothing of it is public. Whom the law wants on it is filled in from its kind and can be changed.
    Raises Refused, NotAllowed, KeyError for an unknown skeleton.
    """
    check_may_found(by)
    where = partnership_of(by)
    lead = getattr(by, "agency_id", None) or agency_id
    if lead is None:
        raise Refused("Choose the agency that runs the body.", field="agency")
    _check_names(where, name, short_name)
    audience = open_audience(by=by, partnership_id=where, members=_openers(by) if is_restricted else [where])
    body = Body.objects.create(
        partnership_id=where,
        agency_id=lead,
        audience=audience,
        parent=parent,
        name=name.strip(),
        short_name=short_name.strip(),
        kind=kind,
        statutory_kind=statutory_kind,
        required_types=settings.pop("required_types", None) or _required(where, statutory_kind),
        is_restricted=is_restricted,
        is_published=settings.get("is_public", True) and not is_restricted,
        **_with_venue(by, _settings(settings)),
    )
    record(by, Category.COLLECTION, "meetings.create_body", "body", [body.id], classes=[FieldClass.F1])
    if skeleton:
        use_skeleton(by=by, body=body, skeleton=skeleton)
    return body


def _openers(by: Actor) -> list[UUID]:
    mine = membership_of(by)
    return [mine] if mine else []


def _settings(given: dict[str, Any]) -> dict[str, Any]:
    unknown = set(given) - CHANGEABLE
    if unknown:
        raise TypeError(f"no such setting of a body: {sorted(unknown)}")
    return given


def _with_venue(by: Actor, settings: dict[str, Any]) -> dict[str, Any]:
    """A body that takes a registered venue has its line as the venue in words."""
    venue_id = settings.get("registered_venue_id")
    return {**settings, "venue": take_venue(by, venue_id).line} if venue_id else settings


def _required(partnership_id: UUID, statutory_kind: str) -> list[str]:
    kinds = Agency.objects.filter(partnership_id=partnership_id, left_on__isnull=True)
    two_tier = kinds.filter(kind=AgencyType.COUNTY).exists()
    return [str(kind) for kind in membership.types_required(statutory_kind, two_tier=two_tier)]


def _check_names(partnership_id: UUID, name: str, short_name: str, but: UUID | None = None) -> None:
    refuse("" if name.strip() else "Enter the name of the body.", "name")
    refuse("" if short_name.strip() else "Enter a short name.", "short_name")
    same = Body.objects.filter(
        partnership_id=partnership_id, short_name=short_name.strip(), deleted_at__isnull=True
    )
    refuse(
        "Another body has this short name." if (same.exclude(pk=but) if but else same).exists() else "",
        "short_name",
    )


@operation
def change_body(*, by: Actor, body: Body, version: int | None = None, **changes: Any) -> Body:
    """Change a body's names and settings. Raises Refused, NotAllowed, NotFound, ChangedMeanwhile."""
    held = hold_body(by, body, version)
    changes = _with_venue(by, _settings(changes))
    if "registered_venue_id" in changes and not changes["registered_venue_id"] and held.registered_venue_id:
        changes.setdefault("venue", "")
    for name, value in changes.items():
        setattr(held, name, value)
    _check_names(held.partnership_id, held.name, held.short_name, but=held.id)
    refuse("A body cannot stand above itself." if held.parent_id == held.id else "", "parent")
    held.is_published = held.is_public and not held.is_restricted
    save(held, *changes, "is_published")
    for meeting in Meeting.objects.filter(body=held).select_related("body"):
        republish(meeting)
    record(by, Category.ALTERATION, "meetings.change_body", "body", [held.id], fields=list(changes))
    return held


@operation
def end_body(*, by: Actor, body: Body, on: date) -> Body:
    """Say that a body no longer meets. What it decided stays. Raises NotFound, NotAllowed."""
    held = hold_body(by, body)
    held.ended_on = on
    save(held, "ended_on")
    record(by, Category.ALTERATION, "meetings.end_body", "body", [held.id], fields=["ended_on"])
    return held


@dataclass(frozen=True)
class NewStandingItem:
    """An item that is to stand on each agenda."""

    title: str
    kind: str
    presenter_id: UUID | None = None


@operation
def set_standing_items(*, by: Actor, body: Body, items: Sequence[NewStandingItem]) -> list[StandingItem]:
    """Say which items stand on each agenda of a body, in order, and who presents them.

    Agendas that are open already keep theirs. Raises Refused for a presenter of elsewhere, NotFound, NotAllowed.
    """
    held = hold_body(by, body)
    presenters = {item.presenter_id for item in items if item.presenter_id}
    there = BodyMember.objects.filter(body=held, pk__in=presenters).count()
    refuse("" if there == len(presenters) else "Choose a member of the body.", "presenter")
    StandingItem.objects.filter(body=held).delete()
    made = StandingItem.objects.bulk_create(
        StandingItem(
            partnership_id=held.partnership_id,
            body=held,
            position=position,
            title=item.title.strip(),
            kind=item.kind,
            presenter_id=item.presenter_id,
        )
        for position, item in enumerate((one for one in items if one.title.strip()), 1)
    )
    record(
        by, Category.ALTERATION, "meetings.set_standing_items", "body", [held.id], fields=["standing_items"]
    )
    return made


@operation
def use_skeleton(*, by: Actor, body: Body, skeleton: str) -> list[StandingItem]:
    """Take one of the three agendas to begin with as the body's standing items. Raises KeyError, NotFound."""
    items = [NewStandingItem(item.title, item.kind) for item in SKELETONS[skeleton].items]
    return set_standing_items(by=by, body=body, items=items)


# --- who sits on it -----------------------------------------------------------------------------------


@operation
def add_member(
    *,
    by: Actor,
    body: Body,
    name: str = "",
    membership_id: UUID | None = None,
    agency_id: UUID | None = None,
    organisation: str = "",
    initials: str = "",
    post: str = "",
    email: str = "",
    role: str = MemberRole.MEMBER,
    member_class: str = MemberClass.RESPONSIBLE,
    statutory_type: str = "",
    leads_for: str = "",
    from_on: date,
    until_on: date | None = None,
) -> BodyMember:
    """Give somebody a place on a body. `membership_id`: somebody who signs in here, known by it.

    Initials are made from the name where none are given; two people of one body never have the same at one time.
    `leads_for`: the borough or district in which they lead on the group's work; one person for each at a time.
    Of a restricted body they see everything from now on. Raises Refused, NotFound, NotAllowed.
    """
    held = hold_body(by, body)
    person = _person(held.partnership_id, membership_id)
    if person is not None:
        name, agency_id = name or person.account.name, agency_id or person.agency_id
        post = post or person.job_title
    refuse("" if name.strip() else "Enter the member's name.", "name")
    agency = _agency(held.partnership_id, agency_id)
    wanted = (initials or membership.initials_of(name)).upper()
    _check_initials(held, wanted, from_on, until_on)
    member = BodyMember.objects.create(
        partnership_id=held.partnership_id,
        body=held,
        membership=person,
        agency=agency,
        organisation=organisation or (agency.name if agency else ""),
        name=name.strip(),
        initials=wanted,
        post=post,
        email="" if person else email,
        role=role,
        member_class=member_class,
        statutory_type=statutory_type or membership.type_of_agency(agency.kind if agency else ""),
        leads_for=_check_leads(held, leads_for, from_on),
        from_on=from_on,
        until_on=until_on,
    )
    _let_in(by, held, membership_id)
    record(
        by, Category.COLLECTION, "meetings.add_member", "body", [held.id, member.id], classes=[FieldClass.F2]
    )
    return member


def _check_leads(body: Body, area: str, on: date, but: UUID | None = None) -> str:
    """Return the borough or district as it is written; Refused when somebody else leads there already."""
    wanted = " ".join(area.split())[:120]
    if wanted:
        others = BodyMember.objects.filter(body=body, leads_for__iexact=wanted)
        if but is not None:
            others = others.exclude(pk=but)
        other = others.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).first()
        if other is not None:
            raise Refused(f"{other.name} leads in {other.leads_for} already.", field="leads_for")
    return wanted


def _person(partnership_id: UUID, membership_id: UUID | None) -> Membership | None:
    if membership_id is None:
        return None
    found = Membership.objects.select_related("account", "agency").filter(
        pk=membership_id, partnership_id=partnership_id, ended_at__isnull=True
    )
    person = found.first()
    if person is None:
        raise Refused("Choose somebody who signs in here.", field="membership")
    return person


def _agency(partnership_id: UUID, agency_id: UUID | None) -> Agency | None:
    if agency_id is None:
        return None
    agency = Agency.objects.filter(pk=agency_id, partnership_id=partnership_id).first()
    if agency is None:
        raise Refused("Choose an agency of the partnership.", field="agency")
    return agency


def _check_initials(
    body: Body, initials: str, from_on: date, until_on: date | None, but: UUID | None = None
) -> None:
    refuse("" if initials else "Enter initials.", "initials")
    refuse(
        "The last day must not be before the first." if until_on and until_on < from_on else "", "until_on"
    )
    for other in BodyMember.objects.filter(body=body, initials=initials):
        if other.pk == but:
            continue
        clear = (until_on and until_on < other.from_on) or (other.until_on and other.until_on < from_on)
        if not clear:
            raise Refused(f"Another member of this body is known as {initials} then.", field="initials")


def _let_in(by: Actor, body: Body, membership_id: UUID | None) -> None:
    """Members of a restricted body see it; the others need no grant."""
    if body.is_restricted and membership_id is not None and membership_id != membership_of(by):
        audience = Audience.objects.get(pk=body.audience_id)
        admit(
            by=by, audience=audience, principal_id=membership_id, reason=f"Member of {body.short_name}"[:200]
        )


def _member(by: Actor, member: BodyMember) -> tuple[Body, BodyMember]:
    found = BodyMember.objects.filter(pk=member.pk).select_related("body").first()
    if found is None:
        raise NotFound("No such member.")
    return hold_body(by, found.body), found


@operation
def change_member(*, by: Actor, member: BodyMember, **changes: Any) -> BodyMember:
    """Change how a member is known, their role, class or for whom they sit. Raises Refused, NotFound, NotAllowed."""
    body, held = _member(by, member)
    allowed = {
        "name",
        "initials",
        "post",
        "email",
        "role",
        "member_class",
        "statutory_type",
        "organisation",
        "leads_for",
    }
    if set(changes) - allowed:
        raise TypeError(f"a member has no {sorted(set(changes) - allowed)} to change")
    for name, value in changes.items():
        setattr(held, name, value.upper() if name == "initials" else value)
    _check_initials(body, held.initials, held.from_on, held.until_on, but=held.id)
    held.leads_for = _check_leads(body, held.leads_for, held.from_on, but=held.id)
    save(held, *changes)
    record(
        by, Category.ALTERATION, "meetings.change_member", "body", [body.id, held.id], fields=list(changes)
    )
    return held


@operation
def end_member(*, by: Actor, member: BodyMember, on: date) -> BodyMember:
    """End somebody's place on a body with a day; the row stays. They lose sight of a restricted body at once."""
    body, held = _member(by, member)
    refuse("The last day must not be before the first." if on < held.from_on else "", "until_on")
    held.until_on = on
    save(held, "until_on")
    if body.is_restricted and held.membership_id not in (None, membership_of(by)):
        audience = Audience.objects.get(pk=body.audience_id)
        reason = f"No longer a member of {body.short_name}"[:200]
        admit(by=by, audience=audience, principal_id=held.membership_id, until=timezone.now(), reason=reason)
    record(by, Category.ALTERATION, "meetings.end_member", "body", [body.id, held.id], fields=["until_on"])
    return held


# --- who stands in ------------------------------------------------------------------------------------


def _span(cover: Cover) -> membership.CoverSpan:
    return membership.CoverSpan(cover.from_on, cover.until_on, cover.precision, cover.handed_back_on)


@operation
def start_cover(
    *,
    by: Actor,
    member: BodyMember,
    name: str = "",
    membership_id: UUID | None = None,
    initials: str = "",
    email: str = "",
    from_on: date,
    until_on: date,
    precision: str = Precision.DAY,
    reason: str = "",
) -> Cover:
    """Let somebody stand in for a member until a day, or until the end of a month (`precision`).

    New invitations, papers and actions of the member go to the stand-in meanwhile; what was given before stays where
    it is. Raises Refused, NotFound, NotAllowed.
    """
    body, held = _member(by, member)
    person = _person(held.partnership_id, membership_id)
    name = name or (person.account.name if person else "")
    refuse("" if name.strip() else "Enter who stands in.", "name")
    last = dates.last_day_of(until_on, precision)
    others = [_span(other) for other in Cover.objects.filter(member=held)]
    refuse(membership.why_not_cover(from_on=from_on, until_on=last, others=others), "until_on")
    cover = Cover.objects.create(
        partnership_id=held.partnership_id,
        member=held,
        membership=person,
        name=name.strip(),
        initials=(initials or membership.initials_of(name)).upper(),
        email="" if person else email,
        from_on=from_on,
        until_on=last,
        precision=precision,
        reason=reason,
    )
    _let_in(by, body, membership_id)
    record(
        by, Category.COLLECTION, "meetings.start_cover", "body", [body.id, cover.id], classes=[FieldClass.F2]
    )
    return cover


def _cover(by: Actor, cover: Cover) -> tuple[Body, Cover]:
    found = Cover.objects.filter(pk=cover.pk).select_related("member__body").first()
    if found is None:
        raise NotFound("No such cover.")
    return hold_body(by, found.member.body), found


@operation
def change_cover(*, by: Actor, cover: Cover, until_on: date, precision: str = Precision.DAY) -> Cover:
    """Move the end of a cover. Raises Refused, NotFound, NotAllowed."""
    body, held = _cover(by, cover)
    last = dates.last_day_of(until_on, precision)
    others = [_span(other) for other in Cover.objects.filter(member_id=held.member_id).exclude(pk=held.pk)]
    refuse(membership.why_not_cover(from_on=held.from_on, until_on=last, others=others), "until_on")
    held.until_on, held.precision, held.reminded_at = last, precision, None
    save(held, "until_on", "precision", "reminded_at")
    record(by, Category.ALTERATION, "meetings.change_cover", "body", [body.id, held.id], fields=["until_on"])
    return held


@operation
def hand_back(*, by: Actor, cover: Cover, on: date) -> Cover:
    """Say that the member answers again from this day. The cover stays in the history. Raises NotFound, Refused."""
    body, held = _cover(by, cover)
    refuse("This cover has been handed back already." if held.handed_back_on else "")
    refuse("The hand-back must not be before the cover began." if on < held.from_on else "", "on")
    held.handed_back_on = on
    save(held, "handed_back_on")
    record(
        by, Category.ALTERATION, "meetings.hand_back", "body", [body.id, held.id], fields=["handed_back_on"]
    )
    return held


@operation
def remind_of_covers(*, by: SystemActor, today: date, at: datetime | None = None) -> list[Cover]:
    """Tell the agencies that run bodies which covers end soon or have ended. Once each; run by a job."""
    due = [
        cover
        for cover in Cover.objects.filter(
            reminded_at__isnull=True, handed_back_on__isnull=True
        ).select_related("member__body")
        if _span(cover).wants_reminder(today)
    ]
    for cover in due:
        body = cover.member.body
        inside = SystemActor(body.partnership_id, why="hand-back of covers")
        for membership_id in _officers(body):
            prompt(
                by=inside,
                agency_id=body.agency_id,
                membership_id=membership_id,
                text=f"A cover in {body.short_name} ends on {cover.until_on:%d %B %Y}: hand back, or move its end."[
                    :200
                ],
                record_type="body",
                reference=body.short_name[:20],
            )
    Cover.objects.filter(pk__in=[cover.pk for cover in due]).update(reminded_at=now_or(at))
    record(by, Category.ALTERATION, "meetings.remind_of_covers", "cover", [cover.pk for cover in due])
    return due


def _officers(body: Body) -> Iterable[UUID]:
    return Membership.objects.filter(
        agency_id=body.agency_id, ended_at__isnull=True, roles__contains=["partnership_officer"]
    ).values_list("id", flat=True)
