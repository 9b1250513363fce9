"""What staff ask for all day: inbox, cases, one case, what a report is like, search, a box on the map.

Each at the query (inside a transaction as the viewer, with its access event), most as a whole page through the web
server too, beside the bare SQL of the same answer without any access rule. At 100,000 reports and, when asked
(`--size 100000 1000000`), at a million, with how much slower that is.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from math import floor
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from bench import _load, _setup, _table, _world
from wardmote.access.rows import acting_as
from wardmote.cases.queries import lists as case_lists
from wardmote.cases.queries import reading as case_reading
from wardmote.cases.queries.lists import CaseFilter
from wardmote.pages import sessions
from wardmote.reports.models import Report
from wardmote.reports.queries.boxes import list_in_box
from wardmote.reports.queries.inbox import InboxFilter, count_inbox, list_inbox
from wardmote.reports.queries.likeness import LOOK_BACK_DAYS, what_is_it_like

HEADS = (
    "what",
    "p50 · p95 ms",
    "processor ms: ours + database",
    "statements",
    "bare SQL p50",
    "peers",
    "goal",
    "met",
)


@dataclass
class Question:
    """One thing that is asked: how we answer it, its bare SQL, and what it is measured by."""

    name: str
    ask: Callable[[], Any] | None = None
    bare: tuple[str, list[Any]] | None = None
    path: str = ""
    goal: float = 0.0
    goal_at: float = 0.5  # 0.5: the median has to reach it; 0.95: the slow ones
    peers: str = ""
    times: list[float] = field(default_factory=list)
    bare_ms: float = float("nan")
    statements: int = 0
    own_ms: float = float("nan")
    server_ms: float = float("nan")

    def at(self, share: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")

    def row(self) -> tuple[object, ...]:
        return (
            self.name, f"{self.at(0.5):.1f} · {self.at(0.95):.1f}",
            f"{self.own_ms:.1f} + {self.server_ms:.1f}" if self.statements else "", self.statements or "",
            f"{self.bare_ms:.2f}" if self.bare else "", self.peers,
            f"{'p50' if self.goal_at == 0.5 else 'p95'} ≤ {self.goal:.0f} ms" if self.goal else "",
            _table.met(self.at(self.goal_at) <= self.goal) if self.goal else "",
        )  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print one table for each number of reports, and how much slower the larger one is."""
    parser = argparse.ArgumentParser(prog="./run bench lists", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, nargs="*", default=[100_000], help="reports; 100000")
    parser.add_argument("--repeats", type=int, default=60, help="of each question; 60")
    parser.add_argument("--no-web", action="store_true", help="the queries only")
    asked = parser.parse_args(arguments)
    print(_table.machine())
    found = []
    for size in asked.size:
        world = _world.world_of(size)
        questions = _questions(world)
        _measure(world, questions, asked.repeats)
        if not asked.no_web:
            questions += _pages(world, asked.repeats)
        _table.show(f"Lists with {world.size:,} reports there", [one.row() for one in questions], HEADS)
        found.append(questions)
    if len(found) == 2:
        _growth(asked.size, *found)
    return 0


def _growth(sizes: list[int], small: list[Question], large: list[Question]) -> None:
    rows = [
        (one.name, f"{one.at(0.5):.1f}", f"{other.at(0.5):.1f}", f"{other.at(0.5) / one.at(0.5):.2f}", _table.met(
            other.at(0.5) / one.at(0.5) <= 1.3))
        for one, other in zip(small, large, strict=True)
    ]  # fmt: skip
    heads = ("what", f"p50 at {sizes[0]:,}", f"p50 at {sizes[1]:,}", "times slower", "at most 1.3")
    _table.show("Growth", rows, heads)


def _one(owner: psycopg.Connection, query: str, *values: Any) -> Any:
    row = owner.execute(query.encode(), values).fetchone()
    return row[0] if row else None


def _questions(world: _world.World) -> list[Question]:
    viewer = world.viewer("officer")
    today = timezone.localdate()
    rare, common = _world.Talk(_world.random.Random(1)).rare_and_common()  # noqa: S311
    with _world._owner() as owner:
        recent = _one(
            owner,
            "select reference from reports_report where agency_id = %s and reporter_id is not null and received_at <"
            " now() - interval '3 days' order by received_at desc limit 1",
            viewer.agency_id,
        )
        ward = _one(owner, "select ward_code from reports_report where reference = %s", recent)
        key, place, person, lat, lon = (
            owner.execute(
                b"select address_key, postcode, reporter_id, lat, lon from reports_report where reference = %s",
                [recent],
            ).fetchone()
            or (None,) * 5
        )
        contact = _one(owner, "select value_key from people_contactpoint where person_id = %s", person)
    with acting_as(viewer):
        report = Report.objects.visible_to(viewer).get(reference=recent)
    agency = viewer.agency_id
    since = timezone.now() - timedelta(days=LOOK_BACK_DAYS)
    open_first = (
        "select id, reference, received_at, priority, respond_by, kinds, place_text from reports_report"
        " where agency_id = %s and is_open{0} order by needs_attention desc, respond_by, id limit 51"
    )
    search = (
        "select id, reference from reports_report where id in (select id from reports_report where"
        " search @@ websearch_to_tsquery('english', %s) order by received_at desc limit 2000) and agency_id = %s"
        " order by received_at desc limit 51"
    )

    def ask_inbox(**wanted: Any) -> Callable[[], Any]:
        return lambda: list_inbox(viewer=viewer, wanted=InboxFilter(**wanted), today=today, size=50)

    def ask_cases(**wanted: Any) -> Callable[[], Any]:
        return lambda: case_lists.list_cases(viewer=viewer, wanted=CaseFilter(**wanted), today=today, size=50)

    box = (0.00225, 0.0037)  # 250 m in degrees of latitude and, here, of longitude
    cells = list(range(floor((lat - box[0]) * 500), floor((lat + box[0]) * 500) + 1))  # of the index by place
    month = timezone.now() - timedelta(days=28)

    def ask_box() -> Any:
        return list_in_box(
            viewer=viewer,
            west=lon - box[1],
            south=lat - box[0],
            east=lon + box[1],
            north=lat + box[0],
            since=month,
        )

    return [
        Question(
            "inbox, 50 open reports", ask_inbox(), (open_first.format(""), [agency]), goal=15,
            peers="Signalen 412 / 1,277; FixMyStreet 692 / 1,132; 6aika 30 / 105",
        ),
        Question(
            "inbox by ward and kind", ask_inbox(ward_code=ward, kind="noise"),
            (open_first.format(" and ward_code = %s and kinds @> array['noise']::varchar[]"), [agency, ward]), goal=15,
        ),
        Question(
            "inbox, all decided, newest", ask_inbox(which="decided"),
            ("select id, reference, received_at from reports_report where agency_id = %s and not is_open"
             " order by received_at desc, id limit 51", [agency]), goal=15,
        ),
        Question(
            "inbox, shared with us", ask_inbox(which="shared"),
            ("select r.id, r.reference from sharing_alsoshown s join reports_report r on r.id = s.record_id"
             " where s.audience_id = %s and r.is_open order by r.needs_attention desc, r.respond_by, r.id limit 51",
             [world.agencies["council"].audience_id]), goal=15,
        ),
        Question("numbers above the inbox", lambda: count_inbox(viewer=viewer, today=today), (
            "select count(*), count(*) filter (where needs_attention) from (select needs_attention from reports_report"
            " where agency_id = %s and is_open limit 1000) x", [agency]), goal=15),
        Question(
            "cases, 50 open", ask_cases(),
            ("select id, reference, title from cases_case where agency_id = %s and is_open order by changed_at desc, id"
             " desc limit 51", [agency]), goal=15,
        ),
        Question(
            f"one case, {_world.LONG} entries", lambda: case_reading.get_case(viewer=viewer, reference=_world.LONG_CASE),
            ("select e.*, a.text from cases_entry e left join actions_action a on a.id = e.action_id where e.case_id ="
             " (select id from cases_case where reference = %s) and e.is_current order by e.at desc", [_world.LONG_CASE]),
            goal=15, peers="Signalen 52 + 42; FixMyStreet 119; 6aika 19",
        ),
        Question(
            "what is this report like?",
            lambda: what_is_it_like(viewer=viewer, report=report, partnership=world.partnership, at=timezone.now()),
            ("select id from reports_report where address_key = %s and partnership_id = %s union select r.id from"
             " people_contactpoint c join reports_report r on r.reporter_id = c.person_id where c.value_key = %s and"
             " c.partnership_id = %s", [key, world.partnership.id, contact, world.partnership.id]), goal=50,
        ),
        Question(
            "repeat look-up (address, contact)", lambda: _repeat(world, key, place, contact),
            ("select count(*) from reports_report where partnership_id = %s and address_key = %s and received_at >= %s",
             [world.partnership.id, key, since]), goal=10, peers="Signalen 281 / 5,200",
        ),
        Question(
            "search, a rare word", ask_inbox(which="decided", words=rare), (search, [rare, agency]), goal=40,
            goal_at=0.95, peers="FixMyStreet 341 / > 3,000; 6aika 159 / 676",
        ),
        Question(
            "search, a common word", ask_inbox(which="decided", words=common), (search, [common, agency]), goal=150,
            goal_at=0.95, peers="FixMyStreet 341 / > 3,000; 6aika 159 / 676",
        ),
        Question(
            "box of 500 m, 4 weeks, at most 500, live", ask_box,
            ("select id, lon, lat from reports_report where partnership_id = %s and lat is not null"
             " and floor(lat * 500)::integer = any(%s) and lat between %s and %s and lon between %s and %s"
             " and received_at >= %s limit 500",
             [world.partnership.id, cells, lat - box[0], lat + box[0], lon - box[1], lon + box[1], month]),
            goal=15, peers="Signalen 26 / 35 (30 minutes old); 6aika 35 / 129",
        ),
    ]  # fmt: skip


def _repeat(world: _world.World, address: str, postcode: str, contact: str) -> Any:
    agency = world.agencies["council"]
    with connection.cursor() as cursor:
        cursor.execute(
            "select same_address, same_contact from reports_look_back(%s, %s, %s, %s, %s)",
            [agency.audience_id, timezone.now() - timedelta(days=92), address, postcode, [contact]],
        )
        return cursor.fetchone()


def _measure(world: _world.World, questions: list[Question], repeats: int) -> None:
    viewer = world.viewer("officer")
    counted: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        counted.append(sql)
        return execute(sql, *rest)

    for one in questions:
        assert one.ask is not None
        for warm in range(3):
            with acting_as(viewer), connection.execute_wrapper(count):
                counted.clear()
                one.ask()
                one.statements = len(counted) if warm else 0
    with psycopg.connect(os.environ["WARDMOTE_OWNER_DATABASE_URL"], autocommit=True) as bare:
        # Ours and the bare one in turns: what else the machine does falls on both.
        for one in questions:
            bare_times = []
            own, server = 0.0, _server_seconds()
            for _ in range(repeats):
                if one.bare:
                    start = time.perf_counter()
                    bare.execute(one.bare[0].encode(), one.bare[1], prepare=True).fetchall()
                    bare_times.append((time.perf_counter() - start) * 1_000)
                with acting_as(viewer):
                    start, used = time.perf_counter(), time.process_time()
                    one.ask()  # type: ignore[misc]
                    one.times.append((time.perf_counter() - start) * 1_000)
                    own += time.process_time() - used
            # What a busy machine does not change much: the time that was computed, not waited.
            one.own_ms = own / repeats * 1_000
            one.server_ms = (_server_seconds() - server) / repeats * 1_000
            one.bare_ms = statistics.median(bare_times) if bare_times else float("nan")
    connection.close()


def _server_seconds() -> float:
    """Seconds of processor time that the server's process for our connection has used (steps of 10 ms)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return _setup.seconds_of(pid)


def sign_in(world: _world.World, key: str = "officer") -> str:
    """A session of somebody who has just signed in, with both factors; the value of its cookie."""
    from allauth.usersessions.models import UserSession

    membership = world.members[key]
    account, now = membership.account, timezone.now()
    with acting_as(world.system):
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        sessions.begin(session, at=now)
        session[sessions.METHODS] = [
            {"method": "password", "at": now.timestamp(), "email": account.email},
            {"method": "mfa", "at": now.timestamp(), "type": "totp"},
        ]
        session["account_authentication_methods_user"] = str(account.pk)
        sessions.choose(session, membership)
        session.save()
        UserSession.objects.create(
            user=account, session_key=session.session_key, ip="127.0.0.1", user_agent="bench", data={}
        )
    assert session.session_key is not None
    return session.session_key


def _pages(world: _world.World, repeats: int) -> list[Question]:
    """Whole pages through the web server, one client."""
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={sign_in(world)}"}
    with _world._owner() as owner:
        reference = _one(
            owner,
            "select reference from reports_report where agency_id = %s and is_open order by received_at desc limit 1",
            world.agencies["council"].id,
        )
    connection.close()
    pages = [
        Question("page: inbox", path="/inbox", goal=15, peers="Signalen 412 / 1,277; 6aika 30 / 105"),
        Question("page: cases", path="/cases", goal=15),
        Question(
            "page: one long case", path=f"/cases/{_world.LONG_CASE}", goal=15, peers="FixMyStreet 119 / 126"
        ),
        Question(
            "page: a report and what it is like",
            path=f"/reports/{reference}",
            goal=50,
            peers="FixMyStreet 119 / 126",
        ),
        Question(
            "page: a plan around a report",
            path=f"/reports/map?around={reference}",
            goal=15,
            peers="6aika 35 / 129",
        ),
    ]
    with _load.server() as (port, _):
        for one in pages:
            sent = _load.request("GET", one.path, headers=cookie)
            # Until each thread's connection has its plans: eight uses of every statement on eight connections.
            _load.drive(port, lambda sent=sent: sent, clients=8, seconds=30, most=200)  # type: ignore[misc]
            got = _load.drive(port, lambda sent=sent: sent, clients=1, seconds=60, most=repeats)  # type: ignore[misc]
            one.times = [seconds * 1_000 for seconds in got.times]
            many = _load.drive(port, lambda sent=sent: sent, clients=8, seconds=3.0)  # type: ignore[misc]
            one.name += f" ({many.rate:,.0f}/s at 8)" + (f" WRONG {got.last_wrong}" if got.wrong else "")
    return pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
