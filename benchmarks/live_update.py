"""CPU time of the event loop per update of a live tile, without the sockets: 200 tiles by event name under 50 new events at a time, as in `live_latency`.

Thread CPU time, so that what a shared machine takes away does not count. The baseline encodes the same rows with msgspec and does nothing else.
"""

from __future__ import annotations

import time

import msgspec

from benchmarks.figure import Figure
from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Dimension, Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import Interval, Window
from tidegauge.live.messages import address
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription
from tidegauge.query.shape import finish
from tidegauge.stream.engine import StreamEngine

TILES = 200
NOW_MS = 1_763_800_000_000
STEP_MS = 40


class Wire:
    """Takes everything and keeps nothing."""

    can_write = True
    last_heard_s = 0.0

    def write(self, frame: object) -> None:
        pass

    def close(self, code: int, reason: str) -> None:
        pass

    def abort(self) -> None:
        pass


def _batch(sequence: int, size: int) -> EventBatch:
    at_ms = NOW_MS + sequence * STEP_MS
    events = [Event(1, f"load{i % 5}", "custom", at_ms, at_ms, user_id=f"u{i}", value=float(i), properties={"shard": str(i)}) for i in range(size)]
    batch = build_batch(events)
    batch.sequence = sequence
    return batch


def _tile(engine: StreamEngine, clock: ManualClock, index: int, interval: Interval | None) -> tuple[MetricTile, list[Subscription]]:
    shard = Compare(resolve_field("properties.shard"), "neq", f"none-{index}")
    dimensions = (Dimension("event_name", resolve_field("name")),)
    order = "timestamp" if interval else "value"
    plan = Plan(1, "*", (Measure("count"),), MeasureRef(0), Window("rolling", "last_hour"), And((shard,)), dimensions, interval, order_by=order)
    tile = MetricTile(plan, finish, clock, lambda _: None)
    tile.live = engine.open(plan)
    followers = [Subscription("q", address("metric_update", "q"), tile, Outbox(Wire()), lambda *_, **__: None) for _ in range(5)]  # type: ignore[arg-type]
    return tile, followers


def _measure(rounds: int, interval: Interval | None) -> tuple[float, float, float]:
    """CPU in us: folding per tile, an update with its message per tile, and encoding the rows alone."""
    clock = ManualClock(NOW_MS)
    engine = StreamEngine(clock)
    tiles = [_tile(engine, clock, index, interval) for index in range(TILES)]
    fold_s = update_s = 0.0
    for batch in [_batch(sequence, 50) for sequence in range(1, rounds + 1)]:
        clock.advance(STEP_MS)
        began_s = time.thread_time()
        engine.fold_all([batch])
        folded_s = time.thread_time()
        for tile, followers in tiles:
            tile.advance(1)
            for follower in followers:
                tile.frame(follower).wire  # noqa: B018 - made when first asked for
        fold_s, update_s = fold_s + folded_s - began_s, update_s + time.thread_time() - folded_s
    tile = tiles[0][0]
    assert tile.table is not None
    rows, encode = finish(tile.plan, tile.table, tile.span).results, msgspec.json.Encoder().encode
    began_s = time.thread_time()
    for _ in range(200):
        encode(rows)
    each = 1e6 / (rounds * TILES)
    return fold_s * each, update_s * each, (time.thread_time() - began_s) / 200 * 1e6


def run(quick: bool) -> list[Figure]:
    """About 5 s."""
    figures = []
    for name, interval in (("5 groups", None), ("5 groups by minute, 300 rows", Interval("minute"))):
        fold_us, update_us, encode_us = _measure(10 if quick else 30, interval)
        figures.append(Figure(f"CPU of folding 50 events, a tile of {name}", fold_us, "us"))
        figures.append(Figure(f"CPU of an update and its message, a tile of {name}", update_us, "us", "encoding its rows", encode_us))
    return figures


if __name__ == "__main__":
    for figure in run(quick=False):
        print(figure.line())
