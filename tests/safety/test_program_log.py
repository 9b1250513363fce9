"""The program's own log tells nothing of a resident (D8), even when the database refuses a row that names one."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test import Client
from tests import databases
from tests.safety.attack import reading_logs, send

from wardmote.cases.models import Case

WORD = "qx9999zq"


def test_a_row_that_the_database_refuses_is_not_in_the_log(world, worker_database, django_db_blocker):
    """PostgreSQL answers with the whole row; the log keeps the error's code and table, and its place in the code."""
    case: Case = world.cases["own"]
    client = world.who["council caseworker"].client()
    with databases.connect_as_admin(worker_database.name) as admin, django_db_blocker.unblock():
        admin.execute(
            f"alter table cases_entry add constraint never check (text not like '%{WORD}%') not valid"
        )
        try:
            with reading_logs() as lines:
                page = send(client, f"/cases/{case.reference}/notes", kind="note", text=f"A note {WORD}")
        finally:
            connection.close()
            admin.execute("alter table cases_entry drop constraint never")
    assert page.status_code in (500, 503)
    assert WORD not in page.content.decode()
    log = "\n".join(lines)
    assert "23514" in log, "the fault must still be found: its code is in the log"
    assert "cases_entry" in log
    assert WORD not in log
    assert "Failing row" not in log


@pytest.mark.django_db
def test_keys_in_addresses_are_not_in_the_log(world):
    """Django names the address of what it refuses; the keys by which residents and staff come in stand in some."""
    link = world.links["resident"]
    with reading_logs() as lines:
        for address in (f"/follow/{link}/again", f"/follow/{link}/contact", f"/follow/{link}"):
            assert Client(enforce_csrf_checks=True).post(address, {"words": WORD}).status_code == 403
        Client().get(f"/follow/{link[:-1]}")
        for secret in world.passes:
            for place in ("join", "sign-in/reset", "follow"):
                Client(enforce_csrf_checks=True).post(f"/{place}/{secret}")
    log = "\n".join(lines)
    assert "/follow/…/again" in log
    assert not [secret for secret in [*world.passes, link[:-1]] if secret in log]
    assert WORD not in log


def test_errors_are_told_without_their_messages():
    """The chain of an error is told by kind and place, never by its words."""
    with reading_logs() as lines:
        try:
            try:
                int(f"not a number {WORD}")
            except ValueError as error:
                raise KeyError(WORD) from error
        except KeyError:
            logging.getLogger("wardmote.test").exception("something failed")
    log = "\n".join(lines)
    assert "builtins.KeyError" in log
    assert "builtins.ValueError" in log
    assert "test_program_log.py" in log
    assert WORD not in log.replace(f"{{{WORD}}}", "")
