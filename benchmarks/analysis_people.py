"""The product's own statements about people beside the SQL that one would write first: 1 M, 10 M and 50 M events of 50 a person, over 30 days."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Final

from benchmarks.event_table import filled
from benchmarks.figure import Figure
from tidegauge.analysis.calendar import calendar
from tidegauge.analysis.cohort.statement import CohortPlan, CohortSql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisQuestion
from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import SystemClock
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.statement import Binder
from tidegauge.store.engines.embedded import EmbeddedEngine

EVENTS_A_PERSON: Final = 50
TARGET_MS: Final = 500
_LIMITS: Final = QueryLimits(timeout_s=120.0, memory_bytes=8_000_000_000)
_FIRST_DAYS: Final = "SELECT user_id, min(toDate(timestamp)) AS first FROM events WHERE project = 1 GROUP BY user_id"
_SELF_JOIN: Final = (
    f"SELECT first, toDate(timestamp) - first AS period, uniqExact(user_id) FROM events INNER JOIN ({_FIRST_DAYS}) AS starts USING user_id"
    " WHERE project = 1 GROUP BY first, period"
)
_DAY_SETS: Final = (
    "SELECT arrayMin(days) AS first, arrayJoin(days) - first AS period, count() FROM (SELECT user_id, groupUniqArray(toDate(timestamp)) AS days"
    " FROM events WHERE project = 1 GROUP BY user_id) GROUP BY first, period"
)


class _NoReader:
    """Statements are only written here, never read."""

    stored_sequence = 0


def best_ms(engine: EmbeddedEngine, sql: str, parameters: dict[str, Any], runs: int = 3) -> float:
    """The quickest of some runs."""
    times = []
    for _ in range(runs):
        began_s = time.perf_counter()
        engine.query(sql, parameters, _LIMITS, "people")
        times.append((time.perf_counter() - began_s) * 1000)
    return min(times)


def retention(engine: EmbeddedEngine, events: int) -> list[Figure]:
    """Retention of 30 days: everybody by first day and day after it."""
    inquiry = Inquiry(AnalysisQuestion(time_window="last_30_days"), 1, "UTC", reader=_NoReader(), catalogue=Catalogue(), clock=SystemClock(), limits=_LIMITS)  # type: ignore[arg-type]
    days = calendar("daily", inquiry.span, "UTC", inquiry.now_ms)
    binder = Binder()
    plan = CohortPlan(days, ALWAYS, ALWAYS, False, "people", days.end_ms, len(days))
    ours = best_ms(engine, CohortSql(plan, inquiry, binder).tallies(), binder.parameters)
    naive = {"day sets on the wide table, string ids": _DAY_SETS, "self-join on the wide table, string ids": _SELF_JOIN}
    name, target = f"retention of 30 days, {events // 1_000_000} M events", f"ratio <= 0.5, at 10 M <= {TARGET_MS} ms"
    return [Figure(name, ours, "ms", baseline, best_ms(engine, sql, {}), target) for baseline, sql in naive.items()]


ANALYSES: Final[tuple[Callable[[EmbeddedEngine, int], list[Figure]], ...]] = (retention,)


def run(quick: bool) -> list[Figure]:
    """Every analysis at every size, the baselines in the same run; best of three."""
    figures = []
    for events in (1_000_000,) if quick else (1_000_000, 10_000_000, 50_000_000):
        with filled(events, people=events // EVENTS_A_PERSON) as engine:
            for analysis in ANALYSES:
                figures += analysis(engine, events)
    return figures


if __name__ == "__main__":
    for figure in run(quick="--quick" in sys.argv):
        print(figure.line())
