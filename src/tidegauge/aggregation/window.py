"""Which windows of a rule have ended: arithmetic on milliseconds."""

from __future__ import annotations

from typing import Final

from tidegauge.aggregation.rule import AggregationRule
from tidegauge.core.time_range import DAY_MS, TimeRange

CATCH_UP_MS: Final = DAY_MS
"""Windows that ended longer ago, while no server ran, are left out."""

MAX_SESSION_MS: Final = DAY_MS
"""A session that goes on longer is told from its last day."""


def beginning_ms(rule: AggregationRule, now_ms: int) -> int:
    """The end of the last window that a new rule does not tell: its first is the one that goes on now."""
    return now_ms - now_ms % rule.step_ms


def ended(rule: AggregationRule, done_until_ms: int, until_ms: int, most: int) -> list[TimeRange]:
    """Tumbling or sliding windows that end after `done_until_ms` and not after `until_ms`: ascending, the oldest `most`.

    For session windows: the one range in whose time sessions ended, if any.
    """
    step_ms, length_ms = rule.step_ms, rule.length_ms
    low_ms = max(done_until_ms, until_ms - CATCH_UP_MS)
    if rule.window == "session":
        high_ms = until_ms - until_ms % step_ms
        return [TimeRange(low_ms, high_ms)] if high_ms > low_ms else []
    ends = range(low_ms - low_ms % step_ms + step_ms, until_ms + 1, step_ms)[:most]
    return [TimeRange(end - length_ms, end) for end in ends]
