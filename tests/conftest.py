"""What every test stands on: the tests' database, no network but this machine, and the real server for
journeys."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import databases

from wardmote.config import commands, serving

# Before Django reads its settings: pytest-django finds it configured and goes on from there.
databases.prepare_environment()

import django  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

django.setup()

# The same examples for everybody, however slow the machine; `--hypothesis-profile=explore` looks for new ones.
_patient = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("explore", **_patient)
settings.register_profile("steady", derandomize=True, **_patient)
settings.load_profile("steady")


class NetworkBlocked(RuntimeError):
    """A test tried to reach another machine."""


def _allow_loopback_only(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: sees each connection, also one made by a library, before it is made."""
    if event == "socket.connect":
        target, address = arguments
        if target.family == socket.AF_UNIX:
            return
        host = str(address[0])
    elif event == "socket.getaddrinfo":
        host = arguments[0].decode() if isinstance(arguments[0], bytes) else str(arguments[0] or "localhost")
    else:
        return
    if host in {"localhost", "0.0.0.0", "::", ""}:
        return
    try:
        allowed = ipaddress.ip_address(host).is_loopback
    except ValueError:
        allowed = False
    if not allowed:
        raise NetworkBlocked(f"a test may not reach {host!r}")


def pytest_configure(config: pytest.Config) -> None:
    import sys

    sys.addaudithook(_allow_loopback_only)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name static files by their hashed names, which the collected ones alone tell."""
    with databases.locked("static"):
        commands.collect_static()


@dataclass(frozen=True)
class WorkerDatabase:
    """This worker's database: its name, its two addresses, and how to clean it."""

    name: str
    app_url: str
    owner_url: str
    cleaner: databases.Cleaner


@pytest.fixture(scope="session")
def worker_database(worker_id: str) -> Iterator[WorkerDatabase]:
    """A database of this worker's own, as the migrations leave it; dropped at the end."""
    name = f"wardmote_test_{os.environ[databases.RUN]}_{worker_id}"
    databases.make_database(name)
    urls = databases.addresses(name)
    cleaner = databases.Cleaner(name)
    cleaner.remember()
    yield WorkerDatabase(name, urls["DATABASE_URL"], urls["WARDMOTE_OWNER_DATABASE_URL"], cleaner)
    databases.drop_database(name)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, worker_database: WorkerDatabase
) -> Iterator[None]:
    """Django's default connection is this worker's database, as wardmote_app. Replaces pytest-django's
    own set-up, which would make the tables as the app, and so own them."""
    from django.db import connections
    from django.test import TransactionTestCase

    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = worker_database.name
    os.environ["DATABASE_URL"] = worker_database.app_url
    os.environ["WARDMOTE_OWNER_DATABASE_URL"] = worker_database.owner_url
    # After a test that committed, Django would flush as the app, which may not and should not.
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: worker_database.cleaner.restore())
    yield
    patch.undo()
    with django_db_blocker.unblock():
        connection.close()


@dataclass(frozen=True)
class Site:
    """The running product: `url` without a slash at the end, and where its server's words are."""

    url: str
    port: int
    log: Path


@pytest.fixture(scope="session")
def site(worker_database: WorkerDatabase, django_db_setup: None, worker_id: str) -> Iterator[Site]:
    """The real web server with real static files, over this worker's database. It sees only what is
    committed: a journey takes the `transactional_db` fixture, which cleans up afterwards."""
    log = databases.VAR / f"web-{os.environ[databases.RUN]}-{worker_id}.log"
    log.unlink(missing_ok=True)
    # The next free port from a start of this worker's own, so that two workers do not race for one.
    offset = int(worker_id.removeprefix("gw")) if worker_id != "master" else 50
    port = serving.find_free_port(20_000 + os.getpid() % 300 * 100 + offset)
    web = serving.start(
        serving.web_command(port, workers=1, threads=4),
        extra={"PORT": str(port), "DATABASE_URL": worker_database.app_url},
        log=log,
    )
    try:
        serving.wait_until_answers(web, port, log=log)
        yield Site(f"http://{serving.LOOPBACK}:{port}", port, log)
    finally:
        serving.stop(web)
    log.unlink(missing_ok=True)
