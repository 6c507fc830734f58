from __future__ import annotations

import pytest

from tidegauge.analysis.model_quality.calibration import calibration, expected_error


@pytest.mark.req("D6")
def test_the_error_is_weighted_by_judgements() -> None:
    bins = calibration({9: (30, 28.5, 24), 5: (10, 5.5, 5)})  # says 0.95, right 0.8; says 0.55, right 0.5
    assert (bins[9].low, bins[9].high, bins[9].confidence, bins[9].accuracy) == pytest.approx((0.9, 1.0, 0.95, 0.8))
    assert expected_error(bins) == pytest.approx((30 * 0.15 + 10 * 0.05) / 40)
    assert bins[0].accuracy is None
    assert expected_error(calibration({})) is None
