"""The pages of case reviews: who reaches what, the way through them by hand, the pack, the register."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.builders.cases import a_report
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import (
    a_review,
    circulated,
    coordinator,
    decided,
    fresh,
    panel_held,
    publish,
)
from tests.builders.sessions import signed_in_client

from wardmote.access.choices import Permission, Role
from wardmote.access.policy import permissions_of, relations_of
from wardmote.access.rows import acting_as
from wardmote.pages.casework.reviews_print import pack_parts
from wardmote.pages.routes import all_routes
from wardmote.reviews import operations
from wardmote.reviews.choices import ReviewState, Told
from wardmote.reviews.models import Complaint, InformationRequest, Review, ReviewLetter
from wardmote.reviews.queries.reading import get_review
from wardmote.reviews.rules.applying import ClaimedComplaint

pytestmark = pytest.mark.django_db

OURS = [
    route
    for route in all_routes()
    if route.path.startswith("reviews")
    and route.permission in (Permission.READ_REVIEWS, Permission.RUN_REVIEWS)
]


@pytest.fixture
def world() -> World:
    made = a_partnership()
    publish(made)
    coordinator(made)
    return made


def client_of(world: World, agency: str, role: str, **more: Any) -> Client:
    return signed_in_client(world, agency, role, **more)


def address(name: str, review: Review, **parts: Any) -> str:
    return reverse(name, kwargs={"reference": review.reference, **parts})


def parts_of(world: World, review: Review) -> dict[str, Any]:
    """Something for each part that an address of a review may name."""
    with acting_as(world.system()):
        return {
            "reference": review.reference,
            "request_id": InformationRequest.objects.get(review=review).id,
            "complaint_id": Complaint.objects.filter(review=review)[0].id,
            "number": 1,
            "letter_id": ReviewLetter.objects.filter(review=review)[0].id,
        }


def full_review(world: World) -> Review:
    """A review with one of everything: a complaint, a request, a panel, a recommendation."""
    review = circulated(world, complaints=(ClaimedComplaint(told_to="the police"),))
    by = coordinator(world)
    review = operations.request_information(by=by, review=review, agency_ids=[world.agency("police").id])
    with acting_as(by):
        request = InformationRequest.objects.get(review=review)
    operations.answer_request(
        by=world.viewer("police", "caseworker"), request=request, text="An informant", is_complete=True,
        in_confidence=True,
    )  # fmt: skip
    at = datetime.now(UTC) - timedelta(days=9)
    review = decided(world, review=review)
    operations.plan_panel(
        by=by, review=review, starts_at=at + timedelta(days=7), chair_name="Jo Chair", chair_is_independent=False,
        members=[operations.GivenMember(name="Sgt Lane", agency_id=world.agency("police").id)], at=at,
    )  # fmt: skip
    return operations.record_panel(
        by=by, review=fresh(by, review), findings=["Nobody put the reports together"],
        recommendations=[
            operations.GivenRecommendation(text="Patrol the stairs", agency_id=world.agency("police").id)
        ],
    )  # fmt: skip


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_each_role_reaches_what_its_permissions_say_and_nothing_else(world: World, role: Role) -> None:
    review = full_review(world)
    parts = parts_of(world, review)
    client = client_of(world, "council", role)
    sees = "agency" in relations_of([role])
    for route in OURS:
        wanted = {name: value for name, value in parts.items() if f":{name}>" in route.path}
        answer = client.get(reverse(route.name, kwargs=wanted))
        may = route.permission in permissions_of([role])
        allowed = may and (sees or not wanted)
        assert (answer.status_code in (200, 302)) == allowed, f"{role} {route.name}: {answer.status_code}"
        if not allowed:
            assert answer.status_code == 404


def test_a_partner_reads_and_answers_and_cannot_run(world: World) -> None:
    review = full_review(world)
    parts = parts_of(world, review)
    client = client_of(world, "police", "caseworker")
    for route in OURS:
        wanted = {name: value for name, value in parts.items() if f":{name}>" in route.path}
        answer = client.get(reverse(route.name, kwargs=wanted))
        assert (answer.status_code == 200) == (route.permission == Permission.READ_REVIEWS), route.name


def test_a_co_ordinator_of_another_body_cannot_run_it(world: World) -> None:
    review = full_review(world)
    client = client_of(world, "police", "review_coordinator")
    answer = client.post(address("review_note", review), {"text": "Mine"})
    assert answer.status_code == 403


def test_whoever_is_barred_finds_nothing_there(world: World) -> None:
    review = circulated(world)
    cousin = world.membership("police", "caseworker", key="cousin")
    operations.bar_from_review(
        by=coordinator(world), review=review, membership_id=cousin.id, reason="A cousin"
    )
    client = client_of(world, "police", "caseworker", key="cousin")
    assert client.get(address("review", review)).status_code == 404
    assert review.reference not in client.get(reverse("reviews")).content.decode()
    assert review.reference not in client.get(reverse("my_work")).content.decode()


def test_a_partner_answers_in_two_clicks(world: World) -> None:
    review = circulated(world)
    operations.request_information(
        by=coordinator(world), review=review, agency_ids=[world.agency("police").id]
    )
    client = client_of(world, "police", "caseworker")
    page = client.get(reverse("reviews"))
    (owed,) = page.page.owed.requests  # type: ignore[attr-defined]
    link = address("review_answer", review, request_id=owed.id)
    assert link in page.content.decode()
    done = client.post(link, {"text": "Two calls in May", "is_complete": "yes"})
    assert done.status_code == 302
    assert not client.get(reverse("reviews")).page.owed.requests  # type: ignore[attr-defined]


def letter(**more: Any) -> dict[str, Any]:
    return {"letter": "We write to you.", "told": Told.FOLLOW_PAGE, **more}


def test_the_way_from_application_to_outcome_by_hand(world: World) -> None:
    client = client_of(world, "council", "review_coordinator")
    review = a_review(world)
    council, police = world.agency("council"), world.agency("police")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    steps: list[tuple[str, dict[str, Any], ReviewState]] = [
        ("review_acknowledge", letter(), ReviewState.ACKNOWLEDGED),
        ("review_circulate", {}, ReviewState.CIRCULATED),
        ("review_ask", {"agencies": [police.id], "question": "What do you know?"}, ReviewState.INFO_REQUESTED),
        ("review_information_complete", {"reason": "Nobody waits"}, ReviewState.INFO_COMPLETE),
        (
            "review_threshold",
            letter(is_met="yes", reason="It is bad", harm="Cannot sleep"),
            ReviewState.THRESHOLD_MET,
        ),
        (
            "review_panel",
            {
                "on_day-day": tomorrow.day, "on_day-month": tomorrow.month, "on_day-year": tomorrow.year, "at_time": "10am",
                "chair_name": "Jo Chair", "chair_is_independent": "no",
                "members": [world.membership("council", "review_coordinator").id], "others": "Sgt Lane, Police",
                "invites": "yes",
            },
            ReviewState.PANEL_SCHEDULED,
        ),
    ]  # fmt: skip
    for name, said, state in steps:
        page = client.get(address("review", review))
        assert address(name, review) in page.content.decode(), f"{name} is not offered"
        answer = client.post(address(name, review), said)
        assert answer.status_code == 302, [error.text for error in answer.page.errors]  # type: ignore[attr-defined]
        assert fresh(coordinator(world), review).state == state
    assert council.name in client.get(address("review", review)).content.decode()


def test_a_letter_is_seen_before_it_goes(world: World) -> None:
    client = client_of(world, "council", "review_coordinator")
    review = a_review(world)
    page = client.post(address("review_acknowledge", review), letter(letter="Dear Pat", preview="1"))
    assert page.page.preview == "Dear Pat"  # type: ignore[attr-defined]
    assert fresh(coordinator(world), review).state == ReviewState.RECEIVED


def test_what_is_wrong_is_said_at_the_field(world: World) -> None:
    client = client_of(world, "council", "review_coordinator")
    review = decided(world)
    page = client.post(address("review_panel", review), {})
    words = [error.text for error in page.page.errors]  # type: ignore[attr-defined]
    assert "Enter the day" in words
    assert "Enter who chairs" in words


def test_found_complaints_are_offered_and_taken(world: World) -> None:
    a_report(world)
    theirs = a_report(world, agency="police", by=world.viewer("police", "caseworker"))
    review = a_review(world)
    client = client_of(world, "council", "review_coordinator")
    page = client.get(address("review_found", review))
    assert len(page.page.found) == 2  # type: ignore[attr-defined]
    assert theirs.reference not in page.content.decode()
    chosen = [one.incident_id for one in page.page.found]  # type: ignore[attr-defined]
    assert client.post(address("review_found", review), {"incidents": chosen}).status_code == 302
    assert len(client.get(address("review", review)).page.full.complaints) == 2  # type: ignore[attr-defined]


def test_each_agency_reads_its_own_pack(world: World) -> None:
    review = full_review(world)
    shown = {
        agency: client_of(world, agency, "caseworker").get(address("review_pack", review)).content.decode()
        for agency in ("council", "police", "housing")
    }
    assert "An informant" in shown["council"]
    assert "An informant" in shown["police"]
    assert "An informant" not in shown["housing"]
    assert not any("pat@resident.example" in text for text in shown.values())


def test_the_register_answers_on_one_screen_and_in_one_file(world: World) -> None:
    full_review(world)
    decided(world, is_met=False)
    panel_held(world, at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    client = client_of(world, "council", "review_coordinator")
    page = client.get(reverse("review_register"))
    totals = dict(page.page.summary)  # type: ignore[attr-defined]
    assert (totals["Applications"], totals["Threshold not met"], totals["Panels held"]) == ("3", "1", "2")
    file = client.get(reverse("review_register_csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))
    assert len(rows) == 3
    assert {row["Threshold"] for row in rows} == {"Met", "Not met"}
    assert "Pat Resident" not in file + page.content.decode()
    narrowed = client.get(
        reverse("review_register"), {"last-day": "30", "last-month": "6", "last-year": "2026"}
    )
    assert len(narrowed.page.rows) == 1  # type: ignore[attr-defined]


def test_a_new_link_is_shown_once(world: World) -> None:
    review = a_review(world)
    client = client_of(world, "council", "review_coordinator")
    page = client.post(address("review_link", review))
    assert page.page.secret  # type: ignore[attr-defined]
    assert page.page.secret not in client.get(address("review", review)).content.decode()  # type: ignore[attr-defined]


def test_the_pack_on_paper_holds_what_the_page_holds(world: World) -> None:
    review = full_review(world)
    by = coordinator(world)
    with acting_as(by):
        full = get_review(viewer=by, reference=review.reference, on=timezone.localdate())
        said = " ".join(f"{part.label} {part.words} {part.items}" for part in pack_parts(full, ()))
    assert "An informant" in said
    assert "pat@resident.example" not in said
    answer = client_of(world, "housing", "caseworker").get(address("review_pack_pdf", review))
    assert answer.content.startswith(b"%PDF-")
