"""Erasing actions with the record they were set on. Part of an erasure that stands in a room above."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from wardmote.actions.models import Action, Ask, AwaitedEvent, Chase, Deadline, JointOwner, Step
from wardmote.retention.scrubbing import add_up, scrub
from wardmote.sharing.models import Audience


def erase_actions(action_ids: Iterable[UUID], *, nobody: Audience) -> dict[str, int]:
    """Empty actions with their history, their deadlines and what was asked outside; return the rows by table.

    As the system, inside an operation. Nobody is shown them any more. Whoever owed one by a name alone is forgotten:
    the agency of `nobody` stands in their place, because somebody owes every action.
    """
    ids = list(action_ids)
    found = Action.objects.filter(pk__in=ids)
    found.filter(agency__isnull=True).update(agency_id=nobody.agency_id)
    JointOwner.objects.filter(action_id__in=ids, agency__isnull=True).delete()
    events = AwaitedEvent.objects.filter(
        pk__in=list(found.exclude(awaited=None).values_list("awaited", flat=True))
    )
    rows = add_up(
        *[scrub(model._default_manager.filter(action_id__in=ids)) for model in (Step, Deadline, Ask)],
        scrub(Chase.objects.filter(ask__action_id__in=ids)),
        scrub(events),
        scrub(found),
    )
    found.update(audience=nobody)
    return rows
