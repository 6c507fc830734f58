"""Ingest over the real journal, driven in the process or through a real uvicorn on loopback; small bodies go the short way, which leaves the odd ones to the
ordinary one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from tidegauge.app.bounded_protocol import ConnectionLimits
from tidegauge.app.ingest_protocol import serving
from tidegauge.core.clock import ManualClock
from tidegauge.ingest.fast_path import MAX_BYTES, App, FastPath, read_head
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.routes import IngestApp
from tidegauge.journal.journal import Journal
from tidegauge.testing.memory_journal import MemoryDuplicates

NOW_MS = 1_800_000_000_000
GOOD = {"name": "good", "user_id": "u"}


class Keys:
    """One key of each kind; revoked and expired ones are simply not known any more."""

    def find(self, key: str) -> WriteKey | None:
        known = {"write": WriteKey(1, "write", "1"), "write2": WriteKey(1, "write", "2"), "other": WriteKey(2, "write", "3"), "read": WriteKey(1, "read", "4")}
        return known.get(key)


class ShortExchange:
    """Answers by ASGI what the short way took."""

    def __init__(self, send: Any) -> None:
        self._send = send
        self._answer: asyncio.Future[App] = asyncio.get_running_loop().create_future()

    def answer(self, headers: bytes, body: bytes) -> None:
        lines = [tuple(line.split(b": ", 1)) for line in headers.removesuffix(b"\r\n").split(b"\r\n")]

        async def accept(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 202, "headers": lines})
            await send({"type": "http.response.body", "body": body})

        self._answer.set_result(accept)

    def hand_over(self, app: App) -> None:
        self._answer.set_result(app)

    async def run(self) -> None:
        await (await self._answer)(None, None, self._send)


class Bench:
    """An ingest, its journal, and a client that checks the common rule: no 5xx, the one error shape, and the next request is fine."""

    def __init__(self, journal: Journal, limits: IngestLimits) -> None:
        self.journal = journal
        self.clock = ManualClock(NOW_MS)
        self.short = 0
        self.finder = MemoryDuplicates()
        self.ingest = IngestApp(sink=journal, duplicates=self.finder, keys=Keys(), clock=self.clock, limits=limits)
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(self), base_url="http://ingest")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/api/events" and scope["method"] == "POST":
            await self._take(scope, receive, send)
        else:
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})

    async def _take(self, scope: Any, receive: Any, send: Any) -> None:
        headers = dict(scope["headers"])
        head, exchange = None if scope["query_string"] else read_head(headers), ShortExchange(send)
        length = headers.get(b"content-length", b"")
        if head is None or not length.isdigit() or int(length[:9]) > MAX_BYTES:
            await self.ingest.events(scope, receive, send)
            return
        message = await receive()
        body = message.get("body", b"")
        if not message.get("more_body") and len(body) == int(length) and FastPath(self.ingest).take(head, body, scope["client"], exchange):
            self.short += 1
            await exchange.run()
        else:
            messages = [message]
            await self.ingest.events(scope, lambda: _next(messages, receive), send)

    async def send(self, body: bytes, *, key: str = "write", **headers: str) -> httpx.Response:
        """POST raw bytes; headers with _ for -."""
        return await self.client.post(
            "/api/events", content=body, headers={"x-api-key": key, **{name.replace("_", "-"): value for name, value in headers.items()}}
        )

    async def post(self, events: Any, **headers: str) -> httpx.Response:
        """POST as JSON, then show that the worker is alive."""
        return await self.hostile(json.dumps(events).encode(), **headers)

    async def hostile(self, body: bytes, **headers: str) -> httpx.Response:
        """POST raw bytes, then show that the worker is alive."""
        answer = await self.send(body, **headers)
        assert answer.status_code < 500
        if answer.status_code >= 400:
            assert {"code", "message", "details", "request_id"} == set(answer.json()["error"])
            assert "Traceback" not in answer.text
        assert (await self.send(json.dumps(GOOD).encode())).status_code == 202
        return answer

    async def rows(self) -> list[dict[str, Any]]:
        """What is durable, without the good events that show life; maps as dicts."""
        rows = [row for batch in await self.journal.read(0) for row in batch.record.to_pylist()]
        return [{**row, "text": dict(row["text"]), "number": dict(row["number"])} for row in rows if row["name"] != "good"]

    async def store(self) -> None:
        """Let everything be stored."""
        for batch in await self.journal.read(0):
            self.finder.store(batch)
        self.ingest.released(self.journal.last_sequence)


async def _next(messages: list[Any], receive: Any) -> Any:
    return messages.pop(0) if messages else await receive()


@pytest.fixture
def limits() -> IngestLimits:
    """Override to change them."""
    return IngestLimits()


@pytest.fixture
async def bench(tmp_path: Path, limits: IngestLimits) -> AsyncIterator[Bench]:
    journal = await Journal.open(tmp_path, max_bytes=10**9, clock=ManualClock(NOW_MS))
    made = Bench(journal, limits)
    await made.ingest.warm()
    yield made
    await made.client.aclose()
    await made.ingest.drain()
    await journal.close()


@pytest.fixture
async def port(bench: Bench) -> AsyncIterator[int]:
    """A real uvicorn, as the product runs it."""
    config = uvicorn.Config(
        bench, port=0, log_config=None, lifespan="off", http=serving(ConnectionLimits(), FastPath(bench.ingest)), timeout_graceful_shutdown=1
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    yield server.servers[0].sockets[0].getsockname()[1]
    await server.shutdown()
