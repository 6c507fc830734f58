"""What the stream needs to know of a funnel to keep its numbers."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange, Window


class FunnelWatch(msgspec.Struct, frozen=True):
    """An ordered funnel without exclusions, of everybody. Attempts begin in the `window`; `looks_ahead`: their later steps may come after it."""

    project: int
    steps: tuple[Condition, ...]
    condition: Condition
    window: Window
    conversion_ms: int
    looks_ahead: bool = False

    def reach(self, span: TimeRange) -> TimeRange:
        """Which events count when the window is at `span`."""
        return TimeRange(span.from_ms, span.to_ms + self.conversion_ms) if self.looks_ahead else span
