"""rate: events per second of the cell's time."""

from __future__ import annotations

from tidegauge.stream.aggregators.aggregator import numbers_or_none
from tidegauge.stream.aggregators.count import Count
from tidegauge.stream.columns import Floats, Ints


class Rate(Count):
    def numbers_of(self, counts: Ints, seconds: Floats) -> list[float | None]:
        has_time = seconds > 0
        return numbers_or_none(counts / seconds.clip(min=1e-3), has_time)
