from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tidegauge.live.frame import Frame
from tidegauge.live.messages import PING
from tidegauge.live.outbox import Outbox
from tidegauge.live.transports.socketio_wire import NotedQueue, SocketIoWire


async def taken(queue: NotedQueue) -> Any:
    packet = await asyncio.wait_for(queue.get(), 60)
    return packet.encode() if packet is not None else None


@pytest.mark.req("E3", "E7")
@pytest.mark.hostile(99)
async def test_one_event_waits_at_the_library_and_the_rest_with_us() -> None:
    queue = NotedQueue()
    outbox = Outbox(SocketIoWire(queue, lambda: None))
    for number in (1, 2):
        outbox.remark(Frame(b'{"type":"status","status":"%d"}' % number))
    assert queue.empty(), "the client has not asked yet"
    assert await taken(queue) == '42["status",{"status":"1"}]'
    assert queue.empty()
    assert outbox.is_waiting
    assert await taken(queue) == '42["status",{"status":"2"}]'
    assert not outbox.is_waiting


async def test_heartbeats_are_the_librarys_own() -> None:
    queue = NotedQueue()
    wire = SocketIoWire(queue, lambda: None)
    queue.put_nowait(None)
    await queue.get()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    assert wire.can_write
    wire.write(Frame(PING))
    assert queue.empty()
    assert wire.can_write
    waiting.cancel()


async def test_the_end_says_goodbye_once_and_takes_nothing_more() -> None:
    queue = NotedQueue()
    ended: list[str] = []
    wire = SocketIoWire(queue, lambda: ended.append("now"))
    wire.close(1012, "the server restarts")
    wire.close(1012, "the server restarts")
    wire.write(Frame(b'{"type":"status"}'))
    assert [await taken(queue) for _ in range(3)] == ["41", "1", None]
    assert queue.empty()
    wire.abort()
    assert ended == ["now"]
