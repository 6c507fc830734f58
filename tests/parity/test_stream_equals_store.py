"""The stream's tables equal the store's, over generated histories and plans: from nothing, from a snapshot at any cut, and by the store's own SQL."""

from __future__ import annotations

from collections.abc import Coroutine
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Dimension, Measure, MeasureRef, Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import DAY_MS, MINUTE_MS, Interval, TimeRange, Window
from tidegauge.query.compile.partials import compile_partials
from tidegauge.query.run import TableRunner
from tidegauge.testing.history import ANCHORS_MS, History, make_history
from tidegauge.testing.random_plan import make_plan
from tidegauge.testing.replay import stream_from_nothing, stream_from_partials
from tidegauge.testing.table_difference import table_differences

HISTORIES = 10_000
CHUNKS = 40
EVERY_DAY = 10
"""Of the chunks; the others are for the soak."""


def _settled(coroutine: Coroutine[Any, Any, CellTable]) -> CellTable:
    """The result of a coroutine that never waits, which the parity store's reads do not."""
    try:
        coroutine.send(None)
    except StopIteration as finished:
        table: CellTable = finished.value
        return table
    raise AssertionError("the coroutine waits")


class Sides:
    """The three ways to a table, by one history and plan."""

    def __init__(self, store: Any, plan: Plan, history: History, runner: TableRunner | None = None) -> None:
        self.store = store
        self.plan = plan
        self.history = history
        self.live = stream_from_nothing(plan, history)
        self.runner = runner or TableRunner(store, ManualClock())

    def _partials(self, plan: Plan, span: TimeRange, sequence: int) -> Rows:
        statement = compile_partials(plan, span, sequence)
        rows: Rows = self.store.rows(statement.sql, statement.parameters)
        return rows

    def from_cut(self, opened_after: int, stored: int) -> list[str]:
        found = stream_from_partials(self.plan, self.history, self._partials, opened_after=opened_after, stored=stored)
        return table_differences(self.plan, found, self.live)

    def from_store(self) -> list[str]:
        wanted = _settled(self.runner.run(self.plan, self.plan.window.range_at(self.history.end_ms)))
        return table_differences(self.plan, self.live, wanted, is_sketch_against_exact=True)


def _check(store: Any, seeds: range, *, every_way: bool) -> tuple[list[str], int]:
    """Differences over the seeds, and how many histories had something to count. Unless `every_way`, the cut and the store's SQL take turns."""
    histories: list[History] = []
    sequence = 1
    for seed in seeds:
        histories.append(make_history(seed, project=seed % 900_000 + 1, first_sequence=sequence))
        sequence += len(histories[-1].batches)
    store.put([batch for history in histories for batch in history.batches])
    runner = TableRunner(store, ManualClock())
    differences: list[str] = []
    counted = 0
    for seed, history in zip(seeds, histories, strict=True):
        plan = make_plan(seed, history.project, history.end_ms)
        cuts = Random(seed)
        opened_after = cuts.randrange(len(history.batches) + 1)
        try:
            sides = Sides(store, plan, history, runner)
            found = sides.from_cut(opened_after, cuts.randrange(opened_after + 1)) if every_way or seed % 2 else []
            found += sides.from_store() if every_way or not seed % 2 else []
        except LimitReached:  # both sides refuse more than 10,000 buckets alike
            continue
        counted += sides.live.overall.count > 0
        differences += [f"seed {seed}: {difference}" for difference in found[:3]]
    return differences, counted


@pytest.mark.req("E5")
@pytest.mark.parametrize("chunk", [*range(EVERY_DAY), *(pytest.param(chunk, marks=pytest.mark.soak) for chunk in range(EVERY_DAY, CHUNKS))])
def test_generated_histories_agree(store: Any, chunk: int, capsys: pytest.CaptureFixture[str]) -> None:
    size = HISTORIES // CHUNKS
    differences, counted = _check(store, range(chunk * size, (chunk + 1) * size), every_way=False)
    with capsys.disabled():
        print(f"\nparity: {size} histories, {counted} with events in the window, {len(differences)} differences", end=" ")
    assert differences == []
    assert counted > size // 3


@pytest.mark.req("E5")
@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(40))
def test_more_generated_histories_agree_every_way(store: Any, chunk: int) -> None:
    differences, _ = _check(store, range(1_000_000 + chunk * 250, 1_000_000 + (chunk + 1) * 250), every_way=True)
    assert differences == []


_EVENTS = st.lists(
    st.tuples(
        st.integers(0, 3),  # which batch
        st.sampled_from(ANCHORS_MS[:3]),
        st.integers(-3 * 24 * 60, 5),  # minutes from the anchor
        st.sampled_from(("purchase", "view")),
        st.sampled_from((None, 0.0, -1.5, 29.99, 1e21)),
        st.sampled_from(({}, {"k": ""}, {"k": "x"}, {"k": 29.99}, {"k": True}, {"o": {"k": 1}}, {"o": {"k": "x"}}, {"o.k": "Ü"})),
        st.sampled_from(("", "u1", "u2")),
    ),
    max_size=12,
)
_FIELDS = st.sampled_from(("value", "k", "o.k"))
_PLANS = st.tuples(
    st.sampled_from(("count", "sum", "average", "min", "max", "unique_count", "stddev", "rate", "first", "last", "delta")),
    _FIELDS,
    st.sampled_from((None, "k", "o.k", "name", "person", "day", "hour")),
    st.sampled_from(
        (None, ("k", "eq", "x"), ("k", "neq", "x"), ("o.k", "exists", None), ("k", "gt", 0.0), ("o.k", "contains", "ü"), ("value", "between", (-2.0, 30.0)))
    ),
    st.sampled_from(("last_hour", "last_24_hours", "last_7_days", "today", "this_week", "fixed")),
    st.sampled_from((None, Interval("hour"), Interval("day"), Interval("minute", 7))),
    st.sampled_from(("UTC", "Europe/Berlin", "Australia/Lord_Howe")),
)


def _plan(drawn: tuple[Any, ...], project: int, end_ms: int) -> Plan:
    aggregation, field, group, test, window, interval, timezone = drawn
    conditions = () if test is None else (Compare(resolve_field(test[0]), test[1], test[2]),)
    dimensions = () if group is None else (Dimension(group, None, group) if group in ("day", "hour") else Dimension(group, resolve_field(group)),)
    kind = "fixed" if window == "fixed" else "rolling" if window.startswith("last") else "calendar"
    edges = (end_ms - DAY_MS - 1, end_ms + 7) if kind == "fixed" else (0, 0)
    return Plan(
        project,
        "m",
        (Measure(aggregation, resolve_field(field)),),
        MeasureRef(0),
        Window(kind, "" if kind == "fixed" else window, *edges, timezone),
        And(conditions),
        dimensions,
        interval if window in ("last_hour", "last_24_hours", "today", "fixed") else None,
        timezone,
    )


@pytest.mark.req("E5")
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=_EVENTS, drawn=_PLANS, opened_after=st.integers(0, 4), stored=st.integers(0, 4))
def test_small_histories_agree_every_way(store: Any, events: list[tuple[Any, ...]], drawn: tuple[Any, ...], opened_after: int, stored: int) -> None:
    project, end_ms = 5, ANCHORS_MS[0] + 10 * MINUTE_MS
    by_batch: dict[int, list[Event]] = {}
    for place, anchor_ms, minutes, name, value, properties, user_id in events:
        at_ms = anchor_ms + minutes * MINUTE_MS
        by_batch.setdefault(place, []).append(Event(project, name, "custom", at_ms, at_ms, value=value, properties=properties, user_id=user_id))
        end_ms = max(end_ms, anchor_ms + 10 * MINUTE_MS)
    batches = [build_batch(by_batch[place]) for place in sorted(by_batch)]
    for place, batch in enumerate(batches):
        batch.sequence = place + 1
    store.put(batches)
    history = History(project, batches, [end_ms - 5 * MINUTE_MS] * len(batches), end_ms)
    sides = Sides(store, _plan(drawn, project, end_ms), history)
    opened_after = min(opened_after, len(batches))
    assert sides.from_cut(opened_after, min(stored, opened_after)) == []
    assert sides.from_store() == []
