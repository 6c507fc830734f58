"""The design one would write first (FastAPI, pydantic, SQLAlchemy, PostgreSQL, a row an event) under the same load, and ours beside it."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import postgresql
from benchmarks.figure import Figure
from benchmarks.load import Load, drive
from benchmarks.server import free_port, running


@contextlib.contextmanager
def plain_app() -> Iterator[int]:
    """The port of the plain design on a real PostgreSQL."""
    with postgresql.running() as url:
        port = free_port()
        process = subprocess.Popen([sys.executable, str(Path(__file__).with_name("plain_app.py")), str(port), url])
        try:
            for _ in range(400):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            process.wait(15)


def _both(port: int, seconds: float) -> tuple[Load, Load]:
    single = drive(port, processes=2, connections=16, events_per_request=1, seconds=seconds)
    return single, drive(port, processes=2, connections=1, events_per_request=1000, seconds=seconds)


def run(quick: bool) -> list[Figure]:
    """5 s (quick) or 10 s for each of the four loads."""
    seconds = 5.0 if quick else 10.0
    with plain_app() as port:
        plain_single, plain_batched = _both(port, seconds)
    with running() as server:
        our_single, our_batched = _both(server.port, seconds)
    name = "plain FastAPI + SQLAlchemy + PostgreSQL"
    return [
        Figure("single events against the plain design", our_single.accepted / seconds, "events/s", name, plain_single.accepted / seconds, "ratio >= 10"),
        Figure("batched events against the plain design", our_batched.accepted / seconds, "events/s", name, plain_batched.accepted / seconds, "ratio >= 50"),
    ]
