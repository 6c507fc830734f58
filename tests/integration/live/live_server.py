"""A live server in this process: uvicorn with our frame protocol, the real stream engine and query service, and a clientside that speaks the protocol."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
import websockets
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.routing import Route, WebSocketRoute
from tests.unit.live.screens import NamedViewer, TokenGate

from tidegauge.analysis.answering import Analyses
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.clock import SystemClock
from tidegauge.live.hub import Hub
from tidegauge.live.limits import LiveLimits
from tidegauge.live.transports.event_stream import EventStreams
from tidegauge.live.transports.frame_protocol import FrameProtocol
from tidegauge.live.transports.socketio_door import SocketIoDoor
from tidegauge.live.transports.stream_protocol import StreamProtocol
from tidegauge.live.transports.websocket import Scope, WebSocketEndpoint
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.events import EventLister
from tidegauge.query.execute import QueryService
from tidegauge.stream.engine import StreamEngine


class NothingStored:
    """A store that has not caught up yet: everything a screen shows comes from the stream."""

    stored_sequence = 0

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return Rows([], [])

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0


class QueryTokenGate(TokenGate):
    """Reads the token of the handshake from `?token=`."""

    def __init__(self, scope: Scope, viewers: dict[str, NamedViewer]) -> None:
        super().__init__(**viewers)
        self._token = QueryParams(scope["query_string"]).get("token", "")

    async def enter(self) -> NamedViewer | None:
        return await self.admit(self._token) if self._token else None


class LiveServer:
    """Running on `url`. `put` hands events over as the journal does."""

    def __init__(self, port: int, hub: Hub, gates: list[QueryTokenGate], event_streams: EventStreams) -> None:
        self.url = f"ws://127.0.0.1:{port}/ws"
        self.streams = f"http://127.0.0.1:{port}/api/live"
        self.hub = hub
        self.gates = gates
        self.event_streams = event_streams
        self.sent = 0
        self._sequences = itertools.count(1)

    def put(self, count: int = 1, name: str = "view", project: int = 1, **fields: Any) -> EventBatch:
        """One batch of equal events, now."""
        now_ms = SystemClock().now_ms()
        events = [Event(project=project, name=name, type="custom", timestamp_ms=now_ms, received_ms=now_ms, **fields) for _ in range(count)]
        batch = EventBatch(build_batch(events).record, next(self._sequences))
        self.hub.on_batches([batch])
        self.sent += count
        return batch


@asynccontextmanager
async def live_server(reader: Any = None, *, ws: Any = FrameProtocol, **limits: Any) -> AsyncIterator[LiveServer]:
    """A server with viewers "ada" and "bob" (their names are their tokens) of project 1, and "eve" of project 2."""
    clock, reader = SystemClock(), reader or NothingStored()
    service = QueryService(reader, Catalogue(), AnswerCache(clock), clock)
    hub = Hub(
        clock=clock,
        engine=StreamEngine(clock),
        questions=service,
        reader=reader,
        lister=EventLister(reader),
        analyses=Analyses(service, clock),
        limits=LiveLimits(**limits),
    )
    viewers = {"ada": NamedViewer(name="ada"), "bob": NamedViewer(name="bob"), "eve": NamedViewer(name="eve", project_id=2)}
    gates: list[QueryTokenGate] = []

    def entrance(scope: Scope) -> QueryTokenGate:
        gates.append(QueryTokenGate(scope, viewers))
        return gates[-1]

    door, event_streams = SocketIoDoor(hub, entrance), EventStreams(hub, entrance)
    routes = Starlette(routes=[WebSocketRoute("/ws", WebSocketEndpoint(hub, entrance)), Route("/api/live", event_streams)])

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await (door if scope["path"] == "/socket.io/" else routes)(scope, receive, send)

    server = uvicorn.Server(uvicorn.Config(app, port=0, ws=ws, http=StreamProtocol, lifespan="off", log_config=None))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    await hub.start()
    try:
        yield LiveServer(server.servers[0].sockets[0].getsockname()[1], hub, gates, event_streams)
    finally:
        await hub.stop()
        await door.stop()
        server.should_exit = True
        await serving


async def until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Let the loop run until the condition holds."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.002)


class Screen:
    """A client with the library that users have."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self.socket = socket

    async def send(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def follow(self, id_: str = "q1", **query: Any) -> dict[str, Any]:
        """Subscribe to a query and take its first message."""
        await self.send(type="subscribe", id=id_, query={"metric": "*", "aggregation": "count", "time_window": "last_hour"} | query)
        return await self.take()

    async def take(self, kind: str | None = None) -> dict[str, Any]:
        """The next message (of a kind)."""
        async with asyncio.timeout(60):
            while True:
                message: dict[str, Any] = json.loads(await self.socket.recv())
                if kind is None or message["type"] == kind:
                    return message

    async def take_until(self, value: float) -> list[dict[str, Any]]:
        """Updates up to the one that shows `value`."""
        taken = [await self.take("metric_update")]
        while taken[-1]["value"] != value:
            taken.append(await self.take("metric_update"))
        return taken

    async def ended(self) -> tuple[int, str]:
        """How the server closed the connection."""
        async with asyncio.timeout(60):
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code, self.socket.close_reason or ""


@asynccontextmanager
async def screen(server: LiveServer, token: str | None = "ada", **options: Any) -> AsyncIterator[Screen]:
    """A connected screen."""
    url = server.url + (f"?token={token}" if token else "")
    async with websockets.connect(url, **options) as socket:
        yield Screen(socket)
