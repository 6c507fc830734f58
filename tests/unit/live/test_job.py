from __future__ import annotations

import asyncio
import logging

import pytest

from tidegauge.core.errors import NotFound, TidegaugeError
from tidegauge.live.job import Jobs


async def _fail(error: BaseException) -> None:
    raise error


async def test_the_end_of_a_job_is_told(caplog: pytest.LogCaptureFixture) -> None:
    jobs, ends = Jobs(), []
    missing = NotFound("gone")
    jobs.start("a", asyncio.sleep(0), ends.append)
    jobs.start("b", _fail(missing), ends.append)
    assert "a" in jobs
    for _ in range(4):
        await asyncio.sleep(0)
    assert missing in ends
    assert None in ends
    assert "a" not in jobs
    assert caplog.records == []


async def test_an_unexpected_failure_is_logged_and_told_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    jobs, ends = Jobs(), list[TidegaugeError | None]()
    with caplog.at_level(logging.ERROR):
        jobs.start("a", _fail(KeyError("secret")), ends.append)
        for _ in range(3):
            await asyncio.sleep(0)
    assert ends[0] is not None
    assert ends[0].code == "internal_error"
    assert "secret" not in ends[0].message
    assert "secret" in caplog.text


async def test_a_cancelled_job_ends_without_a_word() -> None:
    jobs, ends = Jobs(), list[TidegaugeError | None]()
    jobs.start("a", asyncio.Event().wait(), ends.append)  # type: ignore[arg-type]
    await asyncio.sleep(0)
    jobs.cancel("a")
    jobs.cancel("unknown")
    jobs.start("b", asyncio.Event().wait(), ends.append)  # type: ignore[arg-type]
    await jobs.stop()
    assert ends == []
    assert "b" not in jobs
