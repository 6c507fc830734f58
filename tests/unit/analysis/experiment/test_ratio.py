from __future__ import annotations

import pytest
from scipy import stats

from tidegauge.analysis.experiment.ratio import mismatch_p_value


@pytest.mark.req("C10")
@pytest.mark.parametrize(("people", "weights"), [([5_000, 5_200], [1, 1]), ([100, 210, 290], [1, 2, 3]), ([10, 0], [0.5, 0.5])])
def test_it_is_pearsons_test(people: list[int], weights: list[float]) -> None:
    expected = [sum(people) * weight / sum(weights) for weight in weights]
    assert mismatch_p_value(people, weights) == pytest.approx(stats.chisquare(people, expected).pvalue)


def test_one_variant_or_nobody_cannot_be_shared_out_wrongly() -> None:
    assert mismatch_p_value([10], [1]) is None
    assert mismatch_p_value([0, 0], [1, 1]) is None
