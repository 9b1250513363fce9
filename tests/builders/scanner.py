"""A stand-in for ClamAV's daemon on loopback: speaks its INSTREAM command, and knows one infected file."""

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.builders.files import EICAR


class _Line(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        line: socket.socket = self.request
        if self._read(line, 10) != b"zINSTREAM\0":
            line.sendall(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while size := struct.unpack(">I", self._read(line, 4))[0]:
            content += self._read(line, size)
        self.server.asked.append(content)
        if self.server.answer is not None:
            line.sendall(self.server.answer)
        else:
            line.sendall(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")

    @staticmethod
    def _read(line: socket.socket, size: int) -> bytes:
        found = b""
        while len(found) < size:
            part = line.recv(size - len(found))
            if not part:
                raise ConnectionError("the client hung up")
            found += part
        return found


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    answer: bytes | None = None  # said to everything, when set

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.asked: list[bytes] = []

    @property
    def setting(self) -> str:
        return f"clamd:127.0.0.1:{self.server_address[1]}"


@contextmanager
def a_scanner() -> Iterator[_Server]:
    """Serve on a free port of loopback while the block runs."""
    with _Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
