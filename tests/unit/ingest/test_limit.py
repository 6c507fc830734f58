from __future__ import annotations

from tidegauge.ingest.limit import MAX_EVENTS, IngestLimits


def test_the_waiting_room_holds_any_one_request() -> None:
    limits = IngestLimits()
    assert limits.waiting_events >= MAX_EVENTS
    assert limits.waiting_bytes >= limits.inflated_bytes > limits.body_bytes
