"""What a window of an aggregation rule costs: 200 rules asked in turn on 4 M events (1 M when quick), beside the least statement that has the same number.

Each rule asks for another minute and event, so that nothing is answered from a cache.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

from benchmarks.analysis_people import _Reader
from benchmarks.event_table import filled
from benchmarks.figure import Figure
from tidegauge.aggregation.measuring import StoreMeasuring
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.clock import SystemClock
from tidegauge.core.time_range import HOUR_MS, MINUTE_MS, TimeRange
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService

RULES: Final = 200
_BARE: Final = (
    "SELECT avg(value), count() FROM events WHERE project = 1 AND name = 'purchase'"
    " AND timestamp >= fromUnixTimestamp64Milli({a:Int64}, 'UTC') AND timestamp < fromUnixTimestamp64Milli({b:Int64}, 'UTC')"
)


def run(quick: bool) -> list[Figure]:
    """About 40 s, most of it filling."""
    with filled(1_000_000 if quick else 4_000_000) as engine:
        clock = SystemClock()
        reader: Any = _Reader(engine)
        service = QueryService(reader, Catalogue(), AnswerCache(clock, max_bytes=0, ttl_s={}), clock)
        return asyncio.run(_measure(StoreMeasuring(service), reader, clock.now_ms()))


async def _measure(measuring: StoreMeasuring, reader: Any, now_ms: int) -> list[Figure]:
    windows = [TimeRange(now_ms - HOUR_MS - place * MINUTE_MS, now_ms - HOUR_MS - (place - 1) * MINUTE_MS) for place in range(RULES)]
    plain, grouped = (_plan(measuring, group_by) for group_by in ([], ["country"]))
    began_s = time.perf_counter()
    for window in windows:
        await reader.read(_BARE, {"a": window.from_ms, "b": window.to_ms})
    bare_ms = _ms(began_s)
    tumbling_ms = [await _each(measuring, plan, windows) for plan in (plain, grouped)]
    began_s = time.perf_counter()
    for window in windows[:50]:
        wide = TimeRange(window.from_ms - 24 * HOUR_MS, window.to_ms)
        await measuring.sessions(grouped, wide, 1_800_000, window, 10_000)
    sessions_ms = (time.perf_counter() - began_s) * 1000 / 50
    name = f"of {RULES} rules"
    return [
        Figure("aggregation rule: a tumbling window of a minute", tumbling_ms[0], "ms", "the bare statement", bare_ms, "<= 2", name),
        Figure("aggregation rule: the same by country", tumbling_ms[1], "ms", "the bare statement, one group", bare_ms, "", name),
        Figure("aggregation rule: sessions of a minute, by country", sessions_ms, "ms", "the bare statement, one minute", bare_ms, "", "reads a day"),
    ]


def _plan(measuring: StoreMeasuring, group_by: list[str]) -> Plan:
    return measuring.plan(Question(metric="purchase", aggregation="average", group_by=group_by, from_=0, to=1_000, exact=True), 1, "UTC")


async def _each(measuring: StoreMeasuring, plan: Plan, windows: list[TimeRange]) -> float:
    began_s = time.perf_counter()
    for window in windows:
        await measuring.measure(plan, window, 1_000)
    return _ms(began_s)


def _ms(began_s: float) -> float:
    return (time.perf_counter() - began_s) * 1000 / RULES
