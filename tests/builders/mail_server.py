"""A mail server on loopback that keeps what it takes, and can be made to stall or to refuse (RFC 5321)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert isinstance(server, MailServer)
        self._say("220 here")
        while line := self.rfile.readline().strip().upper():
            if line.startswith((b"EHLO", b"HELO")):
                self._say("250 here")
            elif line.startswith(b"RCPT") and (refusal := server.refusal_of(line)):
                self._say(refusal)
            elif line.startswith(b"DATA"):
                if not self._take():
                    return
            elif line.startswith(b"QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self) -> bool:
        server = self.server
        assert isinstance(server, MailServer)
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if server.stalls.is_set():
            # The whole text is here, but no answer: whoever sent it does not know whether it was taken.
            server.stalled.set()
            self.rfile.read()
            return False
        server.taken.append(message_from_bytes(b"".join(lines)))
        self._say("250 taken")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


class MailServer(socketserver.ThreadingTCPServer):
    """`taken`: the messages that it said yes to. `refusals`: address to reply.

    `stalls`: while set, it answers no text, and sets `stalled`.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.taken: list[Message] = []
        self.refusals: dict[str, str] = {}
        self.stalls, self.stalled = threading.Event(), threading.Event()

    def refusal_of(self, line: bytes) -> str:
        """The reply to a recipient that is refused, or nothing."""
        return next((words for to, words in self.refusals.items() if to.upper().encode() in line), "")

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?tls=0"


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    """Serve on a free port of loopback while the block runs."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
