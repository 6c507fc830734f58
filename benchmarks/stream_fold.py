"""Folding batches into 200 live queries, beside a plain numpy group-by of the same batches; about 10 s."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import numpy as np

from benchmarks.figure import Figure
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Condition, Dimension, Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import ROLLING, Interval, Window
from tidegauge.stream.columns import encode_text
from tidegauge.stream.engine import StreamEngine

QUERIES = 200
NOW_MS = 1_763_800_000_000
NAMES = ("page_view", "purchase", "click", "request", "sign_up")
COUNTRIES = ("TH", "DE", "US", "FR", "JP", "BR", "IN", "")
PAGES = tuple(f"/page/{i}" for i in range(40))
WINDOWS = ("last_5_minutes", "last_hour", "last_24_hours", "last_7_days")
AGGREGATIONS = ("count", "sum", "average", "count", "unique_count", "max", "rate", "percentile", "sum", "stddev")


def make_events(random: Random, size: int, now_ms: int) -> list[Event]:
    return [
        Event(
            1,
            random.choice(NAMES),
            "custom",
            now_ms - random.randrange(2_000),
            now_ms,
            user_id=f"user-{random.randrange(20_000)}",
            session_id=f"s{random.randrange(30_000)}",
            value=random.lognormvariate(3, 1),
            country=random.choice(COUNTRIES),
            device=random.choice(("mobile", "desktop")),
            properties={"page": random.choice(PAGES), "amount": random.random() * 100, "category": f"c{random.randrange(25)}", "plan": "pro"},
        )
        for _ in range(size)
    ]


def make_batches(count: int, size: int, first_sequence: int, seed: int) -> list[EventBatch]:
    random = Random(seed)
    batches = [build_batch(make_events(random, size, NOW_MS + 200 * i)) for i in range(count)]
    for i, batch in enumerate(batches):
        batch.sequence = first_sequence + i
    return batches


def make_plans() -> list[Plan]:
    """200 different tiles as dashboards have them: five event names, filters, group-bys, windows and aggregations in all mixtures."""
    name, country = resolve_field("name"), resolve_field("country")
    dimensions = ((), ("country",), ("page",), ("properties.category",), ("country", "device"))
    plans: list[Plan] = []
    random = Random(7)
    while len(plans) < QUERIES:
        i = len(plans)
        aggregation = AGGREGATIONS[i % 10]
        number = resolve_field(random.choice(("value", "properties.amount")))
        field = {"count": None, "rate": None, "unique_count": resolve_field("person")}.get(aggregation, number)
        parts: tuple[Condition, ...] = (Compare(name, "eq", random.choice(NAMES)),) if random.random() < 0.75 else ()
        if random.random() < 0.3:
            parts += (Compare(country, random.choice(("eq", "neq")), random.choice(COUNTRIES[:7])),)
        if random.random() < 0.1:
            parts += (Compare(resolve_field("page"), "contains", f"/{random.randrange(10)}"),)
        window = random.choice(WINDOWS)
        plan = Plan(
            1,
            "m",
            (Measure(aggregation, field, 95.0 if aggregation == "percentile" else None),),  # type: ignore[arg-type]
            MeasureRef(0),
            Window("rolling", window),
            And(parts),
            tuple(Dimension(each, resolve_field(each)) for each in random.choice(dimensions)),
            Interval("minute") if i % 2 and window != "last_7_days" else None,
        )
        if plan not in plans:
            plans.append(plan)
    return plans


class NumpyGroupBy:
    """The same 200 questions by numpy on each batch: columns taken out once, then a mask, cell codes and a bincount per question. Keeps nothing."""

    def __init__(self, plans: list[Plan]) -> None:
        self.plans = plans

    def run(self, batch: EventBatch) -> int:
        record = batch.record
        texts = {name: encode_text(record.column(name)) for name in ("name", "country", "page", "device")}
        texts["properties.category"] = _map_texts(record, "category")
        numbers = {"value": record.column("value").to_numpy(), "properties.amount": _map_numbers(record, "amount")}
        time_ms = record.column("timestamp").cast("int64").to_numpy()
        person = record.column("person").to_numpy()
        return sum(self._group(plan, texts, numbers, time_ms, person) for plan in self.plans)

    def _group(self, plan: Plan, texts: dict, numbers: dict, time_ms: np.ndarray, person: np.ndarray) -> int:
        mask = np.ones(len(time_ms), np.bool_)
        for part in plan.condition.parts:
            codes, values = texts[part.field.name]
            if part.operator == "eq":
                mask &= codes == values.index(part.operand)
            elif part.operator == "neq":
                mask &= codes != values.index(part.operand)
            else:
                mask &= np.array([part.operand in value for value in values])[codes]
        pane = time_ms // ROLLING[plan.window.name][1]
        cells = pane - pane.min()
        for dimension in plan.dimensions:
            codes, values = texts[dimension.name]
            cells = cells * len(values) + codes
        cells = cells[mask]
        measure = plan.measures[0]
        match measure.aggregation:
            case "count" | "rate":
                return int(np.bincount(cells).sum())
            case "unique_count":
                return _pairs(cells, person[mask])
        values = numbers[measure.field.name][mask]
        match measure.aggregation:
            case "max":
                found = np.full(int(cells.max(initial=0)) + 1, -np.inf)
                np.maximum.at(found, cells, values)
                return len(found)
            case "percentile":
                return len(np.unique(cells * 4096 + np.ceil(np.log(values) / 0.02).astype(np.int64), return_counts=True)[0])
        counts, sums = np.bincount(cells), np.bincount(cells, values)
        if measure.aggregation == "stddev":
            sums = np.bincount(cells, np.square(values - (sums / np.maximum(counts, 1))[cells]))
        return len(sums)


def _pairs(cells: np.ndarray, person: np.ndarray) -> int:
    order = np.lexsort((person, cells))
    cells, person = cells[order], person[order]
    return int(1 + ((cells[1:] != cells[:-1]) | (person[1:] != person[:-1])).sum())


def _map_entries(column: object, key: str) -> tuple[np.ndarray, np.ndarray]:
    codes, keys = encode_text(column.keys)
    rows = np.repeat(np.arange(len(column)), np.diff(column.offsets.to_numpy()))
    entries = np.flatnonzero(codes == keys.index(key))
    return rows[entries], entries


def _map_numbers(record: object, key: str) -> np.ndarray:
    column = record.column("number")
    rows, entries = _map_entries(column, key)
    values = np.zeros(record.num_rows)
    values[rows] = column.items.to_numpy()[entries]
    return values


def _map_texts(record: object, key: str) -> tuple[np.ndarray, list[str]]:
    column = record.column("text")
    rows, entries = _map_entries(column, key)
    inner, values = encode_text(column.items.take(entries))
    codes = np.full(record.num_rows, len(values))
    codes[rows] = inner
    return codes, [*values, ""]


def median_s(run: Callable[[EventBatch], object], batches: list[EventBatch]) -> float:
    """Median CPU seconds a batch: what a shared machine takes away does not count."""
    times = []
    for batch in batches:
        started = time.thread_time()
        run(batch)
        times.append(time.thread_time() - started)
    return float(np.median(times))


def run(quick: bool) -> list[Figure]:
    """Large, middling and single-request batches, then reading every table."""
    plans = make_plans()
    clock = ManualClock(NOW_MS)
    engine = StreamEngine(clock)
    queries = [engine.open(plan) for plan in plans]
    plain = NumpyGroupBy(plans)
    figures: list[Figure] = []
    sequence = 1
    for size, count in ((20_000, 5 if quick else 9), (2_000, 15 if quick else 30), (50, 60)):
        batches = make_batches(count, size, sequence, size)
        sequence += count
        engine.fold(batches[0])
        plain.run(batches[0])
        ours_s, theirs_s = median_s(engine.fold, batches[1:]), median_s(plain.run, batches[1:])
        name, note = f"fold of {size:,} events into {QUERIES} live queries", f"{ours_s * 1e3:.1f} ms a batch; numpy {theirs_s * 1e3:.1f} ms"
        target = ">= 0.5" if size == 20_000 else "<= 10 ms a batch" if size == 50 else ""
        figures.append(Figure(name, size / ours_s, "events/s", "numpy group-by", size / theirs_s, target, note))
    started = time.perf_counter()
    for query in queries:
        query.cells(clock.now_ms())
    read_ms = (time.perf_counter() - started) * 1e3 / QUERIES
    figures.append(Figure("reading a live table after a fold", read_ms, "ms", note=f"{engine.statistics().cells:,} cells in {QUERIES} queries"))
    return figures


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
