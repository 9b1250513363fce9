"""Who came to a body's meetings, counted over a period."""

from __future__ import annotations

from datetime import date

from wardmote.access.actors import Actor
from wardmote.calendar.london import day_of, end_of_day, start_of_day
from wardmote.meetings.choices import MeetingState
from wardmote.meetings.models import Attendance, Body, BodyMember, Meeting
from wardmote.meetings.queries.reading import get_body
from wardmote.meetings.rules.attending import Counted, Listed, Met, Place, count_attendance


def attendance_of(*, viewer: Actor, body: Body, since: date, until: date) -> Counted:
    """Return who came how often to the meetings of a body that were held from one day to another. Raises NotFound."""
    held = get_body(viewer=viewer, body_id=body.pk)
    meetings = list(
        Meeting.objects.visible_to(viewer)
        .filter(
            body=held,
            state=MeetingState.HELD,
            deleted_at__isnull=True,
            starts_at__gte=start_of_day(since),
            starts_at__lt=end_of_day(until),
        )
        .order_by("starts_at")
    )
    rows = Attendance.objects.filter(meeting__in=meetings)
    return count_attendance(
        [Met(one.pk, day_of(one.starts_at)) for one in meetings],
        [
            Place(one.pk, one.name, one.organisation, one.from_on, one.until_on)
            for one in BodyMember.objects.filter(body=held)
        ],
        [
            Listed(row.meeting_id, row.state, row.organisation, row.member_id, row.substitute_for_id)
            for row in rows
        ],
    )
