"""Background work that is watched: named, restarted after a crash with growing pauses, and stopped in order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import msgspec

from tidegauge.core.clock import Clock, SystemClock

Work = Callable[[], Awaitable[None]]
CrashReport = Callable[[str, BaseException, float], None]
Pause = Callable[[float], Awaitable[None]]


class TaskState(msgspec.Struct):
    """What a task did so far. `last_error` is the crash that came last, "" when none; `is_running` is False once its work returned."""

    name: str
    restarts: int = 0
    last_error: str = ""
    is_running: bool = True


class Supervisor:
    """Runs named coroutines until they return or `stop` is called.

    A crash is given to `on_crash(name, error, pause_s)`, also when something was cancelled that the work waited for; it starts again after
    `first_pause_s`, doubling to `longest_pause_s`, and from the start again once it ran for `steady_s` without one.
    """

    def __init__(
        self,
        on_crash: CrashReport,
        *,
        clock: Clock | None = None,
        pause: Pause = asyncio.sleep,
        first_pause_s: float = 0.1,
        longest_pause_s: float = 30.0,
        steady_s: float = 60.0,
    ) -> None:
        self._on_crash = on_crash
        self._clock = clock or SystemClock()
        self._pause = pause
        self._first_pause_s = first_pause_s
        self._longest_pause_s = longest_pause_s
        self._steady_s = steady_s
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._states: dict[str, TaskState] = {}

    def start(self, name: str, work: Work) -> None:
        """Begin `work` under a name that no running task has (ValueError otherwise)."""
        if name in self._tasks and not self._tasks[name].done():
            raise ValueError(f"task '{name}' runs already")
        self._states[name] = TaskState(name)
        self._tasks.pop(name, None)
        self._tasks[name] = asyncio.get_running_loop().create_task(self._watch(name, work), name=name)

    def states(self) -> list[TaskState]:
        """Every task that was started, in order."""
        return list(self._states.values())

    async def stop(self) -> None:
        """Cancel the tasks one by one, the last started first, each awaited before the next. Safe to call twice."""
        for name in reversed(list(self._tasks)):
            task = self._tasks.pop(name)
            task.cancel()
            await asyncio.wait([task])

    async def _watch(self, name: str, work: Work) -> None:
        state, pause_s = self._states[name], self._first_pause_s
        task = asyncio.current_task()
        assert task is not None
        try:
            while True:
                started_s = self._clock.monotonic_s()
                try:
                    await work()
                    return
                except (Exception, asyncio.CancelledError) as error:  # catch-all: a supervisor outlives any crash of what it watches, and reports it
                    if isinstance(error, asyncio.CancelledError) and task.cancelling():
                        raise
                    if self._clock.monotonic_s() - started_s >= self._steady_s:
                        pause_s = self._first_pause_s
                    state.restarts += 1
                    state.last_error = repr(error)
                    self._on_crash(name, error, pause_s)
                if task.cancelling():  # the crash came while stopping
                    return
                await self._pause(pause_s)
                pause_s = min(pause_s * 2, self._longest_pause_s)
        finally:
            state.is_running = False
