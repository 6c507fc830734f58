from __future__ import annotations

from tidegauge.core.clock import ManualClock
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.traffic import MINUTES, TrafficMeter

KEY = WriteKey(1, "write", "k1")


def test_sums_of_the_last_minute_hour_and_day() -> None:
    clock = ManualClock(1_800_000_000_000)
    meter = TrafficMeter(clock)
    meter.note(KEY, 100, 10, 1)
    clock.advance(30 * 60_000)
    meter.note(KEY, 50, 5, 0)
    clock.advance(60 * 60_000)
    meter.note(KEY, 7, 1, 2)
    (traffic,) = meter.of(1)
    assert (traffic.minute.events, traffic.hour.events, traffic.day.events) == (1, 6, 16)
    assert (traffic.minute.bytes, traffic.day.bytes, traffic.day.rejected, traffic.day.requests) == (7, 157, 3, 3)
    assert traffic.last_seen_ms == clock.now_ms()


def test_keys_belong_to_projects_and_the_newest_comes_first() -> None:
    clock = ManualClock()
    meter = TrafficMeter(clock)
    for key in (KEY, WriteKey(2, "write", "k2"), WriteKey(1, "write", "k3")):
        meter.note(key, 1, 1, 0)
        clock.advance(1)
    assert [traffic.key for traffic in meter.of(1)] == ["k3", "k1"]
    assert meter.of(3) == []


def test_memory_is_a_day_a_key() -> None:
    clock = ManualClock()
    meter = TrafficMeter(clock)
    for _ in range(MINUTES + 500):
        meter.note(KEY, 1, 1, 0)
        clock.advance(60_000)
    assert meter.of(1)[0].day.events == MINUTES
