"""A bench for the stream's parts: events to columns, columns to slices, slices into aggregators grouped by event name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Condition, Dimension, Measure, MeasureRef, Plan
from tidegauge.core.time_range import Window
from tidegauge.stream.aggregators.aggregator import Aggregator
from tidegauge.stream.columns import BatchColumns
from tidegauge.stream.slice import CellKey, Shape, Slice, batch_slice
from tidegauge.stream.window import PaneGrid

NOW_MS = 1_763_800_000_000


def make_event(name: str = "purchase", value: float | None = None, at_ms: int = 0, **fields: Any) -> Event:
    """An event `at_ms` after NOW_MS."""
    return Event(1, name, "custom", NOW_MS + at_ms, NOW_MS, value=value, **fields)


class Bench:
    """Keeps the cells of one aggregator: a cell a name, from 1."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, ...], int] = {}
        self.sequence = 0

    def columns(self, events: Sequence[Event]) -> BatchColumns:
        self.sequence += 1
        record = build_batch(events).record
        return BatchColumns(record, np.full(len(events), self.sequence, np.int64), np.arange(len(events), dtype=np.int64))

    def slice(self, events: Sequence[Event], by: Sequence[str] = ("name",), condition: Condition = And(), unit_ms: int = 10**12) -> tuple[list[CellKey], Slice]:
        shape = Shape(PaneGrid(unit_ms), (tuple(Dimension(name, resolve_field(name)) for name in by), "UTC"), condition)
        return batch_slice(self.columns(events), shape)

    def push(self, aggregator: Aggregator, *events: Event) -> None:
        keys, piece = self.slice(events)
        cells = np.array([self.cells.setdefault(group, len(self.cells) + 1) for _, group in keys], np.int64)
        aggregator.resize(8)
        aggregator.push(cells, piece)

    def results(self, aggregator: Aggregator, seconds: float = 60.0) -> dict[str, Any]:
        numbers = aggregator.result(np.full(8, seconds))
        return {group[0]: numbers[cell] for group, cell in self.cells.items()}

    def merged(self, aggregator: Aggregator, seconds: float = 60.0) -> Any:
        cells = np.array(list(self.cells.values()), np.int64)
        return aggregator.merged(cells, np.zeros(len(cells), np.int64), 1).result(np.array([seconds]))[0]

    def loaded(self, aggregator: Aggregator, **state: Any) -> Any:
        """The result of one cell loaded from the store's state."""
        aggregator.resize(2)
        aggregator.load(np.array([1], np.int64), {name: [value] for name, value in state.items()})
        return aggregator.result(np.full(2, 60.0))[1]


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def event() -> Callable[..., Event]:
    return make_event


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    def make(*measures: Measure, by: Sequence[str] = (), window: str = "last_hour", **parts: Any) -> Plan:
        dimensions = tuple(Dimension(name, resolve_field(name)) for name in by)
        return Plan(1, "m", measures or (Measure("count"),), MeasureRef(0), parts.pop("fixed", Window("rolling", window)), dimensions=dimensions, **parts)

    return make


@pytest.fixture
def make_batch() -> Callable[..., EventBatch]:
    def make(sequence: int, *events: Event) -> EventBatch:
        batch = build_batch(events)
        batch.sequence = sequence
        return batch

    return make
