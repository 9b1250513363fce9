"""What the tests of sign-in share."""

from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    """Argon2id at the least cost: the tests make many accounts."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def cheap_passwords(settings: Any) -> None:
    """Hash passwords at the least cost (a test of the settings looks at the real one)."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CheapArgon2"]
