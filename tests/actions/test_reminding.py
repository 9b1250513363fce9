"""The digest of what one owes, and the calendars: what they name, and what they never name."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.actions.test_log import board, logged, officer
from tests.builders.meetings import a_body, a_meeting, a_seat
from tests.builders.partnership import World, a_partnership

from wardmote.access.rows import acting_as
from wardmote.actions import operations, queries
from wardmote.actions.choices import Moved, Rhythm
from wardmote.actions.models import Action, Deadline
from wardmote.actions.operations import Owes
from wardmote.actions.rules.deadlines import hang_together
from wardmote.actions.rules.reminders import MOVED_SUBJECT, is_digest_day
from wardmote.jobs.reminders import send_all_digests
from wardmote.meetings.operations import postpone_meeting, reschedule_meeting
from wardmote.notifications.models import Message
from wardmote.notifications.operations import make_feed, stop_feed
from wardmote.pages.business.calendars import host
from wardmote.partnerships.operations import end_membership
from wardmote.sharing.operations import open_audience, open_to_partnership

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
        assert queries.my_reminders(viewer=police).rhythm == Rhythm.OFF
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


# --- deadlines that move

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)


def a_chain(world: World):
    """Partners send theirs in, the officer collates, then submits by the funder's day. Returns the last and the first."""
    by = officer(world)
    audience = open_to_partnership(by=by, partnership_id=world.id).id
    collect = operations.log_for_each(
        by=by, audience_id=audience, text="Send in returns", due_on=OCTOBER,
        agency_ids=[world.agency("council").id, world.agency("police").id],
    )  # fmt: skip
    collate, submit = logged(world, "Collate"), logged(world, "Submit the return")
    operations.add_dependency(by=by, action_id=collate.id, needs_id=collect.id)
    operations.add_dependency(by=by, action_id=submit.id, needs_id=collate.id)
    operations.set_deadline(by=by, action_id=submit.id, on=OCTOBER, basis="believed", side="external")
    return submit, collect


def moved_mail(world: World, member) -> list[str]:
    return [message.text for message in mail_to(world, member) if message.subject == MOVED_SUBJECT]


def test_whose_work_hangs_on_a_deadline_is_told_once_when_it_moves_and_others_are_not(world):
    """Row B36: believed to be 31 October, confirmed as 30 November; partners' own day stays."""
    police = world.membership("police", "board_member")
    housing, me = (
        world.membership("housing", "board_member"),
        world.membership("council", "partnership_officer"),
    )
    submit, _ = a_chain(world)
    assert moved_mail(world, police) == []
    for _ in range(2):
        operations.set_deadline(
            by=officer(world),
            action_id=submit.id,
            on=NOVEMBER,
            basis="confirmed",
            source="Letter",
            side="external",
        )
    (told,) = moved_mail(world, police)
    assert "“Submit the return”, was 31 October 2026 and is 30 November 2026 now (confirmed: Letter)." in told
    assert "Send in returns, due 31 October 2026" in told
    assert moved_mail(world, housing) == moved_mail(world, me) == []
    # How sure it is alone moves nothing.
    operations.set_deadline(
        by=officer(world), action_id=submit.id, on=NOVEMBER, basis="believed", side="external"
    )
    assert len(moved_mail(world, police)) == 1
    operations.set_deadline(by=officer(world), action_id=submit.id, on=None, side="external")
    assert "was 30 November 2026 and has been taken away" in moved_mail(world, police)[1]


def test_parts_keep_to_the_day_of_the_whole_unless_they_were_given_one_of_their_own(world):
    _, collect = a_chain(world)
    by = officer(world)
    with acting_as(by):
        council, police = Action.objects.filter(parent=collect).order_by("agency__short_name")
    operations.set_deadline(by=by, action_id=police.id, on=date(2026, 11, 4))
    operations.set_deadline(by=by, action_id=collect.id, on=date(2026, 11, 7))
    with acting_as(by):
        days = [Action.objects.get(pk=one.pk).due_on for one in (council, police)]
    assert days == [date(2026, 11, 7), date(2026, 11, 4)]


def test_whoever_wants_one_e_mail_reads_of_moved_deadlines_in_the_digest_once(world):
    police = world.membership("police", "board_member")
    operations.choose_rhythm(by=board(world, "police"), rhythm=Rhythm.DAILY, moved=Moved.DIGEST)
    submit, _ = a_chain(world)
    moved_at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    with acting_as(officer(world)):
        Deadline.objects.update(set_at=moved_at - timedelta(days=30))
    operations.set_deadline(
        by=officer(world), action_id=submit.id, on=NOVEMBER, source="Letter", side="external", at=moved_at
    )
    assert moved_mail(world, police) == []
    for today, times in ((MONDAY, 1), (MONDAY + timedelta(days=1), 0)):
        operations.send_digests(by=world.system(), today=today, address=ADDRESS)
        assert mail_to(world, police)[-1].text.count("is 30 November 2026 now") == times


def test_nobody_is_told_of_an_action_that_they_cannot_see_and_mail_names_no_restricted_one(world):
    by, police = officer(world), world.membership("police", "board_member")
    named = world.membership("police", "board_member", key="named", name="Ann Reed")
    first = logged(world, "Write the report", owners=[Owes(police.agency_id)])
    audience = open_audience(by=world.system(), partnership_id=world.id, members=[by.membership_id, named.id])
    hidden = operations.log_action(
        by=by, audience_id=audience.id, text="Settle the exempt matter", owners=[Owes(by.agency_id)],
        due_on=OCTOBER,
    )  # fmt: skip
    operations.add_dependency(by=by, action_id=hidden.id, needs_id=first.id)
    operations.set_deadline(by=by, action_id=hidden.id, on=NOVEMBER)
    assert moved_mail(world, police) == []
    (told,) = moved_mail(world, named)
    assert "not named here: 1" in told
    assert "exempt" not in told
    assert "November" not in told


def test_a_meeting_that_moves_is_one_message_about_all_that_is_due_at_it(world):
    police = world.membership("police", "board_member")
    ones = [logged(world, text, owners=[Owes(police.agency_id)], due_on=OCTOBER) for text in ("One", "Two")]
    operations.set_occasion(
        by=officer(world), action_ids=[one.id for one in ones], on=NOVEMBER, words="for the meeting"
    )
    (told,) = moved_mail(world, police)
    assert "“One”" in told
    assert "“Two”" in told


ACTIONS_OF_A_CHAIN = st.integers(0, 5)


@given(
    needs=st.dictionaries(ACTIONS_OF_A_CHAIN, st.sets(ACTIONS_OF_A_CHAIN, max_size=3)),
    start=ACTIONS_OF_A_CHAIN,
)
def test_what_hangs_together_does_so_from_both_ends(needs, start):
    """Property: if one hangs on the other, the other hangs on the one; and every action hangs on itself."""
    for other in hang_together(start, needs, {}):
        assert start in hang_together(other, needs, {})
    assert start in hang_together(start, needs, {})


def test_a_part_hangs_on_what_waits_for_the_whole_and_not_on_the_other_parts():
    needs, parts = {"submit": {"collect"}}, {"collect": {"council", "police"}}
    assert hang_together("submit", needs, parts) == {"submit", "collect", "council", "police"}
    assert hang_together("police", needs, parts) == {"police", "collect", "submit"}
