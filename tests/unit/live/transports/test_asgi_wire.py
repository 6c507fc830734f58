from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from tests.unit.live.test_tile_registry import settle

from tidegauge.live.frame import Frame
from tidegauge.live.transports.asgi_wire import AsgiWire


class Server:
    """ASGI's send, which waits while the peer does not read."""

    def __init__(self) -> None:
        self.sent: list[MutableMapping[str, Any]] = []
        self.is_reading = asyncio.Event()
        self.is_reading.set()
        self.is_gone = False

    async def send(self, message: MutableMapping[str, Any]) -> None:
        await self.is_reading.wait()
        if self.is_gone:
            raise OSError("gone")
        self.sent.append(message)


async def test_one_message_is_on_its_way_at_a_time() -> None:
    server = Server()
    wire = AsgiWire(server.send)
    running = asyncio.create_task(wire.run())
    told: list[bool] = []
    wire.on_writable = lambda: told.append(wire.can_write)
    server.is_reading.clear()
    wire.write(Frame(b"1"))
    await settle()
    assert not wire.can_write
    server.is_reading.set()
    await settle()
    assert server.sent == [{"type": "websocket.send", "text": "1"}]
    assert told == [True]
    wire.close(1000, "bye")
    await running
    assert server.sent[-1] == {"type": "websocket.close", "code": 1000, "reason": "bye"}
    assert not wire.can_write


async def test_a_peer_that_is_gone_ends_the_sending() -> None:
    server = Server()
    wire = AsgiWire(server.send)
    server.is_gone = True
    wire.write(Frame(b"1"))
    await wire.run()
    assert not wire.can_write


async def test_an_abort_does_not_wait_for_the_peer() -> None:
    server = Server()
    wire = AsgiWire(server.send)
    running = asyncio.create_task(wire.run())
    server.is_reading.clear()
    wire.write(Frame(b"1"))
    await settle()
    wire.abort()
    await asyncio.wait([running])
    assert running.cancelled()
    assert server.sent == []
