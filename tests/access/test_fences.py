"""The start-up check, with the fence really broken."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest
from tests import databases

from wardmote.access import fences
from wardmote.config import serving
from wardmote.config.environment import PROJECT


@pytest.fixture(scope="module")
def spare():
    """A database of its own, to break things in."""
    name = f"wardmote_test_{os.environ[databases.RUN]}_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_fences"
    databases.make_database(name)
    yield name
    databases.drop_database(name)


@pytest.fixture
def broken(spare):
    """Run statements as the owner of the tables (or another role), undone at the end of the test; then
    ask."""
    opened = []

    def find(*statements, role="wardmote_app", maker="wardmote_owner"):
        connection = databases.connect_as_admin(spare)
        opened.append(connection)
        connection.autocommit = False
        connection.execute(f"set local role {maker}")
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"set local role {role}")
        return {
            fault.code: fault.words
            for fault in fences.find_faults(lambda q: connection.execute(q).fetchall())
        }

    yield find
    for connection in opened:
        connection.rollback()
        connection.close()


def test_nothing_is_wrong_with_what_the_migrations_make(broken):
    assert broken() == {}


def test_a_table_without_row_security_is_found(broken):
    assert list(broken("create table forgotten (id int)")) == ["unfenced"]


def test_row_security_that_spares_the_owner_is_found(broken):
    assert list(broken("create table spared (id int)", "alter table spared enable row level security")) == [
        "unforced"
    ]


def test_row_security_without_a_policy_is_found(broken):
    found = broken(
        "create table bare (id int)",
        "alter table bare enable row level security",
        "alter table bare force row level security",
    )
    assert list(found) == ["no-policy"]


def test_a_switched_off_fence_is_found(broken):
    found = broken("alter table people_person disable row level security")
    assert "people_person" in found["unfenced"]


def test_a_view_with_its_owners_rights_is_found_and_one_with_the_callers_is_not(broken):
    assert list(broken("create view all_people as select * from people_person")) == ["view"]
    assert not broken("create view people with (security_invoker = true) as select * from people_person")


def test_a_materialised_view_is_found(broken):
    assert list(broken("create materialized view copies as select * from people_person")) == ["view"]


def test_a_function_with_its_owners_rights_and_a_loose_search_path_is_found(broken):
    found = broken("create function loose() returns int language sql security definer as 'select 1'")
    assert list(found) == ["search-path"]


def test_the_owner_is_refused(broken):
    assert list(broken(role="wardmote_owner")) == ["owner"]


def test_a_superuser_is_refused(broken):
    assert "superuser" in broken(role="postgres")


def test_a_role_that_bypasses_row_security_is_refused(broken):
    assert list(broken("create role sly bypassrls", role="sly", maker="postgres")) == ["bypass"]


def test_a_role_that_may_become_the_owner_is_refused(broken):
    assert list(broken("grant wardmote_owner to wardmote_app", maker="postgres")) == ["owner"]


def test_reviewed_tables_have_reasons_and_exist_or_may_exist():
    assert all(len(reason) > 15 for table in fences.reviewed().values() for reason in table.values())
    assert not [
        name for name in fences.reviewed()["tables"] if name.split("_")[0] in {"people", "reports", "cases"}
    ]


@pytest.mark.parametrize(
    ("version", "good"),
    [
        (140020, False),
        (150013, False),
        (150014, True),
        (160009, False),
        (170005, False),
        (170006, True),
        (180000, True),
    ],
)
def test_servers_with_known_holes_are_refused(version, good):
    assert (fences.check_server_version(version) is None) is good


def _run(*command, database, **extra):
    environment = serving.build_environment({**databases.addresses(database), **extra})
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=PROJECT, capture_output=True, text=True
    )


def test_the_web_server_does_not_start_over_a_broken_fence(spare):
    with psycopg.connect(databases.addresses(spare)["WARDMOTE_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("create table forgotten (id int)")
        try:
            started = _run("-c", "import wardmote.config.wsgi", database=spare)
            checked = _run("manage.py", "check", "--database", "default", database=spare)
        finally:
            owner.execute("drop table forgotten")
    assert started.returncode != 0
    assert "forgotten has no row-level security" in started.stderr
    assert checked.returncode != 0
    assert "access.E001" in checked.stderr


def test_the_web_server_does_not_start_as_the_owner(spare):
    owner = databases.addresses(spare)["WARDMOTE_OWNER_DATABASE_URL"]
    started = _run("-c", "import wardmote.config.wsgi", database=spare, WARDMOTE_AS="owner")
    assert "serve as wardmote_app" in started.stderr
    started = _run("-c", "import wardmote.config.wsgi", database=spare, DATABASE_URL=owner)
    assert "serve as wardmote_app" in started.stderr


def test_the_worker_does_not_start_as_the_owner(spare):
    started = _run("manage.py", "work", "--once", database=spare, WARDMOTE_AS="owner")
    assert started.returncode != 0
    assert "serve as wardmote_app" in started.stderr
