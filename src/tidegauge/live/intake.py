"""Takes durable batches to the stream in folds that leave the event loop room."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from tidegauge.contracts.batch import EventBatch
from tidegauge.live.limits import LiveLimits
from tidegauge.live.pace import PublishPace, fold_pause_s

UNFOLLOWED_S: Final = 0.1


class Folds(Protocol):
    """The part of the stream engine that batches go into."""

    def fold_all(self, batches: Sequence[EventBatch]) -> None: ...


class Intake:
    """Batches wait here from one fold to the next; a fold takes about `fold_rows` rows. `on_folded` gets what was folded, right after.

    While nothing `is_followed` there is a fold every `UNFOLLOWED_S` at most: of small batches it costs the same however many there are.
    """

    def __init__(
        self,
        engine: Folds,
        now_s: Callable[[], float],
        limits: LiveLimits,
        pace: PublishPace,
        on_folded: Callable[[list[EventBatch]], None],
        is_followed: Callable[[], bool] = lambda: True,
    ) -> None:
        self._engine, self._now_s, self._pace, self._on_folded, self._is_followed = engine, now_s, pace, on_folded, is_followed
        self._fold_rows = limits.fold_rows
        self._waiting: deque[EventBatch] = deque()
        self._timer: asyncio.Handle | None = None
        self._resume_s = 0.0
        self.waiting_rows = 0

    def take(self, batches: Sequence[EventBatch]) -> None:
        """Queue batches in sequence order. They are folded in the next turn of the loop, or when the pause after the last fold is over."""
        self._waiting.extend(batches)
        self.waiting_rows += sum(map(len, batches))
        if self._timer is None and self._waiting:
            self._plan()

    def drain(self) -> None:
        """Fold everything that waits, now."""
        while self._waiting:
            self._fold()

    def stop(self) -> None:
        """Fold nothing more."""
        if self._timer is not None:
            self._timer.cancel()
        self._waiting.clear()

    def _plan(self) -> None:
        loop = asyncio.get_running_loop()
        wait_s = self._resume_s - self._now_s()
        self._timer = loop.call_later(wait_s, self._run) if wait_s > 0 else loop.call_soon(self._run)

    def _run(self) -> None:
        self._timer = None
        try:
            if self._waiting:
                self._fold()
        finally:
            if self._waiting and self._timer is None:
                self._plan()

    def _fold(self) -> None:
        part = [self._waiting.popleft()]
        rows = len(part[0])
        while self._waiting and rows + len(self._waiting[0]) <= self._fold_rows:
            part.append(self._waiting.popleft())
            rows += len(part[-1])
        self.waiting_rows -= rows
        began_s = self._now_s()
        self._engine.fold_all(part)
        ended_s = self._now_s()
        self._pace.look(ended_s)
        pause_s = fold_pause_s(ended_s - began_s, self.waiting_rows, self._fold_rows, self._pace.interval_s)
        self._resume_s = ended_s + (pause_s if self.waiting_rows >= self._fold_rows or self._is_followed() else max(pause_s, UNFOLLOWED_S))
        self._on_folded(part)
