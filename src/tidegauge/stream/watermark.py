"""How far the stream is in event time, and what came behind that."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from tidegauge.contracts.batch import EventBatch
from tidegauge.stream.lateness import LateCounts, merged


class Watermark:
    """Events of a project that are older than its watermark are late (and still counted): its latest event time seen, not beyond receipt, minus the allowed
    lateness.
    """

    def __init__(self, allowed_lateness_ms: int) -> None:
        self.allowed_lateness_ms = allowed_lateness_ms
        self._newest_ms: dict[int, int] = {}
        self._late: dict[int, LateCounts] = {}

    def at_ms(self, project: int | None = None) -> int | None:
        """The watermark of a project, or the latest of all, in milliseconds; None before the first event since the start."""
        newest_ms = max(self._newest_ms.values(), default=None) if project is None else self._newest_ms.get(project)
        return None if newest_ms is None else newest_ms - self.allowed_lateness_ms

    def observe(self, batches: Sequence[EventBatch], now_ms: int) -> None:
        """Batches that came in at `now_ms`, none of them empty. What comes together is not late against each other."""
        found: dict[int, int] = {}
        for batch in batches:
            for project, (earliest, latest) in batch.spans.items():
                found[project] = max(found.get(project, min(latest, now_ms)), min(latest, now_ms))
                known_ms = self._newest_ms.get(project)
                if known_ms is not None and earliest < known_ms - self.allowed_lateness_ms:
                    self._note_late(batch, project, known_ms - self.allowed_lateness_ms, now_ms)
        for project, newest_ms in found.items():
            self._newest_ms[project] = max(self._newest_ms.get(project, newest_ms), newest_ms)

    def newest_ms(self, project: int) -> int | None:
        """The newest event time of a project, not beyond its receipt; None before its first event since the start."""
        return self._newest_ms.get(project)

    def late(self, project: int | None = None) -> LateCounts:
        """The late events of one project, or of all, by how long after their own time they came."""
        return merged(self._late.values()) if project is None else self._late.get(project, LateCounts())

    def _note_late(self, batch: EventBatch, project: int, before_ms: int, now_ms: int) -> None:
        times_ms = batch.record.column("timestamp").view(pa.int64()).to_numpy(zero_copy_only=False)
        is_late = times_ms < before_ms
        if len(batch.spans) > 1:
            is_late &= batch.record.column("project").to_numpy(zero_copy_only=False) == project
        self._late.setdefault(project, LateCounts()).add_all(now_ms - times_ms[is_late])
