"""Questions over a real socket: a client that goes away takes its statement with it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from tidegauge.accounts.cookie import cookie_names
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.clock import ManualClock
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.query.routes import query_router

BODY = b'{"metric": "x"}'
REQUEST = b"POST /api/metrics HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


class EndlessReader:
    """Statements that end only by cancellation."""

    stored_sequence = 1

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        raise AssertionError

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0


class OpenGate:
    """Lets everyone ask."""

    cookies = cookie_names(https=False)

    async def principal(self, proof: Any, permission: Permission, project: str) -> Principal:
        return Principal(kind="person", project_id=1, role="viewer", permissions=frozenset(Permission))


@asynccontextmanager
async def _serving(reader: Any) -> AsyncIterator[int]:
    clock = ManualClock()

    async def timezone_of(project: int) -> str:
        return "UTC"

    app = FastAPI()
    app.state.gate = OpenGate()
    app.include_router(query_router(QueryService(reader, Catalogue(), AnswerCache(clock), clock), None, timezone_of, clock))  # type: ignore[arg-type]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        serving = asyncio.create_task(server.serve([listener]))
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            await serving


@pytest.mark.hostile(43)
@pytest.mark.req("B8")
async def test_the_statement_ends_when_the_client_goes_away() -> None:
    reader = EndlessReader()
    async with _serving(reader) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(REQUEST)
        await asyncio.wait_for(reader.begun.wait(), 60)
        assert not reader.cancelled.is_set()
        writer.close()
        await asyncio.wait_for(reader.cancelled.wait(), 60)


@pytest.mark.req("B1")
async def test_an_answer_of_the_real_engine_over_a_socket(lab: Any) -> None:
    async with _serving(lab.reader) as port:
        incoming, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(REQUEST)
        head = await asyncio.wait_for(incoming.readuntil(b"\r\n\r\n"), 60)
        assert head.startswith(b"HTTP/1.1 200")
        writer.close()
