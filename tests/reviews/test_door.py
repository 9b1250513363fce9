"""The case review's own door: the wrong door leads to the right one, nobody is turned away, every channel asks the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import publish

from wardmote.access.rows import acting_as
from wardmote.partnerships.choices import ReviewChannel
from wardmote.partnerships.operations import set_words
from wardmote.people.choices import Safety
from wardmote.people.models import ContactPoint
from wardmote.reports.models import Report
from wardmote.reviews.choices import Attendance, Capacity, Consent, Source
from wardmote.reviews.models import Complaint, Review

pytestmark = pytest.mark.django_db

ME = {
    "whom": {"whom": "myself"},
    "what": {"words": "Shouting in the yard, night after night, and nobody came"},
}
REST = {
    "helped": {"helped": "no"},
    "effect": {"harm": "We do not sleep"},
    "why": {"perceived": "unknown"},
    "place": {"place": "Bell Street"},
    "wish": {"wish": "Somebody who comes"},
    "files": {"act": "continue"},
    "you": {"name": "Robin Ash", "address": "12 Bell Street", "postcode": "LE18 1AA"},
    "contact": {"ways": ["email"], "email": "robin@home.example"},
    "safe": {"email": "open"},
    "heard": {"attendance": "statement"},
}


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def answer(client: Client, slug: str, sent: dict[str, Any]) -> str:
    """Send one answer; return where it leads: the slug of the next question, or the last part of the address."""
    response = client.post(reverse("review_question", args=[slug]), sent)
    assert response.status_code == 302, response.page.errors
    return response.headers["Location"].rstrip("/").rpartition("/")[2]


def answer_all(client: Client, *parts: dict[str, dict[str, Any]]) -> str:
    """Send answers in their order, each where the one before it led."""
    led = ""
    for part in parts:
        for slug, sent in part.items():
            assert led in ("", slug)
            led = answer(client, slug, sent)
    return led


def told(world: World, agency: str, complained: date, more: str, **rest: Any) -> dict[str, Any]:
    parts = {
        f"{name}-{part}": getattr(day, part)
        for name, day in (("complained_on", complained), ("behaviour_on", complained))
        for part in ("day", "month", "year")
    }
    return {"told_to": str(world.agency(agency).id), **parts, "more": more, **rest}


def the_review(world: World) -> Review:
    with acting_as(world.system()):
        return Review.objects.select_related("victim", "representative", "procedure").get()


def test_wrong_door_nobody_told_before_is_led_to_the_report_form_with_what_they_typed(world: World) -> None:
    """Worked case 1: no application; the ordinary report form, saved with channel web; not a first port of call."""
    client = Client()
    assert answer_all(client, ME, {"reported": {"reported": "no"}}) == "door"
    seen = client.get(reverse("review_question", args=["door"])).content.decode()
    assert "not the first port of call" in seen
    assert answer(client, "door", {"way": "report"}) == "now"
    client.post(reverse("question", args=["now"]), {"danger_now": "no"})
    shown = client.get(reverse("question", args=["what"])).content.decode()
    assert ME["what"]["words"] in shown
    with acting_as(world.system()):
        assert not Review.objects.exists()
        assert not Report.objects.exists()  # nothing is sent behind anybody's back


def test_an_answer_that_comes_after_the_draft_ended_is_kept_and_they_are_told(world: World) -> None:
    client = Client()
    answer_all(client, ME)
    client.cookies.clear()
    assert answer(client, "what", {"words": "Shouting, CANARYWORDS"}) == "whom?late=1"
    start = reverse("review_question", args=["whom"])
    assert "Please start again" in client.get(f"{start}?late=1").content.decode()
    assert "Please start again" not in client.get(start).content.decode()
    answer(client, "whom", ME["whom"])
    assert "CANARYWORDS" in client.get(reverse("review_question", args=["what"])).content.decode()
    client.cookies.clear()
    assert client.post(reverse("review_check"))["Location"] == f"{start}?late=1"


def test_below_the_threshold_a_person_may_still_apply(world: World) -> None:
    client = Client()
    led = answer_all(client, ME, {"reported": {"reported": "no"}, "door": {"way": "apply"}}, REST)
    assert led == "check"
    assert client.post(reverse("review_check")).status_code == 302
    review = the_review(world)
    assert review.channel == ReviewChannel.ONLINE
    assert review.attendance == Attendance.STATEMENT
    with acting_as(world.system()):
        assert not Complaint.objects.exists()


def test_what_was_reported_to_whom_and_when_is_kept_as_said_and_not_verified(world: World) -> None:
    client, day = Client(), timezone.localdate() - timedelta(days=20)
    led = answer_all(
        client,
        ME,
        {
            "reported": {"reported": "yes"},
            "report-1": told(world, "council", day, "yes", their_reference="C-17", about="Shouting"),
            "report-2": {"told_to": "other", "told_other": "The school", "more": "yes"},
            "report-3": {"told_to": "unknown", "is_hate": "on", "more": "no"},
        },
        REST,
    )
    assert led == "check"
    rows = client.get(reverse("review_check")).content.decode()
    assert "Report 1: the reference they gave you" in rows
    assert "The school" in rows
    client.post(reverse("review_check"))
    review = the_review(world)
    with acting_as(world.system()):
        claimed = list(Complaint.objects.filter(review=review).order_by("entered_at", "id"))
        (point,) = ContactPoint.objects.filter(person=review.victim)
    assert {one.source for one in claimed} == {Source.CLAIMED}
    first = next(one for one in claimed if one.their_reference)
    assert (first.agency_id, first.complained_on, first.behaviour_on) == (
        world.agency("council").id,
        day,
        day,
    )
    assert any(one.told_to == "The school" for one in claimed)
    assert any(one.is_hate for one in claimed)
    assert point.safety == Safety.SAFE
    sent = client.get(reverse("review_sent")).content.decode()
    assert review.reference in sent
    assert "within 2 working days" in sent


def test_somebody_else_applies_and_the_consent_may_come_later(world: World) -> None:
    client = Client()
    theirs = {
        **REST,
        "affected": {"name": "Sam Reed"},
        "speaker": {"name": "Kim Hart", "relation": "councillor", "consent": "not-yet"},
    }
    order = [
        "helped",
        "effect",
        "why",
        "place",
        "wish",
        "files",
        "affected",
        "speaker",
        "contact",
        "safe",
        "heard",
    ]
    led = answer_all(
        client,
        {"whom": {"whom": "somebody"}, "what": ME["what"], "reported": {"reported": "yes"}},
        {"report-1": {"told_to": "unknown", "more": "no"}},
        {slug: theirs[slug] for slug in order},
    )
    assert led == "check"
    client.post(reverse("review_check"))
    review = the_review(world)
    assert (review.victim.name, review.representative.name) == ("Sam Reed", "Kim Hart")
    assert review.consent == Consent.AWAITED
    with acting_as(world.system()):
        # What the representative said is safe is safe for them, and for nobody else.
        assert set(ContactPoint.objects.values_list("person_id", flat=True)) == {review.representative_id}


@pytest.mark.parametrize(
    ("said", "capacity"),
    [
        ({"whom": "business", "business": "Corner Shop"}, Capacity.BUSINESS),
        ({"whom": "group", "group": "Bell Street", "group_size": "7"}, Capacity.GROUP),
    ],
)
def test_a_business_or_a_group_applies(world: World, said: dict[str, str], capacity: Capacity) -> None:
    client = Client()
    answer_all(
        client,
        {"whom": said, "what": ME["what"], "reported": {"reported": "no"}, "door": {"way": "apply"}},
        REST,
    )
    client.post(reverse("review_check"))
    assert the_review(world).capacity == capacity


def test_a_name_is_needed_and_a_question_cannot_be_skipped(world: World) -> None:
    client = Client()
    answer_all(client, ME, {"reported": {"reported": "no"}, "door": {"way": "apply"}})
    skipped = client.get(reverse("review_question", args=["heard"]))
    assert skipped.headers["Location"].endswith("/helped")
    for slug in ("helped", "effect", "why", "place", "wish", "files"):
        answer(client, slug, REST[slug])
    nameless = client.post(reverse("review_question", args=["you"]), {"name": " "})
    assert "Enter your name" in nameless.content.decode()
    assert (
        client.get(reverse("review_question", args=["report-1"])).status_code == 302
    )  # not among the questions
    assert client.get(reverse("review_question", args=["nothing"])).status_code == 404


def test_sent_twice_is_one_application(world: World) -> None:
    client = Client()
    answer_all(client, ME, {"reported": {"reported": "no"}, "door": {"way": "apply"}}, REST)
    kept = client.session["review_draft"]
    client.post(reverse("review_check"))
    session = client.session
    session["review_draft"] = kept  # the second click of a button that was pressed twice
    session.save()
    client.post(reverse("review_check"))
    the_review(world)


def test_the_page_and_the_form_say_the_same_words_from_one_place(world: World) -> None:
    sentence = "3 times in the last 6 months, each time within 1 month"
    client = Client()
    page = client.get(reverse("case_review")).content.decode()
    answer_all(client, ME)
    form = client.get(reverse("review_question", args=["reported"])).content.decode()
    answer(client, "reported", {"reported": "no"})
    door = client.get(reverse("review_question", args=["door"])).content.decode()
    assert all(sentence in text for text in (page, form, door))
    assert all(name in page for name in ("ASB case review", "Community Trigger"))
    set_words(
        by=world.system(),
        partnership=world.partnership,
        key="case-review-not-first",
        text="Not the way to report.",
    )
    assert all(
        "Not the way to report." in client.get(address).content.decode()
        for address in (
            reverse("case_review"),
            reverse("review_question", args=["door"]),
            reverse("review_paper"),
        )
    )


def test_the_form_on_paper_asks_the_same_questions(world: World) -> None:
    paper = Client().get(reverse("review_paper")).content.decode()
    for words in (
        "What has been happening",
        "Whom did you tell?",
        "Their",
        "How may we contact you?",
        "Your signature",
    ):
        assert words in paper
    assert paper.count("Whom did you tell?") == 4
    assert "Is it safe to ring you?" in paper
    assert "Is it safe to send you a letter?" in paper


def test_where_no_procedure_is_published_the_page_says_whom_to_ask() -> None:
    a_partnership(host="testserver")
    client = Client()
    assert "not published here yet" in client.get(reverse("case_review")).content.decode()
    for name, slugs in (("review_question", ["whom"]), ("review_paper", []), ("review_check", [])):
        assert client.get(reverse(name, args=slugs)).headers["Location"] == reverse("case_review")
