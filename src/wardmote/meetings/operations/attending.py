"""Who was at a meeting, for whom, and which interests they declared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor, Viewer
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.meetings.choices import AttendanceState, MeetingState, MinutesState
from wardmote.meetings.models import AgendaItem, Attendance, BodyMember, Declaration, Meeting, MinutesVersion
from wardmote.meetings.operations.writing import (
    hold_item,
    hold_meeting_row,
    refuse,
    see_meeting,
)
from wardmote.meetings.permissions import check_may_ask
from wardmote.meetings.rules.membership import initials_of


def check_not_approved(meeting: Meeting) -> None:
    """Raise Refused when the meeting's minutes were approved: only a correction changes them now."""
    approved = MinutesVersion.objects.filter(meeting=meeting, state=MinutesState.APPROVED)
    refuse("The minutes are approved: a later meeting corrects them." if approved.exists() else "")


@operation
def record_attendance(
    *,
    by: Actor,
    meeting: Meeting,
    state: str,
    member: BodyMember | None = None,
    name: str = "",
    initials: str = "",
    organisation: str = "",
    substitute_for: BodyMember | None = None,
    note: str = "",
    is_inferred: bool = False,
) -> Attendance:
    """Record how somebody was at a meeting: a member, a substitute for one, or anybody by name and organisation.

    Recorded again, the new state replaces the former. Raises Refused once the minutes are approved, NotFound.
    """
    held = hold_meeting_row(by, meeting)
    check_not_approved(held)
    seat = member or substitute_for
    _check_of_body(held, seat)
    if state not in AttendanceState.values:
        raise Refused("Choose how they were there.", field="state")
    said = name.strip() or (member.name if member else "")
    refuse("" if said else "Enter a name.", "name")
    row, made = Attendance.objects.update_or_create(
        meeting=held,
        name=said,
        defaults={
            "partnership_id": held.partnership_id,
            "member": member,
            "substitute_for": substitute_for,
            "initials": (initials or (member.initials if member else initials_of(said))).upper(),
            "organisation": organisation or (seat.organisation if seat else ""),
            "state": state,
            "note": note.strip(),
            "is_inferred": is_inferred,
        },
    )
    record(
        by,
        Category.COLLECTION if made else Category.ALTERATION,
        "meetings.record_attendance",
        "meeting",
        [held.id, row.id],
        classes=[FieldClass.F2],
    )
    return row


def _check_of_body(meeting: Meeting, member: BodyMember | None) -> None:
    if member is not None and member.body_id != meeting.body_id:
        raise Refused("Choose a member of this body.", field="member")


@operation
def send_apologies(*, by: Viewer, meeting: Meeting, substitute: str = "") -> Attendance:
    """Say that one cannot come to a meeting, and who comes instead. For whoever sits on the body.

    Raises Refused for somebody without a place on it or a meeting that is over, NotFound.
    """
    check_may_ask(by)
    held = see_meeting(by, meeting)
    over = held.state in (MeetingState.HELD, MeetingState.CANCELLED)
    refuse("This meeting is over." if over else "")
    mine = (
        BodyMember.objects.filter(body=held.body, membership_id=by.membership_id).order_by("-from_on").first()
    )
    if mine is None:
        raise Refused("Only members of the body send apologies.")
    row = _enter(
        mine,
        held,
        mine.name,
        member=mine,
        initials=mine.initials,
        organisation=mine.organisation,
        state=AttendanceState.APOLOGIES,
    )
    if substitute.strip():
        _enter(
            mine,
            held,
            substitute.strip(),
            substitute_for=mine,
            initials=initials_of(substitute),
            organisation=mine.organisation,
            state=AttendanceState.PRESENT,
        )
    record(by, Category.COLLECTION, "meetings.send_apologies", "meeting", [held.id, row.id])
    return row


def _enter(mine: BodyMember, meeting: Meeting, name: str, **values: Any) -> Attendance:
    """Write a name into a meeting's list for a member's own seat; whoever stands there for another seat stays."""
    there = Attendance.objects.filter(meeting=meeting, name=name).first()
    if there is not None and mine.pk not in (there.member_id, there.substitute_for_id):
        raise Refused(f"{name} is on the list of this meeting already.", field="substitute")
    row, _ = Attendance.objects.update_or_create(
        meeting=meeting, name=name, defaults={"partnership_id": mine.partnership_id, **values}
    )
    return row


@operation
def remove_attendance(*, by: Actor, meeting: Meeting, attendance_id: UUID) -> None:
    """Take somebody off the list of a meeting who was entered by mistake. Raises NotFound, Refused, NotAllowed."""
    held = hold_meeting_row(by, meeting)
    check_not_approved(held)
    row = Attendance.objects.filter(pk=attendance_id, meeting=held).first()
    if row is None:
        raise NotFound("Nobody to take off.")
    row.delete()
    record(by, Category.ERASURE, "meetings.remove_attendance", "meeting", [held.id])


@operation
def declare_interest(
    *, by: Actor, item: AgendaItem, name: str, kind: str, interest: str, did: str = ""
) -> Declaration:
    """Record an interest that somebody declares in an item, and what they did (left the room). Raises Refused."""
    held = hold_item(by, item)
    check_not_approved(held.meeting)
    refuse("" if name.strip() else "Enter who declares the interest.", "name")
    refuse("" if interest.strip() else "Enter the interest.", "interest")
    row = Declaration.objects.create(
        partnership_id=held.partnership_id,
        item=held,
        name=name.strip(),
        kind=kind,
        interest=interest.strip(),
        did=did.strip(),
    )
    record(
        by, Category.COLLECTION, "meetings.declare_interest", "agenda_item", [held.id, row.id],
        classes=[FieldClass.F4],
    )  # fmt: skip
    return row
