from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.loop_sentry import Blockage
from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.watchdog import QUIET_S, Watchdog


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


@pytest.mark.hostile(122)
def test_many_short_ones_are_a_line_now_and_then_and_a_long_one_is_always() -> None:
    clock = ManualClock()
    watchdog = Watchdog(Metrics(), clock)

    def held(ms: int, where: str) -> None:
        found = Blockage(clock.now_ms(), 0, where, (where,))
        watchdog.blocked(found)
        clock.advance(ms)
        watchdog.freed(found._replace(lasted_ms=ms))

    with capture_logs() as lines:
        for _ in range(20):
            held(150, "a")
        held(2_000, "b")
        clock.advance(round(QUIET_S * 1000))
        held(150, "c")
    assert [(line["event"], line["where"], line.get("unlogged")) for line in lines] == [
        ("event_loop_blocked", "a", 0),
        ("event_loop_free", "a", None),
        ("event_loop_free", "b", None),
        ("event_loop_blocked", "c", 20),
        ("event_loop_free", "c", None),
    ]
    assert watchdog.blockages == 22


@pytest.mark.hostile(122)
async def test_a_loop_that_is_late_again_and_again_is_told_of_now_and_then() -> None:
    clock, late_ms = ManualClock(), [150, 150, 150, 1_500, 60_000]

    async def pause(seconds: float) -> None:
        clock.advance(round(seconds * 1000) + late_ms.pop(0))

    watchdog = Watchdog(Metrics(), clock, pause=pause)
    with capture_logs() as lines:
        for _ in range(5):
            await watchdog.sample()
    assert [(line["lag_ms"], line["unlogged"]) for line in lines] == [(150, 0), (1_500, 2), (60_000, 0)]
