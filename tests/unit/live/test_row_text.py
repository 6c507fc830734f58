from __future__ import annotations

from random import Random

import msgspec
import pytest
from tests.unit.live.screens import NOW_MS, batch

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension, Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import Window
from tidegauge.live.row_text import RowTexts
from tidegauge.query.shape import MAX_ROWS, finish
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.history import make_history
from tidegauge.testing.random_plan import make_plan


def _with_order(plan: Plan, random: Random) -> Plan:
    order = random.choice(("value", "count", "name", "timestamp"))
    return msgspec.structs.replace(plan, order_by=order, descending=random.random() < 0.5)


@pytest.mark.req("E5")
def test_the_rows_of_generated_histories_are_what_finish_gives() -> None:
    compared = 0
    for seed in range(80):
        random, history = Random(seed), make_history(seed, 1)
        plan = _with_order(make_plan(seed, 1, history.end_ms), random)
        clock = ManualClock(history.arrivals_ms[0] if history.arrivals_ms else history.end_ms)
        engine, texts = StreamEngine(clock), RowTexts(plan, finish)
        try:
            query = engine.open(plan)
            for batch, arrival_ms in zip(history.batches, history.arrivals_ms, strict=True):
                clock.advance(arrival_ms - clock.now_ms())
                engine.fold(batch)
                if random.random() < 0.3:
                    compared += _compare(plan, texts, query.cells(clock.now_ms()), clock.now_ms())
        except LimitReached:
            continue
    assert compared > 100


def _compare(plan: Plan, texts: RowTexts, table: object, now_ms: int) -> int:
    span = plan.window.range_at(now_ms)
    wanted: Answer = finish(plan, table, span)  # type: ignore[arg-type]
    reading = texts.read(table, span, None)  # type: ignore[arg-type]
    assert b"[" + b",".join(reading.rows) + b"]" == msgspec.json.encode(wanted.results)
    assert msgspec.json.encode(reading.total) == msgspec.json.encode(wanted.meta.total)
    assert (reading.exact, reading.error_bound, reading.truncated) == (wanted.meta.exact, wanted.meta.error_bound, wanted.meta.truncated)
    return len(reading.rows)


def test_unchanged_cells_keep_their_bytes_and_comparisons_are_told() -> None:
    clock = ManualClock(NOW_MS)
    engine = StreamEngine(clock)
    plan = Plan(1, "*", (Measure("count"),), MeasureRef(0), Window("rolling", "last_hour"), dimensions=(Dimension("name", resolve_field("name")),))
    query = engine.open(plan)
    engine.fold(batch(1, "a", "b", "b"))
    span, table, texts = plan.window.range_at(clock.now_ms()), query.cells(clock.now_ms()), RowTexts(plan, finish)
    first, second = texts.read(table, span, None), texts.read(table, span, None)
    assert len(first.rows) == 2
    assert all(one is same for one, same in zip(first.rows, second.rows, strict=True))
    assert first.previous is msgspec.UNSET
    compared = msgspec.structs.replace(plan, compare="previous_period")
    assert RowTexts(compared, finish).read(table, span, table).previous == finish(compared, table, span, table).meta.previous_total


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("live.row_text", "query.shape"):
        monkeypatch.setattr(f"tidegauge.{module}.MAX_ROWS", 0)
    clock = ManualClock(1_700_000_000_000)
    plan = make_plan(1, 1, clock.now_ms())
    table = StreamEngine(clock).open(msgspec.structs.replace(plan, dimensions=())).cells(clock.now_ms())
    assert MAX_ROWS == 100_000
    with pytest.raises(LimitReached):
        RowTexts(msgspec.structs.replace(plan, dimensions=()), finish).read(table, plan.window.range_at(clock.now_ms()), None)
