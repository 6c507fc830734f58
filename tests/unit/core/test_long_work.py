from __future__ import annotations

import asyncio
import threading
from contextvars import ContextVar

import pytest

from tidegauge.core.long_work import LONG_THREADS, SHORT_THREADS, give_short_threads, run_long

_said: ContextVar[str] = ContextVar("said", default="")


async def test_long_work_gives_what_it_gives_and_knows_for_whom_it_is_done() -> None:
    _said.set("yes")
    assert await run_long(lambda given, more: (given, more, _said.get()), 1, more=2) == (1, 2, "yes")
    with pytest.raises(ZeroDivisionError):
        await run_long(lambda: 1 // 0)


@pytest.mark.req("K6")
@pytest.mark.hostile(44)
async def test_however_much_long_work_there_is_short_work_goes_on() -> None:
    over, begun = threading.Event(), threading.Semaphore(0)

    def long(number: int) -> int:
        begun.release()
        assert over.wait(20)
        return number

    tasks = [asyncio.create_task(run_long(long, number)) for number in range(3 * LONG_THREADS)]
    for _ in range(LONG_THREADS):
        await asyncio.to_thread(begun.acquire)
    assert await asyncio.gather(*(asyncio.to_thread(lambda: "done") for _ in range(50))) == ["done"] * 50
    assert not begun.acquire(blocking=False), "no more of it at once than there are threads for it"
    over.set()
    assert await asyncio.gather(*tasks) == list(range(3 * LONG_THREADS))


def test_a_loop_has_as_many_threads_for_short_work_on_every_machine() -> None:
    loop = asyncio.new_event_loop()
    give_short_threads(loop)
    together = threading.Barrier(SHORT_THREADS)

    async def meet() -> list[str]:
        def wait() -> str:
            together.wait(20)
            return threading.current_thread().name

        return await asyncio.gather(*(asyncio.to_thread(wait) for _ in range(SHORT_THREADS)))

    try:
        names = loop.run_until_complete(meet())
        assert sorted(names) == [f"short-work_{number}" for number in range(SHORT_THREADS)]
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
