"""Connections that serve one thread at a time, and are taken back from all before they are closed."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from tidegauge.store.engines.failure import StoreFailure

_CLOSED: Final = object()


class ConnectionPool:
    """`settle` is called with a connection whose statement failed, before it serves the next."""

    def __init__(self, settle: Callable[[Any], None]) -> None:
        self._idle: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._settle = settle
        self.size = 0
        """Connections that were not taken back."""

    def add(self, connection: Any) -> None:
        """One more."""
        self.size += 1
        self._idle.put(connection)

    @contextmanager
    def taken(self) -> Iterator[Any]:
        """A connection for the block; waits for one. Raises StoreFailure once they are taken back."""
        connection = self._idle.get()
        if connection is _CLOSED:
            self._idle.put(_CLOSED)
            raise StoreFailure("the store is closed")
        try:
            yield connection
        except BaseException:  # catch-all: however a statement ended early, its connection is settled before the next
            self._settle(connection)
            raise
        finally:
            self._idle.put(connection)

    def take_back(self, until_s: float) -> list[Any]:
        """The connections that are idle until then (monotonic seconds); whoever waits for one, or comes later, is told that the store is closed."""
        found: list[Any] = []
        while len(found) < self.size:
            try:
                connection = self._idle.get(timeout=max(until_s - time.monotonic(), 0.0))
            except queue.Empty:
                break
            if connection is not _CLOSED:
                found.append(connection)
        self.size -= len(found)
        self._idle.put(_CLOSED)
        return found
