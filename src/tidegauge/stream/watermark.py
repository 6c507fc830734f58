"""How far the stream is in event time, and what came behind that."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from tidegauge.contracts.batch import EventBatch
from tidegauge.stream.lateness import LateCounts, merged


class Watermark:
    """Events older than `at_ms` are late (and still counted): the latest event time seen, not beyond its receipt, minus the allowed lateness."""

    def __init__(self, allowed_lateness_ms: int) -> None:
        self.allowed_lateness_ms = allowed_lateness_ms
        self._latest_ms = 0
        self._newest_ms: dict[int, int] = {}
        self._late: dict[int, LateCounts] = {}

    @property
    def at_ms(self) -> int:
        """Milliseconds; below 0 before the first event."""
        return self._latest_ms - self.allowed_lateness_ms

    def observe(self, batches: Sequence[EventBatch], now_ms: int) -> None:
        """Batches that came in at `now_ms`, none of them empty."""
        before_ms = self.at_ms
        for batch in batches:
            if min(earliest for earliest, _ in batch.spans.values()) < before_ms:
                self._note_late(batch, before_ms, now_ms)
            for project, (_, latest) in batch.spans.items():
                newest_ms = min(latest, now_ms)
                self._latest_ms = max(self._latest_ms, newest_ms)
                self._newest_ms[project] = max(self._newest_ms.get(project, newest_ms), newest_ms)

    def newest_ms(self, project: int) -> int | None:
        """The newest event time of a project, not beyond its receipt; None before its first event since the start."""
        return self._newest_ms.get(project)

    def late(self, project: int | None = None) -> LateCounts:
        """The late events of one project, or of all, by how long after their own time they came."""
        return merged(self._late.values()) if project is None else self._late.get(project, LateCounts())

    def _note_late(self, batch: EventBatch, before_ms: int, now_ms: int) -> None:
        times_ms = batch.record.column("timestamp").view(pa.int64()).to_numpy(zero_copy_only=False)
        is_late = times_ms < before_ms
        for project in batch.spans:
            own = is_late if len(batch.spans) == 1 else is_late & (batch.record.column("project").to_numpy(zero_copy_only=False) == project)
            self._late.setdefault(project, LateCounts()).add_all(now_ms - times_ms[own])
