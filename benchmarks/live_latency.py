"""POST to subscriber's message at 100 and 1,000 connections with 200 different live queries under load, beside a raw echo: one message to a bare asyncio
server that writes it to as many sockets.

Both are watched by the same raw client, in a process of its own: `python -m benchmarks.live_latency watch …`; `echo` is the bare server, `load` the traffic.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvloop

from benchmarks.figure import Figure
from benchmarks.server import WRITE_KEY, free_port, running

QUERIES = 200
ROUNDS = 30
_PROBE = re.compile(rb'"value":(\d+),"count":\d+,"dimensions":\{"event_name":"probe"\}')
UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"


class Watcher(asyncio.Protocol):
    """One raw WebSocket (or plain socket, for the echo) that notes when each round's number arrives."""

    def __init__(self, board: Board, hello: list[bytes]) -> None:
        self._board, self._hello = board, hello
        self._round = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        if self._hello:
            transport.write(self._hello[0])  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        now_s = time.perf_counter()
        if data.startswith(b"HTTP/1.1 101"):
            self.transport.write(self._hello[1])  # type: ignore[attr-defined]
            return
        if data.startswith(b"HTTP/1.1"):
            raise SystemExit(data[:400].decode())
        found = _PROBE.findall(data)
        shown = int(found[-1]) if found else 0
        if self._round < 0:
            self._round = 0
            self._board.ready += 1
        self._board.messages += 1
        if shown > self._round:
            self._round = shown
            if shown == self._board.round:
                self._board.latencies_s.append(now_s - self._board.began_s)


class Board:
    """What all watchers note."""

    def __init__(self) -> None:
        self.ready = self.round = self.messages = 0
        self.began_s = 0.0
        self.latencies_s: list[float] = []


def masked(text: str) -> bytes:
    data = text.encode()
    return b"\x81" + (bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")) + bytes(4) + data


def _hello(token: str, index: int) -> list[bytes]:
    filters = [{"field": "properties.shard", "operator": "neq", "value": f"none-{index % QUERIES}"}]
    query = {"metric": "*", "aggregation": "count", "time_window": "last_hour", "group_by": ["event_name"], "filters": filters}
    subscribe = json.dumps({"type": "subscribe", "id": "q", "query": query})
    return [f"GET /ws?token={token} HTTP/1.1\r\nHost: x\r\n{UPGRADE}".encode(), masked(subscribe)]


async def _watch(port: int, count: int, token: str, pid: int) -> dict[str, Any]:
    """Open the sockets, then send a probe per round and wait for the messages. `pid`: the server, whose event loop's CPU time is noted."""
    board, loop = Board(), asyncio.get_running_loop()
    for index in range(count):
        hello = _hello(token, index) if token else []
        await loop.create_connection(lambda hello=hello: Watcher(board, hello), "127.0.0.1", port)  # type: ignore[misc]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while token and board.ready < count:  # noqa: ASYNC110 - counted by protocols
        await asyncio.sleep(0.05)
    seen, began_s, cpu_s = board.messages, time.perf_counter(), _loop_cpu_s(pid)
    for round_ in range(1, ROUNDS + 1):
        board.round, board.began_s = round_, time.perf_counter()
        writer.write(_post(round_) if token else b'"value":%d,"count":1,"dimensions":{"event_name":"probe"}' % round_)
        if token:
            await reader.readuntil(b"}")
        await asyncio.sleep(0.4)
    writer.close()
    elapsed_s, messages = time.perf_counter() - began_s, board.messages - seen
    cpu_s = _loop_cpu_s(pid) - cpu_s
    ordered = sorted(board.latencies_s)
    share = len(ordered) / (count * ROUNDS)
    quantiles = {f"p{share_}": ordered[int(len(ordered) * share_ / 100)] * 1000 for share_ in (50, 95)} if ordered else {"p50": -1.0, "p95": -1.0}
    return {"share": share, "messages": messages, "cpu_share": cpu_s / elapsed_s, "cpu_us": cpu_s / max(messages, 1) * 1e6, **quantiles}


def _loop_cpu_s(pid: int) -> float:
    """CPU time of a process's main thread: what a shared machine takes away from the wall clock does not count."""
    fields = Path(f"/proc/{pid}/task/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _post(number: int) -> bytes:
    body = json.dumps({"name": "probe", "properties": {"round": number}})
    head = f"POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {WRITE_KEY}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + body).encode()


async def _echo(port: int) -> None:
    """What arrives on one socket is written to all others."""
    transports: set[asyncio.Transport] = set()

    class Echo(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.own = transport
            transports.add(transport)  # type: ignore[arg-type]

        def connection_lost(self, exc: Exception | None) -> None:
            transports.discard(self.own)  # type: ignore[arg-type]

        def data_received(self, data: bytes) -> None:
            for transport in transports:
                if transport is not self.own:
                    transport.write(data)

    server = await asyncio.get_running_loop().create_server(Echo, "127.0.0.1", port, backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


def _load(port: int, per_second: int, seconds: float) -> None:
    """Events in requests of 50, evenly spread."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    body = json.dumps([{"name": f"load{i % 5}", "user_id": f"u{i}", "value": i, "properties": {"shard": str(i), "page": f"/p/{i}"}} for i in range(50)])
    headers = {"authorization": f"Bearer {WRITE_KEY}", "content-type": "application/json"}
    began_s, sent = time.perf_counter(), 0
    while time.perf_counter() < began_s + seconds:
        connection.request("POST", "/api/events", body, headers)
        if connection.getresponse().read() and per_second:
            sent += 50
            time.sleep(max(0.0, began_s + sent / per_second - time.perf_counter()))


@contextlib.contextmanager
def _child(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.live_latency", *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def _measure(port: int, count: int, token: str, pid: int) -> dict[str, Any]:
    with _child("watch", port, count, token, pid) as watching:
        report: dict[str, Any] = json.loads(watching.communicate(timeout=120)[0])
    return report


def run(quick: bool) -> list[Figure]:
    """100 connections (and 1,000 when not quick), 5,000 events/s; about 20 s each."""
    figures = []
    for count in (100,) if quick else (100, 1000):
        port = free_port()
        with _child("echo", port) as echoing:
            assert echoing.stdout is not None
            echoing.stdout.readline()
            echo = _measure(port, count, "", echoing.pid)
        with running() as server, _child("load", server.port, 5000, 60):
            ours = _measure(server.port, count, server.login(), server.pid)
        note = f"{ours['share']:.1%} of the rounds' messages, {ours['messages']:,} in all"
        cost = f"CPU of the server's event loop a message, {count:,} connections, {QUERIES} queries, 5,000 events/s"
        figures.append(
            Figure(cost, ours["cpu_us"], "us", "raw echo", echo["cpu_us"], "", f"the loop was busy {ours['cpu_share']:.0%} of the time, ingest included")
        )
        for quantile, target in (("p50", "<= 15 ms"), ("p95", "<= 50 ms")):
            name = f"POST to message {quantile}, {count:,} connections, {QUERIES} queries, 5,000 events/s"
            figures.append(Figure(name, ours[quantile], "ms", "raw echo", echo[quantile], target, note))
    return figures


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["echo", port]:
            uvloop.run(_echo(int(port)))
        case ["load", port, per_second, seconds]:
            _load(int(port), int(per_second), float(seconds))
        case ["watch", port, count, token, pid]:
            print(json.dumps(uvloop.run(_watch(int(port), int(count), token, int(pid)))))
        case _:
            for figure in run("--quick" in sys.argv):
                print(figure.line())
