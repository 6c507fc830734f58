from __future__ import annotations

from tidegauge.live.statistics import LagSamples


def test_quantiles_are_of_the_latest_samples() -> None:
    lags = LagSamples()
    assert lags.quantile(0.95) == 0
    for lag_ms in range(100):
        lags.add(lag_ms)
    assert lags.quantile(0.5) == 50
    assert lags.quantile(0.95) == 95
    assert lags.quantile(1.0) == 99
    for _ in range(5_000):
        lags.add(7)
    assert lags.quantile(1.0) == 7
