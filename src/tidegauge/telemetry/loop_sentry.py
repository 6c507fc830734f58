"""Sees from a thread of its own that the event loop is held up, and by what."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final, NamedTuple

EVERY_S: Final = 0.1
ALARM_S: Final = 0.1
NOWHERE: Final = "no function: the machine gives the process no time"
_IDLE: Final = (" Runner.run", " BaseEventLoop._run_once", " EpollSelector.select")
"""What the loop's thread is in while it runs nothing."""
_DEPTH: Final = 12


class Blockage(NamedTuple):
    """`at_ms`: when it was noticed, epoch ms. `lasted_ms`: until the loop went on, 0 while it does not. `where`: the innermost function; `stack`: that
    and its callers, innermost first."""

    at_ms: int
    lasted_ms: int
    where: str
    stack: tuple[str, ...]


class LoopSentry:
    """Asks the loop of the thread that makes it for a sign of life. Of one that stays silent, `on_blocked` is told at once, by the sentry's thread, and
    `on_free` when it goes on."""

    def __init__(self, on_blocked: Callable[[Blockage], None], on_free: Callable[[Blockage], None]) -> None:
        self._loop, self._thread_id = asyncio.get_running_loop(), threading.get_ident()
        self._on_blocked, self._on_free = on_blocked, on_free
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="loop-sentry", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Watch no more. Returns at once."""
        self._stop.set()

    def _watch(self) -> None:
        while not self._stop.wait(EVERY_S):
            alive, asked_s = threading.Event(), time.monotonic()
            try:
                self._loop.call_soon_threadsafe(alive.set)
            except RuntimeError:  # the loop is closed
                return
            if not alive.wait(ALARM_S):
                self._blocked(alive, asked_s)

    def _blocked(self, alive: threading.Event, asked_s: float) -> None:
        stack = _stack(sys._current_frames().get(self._thread_id))
        where = NOWHERE if not stack or stack[0].endswith(_IDLE) else stack[0]
        found = Blockage(time.time_ns() // 1_000_000, 0, where, stack)
        self._on_blocked(found)
        while not alive.wait(EVERY_S):
            if self._stop.is_set():
                return
        self._on_free(found._replace(lasted_ms=round((time.monotonic() - asked_s) * 1000)))


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    """Functions from the innermost outwards: `file:line function`, files by their last two names."""
    found: list[str] = []
    while frame is not None and len(found) < _DEPTH:
        name = "/".join(frame.f_code.co_filename.split("/")[-2:])
        found.append(f"{name}:{frame.f_lineno} {frame.f_code.co_qualname}")
        frame = frame.f_back
    return tuple(found)
