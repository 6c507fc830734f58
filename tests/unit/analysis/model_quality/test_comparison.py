from __future__ import annotations

import pytest
from scipy import stats

from tidegauge.analysis.model_quality.comparison import paired_p_value, unpaired_p_value


@pytest.mark.req("D6")
@pytest.mark.parametrize(("first", "second"), [(3, 12), (7, 7), (0, 4), (120, 90)])
def test_mcnemars_test_is_the_binomial_test_of_the_disagreements(first: int, second: int) -> None:
    assert paired_p_value(first, second) == pytest.approx(stats.binomtest(first, first + second).pvalue)


def test_nothing_to_tell_apart() -> None:
    assert paired_p_value(0, 0) is None
    assert unpaired_p_value((10, 10), (5, 5)) is None
    assert unpaired_p_value((100, 60), (100, 80)) == pytest.approx(stats.chi2_contingency([[60, 40], [80, 20]], correction=False).pvalue)
