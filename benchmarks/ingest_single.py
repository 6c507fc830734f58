"""One event a request on 32 keep-alive connections, durable before the 202, beside a bare ASGI app that answers 202 on the same server."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.load import Load, drive
from benchmarks.server import free_port, running

_BARE = """
import sys, uvicorn
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 202, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"{}"})
uvicorn.run(app, port=int(sys.argv[1]), loop="uvloop", http="httptools", log_level="error", access_log=False, lifespan="off")
"""


@contextlib.contextmanager
def bare_app() -> Iterator[tuple[int, int]]:
    """The port and the process id of a bare ASGI app."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", _BARE, str(port)])
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def run(quick: bool) -> list[Figure]:
    """5 s (quick) or 15 s each."""
    seconds = 5.0 if quick else 15.0
    with bare_app() as (port, pid):
        bare, bare_us = _driven(port, pid, seconds)
    with running() as server:
        ours, ours_us = _driven(server.port, server.pid, seconds)
    return [
        Figure("single-event POSTs, durable before 202", ours.accepted / seconds, "requests/s", "bare ASGI 202", bare.accepted / seconds, "ratio >= 0.5"),
        Figure("single-event POST p99", ours.p99_ms, "ms", "bare ASGI 202", bare.p99_ms, "<= 50 ms"),
        Figure(
            "CPU time of a single-event POST on the event loop",
            ours_us,
            "us",
            "bare ASGI 202",
            bare_us,
            "ratio <= 2",
            "with all else that runs there: compare at like rates",
        ),
    ]


def _driven(port: int, pid: int, seconds: float) -> tuple[Load, float]:
    """What was answered, and the microseconds that the process's main thread computed for each answer."""
    began_ns = _computed_ns(pid)
    load = drive(port, processes=2, connections=16, events_per_request=1, seconds=seconds)
    return load, (_computed_ns(pid) - began_ns) / 1000 / max(load.accepted, 1)


def _computed_ns(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0])
