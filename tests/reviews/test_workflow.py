"""The way of an application: clocks, bodies, information, decision, panel, outcome, appeal, and the bad days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.builders.partnership import World, a_partnership
from tests.builders.reviews import (
    a_review,
    circulated,
    coordinator,
    decided,
    fresh,
    panel_held,
    publish,
    ready_to_decide,
    sees,
)

from wardmote.access.errors import NotAllowed, NotFound, Refused
from wardmote.access.rows import acting_as
from wardmote.audit.choices import Purpose
from wardmote.audit.queries import list_events
from wardmote.notifications.models import Message, Prompt
from wardmote.partnerships.operations import end_agency
from wardmote.reviews import operations
from wardmote.reviews.choices import (
    AnswerState,
    AppealAbout,
    AppealState,
    Attendance,
    Consent,
    Relation,
    RequestState,
    ReviewState,
    Told,
)
from wardmote.reviews.models import (
    Appeal,
    Complaint,
    InformationAnswer,
    InformationRequest,
    Recommendation,
    ReviewLink,
    ReviewStep,
    ThresholdDecision,
)
from wardmote.reviews.operations.steps import count_complaints
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative
from wardmote.sharing.operations import withdraw

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    made = a_partnership()
    publish(made)
    return made


def claimed(day: str, **more: Any) -> ClaimedComplaint:
    return ClaimedComplaint(
        told_to="the council",
        complained_on=date.fromisoformat(day),
        behaviour_on=date.fromisoformat(day),
        **more,
    )


THREE = (claimed("2026-03-01"), claimed("2026-03-20"), claimed("2026-04-15"))


def test_from_application_to_closing_every_step_has_its_clock(world: World) -> None:
    by = coordinator(world)
    review = panel_held(world, complaints=THREE, at=MONDAY)
    review = operations.tell_outcome(
        by=by, review=review, letter="The outcome.", at=MONDAY + timedelta(days=22)
    )
    assert review.appeal_until == date(2026, 7, 7)
    review = operations.track_recommendations(by=by, review=review, at=MONDAY + timedelta(days=23))
    with acting_as(by):
        recommendation = Recommendation.objects.get(review=review)
    with pytest.raises(Refused, match="not answered or not followed up"):
        operations.close_review(by=by, review=review, letter="Closed.")
    police = world.viewer("police", "caseworker")
    operations.answer_recommendation(
        by=police, recommendation=recommendation, answer=AnswerState.PARTLY, text="Twice a week"
    )
    operations.follow_up(by=by, recommendation=recommendation, text="It is done", is_done=True)
    review = operations.close_review(by=by, review=review, letter="We close it because it has stopped.")
    assert (review.state, review.is_open, review.step_due_on) == (ReviewState.CLOSED, False, None)
    with acting_as(by):
        dues = dict(ReviewStep.objects.filter(review=review).values_list("state", "due_on"))
    assert dues[ReviewState.ACKNOWLEDGED] == date(2026, 6, 3)
    assert dues[ReviewState.INFO_COMPLETE] == date(2026, 6, 15)


def test_all_relevant_bodies_are_informed_at_once_and_only_they(world: World) -> None:
    police, housing = world.viewer("police", "caseworker"), world.viewer("housing", "supervisor")
    review = circulated(world)
    assert sees(police, review)
    assert sees(housing, review)
    assert not sees(world.viewer("police", "specialist"), review)
    reader = world.viewer("council", "information_governance")
    with acting_as(reader):
        events = list_events(viewer=reader, purpose=Purpose.LAWFULNESS, record_id=review.id)
    informed = [event for event in events if event["act"] == "reviews.circulate" and event["recipient"]]
    assert {event["recipient"] for event in informed} == {
        world.agency("police").name,
        world.agency("housing").name,
    }
    with acting_as(police):
        assert Prompt.objects.visible_to(police).filter(reference=review.reference).count() == 1


def test_partners_answer_and_do_not_run_the_review(world: World) -> None:
    review = ready_to_decide(world)
    police = world.viewer("police", "supervisor")
    for act in (
        lambda: operations.decide_on_threshold(by=police, review=review, is_met=True, reason="x", letter="x"),
        lambda: operations.add_note(by=police, review=review, text="x"),
        lambda: operations.reject(by=police, review=review, ground="Malicious", reason="x", letter="x"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_three_qualifying_complaints_cannot_be_decided_otherwise(world: World) -> None:
    by = coordinator(world)
    review = ready_to_decide(world, complaints=THREE, at=MONDAY)
    with pytest.raises(Refused, match=r"section 104\(4\)"):
        operations.decide_on_threshold(
            by=by, review=review, is_met=False, reason="No", letter="No", persistence="x"
        )
    review = operations.decide_on_threshold(by=by, review=review, is_met=True, reason="", letter="It is met.")
    with acting_as(by):
        kept = ThresholdDecision.objects.get(review=review)
        reasons = list(kept.counted.values_list("counts", "reason"))
    assert (kept.is_forced, kept.qualifying, kept.procedure_id) == (True, 3, review.procedure_id)
    assert len(reasons) == 3
    assert all(counts and reason.startswith("Counts:") for counts, reason in reasons)


def test_below_the_threshold_people_decide_and_say_why(world: World) -> None:
    by = coordinator(world)
    review = ready_to_decide(world, complaints=THREE[:2], at=MONDAY)
    with pytest.raises(Refused, match="Say why"):
        operations.decide_on_threshold(
            by=by, review=review, is_met=True, reason="", letter="x", harm="Cannot sleep"
        )
    with pytest.raises(Refused, match="persistence"):
        operations.decide_on_threshold(by=by, review=review, is_met=True, reason="Because", letter="x")
    review = operations.decide_on_threshold(
        by=by, review=review, is_met=True, reason="It goes on every night", letter="Met.", harm="Cannot sleep"
    )
    assert review.state == ReviewState.THRESHOLD_MET


def test_an_application_keeps_its_procedure_when_another_takes_its_place(world: World) -> None:
    by = coordinator(world)
    review = ready_to_decide(world, complaints=THREE[:2], at=MONDAY)
    publish(world, valid_from=date(2026, 6, 2), on=date(2026, 6, 2), complaints_needed=2)
    with acting_as(by):
        assert not count_complaints(fresh(by, review)).is_forced


def test_answers_in_parts_and_in_confidence(world: World) -> None:
    review = circulated(world)
    by, police = coordinator(world), world.viewer("police", "caseworker")
    operations.request_information(by=by, review=review, agency_ids=[world.agency("police").id])
    with acting_as(police):
        request = InformationRequest.objects.get(review=review)
    assert request.has_duty
    for text, done, secret in (("Two calls", False, False), ("An informant says more", True, True)):
        request = operations.answer_request(
            by=police, request=request, text=text, is_complete=done, in_confidence=secret
        )
        assert request.state == (RequestState.SUPPLIED if done else RequestState.PARTLY)
    for viewer, number in ((by, 2), (police, 2), (world.viewer("housing", "caseworker"), 1)):
        with acting_as(viewer):
            assert InformationAnswer.objects.filter(review=review).count() == number
    with pytest.raises(NotAllowed):
        operations.answer_request(
            by=world.viewer("housing", "caseworker"), request=request, text="Not ours", is_complete=True
        )


def test_who_refuses_says_why_and_who_does_not_answer_is_named(world: World) -> None:
    review = circulated(world)
    by, police = coordinator(world), world.viewer("police", "caseworker")
    both = [world.agency("police").id, world.agency("housing").id]
    operations.request_information(by=by, review=review, agency_ids=both)
    with acting_as(police):
        request = InformationRequest.objects.get(review=review, agency=world.agency("police"))
    with pytest.raises(Refused, match="Give the reason"):
        operations.refuse_request(by=police, request=request, reason=" ")
    operations.refuse_request(by=police, request=request, reason="It would break the law on interception")
    with pytest.raises(Refused, match="1 body has not answered"):
        operations.complete_information(by=by, review=review)
    review = operations.complete_information(by=by, review=review, reason="Chased three times")
    assert review.state == ReviewState.INFO_COMPLETE


def test_overdue_bodies_are_reminded_once_a_day_without_facts(world: World) -> None:
    review = circulated(world, at=MONDAY)
    by = coordinator(world)
    world.viewer("police", "caseworker")
    operations.request_information(by=by, review=review, agency_ids=[world.agency("police").id], at=MONDAY)
    assert operations.remind_bodies(by=world.system(), at=MONDAY) == 0
    late = datetime(2026, 6, 16, 9, tzinfo=UTC)
    assert operations.remind_bodies(by=world.system(), at=late) == 1
    assert operations.remind_bodies(by=world.system(), at=late) == 0
    with acting_as(world.system()):
        mail = Message.objects.get(to="asb@police.example")
    assert review.reference not in mail.subject + mail.text
    assert "Pat" not in mail.subject + mail.text


def test_a_body_that_leaves_the_area_is_waited_for_no_longer(world: World) -> None:
    review = circulated(world)
    by, housing = coordinator(world), world.viewer("housing", "caseworker")
    operations.request_information(by=by, review=review, agency_ids=[world.agency("housing").id])
    end_agency(by=world.system(), agency=world.agency("housing"))
    assert operations.release_bodies_that_left(by=world.system()) == 1
    assert operations.release_bodies_that_left(by=world.system()) == 0
    assert not sees(housing, review)
    with acting_as(by):
        assert InformationRequest.objects.get(review=review).state == RequestState.RELEASED
    assert operations.complete_information(by=by, review=review).state == ReviewState.INFO_COMPLETE


def test_a_body_that_the_co_ordinator_lets_go_sees_nothing_more(world: World) -> None:
    review, by, housing = circulated(world), coordinator(world), world.viewer("housing", "caseworker")
    assert sees(housing, review)
    with acting_as(by), pytest.raises(NotAllowed):
        withdraw(by=by, audience=review.audience, principal_id=housing.agency_id)
    operations.release_body(
        by=by, review=review, agency_id=housing.agency_id, reason="It has no tenant there"
    )
    assert not sees(housing, review)
    assert sees(world.viewer("police", "caseworker"), review)


def test_consent_is_needed_before_anything_is_passed_on_and_can_be_taken_back(world: World) -> None:
    by = coordinator(world)
    who = GivenRepresentative(name="Cllr Ash", relation=Relation.COUNCILLOR)
    review = operations.acknowledge(by=by, review=a_review(world, representative=who), letter="We have it.")
    with pytest.raises(Refused, match="written consent"):
        operations.circulate(by=by, review=review)
    operations.record_consent(by=by, review=review, on=date(2026, 1, 5))
    review = operations.circulate(by=by, review=review)
    review = operations.withdraw_representation(by=by, review=review)
    assert (review.consent, review.state) == (Consent.WITHDRAWN, ReviewState.CIRCULATED)
    with acting_as(by):
        links = dict(ReviewLink.objects.filter(review=review).values_list("person_id", "ended_at"))
    assert links[review.representative_id] is not None
    assert links[review.victim_id] is None
    assert len(review.follow_secret) == 43


def test_whoever_is_barred_sees_nothing_hears_nothing_and_cannot_sit(world: World) -> None:
    by, cousin = coordinator(world), world.viewer("police", "caseworker", key="cousin")
    review = circulated(world)
    operations.bar_from_review(by=by, review=review, membership_id=cousin.membership_id, reason="A cousin")
    assert not sees(cousin, review)
    with pytest.raises(NotFound):
        operations.add_note(by=cousin, review=review, text="x")
    operations.request_information(by=by, review=review, agency_ids=[world.agency("police").id])
    with acting_as(cousin):
        assert not Prompt.objects.visible_to(cousin).filter(text__contains="information").exists()
    review = decided(world, review=review)
    with pytest.raises(Refused, match="cannot take part") as refused:
        operations.plan_panel(
            by=by, review=review, starts_at=datetime.now(UTC) + timedelta(days=3), chair_name="Jo Chair",
            chair_is_independent=False,
            members=[operations.GivenMember(membership_id=cousin.membership_id)],
        )  # fmt: skip
    assert "cousin" not in str(refused.value.problems).lower()


def test_a_panel_says_how_its_chair_is_independent_and_why_nobody_is_invited(world: World) -> None:
    by, review = coordinator(world), decided(world)
    plan: dict[str, Any] = {
        "by": by, "review": review, "starts_at": datetime.now(UTC) + timedelta(days=3), "chair_name": "Jo Chair",
        "members": [operations.GivenMember(name="Sgt", agency_id=world.agency("police").id)],
    }  # fmt: skip
    with pytest.raises(Refused, match="how the chair is independent"):
        operations.plan_panel(**plan, chair_is_independent=True)
    with pytest.raises(Refused, match="is invited"):
        operations.plan_panel(**plan, chair_is_independent=False, invites_victim=False)
    operations.plan_panel(
        **plan, chair_is_independent=True, independence="Never worked for a body of the area"
    )
    with pytest.raises(Refused, match="has not met yet"):
        operations.record_panel(by=by, review=fresh(by, review), findings=["x"])
    review = operations.cancel_panel(by=by, review=review, reason="The chair is ill")
    assert review.state == ReviewState.THRESHOLD_MET


def test_the_victim_can_be_heard_by_a_statement(world: World) -> None:
    by, review = coordinator(world), decided(world)
    with pytest.raises(Refused, match="read out"):
        operations.change_hearing(by=by, review=review, attendance=Attendance.STATEMENT)
    review = operations.change_hearing(
        by=by, review=review, attendance=Attendance.STATEMENT, statement="I cannot sleep"
    )
    assert review.attendance == Attendance.STATEMENT


def test_a_rejection_names_a_ground_and_can_be_appealed(world: World) -> None:
    by, review = coordinator(world), a_review(world)
    with pytest.raises(Refused, match="ground"):
        operations.reject(by=by, review=review, ground="Because", reason="x", letter="x")
    review = operations.reject(
        by=by,
        review=review,
        ground="Vexatious or frivolous",
        reason="The ninth about one tree",
        letter="We are not",
    )
    assert (review.state, review.is_open) == (ReviewState.REJECTED, False)
    holder = world.public(report_id=review.id, person_id=review.victim_id)
    operations.appeal(by=holder, review=review, about=AppealAbout.HANDLING, grounds="Nobody asked me")
    review = operations.decide_appeal(
        by=by,
        review=review,
        is_upheld=True,
        reason="True",
        letter="You are right",
        send_back="uphold_to_circulation",
    )
    assert review.state == ReviewState.ACKNOWLEDGED


def test_an_appeal_goes_to_the_council_and_then_to_the_policing_body(world: World) -> None:
    by, review = coordinator(world), decided(world, is_met=False)
    for number, to in ((1, "council"), (2, "policing_body")):
        made = operations.appeal(
            by=by, review=review, about=AppealAbout.THRESHOLD, grounds="You left out June", may_pass_on=True
        )
        assert (made.level, made.to) == (number, to)
        review = operations.decide_appeal(
            by=by, review=review, is_upheld=False, reason="We did not", letter="No"
        )
        assert review.state == ReviewState.APPEAL_DISMISSED
    with pytest.raises(Refused, match="nobody else"):
        operations.appeal(
            by=by, review=review, about=AppealAbout.THRESHOLD, grounds="Again", may_pass_on=True
        )


def test_a_second_appeal_needs_agreement_and_an_outcome_needs_a_review(world: World) -> None:
    by, review = coordinator(world), decided(world, is_met=False)
    with pytest.raises(Refused, match="no outcome"):
        operations.appeal(by=by, review=review, about=AppealAbout.OUTCOME, grounds="x")
    operations.appeal(by=by, review=review, about=AppealAbout.THRESHOLD, grounds="x")
    review = operations.decide_appeal(by=by, review=review, is_upheld=False, reason="x", letter="x")
    with pytest.raises(Refused, match="passed on"):
        operations.appeal(by=by, review=review, about=AppealAbout.THRESHOLD, grounds="x")


def test_a_threshold_overturned_on_appeal_is_decided_anew_and_goes_to_the_panel(world: World) -> None:
    by, review = coordinator(world), decided(world, is_met=False)
    operations.appeal(by=by, review=review, about=AppealAbout.THRESHOLD, grounds="You left out June")
    with pytest.raises(Refused, match="which step"):
        operations.decide_appeal(by=by, review=review, is_upheld=True, reason="x", letter="x")
    review = operations.decide_appeal(
        by=by, review=review, is_upheld=True, reason="June counts", letter="x", send_back="uphold_to_panel"
    )
    assert review.state == ReviewState.THRESHOLD_MET
    with acting_as(by):
        assert ThresholdDecision.objects.get(review=review, is_current=True).is_met
        assert Appeal.objects.get(review=review).state == AppealState.UPHELD


def test_a_late_appeal_through_the_link_is_taken_and_marked(world: World) -> None:
    review = decided(world, is_met=False, at=MONDAY)
    holder = world.public(report_id=review.id, person_id=review.victim_id)
    made = operations.appeal(
        by=holder, review=review, about=AppealAbout.THRESHOLD, grounds="I was in hospital",
        at=MONDAY + timedelta(days=60),
    )  # fmt: skip
    assert made.is_late


def test_twins_are_joined_and_both_applicants_keep_their_links(world: World) -> None:
    by, first = coordinator(world), circulated(world, complaints=THREE[:1])
    twin = a_review(world, name="Sam Neighbour", complaints=THREE[1:])
    twin = operations.merge_reviews(by=by, review=twin, into=first, reason="The same stairs")
    assert (twin.state, twin.merged_into_id) == (ReviewState.MERGED, first.id)
    with acting_as(by):
        assert Complaint.objects.filter(review=first).count() == 3
        assert ReviewLink.objects.filter(ended_at__isnull=True).count() == 2


def test_the_applicant_withdraws_through_the_link(world: World) -> None:
    review = circulated(world)
    other = a_review(world)
    holder = world.public(report_id=review.id, person_id=review.victim_id)
    with pytest.raises(NotFound):
        operations.withdraw_application(by=holder, review=other)
    assert operations.withdraw_application(by=holder, review=review).state == ReviewState.WITHDRAWN


def test_a_letter_travels_only_by_a_contact_that_is_safe(world: World) -> None:
    by = coordinator(world)
    review = a_review(world, contacts=())
    with pytest.raises(Refused, match="email address"):
        operations.acknowledge(by=by, review=review, letter="We have it.", told=Told.EMAIL)
    safe = a_review(world)
    with acting_as(by):
        (point,) = safe.victim.contact_points.all()
    operations.acknowledge(
        by=by, review=safe, letter="Secret words", told=Told.EMAIL, contact_point_id=point.id
    )
    with acting_as(world.system()):
        mail = Message.objects.get(to=point.value)
    assert "Secret" not in mail.text
    assert safe.reference not in mail.text + mail.subject


def test_whoever_saved_first_is_not_overwritten(world: World) -> None:
    by, review = coordinator(world), a_review(world)
    operations.add_note(by=by, review=review, text="Somebody else was faster")
    with pytest.raises(operations.ChangedMeanwhile):
        operations.acknowledge(by=by, review=review, letter="x", version=review.version)
