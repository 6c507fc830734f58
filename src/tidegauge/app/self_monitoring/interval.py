"""What happened between two looks at numbers that only grow, and how others stand now."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import NamedTuple

Read = Callable[[], float]
Maybe = Callable[[], float | None]


class Mean(NamedTuple):
    """Seconds spent and how often, both only growing: their quotient in ms is the mean time of the interval."""

    seconds: Read
    times: Read


class IntervalSampler:
    """`sample` gives counters as their growth since the last call, gauges as they are, and means of the interval in ms.

    What nothing can be said of is left out.
    """

    def __init__(self, counters: Mapping[str, Read], gauges: Mapping[str, Maybe], means_ms: Mapping[str, Mean]) -> None:
        self._counters, self._gauges, self._means = dict(counters), dict(gauges), dict(means_ms)
        self._before = self._read()

    def sample(self) -> dict[str, float]:
        """One look. A number that fell (its part began anew) counts from 0."""
        now, before = self._read(), self._before
        self._before = now
        grown = {name: value - before[name] if value >= before[name] else value for name, value in now.items()}
        means = {name: grown[f"{name} s"] / grown[f"{name} n"] * 1000 for name in self._means if grown[f"{name} n"] > 0}
        gauges = {name: value for name, read in self._gauges.items() if (value := read()) is not None}
        return {**{name: grown[name] for name in self._counters}, **means, **gauges}

    def _read(self) -> dict[str, float]:
        now = {name: read() for name, read in self._counters.items()}
        for name, mean in self._means.items():
            now[f"{name} s"], now[f"{name} n"] = mean.seconds(), mean.times()
        return now


def drain_p95(latest: deque[float]) -> float | None:
    """The nearest-rank 95th percentile of what came since the last time, which is taken out; None when nothing did."""
    values = sorted(latest)
    latest.clear()
    return values[max(0, -(-len(values) * 95 // 100) - 1)] if values else None
