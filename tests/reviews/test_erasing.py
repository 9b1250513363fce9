"""A review whose time is over: due on its day, erased with everybody in it, and found nowhere afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.builders.cases import a_report
from tests.builders.files import pdf
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import a_review, coordinator, decided, fresh, publish, sees
from tests.builders.sessions import signed_in_client
from tests.retention.test_erasing import CANARY, found_in_database

from wardmote.access.errors import NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.actions import operations as actions
from wardmote.cases.choices import ContactHow
from wardmote.cases.operations.erasing import find_what_is_over
from wardmote.documents import store
from wardmote.documents.models import Document
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.models import Person
from wardmote.people.rules import GivenContact
from wardmote.reports.operations.deciding import advise
from wardmote.reports.operations.erasing import erase_report
from wardmote.retention.models import Due
from wardmote.retention.operations import place_hold
from wardmote.reviews import operations
from wardmote.reviews.choices import AnswerState, AppealAbout, Attendance, Capacity, Relation
from wardmote.reviews.models import (
    Complaint,
    InformationRequest,
    Recommendation,
    Review,
    ReviewExplained,
)
from wardmote.reviews.operations import GivenMember, GivenPaper, GivenRecommendation
from wardmote.reviews.operations.erasing import erase_review, find_reviews_that_are_over
from wardmote.reviews.queries.erasing import find_kept
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
LATER = MONDAY + timedelta(days=9)


@pytest.fixture
def world() -> World:
    made = a_partnership(host="testserver")
    publish(made)
    return made


def governance(world: World, agency: str = "council") -> Any:
    return world.viewer(agency, "information_governance")


def due_of(world: World, at: datetime) -> list[Due]:
    return find_reviews_that_are_over(by=world.system(), at=at)


def six_years_after(at: datetime) -> datetime:
    return at.replace(year=at.year + 6) + timedelta(days=1)


def contact(what: str) -> GivenContact:
    return GivenContact(
        kind=ContactKind.EMAIL, value=f"{CANARY}{what}@x.example", safety=Safety.SAFE, may_leave_message=True,
        may_say_who_we_are=True, code_word=CANARY, unsafe_with=CANARY, say_we_are=CANARY,
    )  # fmt: skip


def plant(world: World) -> Review:
    """A closed review, from application to appeal, in which every text that somebody can write holds the canary."""
    by = coordinator(world)
    review = a_review(
        world, at=MONDAY, name=f"{CANARY} victim", words=f"{CANARY} words", harm=f"{CANARY} harm", wish=f"{CANARY} wish",
        place_text=f"{CANARY} place", address_text=f"{CANARY} House", needs=f"{CANARY} needs", contacts=(contact("v"),),
        capacity=Capacity.GROUP, organisation=f"{CANARY} group",
        representative=GivenRepresentative(
            name=f"{CANARY} speaker", relation=Relation.ADVOCATE, contacts=(contact("s"),)
        ),
        complaints=(
            ClaimedComplaint(
                told_to=f"{CANARY} told", their_reference=f"{CANARY}1", words=f"{CANARY} said", complainant=f"{CANARY} 3",
                complained_on=date(2026, 5, 1), behaviour_on=date(2026, 5, 1),
            ),
            ClaimedComplaint(told_to=f"{CANARY} other"),
        ),
    )  # fmt: skip
    letter = {"letter": f"Dear {CANARY}"}
    review = operations.record_consent(
        by=by, review=review, on=date(2026, 4, 2), paper=GivenPaper(f"{CANARY}.pdf", pdf()), at=MONDAY
    )
    operations.add_paper(
        by=by,
        review=review,
        paper=GivenPaper(f"{CANARY} diary.pdf", pdf()),
        text=f"{CANARY} diary",
        at=MONDAY,
    )
    review = operations.acknowledge(by=by, review=review, at=MONDAY, **letter)
    review = operations.circulate(by=by, review=review, at=MONDAY)
    review = operations.request_information(
        by=by, review=review, agency_ids=[world.agency("police").id, world.agency("housing").id],
        question=f"What of {CANARY}?", at=MONDAY,
    )  # fmt: skip
    for agency, refuses in (("police", False), ("housing", True)):
        viewer = world.viewer(agency, "caseworker")
        with acting_as(viewer):
            asked = InformationRequest.objects.get(review=review, agency=world.agency(agency))
        if refuses:
            operations.refuse_request(by=viewer, request=asked, reason=f"{CANARY} refused", at=MONDAY)
        else:
            operations.answer_request(
                by=viewer,
                request=asked,
                text=f"{CANARY} answer",
                is_complete=True,
                in_confidence=True,
                at=MONDAY,
            )
    with acting_as(by):
        extra = Complaint.objects.filter(review=review, told_to__contains="other").get()
    operations.remove_complaint(by=by, complaint=extra, reason=f"{CANARY} twice", at=MONDAY)
    review = operations.complete_information(
        by=by, review=fresh(by, review), reason=f"{CANARY} enough", at=MONDAY
    )
    review = operations.decide_on_threshold(
        by=by, review=review, is_met=True, reason=f"{CANARY} reason", persistence=f"{CANARY} often", at=MONDAY,
        harm=f"{CANARY} harm", adequacy=f"{CANARY} poor", **letter,
    )  # fmt: skip
    operations.add_note(by=by, review=review, text=f"{CANARY} note", at=MONDAY)
    operations.record_contact(by=by, review=review, how=ContactHow.PHONE, text=f"{CANARY} rang", at=MONDAY)
    operations.plan_panel(
        by=by, review=fresh(by, review), starts_at=MONDAY + timedelta(days=7), chair_name=f"{CANARY} chair",
        where=f"{CANARY} room", chair_body=f"{CANARY} body",
        chair_is_independent=False, members=[GivenMember(name=f"{CANARY} one"), GivenMember(name=f"{CANARY} two")],
        invites_victim=False, not_invited_reason=f"{CANARY} safer", at=MONDAY,
    )  # fmt: skip
    operations.change_hearing(
        by=by, review=review, attendance=Attendance.STATEMENT, statement=f"{CANARY} statement", at=MONDAY
    )
    with acting_as(by):
        seats = list(fresh(by, review).panels.get().members.order_by("name"))
    operations.change_panel(
        by=by, review=review, leaving=[seats[0].id], reason=f"{CANARY} ill", joining=[GivenMember(name=f"{CANARY} new")],
        at=MONDAY,
    )  # fmt: skip
    operations.bar_from_review(
        by=by,
        review=review,
        membership_id=world.membership("police", "supervisor").id,
        reason=f"{CANARY} cousin",
        at=MONDAY,
    )
    review = operations.record_panel(
        by=by, review=fresh(by, review), findings=[f"{CANARY} finding"], notes=f"{CANARY} minutes", at=LATER,
        recommendations=[
            GivenRecommendation(text=f"{CANARY} light", body_name=f"{CANARY} railway"),
            GivenRecommendation(text=f"{CANARY} patrol", agency_id=world.agency("police").id),
        ],
    )  # fmt: skip
    with acting_as(by):
        asked_of = Recommendation.objects.select_related("followed_by__action").get(review=review, number=1)
        other = Recommendation.objects.select_related("followed_by__action").get(review=review, number=2)
    operations.answer_recommendation(
        by=by, recommendation=asked_of, answer=AnswerState.ACCEPTED, text=f"{CANARY} yes", at=LATER
    )
    system = world.system()
    actions.record_progress(by=system, action_id=asked_of.action.id, text=f"{CANARY} progress", source=CANARY)
    actions.add_evidence(
        by=world.viewer("police", "caseworker"),
        action_id=other.action.id,
        name=f"{CANARY} lamp.pdf",
        content=pdf(),
    )
    operations.follow_up(by=by, recommendation=asked_of, text=f"{CANARY} lit", is_done=True, at=LATER)
    review = operations.tell_outcome(by=by, review=fresh(by, review), at=LATER, **letter)
    operations.appeal(by=by, review=review, about=AppealAbout.OUTCOME, grounds=f"{CANARY} grounds", at=LATER)
    review = operations.decide_appeal(
        by=by, review=fresh(by, review), is_upheld=False, reason=f"{CANARY} dismissed", chair_name=f"{CANARY} appeal chair",
        at=LATER, **letter,
    )  # fmt: skip
    return operations.close_review(by=by, review=review, reason=f"{CANARY} over", at=LATER, **letter)


def test_a_review_is_due_six_years_after_its_last_step_and_an_open_one_never(world: World) -> None:
    not_met = decided(world, is_met=False, at=MONDAY)
    a_review(world, at=MONDAY)
    first = six_years_after(MONDAY)
    assert due_of(world, first - timedelta(days=1)) == []
    (due,) = due_of(world, first)
    assert (due.record_id, due.record_type, due.period) == (not_met.pk, "review", "6 years")
    assert due_of(world, first + timedelta(days=30)) == [], "on the list already"


@pytest.mark.django_db(transaction=True)
def test_erased_words_are_found_nowhere_afterwards(world: World) -> None:
    """Applicant, representative, bodies, panel, papers, log: not in a table, an older row, the outbox, nor the store."""
    review = plant(world)
    assert len(found_in_database(CANARY)) > 15
    with acting_as(world.system()):
        files = list(Document.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    assert len(files) == 3
    before = numbers_of(world)
    at = six_years_after(LATER)
    (due,) = due_of(world, at)
    certificate = erase_review(by=governance(world), due=due, reason="Its time is over", at=at)
    assert found_in_database(CANARY) == []
    assert certificate.rows["people.Person"] == 2
    assert certificate.rows["reviews.ReviewLink"] >= 1
    for name in files:
        with pytest.raises(FileNotFoundError):
            store.read(name)
    for viewer in (coordinator(world), world.viewer("police", "caseworker")):
        assert not sees(viewer, review)
    assert signed_in_client(world, "council", "review_coordinator").get(
        reverse("review", args=[review.reference])
    ).status_code == 404  # fmt: skip
    assert numbers_of(world) == before, "the published figures still rest on it"
    assert due_of(world, at + timedelta(days=400)) == []


def numbers_of(world: World) -> tuple[int, int]:
    with acting_as(world.system()):
        return Review.objects.count(), Review.objects.filter(steps__state="reviewed").count()


def test_a_hold_on_the_review_keeps_it_and_its_place_on_the_page(world: World) -> None:
    review, who = decided(world, is_met=False, at=MONDAY), governance(world)
    at = six_years_after(MONDAY)
    (due,) = due_of(world, at)
    with acting_as(who):
        kept = find_kept(viewer=who, reference=review.reference.lower())
    place_hold(by=who, kept=kept, reason="An inquiry", at=at)
    with pytest.raises(Refused, match="hold"):
        erase_review(by=who, due=due, at=at)
    other = governance(world, "police")
    with acting_as(other), pytest.raises(NotFound):
        find_kept(viewer=other, reference=review.reference)
    with pytest.raises(NotFound):
        erase_review(by=other, due=due, at=at)
    page = signed_in_client(world, "council", "information_governance").get(reverse("retention"))
    assert f"Case review {review.reference}" in page.content.decode()


def test_somebody_who_is_in_another_review_stays(world: World) -> None:
    review, other = decided(world, is_met=False, at=MONDAY), a_review(world, at=MONDAY)
    with acting_as(world.system()):
        Review.objects.filter(pk=other.pk).update(victim=review.victim_id)
    at = six_years_after(MONDAY)
    (due,) = due_of(world, at)
    erase_review(by=governance(world), due=due, at=at)
    with acting_as(world.system()):
        assert Person.objects.get(pk=review.victim_id).name == "Pat Resident"


def test_that_somebody_was_told_of_the_case_review_does_not_keep_them(world: World) -> None:
    report = a_report(world, words="Shouting", name=f"{CANARY} reporter", contacts=(contact("r"),))
    with acting_as(world.system()):
        ReviewExplained.objects.create(
            partnership_id=world.id, person_id=report.reporter_id, report_id=report.id, agency_id=report.agency_id,
            how="prompt", at=MONDAY,
        )  # fmt: skip
    advise(
        by=world.viewer("council", "caseworker"),
        report=report,
        reason="Nothing more",
        told_the_reporter="Thanks",
    )
    at = report.received_at.replace(year=report.received_at.year + 3) + timedelta(days=1)
    (due,) = find_what_is_over(by=world.system(), at=at)
    erase_report(by=governance(world), due=due, at=at)
    assert found_in_database(CANARY) == []
