from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Compare, Measure
from tidegauge.contracts.ports import Rows
from tidegauge.core.clock import ManualClock
from tidegauge.stream.engine import SnapshotTooOld, StreamEngine

NOW_MS = 1_763_800_000_000
VALUE = resolve_field("value")


def _partials(events: int) -> Rows:
    return Rows(["pane_ms", "events", "m0_count"], [(NOW_MS // 60_000 * 60_000, events, events)])


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW_MS)


@pytest.fixture
def engine(clock: ManualClock) -> StreamEngine:
    return StreamEngine(clock)


def test_equal_plans_share_one_query_until_the_last_close(engine: StreamEngine, make_plan: Any) -> None:
    first, second = engine.open(make_plan()), engine.open(make_plan())
    assert first is second
    assert engine.find(make_plan()) is first
    engine.close(first)
    assert engine.statistics().queries == 1
    engine.close(second)
    assert engine.find(make_plan()) is None
    assert engine.statistics().queries == 0


def test_folds_only_the_plans_project(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    query = engine.open(make_plan(Measure("sum", VALUE)))
    foreign = msgspec.structs.replace(event(value=100.0), project=2)
    engine.fold(make_batch(1, event(value=1.0), foreign, event(value=2.0)))
    engine.fold(make_batch(2, foreign))
    assert query.cells(NOW_MS).overall.values == (3.0,)
    assert engine.statistics().folded_rows == 4


def test_a_snapshot_is_continued_from_retained_batches_without_gap_or_double(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    for sequence in (1, 2, 3):
        engine.fold(make_batch(sequence, event()))
    query = engine.open(make_plan(), _partials(2), after_sequence=2)
    assert query.cells(NOW_MS).overall.count == 3
    engine.fold(make_batch(4, event()))
    assert query.cells(NOW_MS).overall.count == 4


def test_a_snapshot_ahead_of_the_stream_is_not_counted_twice(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    query = engine.open(make_plan(), _partials(3), after_sequence=3)
    engine.fold_all([make_batch(2, event()), make_batch(3, event()), make_batch(4, event())])
    assert query.cells(NOW_MS).overall.count == 4
    engine.fold(make_batch(5, event()))
    assert query.cells(NOW_MS).overall.count == 5


def test_a_batch_seen_before_is_skipped(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    query = engine.open(make_plan())
    for sequence in (1, 1, 2, 1):
        engine.fold(make_batch(sequence, event()))
    assert query.cells(NOW_MS).overall.count == 2


def test_a_snapshot_older_than_what_is_retained_is_refused(clock: ManualClock, make_plan: Any, make_batch: Any, event: Any) -> None:
    engine = StreamEngine(clock, grace_s=1.0)
    for sequence in (1, 2, 3):
        engine.fold(make_batch(sequence, event()))
    engine.release(2)
    clock.advance(1_000)
    engine.release(2)
    with pytest.raises(SnapshotTooOld):
        engine.open(make_plan(), _partials(1), after_sequence=1)
    assert engine.open(make_plan(), _partials(2), after_sequence=2).cells(NOW_MS).overall.count == 3


def test_what_was_written_before_the_start_must_be_in_the_snapshot(clock: ManualClock, make_plan: Any) -> None:
    engine = StreamEngine(clock, start_sequence=9)
    with pytest.raises(SnapshotTooOld):
        engine.open(make_plan(), _partials(8), after_sequence=8)
    assert engine.open(make_plan(), _partials(9), after_sequence=9).cells(NOW_MS).overall.count == 9


def test_retained_bytes_are_bounded(clock: ManualClock, make_batch: Any, event: Any) -> None:
    engine = StreamEngine(clock, retained_bytes=1_000_000)
    for sequence in range(1, 200):
        engine.fold(make_batch(sequence, event()))
    assert engine.statistics().retained_bytes <= 1_000_000
    assert 0 < engine.statistics().retained_batches < 199


def test_late_rows_are_counted_and_folded(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    query = engine.open(make_plan())
    engine.fold(make_batch(1, event(at_ms=0)))
    engine.fold(make_batch(2, event(at_ms=-61_000), event(at_ms=-59_000), event(at_ms=3_600_000)))
    assert engine.statistics().late_rows == 1
    assert engine.watermark.at_ms() == NOW_MS - 60_000
    assert query.cells(NOW_MS).overall.count == 3


def test_says_what_it_does_not_keep(engine: StreamEngine, make_plan: Any) -> None:
    assert engine.supports(make_plan()) is None
    assert engine.supports(make_plan(Measure("percentile", VALUE, 50.0))) is None
    exact = make_plan(Measure("percentile", VALUE, 50.0), exact=True)
    assert engine.supports(exact) == "exact percentiles need the store"
    assert engine.supports(make_plan(condition=Compare(resolve_field("k"), "regex", "("))) == "the pattern is not RE2's"
    with pytest.raises(ValueError, match="exact percentiles"):
        engine.open(exact)


def test_queries_of_one_shape_fold_one_slice(engine: StreamEngine, make_plan: Any, make_batch: Any, event: Any) -> None:
    plans = [make_plan(Measure(aggregation, VALUE), by=["name"]) for aggregation in ("sum", "average", "min")]
    queries = [engine.open(plan) for plan in plans]
    assert len({id(query.shape) for query in queries}) == 1
    engine.fold(make_batch(1, event("a", 2.0), event("a", 4.0)))
    assert [query.cells(NOW_MS).groups[0].values for query in queries] == [(6.0,), (3.0,), (2.0,)]


def test_history_reaches_beyond_now(engine: StreamEngine, make_plan: Any) -> None:
    assert engine.history_span(make_plan()).to_ms > NOW_MS + 10**9
