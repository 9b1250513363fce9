"""Who may do what to a review: the policy's answer on the review's facts, and the role's permission, as sentences."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wardmote.access.actors import Actor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Action, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.policy import Record, can
from wardmote.reviews.models import Review
from wardmote.sharing.queries import facts_of


def why_not(
    by: Actor, action: Action, permission: Permission, record: Record, *, at: datetime | None = None
) -> str:
    """Return why the actor may not do this to the review with these facts, or an empty string.

    Pure but for the clock, which is the parameter `at` (default now). Pages ask it for their buttons.
    """
    now = at or timezone.now()
    if isinstance(by, SystemActor):
        decision = can(by, action, record, at=now)
        return "" if decision else decision.reason
    if not isinstance(by, Viewer):
        return "Only people who work on case reviews may do this."
    if not by.may(permission):
        return f"None of your roles lets you {permission.label}."
    decision = can(by, action, record, at=now)
    return "" if decision else f"You cannot do this: {decision.reason}."


def _check(by: Actor, action: Action, permission: Permission, review: Review) -> Record:
    record = facts_of(review)
    if not can(by, Action.READ, record, at=timezone.now()):
        raise NotFound("No such review.")
    reason = why_not(by, action, permission, record)
    if reason:
        raise NotAllowed(reason, record_type="review", record_id=review.id)
    return record


def check_may_apply(by: Actor) -> None:
    """Raise NotAllowed for those who may not take an application: everybody at the public door may, and staff who
    enter reports or run reviews."""
    if isinstance(by, PublicActor | SystemActor):
        return
    if isinstance(by, Viewer) and (by.may(Permission.ENTER_REPORTS) or by.may(Permission.RUN_REVIEWS)):
        return
    raise NotAllowed("None of your roles lets you enter an application for a case review.")


def check_may_run(by: Actor, review: Review) -> Record:
    """Raise NotAllowed unless the actor runs reviews for the body that leads this one; NotFound out of scope."""
    return _check(by, Action.CHANGE, Permission.RUN_REVIEWS, review)


def check_may_answer(by: Actor, review: Review) -> Record:
    """Raise NotAllowed unless the actor may answer on this review for their agency; NotFound out of scope."""
    return _check(by, Action.CONTRIBUTE, Permission.READ_REVIEWS, review)


def may_run(by: Actor) -> bool:
    """Whether the actor runs reviews at all."""
    return isinstance(by, SystemActor) or (isinstance(by, Viewer) and by.may(Permission.RUN_REVIEWS))


def check_holds_link(by: Actor, review: Review) -> None:
    """Raise NotFound unless the actor holds a link of this review."""
    if not isinstance(by, PublicActor) or by.report_id != review.id:
        raise NotFound("No such application.")
