"""Roll-ups answer as the events do, to the digit, topped up with what they do not hold yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tidegauge.contracts.answer import Answer
from tidegauge.query import run

Lab = Any
DIMENSIONS = ("country", "device", "browser", "os", "page", "path", "referrer", "utm_source", "utm_medium", "utm_campaign", "source", "type", "status")
_VALUES = (
    "count() AS events, count(value) AS value_count, sum(ifNull(value, 0)) AS value_sum, min(value) AS value_min, max(value) AS value_max,"
    " uniqCombined64State(14)(person) AS persons"
)
_COLUMNS = "events, value_count, value_sum, value_min, value_max, persons"
_BUCKET = "toStartOfFifteenMinutes(timestamp) AS bucket"


def _roll_up(lab: Lab, until: int) -> None:
    """What the store's writer derives from batches up to `until`."""
    after = lab.reader.derived_sequence
    rows = f"FROM events WHERE _batch > {after} AND _batch <= {until}"
    lab.reader.engine.command(
        f"INSERT INTO rollup_totals (project, name, type, bucket, {_COLUMNS})"
        f" SELECT project, name, type, {_BUCKET}, {_VALUES} {rows} GROUP BY project, name, type, bucket"
    )
    for dimension in DIMENSIONS:
        value = "ifNull(toString(status), '')" if dimension == "status" else dimension
        lab.reader.engine.command(
            f"INSERT INTO rollup_dimensions (project, name, dimension, dimension_value, bucket, {_COLUMNS})"
            f" SELECT project, name, '{dimension}' AS dimension, {value} AS dimension_value, {_BUCKET}, {_VALUES} {rows}"
            f" GROUP BY project, name, dimension_value, bucket"
        )
    lab.reader.derived_sequence = until


@pytest.fixture
def rolled(lab: Lab, shop: int) -> Iterator[Lab]:
    """The first half of the shop's events is rolled up."""
    if not lab.reader.engine.query("SELECT count() FROM rollup_totals", {}, lab.service.limits, "x").rows[0][0]:
        _roll_up(lab, lab.shop_half)
    lab.reader.derived_sequence = lab.shop_half
    yield lab
    lab.reader.derived_sequence = 0


QUESTIONS: list[dict[str, Any]] = [
    {"metric": "*"},
    {"metric": "*", "interval": "hour", "compare": "previous_period"},
    {"metric": "*", "interval": "day", "timezone": "Asia/Kathmandu", "time_window": "last_7_days"},
    {"metric": "page_views", "group_by": "page", "limit": 2, "other": True},
    {"metric": "page_views", "group_by": "page", "interval": "6_hours"},
    {"metric": "request", "group_by": "status"},
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
        {"metric": "*", "aggregation": "unique_count"},
        {"metric": "*", "aggregation": "sum", "value_field": "price"},
        {"metric": "*", "group_by": ["country", "page"]},
        {"metric": "*", "group_by": "minute"},
        {"metric": "*", "group_by": "category"},
        {"metric": "*", "group_by": "country", "filters": [{"field": "type", "operator": "eq", "value": "custom"}]},
        {"metric": "*", "time_window": "last_hour"},
        {"metric": "*", "interval": "5_minutes"},
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
        {"metric": "unique_users", "group_by": "country", "limit": 2, "other": True},
        {"metric": "purchase", "aggregation": "unique_count", "group_by": "page"},
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
