"""The tiles of an overview on roll-ups and on raw rows, in the process: 1 M and 10 M events over 30 days. `python -m benchmarks.rollup`."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from typing import Any, Final, NamedTuple

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
from tidegauge.store.engines.port import ROLLUPS
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


class Cost(NamedTuple):
    """Milliseconds by the clock, and of processor over all threads."""

    wall_ms: float
    cpu_ms: float


async def _ask(reader: StoreReader, tile: dict[str, Any]) -> Cost:
    """From the question to the finished answer."""
    clock = SystemClock()
    began_s, cpu_s = time.perf_counter(), time.process_time()
    plan, _ = parse_question(msgspec.convert({"time_window": "last_30_days", **tile}, Question), 1, "UTC", Catalogue(), clock.now_ms())
    span = plan.window.range_at(clock.now_ms())
    finish(plan, await TableRunner(reader, clock).run(plan, span), span)
    return Cost((time.perf_counter() - began_s) * 1000, (time.process_time() - cpu_s) * 1000)


async def _least(reader: StoreReader, tile: dict[str, Any], times: int) -> Cost:
    return Cost(*map(min, zip(*[await _ask(reader, tile) for _ in range(times)], strict=True)))


def _merge(engine: EmbeddedEngine) -> None:
    """What the engine does by itself when a minute went by without new roll-ups."""
    for table in ROLLUPS:
        engine.command(f"OPTIMIZE TABLE {table} FINAL")


def _tiles(name: str, rolled: list[Cost], raw: list[Cost], floor_ms: float) -> Figure:
    """All tiles, and how much faster each is than on raw rows."""
    wall, cpu = (sorted(one[at] / other[at] for one, other in zip(raw, rolled, strict=True)) for at in range(2))
    spread = f"times faster: least {wall[0]:.1f}, median {statistics.median(wall):.1f}, most {wall[-1]:.0f}"
    spent = f"processor {sum(one.cpu_ms for one in rolled):.0f} ms, raw {sum(one.cpu_ms for one in raw):.0f} ms, median {statistics.median(cpu):.1f} times less"
    note = f"{spread}; {spent}; SELECT 1: {floor_ms:.1f} ms"
    return Figure(name, sum(one.wall_ms for one in rolled), "ms", "raw rows", sum(one.wall_ms for one in raw), note=note)


async def _measure(engine: EmbeddedEngine, events: int) -> list[Figure]:
    newest, guard = events // BATCH_ROWS, RollupGuard()
    writer, reader = RollupWriter(engine, _Notes(), guard, lambda: newest), StoreReader(engine, guard, lambda: newest)
    await writer.recover()
    began_s = time.perf_counter()
    while guard.sequence < newest:
        await writer.advance()
    took_s = time.perf_counter() - began_s
    raw = [await _least(reader, tile | _ONLY_RAW, 2) for tile in TILES]
    rolled = [await _least(reader, tile, 3) for tile in TILES]
    _merge(engine)
    merged = [await _least(reader, tile, 3) for tile in TILES]
    at_once_s = time.perf_counter()
    await asyncio.gather(*(_ask(reader, tile) for tile in TILES))
    at_once_ms = (time.perf_counter() - at_once_s) * 1000
    floor = min([(await reader.read("SELECT 1", limits=QueryLimits())).elapsed_ms for _ in range(20)])
    await reader.close()
    writer.close()
    held = sum(rows(engine, table)[0] for table in ROLLUPS)
    size = f"{events / 1e6:g} M events"
    return [
        _tiles(f"24 tiles one by one, {size}", rolled, raw, floor),
        _tiles(f"24 tiles one by one, {size}, roll-ups merged", merged, raw, floor),
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
