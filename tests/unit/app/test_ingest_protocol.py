from __future__ import annotations

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tidegauge.app.bounded_protocol import ConnectionLimits
from tidegauge.app.front_door import FrontDoor
from tidegauge.app.ingest_protocol import IngestProtocol, serving
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.client_address import parse_networks
from tidegauge.ingest.fast_path import FastPath
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.routes import IngestApp
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal


class Keys:
    def find(self, key: str) -> WriteKey | None:
        return WriteKey(1, "write", "1") if key == "w" else None


def request(name: str) -> bytes:
    body = b'{"name":"%b"}' % name.encode()
    return b"POST /api/events HTTP/1.1\r\nhost: t\r\nauthorization: Bearer w\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


async def missing(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


class Wire(asyncio.Transport):
    """A transport in memory."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 9), "sockname": ("127.0.0.1", 8)})
        self.writes: list[bytes] = []
        self.is_closed = False

    def write(self, data: Any) -> None:
        self.writes.append(bytes(data))

    def is_closing(self) -> bool:
        return self.is_closed

    def close(self) -> None:
        self.is_closed = True

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


class Line:
    """A connection to an ingest whose journal is in memory; its first request has taught the head."""

    def __init__(self, ingest: IngestApp, journal: MemoryJournal, limits: ConnectionLimits = ConnectionLimits()) -> None:
        self.journal = journal
        self.ingest = ingest
        self.state = ServerState()
        config = uvicorn.Config(FrontDoor(missing, {"/api/events": ingest.events}), lifespan="off", log_config=None, server_header=False, date_header=False)
        config.load()
        self.wire = Wire()
        made = serving(limits, FastPath(ingest))(config=config, server_state=self.state, app_state={})
        assert isinstance(made, IngestProtocol)
        self.protocol = made
        self.protocol.connection_made(self.wire)

    async def settle(self) -> list[bytes]:
        """What is written when everything under way is done."""
        for _ in range(20):
            await asyncio.sleep(0)
            await self.ingest.drain()
        writes, self.wire.writes = self.wire.writes, []
        return writes

    @property
    def names(self) -> list[object]:
        return [row["name"] for row in self.journal.rows()]


@pytest.fixture
async def line() -> Line:
    journal = MemoryJournal()
    ingest = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=ManualClock(1_800_000_000_000))
    await ingest.warm()
    made = Line(ingest, journal)
    made.protocol.data_received(request("first"))
    await made.settle()
    return made


async def test_a_known_head_is_answered_in_one_write_without_a_task(line: Line) -> None:
    line.protocol.data_received(request("b"))
    assert not line.state.tasks
    writes = await line.settle()
    assert len(writes) == 1
    assert writes[0].startswith(b"HTTP/1.1 202 Accepted\r\ncontent-type: application/json\r\n")
    assert writes[0].endswith(b'\r\n\r\n{"accepted":1,"duplicates":0,"rejected":0,"errors":[]}')
    assert (line.names, line.state.total_requests) == (["first", "b"], 2)


async def test_what_comes_before_the_answer_waits_its_turn(line: Line) -> None:
    line.journal.hold()
    line.protocol.data_received(request("b"))
    line.protocol.data_received(request("c") + b"GET /d HTTP/1.1\r\nhost: t\r\n\r\n")
    line.journal.release()
    assert [write[9:12] for write in await line.settle() if write.startswith(b"HTTP")] == [b"202", b"202", b"404"]
    assert line.names == ["first", "b", "c"]


async def test_a_request_in_pieces_is_read_by_the_parser(line: Line) -> None:
    whole = request("b")
    for place in (3, 30, len(whole) - 3):
        line.protocol.data_received(whole[:place])
        line.protocol.data_received(whole[place:])
        assert b"".join(await line.settle()).startswith(b"HTTP/1.1 202 ")
    assert line.names == ["first", "b", "b", "b"]


@pytest.mark.hostile(30)
async def test_a_known_head_inside_a_body_is_a_body(line: Line) -> None:
    outer = request("x" * 200)
    inner = request("evil")
    body = outer.replace(b"x" * 200, inner + b"x" * (200 - len(inner)))
    line.protocol.data_received(body[: body.index(inner)])
    line.protocol.data_received(inner)
    line.protocol.data_received(b"x" * (200 - len(inner)) + b'"}')
    assert b"".join(await line.settle()).startswith(b"HTTP/1.1 400 ")
    assert line.names == ["first"]


async def test_a_client_that_does_not_wait_is_taken_and_one_that_is_told_of_a_stop_closed(line: Line) -> None:
    line.protocol.data_received(request("b"))
    line.protocol.shutdown()
    (answer,) = await line.settle()
    assert (b"connection: close\r\n" in answer, line.wire.is_closed) == (True, True)
    other = Line(line.ingest, line.journal)
    other.protocol.data_received(request("c"))
    await other.settle()
    other.protocol.data_received(request("d"))
    other.protocol.connection_lost(None)
    assert await other.settle() == []
    assert line.names == ["first", "b", "c", "d"]


async def test_a_refusal_is_told_and_the_connection_goes_on(line: Line) -> None:
    line.journal.failure = Unavailable("full", retry_after_s=1)
    line.protocol.data_received(request("b"))
    assert b"".join(await line.settle()).startswith(b"HTTP/1.1 503 ")
    line.journal.failure = None
    line.protocol.data_received(request("c"))
    assert len(await line.settle()) == 1
    assert line.names == ["first", "c"]


async def test_what_a_proxy_forwards_counts_for_whom_it_names(line: Line) -> None:
    proxied = Line(line.ingest, line.journal, ConnectionLimits(connections_per_address=1, trusted_proxies=parse_networks(["127.0.0.1"])))
    named = request("b").replace(b"host: t", b"host: t\r\nx-forwarded-for: 192.0.2.7")
    for _ in range(3):
        proxied.protocol.data_received(named)
        assert len(proxied.protocol.guests) == 1
        assert b"".join(await proxied.settle()).startswith(b"HTTP/1.1 202 ")
        assert len(proxied.protocol.guests) == 0
    proxied.protocol.guests.enter("192.0.2.7")
    proxied.protocol.data_received(named)
    await proxied.settle()
    assert proxied.wire.is_closed
    assert line.names == ["first", "b", "b", "b"]


@pytest.mark.hostile(405)
@pytest.mark.parametrize("last", [request("b"), b"GET /other HTTP/1.1\r\nhost: t\r\n\r\n"])
async def test_empty_lines_do_not_put_the_end_of_an_idle_connection_off(line: Line, last: bytes) -> None:
    line.protocol.data_received(last)
    await line.settle()
    line.protocol.data_received(b"\r\n")
    line.protocol.check(line.protocol.loop.time() + 60)
    assert line.wire.is_closed


async def test_who_is_idle_for_too_long_is_closed(line: Line) -> None:
    line.protocol.data_received(request("b"))
    now_s = line.protocol.loop.time()
    line.protocol.check(now_s + 60)
    assert not line.wire.is_closed  # it waits for its answer
    await line.settle()
    line.protocol.check(now_s)
    assert not line.wire.is_closed
    line.protocol.check(now_s + 60)
    assert line.wire.is_closed
