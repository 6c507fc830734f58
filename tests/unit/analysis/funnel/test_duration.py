from __future__ import annotations

import pytest

from tidegauge.analysis.funnel.duration import class_name, edges_s


@pytest.mark.parametrize(("window_s", "last"), [(1, [0, 1]), (60, [10, 30, 60]), (61, [30, 60, 61]), (604_800, [172_800, 259_200, 604_800])])
def test_classes_reach_from_0_to_the_window(window_s: int, last: list[int]) -> None:
    edges = edges_s(window_s)
    assert edges[0] == 0
    assert edges[-len(last) :] == last
    assert edges == sorted(set(edges))


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [
        *((0, 1, "0–1 s"), (0, 60, "0–1 min"), (5, 10, "5–10 s"), (30, 60, "30 s–1 min")),
        *((1_800, 3_600, "30 min–1 h"), (86_400, 172_800, "1–2 d"), (60, 90, "1 min–90 s")),
    ],
)
def test_a_class_is_named_in_the_largest_units_that_fit(low: int, high: int, name: str) -> None:
    assert class_name(low, high) == name
