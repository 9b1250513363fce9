"""Telling members, or whoever stands in for them, what a meeting needs of them.

Not operations themselves: they are called inside one. A message says which meeting and what is wanted, never what is
on the agenda: whoever may read that signs in, or opens the public page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from wardmote.access.actors import Actor, SystemActor
from wardmote.calendar.events import Invited
from wardmote.calendar.london import day_of, in_london
from wardmote.calendar.words import day_in_words
from wardmote.meetings.choices import AddressClass, Round
from wardmote.meetings.models import (
    Body,
    BodyMember,
    Circulation,
    Consultation,
    Cover,
    Delivery,
    Meeting,
    MinutesVersion,
)
from wardmote.meetings.operations.writing import ON_PAPER, membership_of
from wardmote.meetings.queries.feeding import calendar_event
from wardmote.meetings.rules.dates import papers_by
from wardmote.meetings.rules.membership import CoverSpan
from wardmote.notifications.choices import MessageState
from wardmote.notifications.operations import send_email

# Messages that carry the meeting itself, for calendars: what is new, moved or called off.
INVITING = frozenset({"call", "agenda", "postponed", "rescheduled", "cancelled"})


@dataclass(frozen=True)
class Answerer:
    """Who answers for a member on a day: the member, or the stand-in through a cover."""

    member: BodyMember
    cover: Cover | None
    name: str
    email: str

    @property
    def membership_id(self) -> object:
        """The membership under which this person signs in, or None."""
        return (self.cover or self.member).membership_id


def answerer_for(member: BodyMember, on: date) -> Answerer:
    """Return who answers for a member on a day."""
    for cover in Cover.objects.filter(member=member).select_related("membership__account"):
        if CoverSpan(cover.from_on, cover.until_on, cover.precision, cover.handed_back_on).answers(on):
            account = cover.membership.account if cover.membership else None
            return Answerer(member, cover, cover.name, account.email if account else cover.email)
    account = member.membership.account if member.membership else None
    return Answerer(member, None, member.name, account.email if account else member.email)


def answerers(body: Body, on: date, last: date | None = None) -> list[Answerer]:
    """Return who answers for each place on a body that is held on a day, or begins by `last`, by name."""
    members = BodyMember.objects.filter(body=body, from_on__lte=max(on, last or on))
    return [
        answerer_for(member, on)
        for member in members.select_related("membership__account").order_by("name")
        if member.until_on is None or member.until_on >= on
    ]


def when_and_where(meeting: Meeting) -> str:
    """Return "Monday 10 December 2018, 2:00pm, Council Offices"."""
    local = in_london(meeting.starts_at)
    clock = f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"
    return ", ".join(
        part for part in (day_in_words(local.date(), weekday=True), clock, meeting.venue) if part
    )


def _call(meeting: Meeting) -> tuple[str, str]:
    body = meeting.body
    wanted = papers_by(day_of(meeting.starts_at), notice_days=body.notice_days, paper_days=body.paper_days)
    until = day_in_words(meeting.items_wanted_by, weekday=True) if meeting.items_wanted_by else ""
    return "items wanted for the agenda", (
        f"Please ask for items by {until}, and send papers by {day_in_words(wanted, weekday=True)}."
    )


def words_for(kind: str, meeting: Meeting) -> tuple[str, str]:
    """Return the subject's end and the sentence of a message. Raises KeyError for an unknown kind."""
    said = {
        "agenda": ("agenda and papers", "The agenda is out. Sign in to read it and its papers."),
        "postponed": ("postponed", f"The meeting is postponed: {meeting.state_reason} A new date follows."),
        "rescheduled": ("new date", "The meeting has a new date, given above."),
        "cancelled": ("cancelled", f"The meeting is cancelled: {meeting.state_reason}"),
        "minutes": ("draft minutes", "The draft minutes are ready for your comments. Sign in to read them."),
    }
    return _call(meeting) if kind == "call" else said[kind]


def public_notices(meeting: Meeting) -> SystemActor:
    """Return who writes to the public: Wardmote itself, since staff see no subscriber."""
    return SystemActor(meeting.partnership_id, why="messages about what was published")


def tell_members(
    by: Actor,
    meeting: Meeting,
    kind: str,
    at: datetime,
    *,
    minutes: MinutesVersion | None = None,
    subscribers: int = 0,
) -> Circulation:
    """Write to everybody who is asked to the meeting, and keep the proof of it.

    Nobody without an address is written to; the proof says so. The messages of a body that is not public stand in
    nobody's list of mail. `subscribers`: how many of the public were told the same.
    """
    body = meeting.body
    ending, sentence = words_for(kind, meeting)
    subject = f"{body.short_name}, {day_in_words(day_of(meeting.starts_at))}: {ending}"[:150]
    online = f"\nOn-line: {meeting.online_link}" if meeting.online_link else ""
    versions = Consultation.objects.filter(
        item__meeting=meeting, item__state__in=ON_PAPER, item__deleted_at__isnull=True
    )
    went = Circulation.objects.create(
        partnership_id=meeting.partnership_id,
        body=body,
        meeting=meeting,
        what=Round(kind),
        minutes=minutes,
        paper_versions=[one for one in versions.values_list("paper_version_id", flat=True) if one is not None]
        if kind == Round.AGENDA
        else [],
        subject=subject,
        subscribers=subscribers,
        sent_by_id=membership_of(by),
        sent_at=at,
    )
    people = answerers(body, day_of(at), day_of(meeting.starts_at))
    text = f"{body.name}\n{when_and_where(meeting)}{online}\n\n{sentence}"
    send_round(
        by, went, people, text, invite=lambda one: _invitation(meeting, one) if kind in INVITING else ""
    )
    return went


def send_round(
    by: Actor,
    went: Circulation,
    people: Iterable[Answerer],
    text: str,
    *,
    invite: Callable[[Answerer], str] = lambda _: "",
) -> None:
    """Put one message for each address into the outbox, and write down for each place by which it went.

    Somebody who answers for two places gets one message and stands in the proof for both.
    """
    body, sent = went.body, dict[str, UUID]()
    # Whoever sees to an agency's mail reads subjects: neither the name of a body that the public does not know nor,
    # in a note, somebody's own words.
    private = body.is_restricted or not body.is_public or went.what == Round.NOTE
    for one in people:
        key = one.email.lower()
        if key and key not in sent:
            covering = f"\nYou stand in for {one.member.name}." if one.cover else ""
            message = send_email(
                by=by,
                to=one.email,
                subject=went.subject,
                text=f"{text}{covering}\n",
                record_id=None if private else went.meeting_id,
                agency_id=body.agency_id,
                is_private=private,
                calendar=invite(one),
            )
            sent[key] = message.pk
        Delivery.objects.create(
            partnership_id=went.partnership_id,
            circulation=went,
            member=one.member,
            cover=one.cover,
            address_class=_class_of(one),
            message_id=sent.get(key),
            outcome=MessageState.WAITING if key else "",
        )


def _class_of(one: Answerer) -> AddressClass:
    if not one.email:
        return AddressClass.NONE
    return AddressClass.ACCOUNT if one.membership_id else AddressClass.GIVEN


def _invitation(meeting: Meeting, one: Answerer) -> str:
    """Return the meeting for the calendar of whoever is written to: an invitation, or that it is called off."""
    event = calendar_event(meeting, host=urlsplit(settings.BASE_URL).hostname or "localhost")
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    from wardmote.calendar.ical import invitation  # large, and only needed when somebody is invited

    return invitation(
        event,
        organiser=Invited(meeting.contact or meeting.body.name, sender),
        invited=[Invited(one.name, one.email)],
    ).decode()
