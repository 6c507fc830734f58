"""average: of the field's numbers."""

from __future__ import annotations

from tidegauge.stream.aggregators.aggregator import numbers_or_none
from tidegauge.stream.aggregators.sum import Sum
from tidegauge.stream.columns import Floats


class Average(Sum):
    def result(self, seconds: Floats) -> list[float | None]:
        count = self.state["count"]
        return numbers_or_none(self.totals() / count.clip(min=1), count > 0)
