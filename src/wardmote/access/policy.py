"""The one policy: a pure function over loaded facts. No database, no clock, no web.

The same rule stands as SQL in `QuerySet.visible_to(viewer)` (room `sharing`) and, coarser never
narrower, as row-level security in PostgreSQL (`rows`). Tests prove the three equal over random worlds.
Its data is `policy.toml`; the shape follows the permission matrix of the information-sharing study
(deny by default; a denial beats every grant).
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from wardmote.access.actors import Actor, ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Action, FieldClass, Permission, Role

POLICY_FILE = Path(__file__).with_name("policy.toml")


@cache
def policy() -> dict[str, Any]:
    """Return the policy's data."""
    return tomllib.loads(POLICY_FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Grant:
    """One member of an audience: an agency or a membership, until an instant (None = without end).

    `emergency`: whoever overrode the lock of a case let themselves in, to read it for a short time.
    """

    principal_id: UUID
    until: datetime | None = None
    emergency: bool = False


@dataclass(frozen=True)
class Record:
    """The facts about one record that decide who may see it.

    `audiences` holds the members of each audience it is shown to; `denied` the memberships that must
    not see it whatever else holds (conflict of interest), paired with the audience they are denied in.
    """

    id: UUID
    partnership_id: UUID
    agency_id: UUID
    audiences: tuple[tuple[Grant, ...], ...]
    denied: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Decision:
    """Allowed or not, with the sentence that says why."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return all permissions that the roles carry together."""
    data = policy()["roles"]
    found = {Permission(code) for role in roles for code in data[role]["permissions"]}
    return frozenset(found | {Permission.SIGNED_IN, Permission.PUBLIC})


def relations_of(roles: Iterable[Role]) -> frozenset[str]:
    """Return by which relations (`agency`, `named`, `partnership`) the roles reach records."""
    data = policy()["roles"]
    return frozenset(relation for role in roles for relation in data[role]["relations"])


def viewer_for(viewer: Viewer) -> Viewer:
    """Return the viewer with principals and permissions computed from their roles."""
    relations = relations_of(viewer.roles)
    principals: tuple[UUID, ...] = ()
    if "agency" in relations:
        principals += (viewer.agency_id,)
    if "named" in relations:
        principals += (viewer.membership_id,)
    if "partnership" in relations:
        principals += (viewer.partnership_id,)
    return replace(viewer, principals=principals, permissions=permissions_of(viewer.roles))


def can(actor: Actor, action: Action, record: Record, *, at: datetime) -> Decision:
    """Whether the actor may do this to the record at this instant, and why.

    Deny by default. A denial beats every grant. A person outside the partnership, or reached by no
    audience, must not learn that the record exists: callers answer as if it were absent.
    """
    if isinstance(actor, SystemActor):
        same = actor.partnership_id in (None, record.partnership_id)
        return Decision(same, "Wardmote itself, for its own jobs" if same else "another partnership's record")
    if isinstance(actor, PublicActor):
        own = actor.partnership_id == record.partnership_id and actor.report_id == record.id
        if own and action != Action.CHANGE:
            return Decision(True, "the person who holds the report's link")
        return Decision(False, "only the person who holds the report's link")
    if not isinstance(actor, Viewer | ApiActor) or actor.partnership_id != record.partnership_id:
        return Decision(False, "not in this partnership")
    if isinstance(actor, Viewer) and actor.membership_id in record.denied:
        return Decision(False, "a conflict of interest is recorded")
    grants = _grants_that_reach(actor, record, at)
    if not grants:
        return Decision(False, "not shared with them")
    allowed = policy()["actions"]
    held = {grant.principal_id for grant in grants if not grant.emergency}
    if not held:
        # Whatever else they are to the record: an emergency lets them read it, and no more.
        if action in allowed["emergency"]:
            return Decision(True, "they see it in an emergency")
        return Decision(False, "in an emergency it is only read")
    named = isinstance(actor, Viewer) and actor.membership_id in held
    if actor.agency_id == record.agency_id and action in allowed["own"]:
        return Decision(True, "their own agency leads on it")
    if named and action in allowed["named"]:
        return Decision(True, "they are named on it")
    if actor.agency_id in held and action in allowed["shared"]:
        return Decision(True, "it is shared with their agency")
    if actor.partnership_id in held and action in allowed["open"]:
        return Decision(True, "it is open to the partnership")
    return Decision(False, "only the lead agency may change it")


def _grants_that_reach(actor: Viewer | ApiActor, record: Record, at: datetime) -> list[Grant]:
    mine = set(actor.principals)
    return [
        grant
        for audience in record.audiences
        for grant in audience
        if grant.principal_id in mine and (grant.until is None or grant.until > at)
    ]


SIDES = {"victim": "behaviour", "behaviour": "victim"}
"""The two sides of the wall, each with the one across it."""


def walled_off(working_on: Iterable[str], record_sides: Iterable[str]) -> bool:
    """Whether somebody who works on these sides must not see a record that stands on those.

    One provider may support victims and run a programme for people who cause harm: neither sees the other's work,
    whatever is shared with their agency or names them. Whoever works on both sides sees the records of neither.
    """
    stands = set(record_sides)
    return any(SIDES.get(side) in stands for side in working_on)


def class_ceiling(viewer: Viewer, field_class: FieldClass, *, named: bool, author: bool) -> str:
    """Return the most the viewer may do with fields of a class on a record that they reach.

    One of `none`, `reveal`, `read`, `write`. F5 and F6 are never above `reveal`: shown on click only,
    each time with its own event.
    """
    order = ["none", "reveal", "read", "write"]
    best = "none"
    for role in viewer.roles:
        words = policy().get("classes", {}).get(role, {}).get(field_class, "none")
        level, _, condition = words.partition(" if ")
        met = not condition or ("named" in condition and named) or ("author" in condition and author)
        if met and order.index(level) > order.index(best):
            best = level
    return best


def roles_that_may_be_given(roles: Iterable[Role]) -> frozenset[Role]:
    """Return the roles that somebody holding `roles` may give to others (never to themselves)."""
    grants = policy()["grants"]
    return frozenset(Role(given) for role in roles for given in grants.get(role, []))


def roles_that_may_be_moved(roles: Iterable[Role]) -> frozenset[Role]:
    """Return the roles with which somebody holding `roles` may move others who hold them already."""
    held = list(roles)
    moves = policy()["moves"]
    return roles_that_may_be_given(held) | {Role(moved) for role in held for moved in moves.get(role, [])}


def why_roles_clash(roles: Iterable[Role]) -> str:
    """Return why one person must not hold these roles together, or an empty string."""
    held = set(roles)
    for first, second in policy()["separation"]["pairs"]:
        if first in held and second in held:
            return f"{Role(first).label} and {Role(second).label} must be different people."
    return ""
