"""Letters by post, from the PDF to the day on which they went; and the three questions after closing."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import a_case, a_report, an_active_case, officer, share, supervisor
from tests.builders.partnership import World, a_partnership
from tests.builders.sessions import signed_in_client

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.cases import operations, queries
from wardmote.cases.choices import EntryKind, Outcome, Satisfaction, Told
from wardmote.cases.models import Case, Entry, SurveyAnswer
from wardmote.cases.rules.survey import ASKED_FOR_DAYS, SurveyFacts, count_answers, why_not_ask
from wardmote.documents.queries import open_document
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import ContactPoint
from wardmote.people.operations.contacts import verify_contact_point
from wardmote.people.rules import GivenContact
from wardmote.reports.models import Report

pytestmark = pytest.mark.django_db

TEXT = "Thank you for telling us.\n\nIt has stopped, so we close the case.\n\nThe council"
TODAY = timezone.localdate()


@pytest.fixture
def world() -> World:
    return a_partnership()


def a_told_report(world: World) -> Report:
    address = GivenContact(
        kind=ContactKind.POST, value="1 Bell Street, Wigston, LE18 1AA", safety=Safety.SAFE, may_leave_message=True,
        may_say_who_we_are=True,
    )  # fmt: skip
    return a_report(world, contacts=(address,))


def closed(world: World, report: Report, told: str) -> Case:
    me = officer(world)
    case = an_active_case(world, reports=[report])
    operations.request_closing(by=me, case=case, outcome=Outcome.RESOLVED, reason="It has stopped")
    with acting_as(me):
        point = ContactPoint.objects.filter(person_id=report.reporter_id).first()
    return operations.close_case(
        by=me, case=case, summary=TEXT, told=told, told_reason="At the door",
        contact_point_id=point.pk if point and told == Told.LETTER else None,
    )  # fmt: skip


def the_letter(world: World, case: Case):
    with acting_as(officer(world)):
        (letter,) = queries.letters_of(viewer=officer(world), case=case)
    return letter


def test_closing_by_letter_keeps_a_tagged_pdf_on_the_case_that_waits_to_be_posted(world):
    me = officer(world)
    case = closed(world, a_told_report(world), Told.LETTER)
    letter = the_letter(world, case)
    assert letter.posted_on is None
    with acting_as(me):
        content = open_document(viewer=me, document_id=letter.document_id).content
        assert not Entry.objects.filter(case=case, kind=EntryKind.CONTACT).exists(), (
            "nobody was told before it was posted"
        )
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).startswith("en")
        assert str(pdf.docinfo.Title) == "Ashby Vale Borough Council"


def test_a_letter_is_posted_once_on_a_day_and_that_is_a_contact_with_the_victim(world):
    me = officer(world)
    case = closed(world, a_told_report(world), Told.LETTER)
    letter = the_letter(world, case)
    post = {"by": me, "case": case, "letter_id": letter.pk}
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=3)):
        with pytest.raises(Refused):
            operations.mark_letter_posted(**post, posted_on=day)
    operations.mark_letter_posted(**post, posted_on=TODAY)
    assert (the_letter(world, case).posted_on, the_letter(world, case).posted_by_id) == (
        TODAY,
        me.membership_id,
    )
    with acting_as(me):
        assert Entry.objects.filter(case=case, kind=EntryKind.CONTACT, contact_how="post").count() == 1
    with pytest.raises(NotFound):
        operations.mark_letter_posted(**post, posted_on=TODAY)


def test_an_address_that_became_unsafe_keeps_a_written_letter_back(world):
    me = officer(world)
    case = closed(world, a_told_report(world), Told.LETTER)
    letter = the_letter(world, case)
    verify_contact_point(by=me, contact_point_id=letter.contact_point_id, safety=Safety.UNSAFE)
    with pytest.raises(Refused, match="not safe"):
        operations.mark_letter_posted(by=me, case=case, letter_id=letter.pk, posted_on=TODAY)
    with pytest.raises(Refused):
        operations.stop_letter(by=me, case=case, letter_id=letter.pk, reason=" ")
    operations.stop_letter(by=me, case=case, letter_id=letter.pk, reason="Not safe any more")
    assert the_letter(world, case).stop_reason == "Not safe any more"


def test_letters_are_marked_on_the_pages_by_the_lead_alone(world):
    case = closed(world, a_told_report(world), Told.LETTER)
    other = a_case(world, title="Another")
    share(world, case)
    letter = the_letter(world, case)
    address = reverse("case_letter_posted", args=[case.reference, letter.pk])
    council = signed_in_client(world, "council", "caseworker")
    assert address in council.get(reverse("case", args=[case.reference])).content.decode()
    police = signed_in_client(world, "police", "caseworker")
    assert address not in police.get(reverse("case", args=[case.reference])).content.decode()
    sent = {"posted_on-day": "today"}
    assert police.post(address, sent).status_code == 403
    assert (
        council.post(reverse("case_letter_posted", args=[other.reference, letter.pk]), sent).status_code
        == 404
    )
    assert council.post(address, sent).status_code == 302
    assert the_letter(world, case).posted_on == TODAY


FACTS = {
    "closed_on": date(2026, 3, 1), "told": Told.FOLLOW_PAGE, "has_answered": False, "is_unsafe": False,
    "consent_withdrawn": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "days", "is_asked"),
    [
        ({}, 0, True),
        ({}, ASKED_FOR_DAYS, True),
        ({}, ASKED_FOR_DAYS + 1, False),
        ({"closed_on": None}, 0, False),
        ({"told": Told.NOBODY}, 0, False),
        ({"told": ""}, 0, False),
        ({"told": Told.IN_PERSON}, 0, True),
        ({"has_answered": True}, 0, False),
        ({"is_unsafe": True}, 0, False),
        ({"consent_withdrawn": True}, 0, False),
    ],
)
def test_who_is_asked_and_how_long(facts, days, is_asked):
    why = why_not_ask(SurveyFacts(**{**FACTS, **facts}), date(2026, 3, 1) + timedelta(days=days))
    assert (not why) is is_asked


def test_satisfied_are_the_very_and_fairly_satisfied_of_all_who_answered():
    assert [one.answers for one in count_answers([])] == [0, 0, 0]
    rows = [("very_good", "good", "bad"), ("good", "neither", "bad"), ("bad", "good", "very_bad")]
    assert [(one.answers, one.satisfied, one.share) for one in count_answers(rows)] == [
        (3, 2, 67), (3, 2, 67), (3, 0, 0),
    ]  # fmt: skip


def test_whoever_reported_answers_once_behind_their_link_and_the_case_and_the_board_show_it(world):
    report = a_report(world)
    resident = Client()
    follow = reverse("follow", args=[report.follow_secret])
    asked = reverse("follow_survey", args=[report.follow_secret])
    assert asked not in resident.get(follow).content.decode(), "the case is not closed"
    assert resident.post(asked, {}).status_code == 302
    case = closed(world, report, Told.FOLLOW_PAGE)
    assert asked in resident.get(follow).content.decode()
    assert resident.post(asked, {"handling": "good"}).status_code == 200
    answers = {"handling": "good", "informed": "very_bad", "outcome": "neither"}
    assert resident.post(asked, answers).status_code == 302
    assert asked not in resident.get(follow).content.decode()
    resident.post(asked, answers | {"handling": "bad"})
    with acting_as(officer(world)):
        assert SurveyAnswer.objects.get().handling == Satisfaction.GOOD
    page = signed_in_client(world, "council", "caseworker").get(reverse("case", args=[case.reference]))
    assert "Very dissatisfied" in page.content.decode()
    supervisor(world)
    board = signed_in_client(world, "council", "supervisor").get(reverse("team_board"))
    assert [one.share for one in board.page.board.survey] == [100, 0, 0]
    assert re.search(r"100%", board.content.decode())
    with acting_as(world.viewer("police", "caseworker")):
        assert not SurveyAnswer.objects.exists()


def test_nobody_is_asked_once_contact_is_unsafe(world):
    report = a_report(world)
    closed(world, report, Told.FOLLOW_PAGE)
    resident = Client()
    resident.post(reverse("follow_unsafe", args=[report.follow_secret]))
    asked = reverse("follow_survey", args=[report.follow_secret])
    assert asked not in resident.get(reverse("follow", args=[report.follow_secret])).content.decode()
    resident.post(asked, {"handling": "good", "informed": "good", "outcome": "good"})
    with acting_as(officer(world)):
        assert not SurveyAnswer.objects.exists()
