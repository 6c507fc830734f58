"""Loads chDB's library (half a gigabyte to map and relocate) in a thread, beside the imports of everything else."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from urllib.parse import urlsplit


def preload(store_url: str) -> Thread | None:
    """Begin to load the engine that `store_url` will need; None when that is none in this process.

    The later `import chdb` waits for the thread's, as Python's imports do; a failed one is tried and reported there. chDB's own import changes the
    process's working directory for a moment, so call this when every path that is opened during the start is absolute (`load_settings` makes them so).
    """
    if urlsplit(store_url).scheme != "chdb":
        return None
    thread = Thread(target=_load, name="engine-preload")
    thread.start()
    return thread


def _load() -> None:
    with suppress(ImportError):
        import chdb  # noqa: F401
