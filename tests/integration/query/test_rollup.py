"""Roll-ups answer as the events do, to the digit, topped up with what they do not hold yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from tests.integration.query.conftest import DAY_MS, NOW_MS, history

from tidegauge.contracts.answer import Answer
from tidegauge.query import run
from tidegauge.store.rollup_rows import rollup_statements

Lab = Any


def _roll_up(lab: Lab, until: int) -> None:
    """What the store's writer derives from batches up to `until`."""
    engine = lab.reader.engine
    where = f"_batch > {lab.reader.derived_sequence} AND _batch <= {until}"
    for table in ("rollup_totals", "rollup_dimensions"):
        engine.command(f"CREATE TABLE {table}_stage AS {table} ENGINE = Memory")
    for statement in rollup_statements("rollup_totals_stage", "rollup_dimensions_stage", where):
        engine.command(statement)
    for table in ("rollup_totals", "rollup_dimensions"):
        engine.command(f"INSERT INTO {table} SELECT * FROM {table}_stage")
        engine.command(f"DROP TABLE {table}_stage")
    lab.reader.derived_sequence = until


@pytest.fixture
def rolled(lab: Lab, shop: int) -> Iterator[Lab]:
    """The first half of the shop's events is rolled up."""
    if not lab.reader.engine.query(f"SELECT count() FROM rollup_totals WHERE project = {shop}", {}, lab.service.limits, "x").rows[0][0]:
        _roll_up(lab, lab.shop_half)
    lab.reader.derived_sequence = lab.shop_half
    yield lab
    lab.reader.derived_sequence = 0


@pytest.fixture(scope="module")
def settled(lab: Lab) -> int:
    """A project whose events are all rolled up."""
    lab.reader.derived_sequence = lab.reader.stored_sequence
    project: int = lab.project(history(1_500))
    _roll_up(lab, lab.reader.stored_sequence)
    lab.reader.derived_sequence = 0
    return project


QUESTIONS: list[dict[str, Any]] = [
    {"metric": "*"},
    {"metric": "*", "interval": "hour", "compare": "previous_period"},
    *({"metric": "*", "interval": "day", "timezone": zone, "time_window": "last_7_days"} for zone in ("UTC", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Bangkok")),
    {"metric": "page_views", "group_by": "page", "interval": "day", "timezone": "Asia/Kolkata", "time_window": "last_7_days"},
    {"metric": "revenue", "group_by": ["country", "day_of_week"], "timezone": "America/St_Johns", "time_window": "last_7_days"},
    {"metric": "revenue", "group_by": "hour_of_day", "timezone": "Asia/Kathmandu", "time_window": "last_7_days"},
    {"metric": "*", "group_by": "country", "time_window": "last_90_days", "interval": "week"},
    {"metric": "page_views", "group_by": "page", "from": "2025-11-20T00:45:00Z", "to": "2025-11-22T02:15:00Z"},
    {"metric": "page_views", "group_by": "page", "limit": 2, "other": True},
    {"metric": "page_views", "group_by": "page", "interval": "6_hours"},
    {"metric": "request", "group_by": "status"},
    {"metric": "purchase", "group_by": "status"},
    {"metric": "purchase", "filters": [{"field": "status", "operator": "in", "value": ["paid", 200]}]},
    {"metric": "request", "group_by": "status", "filters": [{"field": "status", "operator": "gte", "value": 400}]},
    {"metric": "revenue", "group_by": ["country", "hour_of_day"], "limit": 7},
    {"metric": "*", "group_by": ["name", "type"]},
    {"metric": "revenue / orders", "filters": [{"field": "country", "operator": "in", "value": ["TH", "US"]}]},
    {"metric": "purchase / page_view", "group_by": "country", "interval": "12_hours"},
    *({"metric": "purchase", "aggregation": word} for word in ("sum", "average", "min", "max", "rate", "count")),
    {"metric": "purchase", "aggregation": "count", "value_field": "value"},
    {"metric": "nothing", "aggregation": "max", "interval": "6_hours"},
]


def _rows(answer: Answer) -> list[Any]:
    return [
        (row.dimensions, row.timestamp, row.count, pytest.approx(row.value) if isinstance(row.value, float) else row.value, row.previous)
        for row in answer.results
    ]


@pytest.mark.req("B10")
@pytest.mark.parametrize("question", QUESTIONS, ids=str)
async def test_the_rollup_gives_what_the_events_give(rolled: Lab, shop: int, question: dict[str, Any]) -> None:
    rolled.service.cache.clear()
    fast = await rolled.ask(shop, **question)
    assert fast.meta.source == "rollup"
    rolled.reader.derived_sequence = 0
    rolled.service.cache.clear()
    slow = await rolled.ask(shop, **question)
    assert slow.meta.source == "raw"
    assert _rows(fast) == _rows(slow)
    assert fast.meta.exact
    assert fast.meta.total == (pytest.approx(slow.meta.total) if isinstance(slow.meta.total, float) else slow.meta.total)


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    "question",
    [
        {"metric": "*", "interval": "hour", "compare": "previous_period"},
        {"metric": "page_views", "group_by": "page", "interval": "day"},
        {"metric": "page_views", "group_by": "page", "limit": 2, "other": True, "interval": "12_hours"},
        {"metric": "*", "group_by": ["country", "day_of_week"], "timezone": "America/New_York"},
        {"metric": "request", "group_by": "status", "filters": [{"field": "status", "operator": "gte", "value": 400}]},
        {"metric": "purchase", "group_by": "status"},
        {"metric": "*", "group_by": ["name", "type"]},
        {"metric": "purchase / page_view", "group_by": "country", "filters": [{"field": "country", "operator": "in", "value": ["TH", "US"]}]},
        *({"metric": "purchase", "aggregation": word, "group_by": "country"} for word in ("average", "min", "rate")),
        {"metric": "*", "group_by": "name", "from": "1970-01-01", "to": "2100-01-01", "compare": "previous_period"},
    ],
    ids=str,
)
async def test_rolled_up_events_are_answered_by_their_buckets_alone(lab: Lab, settled: int, question: dict[str, Any]) -> None:
    question = question if "from" in question else {**question, "time_window": "last_7_days"}
    lab.reader.derived_sequence = lab.reader.stored_sequence
    lab.reader.statements.clear()
    lab.service.cache.clear()
    fast = await lab.ask(settled, **question)
    assert lab.reader.statements
    assert not any("FROM events" in statement for statement in lab.reader.statements)
    lab.reader.derived_sequence = 0
    lab.service.cache.clear()
    slow = await lab.ask(settled, **question)
    assert (fast.meta.source, slow.meta.source) == ("rollup", "raw")
    assert _rows(fast) == _rows(slow)
    assert any(row.count for row in fast.results)


@pytest.fixture(scope="module")
def odd(lab: Lab) -> int:
    """Rolled-up events around the night in which Lord Howe Island puts its clocks back by half an hour; words for a status that others take for numbers."""
    autumn_ms = 1_743_865_200_000  # 2025-04-05T15:00Z: 2:00 there becomes 1:30
    words: list[Any] = ["Infinity", "-inf", "NaN", "1e999", "007", 404, "late", ""]
    events = [
        msgspec.structs.replace(event, timestamp_ms=autumn_ms + (at - 40) * 600_000, properties={"status": words[at % len(words)]})
        for at, event in enumerate(history(80))
    ]
    lab.reader.derived_sequence = lab.reader.stored_sequence
    project: int = lab.project(events)
    _roll_up(lab, lab.reader.stored_sequence)
    lab.reader.derived_sequence = 0
    return project


@pytest.mark.req("B3", "B10")
@pytest.mark.parametrize(
    "question",
    [
        {"group_by": "status"},
        {"filters": [{"field": "status", "operator": "gte", "value": 400}]},
        {"filters": [{"field": "status", "operator": "starts_with", "value": "I"}]},
        {"filters": [{"field": "status", "operator": "exists"}]},
        {"group_by": "hour_of_day"},
        {"group_by": "hour", "interval": "3_hours"},
        {"group_by": ["country", "hour"]},
    ],
    ids=str,
)
async def test_odd_words_and_odd_clocks_are_as_in_the_events(lab: Lab, odd: int, question: dict[str, Any]) -> None:
    question = {"metric": "*", "from": "2025-04-05T00:00", "to": "2025-04-07T00:00", "timezone": "Australia/Lord_Howe", **question}
    answers = []
    for sequence in (lab.reader.stored_sequence, 0):
        lab.reader.derived_sequence = sequence
        lab.service.cache.clear()
        answers.append(await lab.ask(odd, **question))
    lab.reader.derived_sequence = 0
    assert _rows(answers[0]) == _rows(answers[1])
    assert answers[0].meta.total == answers[1].meta.total


@pytest.mark.req("B10")
async def test_batches_of_other_projects_and_other_times_leave_the_roll_up_the_whole_answer(lab: Lab, settled: int) -> None:
    lab.reader.derived_sequence = lab.reader.stored_sequence
    asked = {"metric": "*", "time_window": "last_7_days", "group_by": "country"}

    async def reads_events() -> bool:
        lab.reader.statements.clear()
        lab.service.cache.clear()
        assert (await lab.ask(settled, **asked)).meta.source == "rollup"
        return any("FROM events" in statement for statement in lab.reader.statements)

    event = lab.events[settled][0]
    lab.project([event])
    lab.put(settled, [msgspec.structs.replace(event, timestamp_ms=NOW_MS - 40 * DAY_MS)])
    assert not await reads_events()
    before = (await lab.ask(settled, **asked)).meta.total
    lab.put(settled, [event])
    assert await reads_events()
    assert (await lab.ask(settled, **asked)).meta.total == before + 1
    lab.reader.derived_sequence = 0


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    "question",
    [
        {"metric": "*", "aggregation": "unique_count"},
        {"metric": "*", "aggregation": "sum", "value_field": "price"},
        {"metric": "*", "group_by": ["country", "page"]},
        {"metric": "*", "group_by": "minute"},
        {"metric": "*", "group_by": "category"},
        {"metric": "*", "group_by": "country", "filters": [{"field": "type", "operator": "eq", "value": "custom"}]},
        {"metric": "*", "time_window": "last_hour"},
        {"metric": "*", "interval": "5_minutes"},
        {"metric": "page_views", "group_by": "page", "interval": "hour", "timezone": "Asia/Kolkata"},
        {"metric": "*", "filters": [{"field": "price", "operator": "gt", "value": 1}]},
        {"metric": "sessions"},
    ],
    ids=str,
)
async def test_what_the_rollup_cannot_know_is_read_from_the_events(rolled: Lab, shop: int, question: dict[str, Any]) -> None:
    assert (await rolled.ask(shop, **question)).meta.source == "raw"


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    "question",
    [
        {"metric": "unique_users"},
        {"metric": "unique_users", "interval": "6_hours"},
        {"metric": "unique_users", "group_by": "country", "limit": 2, "other": True, "time_window": "last_7_days"},
        {"metric": "purchase", "aggregation": "unique_count", "group_by": "page", "time_window": "last_7_days"},
        {"metric": "conversion_rate"},
    ],
    ids=str,
)
async def test_people_are_counted_by_sketch_in_long_histories_and_labelled(
    rolled: Lab, shop: int, question: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = await rolled.ask(shop, **question, exact=True)
    monkeypatch.setattr(run, "EXACT_ROWS", 1)
    monkeypatch.setattr(rolled.service, "_runner", run.TableRunner(rolled.reader, rolled.clock))
    rolled.service.cache.clear()
    sketched = await rolled.ask(shop, **question)
    rolled.service.cache.clear()
    assert (exact.meta.source, exact.meta.exact) == ("raw", True)
    assert (sketched.meta.source, sketched.meta.exact, sketched.meta.error_bound) == ("rollup", False, 0.03)
    nobody = 1  # events without a person
    for got, wanted in zip(sketched.results, exact.results, strict=True):
        if question["metric"] == "conversion_rate":
            assert got.value == pytest.approx(wanted.value, rel=0.2)
        else:
            assert 0 <= got.value - wanted.value <= nobody
