"""A partnership with a plan of two lines: the council leads one with the police, the police the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.builders.partnership import World, a_partnership

from wardmote.access.actors import Viewer
from wardmote.access.rows import acting_as
from wardmote.plans import operations
from wardmote.plans.models import Plan


@dataclass
class Town:
    """A partnership with a plan of two lines: the council leads one with the police, the police the other."""

    world: World
    officer: Viewer
    plan: Plan
    first: UUID
    second: UUID

    def partner(self, agency: str) -> Viewer:
        return self.world.viewer(agency, "board_member")


def a_town() -> Town:
    world = a_partnership()
    officer = world.viewer("council", "partnership_officer")
    council, police = world.agency("council"), world.agency("police")
    plan = operations.create_plan(
        by=officer,
        agency_id=council.id,
        title="Delivery plan 2018-19",
        kind="delivery",
        period_from=date(2018, 4, 1),
        period_to=date(2019, 3, 31),
    )
    priority = operations.add_priority(by=officer, plan_id=plan.id, title="Safer streets", themes=["crime"])
    objective = operations.add_objective(by=officer, priority_id=priority.id, title="Fewer repeat victims")
    first = operations.add_tactical_action(
        by=officer,
        objective_id=objective.id,
        text="Visit each repeat victim within a week",
        lead_id=council.id,
        partner_ids=[police.id],
        budget=Decimal("500.00"),
    )
    second = operations.add_tactical_action(
        by=officer, objective_id=objective.id, text="Patrol the park at dusk", lead_id=police.id
    )
    return Town(world, officer, plan, first.id, second.id)


def ask(query: Callable[..., Any], viewer: Any, **wanted: object) -> Any:
    """What a query answers to this viewer, under their own rows."""
    with acting_as(viewer):
        return query(viewer=viewer, **wanted)
