from __future__ import annotations

import tracemalloc

import msgspec
import pytest

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.core.clock import ManualClock
from tidegauge.query.body import decode_question
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question
from tidegauge.query.weight import weight_of

NOW_MS = 1_700_000_000_000
MB = 1 << 20


def plan(number: int, values: int) -> object:
    listed = [{"field": "page", "operator": "in", "value": [f"{number}-{value}" for value in range(values)]}]
    question = {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours", "filters": listed}
    return parse_question(decode_question(msgspec.json.encode(question)), 1, "UTC", Catalogue(), NOW_MS)[0]


async def answer() -> Answer:
    meta = AnswerMeta("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", None, "UTC", True, 0.0, False, 1.5, 0, False)
    return Answer([ResultRow("tick", 1, 1, {})], meta)


@pytest.mark.req("B7")
@pytest.mark.hostile(28)
async def test_long_questions_with_short_answers_do_not_fill_the_memory() -> None:
    cache = AnswerCache(ManualClock(), max_bytes=MB // 4)
    tracemalloc.start()
    try:
        for number in range(60):
            await cache.compute(plan(number, 500), 1, "live", answer)
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert cache.statistics.evicted > 0
    assert held < MB, f"{held / MB:.1f} MB for a quarter of one"


async def test_what_cannot_be_encoded_weighs_as_it_is_written() -> None:
    assert weight_of((object(), 1), await answer()) > weight_of((), await answer())
