"""Counting who came to a body's meetings."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.builders.meetings import a_body, a_meeting, a_seat, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.meetings import operations
from wardmote.meetings.choices import AttendanceState as A
from wardmote.meetings.rules.attending import Came, Listed, Met, Place, count_attendance

JAN, FEB, MAR = (Met(month, date(2030, month, 10)) for month in (1, 2, 3))
MS = Place("MS", "Mina Stone", "Vale & Wold Council", date(2029, 1, 1))
WG = Place("WG", "Will Green", "Vale Fire", date(2030, 2, 1))
RL = Place("RL", "Rita Lane", "Vale Police", date(2029, 1, 1), date(2030, 2, 28))


def tallies(counted):
    return {one.name: (one.due, dict(one.times)) for one in counted.members}


def test_each_member_counts_from_the_first_day_of_the_place_to_its_last():
    lines = [Listed(month, A.PRESENT, "Vale and Wold Council", "MS") for month in (1, 2, 3)]
    lines += [Listed(2, A.APOLOGIES, "Vale Police", "RL"), Listed(3, A.PRESENT, "Vale Fire", "WG")]
    counted = count_attendance([JAN, FEB, MAR], [MS, WG, RL], lines)
    assert tallies(counted) == {
        "Mina Stone": (3, {Came.PRESENT: 3}),
        "Will Green": (2, {Came.ABSENT: 1, Came.PRESENT: 1}),
        "Rita Lane": (2, {Came.ABSENT: 1, Came.APOLOGIES: 1}),
    }


def test_a_substitute_counts_for_the_member_also_when_apologies_were_sent():
    lines = [
        Listed(1, A.APOLOGIES, "Vale & Wold Council", "MS"),
        Listed(1, A.PRESENT, "Vale & Wold Council", None, "MS"),
    ]
    counted = count_attendance([JAN], [MS], lines)
    assert tallies(counted) == {"Mina Stone": (1, {Came.SUBSTITUTE: 1})}
    (council,) = counted.organisations
    assert (council.of(Came.SUBSTITUTE), council.came, council.apologies) == (1, 1, 1)


def test_where_only_apologies_are_listed_nobody_else_was_absent():
    counted = count_attendance([JAN], [MS, RL], [Listed(1, A.APOLOGIES, "Vale Police", "RL")])
    assert counted.without_list == 1
    assert tallies(counted) == {
        "Mina Stone": (1, {Came.UNKNOWN: 1}),
        "Rita Lane": (1, {Came.APOLOGIES: 1}),
    }


def test_two_people_of_one_organisation_send_apologies_for_one_meeting():
    """Row B11: two absences of the county council, whose people are not matched to places."""
    county = Place("SJ", "Sara Jones", "Vale County Council", date(2029, 1, 1))
    lines = [
        Listed(1, A.PRESENT, "Vale & Wold Council", "MS"),
        Listed(1, A.APOLOGIES, "Vale County Council"),
        Listed(1, A.APOLOGIES, "VALE COUNTY COUNCIL"),
        Listed(1, A.IN_ATTENDANCE, "Rural Watch"),
    ]
    by_name = {one.name: one for one in count_attendance([JAN], [MS, county], lines).organisations}
    assert (by_name["Vale County Council"].of(Came.APOLOGIES), by_name["Vale County Council"].apologies) == (
        1,
        2,
    )
    assert (by_name["Rural Watch"].due, by_name["Rural Watch"].came) == (0, 1)


@given(
    st.lists(
        st.builds(
            Listed,
            st.sampled_from([1, 2, 3, 9]),
            st.sampled_from(A.values),
            st.sampled_from(["Vale Fire", "Vale Police", "", "Others"]),
            st.sampled_from([None, "MS", "WG", "RL"]),
            st.sampled_from([None, "MS", "WG", "RL"]),
        ),
        max_size=20,
    )
)
def test_every_meeting_of_every_member_is_accounted_for_once(lines):
    counted = count_attendance([JAN, FEB, MAR], [MS, WG, RL], lines)
    assert all(sum(one.times.values()) == one.due for one in (*counted.members, *counted.organisations))
    assert count_attendance([JAN, FEB, MAR], [MS, WG, RL], reversed(lines)).members == counted.members


@pytest.mark.django_db
def test_the_page_and_the_file_count_a_period():
    world = a_partnership()
    body = a_body(world)
    mina, rita = a_seat(world, body, "MS", "council"), a_seat(world, body, "RL", "police")
    for on in (date(2020, 2, 10), date(2020, 4, 13)):
        meeting = a_meeting(world, body, on, state="held")
        operations.record_attendance(by=officer(world), meeting=meeting, state=A.PRESENT, member=mina)
        operations.record_attendance(
            by=officer(world), meeting=meeting, state=A.PRESENT, name="=Ann Other", substitute_for=rita
        )
    read = signed_in_client(world, "police", "board_member")
    asked = {
        "since-day": 1,
        "since-month": 4,
        "since-year": 2020,
        "until-day": 30,
        "until-month": 4,
        "until-year": 2020,
    }
    page = read.get(reverse("body_attendance", args=[body.pk]), asked).page
    assert [(one.name, one.due) for one in page.counted.members] == [("Mina Stone", 1), ("Rita Lane", 1)]
    answer = read.get(page.file)
    assert answer["Content-Type"].startswith("text/csv")
    assert "Member,Rita Lane,Police,1,0,1,0,0,0,," in answer.content.decode().replace(
        "Ashby Vale Police", "Police"
    )
    assert read.get(reverse("body_attendance", args=[body.pk])).page.counted.meetings == 0
    wrong = read.get(reverse("body_attendance", args=[body.pk]), {**asked, "until-year": 2019})
    assert (wrong.status_code, "must not be before" in wrong.content.decode()) == (200, True)
    sealed = a_body(world, "Sealed", is_restricted=True)
    assert read.get(reverse("body_attendance", args=[sealed.pk])).status_code == 404
    assert read.get(reverse("body_attendance_file", args=[sealed.pk])).status_code == 404
