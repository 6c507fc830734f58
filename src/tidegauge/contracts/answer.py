"""The one answer: what every reader of numbers gets."""

from __future__ import annotations

import msgspec


class ResultRow(msgspec.Struct, omit_defaults=False):
    """One number with its place. `value` is null where there is nothing to measure; `previous` is set when a comparison was asked for."""

    name: str
    value: float | int | list[list[float]] | None
    count: int
    dimensions: dict[str, str]
    timestamp: str | None = None
    previous: float | int | msgspec.UnsetType | None = msgspec.UNSET


class AnswerMeta(msgspec.Struct):
    """How the numbers came about. `total` is the measure over the whole range and all groups.

    `stale` is true, and `as_of` the time of the numbers, where the store does not answer and this is what it said last; else both are absent.
    """

    from_: str = msgspec.field(name="from")
    to: str
    interval: str | None
    timezone: str
    exact: bool
    error_bound: float
    cached: bool
    elapsed_ms: float
    rows_read: int
    truncated: bool
    total: float | int | list[list[float]] | None = None
    previous_total: float | int | msgspec.UnsetType | None = msgspec.UNSET
    source: str = "raw"
    stale: bool | msgspec.UnsetType = msgspec.UNSET
    as_of: str | msgspec.UnsetType = msgspec.UNSET


class Answer(msgspec.Struct):
    results: list[ResultRow]
    meta: AnswerMeta
