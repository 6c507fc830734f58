from __future__ import annotations

import asyncio

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.tasks import Supervisor


class Log:
    """Collects crashes, and pauses without waiting."""

    def __init__(self, clock: ManualClock) -> None:
        self.crashes: list[tuple[str, str, float]] = []
        self.pauses: list[float] = []
        self.clock = clock

    def crash(self, name: str, error: BaseException, pause_s: float) -> None:
        self.crashes.append((name, str(error), pause_s))

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)


def supervisor() -> tuple[Supervisor, Log]:
    log = Log(ManualClock())
    return Supervisor(log.crash, clock=log.clock, pause=log.pause, longest_pause_s=0.5), log


@pytest.mark.hostile(262)
async def test_a_crash_is_reported_and_the_work_starts_again_after_growing_pauses() -> None:
    tasks, log = supervisor()
    done = asyncio.Event()

    async def work() -> None:
        if len(log.crashes) < 5:
            raise RuntimeError(f"crash {len(log.crashes)}")
        done.set()

    tasks.start("writer", work)
    await done.wait()
    assert log.pauses == [0.1, 0.2, 0.4, 0.5, 0.5]
    assert log.crashes[0] == ("writer", "crash 0", 0.1)
    await asyncio.sleep(0)
    (state,) = tasks.states()
    assert (state.name, state.restarts, state.last_error, state.is_running) == ("writer", 5, "RuntimeError('crash 4')", False)


async def test_pauses_start_again_after_a_steady_time() -> None:
    tasks, log = supervisor()
    done = asyncio.Event()

    async def work() -> None:
        if len(log.crashes) == 2:
            log.clock.advance(61_000)
        if len(log.crashes) == 3:
            done.set()
            return
        raise RuntimeError

    tasks.start("writer", work)
    await done.wait()
    assert log.pauses == [0.1, 0.2, 0.1]


async def test_tasks_stop_one_by_one_the_last_first() -> None:
    tasks, log = supervisor()
    ended: list[str] = []

    def work(name: str):  # type: ignore[no-untyped-def]
        async def run() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(0)
                ended.append(name)

        return run

    for name in ("a", "b", "c"):
        tasks.start(name, work(name))
    await asyncio.sleep(0)
    await tasks.stop()
    await tasks.stop()
    assert ended == ["c", "b", "a"]
    assert log.crashes == []
    assert not any(state.is_running for state in tasks.states())


async def test_a_crash_while_stopping_is_reported_and_not_restarted() -> None:
    tasks, log = supervisor()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("disk")

    tasks.start("writer", work)
    await asyncio.sleep(0)
    await tasks.stop()
    assert [crash[1] for crash in log.crashes] == ["disk"]
    assert log.pauses == []


async def test_a_name_is_taken_while_its_task_runs() -> None:
    tasks, _ = supervisor()

    async def work() -> None:
        await asyncio.Event().wait()

    tasks.start("a", work)
    with pytest.raises(ValueError, match="'a'"):
        tasks.start("a", work)
    await tasks.stop()
    tasks.start("a", work)
    await tasks.stop()


@pytest.mark.req("K6")
async def test_what_waited_for_something_that_was_cancelled_goes_on() -> None:
    crashes, tries, went_on = list[str](), list[int](), asyncio.Event()

    async def work() -> None:
        tries.append(1)
        if len(tries) == 1:
            other: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            other.cancel()
            await other
        went_on.set()
        await asyncio.Event().wait()

    supervisor = Supervisor(lambda name, error, pause_s: crashes.append(f"{name} {type(error).__name__}"), first_pause_s=0)
    supervisor.start("job", work)
    await asyncio.wait_for(went_on.wait(), 60)
    assert crashes == ["job CancelledError"]
    await supervisor.stop()
    assert (len(tries), crashes) == (2, ["job CancelledError"]), "a stop is no crash"
