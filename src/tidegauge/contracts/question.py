"""The one question of the product as it comes over the wire (`POST /api/metrics`, `/ws`, exports, alerts)."""

from __future__ import annotations

from typing import Any

import msgspec


class Question(msgspec.Struct, forbid_unknown_fields=True):
    """What a caller asks. See the query reference for each part; `filters` are {field, operator, value} or {and|or: [...]} or {not: {...}}, joined by and.

    `explain` adds how the answer came about; it does not change the answer.
    """

    metric: str
    aggregation: str | None = None
    time_window: str | None = None
    from_: str | float | None = msgspec.field(name="from", default=None)
    to: str | float | None = None
    timezone: str | None = None
    interval: str | None = None
    filters: list[dict[str, Any]] = []
    group_by: list[str] | str = []
    order_by: str | None = None
    order: str | None = None
    limit: int | None = None
    compare: str | None = None
    value_field: str | None = None
    exact: bool = False
    other: bool = False
    explain: bool = False
    segment: str | None = None
    """Only events of people of this segment: its name or id."""
    at: str | float | None = None
    """The answer as it was at this instant: moving windows end there, and only events that had been received by then count."""
