"""Under a row rule stream and store give what a project gives that only has the rows which the rule shows; the engine's own filter shows the same rows."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import numpy as np
import pytest
from tests.parity.test_stream_equals_store import _settled

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.plan import Condition, Plan
from tidegauge.contracts.ports import QueryLimits
from tidegauge.contracts.sight import seeing
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.query.row_rules.condition import both
from tidegauge.query.row_rules.sight import sight_of
from tidegauge.query.rules.trim_condition import trim
from tidegauge.query.run import TableRunner
from tidegauge.stream.columns import BatchColumns
from tidegauge.stream.condition import condition_mask
from tidegauge.testing.history import History, make_history
from tidegauge.testing.random_plan import make_condition, make_plan
from tidegauge.testing.replay import stream_from_nothing
from tidegauge.testing.table_difference import table_differences

SEEDS = range(3_000_000, 3_000_250)


def _shown(batch: EventBatch, rule: Condition) -> list[int]:
    size = len(batch)
    columns = BatchColumns(batch.record, np.full(size, batch.sequence, np.int64), np.arange(size, dtype=np.int64))
    rows: list[int] = np.flatnonzero(condition_mask(columns, rule)).tolist()
    return rows


def _named(history: History) -> History:
    """The history with an id for every event: one without is known by its place, which is another where rows before it are not there."""

    def named(event: Event, place: str) -> Event:
        return event if event.id else msgspec.structs.replace(event, id=place)

    batches = enumerate(history.events)
    return _rebuilt(history, [[named(event, f"{place}/{row}") for row, event in enumerate(batch)] for place, batch in batches])


def _only(history: History, rule: Condition) -> History:
    """The history without the rows that the rule hides."""
    pairs = zip(history.batches, history.events, strict=True)
    return _rebuilt(history, [[events[row] for row in _shown(batch, rule)] for batch, events in pairs])


def _rebuilt(history: History, events: list[list[Event]]) -> History:
    batches = [build_batch(each) for each in events]
    for batch, before in zip(batches, history.batches, strict=True):
        batch.sequence = before.sequence
    return msgspec.structs.replace(history, batches=batches, events=events)


@pytest.mark.req("J1", "E5")
def test_an_answer_under_a_rule_is_that_of_the_rows_which_it_shows(store: Any, capsys: pytest.CaptureFixture[str]) -> None:
    histories, sequence = [], 1
    for seed in SEEDS:
        histories.append(_named(make_history(seed, project=seed % 900_000 + 1, first_sequence=sequence)))
        sequence += len(histories[-1].batches)
    store.put([batch for history in histories for batch in history.batches])
    runner, differences, hidden = TableRunner(store, ManualClock()), list[str](), 0
    for seed, history in zip(SEEDS, histories, strict=True):
        plan, rule = make_plan(seed, history.project, history.end_ms), trim(make_condition(Random(seed), 1))
        sight = sight_of(history.project, [rule])
        ruled: Plan = msgspec.structs.replace(plan, condition=trim(both(rule, plan.condition)), sight=sight)
        try:
            wanted = stream_from_nothing(plan, _only(history, rule))
            found = table_differences(plan, stream_from_nothing(ruled, history), wanted)
            for asked in (ruled, plan):  # the second holds no rule: what it reads is narrowed all the same
                with seeing(sight):
                    stored = _settled(runner.run(asked, plan.window.range_at(history.end_ms)))
                found += table_differences(plan, wanted, stored, is_sketch_against_exact=True)
        except LimitReached:
            continue
        places = [(batch.sequence, row) for batch in history.batches for row in _shown(batch, rule)]
        first, last = history.batches[0].sequence if history.batches else 0, history.batches[-1].sequence if history.batches else 0
        statement = f"SELECT _batch, _row FROM events WHERE _batch BETWEEN {first} AND {last} ORDER BY _batch, _row"
        counted = [tuple(row) for row in store.rows(statement, {}, QueryLimits(sight=sight)).rows]
        own = [place for place in places if place in store_places(history)]
        found += [] if counted == sorted(own) else [f"the engine shows {counted}, not {sorted(own)}"]
        hidden += len(own) < sum(map(len, history.batches))
        differences += [f"seed {seed} {rule}: {difference}" for difference in found[:2]]
    with capsys.disabled():
        print(f"\nrow rules: {len(SEEDS)} histories, {hidden} with hidden rows, {len(differences)} differences", end=" ")
    assert differences == []
    assert hidden > len(SEEDS) // 2


def store_places(history: History) -> set[tuple[int, int]]:
    """(batch, row) of the events of the history's own project."""
    pairs = zip(history.batches, history.events, strict=True)
    return {(batch.sequence, row) for batch, events in pairs for row, event in enumerate(events) if event.project == history.project}
