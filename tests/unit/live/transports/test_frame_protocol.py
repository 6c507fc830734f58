from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
import uvicorn
from tests.unit.live.test_tile_registry import settle
from uvicorn.server import ServerState
from websockets.frames import Frame as WireFrame
from websockets.frames import Opcode

from tidegauge.live.frame import Frame
from tidegauge.live.transports.frame_protocol import EXTENSION, MAX_FRAGMENTS, FrameProtocol

_HEAD = "GET /ws?token=secret HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
_HANDSHAKE = (_HEAD + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n").encode()


class Line(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.is_ended = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self.high = high

    def write(self, data: Any) -> None:
        self.written.append(bytes(data))

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    def is_closing(self) -> bool:
        return self.is_ended

    def close(self) -> None:
        self.is_ended = True

    abort = close


class Peer:
    """A connected FrameProtocol with an application that accepts and waits."""

    def __init__(self) -> None:
        self.scope: dict[str, Any] = {}
        self.received: list[Any] = []
        config = uvicorn.Config(cast(Any, self._app), interface="asgi3", lifespan="off", log_config=None, ws_ping_interval=None)
        config.load()
        self.protocol = FrameProtocol(config, ServerState(), {}, asyncio.get_running_loop())
        self.line = Line()
        self.protocol.connection_made(self.line)
        self.protocol.data_received(_HANDSHAKE)

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope = scope
        await receive()
        await send({"type": "websocket.accept"})
        while not self.received or self.received[-1]["type"] != "websocket.disconnect":
            self.received.append(await receive())

    def say(self, data: bytes, opcode: Opcode = Opcode.TEXT, *, fin: bool = True) -> None:
        self.protocol.data_received(WireFrame(opcode, data, fin).serialize(mask=True))

    async def hang_up(self) -> None:
        self.protocol.connection_lost(None)
        await settle()


async def test_the_application_gets_a_wire_and_built_frames_are_written_as_they_are() -> None:
    peer = Peer()
    await settle()
    assert peer.scope["extensions"][EXTENSION]["wire"] is peer.protocol
    assert b"101 Switching Protocols" in peer.line.written[0]
    assert b"permessage-deflate" not in peer.line.written[0]
    frame = Frame(b"hello")
    peer.protocol.write(frame)
    assert peer.line.written[-1] is frame.wire or peer.line.written[-1] == b"\x81\x05hello"
    await peer.hang_up()


async def test_a_full_transport_is_told_and_a_drained_one_calls_back() -> None:
    peer = Peer()
    await settle()
    drained: list[bool] = []
    peer.protocol.on_writable = lambda: drained.append(peer.protocol.can_write)
    peer.protocol.pause_writing()
    assert not peer.protocol.can_write
    peer.protocol.resume_writing()
    assert drained == [True]
    await peer.hang_up()
    assert not peer.protocol.can_write


async def test_nothing_is_written_after_the_closing_frame() -> None:
    peer = Peer()
    await settle()
    peer.protocol.close(4401, "session ended")
    count = len(peer.line.written)
    peer.protocol.write(Frame(b"late"))
    peer.protocol.close(1000, "again")
    assert len(peer.line.written) == count
    assert peer.line.written[-1][2:4] == (4401).to_bytes(2, "big")
    await settle()
    assert peer.received[-1] == {"type": "websocket.disconnect", "code": 4401, "reason": "session ended"}
    await peer.hang_up()


@pytest.mark.hostile(98)
async def test_a_message_above_64_kb_is_refused() -> None:
    peer = Peer()
    await settle()
    peer.say(b"x" * 65_537)
    assert peer.line.written[-1][2:4] == (1009).to_bytes(2, "big")
    assert peer.line.is_ended
    await peer.hang_up()


@pytest.mark.hostile(98)
async def test_a_message_in_endless_empty_fragments_is_cut_off() -> None:
    peer = Peer()
    await settle()
    peer.say(b"", fin=False)
    for _ in range(MAX_FRAGMENTS + 1):
        peer.say(b"", Opcode.CONT, fin=False)
    assert peer.line.is_ended
    await peer.hang_up()


@pytest.mark.hostile(95)
async def test_the_url_with_its_token_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        peer = Peer()
        await settle()
        await peer.hang_up()
    assert "secret" not in caplog.text
