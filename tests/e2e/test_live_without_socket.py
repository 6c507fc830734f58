"""A proxy that lets no WebSocket through: the interface follows by an event stream."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.e2e.board import make_board, open_board, send_views, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct, served, until

pytestmark = pytest.mark.e2e


class Proxy:
    """Passes connections on, but answers 403 to those that begin with a WebSocket's handshake."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.refused = 0
        self.url = ""

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError), closing(writer):
            head = await reader.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" in head.lower():
                self.refused += 1
                writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                await writer.drain()
                return
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._port)
            with closing(inner_writer):
                inner_writer.write(head)
                await asyncio.gather(_copy(reader, inner_writer), _copy(inner_reader, writer))

    async def serve(self, ready: threading.Event) -> None:
        self.loop, self.ended = asyncio.get_running_loop(), asyncio.Event()
        async with await asyncio.start_server(self._pass, "127.0.0.1", 0, limit=2**20) as server:
            self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            ready.set()
            await self.ended.wait()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


@contextmanager
def proxied(product: ServedProduct) -> Iterator[Proxy]:
    """A proxy before the product, in a thread of its own."""
    proxy, ready = Proxy(urlsplit(product.url).port or 0), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(proxy.serve(ready)))
    thread.start()
    assert ready.wait(10)
    try:
        yield proxy
    finally:
        proxy.loop.call_soon_threadsafe(proxy.ended.set)
        thread.join(10)


@pytest.mark.req("E4")
def test_a_dashboard_stays_live_by_an_event_stream_where_no_websocket_gets_through(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    page = visit().page
    with served(tmp_path) as product, proxied(product) as proxy:
        send_views(product)
        until(lambda: product.value(metric="page_views", time_window="last_24_hours") == 240)
        board = make_board(product, "Behind a proxy", widget("number", "Views", (0, 0, 3, 3), metric="page_views"))
        told: list[int] = []
        page.on("response", lambda response: told.append(response.status) if "/api/live/" in response.url else None)
        inside, product.url = product.url, proxy.url
        open_board(page, product, board)
        product.url = inside
        expect(page.get_by_text("Connection lost")).to_have_count(0, timeout=15_000)
        expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
        product.client.post(
            "/api/events", json={"type": "page_view", "user_id": "u1", "properties": {"page": "/"}}, headers={"Authorization": f"Bearer {product.write_key}"}
        ).raise_for_status()
        expect(tile(page, "Views").get_by_text("241", exact=True)).to_be_visible(timeout=5_000)
        assert proxy.refused >= 2
        assert set(told) == {204}
