"""Instants on the wire: ISO 8601 with offset, or epoch seconds/milliseconds, to milliseconds UTC and back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

MIN_TIMESTAMP_MS = 0
MAX_TIMESTAMP_MS = 4_102_444_800_000  # 2100-01-01; the engine's DateTime64(3) holds more, screens do not need it
_SECONDS_BELOW = 100_000_000_000  # 5138-11-16 in seconds, 1973-03-03 in milliseconds


def parse_timestamp_ms(value: str | float) -> int | None:
    """Milliseconds since the epoch (UTC), or None when `value` is not an instant.

    Strings: ISO 8601; without an offset they are UTC; `24:00` and second 60 are refused. Numbers: epoch seconds below 1e11, milliseconds above.
    """
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        try:
            return round(moment.timestamp() * 1000)
        except (OverflowError, ValueError):
            return None
    if value != value or abs(value) > 1e17:
        return None
    return round(value * 1000) if abs(value) < _SECONDS_BELOW else round(value)


@lru_cache(maxsize=4096)  # 2.5 us each, and the rows of live answers repeat theirs
def format_timestamp(ms: int) -> str:
    """ISO 8601 UTC with milliseconds: `2026-11-22T03:00:00.000Z`."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{ms % 1000:03d}Z"
