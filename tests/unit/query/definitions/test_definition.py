from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.definitions.definition import Definition, as_metric

NAMED = Compare(resolve_field("name"), "eq", "purchase")


def _metric(**parts: Any) -> Any:
    return as_metric(msgspec.convert({"name": "mine", **parts}, Definition))


def test_an_event_with_filters_and_an_aggregation() -> None:
    metric = _metric(event="purchase", aggregation="p95", value_field="price", filters=[{"field": "country", "value": "TH"}], unit="USD", good_when="down")
    assert (metric.aggregation, metric.percentile, metric.field, metric.unit, metric.good_when) == ("percentile", 95.0, resolve_field("price"), "USD", "down")
    assert metric.condition == And((NAMED, And((Compare(resolve_field("country"), "eq", "TH"),))))


@pytest.mark.parametrize(
    ("parts", "aggregation", "field"),
    [
        ({}, "count", None),
        ({"aggregation": "sum"}, "sum", "value"),
        ({"aggregation": "unique_count"}, "unique_count", "person"),
        ({"aggregation": "rate"}, "rate", None),
    ],
)
def test_what_is_left_out_has_the_usual_meaning(parts: dict[str, Any], aggregation: str, field: str | None) -> None:
    metric = _metric(event="purchase", **parts)
    assert (metric.aggregation, metric.field, metric.condition) == (aggregation, field and resolve_field(field), NAMED)
    assert _metric(event="*").condition == ALWAYS


def test_a_formula() -> None:
    metric = _metric(formula="signups / unique_users * 100", unit="percent")
    assert (metric.formula, metric.unit) == ("signups / unique_users * 100", "percent")


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"event": "a", "formula": "b"},
        {"event": ""},
        {"event": "a\x00"},
        {"event": "a", "aggregation": "avgg"},
        {"event": "a", "filters": [{"field": ""}]},
        {"formula": "a / b", "aggregation": "sum"},
        {"formula": "a / b", "filters": [{"field": "x", "value": 1}]},
        {"name": "Bad Name", "event": "a"},
        {"name": "", "event": "a"},
        {"name": "x" * 101, "event": "a"},
        {"event": "a", "description": "x" * 1_001},
    ],
)
def test_what_cannot_be_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuery):
        _metric(**parts)
