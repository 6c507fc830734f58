"""CPU time of the event loop for 1,000 alert rules, each on a question of its own, at 5,000 events a second: twenty batches of 250.

Thread CPU time, so that what a shared machine takes away does not count. Rules are looked at every half second, as the server does when no screen shows
their numbers. The baseline folds the same events into the same questions and asks no rule.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from benchmarks.figure import Figure
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import Window
from tidegauge.live.messages import address
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.topic import Subscription
from tidegauge.live.watch import Watcher
from tidegauge.query.shape import finish
from tidegauge.stream.engine import StreamEngine

RULES = 1_000
BATCHES_A_SECOND = 20
BATCH_EVENTS = 250
NOW_MS = 1_763_800_000_000


def _batch(sequence: int, at_ms: int) -> EventBatch:
    events = [Event(1, f"load{i % 5}", "custom", at_ms, at_ms, user_id=f"u{i}", value=float(i), properties={"shard": i % 50}) for i in range(BATCH_EVENTS)]
    batch = build_batch(events)
    batch.sequence = sequence
    return batch


def _evaluator(clock: ManualClock) -> tuple[Evaluator, list[Callable[[Answer], None]]]:
    """The real one with a rule on each question, and what each wants to be told; nothing is written, as no change is waited for."""
    rules = [Rule(name=f"r{at}", query={}, condition="gt", threshold=10.0 + at, duration=30) for at in range(RULES)]
    book: Any = SimpleNamespace(rules={rule.name: KnownRule(rule.name, 1, rule, NOW_MS, "UTC") for rule in rules})
    told: list[Callable[[Answer], None]] = []

    def watch(query: object, project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: object, /) -> Any:
        told.append(on_answer)
        return None

    nothing: Any = None
    evaluator = Evaluator(book, watch, nothing, clock, nothing)
    evaluator.follow_rules()
    return evaluator, told


def _tile(engine: StreamEngine, clock: ManualClock, index: int, tell: Callable[[Answer], None]) -> tuple[MetricTile, Subscription]:
    shard = Compare(resolve_field("properties.shard"), "neq", float(-index))
    plan = Plan(1, "*", (Measure("count"),), MeasureRef(0), Window("rolling", "last_5_minutes"), And((shard,)), (), None)
    tile = MetricTile(plan, finish, clock, lambda _: None)
    tile.live = engine.open(plan)
    return tile, Subscription("watch", address("metric_update", "watch"), tile, Watcher(finish, clock, tell, lambda subscription: None), lambda *_, **__: None)


def run(quick: bool) -> list[Figure]:
    """About 15 s."""
    clock = ManualClock(NOW_MS)
    engine = StreamEngine(clock)
    evaluator, told = _evaluator(clock)
    tiles = [_tile(engine, clock, index, tell) for index, tell in enumerate(told)]
    seconds = 3 if quick else 10
    fold_s = rules_s = 0.0
    for sequence in range(1, seconds * BATCHES_A_SECOND + 1):
        clock.advance(1_000 // BATCHES_A_SECOND)
        batch = _batch(sequence, clock.now_ms())
        began_s = time.thread_time()
        engine.fold_all([batch])
        fold_s += time.thread_time() - began_s
        if sequence % (BATCHES_A_SECOND // 2) == 0:
            began_s = time.thread_time()
            for tile, subscription in tiles:
                if tile.advance(1):
                    subscription.outbox.offer(subscription)
            evaluator.tick()
            rules_s += time.thread_time() - began_s
    both = 100 * (fold_s + rules_s) / seconds
    return [
        Figure(f"{RULES:,} rules at 5,000 events/s, of one core", both, "%", "folding the events alone", 100 * fold_s / seconds, "< 20 %"),
        Figure("looking at a rule once", rules_s / (seconds * 2 * RULES) * 1e6, "us"),
    ]


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
