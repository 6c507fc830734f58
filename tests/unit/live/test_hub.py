from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from tests.unit.live.screens import NOW_MS, NamedViewer, RecordingWire, TokenGate, batch
from tests.unit.live.test_analysis_registry import FakeAnalyses
from tests.unit.live.test_tile_registry import Store, settle

from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.clock import ManualClock
from tidegauge.live.connection import Connection
from tidegauge.live.hub import Hub
from tidegauge.live.limits import LiveLimits
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.events import EventLister
from tidegauge.query.parse import parse_question
from tidegauge.stream.engine import StreamEngine


class Questions(Store):
    """A store that also reads questions."""

    def plan(self, question: Question, project: int, timezone: str) -> Plan:
        return parse_question(question, project, timezone, Catalogue(), self.clock.now_ms())[0]


class House:
    """A hub on a manual clock."""

    def __init__(self, **limits: Any) -> None:
        self.clock = ManualClock(NOW_MS)
        self.store = Questions(self.clock)
        self.engine = StreamEngine(self.clock)
        self.gate = TokenGate()
        self.analyses = FakeAnalyses()
        self.hub = Hub(
            clock=self.clock,
            engine=self.engine,
            questions=self.store,
            reader=self.store,
            lister=EventLister(self.store),
            analyses=self.analyses,
            limits=LiveLimits(**limits),
        )

    def connect(self, viewer: NamedViewer | None = None) -> tuple[Connection, RecordingWire]:
        wire = RecordingWire()
        connection = Connection(self.hub, wire, self.gate, viewer or NamedViewer(), 0.0)
        self.hub.roster.put(connection)
        connection.greet()
        return connection, wire

    async def arrive(self, sequence: int, *names: str, project: int = 1) -> None:
        self.clock.advance(100)
        self.hub.on_batches([batch(sequence, *names, project=project, at_ms=self.clock.now_ms())])
        await settle()


async def _follow(connection: Connection, id_: str, **query: Any) -> None:
    await connection.receive(json.dumps({"type": "subscribe", "id": id_, "query": {"metric": "*", "aggregation": "count"} | query}))
    await settle()


@pytest.mark.req("E1")
async def test_batches_become_updates_of_the_screens_of_their_project() -> None:
    house = House()
    (ada, ada_wire), (eve, eve_wire) = house.connect(), house.connect(NamedViewer(project_id=2, name="eve"))
    await _follow(ada, "a")
    await _follow(eve, "e")
    await house.arrive(1, "x", "y")
    await house.arrive(2, "z", project=2)
    assert [(m["id"], m["value"]) for m in ada_wire.messages] == [("a", 0), ("a", 2)]
    assert [(m["id"], m["value"]) for m in eve_wire.messages] == [("e", 0), ("e", 1)]


async def test_the_viewers_zone_is_the_questions_zone() -> None:
    house = House()
    connection, wire = house.connect(NamedViewer(timezone="Asia/Bangkok"))
    await _follow(connection, "q", time_window="today")
    assert wire.messages[0]["meta"]["from"] == "2023-11-14T17:00:00.000Z"


async def test_statistics_count_what_is_open_and_what_was_sent() -> None:
    house = House()
    (ada, _), (bob, _) = house.connect(), house.connect(NamedViewer(name="bob"))
    await _follow(ada, "a")
    await _follow(bob, "b")
    await bob.receive('{"type":"subscribe","id":"f","feed":{}}')
    await settle()
    await house.arrive(1, "x")
    house.clock.advance(1_000)
    house.hub.tick(house.clock.monotonic_s())
    found = house.hub.statistics()
    assert (found.connections, found.subscriptions, found.tiles, found.feeds, found.tiles_refreshed) == (2, 3, 1, 1, 0)
    assert found.messages == 5
    assert found.updates == 3
    assert found.lag_p95_ms == 0
    house.hub.part(bob)
    left = house.hub.statistics()
    assert (left.connections, left.subscriptions, left.feeds, left.messages) == (1, 1, 0, 5)


async def test_stored_batches_are_released() -> None:
    house = House()
    await house.arrive(1, "x")
    house.hub.on_stored(1)
    house.clock.advance(60_000)
    house.hub.on_stored(1)
    assert house.engine.statistics().retained_batches == 0


@pytest.mark.hostile(56)
async def test_sessions_are_checked_again_on_time() -> None:
    house = House(recheck_s=30.0)
    _, wire = house.connect()
    house.gate.is_revoked = True
    house.hub.check_connections(29.0)
    await settle()
    assert wire.closed is None
    house.hub.check_connections(30.0)
    await settle()
    assert wire.closed == (4401, "session ended")


@pytest.mark.req("J3")
@pytest.mark.hostile(56)
async def test_whoever_lost_something_is_looked_at_at_once() -> None:
    house = House(recheck_s=30.0)
    connection, wire = house.connect()
    assert connection.viewer is not None
    house.gate.is_revoked = True
    house.hub.recheck("nobody")
    house.hub.check_connections(1.0)
    await settle()
    assert wire.closed is None
    house.hub.recheck(connection.viewer.name)
    house.hub.check_connections(2.0)
    await settle()
    assert wire.closed == (4401, "session ended")


async def test_empty_batches_are_nothing() -> None:
    house = House()
    connection, wire = house.connect()
    await _follow(connection, "q")
    empty = batch(1, "x")
    empty.put_columns(empty.record.slice(0, 0))
    house.hub.on_batches([empty])
    await settle()
    assert len(wire.frames) == 1


async def test_a_tick_that_fails_is_reported_and_the_clockwork_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    house, ticks = House(), list[float]()
    second = asyncio.Event()

    def tick(now_s: float) -> None:
        ticks.append(now_s)
        if len(ticks) == 1:
            raise ZeroDivisionError
        second.set()

    house.hub.tick = tick  # type: ignore[method-assign]
    await house.hub.start()
    await asyncio.wait_for(second.wait(), 60)
    await house.hub.stop()
    assert "ZeroDivisionError" in caplog.text


async def test_stopping_closes_screens_and_frees_everything() -> None:
    house = House()
    await house.hub.start()
    connection, wire = house.connect()
    await _follow(connection, "q")
    await house.hub.stop()
    assert wire.closed == (1012, "the server restarts")
    assert house.engine.statistics().queries == 0
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name() == "live-ticker"] == []


@pytest.mark.req("E1", "H3")
async def test_an_analysis_is_followed_like_a_question() -> None:
    house = House()
    ada, wire = house.connect()
    await ada.receive(json.dumps({"type": "subscribe", "id": "s", "query": {"analysis": "sessions", "gap_seconds": 60}}))
    await settle()
    assert [(m["id"], m["metric"], m["value"], m["meta"]["mode"], m["snapshot"]) for m in wire.messages] == [("s", "sessions", 1, "refreshed", True)]
    await ada.receive(json.dumps({"type": "subscribe", "id": "t", "query": {"analysis": "session"}}))
    assert "Did you mean 'sessions'" in wire.messages[-1]["message"]
    assert house.hub.statistics().tiles == 1


@pytest.mark.req("E1", "E5")
async def test_a_question_of_an_earlier_instant_is_not_followed() -> None:
    house = House()
    connection, wire = house.connect()
    for query in ({"metric": "page_views", "at": NOW_MS - 5}, {"analysis": "web", "at": NOW_MS - 5}):
        await connection.receive(json.dumps({"type": "subscribe", "id": "then", "query": query}))
        fault = wire.messages[-1]
        assert (fault["type"], fault["id"], fault["details"][0]["field"]) == ("error", "then", "at")
    assert house.hub.statistics().tiles == 0
