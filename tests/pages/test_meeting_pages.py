"""The pages of bodies and meetings, as the officer who runs them, a member who reads them, and somebody outside."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.builders.files import pdf
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.actions.models import Action
from wardmote.calendar.working_days import add_working_days
from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState, MeetingState, MinutesState
from wardmote.meetings.models import (
    AgendaItem,
    Body,
    BodyMember,
    Correction,
    Cover,
    Meeting,
    MeetingAction,
    MinutesVersion,
    MinuteText,
    Paper,
)
from wardmote.meetings.operations import NewItem
from wardmote.notifications.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def run(world):
    return signed_in_client(world, "council", "partnership_officer")


@pytest.fixture
def read(world):
    return signed_in_client(world, "police", "board_member")


def soon(days=30):
    return add_working_days(timezone.localdate(), days)


def date_of(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_body_is_added_changed_and_gets_members_with_cover(world, run):
    sent = {
        "name": "Vale Partnership", "short_name": "CSP", "kind": "partnership", "statutory_kind": "strategy_group",
        "notice_days": 5, "paper_days": 2, "minutes_days": 9, "quorum": 3, "numbering": "year", "year_begins": "5",
        "is_public": "yes", "drafts_are_public": "yes", "public_names": "roles", "skeleton": "borough",
        "is_restricted": "no",
    }  # fmt: skip
    answer = run.post(reverse("body_new"), sent)
    assert answer.status_code == 302, answer.page.errors
    with acting_as(officer(world)):
        body = Body.objects.get()
        assert body.standing_items.count() == 11
    page = run.get(answer.url)
    assert [one.label for one in page.page.missing][:2] == [
        "District, borough or unitary council", "Chief officer of police",
    ]  # fmt: skip
    answer = run.post(
        reverse("member_new", args=[body.pk]),
        {"name": "Sara Jones", "agency": str(world.agency("police").pk), "role": "chair",
         "member_class": "responsible", **date_of("from_on", timezone.localdate())},
    )  # fmt: skip
    assert answer.status_code == 302, answer.page.errors
    with acting_as(officer(world)):
        member = BodyMember.objects.get()
        assert (member.initials, member.statutory_type, member.organisation) == (
            "SJ", "police", "Ashby Vale Police",
        )  # fmt: skip
    answer = run.post(
        reverse("cover_new", args=[member.pk]),
        {"name": "Jo Hale", "precision": "month", **date_of("from_on", timezone.localdate()),
         **date_of("until_on", timezone.localdate() + timedelta(days=90))},
    )  # fmt: skip
    assert answer.status_code == 302, answer.page.errors
    text = run.get(reverse("body", args=[body.pk])).content.decode()
    assert "Jo Hale (JH) until" in text
    with acting_as(officer(world)):
        cover = Cover.objects.get()
    for name, key in [("cover_change", cover.pk), ("cover_hand_back", cover.pk), ("member_change", member.pk),
                      ("member_end", member.pk), ("body_change", body.pk), ("body_standing_items", body.pk)]:  # fmt: skip
        assert run.get(reverse(name, args=[key])).status_code == 200
    again = run.post(reverse("body_change", args=[body.pk]), {**sent, "notice_days": 3})
    assert again.status_code == 302, again.page.errors
    run.post(reverse("body_standing_items", args=[body.pk]), {"items": "Apologies\nPolice update\n\nAOB"})
    with acting_as(officer(world)):
        assert list(body.standing_items.order_by("position").values_list("kind", flat=True)) == [
            "apologies", "update", "other_business",
        ]  # fmt: skip
        assert Body.objects.get().notice_days == 3
    run.post(
        reverse("series_new", args=[body.pk]),
        {"ordinal": "2", "weekday": "0", "months": ["2", "4", "6"], "start_time": "2pm",
         **date_of("since", timezone.localdate()), **date_of("until", timezone.localdate() + timedelta(days=365))},
    )  # fmt: skip
    with acting_as(officer(world)):
        assert Meeting.objects.count() == 3


def test_a_meeting_from_call_for_items_to_approved_minutes(world, run, read):
    body = a_body(world, skeleton="borough", quorum=1)
    mina = a_seat(world, body, "MS", "council")
    a_seat(world, body, "RL", "police", signs_in=True)
    meeting = a_meeting(world, body, soon())
    page = reverse("meeting", args=[meeting.pk])
    answer = run.post(reverse("meeting_call", args=[meeting.pk]), date_of("until", soon(10)))
    assert answer.status_code == 302
    with acting_as(world.system()):
        assert Message.objects.count() == 2
    asked = read.post(
        reverse("item_request", args=[meeting.pk]), {"title": "Speed watch", "note": "A report"}
    )
    assert asked.url == page
    assert "Speed watch" in read.get(page).content.decode()
    with acting_as(officer(world)):
        wanted = AgendaItem.objects.get(title="Speed watch")
    run.post(reverse("item_step", args=[wanted.pk, "accept"]))
    added = run.post(
        reverse("item_new", args=[meeting.pk]),
        {
            "title": "CCTV",
            "kind": "discussion",
            "time_minutes": 10,
            "presenter": str(mina.pk),
            "is_restricted": "no",
        },
    )
    assert added.status_code == 302, added.page.errors
    with acting_as(officer(world)):
        titles = list(AgendaItem.objects.order_by("position").values_list("title", flat=True))
    assert titles[-4:] == ["Speed watch", "CCTV", "Any other business", "Dates of next meetings"]
    with acting_as(officer(world)):
        cctv = AgendaItem.objects.get(title="CCTV")
    paper = run.post(
        reverse("paper_new", args=[cctv.pk]),
        {"title": "CCTV report", "kind": "report", "role": "noting", "section17": "Deters disorder",
         "file": SimpleUploadedFile("cctv.pdf", pdf())},
    )  # fmt: skip
    assert paper.status_code == 302, paper.page.errors
    assert "Deters disorder" in read.get(paper.url).content.decode()
    for step in ("close_papers", "publish"):
        run.post(reverse("meeting_step", args=[meeting.pk, step]))
    with acting_as(officer(world)):
        meeting.refresh_from_db()
        assert meeting.state == MeetingState.PUBLISHED
    assert read.get(reverse("meeting_chair", args=[meeting.pk])).status_code == 200
    run.post(reverse("attendance", args=[meeting.pk]), {f"state-{mina.pk}": "present"})
    run.post(reverse("attendance_new", args=[meeting.pk]), {"name": "Pat Fox", "state": "in_attendance"})
    writing = reverse("meeting_writing", args=[meeting.pk])
    run.post(
        writing,
        {f"text-{cctv.pk}": "Noted.\nMS to ask the county for prices by 31 January", f"base-{cctv.pk}": ""},
    )
    shown = run.get(writing)
    assert shown.page.waiting == 1
    run.post(writing, {f"text-{cctv.pk}": shown.page.form[f"text-{cctv.pk}"].value(), "take": "1",
                       f"base-{cctv.pk}": shown.page.form[f"base-{cctv.pk}"].value()})  # fmt: skip
    with acting_as(officer(world)):
        (link,) = MeetingAction.objects.all()
        assert link.minuted_as == "MS to ask the county for prices by 31 January"
        assert Action.objects.get().due_on.month == 1
    run.post(reverse("minutes_circulate", args=[meeting.pk]))
    minutes = reverse("meeting_minutes", args=[meeting.pk])
    assert "ask the county" in read.get(minutes).content.decode()
    following = a_meeting(world, body, soon(70))
    with acting_as(officer(world)):
        operations.hold_meeting(by=officer(world), meeting=following)
    approved = run.post(
        reverse("minutes_approve", args=[meeting.pk]),
        {"at_meeting": str(following.pk), "signed_by": "Chair", "with_corrections": "no"},
    )
    assert approved.status_code == 302, approved.page.errors
    with acting_as(officer(world)):
        assert MinutesVersion.objects.get().state == MinutesState.APPROVED
    refused = run.post(writing, {f"text-{cctv.pk}": "Changed", f"base-{cctv.pk}": ""})
    assert refused.url == page
    corrected = run.post(
        reverse("minutes_correct", args=[meeting.pk]),
        {"at_meeting": str(following.pk), "kind": "attendance", "after": "RL was present"},
    )
    assert corrected.status_code == 302, corrected.page.errors
    with acting_as(officer(world)):
        assert Correction.objects.get().after == "RL was present"
        assert "Changed" not in MinuteText.objects.get(item=cctv).text
    for name in ("business", "meetings", "papers_owed"):
        assert run.get(reverse(name)).status_code == 200
        assert read.get(reverse(name)).status_code == 200


def test_an_item_is_put_off_from_its_page(world, run):
    body = a_body(world)
    rita = a_seat(world, body, "RL", "police")
    first, second = a_meeting(world, body, soon()), a_meeting(world, body, soon(60))
    (item,) = operations.set_agenda(by=officer(world), meeting=first, items=[NewItem(title="SLF update")])
    operations.record_attendance(
        by=officer(world), meeting=first, member=rita, state=AttendanceState.APOLOGIES
    )
    shown = run.get(reverse("item_defer", args=[item.pk]))
    assert b"Rita Lane" in shown.content
    run.post(reverse("item_defer", args=[item.pk]), {"reason": "apologies", "to": str(second.pk)})
    assert "Put off 1 time before" in run.get(reverse("meeting", args=[second.pk])).content.decode()


def test_for_those_outside_a_restricted_item_is_not_there(world, run, read):
    body = a_body(world)
    rita = a_seat(world, body, "RL", "police", signs_in=True)
    meeting = a_meeting(world, body, soon())
    operations.set_agenda(by=officer(world), meeting=meeting, items=[NewItem(title="Open one")])
    secret = operations.add_item(
        by=officer(world), meeting=meeting, item=NewItem(title="Premises licence"),
        readers=[rita.membership_id], restriction_reason="Paragraph 7",
    )  # fmt: skip
    operations.set_agenda(by=officer(world), meeting=meeting, items=[NewItem(title="Open two")])
    paper = operations.create_paper(by=officer(world), item=secret, title="Licence paper")
    operations.add_version(by=officer(world), paper=paper, name="licence.pdf", content=pdf())
    operations.set_meeting_action(by=officer(world), item=secret, what="visit the premises", owners=[rita])
    page = reverse("meeting", args=[meeting.pk])
    for address in (
        page,
        reverse("meeting_chair", args=[meeting.pk]),
        reverse("business"),
        reverse("papers_owed"),
    ):
        text = read.get(address).content.decode()
        assert "icence" not in text
        # The header's form has a random secret, in which these two letters may stand.
        assert "R1" not in text.partition("<main")[2]
    assert ">1. Open one" in read.get(page).content.decode()
    assert ">2. Open two" in read.get(page).content.decode()
    for address in (reverse("paper", args=[paper.pk]),):
        assert read.get(address).status_code == 404
    with acting_as(world.viewer("police", "board_member")):
        assert not Paper.objects.exists()
        assert not Action.objects.exists()
        assert not MeetingAction.objects.exists()
    reader = signed_in_client(world, "police", "board_member", key="seat RL")
    text = reader.get(page).content.decode()
    assert "R1. Premises licence" in text
    assert reader.get(reverse("paper", args=[paper.pk])).status_code == 200


def test_whoever_reads_does_not_run(world, read):
    body = a_body(world)
    meeting = a_meeting(world, body, soon())
    assert read.get(reverse("body", args=[body.pk])).status_code == 200
    for name, key in [
        ("body_change", body.pk),
        ("meeting_change", meeting.pk),
        ("meeting_writing", meeting.pk),
    ]:
        assert read.get(reverse(name, args=[key])).status_code == 404
    other = signed_in_client(world, "police", "partnership_officer")
    assert other.get(reverse("body_change", args=[body.pk])).status_code == 403


def test_a_restricted_body_is_absent_for_those_who_are_not_on_it(world, run, read):
    body = a_body(world, "GOLD", is_restricted=True)
    meeting = a_meeting(world, body, soon())
    assert run.get(reverse("body", args=[body.pk])).status_code == 200
    for name, key in [("body", body.pk), ("meeting", meeting.pk)]:
        assert read.get(reverse(name, args=[key])).status_code == 404
    assert "GOLD" not in read.get(reverse("business")).content.decode()
    seat = a_seat(world, body, "RL", "police", signs_in=True)
    member = signed_in_client(world, "police", "board_member", key="seat RL")
    assert member.get(reverse("meeting", args=[meeting.pk])).status_code == 200
    operations.end_member(by=officer(world), member=seat, on=timezone.localdate())
    assert member.get(reverse("meeting", args=[meeting.pk])).status_code == 404


def test_an_item_is_heard_by_a_button_with_or_without_words(world, run):
    body = a_body(world)
    meeting = a_meeting(world, body, timezone.localdate() - timedelta(days=1))
    one, two, three = operations.set_agenda(
        by=officer(world), meeting=meeting, items=[NewItem(title=title) for title in ("One", "Two", "Three")]
    )
    screen = reverse("meeting_writing", args=[meeting.pk])
    early = run.post(reverse("item_step", args=[three.pk, "hear"]), follow=True)
    assert "The meeting has not begun" in early.content.decode()
    texts = {f"text-{item.pk}": "" for item in (one, two, three)} | {f"text-{two.pk}": "Burglary fell."}
    answer = run.post(screen, {**texts, "heard": str(one.pk)})
    assert answer.url == f"{screen}#item-{one.pk}"
    assert run.post(screen, {**texts, "heard": str(two.pk)}).status_code == 302
    page = run.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert page.count(">Heard<span") == 1, "the third alone waits"
    run.post(reverse("item_step", args=[three.pk, "hear"]))
    with acting_as(officer(world)):
        assert set(AgendaItem.objects.values_list("state", flat=True)) == {"heard"}
        assert MinuteText.objects.get(item=two).text == "Burglary fell."
    assert run.post(screen, {"heard": "nonsense"}).status_code == 302


def test_marking_an_item_as_heard_makes_no_new_draft_of_circulated_minutes(world, run):
    body = a_body(world)
    meeting = a_meeting(world, body, timezone.localdate() - timedelta(days=1))
    one, two = operations.set_agenda(
        by=officer(world), meeting=meeting, items=[NewItem(title="One"), NewItem(title="Two")]
    )
    screen = reverse("meeting_writing", args=[meeting.pk])
    run.post(screen, {f"text-{one.pk}": "First line.\r\nSecond line.", f"text-{two.pk}": ""})
    operations.circulate_minutes(by=officer(world), meeting=meeting)
    stands = {f"text-{one.pk}": "First line.\r\nSecond line.", f"base-{one.pk}": "First line.\nSecond line."}
    run.post(screen, {**stands, f"text-{two.pk}": "", f"base-{two.pk}": "", "heard": str(two.pk)})
    with acting_as(officer(world)):
        assert AgendaItem.objects.get(pk=two.pk).state == "heard"
        assert [version.state for version in MinutesVersion.objects.all()] == ["circulated"]


def test_a_standing_item_has_a_presenter_who_stands_on_the_next_agenda(world, run):
    body, other = a_body(world, skeleton="borough"), a_body(world, "JAG")
    mina, stranger = a_seat(world, body, "MS", "council"), a_seat(world, other, "WG", "police")
    with acting_as(officer(world)):
        items = list(body.standing_items.order_by("position"))
    address = reverse("body_presenters", args=[body.pk])
    assert run.post(address, {str(items[2].pk): str(stranger.pk)}).status_code == 200, (
        "no member of this body"
    )
    assert run.post(address, {str(items[2].pk): str(mina.pk)}).status_code == 302
    meeting = a_meeting(world, body, soon())
    operations.open_agenda(by=officer(world), meeting=meeting)
    with acting_as(officer(world)):
        named = AgendaItem.objects.get(meeting=meeting, presenter__isnull=False)
        assert (named.title, named.presenter) == (items[2].title, mina)
    run.post(reverse("body_standing_items", args=[body.pk]), {"items": f"New first\n{items[2].title}"})
    with acting_as(officer(world)):
        assert body.standing_items.get(title=items[2].title).presenter == mina, "kept when the list changes"
