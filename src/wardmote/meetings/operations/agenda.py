"""Items of an agenda: asked for, put on, moved, restricted, put off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.meetings.choices import ConsultationOutcome, DeferralReason, ItemKind, ItemState, MeetingState
from wardmote.meetings.models import (
    AgendaItem,
    Attendance,
    BodyMember,
    Consultation,
    Deferral,
    Meeting,
    Paper,
)
from wardmote.meetings.operations.placing import (
    last_position,
    next_meeting,
    number_agenda,
    place_copy,
    same_title,
)
from wardmote.meetings.operations.writing import (
    hold_item,
    hold_meeting_row,
    membership_of,
    now_or,
    refuse,
    republish,
    republish_papers,
    save,
    see_meeting,
)
from wardmote.meetings.permissions import check_may_ask
from wardmote.meetings.rules import states
from wardmote.partnerships.models import Membership
from wardmote.sharing.operations import open_audience

LONGEST_TITLE = 300
CHANGEABLE = frozenset(
    {"title", "kind", "note", "time_minutes", "presenter_id", "presenter_text", "parent_id"}
)


@dataclass(frozen=True, kw_only=True)
class NewItem:
    """An item as it is put on an agenda. `number` as given, or numbered by the body's rule when empty.

    `is_cut`: where minutes were read elsewhere, their text under this item was cut short.
    """

    title: str
    kind: str = ItemKind.DISCUSSION
    number: str = ""
    note: str = ""
    presenter_id: UUID | None = None
    presenter_text: str = ""
    time_minutes: int = 0
    is_cut: bool = False
    is_part: bool = False


def _make(meeting: Meeting, item: NewItem, position: int, **more: Any) -> AgendaItem:
    refuse("" if item.title.strip() else "Enter what the item is.", "title")
    refuse("" if len(item.title.strip()) <= LONGEST_TITLE else "The title is too long.", "title")
    return AgendaItem.objects.create(
        **{
            "partnership_id": meeting.partnership_id,
            "meeting": meeting,
            "audience_id": meeting.audience_id,
            "position": position,
            "number": item.number,
            "title": item.title.strip(),
            "kind": ItemKind(item.kind),
            "note": item.note,
            "presenter_id": item.presenter_id,
            "presenter_text": item.presenter_text,
            "time_minutes": item.time_minutes,
            "is_cut": item.is_cut,
            **more,
        }
    )


@operation
def set_agenda(*, by: Actor, meeting: Meeting, items: Sequence[NewItem]) -> list[AgendaItem]:
    """Put items after those that stand on the agenda, in their order, and number all of them.

    `is_part` makes an item a part of the last one that is none (a sub-headed matter arising). Returns the new items.
    Raises Refused, NotFound, NotAllowed.
    """
    held = hold_meeting_row(by, meeting)
    at = last_position(held)
    made: list[AgendaItem] = []
    whole: AgendaItem | None = None
    for position, item in enumerate(items, at + 1):
        row = _make(held, item, position, parent=whole if item.is_part else None)
        whole = whole if item.is_part else row
        made.append(row)
    number_agenda(held)
    republish(held)
    record(
        by, Category.COLLECTION, "meetings.set_agenda", "meeting", [held.id, *(row.id for row in made)],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return list(AgendaItem.objects.filter(pk__in=[row.pk for row in made]).order_by("position"))


def _check_open(meeting: Meeting) -> None:
    over = meeting.state in (MeetingState.CANCELLED, MeetingState.POSTPONED)
    refuse("This meeting does not take place then: choose another one." if over else "")


@operation
def add_item(
    *,
    by: Actor,
    meeting: Meeting,
    item: NewItem,
    readers: Iterable[UUID] | None = None,
    restriction_reason: str = "",
) -> AgendaItem:
    """Put an item on an agenda: before other business and dates, or at its end once the agenda is out.

    `readers` (memberships) make it a restricted item: they, and whoever puts it on, read it; nobody else learns of
    it, and its number is of a row of its own. Raises Refused without a reason for the restriction, NotFound.
    """
    held = hold_meeting_row(by, meeting)
    _check_open(held)
    more: dict[str, Any] = {}
    if readers is not None:
        refuse("" if restriction_reason.strip() else "Say why the item is restricted.", "restriction_reason")
        more = {
            "audience_id": _readers(by, held, readers).pk,
            "is_restricted": True,
            "restriction_reason": restriction_reason.strip(),
        }
    row = _make(held, item, last_position(held) + 1, **more)
    if held.published_at is None:
        _before_the_close(held, row)
    else:
        number_agenda(held)
    republish(held)
    record(by, Category.COLLECTION, "meetings.add_item", "agenda_item", [row.id], classes=[FieldClass.F4])
    return row


def _readers(by: Actor, meeting: Meeting, readers: Iterable[UUID]) -> Any:
    """An audience of the chosen memberships and the actor. Raises Refused for people of elsewhere."""
    wanted = set(readers)
    known = set(
        Membership.objects.filter(
            pk__in=wanted, partnership_id=meeting.partnership_id, ended_at__isnull=True
        ).values_list("id", flat=True)
    )
    refuse("" if known == wanted else "Choose people who sign in here.", "readers")
    mine = membership_of(by)
    return open_audience(
        by=by, partnership_id=meeting.partnership_id, members=[*([mine] if mine else []), *wanted]
    )


def _before_the_close(meeting: Meeting, new: AgendaItem) -> None:
    """Other business and the dates of next meetings stay last while the agenda is open."""
    rows = list(
        AgendaItem.objects.filter(meeting=meeting, deleted_at__isnull=True).order_by("position", "id")
    )
    closing = [
        row for row in rows if row.kind in (ItemKind.OTHER_BUSINESS, ItemKind.DATES) and row.pk != new.pk
    ]
    _arrange([row for row in rows if row not in closing] + closing)


def _arrange(rows: Sequence[AgendaItem]) -> None:
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])


@operation
def request_item(
    *, by: Actor, meeting: Meeting, title: str, note: str = "", time_minutes: int = 0
) -> AgendaItem:
    """Ask for an item while the agenda is open. Whoever runs the body decides. Raises Refused, NotFound, NotAllowed."""
    check_may_ask(by)
    held = see_meeting(by, meeting)
    open_now = held.state == MeetingState.AGENDA_OPEN
    refuse("" if open_now else "The agenda of this meeting is not open for items.")
    row = _make(
        held,
        NewItem(title=title, note=note, time_minutes=time_minutes),
        last_position(held) + 1,
        state=ItemState.REQUESTED,
        requested_by_id=membership_of(by),
    )
    record(by, Category.COLLECTION, "meetings.request_item", "agenda_item", [row.id], classes=[FieldClass.F4])
    return row


def _step(by: Actor, item: AgendaItem, step: str) -> AgendaItem:
    held = hold_item(by, item)
    refuse(states.why_not_step(states.ITEM, step, held.state, "An item"))
    held.state = states.leads_to(states.ITEM, step)
    save(held, "state")
    return held


@operation
def accept_item(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Put an item on the agenda that somebody asked for. Raises Refused, NotFound, NotAllowed."""
    held = _step(by, item, "accept")
    if held.meeting.published_at is None:
        _before_the_close(held.meeting, held)
    else:
        number_agenda(held.meeting)
    republish(held.meeting)
    record(by, Category.ALTERATION, "meetings.accept_item", "agenda_item", [held.id], fields=["state"])
    return held


@operation
def withdraw_item(*, by: Actor, item: AgendaItem, at: datetime | None = None) -> AgendaItem:
    """Take an item off an agenda. If the agenda was out, public data keep a tombstone. Raises Refused, NotFound."""
    held = _step(by, item, "withdraw")
    held.deleted_at = now_or(at)
    save(held, "deleted_at")
    republish(held.meeting)
    record(by, Category.ALTERATION, "meetings.withdraw_item", "agenda_item", [held.id], fields=["state"])
    return held


@operation
def send_by_email(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Say that an item goes round by e-mail instead of being heard. Raises Refused, NotFound, NotAllowed."""
    held = _step(by, item, "by_email")
    republish(held.meeting)
    record(by, Category.ALTERATION, "meetings.send_by_email", "agenda_item", [held.id], fields=["state"])
    return held


@operation
def change_item(*, by: Actor, item: AgendaItem, **changes: Any) -> AgendaItem:
    """Change an item's title, kind, note, time or presenter. Raises Refused, NotFound, NotAllowed."""
    held = hold_item(by, item)
    if set(changes) - CHANGEABLE:
        raise TypeError(f"an item has no {sorted(set(changes) - CHANGEABLE)} to change")
    for name, value in changes.items():
        setattr(held, name, value)
    refuse("" if held.title.strip() else "Enter what the item is.", "title")
    presenter = held.presenter_id
    if presenter and not BodyMember.objects.filter(pk=presenter, body=held.meeting.body).exists():
        raise Refused("Choose a member of the body.", field="presenter")
    save(held, *changes)
    record(by, Category.ALTERATION, "meetings.change_item", "agenda_item", [held.id], fields=list(changes))
    return held


@operation
def move_item(*, by: Actor, item: AgendaItem, up: bool) -> AgendaItem:
    """Move an item one place up or down. Numbers follow unless the agenda is out. Raises NotFound, Refused."""
    held = hold_item(by, item)
    out = held.meeting.published_at is not None
    refuse("The agenda is out: its order is kept." if out else "")
    rows = list(
        AgendaItem.objects.filter(meeting=held.meeting, deleted_at__isnull=True).order_by("position", "id")
    )
    at = next(index for index, row in enumerate(rows) if row.pk == held.pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    _arrange(rows)
    record(by, Category.ALTERATION, "meetings.move_item", "agenda_item", [held.id], fields=["position"])
    return held


@operation
def restrict_item(*, by: Actor, item: AgendaItem, reason: str, readers: Iterable[UUID]) -> AgendaItem:
    """Keep an item from all but named people; its papers, minutes and actions follow it. Raises Refused, NotFound.

    Not once the agenda is out: what the public has read cannot be taken back.
    """
    held = hold_item(by, item)
    refuse("The agenda is out: what was published stays." if held.meeting.published_at else "")
    refuse("" if reason.strip() else "Say why the item is restricted.", "restriction_reason")
    papers = Consultation.objects.filter(item=held).exists()
    refuse("It has papers already: take them off, restrict the item, then add them again." if papers else "")
    held.audience = _readers(by, held.meeting, readers)
    held.is_restricted, held.restriction_reason, held.number = True, reason.strip(), ""
    save(held, "audience", "is_restricted", "restriction_reason", "number")
    republish(held.meeting)
    record(by, Category.ALTERATION, "meetings.restrict_item", "agenda_item", [held.id], fields=["audience"])
    return held


@operation
def defer_item(
    *,
    by: Actor,
    item: AgendaItem,
    reason: str,
    reason_text: str = "",
    to_meeting: Meeting | None = None,
    to_month: int | None = None,
    because_of: Attendance | None = None,
    at: datetime | None = None,
) -> Deferral:
    """Put an item off to a meeting, to the one of a month, or to the next one; it places itself there and counts.

    While there is no such meeting the deferral waits for it. Two items with one title in one meeting are one matter:
    the second is deferred with the first and makes no second deferral. `because_of`: whose apologies. A paper before
    the item is deferred with it. Raises Refused, NotFound, NotAllowed.
    """
    held = hold_item(by, item)
    refuse("" if reason in DeferralReason.values else "Choose why it is put off.", "reason")
    refuse(
        "Say why it is put off." if reason == DeferralReason.OTHER and not reason_text.strip() else "",
        "reason_text",
    )
    held = _step(by, held, "defer")
    former = _same_matter(held)
    if former is not None:
        record(by, Category.ALTERATION, "meetings.defer_item", "agenda_item", [held.id], fields=["state"])
        return former
    target = _target(by, held, to_meeting, to_month)
    deferral = Deferral.objects.create(
        partnership_id=held.partnership_id,
        item=held,
        to_meeting=target,
        to_month=None if target else to_month,
        reason=reason,
        reason_text=reason_text.strip(),
        because_of=because_of,
        count=held.deferrals + 1,
        decided_by_id=membership_of(by),
        decided_at=now_or(at),
    )
    if target is not None:
        deferral.new_item = place_copy(held, target, count=deferral.count)
        deferral.save(update_fields=["new_item"])
        _move_papers(held, deferral.new_item)
        republish(target)
    republish(held.meeting)
    record(
        by, Category.ALTERATION, "meetings.defer_item", "agenda_item", [held.id], fields=["state"],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return deferral


def _same_matter(item: AgendaItem) -> Deferral | None:
    rows = Deferral.objects.filter(item__meeting=item.meeting, item__audience_id=item.audience_id)
    others = rows.exclude(item=item).select_related("item")
    return next((one for one in others if same_title(one.item.title, item.title)), None)


def _target(by: Actor, item: AgendaItem, to_meeting: Meeting | None, to_month: int | None) -> Meeting | None:
    if to_meeting is None:
        return next_meeting(item.meeting.body, item.meeting.starts_at, month=to_month)
    held = see_meeting(by, to_meeting)
    right = held.body_id == item.meeting.body_id and held.starts_at > item.meeting.starts_at
    if not right:
        raise Refused("Choose a later meeting of the same body.", field="to_meeting")
    if held.state not in states.COMING:
        raise Refused("That meeting does not take place then.", field="to_meeting")
    return held


def _move_papers(item: AgendaItem, to: AgendaItem) -> None:
    """A paper that waits under the item waits under its copy; here it stands as deferred."""
    waiting = Consultation.objects.filter(item=item, outcome=ConsultationOutcome.AWAITED)
    papers: list[Paper] = []
    for one in waiting.select_related("paper"):
        one.outcome = ConsultationOutcome.DEFERRED
        one.save(update_fields=["outcome"])
        if not Consultation.objects.filter(paper=one.paper, item=to).exists():
            Consultation.objects.create(
                partnership_id=one.partnership_id,
                paper=one.paper,
                item=to,
                paper_version=one.paper_version,
                awaited_version=one.awaited_version,
                owed_by=one.owed_by,
                role=one.role,
                is_authoritative=one.is_authoritative,
            )
        papers.append(one.paper)
    republish_papers(papers)


@operation
def hear_item(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Say that an item was heard, with or without words in the minutes. Raises Refused, NotFound, NotAllowed.

    An item whose text was written just now is heard already: that is no refusal.
    """
    held = hold_item(by, item)
    refuse("" if held.meeting.state == MeetingState.HELD else "The meeting has not begun.")
    if held.state != ItemState.HEARD:
        held = _step(by, held, "hear")
    record(by, Category.ALTERATION, "meetings.hear_item", "agenda_item", [held.id], fields=["state"])
    return held
