"""The tiles of an overview on roll-ups and on raw rows, in the process: 1 M and 10 M events over 30 days. `python -m benchmarks.rollup`."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from typing import Any, Final

import msgspec

from benchmarks.event_table import BATCH_ROWS, filled, rows
from benchmarks.figure import Figure
from benchmarks.overview import TILES
from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import QueryLimits
from tidegauge.contracts.question import Question
from tidegauge.core.clock import SystemClock
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question
from tidegauge.query.run import TableRunner
from tidegauge.query.shape import finish
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.guard import RollupGuard
from tidegauge.store.reader import StoreReader
from tidegauge.store.rollup import RollupWriter

_ONLY_RAW: Final = {"filters": [{"not": {"field": "properties.bench_only", "operator": "exists"}}]}


class _Notes:
    """What the roll-up writer needs of a journal: its notes."""

    last_sequence = 0

    def __init__(self) -> None:
        self._notes: dict[str, str] = {}

    async def read(self, after_sequence: int) -> list[EventBatch]:
        return []

    def position(self, reader: str) -> int:
        return 0

    def advance(self, reader: str, sequence: int) -> None:
        """Nothing is held back."""

    async def raise_floor(self, sequence: int) -> None:
        """Nothing is appended."""

    async def note(self, name: str) -> str:
        return self._notes.get(name, "")

    async def set_note(self, name: str, value: str) -> None:
        self._notes[name] = value


async def _ask(reader: StoreReader, tile: dict[str, Any]) -> float:
    """Milliseconds from the question to the finished answer."""
    clock = SystemClock()
    began_s = time.perf_counter()
    plan, _ = parse_question(msgspec.convert({"time_window": "last_30_days", **tile}, Question), 1, "UTC", Catalogue(), clock.now_ms())
    span = plan.window.range_at(clock.now_ms())
    finish(plan, await TableRunner(reader, clock).run(plan, span), span)
    return (time.perf_counter() - began_s) * 1000


async def _measure(engine: EmbeddedEngine, events: int) -> list[Figure]:
    newest, guard = events // BATCH_ROWS, RollupGuard()
    writer, reader = RollupWriter(engine, _Notes(), guard, lambda: newest), StoreReader(engine, guard, lambda: newest)
    await writer.recover()
    began_s = time.perf_counter()
    while guard.sequence < newest:
        await writer.advance()
    took_s = time.perf_counter() - began_s
    rolled = [min([await _ask(reader, tile) for _ in range(3)]) for tile in TILES]
    raw = [await _ask(reader, tile | _ONLY_RAW) for tile in TILES]
    at_once_s = time.perf_counter()
    await asyncio.gather(*(_ask(reader, tile) for tile in TILES))
    at_once_ms = (time.perf_counter() - at_once_s) * 1000
    floor = min([(await reader.read("SELECT 1", limits=QueryLimits())).elapsed_ms for _ in range(20)])
    await reader.close()
    writer.close()
    held = sum(rows(engine, table)[0] for table in ("rollup_totals", "rollup_dimensions"))
    size = f"{events / 1e6:g} M events"
    ratio = statistics.median(one / other for one, other in zip(raw, rolled, strict=True))
    return [
        Figure(f"24 tiles one by one, {size}", sum(rolled), "ms", "raw rows", sum(raw), note=f"median tile {ratio:.1f} times faster; SELECT 1: {floor:.1f} ms"),
        Figure(f"24 tiles at once, {size}", at_once_ms, "ms", target="<= 500 ms"),
        Figure(f"rolling up {size}", events / took_s, "events/s", note=f"{held / 1e6:.2f} M roll-up rows, {rows(engine, 'rollup_dimensions')[1] / 1e6:.0f} MB"),
    ]


def run(quick: bool) -> list[Figure]:
    """1 M events, and 10 M unless quick."""
    figures = []
    for events in (1_000_000,) if quick else (1_000_000, 10_000_000):
        with filled(events) as engine:
            figures += asyncio.run(_measure(engine, events))
    return figures


if __name__ == "__main__":
    for figure in run(quick="--quick" in sys.argv):
        print(figure.line())
