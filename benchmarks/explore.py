"""A series of 10 M values brought down to 1,000 pixels, and random pages of a 5 M-row table (a tenth when quick), beside the plain statements."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.figure import Figure
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.clock import ManualClock
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.rows import RowsQuestion, RowsReader
from tidegauge.query.explore.series import SeriesQuestion, SeriesReader
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.migration import migrate

NOW_MS: Final = 1_795_320_000_000
MONTH_MS: Final = 30 * 86_400_000
_LIMITS: Final = QueryLimits(timeout_s=60.0)
_COLUMNS: Final = "project, timestamp, received, name, type, user_id, session_id, source, country, person, value, page, text, number, _batch, _row"


class Reader:
    """contracts.ports.RowReader over an engine alone."""

    stored_sequence = 1

    def __init__(self, engine: EmbeddedEngine) -> None:
        self._engine = engine
        self._count = itertools.count()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return await asyncio.to_thread(self._engine.query, statement, parameters or {}, _LIMITS, f"bench-{next(self._count)}")

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0


def fill(engine: EmbeddedEngine, project: int, rows: int) -> None:
    """`rows` events spread over the month, in batches of up to a million: one metric of project 1, a shop of project 2."""
    names = "'cpu'" if project == 1 else "['page_view', 'click', 'purchase', 'sign_up'][1 + number % 4]"
    size = min(rows, 1_000_000)
    for part in range(rows // size):
        at = f"toInt64({NOW_MS - MONTH_MS} + (number + {part * size}) * {MONTH_MS / rows!r})"
        engine.command(
            f"INSERT INTO events ({_COLUMNS}) SELECT {project}, fromUnixTimestamp64Milli({at}), fromUnixTimestamp64Milli(toInt64({NOW_MS})),"
            f" {names}, 'custom',"
            " 'u' || toString(cityHash64(number) % 200000), 's' || toString(number % 100000), 'web', ['TH', 'US', 'DE'][1 + number % 3],"
            " cityHash64(number) % 200000 + 1,"
            " sin(number / 100000) * 50 + (rand() % 1000) / 100, '/p/' || toString(number % 50), map('plan', ['pro', 'free'][1 + number % 2]),"
            f" map('price', (rand() % 100) / 7), {part + 1}, number FROM numbers({size})"
        )


async def measure(work: Callable[[int], Awaitable[Any]], count: int) -> list[float]:
    """Milliseconds of each of `count` runs."""
    took = []
    for number in range(count):
        began_s = time.perf_counter()
        await work(number)
        took.append((time.perf_counter() - began_s) * 1000)
    return took


def run(quick: bool) -> list[Figure]:
    """See the module."""
    with tempfile.TemporaryDirectory() as directory:
        engine = EmbeddedEngine(Path(directory) / "store")
        try:
            migrate(engine)
            points, rows = (1_000_000, 500_000) if quick else (10_000_000, 5_000_000)
            fill(engine, 1, points)
            fill(engine, 2, rows)
            return asyncio.run(_figures(Reader(engine), points, rows))
        finally:
            engine.close()


async def _figures(reader: Reader, points: int, rows: int) -> list[Figure]:
    clock, dice = ManualClock(NOW_MS), random.Random(1)
    service = QueryService(reader, Catalogue(), AnswerCache(clock), clock)
    series, table = SeriesReader(service, clock), RowsReader(service, clock)
    asked = SeriesQuestion(metric="cpu", time_window="last_30_days", width=1_000)
    plain_columns = (
        "SELECT count(), min(t), argMin(x, t), max(t), argMax(x, t), argMin(t, x), min(x), argMax(t, x), max(x) FROM"
        " (SELECT toUnixTimestamp64Milli(timestamp) AS t, value AS x FROM events WHERE project = 1 AND name = 'cpu')"
        f" GROUP BY intDiv((t - {NOW_MS - MONTH_MS}) * 1000, {MONTH_MS})"
    )
    pages = [dice.randrange(rows) for _ in range(20)]
    names = ("timestamp", "name", "user_id", "value", "plan", "price")

    def page(offset: int) -> Awaitable[Any]:
        return table.read(msgspec.convert({"time_window": "last_30_days", "columns": names, "offset": offset}, RowsQuestion), 2, "UTC")

    plain_page = "SELECT timestamp, name, user_id, value, text, number FROM events WHERE project = 2 ORDER BY timestamp DESC LIMIT 100 OFFSET {offset:UInt64}"
    down = await measure(lambda _: series.read(asked, 1, "UTC"), 7)
    plain_down = await measure(lambda _: reader.read(plain_columns), 5)
    first = await measure(lambda _: page(0), 1)
    jumps = await measure(lambda number: page(pages[number]), 20)
    plain = await measure(lambda number: reader.read(plain_page, {"offset": pages[number]}), 5)
    return [
        Figure(f"{points:,} values to 1,000 pixels", statistics.median(down), "ms", "plain M4 statement", statistics.median(plain_down), "well under 1 s"),
        Figure(
            f"random page of {rows:,} rows", statistics.median(jumps), "ms", "ORDER BY … OFFSET", statistics.median(plain), "well under 1 s", "after the first"
        ),
        Figure(f"first page of {rows:,} rows", first[0], "ms", target="well under 1 s", note="counts every row once"),
    ]
