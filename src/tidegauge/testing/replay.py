"""Histories played into the stream engine, the clock moving with the arrivals."""

from __future__ import annotations

from collections.abc import Callable

from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import TimeRange
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.history import History

ReadPartials = Callable[[Plan, TimeRange, int], Rows]
"""(plan, span, sequence) -> the store's partial states of batches up to the sequence."""


def stream_from_nothing(plan: Plan, history: History) -> CellTable:
    """The table at the history's end of a live query that was open before its first event."""
    clock = ManualClock(_start_ms(history))
    engine = StreamEngine(clock)
    query = engine.open(plan)
    _play(engine, clock, history, 0, len(history.batches))
    clock.advance(history.end_ms - clock.now_ms())
    return query.cells(clock.now_ms())


def stream_from_partials(plan: Plan, history: History, read: ReadPartials, *, opened_after: int, stored: int) -> CellTable:
    """The table at the end of a live query opened after `opened_after` batches, when the store had the first `stored` of them."""
    clock = ManualClock(_start_ms(history))
    first = history.batches[0].sequence if history.batches else 1
    engine = StreamEngine(clock, start_sequence=first - 1)
    _play(engine, clock, history, 0, opened_after)
    sequence = first - 1 + stored
    query = engine.open(plan, read(plan, engine.history_span(plan), sequence), after_sequence=sequence)
    _play(engine, clock, history, opened_after, len(history.batches))
    clock.advance(history.end_ms - clock.now_ms())
    return query.cells(clock.now_ms())


def _start_ms(history: History) -> int:
    return history.arrivals_ms[0] if history.arrivals_ms else history.end_ms


def _play(engine: StreamEngine, clock: ManualClock, history: History, start: int, end: int) -> None:
    for batch, arrival_ms in zip(history.batches[start:end], history.arrivals_ms[start:end], strict=True):
        clock.advance(arrival_ms - clock.now_ms())
        engine.fold(batch)
