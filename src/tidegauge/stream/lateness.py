"""How late events were: after the end of the bucket that they belong to, when a screen had shown it as finished."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from tidegauge.contracts.plan import Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.stream.slice import CellKey, Slice

FOREVER_MS: Final = 2**62
BOUNDS_MS: Final = (1_000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000)


class LateCounts(msgspec.Struct):
    """Events by how late they were: `counts[i]` up to BOUNDS_MS[i], the last beyond."""

    counts: list[int] = msgspec.field(default_factory=lambda: [0] * (len(BOUNDS_MS) + 1))
    longest_ms: int = 0
    sum_ms: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)

    def add(self, late_ms: int, events: int) -> None:
        """So many events that were `late_ms` late."""
        self.counts[bisect.bisect_left(BOUNDS_MS, late_ms)] += events
        self.longest_ms = max(self.longest_ms, late_ms)
        self.sum_ms += late_ms * events

    def add_all(self, late_ms: npt.NDArray[np.int64]) -> None:
        """One event for each."""
        if len(late_ms):
            found = np.bincount(np.searchsorted(BOUNDS_MS, late_ms, side="left"), minlength=len(self.counts))
            self.counts = (np.array(self.counts) + found).tolist()
            self.longest_ms = max(self.longest_ms, int(late_ms.max()))
            self.sum_ms += int(late_ms.sum())


def merged(parts: Iterable[LateCounts]) -> LateCounts:
    """All of them in one."""
    found = LateCounts()
    for part in parts:
        found.counts = [own + more for own, more in zip(found.counts, part.counts, strict=True)]
        found.longest_ms = max(found.longest_ms, part.longest_ms)
        found.sum_ms += part.sum_ms
    return found


class Lateness:
    """Late events of one live query. Its buckets are those of the interval; without one the panes in which the window moves, or the whole of a fixed window.

    Told of every fold, it looks at the cells only when the batch has an event from before the bucket of now.
    """

    def __init__(self, plan: Plan, pane_ms: int) -> None:
        self.late = LateCounts()
        self._plan, self._pane_ms = plan, pane_ms
        self._span = TimeRange(0, 0)
        self._edges: list[int] = []
        self._open_from_ms = self._open_until_ms = 0
        """The bucket of now: what is not older than its start cannot be late. Looked for again when it is over."""

    def note(self, keys: Sequence[CellKey], piece: Slice, now_ms: int) -> None:
        """The cells that a batch changed, and its events in them, which came at `now_ms`."""
        if not self._open_from_ms <= now_ms < self._open_until_ms:
            self._open(now_ms)
        if piece.columns.oldest_ms >= self._open_from_ms:
            return
        self._enter(now_ms)
        for (start_ms, _), events in zip(keys, piece.count_list, strict=True):
            end_ms = self._end_ms(start_ms)
            if end_ms is not None and end_ms <= now_ms:
                self.late.add(now_ms - end_ms, events)

    def _open(self, now_ms: int) -> None:
        if self._pane_ms and self._plan.interval is None and self._plan.window.kind == "rolling":
            self._open_from_ms = now_ms - now_ms % self._pane_ms  # the pane of now: no edges to look up for a batch without late events
            self._open_until_ms = self._open_from_ms + self._pane_ms
            return
        self._enter(now_ms)
        place = max(bisect.bisect_right(self._edges, now_ms) - 1, 0)
        self._open_from_ms = self._edges[place]
        self._open_until_ms = self._edges[place + 1] if place + 1 < len(self._edges) else FOREVER_MS

    def _enter(self, now_ms: int) -> None:
        span = self._plan.window.range_at(now_ms)
        if span != self._span:
            self._span = span
            self._edges = self._edges_of(span)

    def _edges_of(self, span: TimeRange) -> list[int]:
        if self._plan.interval is not None:
            return [*self._plan.interval.starts(span, self._plan.timezone), span.to_ms]
        if self._plan.window.kind == "fixed":
            return [span.from_ms, span.to_ms]
        last_ms = (span.to_ms - 1) // self._pane_ms * self._pane_ms
        return [last_ms, span.to_ms]

    def _end_ms(self, start_ms: int) -> int | None:
        """The end of the bucket that a pane is in; None for a pane that the window does not hold, which nobody sees."""
        if not self._span.from_ms <= start_ms < self._span.to_ms:
            return None
        if self._plan.interval is None and self._plan.window.kind != "fixed":
            return start_ms + self._pane_ms
        return self._edges[bisect.bisect_right(self._edges, start_ms)]
