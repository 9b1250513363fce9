"""Reading one's own application through its secret link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from wardmote.access.actors import PublicActor
from wardmote.access.choices import FieldClass
from wardmote.access.errors import NotFound
from wardmote.access.ids import hash_secret
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.reviews.choices import AppealAbout, ReviewState
from wardmote.reviews.models import Review, ReviewLetter
from wardmote.reviews.rules.following import (
    ReviewStanding,
    may_appeal_about,
    may_take_back,
    where_review_stands,
)


@dataclass(frozen=True, kw_only=True)
class FollowedReview:
    """An application as whoever holds its link sees it: their own words, where it stands, what was written to them.

    `speaks_for`: the link is that of a representative.
    """

    review: Review
    standing: ReviewStanding
    letters: tuple[ReviewLetter, ...]
    speaks_for: bool
    may_take_back: bool
    appeal_about: tuple[AppealAbout, ...]


def holder_of_review_link(*, viewer: PublicActor, secret: str) -> PublicActor:
    """Return who may act with a secret link at this partnership's door. Raises NotFound.

    The answer for a wrong secret, one that has ended, and one of another partnership is the same.
    """
    with connection.cursor() as cursor:
        cursor.execute("select partnership, review, person from reviews_follow(%s)", [hash_secret(secret)])
        row = cursor.fetchone()
    if row is None or row[0] != viewer.partnership_id:
        raise NotFound("No application behind this link.")
    return PublicActor(partnership_id=row[0], report_id=row[1], person_id=row[2])


def get_followed_review(*, viewer: PublicActor, on: date) -> FollowedReview:
    """Return the application that the viewer's link opens; a consultation is recorded. Raises NotFound.

    Call it as the holder of the link (`acting_as(holder_of_review_link(…))`).
    """
    review = (
        Review.objects.visible_to(viewer)
        .select_related("agency", "procedure")
        .filter(pk=viewer.report_id)
        .first()
    )
    if review is None:
        raise NotFound("No application behind this link.")
    state = ReviewState(review.state)
    record(
        viewer,
        Category.CONSULTATION,
        "reviews.get_followed_review",
        "review",
        [review.id],
        subjects=[review.victim_id],
        classes=[FieldClass.F1],
    )
    return FollowedReview(
        review=review,
        standing=where_review_stands(state, due_on=review.step_due_on, on=on),
        letters=tuple(ReviewLetter.objects.filter(review=review).order_by("-written_at")),
        speaks_for=viewer.person_id is not None and viewer.person_id == review.representative_id,
        may_take_back=may_take_back(state),
        appeal_about=may_appeal_about(
            state, was_reviewed=review.steps.filter(state=ReviewState.REVIEWED).exists()
        ),
    )
