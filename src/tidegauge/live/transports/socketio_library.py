"""Loads the Socket.IO library without what only its clients, its brokers and other servers want: 2 MB instead of 25."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final

UNWANTED: Final = frozenset(("aiohttp", "requests", "websocket", "redis", "valkey", "kombu", "aio_pika", "kafka", "zmq", "tornado"))
"""The library asks for each of these as something that may not be installed."""


class _Absent(MetaPathFinder):
    def __init__(self, names: frozenset[str]) -> None:
        self._names, self._thread = names, threading.get_ident()

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name in self._names and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is left out here", name=name)
        return None


@contextmanager
def without(names: frozenset[str]) -> Iterator[None]:
    """For this thread these modules are not installed, but where they are loaded already; other threads may load them meanwhile."""
    absent = _Absent(names)
    sys.meta_path.insert(0, absent)
    try:
        yield
    finally:
        sys.meta_path.remove(absent)


def load(name: str) -> ModuleType:
    """A module that imports the library. Call it in a thread: it takes a tenth of a second."""
    with without(UNWANTED):
        return importlib.import_module(name)
