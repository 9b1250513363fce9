"""What every operation on a review does: hold it, do it once, write its step and its line of the chronology.

Not operations themselves: they are called inside one and leave no event of their own.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor
from wardmote.access.choices import FieldClass, Permission, Role
from wardmote.access.errors import NotFound, Refused
from wardmote.access.policy import permissions_of, relations_of
from wardmote.access.rows import switched_to
from wardmote.audit.choices import Category
from wardmote.audit.operations import record
from wardmote.notifications.operations import prompt
from wardmote.partnerships.models import Agency, FormToken, Membership
from wardmote.reviews import models
from wardmote.reviews.choices import ReviewEntryKind, ReviewState
from wardmote.reviews.models import Review, ReviewEntry, ReviewStep
from wardmote.sharing.models import Denial

P = ParamSpec("P")
R = TypeVar("R")


class ChangedMeanwhile(Refused):
    """Somebody else saved first. `current` is what stands now; what the second person wrote is not lost."""

    def __init__(self, problem: str, current: Review) -> None:
        super().__init__(problem)
        self.current = current


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Let an operation with the argument `form_token` do the same sending of a form once.

    The second sending returns what the first made, and changes nothing. Stands under `@operation`. Two
    sendings at the same moment: the second waits for the first. Raises Refused for a token of another form.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        token: Any = kwargs.get("form_token")
        by: Any = kwargs["by"]
        if token is None:
            return function(*args, **kwargs)
        act = f"reviews.{function.__name__}"
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into partnerships_formtoken (id, partnership_id, act, result, request_hash, used_at)"
                " values (%s, %s, %s, '', '', statement_timestamp()) on conflict (id) do nothing",
                [token, by.partnership_id, act],
            )
            is_first = bool(cursor.rowcount)
        if is_first:
            result = function(*args, **kwargs)
            made = f"{type(result).__name__}:{getattr(result, 'pk', '')}"
            FormToken.objects.filter(pk=token).update(result=made)
            return result
        used = FormToken.objects.filter(pk=token, partnership_id=by.partnership_id, act=act).first()
        if used is None or not used.result:
            raise Refused("This form was used for something else. Reload the page and start again.")
        kind, _, key = used.result.partition(":")
        # Whoever holds the form's token sent the form: it says what came of it, and nothing more is read.
        with switched_to(SystemActor(by.partnership_id, why="the same form sent twice")):
            found = getattr(models, kind).objects.filter(pk=key).first()
        if found is None:
            raise NotFound("Nothing here any more.")
        record(by, Category.CONSULTATION, f"{act}_again", "review", [found.pk])
        return found

    return run


def hold(by: Actor, review: Review, version: int | None = None) -> Review:
    """Return the review as it stands now, locked until the transaction ends.

    Raises NotFound when the actor may not know of it; ChangedMeanwhile when `version` is not the present one.
    """
    found = (
        Review.objects.visible_to(by)
        .select_related("agency", "audience", "partnership", "procedure", "victim", "representative")
        .select_for_update(of=("self",))
        .filter(pk=review.pk)
        .first()
    )
    if found is None:
        raise NotFound("No such review.")
    if version is not None and version != found.version:
        raise ChangedMeanwhile(
            "Somebody else changed this review while you were writing. Check what stands now.", found
        )
    return found


def save(review: Review, at: datetime, *fields: str) -> Review:
    """Write the named fields of the review, with its version and the instant of the change."""
    review.version += 1
    review.changed_at = at
    review.save(update_fields=[*fields, "version", "changed_at"])
    return review


def refuse(problem: str, field: str = "") -> None:
    """Raise Refused when a rule found a problem."""
    if problem:
        raise Refused(problem, field=field)


def now_or(at: datetime | None) -> datetime:
    """Return the given instant, or now."""
    return at or timezone.now()


def partnership_of(by: Actor) -> UUID:
    """Return the partnership in which somebody acts. Raises NotFound for an actor of none."""
    found: UUID | None = getattr(by, "partnership_id", None)
    if found is None:
        raise NotFound("Nobody acts outside a partnership.")
    return found


def membership_of(by: Actor) -> UUID | None:
    """Return the membership under which a person acts; None for the system and the public."""
    return getattr(by, "membership_id", None)


def write_entry(
    by: Actor, review: Review, kind: ReviewEntryKind, text: str, at: datetime, **links: Any
) -> ReviewEntry:
    """Write a line of the chronology."""
    return ReviewEntry.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        kind=kind,
        at=links.pop("happened_at", at),
        by_id=membership_of(by),
        agency_id=getattr(by, "agency_id", None),
        text=text,
        **links,
    )


def write_step(
    by: Actor,
    review: Review,
    state: ReviewState,
    at: datetime,
    *,
    reason: str = "",
    words: str = "",
    due_on: date | None = None,
) -> ReviewStep:
    """Write a step of the review's state, with the day by which it had to be taken, and its line of the chronology."""
    step = ReviewStep.objects.create(
        partnership_id=review.partnership_id,
        review=review,
        state=state,
        at=at,
        due_on=due_on,
        by_id=membership_of(by),
        reason=reason,
    )
    text = words or state.label
    write_entry(by, review, ReviewEntryKind.STATE, f"{text}. {reason}".strip() if reason else f"{text}.", at)
    return step


def log(
    by: Actor,
    category: Category,
    act: str,
    review: Review,
    *,
    fields: Iterable[str] = (),
    classes: Iterable[FieldClass] = (FieldClass.F1,),
    recipient: str = "",
    more: Iterable[UUID] = (),
) -> None:
    """Leave the access event of an operation on a review."""
    record(
        by,
        category,
        f"reviews.{act}",
        "review",
        [review.id, *more],
        subjects=[review.victim_id, *([review.representative_id] if review.representative_id else [])],
        fields=fields,
        classes=classes,
        recipient=recipient,
    )


def agency_in_partnership(by: Actor, agency_id: UUID) -> Agency:
    """Return an agency of the partnership that still belongs to it. Raises NotFound."""
    found = Agency.objects.filter(
        pk=agency_id, partnership_id=partnership_of(by), left_on__isnull=True
    ).first()
    if found is None:
        raise NotFound("No such agency.")
    return found


def people_on_reviews(review: Review, agency_id: UUID, *, permission: Permission) -> list[Membership]:
    """Return the current people of an agency whom a review reaches and who hold a permission.

    Whoever a conflict of interest keeps away is not among them, and so hears nothing of it.
    """
    barred = set(
        Denial.objects.filter(audience_id=review.audience_id).values_list("membership_id", flat=True)
    )
    rows = Membership.objects.filter(
        partnership_id=review.partnership_id, agency_id=agency_id, ended_at__isnull=True
    ).select_related("account")
    return [row for row in rows if row.id not in barred and _works_on_reviews(row, permission)]


def _works_on_reviews(membership: Membership, permission: Permission) -> bool:
    roles = [Role(role) for role in membership.roles]
    return permission in permissions_of(roles) and "agency" in relations_of(roles)


def tell_people(
    review: Review, agency_id: UUID, text: str, *, permission: Permission = Permission.READ_REVIEWS
) -> int:
    """Show a sentence to each person of an agency who works on the review; return to how many.

    To each by name and not to the agency: a prompt for everybody would tell of the review somebody whom a conflict
    of interest keeps away from it.
    """
    people = people_on_reviews(review, agency_id, permission=permission)
    system = SystemActor(review.partnership_id, why="something waits in a case review")
    for person in people:
        prompt(
            by=system,
            agency_id=agency_id,
            membership_id=person.id,
            text=text,
            record_type="review",
            reference=review.reference,
        )
    return len(people)
