"""Who holds the event loop up is named while it does."""

from __future__ import annotations

import asyncio
import queue
import threading

import pytest

from tidegauge.telemetry import loop_sentry
from tidegauge.telemetry.loop_sentry import Blockage, LoopSentry


def hold_the_loop(until: threading.Event) -> None:
    until.wait(60)


@pytest.mark.req("K5")
@pytest.mark.hostile(122)
async def test_the_function_that_blocks_is_named_while_it_blocks() -> None:
    noticed, freed = queue.SimpleQueue[Blockage](), queue.SimpleQueue[Blockage]()
    go_on = threading.Event()

    def on_blocked(found: Blockage) -> None:
        noticed.put(found)
        go_on.set()  # it goes on only because it was noticed

    sentry = LoopSentry(on_blocked, freed.put)
    hold_the_loop(go_on)
    assert go_on.is_set()
    found = noticed.get(timeout=1)
    assert any("test_loop_sentry.py" in line and "hold_the_loop" in line for line in found.stack)
    assert found.where == found.stack[0]
    assert found.lasted_ms == 0
    ended = await asyncio.to_thread(freed.get, True, 60)
    assert ended.lasted_ms >= 100
    sentry.stop()


async def test_a_loop_that_only_waits_is_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    noticed, answered = list[Blockage](), asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()
    ask = loop.call_soon_threadsafe
    monkeypatch.setattr(loop, "call_soon_threadsafe", lambda answer: ask(lambda: (answer(), answered.release())))
    monkeypatch.setattr(loop_sentry, "ALARM_S", 60.0)  # a machine that has no time for the loop is another matter
    sentry = LoopSentry(noticed.append, noticed.append)
    for _ in range(3):  # one that got no answer would not ask again
        await answered.acquire()
    assert noticed == []
    sentry.stop()
