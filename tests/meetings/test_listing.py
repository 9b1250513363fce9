"""A committee system's list of meetings: proposed beside what is here, taken by a person, once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.builders.meetings import a_body, a_meeting, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client
from tests.pages.test_import_minutes_pages import MINUTES, filled

from wardmote.access.rows import acting_as
from wardmote.calendar.london import day_of
from wardmote.meetings import operations
from wardmote.meetings.models import Meeting
from wardmote.meetings.rules.importing.propose import propose_together
from wardmote.meetings.rules.listing import read_list

SOON = timezone.localdate() + timedelta(days=60)


def listing(*meetings, name="getallmeetingsbydate"):
    rows = "".join(
        f"<meeting><meetingid>{number}</meetingid><meetingdate>{on:%d/%m/%Y}</meetingdate><meetingtime>{at}</meetingtime>"
        f"<meetingstatus>{status}</meetingstatus><committeetitle>{body}</committeetitle></meeting>"
        for number, (on, at, status, body) in enumerate(meetings, 1)
    )
    return f'<?xml version="1.0" encoding="utf-8"?><{name}><meetings>{rows}</meetings></{name}>'


def test_a_list_is_read_by_day_and_each_meeting_once():
    text = listing(
        (date(2030, 12, 9), "14:00", "Provisional", "CSP"),
        (date(2030, 10, 14), "14:00", "Cancelled", "CSP"),
        (date(2030, 12, 9), "14:00", "Confirmed", "csp"),
    )
    rows = read_list(propose_together([("list", text)]).meetings)
    assert [(row.on.month, row.is_called_off, row.is_provisional) for row in rows] == [
        (10, True, False), (12, False, True),
    ]  # fmt: skip


@pytest.fixture
def world():
    return a_partnership()


@pytest.mark.django_db
def test_a_list_plans_what_is_new_notes_what_was_held_and_again_changes_nothing(world):
    body, other = a_body(world, "CSP"), a_body(world, "JAG")
    operations.name_body(by=officer(world), body=other, name="Tasking Group", kind="former")
    a_meeting(world, body, SOON)
    text = listing(
        (SOON, "15:30", "Confirmed", "CSP of the Vale"),
        (SOON + timedelta(days=7), "10:00", "Confirmed", "Tasking Group"),
        (date(2019, 2, 11), "14:00", "Confirmed", "CSP of the Vale"),
        (SOON + timedelta(days=14), "14:00", "Cancelled", "CSP of the Vale"),
        (SOON + timedelta(days=21), "14:00", "Provisional", "Licensing Committee"),
    )
    run = signed_in_client(world, "council", "partnership_officer")
    address = reverse("minutes_import", args=[body.pk])
    shown = run.post(address, {"text": text})
    html = shown.content.decode()
    assert "Here already" in html
    assert "Here it begins at 2pm" in html
    assert len(shown.page.rows) == 5
    with acting_as(officer(world)):
        assert Meeting.objects.count() == 1, "looking writes nothing"
    sent = {name: value for name, value in filled(shown.page.form).items() if value not in ("", [])}
    assert [name for name in sent if name.startswith("keep")] == ["keep-2", "keep-1"], "held, and planned"
    done = run.post(address, sent)
    assert done.status_code == 302, shown.page.errors
    with acting_as(officer(world)):
        found = {
            (one.body.short_name, day_of(one.starts_at), one.state)
            for one in Meeting.objects.select_related("body")
        }
    assert found == {
        ("CSP", SOON, "scheduled"),
        ("JAG", SOON + timedelta(days=7), "scheduled"),
        ("CSP", date(2019, 2, 11), "held"),
    }
    again = run.post(address, {"text": text}).page
    assert again.new == 2, "the cancelled one, and the body that is not known here"
    assert run.post(address, sent).status_code == 302, "an old form sent again"
    with acting_as(officer(world)):
        assert Meeting.objects.count() == 3


@pytest.mark.django_db
def test_what_is_ticked_without_a_body_or_a_time_is_asked_for(world):
    body = a_body(world)
    run = signed_in_client(world, "council", "partnership_officer")
    address = reverse("minutes_import", args=[body.pk])
    text = listing((SOON, "", "Confirmed", "Licensing Committee"), (SOON, "25:99", "", ""))
    form = run.post(address, {"text": text}).page.form
    answer = run.post(
        address, {"sources": form["sources"].value(), "keep-0": "yes", "body-0": "", "at-0": "soon"}
    )
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Choose the body" in html
    with acting_as(officer(world)):
        assert not Meeting.objects.exists()


@pytest.mark.django_db
def test_the_page_that_minutes_came_from_is_kept_and_linked_for_staff_who_see_the_meeting(world):
    body = a_body(world)
    run = signed_in_client(world, "council", "partnership_officer")
    address = reverse("minutes_import", args=[body.pk])
    text = (MINUTES / "meeting.txt").read_text(encoding="utf-8")
    done = run.post(address, filled(run.post(address, {"text": text}).page.form))
    page = run.get(done.url)
    (source,) = page.page.sources
    read = signed_in_client(world, "police", "board_member")
    assert reverse("document", args=[source.pk]) in read.get(done.url).content.decode()
    assert b"Harrowmere" in read.get(reverse("document", args=[source.pk])).content
