from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.watchdog import Watchdog


@pytest.mark.hostile(122)
async def test_a_blocked_loop_is_measured_and_reported() -> None:
    clock, late_ms = ManualClock(), [0, 20, 350]

    async def pause(seconds: float) -> None:
        clock.advance(round(seconds * 1000) + late_ms.pop(0))

    metrics = Metrics()
    watchdog = Watchdog(metrics, clock, pause=pause)
    with capture_logs() as lines:
        for _ in range(3):
            await watchdog.sample()
    assert watchdog.last_lag_s == pytest.approx(0.35)
    assert watchdog.longest_lag_s == pytest.approx(0.35)
    assert [(line["event"], line["lag_ms"]) for line in lines] == [("event_loop_blocked", 350)]
    assert "tidegauge_event_loop_lag_seconds_count 3.0" in metrics.render().decode()
