"""How the parts that run for long are started: the same words for `./run demo`, the tests and systemd."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from wardmote.config import environment
from wardmote.config.cluster import end_with_parent

LOOPBACK = "127.0.0.1"


class DidNotStart(RuntimeError):
    """A part ended, or did not answer in time; the text holds the end of what it said."""


def web_command(port: int, *, workers: int | None = None, threads: int | None = None) -> list[str]:
    """The web server on loopback: processes times threads, each thread one request and one connection at
    most.

    No access log: the address of a page may be the resident's private link to their report.
    """
    return [
        *[
            sys.executable,
            "-m",
            "wardmote.config.web",
            "--interface",
            "wsgi",
            "--host",
            LOOPBACK,
            "--port",
            str(port),
        ],
        *["--workers", str(workers or environment.read_number("WARDMOTE_WEB_WORKERS"))],
        *["--blocking-threads", str(threads or environment.read_number("WARDMOTE_WEB_THREADS"))],
        # An idle thread takes its database connection with it, and all plans that were made on it.
        *["--blocking-threads-idle-timeout", "600"],
        *["--no-ws", "--http", "1", "--respawn-failed-workers", "--workers-kill-timeout", "10"],
        *["--no-access-log", "--log-level", "warning", "wardmote.config.wsgi:application"],
    ]


def worker_command() -> list[str]:
    """The process that does the jobs."""
    return [sys.executable, str(environment.PROJECT / "manage.py"), "work"]


def build_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a part: ours, with the package on the path."""
    return {
        **os.environ,
        "PYTHONPATH": str(environment.PROJECT / "src"),
        "DJANGO_SETTINGS_MODULE": "wardmote.config.settings",
        "PYTHONUNBUFFERED": "1",
        # Threads that each have a heap of their own keep what they once used; two heaps are enough for four.
        "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2"),
        **(extra or {}),
    }


def start(
    command: list[str],
    *,
    extra: Mapping[str, str] | None = None,
    log: Path | None = None,
    when_orphaned: int = signal.SIGTERM,
    told: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a part that ends with us. Its words go to `log`, or to our own output.

    `when_orphaned`: the signal it gets from the kernel when we die without saying so (kill -9). `told`: it is
    told things on its standard input, which is a pipe then.
    """
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(open(log, "ab")) if log else None
        return subprocess.Popen(
            command,
            env=build_environment(extra),
            cwd=environment.PROJECT,
            stdin=subprocess.PIPE if told else subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT if out else None,
            # Ctrl-C at the terminal reaches us alone; we stop the parts in order.
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(when_orphaned),
        )


def stop(part: subprocess.Popen[bytes], *, timeout: float = 15) -> None:
    """Ask a part to end and wait; after `timeout` seconds end it and everything it started."""
    if part.poll() is None:
        part.terminate()
        try:
            part.wait(timeout=timeout)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(part.pid, signal.SIGKILL)  # the part leads a session of its own
            part.wait()


def find_free_port(wanted: int) -> int:
    """`wanted`, or the next port on loopback that nobody listens on. Raises OSError when a hundred are
    busy."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind((LOOPBACK, port))
                return port
    raise OSError(f"ports {wanted} to {wanted + 99} are all busy")


def ask(port: int, path: str, *, timeout: float = 10) -> tuple[int, bytes]:
    """Status and body of one GET on loopback."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def wait_until_answers(
    part: subprocess.Popen[bytes],
    port: int,
    path: str = "/healthz",
    *,
    timeout: float = 60,
    log: Path | None = None,
) -> int:
    """Wait for the first answer that is no error of the server; returns its status. Raises DidNotStart."""
    deadline = time.monotonic() + timeout
    said = ""
    while time.monotonic() < deadline and part.poll() is None:
        try:
            status, body = ask(port, path)
            if status < 500:
                return status
            said = f"{path} answered {status}: {body[:300]!r}"
        except (OSError, http.client.HTTPException) as error:
            said = str(error)
        time.sleep(0.05)
    if log and log.exists():
        said += "\n" + "\n".join(log.read_text(errors="replace").splitlines()[-15:])
    raise DidNotStart(said or "it ended at once")
