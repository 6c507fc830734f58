"""200 screens follow a number that changes all the time; then a tenth of them stops reading. What do the others notice?

The baseline is the same run before they stall. The server counts the stalled ones as dropped in the end; until then they cost a set of names each.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time

import uvloop

from benchmarks.figure import Figure
from benchmarks.live_latency import UPGRADE, masked
from benchmarks.server import WRITE_KEY, Server, running

SCREENS, STALLED = 180, 20
_PING = 0x89
_QUERY = {"metric": "*", "aggregation": "count", "time_window": "last_hour", "interval": "minute"}
_SUBSCRIBE = masked(json.dumps({"type": "subscribe", "id": "q", "query": _QUERY}))


class Screen(asyncio.Protocol):
    """Notes how long after a round its update came."""

    def __init__(self, wall: Wall, hello: bytes) -> None:
        self._wall, self._hello, self._round = wall, hello, 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.write(self._hello)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"HTTP/1.1"):
            self.transport.write(_SUBSCRIBE)  # type: ignore[attr-defined]
        elif data[0] == _PING:
            self.transport.write(b"\x8a" + bytes([0x80 | data[1]]) + bytes(4) + data[2 : 2 + data[1]])  # type: ignore[attr-defined]
        elif self._wall.round > self._round:
            self._round = self._wall.round
            self._wall.latencies_s.append(time.perf_counter() - self._wall.sent_s)


class Wall:
    """All screens that read."""

    def __init__(self) -> None:
        self.latencies_s: list[float] = []
        self.round, self.sent_s = 0, 0.0

    async def p95_ms(self, port: int, rounds: int) -> float:
        """Of `rounds` events, 60 ms apart."""
        self.latencies_s.clear()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = json.dumps({"name": "probe"})
        head = f"POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {WRITE_KEY}\r\nContent-Length: {len(body)}\r\n\r\n"
        for _ in range(rounds):
            self.round, self.sent_s = self.round + 1, time.perf_counter()
            writer.write((head + body).encode())
            await reader.readuntil(b"}")
            await asyncio.sleep(0.06)
        writer.close()
        ordered = sorted(self.latencies_s)
        return ordered[int(len(ordered) * 0.95)] * 1000


async def _stall(port: int, hello: bytes) -> socket.socket:
    """A screen that subscribed and reads nothing from then on."""
    loop, raw = asyncio.get_running_loop(), socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.setblocking(False)
    await loop.sock_connect(raw, ("127.0.0.1", port))
    await loop.sock_sendall(raw, hello)
    await loop.sock_recv(raw, 1024)
    await loop.sock_sendall(raw, _SUBSCRIBE)
    return raw


async def _measure(server: Server, rounds: int) -> tuple[float, float]:
    hello, loop, wall = f"GET /ws?token={server.login()} HTTP/1.1\r\nHost: x\r\n{UPGRADE}".encode(), asyncio.get_running_loop(), Wall()
    for _ in range(SCREENS):
        await loop.create_connection(lambda: Screen(wall, hello), "127.0.0.1", server.port)
    before_ms, during_ms = [], []
    await wall.p95_ms(server.port, rounds)  # warm
    for _ in range(2):  # by turns: the machine is not equally busy all the time
        before_ms.append(await wall.p95_ms(server.port, rounds))
        stalled = [await _stall(server.port, hello) for _ in range(STALLED)]
        await wall.p95_ms(server.port, 60)  # their sockets fill
        during_ms.append(await wall.p95_ms(server.port, rounds))
        for raw in stalled:
            raw.close()
    return min(during_ms), min(before_ms)


def run(quick: bool) -> list[Figure]:
    """About 30 s (15 when quick)."""
    with running() as server:
        during_ms, before_ms = uvloop.run(_measure(server, 30 if quick else 80))
    return [Figure(f"p95 of {SCREENS} screens beside {STALLED} that do not read", during_ms, "ms", "without them", before_ms, "ratio <= 1.1")]


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
