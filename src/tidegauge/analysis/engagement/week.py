"""The hours of the week in a zone, and how often each came in a span."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from tidegauge.core.time_range import DAY_MS, HOUR_MS, ROLLUP_MS, Interval, TimeRange, zone

HOURS: Final = 168
"""Monday 0:00 is hour 0."""


def hour_sql(time: str, timezone: str) -> str:
    """The hour of the week of a time, 0 to 167; both are SQL."""
    return f"toUInt8((toDayOfWeek({time}, 0, {timezone}) - 1) * 24 + toHour({time}, {timezone}))"


def hours_in(span: TimeRange, timezone: str) -> list[float]:
    """How many hours of the span fall into each hour of the week: one more where clocks repeat it, one less where they skip it, parts of one at the ends.

    Raises LimitReached above MAX_BUCKETS days.
    """
    found = [0.0] * HOURS
    days = Interval("day").starts(span, timezone)
    for begin, end in pairwise([*days, max(span.to_ms, days[-1])] if days else []):
        low, high = max(begin, span.from_ms), min(end, span.to_ms)
        if high - low == DAY_MS:
            first = datetime.fromtimestamp(begin / 1000, zone(timezone)).weekday() * 24
            for hour in range(first, first + 24):
                found[hour] += 1
        else:
            _add_quarters(found, low, high, zone(timezone))
    return found


def _add_quarters(found: list[float], low_ms: int, high_ms: int, local_zone: ZoneInfo) -> None:
    """Part of a day, or a day of 23 or 25 hours. Every zone's offset is whole quarters of an hour."""
    while low_ms < high_ms:
        local = datetime.fromtimestamp(low_ms / 1000, local_zone)
        until_ms = min(low_ms - low_ms % ROLLUP_MS + ROLLUP_MS, high_ms)
        found[local.weekday() * 24 + local.hour] += (until_ms - low_ms) / HOUR_MS
        low_ms = until_ms
