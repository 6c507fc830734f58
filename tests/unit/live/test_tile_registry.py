from __future__ import annotations

import asyncio
import json
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

import msgspec
import pytest
from tests.unit.live.screens import NOW_MS, RecordingWire, batch
from tests.unit.live.test_metric_tile import plan

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension, Measure, Plan
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached, TidegaugeError, Unavailable
from tidegauge.core.time_range import TimeRange, Window
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.outbox import Outbox
from tidegauge.live.publisher import Publisher
from tidegauge.live.snapshot import Snapshots
from tidegauge.live.tile_registry import TileRegistry
from tidegauge.live.topic import Subscription
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.shape import finish
from tidegauge.stream.engine import StreamEngine

SESSIONS = plan(measures=(Measure("count", source="sessions"),))
"""A plan that the stream does not keep."""
MONTH = plan(window=Window("rolling", "last_30_days"))
"""One whose states are many."""


class Store:
    """A reader and table source with a settable answer; counts what it was asked. Reads wait while `is_slow`."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.stored_sequence = 0
        self.value = 1.0
        self.cost_ms = 0
        self.reads = 0
        self.tables: list[TimeRange] = []
        self.read_error: TidegaugeError | None = None
        self.table_error: TidegaugeError | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        self.reads += 1
        await self.gate.wait()
        if self.read_error is not None:
            raise self.read_error
        return Rows([], [])

    def rollup_guard(self) -> AbstractAsyncContextManager[int]:
        return nullcontext(0)

    async def table(self, plan: Plan, span: TimeRange, groups: list[tuple[str, ...]] | None = None) -> CellTable:
        self.tables.append(span)
        self.clock.advance(self.cost_ms)
        if self.table_error is not None:
            raise self.table_error
        return CellTable(Cell((), (self.value,), 1))

    def event_tables(self, project: int) -> EventTables:
        return STORED

    def finish(self, *arguments: Any) -> Any:
        return finish(*arguments)


class Room:
    """A registry on a manual clock, with followers that record."""

    def __init__(self, **limits: Any) -> None:
        self.clock = ManualClock(NOW_MS)
        self.store = Store(self.clock)
        self.engine = StreamEngine(self.clock)
        self.limits = LiveLimits(**limits)
        self.publisher = Publisher(self.clock.monotonic_s, self.limits)
        self.jobs = Jobs()
        snapshots = Snapshots(self.engine, self.store, self.store, self.clock)
        self.registry = TileRegistry(snapshots, self.engine, self.store, self.publisher, self.jobs, self._make, self.limits)
        self.faults: list[tuple[str, bool]] = []

    def _make(self, of: Plan) -> MetricTile:
        return MetricTile(of, finish, self.clock, lambda _: None)

    def follow(self, of: Plan) -> tuple[Subscription, RecordingWire]:
        wire = RecordingWire()
        subscription = self.registry.follow(of, "q", Outbox(wire), lambda _, error, *, is_final: self.faults.append((error.code, is_final)))
        return subscription, wire

    def leave(self, subscription: Subscription) -> None:
        assert isinstance(subscription.topic, MetricTile)
        self.registry.leave(subscription.topic, subscription, self.clock.monotonic_s())

    def arrive(self, sequence: int, *names: str) -> None:
        self.clock.advance(100)
        one = batch(sequence, *names, at_ms=self.clock.now_ms())
        self.engine.fold(one)
        self.registry.note_news({1: (self.clock.now_ms(), sequence)})
        self.publisher.kick()

    async def pass_time(self, ms: int) -> None:
        self.clock.advance(ms)
        self.registry.tick(self.clock.monotonic_s())
        self.publisher.kick()
        await settle()


async def settle() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


def values(wire: RecordingWire) -> list[Any]:
    return [json.loads(frame.payload)["value"] for frame in wire.frames]


@pytest.mark.req("E7")
async def test_equal_plans_are_read_once_and_both_get_a_snapshot() -> None:
    room = Room()
    _, first = room.follow(plan())
    await settle()
    _, second = room.follow(plan())
    assert values(first) == values(second) == [0]
    assert (room.store.reads, len(room.registry), room.registry.refreshed_count) == (1, 1, 0)
    room.arrive(1, "a")
    assert values(first)[-1] == values(second)[-1] == 1


@pytest.mark.req("E1")
async def test_events_between_the_snapshots_sequence_and_its_end_are_neither_lost_nor_doubled() -> None:
    room = Room()
    room.store.gate.clear()
    room.store.stored_sequence = 1
    _, wire = room.follow(plan())
    await settle()
    room.engine.fold(batch(1, "stored"))
    room.arrive(2, "meanwhile")
    room.store.gate.set()
    await settle()
    assert values(wire) == [1]  # the store's part (sequence 1) is what the empty read gave; the stream adds sequence 2 only


async def test_the_last_one_to_leave_closes_the_tile_after_a_while() -> None:
    room = Room(linger_s=5.0)
    subscription, _ = room.follow(plan())
    await settle()
    room.leave(subscription)
    await room.pass_time(4_000)
    assert len(room.registry) == 1
    room.arrive(1, "a")
    again, wire = room.follow(plan())
    await room.pass_time(4_000)
    assert values(wire)[0] == 1
    assert room.store.reads == 1
    room.leave(again)
    await room.pass_time(5_000)
    assert len(room.registry) == 0
    assert room.engine.statistics().queries == 0


async def test_leaving_while_the_snapshot_is_read_ends_the_read() -> None:
    room = Room(linger_s=0.0)
    room.store.gate.clear()
    subscription, wire = room.follow(plan())
    await settle()
    room.leave(subscription)
    await room.pass_time(1)
    room.store.gate.set()
    await settle()
    assert len(room.registry) == 0
    assert room.engine.statistics().queries == 0
    assert wire.frames == []


async def test_a_plan_that_the_stream_does_not_keep_is_read_again_when_new_events_are_stored() -> None:
    room = Room(refresh_min_s=1.0)
    _, wire = room.follow(SESSIONS)
    await settle()
    assert values(wire) == [1]
    room.arrive(1, "a")
    room.store.value = 2.0
    await room.pass_time(2_000)
    assert len(room.store.tables) == 2  # the window moved
    room.store.stored_sequence = 1
    room.store.value = 3.0
    await room.pass_time(500)
    assert values(wire)[-1] == 2
    await room.pass_time(500)
    assert values(wire)[-1] == 3
    assert json.loads(wire.frames[-1].payload)["meta"]["mode"] == "refreshed"


async def test_a_dear_plan_is_read_less_often() -> None:
    room = Room(refresh_min_s=1.0)
    room.store.cost_ms = 500
    room.follow(SESSIONS)
    await settle()
    room.arrive(1, "a")
    room.store.stored_sequence = 1
    await room.pass_time(4_800)
    assert len(room.store.tables) == 1
    await room.pass_time(200)
    assert len(room.store.tables) == 2


@pytest.mark.hostile(258)
async def test_too_many_states_for_a_snapshot_make_a_refreshed_tile() -> None:
    room = Room()
    room.store.read_error = LimitReached("rows")
    _, wire = room.follow(plan())
    await settle()
    assert values(wire) == [1]
    assert room.registry.refreshed_count == 1


@pytest.mark.hostile(258)
async def test_an_overflowed_stream_gives_way_to_the_store() -> None:
    room = Room()
    _, wire = room.follow(plan())
    await settle()
    live = room.engine.find(plan())
    assert live is not None
    live.is_overflowed = True
    await room.pass_time(250)
    assert values(wire) == [0, 1]
    assert room.registry.refreshed_count == 1
    assert room.engine.statistics().queries == 0


@pytest.mark.req("E7")
async def test_a_long_range_is_shown_from_the_store_and_handed_to_the_stream_behind() -> None:
    room = Room()
    room.store.gate.clear()
    _, wire = room.follow(MONTH)
    await settle()
    assert values(wire) == [1]  # roll-ups answered
    assert room.store.reads == 0
    await room.pass_time(1_000)
    assert (room.store.reads, room.registry.refreshed_count) == (1, 1)  # the states are still being read
    room.store.gate.set()
    await settle()
    assert room.registry.refreshed_count == 0
    room.arrive(1, "a", "b")
    assert values(wire)[-1] == 2
    assert json.loads(wire.frames[-1].payload)["meta"]["mode"] == "incremental"


async def test_long_ranges_are_handed_over_one_at_a_time_once_every_screen_has_numbers() -> None:
    room = Room()
    room.store.gate.clear()
    _, short = room.follow(plan())
    for limit in (1, 2, 3):
        room.follow(msgspec.structs.replace(MONTH, limit=limit))
    await settle()
    await room.pass_time(2_000)
    assert (values(short), room.store.reads) == ([], 1)
    room.store.gate.set()
    await settle()
    assert values(short) == [0]
    await room.pass_time(1_000)
    assert room.store.reads == 4
    assert room.engine.statistics().queries == 4


async def test_a_long_range_is_refreshed_until_the_stream_can_take_it() -> None:
    room = Room(refresh_min_s=1.0)
    room.store.read_error = Unavailable("down")
    _, wire = room.follow(MONTH)
    await settle()
    room.arrive(1, "a")
    room.store.stored_sequence, room.store.value = 1, 5.0
    await room.pass_time(2_000)
    assert values(wire) == [1, 5]
    assert room.faults == []
    await room.pass_time(250)
    room.store.read_error = None
    await room.pass_time(1_000)
    assert room.store.reads == 1  # it failed, and is not tried again at once
    await room.pass_time(30_000)
    assert room.registry.refreshed_count == 0


async def test_a_tile_that_cannot_be_opened_tells_all_who_wait_and_goes() -> None:
    room = Room()
    room.store.read_error = Unavailable("down")
    room.follow(plan())
    room.follow(plan())
    await settle()
    assert room.faults == [("unavailable", True)] * 2
    assert len(room.registry) == 0


async def test_a_refresh_that_fails_is_told_and_tried_again_later() -> None:
    room = Room(refresh_min_s=1.0)
    _, wire = room.follow(SESSIONS)
    await settle()
    room.store.table_error = Unavailable("down")
    await room.pass_time(1_000)
    assert room.faults == [("unavailable", False)]
    room.store.table_error, room.store.value = None, 9.0
    await room.pass_time(1_000)
    assert values(wire) == [1, 9]


async def test_a_compared_range_is_read_at_the_start_and_again_in_time() -> None:
    room = Room()
    _, wire = room.follow(plan(compare="previous_period"))
    await settle()
    message = json.loads(wire.frames[0].payload)
    assert message["meta"]["previous"] == 1
    assert message["results"][0]["previous"] == 1
    assert room.store.tables[0].to_ms - room.store.tables[0].from_ms == 300_000
    room.store.value = 4.0
    await room.pass_time(5_000)
    assert json.loads(wire.frames[-1].payload)["meta"]["previous"] == 4


async def test_stopping_closes_every_tile() -> None:
    room = Room()
    room.follow(plan())
    await settle()
    room.registry.stop()
    assert len(room.registry) == 0
    assert room.engine.statistics().queries == 0


async def test_a_project_that_lost_events_is_read_anew_and_stays_live() -> None:
    room = Room()
    _, wire = room.follow(plan())
    await settle()
    room.arrive(1, "a", "b")
    assert values(wire) == [0, 2]
    room.engine.release(1)
    room.store.stored_sequence = 1
    room.registry.reload(2)
    room.registry.reload(1)
    await settle()
    await room.pass_time(1_000)
    assert (values(wire), room.store.reads, room.registry.refreshed_count) == ([0, 2, 0], 2, 0)
    room.arrive(2, "c")
    assert values(wire)[-1] == 1


async def test_a_tile_that_was_about_to_open_when_events_went_opens_without_them() -> None:
    room = Room()
    room.store.gate.clear()
    _, wire = room.follow(plan())
    await settle()
    room.registry.reload(1)
    room.store.gate.set()
    await settle()
    assert (values(wire), room.store.reads) == ([0], 2)


@pytest.mark.req("C8", "E5")
async def test_a_tile_that_cannot_follow_who_people_are_is_read_anew_and_then_followed_again() -> None:
    room = Room()
    _, wire = room.follow(plan(dimensions=(Dimension("person", resolve_field("person")),)))
    await settle()
    tile = next(iter(room.registry._tiles.values()))
    first = tile.live
    assert first is not None
    first.is_outdated = True
    room.store.value = 5.0
    await room.pass_time(60_000)
    assert room.store.tables, "the store was not asked"
    assert values(wire)[-1] == 5.0
    await room.pass_time(100)
    assert tile.live is not None
    assert tile.live is not first
    assert not tile.is_behind
