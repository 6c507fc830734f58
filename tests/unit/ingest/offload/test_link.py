from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator

import pytest

from tidegauge.contracts.batch import EventBatch
from tidegauge.ingest.offload.link import MAX_PENDING, PASSED_OVER, Offload
from tidegauge.ingest.sender import NOTHING

BODY = json.dumps([{"name": "a", "properties": {"p": place}} for place in range(50)]).encode()
NOW_MS = 1_800_000_000_000
pytestmark = pytest.mark.req("A3", "K6")


async def _until(offload: Offload) -> None:
    """The first body starts the process; it is not there at once."""
    async with asyncio.timeout(60):
        while await offload.prepare(1, BODY, "", NOW_MS, NOTHING) is None:
            await asyncio.sleep(0.02)


@pytest.fixture
async def offload() -> AsyncIterator[Offload]:
    made = Offload()
    work = asyncio.create_task(made.run())
    yield made
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    assert made.pid is None


async def test_nothing_runs_before_a_body_is_there_and_bodies_are_prepared_then(offload: Offload) -> None:
    await asyncio.sleep(0)
    assert offload.pid is None
    assert await offload.prepare(1, BODY, "", NOW_MS, NOTHING) is not None
    answers = await asyncio.gather(*(offload.prepare(1, BODY, "", NOW_MS, NOTHING) for _ in range(MAX_PENDING + 3)))
    assert all(answers), "those that are too many at once wait"
    assert answers[0] is not None
    assert len(EventBatch.from_bytes(answers[0][1], 1)) == answers[0][0].size == 50


async def test_a_project_whose_bodies_want_a_closer_look_is_passed_over_for_a_while(offload: Offload) -> None:
    await _until(offload)
    before = offload.prepared
    assert await offload.prepare(2, b"nonsense", "", NOW_MS, NOTHING) is None
    answers = [await offload.prepare(2, BODY, "", NOW_MS, NOTHING) for _ in range(PASSED_OVER + 1)]
    assert [answer is not None for answer in answers] == [False] * PASSED_OVER + [True]
    assert (offload.returned, offload.prepared - before) == (1, 1)


@pytest.mark.hostile(153)
async def test_when_the_process_dies_what_it_had_goes_back_and_the_work_ends_with_an_error() -> None:
    offload = Offload()
    work = asyncio.create_task(offload.run())
    await _until(offload)
    pid = offload.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    waiting = asyncio.create_task(offload.prepare(1, BODY, "", NOW_MS, NOTHING))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    assert await waiting is None
    with pytest.raises(RuntimeError, match="ended by itself"):
        await work
    assert await offload.prepare(1, BODY, "", NOW_MS, NOTHING) is None
