"""Measures whose value over a window comes from those of its buckets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from tidegauge.alerts.split import numbers_only
from tidegauge.contracts.plan import Aggregation, Measure

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Bounds(NamedTuple):
    """The buckets of each window: from `first` (included) to `after`, and how long the window is in seconds."""

    first: Ints
    after: Ints
    seconds: Floats


Merge = Callable[[Sequence[Floats], Bounds], Floats]


class Partial(NamedTuple):
    """What is asked of each bucket, and how those of a window make one number; NaN where there is nothing to measure."""

    measures: tuple[Measure, ...]
    merge: Merge


def partial_of(measure: Measure) -> Partial | None:
    """How a measure is merged; None when it cannot be, such as distinct people and percentiles."""
    merging = _MERGING.get(measure.aggregation)
    if merging is None or measure.source != "events":
        return None
    names, merge = merging
    return Partial(tuple(_asked(measure, name) for name in names), merge)


def _asked(measure: Measure, aggregation: Aggregation) -> Measure:
    if aggregation == "count" and measure.aggregation == "average":
        return numbers_only(measure)
    return msgspec.structs.replace(measure, aggregation=aggregation)


def total(buckets: Floats, bounds: Bounds) -> Floats:
    """The sum over each window."""
    sums = np.concatenate(([0.0], np.cumsum(np.nan_to_num(buckets))))
    return np.asarray(sums[bounds.after] - sums[bounds.first], np.float64)


def _sum(parts: Sequence[Floats], bounds: Bounds) -> Floats:
    return total(parts[0], bounds)


def _rate(parts: Sequence[Floats], bounds: Bounds) -> Floats:
    return total(parts[0], bounds) / bounds.seconds


def _average(parts: Sequence[Floats], bounds: Bounds) -> Floats:
    counts = total(parts[1], bounds)
    return np.divide(total(parts[0], bounds), counts, out=np.full_like(counts, np.nan), where=counts > 0)


def _extreme(reduce: Callable[[Floats], np.float64]) -> Merge:
    def merge(parts: Sequence[Floats], bounds: Bounds) -> Floats:
        buckets = parts[0]
        return np.array([reduce(buckets[first:after]) if after > first else np.nan for first, after in zip(bounds.first, bounds.after, strict=True)])

    return merge


def _last(buckets: Floats, bounds: Bounds) -> Floats:
    """Of the last bucket of each window that has a number."""
    places = np.where(np.isnan(buckets), -1, np.arange(len(buckets)))
    newest = np.concatenate(([-1], np.maximum.accumulate(places)))[bounds.after]
    return np.where(newest >= bounds.first, np.append(buckets, np.nan)[newest], np.nan)


def _first(buckets: Floats, bounds: Bounds) -> Floats:
    """Of the first bucket of each window that has a number."""
    places = np.where(np.isnan(buckets), len(buckets), np.arange(len(buckets)))
    oldest = np.append(np.minimum.accumulate(places[::-1])[::-1], len(buckets))[bounds.first]
    return np.where(oldest < bounds.after, np.append(buckets, np.nan)[oldest], np.nan)


def _delta(parts: Sequence[Floats], bounds: Bounds) -> Floats:
    return _last(parts[1], bounds) - _first(parts[0], bounds)


_MERGING: Final[dict[Aggregation, tuple[tuple[Aggregation, ...], Merge]]] = {
    "count": (("count",), _sum),
    "sum": (("sum",), _sum),
    "rate": (("count",), _rate),
    "average": (("sum", "count"), _average),
    "min": (("min",), _extreme(np.fmin.reduce)),
    "max": (("max",), _extreme(np.fmax.reduce)),
    "first": (("first",), lambda parts, bounds: _first(parts[0], bounds)),
    "last": (("last",), lambda parts, bounds: _last(parts[0], bounds)),
    "delta": (("first", "last"), _delta),
}
