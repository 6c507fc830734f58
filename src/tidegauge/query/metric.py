"""A named metric: an aggregation of some events, or a formula of other metrics."""

from __future__ import annotations

from typing import Literal

import msgspec

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import ALWAYS, Aggregation, Condition, Source

GoodWhen = Literal["up", "down"]
CacheClass = Literal["live", "activity", "revenue", "health"]


class Metric(msgspec.Struct, frozen=True):
    """`condition` picks the events. With a `formula` (of catalogue names) the aggregation, field and condition are its terms' own."""

    name: str
    description: str
    unit: str
    aggregation: Aggregation = "count"
    field: Field | None = None
    percentile: float | None = None
    condition: Condition = ALWAYS
    source: Source = "events"
    formula: str | None = None
    cache_class: CacheClass = "activity"
    good_when: GoodWhen = "up"
    """Whether a rise is good news."""
