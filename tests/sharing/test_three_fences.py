"""One policy, three fences: `can()`, `visible_to()` and row-level security show the same rows.

Random worlds: agencies, people with roles, audiences with ends, denials, records shown to further
audiences. For every viewer and every kind of record the three answers are compared.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wardmote.access.actors import ApiActor, PublicActor, SystemActor, Viewer
from wardmote.access.choices import Action, Role
from wardmote.access.policy import Grant, Record, can, walled_off
from wardmote.access.rows import acting_as, switched_to
from wardmote.actions.models import Action as ActionRow
from wardmote.cases.models import Case
from wardmote.documents.models import Document
from wardmote.partnerships.models import Account, Agency, Membership, Partnership, Team
from wardmote.partnerships.queries import viewer_of
from wardmote.people.models import Person
from wardmote.reports.models import Report
from wardmote.sharing.models import FOREVER, AlsoShown, Audience, AudienceMember, Denial

pytestmark = pytest.mark.django_db

KINDS = ("document", "person", "report", "case", "action")
MODELS: dict[str, Any] = {
    "document": Document, "person": Person, "report": Report, "case": Case, "action": ActionRow,
}  # fmt: skip
ALSO_SHOWN = {"person", "report"}
PAST = datetime(2001, 1, 1, tzinfo=UTC)


@dataclass
class RecordPlan:
    kind: str
    agency: int
    members: list[tuple[str, int, bool]]
    further: list[tuple[str, int, bool]]
    denied: list[int]
    denied_further: list[int]
    side: str = "neutral"
    side_further: str = "neutral"


@dataclass
class WorldPlan:
    roles: list[
        list[Role]
    ]  # of the people; person i works for agency i % 3; agency 2 is in another partnership
    records: list[RecordPlan]
    # The side of the wall on which each person works, and on which they work afterwards.
    sides: list[str] = field(default_factory=lambda: ["neutral"] * 5)
    moves: list[str] = field(default_factory=lambda: ["neutral"] * 5)


sides = st.sampled_from(["neutral", "victim", "behaviour"])
members = st.lists(
    st.tuples(st.sampled_from(["agency", "person"]), st.integers(0, 4), st.booleans()),
    max_size=3,
    unique_by=lambda m: m[:2],
)
people = st.lists(st.integers(0, 4), max_size=2, unique=True)
worlds = st.builds(
    WorldPlan,
    st.lists(
        st.lists(st.sampled_from(list(Role)), min_size=1, max_size=2, unique=True), min_size=5, max_size=5
    ),
    st.lists(
        st.builds(
            RecordPlan,
            st.sampled_from(KINDS),
            st.integers(0, 2),
            members,
            members,
            people,
            people,
            sides,
            sides,
        ),
        min_size=1,
        max_size=6,
    ),
    st.lists(sides, min_size=5, max_size=5),
    st.lists(sides, min_size=5, max_size=5),
)


class World:
    """A plan made real by the system, with the facts kept beside it for the pure policy."""

    def __init__(self, plan: WorldPlan) -> None:
        self.facts: dict[UUID, tuple[str, Record]] = {}
        self.sides_of: dict[UUID, list[str]] = {}
        today = timezone.localdate()
        with acting_as(SystemActor(why="a world for the fences")):
            tenants = [
                Partnership.objects.create(
                    name=f"P{n}", slug=f"p{uuid4().hex[:12]}", district_code="E07000135"
                )
                for n in range(2)
            ]
            self.agencies = []
            for n in range(3):
                tenant = tenants[0] if n < 2 else tenants[1]
                own = Audience.objects.create(partnership_id=tenant.id)
                self.agencies.append(
                    Agency.objects.create(
                        partnership=tenant,
                        name=f"A{n}",
                        short_name=f"A{n}",
                        kind="district",
                        audience_id=own.id,
                    )
                )
            self.memberships: list[Membership] = []
            self.teams: list[Team] = []
            self.working_on = list(plan.sides)
            for n, roles in enumerate(plan.roles):
                agency = self.agencies[n % 3]
                team = Team.objects.create(
                    partnership=agency.partnership, agency=agency, name=f"T{n}", side=plan.sides[n]
                )
                self.teams.append(team)
                account = Account.objects.create(email=f"{uuid4().hex}@example.org", name=f"Person {n}")
                self.memberships.append(
                    Membership.objects.create(
                        partnership=agency.partnership,
                        agency=agency,
                        account=account,
                        roles=roles,
                        team_ids=[team.id],
                        from_on=today,
                    )
                )
            for record in plan.records:
                self._make(record)
        self.actors: list[Any] = [viewer_of(membership) for membership in self.memberships]
        self.actors += [ApiActor(a.partnership_id, a.id, uuid4()) for a in self.agencies]
        self.actors += [PublicActor(tenants[0].id), SystemActor(tenants[0].id, "test")]
        reports = [key for key, (kind, _) in self.facts.items() if kind == "report"]
        self.actors += [PublicActor(self.facts[key][1].partnership_id, key) for key in reports]

    def walled(self, record: UUID) -> frozenset[UUID]:
        """Who works on the other side of a record, by the pure rule."""
        return frozenset(
            membership.id
            for membership, side in zip(self.memberships, self.working_on, strict=True)
            if walled_off([side], self.sides_of[record])
        )

    def move(self, to: list[str]) -> None:
        """Everybody works on another side from now on: some by their team's side, the others by another team."""
        self.working_on = list(to)
        with acting_as(SystemActor(why="the wall moves")):
            for n, (membership, team) in enumerate(zip(self.memberships, self.teams, strict=True)):
                if n % 2:
                    Team.objects.filter(pk=team.pk).update(side=to[n])
                else:
                    other = Team.objects.create(
                        partnership_id=team.partnership_id, agency_id=team.agency_id, name=f"M{n}", side=to[n]
                    )
                    Membership.objects.filter(pk=membership.pk).update(team_ids=[other.id])

    def _audience(
        self, agency: Agency, members: list[tuple[str, int, bool]], denied: list[int], side: str
    ) -> tuple[UUID, tuple[Grant, ...]]:
        side = "" if side == "neutral" else side
        late = bool(len(members) % 2)  # the side is told at once, or afterwards
        audience = Audience.objects.create(partnership_id=agency.partnership_id, side="" if late else side)
        if late:
            Audience.objects.filter(pk=audience.pk).update(side=side)
        grants = []
        for what, index, lasting in members:
            principal = self.agencies[index % 3].id if what == "agency" else self.memberships[index].id
            if principal in {grant.principal_id for grant in grants}:
                continue
            until = FOREVER if lasting else PAST
            AudienceMember.objects.create(
                partnership_id=agency.partnership_id, audience=audience, principal_id=principal, until=until
            )
            grants.append(Grant(principal, until))
        for index in denied:
            Denial.objects.create(
                partnership_id=agency.partnership_id,
                audience=audience,
                membership_id=self.memberships[index].id,
                reason="x",
            )
        return audience.id, tuple(grants)

    def _make(self, plan: RecordPlan) -> None:
        agency = self.agencies[plan.agency]
        audience, grants = self._audience(agency, plan.members, plan.denied, plan.side)
        now = timezone.now()
        common = {"partnership_id": agency.partnership_id, "agency_id": agency.id, "audience_id": audience}
        more: dict[str, dict[str, Any]] = {
            "document": {"record_id": uuid4(), "original_name": "a.txt", "content_type": "text/plain"},
            "person": {"name": "Somebody"},
            "report": {
                "reference": uuid4().hex[:20],
                "received_at": now,
                "channel": "web",
                "respond_by": now.date(),
                "words": "x",
            },
            "case": {"reference": uuid4().hex[:20], "title": "t", "opened_at": now, "changed_at": now},
            "action": {"text": "do"},
        }
        row = MODELS[plan.kind].objects.create(**common, **more[plan.kind])
        audiences, sides = [grants], [plan.side]
        denied = {self.memberships[index].id for index in plan.denied}
        if plan.kind in ALSO_SHOWN and plan.further:
            further, further_grants = self._audience(
                agency, plan.further, plan.denied_further, plan.side_further
            )
            AlsoShown.objects.create(
                partnership_id=agency.partnership_id, record_id=row.id, audience_id=further
            )
            audiences.append(further_grants)
            sides.append(plan.side_further)
            denied |= {self.memberships[index].id for index in plan.denied_further}
        record = Record(row.id, agency.partnership_id, agency.id, tuple(audiences), frozenset(denied))
        self.facts[row.id] = (plan.kind, record)
        self.sides_of[row.id] = sides


def shown_by_policy(world: World, actor: Any, kind: str) -> set[UUID]:
    now = timezone.now()
    return {
        key
        for key, (k, record) in world.facts.items()
        if k == kind
        and can(actor, Action.READ, replace(record, denied=record.denied | world.walled(key)), at=now)
    }


def shown_by_query(world: World, actor: Any, kind: str) -> set[UUID]:
    """`visible_to` alone, without row-level security in front: asked as the system, which sees all rows."""
    with acting_as(SystemActor(why="to see what the filter itself lets through")):
        return set(MODELS[kind].objects.visible_to(actor).values_list("id", flat=True)) & set(world.facts)


def shown_by_database(world: World, actor: Any, kind: str) -> set[UUID]:
    """Row-level security alone: a query that forgot its filter."""
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(f"select id from {MODELS[kind]._meta.db_table}")  # noqa: S608
        return {row[0] for row in cursor.fetchall()} & set(world.facts)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=worlds)
def test_the_three_fences_are_equal(plan):
    with transaction.atomic():
        world = World(plan)
        for now_on in (plan.sides, plan.moves):
            if now_on != world.working_on:
                world.move(now_on)
            for actor in world.actors:
                for kind in {record.kind for record in plan.records}:
                    by_policy = shown_by_policy(world, actor, kind)
                    if kind != "document" or not isinstance(actor, PublicActor):
                        assert shown_by_query(world, actor, kind) == by_policy, (actor, kind)
                    assert shown_by_database(world, actor, kind) == by_policy, (actor, kind)
        transaction.set_rollback(True)


def test_without_an_actor_nothing_is_shown():
    with transaction.atomic():
        plan = WorldPlan(
            [[Role.CASEWORKER]] * 5,
            [RecordPlan(kind, 0, [("agency", 0, True)], [], [], []) for kind in KINDS],
        )
        world = World(plan)
        caseworker: Viewer = world.actors[0]
        for kind in KINDS:
            assert shown_by_database(world, caseworker, kind), (
                "the world shows something to its own caseworker"
            )
            with connection.cursor() as cursor:
                cursor.execute(f"select count(*) from {MODELS[kind]._meta.db_table}")  # noqa: S608
                assert cursor.fetchone() == (0,)
        transaction.set_rollback(True)


def test_dropping_a_policy_is_noticed(worker_database):
    """The fence test can fail: with the policy replaced by an open one, the database shows what it must not."""
    from tests.databases import connect_as_admin

    plan = WorldPlan([[Role.CASEWORKER]] * 5, [RecordPlan("document", 1, [("agency", 1, True)], [], [], [])])
    table = "documents_document"
    with transaction.atomic():
        world = World(plan)
        outsider: Viewer = world.actors[0]
        assert shown_by_database(world, outsider, "document") == set()
        transaction.set_rollback(True)
    with connect_as_admin(worker_database.name) as admin:
        admin.execute(f"create policy hole on {table} for select to wardmote_app using (true)")
    try:
        with transaction.atomic():
            world = World(plan)
            assert shown_by_database(world, world.actors[0], "document") != shown_by_policy(
                world, world.actors[0], "document"
            )
            transaction.set_rollback(True)
    finally:
        with connect_as_admin(worker_database.name) as admin:
            admin.execute(f"drop policy hole on {table}")


def test_after_acting_for_somebody_the_former_actor_stands_again():
    """`switched_to` gives the database back to whoever acted before: nobody keeps the system's eyes."""
    plan = WorldPlan([[Role.CASEWORKER]] * 5, [RecordPlan("report", 1, [("agency", 1, True)], [], [], [])])
    with transaction.atomic():
        world = World(plan)
        outsider: Viewer = world.actors[0]
        with acting_as(outsider):
            assert not Report.objects.filter(pk__in=world.facts).exists()
            with switched_to(SystemActor(outsider.partnership_id, "for a moment")):
                assert Report.objects.filter(pk__in=world.facts).exists()
            assert not Report.objects.filter(pk__in=world.facts).exists()
        transaction.set_rollback(True)
