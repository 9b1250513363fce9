"""What everybody reads of meetings: pages, files, news, data; and what nobody outside ever learns."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pikepdf
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.builders.files import pdf
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState
from wardmote.meetings.models import Subscription
from wardmote.meetings.operations import NewItem, Written
from wardmote.notifications.models import Message

pytestmark = pytest.mark.django_db


class Published:
    """A meeting with an open item, a restricted one, papers under both, minutes and an action."""

    def __init__(self, **settings):
        self.world = a_partnership()
        self.by = officer(self.world)
        self.body = a_body(self.world, **settings)
        self.mina = a_seat(self.world, self.body, "MS", "council")
        self.rita = a_seat(self.world, self.body, "RL", "police", signs_in=True)
        self.meeting = a_meeting(
            self.world, self.body, timezone.localdate() - timedelta(days=3), venue="Town Hall"
        )
        (self.item,) = operations.set_agenda(
            by=self.by, meeting=self.meeting, items=[NewItem(title="CCTV", presenter_id=self.mina.pk)]
        )
        self.secret = operations.add_item(
            by=self.by, meeting=self.meeting, item=NewItem(title="Sealed matter"),
            readers=[self.rita.membership_id], restriction_reason="Paragraph 7",
        )  # fmt: skip
        self.paper = self._paper(self.item, "CCTV report")
        self.sealed = self._paper(self.secret, "Sealed report")
        self.client = Client()

    def _paper(self, item, title):
        paper = operations.create_paper(by=self.by, item=item, title=title, section17="Deters disorder")
        operations.add_version(by=self.by, paper=paper, name=f"{title}.pdf", content=pdf())
        return paper

    def publish(self):
        operations.open_agenda(by=self.by, meeting=self.meeting)
        operations.publish_agenda(by=self.by, meeting=self.meeting, site="http://testserver/")

    def minute(self):
        operations.record_attendance(
            by=self.by, meeting=self.meeting, member=self.mina, state=AttendanceState.PRESENT
        )
        operations.write_minutes(
            by=self.by,
            meeting=self.meeting,
            texts={
                self.item.pk: Written("Mina Stone reported.\nMS to ask for prices once available"),
                self.secret.pk: Written("Sealed words were said"),
            },
        )

    def circulate(self):
        operations.circulate_minutes(by=self.by, meeting=self.meeting, site="http://testserver/")

    def get(self, name, *args):
        return self.client.get(reverse(name, args=args))


def text_of(answer):
    if answer["Content-Type"] == "application/pdf":
        with pikepdf.open(io.BytesIO(answer.content)) as found:
            marks = []

            def walk(items):
                for item in items:
                    marks.append(item.title)
                    walk(item.children)

            walk(found.open_outline().root)
            return " ".join(marks)
    return answer.content.decode()


def addresses(published):
    key = published.meeting.pk
    return [
        ("public_meetings",), ("public_body", published.body.pk), ("public_meeting", key), ("public_minutes", key),
        ("public_agenda_file", key), ("public_minutes_file", key), ("public_paper", published.paper.pk),
        ("public_feed",), ("public_body_feed", published.body.pk), ("oparl_system",), ("oparl_bodies",),
        ("oparl_body",), ("oparl_list", "organization"), ("oparl_list", "meeting"), ("oparl_list", "agendaitem"),
        ("oparl_list", "paper"), ("oparl_list", "person"), ("oparl_list", "membership"),
        ("oparl_object", "person", published.mina.pk), ("oparl_object", "membership", published.mina.pk),
        ("oparl_object", "meeting", key), ("oparl_object", "agendaitem", published.item.pk),
        ("oparl_object", "paper", published.paper.pk), ("public_subscribe", published.body.pk),
    ]  # fmt: skip


def test_nothing_of_a_restricted_item_is_public_and_people_are_shown_by_organisation():
    published = Published()
    published.publish()
    published.minute()
    published.circulate()
    for address in addresses(published):
        answer = published.get(*address)
        assert answer.status_code == 200, address
        text = text_of(answer)
        assert "ealed" not in text, address
        assert "Mina" not in text, address
        assert "MS to" not in text, address
        assert "R1" not in text, address
    for address in [
        ("public_paper", published.sealed.pk), ("public_file", published.sealed.pk, 1),
        ("oparl_object", "agendaitem", published.secret.pk), ("oparl_object", "paper", published.sealed.pk),
    ]:  # fmt: skip
        assert published.get(*address).status_code == 404, address
    minutes = published.get("public_minutes", published.meeting.pk).content.decode()
    assert "Ashby Vale Borough Council to ask for prices once available" in minutes
    assert "Present" in minutes
    file = published.get("public_file", published.paper.pk, 1)
    assert file.content.startswith(b"%PDF")
    assert "attachment" in file["Content-Disposition"]
    pack = text_of(published.get("public_agenda_file", published.meeting.pk))
    assert "1. CCTV" in pack
    assert "File: CCTV report" in pack


def test_names_are_shown_where_the_body_chose_so():
    published = Published(public_names="names")
    published.publish()
    published.minute()
    published.circulate()
    assert "Mina Stone reported" in published.get("public_minutes", published.meeting.pk).content.decode()


def test_nothing_is_public_before_it_is_published():
    published = Published(drafts_are_public=False)
    page = published.get("public_meeting", published.meeting.pk)
    assert "CCTV" not in page.content.decode()
    assert published.get("public_paper", published.paper.pk).status_code == 404
    assert published.get("public_agenda_file", published.meeting.pk).status_code == 404
    published.publish()
    assert "CCTV" in published.get("public_meeting", published.meeting.pk).content.decode()
    published.minute()
    published.circulate()
    for name in ("public_minutes", "public_minutes_file"):
        assert published.get(name, published.meeting.pk).status_code == 404
    following = a_meeting(published.world, published.body, timezone.localdate())
    operations.hold_meeting(by=published.by, meeting=following)
    operations.approve_minutes(by=published.by, meeting=published.meeting, at_meeting=following)
    assert "approved on" in published.get("public_minutes", published.meeting.pk).content.decode()


@pytest.mark.parametrize("settings", [{"is_restricted": True}, {"is_public": False}])
def test_a_body_that_is_not_public_is_absent(settings):
    published = Published(**settings)
    published.publish()
    published.minute()
    published.circulate()
    for address in addresses(published):
        answer = published.get(*address)
        assert answer.status_code == 404 or "CSP" not in text_of(answer), address
        assert "CCTV" not in text_of(answer), address


def test_data_keep_tombstones_of_what_was_taken_away():
    published = Published()
    published.publish()
    operations.withdraw_item(by=published.by, item=published.item)
    other = a_meeting(published.world, published.body, timezone.localdate() + timedelta(days=60))
    operations.remove_meeting(by=published.by, meeting=other)
    for kind, key in [("agendaitem", published.item.pk), ("meeting", other.pk)]:
        answer = published.get("oparl_object", kind, key)
        assert answer.status_code == 200
        assert answer["Access-Control-Allow-Origin"] == "*"
        found = json.loads(answer.content)
        assert found["deleted"] is True
        assert set(found) == {"id", "type", "created", "modified", "deleted"}
    assert published.get("public_meeting", other.pk).status_code == 404
    listed = json.loads(published.get("oparl_list", "meeting").content)
    assert listed["pagination"]["totalElements"] == 2
    later = (timezone.now() + timedelta(days=1)).isoformat().replace("+", "%2B")
    changed = published.client.get(reverse("oparl_list", args=["meeting"]) + f"?modified_since={later}")
    assert json.loads(changed.content)["data"] == []
    assert published.get("oparl_list", "cat").status_code == 404


def test_people_and_their_places_are_data_and_named_only_where_the_body_shows_names():
    published = Published()
    published.publish()
    published.minute()
    published.circulate()
    listed = published.get("oparl_list", "person").content.decode()
    assert "Mina Stone" not in listed
    people = json.loads(listed)["data"]
    assert all(one["name"].startswith(("Chair, ", "Member, ")) for one in people)
    meeting = json.loads(published.get("oparl_object", "meeting", published.meeting.pk).content)
    (there,) = meeting["participant"]
    person = json.loads(published.client.get(there).content)
    (place,) = person["membership"]
    membership = json.loads(published.client.get(place).content)
    assert membership["person"] == there
    assert membership["votingRight"] is True
    assert place in json.loads(published.client.get(membership["organization"]).content)["membership"]
    operations.change_body(by=published.by, body=published.body, public_names="names")
    assert "Mina Stone" in published.get("oparl_object", "person", published.mina.pk).content.decode()
    operations.change_body(by=published.by, body=published.body, is_public=False)
    assert published.get("oparl_object", "person", published.mina.pk).status_code == 404
    assert json.loads(published.get("oparl_list", "membership").content)["data"] == []


def test_lists_of_data_are_narrowed_by_when_objects_were_made_and_changed():
    published = Published()
    published.publish()
    address = reverse("oparl_list", args=["meeting"])
    now = timezone.now()
    before, after = (now - timedelta(days=1)).isoformat(), (now + timedelta(days=1)).isoformat()

    def count(**asked):
        return json.loads(published.client.get(address, asked).content)["pagination"]["totalElements"]

    assert (count(created_since=before), count(created_since=after)) == (1, 0)
    assert (count(created_until=before), count(modified_until=after)) == (0, 1)
    assert count(modified_since=before, created_until=before) == 0
    assert count(created_since="yesterday", modified_since="2026-13-45T00:00:00Z") == 1, (
        "no instant: left out"
    )
    first = json.loads(published.client.get(address, {"created_since": before}).content)["links"]["first"]
    assert json.loads(published.client.get(first).content)["pagination"]["totalElements"] == 1


def test_news_are_valid_rss():
    published = Published()
    published.publish()
    root = ElementTree.fromstring(published.get("public_body_feed", published.body.pk).content)
    (item,) = root.findall("./channel/item")
    assert item.findtext("title", "").endswith(": agenda")
    assert item.findtext("link", "").endswith(reverse("public_meeting", args=[published.meeting.pk]))


def test_messages_go_to_who_asked_and_confirmed_until_they_leave():
    published = Published()
    address = reverse("public_subscribe", args=[published.body.pk])
    for _ in range(2):
        assert published.client.post(address, {"email": "robin@home.example"}).status_code == 302
    with acting_as(published.world.system()):
        mails = Message.objects.filter(to="robin@home.example")
        link = "/meetings/" + mails.first().text.split("/meetings/")[1].split()[0]
        assert mails.count() == 2
    assert b"say yes" in published.client.get(link).content
    published.publish()
    with acting_as(published.world.system()):
        assert mails.count() == 2  # nobody has said yes
    published.client.post(link, {})
    published.minute()
    published.circulate()
    with acting_as(published.world.system()):
        assert mails.count() == 3
        assert Subscription.objects.get().confirmed_at
    published.client.post(link, {"stop": "1"})
    with acting_as(published.world.system()):
        assert not Subscription.objects.exists()
    assert published.client.get(link).status_code == 404


def test_addresses_that_nobody_confirmed_are_forgotten():
    published = Published()
    published.client.post(
        reverse("public_subscribe", args=[published.body.pk]), {"email": "robin@home.example"}
    )
    system = SystemActor(why="test")
    assert operations.forget_unconfirmed(by=system) == 0
    assert operations.forget_unconfirmed(by=system, at=timezone.now() + timedelta(days=8)) == 1
    with acting_as(published.by):
        assert not Subscription.objects.exists()  # staff see no subscriber at all


def test_case_15_calendars_give_london_times_and_keep_what_was_cancelled():
    world = a_partnership()
    body = a_body(world)
    october = a_meeting(world, body, date(2026, 10, 12))
    december = a_meeting(world, body, date(2026, 12, 14), online_link="https://meet.example/secret-room")
    operations.cancel_meeting(by=officer(world), meeting=december, reason="No quorum")
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC)):
        answer = Client().get(reverse("public_calendar", args=[body.pk]))
    events = {str(event["uid"]).split("@")[0]: event for event in Calendar.from_ical(answer.content).events}
    first = events[f"meeting-{october.pk}"]
    assert first.start.astimezone(UTC).hour == 13
    called_off = events[f"meeting-{december.pk}"]
    assert called_off.start.astimezone(UTC).hour == 14
    assert (str(called_off["status"]), int(called_off["sequence"])) == ("CANCELLED", 1)
    assert b"secret-room" not in answer.content
