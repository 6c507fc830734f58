"""One breaker: who is let through, who is told what, and what is reported."""

from __future__ import annotations

import asyncio

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.telemetry.breakers.breaker import PartBreaker
from tidegauge.telemetry.breakers.policy import Policy

POLICY = Policy(3, 2.0, 8.0, lambda error: isinstance(error, OSError), "The part is away.", code="part_unavailable")


class Part:
    """A part that is up or down, and how often it was asked."""

    def __init__(self) -> None:
        self.is_up = True
        self.asked = 0

    async def use(self) -> None:
        self.asked += 1
        if not self.is_up:
            raise ConnectionRefusedError("secret-host:9000 refused")


async def call(breaker: PartBreaker, part: Part) -> str:
    """What a caller sees."""
    try:
        async with breaker.guard():
            await part.use()
    except Unavailable as error:
        return error.code
    except OSError:
        return "fault"
    return "ok"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.mark.req("K6")
async def test_three_faults_in_a_row_open_it_and_one_probe_closes_it(clock: ManualClock) -> None:
    part, breaker = Part(), PartBreaker("part", POLICY, clock, luck=0.5)
    part.is_up = False
    assert [await call(breaker, part) for _ in range(2)] == ["fault", "fault"]
    part.is_up = True
    assert await call(breaker, part) == "ok"
    part.is_up = False
    assert [await call(breaker, part) for _ in range(5)] == ["fault", "fault", "fault", "part_unavailable", "part_unavailable"]
    assert part.asked == 6
    part.is_up = True
    clock.advance(1_900)
    assert await call(breaker, part) == "part_unavailable"
    clock.advance(200)
    assert await call(breaker, part) == "ok"
    assert breaker.is_closed


@pytest.mark.req("K6")
async def test_each_probe_that_fails_doubles_the_wait_to_a_bound(clock: ManualClock) -> None:
    part, breaker = Part(), PartBreaker("part", POLICY, clock, luck=0.5)
    part.is_up = False
    for _ in range(3):
        await call(breaker, part)
    for wait_ms in (2_000, 4_000, 8_000, 8_000):
        clock.advance(wait_ms - 2)
        assert await call(breaker, part) == "part_unavailable"
        clock.advance(3)
        assert await call(breaker, part) == "fault"


@pytest.mark.req("K6")
async def test_of_many_callers_after_the_wait_one_is_the_probe(clock: ManualClock) -> None:
    part, breaker = Part(), PartBreaker("part", POLICY, clock, luck=0.5)
    part.is_up = False
    for _ in range(3):
        await call(breaker, part)
    clock.advance(2_100)
    part.is_up, before = True, part.asked
    release = asyncio.Event()

    async def slow() -> str:
        try:
            async with breaker.guard():
                await part.use()
                await release.wait()
        except Unavailable as error:
            return error.code
        return "ok"

    waiting = [asyncio.create_task(slow()) for _ in range(50)]
    pending = set(waiting)
    while len(pending) > 1:
        _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    assert part.asked == before + 1
    release.set()
    assert sorted([await task for task in waiting])[:2] == ["ok", "part_unavailable"]


@pytest.mark.req("K6")
async def test_with_a_ping_no_caller_is_ever_the_probe(clock: ManualClock) -> None:
    part, pinged = Part(), Part()
    breaker = PartBreaker("part", POLICY, clock, luck=0.5, ping=pinged.use)
    part.is_up = pinged.is_up = False
    for _ in range(3):
        await call(breaker, part)
    await breaker_probe_fails(breaker, Unavailable)
    clock.advance(2_001)
    await breaker_probe_fails(breaker, ConnectionRefusedError)
    clock.advance(4_001)
    pinged.is_up = part.is_up = True
    assert await call(breaker, part) == "part_unavailable"
    await breaker.probe()
    assert await call(breaker, part) == "ok"
    assert (part.asked, pinged.asked) == (4, 2)


async def breaker_probe_fails(breaker: PartBreaker, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        await breaker.probe()


@pytest.mark.req("K6")
async def test_a_caller_who_goes_away_proves_nothing_and_leaves_no_slot_taken(clock: ManualClock) -> None:
    part, breaker = Part(), PartBreaker("part", POLICY, clock, luck=0.5)
    part.is_up = False
    for _ in range(3):
        await call(breaker, part)
    clock.advance(2_001)

    async def forever() -> None:
        async with breaker.guard():
            await asyncio.Event().wait()

    task = asyncio.create_task(forever())
    await asyncio.wait([task], timeout=0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not breaker.is_closed
    part.is_up = True
    assert await call(breaker, part) == "ok"


@pytest.mark.req("K5", "K6")
async def test_the_report_tells_since_when_and_never_the_text_of_a_fault(clock: ManualClock) -> None:
    part, breaker = Part(), PartBreaker("part", POLICY, clock, luck=0.5)
    assert breaker.report().latency_ms is None
    part.is_up = False
    clock.advance(5_000)
    for _ in range(4):
        await call(breaker, part)
    since_ms = clock.now_ms()
    clock.advance(2_001)
    assert await call(breaker, part) == "fault"
    report = breaker.report()
    assert (report.state, report.since_ms, report.opened, report.refused, report.last_fault) == ("open", since_ms, 2, 1, "ConnectionRefusedError")
    assert report.checked_ms == clock.now_ms()
    assert "secret-host" not in repr(report)
    with pytest.raises(Unavailable) as told:
        async with breaker.guard():
            pass
    assert (told.value.retry_after_s or 0.0) >= 2.0


@pytest.mark.req("K6")
@pytest.mark.hostile(112)
async def test_a_wall_clock_that_is_set_back_keeps_no_part_from_being_pinged(clock: ManualClock) -> None:
    part = Part()
    breaker = PartBreaker("part", POLICY, clock, luck=0.5, ping=part.use)
    await call(breaker, part)
    clock.advance(6_000)
    clock._now_ms -= 3_600_000
    await breaker.probe()
    assert part.asked == 2
    await breaker.probe()
    assert part.asked == 2, "it was heard of just now"
