"""The digest of what one owes, and the calendars: what they name, and what they never name."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
import vobject
from django.test import Client
from tests.actions.test_log import board, logged, officer
from tests.builders.meetings import a_body, a_meeting, a_seat
from tests.builders.partnership import World, a_partnership

from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries
from wardmote.actions.choices import Rhythm
from wardmote.actions.operations import Owes
from wardmote.actions.rules.reminders import is_digest_day
from wardmote.jobs.reminders import send_all_digests
from wardmote.meetings.operations import postpone_meeting, reschedule_meeting
from wardmote.notifications.models import Message
from wardmote.notifications.operations import make_feed, stop_feed
from wardmote.pages.business.calendars import host
from wardmote.partnerships.operations import end_membership
from wardmote.sharing.operations import open_audience

MONDAY = date(2026, 11, 23)
ADDRESS = "https://example.org/actions/mine"


@pytest.fixture
def world(db) -> World:
    return a_partnership()


def mail_to(world: World, member) -> list[Message]:
    with acting_as(world.system()):
        return list(Message.objects.filter(to=member.account.email).order_by("id"))


@pytest.mark.parametrize(
    ("rhythm", "today", "last", "goes"),
    [
        (Rhythm.WEEKLY, MONDAY, None, True),
        (Rhythm.WEEKLY, MONDAY, MONDAY, False),
        (Rhythm.WEEKLY, date(2026, 11, 24), None, False),
        (Rhythm.WEEKLY, date(2026, 11, 24), date(2026, 11, 16), True),
        (Rhythm.WEEKLY, date(2026, 11, 24), MONDAY, False),
        (Rhythm.WEEKLY, date(2026, 4, 6), None, False),  # Easter Monday
        (Rhythm.WEEKLY, date(2026, 4, 7), None, True),
        (Rhythm.DAILY, date(2026, 11, 24), MONDAY, True),
        (Rhythm.DAILY, date(2026, 11, 22), None, False),  # a Sunday
        (Rhythm.OFF, MONDAY, None, False),
    ],
)
def test_the_digest_goes_as_somebody_likes_it_and_on_working_days(rhythm, today, last, goes):
    assert is_digest_day(rhythm, today=today, last_sent_on=last) is goes


def test_one_message_names_the_log_and_only_counts_casework_and_what_is_restricted(world):
    officer(world)
    member = world.membership("council", "caseworker", "board_member", key="both")
    both = world.viewer("council", "caseworker", "board_member", key="both")
    owed = [Owes(both.agency_id, both.membership_id)]
    logged(world, "Collate the returns", owners=owed, due_on=MONDAY - timedelta(days=3))
    logged(world, "Ask for articles", owners=[Owes(both.agency_id)])
    hidden = open_audience(by=world.system(), partnership_id=world.id, members=[both.membership_id])
    operations.log_action(
        by=world.system(), audience_id=hidden.id, text="Settle the exempt matter", owners=owed
    )
    casework = open_audience(by=both, partnership_id=world.id, members=[both.agency_id])
    operations.set_action(
        by=both,
        audience_id=casework.id,
        agency_id=both.agency_id,
        owner_id=both.membership_id,
        text="Ring Mrs Zzyzx at 4 Canal Side",
        due_on=MONDAY - timedelta(days=1),
    )
    assert operations.send_digests(by=world.system(), today=MONDAY, address=ADDRESS) == 2
    assert operations.send_digests(by=world.system(), today=MONDAY, address=ADDRESS) == 0
    (message,) = mail_to(world, member)
    assert "- 1 Collate the returns, due 20 November 2026 (3 days late)" in message.text
    assert "Owed by Council, by nobody in particular:\n- 2 Ask for articles, no date yet" in message.text
    assert "Restricted actions, not named here: 1." in message.text
    assert "Actions on casework: 1, 1 of them late." in message.text
    assert ADDRESS in message.text
    for secret in ("Zzyzx", "Canal", "exempt", "Collate"):
        assert secret not in message.subject
    assert not {"Zzyzx", "Canal", "exempt matter"} & {
        word for word in ("Zzyzx", "Canal", "exempt matter") if word in message.text
    }


def test_who_wants_none_gets_none_and_who_owes_nothing_neither(world):
    police = board(world, "police")
    logged(world, owners=[Owes(police.agency_id, police.membership_id)])
    operations.choose_rhythm(by=police, rhythm=Rhythm.OFF)
    with acting_as(police):
        assert queries.my_rhythm(viewer=police) == Rhythm.OFF
    assert operations.send_digests(by=world.system(), today=MONDAY, address=ADDRESS) == 0


def test_the_job_writes_for_every_partnership(world, time_machine):
    time_machine.move_to("2026-11-23 06:05:00+00:00", tick=False)
    other = a_partnership(host="other.example")
    for here in (world, other):
        logged(here)
    assert send_all_digests() == 2
    assert send_all_digests() == 0


def events_at(address: str) -> list:
    answer = Client().get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    return list(vobject.readOne(io.StringIO(answer.content.decode())).contents.get("vevent", []))


def test_a_calendar_follows_what_its_owner_may_see_and_dies_with_its_address_or_their_place(world):
    by, police = officer(world), board(world, "police")
    owed = logged(
        world,
        "Send the figures",
        owners=[Owes(police.agency_id, police.membership_id)],
        due_on=date(2026, 12, 1),
    )
    logged(world, "Something of the council's", due_on=date(2026, 12, 1))
    casework = open_audience(by=world.system(), partnership_id=world.id, members=[police.agency_id])
    operations.set_action(
        by=world.system(), audience_id=casework.id, agency_id=police.agency_id, text="Of a case",
        owner_id=police.membership_id, due_on=date(2026, 12, 2),
    )  # fmt: skip
    feed, secret = make_feed(by=police, kind="mine", name="What I owe")
    everything = make_feed(by=police, kind="all", name="Everything")[1]
    (event,) = events_at(f"/calendar/{secret}.ics")
    assert (event.summary.value, event.dtstart.value, event.dtend.value) == (
        "Due: Send the figures",
        date(2026, 12, 1),
        date(2026, 12, 2),
    )
    assert {e.summary.value for e in events_at(f"/calendar/{everything}.ics")} == {
        "Due: Send the figures",
        "Due: Something of the council's",
    }
    # Case 15: what is not needed any more keeps its UID, with a higher sequence.
    operations.take_step(by=by, action_id=owed.id, step="drop", reason="The figures came by themselves")
    (off,) = events_at(f"/calendar/{secret}.ics")
    assert (off.uid.value, off.status.value) == (event.uid.value, "CANCELLED")
    assert int(off.sequence.value) == int(event.sequence.value) + 1
    assert Client().get(f"/calendar/{secret}x.ics").status_code == 404
    stop_feed(by=police, feed_id=feed.id)
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404
    end_membership(by=world.system(), membership=world.membership("police", "board_member"), reason="left")
    assert Client().get(f"/calendar/{everything}.ics").status_code == 404


def test_members_are_sent_the_meeting_for_their_calendars_and_word_that_it_is_off(world):
    body = a_body(world)
    a_seat(world, body, "MS", "police", signs_in=True)
    meeting = a_meeting(world, body, date(2026, 12, 14))
    member = world.membership("police", "board_member", key="seat MS")
    reschedule_meeting(
        by=officer(world),
        meeting=postpone_meeting(by=officer(world), meeting=meeting, reason="Ice"),
        starts_at=meeting.starts_at + timedelta(days=1),
    )
    off, moved = (vobject.readOne(io.StringIO(message.calendar)) for message in mail_to(world, member))
    assert (off.method.value, moved.method.value) == ("CANCEL", "REQUEST")
    assert off.vevent.uid.value == moved.vevent.uid.value == f"meeting-{meeting.id}@{host()}"
    assert int(moved.vevent.sequence.value) > int(off.vevent.sequence.value)
    assert moved.vevent.attendee.value == f"mailto:{member.account.email}"
