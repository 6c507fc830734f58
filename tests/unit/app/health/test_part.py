"""A part's state has a beginning."""

from __future__ import annotations

import pytest

from tidegauge.app.health.part import Finding, Since
from tidegauge.core.clock import ManualClock
from tidegauge.core.timestamps import format_timestamp


@pytest.mark.req("K5")
def test_since_is_when_the_state_changed_and_not_the_words() -> None:
    clock = ManualClock()
    since = Since(clock)
    first = since.note("store", Finding("ok"))
    clock.advance(5_000)
    changed_ms = clock.now_ms()
    since.note("store", Finding("degraded", "2,000 batches behind"))
    clock.advance(5_000)
    later = since.note("store", Finding("degraded", "3,000 batches behind", latency_ms=1.5, checked_ms=clock.now_ms()))
    assert first.since == format_timestamp(changed_ms - 5_000)
    assert (later.since, later.message, later.checked_at) == (format_timestamp(changed_ms), "3,000 batches behind", format_timestamp(clock.now_ms()))
    assert since.note("store", Finding("ok")).since == format_timestamp(clock.now_ms())
