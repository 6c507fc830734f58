import asyncio
from typing import Any

import pytest

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.question import Question
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.execute import QueryService

NOW_MS = 1_763_780_123_456
Reader = Any
QUESTION = Question("page_views")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW_MS)


@pytest.fixture
def service(reader: Reader, clock: ManualClock) -> QueryService:
    return QueryService(reader, Catalogue(), AnswerCache(clock), clock)


def _store(service: QueryService, reader: Reader, project: int, at_ms: int) -> None:
    batch = build_batch([Event(project, "a", "custom", at_ms, at_ms)])
    batch.sequence = reader.stored_sequence + 1
    service.freshness.accept([batch])
    reader.stored_sequence += 1


@pytest.mark.req("B7")
async def test_the_same_question_is_answered_once(service: QueryService, reader: Reader) -> None:
    first, second = await service.execute(QUESTION, 1, "UTC"), await service.execute(QUESTION, 1, "UTC")
    assert (first.meta.cached, second.meta.cached) == (False, True)
    assert first.results == second.results
    assert len(reader.statements) == 1


@pytest.mark.req("B7")
async def test_new_events_in_the_range_are_in_the_next_answer_others_do_not_matter(service: QueryService, reader: Reader) -> None:
    _store(service, reader, 1, NOW_MS)
    await service.execute(QUESTION, 1, "UTC")
    _store(service, reader, 2, NOW_MS)
    _store(service, reader, 1, NOW_MS - 5 * 86_400_000)
    assert (await service.execute(QUESTION, 1, "UTC")).meta.cached
    _store(service, reader, 1, NOW_MS - 3_600_000)
    assert not (await service.execute(QUESTION, 1, "UTC")).meta.cached


@pytest.mark.req("B7")
async def test_a_late_event_in_the_compared_range_counts_too(service: QueryService, reader: Reader) -> None:
    question = Question("page_views", compare="previous_period")
    _store(service, reader, 1, NOW_MS)
    await service.execute(question, 1, "UTC")
    _store(service, reader, 1, NOW_MS - 30 * 3_600_000)
    assert not (await service.execute(question, 1, "UTC")).meta.cached


async def test_batches_nobody_told_of_end_all_answers(service: QueryService, reader: Reader) -> None:
    await service.execute(QUESTION, 1, "UTC")
    reader.stored_sequence += 1
    assert not (await service.execute(QUESTION, 1, "UTC")).meta.cached


@pytest.mark.hostile(47)
async def test_projects_do_not_share_answers(service: QueryService, reader: Reader) -> None:
    await service.execute(QUESTION, 1, "UTC")
    assert not (await service.execute(QUESTION, 2, "UTC")).meta.cached
    assert reader.parameters[0] != reader.parameters[1]


async def test_a_rolling_window_moves_on(service: QueryService, clock: ManualClock) -> None:
    first = await service.execute(QUESTION, 1, "UTC")
    clock.advance(900_000)
    second = await service.execute(QUESTION, 1, "UTC")
    assert not second.meta.cached
    assert second.meta.from_ > first.meta.from_


@pytest.mark.hostile(43, 130)
@pytest.mark.req("B8")
async def test_askers_share_a_run_and_its_statement_ends_with_the_last_of_them(service: QueryService, reader: Reader) -> None:
    reader.gate = asyncio.Event()
    askers = [asyncio.create_task(service.execute(QUESTION, 1, "UTC")) for _ in range(5)]
    for _ in range(10):
        await asyncio.sleep(0)
    assert len(reader.statements) == 1
    for asker in askers:
        asker.cancel()
    await asyncio.gather(*askers, return_exceptions=True)
    await asyncio.sleep(0)
    assert reader.cancelled == 1


async def test_plan_table_and_finish_are_what_execute_does(service: QueryService) -> None:
    plan = service.plan(QUESTION, 1, "UTC")
    span = plan.window.range_at(NOW_MS)
    answer = service.finish(plan, await service.table(plan, span), span)
    assert answer.results == (await service.execute(QUESTION, 1, "UTC")).results


@pytest.mark.req("E5", "B7")
async def test_every_instant_has_an_answer_of_its_own_in_the_cache(service: QueryService, reader: Reader) -> None:
    reader.answer = lambda statement: [(5, NOW_MS - 500)] if "min(received)" in statement else [(1, 1, "", 0, 5, 5)]
    asked = [Question("page_views", time_window="last_hour", at=NOW_MS - back) for back in (0, 1, 1)]
    found = [await service.execute(one, 1, "UTC") for one in asked]
    assert [answer.meta.cached for answer in found] == [False, False, True]
    assert not (await service.execute(Question("page_views", time_window="last_hour"), 1, "UTC")).meta.cached
    assert "received <= fromUnixTimestamp64Milli(1763780123455" in reader.statements[-2]
    with pytest.raises(InvalidQuery, match="nothing had been received by then"):
        await service.execute(Question("page_views", at=NOW_MS - 501), 1, "UTC")
