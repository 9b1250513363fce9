"""What a monitor is told, with the parts really missing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from wardmote.pages import health


@pytest.fixture
def worker_alive(db):
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers default values")


def test_live_asks_nothing_of_the_database(db, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse("healthz"))
    assert (response.status_code, response.content) == (200, b"live\n")


def test_ready_when_all_parts_are(worker_alive, client, settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"
    response = client.get(reverse("readyz"))
    assert response.content.decode().splitlines() == [
        "database: ok",
        "jobs: ok",
        "disk: ok",
        "uploads: ok",
        "scanner: ok (not scanned: this is a demonstration)",
    ]
    assert response.status_code == 200


def test_not_ready_without_a_worker(db, client):
    response = client.get(reverse("readyz"))
    assert response.status_code == 503
    assert "jobs: no worker is running" in response.content.decode()


def test_not_ready_when_the_worker_fell_silent(worker_alive, client):
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '31 seconds'")
    assert client.get(reverse("readyz")).status_code == 503


def test_not_ready_when_uploads_cannot_be_kept(worker_alive, client, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.UPLOADS = tmp_path / "file"
    response = client.get(reverse("readyz"))
    assert response.status_code == 503
    assert "uploads: cannot be written" in response.content.decode()


def test_not_ready_when_the_disk_is_nearly_full(worker_alive, client, monkeypatch):
    monkeypatch.setattr(health, "DISK_BYTES_NEEDED", 10**18)
    assert "disk: nearly full" in client.get(reverse("readyz")).content.decode()


def test_not_ready_while_the_virus_scanner_is_down(worker_alive, client, settings):
    settings.SCANNER = "clamd:127.0.0.1:1"
    response = client.get(reverse("readyz"))
    assert response.status_code == 503
    assert "scanner: Uploaded files stay closed" in response.content.decode()
