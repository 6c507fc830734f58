"""What the stream needs to know of a funnel to keep its numbers."""

from __future__ import annotations

from typing import Literal

import msgspec

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange, Window


class Exclusion(msgspec.Struct, frozen=True):
    """Events that end an attempt between step `after` and step `before` (from 1)."""

    condition: Condition
    after: int
    before: int


class FunnelWatch(msgspec.Struct, frozen=True):
    """A funnel of everybody. Attempts begin in the `window`; `looks_ahead`: their later steps may come after it."""

    project: int
    steps: tuple[Condition, ...]
    condition: Condition
    window: Window
    conversion_ms: int
    looks_ahead: bool = False
    order: Literal["ordered", "strict", "any"] = "ordered"
    exclusions: tuple[Exclusion, ...] = ()
    breakdown: Field | None = None
    """Whose value in the event that began a person's attempt is told too."""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Of the steps, then of the exclusions: a bit each in an event's key."""
        return (*self.steps, *(exclusion.condition for exclusion in self.exclusions))

    def reach(self, span: TimeRange) -> TimeRange:
        """Which events count when the window is at `span`."""
        return TimeRange(span.from_ms, span.to_ms + self.conversion_ms) if self.looks_ahead else span
