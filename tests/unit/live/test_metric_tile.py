from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from tests.unit.live.screens import NOW_MS, RecordingWire, batch

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Dimension, Measure, MeasureRef, Plan
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import MINUTE_MS, Interval, TimeRange, Window
from tidegauge.live.messages import address
from tidegauge.live.metric_tile import PAST, MetricTile
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import Subscription
from tidegauge.query.shape import finish
from tidegauge.stream.engine import StreamEngine


def plan(**parts: Any) -> Plan:
    return Plan(
        **({"project": 1, "metric": "*", "measures": (Measure("count"),), "expression": MeasureRef(0), "window": Window("rolling", "last_5_minutes")} | parts)
    )


def _follower(tile: MetricTile, id_: str = "q") -> Subscription:
    return Subscription(id_, address("metric_update", id_), tile, Outbox(RecordingWire()), lambda *_, **__: None)


def _message(tile: MetricTile, subscription: Subscription) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(tile.frame(subscription).payload)
    return message


class Kept:
    """A tile that the stream keeps, and its engine."""

    def __init__(self, **parts: Any) -> None:
        self.clock = ManualClock(NOW_MS)
        self.engine = StreamEngine(self.clock)
        self.lags: list[int] = []
        self.tile = MetricTile(plan(**parts), finish, self.clock, self.lags.append)
        self.tile.live = self.engine.open(self.tile.plan)


@pytest.mark.req("E5")
def test_a_kept_tile_shows_what_the_stream_has_and_says_how_late() -> None:
    kept = Kept()
    follower = _follower(kept.tile)
    assert kept.tile.advance(None)
    first = _message(kept.tile, follower)
    assert (first["value"], first["version"], first["snapshot"], first["meta"]["mode"]) == (0, 1, True, "incremental")
    kept.engine.fold(batch(1, "a", "b"))
    assert kept.tile.has_news
    kept.clock.advance(30)
    assert kept.tile.advance(NOW_MS)
    assert not kept.tile.has_news
    second = _message(kept.tile, follower)
    assert (second["value"], second["version"], second["meta"]["lag_ms"]) == (2, 2, 30)
    assert "snapshot" not in second
    assert kept.lags == []
    kept.clock.advance(5)
    kept.tile.sent()
    assert kept.lags == [35], "until every follower was offered it"
    assert (kept.tile.freshness.quantile(0.95), kept.tile.freshness.last_update_ms) == (35, NOW_MS + 35)


def test_what_reads_the_same_is_no_new_version() -> None:
    kept = Kept(expression=MeasureRef(0))
    kept.tile.advance(None)
    assert not kept.tile.advance(None)
    assert kept.tile.version == 1


def test_time_alone_moves_the_window() -> None:
    kept = Kept(interval=Interval("minute"))
    kept.engine.fold(batch(1, "a"))
    kept.tile.advance(None)
    assert not kept.tile.has_moved
    kept.clock.advance(6 * MINUTE_MS)
    assert kept.tile.has_moved
    assert kept.tile.advance(None)
    assert _message(kept.tile, _follower(kept.tile))["value"] == 0


@pytest.mark.req("E7")
def test_equal_ids_share_the_bytes_and_all_ids_share_the_body() -> None:
    kept = Kept()
    kept.tile.advance(None)
    one, same, other = _follower(kept.tile), _follower(kept.tile), _follower(kept.tile, "other")
    assert kept.tile.frame(one) is kept.tile.frame(same)
    assert kept.tile.frame(other).payload.replace(b'"other"', b'"q"') == kept.tile.frame(_follower(kept.tile)).payload


def test_a_latecomer_gets_a_snapshot_of_the_same_version_that_others_have() -> None:
    kept = Kept()
    kept.tile.advance(None)
    early = _follower(kept.tile)
    kept.tile.frame(early)
    kept.engine.fold(batch(1, "a"))
    kept.tile.advance(None)
    assert _message(kept.tile, early).keys() == _message(kept.tile, _follower(kept.tile)).keys() - {"snapshot"}
    late = _message(kept.tile, _follower(kept.tile))
    assert (late["version"], late["snapshot"], late["value"]) == (2, True, 1)


def test_a_tile_that_is_refreshed_shows_its_table_and_the_compared_total() -> None:
    clock = ManualClock(NOW_MS)
    tile = MetricTile(plan(compare="previous_period"), finish, clock, lambda _: None)
    assert not tile.advance(None)
    tile.span = TimeRange(NOW_MS - 300_000, NOW_MS)
    tile.table, tile.previous = CellTable(Cell((), (7.0,), 7)), CellTable(Cell((), (5.0,), 5))
    assert tile.advance(None)
    message = _message(tile, _follower(tile))
    assert (message["value"], message["meta"]["mode"], message["meta"]["previous"]) == (7, "refreshed", 5)
    assert message["meta"]["to"] == "2023-11-14T22:13:20.000Z"


def test_an_overflowed_stream_shows_nothing_new() -> None:
    kept = Kept()
    kept.tile.advance(None)
    assert kept.tile.live is not None
    kept.tile.live.is_overflowed = True
    kept.tile.live.version += 1
    assert not kept.tile.advance(None)


class Screen:
    """Puts messages together as a client does."""

    def __init__(self, tile: MetricTile, *, wants_changes: bool = True) -> None:
        self.tile, self.follower = tile, _follower(tile)
        self.follower.wants_changes = wants_changes
        self.rows: list[Any] = []
        self.version = -1
        self.changes = 0

    def receive(self) -> None:
        message = _message(self.tile, self.follower)
        if "results" in message:
            self.rows = message["results"]
        else:
            assert message["base"] == self.version
            gone = set(message["removed"])
            self.rows = [row for place, row in enumerate(self.rows) if place not in gone]
            for place, row in zip(message["at"], message["changed"], strict=True):
                self.rows.insert(place, row)
            self.changes += 1
        assert message["version"] > self.version
        self.version = message["version"]


@pytest.mark.req("E1")
@pytest.mark.parametrize("seed", range(24))
def test_a_snapshot_and_changes_make_the_whole_answer(seed: int) -> None:
    random = Random(seed)
    kept = Kept(
        dimensions=(Dimension("name", resolve_field("name")),) if seed % 3 else (),
        interval=Interval("minute") if seed % 2 else None,
        order_by=random.choice(("value", "name", "timestamp", "count")),
        descending=bool(seed % 5),
        limit=random.choice((3, 100)),
        other=bool(seed % 7),
    )
    kept.tile.advance(None)
    quick, slow, whole = Screen(kept.tile), Screen(kept.tile), Screen(kept.tile, wants_changes=False)
    for screen in (quick, slow, whole):
        screen.receive()
    for sequence in range(1, 60):
        kept.clock.advance(random.choice((0, 50, 50, 700, 40_000)))
        names = [f"n{random.randrange(8)}" for _ in range(random.randrange(1, 4))]
        kept.engine.fold(batch(sequence, *names, at_ms=kept.clock.now_ms() - random.randrange(90_000)))
        if not kept.tile.advance(None):
            continue
        quick.receive()
        whole.receive()
        assert quick.rows == whole.rows
        if random.random() < 0.2:  # a slow reader was sent nothing meanwhile
            slow.receive()
            assert slow.rows == whole.rows
    assert whole.changes == 0
    assert quick.changes or seed % 3 == 0 or kept.tile.plan.interval is None


def test_who_has_too_old_a_version_gets_all_rows() -> None:
    kept = Kept(dimensions=(Dimension("name", resolve_field("name")),))
    kept.engine.fold(batch(1, *"abcdefgh"))
    kept.tile.advance(None)
    quick, slow = Screen(kept.tile), Screen(kept.tile)
    quick.receive()
    slow.receive()
    for sequence in range(2, PAST + 3):
        kept.engine.fold(batch(sequence, "a"))
        kept.tile.advance(None)
        quick.receive()
    assert quick.changes == PAST + 1
    slow.receive()
    assert (slow.changes, slow.rows) == (0, quick.rows)


def test_the_only_reader_may_miss_versions_and_still_gets_a_change() -> None:
    kept = Kept(dimensions=(Dimension("name", resolve_field("name")),))
    kept.engine.fold(batch(1, *"abcdefgh"))
    kept.tile.advance(None)
    slow = Screen(kept.tile)
    slow.receive()
    for sequence in range(2, PAST + 1):
        kept.engine.fold(batch(sequence, "a"))
        kept.tile.advance(None)
    slow.receive()
    assert slow.changes == 1
    assert slow.rows[0]["value"] == PAST


def test_what_nobody_follows_by_change_is_not_kept() -> None:
    kept = Kept(dimensions=(Dimension("name", resolve_field("name")),))
    whole, gone = Screen(kept.tile, wants_changes=False), Screen(kept.tile)
    for sequence in range(1, 3 * PAST):
        kept.engine.fold(batch(sequence, "a"))
        kept.tile.advance(None)
        whole.receive()
        if sequence == 1:
            gone.receive()
    gone.receive()
    assert gone.changes == 0


def test_a_change_tells_only_the_rows_that_changed() -> None:
    kept = Kept(dimensions=(Dimension("name", resolve_field("name")),))
    kept.engine.fold(batch(1, *"aabcdefgh"))
    kept.tile.advance(None)
    screen = Screen(kept.tile)
    screen.receive()
    kept.engine.fold(batch(2, "a"))
    kept.tile.advance(None)
    message = _message(kept.tile, screen.follower)
    assert "results" not in message
    assert (message["base"], message["removed"], message["at"]) == (1, [0], [0])
    assert [(row["dimensions"]["name"], row["value"]) for row in message["changed"]] == [("a", 3)]
