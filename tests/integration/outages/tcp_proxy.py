"""A connection that goes wrong on demand: between a client and a real server, over TCP or a unix socket."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

CHUNK = 16 * 1024


class TcpProxy:
    """Forwards to `target` (host and port, or the path of a unix socket). Settings hold for open connections too.

    `refuses`: new connections are closed at once. `delay_s`: before every chunk. `bytes_per_s`: each way of each connection. `cut_after`: every connection
    is reset once so many bytes went to the server, also in the middle of a request; -1 never.
    """

    def __init__(self, target: tuple[str, int] | str, *, path: str = "") -> None:
        self.target, self.path, self.port = target, path, 0
        self.refuses, self.delay_s, self.bytes_per_s, self.cut_after, self.cuts = False, 0.0, 0.0, -1, 0
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._server: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def freeze(self) -> None:
        """Take and open connections as ever, pass nothing on."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def thaw(self) -> None:
        """Pass on what waits, and go on."""
        self._loop.call_soon_threadsafe(self._flowing.set)

    def cut(self) -> None:
        """Reset every open connection."""
        self._do(self._cut_all())

    def half_close(self) -> None:
        """Say to every client that the server sends nothing more, and go on listening to it."""
        self._do(self._half_close_all())

    def start(self) -> None:
        self._thread.start()
        self._do(self._listen())

    def stop(self) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        if self.path:
            self._server = await asyncio.start_unix_server(self._serve, self.path)
        else:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
            self.port = int(self._server.sockets[0].getsockname()[1])

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        self._flowing.set()
        await self._cut_all()
        if tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(tasks, timeout=5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuses:
            _reset(writer)
            return
        try:
            opened = asyncio.open_unix_connection(self.target) if isinstance(self.target, str) else asyncio.open_connection(*self.target)
            up_reader, up_writer = await opened
        except OSError:
            _reset(writer)
            return
        self._open |= {writer, up_writer}
        try:
            await asyncio.gather(self._pump(reader, up_writer, is_up=True), self._pump(up_reader, writer, is_up=False))
        except (OSError, _Cut):
            self.cuts += 1
        finally:
            for each in (writer, up_writer):
                self._open.discard(each)
                _reset(each)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_up: bool) -> None:
        passed = 0
        while data := await reader.read(CHUNK):
            await asyncio.sleep(self.delay_s + (len(data) / self.bytes_per_s if self.bytes_per_s else 0.0))
            await self._flowing.wait()
            if is_up and 0 <= self.cut_after < passed + len(data):
                writer.write(data[: self.cut_after - passed])
                with contextlib.suppress(OSError):
                    await writer.drain()
                raise _Cut
            passed += len(data)
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof() and not writer.is_closing():
            writer.write_eof()

    async def _cut_all(self) -> None:
        for writer in list(self._open):
            _reset(writer)

    async def _half_close_all(self) -> None:
        for writer in list(self._open):
            if writer.get_extra_info("sockname") and writer.can_write_eof() and not writer.is_closing():
                writer.write_eof()


class _Cut(Exception):
    """This connection has carried enough."""


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with a reset, so that the other side is told at once."""
    raw = writer.get_extra_info("socket")
    if raw is not None and raw.family != socket.AF_UNIX:
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    writer.transport.abort()


@contextmanager
def proxied(target: tuple[str, int] | str, *, path: str = "") -> Iterator[TcpProxy]:
    """A running proxy before a server."""
    proxy = TcpProxy(target, path=path)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
