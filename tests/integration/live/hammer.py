"""Screens that open while events pour through the real journal into the real store: a process of its own, because a process can open one chDB only.

Every screen's numbers must only grow, start at no less than what was durable a second before it asked, never pass what was sent,
and end at the store's own answer.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import msgspec
from tests.integration.live.live_server import Screen, live_server, screen, until

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.question import Question
from tidegauge.core.clock import SystemClock
from tidegauge.journal.journal import Journal
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.store.store import Store

QUESTIONS: list[dict[str, Any]] = [
    {"metric": "*", "aggregation": "count"},
    {"metric": "*", "aggregation": "sum"},
    {"metric": "buy", "aggregation": "average"},
    {"metric": "*", "aggregation": "unique_count", "value_field": "user_id"},
    {"metric": "*", "aggregation": "count", "group_by": ["country"], "limit": 2, "other": True},
    {"metric": "view", "aggregation": "sum", "interval": "hour"},
    {"metric": "*", "aggregation": "max", "group_by": ["properties.plan"]},
]

PACE_S = 1.0
"""A shared tile's snapshot may be as old as its last update; under load updates are paced."""
WINDOW = {"time_window": "last_24_hours"}


class Traffic:
    """Batches of 1 to 40 events into the journal from three senders: late, out of order, some a little in the future, of two projects."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._dice = random.Random(7)
        self.batches = 0
        self.started = 0
        self.durable = 0
        self._history: list[tuple[float, int]] = []

    def durable_before(self, seconds: float) -> int:
        """Events of the watched project that were durable that long ago."""
        until_s = asyncio.get_running_loop().time() - seconds
        return max((count for at_s, count in self._history if at_s <= until_s), default=0)

    def warm_up(self) -> None:
        """pyarrow imports pandas with the first array it makes: seconds that are not this test's."""
        build_batch([self._event(is_own=True)])

    async def pour(self, seconds: float) -> None:
        """Send for a while."""
        await asyncio.gather(*(self._send(asyncio.get_running_loop().time() + seconds) for _ in range(3)))

    async def _send(self, end_s: float) -> None:
        while asyncio.get_running_loop().time() < end_s:
            events = [self._event(self._dice.random() < 0.9) for _ in range(self._dice.randint(1, 40))]
            own = sum(event.project == 1 for event in events)
            self.started += own
            await self._journal.append(build_batch(events))
            self.durable += own
            self._history.append((asyncio.get_running_loop().time(), self.durable))
            self.batches += 1
            await asyncio.sleep(0.005)

    def _event(self, is_own: bool) -> Event:
        dice, now_ms = self._dice, SystemClock().now_ms()
        return Event(
            project=1 if is_own else 2,
            name=dice.choice(["view", "buy"]),
            type="custom",
            timestamp_ms=now_ms - dice.choice([0, 0, 0, -2_000, 60_000, 7_200_000]) - dice.randrange(1_000),
            received_ms=now_ms,
            user_id=f"u{dice.randrange(300)}",
            value=dice.randrange(1_000) / 4,
            country=dice.choice(["TH", "DE", "US", ""]),
            properties={"plan": dice.choice(["free", "pro"])},
        )


class Watcher:
    """One screen: what it saw, and what was durable when it asked."""

    def __init__(self, view: Screen, question: dict[str, Any], traffic: Traffic) -> None:
        self.view, self.question, self.traffic = view, question, traffic
        self.seen: list[dict[str, Any]] = []
        self.durable_at_start = 0

    async def watch(self) -> None:
        """Subscribe and keep all that comes."""
        self.durable_at_start = self.traffic.durable_before(PACE_S)
        await self.view.send(type="subscribe", id="q", query=self.question | WINDOW)
        while True:
            message = await self.view.take()
            if message["type"] == "error":
                raise AssertionError(message)
            if message["type"] == "metric_update":
                self.seen.append(message)

    async def end(self, service: QueryService) -> list[str]:
        """Nothing when the last numbers are (or become) the store's."""
        answer = await service.execute(msgspec.convert(self.question | WINDOW, Question), 1, "UTC")
        want = json.loads(msgspec.json.encode(answer.results))
        try:
            await until(lambda: _same(self.seen[-1]["results"], want), 3)
        except TimeoutError:
            return [f"{self.question} ended at {self.seen[-1]['results']} and not at {want}"]
        return []

    def faults(self, sent: int) -> list[str]:
        """What is not as it must be on the way; the end is compared by the caller."""
        versions = [message["version"] for message in self.seen]
        found = [] if versions == sorted(set(versions)) else ["versions do not grow"]
        if not self.seen or not self.seen[0].get("snapshot"):
            return [*found, "no snapshot first"]
        counts = [sum(row["count"] for row in message["results"]) for message in self.seen]
        if self.question == QUESTIONS[0]:
            found += ["events were lost at the start"] if counts[0] < self.durable_at_start else []
            found += ["events were counted twice"] if max(counts) > sent else []
            found += ["the count fell"] if counts != sorted(counts) else []
        return found


async def main(seconds: float, screens: int, directory: Path) -> dict[str, Any]:
    """Run it all; `faults` is empty when everything held."""
    clock = SystemClock()
    journal = await Journal.open(directory, max_bytes=2**30, clock=clock)
    store = await Store.open(f"chdb://{directory}/store", journal, clock=clock, data_directory=directory)
    await store.start()
    service = QueryService(store.reader, Catalogue(), AnswerCache(clock), clock)
    faults: list[str] = []
    async with live_server(store.reader, connections_per_person=1_000) as server, AsyncExitStack() as open_screens:
        journal.listeners += [store.accept, server.hub.on_batches]
        store.on_stored.append(server.hub.on_stored)
        traffic = Traffic(journal)
        traffic.warm_up()
        pouring = asyncio.create_task(traffic.pour(seconds))
        watchers: list[Watcher] = []
        watching: list[asyncio.Task[None]] = []
        for number in range(screens):
            await asyncio.sleep(seconds * 0.8 / screens)
            view = await open_screens.enter_async_context(screen(server))
            watchers.append(Watcher(view, QUESTIONS[number % len(QUESTIONS)], traffic))
            watching.append(asyncio.create_task(watchers[-1].watch()))
        await pouring
        await until(lambda: store.stored_sequence == journal.last_sequence and all(watcher.seen for watcher in watchers))
        for watcher in watchers:
            faults += watcher.faults(traffic.started)
            faults += await watcher.end(service)
        for task in watching:
            task.cancel()
        ended = await asyncio.gather(*watching, return_exceptions=True)
        faults += [repr(error) for error in ended if not isinstance(error, asyncio.CancelledError)]
    await store.stop()
    await journal.close()
    updates = sum(len(watcher.seen) for watcher in watchers)
    return {"screens": screens, "events": traffic.durable, "batches": traffic.batches, "updates": updates, "faults": faults}


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, float) or isinstance(right, float):
        return left is not None and right is not None and abs(left - right) <= 1e-9 * max(abs(left), abs(right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return bool(left == right)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(main(float(sys.argv[1]), int(sys.argv[2]), Path(folder)))))
