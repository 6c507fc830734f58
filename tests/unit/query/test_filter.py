from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Not, Or
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.filter import MAX_DEPTH, MAX_LIST, MAX_NODES, parse_filters


def _one(field: str, operator: str, value: Any = None) -> Any:
    condition = parse_filters([{"field": field, "operator": operator, "value": value}])
    assert isinstance(condition, And)
    return condition.parts[0]


def test_no_filters_are_always_true() -> None:
    assert parse_filters([]) == ALWAYS


@pytest.mark.req("B4")
def test_nested_filters() -> None:
    leaf = Compare(resolve_field("country"), "eq", "TH")
    item = {"field": "country", "operator": "eq", "value": "TH"}
    assert parse_filters([{"or": [item, {"not": {"and": [item]}}]}]) == And((Or((leaf, Not(And((leaf,))))),))


@pytest.mark.parametrize(
    ("field", "operator", "value", "operand"),
    [
        ("status", "eq", "404", 404.0),
        ("user_id", "eq", 12345678901234567890, "12345678901234567890"),
        ("page", "eq", 5.0, "5"),
        ("properties.n", "eq", 5, 5.0),
        ("properties.n", "eq", "5", "5"),
        ("properties.b", "eq", True, "true"),
        ("is_bot", "eq", 1, "true"),
        ("is_bot", "eq", "false", "false"),
        ("timestamp", "gte", "2026-01-01T00:00:00Z", 1767225600000.0),
        ("n", "between", [1, 2], (1.0, 2.0)),
        ("n", "in", [1, "a", False], (1.0, "a", "false")),
        ("n", "exists", "ignored", None),
        ("n", "contains", 5, "5"),
        ("n", "!=", "x", "x"),
    ],
)
def test_operands_take_the_type_that_the_field_compares(field: str, operator: str, value: Any, operand: Any) -> None:
    compare = _one(field, operator, value)
    assert compare.operand == operand
    assert type(compare.operand) is type(operand)


def test_true_and_one_are_two_plans() -> None:
    assert _one("p", "eq", True) != _one("p", "eq", 1)


@pytest.mark.hostile(34, 36, 40, 46)
@pytest.mark.parametrize(
    ("item", "place"),
    [
        (5, "filters.0"),
        ({}, "filters.0.field"),
        ({"field": "x", "operator": "eqq", "value": 1}, "filters.0.operator"),
        ({"field": "x", "operator": ["eq"], "value": 1}, "filters.0.operator"),
        ({"field": "x", "operator": "eq"}, "filters.0.value"),
        ({"field": "x", "operator": "eq", "value": {"a": 1}}, "filters.0.value"),
        ({"field": "x", "operator": "in", "value": "a"}, "filters.0.value"),
        ({"field": "x", "operator": "in", "value": ["a"] * (MAX_LIST + 1)}, "filters.0.value"),
        ({"field": "x", "operator": "in", "value": [["a"]]}, "filters.0.value.0"),
        ({"field": "x", "operator": "between", "value": [1]}, "filters.0.value"),
        ({"field": "x", "operator": "between", "value": [1, "b"]}, "filters.0.value"),
        ({"field": "x", "operator": "gt", "value": float("inf")}, "filters.0.value"),
        ({"field": "x", "operator": "gt", "value": float("nan")}, "filters.0.value"),
        ({"field": "x", "operator": "eq", "value": 10**400}, "filters.0.value"),
        ({"field": "value", "operator": "eq", "value": "slow"}, "filters.0.value"),
        ({"field": "timestamp", "operator": "gte", "value": "soon"}, "filters.0.value"),
        ({"field": "is_bot", "operator": "gt", "value": 1}, "filters.0.value"),
        ({"field": "is_bot", "operator": "eq", "value": "maybe"}, "filters.0.value"),
        ({"field": "tags", "operator": "gt", "value": "a"}, "filters.0.value"),
        ({"field": "x", "operator": "regex", "value": "("}, "filters.0.value"),
        ({"field": "x", "operator": "regex", "value": "a\x00"}, "filters.0.value"),
        ({"field": "x", "operator": "eq", "value": "x" * 10_001}, "filters.0.value"),
        ({"field": "x", "operator": "eq", "value": 1, "extra": 1}, "filters.0"),
        ({"and": 5}, "filters.0.and"),
        ({"or": [{"not": 5}]}, "filters.0.or.0.not"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(item: Any, place: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse_filters([item])
    assert caught.value.details[0].field == place


def test_unknown_operators_get_a_suggestion() -> None:
    with pytest.raises(InvalidQuery, match="Did you mean 'contains'"):
        _one("x", "contain", "a")


@pytest.mark.hostile(46)
def test_nodes_and_depth_are_bounded() -> None:
    leaf: Any = {"field": "x", "operator": "exists"}
    parse_filters([leaf] * MAX_NODES)
    with pytest.raises(InvalidQuery, match=str(MAX_NODES)):
        parse_filters([leaf] * (MAX_NODES + 1))
    for _ in range(MAX_DEPTH - 1):
        leaf = {"not": leaf}
    parse_filters([leaf])
    with pytest.raises(InvalidQuery, match=str(MAX_DEPTH)):
        parse_filters([{"not": leaf}])
