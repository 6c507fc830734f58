import math
from typing import get_args

import pytest

from tidegauge.contracts.partial import SKETCH_GAMMA, SKETCH_RELATIVE_ERROR, STATE_COLUMNS
from tidegauge.contracts.plan import Aggregation


def test_every_aggregation_that_merges_has_states() -> None:
    assert set(STATE_COLUMNS) == set(get_args(Aggregation)) - {"histogram"}


@pytest.mark.parametrize("value", [1e-9, 0.5, 1.0, 29.99, 1e6, 1e15])
def test_a_buckets_estimate_is_within_the_error(value: float) -> None:
    index = math.ceil(math.log(value) / math.log(SKETCH_GAMMA))
    estimate = 2 * SKETCH_GAMMA**index / (SKETCH_GAMMA + 1)
    assert abs(estimate - value) / value <= SKETCH_RELATIVE_ERROR * 1.000001
