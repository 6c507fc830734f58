"""Who holds the event loop up is named while it does."""

from __future__ import annotations

import asyncio
import queue
import threading
import time

import pytest

from tidegauge.telemetry.loop_sentry import Blockage, LoopSentry


def hold_the_loop(until: threading.Event) -> None:
    until.wait(10)


@pytest.mark.req("K5")
@pytest.mark.hostile(122)
async def test_the_function_that_blocks_is_named_while_it_blocks() -> None:
    noticed, freed = queue.SimpleQueue[Blockage](), queue.SimpleQueue[Blockage]()
    go_on = threading.Event()

    def on_blocked(found: Blockage) -> None:
        noticed.put(found)
        go_on.set()  # it goes on only because it was noticed

    began_s = time.monotonic()
    sentry = LoopSentry(on_blocked, freed.put)
    hold_the_loop(go_on)
    found = noticed.get(timeout=1)
    assert time.monotonic() - began_s < 5
    assert any("test_loop_sentry.py" in line and "hold_the_loop" in line for line in found.stack)
    assert found.where == found.stack[0]
    assert found.lasted_ms == 0
    ended = await asyncio.to_thread(freed.get, True, 10)
    assert ended.lasted_ms >= 100
    sentry.stop()


async def test_a_loop_that_only_waits_is_left_in_peace() -> None:
    noticed: list[Blockage] = []
    sentry = LoopSentry(noticed.append, noticed.append)
    rounds = asyncio.Semaphore(0)
    thread = sentry._thread
    for _ in range(3):
        asyncio.get_running_loop().call_later(0.1, rounds.release)
        await rounds.acquire()
    assert thread.is_alive()
    assert noticed == []
    sentry.stop()
