"""The statements that aggregate events into roll-up rows: totals by quarter hour, hour and day; dimensions by hour and day."""

# ruff: noqa: S608 - statements of our own words only; what comes from outside is bound

from __future__ import annotations

from typing import Final

from tidegauge.contracts.field import HOT_TEXT
from tidegauge.core.time_range import DAY_MS, HOUR_MS, ROLLUP_MS

ROLLED_DIMENSIONS: Final = (*HOT_TEXT, "source", "type", "status")
"""The values of `rollup_dimensions.dimension`."""

_COUNTS: Final = "events, value_count, value_sum, value_min, value_max"
_OF_EVENTS: Final = "count(), count(value), sum(ifNull(value, 0)), min(value), max(value)"
_OF_ROWS: Final = "sum(events), sum(value_count), sum(value_sum), min(value_min), max(value_max)"
_PERSONS: Final = "uniqCombined64State(14)(person)"
_MERGED_PERSONS: Final = "uniqCombined64MergeState(14)(persons)"


def rollup_statements(totals: str, dimensions: str, where: str) -> list[str]:
    """INSERTs into the empty tables `totals` and `dimensions` (shaped as the roll-ups) of the events that meet `where`, in the order to run them."""
    found = [_totals(totals, where, ROLLUP_MS, ""), _totals(totals, where, HOUR_MS, _PERSONS), _totals_from_rows(totals)]
    for dimension in ROLLED_DIMENSIONS:
        found += [_dimension(dimensions, dimension, where, HOUR_MS, ""), _dimension(dimensions, dimension, where, DAY_MS, _PERSONS)]
    return found


def _bucket(width_ms: int) -> str:
    """The start of an event's bucket."""
    return f"toDateTime(intDiv(toUnixTimestamp64Milli(timestamp), {width_ms}) * {width_ms // 1000}, 'UTC')"


def _totals(table: str, where: str, width_ms: int, persons: str) -> str:
    return (
        f"INSERT INTO {table} (project, width_s, name, type, bucket, {_COUNTS}{', persons' if persons else ''})"
        f" SELECT project, {width_ms // 1000}, name, type, {_bucket(width_ms)} AS bucket, {_OF_EVENTS}{f', {persons}' if persons else ''}"
        f" FROM events WHERE {where} GROUP BY project, name, type, bucket"
    )


def _totals_from_rows(table: str) -> str:
    return (
        f"INSERT INTO {table} (project, width_s, name, type, bucket, {_COUNTS}, persons)"
        f" SELECT project, {DAY_MS // 1000}, name, type, toStartOfDay(bucket) AS day, {_OF_ROWS}, {_MERGED_PERSONS}"
        f" FROM {table} WHERE width_s = {HOUR_MS // 1000} GROUP BY project, name, type, day"
    )


def _dimension(table: str, dimension: str, where: str, width_ms: int, persons: str) -> str:
    text = "if(isNotNull(status), toString(assumeNotNull(status)), text['status'])" if dimension == "status" else dimension
    return (
        f"INSERT INTO {table} (project, width_s, dimension, name, bucket, dimension_value, {_COUNTS}{', persons' if persons else ''})"
        f" SELECT project, {width_ms // 1000}, '{dimension}', name, {_bucket(width_ms)} AS bucket, {text} AS value_text, {_OF_EVENTS}"
        f"{f', {persons}' if persons else ''} FROM events WHERE {where} GROUP BY project, name, bucket, value_text"
    )
