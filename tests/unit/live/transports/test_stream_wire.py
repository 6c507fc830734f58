from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from tidegauge.live.frame import Frame
from tidegauge.live.messages import PING
from tidegauge.live.outbox import Outbox
from tidegauge.live.transports.stream_wire import EventStreamWire


class Answer:
    """Takes the parts of an HTTP answer, one at a time."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.is_over = False

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.bodies.append(message["body"])
        self.is_over = not message["more_body"]


@pytest.mark.req("E4")
async def test_frames_become_events_in_order_heartbeats_comments_and_the_end_an_event_of_its_own() -> None:
    answer = Answer()
    wire = EventStreamWire(answer.send, None, last_id=41, idle_s=60)
    outbox = Outbox(wire)
    for payload in (b'{"type":"a"}', PING, b'{"type":"b"}'):
        outbox.remark(Frame(payload))
    running = asyncio.create_task(wire.run())
    while outbox.is_waiting:
        await asyncio.sleep(0)
    wire.close(4401, "session ended")
    await running
    assert answer.bodies == [
        b'id: 42\ndata: {"type":"a"}\n\n',
        b": ping\n\n",
        b'id: 43\ndata: {"type":"b"}\n\n',
        b'id: 44\ndata: {"type":"close","code":4401,"reason":"session ended"}\n\n',
    ]
    assert answer.is_over
    assert not wire.can_write


@pytest.mark.req("E7")
async def test_nothing_is_heard_of_a_reader_so_silence_says_nothing() -> None:
    wire = EventStreamWire(Answer().send, None, 0, 60)
    assert asyncio.get_running_loop().time() - wire.last_heard_s < 0
