"""Workers are born of a keeper that has loaded the program: nothing is shared that must not be."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from wardmote.config import serving

KEEPER = """
import json, os, threading
from wardmote.config import web

web.prepare()
web.load("wardmote.config.wsgi:application")
from django.db import connection
from wardmote.access.ids import new_id, new_reference

new_id()  # the keeper's own chance has begun
told = {"threads": threading.active_count(), "open": connection.connection is not None,
        "made": []}
for _ in range(2):
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        with connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            process = cursor.fetchone()[0]
        ids = [new_id().hex[-8:] for _ in range(20)] + [new_reference("A") for _ in range(5)]
        os.write(writing, json.dumps({"process": process, "ids": ids}).encode())
        os._exit(0)
    os.waitpid(worker, 0)
    told["made"].append(json.loads(os.read(reading, 60_000)))
print(json.dumps(told))
"""


@pytest.mark.django_db
def test_workers_have_connections_and_chance_of_their_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KEEPER],
        env=serving.build_environment({"DATABASE_URL": os.environ["DATABASE_URL"]}),
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["threads"], told["open"]) == (1, False)
    one, other = told["made"]
    assert one["process"] != other["process"]
    assert not set(one["ids"]) & set(other["ids"])


def test_the_product_is_served_that_way() -> None:
    command = serving.web_command(8000)
    assert command[command.index("-m") + 1] == "wardmote.config.web"
    assert command[-1] == "wardmote.config.wsgi:application"
