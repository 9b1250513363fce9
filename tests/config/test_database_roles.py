"""The tests mean nothing if they run as somebody whom row-level security does not bind."""

from __future__ import annotations

import os
import socket
import uuid

import psycopg
import pytest
from django.core.cache import cache
from django.db import ProgrammingError, connection
from tests.builders.partnership import a_partnership
from tests.conftest import NetworkBlocked

from wardmote.config import bootstrap


@pytest.fixture
def one(db):
    def run(query, parameters=None):
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            return cursor.fetchone()

    return run


def test_tests_run_as_a_role_that_row_security_binds(one):
    role, superuser, bypass = one(
        "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
    )
    assert (role, superuser, bypass) == ("wardmote_app", False, False)


def test_the_app_owns_no_table_and_cannot_become_one_who_does(one):
    assert one("select count(*) from pg_class where relowner = current_user::regrole")[0] == 0
    for role in ("wardmote_owner", "wardmote_audit", "postgres"):
        assert one(
            "select pg_has_role(current_user, oid, 'MEMBER') from pg_roles where rolname = %s", [role]
        ) in (
            (False,),
            None,
        )


def test_the_app_can_neither_truncate_nor_make_tables(one):
    (found,) = one(
        "select array_agg(relname) from pg_class where relnamespace = 'public'::regnamespace"
        " and relkind in ('r', 'p')"
        " and (has_table_privilege(oid, 'truncate') or has_table_privilege(oid, 'references'))"
    )
    assert found is None
    with pytest.raises(ProgrammingError, match="permission denied for schema public"):
        one("create table mine (id int)")


@pytest.mark.django_db(transaction=True)
def test_a_committed_row_is_gone_after_the_test_1():
    cache.set("left-behind", str(uuid.uuid4()))
    assert cache.get("left-behind")


@pytest.mark.django_db(transaction=True)
def test_a_committed_row_is_gone_after_the_test_2():
    assert cache.get("left-behind") is None


@pytest.mark.django_db(transaction=True)
def test_cleaning_keeps_what_the_migrations_wrote(worker_database):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from auth_permission")
        before = cursor.fetchone()[0]
        cursor.execute("delete from auth_permission")
    worker_database.cleaner.restore()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from auth_permission")
        assert cursor.fetchone()[0] == before > 0


def test_whether_a_partnership_is_there_is_known_before_the_program_is_loaded(transactional_db):
    """`./run demo` tells its story before the first page until there is one: tables alone say nothing."""
    owner = os.environ["WARDMOTE_OWNER_DATABASE_URL"]
    assert not bootstrap.has_partnership(owner)
    a_partnership()
    assert bootstrap.has_partnership(owner)


def test_the_owner_is_bound_by_forced_row_security_too(worker_database):
    with psycopg.connect(worker_database.owner_url) as owner:
        row = owner.execute(
            "select rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        ).fetchone()
    assert row == (False, False)


def test_no_other_machine_can_be_reached():
    with socket.socket() as outside:
        outside.settimeout(0.2)
        with pytest.raises(NetworkBlocked):
            outside.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkBlocked):
        socket.getaddrinfo("example.org", 80)
