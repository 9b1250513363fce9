"""The tests' databases: a cluster of their own, a template migrated once, and a copy for each worker.

Tests connect as wardmote_app, as the web does; only making, cleaning and dropping databases uses a
superuser, on a connection of its own. `DATABASE_URL` of a superuser points the suite at another server.
"""

from __future__ import annotations

import atexit
import fcntl
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from wardmote.config import baseline, bootstrap
from wardmote.config.cluster import Cluster
from wardmote.config.database import APP_ROLE
from wardmote.config.environment import PROJECT

VAR = PROJECT / "var" / "test"
ADMIN = "WARDMOTE_TEST_ADMIN_URL"  # set by the first process for the workers it starts
PEER = "WARDMOTE_TEST_PEER"  # 1: that server is our own cluster
RUN = "WARDMOTE_TEST_RUN"  # process id of the first process: part of the database names
SECRETS = {
    "WARDMOTE_SECRET_KEY": "only for tests " * 4,
    "WARDMOTE_FIELD_KEYS": "test:" + "dGVzdC1rZXktb2YtMzItYnl0ZXMtLW5vdC1zZWNyZXQ=",
}
_cluster: Cluster | None = None  # held for as long as this process lives


def prepare_environment() -> None:
    """Set what the settings read, before Django does; start the tests' cluster unless a server was given."""
    global _cluster
    given = os.environ.get("DATABASE_URL", "")
    os.environ.update(SECRETS, WARDMOTE_VAR=str(VAR), WARDMOTE_TEST="1", WARDMOTE_AS="app")
    os.environ["DJANGO_SETTINGS_MODULE"] = "wardmote.config.settings"
    # The sync API of Playwright leaves an event loop running in this thread; the database is used from it
    # all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    for name in (
        "WARDMOTE_DEMO",
        "WARDMOTE_BASE_URL",
        "WARDMOTE_UPLOADS",
        "WARDMOTE_SMTP_URL",
    ):
        os.environ.pop(name, None)
    VAR.mkdir(parents=True, exist_ok=True)
    if ADMIN not in os.environ:
        if given:
            if not bootstrap.is_superuser(given):
                raise RuntimeError("DATABASE_URL must be a superuser's to run the tests on another server")
            os.environ[ADMIN] = given
        else:
            _cluster = Cluster(VAR / "cluster", throwaway=True)
            _cluster.use()
            atexit.register(_cluster.release)
            os.environ[ADMIN] = _cluster.url()
            os.environ[PEER] = "1"
        os.environ[RUN] = str(os.getpid())
        with locked("roles"), bootstrap.connect(os.environ[ADMIN]) as admin:
            bootstrap.make_roles(admin, passwords())
            _drop_leftovers(admin)
    os.environ.update(addresses(f"wardmote_test_{os.environ[RUN]}_none"))


def passwords() -> dict[str, str]:
    """None on our own cluster, which knows us by our operating-system user; else generated ones, kept in
    var."""
    return {} if os.environ.get(PEER) else bootstrap.keep_passwords(VAR / "secrets")


def addresses(database: str) -> dict[str, str]:
    """DATABASE_URL and WARDMOTE_OWNER_DATABASE_URL of a database on the tests' server."""
    return bootstrap.derive_urls(os.environ[ADMIN], database=database, passwords=passwords())


def connect_as_admin(database: str | None = None) -> psycopg.Connection:
    """A superuser's connection in autocommit. For set-up only: what a test asserts, it asserts as the app."""
    return bootstrap.connect(os.environ[ADMIN], database=database)


@contextmanager
def locked(name: str) -> Iterator[None]:
    """One process at a time, on this machine."""
    with open(VAR / f"{name}.lock", "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _drop_leftovers(admin: psycopg.Connection) -> None:
    """Databases of runs that were killed."""
    for (name,) in admin.execute(
        "select datname from pg_database where datname like 'wardmote_test_%'"
    ).fetchall():
        if not Path(f"/proc/{name.split('_')[2]}").exists():
            bootstrap.drop_database(admin, name)


def make_database(name: str) -> None:
    """A database as the migrations leave it: a copy of a template, which is migrated once and kept while
    it is right."""
    with locked("template"), connect_as_admin() as admin:
        template = f"wardmote_template_{bootstrap.hash_migrations()}"
        if not admin.execute(
            "select 1 from pg_database where datname = %s and datistemplate", [template]
        ).fetchone():
            _make_template(admin, template)
        admin.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )
        bootstrap.make_database(admin, name)  # rights on a database are not copied with it
        # The limits of a service would be timed assertions here: on a machine that is busy or was stopped for a
        # while, a test that has done nothing wrong would lose its statement or its connection.
        for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            role = sql.Identifier(APP_ROLE)
            patient = sql.SQL("alter role {} in database {} set {} = '15min'")
            admin.execute(patient.format(role, sql.Identifier(name), sql.Identifier(limit)))


def _make_template(admin: psycopg.Connection, name: str) -> None:
    for (old,) in admin.execute(
        "select datname from pg_database where datname like 'wardmote_template_%'"
    ).fetchall():
        admin.execute(sql.SQL("alter database {} is_template false").format(sql.Identifier(old)))
        admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(old)))
    bootstrap.make_database(admin, name)
    with connect_as_admin(name) as inside:
        bootstrap.grant_in_database(inside)
    if baseline.lay(addresses(name)["WARDMOTE_OWNER_DATABASE_URL"]) != bootstrap.hash_migrations():
        migrate(name)
    admin.execute(sql.SQL("alter database {} is_template true").format(sql.Identifier(name)))


def migrate(name: str) -> None:
    """Run the migrations that this database has not had, as its owner. Raises RuntimeError with what they said."""
    environment = {**os.environ, **addresses(name), "WARDMOTE_AS": "owner"}
    command = [sys.executable, PROJECT / "manage.py", "migrate", "--verbosity", "0", "--skip-checks"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"the migrations fail:\n{done.stdout}{done.stderr[-6000:]}")


def drop_database(name: str) -> None:
    with connect_as_admin() as admin:
        bootstrap.drop_database(admin, name)


@dataclass
class Cleaner:
    """Puts a database back to what the migrations left, after a test that really committed.

    The app may not TRUNCATE, and Django's flush would lose the rows that migrations wrote.
    """

    database: str
    tables: list[str] = field(default_factory=list)
    seed: dict[str, bytes] = field(default_factory=dict)  # table to its rows, as COPY writes them

    def remember(self) -> None:
        """Read the tables and the rows the migrations wrote. Call before the first test."""
        with connect_as_admin(self.database) as admin:
            rows = admin.execute(
                "select quote_ident(tablename) from pg_tables where schemaname = 'public' order by 1"
            )
            self.tables = [name for (name,) in rows]
            for name in self.tables:
                buffer = io.BytesIO()
                with admin.cursor() as cursor, cursor.copy(f"copy {name} to stdout".encode()) as copy:
                    for chunk in copy:
                        buffer.write(chunk)
                if buffer.tell():
                    self.seed[name] = buffer.getvalue()

    def restore(self) -> None:
        """Empty all tables, restart their sequences, write the seed rows again."""
        with connect_as_admin(self.database) as admin, admin.transaction():
            # Without the triggers: neither foreign keys nor the guards of the access log apply to the
            # cleaner.
            admin.execute("set local session_replication_role = replica")
            admin.execute(f"truncate {', '.join(self.tables)} restart identity".encode())
            for name, rows in self.seed.items():
                with admin.cursor() as cursor, cursor.copy(f"copy {name} from stdin".encode()) as copy:
                    copy.write(rows)
            for name in self.seed:
                self._advance_sequences(admin, name)

    def _advance_sequences(self, admin: psycopg.Connection, table: str) -> None:
        columns = admin.execute(
            "select attname, pg_get_serial_sequence(%s, attname) from pg_attribute"
            " where attrelid = %s::regclass and attnum > 0 and not attisdropped",
            [table, table],
        ).fetchall()
        for column, sequence in columns:
            if sequence:
                admin.execute(
                    f'select setval(%s, (select coalesce(max("{column}"), 1) from {table}))'.encode(),
                    [sequence],
                )
