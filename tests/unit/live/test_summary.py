from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.unit.live.screens import RecordingWire

from tidegauge.contracts.answer import Answer
from tidegauge.core.clock import SystemClock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.live import summary as module
from tidegauge.live.outbox import Outbox
from tidegauge.live.summary import QUESTIONS, Summaries
from tidegauge.live.topic import Subscription


def answer(total: float | None, **more: int) -> Answer:
    return cast(Answer, SimpleNamespace(meta=SimpleNamespace(total=total), **more))


class Watched:
    """Stands in for the hub's `watch`: tells what it is told to, and notes what ended."""

    def __init__(self) -> None:
        self.tell: list[Callable[[Answer], None]] = []
        self.fail: list[Callable[[TidegaugeError], None]] = []
        self.ended = 0

    def __call__(
        self, query: dict[str, object], project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: Callable[[TidegaugeError], None]
    ) -> Watched:
        self.tell.append(on_answer)
        self.fail.append(on_fault)
        return self

    def end(self) -> None:
        self.ended += 1

    def tell_all(self, value: float) -> None:
        for tell, name in zip(self.tell, QUESTIONS, strict=True):
            tell(answer(value, **({"completed": 3, "pending": 2, "failed": 1} if name == "transactions" else {})))


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> tuple[Summaries, Watched]:
    monkeypatch.setattr(module, "INTERVAL_S", 0.05)
    watched = Watched()
    return Summaries(watched, SystemClock()), watched


def join(summaries: Summaries, wire: RecordingWire, faults: list[str] | None = None) -> Subscription:
    def on_fault(subscription: Subscription, error: TidegaugeError, *, is_final: bool) -> None:
        if faults is not None:
            faults.append(error.code)

    return summaries.follow(1, "UTC", "admin", Outbox(wire), on_fault)


async def shown(wire: RecordingWire, count: int) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while len(wire.frames) < count:
            await asyncio.sleep(0.005)
    return dict(wire.messages[-1])


@pytest.mark.req("E3")
async def test_all_numbers_come_together_once_and_then_changes_in_a_bundle(house: tuple[Summaries, Watched]) -> None:
    summaries, watched = house
    wire = RecordingWire()
    subscription = join(summaries, wire)
    watched.tell[0](answer(1))
    await asyncio.sleep(0.06)
    assert wire.frames == [], "not all numbers are known"
    watched.tell_all(10)
    first = await shown(wire, 1)
    assert (first["type"], first["active_users"], first["events_per_minute"], first["revenue"]) == ("live_update", 10, 2, 10)
    assert first["transactions"] == {"total": 6, "completed": 3, "pending": 2, "failed": 1}
    assert first["system"] == {"cpu_percent": 10, "memory_percent": 10}
    for value in (11, 12, 13):
        watched.tell[0](answer(value))
    assert (await shown(wire, 2))["active_users"] == 13
    assert len(wire.frames) == 2
    late = RecordingWire()
    other = join(summaries, late)
    assert (await shown(late, 1))["active_users"] == 13, "who comes later has them at once"
    assert len(watched.tell) == len(QUESTIONS), "one for the whole project"
    summaries.leave(cast(Any, subscription.topic), subscription)
    assert watched.ended == 0
    summaries.leave(cast(Any, other.topic), other)
    assert (watched.ended, len(summaries)) == (len(QUESTIONS), 0)


async def test_a_number_that_is_lost_is_null_and_said(house: tuple[Summaries, Watched]) -> None:
    summaries, watched = house
    wire, faults = RecordingWire(), list[str]()
    join(summaries, wire, faults)
    watched.tell_all(5)
    watched.fail[2](Unavailable("The store is away."))
    watched.tell[3](answer(None))
    message = await shown(wire, 1)
    assert (message["revenue"], message["orders"], faults) == (None, None, ["unavailable"])


async def test_one_look_waits_for_the_numbers_and_keeps_nothing(house: tuple[Summaries, Watched], monkeypatch: pytest.MonkeyPatch) -> None:
    summaries, watched = house
    looking = asyncio.create_task(summaries.look(1, "UTC"))
    await asyncio.sleep(0)
    watched.tell_all(4)
    assert b'"active_users":4' in (await looking).payload
    assert len(summaries) == 0
    monkeypatch.setattr(module, "PATIENCE_S", 0.01)
    with pytest.raises(Unavailable):
        await summaries.look(1, "UTC")
    assert len(summaries) == 0
