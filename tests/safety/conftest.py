"""The world of secrets, built once for a module and really committed, since a second connection looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.builders.secrets_world import SecretWorld, a_world_of_secrets


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, worker_database: Any) -> Iterator[SecretWorld]:
    """The world, for as long as a module's tests run. Tests that write are undone by their own transaction."""
    with django_db_blocker.unblock():
        made = a_world_of_secrets()
    yield made
    with django_db_blocker.unblock():
        worker_database.cleaner.restore()
