"""rate: events per second of the cell's time."""

from __future__ import annotations

from tidegauge.stream.aggregators.aggregator import numbers_or_none
from tidegauge.stream.aggregators.count import Count
from tidegauge.stream.columns import Floats


class Rate(Count):
    def result(self, seconds: Floats) -> list[float | None]:
        has_time = seconds > 0
        return numbers_or_none(self.state["count"] / seconds.clip(min=1e-3), has_time)
