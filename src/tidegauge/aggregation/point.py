"""What a window came to, as the point that is sent."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from tidegauge.aggregation.book import KnownRule
from tidegauge.aggregation.rule import POINT_SOURCE
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp


class WindowResult(msgspec.Struct, frozen=True):
    """The number of one window and group; `count`: events behind it."""

    window: TimeRange
    group: dict[str, str]
    value: float
    count: int


def point_of(known: KnownRule, result: WindowResult) -> dict[str, Any]:
    """The event, as POST /api/events takes it. Of one window and group it always has the same id: made twice, it counts once."""
    window = result.window
    metadata = {
        "rule": known.rule.name,
        "from": format_timestamp(window.from_ms),
        "to": format_timestamp(window.to_ms),
        "count": result.count,
    }
    group = hashlib.blake2b(msgspec.json.encode(sorted(result.group.items())), digest_size=12).hexdigest()
    return {
        "id": f"aggregation-{known.id}-{window.from_ms if known.rule.window != 'session' else ''}-{window.to_ms}-{group}",
        "type": "metric_update",
        "name": known.rule.output_metric,
        "timestamp": format_timestamp(window.to_ms - 1),
        "value": result.value,
        "properties": {**result.group, "metadata": metadata},
        "source": POINT_SOURCE,
    }
