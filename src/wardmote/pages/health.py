"""What a monitor asks: is the process alive, and can it do its work. No names, no versions, no figures of
people."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.documents import scanning

# Below this much room PostgreSQL and uploads are near their end: time to act while pages still work.
DISK_BYTES_NEEDED = 500_000_000


def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of the database: a slow one must not get the web server restarted."""
    return HttpResponse("live\n", content_type="text/plain")


def find_database_problem() -> str | None:
    """Why the database cannot be used, or None."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        return "does not answer"
    return None


def find_jobs_problem() -> str | None:
    """Why jobs are not done, or None: a worker must have shown a sign of life lately."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from procrastinate_workers where last_heartbeat > now() - %s * interval "
                "'1 second'",
                [settings.STALLED_AFTER],
            )
            (workers,) = cursor.fetchone()
    except DatabaseError:
        return "unknown"
    return None if workers else "no worker is running"


def find_disk_problem() -> str | None:
    """Why nothing more can be kept, or None."""
    path = settings.UPLOADS if settings.UPLOADS.exists() else settings.VAR
    return None if shutil.disk_usage(path).free >= DISK_BYTES_NEEDED else "nearly full"


def find_uploads_problem() -> str | None:
    """Why uploaded files cannot be kept, or None: a file is really written."""
    try:
        os.makedirs(settings.UPLOADS, mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.UPLOADS) as file:
            file.write(b"ready?")
    except OSError:
        return "cannot be written"
    return None


def find_scanner_problem() -> str | None:
    """Why uploaded files stay closed, or None (H9: not ready while the virus scanner is down)."""
    answers, words = scanning.describe()
    return None if answers else words


def describe_scanner() -> str:
    """What stands beside "ok": that nothing is scanned, in the demonstration."""
    return " (not scanned: this is a demonstration)" if settings.SCANNER == "none" else ""


CHECKS: dict[str, Callable[[], str | None]] = {
    "database": find_database_problem,
    "jobs": find_jobs_problem,
    "disk": find_disk_problem,
    "uploads": find_uploads_problem,
    "scanner": find_scanner_problem,
}


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """One line for each part; 200 when all are well, else 503."""
    problems = {name: check() for name, check in CHECKS.items()}
    lines = [
        f"{name}: {problem or 'ok'}{describe_scanner() if name == 'scanner' else ''}\n"
        for name, problem in problems.items()
    ]
    return HttpResponse(
        "".join(lines), content_type="text/plain", status=503 if any(problems.values()) else 200
    )
