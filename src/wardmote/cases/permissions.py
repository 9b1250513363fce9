"""Who may do what to a case: the policy's answer on the case's facts, and the role's permission, as sentences."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wardmote.access.actors import Actor, SystemActor, Viewer
from wardmote.access.choices import Action, Permission
from wardmote.access.errors import NotAllowed, NotFound
from wardmote.access.policy import Record, can
from wardmote.cases.models import Case
from wardmote.sharing.queries import facts_of


def why_not(
    by: Actor, action: Action, permission: Permission, record: Record, *, at: datetime | None = None
) -> str:
    """Return why the actor may not do this to the case with these facts, or an empty string.

    Pure but for the clock, which is the parameter `at` (default now). Pages ask it for their buttons.
    """
    if isinstance(by, SystemActor):
        decision = can(by, action, record, at=at or timezone.now())
        return "" if decision else decision.reason
    if not isinstance(by, Viewer):
        return "Only people who work on cases may do this."
    if not by.may(permission):
        return f"None of your roles lets you {permission.label}."
    decision = can(by, action, record, at=at or timezone.now())
    return "" if decision else f"You cannot do this: {decision.reason}."


def _check(by: Actor, action: Action, permission: Permission, case: Case, record: Record | None) -> Record:
    record = record or facts_of(case)
    if not can(by, Action.READ, record, at=timezone.now()):
        raise NotFound("No such case.")
    reason = why_not(by, action, permission, record)
    if reason:
        raise NotAllowed(reason, record_type="case", record_id=case.id)
    return record


def check_may_open(by: Actor) -> None:
    """Raise NotAllowed unless the actor works on cases, or is the system."""
    if isinstance(by, SystemActor) or (isinstance(by, Viewer) and by.may(Permission.WORK_CASES)):
        return
    raise NotAllowed("None of your roles lets you open a case.")


def check_may_contribute(by: Actor, case: Case, record: Record | None = None) -> Record:
    """Raise NotAllowed unless the actor may add to the case; NotFound when it is not theirs to know of."""
    return _check(by, Action.CONTRIBUTE, Permission.WORK_CASES, case, record)


def check_may_change(by: Actor, case: Case, record: Record | None = None) -> Record:
    """Raise NotAllowed unless the actor may change the case: the lead agency alone may."""
    return _check(by, Action.CHANGE, Permission.WORK_CASES, case, record)


def check_may_share(by: Actor, case: Case, record: Record | None = None) -> Record:
    """Raise NotAllowed unless the actor may change who sees the case."""
    return _check(by, Action.CHANGE, Permission.SHARE_CASES, case, record)


def may_sign_off(by: Actor) -> bool:
    """Whether the actor may approve the closing of a case whose risk is high."""
    return isinstance(by, SystemActor) or (isinstance(by, Viewer) and by.may(Permission.APPROVE_CLOSING))


def check_may_export(by: Actor) -> None:
    """Raise NotAllowed unless one of the actor's roles exports."""
    if not isinstance(by, Viewer) or not by.may(Permission.EXPORT):
        raise NotAllowed("None of your roles lets you export.")
