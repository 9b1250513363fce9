"""The proof of sending: who was sent what, by which class of address, and what became of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.files import pdf
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.meetings import operations, queries
from wardmote.meetings.models import Circulation, Delivery
from wardmote.meetings.operations import NewItem, Written
from wardmote.notifications.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def body(world):
    body = a_body(world)
    a_seat(world, body, "MS", "council", signs_in=True)
    a_seat(world, body, "WG", "police")
    operations.add_member(
        by=officer(world), body=body, name="Rita Lane", organisation="Vale Watch", from_on=date(2018, 1, 1)
    )
    return body


def sent_for(world, meeting, viewer=None):
    viewer = viewer or officer(world)
    with acting_as(viewer):
        return queries.sent_for_meeting(viewer=viewer, meeting=meeting)


def settle(world):
    with acting_as(world.system()):
        return operations.settle_deliveries(by=world.system())


def end_messages(world, state="sent"):
    with acting_as(world.system()):
        Message.objects.update(state=state, ended_at=timezone.now())


def test_an_agenda_that_goes_out_leaves_a_receipt_for_each_place(world, body):
    by = officer(world)
    meeting = a_meeting(world, body, timezone.localdate() + timedelta(days=30))
    (item,) = operations.set_agenda(by=by, meeting=meeting, items=[NewItem(title="Return")])
    paper = operations.create_paper(by=by, item=item, title="Half-year return")
    operations.add_version(by=by, paper=paper, name="r.pdf", content=pdf())
    operations.open_agenda(by=by, meeting=meeting)
    operations.publish_agenda(by=by, meeting=meeting)
    (went,) = sent_for(world, meeting)
    assert went.circulation.what == "agenda"
    assert went.papers == ("Half-year return, version 1",)
    assert {(one.name, one.by_address, one.outcome) for one in went.receipts} == {
        ("Mina Stone", "The address of their account", "Waiting to be sent"),
        ("Will Green", "An address given to the body", "Waiting to be sent"),
        ("Rita Lane", "No address: not sent", "Not sent"),
    }
    end_messages(world)
    (went,) = sent_for(world, meeting)
    assert went.sent == 2, "the outbox is asked at once"


def test_the_proof_outlives_the_outbox(world, body):
    by = officer(world)
    meeting = a_meeting(world, body, timezone.localdate() + timedelta(days=30))
    operations.cancel_meeting(by=by, meeting=meeting, reason="Snow")
    assert settle(world) == 0, "nothing is known yet"
    end_messages(world, "failed")
    assert settle(world) == 2
    with acting_as(world.system()):
        Message.objects.all().delete()
    (went,) = sent_for(world, meeting)
    assert sorted(one.outcome for one in went.receipts) == [
        "Could not be sent", "Could not be sent", "Not sent",
    ]  # fmt: skip


def test_minutes_name_their_version_and_a_stand_in_gets_them_instead_of_the_member(world, body):
    by = officer(world)
    meeting = a_meeting(world, body, timezone.localdate() - timedelta(days=3))
    with acting_as(by):
        green = next(one.member for one in queries.list_members(viewer=by, body=body, on=timezone.localdate())
                     if one.name == "Will Green")  # fmt: skip
    operations.start_cover(
        by=by, member=green, name="Jo Hale", email="ms@council.example", from_on=timezone.localdate() - timedelta(days=9),
        until_on=timezone.localdate() + timedelta(days=9),
    )  # fmt: skip
    (item,) = operations.set_agenda(by=by, meeting=meeting, items=[NewItem(title="Return")])
    operations.write_minutes(by=by, meeting=meeting, texts={item.pk: Written("Noted.")})
    operations.circulate_minutes(by=by, meeting=meeting)
    (went,) = sent_for(world, meeting)
    assert went.circulation.minutes.number == 1
    assert [(one.name, one.instead_of) for one in went.receipts if one.instead_of] == [
        ("Jo Hale", "Will Green")
    ]


def test_a_note_goes_to_every_member_once_and_is_proved(world, body):
    run = signed_in_client(world, "council", "partnership_officer")
    empty = run.post(reverse("body_note_new", args=[body.pk]), {"subject": "", "text": ""})
    assert empty.page.errors
    answer = run.post(
        reverse("body_note_new", args=[body.pk]),
        {"subject": "Copy dates of the newsletter", "text": "Winter: 26 November.\nSpring: 4 March."},
    )
    assert answer.status_code == 302, answer.page.errors
    page = run.get(answer.url)
    text = page.content.decode()
    assert "Copy dates of the newsletter" in text
    assert "@" not in text.split("<main")[1].split("</main>")[0], "no address stands in the proof"
    with acting_as(world.system()):
        assert Message.objects.count() == 2
        assert "Spring: 4 March." in Message.objects.first().text
    proof = run.get(page.page.file).content.decode()
    assert "Mina Stone" in proof
    assert "@" not in proof
    read = signed_in_client(world, "police", "board_member")
    assert "Mina Stone" in read.get(reverse("body_notes", args=[body.pk])).content.decode()
    assert read.get(reverse("body_note_new", args=[body.pk])).status_code == 404


def test_a_note_to_nobody_is_refused(world):
    with pytest.raises(Refused, match="address"):
        operations.circulate_note(by=officer(world), body=a_body(world), subject="Hello", text="There")


def test_what_went_round_in_a_restricted_body_and_a_restricted_paper_stay_there(world, body):
    by, police = officer(world), officer(world, "police")
    sealed = a_body(world, "Sealed", is_restricted=True)
    meeting = a_meeting(world, sealed, timezone.localdate() + timedelta(days=30))
    operations.cancel_meeting(by=by, meeting=meeting, reason="Moved")
    with pytest.raises(NotFound):
        sent_for(world, meeting, police)
    with acting_as(police):
        assert (Circulation.objects.count(), Delivery.objects.count()) == (0, 0)
    open_one = a_meeting(world, body, timezone.localdate() + timedelta(days=30))
    secret = operations.add_item(
        by=by, meeting=open_one, item=NewItem(title="Secret"), readers=[], restriction_reason="Paragraph 7"
    )
    paper = operations.create_paper(by=by, item=secret, title="Sealed paper")
    operations.add_version(by=by, paper=paper, name="s.pdf", content=pdf())
    operations.open_agenda(by=by, meeting=open_one)
    operations.publish_agenda(by=by, meeting=open_one)
    assert sent_for(world, open_one)[0].papers == ("Sealed paper, version 1",)
    assert sent_for(world, open_one, police)[0].papers == ()
