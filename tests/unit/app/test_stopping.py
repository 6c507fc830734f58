from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from tidegauge.app.stopping import Stopping
from tidegauge.core.clock import SystemClock

pytestmark = [pytest.mark.req("K6"), pytest.mark.hostile(120)]


async def test_what_fails_or_hangs_is_told_and_keeps_nothing_else_from_ending() -> None:
    stopping, ended = Stopping(SystemClock(), 5), list[str]()

    async def fail() -> None:
        raise OSError("gone")

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("hang")

    async def end() -> None:
        ended.append("end")

    with capture_logs() as logs:
        await stopping.step(0.01, bad=fail, slow=hang, well=end)
        await stopping.step(1, last=end)
    assert ended == ["end", "hang", "end"]
    assert {(entry["event"], entry["part"]) for entry in logs} == {("part_failed_to_stop", "bad"), ("part_slow_to_stop", "slow")}


async def test_the_steps_share_the_time_and_the_last_ones_still_get_a_moment() -> None:
    stopping, began_s = Stopping(SystemClock(), 0.02), SystemClock().monotonic_s()
    ended = list[int]()

    async def quick() -> None:
        await asyncio.sleep(0)
        ended.append(1)

    for _ in range(3):
        await stopping.step(60, stuck=asyncio.Event().wait)
    await stopping.step(60, last=quick)
    assert ended == [1]
    assert SystemClock().monotonic_s() - began_s < 30
