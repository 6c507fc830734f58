"""What a breaker says of an outside part."""

from __future__ import annotations

import pytest

from tidegauge.app.health.checks import outside
from tidegauge.app.health.part import Finding
from tidegauge.telemetry.breakers.breaker import BreakerReport


def report(**more: object) -> BreakerReport:
    base = {"part": "redis", "state": "closed", "is_failing": False, "since_ms": 0, "latency_ms": 2.0, "checked_ms": 7, "opened": 0, "refused": 0}
    return BreakerReport(**{**base, "last_fault": "", **more})  # type: ignore[arg-type]


@pytest.mark.req("K5", "K6")
def test_a_part_is_ok_failing_or_down() -> None:
    assert outside(report(), "is away") == Finding("ok", "ok", "", 2.0, 7)
    assert outside(report(is_failing=True, last_fault="TimeoutError"), "is away") == Finding("degraded", "is away", "TimeoutError; breaker closed", 2.0, 7)
    assert outside(report(state="open", is_failing=True, last_fault="TimeoutError"), "is away").state == "down"
    assert outside(report(state="half_open", is_failing=True), "is away").state == "down"
