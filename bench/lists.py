"""What staff ask for all day: inbox, cases, one case, what a report is like, search, a box on the map.

Each at the query (inside a transaction as the viewer, with its access event), most as a whole page through the web
server too, beside the bare SQL of the same answer without any access rule. At 100,000 reports and, when asked
(`--size 100000 1000000`), at a million, with how much slower that is.

What is compared with what. The world has the same streets, the same vocabulary and the same three years at every size:
ten times as many reports lie ten times as thick. The fixed questions (this word, this box, this ward) are the same at
both sizes, so the larger world has more to answer: "rows" says how many an answer holds and, after "of", how many
there are to choose them from (for what a report is like, how many were found to be compared with it). Questions whose
name says "about so many" are chosen anew at each size by asking the database, so that about as many there are to
choose from at either: what they lose from one size to the next they lose because the table grew, and the word, the
box, the ward or the report is another one. Neither kind stands for the other.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
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
from wardmote.reports.queries.likeness import CANDIDATES, LOOK_BACK_DAYS, what_is_it_like

HEADS = (
    "what",
    "rows",
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
    rows: Callable[[Any], int] = lambda answer: len(answer.rows)
    there: Callable[[], int] | None = None
    shown: int = 0
    of: int = 0
    times: list[float] = field(default_factory=list)
    bare_ms: float = float("nan")
    statements: int = 0
    own_ms: float = float("nan")
    server_ms: float = float("nan")

    def at(self, share: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")

    @property
    def size(self) -> str:
        """How many rows the answer has, and of how many."""
        return f"{self.shown:,} of {self.of:,}" if self.there else f"{self.shown:,}" if self.shown else ""

    @property
    def computed_ms(self) -> float:
        """What was computed for one answer, by us and by the database, in milliseconds."""
        return self.own_ms + self.server_ms

    def row(self) -> tuple[object, ...]:
        return (
            self.name, self.size, f"{self.at(0.5):.1f} · {self.at(0.95):.1f}",
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
    def grown(one: Question, other: Question) -> tuple[object, ...]:
        name = one.name.partition(" (")[0] if one.path else one.name
        slower = other.at(0.5) / one.at(0.5)
        more = other.computed_ms / one.computed_ms if one.statements else 0
        return (
            name, one.size, other.size, f"{one.at(0.5):.1f}", f"{other.at(0.5):.1f}", f"{slower:.2f}",
            _table.met(slower <= 1.3),
            *((f"{one.computed_ms:.1f}", f"{other.computed_ms:.1f}", f"{more:.2f}") if more else ("", "", "")),
        )  # fmt: skip

    rows = [grown(one, other) for one, other in zip(small, large, strict=True)]
    few, many = (f"at {size:,}" for size in sizes)
    heads = (
        "what", f"rows {few}", f"rows {many}", f"p50 {few}", f"p50 {many}", "times slower", "at most 1.3",
        f"processor ms {few}", f"processor ms {many}", "times more",
    )  # fmt: skip
    _table.show("Growth", rows, heads)


def _one(owner: psycopg.Connection, query: str, *values: Any) -> Any:
    row = owner.execute(query.encode(), values).fetchone()
    return row[0] if row else None


def _counted(query: str, *values: Any) -> Callable[[], int]:
    """A question that counts, for later: of the owner, without any access rule."""

    def count() -> int:
        with _world._owner() as owner:
            return int(_one(owner, query, *values))

    return count


@dataclass(frozen=True)
class _Chosen:
    """What has about the same number of answers whatever the size of the world, and that number."""

    values: tuple[Any, ...]
    number: int


_WAITING, _WORD, _CASES, _BOX, _LIKE = 8, 120, 12, 40, 110
"""About so many reports of a ward and a kind wait, hold a word, lie in a box, are compared; so many cases of a ward.

Small enough that a hundred thousand reports have it, large enough that a million still do: the rarest word of the
vocabulary is in some 120 reports of a million."""


def _choose(found: Iterable[tuple[tuple[Any, ...], int]], wanted: int) -> _Chosen:
    """Of some questions with their number of answers, the one that is nearest to what is wanted; the first of equals."""
    values, number = min(found, key=lambda pair: abs(pair[1] - wanted))
    return _Chosen(values, number)


def _ward_and_kind(owner: psycopg.Connection, agency: Any) -> _Chosen:
    found = owner.execute(
        b"select ward_code, kinds[1], count(*) from reports_report where agency_id = %s and is_open group by 1, 2"
        b" order by 1, 2",
        [agency],
    ).fetchall()
    return _choose((((ward, kind), number) for ward, kind, number in found), _WAITING)


def _cases_of(owner: psycopg.Connection, agency: Any) -> _Chosen:
    """A ward, and perhaps a kind, of the open cases that an agency leads."""
    found = owner.execute(
        b"select ward_code, coalesce(kinds[1], ''), count(*) from cases_case where agency_id = %s and is_open"
        b" group by grouping sets ((ward_code), (ward_code, kinds[1])) order by 1, 2",
        [agency],
    ).fetchall()
    return _choose((((ward, kind), number) for ward, kind, number in found), _CASES)


def _word(owner: psycopg.Connection, partnership: Any) -> _Chosen:
    """One of forty words of the vocabulary, from the frequent to the rarest."""
    words = _world.Talk(_world.random.Random(1)).words  # noqa: S311
    tried = [words[int(200 * (len(words) / 200) ** (step / 39)) - 1] for step in range(40)]
    return _choose((((word,), int(_one(owner, _HOLD, partnership, word))) for word in tried), _WORD)


_HOLD = "select count(*) from reports_report where partnership_id = %s and search @@ websearch_to_tsquery('english', %s)"
_LIE = (
    "select count(*) from reports_report where partnership_id = %s and lat between %s and %s and lon between %s and %s"
    " and received_at >= %s"
)


def _box_of(owner: psycopg.Connection, partnership: Any, lat: float, lon: float, since: Any) -> _Chosen:
    """Half the height of a box around a point, in degrees; it is as wide as it is high."""

    def tried() -> Iterator[tuple[tuple[Any, ...], int]]:
        narrow, wide = 0.0, 0.02
        for _ in range(14):
            half = (narrow + wide) / 2
            number = int(_one(owner, _LIE, partnership, *_sides(lat, lon, half), since))
            yield (half,), number
            narrow, wide = (half, wide) if number < _BOX else (narrow, half)

    return _choose(tried(), _BOX)


def _sides(lat: float, lon: float, half: float) -> tuple[float, float, float, float]:
    """South, north, west and east of a box: a degree of longitude is 0.61 of one of latitude here."""
    return lat - half, lat + half, lon - half / 0.61, lon + half / 0.61


def _compared(viewer: Any, report: Any) -> int:
    """How many reports are found that a report might be like."""
    with acting_as(viewer), connection.cursor() as cursor:
        since = timezone.now() - timedelta(days=LOOK_BACK_DAYS)
        cursor.execute(
            "select count(distinct report) from reports_like_ids(%s, %s, %s)", [report, since, CANDIDATES]
        )
        return int(cursor.fetchone()[0])


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
        agency, partnership = viewer.agency_id, world.partnership.id
        month = timezone.now() - timedelta(days=28)
        waiting, led = _ward_and_kind(owner, agency), _cases_of(owner, agency)
        word, few = _word(owner, partnership), _box_of(owner, partnership, lat, lon, month)
        known = owner.execute(
            b"select id from reports_report where agency_id = %s and reporter_id is not null and received_at <"
            b" now() - interval '3 days' order by received_at desc limit 600", [agency],
        ).fetchall()  # fmt: skip
    alike = _choose((((one,), _compared(viewer, one)) for (one,) in known), _LIKE)
    with acting_as(viewer):
        seen = Report.objects.visible_to(viewer)
        report, other = seen.get(reference=recent), seen.get(pk=alike.values[0])
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

    def ask_box(south: float, north: float, west: float, east: float) -> Callable[[], Any]:
        return lambda: list_in_box(viewer=viewer, west=west, south=south, east=east, north=north, since=month)

    def ask_like(one: Report) -> Callable[[], Any]:
        return lambda: what_is_it_like(
            viewer=viewer, report=one, partnership=world.partnership, at=timezone.now()
        )

    waits = "select count(*) from reports_report where agency_id = %s and is_open"
    open_cases = "select count(*) from cases_case where agency_id = %s and is_open"
    whole_box = (lat - box[0], lat + box[0], lon - box[1], lon + box[1])
    return [
        Question(
            "inbox, 50 open reports", ask_inbox(), (open_first.format(""), [agency]), goal=15,
            peers="Signalen 412 / 1,277; FixMyStreet 692 / 1,132; 6aika 30 / 105", there=_counted(waits, agency),
        ),
        Question(
            "inbox by ward and kind", ask_inbox(ward_code=ward, kind="noise"),
            (open_first.format(" and ward_code = %s and kinds @> array['noise']::varchar[]"), [agency, ward]), goal=15,
            there=_counted(waits + " and ward_code = %s and kinds @> array['noise']::varchar[]", agency, ward),
        ),
        Question(
            f"inbox by ward and kind, about {_WAITING} wait",
            ask_inbox(ward_code=waiting.values[0], kind=waiting.values[1]),
            (open_first.format(" and ward_code = %s and kinds @> array[%s]::varchar[]"), [agency, *waiting.values]),
            goal=15, there=lambda: waiting.number,
        ),
        Question(
            "inbox, all decided, newest", ask_inbox(which="decided"),
            ("select id, reference, received_at from reports_report where agency_id = %s and not is_open"
             " order by received_at desc, id limit 51", [agency]), goal=15,
            there=_counted("select count(*) from reports_report where agency_id = %s and not is_open", agency),
        ),
        Question(
            "inbox, shared with us", ask_inbox(which="shared"),
            ("select r.id, r.reference from sharing_alsoshown s join reports_report r on r.id = s.record_id"
             " where s.audience_id = %s and r.is_open order by r.needs_attention desc, r.respond_by, r.id limit 51",
             [world.agencies["council"].audience_id]), goal=15,
            there=_counted(
                "select count(*) from sharing_alsoshown s join reports_report r on r.id = s.record_id"
                " where s.audience_id = %s and r.is_open", world.agencies["council"].audience_id),
        ),
        Question("numbers above the inbox", lambda: count_inbox(viewer=viewer, today=today), (
            "select count(*), count(*) filter (where needs_attention) from (select needs_attention from reports_report"
            " where agency_id = %s and is_open limit 1000) x", [agency]), goal=15, rows=lambda answer: answer.open,
            there=_counted(waits, agency)),
        Question(
            "cases, 50 open", ask_cases(),
            ("select id, reference, title from cases_case where agency_id = %s and is_open order by changed_at desc, id"
             " desc limit 51", [agency]), goal=15, there=_counted(open_cases, agency),
        ),
        Question(
            f"cases of a ward, about {_CASES} led by us and open",
            ask_cases(ward_code=led.values[0], kind=led.values[1], led_by=agency),
            ("select id, reference, title from cases_case where agency_id = %s and is_open and ward_code = %s and"
             " (%s = '' or kinds @> array[%s]::varchar[]) order by changed_at desc, id desc limit 51",
             [agency, *led.values, led.values[1]]), goal=15, there=lambda: led.number,
        ),
        Question(
            f"one case, {_world.LONG} entries", lambda: case_reading.get_case(viewer=viewer, reference=_world.LONG_CASE),
            ("select e.*, a.text from cases_entry e left join actions_action a on a.id = e.action_id where e.case_id ="
             " (select id from cases_case where reference = %s) and e.is_current order by e.at desc", [_world.LONG_CASE]),
            goal=15, peers="Signalen 52 + 42; FixMyStreet 119; 6aika 19", rows=lambda answer: len(answer.entries),
        ),
        Question(
            "what is this report like?", ask_like(report),
            ("select id from reports_report where address_key = %s and partnership_id = %s union select r.id from"
             " people_contactpoint c join reports_report r on r.reporter_id = c.person_id where c.value_key = %s and"
             " c.partnership_id = %s", [key, world.partnership.id, contact, world.partnership.id]), goal=50,
            rows=lambda answer: len(answer.found), there=lambda: _compared(viewer, report.id),
        ),
        Question(
            f"what is this report like? about {_LIKE} compared", ask_like(other), goal=50,
            rows=lambda answer: len(answer.found), there=lambda: alike.number,
        ),
        Question(
            "repeat look-up (address, contact)", lambda: _repeat(world, key, place, contact),
            ("select count(*) from reports_report where partnership_id = %s and address_key = %s and received_at >= %s",
             [world.partnership.id, key, since]), goal=10, peers="Signalen 281 / 5,200",
            rows=lambda answer: int(sum(answer)),
        ),
        Question(
            "search, a rare word", ask_inbox(which="decided", words=rare), (search, [rare, agency]), goal=40,
            goal_at=0.95, peers="FixMyStreet 341 / > 3,000; 6aika 159 / 676", there=_counted(_HOLD, partnership, rare),
        ),
        Question(
            f"search, a word in about {_WORD} reports", ask_inbox(which="decided", words=word.values[0]),
            (search, [word.values[0], agency]), goal=40, goal_at=0.95, there=lambda: word.number,
        ),
        Question(
            "search, a common word", ask_inbox(which="decided", words=common), (search, [common, agency]), goal=150,
            goal_at=0.95, peers="FixMyStreet 341 / > 3,000; 6aika 159 / 676",
            there=_counted(_HOLD, partnership, common),
        ),
        Question(
            "box of 500 m, 4 weeks, at most 500, live", ask_box(*whole_box),
            ("select id, lon, lat from reports_report where partnership_id = %s and lat is not null"
             " and floor(lat * 500)::integer = any(%s) and lat between %s and %s and lon between %s and %s"
             " and received_at >= %s limit 500",
             [world.partnership.id, cells, *whole_box, month]), rows=len,
            goal=15, peers="Signalen 26 / 35 (30 minutes old); 6aika 35 / 129",
            there=_counted(_LIE, partnership, *whole_box, month),
        ),
        Question(
            f"box that holds about {_BOX}, 4 weeks, live", ask_box(*_sides(lat, lon, few.values[0])), goal=15,
            rows=len, there=lambda: few.number,
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
                answer = one.ask()
                one.statements = len(counted) if warm else 0
        one.shown, one.of = one.rows(answer), one.there() if one.there else 0
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
