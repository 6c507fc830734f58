"""Hostile questions: names and values are data, limits are named, nothing but an answer or a clear refusal comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery, LimitReached

Lab = Any
NOW_MS = 1_763_780_123_456
INJECTIONS = (
    "x') UNION ALL SELECT 1,2,3,4,5 --",
    "'; DROP TABLE events; --",
    "name` = '' OR 1=1 --",
    "{p0:String}",
    "{p99:UInt8}",
    "\\",
    "\\'",
    "''",
    "a\tb\nc\rd",
    "events.project",
    "project",
    "_batch",
    "file('/etc/hostname')",
    "%(p0)s %s {} {0}",
    "/* */ sleep(3)",
    "a.b.c.d",
    "\u202e\u0000".replace("\u0000", "x"),
    "ünï 'quoted' \"double\" `back`",
    "__proto__",
    "x" * 380,
)


@pytest.fixture(scope="module")
def hostile(lab: Lab) -> int:
    """One event per injection: as name, property name, property value and country; and another project's canary."""
    lab.project([Event(1, "canary", "custom", NOW_MS - 60_000, NOW_MS, country="CANARY")])
    return lab.project(
        [
            Event(1, text, "custom", NOW_MS - 60_000 - i, NOW_MS, country=text, user_id=text, properties={text: text, "p": text, "page": text})
            for i, text in enumerate(INJECTIONS)
        ]
    )


@pytest.mark.hostile(34, 35)
@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
async def test_any_text_is_a_name_or_a_value_and_nothing_else(lab: Lab, hostile: int, text: str) -> None:
    quoted = f"`{text}`" if "`" not in text and text != "*" else None
    metric = text if quoted is None or not any(sign in text for sign in " *") else quoted
    counted = await lab.ask(hostile, metric=metric, aggregation="count") if "`" not in text else None
    if counted is not None:
        assert counted.results[0].value == 1
    by_value = await lab.ask(hostile, metric="*", filters=[{"field": "p", "operator": "eq", "value": text}])
    assert by_value.results[0].value == 1
    for operator in ("contains", "starts_with", "ends_with"):
        found = await lab.ask(hostile, metric="*", filters=[{"field": "properties.p", "operator": operator, "value": text}])
        assert found.results[0].value >= 1
    assert (await lab.ask(hostile, metric="*", filters=[{"field": "p", "operator": "in", "value": [text, "other"]}])).results[0].value == 1
    assert (await lab.ask(hostile, metric="*", filters=[{"field": f"properties.{text}", "operator": "eq", "value": text}])).results[0].value == 1
    grouped = await lab.ask(hostile, metric="*", group_by=[f"properties.{text}", "country"], limit=3, other=True, interval="hour")
    assert sum(row.value for row in grouped.results) == len(INJECTIONS)
    assert grouped.results[-1].value is not None
    summed = await lab.ask(hostile, metric="*", aggregation="sum", value_field=f"properties.{text}")
    assert summed.results[0].value == 0


@pytest.mark.hostile(34)
async def test_groups_come_back_exactly(lab: Lab, hostile: int) -> None:
    answer = await lab.ask(hostile, metric="*", group_by="p", order_by="name", order="asc")
    assert [row.dimensions["p"] for row in answer.results] == sorted(INJECTIONS, key=str.encode)


@pytest.mark.hostile(39, 47)
async def test_another_project_is_never_seen(lab: Lab, hostile: int) -> None:
    answer = await lab.ask(hostile, metric="*", group_by="country")
    assert "CANARY" not in {row.dimensions["country"] for row in answer.results}
    assert (await lab.ask(hostile, metric="canary")).results[0].value == 0


@pytest.mark.hostile(34)
@pytest.mark.parametrize("field", ["", "\x00", "a\x00b", "properties.", "x" * 401])
async def test_no_field_name_is_refused_by_rule(lab: Lab, hostile: int, field: str) -> None:
    for parts in ({"filters": [{"field": field, "operator": "eq", "value": "x"}]}, {"group_by": [field]}, {"value_field": field}):
        with pytest.raises(InvalidQuery):
            await lab.ask(hostile, metric="*", **parts)


@pytest.mark.hostile(40)
@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "x{1000}"])
async def test_a_pattern_costs_linear_time(lab: Lab, hostile: int, pattern: str) -> None:
    answer = await lab.ask(hostile, metric="*", filters=[{"field": "p", "operator": "regex", "value": pattern}])
    assert answer.results[0].value >= 0


@pytest.mark.hostile(40)
@pytest.mark.parametrize("pattern", ["(", "a{1,99999}", "(?=x)", "\\1", "x" * 1_001, "(?:a{1000}){1000}", "[[:bogus:]]", "*"])
async def test_a_pattern_that_re2_does_not_take_is_refused(lab: Lab, hostile: int, pattern: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        await lab.ask(hostile, metric="*", filters=[{"field": "p", "operator": "regex", "value": pattern}])
    assert caught.value.details[0].field == "filters.0.value"


@pytest.mark.hostile(45)
async def test_too_many_buckets_or_rows_are_refused_by_name(lab: Lab, hostile: int) -> None:
    with pytest.raises(LimitReached, match="buckets"):
        await lab.ask(hostile, metric="*", interval="second", **{"from": "2020-01-01", "to": "2030-01-01"})
    with pytest.raises(LimitReached, match="rows"):
        await lab.ask(hostile, metric="*", interval="second", group_by="p", **{"from": NOW_MS - 7_200_000, "to": NOW_MS})


@pytest.mark.hostile(45)
@pytest.mark.parametrize("limit", [-1, 0, 10_001, 10**12])
async def test_a_limit_out_of_range_is_refused(lab: Lab, hostile: int, limit: int) -> None:
    with pytest.raises(InvalidQuery):
        await lab.ask(hostile, metric="*", limit=limit)


@pytest.mark.hostile(46)
async def test_deep_and_wide_filters_are_refused(lab: Lab, hostile: int) -> None:
    deep: dict[str, Any] = {"field": "p", "operator": "eq", "value": "x"}
    for _ in range(900):
        deep = {"not": deep}
    with pytest.raises(InvalidQuery):
        await lab.ask(hostile, metric="*", filters=[deep])
    with pytest.raises(InvalidQuery):
        await lab.ask(hostile, metric="*", filters=[{"field": "p", "operator": "eq", "value": "x"}] * 101)
