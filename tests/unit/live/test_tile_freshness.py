import pytest

from tidegauge.live.tile_freshness import BOUNDS_MS, LagHistogram, TileFreshness, quantile


@pytest.mark.req("E6")
def test_it_keeps_the_latest_lags_and_how_many_updates_there_were() -> None:
    freshness = TileFreshness()
    assert (freshness.quantile(0.5), freshness.last_update_ms) == (None, None)
    assert freshness.note(None, 900) is None, "only time passed"
    for lag_ms in range(200):
        assert freshness.note(1_000, 1_000 + lag_ms) == lag_ms
    assert (freshness.updates, freshness.last_update_ms, len(freshness.lags_ms)) == (201, 1_199, 64)
    assert (freshness.quantile(0.5), freshness.quantile(0.95)) == (168, 196)
    assert freshness.note(5_000, 4_990) == 0, "clocks that differ never make a number fresher than now"


def test_the_quantile_of_nothing_is_none() -> None:
    assert quantile([], 0.5) is None
    assert quantile([7], 1.0) == 7


@pytest.mark.req("K5")
def test_a_histogram_counts_by_bound() -> None:
    histogram = LagHistogram()
    for lag_ms in (0, 5, 6, 30_001):
        histogram.add(lag_ms)
    assert histogram.counts == [2, 1, *[0] * (len(BOUNDS_MS) - 2), 1]
    assert histogram.sum_ms == 30_012
