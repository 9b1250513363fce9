"""Asking a virus scanner. Without a clear answer a file stays closed.

`WARDMOTE_SCANNER` names it: `clamd:unix:/path/of/socket`, `clamd:host:port` (ClamAV's daemon, its INSTREAM
command), `command:/usr/bin/clamscan --no-summary` (ends with 0 for clean, 1 for infected; the file's path is
added), or `none`, which counts in the demonstration and the tests alone.
"""

from __future__ import annotations

import contextlib
import shlex
import socket
import struct
import subprocess
import tempfile
from dataclasses import dataclass

from django.conf import settings


class ScannerUnavailable(Exception):
    """Nobody can say now whether the file is clean; the text says why."""


@dataclass(frozen=True)
class Found:
    """What the scanner found: an empty name for nothing."""

    name: str = ""

    @property
    def clean(self) -> bool:
        return not self.name


def scan(content: bytes, *, patient: bool = False) -> Found:
    """Ask the scanner of the settings about these bytes. Raises ScannerUnavailable.

    `patient`: a job asks, and may wait for two minutes; a page waits for five seconds at most and does not
    start a scanner that must load its signatures first.
    """
    chosen = settings.SCANNER
    if chosen == "none":
        if settings.PLAIN_HTTP:
            return Found()
        raise ScannerUnavailable("No virus scanner is set up; `none` counts in the demonstration alone.")
    if chosen.startswith("clamd:"):
        return _ask_clamd(chosen.removeprefix("clamd:"), content, timeout=120 if patient else 5)
    if chosen.startswith("command:"):
        if not patient:
            raise ScannerUnavailable("The scanner is started by a job.")
        return _run_command(chosen.removeprefix("command:"), content)
    raise ScannerUnavailable("No virus scanner is set up.")


def describe() -> tuple[bool, str]:
    """Return whether files can be checked now, and a sentence, for the readiness page."""
    try:
        found = scan(
            b"a file to see whether the scanner answers", patient=settings.SCANNER.startswith("command:")
        )
    except ScannerUnavailable as error:
        return False, f"Uploaded files stay closed: {error}"
    if not found.clean:
        return False, "The virus scanner calls a harmless text infected."
    if settings.SCANNER == "none":
        return True, "Uploaded files are not scanned for viruses: this is a demonstration."
    return True, "The virus scanner answers."


def _ask_clamd(address: str, content: bytes, *, timeout: float) -> Found:
    try:
        with contextlib.closing(_connect(address, timeout)) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), 65_536):
                part = content[start : start + 65_536]
                line.sendall(struct.pack(">I", len(part)) + part)
            line.sendall(struct.pack(">I", 0))
            answer = b""
            while not answer.endswith(b"\0"):
                part = line.recv(4096)
                if not part:
                    break
                answer += part
    except (OSError, ValueError) as error:
        raise ScannerUnavailable(f"The virus scanner cannot be reached ({type(error).__name__}).") from error
    words = answer.rstrip(b"\0\n").decode("utf-8", "replace")
    if words == "stream: OK":
        return Found()
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        return Found(words[len("stream: ") : -len(" FOUND")] or "something")
    raise ScannerUnavailable("The virus scanner gave no clear answer.")


def _connect(address: str, timeout: float) -> socket.socket:
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(timeout)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=timeout)


def _run_command(command: str, content: bytes) -> Found:
    with tempfile.NamedTemporaryFile(prefix="scan-", dir=settings.UPLOADS) as file:  # mode 0600
        file.write(content)
        file.flush()
        try:
            done = subprocess.run([*shlex.split(command), file.name], capture_output=True, timeout=120)
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise ScannerUnavailable(f"The virus scanner did not run ({type(error).__name__}).") from error
    if done.returncode == 0:
        return Found()
    if done.returncode == 1:
        return Found("something harmful")
    raise ScannerUnavailable(f"The virus scanner ended with {done.returncode}.")
