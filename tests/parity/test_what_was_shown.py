"""A question asked of an instant gives what a live tile showed at that instant: recorded while events came, late ones too, then asked when all are stored."""

from __future__ import annotations

from collections.abc import Coroutine
from itertools import pairwise
from random import Random
from typing import Any

import msgspec
import pytest

from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.plan import Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.query.run import TableRunner
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.history import History, make_history
from tidegauge.testing.random_plan import make_plan
from tidegauge.testing.table_difference import table_differences

HISTORIES = 240
CHUNKS = 4


def _settled(coroutine: Coroutine[Any, Any, CellTable]) -> CellTable:
    """The result of a coroutine that never waits, which the parity store's reads do not."""
    try:
        coroutine.send(None)
    except StopIteration as finished:
        table: CellTable = finished.value
        return table
    raise AssertionError("the coroutine waits")


def _shown(plan: Plan, history: History, random: Random) -> list[tuple[int, CellTable]]:
    """What a live query said after arrivals, and somewhere between them: while nothing is under way, so without any tolerance of time."""
    clock = ManualClock(history.arrivals_ms[0])
    engine = StreamEngine(clock)
    query = engine.open(plan)
    shown = []
    for batch, (arrival_ms, next_ms) in zip(history.batches, pairwise([*history.arrivals_ms, history.end_ms + 1]), strict=True):
        clock.advance(arrival_ms - clock.now_ms())
        engine.fold(batch)
        if next_ms > arrival_ms:  # of arrivals in one millisecond only the last can be told from what came after
            clock.advance(random.randrange(next_ms - arrival_ms))
            shown.append((clock.now_ms(), query.cells(clock.now_ms())))
    return shown


@pytest.mark.req("E5")
@pytest.mark.req("E9")
@pytest.mark.parametrize("chunk", [0, 1, *(pytest.param(chunk, marks=pytest.mark.soak) for chunk in range(2, CHUNKS))])
def test_an_instant_is_answered_as_it_was_shown(store: Any, chunk: int) -> None:
    size = HISTORIES // CHUNKS
    seeds = range(50_000 + chunk * size, 50_000 + (chunk + 1) * size)
    histories: list[History] = []
    sequence = 1
    for seed in seeds:
        histories.append(make_history(seed, project=seed, first_sequence=sequence))
        sequence += len(histories[-1].batches)
    store.put([batch for history in histories for batch in history.batches])
    runner = TableRunner(store, ManualClock(max(history.end_ms for history in histories)))
    differences: list[str] = []
    compared = changed = 0
    for seed, history in zip(seeds, histories, strict=True):
        plan = make_plan(seed, history.project, history.end_ms)
        if not history.batches:
            continue
        try:
            for at_ms, table in _shown(plan, history, Random(seed)):
                asked = msgspec.structs.replace(plan, window=msgspec.structs.replace(plan.window, at_ms=at_ms))
                found = _settled(runner.run(asked, asked.window.range_at(history.end_ms)))
                now = plan.window.range_at(at_ms)
                differences += [f"seed {seed} at {at_ms}: {one}" for one in table_differences(plan, table, found, is_sketch_against_exact=True)[:2]]
                compared += 1
                changed += _settled(runner.run(plan, now)).overall.count != found.overall.count
        except LimitReached:  # both sides refuse more than 10,000 buckets alike
            continue
    assert differences == []
    assert compared > 2 * size
    assert changed > compared // 10, "late events have to make a difference, or the filter is not tested"
