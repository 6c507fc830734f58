"""Screens that open while events pour in and the store lags behind: run as a process of its own, because a process can open one chDB only.

Every screen's numbers must only grow, start at no less than what was durable when it asked, never pass what was sent, and end at the store's own answer.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
from tests.integration.live.live_server import LiveServer, Screen, live_server, screen, until

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.contracts.question import Question
from tidegauge.core.clock import SystemClock
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.port import BLOCK
from tidegauge.store.migration import migrate

QUESTIONS: list[dict[str, Any]] = [
    {"metric": "*", "aggregation": "count"},
    {"metric": "*", "aggregation": "sum"},
    {"metric": "buy", "aggregation": "average"},
    {"metric": "*", "aggregation": "unique_count", "value_field": "user_id"},
    {"metric": "*", "aggregation": "count", "group_by": ["country"], "limit": 2, "other": True},
    {"metric": "view", "aggregation": "sum", "interval": "hour"},
    {"metric": "*", "aggregation": "max", "group_by": ["properties.plan"]},
]


class LaggingStore:
    """The real engine and tables; takes batches a while after they were durable."""

    def __init__(self, directory: Path) -> None:
        self.engine = EmbeddedEngine(directory)
        migrate(self.engine)
        self.stored_sequence = 0
        self._reads = itertools.count()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        return await asyncio.to_thread(self.engine.query, statement, parameters or {}, limits or QueryLimits(), f"hammer-{next(self._reads)}")

    @asynccontextmanager
    async def rollup_guard(self) -> AsyncIterator[int]:
        yield 0

    async def insert(self, batches: list[EventBatch]) -> None:
        table = pa.Table.from_batches([batch.record for batch in batches])
        table = table.append_column("_batch", pa.array([b.sequence for b in batches for _ in range(len(b))], pa.uint64()))
        table = table.append_column("_row", pa.array([row for b in batches for row in range(len(b))], pa.uint32()))
        names = ", ".join(f"`{name}`" for name in table.column_names)
        await asyncio.to_thread(self.engine.insert, f"INSERT INTO events ({names}) SELECT {names} FROM {BLOCK}", table)
        self.stored_sequence = batches[-1].sequence


class Traffic:
    """Batches of 1 to 40 events: late, out of order, some a little in the future, of two projects."""

    def __init__(self, server: LiveServer, store: LaggingStore) -> None:
        self._server, self._store = server, store
        self._dice = random.Random(7)
        self._waiting: list[EventBatch] = []
        self.sequence = 0
        self.sent = 0
        self.is_over = False

    async def pour(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        end_s = loop.time() + seconds
        while loop.time() < end_s:
            self.sequence += 1
            events = [self._event(self._dice.random() < 0.9) for _ in range(self._dice.randint(1, 40))]
            batch = EventBatch(build_batch(events).record, self.sequence)
            self.sent += sum(event.project == 1 for event in events)
            self._waiting.append(batch)
            self._server.hub.on_batches([batch])
            await asyncio.sleep(0.002)
        self.is_over = True

    async def store(self) -> None:
        while not (self.is_over and not self._waiting):
            await asyncio.sleep(0.05 * self._dice.random())
            part, self._waiting = self._waiting, []
            if part:
                await self._store.insert(part)
                self._server.hub.on_stored(self._store.stored_sequence)

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
        self.durable_at_start = self.traffic.sent
        await self.view.send(type="subscribe", id="q", query=self.question)
        while True:
            message = await self.view.take()
            if message["type"] == "error":
                raise AssertionError(message)
            if message["type"] == "metric_update":
                self.seen.append(message)

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
    store, clock = LaggingStore(directory), SystemClock()
    service = QueryService(store, Catalogue(), AnswerCache(clock), clock)
    faults: list[str] = []
    async with live_server(store, connections_per_person=1_000) as server:
        traffic = Traffic(server, store)
        work = [asyncio.create_task(traffic.pour(seconds)), asyncio.create_task(traffic.store())]
        watchers: list[Watcher] = []
        watching: list[asyncio.Task[None]] = []
        contexts = []
        for number in range(screens):
            await asyncio.sleep(seconds * 0.8 / screens)
            context = screen(server)
            contexts.append(context)
            watchers.append(Watcher(await context.__aenter__(), {**QUESTIONS[number % len(QUESTIONS)], "time_window": "last_24_hours"}, traffic))
            watching.append(asyncio.create_task(watchers[-1].watch()))
        await asyncio.gather(*work)
        await until(lambda: server.hub.statistics().waiting_rows == 0 and all(w.seen for w in watchers))
        for watcher in watchers:
            answer = await service.execute(msgspec.convert(watcher.question, Question), 1, "UTC")
            want = json.loads(msgspec.json.encode(answer.results))
            try:
                await until(lambda watcher=watcher, want=want: _same(watcher.seen[-1]["results"], want), 3)
            except TimeoutError:
                faults.append(f"{watcher.question} ended at {watcher.seen[-1]['results']} and not at {want}")
            watcher.question = {key: value for key, value in watcher.question.items() if key != "time_window"}
            faults += watcher.faults(traffic.sent)
        for task in watching:
            task.cancel()
        for context in contexts:
            await context.__aexit__(None, None, None)
    updates = sum(len(watcher.seen) for watcher in watchers)
    return {"screens": screens, "events": traffic.sent, "batches": traffic.sequence, "updates": updates, "faults": faults}


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
