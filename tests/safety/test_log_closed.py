"""The log fails closed over HTTP: when events cannot be written, nothing is shown and nothing is done (D2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from tests import databases
from tests.builders.secrets_world import SecretWorld
from tests.safety.attack import addresses, reading_logs, routes, whole

from wardmote.access.rows import acting_as
from wardmote.cases.models import Entry


def told_of_records(world: SecretWorld, text: str) -> set[str]:
    """The secrets of records that a text tells (names of colleagues, tokens and saved views leave no event)."""
    return {word for word in world.found_in(text) if world.secrets[word].record_ids}


@contextmanager
def deaf_log(database: str) -> Iterator[None]:
    """The app may not add events any more, as after a mistake in somebody's upkeep of the database."""
    with databases.connect_as_admin(database) as admin:
        admin.execute("revoke insert on audit_accessevent from wardmote_app")
        try:
            yield
        finally:
            admin.execute("grant insert on audit_accessevent to wardmote_app")


@pytest.fixture
def quiet_database(world: SecretWorld, django_db_blocker: Any) -> Iterator[None]:
    """Requests that commit, as the server's do; the world is made anew for each module and cleaned after it."""
    with django_db_blocker.unblock():
        yield
        connection.close()


def entries(world: SecretWorld) -> int:
    with acting_as(world.who["council caseworker"].viewer):
        return Entry.objects.filter(case=world.cases["own"]).count()


def note(world: SecretWorld, words: str) -> Any:
    address = f"/cases/{world.cases['own'].reference}/notes"
    return world.who["council caseworker"].client().post(address, {"note-kind": "note", "note-text": words})


@pytest.mark.parametrize(
    "label", ["council caseworker", "police supervisor", "council information_governance"]
)
def test_nothing_is_shown_that_cannot_be_logged(world, quiet_database, worker_database, label):
    """Each page that leaves an event when the log works answers 503 without it, and tells nothing."""
    client = world.who[label].client()
    keys = [one for route in routes() if not route.is_public and route.name != "sign_out"
            for one in addresses(world, route, most=2)[:2]
            if world.who[label].viewer.may(route.permission) and "GET" in route.methods]  # fmt: skip
    told = {one: client.get(one) for one in keys}
    showing = {one for one, page in told.items() if told_of_records(world, whole(page))}
    assert showing or label == "council information_governance"
    with deaf_log(worker_database.name), reading_logs() as lines:
        for address in keys:
            page = client.get(address)
            assert not told_of_records(world, whole(page)), address
            if address in showing:
                assert page.status_code == 503, (address, page.status_code)
                assert page.headers["Retry-After"]
    assert not world.found_in("\n".join(lines))


def test_nothing_is_done_that_cannot_be_logged(world, quiet_database, worker_database):
    """What was sent is undone with its event: no half act, and afterwards all works again."""
    before = entries(world)
    with deaf_log(worker_database.name):
        page = note(world, "Never kept")
        assert page.status_code == 503
        assert "was not saved" in page.content.decode()
        refused = world.who["council analyst"].client().get("/cases")
        assert refused.status_code == 503, "a refusal that cannot be logged is not given as one"
    assert entries(world) == before
    assert note(world, "Kept").status_code == 302
    assert entries(world) == before + 1


def test_the_public_form_takes_nothing_that_cannot_be_logged(world, quiet_database, worker_database):
    """The resident is told that nothing was saved; no report without its event."""
    from django.test import Client

    link = world.links["resident"]
    address = f"/follow/{link}/again"
    with deaf_log(worker_database.name):
        page = Client(raise_request_exception=False).post(address, {"words": "Again", "danger_now": "no"})
        assert page.status_code == 503
        assert Client(raise_request_exception=False).get(f"/follow/{link}").status_code == 503
    assert Client().get(f"/follow/{link}").status_code == 200
