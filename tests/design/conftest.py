"""Pages name static files by their hashed names, which exist once the files were collected."""

import pytest
from tests import databases

from wardmote.config import commands


@pytest.fixture(scope="session")
def static_files() -> None:
    """The real static files, collected as for the real server."""
    with databases.locked("static"):
        commands.collect_static()
