from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.loop_sentry import Blockage
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
    assert [(line["event"], line["lag_ms"]) for line in lines] == [("event_loop_late", 350)]
    assert "tidegauge_event_loop_lag_seconds_count 3.0" in metrics.render().decode()


@pytest.mark.req("K5")
@pytest.mark.hostile(122)
async def test_what_blocks_is_logged_with_its_callers_once_and_kept_for_health() -> None:
    clock = ManualClock()

    async def pause(seconds: float) -> None:
        found = Blockage(clock.now_ms(), 0, "export/table.py:7 write", ("export/table.py:7 write", "app/routes.py:9 export"))
        watchdog.blocked(found)
        clock.advance(round(seconds * 1000) + 400)
        watchdog.freed(found._replace(lasted_ms=400))

    watchdog = Watchdog(Metrics(), clock, pause=pause)
    with capture_logs() as lines:
        await watchdog.sample()
    assert [(line["event"], line["where"]) for line in lines] == [
        ("event_loop_blocked", "export/table.py:7 write"),
        ("event_loop_free", "export/table.py:7 write"),
    ]
    assert lines[0]["callers"] == ["app/routes.py:9 export"]
    assert watchdog.blockages == 1
    assert watchdog.blockage is not None
    assert watchdog.blockage.lasted_ms == 400
