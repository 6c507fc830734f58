"""One aggregate per file: push, merge, load, result."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.plan import Aggregation, Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, ArrayAggregator
from tidegauge.stream.aggregators.average import Average
from tidegauge.stream.aggregators.count import Count
from tidegauge.stream.aggregators.delta import Delta
from tidegauge.stream.aggregators.first import First
from tidegauge.stream.aggregators.last import Last
from tidegauge.stream.aggregators.maximum import Maximum
from tidegauge.stream.aggregators.minimum import Minimum
from tidegauge.stream.aggregators.percentile import Percentile
from tidegauge.stream.aggregators.rate import Rate
from tidegauge.stream.aggregators.standard_deviation import StandardDeviation
from tidegauge.stream.aggregators.sum import Sum
from tidegauge.stream.aggregators.unique_count import UniqueCount

AGGREGATORS: Final[dict[Aggregation, type[Aggregator]]] = {
    "count": Count,
    "rate": Rate,
    "sum": Sum,
    "average": Average,
    "min": Minimum,
    "max": Maximum,
    "stddev": StandardDeviation,
    "first": First,
    "last": Last,
    "delta": Delta,
    "unique_count": UniqueCount,
    "percentile": Percentile,
}
"""Every aggregation the stream keeps, in the order of contracts.plan's list of states."""


def is_plain(measure: Measure) -> bool:
    """Whether a cell's state is a few numbers, exact and of one size. Raises KeyError as make_aggregator."""
    return issubclass(AGGREGATORS[measure.aggregation], ArrayAggregator)


def make_aggregator(measure: Measure) -> Aggregator:
    """An empty aggregator. Raises KeyError for an aggregation that is not kept (histogram)."""
    return AGGREGATORS[measure.aggregation](measure)
