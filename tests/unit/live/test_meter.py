import pytest
from tests.unit.live.screens import NOW_MS, batch

from tidegauge.core.clock import ManualClock
from tidegauge.live.meter import Meter
from tidegauge.stream.watermark import Watermark


@pytest.mark.req("E6", "E9")
def test_it_tells_how_far_the_stream_is_with_a_project() -> None:
    clock, watermark = ManualClock(NOW_MS), Watermark(60_000)
    meter = Meter(clock, watermark)
    nothing = meter.progress(1, 0)
    assert (nothing.newest_event, nothing.watermark, nothing.processing_ms, nothing.late.events) == (None, None, None, 0)
    watermark.observe([batch(1, "a", at_ms=NOW_MS - 500)], NOW_MS)
    watermark.observe([batch(2, "a", at_ms=NOW_MS - 120_000)], NOW_MS)
    clock.advance(12)
    meter.note_folded({1: (NOW_MS, 2)})
    now = meter.progress(1, 3)
    assert (now.newest_event, now.watermark) == ("2023-11-14T22:13:19.500Z", "2023-11-14T22:12:19.500Z")
    assert (now.processing_ms, now.waiting_rows, now.late.events, now.late.longest_ms) == (12, 3, 1, 120_000)
    assert meter.progress(2, 0).processing_ms is None


@pytest.mark.req("K5")
def test_lags_are_kept_by_kind() -> None:
    meter = Meter(ManualClock(), Watermark(0))
    for kind, lag_ms in (("metric", 10), ("metric", 20), ("funnel", 400)):
        meter.note_lag(kind, lag_ms)
    assert meter.lags.quantile(0.5) == 20
    assert {kind: sum(found.counts) for kind, found in meter.histograms.items()} == {"metric": 2, "funnel": 1}
