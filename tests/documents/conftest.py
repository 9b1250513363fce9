"""Uploads of these tests stand in a directory of their own."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    """Where files are kept in this test."""
    settings.UPLOADS = tmp_path / "uploads"
    settings.UPLOADS.mkdir()
    return tmp_path / "uploads"
