"""Minutes written elsewhere become a meeting: once, completed by a fuller page, never over somebody's hand."""

from datetime import date, time

import pytest
from tests.beside import SHARED, needs_shared
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership

from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.actions.models import Action
from wardmote.calendar.london import day_of, in_london
from wardmote.documents.models import Document
from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState, ItemState, MeetingState
from wardmote.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Deferral,
    Meeting,
    MeetingAction,
    MinuteText,
)
from wardmote.meetings.operations import NewItem, Written
from wardmote.meetings.rules.importing.accepting import AcceptedMeeting, Choice, accept
from wardmote.meetings.rules.importing.propose import propose_together

from .importing_kit import MINUTES

pytestmark = pytest.mark.django_db

MAY, JULY = date(2025, 5, 6), date(2025, 7, 8)


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def body(world):
    made = a_body(world)
    with acting_as(officer(world)):
        yield made


def bring(world, body, *names, choices=None, by="officer"):
    """Read pages, take them as they are but for some choices, and import them."""
    pages = [(name, (MINUTES / name).read_text(encoding="utf-8")) for name in names]
    proposal = propose_together(pages)
    meeting = AcceptedMeeting(on=MAY, at=time(14), venue="Weir House, Mill Lane, Harrowmere")
    accepted = accept(proposal, meeting, choices or {}, tuple(pages))
    actor = officer(world) if by == "officer" else by
    return operations.import_minutes(by=actor, body=body, accepted=accepted)


def test_a_page_becomes_a_meeting_with_all_that_it_says(world, body):
    seat = a_seat(world, body, "NB", "council")
    done = bring(world, body, "meeting.txt")
    meeting = done.meeting
    assert done.created
    assert meeting.state == MeetingState.HELD
    assert in_london(meeting.starts_at).strftime("%Y-%m-%d %H:%M %Z") == "2025-05-06 14:00 BST"
    items = list(AgendaItem.objects.filter(meeting=meeting, parent=None).order_by("position"))
    assert [item.number for item in items] == [str(n) for n in range(11, 20)]
    assert [item.number for item in items if item.is_cut] == ["12", "15"]
    absent = Attendance.objects.filter(meeting=meeting, state=AttendanceState.APOLOGIES)
    assert {(one.name, one.organisation, one.is_inferred) for one in absent} == {
        ("Insp D Fenn", "Westshire Police", True),
        ("T Okoro", "Westshire County Council", True),
    }
    actions = list(MeetingAction.objects.filter(item__meeting=meeting).select_related("action", "item"))
    assert len(actions) == 7
    first = next(one for one in actions if one.minuted_as.startswith("NB and PC"))
    assert first.item.number == "12"
    assert [owner.member for owner in first.owners.all()] == [seat]
    assert day_of(first.due_meeting.starts_at) == JULY, (
        "July's meeting, made from the date of the next meeting"
    )
    waits = next(one for one in actions if one.minuted_as.startswith("PC to circulate"))
    assert waits.action.awaited.name == "available"
    text = MinuteText.objects.get(item=items[3]).text
    assert "Bright Nights" in text
    assert Document.objects.filter(record_id=meeting.id).count() == 1


def test_a_matter_put_off_is_put_on_the_agenda_of_the_next_meeting(world, body):
    bring(world, body, "meeting.txt")
    (deferral,) = Deferral.objects.select_related("item", "to_meeting", "new_item")
    assert (deferral.item.title, deferral.item.state, deferral.count) == (
        "Youth Grant Update",
        ItemState.DEFERRED,
        1,
    )
    assert deferral.reason == "apologies"
    assert day_of(deferral.to_meeting.starts_at) == JULY
    assert deferral.new_item.title == "Youth Grant Update"


def counts():
    return [
        model.objects.count()
        for model in (
            Meeting,
            AgendaItem,
            Attendance,
            MeetingAction,
            Action,
            Decision,
            Deferral,
            MinuteText,
            Document,
        )
    ]


def test_the_same_page_again_changes_nothing(world, body):
    bring(world, body, "meeting.txt")
    before = counts()
    done = bring(world, body, "meeting.txt")
    assert not done.changed
    assert counts() == before


def test_a_fuller_page_completes_an_item_that_was_cut_and_adds_only_what_is_new(world, body):
    bring(world, body, "meeting.txt")
    done = bring(world, body, "meeting.txt", "item.txt")
    assert (done.completed, done.actions, done.items, done.people) == (1, 1, 0, 0)
    county = AgendaItem.objects.get(meeting=done.meeting, number="15")
    assert county.is_cut is False
    text = MinuteText.objects.get(item=county).text
    assert text.count("TO’s stand-in joined") == 1
    assert "expected before the summer" in text
    assert AgendaItem.objects.get(meeting=done.meeting, number="12").is_cut is True
    assert MeetingAction.objects.filter(item=county, minuted_as__startswith="EW to forward").count() == 1


def test_what_somebody_put_right_since_is_left_as_it_is(world, body):
    done = bring(world, body, "meeting.txt")
    item = AgendaItem.objects.get(meeting=done.meeting, number="14")
    base = MinuteText.objects.get(item=item).text
    operations.write_minutes(
        by=officer(world), meeting=done.meeting, texts={item.pk: Written("Put right.", base)}
    )
    bring(world, body, "meeting.txt")
    assert MinuteText.objects.get(item=item).text == "Put right."


def test_a_meeting_that_was_planned_here_takes_up_its_minutes(world, body):
    planned = a_meeting(world, body, MAY)
    operations.set_agenda(
        by=officer(world), meeting=planned, items=[NewItem(title="Police update"), NewItem(title="Lamps")]
    )
    done = bring(world, body, "meeting.txt")
    assert (done.created, done.meeting.pk) == (False, planned.pk)
    titles = list(AgendaItem.objects.filter(meeting=planned).values_list("title", flat=True))
    assert titles.count("Police update") == 1
    assert "Police Update" not in titles
    assert "Lamps" in titles


def test_what_is_left_is_not_written_and_what_is_put_right_is_written_so(world, body):
    choices = {
        "item-5": Choice(words={"title": "Support service update"}),
        "item-7": Choice(kept=False),
        "person-0": Choice(kept=False),
        "action-1": Choice(
            words={"owners": "Dana Fenn", "action": "test the door chains", "due": "1 June 2025"}
        ),
        "action-6": Choice(kept=False),
    }
    done = bring(world, body, "meeting.txt", choices=choices)
    titles = list(AgendaItem.objects.filter(meeting=done.meeting).values_list("title", flat=True))
    assert "Support service update" in titles
    assert "Any Other Business" not in titles
    assert list(Attendance.objects.filter(meeting=done.meeting).values_list("name", flat=True)) == ["T Okoro"]
    chains = Action.objects.get(text="test the door chains")
    assert (chains.owner_name, chains.due_on) == ("Dana Fenn", date(2025, 6, 1))
    assert not Action.objects.filter(text__startswith="chase").exists()


def test_approved_minutes_are_not_written_over(world, body):
    done = bring(world, body, "meeting.txt")
    july = Meeting.objects.get(body=body, starts_at__gt=done.meeting.starts_at)
    operations.circulate_minutes(by=officer(world), meeting=done.meeting)
    operations.hold_meeting(by=officer(world), meeting=july)
    operations.approve_minutes(by=officer(world), meeting=done.meeting, at_meeting=july)
    before = counts()
    assert not bring(world, body, "meeting.txt").changed, "the same page is no change"
    with pytest.raises(Refused, match="approved"):
        bring(world, body, "meeting.txt", "item.txt")
    assert counts()[:4] == before[:4]


def test_only_whoever_runs_the_body_imports(world, body):
    with pytest.raises(NotAllowed):
        bring(world, body, "meeting.txt", by=world.viewer("police", "partnership_officer"))


@needs_shared
def test_the_seeds_meeting_is_imported_and_walked_end_to_end(world, body):
    files = sorted((SHARED / "seeds").iterdir(), reverse=True)
    pages = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    officer_here = officer(world)
    for count in (1, 2, 2):
        proposal = propose_together(pages[:count])
        meeting = AcceptedMeeting(
            on=date(2018, 10, 8), at=time(14), venue="Council Offices, Station Road, Wigston"
        )
        accepted = accept(proposal, meeting, {}, tuple(pages[:count]))
        done = operations.import_minutes(by=officer_here, body=body, accepted=accepted)
    assert not done.changed, "the last time nothing was new"
    assert MeetingAction.objects.filter(item__meeting=done.meeting).count() == 9
    items = AgendaItem.objects.filter(meeting=done.meeting, parent=None).order_by("position")
    assert [item.number for item in items] == [str(n) for n in range(28, 39)]
    assert [item.number for item in items if item.is_cut] == ["29"]
    (deferral,) = Deferral.objects.filter(item__meeting=done.meeting).select_related("to_meeting", "new_item")
    assert (day_of(deferral.to_meeting.starts_at), deferral.count) == (date(2018, 12, 10), 1)
    december = deferral.to_meeting
    due_then = MeetingAction.objects.filter(due_meeting=december).select_related("action")
    assert [link.action.due_on for link in due_then] == [date(2018, 12, 10)]
    operations.circulate_minutes(by=officer_here, meeting=done.meeting)
    assert MeetingAction.objects.filter(item__meeting=done.meeting).count() == 9, (
        "circulating takes no line twice"
    )
    operations.hold_meeting(by=officer_here, meeting=december)
    approved = operations.approve_minutes(by=officer_here, meeting=done.meeting, at_meeting=december)
    assert approved.approved_on == date(2018, 12, 10)
