from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.unit.live.screens import NOW_MS, RecordingWire, batch
from tests.unit.live.test_tile_registry import settle

from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.live.feed import Feed
from tidegauge.live.feed_registry import FeedRegistry
from tidegauge.live.job import Jobs
from tidegauge.live.limits import LiveLimits
from tidegauge.live.outbox import Outbox
from tidegauge.live.publisher import Publisher
from tidegauge.live.recent import RecentBatches
from tidegauge.live.topic import Subscription
from tidegauge.query.properties import event_documents


class Desk:
    """A registry whose store answers with `stored`, once `gate` is open."""

    def __init__(self) -> None:
        self.clock = ManualClock(NOW_MS)
        self.publisher = Publisher(self.clock.monotonic_s, LiveLimits())
        self.recent = RecentBatches()
        self.stored: list[dict[str, Any]] = []
        self.error: TidegaugeError | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.faults: list[tuple[str, bool]] = []
        self.registry = FeedRegistry(self._newest, event_documents, self.recent, self.publisher, Jobs(), LiveLimits())

    async def _newest(self, project: int, condition: Condition, limit: int) -> list[dict[str, Any]]:
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return self.stored

    def follow(self, project: int = 1) -> tuple[Subscription, RecordingWire]:
        wire = RecordingWire()
        told = lambda _, error, *, is_final: self.faults.append((error.code, is_final))  # noqa: E731
        return self.registry.follow(project, ALWAYS, 10, "f", Outbox(wire), told), wire

    def arrive(self, sequence: int, *names: str, project: int = 1) -> None:
        one = batch(sequence, *names, project=project, at_ms=NOW_MS + sequence)
        self.recent.add([one], 0.0)
        self.registry.fold([one], {project: (NOW_MS, sequence)})
        self.clock.advance(1_000)
        self.publisher.kick()


def _names(wire: RecordingWire) -> list[list[str]]:
    return [[event["name"] for event in json.loads(frame.payload)["events"]] for frame in wire.frames]


async def test_events_that_arrive_while_the_store_is_asked_are_in_the_snapshot_and_only_there() -> None:
    desk = Desk()
    desk.gate.clear()
    _, wire = desk.follow()
    await settle()
    desk.arrive(1, "a")
    desk.gate.set()
    await settle()
    desk.arrive(2, "b")
    assert _names(wire) == [["a"], ["b"]]


async def test_followers_of_one_project_share_a_feed_which_goes_with_the_last() -> None:
    desk = Desk()
    (one, _), (two, wire), (other, _) = desk.follow(), desk.follow(), desk.follow(project=2)
    await settle()
    assert len(desk.registry) == 2
    assert one.topic is two.topic
    for subscription in (one, other):
        assert isinstance(subscription.topic, Feed)
        desk.registry.leave(subscription.topic, subscription)
    desk.arrive(1, "a")
    assert _names(wire) == [[], ["a"]]
    assert isinstance(two.topic, Feed)
    desk.registry.leave(two.topic, two)
    assert len(desk.registry) == 0


async def test_leaving_before_the_snapshot_ends_the_wait() -> None:
    desk = Desk()
    desk.gate.clear()
    subscription, wire = desk.follow()
    await settle()
    assert isinstance(subscription.topic, Feed)
    desk.registry.leave(subscription.topic, subscription)
    desk.gate.set()
    await settle()
    assert wire.frames == []
    assert len(desk.registry) == 0


async def test_a_store_that_does_not_answer_is_told() -> None:
    desk = Desk()
    desk.error = Unavailable("down")
    desk.follow()
    await settle()
    assert desk.faults == [("unavailable", True)]
