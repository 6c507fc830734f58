"""Metric points as events in the wide table, and in a narrow table of their own: 10 M points of 50 metrics over 7 days (1 M when quick)."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.event_table import rows
from benchmarks.figure import Figure
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

_LIMITS: Final = QueryLimits(timeout_s=60.0)
_CHUNK: Final = 1_000_000
_POINTS: Final = """
INSERT INTO events (project, timestamp, received, name, type, source, person, value, is_bot, given, text, _batch, _row)
SELECT 1, fromUnixTimestamp64Milli(toInt64({now:Int64} - h % 604800000), 'UTC') AS at, at, concat('metric_', toString(number % 50)), 'metric_update', 'agent',
  0, (h % 100000) / 7, 0, 1, map('host', concat('h', toString(intDiv(h, 64) % 20))), 1 + intDiv(number, 5000), number % 5000
FROM (SELECT number, cityHash64(number) AS h FROM numbers({first:UInt64}, {size:UInt64}))
"""
_NARROW: Final = """
CREATE TABLE metric_points (project UInt32, name LowCardinality(String), timestamp DateTime64(3, 'UTC') CODEC(DoubleDelta, LZ4), value Nullable(Float64),
  text Map(LowCardinality(String), String), _batch UInt64 CODEC(Delta, LZ4), _row UInt32 CODEC(Delta, LZ4))
ENGINE = MergeTree PARTITION BY toYYYYMM(timestamp) ORDER BY (project, name, timestamp) SETTINGS fsync_after_insert = 1
"""
QUESTIONS: Final = {
    "average by minute": "SELECT toStartOfMinute(timestamp) AS minute, avg(value) FROM {table} WHERE project = 1 AND name = 'metric_7' GROUP BY minute"
    " ORDER BY minute",
    "average by host": "SELECT text['host'] AS host, avg(value) FROM {table} WHERE project = 1 AND name = 'metric_7' GROUP BY host",
    "latest value": "SELECT argMax(value, (timestamp, _batch, _row)) FROM {table} WHERE project = 1 AND name = 'metric_7'",
}


def _time_ms(engine: EmbeddedEngine, question: str) -> float:
    times = []
    for _ in range(7):
        began_s = time.perf_counter()
        engine.query(question, {}, _LIMITS, "metric")
        times.append((time.perf_counter() - began_s) * 1000)
    return min(times)


def run(quick: bool) -> list[Figure]:
    """Best of seven runs."""
    points, figures = 1_000_000 if quick else 10_000_000, []
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory))
        try:
            migrate(engine)
            engine.command(_NARROW)
            for first in range(0, points, _CHUNK):
                engine.command(_POINTS, {"now": int(time.time() * 1000), "first": first, "size": _CHUNK})
            engine.command("INSERT INTO metric_points SELECT project, name, timestamp, value, text, _batch, _row FROM events")
            for name, question in QUESTIONS.items():
                wide, narrow = (_time_ms(engine, question.replace("{table}", table)) for table in ("events", "metric_points"))
                figures.append(Figure(f"{points / 1e6:g} M metric points as events, {name}", wide, "ms", "a narrow table", narrow))
            wide_bytes, narrow_bytes = (rows(engine, table)[1] / points for table in ("events", "metric_points"))
            figures.append(Figure("bytes a metric point as an event", wide_bytes, "bytes", "a narrow table", narrow_bytes))
        finally:
            engine.close()
    return figures


if __name__ == "__main__":
    for figure in run(quick="--quick" in sys.argv):
        print(figure.line())
