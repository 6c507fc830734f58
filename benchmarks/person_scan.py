"""The same statements about people on the copy sorted by person and on the wide table: 10 M events of 200,000 people (1 M of 20,000 when quick).

What the layout alone gives; `analysis_people` has the product's own statements beside what one would write first, and what is wanted of them.
"""

from __future__ import annotations

import sys
import time
from typing import Final

from benchmarks.event_table import filled, rows
from benchmarks.figure import Figure
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.engines.embedded import EmbeddedEngine

_LIMITS: Final = QueryLimits(timeout_s=60.0, memory_bytes=8_000_000_000)
_STEPS: Final = "name = 'sign_up', name = 'page_view', name = 'purchase'"
_FUNNEL: Final = (
    "SELECT level, count() FROM (SELECT person, windowFunnel(604800000)(toUInt64(toUnixTimestamp64Milli(timestamp)), {steps}) AS level FROM {table}"
    " WHERE project = 1 AND name IN ('sign_up', 'page_view', 'purchase') GROUP BY person) GROUP BY level ORDER BY level"
)
_RETENTION: Final = (
    "SELECT intDiv(first, 7) AS cohort, sumForEach(held), count() FROM (SELECT person, groupUniqArray(toUInt16(toDate(timestamp))) AS days,"
    " arrayMin(days) AS first, arrayMap(day -> has(days, first + day), range(30)) AS held FROM {table} WHERE project = 1 GROUP BY person) GROUP BY cohort"
)
_PATHS: Final = (
    "SELECT path, count() FROM (SELECT arrayStringConcat(arraySlice(arrayMap(row -> row.2, arraySort(groupArray((timestamp, toString(name))))), 1, 4), ' > ')"
    " AS path FROM {table} WHERE project = 1 GROUP BY person) GROUP BY path ORDER BY 2 DESC LIMIT 10"
)
_DAILY: Final = "SELECT toDate(timestamp) AS day, uniqExact(person) FROM {table} WHERE project = 1 GROUP BY day"
_IN_ORDER: Final = " SETTINGS optimize_aggregation_in_order = 1"
QUESTIONS: Final = {
    "funnel of 3 steps in 7 days": _FUNNEL.replace("{steps}", _STEPS),
    "retention of 30 days": _RETENTION,
    "paths of 4 steps": _PATHS,
    "distinct people by day": _DAILY,
    "one person's history": "SELECT timestamp, name FROM {table} WHERE project = 1 AND person = xxh3('1:77') ORDER BY timestamp",
}


def _time_ms(engine: EmbeddedEngine, question: str) -> float:
    times = []
    for _ in range(3):
        began_s = time.perf_counter()
        engine.query(question, {}, _LIMITS, "people")
        times.append((time.perf_counter() - began_s) * 1000)
    return min(times)


def run(quick: bool) -> list[Figure]:
    """Best of three runs; the note has the same with aggregation in the order of the sort key."""
    figures = []
    with filled(1_000_000 if quick else 10_000_000, people=20_000 if quick else 200_000) as engine:
        for name, question in QUESTIONS.items():
            narrow, wide = (_time_ms(engine, question.replace("{table}", table)) for table in ("person_events", "events"))
            ordered = ""
            if "GROUP BY person" in question:
                ordered = f"in order {_time_ms(engine, question.replace('{table}', 'person_events') + _IN_ORDER):.0f} ms"
            figures.append(Figure(f"{name}, sorted by person", narrow, "ms", "wide table", wide, note=ordered))
        held, size = rows(engine, "person_events")
        figures.append(Figure("bytes an event, sorted by person", size / held, "bytes", "wide table", rows(engine, "events")[1] / held))
    return figures


if __name__ == "__main__":
    for figure in run(quick="--quick" in sys.argv):
        print(figure.line())
