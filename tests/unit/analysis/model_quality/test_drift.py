from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.model_quality.drift import stability_index

SHARES = st.dictionaries(st.integers(0, 9), st.integers(1, 1_000), min_size=1)


@pytest.mark.req("D6")
def test_a_worked_example() -> None:
    assert stability_index({0: 50, 1: 50}, {0: 80, 1: 20}) == pytest.approx(0.3 * math.log(1.6) - 0.3 * math.log(0.4))


@pytest.mark.req("D6")
@given(SHARES, SHARES)
def test_it_is_symmetric_never_negative_and_nothing_for_the_same(before: dict[int, int], now: dict[int, int]) -> None:
    found, back = stability_index(before, now), stability_index(now, before)
    assert found is not None
    assert found >= 0
    assert found == pytest.approx(back)
    assert stability_index(before, {key: 3 * count for key, count in before.items()}) == pytest.approx(0)


def test_nothing_to_compare_with() -> None:
    assert stability_index({}, {0: 1}) is None
