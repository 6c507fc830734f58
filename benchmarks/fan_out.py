"""One update to many loopback connections: our fan-out through uvicorn's sockets, beside a bare loop of socket.send of the same bytes to as many plain sockets.

Both write to real sockets whose other ends are read by one draining process; rounds alternate, the medians are compared. `python -m benchmarks.fan_out drain
PORT WS_PORT COUNT` is that process.
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import socket
import statistics
import subprocess
import sys
import time
from typing import Any

import uvicorn
import uvloop

from benchmarks.figure import Figure
from benchmarks.server import free_port
from tidegauge.live.frame import Frame
from tidegauge.live.messages import address, join
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription, fan_out
from tidegauge.live.transports.frame_protocol import EXTENSION, FrameProtocol

_BODY = b'{"metric":"page_views","value":123456,"results":[' + b",".join(b'{"name":"page_views","value":%d,"count":17}' % i for i in range(20)) + b"]}"


class Tile:
    """A topic whose update is already made, so that only the sending is measured."""

    def __init__(self) -> None:
        self.followers: dict[Subscription, None] = {}
        self.made = Frame(join(address("metric_update", "q1"), _BODY))

    def frame(self, subscription: Subscription) -> Frame:
        subscription.seen += 1
        return self.made


class App:
    """Accepts WebSockets and makes each a follower of the tile."""

    def __init__(self) -> None:
        self.tile = Tile()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        subscription = Subscription("q1", b"", self.tile, Outbox(scope["extensions"][EXTENSION]["wire"]), lambda *_, **__: None)
        self.tile.followers[subscription] = None
        while (await receive())["type"] != "websocket.disconnect":
            pass
        self.tile.followers.pop(subscription, None)


async def _measure(count: int, rounds: int) -> tuple[list[float], list[float]]:
    app, ws_port = App(), free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=ws_port, ws=FrameProtocol, lifespan="off", log_config=None, ws_ping_interval=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    plain: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=4096) as listener:
        listener.setblocking(False)
        drain = subprocess.Popen([sys.executable, "-m", "benchmarks.fan_out", "drain", str(listener.getsockname()[1]), str(ws_port), str(count)])  # noqa: ASYNC220 - nothing else runs yet
        while len(plain) < count or len(app.tile.followers) < count:
            with contextlib.suppress(BlockingIOError):
                while True:
                    connection, _ = listener.accept()
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    plain.append(connection)
            await asyncio.sleep(0.005)
    try:
        return await _rounds(app.tile, plain, rounds)
    finally:
        drain.terminate()
        drain.wait(10)
        server.should_exit = True
        await serving
        for connection in plain:
            connection.close()


async def _rounds(tile: Tile, plain: list[socket.socket], rounds: int) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    bare: list[float] = []
    data = tile.made.wire
    for _ in range(rounds):
        began = time.perf_counter()
        for _slice in fan_out(tile):
            await asyncio.sleep(0)  # as the publisher does; uvloop sends at the end of the turn
        await asyncio.sleep(0)
        ours.append(time.perf_counter() - began)
        await asyncio.sleep(0.05)
        began = time.perf_counter()
        for connection in plain:
            connection.send(data)
        bare.append(time.perf_counter() - began)
        await asyncio.sleep(0.05)
    return ours, bare


def drain(port: int, ws_port: int, count: int) -> None:
    """Open `count` sockets to each port and read whatever comes until ended."""
    selector = selectors.DefaultSelector()
    hello = b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    hello += b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    for target in (port, ws_port):
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", target))
            if target == ws_port:
                connection.sendall(hello)
                connection.recv(4096)
            selector.register(connection, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            if isinstance(key.fileobj, socket.socket) and not key.fileobj.recv(65536):
                selector.unregister(key.fileobj)


def run(quick: bool) -> list[Figure]:
    """1,000 connections (5,000 when not quick); at most 30 s."""
    figures = []
    for count, rounds in ((1000, 40),) if quick else ((1000, 40), (5000, 20)):
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            ours, bare = runner.run(_measure(count, rounds))
        ours_ms, bare_ms = statistics.median(ours) * 1000, statistics.median(bare) * 1000
        figures.append(Figure(f"fan-out of one update to {count:,} connections", ours_ms, "ms", "bare socket.send loop", bare_ms, "ratio <= 1.5"))
    return figures


if __name__ == "__main__":
    if sys.argv[1:2] == ["drain"]:
        drain(*map(int, sys.argv[2:5]))
    else:
        for figure in run("--quick" in sys.argv):
            print(figure.line())
