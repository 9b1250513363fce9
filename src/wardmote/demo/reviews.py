"""The case reviews of the demonstration: six, each at another step, and two of the year before. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from wardmote.access.actors import SystemActor
from wardmote.access.rows import acting_as
from wardmote.calendar.working_days import add_working_days
from wardmote.demo.build import Stage
from wardmote.partnerships.choices import AppealBody, ReviewChannel
from wardmote.partnerships.choices import ReviewStep as Step
from wardmote.partnerships.operations import publish_procedure
from wardmote.partnerships.rules.examples import examples
from wardmote.partnerships.rules.procedures import StepLimit
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Known
from wardmote.reviews import operations as reviews
from wardmote.reviews.choices import AnswerState, AppealAbout, Attendance, Capacity, LetterKind, Relation
from wardmote.reviews.models import InformationRequest, PanelMember, Recommendation, Review
from wardmote.reviews.operations import GivenMember, GivenRecommendation
from wardmote.reviews.rules.applying import ClaimedComplaint, GivenRepresentative, NewApplication
from wardmote.reviews.rules.figures import Figures, period_before
from wardmote.reviews.rules.letters import LetterFacts, draft_letter

PROMISES = (
    StepLimit(Step.ACKNOWLEDGED, 2, Step.RECEIVED),
    StepLimit(Step.ASKED, 2, Step.ACKNOWLEDGED),
    StepLimit(Step.ANSWERED, 10, Step.ASKED),
    StepLimit(Step.DECIDED, 3, Step.ANSWERED),
    StepLimit(Step.PANEL, 15, Step.DECIDED),
    StepLimit(Step.TOLD, 5, Step.PANEL),
)


def publish(stage: Stage) -> None:
    """Publish the partnership's procedure, in force for longer than the demonstration looks back."""
    terms = replace(
        examples()["oadby-and-wigston"],
        name="Grand Union ASB case review procedure",
        limits=PROMISES,
        appeal_to=(AppealBody.COUNCIL, AppealBody.POLICING_BODY),
        appeal_working_days=10,
        contact_name="Case review co-ordinator",
        contact_email="reviews@council.example",
        contact_phone="01632 960 102",
        source="",
    )
    day = stage.ago(900).date()
    publish_procedure(
        by=SystemActor(stage.partnership.id, why="the demonstration"), partnership=stage.partnership, terms=terms,
        valid_from=day, on=day,
    )  # fmt: skip


def tell(stage: Stage) -> None:
    """Tell the case reviews, the oldest first."""
    _closed_last_year(stage)
    _not_met_last_year(stage)
    _followed_up(stage)
    _appealed(stage)
    _panel_has_a_date(stage)
    _waiting_for_answers(stage)
    _just_arrived(stage)
    _figures(stage)


def _figures(stage: Stage) -> None:
    """The yearly figures: three years that were counted before Wardmote, and the last one from its own record."""
    by, now = stage.viewer("coordinator"), stage.ago(0)
    year = period_before(now.date(), begins_month=4, months=12)
    before = year
    for figures in (Figures(11, 6, 5, 5), Figures(8, 2, 5, 5), Figures(16, 8, 7, 6)):
        before = period_before(before.last_day, begins_month=4, months=12)
        reviews.enter_figures(by=by, period=before, figures=figures, at=now)
    reviews.publish_figures(
        by=by, period=year, at=now,
        explanation="Some of these reviews are of applications that were made in the year before.",
    )  # fmt: skip


def _phone(value: str) -> GivenContact:
    return GivenContact(
        kind=ContactKind.PHONE, value=value, safety=Safety.SAFE, may_leave_message=True,
        may_say_who_we_are=True, is_preferred=True,
    )  # fmt: skip


def _told(stage: Stage, agency: str, complained: float, **more: Any) -> ClaimedComplaint:
    day = stage.ago(complained).date()
    return ClaimedComplaint(
        **{"agency_id": stage.agencies[agency].id, "complained_on": day, "behaviour_on": day, **more}
    )


def _apply(
    stage: Stage, application: NewApplication, at: datetime, channel: ReviewChannel = ReviewChannel.ONLINE
) -> Review:
    by = stage.public if channel == ReviewChannel.ONLINE else stage.viewer("coordinator")
    return reviews.apply_for_review(by=by, application=application, channel=channel, at=at)


def _letter(stage: Stage, review: Review, kind: LetterKind, **more: Any) -> str:
    return draft_letter(
        kind,
        LetterFacts(
            reference=review.reference,
            applied_on=review.applied_on,
            partnership=stage.partnership.name,
            contact_lines=("Case review co-ordinator", "01632 960 102"),
            **more,
        ),
    )


def _later(at: datetime, working_days: int) -> datetime:
    """The same time, so many working days later."""
    return at + (add_working_days(at.date(), working_days) - at.date())


def _take_up(stage: Stage, review: Review, at: datetime) -> Review:
    """Acknowledge an application and pass it on, a working day after each other."""
    by = stage.viewer("coordinator")
    review = reviews.acknowledge(
        by=by, review=review, letter=_letter(stage, review, LetterKind.ACKNOWLEDGEMENT), at=_later(at, 1)
    )
    return reviews.circulate(by=by, review=review, at=_later(at, 2))


def _ask(stage: Stage, review: Review, at: datetime, answers: dict[str, str]) -> Review:
    """Ask council, police and housing; those in `answers` answer three working days later."""
    by = stage.viewer("coordinator")
    keys = ("council", "police", "housing")
    review = reviews.request_information(
        by=by, review=review, agency_ids=[stage.agencies[key].id for key in keys], at=at
    )
    who = {"council": "officer", "police": "constable", "housing": "housing"}
    for key, text in answers.items():
        viewer = stage.viewer(who[key])
        with acting_as(viewer):
            request = InformationRequest.objects.get(review=review, agency=stage.agencies[key])
        reviews.answer_request(by=viewer, request=request, text=text, is_complete=True, at=_later(at, 3))
    return review


ANSWERS = {
    "council": "Four visits, two warning letters, noise equipment offered and declined.",
    "police": "Three calls, one crime recorded, no further action for want of a witness.",
    "housing": "Tenancy warning sent. No possession action begun.",
}


def _decide(stage: Stage, review: Review, at: datetime, *, is_met: bool, reason: str) -> Review:
    by = stage.viewer("coordinator")
    review = reviews.complete_information(by=by, review=review, at=at)
    words = (
        "The threshold for a review is met. There will be a review."
        if is_met
        else "The threshold for a review is not met."
    )
    return reviews.decide_on_threshold(
        by=by, review=review, is_met=is_met, reason=reason, persistence="Most weeks for half a year.",
        letter=_letter(stage, review, LetterKind.THRESHOLD, decision=words, reasons=[reason]), at=_later(at, 1),
    )  # fmt: skip


def _plan(stage: Stage, review: Review, starts_at: datetime, at: datetime) -> Review:
    reviews.plan_panel(
        by=stage.viewer("coordinator"),
        review=review,
        starts_at=starts_at,
        where="Committee room 2",
        chair_name="Head of housing, Ashdown District",
        chair_body="Another council",
        chair_is_independent=True,
        independence="Works for a council outside the partnership and has had nothing to do with the case",
        members=[
            GivenMember(membership_id=stage.members["supervisor"].id),
            GivenMember(membership_id=stage.members["sergeant"].id),
            GivenMember(name="Tenancy manager", agency_id=stage.agencies["housing"].id),
        ],
        at=at,
    )
    return review


def _hold(stage: Stage, review: Review, at: datetime) -> Review:
    """The panel met: two findings, two recommendations; the outcome is told three working days later."""
    by = stage.viewer("coordinator")
    findings = [
        "Each agency knew of some of the incidents, and none of all of them.",
        "The risk to the family was never assessed together.",
    ]
    asked = [
        ("police", "Give the family one officer to speak to, and tell the council who it is."),
        ("housing", "Decide within a month whether to apply for an injunction, and say why."),
    ]
    with acting_as(by):
        present = list(PanelMember.objects.filter(review=review).values_list("id", flat=True))
    review = reviews.record_panel(
        by=by, review=review, findings=findings, present=present,
        recommendations=[
            GivenRecommendation(text=text, agency_id=stage.agencies[key].id, due_on=_later(at, 20).date())
            for key, text in asked
        ],
        was_heard=Attendance.STATEMENT, at=at,
    )  # fmt: skip
    letter = _letter(
        stage, review, LetterKind.OUTCOME, findings=findings, recommendations=[text for _, text in asked]
    )
    return reviews.tell_outcome(by=by, review=review, letter=letter, at=_later(at, 3))


def _answered(stage: Stage, review: Review, number: int, text: str, at: datetime) -> Recommendation:
    who = {1: "constable", 2: "housing"}[number]
    viewer = stage.viewer(who)
    with acting_as(viewer):
        recommendation = Recommendation.objects.get(review=review, number=number)
    return reviews.answer_recommendation(
        by=viewer, recommendation=recommendation, answer=AnswerState.ACCEPTED, text=text, at=at
    )


def _closed_last_year(stage: Stage) -> None:
    """A whole review: met by three complaints, heard by a statement, both recommendations done."""
    at, by = stage.ago(430), stage.viewer("coordinator")
    review = _apply(
        stage,
        NewApplication(
            name="Bernadette Quill",
            words="Young people on the stairs of our block every evening. I have reported it again and again.",
            contacts=(_phone("07700 900951"),),
            complaints=tuple(_told(stage, "council", 430 + days) for days in (20, 55, 90)),
            attendance=Attendance.STATEMENT,
        ),
        at,
    )
    review = _ask(stage, _take_up(stage, review, at), _later(at, 3), ANSWERS)
    review = _decide(stage, review, _later(at, 7), is_met=True, reason="Three complaints qualify.")
    review = _plan(stage, review, _later(at, 18), _later(at, 9))
    review = _hold(stage, review, _later(at, 19))
    review = reviews.track_recommendations(by=by, review=review, at=_later(at, 30))
    for number in (1, 2):
        done = _answered(stage, review, number, "We do this.", _later(at, 35))
        reviews.follow_up(
            by=by, recommendation=done, text="Done, and the family says so.", is_done=True, at=_later(at, 60)
        )
    reviews.close_review(
        by=by, review=review, at=_later(at, 61),
        letter=_letter(stage, review, LetterKind.CLOSING, reasons=["Both recommendations were carried out."]),
    )  # fmt: skip


def _not_met_last_year(stage: Stage) -> None:
    """One complaint only, and people decided that it is not met."""
    at, by = stage.ago(390), stage.viewer("coordinator")
    review = _apply(
        stage,
        NewApplication(
            name="Gordon Elphick",
            words="A car alarm went off for a whole night.",
            contacts=(_phone("07700 900952"),),
            complaints=(_told(stage, "council", 395),),
        ),
        at,
        ReviewChannel.PHONE,
    )
    review = _ask(stage, _take_up(stage, review, at), _later(at, 3), ANSWERS)
    review = _decide(stage, review, _later(at, 7), is_met=False, reason="It happened once and has stopped.")
    reviews.close_review(
        by=by, review=review, at=_later(at, 25),
        letter=_letter(stage, review, LetterKind.CLOSING, reasons=["You did not appeal, and it has stopped."]),
    )  # fmt: skip


def _followed_up(stage: Stage) -> None:
    """The outcome was told; the police have answered, the landlord has not."""
    at, by = stage.ago(75), stage.viewer("coordinator")
    review = _apply(
        stage,
        NewApplication(
            name="Amira Haddon-Vale",
            words="Shouting, banging and bins set on fire behind our houses, and everybody says that it is not theirs.",
            harm="My daughter no longer sleeps in her own room.",
            contacts=(_phone("07700 900953"),),
            complaints=(_told(stage, "council", 83), _told(stage, "police", 105), _told(stage, "housing", 136)),
            attendance=Attendance.STATEMENT,
        ),
        at,
    )  # fmt: skip
    review = _ask(stage, _take_up(stage, review, at), _later(at, 3), ANSWERS)
    review = _decide(stage, review, _later(at, 7), is_met=True, reason="Three complaints qualify.")
    review = _plan(stage, review, _later(at, 17), _later(at, 9))
    review = _hold(stage, review, _later(at, 18))
    review = reviews.track_recommendations(by=by, review=review, at=_later(at, 30))
    _answered(stage, review, 1, "PC on the beat named, and known to the family.", _later(at, 34))


def _appealed(stage: Stage) -> None:
    """The threshold was not met, and the applicant appeals through their link."""
    at = stage.ago(28)
    review = _apply(
        stage,
        NewApplication(
            name="Leonard Ashgrove",
            words="The same moped up and down the path behind the gardens. I reported it twice.",
            contacts=(_phone("07700 900954"),),
            complaints=(_told(stage, "police", 40), _told(stage, "council", 33)),
        ),
        at,
    )
    review = _ask(stage, _take_up(stage, review, at), _later(at, 3), ANSWERS)
    review = _decide(
        stage, review, _later(at, 7), is_met=False, reason="Two complaints qualify, and both were acted on."
    )
    reviews.appeal(
        by=replace(stage.public, report_id=review.id, person_id=review.victim_id),
        review=review, about=AppealAbout.THRESHOLD,
        grounds="I also told the officer in the street in front of my house. Nobody wrote it down.", at=_later(at, 12),
    )  # fmt: skip


def _panel_has_a_date(stage: Stage) -> None:
    """A shop: the panel meets next week, its chair independent."""
    at = stage.ago(24)
    review = _apply(
        stage,
        NewApplication(
            name="Tomasz Wilkin",
            capacity=Capacity.BUSINESS,
            organisation="Wilkin Hardware",
            words="The same group in front of the shop every day. Customers turn round. Staff were spat at.",
            contacts=(_phone("07700 900955"),),
            complaints=tuple(_told(stage, "police", days) for days in (26, 40, 53, 72)),
            attendance=Attendance.ATTEND,
        ),
        at,
        ReviewChannel.PAPER,
    )  # fmt: skip
    review = _ask(stage, _take_up(stage, review, at), _later(at, 3), ANSWERS)
    review = _decide(stage, review, _later(at, 7), is_met=True, reason="Four complaints qualify.")
    _plan(stage, review, stage.now + timedelta(days=6), _later(at, 9))


def _waiting_for_answers(stage: Stage) -> None:
    """A councillor applied for somebody, with written consent; the police are late."""
    at = stage.ago(23)
    review = _apply(
        stage,
        NewApplication(
            name="Ivy Marchbanks",
            words="Dog fouling, threats and eggs at the door of an older resident who is afraid to go out.",
            contacts=(_phone("07700 900956"),),
            representative=GivenRepresentative(
                name="The ward councillor",
                relation=Relation.COUNCILLOR,
                contacts=(_phone("07700 900957"),),
                consent_on=stage.ago(26).date(),
            ),
            complaints=(_told(stage, "council", 30), _told(stage, "police", 38, their_reference="20-118834")),
            hate_perceived=Known.YES,
        ),
        at,
        ReviewChannel.E_MAIL,
    )
    _ask(
        stage,
        _take_up(stage, review, at),
        _later(at, 3),
        {key: ANSWERS[key] for key in ("council", "housing")},
    )


def _just_arrived(stage: Stage) -> None:
    """The resident of the block of flats, whose reports stand in the record of the council."""
    _apply(
        stage,
        NewApplication(
            name="Marguerite Osei-Lacey",
            words="The flat above ours in Lock House. You opened a case and I was told that the plan would help. It is"
            " as bad as before.",
            harm="My husband drives a bus and starts at five.",
            wish="That somebody decides something.",
            contacts=(_phone("07700 900998"),),
            complaints=(_told(stage, "council", 118), _told(stage, "council", 104)),
            no_effective_action=Known.YES,
        ),
        stage.ago(1, hours=2),
    )
