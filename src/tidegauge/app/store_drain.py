"""The wait for the store to have what the journal took."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from tidegauge.contracts.breaker import Breaker
from tidegauge.journal.journal import Journal
from tidegauge.store.store import Store

DRAIN_S: Final = 5.0
"""A backup or an erasure waits this long for the journal to be stored."""


class StoreDrain:
    """Behind the store's breaker: while that is open there is nothing to wait for."""

    def __init__(self, journal: Journal, store: Store, breaker: Breaker) -> None:
        self._journal = journal
        self._store = store
        self._breaker = breaker

    async def wait(self) -> None:
        """Until everything journaled so far is stored, DRAIN_S at most."""
        if not self._breaker.is_closed:
            return  # what waits is in the journal
        reached = asyncio.Event()
        target = self._journal.last_sequence

        def listen(sequence: int) -> None:
            if sequence >= target:
                reached.set()

        self._store.on_stored.append(listen)
        try:
            if self._store.stored_sequence < target:
                with suppress(TimeoutError):
                    async with asyncio.timeout(DRAIN_S):
                        await reached.wait()
        finally:
            self._store.on_stored.remove(listen)
