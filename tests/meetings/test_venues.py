"""The register of venues, and the other names by which bodies are found."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.meetings import a_body, a_meeting, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.meetings import operations, queries
from wardmote.meetings.models import BodyName, Meeting, Venue
from wardmote.meetings.rules.matching import find_called, is_called

DAY = date(2030, 10, 14)


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("The Vale & Wold CSP", True),
        ("VALE AND WOLD CSP", True),
        ("Vale and Wold CSP (outside body)", True),
        ("Vale and Wold", False),
        ("Wold and Vale CSP", False),
        ("", False),
        ("the", False),
    ],
)
def test_a_body_is_known_by_its_names_and_never_by_likeness(said, called):
    assert is_called(said, ["Vale and Wold CSP"]) is called


def test_words_that_are_the_name_of_two_bodies_name_neither():
    assert find_called("JAG", {1: ["Joint Action Group", "JAG"], 2: ["JAG"]}) is None
    assert find_called("Joint action group", {1: ["Joint Action Group", "JAG"], 2: ["JAG"]}) == 1


@pytest.fixture
def world():
    return a_partnership()


def hall(world, agency="council", **more):
    return operations.add_venue(
        by=officer(world, agency), name="Old Hall", address="2 High Street", access_notes="Ramp at the side", **more
    )  # fmt: skip


@pytest.mark.django_db
def test_a_meeting_takes_the_usual_venue_of_its_body_and_its_link(world):
    venue = hall(world, online_link="https://meet.example/hall")
    body = a_body(world, registered_venue_id=venue.pk)
    meeting = a_meeting(world, body, DAY)
    assert (meeting.registered_venue_id, meeting.venue, meeting.online_link) == (
        venue.pk, "Old Hall, 2 High Street", "https://meet.example/hall",
    )  # fmt: skip
    elsewhere = a_meeting(world, body, DAY + timedelta(days=7), venue="The bandstand")
    assert (elsewhere.registered_venue_id, elsewhere.venue) == (None, "The bandstand")


@pytest.mark.django_db
def test_a_venue_that_is_put_right_changes_coming_meetings_and_not_those_that_were_held(world):
    by, venue = officer(world), hall(world)
    body = a_body(world, registered_venue_id=venue.pk)
    held = a_meeting(world, body, date(2020, 10, 12), state="held")
    coming = a_meeting(world, body, DAY)
    theirs = operations.create_body(by=officer(world, "police"), name="Police forum", short_name="PF")
    also = operations.create_meeting(
        by=officer(world, "police"), body=theirs, starts_at=coming.starts_at, registered_venue_id=venue.pk
    )
    operations.change_venue(by=by, venue=venue, address="20 High Street")
    with acting_as(by):
        assert Meeting.objects.get(pk=also.pk).venue == "Old Hall, 20 High Street"
        assert Meeting.objects.get(pk=held.pk).venue == "Old Hall, 2 High Street"
        after = Meeting.objects.get(pk=coming.pk)
    assert (after.venue, after.sequence) == ("Old Hall, 20 High Street", coming.sequence + 1)


@pytest.mark.django_db
def test_only_its_own_agency_changes_a_venue_and_nobody_enters_a_bad_link_or_a_name_twice(world):
    venue = hall(world)
    body = a_body(world, registered_venue_id=venue.pk)
    assert body.venue == "Old Hall, 2 High Street"
    with pytest.raises(NotAllowed):
        operations.change_venue(by=officer(world, "police"), venue=venue, name="Their hall")
    with pytest.raises(Refused, match="already"):
        operations.add_venue(by=officer(world), name="old hall")
    with pytest.raises(Refused, match="https"):
        operations.add_venue(by=officer(world), name="New Hall", online_link="javascript:alert(1)")


@pytest.mark.django_db
def test_a_venue_is_seen_by_its_agency_and_by_whoever_sees_a_meeting_there(world):
    """A venue where only a restricted body meets (a refuge) is nobody else's: not in the page, not in the table."""
    by, venue = officer(world), hall(world)
    police = officer(world, "police")
    with acting_as(police), pytest.raises(NotFound):
        queries.get_venue(viewer=police, venue_id=venue.pk)
    secret = a_body(world, "Sealed", is_restricted=True)
    a_meeting(world, secret, DAY, registered_venue_id=venue.pk)
    for stranger in (police, world.public()):
        with acting_as(stranger), connection.cursor() as cursor:
            cursor.execute("select count(*) from meetings_venue")
            assert cursor.fetchone() == (0,)
        assert queries.list_venues(viewer=stranger) == []
    a_meeting(world, a_body(world), DAY, registered_venue_id=venue.pk)
    for reader in (police, world.public(), by):
        with acting_as(reader):
            assert [one.pk for one in queries.list_venues(viewer=reader)] == [venue.pk]


@pytest.mark.django_db
def test_the_officer_keeps_the_register_and_the_public_reads_how_to_get_in(world):
    run = signed_in_client(world, "council", "partnership_officer")
    answer = run.post(
        reverse("venue_new"),
        {
            "name": "Old Hall",
            "address": "2 High Street",
            "access_notes": "Ramp at the side",
            "capacity": "30",
        },
    )
    assert answer.status_code == 302, answer.page.errors
    with acting_as(officer(world)):
        venue = Venue.objects.get()
    body = a_body(world)
    day = timezone.localdate() + timedelta(days=40)
    answer = run.post(
        reverse("meeting_new", args=[body.pk]),
        {"on-day": day.day, "on-month": day.month, "on-year": day.year, "at": "2pm",
         "registered_venue": str(venue.pk), "is_public": "yes", "faces_public": "no"},
    )  # fmt: skip
    assert answer.status_code == 302, answer.page.errors
    with acting_as(officer(world)):
        meeting = Meeting.objects.get()
    assert "Ramp at the side" in run.get(reverse("meeting", args=[meeting.pk])).content.decode()
    text = Client().get(reverse("public_meeting", args=[meeting.pk])).content.decode()
    assert "Old Hall, 2 High Street" in text
    assert "Ramp at the side" in text
    page = run.get(reverse("venues"))
    assert [line.may_change for line in page.page.open] == [True]
    answer = run.post(
        reverse("venue_change", args=[venue.pk]), {"name": "Old Hall", "capacity": "0", "is_offered": "no"}
    )
    assert answer.status_code == 302, answer.page.errors
    page = run.get(reverse("venues"))
    assert [line.venue.name for line in page.page.closed] == ["Old Hall"]
    other = signed_in_client(world, "police", "partnership_officer")
    assert other.get(reverse("venue_change", args=[venue.pk])).status_code == 403
    assert other.get(reverse("venues")).status_code == 200


@pytest.mark.django_db
def test_a_body_is_found_by_a_former_name_and_the_importer_takes_it_for_the_body(world):
    by = officer(world)
    body, other = a_body(world, "CSP"), a_body(world, "JAG")
    operations.name_body(
        by=by, body=body, name="Vale Crime Reduction Group", kind="former", until_on=date(2016, 3, 31)
    )
    with pytest.raises(Refused, match="already"):
        operations.name_body(by=by, body=body, name="the CSP")
    with acting_as(by):
        assert queries.find_bodies(viewer=by, words="crime reduction") == [body]
        assert queries.body_called(viewer=by, words="The Vale Crime Reduction Group") == body
    run = signed_in_client(world, "council", "partnership_officer")
    assert "CSP of the Vale" in run.post(reverse("search"), {"words": "reduction"}).content.decode()
    text = (
        "Agenda and minutes\n\nVale Crime Reduction Group\nMonday, 8th October, 2012 2.00 pm\n\nVenue: Old Hall\n\n"
        "No. Item\n\n28. Apologies\n\nNone.\n\n29. Police update\n\nBurglary fell.\n"
    )
    page = run.post(reverse("minutes_import", args=[body.pk]), {"text": text}).page
    assert (page.other_body, page.meant) == ("", None)
    page = run.post(reverse("minutes_import", args=[other.pk]), {"text": text}).page
    assert (page.other_body, page.meant) == ("Vale Crime Reduction Group", body)
    with acting_as(by):
        name = BodyName.objects.get()
    assert run.post(reverse("body_name_drop", args=[body.pk, name.pk])).status_code == 302
    with acting_as(by):
        assert queries.body_called(viewer=by, words="Vale Crime Reduction Group") is None
