"""A live query that is read after every fold shows what one shows that is read only once: reads put in what changed, and nothing gets lost between them."""

from __future__ import annotations

from random import Random

import pytest

from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.plan import Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.history import History, make_history
from tidegauge.testing.random_plan import make_plan
from tidegauge.testing.table_difference import table_differences

CHUNKS, SIZE = 4, 100


def _reads(plan: Plan, history: History, random: Random | None) -> list[tuple[int, CellTable]]:
    """Tables after some batches (after the last one only without `random`), by batch."""
    clock = ManualClock(history.arrivals_ms[0])
    engine = StreamEngine(clock)
    query = engine.open(plan)
    last = len(history.batches) - 1
    tables: list[tuple[int, CellTable]] = []
    for place, (batch, arrival_ms) in enumerate(zip(history.batches, history.arrivals_ms, strict=True)):
        clock.advance(arrival_ms - clock.now_ms())
        engine.fold(batch)
        if place == last or (random is not None and random.random() < 0.8):
            tables.append((place, query.cells(clock.now_ms())))
    return tables


def _without_pauses(history: History, random: Random) -> History:
    """The same batches, arriving within moments: ranges stay, so that reads build on each other."""
    first_ms = history.arrivals_ms[-1]
    arrivals_ms = [first_ms + sum(random.choice((0, 0, 200)) for _ in range(place)) for place in range(len(history.batches))]
    return History(history.project, history.batches, arrivals_ms, arrivals_ms[-1])


def _cut(history: History, count: int) -> History:
    return History(history.project, history.batches[:count], history.arrivals_ms[:count], history.end_ms)


@pytest.mark.req("E5")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_reads_between_folds_change_nothing(chunk: int) -> None:
    differences: list[str] = []
    compared = 0
    for seed in range(chunk * SIZE, (chunk + 1) * SIZE):
        random = Random(seed)
        history = make_history(seed, seed % 900_000 + 1, max_events=80)
        if not history.batches:
            continue
        if seed % 4:
            history = _without_pauses(history, random)
        plan = make_plan(seed, history.project, history.end_ms)
        try:
            tables = _reads(plan, history, random)
        except LimitReached:
            continue
        for place, table in tables:
            (_, wanted) = _reads(plan, _cut(history, place + 1), None)[0]
            differences += [f"seed {seed}, batch {place}: {difference}" for difference in table_differences(plan, table, wanted)[:3]]
            compared += table.overall.count > 0
    assert differences == []
    assert compared > SIZE // 3
