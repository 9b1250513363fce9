"""A load of its own: clients on loopback that keep their connections, and what they measured."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wardmote.config import environment, serving

LOOPBACK = serving.LOOPBACK


@dataclass
class Measured:
    """Times of answers in seconds, how long it all took, and how many answers were not as wanted."""

    times: list[float] = field(default_factory=list)
    took: float = 0.0
    wrong: int = 0
    last_wrong: str = ""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.took if self.took else 0.0

    def at(self, share: float) -> float:
        """Milliseconds within which this share of the answers came (0.5: the median)."""
        if not self.times:
            return float("nan")
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1_000

    def __str__(self) -> str:
        text = f"{self.rate:,.0f}/s · {self.at(0.5):.1f} · {self.at(0.95):.1f} ms"
        return text + (f" ({self.wrong} wrong: {self.last_wrong})" if self.wrong else "")


def request(
    method: str, path: str, *, body: bytes = b"", headers: dict[str, str] | None = None, host: str = LOOPBACK
) -> bytes:
    """One HTTP/1.1 request, as bytes."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *(f"{k}: {v}" for k, v in (headers or {}).items())]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def drive(
    port: int,
    make: Callable[[], bytes],
    *,
    clients: int,
    seconds: float,
    wanted: int = 200,
    most: int = 50_000,
) -> Measured:
    """So many clients, each sending its next request when the last was answered, for some seconds."""
    measured = Measured()
    asyncio.run(_drive(port, make, clients, seconds, wanted, most, measured))
    return measured


async def _drive(
    port: int,
    make: Callable[[], bytes],
    clients: int,
    seconds: float,
    wanted: int,
    most: int,
    found: Measured,
) -> None:
    begun = time.perf_counter()
    until = begun + seconds

    async def client() -> None:
        reader, writer = await asyncio.open_connection(LOOPBACK, port)
        try:
            while time.perf_counter() < until and len(found.times) < most:
                sent = make()
                start = time.perf_counter()
                writer.write(sent)
                status, answer = await _answer(reader)
                found.times.append(time.perf_counter() - start)
                if status != wanted:
                    found.wrong += 1
                    found.last_wrong = f"{status} {answer[:120]!r}"
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    await asyncio.gather(*(client() for _ in range(clients)))
    found.took = time.perf_counter() - begun


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    low = head.lower()
    place = low.find(b"content-length:")
    if place >= 0:
        return status, await reader.readexactly(int(low[place + 15 : low.find(b"\r\n", place)]))
    if b"transfer-encoding: chunked" in low:
        whole = b""
        while True:
            size = int(await reader.readline(), 16)
            whole += await reader.readexactly(size)
            await reader.readexactly(2)
            if size == 0:
                return status, whole
    return status, b""


@contextlib.contextmanager
def server(application: str = "wardmote.config.wsgi:application", **extra: str) -> Iterator[tuple[int, int]]:
    """A web server with two workers as the product starts it, for one WSGI application; its port and process id."""
    port = serving.find_free_port(18_000 + os.getpid() % 200 * 10)
    command = [*serving.web_command(port, workers=2)[:-1], application]
    root = environment.PROJECT
    path = os.pathsep.join((str(root / "src"), str(root)))
    log = Path(environment.var_directory()) / "logs" / "bench-web.log"
    part = serving.start(command, extra={"PORT": str(port), "PYTHONPATH": path, **extra}, log=log)
    try:
        serving.wait_until_answers(part, port, log=log)
        yield port, part.pid
    finally:
        serving.stop(part)
