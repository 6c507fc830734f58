from __future__ import annotations

import pytest

from tidegauge.analysis.experiment.sample import Sample, conversions


def test_mean_and_variance_are_the_unbiased_ones() -> None:
    one = Sample("a", 3, 6.0, 14.0)  # 1, 2, 3
    assert (one.mean, one.variance) == (2.0, 1.0)
    assert conversions("b", 4, 1).variance == pytest.approx(0.25)
    assert (Sample("c", 0, 0.0, 0.0).mean, Sample("d", 1, 5.0, 25.0).variance) == (0.0, 0.0)
