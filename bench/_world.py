"""A partnership of the size that figures are taken at: invented reports, people and cases on real streets.

Everything is written with COPY by the owner into a database whose name says that it is for benchmarks, with all
indexes, triggers and foreign keys live. The same size always gives the same words, places and days. What the
product itself would have left (steps, incidents, one access event a report) is there too, because tables that
stay small would flatter every figure. Only the seals of the access log are missing: nothing here reads them.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any
from uuid import UUID

import psycopg

from bench import _setup
from wardmote.access.actors import ApiActor, PublicActor, SigningIn, SystemActor, Viewer
from wardmote.access.choices import Role
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.demo import build, cast, telling
from wardmote.partnerships import operations as partnerships
from wardmote.partnerships.models import Agency, ApiToken, Membership, Partnership, RoutingRule, Team
from wardmote.partnerships.operations.machines import make_token
from wardmote.partnerships.queries import partnership_with_slug, viewer_of
from wardmote.people.names import name_key
from wardmote.places.addresses import read_address
from wardmote.places.loading import load_areas_from, load_postcodes_from, load_streets_from
from wardmote.places.models import Street
from wardmote.places.queries import list_streets
from wardmote.reports.choices import Kind
from wardmote.sharing.models import FOREVER

SLUG = "benchmark"
YEARS = 3
DAYS = 365 * YEARS
CASES_PER_REPORT = 50  # one case for so many reports: 20,000 at a million
LONG_CASE = "BN-LONG-CASE"
LONG = 100
PORTION = 20_000
STREETS_NUMBERED = 90
VOCABULARY = 20_000
SYLLABLES = [
    "bar",
    "ben",
    "bol",
    "cal",
    "cor",
    "dal",
    "den",
    "dor",
    "fal",
    "fen",
    "gar",
    "gol",
    "har",
    "hol",
    "ken",
    "kir",
    "lan",
    "lor",
    "mal",
    "mer",
    "nor",
    "pel",
    "ral",
    "ren",
    "rin",
    "sal",
    "sed",
    "tal",
    "tor",
    "val",
    "ver",
    "wen",
    "wil",
    "yar",
]


@dataclass
class World:
    """The partnership, who works in it, and how many reports there are."""

    partnership: Partnership
    agencies: dict[str, Agency]
    teams: dict[str, list[Team]]
    members: dict[str, Membership]
    tokens: dict[str, tuple[ApiToken, str]] = field(default_factory=dict)
    size: int = 0

    def viewer(self, key: str) -> Viewer:
        """One of officer, supervisor, constable, housing."""
        return viewer_of(self.members[key])

    @property
    def public(self) -> PublicActor:
        """Somebody at the partnership's door."""
        return PublicActor(self.partnership.id)

    @property
    def system(self) -> SystemActor:
        """Wardmote itself."""
        return SystemActor(self.partnership.id, why="benchmark")

    def machine(self, key: str = "council") -> tuple[ApiActor, str]:
        """An agency's machine that may send reports, and its secret."""
        if key not in self.tokens:
            with acting_as(self.system):
                self.tokens[key] = make_token(
                    by=self.viewer("supervisor"),
                    agency=self.agencies[key],
                    name="Benchmark",
                    scopes=_scopes(),
                )
        token, secret = self.tokens[key]
        return ApiActor(self.partnership.id, token.agency_id, token.id, frozenset(token.scopes)), secret


def _scopes() -> list[str]:
    from wardmote.reports import permissions

    return [value for name, value in vars(permissions).items() if name.startswith("SCOPE")] or [
        "reports:write"
    ]


def world_of(size: int) -> World:
    """The partnership with this many reports: made, grown to it, or made anew when there are more of them."""
    _setup.refuse_other_databases()
    world = _find()
    if world is not None and world.size > size * 1.02 + 20_000:
        print(f"  the bench database holds {world.size:,} reports: emptied for {size:,}")
        _empty()
        world = None
    if world is None:
        world = _found()
    if world.size < size:
        _grow(world, size)
    return world


def _find() -> World | None:
    with acting_as(SystemActor(why="benchmark")):
        partnership = partnership_with_slug(SLUG)
        if partnership is None:
            return None
        agencies = {agency.email.split("@")[1].split(".")[0]: agency for agency in partnership.agencies.all()}
        teams: dict[str, list[Team]] = {}
        for key, agency in agencies.items():
            agency.partnership = partnership
            teams[key] = list(agency.teams.order_by("name"))
        members = {
            row.account.email.split("@")[0]: row
            for row in Membership.objects.filter(partnership=partnership).select_related(
                "account", "agency", "partnership"
            )
        }
    with _owner() as owner:
        (size,) = owner.execute("select count(*) from reports_report").fetchone() or (0,)
    return World(partnership, agencies, teams, members, size=size)


def _found() -> World:
    """The partnership, its agencies, teams, people and routes, through operations."""
    quiet: list[str] = []
    load_areas_from(
        [build.PLACES / f"{name}.geojson" for name in ("districts", "wards", "lsoas")], say=quiet.append
    )
    load_postcodes_from([build.PLACES / "postcodes.csv"], say=quiet.append)
    load_streets_from([build.PLACES / "streets.csv"], say=quiet.append)
    with acting_as(SystemActor(why="benchmark")):
        by = SystemActor(why="benchmark")
        partnership = partnerships.create_partnership(
            by=by, name="Benchmark Community Safety Partnership", slug=SLUG, district_code=cast.DISTRICT,
            reference_prefix="BN", is_demonstration=True, hosts=["127.0.0.1"],
        )  # fmt: skip
        system = SystemActor(partnership.id, why="benchmark")
        agencies: dict[str, Agency] = {}
        for plan in cast.AGENCIES:
            agency = agencies[plan.key] = partnerships.add_agency(
                by=system, partnership=partnership, name=plan.name, short_name=plan.short_name, kind=plan.kind,
                email=f"asb@{plan.key}.example", joined_on=date(2020, 1, 1),
            )  # fmt: skip
            for name, wards, side in plan.teams:
                partnerships.add_team(by=system, agency=agency, name=name, ward_codes=wards, side=side)
        people = (
            ("officer", "council", Role.CASEWORKER), ("supervisor", "council", Role.SUPERVISOR),
            ("constable", "police", Role.CASEWORKER), ("housing", "housing", Role.CASEWORKER),
        )  # fmt: skip
        for key, agency_key, role in people:
            _, token = partnerships.invite(
                by=system, agency=agencies[agency_key], email=f"{key}@{agency_key}.example", name=key.title(),
                roles=[role],
            )  # fmt: skip
            partnerships.accept_invitation(by=SigningIn(), token=token, password=cast.PASSWORD)
        for kind, agency_key in cast.ROUTES.items():
            if agency_key in agencies:
                partnerships.set_routing(
                    by=system, partnership=partnership, kind=kind, agency=agencies[agency_key]
                )
        if not RoutingRule.objects.filter(partnership=partnership, kind="*").exists():
            partnerships.set_routing(by=system, partnership=partnership, kind="*", agency=agencies["council"])
    found = _find()
    assert found is not None
    return found


@contextmanager
def _owner() -> Iterator[psycopg.Connection]:
    connection = psycopg.connect(_setup.as_libpq(os.environ["WARDMOTE_OWNER_DATABASE_URL"]), autocommit=True)
    with connection:
        yield connection


def _empty() -> None:
    from django.db import connection as ours

    ours.close()
    with _owner() as owner, owner.transaction():
        rows = owner.execute(
            "select quote_ident(c.relname), pg_get_userbyid(c.relowner) from pg_class c where c.relkind = 'r'"
            " and c.relnamespace = 'public'::regnamespace and c.relname not like 'django_migrations'"
            " and c.relname not like 'procrastinate%' and c.relname not like 'django_content%'"
        ).fetchall()
        mine = [name for name, who in rows if who == "wardmote_owner"]
        owner.execute(f"truncate {', '.join(mine)} restart identity".encode())
        owner.execute("set local role wardmote_audit")
        theirs = [name for name, who in rows if who == "wardmote_audit"]
        for name in theirs:
            owner.execute(f"alter table {name} disable trigger user".encode())
        owner.execute(f"truncate {', '.join(theirs)}".encode())
        for name in theirs:
            owner.execute(f"alter table {name} enable trigger user".encode())


# --- rows ---------------------------------------------------------------------------------------------------


class _Lines:
    """COPY of one table: most columns are the same in all rows, the others are filled in."""

    def __init__(self, model: Any, varying: tuple[str, ...], **same: Any) -> None:
        names, pattern = [], []
        for column in model._meta.local_concrete_fields:
            names.append(f'"{column.column}"')
            if column.column in varying:
                pattern.append(f"%({column.column})s")
                continue
            value = same[column.column] if column.column in same else column.get_default()
            pattern.append(written(value).replace("%", "%%"))
        self.copy = f"copy {model._meta.db_table} ({', '.join(names)}) from stdin"
        self.pattern = "\t".join(pattern) + "\n"
        self.lines: list[str] = []

    def add(self, **values: Any) -> None:
        self.lines.append(self.pattern % values)

    def flush(self, owner: psycopg.Connection) -> None:
        with owner.cursor() as cursor, cursor.copy(self.copy.encode()) as copy:
            copy.write("".join(self.lines))
        self.lines.clear()


def written(value: Any) -> str:
    """A value as COPY reads it (text format)."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list | tuple):
        return "{" + ",".join('"' + str(one).replace('"', '\\\\"') + '"' for one in value) + "}"
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value).replace("\\", "\\\\").replace("\t", " ").replace("\n", " ")


class Talk:
    """What people say: sentences of the demonstration, and words of a long-tailed vocabulary."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        said = " ".join(sentence for some in telling.WORDS.values() for sentence in some) + " ".join(
            telling.HARM
        )
        common = list(dict.fromkeys(word.strip(".,;:").lower() for word in said.split()))
        rare = random.Random(7)  # noqa: S311 - words, not secrets
        made: dict[str, None] = dict.fromkeys(common)
        while len(made) < VOCABULARY:
            made["".join(rare.choices(SYLLABLES, k=rare.randrange(2, 5)))] = None
        self.words = list(made)
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def about(self, kind: Kind) -> str:
        """Some forty words: a sentence of the kind, and others."""
        more = self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randrange(8, 30))
        return f"{self.chance.choice(telling.WORDS[kind])} {' '.join(more).capitalize()}."

    def rare_and_common(self) -> tuple[str, str]:
        """A word in about one report of five thousand, and one in every tenth or so."""
        return self.words[2_000], "night"


KINDS = list(telling.WORDS)
KIND_WEIGHTS = list(accumulate([14, 10, 14, 8, 2, 7, 3, 2, 2, 4, 1, 1, 2][: len(KINDS)]))


@cache
def _address(number: int, street: str, locality: str) -> tuple[str, str]:
    text = f"{number} {street}, {locality}"
    return text, read_address(text).look_up_key[:200]


@cache
def _name(first: str, last: str) -> tuple[str, str]:
    return f"{first} {last}", name_key(f"{first} {last}")


def _grow(world: World, size: int) -> None:
    from wardmote.audit.models import AccessEvent

    begun = time.monotonic()
    more = size - world.size
    chance = random.Random(world.size + 1)  # noqa: S311
    now = datetime.now(UTC).replace(microsecond=0)
    with acting_as(world.system):
        streets = list_streets(district_code=cast.DISTRICT)
    writer = _Writer(world, chance, now, streets, AccessEvent)
    with _owner() as owner:
        owner.execute("set synchronous_commit = off")
        with _without_force(owner), _indexes_afterwards(owner, wanted=more > 50_000):
            done = 0
            while done < more:
                portion = min(PORTION, more - done)
                writer.write(owner, portion, first=world.size + done, past=done / more, step=1 / more)
                done += portion
                print(
                    f"\r  {world.size + done:>9,} reports, {time.monotonic() - begun:4.0f} s",
                    end="",
                    flush=True,
                )
            print()
        for table, role in (("", "wardmote_owner"), ("audit_accessevent", "wardmote_audit")):
            owner.execute(f"set role {role}".encode())
            owner.execute(f"vacuum (analyze) {table}".encode() if table else b"vacuum (analyze)")
        owner.execute("reset role")
        owner.execute("checkpoint") if _may_checkpoint(owner) else None
    world.size = size
    print(
        f"  grown to {size:,} reports and {size // CASES_PER_REPORT:,} cases in {time.monotonic() - begun:.0f} s"
    )


def _may_checkpoint(owner: psycopg.Connection) -> bool:
    row = owner.execute("select pg_has_role(current_user, 'pg_checkpoint', 'member')").fetchone()
    return bool(row and row[0])


TABLES = (
    "people_person", "people_contactpoint", "reports_report", "reports_reportstep", "reports_incident",
    "sharing_alsoshown", "sharing_audience", "sharing_audiencemember", "cases_case", "cases_casestep",
    "cases_caseagency", "cases_caseperson", "cases_casereport", "cases_entry", "actions_action",
    "cases_caseaction", "crimes_crime",
)  # fmt: skip


@contextmanager
def _without_force(owner: psycopg.Connection) -> Iterator[None]:
    """COPY is refused to whom row-level security binds: the owner is let off while it fills the tables."""
    audit = "audit_accessevent"
    try:
        for table in TABLES:
            owner.execute(f"alter table {table} no force row level security".encode())
        owner.execute("set role wardmote_audit")
        owner.execute(f"alter table {audit} no force row level security".encode())
        owner.execute(f"alter table {audit} disable trigger enqueue".encode())
        owner.execute("reset role")
        yield
    finally:
        owner.execute("reset role")
        for table in TABLES:
            owner.execute(f"alter table {table} force row level security".encode())
        owner.execute("set role wardmote_audit")
        owner.execute(f"alter table {audit} enable trigger enqueue".encode())
        owner.execute(f"alter table {audit} force row level security".encode())
        owner.execute("reset role")


@contextmanager
def _indexes_afterwards(owner: psycopg.Connection, *, wanted: bool) -> Iterator[None]:
    """Make the indexes that hold no rule when the rows are there: half the time for many rows, the same result."""
    definitions = [
        row
        for row in owner.execute(
            "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i"
            " where i.indrelid::regclass::text = any(%s) and not i.indisunique",
            [list(TABLES)],
        )
        if wanted
    ]
    for name, _ in definitions:
        owner.execute(f"drop index {name}".encode())
    try:
        yield
    finally:
        owner.execute("set maintenance_work_mem = '512MB'")
        for _, definition in definitions:
            owner.execute(definition.encode())


class _Writer:
    def __init__(
        self, world: World, chance: random.Random, now: datetime, streets: list[Street], event: Any
    ) -> None:
        from wardmote.actions.models import Action
        from wardmote.cases.models import (
            Case,
            CaseAction,
            CaseAgency,
            CasePerson,
            CaseReport,
            CaseStep,
            Entry,
        )
        from wardmote.people.models import ContactPoint, Person
        from wardmote.reports.models import Incident, Report, ReportStep
        from wardmote.sharing.models import AlsoShown, Audience, AudienceMember

        here = {"partnership_id": world.partnership.id, "created_at": now}
        self.world, self.chance, self.now, self.streets = world, chance, now, streets
        self.talk = Talk(chance)
        self.people = _Lines(
            Person,
            ("id", "agency_id", "audience_id", "name", "name_key", "address_text", "address_key", "postcode"),
            **here,
        )
        self.contacts = _Lines(
            ContactPoint, ("id", "person_id", "kind", "value", "value_key"),
            **here, safety="safe", may_leave_message=True, may_say_who_we_are=True, verified_at=now,
        )  # fmt: skip
        self.reports = _Lines(
            Report,
            (
                "id", "agency_id", "team_id", "audience_id", "reference", "received_at", "channel", "status",
                "is_open", "priority", "needs_attention", "attention_reasons", "respond_by", "first_contact_at",
                "decided_at", "kinds", "words", "place_text", "address_key", "postcode", "lon", "lat",
                "ward_code", "lsoa_code", "happened_from", "reporter_id", "is_anonymous", "harm", "wish",
            ),
            **here, affected="household", frequency="most_weeks", privacy_notice="2026-01",
        )  # fmt: skip
        self.steps = _Lines(ReportStep, ("id", "report_id", "status", "at", "by_id", "reason"), **here)
        self.incidents = _Lines(Incident, ("id", "report_id", "told_at", "channel", "happened_from"), **here)
        self.shown = _Lines(AlsoShown, ("id", "record_id", "audience_id"), **here)
        self.events = _Lines(
            event, ("id", "at", "agency_id", "record_ids", "subject_ids"),
            partnership_id=world.partnership.id, category="collection", act="reports.receive_report",
            outcome="allowed", actor_kind="public", record_type="report", field_classes=["F1", "F2", "F3"],
            ip="192.0.2.1", account_id=None, membership_id=None,
        )  # fmt: skip
        self.audiences = _Lines(Audience, ("id",), **here, standing_for=None)
        self.admitted = _Lines(AudienceMember, ("id", "audience_id", "principal_id"), **here, until=FOREVER)
        self.cases = _Lines(
            Case,
            (
                "id", "agency_id", "owner_id", "audience_id", "reference", "title", "sharing_class", "status",
                "is_open", "kinds", "priority", "risk", "ward_code", "opened_at", "changed_at", "review_on",
                "promised_on",
            ),
            **here,
        )  # fmt: skip
        self.case_steps = _Lines(CaseStep, ("id", "case_id", "status", "at", "by_id"), **here)
        self.case_agencies = _Lines(CaseAgency, ("id", "case_id", "agency_id", "shared_at", "power"), **here)
        self.case_people = _Lines(CasePerson, ("id", "case_id", "person_id", "role", "added_at"), **here)
        self.case_reports = _Lines(CaseReport, ("id", "case_id", "report_id", "attached_at"), **here)
        self.actions = _Lines(
            Action, ("id", "audience_id", "agency_id", "owner_id", "text", "due_on", "state"), **here
        )
        self.case_actions = _Lines(CaseAction, ("id", "case_id", "action_id"), **here)
        self.entries = _Lines(
            Entry,
            (
                "id", "case_id", "line", "kind", "at", "written_at", "by_id", "agency_id", "text", "contact_how",
                "promised_on", "action_id",
            ),
            **here,
        )  # fmt: skip
        members = {member.agency_id: member.id for member in world.members.values()}
        self.staffed = [
            (agency.id, agency.audience_id, [team.id for team in world.teams[key]], members[agency.id])
            for key, agency in world.agencies.items()
            if key in ("council", "police", "housing")
        ]
        self.long_case_done = world.size > 0
        self.loose: list[tuple[Any, ...]] = []

    def write(self, owner: psycopg.Connection, portion: int, *, first: int, past: float, step: float) -> None:
        """Write a portion of reports, numbered from `first`; `past`: how much of the years is over before it."""
        for place, number in enumerate(range(first, first + portion)):
            self._report(number, DAYS * (1 - past - place * step))
            if number % CASES_PER_REPORT == CASES_PER_REPORT - 1:
                self._case(number)
        if not self.long_case_done:
            self._case(first, long=True)
            self.long_case_done = True
        with owner.transaction():
            for lines in (
                self.audiences, self.admitted, self.people, self.contacts, self.reports, self.steps,
                self.incidents, self.shown, self.cases, self.case_steps, self.case_agencies, self.case_people,
                self.case_reports, self.actions, self.case_actions, self.entries,
            ):  # fmt: skip
                lines.flush(owner)
            owner.execute("set local role wardmote_audit")
            self.events.flush(owner)

    def _report(self, number: int, ago: float) -> None:
        chance, now = self.chance, self.now
        draw = chance.random()
        agency_id, audience_id, teams, member_id = self.staffed[0 if draw < 0.6 else 1 if draw < 0.85 else 2]
        at = now - timedelta(days=ago)
        kind = chance.choices(KINDS, cum_weights=KIND_WEIGHTS)[0]
        street = self.streets[int(len(self.streets) * chance.random() ** 1.6)]
        place, address_key = _address(
            1 + int(STREETS_NUMBERED * chance.random() ** 1.3), street.name, street.locality
        )
        open_ = chance.random() < (0.7 if ago < 10 else 0.005)
        attention = chance.random() < 0.08
        report_id, reporter = new_id(), None
        if chance.random() < 0.75:
            reporter = self._person(number, agency_id, audience_id, place, address_key)
        lon = street.lon + chance.uniform(-0.0008, 0.0008)
        lat = street.lat + chance.uniform(-0.0005, 0.0005)
        decided = at + timedelta(hours=30)
        status = (
            "received" if open_ else chance.choice(("advised", "watched", "attached", "referred", "advised"))
        )
        self.reports.add(
            id=report_id, agency_id=agency_id, team_id=chance.choice(teams) if teams else "\\N",
            audience_id=audience_id, reference=_reference(report_id), received_at=at,
            channel=chance.choice(("web", "web", "web", "phone", "police_log")), status=status,
            is_open="t" if open_ else "f", priority="urgent" if attention else "routine",
            needs_attention="t" if attention else "f",
            attention_reasons='{"Somebody is at risk"}' if attention else "{}",
            respond_by=(at + timedelta(days=3 if attention else 7)).date(),
            first_contact_at="\\N" if open_ and chance.random() < 0.6 else decided,
            decided_at="\\N" if open_ else decided, kinds="{" + kind + "}", words=self.talk.about(kind),
            place_text=place, address_key=address_key, postcode="", lon=f"{lon:.6f}", lat=f"{lat:.6f}",
            ward_code=street.ward_code, lsoa_code=street.lsoa_code, happened_from=at - timedelta(hours=5),
            reporter_id=reporter or "\\N", is_anonymous="f" if reporter else "t",
            harm=chance.choice(telling.HARM), wish=chance.choice(telling.WISHES),
        )  # fmt: skip
        self.steps.add(id=new_id(), report_id=report_id, status="received", at=at, by_id="\\N", reason="")
        if not open_:
            self.steps.add(
                id=new_id(),
                report_id=report_id,
                status=status,
                at=decided,
                by_id=member_id,
                reason="Decided.",
            )
        self.incidents.add(
            id=new_id(), report_id=report_id, told_at=at, channel="web", happened_from=at - timedelta(hours=5)
        )
        if chance.random() < 0.05:
            other = self.staffed[1 if agency_id == self.staffed[0][0] else 0]
            self.shown.add(id=new_id(), record_id=report_id, audience_id=other[1])
        self.events.add(
            id=new_id(), at=at, agency_id="\\N", record_ids="{" + str(report_id) + "}",
            subject_ids="{" + str(reporter) + "}" if reporter else "{}",
        )  # fmt: skip
        if reporter and len(self.loose) < 4:
            self.loose.append((report_id, reporter))

    def _person(self, number: int, agency_id: UUID, audience_id: UUID, place: str, address_key: str) -> UUID:
        """A new record; one in four is of somebody who reported before, known by the same e-mail address."""
        chance = self.chance
        person_id = new_id()
        who = int(number * chance.random() ** 2) if chance.random() < 0.25 else number
        first = telling.FIRST[who % len(telling.FIRST)]
        last = SYLLABLES[who // 7 % len(SYLLABLES)].title() + SYLLABLES[who // 77 % len(SYLLABLES)]
        name, key = _name(first, last)
        self.people.add(
            id=person_id, agency_id=agency_id, audience_id=audience_id, name=name, name_key=key,
            address_text=place, address_key=address_key, postcode="",
        )  # fmt: skip
        mail = f"{first}.{last}.{who}@resident.example".lower()
        self.contacts.add(
            id=new_id(), person_id=person_id, kind="email", value=mail, value_key=f"mailto:{mail}"
        )
        return person_id

    def _case(self, number: int, *, long: bool = False) -> None:
        chance = self.chance
        agency_id, _, _, member_id = self.staffed[0 if long or chance.random() < 0.7 else 1]
        other = self.staffed[1 if agency_id == self.staffed[0][0] else 0]
        case_id, audience_id = new_id(), new_id()
        opened = self.now - timedelta(days=chance.random() * DAYS)
        open_ = long or chance.random() < (0.8 if opened > self.now - timedelta(days=120) else 0.1)
        shared, locked = chance.random() < 0.3 or long, not long and chance.random() < 0.03
        street = chance.choice(self.streets)
        kind = chance.choice(KINDS)
        changed = min(self.now, opened + timedelta(days=chance.random() * 90))
        self.audiences.add(id=audience_id)
        self.admitted.add(
            id=new_id(), audience_id=audience_id, principal_id=member_id if locked else agency_id
        )
        if shared and not locked:
            self.admitted.add(id=new_id(), audience_id=audience_id, principal_id=other[0])
        self.cases.add(
            id=case_id, agency_id=agency_id, owner_id=member_id if long or chance.random() < 0.02 else "\\N",
            audience_id=audience_id, reference=LONG_CASE if long else _reference(case_id),
            title=f"{kind.label}, {street.name}", sharing_class="locked" if locked else "shared" if shared else "own_agency",
            status="active" if open_ else "closed", is_open="t" if open_ else "f", kinds="{" + kind + "}",
            priority=chance.choice(("high", "medium", "low")), risk=chance.choice(("standard", "medium", "high")),
            ward_code=street.ward_code, opened_at=opened, changed_at=self.now if long else changed,
            review_on=(self.now + timedelta(days=chance.randrange(-5, 60))).date(), promised_on="\\N",
        )  # fmt: skip
        for days, status in ((0, "new"), (2, "assigned"), (4, "active")):
            self.case_steps.add(
                id=new_id(), case_id=case_id, status=status, at=opened + timedelta(days=days), by_id=member_id
            )
        self.case_agencies.add(id=new_id(), case_id=case_id, agency_id=agency_id, shared_at=opened, power="")
        if shared and not locked:
            self.case_agencies.add(
                id=new_id(), case_id=case_id, agency_id=other[0], shared_at=opened, power="cda_115"
            )
        for place, (report_id, person_id) in enumerate(self.loose[:3]):
            self.case_reports.add(id=new_id(), case_id=case_id, report_id=report_id, attached_at=opened)
            self.case_people.add(
                id=new_id(), case_id=case_id, person_id=person_id, added_at=opened,
                role=("complainant", "victim", "witness")[place],
            )  # fmt: skip
        self.loose.clear()
        for place in range(LONG if long else chance.randrange(3, 18)):
            at = opened + timedelta(days=place * 0.7)
            entry_kind = ("note", "contact", "note", "decision", "note")[place % 5]
            action_id: UUID | str = "\\N"
            if place % 8 == 7:
                entry_kind, action_id = "action", new_id()
                self.actions.add(
                    id=action_id, audience_id=audience_id, agency_id=agency_id, owner_id=member_id,
                    text=chance.choice(telling.ACTIONS), due_on=(at + timedelta(days=9)).date(),
                    state="done" if not long or place < 60 else "open",
                )  # fmt: skip
                self.case_actions.add(id=new_id(), case_id=case_id, action_id=action_id)
            self.entries.add(
                id=new_id(), case_id=case_id, line=new_id(), kind=entry_kind, at=at, written_at=at,
                by_id=member_id, agency_id=agency_id, text=self.talk.about(kind), action_id=action_id,
                contact_how="phone" if entry_kind == "contact" else "", promised_on="\\N",
            )  # fmt: skip


def _reference(key: UUID) -> str:
    """A reference made of the key, since half a million random ones would meet."""
    return f"BN-{key.int % 10**16:016d}"
