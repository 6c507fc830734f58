from __future__ import annotations

from tests.unit.live.screens import batch
from tests.unit.live.test_metric_tile import plan
from tests.unit.live.test_tile_registry import Room, settle, values

from tidegauge.live import snapshot


async def test_a_snapshot_that_became_too_old_is_taken_again() -> None:
    room = Room()
    room.store.gate.clear()
    _, wire = room.follow(plan())
    await settle()
    room.engine.fold(batch(1, "a"))
    room.engine.release(1)
    room.clock.advance(60_000)
    room.engine.release(1)  # its grace is over: a snapshot of sequence 0 cannot be continued
    room.store.stored_sequence = 1
    room.store.gate.set()
    await settle()
    assert room.store.reads == 2
    assert values(wire) == [0]
    assert room.registry.refreshed_count == 0


async def test_only_a_few_snapshots_are_read_at_a_time() -> None:
    room = Room()
    room.store.gate.clear()
    for limit in range(1, 11):
        room.follow(plan(limit=limit))
    await settle()
    assert room.store.reads == snapshot.CONCURRENT
    room.store.gate.set()
    for _ in range(10):
        await settle()
    assert room.store.reads == 10
    assert room.engine.statistics().queries == 10
