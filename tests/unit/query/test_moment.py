from typing import Any

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.moment import FirstReceipts

FIRST_MS = 1_763_780_123_456
Reader = Any


def _moments(reader: Reader, rows: list[tuple[int, int]]) -> tuple[FirstReceipts, ManualClock]:
    reader.answer = lambda statement: rows
    clock = ManualClock()
    return FirstReceipts(reader, clock), clock


@pytest.mark.req("E5")
async def test_the_first_receipt_is_looked_up_once_a_minute(reader: Reader) -> None:
    moments, clock = _moments(reader, [(3, FIRST_MS)])
    for at_ms in (FIRST_MS, FIRST_MS + 1):
        await moments.check(7, at_ms)
    assert [given["project"] for given in reader.parameters] == [7]
    clock.advance(61_000)
    await moments.check(7, FIRST_MS)
    assert len(reader.statements) == 2


@pytest.mark.req("E5")
async def test_an_instant_before_it_is_refused_after_a_fresh_look(reader: Reader) -> None:
    moments, _ = _moments(reader, [(3, FIRST_MS)])
    await moments.check(7, FIRST_MS)
    with pytest.raises(InvalidQuery, match=r"came at 2025-11-22T02:55:23\.456Z") as refused:
        await moments.check(7, FIRST_MS - 1)
    assert refused.value.details[0].field == "at"
    assert len(reader.statements) == 2


@pytest.mark.req("E5")
async def test_a_project_without_events_says_so(reader: Reader) -> None:
    moments, _ = _moments(reader, [(0, 0)])
    with pytest.raises(InvalidQuery, match="has no events yet"):
        await moments.check(7, FIRST_MS)
