"""2,000 connections opened within a second, each subscribing, while 100 others follow: how long until all are served, and what the others notice.

Beside it the same storm on a bare asyncio server that answers the handshake's bytes. The clients are a process of their own:
`python -m benchmarks.connect_storm storm PORT COUNT TOKEN`.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from typing import Any

import uvloop

from benchmarks.figure import Figure
from benchmarks.live_latency import UPGRADE, masked
from benchmarks.server import WRITE_KEY, Server, free_port, running

OTHERS = 100
SECONDS = 1.0
_QUERY = {"metric": "*", "aggregation": "count", "time_window": "last_hour"}
_SUBSCRIBE = masked(json.dumps({"type": "subscribe", "id": "q", "query": _QUERY}))


class Caller(asyncio.Protocol):
    """Connects, subscribes, and notes when its snapshot came and how long after a round each update did."""

    def __init__(self, storm: Storm, hello: bytes) -> None:
        self._storm, self._hello, self._is_served, self._round = storm, hello, False, 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.write(self._hello)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        now_s = time.perf_counter()
        if data.startswith(b"HTTP/1.1 101"):
            self.transport.write(_SUBSCRIBE)  # type: ignore[attr-defined]
            data = data.partition(b"\r\n\r\n")[2]
        elif data.startswith(b"HTTP/1.1"):
            raise SystemExit(data[:400].decode())
        if data and not self._is_served:
            self._is_served = True
            self._storm.served_s.append(now_s)
        elif data and self._storm.round > self._round:
            self._round = self._storm.round
            self._storm.latencies_s.append(now_s - self._storm.sent_s)


class Storm:
    """What a group of callers notes together."""

    def __init__(self) -> None:
        self.served_s: list[float] = []
        self.latencies_s: list[float] = []
        self.round, self.sent_s = 0, 0.0


async def _open(storm: Storm, port: int, count: int, seconds: float, token: str) -> float:
    """Begin `count` connections evenly over the time; gives when the first began."""
    loop, began_s = asyncio.get_running_loop(), time.perf_counter()
    hello = f"GET /ws?token={token} HTTP/1.1\r\nHost: x\r\n{UPGRADE}".encode()
    opening = []
    for number in range(count):
        await asyncio.sleep(max(0.0, began_s + seconds * number / count - time.perf_counter()))
        opening.append(loop.create_task(loop.create_connection(lambda: Caller(storm, hello), "127.0.0.1", port)))
    await asyncio.gather(*opening)
    return began_s


async def _rounds(storm: Storm, port: int, until: asyncio.Event) -> None:
    """An event every 0.1 s, whose update the others wait for."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps({"name": "probe"})
    head = f"POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {WRITE_KEY}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    while not until.is_set():
        storm.round, storm.sent_s = storm.round + 1, time.perf_counter()
        writer.write((head + body).encode())
        await reader.readuntil(b"}")
        await asyncio.sleep(0.1)
    writer.close()


async def _storm(port: int, count: int, token: str) -> dict[str, Any]:
    others, storm, quiet = Storm(), Storm(), asyncio.Event()
    if token:
        await _open(others, port, OTHERS, 0.5, token)
        await _others(others, port, 2.0, None)  # warm
        before = await _others(others, port, 3.0, None)
    began_s = await _open(storm, port, 0, 0.0, token)
    opening = asyncio.create_task(_open(storm, port, count, SECONDS, token))
    noticing = asyncio.create_task(_others(others, port, 30.0, quiet)) if token else None
    while len(storm.served_s) < count:  # noqa: ASYNC110 - counted by protocols
        await asyncio.sleep(0.01)
    quiet.set()
    await opening
    during = await noticing if noticing else 0.0
    return {"served_s": max(storm.served_s) - began_s, "before_ms": before if token else 0.0, "during_ms": during}


async def _others(others: Storm, port: int, seconds: float, until: asyncio.Event | None) -> float:
    """The p95 of the others' latency in ms, over some time or until told."""
    others.latencies_s.clear()
    until = until or asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, until.set)
    await _rounds(others, port, until)
    ordered = sorted(others.latencies_s)
    return ordered[int(len(ordered) * 0.95)] * 1000 if ordered else -1.0


async def _bare(port: int) -> None:
    class Answer(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def data_received(self, data: bytes) -> None:
            self.transport.write(b"HTTP/1.1 101 x\r\n\r\n" if data.startswith(b"GET") else b"snapshot")  # type: ignore[attr-defined]

    server = await asyncio.get_running_loop().create_server(Answer, "127.0.0.1", port, backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


def _measure(port: int, count: int, token: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.connect_storm", "storm", str(port), str(count), token]
    report: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=90).stdout)
    return report


def _of_server(server: Server, count: int) -> dict[str, Any]:
    return _measure(server.port, count, server.login())


def run(quick: bool) -> list[Figure]:
    """500 connections (2,000 when not quick); about 15 s."""
    count, port = 500 if quick else 2_000, free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.connect_storm", "bare", str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        bare = _measure(port, count, "")
    finally:
        process.terminate()
        process.wait(10)
    with running() as server:
        ours = _of_server(server, count)
    name = f"{count:,} connections in {SECONDS:.0f} s"
    return [
        Figure(f"{name}, until each has its snapshot", ours["served_s"], "s", "bare asyncio server", bare["served_s"], "<= 3 s"),
        Figure(f"{name}: p95 of {OTHERS} others meanwhile", ours["during_ms"], "ms", "before", ours["before_ms"], "nobody is dropped"),
    ]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", port]:
            uvloop.run(_bare(int(port)))
        case ["storm", port, count, token]:
            print(json.dumps(uvloop.run(_storm(int(port), int(count), token))))
        case _:
            for figure in run("--quick" in sys.argv):
                print(figure.line())
