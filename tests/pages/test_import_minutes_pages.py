"""Importing minutes through the pages: read beside their words, put right or left, written once."""

import html
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.builders.meetings import a_body
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.rows import acting_as
from wardmote.meetings.models import AgendaItem, Meeting, MeetingAction

pytestmark = pytest.mark.django_db

MINUTES = Path(__file__).parents[1] / "meetings" / "minutes"


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def address(world):
    return f"/business/bodies/{a_body(world).pk}/minutes/import"


@pytest.fixture
def officer(world):
    return signed_in_client(world, "council", "partnership_officer")


def filled(form):
    """What a browser sends for the form as it is shown: every field with its initial value, boxes ticked."""
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if name == "on":
            sent |= {"on-day": value.day, "on-month": value.month, "on-year": value.year}
        elif name == "at":
            sent[name] = str(value)
        else:
            sent[name] = value if value is not None else ""
    return sent


def test_minutes_are_pasted_looked_at_put_right_and_written(world, address, officer):
    text = (MINUTES / "meeting.txt").read_text(encoding="utf-8")
    shown = officer.post(address, {"text": text})
    page = html.unescape(shown.content.decode())
    assert shown.status_code == 200
    assert (
        "<mark>NB and PC to write the above report on the shared case system for July’s meeting of"
        " the Partnership.</mark>"
    ) in page
    assert "A guess" in page or "Doubtful" in page
    assert "told both as launched and as upcoming" in page
    assert "form says so on its first page" in page
    with acting_as(world.system()):
        assert not Meeting.objects.exists(), "looking writes nothing"
    sent = filled(shown.page.form) | {"item-5-title": "Support service", "action-6-keep": []}
    done = officer.post(address, sent)
    assert done.status_code == 302, shown.page.errors
    with acting_as(world.system()):
        assert Meeting.objects.count() == 2, "the meeting, and the next one that it names"
        assert MeetingAction.objects.count() == 6
        assert AgendaItem.objects.filter(title="Support service", number="16").exists()
    assert "Imported:" in officer.get(done["Location"]).content.decode()
    again = officer.post(address, {"text": text})
    assert "meeting on that day" in again.content.decode()
    repeated = officer.post(
        address, filled(again.page.form) | {"action-6-keep": []} | {"item-5-title": "Support service"}
    )
    assert "nothing was changed" in officer.get(repeated["Location"]).content.decode()


def test_several_files_of_one_meeting_are_read_together(world, address, officer):
    files = [SimpleUploadedFile(name, (MINUTES / name).read_bytes()) for name in ("item.txt", "meeting.txt")]
    shown = officer.post(address, {"text": "", "pages": files})
    proposal = shown.page.form.proposal
    assert len(proposal.actions) == 8
    assert proposal.sources == ("item.txt", "meeting.txt")
    assert officer.post(address, filled(shown.page.form)).status_code == 302


def test_what_is_no_minutes_is_refused_with_a_reason(address, officer):
    for sent, words in (
        ({"text": ""}, "Paste the minutes, or choose a file"),
        ({"text": "<getmeetings><meetingid></meetingid></getmeetings>"}, "No minutes were found in it"),
    ):
        shown = officer.post(address, sent)
        assert shown.status_code == 200
        assert words in html.unescape(shown.content.decode())


def test_a_day_that_is_missing_is_asked_for_and_nothing_typed_is_lost(address, officer):
    text = (MINUTES / "item.txt").read_text(encoding="utf-8")
    shown = officer.post(address, {"text": text})
    sent = filled_without_day(shown.page.form) | {"action-0-action": "send them on"}
    back = officer.post(address, sent)
    assert back.status_code == 200
    page = html.unescape(back.content.decode())
    assert "Enter the day of the meeting" in page
    assert 'value="send them on"' in page


def filled_without_day(form):
    return {
        name: (form[name].value() if form[name].value() is not None else "")
        for name in form.fields
        if name not in ("on", "at")
    }


def test_markup_in_minutes_is_shown_as_words(address, officer):
    text = (
        (MINUTES / "meeting.txt")
        .read_text(encoding="utf-8")
        .replace("Police Update", "Police <script>alert(1)</script> Update")
    )
    shown = officer.post(address, {"text": text}).content.decode()
    assert "<script>alert(1)" not in shown
    assert not re.search(r"<img[^>]+onerror", shown)


def test_only_whoever_runs_the_body_is_shown_the_page(world, address):
    assert signed_in_client(world, "police", "partnership_officer").get(address).status_code == 403
    assert signed_in_client(world, "council", "caseworker").get(address).status_code in (403, 404)
