"""Who may do what to a report, as sentences."""

from __future__ import annotations

from wardmote.access.actors import Actor, ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.errors import NotAllowed
from wardmote.reports.models import Report

SCOPE_TO_SEND = "reports:write"
"""The scope of a partner's token that may send reports."""
SCOPE_TO_READ = "reports:read"
"""The scope of a token that may read references, kinds, status and dates of its agency's reports (F1)."""
SCOPE_FOR_PEOPLE = "reports:people"
"""The scope that adds, to what a token reads, what was told and about whom (F2 to F4). Never F5 and F6."""


def check_may_enter(actor: Actor) -> None:
    """Raise NotAllowed unless the actor may bring a report: the public, staff who take calls, a partner's
    machine whose token may send, the system."""
    if isinstance(actor, PublicActor | SystemActor):
        return
    if isinstance(actor, Viewer):
        if not (actor.may(Permission.ENTER_REPORTS) or actor.may(Permission.IMPORT_REPORTS)):
            raise NotAllowed("Your role does not take reports.")
        return
    if isinstance(actor, ApiActor):
        if SCOPE_TO_SEND not in actor.scopes:
            raise NotAllowed(f"This token may not send reports: it lacks the scope {SCOPE_TO_SEND}.")
        return
    raise NotAllowed("Sign in, or report as a member of the public.")


def check_may_read_by_machine(actor: Actor) -> None:
    """Raise NotAllowed unless the actor is a machine whose token may read reports."""
    if not isinstance(actor, ApiActor):
        raise NotAllowed("This is for partners' machines, with a token.")
    if SCOPE_TO_READ not in actor.scopes:
        raise NotAllowed(f"This token may not read reports: it lacks the scope {SCOPE_TO_READ}.")


def check_holds_link(actor: Actor, report: Report) -> None:
    """Raise NotAllowed unless the actor holds the secret link of this report."""
    if not (isinstance(actor, PublicActor) and actor.report_id == report.id):
        raise NotAllowed("Only the person who holds the report's link may do this.")
