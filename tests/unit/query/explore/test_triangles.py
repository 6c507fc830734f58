from __future__ import annotations

import numpy as np
import pytest

from tidegauge.query.explore.triangles import largest_triangles


@pytest.mark.parametrize(("size", "count"), [(10, 10), (10, 20), (0, 5), (1, 1)])
def test_few_points_stay_as_they_are(size: int, count: int) -> None:
    line = np.arange(size, dtype=float)
    assert largest_triangles(line, line, count).tolist() == list(range(size))


@pytest.mark.parametrize("count", [3, 4, 50, 999])
def test_the_first_the_last_and_the_peak_are_kept(count: int) -> None:
    times = np.arange(1_000, dtype=float)
    values = np.zeros(1_000)
    values[437] = 90.0
    chosen = largest_triangles(times, values, count).tolist()
    assert len(chosen) == len(set(chosen)) == count
    assert chosen == sorted(chosen)
    assert {0, 437, 999} <= set(chosen)


def test_fewer_than_three_points_are_the_ends() -> None:
    line = np.arange(10, dtype=float)
    assert largest_triangles(line, line, 2).tolist() == [0, 9]
