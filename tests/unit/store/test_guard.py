"""Questions share the guard; the roll-up writer has it alone, and does not hold questions up for long."""

from __future__ import annotations

import asyncio

from tidegauge.store.guard import RollupGuard


async def test_the_sequence_stays_while_it_is_shared() -> None:
    guard = RollupGuard()
    async with guard.shared() as first, guard.shared() as second:
        assert first == second == 0
        assert not await guard.acquire(0.001, 0.001)
    assert await guard.acquire(0.001, 0.001)
    guard.sequence = 5
    guard.release()
    async with guard.shared() as sequence:
        assert sequence == 5


async def test_questions_wait_while_the_writer_has_it() -> None:
    guard = RollupGuard()
    assert await guard.acquire(1, None)

    async def ask() -> int:
        async with guard.shared() as sequence:
            return sequence

    asking = asyncio.create_task(ask())
    await asyncio.sleep(0)
    guard.sequence = 7
    guard.release()
    assert await asking == 7


async def test_a_writer_that_gives_way_lets_new_questions_in() -> None:
    guard = RollupGuard()
    async with guard.shared():
        assert not await guard.acquire(0.001, 0.001)
        async with guard.shared() as sequence:
            assert sequence == 0
