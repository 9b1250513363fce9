"""H3: a worker that is killed in the middle of a job loses nothing, and nothing is done twice."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.builders.mail_server import MailServer, a_mail_server
from tests.builders.messages import PARTNERSHIP, an_officer
from tests.builders.worker import PATIENCE, STALLED_AFTER, a_worker, wait_until

from wardmote.access.actors import SystemActor
from wardmote.access.queue import put_in_queue
from wardmote.access.rows import acting_as
from wardmote.notifications.choices import MessageState
from wardmote.notifications.models import Message
from wardmote.notifications.operations import SEND_TASK, send_email

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = SystemActor(PARTNERSHIP, why="tests")


@contextlib.contextmanager
def a_mail_worker(server: MailServer, directory: Path, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that sends by this mail server, and writes much into its log."""
    extra = {"WARDMOTE_SMTP_URL": server.url, "WARDMOTE_LOG_LEVEL": "INFO"}
    with a_worker(directory, *more, extra=extra) as part:
        yield part


def ask(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None


def write(number: int = 1) -> Message:
    return send_email(
        by=an_officer(),
        to=f"robin{number}@example.org",
        subject="You have an update",
        text="Sign in to read it.",
    )


def states() -> set[str]:
    with acting_as(SYSTEM):
        return set(Message.objects.values_list("state", flat=True))


def test_h3_a_message_whose_worker_was_killed_is_sent_by_the_next_and_once(tmp_path: Path) -> None:
    message = write()
    with a_mail_server() as server:
        server.stalls.set()
        with a_mail_worker(server, tmp_path) as first:
            wait_until(server.stalled.is_set, "the worker was in the middle of sending")
            os.kill(first.pid, signal.SIGKILL)
            first.wait()
        assert server.taken == []
        assert states() == {MessageState.WAITING}
        assert (
            ask("select status::text from procrastinate_jobs where task_name = 'wardmote.send_message'")
            == "doing"
        )
        server.stalls.clear()
        wait_until(
            lambda: ask(
                "select coalesce(max(last_heartbeat) < now() - interval"
                f" '{STALLED_AFTER + 1} seconds', true) from procrastinate_workers"
            ),
            "the dead worker's last sign of life was old",
        )
        with a_mail_worker(server, tmp_path):
            wait_until(lambda: states() == {MessageState.SENT}, "another worker had sent the message")
    (taken,) = server.taken
    assert str(message.id) in taken["Message-ID"]
    assert taken["To"] == "robin1@example.org"
    assert taken["Auto-Submitted"] == "auto-generated"


def test_one_worker_sends_each_message_once_and_keeps_what_it_cannot_send(tmp_path: Path) -> None:
    messages = [write(number) for number in range(8)]
    with acting_as(SYSTEM):
        for message in messages * 2:  # as if every job had been started three times
            put_in_queue(SEND_TASK, message_id=str(message.id), partnership_id=str(PARTNERSHIP))
    gone, busy = write(98), write(99)
    with a_mail_server() as server:
        server.refusals = {gone.to: f"550 no such person <{gone.to}>", busy.to: "451 come back later"}
        with a_mail_worker(server, tmp_path, "--once") as worker:
            assert worker.wait(PATIENCE) == 0
    assert sorted(taken["To"] for taken in server.taken) == sorted(message.to for message in messages)
    with acting_as(SYSTEM):
        kept = {message.id: message for message in Message.objects.all()}
    assert {kept[message.id].state for message in messages} == {MessageState.SENT}
    # refused for good: seen, kept, and without the address in the log
    assert kept[gone.id].state == MessageState.FAILED
    assert kept[gone.id].last_error == "The mail server refused the address (reply 550)."
    # refused for now: waits, and its job is tried again later
    assert (kept[busy.id].state, kept[busy.id].attempts) == (MessageState.WAITING, 1)
    later = "select count(*) from procrastinate_jobs where status = 'todo' and scheduled_at > now()"
    assert ask(f"{later} and args ->> 'message_id' = '{busy.id}'") == 1
    assert "example.org" not in (tmp_path / "worker.log").read_text()
