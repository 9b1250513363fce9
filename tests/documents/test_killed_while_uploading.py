"""H1 for files: whoever is killed while keeping files leaves no row without its file, and no file for ever."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest
from tests.builders.messages import AGENCY, PARTNERSHIP

from wardmote.access.actors import SystemActor
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as
from wardmote.config import serving
from wardmote.documents.models import Document
from wardmote.documents.operations import remove_orphans
from wardmote.sharing.models import Audience

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = SystemActor(PARTNERSHIP, why="tests")
PATIENCE = 60.0  # seconds until a test gives up; nothing is asserted about time

# Keeps files without end, each of its own content, until it is killed.
UPLOADER = """
import sys, uuid, django
django.setup()
from wardmote.access.actors import SystemActor
from wardmote.access.ids import new_id
from wardmote.documents.operations import add_document
partnership, agency, audience = map(uuid.UUID, sys.argv[1:])
while True:
    add_document(by=SystemActor(partnership), partnership_id=partnership, agency_id=agency, audience_id=audience,
                 record_id=new_id(), name="diary.txt", content=str(new_id()).encode() * 2000)
"""


def rows() -> list[Document]:
    with acting_as(SYSTEM):
        return list(Document.objects.all())


def an_uploader(uploads: Path, audience: UUID) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", UPLOADER, str(PARTNERSHIP), str(AGENCY), str(audience)],
        env=serving.build_environment({"WARDMOTE_UPLOADS": str(uploads), "WARDMOTE_LOG_LEVEL": "ERROR"}),
        cwd=serving.environment.PROJECT,
    )


def test_h1_after_kill_9_each_row_has_its_whole_file_and_the_rest_is_cleared(uploads: Path) -> None:
    with acting_as(SYSTEM):
        audience = Audience.objects.create(id=new_id(), partnership_id=PARTNERSHIP)
    with an_uploader(uploads, audience.id) as part:
        try:
            deadline = time.monotonic() + PATIENCE
            while len(rows()) < 20:
                assert part.poll() is None, "the uploader ended by itself"
                assert time.monotonic() < deadline, "the uploader kept no file"
                time.sleep(0.01)
        finally:
            os.kill(part.pid, signal.SIGKILL)
    for row in rows():
        content = (uploads / row.stored_as[:2] / row.stored_as).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row.sha256
    for path in uploads.glob("??/*"):
        os.utime(path, (time.time() - 100_000,) * 2)
    remove_orphans(by=SystemActor(why="tests"))
    assert {path.name for path in uploads.glob("??/*")} == {row.stored_as for row in rows()}
