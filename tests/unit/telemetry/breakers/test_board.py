"""All breakers of a process."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.breakers.board import MAX_PLACES, BreakerBoard
from tidegauge.telemetry.breakers.breaker import PING_S, PartBreaker
from tidegauge.telemetry.breakers.policy import Policy

POLICY = Policy(1, 2.0, 8.0, lambda error: isinstance(error, OSError), "The part is away.")


async def fail(breaker: PartBreaker) -> None:
    with suppress(OSError):
        async with breaker.guard():
            raise ConnectionResetError


@pytest.mark.req("K6")
async def test_one_host_that_is_down_closes_the_door_to_itself_only() -> None:
    board = BreakerBoard(ManualClock(), luck=lambda: 0.5)
    hosts = board.add_places("webhook", POLICY)
    await fail(hosts.of("a.example"))
    assert not hosts.of("a.example").is_closed
    assert hosts.of("b.example").is_closed
    assert board.states() == {"webhook": 2.0}
    assert [report.part for report in board.place_reports()] == ["webhook a.example"]


@pytest.mark.req("K6")
async def test_places_are_bounded() -> None:
    hosts = BreakerBoard(ManualClock()).add_places("webhook", POLICY)
    first = hosts.of("0")
    for number in range(MAX_PLACES):
        hosts.of(str(number + 1))
    assert hosts.of("0") is not first


@pytest.mark.req("K6")
async def test_parts_that_are_open_are_pinged_together_and_each_within_its_time() -> None:
    clock = ManualClock()
    board = BreakerBoard(clock, luck=lambda: 0.5)
    pings: list[str] = []

    async def well() -> None:
        pings.append("well")

    async def away() -> None:
        pings.append("away")
        raise ConnectionRefusedError

    parts = [board.add("a", POLICY, well), board.add("b", POLICY, away), board.add("c", POLICY, well)]
    for breaker in parts[:2]:
        await fail(breaker)
    await board.probe()
    assert pings == ["well"], "the third was never used; the others wait"
    clock.advance(2_001)
    await board.probe()
    assert sorted(pings) == ["away", "well", "well"]
    assert board.states() == {"a": 0.0, "b": 2.0, "c": 0.0}
    found = board.find("b")
    assert found is not None
    assert found.state == "open"
    assert board.find("nobody") is None


@pytest.mark.req("K6")
async def test_a_ping_without_an_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tidegauge.telemetry.breakers.breaker.PING_S", 0.01)
    assert PING_S > 0.01
    clock = ManualClock()
    board = BreakerBoard(clock, luck=lambda: 0.5)

    async def silent() -> None:
        await asyncio.Event().wait()

    breaker = board.add("a", POLICY, silent)
    await fail(breaker)
    clock.advance(2_001)
    await board.probe()
    report = breaker.report()
    assert (report.state, report.opened, report.last_fault) == ("open", 2, "TimeoutError")
