"""What the attacks share: requests that are watched, the ids to try, and what no answer may ever do."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import unified_diff
from html.parser import HTMLParser
from importlib import import_module
from itertools import product
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.utils.module_loading import import_string
from tests.builders.secrets_world import SecretWorld, Somebody

from wardmote.audit import operations as audit
from wardmote.pages.routes import Route, all_routes

ABSENT = {"reference": "C-ZZZZ-ZZZZ", "uuid": "01980000-0000-7000-8000-000000000000"}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
# What reading may write: the log, the session's clock and messages, when a person last opened a case (what is
# new to them is counted from it), attempts at signing in.
READING_WRITES = {
    "audit_accessevent",
    "audit_unsealed",
    "django_session",
    "cases_casevisit",
    "wardmote_cache",
    "usersessions_usersession",
}
# 404 of their own, about no record: an invitation or a reset that is not at hand, no contact in the settings.
NOT_OF_RECORDS = {"/join", "/sign-in/reset", "/.well-known/security.txt", f"/sign-in/own/{'x' * 43}/back"}
ANSWERS = {200, 302, 303, 400, 403, 404, 405}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What changes from one answer to the next without telling anything: the form's own secrets and a clock.
_CHANGES = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(r'(data-[a-z-]*seconds[a-z-]*|data-session[a-z-]*)="\d+"'),
    re.compile(r"signed out at .{3,12} if you"),
)


@dataclass(frozen=True)
class Event:
    """An access event as it was sent to the database."""

    category: str
    act: str
    outcome: str
    ids: frozenset[UUID]
    texts: str


@dataclass
class Watch:
    """The events written while an answer was made."""

    events: list[Event] = field(default_factory=list)


@contextmanager
def watching_events(monkeypatch: Any) -> Iterator[Watch]:
    """Note each event that the log really takes (the writer itself still runs)."""
    watch, writes = Watch(), audit.write

    def write(statement: str, values: list[Any], **more: Any) -> None:
        writes(statement, values, **more)
        ids = frozenset(UUID(key) for array in values[10:12] for key in array.strip("{}").split(",") if key)
        watch.events.append(
            Event(str(values[1]), values[2], str(values[3]), ids, " ".join(map(str, values[12:17])))
        )

    with monkeypatch.context() as patch:
        patch.setattr(audit, "write", write)
        yield watch


def routes() -> tuple[Route, ...]:
    """Every route of the installation."""
    import_module("wardmote.config.urls")
    return all_routes()


def values_for(world: SecretWorld, route: Route, kind: str, name: str) -> list[str]:
    """Every value that exists in the world for a parameter of a route, and one that does not."""
    if kind == "uuid":
        if name == "request_id" and route.path.startswith("reviews"):
            return [*world.keys["review_request_id"], ABSENT["uuid"]]
        return [*world.keys.get(name, world.keys["record_id"][:4]), ABSENT["uuid"]]
    if name == "reference" and route.path.startswith("reviews"):
        return [*world.keys["review"], world.keys["case"][0], ABSENT["reference"]]
    if name == "reference":
        own, other = ("case", "report") if route.path.startswith("cases") else ("report", "case")
        return [*world.keys[own], world.keys[other][0], ABSENT["reference"]]
    if name == "secret":
        return [*world.keys["secret"], "x" * 43]
    if name in ("slug", "step", "kind", "key", "code", "act"):
        return {
            "slug": ["what", "where", "safe"],
            "kind": ["noise", "*"],
            "code": ["cooking", "barking"],
        }.get(name, ["about", "start", "lock"])
    return ["1"] if kind == "int" else ["x" * 43]


# Pages that show a record whole: tried with every key. Of the others' keys a sample, another for each route.
WHOLE = {
    "case",
    "case_sharing",
    "report",
    "case_stub",
    "case_line_history",
    "document",
    "follow",
    "review",
    "review_pack",
}


def addresses(world: SecretWorld, route: Route, *, most: int = 5) -> list[str]:
    """The route's addresses with the keys of the world: all of them on the pages that show a record whole, else
    a sample of `most` that is the same in each run; a product of two keys is always sampled."""
    parameters = PARAMETER.findall(route.path)
    pools = [values_for(world, route, kind or "str", name) for kind, name in parameters]
    made = []
    for values in product(*pools):
        address = route.path
        for value in values:
            address = PARAMETER.sub(value.replace("\\", ""), address, count=1)
        made.append("/" + address)
    most = max(most, 14) if route.name in WHOLE and most > 1 else most
    if len(made) > most:
        made.sort(key=lambda one: hashlib.sha256(_place_of(world, one).encode()).digest())
        made = made[:most]
    return made


def _place_of(world: SecretWorld, address: str) -> str:
    """The address with each key as its place in the world: ids are new in each run, their places are not."""
    for kind, values in world.keys.items():
        for number, value in enumerate(values):
            address = address.replace(value, f"{kind}{number}")
    return address


def writes_now() -> dict[str, int]:
    """How many rows of each table this transaction has written so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_xact_user_tables"
            " where n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())


def whole(response: Any) -> str:
    """Everything that an answer tells: status line, headers, cookies, body; decoded from the address too."""
    parts = [response.reason_phrase, *(f"{name}: {value}" for name, value in response.headers.items())]
    parts += [unquote(str(response.headers.get("Location", ""))), str(response.cookies)]
    parts.append(response.content.decode("utf-8", "replace"))
    return "\n".join(parts)


def settled(response: Any, address: str) -> str:
    """The body without what may differ between two answers of the same kind."""
    body = response.content.decode("utf-8", "replace").replace(address, "")
    for changes in _CHANGES:
        body = changes.sub("", body)
    return body


def same_headers(response: Any) -> dict[str, str]:
    """The headers that must be equal for absent and forbidden. The body is compared by itself: its length moves
    with the clock that it shows."""
    return {name: value for name, value in response.headers.items() if name != "Content-Length"}


@dataclass
class Attack:
    """Requests by one person, each of them judged. `wrong` collects what must not be, in words."""

    world: SecretWorld
    label: str
    client: Client
    watch: Watch
    wrong: list[str] = field(default_factory=list)
    absent: Any = None
    seen: int = 0
    left_message: bool = False
    written: dict[str, int] = field(default_factory=dict)

    def get(self, address: str) -> Any:
        """Ask for a page, and judge the answer."""
        response = self._ask("GET", address, lambda: self.client.get(address))
        after = writes_now()
        wrote = {table for table, rows in after.items() if rows != self.written.get(table, 0)}
        self.written = after
        if response.status_code < 400 and wrote - READING_WRITES:
            self.note("GET", address, f"reading wrote to {sorted(wrote - READING_WRITES)}")
        return response

    def post(self, address: str, sent: dict[str, Any]) -> Any:
        """Send a form, and judge the answer; what it wrote is undone."""
        with transaction.atomic():
            response = self._ask("POST", address, lambda: self.client.post(address, sent))
            if response.status_code in (302, 303):
                target = urlsplit(response.headers["Location"])
                if not target.netloc:
                    self._ask(
                        "GET", response.headers["Location"], lambda: self.client.get(target.path or "/")
                    )
            transaction.set_rollback(True)
        self.written = writes_now()
        return response

    def note(self, method: str, address: str, words: str) -> None:
        """Something that must not be."""
        self.wrong.append(f"{self.label} {method} {_place_of(self.world, address)}: {words}")

    def _ask(self, method: str, address: str, act: Any) -> Any:
        if self.left_message:
            self.client.get("/nowhere")  # takes away the message that the page before left for the next one
            self.left_message = False
        self.watch.events.clear()
        response = act()
        self.seen += 1
        self.left_message = self.left_message or response.status_code in (302, 303)
        self.judge(method, address, response)
        return response

    def judge(self, method: str, address: str, response: Any) -> None:
        """Nothing told that is not theirs; an event for what is; absent and forbidden alike; the headers."""
        if response.status_code not in ANSWERS and address != "/readyz":
            self.note(method, address, f"status {response.status_code}")
        told = whole(response)
        on_click = "/safe-location/" in address or "/source/" in address
        for words in self.world.not_for(self.label, told, revealed=method == "POST" and on_click):
            self.note(method, address, f"tells {words}")
        for event in self.watch.events:
            for word in self.world.found_in(event.texts):
                self.note(method, address, f"the access log itself tells {self.world.secrets[word].what}")
        if response.status_code == 200:
            self._judge_events(method, address, told)
        if response.status_code == 404:
            self._judge_absence(method, address, response)
        for name, value in HEADERS.items():
            if response.headers.get(name) != value:
                self.note(method, address, f"{name} is {response.headers.get(name)!r}")
        if "no-store" not in response.headers.get("Cache-Control", ""):
            self.note(method, address, "may be kept by a cache")
        if "default-src 'none'" not in response.headers.get("Content-Security-Policy", ""):
            self.note(method, address, "has no content security policy")

    def _judge_events(self, method: str, address: str, told: str) -> None:
        covered = {key for event in self.watch.events if event.outcome == "allowed" for key in event.ids}
        for word in sorted(self.world.found_in(told)):
            secret = self.world.secrets[word]
            if secret.record_ids and not secret.record_ids & covered:
                acts = [event.act for event in self.watch.events]
                self.note(method, address, f"shows {secret.what} without an event for its record ({acts})")
                return

    def _judge_absence(self, method: str, address: str, response: Any) -> None:
        if urlsplit(address).path in NOT_OF_RECORDS:
            return
        if settled(response, address) != settled(self.absent, ""):
            changed = unified_diff(
                settled(self.absent, "").splitlines(), settled(response, address).splitlines(), n=0
            )
            first = " | ".join(line.strip() for line in list(changed)[3:6])
            self.note(method, address, f"its 404 differs from that of a page that is absent: {first[:200]}")
        differ = set(same_headers(response).items()) ^ set(same_headers(self.absent).items())
        if differ:
            # Vary follows the cookies that the asker holds by now: compared with what is absent for them today.
            self.absent = self.client.get("/nowhere")
            differ = set(same_headers(response).items()) ^ set(same_headers(self.absent).items())
        if differ:
            self.note(method, address, f"the headers of its 404 differ: {sorted(differ)}")


def attack_by(world: SecretWorld, who: Somebody | None, watch: Watch, label: str = "") -> Attack:
    """An attack by somebody, or by a stranger; it first learns how a page looks that is nowhere."""
    client = who.client() if who else Client(raise_request_exception=False)
    made = Attack(world, label or (who.label if who else "stranger"), client, watch)
    made.absent = client.get("/nowhere")
    assert made.absent.status_code == 404
    made.written = writes_now()
    return made


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.now: dict[str, Any] | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.now = {
                "action": at.get("action", ""),
                "method": at.get("method", "get").lower(),
                "fields": {},
            }
            self.forms.append(self.now)
        if self.now is None:
            return
        fields, name = self.now["fields"], at.get("name", "")
        if tag == "input" and name:
            kind = at.get("type", "text")
            if kind in ("radio", "checkbox"):
                fields.setdefault(name, at.get("value", "on") if kind == "radio" else "")
            elif kind not in ("submit", "file"):
                fields.setdefault(name, at.get("value", ""))
        elif tag == "textarea" and name:
            self.area = name
            fields.setdefault(name, "")
        elif tag == "select" and name:
            self.select = name
            fields.setdefault(name, "")
        elif tag == "option" and self.select and not fields[self.select]:
            fields[self.select] = at.get("value", "")
        elif tag == "button" and name:
            fields.setdefault(name, at.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.now is not None and self.area:
            self.now["fields"][self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def forms_of(response: Any, address: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page that are sent: where to, and their fields as the page gives them."""
    reader = _Forms()
    reader.feed(response.content.decode("utf-8", "replace"))
    found = []
    for form in reader.forms:
        if form["method"] == "post":
            fields = {name: value.strip() for name, value in form["fields"].items()}
            fields.pop("csrfmiddlewaretoken", None)
            found.append((form["action"] or address, fields))
    return found


@contextmanager
def reading_logs() -> Iterator[list[str]]:
    """Collect what the program writes to its log, as its own formatter writes it, tracebacks and all."""
    lines: list[str] = []
    given = dict(settings.LOGGING["formatters"]["line"])
    shape = import_string(given.pop("()", "logging.Formatter"))(given["format"])

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(shape.format(record))

    collector = Collector(level=logging.DEBUG)
    logging.getLogger().addHandler(collector)
    try:
        yield lines
    finally:
        logging.getLogger().removeHandler(collector)


def send(client: Client, address: str, **values: str) -> Any:
    """Open the page with a form, fill its fields (named without their prefix) and send it."""
    page = client.get(address)
    found = [(target, fields) for target, fields in forms_of(page, address) if target in (address, "", "#")]
    assert found, f"{address} shows no form that is sent to itself ({page.status_code})"
    _, fields = found[-1]
    for name, value in values.items():
        where = [one for one in fields if one == name or one.endswith(f"-{name}")]
        assert where, f"{address} has no field {name}: {sorted(fields)}"
        fields[where[0]] = value
    return client.post(address, fields)
