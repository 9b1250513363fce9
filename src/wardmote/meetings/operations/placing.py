"""Where items stand on an agenda: standing ones, those put off to it, and their numbers.

Not operations themselves: they are called inside one and leave no event of their own.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from wardmote.calendar.london import day_of, end_of_day, start_of_day
from wardmote.meetings.choices import ItemState, Numbering
from wardmote.meetings.models import AgendaItem, Body, Deferral, Meeting, StandingItem
from wardmote.meetings.rules.numbering import Numbered, highest, number_items, year_of
from wardmote.meetings.rules.states import COMING

ALIVE = (ItemState.REQUESTED, ItemState.ON_AGENDA, ItemState.HEARD)


def same_title(one: str, other: str) -> bool:
    """Whether two titles are of one matter: the same words, whatever their case and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def meeting_on(body: Body, on: date) -> Meeting | None:
    """Return the body's meeting on a London day, whatever became of it; None when it has none then."""
    day = Meeting.objects.filter(
        body=body, deleted_at__isnull=True, starts_at__gte=start_of_day(on), starts_at__lt=end_of_day(on)
    )
    return day.select_related("body", "audience").order_by("starts_at").first()


def find_same(meeting: Meeting, title: str, *, audience_id: UUID) -> AgendaItem | None:
    """Return an item of the meeting's agenda with the same title for the same readers, if there is one."""
    items = AgendaItem.objects.filter(
        meeting=meeting, audience_id=audience_id, deleted_at__isnull=True, state__in=ALIVE
    ).order_by("position")
    return next((item for item in items if same_title(item.title, title)), None)


def last_position(meeting: Meeting) -> int:
    """Return the highest position on an agenda, 0 when it is empty."""
    return max(AgendaItem.objects.filter(meeting=meeting).values_list("position", flat=True), default=0)


def fill_agenda(meeting: Meeting) -> None:
    """Put the body's standing items on an agenda, in order, before the last two of them what is there already.

    What was put off to this meeting before under a standing title is that standing item.
    """
    standing = list(StandingItem.objects.filter(body=meeting.body).order_by("position"))
    rows = AgendaItem.objects.filter(meeting=meeting, deleted_at__isnull=True)
    there = list(rows.order_by("position"))
    ordered: list[AgendaItem] = []
    for one in standing:
        item = next(
            (
                row
                for row in there
                if row.audience_id == meeting.audience_id and same_title(row.title, one.title)
            ),
            None,
        )
        if item is None:
            item = AgendaItem(
                partnership_id=meeting.partnership_id,
                meeting=meeting,
                audience_id=meeting.audience_id,
                position=0,
                title=one.title,
                kind=one.kind,
                presenter_id=one.presenter_id,
                is_standing=True,
            )
        else:
            there.remove(item)
            item.is_standing, item.kind = True, one.kind
        ordered.append(item)
    # Other business and the dates of next meetings close an agenda.
    closing = [item for item in ordered if item.kind in ("other_business", "dates")]
    opening = [item for item in ordered if item not in closing]
    for position, item in enumerate([*opening, *there, *closing], 1):
        item.position = position
        item.save()


def place_waiting(meeting: Meeting) -> None:
    """Put on a new meeting what was put off to it before it existed: to the next one, or to one of its month."""
    waiting = Deferral.objects.filter(
        to_meeting__isnull=True,
        item__meeting__body=meeting.body,
        item__meeting__starts_at__lt=meeting.starts_at,
    ).select_related("item")
    for deferral in waiting.order_by("decided_at"):
        if _is_meant(deferral, meeting):
            deferral.to_meeting = meeting
            deferral.new_item = place_copy(deferral.item, meeting, count=deferral.count)
            deferral.save(update_fields=["to_meeting", "new_item"])


def _is_meant(deferral: Deferral, meeting: Meeting) -> bool:
    if meeting.state not in COMING:
        return False
    if not deferral.to_month:
        return True
    return deferral.to_month == day_of(meeting.starts_at).month


def place_copy(item: AgendaItem, meeting: Meeting, *, count: int) -> AgendaItem:
    """Put a copy of a deferred item on another agenda, or link it to the item of the same matter there.

    The copy is read by whoever reads the item: a restricted one stays so.
    """
    audience_id = item.audience_id if item.is_restricted else meeting.audience_id
    there = find_same(meeting, item.title, audience_id=audience_id)
    if there is None:
        there = AgendaItem(
            partnership_id=item.partnership_id,
            meeting=meeting,
            audience_id=audience_id,
            position=last_position(meeting) + 1,
            title=item.title,
            kind=item.kind,
            presenter_id=item.presenter_id,
            presenter_text=item.presenter_text,
            note=item.note,
            time_minutes=item.time_minutes,
            is_restricted=item.is_restricted,
            restriction_reason=item.restriction_reason,
        )
    there.deferred_from, there.deferrals = item, count
    there.save()
    return there


def number_agenda(meeting: Meeting) -> None:
    """Number the items that stand on an agenda; items that have a number already keep it."""
    items = list(
        AgendaItem.objects.filter(
            meeting=meeting, deleted_at__isnull=True, state__in=(ItemState.ON_AGENDA, ItemState.HEARD)
        ).order_by("position", "id")
    )
    numbers = number_items(
        [Numbered(item.is_restricted, item.parent_id is not None, item.number) for item in items],
        numbering=meeting.body.numbering,
        reached=_reached(meeting),
    )
    for item, number in zip(items, numbers, strict=True):
        if item.number != number:
            item.number = number
            item.save(update_fields=["number"])


def _reached(meeting: Meeting) -> int:
    """The highest number that the body's earlier meetings of the same year of numbering used."""
    if meeting.body.numbering != Numbering.YEAR:
        return 0
    begins = meeting.body.year_begins
    year = year_of(day_of(meeting.starts_at), begins=begins)
    rows = AgendaItem.objects.filter(
        meeting__body=meeting.body, meeting__starts_at__lt=meeting.starts_at, is_restricted=False
    ).values_list("meeting__starts_at", "number")
    return highest(number for met, number in rows if year_of(day_of(met), begins=begins) == year)


def next_meeting(body: Body, after: datetime, *, month: int | None = None) -> Meeting | None:
    """Return the body's first coming meeting after an instant, in that calendar month if one is named."""
    found = Meeting.objects.filter(
        body=body, starts_at__gt=after, deleted_at__isnull=True, state__in=COMING
    ).order_by("starts_at")
    for meeting in found:
        if not month or day_of(meeting.starts_at).month == month:
            return meeting
    return None
