"""Case reviews built through operations, with what a test needs around them.

world = a_partnership(agencies=("council", "police", "housing"))
publish(world)                                    # three in six months, each within a month
review = a_review(world)                          # applied online, nothing claimed
coordinator(world)                                # who runs them, at the council
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.builders.partnership import World

from wardmote.access.actors import Actor, PublicActor, Viewer
from wardmote.access.rows import acting_as
from wardmote.partnerships.choices import AppealBody, ReviewChannel, ReviewStep
from wardmote.partnerships.models import ReviewProcedure
from wardmote.partnerships.operations import publish_procedure
from wardmote.partnerships.rules.procedures import StepLimit, Terms
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reviews import operations
from wardmote.reviews.models import Review
from wardmote.reviews.rules.applying import NewApplication

STOCKTON = (
    StepLimit(ReviewStep.ACKNOWLEDGED, 2, ReviewStep.RECEIVED),
    StepLimit(ReviewStep.ASKED, 2, ReviewStep.ACKNOWLEDGED),
    StepLimit(ReviewStep.ANSWERED, 10, ReviewStep.ASKED),
    StepLimit(ReviewStep.DECIDED, 3, ReviewStep.ANSWERED),
    StepLimit(ReviewStep.PANEL, 5, ReviewStep.DECIDED),
    StepLimit(ReviewStep.TOLD, 5, ReviewStep.PANEL),
)
"""The promises that Stockton-on-Tees publishes, in working days."""


def terms(**more: Any) -> Terms:
    """Three complaints in six months, each within a month, Stockton's clock, appeal to council then policing body."""
    return Terms(
        **{
            "name": "ASB case review procedure",
            "contact_email": "reviews@council.example",
            "limits": STOCKTON,
            "appeal_to": (AppealBody.COUNCIL, AppealBody.POLICING_BODY),
            "appeal_working_days": 10,
            "same_incident_is_one": True,
            **more,
        }
    )


def publish(
    world: World, *, valid_from: date = date(2020, 1, 1), on: date | None = None, **more: Any
) -> ReviewProcedure:
    """A version of the procedure, in force from a day."""
    return publish_procedure(
        by=world.system(), partnership=world.partnership, terms=terms(**more), valid_from=valid_from,
        on=on or valid_from,
    )  # fmt: skip


def coordinator(world: World) -> Viewer:
    """The council's review co-ordinator."""
    return world.viewer("council", "review_coordinator")


def resident(world: World) -> PublicActor:
    """Somebody at the partnership's public door."""
    return world.public()


def safe_email(value: str = "pat@resident.example") -> GivenContact:
    """An e-mail address that is safe in every way."""
    return GivenContact(
        kind=ContactKind.EMAIL,
        value=value,
        safety=Safety.SAFE,
        may_leave_message=True,
        may_say_who_we_are=True,
    )


def an_application(**more: Any) -> NewApplication:
    """What Pat Resident says, with a safe e-mail address and no complaint listed."""
    return NewApplication(
        **{
            "name": "Pat Resident",
            "words": "Shouting on the stairs every night, and nobody does anything",
            "contacts": (safe_email(),),
            **more,
        }
    )


def a_review(
    world: World,
    *,
    by: Actor | None = None,
    at: datetime | None = None,
    channel: ReviewChannel = ReviewChannel.ONLINE,
    **more: Any,
) -> Review:
    """An application from the public form; `more` are fields of the application."""
    return operations.apply_for_review(
        by=by or resident(world), application=an_application(**more), channel=channel, at=at
    )


def fresh(viewer: Actor, review: Review) -> Review:
    """The review as it stands now, as the viewer sees it. Raises Review.DoesNotExist."""
    with acting_as(viewer):
        return Review.objects.visible_to(viewer).select_related("agency", "procedure").get(pk=review.pk)


def sees(viewer: Actor, review: Review) -> bool:
    """Whether the viewer sees the review, by the query and by row-level security alike."""
    with acting_as(viewer):
        by_query = Review.objects.visible_to(viewer).filter(pk=review.pk).exists()
        by_database = Review.objects.filter(pk=review.pk).exists()
    assert by_query == by_database
    return by_query


def circulated(world: World, *, at: datetime | None = None, **more: Any) -> Review:
    """An application that was acknowledged and passed to all relevant bodies."""
    by = coordinator(world)
    review = operations.acknowledge(by=by, review=a_review(world, at=at, **more), letter="We have it.", at=at)
    return operations.circulate(by=by, review=review, at=at)


def ready_to_decide(
    world: World, *, at: datetime | None = None, review: Review | None = None, **more: Any
) -> Review:
    """An application on which nobody waits for information any longer."""
    by = coordinator(world)
    review = review or circulated(world, at=at, **more)
    if fresh(by, review).state == "circulated":
        review = operations.request_information(
            by=by, review=review, agency_ids=[], reason="The record says enough", at=at
        )
    return operations.complete_information(by=by, review=review, reason="The record says enough", at=at)


def decided(
    world: World,
    *,
    is_met: bool = True,
    at: datetime | None = None,
    review: Review | None = None,
    **more: Any,
) -> Review:
    """An application whose threshold people decided."""
    return operations.decide_on_threshold(
        by=coordinator(world), review=ready_to_decide(world, at=at, review=review, **more), is_met=is_met,
        reason="As we found it", letter="We decided.", persistence="Every night", at=at,
    )  # fmt: skip


def panel_held(world: World, *, at: datetime, **more: Any) -> Review:
    """A review carried out by a panel a week later, with a recommendation to the police."""
    by = coordinator(world)
    review = decided(world, at=at, **more)
    operations.plan_panel(
        by=by, review=review, starts_at=at + timedelta(days=7), chair_name="Jo Chair", chair_is_independent=False,
        members=[operations.GivenMember(name="Sgt Lane", agency_id=world.agency("police").id)], at=at,
    )  # fmt: skip
    return operations.record_panel(
        by=by, review=fresh(by, review), findings=["Nobody put the reports together"],
        recommendations=[
            operations.GivenRecommendation(text="Patrol the stairs", agency_id=world.agency("police").id)
        ],
        at=at + timedelta(days=8),
    )  # fmt: skip
