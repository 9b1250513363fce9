"""Actions of the log in the world of secrets: one that everybody in the business reads, and a restricted one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from tests.builders.partnership import World

from wardmote.actions import operations
from wardmote.actions.models import Action
from wardmote.actions.operations import Owes
from wardmote.calendar.fuzzy import FuzzyDay
from wardmote.notifications.operations import make_feed
from wardmote.sharing.operations import open_audience, open_to_partnership

Plant = Callable[[str], str]


def plant_open_actions(here: World, plant: Plant) -> list[tuple[str, UUID]]:
    """Actions that are open to the partnership; return identifiers by the name that routes give them."""
    by = here.viewer("council", "partnership_officer", key="plans")
    operations.choose_rhythm(by=by, rhythm="daily")
    make_feed(by=by, kind="mine", name=plant("calendar"))
    return _plant(here, plant, open_to_partnership(by=by, partnership_id=here.id).id)


def plant_restricted_actions(here: World, plant: Plant, membership_id: UUID) -> list[tuple[str, UUID]]:
    """Actions that one person alone may read."""
    audience = open_audience(by=here.system(), partnership_id=here.id, members=[membership_id])
    return _plant(here, plant, audience.id)


def _plant(here: World, plant: Plant, audience_id: UUID) -> list[tuple[str, UUID]]:
    by, today = here.system(), timezone.localdate()

    def log(**more: object) -> Action:
        return operations.log_action(
            by=by,
            audience_id=audience_id,
            text=f"Do {plant('action text')}",
            owners=[
                Owes(here.agency("police").id, name=plant("owner")),
                Owes(here.agency("council").id, name=plant("joint owner")),
            ],
            recipient_name=plant("recipient"),
            as_minuted=plant("as minuted"),
            due_words=plant("due words"),
            **more,  # type: ignore[arg-type]
        )

    action = log(due_on=today - timedelta(days=3), source=plant("source of a deadline"))
    operations.record_progress(by=by, action_id=action.id, text=plant("progress"), source=plant("where"))
    ask = operations.put_ask(
        by=by, action_id=action.id, party=plant("party"), what=plant("question"), chaser=plant("chaser"),
        through=plant("through"), sent=FuzzyDay.exactly(today),
    )  # fmt: skip
    waits = operations.await_event(by=by, action_id=log().id, event=plant("event"), days_after=3)
    proposed = log(nature="promise")
    ended = operations.take_step(by=by, action_id=log().id, step="drop", reason=plant("why not needed"))
    assert waits.awaited_id is not None
    keys = [("action_id", one.id) for one in (action, waits, proposed, ended)]
    return [*keys, ("ask_id", ask.id), ("event_id", waits.awaited_id)]
