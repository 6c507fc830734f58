"""Sort keys and codecs of the events table: insert rate, size and four typical questions for each candidate. `python -m benchmarks.store_layout`."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.figure import Figure
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits
from tidegauge.store.block import TARGETS, build_block
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.sql import migration_scripts

NOW_MS: Final = 1_795_320_000_000
_DAY_MS: Final = 86_400_000
_BLOCK_ROWS: Final = 100_000

CANDIDATES: Final[dict[str, tuple[str, str]]] = {
    "project, name, timestamp": ("", ""),
    "project, timestamp": ("ORDER BY (project, name, timestamp)", "ORDER BY (project, timestamp)"),
    "project, name, timestamp; ids in LZ4": ("    id String CODEC(ZSTD(1)),", "    id String,"),
}
"""Name -> (part of the migration, what stands there instead)."""

_DAY: Final = "project = 1 AND timestamp >= fromUnixTimestamp64Milli({day:Int64}, 'UTC')"
QUESTIONS: Final = {
    "one name, hourly, a week": "SELECT toStartOfHour(timestamp) AS h, count() FROM events WHERE project = 1 AND name = 'purchase' GROUP BY h",
    "all names, last day": f"SELECT name, count(), uniqExact(person) FROM events WHERE {_DAY} GROUP BY name",
    "one name by page": "SELECT page, count(), sum(value) FROM events WHERE project = 1 AND name = 'page_view' GROUP BY page ORDER BY 2 DESC LIMIT 10",
    "a map property": "SELECT text['plan'] AS plan, sum(number['amount']) FROM events WHERE project = 1 GROUP BY plan",
}


def _events(size: int, dice: random.Random) -> list[Event]:
    return [
        Event(
            1 + row % 2,
            dice.choice(("page_view", "page_view", "click", "sign_up", "purchase", "request")),
            "custom",
            NOW_MS - dice.randrange(7 * _DAY_MS),
            NOW_MS,
            id=f"{dice.getrandbits(128):032x}",
            user_id=f"u{dice.randrange(50_000)}",
            session_id=f"s{dice.randrange(90_000)}",
            value=dice.random() * 100,
            country=dice.choice(("TH", "US", "DE")),
            device="mobile",
            browser="chrome",
            source="bench",
            properties={"page": f"/p/{dice.randrange(200)}", "amount": dice.random(), "plan": dice.choice("abc")},
        )
        for row in range(size)
    ]


def _batches(blocks: int) -> list[list[EventBatch]]:
    dice = random.Random(3)
    made = [[build_batch(_events(5_000, dice)) for _ in range(_BLOCK_ROWS // 5_000)] for _ in range(blocks)]
    for sequence, batch in enumerate((batch for block in made for batch in block), 1):
        batch.sequence = sequence
    return made


def _measure(directory: Path, change: tuple[str, str], blocks: list[list[EventBatch]]) -> dict[str, float]:
    engine = EmbeddedEngine(directory)
    try:
        statement = next(text for _, texts in migration_scripts() for text in texts if "EXISTS events\n" in text)
        engine.command(statement.replace(*change) if change[0] else statement)
        taken: dict[str, Any] = {"insert": max(_insert_rate(engine, block) for block in blocks)}
        size = engine.query("SELECT sum(bytes_on_disk) / sum(rows) FROM system.parts WHERE table = 'events' AND active", {}, QueryLimits(), "size").rows
        taken["bytes an event"] = float(size[0][0])
        for name, question in QUESTIONS.items():
            parameters = {"day": NOW_MS - _DAY_MS} if "{day" in question else {}
            taken[name] = min(_time_ms(engine, question, parameters) for _ in range(7))
            taken[f"{name}: read"] = engine.query(question, parameters, QueryLimits(), "layout").rows_read / 1000
        return taken
    finally:
        engine.close()


def _insert_rate(engine: EmbeddedEngine, batches: list[EventBatch]) -> float:
    """Events a second of one block, synced."""
    began_s = time.perf_counter()
    engine.insert(TARGETS[0].insert, build_block(batches))
    return _BLOCK_ROWS / (time.perf_counter() - began_s)


def _time_ms(engine: EmbeddedEngine, question: str, parameters: dict[str, Any]) -> float:
    began_s = time.perf_counter()
    engine.query(question, parameters, QueryLimits(), "layout")
    return (time.perf_counter() - began_s) * 1000


def run(quick: bool) -> list[Figure]:
    """1 M events (200,000 when quick) in each candidate, the best of ten inserts and of seven runs; the first is the one in use."""
    blocks = _batches(2 if quick else 10)
    measured: dict[str, dict[str, float]] = {}
    for name, change in CANDIDATES.items():
        with tempfile.TemporaryDirectory() as directory:
            measured[name] = _measure(Path(directory), change, blocks)
    chosen, *others = measured
    figures = []
    for other in others:
        for what, value in measured[chosen].items():
            unit = {"insert": "events/s", "bytes an event": "bytes"}.get(what, "k rows" if what.endswith("read") else "ms")
            figures.append(Figure(f"events table, {what}", value, unit, other, measured[other][what]))
    return figures


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
