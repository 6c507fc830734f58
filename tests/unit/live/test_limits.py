from __future__ import annotations

import msgspec
import pytest

from tidegauge.live.limits import LiveLimits


def test_every_bound_is_positive_and_ranges_are_in_order() -> None:
    limits = LiveLimits()
    assert all(value > 0 for value in msgspec.structs.asdict(limits).values())
    assert limits.publish_min_ms < limits.publish_max_ms
    assert limits.refresh_min_s < limits.refresh_max_s
    assert limits.heartbeat_s < limits.idle_s


@pytest.mark.hostile(56)
def test_an_ended_session_loses_its_connection_within_a_minute() -> None:
    assert LiveLimits().recheck_s + 1 <= 60
