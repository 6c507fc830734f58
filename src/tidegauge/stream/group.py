"""Groups: each row's tuple of dimension texts, as codes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

import numpy as np

from tidegauge.contracts.plan import Dimension
from tidegauge.core.time_range import MINUTE_MS, ROLLUP_MS, zone
from tidegauge.stream.columns import BatchColumns, Ints, TextColumn

Grouping = tuple[tuple[Dimension, ...], str]
"""Dimensions and the zone of their time parts."""


class GroupColumn(NamedTuple):
    """Each row's group as `groups[codes[i]]`; `codes` None when there is one group. Some groups may have no rows."""

    codes: Ints | None
    groups: list[tuple[str, ...]]


def group_column(columns: BatchColumns, grouping: Grouping) -> GroupColumn:
    """The groups of all rows, shared by all queries with the same dimensions."""
    found: GroupColumn | None = columns.shared.get(grouping)
    if found is None:
        dimensions, timezone = grouping
        found = columns.shared[grouping] = _combine([_dimension(columns, dimension, timezone) for dimension in dimensions])
    return found


def _combine(parts: list[TextColumn]) -> GroupColumn:
    if not parts:
        return GroupColumn(None, [()])
    codes = parts[0].codes
    groups: list[tuple[str, ...]] = [(value,) for value in parts[0].values]
    for part in parts[1:]:
        distinct, codes = np.unique(codes * len(part.values) + part.codes, return_inverse=True)
        left, right = np.divmod(distinct, len(part.values))
        groups = [(*groups[i], part.values[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)]
    return GroupColumn(codes, groups)


def _dimension(columns: BatchColumns, dimension: Dimension, timezone: str) -> TextColumn:
    if dimension.time_part is not None:
        return _time_part(columns, dimension.time_part, timezone)
    if dimension.field is None:
        raise ValueError("a dimension has a field or a time part")
    return columns.text(dimension.field).dense


_FORMATS: Final = {"minute": "%Y-%m-%dT%H:%M%z", "hour": "%Y-%m-%dT%H:00%z", "day": "%Y-%m-%d", "month": "%Y-%m"}


def _time_part(columns: BatchColumns, part: str, timezone: str) -> TextColumn:
    """The part of each row's local time. Offsets change on quarter hours, so one look at the zone serves a quarter (a minute for minutes)."""
    width_ms = MINUTE_MS if part == "minute" else ROLLUP_MS
    slots, inverse = np.unique(columns.time_ms // width_ms, return_inverse=True)
    texts: dict[str, int] = {}
    lut = [texts.setdefault(time_part_text(slot * width_ms, part, timezone), len(texts)) for slot in slots.tolist()]
    return TextColumn(np.array(lut, np.int64)[inverse], list(texts))


def time_part_text(instant_ms: int, part: str, timezone: str) -> str:
    """`2026-11-22T10:05+0700` (minute, hour), `2026-11-22` (day; week: its Monday), `2026-11`, `0` to `23`, `1` (Monday) to `7`."""
    local = datetime.fromtimestamp(instant_ms / 1000, zone(timezone))
    match part:
        case "week":
            return (local.date() - timedelta(days=local.weekday())).isoformat()
        case "hour_of_day":
            return str(local.hour)
        case "day_of_week":
            return str(local.isoweekday())
    return local.strftime(_FORMATS[part])
