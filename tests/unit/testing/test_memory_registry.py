from __future__ import annotations

from tidegauge.ingest.registry import ProjectSchema
from tidegauge.testing.memory_registry import MemoryRegistry


async def test_what_is_saved_is_a_copy() -> None:
    store = MemoryRegistry()
    schema = ProjectSchema(1, untracked_events=1)
    await store.save([schema])
    schema.untracked_events = 2
    loaded = await store.load()
    loaded[0].untracked_events = 3
    assert [s.untracked_events for s in await store.load()] == [1]
