"""What a funnel answers."""

from __future__ import annotations

import msgspec

from tidegauge.analysis.question import AnalysisAnswer


class FunnelStep(msgspec.Struct):
    """`count`: people who got here; `dropped`: those who took the step before, not this one. Shares of 1; null where there is nobody to take a share of.

    In a funnel of any order, step k counts those who did k of the steps.
    """

    event: str
    label: str
    count: int
    conversion_from_start: float | None
    conversion_from_previous: float | None
    dropped: int
    median_seconds_from_previous: float | None
    p90_seconds_from_previous: float | None


class FunnelGroup(msgspec.Struct):
    """The funnel of the people whose attempt began with this value; `is_other`: of all values that have no group of their own."""

    value: str
    is_other: bool
    steps: list[FunnelStep]


class DurationClass(msgspec.Struct):
    """People who took from `from_seconds` (included) to `to_seconds` (the last class: included)."""

    from_seconds: int
    to_seconds: int
    count: int


class TimeToConvert(msgspec.Struct):
    """From the first step to the last, of those who took all. `histogram`: from the first class that has people to the last."""

    people: int
    median_seconds: float | None
    p90_seconds: float | None
    mean_seconds: float | None
    histogram: list[DurationClass]


class FunnelBucket(msgspec.Struct):
    """Attempts that began from `timestamp` to the next. `is_complete`: all of them have had their whole conversion window."""

    timestamp: str
    counts: list[int]
    conversion_rate: float | None
    is_complete: bool


class FunnelTrend(msgspec.Struct):
    """A person counts once in each bucket in which they began an attempt."""

    interval: str
    buckets: list[FunnelBucket]


class FunnelAnswer(AnalysisAnswer, kw_only=True):
    """`conversion_rate`: share of those who took the first step that took the last; `meta.total` is the same in percent.

    `results`: a row for each step (its `step`, and the breakdown's value where there is one), or what `show` asks for.
    """

    order: str
    window_seconds: int
    steps: list[FunnelStep]
    conversion_rate: float | None
    time_to_convert: TimeToConvert | None
    breakdown: list[FunnelGroup] | msgspec.UnsetType = msgspec.UNSET
    trend: FunnelTrend | msgspec.UnsetType = msgspec.UNSET
