"""A funnel kept by the stream says what the store says: for every history, from wherever it was opened, whoever people turn out to be."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from tests.parity.test_people_after_merge import with_links

from tidegauge.analysis.funnel.duration import edges_s
from tidegauge.analysis.funnel.live import groups, numbers
from tidegauge.analysis.funnel.plan import FunnelPlan
from tidegauge.analysis.funnel.statement import FunnelSql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisQuestion
from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.funnel_watch import Exclusion, FunnelWatch
from tidegauge.contracts.plan import ALWAYS, Compare, Condition
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, TimeRange, Window
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.identity.identities import Identities
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import EventTables, merged_tables
from tidegauge.query.compile.statement import Binder
from tidegauge.stream.engine import StreamEngine
from tidegauge.stream.live_funnel import LiveFunnel, PersonEvents, unwatchable
from tidegauge.testing.history import NAMES, History, make_history
from tidegauge.testing.random_plan import make_condition, make_window

SIZE, CHUNKS, LIMIT = 100, 4, 2
NAME = resolve_field("name")


def make_watch(random: Random, history: History) -> FunnelWatch:
    """A funnel of one to four steps, mostly of names that occur, many over days."""

    def step() -> Condition:
        return Compare(NAME, "eq", random.choice(NAMES)) if random.random() < 0.8 else make_condition(random)

    conversion_ms = random.choice((SECOND_MS, 10 * MINUTE_MS, HOUR_MS, 9 * HOUR_MS, 3 * DAY_MS, 30 * DAY_MS))
    window = Window("rolling", random.choice(("last_24_hours", "last_7_days", "last_30_days")))
    if random.random() < 0.6:
        window = make_window(random, "UTC", history.end_ms)
    steps = tuple(step() for _ in range(random.choice((1, 2, 2, 3, 4))))
    condition = make_condition(random) if random.random() < 0.1 else ALWAYS
    order, exclusions = random.choice(("ordered", "ordered", "strict", "any")), list[Exclusion]()
    if order == "any" and len(set(steps)) < len(steps):
        order = "ordered"
    if order != "strict" and len(steps) > 1 and random.random() < 0.4:
        for _ in range(random.choice((1, 2))):
            after = 1 if order == "any" else random.randrange(1, len(steps))
            exclusions.append(Exclusion(step(), after, len(steps) if order == "any" else random.randrange(after + 1, len(steps) + 1)))
    looks_ahead = random.random() < 0.3
    breakdown = resolve_field(random.choice(("country", "category", "mixed", "user_id", "a.b"))) if random.random() < 0.4 else None
    return FunnelWatch(history.project, steps, condition, window, conversion_ms, looks_ahead, order, tuple(exclusions), breakdown)


class Sides:
    """One funnel over one history, in the stream and in the store."""

    def __init__(self, store: Any, watch: FunnelWatch, history: History, who: Identities) -> None:
        self.store, self.watch, self.history = store, watch, history
        self.tables = EventTables("events", "events")
        if who.find(history.project) is not None:
            self.tables = EventTables(*(merged_tables(history.project).events,) * 2)

    def statement(self, reach: TimeRange, span: TimeRange, binder: Binder, upto: int | None = None) -> FunnelSql:
        watch = self.watch
        inquiry = Inquiry(
            AnalysisQuestion(), watch.project, "UTC", reader=self.store, catalogue=Catalogue(), clock=ManualClock(0), limits=QueryLimits(), tables=self.tables
        )  # fmt: skip
        inquiry.condition = watch.condition
        plan = FunnelPlan(watch.steps, watch.order, watch.conversion_ms, span, reach, watch.exclusions, breakdown=watch.breakdown)
        return FunnelSql(plan, inquiry, binder, upto=upto)

    def wanted(self) -> list[Any]:
        """The numbers of the store at the history's end, those of its groups behind."""
        binder, span = Binder(), self.watch.window.range_at(self.history.end_ms)
        statement = self.statement(self.watch.reach(span), span, binder)
        sql = statement.totals(edges_s(max(self.watch.conversion_ms // 1_000, 1)))
        by_value = list[Any]()
        if self.watch.breakdown is not None:
            by_value = [[bool(is_other), *rest] for is_other, *rest in self.store.rows(statement.groups(LIMIT), binder.parameters).rows]
        return [*self.store.rows(sql, binder.parameters).rows[0], by_value]

    def open(self, engine: StreamEngine, now_ms: int, stored: int) -> LiveFunnel:
        """A live funnel from the store's events of the first batches."""
        sequence, binder, span = self.history.batches[0].sequence - 1 + stored, Binder(), self.watch.window.range_at(now_ms)
        end_ms = self.watch.reach(span).to_ms if self.watch.window.kind == "fixed" else MAX_TIMESTAMP_MS
        sql = self.statement(TimeRange(span.from_ms, end_ms), span, binder, upto=sequence).kept()
        funnel = LiveFunnel(self.watch, now_ms, sequence, engine.identities)
        funnel.load(PersonEvents(*row) for row in self.store.rows(sql, binder.parameters).rows)
        engine.follow(funnel)
        return funnel

    def found(self, random: Random, opened_after: int, stored: int) -> list[Any]:
        """The numbers of a live funnel that was opened on the way, and read at random."""
        history = self.history
        clock = ManualClock(history.arrivals_ms[0])
        who = Identities()
        engine = StreamEngine(clock, start_sequence=history.batches[0].sequence - 1, identities=who)
        funnel = None if opened_after else self.open(engine, clock.now_ms(), 0)
        for place, (batch, arrival_ms) in enumerate(zip(history.batches, history.arrivals_ms, strict=True), 1):
            clock.advance(arrival_ms - clock.now_ms())
            who.accept([batch])
            engine.fold(batch)
            if place == opened_after:
                funnel = self.open(engine, clock.now_ms(), stored)
            elif funnel is not None and random.random() < 0.5:
                funnel.tally(clock.now_ms())
        assert funnel is not None
        clock.advance(history.end_ms - clock.now_ms())
        tally = funnel.tally(clock.now_ms())
        counts, quantiles, whole = numbers(tally, edges_s(max(self.watch.conversion_ms // 1_000, 1)))
        return [*counts, *quantiles, *whole, [] if self.watch.breakdown is None else groups(tally, LIMIT)]


def _plain(numbers_: list[Any]) -> list[Any]:
    """No number is None here and nan there; sums of floats may differ in the last digit."""

    def plain(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [plain(each) for each in value]
        if isinstance(value, str | bool):
            return value
        return None if value is None or value != value else round(value, 6)

    return [plain(value) for value in numbers_]


@pytest.mark.req("E5")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_live_funnel_is_the_stores(store: Any, chunk: int) -> None:
    histories: dict[int, History] = {}
    sequence = 1
    for seed in range(chunk * SIZE, (chunk + 1) * SIZE):
        history = make_history(seed, seed + 1, sequence, max_events=80)
        if seed % 3:
            history = with_links(history, Random(seed))
        sequence += len(history.batches)
        histories[seed] = history
    batches: list[EventBatch] = [batch for history in histories.values() for batch in history.batches]
    who = Identities()
    who.accept(batches)
    store.put(batches)
    store.put_links(who.unsaved(sequence))
    differences: list[str] = []
    compared = far = 0
    for seed, history in histories.items():
        random = Random(seed)
        watch = make_watch(random, history)
        if not history.batches or unwatchable(watch) is not None:
            continue
        sides = Sides(store, watch, history, who)
        opened_after = random.randrange(len(history.batches) + 1)
        wanted = _plain(sides.wanted())
        found = _plain(sides.found(random, opened_after, random.randrange(opened_after + 1)))
        compared += 1
        far += len(watch.steps) > 1 and wanted[1] > 0
        if found != wanted:
            differences.append(f"seed {seed}: {found} instead of {wanted}: {msgspec.structs.asdict(watch)}")
    assert differences == []
    assert compared > SIZE // 2
    assert far > SIZE // 10
