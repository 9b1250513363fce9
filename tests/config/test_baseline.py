"""An empty database is drawn from a file: it must be, to the last privilege, what all migrations make together."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from psycopg import sql
from tests import databases

from wardmote.config import backups, baseline, bootstrap
from wardmote.config.cluster import Cluster


@pytest.fixture(scope="module")
def programs():
    if os.environ.get(databases.PEER):
        return Cluster(databases.VAR / "cluster").programs
    return None


def make_empty_database(name: str) -> Iterator[str]:
    """An empty database of this process's own; yields its owner's address."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "one")
    full = f"wardmote_test_{os.environ[databases.RUN]}_{worker}_{name}"
    with databases.connect_as_admin() as admin:
        bootstrap.make_database(admin, full)
    with databases.connect_as_admin(full) as inside:
        bootstrap.grant_in_database(inside)
    yield databases.addresses(full)["WARDMOTE_OWNER_DATABASE_URL"]
    databases.drop_database(full)


@pytest.fixture(scope="module")
def migrated():
    for owner_url in make_empty_database("migrated"):
        with bootstrap.connect(owner_url) as connection:
            databases.migrate(connection.info.dbname)
        yield owner_url


@pytest.fixture
def drawn():
    for owner_url in make_empty_database("drawn"):
        baseline.lay(owner_url)
        yield owner_url


def words(text):
    """The words of each line, without what PostgreSQL writes otherwise when it reads its own text of an expression
    again: brackets, and casts to text."""
    return [
        re.sub(r"[()\[\]\s]+|::(text|character varying)", " ", line).split() for line in text.splitlines()
    ]


def count_rows(owner_url):
    """Rows of each table, as a superuser sees them: all of them."""
    with bootstrap.connect(owner_url) as connection:
        name = connection.info.dbname
    with databases.connect_as_admin(name) as admin:
        tables = admin.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        counted = {}
        for (table,) in tables:
            question = sql.SQL("select count(*) from {}").format(sql.Identifier(table))
            (counted[table],) = admin.execute(question).fetchone()
        return counted


def test_what_is_drawn_is_what_the_migrations_make(migrated, drawn, programs):
    there = baseline.draw(migrated, programs=programs)
    assert words(baseline.draw(drawn, programs=programs)) == words(there)
    assert count_rows(drawn) == count_rows(migrated)
    file = baseline.FILE.read_text()
    with bootstrap.connect(migrated) as connection:
        same_wording = f"PostgreSQL {connection.info.server_version // 10000}." in file
    if same_wording:  # another major version words its dumps otherwise
        assert words(file[file.index("-- *not*") :]) == words(there), "the file is old: ./run baseline"


def test_owners_privileges_policies_functions_and_triggers_are_the_same(migrated, drawn):
    with bootstrap.connect(migrated) as one, bootstrap.connect(drawn) as other:
        assert words("\n".join(backups.read_fences(other))) == words("\n".join(backups.read_fences(one)))


def test_the_file_is_of_these_migrations():
    assert baseline.read_mark(baseline.FILE.read_text()) == bootstrap.hash_migrations(), "./run baseline"


def test_where_there_are_tables_nothing_is_drawn(drawn):
    with bootstrap.connect(drawn) as connection:
        connection.execute("drop table wardmote_cache")
    assert baseline.lay(drawn) is None
    with bootstrap.connect(drawn) as connection:
        assert connection.execute("select to_regclass('wardmote_cache')").fetchone() == (None,)
