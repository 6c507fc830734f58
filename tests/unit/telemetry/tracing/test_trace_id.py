from __future__ import annotations

from tidegauge.telemetry.tracing.trace_id import TRACE_ID, current_trace_id


def test_outside_of_a_trace_there_is_none() -> None:
    assert current_trace_id() == ""
    token = TRACE_ID.set("0" * 32)
    try:
        assert current_trace_id() == "0" * 32
    finally:
        TRACE_ID.reset(token)
