from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import msgspec
import pytest

from tidegauge.app.demo.stream import CHUNK_EVENTS, DemoStream
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.core.time_range import HOUR_MS
from tidegauge.ingest.committer import Committer
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal

NOON_MS = 1_789_992_000_000  # 2026-09-21 12:00 UTC, a Monday


class Receiver:
    """Takes events; `busy` submissions are refused first."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.chunks: list[list[dict[str, Any]]] = []
        self.busy = 0
        self.slept_s = 0.0
        self.stop_after_ms: int | None = None

    async def submit(self, events: list[dict[str, Any]]) -> None:
        if self.busy:
            self.busy -= 1
            raise Unavailable("full", retry_after_s=3)
        self.chunks.append(events)

    async def sleep(self, seconds: float) -> None:
        self.slept_s += seconds
        if self.stop_after_ms is not None:
            self.clock.advance(int(seconds * 1000))
            if self.clock.now_ms() > self.stop_after_ms:
                raise asyncio.CancelledError

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for chunk in self.chunks for event in chunk]


def make(seed: int = 1, rate: float = 8.0) -> tuple[DemoStream, Receiver]:
    clock = ManualClock(NOON_MS)
    receiver = Receiver(clock)
    return DemoStream(receiver.submit, clock, seed, events_per_second=rate, sleep=receiver.sleep), receiver


async def test_history_comes_newest_first_in_small_chunks_and_reaches_back() -> None:
    stream, receiver = make()
    count = await stream.backfill(24)
    assert count == len(receiver.events) > 50_000
    assert all(NOON_MS - 24 * HOUR_MS <= event["timestamp"] <= NOON_MS for event in receiver.events)
    assert max(map(len, receiver.chunks)) < CHUNK_EVENTS + 100
    assert min(event["timestamp"] for event in receiver.chunks[0]) > NOON_MS - HOUR_MS
    assert min(event["timestamp"] for event in receiver.chunks[-1]) < NOON_MS - 20 * HOUR_MS
    assert receiver.slept_s > 0


async def test_the_same_seed_and_start_give_the_same_history() -> None:
    pair = [make(5, 1.0), make(5, 1.0), make(6, 1.0)]
    for stream, _ in pair:
        await stream.backfill(3)
    assert pair[0][1].events == pair[1][1].events != pair[2][1].events


async def test_live_traffic_goes_on_without_a_gap_a_double_or_a_jump() -> None:
    stream, receiver = make()
    await stream.backfill(6)
    history = len(receiver.events)
    receiver.stop_after_ms = NOON_MS + HOUR_MS
    with pytest.raises(asyncio.CancelledError):
        await stream.run()
    live = receiver.events[history:]
    assert all(event["timestamp"] > NOON_MS - 1000 for event in live)
    assert [event["timestamp"] for event in live] == sorted(event["timestamp"] for event in live)
    last_hour = sum(event["timestamp"] > NOON_MS - HOUR_MS for event in receiver.events[:history])
    assert 0.8 < len(live) / last_hour < 1.4
    assert len(live) / 3600 > 4
    texts = Counter(msgspec.json.encode(event) for event in receiver.events if event["name"] == "page_view")
    assert texts.most_common(1)[0][1] == 1


async def test_another_runs_people_and_sessions_are_others() -> None:
    seen = []
    for seed in (5, 6):
        stream, receiver = make(seed, 1.0)
        await stream.backfill(3)
        seen.append({event[key] for event in receiver.events for key in ("user_id", "session_id") if key in event})
    assert not seen[0] & seen[1]


async def test_people_come_back_on_later_days() -> None:
    stream, receiver = make(rate=2.0)
    await stream.backfill(96)
    days: dict[str, set[int]] = {}
    for event in receiver.events:
        if "user_id" in event:
            days.setdefault(event["user_id"], set()).add(event["timestamp"] // (24 * HOUR_MS))
    early = [seen for seen in days.values() if min(seen) < NOON_MS // (24 * HOUR_MS) - 1]
    assert len(early) > 100
    assert 0.1 < sum(len(seen) > 1 for seen in early) / len(early) < 0.6


async def test_some_of_weeks_ago_still_come() -> None:
    stream, receiver = make(rate=2.0)
    await stream.backfill(12 * 7 * 24)
    weeks: dict[str, set[int]] = {}
    for event in receiver.events:
        if "user_id" in event:
            weeks.setdefault(event["user_id"], set()).add((NOON_MS - event["timestamp"]) // (7 * 24 * HOUR_MS))
    assert {max(seen) for seen in weeks.values()} == set(range(12))
    old = [seen for seen in weeks.values() if max(seen) >= 8]
    assert 0.02 < sum(min(seen) <= max(seen) - 4 for seen in old) / len(old) < 0.3


async def test_a_busy_server_gets_the_same_events_again_after_the_time_it_asked_for() -> None:
    stream, receiver = make(rate=0.2)
    receiver.busy = 2
    count = await stream.backfill(2)
    assert count == len(receiver.events) > 0
    assert receiver.slept_s >= 6


async def test_a_long_sleep_of_the_machine_is_no_flood() -> None:
    stream, receiver = make()
    receiver.clock.advance(24 * HOUR_MS)
    receiver.stop_after_ms = receiver.clock.now_ms() + 1000
    with pytest.raises(asyncio.CancelledError):
        await stream.run()
    assert len(receiver.events) < 3000


async def test_ingest_accepts_every_event_as_it_is() -> None:
    clock, journal = ManualClock(NOON_MS), MemoryJournal()
    guard = DuplicateGuard(MemoryDuplicates())
    intake = Intake(Committer(journal, guard, max_waiting_events=10**6, max_waiting_bytes=10**9), SchemaRegistry(), IngestCounters(), clock)

    async def submit(events: list[dict[str, Any]]) -> None:
        receipt = await intake.submit(1, events)
        assert (receipt.accepted, receipt.rejected, receipt.warnings) == (len(events), 0, [])

    async def sleep(seconds: float) -> None:
        await asyncio.sleep(0)

    count = await DemoStream(submit, clock, 1, events_per_second=1.0, sleep=sleep).backfill(6)
    assert sum(len(batch) for batch in journal.batches) == count
