"""Largest-Triangle-Three-Buckets: fewer points that look the same (Steinarsson 2013); fed with M4's points it is MinMaxLTTB (Van Der Donckt 2023)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def largest_triangles(times: Numbers, values: Numbers, count: int) -> npt.NDArray[np.intp]:
    """Ascending positions of `count` points, the first and the last among them. `times` ascend. All positions when there are no more than `count`."""
    size = len(times)
    if count >= size or count < 3:
        return np.arange(size) if count >= size else np.array([0, size - 1][:count], np.intp)
    edges = np.linspace(1, size - 1, count - 1).astype(np.intp)
    chosen = np.empty(count, np.intp)
    chosen[0], chosen[-1] = 0, size - 1
    at = 0
    for bucket in range(count - 2):
        low, high = edges[bucket], max(edges[bucket + 1], edges[bucket] + 1)
        after = edges[bucket + 2] if bucket + 2 < len(edges) else size
        next_time, next_value = times[high : max(after, high + 1)].mean(), values[high : max(after, high + 1)].mean()
        area = np.abs((times[at] - next_time) * (values[low:high] - values[at]) - (times[at] - times[low:high]) * (next_value - values[at]))
        at = chosen[bucket + 1] = low + int(area.argmax())
    return chosen
