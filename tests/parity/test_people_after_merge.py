"""People who turn out to be one are one everywhere: in live queries, whenever they were opened and read, and in the store's answers."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from tests.parity.test_stream_equals_store import _settled

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached
from tidegauge.identity.identities import Identities
from tidegauge.query.compile.event_tables import STORED, EventTables, merged_tables
from tidegauge.query.compile.partials import compile_partials
from tidegauge.query.run import TableRunner
from tidegauge.stream.engine import StreamEngine
from tidegauge.stream.live_query import LiveQuery
from tidegauge.testing.history import History, make_history
from tidegauge.testing.random_plan import make_plan
from tidegauge.testing.table_difference import table_differences

SIZE, CHUNKS = 100, 3
PERSON = resolve_field("person")


def with_links(history: History, random: Random) -> History:
    """The history with visitors who log in, and now and then users who were others before."""

    def event(given: Event) -> Event:
        user, visitor = random.choice((("", "a"), ("", "b"), ("", "c"), ("u1", "a"), ("u2", "b"), ("u2", "a"), ("u1", ""), ("u2", ""), ("u3", "c"), ("u4", "")))
        if random.random() < 0.08:
            return msgspec.structs.replace(given, name="$alias", user_id=user or "u1", properties={"previous_id": random.choice(("u1", "u2", "u3", "c"))})
        return msgspec.structs.replace(given, user_id=user, anonymous_id=visitor)

    changed = History(history.project, [], history.arrivals_ms, history.end_ms)
    for batch, events in zip(history.batches, history.events, strict=True):
        changed.events.append([event(each) for each in events])
        changed.batches.append(build_batch(changed.events[-1]))
        changed.batches[-1].sequence = batch.sequence
    return changed


def _of_people(plan: Plan) -> Plan:
    first = plan.measures[0] if plan.measures else Measure("count")
    measure = Measure("unique_count", PERSON, condition=first.condition)
    return msgspec.structs.replace(plan, measures=(measure, *plan.measures[1:]), expression=MeasureRef(0))


class _Sides:
    """One history in the stream and in the store, with the links of both."""

    def __init__(self, store: Any, plan: Plan, history: History, who: Identities) -> None:
        self.store, self.plan, self.history, self.who = store, plan, history, who

    def tables(self, project: int) -> EventTables:
        return STORED if self.who.find(project) is None else merged_tables(project)

    def live(self, random: Random, opened_after: int, stored: int) -> CellTable:
        """The last table of a live query opened after some batches from the store's states of the first `stored`, read at random on the way, and opened anew
        when it says that it cannot follow."""
        history, who = self.history, Identities()
        clock = ManualClock(history.arrivals_ms[0])
        engine = StreamEngine(clock, start_sequence=history.batches[0].sequence - 1, identities=who)
        query = engine.open(self.plan) if not opened_after else None
        for place, (batch, arrival_ms) in enumerate(zip(history.batches, history.arrivals_ms, strict=True), 1):
            clock.advance(arrival_ms - clock.now_ms())
            who.accept([batch])
            engine.fold(batch)
            if query is not None and random.random() < 0.5:
                query.cells(clock.now_ms())
            if place == opened_after:
                query = self._open(engine, stored)
            elif query is not None and query.is_outdated:
                engine.close(query)
                query = self._open(engine, random.randrange(place + 1))
        assert query is not None
        clock.advance(history.end_ms - clock.now_ms())
        return query.cells(clock.now_ms())

    def _open(self, engine: StreamEngine, stored: int) -> LiveQuery:
        sequence = self.history.batches[0].sequence - 1 + stored
        statement = compile_partials(self.plan, engine.history_span(self.plan), sequence, None, self.tables(self.plan.project))
        return engine.open(self.plan, self.store.rows(statement.sql, statement.parameters), after_sequence=sequence)


@pytest.mark.req("C8")
@pytest.mark.req("E5")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_people_are_counted_alike_after_every_merge(store: Any, chunk: int) -> None:
    histories: dict[int, History] = {}
    sequence = 1
    for seed in range(chunk * SIZE, (chunk + 1) * SIZE):
        history = with_links(make_history(seed, seed + 1, sequence, max_events=60), Random(seed))
        sequence += len(history.batches)
        histories[seed] = history
    batches = [batch for history in histories.values() for batch in history.batches]
    who = Identities()
    who.accept(batches)
    store.put(batches)
    store.put_links(who.unsaved(sequence))
    differences: list[str] = []
    merged = 0
    for seed, history in histories.items():
        random = Random(seed)
        plan = _of_people(make_plan(seed, history.project, history.end_ms))
        if not history.batches or StreamEngine(ManualClock()).supports(plan) is not None:
            continue
        sides = _Sides(store, plan, history, who)
        opened_after = random.randrange(len(history.batches) + 1)
        stored = random.randrange(opened_after + 1)
        try:
            found = sides.live(random, opened_after, stored)
        except LimitReached:
            continue
        runner = TableRunner(store, ManualClock(), is_merged=lambda project, who=sides.who: who.find(project) is not None)
        wanted = _settled(runner.run(plan, plan.window.range_at(history.end_ms)))
        differences += [f"seed {seed}: {difference}" for difference in table_differences(plan, found, wanted, is_sketch_against_exact=True)[:3]]
        raw = _settled(TableRunner(store, ManualClock()).run(plan, plan.window.range_at(history.end_ms)))
        merged += raw.overall.values[0] != wanted.overall.values[0]
    assert differences == []
    assert merged > SIZE // 10
