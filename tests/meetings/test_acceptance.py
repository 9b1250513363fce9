"""The acceptance cases of the partnership's business that are about meetings, by their numbers (3, 7, 10, 13, 20)."""

from datetime import date, timedelta

import pytest
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.calendar.london import in_london, instant_of
from wardmote.meetings import operations, queries
from wardmote.meetings.choices import (
    AttendanceState,
    ConsultationOutcome,
    DeferralReason,
    ItemState,
    MeetingState,
    Precision,
)
from wardmote.meetings.models import AgendaItem, Consultation, Cover
from wardmote.meetings.operations import NewItem
from wardmote.meetings.operations.telling import answerer_for
from wardmote.notifications.models import Message, Prompt

pytestmark = pytest.mark.django_db

OCTOBER, DECEMBER = date(2018, 10, 8), date(2018, 12, 10)


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def body(world):
    return a_body(world)


def test_case_3_items_number_on_from_the_year_so_far(world, body):
    june = a_meeting(world, body, date(2018, 6, 11))
    operations.set_agenda(
        by=officer(world), meeting=june, items=[NewItem(title=f"Item {n}") for n in range(27)]
    )
    october = a_meeting(world, body, OCTOBER)
    made = operations.set_agenda(
        by=officer(world), meeting=october, items=[NewItem(title=f"Matter {n}") for n in range(11)]
    )
    assert [item.number for item in made] == [str(n) for n in range(28, 39)]
    assert in_london(october.starts_at).strftime("%Y-%m-%d %H:%M %Z") == "2018-10-08 14:00 BST"
    next_year = a_meeting(world, body, date(2019, 6, 17))
    (first,) = operations.set_agenda(by=officer(world), meeting=next_year, items=[NewItem(title="New year")])
    assert first.number == "1"


def test_case_7_a_paper_for_decembers_meeting_is_needed_five_clear_working_days_before(world, body):
    mina, tom = a_seat(world, body, "MS", "council"), a_seat(world, body, "TM", "council")
    october = a_meeting(world, body, OCTOBER)
    december = a_meeting(world, body, DECEMBER)
    (item,) = operations.set_agenda(
        by=officer(world), meeting=october, items=[NewItem(title="System update")]
    )
    link = operations.set_meeting_action(
        by=officer(world), item=item, what="prepare the report", owners=[tom, mina], due_month=12
    )
    assert link.due_meeting == december
    with acting_as(officer(world)):
        link.action.refresh_from_db()
        assert (link.action.due_on, link.action.due_words) == (
            DECEMBER,
            "for the meeting of 10 December 2018",
        )
        assert [row.member for row in link.owners.order_by("position")] == [tom, mina]
    assert queries.days_of(december).publish_by == date(2018, 11, 30)


def test_case_10_two_headings_of_one_matter_are_one_deferral(world, body):
    rita = a_seat(world, body, "RL", "police")
    october, december = a_meeting(world, body, OCTOBER), a_meeting(world, body, DECEMBER)
    first, second = operations.set_agenda(
        by=officer(world), meeting=october, items=[NewItem(title="SLF Update"), NewItem(title="SLF  update")]
    )
    apology = operations.record_attendance(
        by=officer(world), meeting=october, member=rita, state=AttendanceState.APOLOGIES
    )
    one = operations.defer_item(
        by=officer(world), item=first, reason=DeferralReason.APOLOGIES, because_of=apology, to_month=12
    )
    again = operations.defer_item(by=officer(world), item=second, reason=DeferralReason.APOLOGIES)
    assert again == one
    assert (one.to_meeting, one.count, one.because_of.name) == (december, 1, "Rita Lane")
    with acting_as(officer(world)):
        placed = AgendaItem.objects.get(meeting=december)
        assert (placed.title, placed.deferrals, placed.deferred_from) == ("SLF Update", 1, first)
        assert set(AgendaItem.objects.filter(meeting=october).values_list("state", flat=True)) == {
            ItemState.DEFERRED
        }
    # Put off again, it counts on.
    february = a_meeting(world, body, date(2019, 2, 11))
    twice = operations.defer_item(by=officer(world), item=placed, reason=DeferralReason.TIME)
    assert (twice.count, twice.to_meeting) == (2, february)


def test_a_deferral_waits_for_a_meeting_that_is_not_planned_yet(world, body):
    october = a_meeting(world, body, OCTOBER)
    (item,) = operations.set_agenda(by=officer(world), meeting=october, items=[NewItem(title="SLF Update")])
    waiting = operations.defer_item(
        by=officer(world), item=item, reason=DeferralReason.APOLOGIES, to_month=12
    )
    assert waiting.to_meeting is None
    a_meeting(world, body, date(2018, 11, 12))
    december = a_meeting(world, body, DECEMBER)
    with acting_as(officer(world)):
        waiting.refresh_from_db()
        assert waiting.to_meeting == december
        assert waiting.new_item.title == "SLF Update"


def test_case_13_papers_travel_and_only_the_one_to_amend_is_awaited_again(world):
    group, board = a_body(world, "SOG"), a_body(world, "LSCSB")
    september = a_meeting(world, group, date(2018, 9, 14))
    october = a_meeting(world, board, date(2018, 10, 1))
    december = a_meeting(world, board, date(2018, 12, 7))
    by = officer(world)
    (early,) = operations.set_agenda(by=by, meeting=september, items=[NewItem(title="Hate crime")])
    (late,) = operations.set_agenda(by=by, meeting=october, items=[NewItem(title="Hate crime")])
    titles = ["Hate statement", "Action plans", "Communications strategy"]
    papers = [operations.create_paper(by=by, item=early, title=title) for title in titles]
    for paper in papers:
        operations.add_version(by=by, paper=paper)
    stops = [operations.send_paper_to(by=by, paper=paper, item=late) for paper in papers]
    operations.record_outcome(
        by=by, consultation=stops[0], outcome=ConsultationOutcome.AMEND_REQUESTED, text="Minor amendments"
    )
    for stop in stops[1:]:
        operations.record_outcome(by=by, consultation=stop, outcome=ConsultationOutcome.AGREED)
    with acting_as(by):
        awaited = Consultation.objects.filter(paper_version__isnull=True)
        (again,) = awaited
        assert (again.paper, again.awaited_version) == (papers[0], 2)
        assert again.item.meeting == december
        assert [owed.consultation for owed in queries.papers_owed(viewer=by)] == [again]
    operations.add_version(by=by, paper=papers[0], what_changed="As the board asked")
    with acting_as(by):
        assert queries.papers_owed(viewer=by) == []
        way = queries.get_paper(viewer=by, paper_id=papers[0].id)
        assert [(stop.item.meeting.body.short_name, stop.paper_version.number) for stop in way.stops] == [
            ("SOG", 1), ("LSCSB", 1), ("LSCSB", 2),
        ]  # fmt: skip


def test_case_20_cover_until_april_takes_new_invitations_and_actions_and_then_hands_back(world, body):
    sara = a_seat(world, body, "SJ", "police", signs_in=True)
    by = officer(world)
    jo = world.membership("police", "board_member", key="JH", name="Jo Hale", email="jo.hale@police.example")
    before = a_meeting(world, body, date(2018, 9, 10))
    (old,) = operations.set_agenda(by=by, meeting=before, items=[NewItem(title="Before")])
    earlier = operations.set_meeting_action(by=by, item=old, what="write", owners=[sara])
    cover = operations.start_cover(
        by=by, member=sara, membership_id=jo.id, from_on=date(2018, 9, 17), until_on=date(2019, 4, 1),
        precision=Precision.MONTH,
    )  # fmt: skip
    assert (cover.initials, cover.until_on) == ("JH", date(2019, 4, 30))
    october = a_meeting(world, body, OCTOBER)
    operations.open_agenda(by=by, meeting=october)
    (item,) = operations.set_agenda(by=by, meeting=october, items=[NewItem(title="County update")])
    link = operations.set_meeting_action(by=by, item=item, what="forward the minutes", owners=[sara])
    operations.call_for_items(
        by=by,
        meeting=october,
        until=date(2018, 9, 28),
        at=instant_of(date(2018, 9, 20), october.starts_at.time()),
    )
    with acting_as(by):
        link.action.refresh_from_db()
        earlier.action.refresh_from_db()
        assert link.action.owner_id == jo.id
        assert earlier.action.owner_id == sara.membership_id
        kept = link.owners.get()
        assert (kept.member, kept.cover) == (sara, cover)
        assert answerer_for(sara, date(2019, 4, 30)).name == "Jo Hale"
        assert answerer_for(sara, date(2019, 5, 1)).name == "Sara Jones"
    with acting_as(world.system()):
        assert list(Message.objects.values_list("to", flat=True)) == ["jo.hale@police.example"]
    nobody_yet = operations.remind_of_covers(by=SystemActor(why="test"), today=date(2019, 4, 1))
    assert nobody_yet == []
    reminded = operations.remind_of_covers(by=SystemActor(why="test"), today=date(2019, 4, 20))
    assert [one.pk for one in reminded] == [cover.pk]
    assert operations.remind_of_covers(by=SystemActor(why="test"), today=date(2019, 4, 21)) == []
    with acting_as(by):
        assert Prompt.objects.filter(membership_id=by.membership_id).count() == 1
    moved = operations.change_cover(by=by, cover=cover, until_on=date(2019, 6, 1), precision=Precision.MONTH)
    assert moved.until_on == date(2019, 6, 30)
    operations.hand_back(by=by, cover=cover, on=date(2019, 5, 7))
    with acting_as(by):
        assert answerer_for(sara, date(2019, 5, 7)).name == "Sara Jones"
        assert Cover.objects.filter(member=sara).count() == 1  # the history keeps both


def test_a_meeting_that_moves_takes_what_is_due_at_it_along(world, body):
    by = officer(world)
    mina = a_seat(world, body, "MS", "council")
    october = a_meeting(world, body, OCTOBER)
    (item,) = operations.set_agenda(by=by, meeting=october, items=[NewItem(title="Update")])
    link = operations.set_meeting_action(by=by, item=item, what="report", owners=[mina], due_month=0)
    assert link.due_meeting is None  # there is no next meeting yet
    december = a_meeting(world, body, DECEMBER)
    with acting_as(by):
        link.refresh_from_db()
        assert (link.due_meeting, link.action.due_on) == (december, DECEMBER)
    moved = operations.reschedule_meeting(
        by=by, meeting=december, starts_at=december.starts_at + timedelta(days=7)
    )
    assert (moved.state, moved.sequence) == (MeetingState.SCHEDULED, 1)
    with acting_as(by):
        link.action.refresh_from_db()
        assert link.action.due_on == DECEMBER + timedelta(days=7)
    later = a_meeting(world, body, date(2019, 2, 11))
    operations.cancel_meeting(by=by, meeting=moved, reason="No quorum")
    with acting_as(by):
        link.refresh_from_db()
        assert link.due_meeting == later
