from __future__ import annotations

import asyncio

import pytest

from tidegauge.live.transports.mailbox import Mailbox, Signal


async def test_messages_come_in_their_order_and_a_reader_waits_for_the_next() -> None:
    box: Mailbox[int] = Mailbox()
    reading = asyncio.create_task(box.get())
    await asyncio.sleep(0)
    assert not reading.done()
    box.put_nowait(1)
    box.put_nowait(2)
    assert await reading == 1
    assert not box.empty()
    assert await box.get() == 2
    assert box.empty()


async def test_a_reader_who_leaves_takes_no_message_along() -> None:
    box: Mailbox[int] = Mailbox()
    for is_late in (False, True):
        reading = asyncio.create_task(box.get())
        await asyncio.sleep(0)
        if is_late:
            box.put_nowait(1)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    assert await asyncio.wait_for(box.get(), 60) == 1


async def test_everyone_who_waits_goes_on_and_nobody_waits_while_it_is_set() -> None:
    signal = Signal()
    await signal.wait()
    signal.clear()
    waiting = [asyncio.create_task(signal.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting.pop().cancel()
    assert not any(task.done() for task in waiting)
    signal.set()
    await asyncio.gather(*waiting)
