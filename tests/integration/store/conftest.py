"""Journals, stores and events for the tests of this folder; the engine is the real one, in a directory of its own."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.clock import ManualClock
from tidegauge.journal.journal import Journal
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate
from tidegauge.store.store import Store

NOW_MS = 1_795_320_000_000


def make_events(count: int, seed: int = 1, project: int = 1, *, with_ids: bool = True) -> list[Event]:
    """Events of the last two hours, every third without an id; half of them name a visitor, most of those a user too."""
    dice = random.Random(seed)
    return [
        Event(
            project,
            dice.choice(["page_view", "click", "purchase"]),
            "custom",
            NOW_MS - dice.randrange(7_200_000),
            NOW_MS,
            id=f"{seed}-{row}" if with_ids and row % 3 else "",
            user_id=f"u{dice.randrange(50)}" if row % 4 != 1 else "",
            anonymous_id=f"a{seed % 900}-{row % 20}" if row % 2 else "",
            session_id=f"s{dice.randrange(80)}",
            value=dice.choice([None, dice.randrange(-50, 100) / 4]),
            country=dice.choice(["TH", "US", ""]),
            properties={"page": f"/p/{dice.randrange(9)}", "amount": dice.random(), "plan": dice.choice("abc"), "status": dice.choice([200, 404])},
        )
        for row in range(count)
    ]


def make_batch(count: int, seed: int = 1, project: int = 1, sequence: int = 0) -> EventBatch:
    batch = build_batch(make_events(count, seed, project))
    batch.sequence = sequence
    return batch


class House:
    """A journal and a store that feed each other as the app wires them."""

    def __init__(self, journal: Journal, store: Store, clock: ManualClock) -> None:
        self.journal = journal
        self.store = store
        self.clock = clock

    async def stored(self) -> None:
        """Wait until everything appended is in the store."""
        reached = asyncio.Event()
        self.store.on_stored.append(lambda sequence: reached.set() if sequence >= self.journal.last_sequence else None)
        if self.store.stored_sequence < self.journal.last_sequence:
            await asyncio.wait_for(reached.wait(), 60)

    async def rows(self, statement: str, parameters: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        return (await self.store.reader.read(statement, parameters)).rows


@asynccontextmanager
async def house_in(directory: Path) -> AsyncIterator[House]:
    clock = ManualClock(NOW_MS)
    journal = await Journal.open(directory / "journal", max_bytes=1 << 30, clock=clock)
    try:
        store = await Store.open(f"chdb://{directory / 'store'}", journal, clock=clock, data_directory=directory)
        try:
            await store.start()
            journal.listeners.append(store.accept)
            yield House(journal, store, clock)
        finally:
            await store.stop()
    finally:
        await journal.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with house_in(tmp_path) as built:
        yield built


@pytest.fixture
def open_house() -> Callable[[Path], Any]:
    return house_in


@pytest.fixture
def batch() -> Callable[..., EventBatch]:
    return make_batch


@pytest.fixture
def events() -> Callable[..., list[Event]]:
    return make_events


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    opened = EmbeddedEngine(tmp_path / "engine")
    migrate(opened)
    yield opened
    opened.close()


Appended = Callable[[EventBatch], Awaitable[int]]
