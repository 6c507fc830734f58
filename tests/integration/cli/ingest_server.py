"""The real ingest handlers on a loopback socket, over a journal in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from tidegauge.core.clock import SystemClock
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.routes import IngestApp
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal

KEY = "tg_write_import_test_0123456789"


class IngestServer:
    """`requests` counts what reached it; the next `refusals` of them are answered 503."""

    def __init__(self, limits: IngestLimits) -> None:
        self.journal = MemoryJournal()
        self.app = IngestApp(sink=self.journal, duplicates=MemoryDuplicates(), keys=self, clock=SystemClock(), limits=limits)
        self.requests = 0
        self.refusals = 0
        self.url = ""

    def find(self, key: str) -> WriteKey | None:
        return WriteKey(1, "write", "k1") if key == KEY else WriteKey(1, "read", "k2") if key == "tg_read" else None

    def rows(self) -> list[dict[str, Any]]:
        return self.journal.rows()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests += 1
        if self.refusals:
            self.refusals -= 1
            await send({"type": "http.response.start", "status": 503, "headers": [(b"retry-after", b"0"), (b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app.events(scope, receive, send)


@contextmanager
def running(limits: IngestLimits | None = None) -> Iterator[IngestServer]:
    """A server on a free port while the context lasts."""
    server = IngestServer(limits or IngestLimits())
    ready = threading.Event()

    class Uvicorn(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            ready.set()

    runner = Uvicorn(uvicorn.Config(server, port=0, log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=runner.run, daemon=True)
    thread.start()
    assert ready.wait(20)
    server.url = f"http://127.0.0.1:{runner.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        runner.should_exit = True
        thread.join(20)
