from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unavailable
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal


def _batch(*ids: str) -> EventBatch:
    return build_batch([Event(1, "a", "custom", 0, 0, id=text) for text in ids])


async def test_sequences_grow_from_one() -> None:
    journal = MemoryJournal()
    assert [await journal.append(_batch("a")), await journal.append(_batch("b"))] == [1, 2]
    assert [row["id"] for row in journal.rows()] == ["a", "b"]


async def test_it_fails_and_waits_when_told_to() -> None:
    journal = MemoryJournal()
    journal.failure = Unavailable("full")
    with pytest.raises(Unavailable):
        await journal.append(_batch("a"))
    journal.failure = None
    journal.hold()
    task = asyncio.create_task(journal.append(_batch("a")))
    await asyncio.sleep(0)
    assert (journal.waiting, journal.batches) == (1, [])
    journal.release()
    assert await task == 1


async def test_duplicates_are_what_was_added_and_confirmed_what_was_stored() -> None:
    finder = MemoryDuplicates()
    keys = np.array([1, 2], dtype=np.uint64)
    finder.add(keys[:1])
    assert finder.maybe_seen(keys).tolist() == [True, False]
    finder.is_unsure = True
    assert finder.maybe_seen(keys).tolist() == [True, True]
    finder.store(_batch("a", ""))
    assert await finder.confirm(1, ["a", "b"]) == {"a"}
    assert await finder.confirm(2, ["a"]) == set()
    finder.failure = Unavailable("down")
    with pytest.raises(Unavailable):
        await finder.confirm(1, ["a"])
    assert finder.asked == 3
