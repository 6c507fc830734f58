"""The product's own statements about people beside the SQL that one would write first: 1 M, 10 M and 50 M events of 50 a person, over 30 days."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from benchmarks.event_table import filled
from benchmarks.figure import Figure, number
from tidegauge.analysis.calendar import calendar
from tidegauge.analysis.cohort.statement import CohortPlan, CohortSql
from tidegauge.analysis.funnel.duration import edges_s
from tidegauge.analysis.funnel.plan import funnel_plan
from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.analysis.funnel.statement import FunnelSql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.path.kind import paths as answer_paths
from tidegauge.analysis.path.question import PathsQuestion
from tidegauge.analysis.question import AnalysisQuestion, EventChoice
from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.ports import QueryLimits, Rows
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


_STEPS: Final = ("page_view", "click", "sign_up", "request", "purchase")
"""All the events there are: nothing can be left unread."""

_FEW: Final = ("sign_up", "click", "purchase")
"""Three of eight events."""

_WEEK: Final = "604800000"
_WALKS: Final = (
    "SELECT arraySlice(arrayCompact(arrayMap(pair -> pair.2, arraySort(groupArray((timestamp, name))))), 1, 6) AS walk"
    " FROM events WHERE project = 1 GROUP BY user_id, session_id"
)
_PATHS: Final = (
    "SELECT place, source, target, count() AS walks FROM (SELECT arrayJoin(arrayZip(range(length(walk) - 1), arrayPopBack(walk), arrayPopFront(walk))) AS link,"
    f" link.1 AS place, link.2 AS source, link.3 AS target FROM ({_WALKS})) GROUP BY place, source, target"
)


class _Reader:
    """The engine as an inquiry reads it."""

    stored_sequence = 0

    def __init__(self, engine: EmbeddedEngine) -> None:
        self._engine = engine

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return self._engine.query(statement, parameters or {}, limits or _LIMITS, "people")


class Cost(NamedTuple):
    """Milliseconds by the clock, and of processor over all threads: what others take of the machine is in the first only."""

    wall_ms: float
    cpu_ms: float


def least(work: Callable[[], object], runs: int = 3) -> Cost:
    """The least of some runs."""
    costs = []
    for _ in range(runs):
        began_s, cpu_s = time.perf_counter(), time.process_time()
        work()
        costs.append(Cost((time.perf_counter() - began_s) * 1000, (time.process_time() - cpu_s) * 1000))
    return Cost(*map(min, zip(*costs, strict=True)))


def best(engine: EmbeddedEngine, sql: str, parameters: dict[str, Any]) -> Cost:
    """The least of some runs of a statement."""
    return least(lambda: engine.query(sql, parameters, _LIMITS, "people"))


def inquiry_of(engine: EmbeddedEngine, question: AnalysisQuestion) -> Inquiry:
    """A question on the project of the table."""
    return Inquiry(question, 1, "UTC", reader=_Reader(engine), catalogue=Catalogue(), clock=SystemClock(), limits=_LIMITS)  # type: ignore[arg-type]


def retention(engine: EmbeddedEngine, events: int) -> list[Figure]:
    """Retention of 30 days: everybody by first day and day after it."""
    inquiry = inquiry_of(engine, AnalysisQuestion(time_window="last_30_days"))
    days = calendar("daily", inquiry.span, "UTC", inquiry.now_ms)
    binder = Binder()
    plan = CohortPlan(days, ALWAYS, ALWAYS, False, "people", days.end_ms, len(days))
    ours = best(engine, CohortSql(plan, inquiry, binder).tallies(), binder.parameters)
    naive = {"day sets on the wide table, string ids": _DAY_SETS, "self-join on the wide table, string ids": _SELF_JOIN}
    return _beside(engine, f"retention of 30 days, {events // 1_000_000} M events", ours, naive)


def funnel(engine: EmbeddedEngine, events: int) -> list[Figure]:
    """Funnels of 30 days with 7 days to convert, with the times between steps and their distribution, which the naive statements leave out."""
    figures = []
    for steps in (_FEW, _STEPS):
        question = FunnelQuestion(steps=[EventChoice(event=name) for name in steps], time_window="last_30_days")
        inquiry, binder = inquiry_of(engine, question), Binder()
        sql = FunnelSql(funnel_plan(question, inquiry), inquiry, binder).totals(edges_s(question.window_seconds))
        naive = {"windowFunnel on the wide table, string ids": _window_funnel(steps), "joins of the wide table, first attempts only": _joins(steps)}
        figures += _beside(engine, f"funnel of {len(steps)} steps, {events // 1_000_000} M events", best(engine, sql, binder.parameters), naive)
    return figures


def paths(engine: EmbeddedEngine, events: int) -> list[Figure]:
    """Paths of 5 steps by event name: flows, commonest ways and drop-offs in one answer; the naive statement gives the flows."""
    question = PathsQuestion(time_window="last_30_days")
    ours = least(lambda: asyncio.run(answer_paths(question, inquiry_of(engine, question))))
    return _beside(engine, f"paths of 30 days, {events // 1_000_000} M events", ours, {"arrays of names by user and session on the wide table": _PATHS})


def _beside(engine: EmbeddedEngine, name: str, ours: Cost, naive: dict[str, str]) -> list[Figure]:
    figures, target = [], f"ratio <= 0.5, at 10 M <= {TARGET_MS} ms"
    for baseline, sql in naive.items():
        other = best(engine, sql, {})
        note = f"processor {number(ours.cpu_ms)} ms, of the baseline {number(other.cpu_ms)} ms, ratio {ours.cpu_ms / other.cpu_ms:.3g}"
        figures.append(Figure(name, ours.wall_ms, "ms", baseline, other.wall_ms, target, note))
    return figures


def _window_funnel(steps: Sequence[str]) -> str:
    """People by the furthest step."""
    conditions = ", ".join(f"name = '{name}'" for name in steps)
    level = f"windowFunnel({_WEEK})(toUInt64(toUnixTimestamp64Milli(timestamp)), {conditions}) AS level"
    return f"SELECT level, count() FROM (SELECT user_id, {level} FROM events WHERE project = 1 GROUP BY user_id) GROUP BY level"


def _joins(steps: Sequence[str]) -> str:
    """People by step: of each the first event of a step after their first of the step before."""
    found = [f"step1 AS (SELECT user_id, min(timestamp) AS began, began AS at FROM events WHERE project = 1 AND name = '{steps[0]}' GROUP BY user_id)"]
    for place, name in enumerate(steps[1:], 2):
        source = f"events AS e INNER JOIN step{place - 1} AS s USING user_id"
        where = f"e.project = 1 AND e.name = '{name}' AND e.timestamp > s.at AND e.timestamp <= s.began + INTERVAL 7 DAY"
        found.append(f"step{place} AS (SELECT user_id, any(s.began) AS began, min(e.timestamp) AS at FROM {source} WHERE {where} GROUP BY user_id)")
    counts = ", ".join(f"(SELECT count() FROM step{place})" for place in range(1, len(steps) + 1))
    return f"WITH {', '.join(found)} SELECT {counts}"


ANALYSES: Final[tuple[Callable[[EmbeddedEngine, int], list[Figure]], ...]] = (retention, funnel, paths)


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
