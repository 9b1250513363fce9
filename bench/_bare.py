"""The yardstick for taking reports in: a Django view without anything around it, writing the same rows.

No middleware, no session, no token, no form, no rule, no access check: SQL written beforehand, one statement for
each row, in one transaction, over a connection that is kept. It runs as the owner, so row-level security costs
nothing either. The rows are those that the product wrote for one real report, with new keys each time.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from uuid_utils.compat import uuid7

from wardmote.config.database import parse_database_url

ROWS = "WARDMOTE_BENCH_ROWS"  # path of the rows, for the view in its own process
_NO_WORDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d.*")
_NOT_WRITTEN = {"reports_report": {"search"}, "procrastinate_jobs": {"id"}}


@dataclass(frozen=True)
class Rows:
    """Statements with their values, and which values are new in each report."""

    statements: list[tuple[str, list[Any]]]
    keys: list[str]
    reference: str

    def written_anew(self) -> list[tuple[str, list[Any]]]:
        """The statements with keys of their own."""
        new = {key: str(uuid7()) for key in self.keys}
        new[self.reference] = "BN-" + uuid.uuid4().hex[:16]
        return [
            (text, [new.get(v, v) if type(v) is str else _inside(v, new) for v in values])
            for text, values in self.statements
        ]

    def bytes_of_text(self) -> int:
        """How many bytes of words stand in the rows: what is no key, number or instant."""
        values = (value for _, values in self.statements for value in values if isinstance(value, str))
        return sum(len(value.encode()) for value in values if not _NO_WORDS.fullmatch(value))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps([self.statements, self.keys, self.reference]))

    @classmethod
    def load(cls, path: str) -> Rows:
        statements, keys, reference = json.loads(Path(path).read_text())
        return cls([(text, values) for text, values in statements], keys, reference)


def _inside(value: Any, new: dict[str, str]) -> Any:
    return [new.get(one, one) for one in value] if isinstance(value, list) else value


def rows_of_report(owner: psycopg.Connection, reference: str) -> Rows:
    """The rows that the product wrote for one report, read from the tables."""
    (report, reporter) = owner.execute(
        "select id, reporter_id from reports_report where reference = %s", [reference]
    ).fetchone() or (None, None)
    wanted = (
        ("people_person", "id = %s", reporter),
        ("people_contactpoint", "person_id = %s", reporter),
        ("reports_report", "id = %s", report),
        ("reports_reportstep", "report_id = %s", report),
        ("reports_incident", "report_id = %s", report),
        ("notifications_message", "record_id = %s", report),
        (
            "procrastinate_jobs",
            "args->>'message_id' in (select id::text from notifications_message where record_id = %s)",
            report,
        ),
        ("audit_accessevent", "record_ids @> array[%s::uuid]", report),
        ("partnerships_formtoken", "position(%s in result) > 0", reference),
    )
    statements, keys = [], []
    for table, where, value in wanted:
        cursor = owner.execute(f"select * from {table} where {where}".encode(), [value])
        names = [column.name for column in cursor.description or ()]
        for row in cursor.fetchall():
            kept = [
                (name, _plain(value))
                for name, value in zip(names, row, strict=True)
                if name not in _NOT_WRITTEN.get(table, ())
            ]
            keys += [value for name, value in kept if name == "id"]
            text = sql.SQL("insert into {} ({}) values ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(sql.Identifier(name) for name, _ in kept),
                sql.SQL(", ").join(sql.Placeholder() for _ in kept),
            )
            statements.append((text.as_string(owner), [value for _, value in kept]))
    return Rows(statements, keys, reference)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, list):
        return [str(one) for one in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _configure() -> Any:
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    database = parse_database_url(os.environ["WARDMOTE_OWNER_DATABASE_URL"]) | {"CONN_MAX_AGE": None}
    settings.configure(
        DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF="bench._bare", MIDDLEWARE=[], INSTALLED_APPS=[],
        DATABASES={"default": database}, SECRET_KEY="only for benchmarks", USE_TZ=True,
    )  # fmt: skip
    return get_wsgi_application()


if ROWS in os.environ:  # in the web server of the yardstick only
    application = _configure()

    from django.db import connection, transaction
    from django.http import HttpRequest, HttpResponse
    from django.urls import path as address

    _rows = Rows.load(os.environ[ROWS])

    def write(request: HttpRequest) -> HttpResponse:
        """Write the rows of one report."""
        json.loads(request.body)
        with transaction.atomic(), connection.cursor() as cursor:
            for text, values in _rows.written_anew():
                cursor.execute(text, values)
        return HttpResponse(b'{"reference":"BN"}', status=201, content_type="application/json")

    def healthy(request: HttpRequest) -> HttpResponse:
        """Is it there?"""
        return HttpResponse(b"yes")

    urlpatterns = [address("rows", write), address("healthz", healthy)]
