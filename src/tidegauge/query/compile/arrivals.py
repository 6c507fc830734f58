"""The statement of what each source sent lately, and how late it came."""

from __future__ import annotations

from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.row_rules.sight import own_sql


def compile_arrivals(project: int, now_ms: int) -> Statement:
    """(source, events received in the last minute, hour and day, newest receipt in ms, median and 95th percentile of receipt minus event time in ms).

    Of events that happened in the last two days: the table is sorted by that.
    """
    binder = Binder()
    since = [f"received > fromUnixTimestamp64Milli({binder.integer(now_ms - reach_ms)}, 'UTC')" for reach_ms in (MINUTE_MS, HOUR_MS, DAY_MS)]
    lag = "greatest(toUnixTimestamp64Milli(received) - toUnixTimestamp64Milli(timestamp), 0)"
    return binder.statement(
        f"SELECT source, countIf({since[0]}), countIf({since[1]}), count(), max(toUnixTimestamp64Milli(received)), quantilesTDigest(0.5, 0.95)({lag})"
        f" FROM events WHERE project = {binder.project(project)} AND timestamp >= fromUnixTimestamp64Milli({binder.integer(now_ms - 2 * DAY_MS)}, 'UTC')"
        f" AND {since[2]}{own_sql(project, binder)} GROUP BY source ORDER BY count() DESC, source LIMIT 1000"
    )
