"""Connections to a server on which a question waits for as long as it may take, and all of which can be cut at once."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final
from weakref import WeakSet

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

CONNECT_S: Final = 5


class QuestionPool(urllib3.PoolManager):
    """The client that uses it knows one time for everything, `longest_s`; `waiting` makes it shorter."""

    def __init__(self, longest_s: float, **more: Any) -> None:
        super().__init__(**more)
        self._longest_s = longest_s
        self._own = threading.local()
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._is_cut = False
        self.pool_classes_by_scheme = _noting(self._sockets)

    @contextmanager
    def waiting(self, answer_s: float | None) -> Iterator[None]:
        """For the block, in this thread, an answer is waited for `answer_s`; None for the longest."""
        self._own.answer_s = answer_s
        try:
            yield
        finally:
            self._own.answer_s = None

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> urllib3.BaseHTTPResponse:
        """See urllib3. Raises ConnectionAbortedError once it was cut."""
        if self._is_cut:
            raise ConnectionAbortedError("the store is being closed")
        answer_s = getattr(self._own, "answer_s", None)
        if answer_s is not None:
            more["timeout"] = urllib3.Timeout(connect=CONNECT_S, read=min(answer_s, self._longest_s))
        return super().request(method, url, *rest, **more)

    def cut(self) -> None:
        """End every connection, also those that somebody waits on, and allow no new ones."""
        self._is_cut = True
        for one in list(self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def _noting(sockets: WeakSet[socket.socket]) -> dict[str, Any]:
    """urllib3's pools by scheme, with the socket of every connection added to `sockets`."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
