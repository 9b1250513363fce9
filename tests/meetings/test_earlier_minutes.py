"""What a later meeting says of earlier minutes: approved, and put right beside them, never in them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders.meetings import a_body, a_meeting, officer
from tests.builders.partnership import a_partnership
from tests.builders.sessions import signed_in_client
from tests.pages.test_import_minutes_pages import filled

from wardmote.access.errors import Refused
from wardmote.access.rows import acting_as
from wardmote.meetings import operations, queries
from wardmote.meetings.models import AgendaItem, Correction, MinutesVersion, MinuteText
from wardmote.meetings.operations import NewItem, Written
from wardmote.meetings.rules.earlier import day_meant

OCTOBER, DECEMBER = date(2018, 10, 8), date(2018, 12, 10)
FIRST = (
    "Agenda and minutes\n\nCSP of the Vale\nMonday, 8th October, 2018 2.00 pm\n\nVenue: Old Hall\n\nNo. Item\n\n"
    "28. Apologies for Absence\n\nNone.\n\n30. Return\n\nThe return is due on 31 October.\n"
)
SECOND = (
    "Agenda and minutes\n\nCSP of the Vale\nMonday, 10th December, 2018 2.00 pm\n\nVenue: Old Hall\n\nNo. Item\n\n"
    "55. Apologies for Absence\n\nNone.\n\n56. Minutes of the Previous Meeting\n\n"
    "The attendance of Councillor K Lowe at the meeting held on 8 October 2018 had not been recorded.\n\n"
    "RESOLVED: That the minutes of the meeting held on 8 October 2018 be taken as read, confirmed and signed, subject"
    ' to amendment to minute 30 so that it reads: "The return is due on 30 November."\n\n57. Police update\n\nFell.\n'
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [(OCTOBER, OCTOBER), (date(2018, 9, 1), None), (None, OCTOBER), (DECEMBER, None)],
)
def test_the_day_that_is_said_is_meant_and_else_the_last_meeting_before(said, meant):
    assert day_meant(said, DECEMBER, [date(2018, 6, 4), OCTOBER, DECEMBER]) == meant


@pytest.fixture
def world():
    return a_partnership()


@pytest.fixture
def run(world):
    return signed_in_client(world, "council", "partnership_officer")


def bring(run, address, text, **changes):
    form = run.post(address, {"text": text}).page.form
    return run.post(address, filled(form) | changes)


@pytest.mark.django_db
def test_imported_minutes_approve_and_correct_the_ones_before_and_change_no_word_of_them(world, run):
    body = a_body(world)
    address = reverse("minutes_import", args=[body.pk])
    assert bring(run, address, FIRST).status_code == 302
    shown = run.post(address, {"text": SECOND})
    text = shown.content.decode()
    assert "Minutes of earlier meetings" in text
    done = run.post(address, filled(shown.page.form))
    assert done.status_code == 302, shown.page.errors
    with acting_as(officer(world)):
        version = MinutesVersion.objects.get(meeting__starts_at__date=OCTOBER)
        assert (version.state, version.approved_on, version.with_corrections) == ("approved", DECEMBER, True)
        assert version.approved_at_meeting.starts_at.date() == DECEMBER
        assert MinuteText.objects.get(item__number="30").text == "The return is due on 31 October."
        made = {(one.kind, one.item and one.item.number, one.after) for one in Correction.objects.all()}
    assert made == {
        ("text", "30", "The return is due on 30 November."),
        ("attendance", None, "The attendance of Councillor K Lowe at the meeting held on 8 October 2018 had not been recorded."),
    }  # fmt: skip
    earlier = run.get(reverse("meeting_minutes", args=[version.meeting_id])).content.decode()
    assert "Corrected on 10 December 2018" in earlier
    later = run.get(reverse("meeting_minutes", args=[version.approved_at_meeting_id])).content.decode()
    assert "Put right in earlier minutes by this meeting" in later
    again = bring(run, address, SECOND)
    assert again.status_code == 302
    with acting_as(officer(world)):
        assert Correction.objects.count() == 2, "the same page again changes nothing"


@pytest.mark.django_db
def test_a_correction_of_minutes_that_are_not_here_waits_until_they_are(world, run):
    body = a_body(world)
    address = reverse("minutes_import", args=[body.pk])
    shown = run.post(address, {"text": SECOND})
    assert "import it first, then this page again" in shown.content.decode()
    assert run.post(address, filled(shown.page.form)).status_code == 302
    bring(run, address, FIRST)
    with acting_as(officer(world)):
        assert not Correction.objects.exists()
    bring(run, address, SECOND)
    with acting_as(officer(world)):
        assert Correction.objects.count() == 2


@pytest.mark.django_db
def test_a_correction_that_is_left_is_not_written(world, run):
    body = a_body(world)
    address = reverse("minutes_import", args=[body.pk])
    bring(run, address, FIRST)
    left = {"approval-0-keep": [], "correction-0-keep": [], "correction-1-keep": []}
    assert bring(run, address, SECOND, **left).status_code == 302
    with acting_as(officer(world)):
        assert MinutesVersion.objects.get(meeting__starts_at__date=OCTOBER).state == "draft"
        assert not Correction.objects.exists()


@pytest.mark.django_db
def test_minutes_are_approved_with_a_correction_in_one_go_and_the_public_reads_both(world, run):
    by, body = officer(world), a_body(world)
    first, second = a_meeting(world, body, date(2020, 10, 12)), a_meeting(world, body, date(2020, 12, 14))
    (item,) = operations.set_agenda(by=by, meeting=first, items=[NewItem(title="Return")])
    operations.write_minutes(by=by, meeting=first, texts={item.pk: Written("Due on 31 October.")})
    operations.circulate_minutes(by=by, meeting=first)
    operations.hold_meeting(by=by, meeting=second)
    sent = {"at_meeting": str(second.pk), "signed_by": "Chair", "with_corrections": "yes", "kind": "text",
            "item": str(item.pk), "before": "31 October", "after": ""}  # fmt: skip
    address = reverse("minutes_approve", args=[first.pk])
    assert run.post(address, sent).page.errors, "what it should say is missing: nothing is approved"
    with acting_as(by):
        assert MinutesVersion.objects.get().state == "circulated"
    assert run.post(address, {**sent, "after": "30 November"}).status_code == 302
    text = Client().get(reverse("public_minutes", args=[first.pk])).content.decode()
    assert "Due on 31 October." in text
    assert "“31 October” should read “30 November”" in text
    with acting_as(by):
        agenda = queries.get_agenda(viewer=by, meeting_id=second.pk)
        assert [one.after for one in agenda.made_here] == ["30 November"]
        assert AgendaItem.objects.get(pk=item.pk).title == "Return"


@pytest.mark.django_db
def test_a_draft_is_approved_by_a_page_only_never_by_hand(world):
    by, body = officer(world), a_body(world)
    first, second = a_meeting(world, body, date(2020, 10, 12)), a_meeting(world, body, date(2020, 12, 14))
    (item,) = operations.set_agenda(by=by, meeting=first, items=[NewItem(title="Return")])
    operations.write_minutes(by=by, meeting=first, texts={item.pk: Written("Noted.")})
    operations.hold_meeting(by=by, meeting=second)
    with pytest.raises(Refused, match="circulated"):
        operations.approve_minutes(by=by, meeting=first, at_meeting=second)
    assert (
        operations.approve_minutes(by=by, meeting=first, at_meeting=second, imported=True).state == "approved"
    )
