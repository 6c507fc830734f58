"""Socket.IO sessions are live connections like the others: counted, checked, coalesced and let go as they are."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import websockets
from tests.integration.live.live_server import LiveServer, live_server, screen, until

pytestmark = pytest.mark.req("E3", "E7")

QUERY = "/socket.io/?EIO=4&transport=websocket&token="


class Session:
    """Engine.IO and Socket.IO by hand."""

    def __init__(self, connection: websockets.ClientConnection) -> None:
        self.connection = connection

    async def emit(self, event: str) -> None:
        await self.connection.send(f'42["{event}"]')

    async def take(self, event: str) -> Any:
        """What comes with the next event of that name; pings are answered."""
        async with asyncio.timeout(60):
            while True:
                text = str(await self.connection.recv())
                if text == "2":
                    await self.connection.send("3")
                elif text.startswith("42") and (message := json.loads(text[2:]))[0] == event:
                    return message[1]


@asynccontextmanager
async def session(server: LiveServer, token: str = "ada") -> AsyncIterator[Session]:
    async with websockets.connect(server.url.removesuffix("/ws") + QUERY + token) as connection:
        await connection.send("40")
        one = Session(connection)
        assert (await one.take("status"))["status"] == "connected"
        yield one


@pytest.mark.hostile(100)
async def test_sessions_count_towards_the_limits() -> None:
    async with live_server(connections_per_person=1, connections=2) as server, screen(server):
        async with asyncio.timeout(60), websockets.connect(server.url.removesuffix("/ws") + QUERY + "ada") as second:
            await second.send("40")
            while not str(answer := await second.recv()).startswith("44"):
                pass
            assert json.loads(str(answer)[2:])["data"] == {"code": "rate_limited"}
        async with session(server, "bob"):
            with pytest.raises(websockets.InvalidStatus) as caught:
                async with session(server, "eve"):
                    pass
            assert caught.value.response.status_code == 503
            async with httpx.AsyncClient(timeout=60) as http:
                full = await http.get(server.streams.replace("/api/live", "/socket.io/"), params={"EIO": "4", "transport": "polling"})
            assert (full.status_code, full.headers["retry-after"]) == (503, "10")


@pytest.mark.hostile(56)
async def test_a_revoked_login_ends_the_session() -> None:
    async with live_server(recheck_s=0.1) as server, session(server) as ada:
        server.gates[-1].is_revoked = True
        assert (await ada.take("error"))["code"] == "unauthenticated"
        await until(lambda: len(server.hub.roster) == 0)


@pytest.mark.hostile(100)
async def test_a_session_that_answers_no_ping_ends() -> None:
    async with live_server(heartbeat_s=0.2, idle_s=0.5) as server, session(server) as ada:
        await until(lambda: len(server.hub.roster) == 0)
        await ada.connection.wait_closed()


@pytest.mark.hostile(99)
async def test_a_session_that_stops_reading_keeps_little_and_in_the_end_goes() -> None:
    async with live_server(stall_s=1.0, message_burst=5_000) as server:
        with socket.socket() as raw:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.setblocking(False)
            loop, port = asyncio.get_running_loop(), int(server.url.split(":")[2].split("/")[0])
            await loop.sock_connect(raw, ("127.0.0.1", port))
            names = ("Host: x", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")
            await loop.sock_sendall(raw, "\r\n".join((f"GET {QUERY}ada HTTP/1.1", *names, "", "")).encode())
            assert (await loop.sock_recv(raw, 1_024)).startswith(b"HTTP/1.1 101")
            await loop.sock_sendall(raw, _masked("40"))
            await until(lambda: len(server.hub.roster) == 1)
            stalled = next(iter(server.hub.roster))
            await loop.sock_sendall(raw, _masked('42["request_live_update"]') * 2_000)
            await until(lambda: stalled.outbox.stalled_since_s is not None)
            assert len(stalled.outbox._remarks or ()) <= 256
            await until(lambda: len(server.hub.roster) == 0, 15)
            assert server.hub.statistics().dropped == 1


def _masked(text: str) -> bytes:
    return b"\x81" + bytes([0x80 | len(text)]) + bytes(4) + text.encode()
