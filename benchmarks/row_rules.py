"""Questions of a dashboard with and without a row rule on the same 1 M events, in the process. `python -m benchmarks.row_rules`."""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any, Final

import msgspec

from benchmarks.event_table import BATCH_ROWS, filled
from benchmarks.figure import Figure
from benchmarks.overview import TILES
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import WHOLE, Sight, seeing
from tidegauge.core.clock import SystemClock
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question
from tidegauge.query.row_rules.rule import row_condition
from tidegauge.query.row_rules.sight import sight_of
from tidegauge.query.run import TableRunner
from tidegauge.query.shape import finish
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.guard import RollupGuard
from tidegauge.store.reader import StoreReader

EVENTS: Final = 1_000_000
ROUNDS: Final = 5
RULES: Final[dict[str, dict[str, Any]]] = {
    "a column": {"field": "country", "operator": "in", "value": ["TH", "DE", "US"]},
    "a property": {"field": "properties.plan", "operator": "neq", "value": "free"},
}
_ONLY_RAW: Final = {"filters": [{"not": {"field": "properties.bench_only", "operator": "exists"}}]}


async def _ask(reader: StoreReader, tile: dict[str, Any], sight: Sight) -> float:
    """Milliseconds from the question to the finished answer, of raw rows."""
    clock = SystemClock()
    began_s = time.perf_counter()
    with seeing(sight):
        plan, _ = parse_question(msgspec.convert({"time_window": "last_30_days", **tile, **_ONLY_RAW}, Question), 1, "UTC", Catalogue(), clock.now_ms())
        span = plan.window.range_at(clock.now_ms())
        finish(plan, await TableRunner(reader, clock).run(plan, span), span)
    return (time.perf_counter() - began_s) * 1000


async def _measure(engine: EmbeddedEngine) -> list[Figure]:
    newest = EVENTS // BATCH_ROWS
    reader = StoreReader(engine, RollupGuard(), lambda: newest)
    sights = {name: sight_of(1, [row_condition([filters])]) for name, filters in RULES.items()}
    found: dict[str, list[list[float]]] = {name: [] for name in ("", *sights)}
    for _ in range(ROUNDS):  # taking turns: what else the machine does meets all alike
        for name in found:
            found[name].append([await _ask(reader, tile, sights.get(name, WHOLE)) for tile in TILES])
    await reader.close()
    best = {name: [min(times) for times in zip(*rounds, strict=True)] for name, rounds in found.items()}
    return [
        Figure(
            f"24 tiles of raw rows under a row rule on {name}",
            sum(best[name]),
            "ms",
            "without a rule",
            sum(best[""]),
            note=f"1 M events; median tile {statistics.median(one / other for one, other in zip(best[name], best[''], strict=True)):.2f} times",
        )
        for name in sights
    ]


def run(quick: bool) -> list[Figure]:
    """1 M events, quick or not."""
    with filled(EVENTS) as engine:
        return asyncio.run(_measure(engine))


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
