"""What is kept of somebody who left a body goes, but for the record that the law keeps."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client
from tests.retention.test_erasing import found_in_database

from wardmote.access.errors import NotAllowed, Refused
from wardmote.access.rows import acting_as
from wardmote.calendar.london import LONDON
from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState
from wardmote.meetings.models import BodyMember, Cover, MinuteText
from wardmote.meetings.operations import NewItem, Written
from wardmote.notifications.models import Message
from wardmote.retention.models import Erasure

CANARY, RECORD = "zqcanary", "Zqrecord"


@pytest.fixture
def world():
    return a_partnership(host="testserver")


def plant(world):
    """A former member whose contacts hold one word, and a record that holds another: the surname."""
    by = officer(world)
    body = a_body(world, public_names="names")
    a_seat(world, body, "MS", "council")
    left = operations.add_member(
        by=by, body=body, name=f"Nora {RECORD}", email=f"{CANARY}@home.example", post=f"{CANARY} post",
        organisation="Vale Watch", from_on=date(2018, 1, 1),
    )  # fmt: skip
    operations.start_cover(
        by=by, member=left, name="Jo Hale", email=f"{CANARY}2@home.example", reason=f"{CANARY} is ill",
        from_on=date(2018, 2, 1), until_on=date(2018, 2, 28),
    )  # fmt: skip
    operations.subscribe(
        by=world.public(), body=body, email=f"{CANARY}@home.example", site="https://door.example"
    )
    first, second = a_meeting(world, body, date(2020, 10, 12)), a_meeting(world, body, date(2020, 12, 14))
    (item,) = operations.set_agenda(by=by, meeting=first, items=[NewItem(title="Return")])
    operations.record_attendance(by=by, meeting=first, member=left, state=AttendanceState.PRESENT)
    operations.write_minutes(
        by=by, meeting=first, texts={item.pk: Written(f"Nora {RECORD} shouted {CANARY}.")}
    )
    operations.circulate_minutes(by=by, meeting=first)
    operations.write_minutes(
        by=by, meeting=first,
        texts={item.pk: Written(f"Nora {RECORD} spoke.", base=f"Nora {RECORD} shouted {CANARY}.")},
    )  # fmt: skip
    operations.circulate_minutes(by=by, meeting=first)
    operations.hold_meeting(by=by, meeting=second)
    operations.approve_minutes(by=by, meeting=first, at_meeting=second)
    operations.end_member(by=by, member=left, on=date(2021, 3, 1))
    with acting_as(world.system()):
        Message.objects.update(state="sent", ended_at=timezone.now())
    return body, left, first


@pytest.mark.django_db(transaction=True)
def test_the_canary_is_found_nowhere_and_the_approved_minutes_keep_the_name(world):
    by = officer(world)
    _body, left, first = plant(world)
    assert {"meetings_bodymember", "meetings_cover", "meetings_minutetext", "meetings_subscription",
            "notifications_message"} <= set(found_in_database(CANARY))  # fmt: skip
    public = Client()
    minutes = reverse("public_minutes", args=[first.pk])
    assert f"Nora {RECORD} spoke." in public.get(minutes).content.decode()
    certificate = operations.erase_member(by=by, member=left, reason="Their own wish")
    assert found_in_database(CANARY) == []
    assert certificate.rows["meetings.MinuteText"] == 1
    assert set(found_in_database(RECORD)) == {
        "meetings_attendance", "meetings_bodymember", "meetings_minutetext",
    }  # fmt: skip
    for address in (minutes, reverse("public_body", args=[left.body_id]), reverse("oparl_list", args=["person"]),
                    reverse("oparl_object", args=["meeting", first.pk])):  # fmt: skip
        assert RECORD not in public.get(address).content.decode(), address
    assert "Vale Watch spoke." in public.get(minutes).content.decode()
    run = signed_in_client(world, "council", "partnership_officer")
    assert f"Nora {RECORD} spoke." in run.get(reverse("meeting_minutes", args=[first.pk])).content.decode()


@pytest.mark.django_db
def test_whoever_still_sits_on_the_body_is_not_erased_and_nobody_is_twice(world):
    by = officer(world)
    body = a_body(world)
    member = a_seat(world, body, "MS", "council")
    with pytest.raises(Refused, match="End the place first"):
        operations.erase_member(by=by, member=member, reason="Wish")
    operations.end_member(by=by, member=member, on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        operations.erase_member(by=officer(world, "police"), member=member, reason="Wish")
    run = signed_in_client(world, "council", "partnership_officer")
    address = reverse("member_erase", args=[member.pk])
    assert run.post(address, {"reason": ""}).status_code == 200
    assert run.post(address, {"reason": "Their own wish"}).status_code == 302
    with acting_as(world.system()):
        assert Erasure.objects.get().record_id == member.pk
    with pytest.raises(Refused, match="before"):
        operations.erase_member(by=by, member=member, reason="Wish")


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "kept"), [(date(2022, 3, 1), True), (date(2022, 3, 2), False)])
def test_addresses_are_forgotten_a_year_after_the_last_day(world, on, kept):
    by = officer(world)
    body = a_body(world)
    member, stays = a_seat(world, body, "WG", "police"), a_seat(world, body, "RL", "police")
    operations.start_cover(
        by=by, member=stays, name="Jo Hale", email="jo@home.example", from_on=date(2021, 2, 1), until_on=date(2021, 3, 1)
    )  # fmt: skip
    operations.end_member(by=by, member=member, on=date(2021, 3, 1))
    system = world.system()
    with acting_as(system):
        operations.forget_addresses(by=system, at=datetime(on.year, on.month, on.day, 12, tzinfo=LONDON))
        assert bool(BodyMember.objects.get(pk=member.pk).email) is kept
        assert bool(Cover.objects.get().email) is kept
        assert BodyMember.objects.get(pk=stays.pk).email
        assert not MinuteText.objects.exists()
