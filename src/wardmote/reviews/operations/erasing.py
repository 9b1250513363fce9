"""Erasing reviews: which are due, what is emptied, and the decision of information governance."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.rows import acting_as
from wardmote.actions.operations.erasing import erase_actions
from wardmote.audit.operations import operation
from wardmote.calendar.london import day_of
from wardmote.people.operations.erasing import erase_people
from wardmote.reports.operations.erasing import CLASSES, empty_what_was_sent, erase_documents
from wardmote.retention.choices import Decision
from wardmote.retention.models import Due, Erasure
from wardmote.retention.operations import Kept, certify, check_may_be_erased, hold_due, note_due, settle
from wardmote.retention.queries import all_rules
from wardmote.retention.scrubbing import add_up, parts_of, scrub
from wardmote.reviews.models import CountedComplaint, RecommendationAction, Review, ReviewStep
from wardmote.sharing.models import AlsoShown, Audience, AudienceMember, Denial

POINT_AT_PEOPLE = frozenset({"reviews.Review", "reviews.ReviewLink"})
"""Tables of this room whose rows about a person do not keep them, once no other review is about them."""


@operation
def find_reviews_that_are_over(*, by: SystemActor, at: datetime | None = None) -> list[Due]:
    """Put every review whose time is over on the list of the information governance of the body that led it.

    Run by the clock each night. The period runs from the last step: closed, rejected, not met and not appealed,
    withdrawn or joined with another.
    """
    now = at or timezone.now()
    rule = all_rules()["reviews.Review"]
    last = ReviewStep.objects.filter(review=OuterRef("pk")).order_by().values("review").annotate(at=Max("at"))
    ended = (
        Review.objects.filter(is_open=False)
        .exclude(Exists(Erasure.objects.filter(record_id=OuterRef("pk"))))
        .annotate(ended_at=last.values("at"))
    )
    over = [
        Kept(
            record_type="review",
            record_id=review.pk,
            reference=review.reference,
            partnership_id=review.partnership_id,
            agency_id=review.agency_id,
            period=rule.period,
            over_on=rule.ends_on(day_of(review.ended_at or review.received_at)),
        )
        for review in ended.iterator()
    ]
    return note_due(by=by, records=over, at=now)


@operation
def erase_review(*, by: Actor, due: Due, reason: str = "", at: datetime | None = None) -> Erasure:
    """Erase a review whose time is over: what was told, answered, found and written, its papers, its people, its link.

    What stays is the row with its reference, its dates, states and numbers, which the published figures rest on, and
    the certificate. Raises Refused while a hold or its period keeps it, NotAllowed, NotFound.
    """
    now = at or timezone.now()
    found = hold_due(by, due)
    check_may_be_erased(found, at=now)
    with acting_as(SystemActor(found.partnership_id, why="a review is erased")):
        rows, persons = _empty(Review.objects.get(pk=found.record_id), found)
    settle(by, found, Decision.ERASE, reason, now)
    return certify(by, found, rows=rows, persons=persons, classes=CLASSES, at=now)


def _empty(review: Review, due: Due) -> tuple[dict[str, int], list[UUID]]:
    nobody = Audience.objects.create(partnership_id=due.partnership_id, agency_id=due.agency_id)
    people = {one for one in (review.victim_id, review.representative_id) if one} - _people_of_others(review)
    actions = list(RecommendationAction.objects.filter(review=review).values_list("action_id", flat=True))
    rows = add_up(
        empty_what_was_sent([review.pk], [review.reference], "review"),
        erase_documents([review.pk, *actions], nobody=nobody),
        erase_actions(actions, nobody=nobody),
        scrub(CountedComplaint.objects.filter(decision__review=review)),
        # Whatever hangs on the review, also in tables that come later.
        *[scrub(model._default_manager.filter(review=review)) for model in parts_of("reviews", "review")],
        scrub(Review.objects.filter(pk=review.pk)),
    )
    former = review.audience_id
    Review.objects.filter(pk=review.pk).update(audience=nobody)
    AudienceMember.objects.filter(audience_id=former).delete()
    Denial.objects.filter(audience_id=former).delete()
    AlsoShown.objects.filter(audience_id=former).delete()
    more, persons = erase_people(people, nobody=nobody, apart_from=POINT_AT_PEOPLE)
    return add_up(rows, more), persons


def _people_of_others(review: Review) -> set[UUID | None]:
    """Whom other reviews are about that were not erased themselves."""
    ours = [one for one in (review.victim_id, review.representative_id) if one]
    others = (
        Review.objects.exclude(pk=review.pk)
        .exclude(Exists(Erasure.objects.filter(record_id=OuterRef("pk"))))
        .filter(Q(victim_id__in=ours) | Q(representative_id__in=ours))
    )
    return {person for pair in others.values_list("victim_id", "representative_id") for person in pair}
