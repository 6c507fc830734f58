from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Not, Or
from tidegauge.stream.condition import condition_mask, untestable

ROWS: tuple[dict[str, Any], ...] = (
    {"properties": {"k": "Straße"}, "tags": ["a", "b"], "country": "TH", "value": 5.0},
    {"properties": {"k": 29.99}, "tags": [], "is_bot": True, "value": -1.0},
    {"properties": {"k": ""}, "tags": ["B"], "country": "DE"},
    {},
)


def _hits(bench: Any, event: Any, condition: Any) -> list[int]:
    mask = condition_mask(bench.columns([event(**row) for row in ROWS]), condition)
    return [row for row, hit in enumerate(mask.tolist()) if hit]


@pytest.mark.parametrize(
    ("field", "operator", "operand", "rows"),
    [
        ("k", "eq", "Straße", [0]),
        ("k", "eq", "straße", []),
        ("k", "eq", "", [2]),
        ("k", "neq", "Straße", [1, 2, 3]),
        ("k", "eq", "29.99", [1]),
        ("k", "eq", 29.99, [1]),
        ("k", "gt", 5, [1]),
        ("k", "lt", 5, []),
        ("k", "gt", "2", [0, 1]),
        ("k", "gte", "", [0, 1, 2]),
        ("k", "contains", "STRA", [0]),
        ("k", "not_contains", "stra", [1, 2, 3]),
        ("k", "starts_with", "Str", [0]),
        ("k", "starts_with", "str", []),
        ("k", "not_starts_with", "Str", [1, 2, 3]),
        ("k", "ends_with", "ße", [0]),
        ("k", "regex", r"^\d+\.", [1]),
        ("k", "not_regex", r"\d", [0, 2, 3]),
        ("k", "exists", None, [0, 1, 2]),
        ("k", "not_exists", None, [3]),
        ("k", "in", ("Straße", 29.99), [0, 1]),
        ("k", "not_in", ("Straße", "29.99"), [2, 3]),
        ("value", "between", (-1.0, 4.0), [1]),
        ("value", "neq", 5, [1, 2, 3]),
        ("country", "in", ("TH", "DE"), [0, 2]),
        ("country", "exists", None, [0, 2]),
        ("tags", "eq", "a", [0]),
        ("tags", "contains", "b", [0]),
        ("tags", "not_contains", "a", [1, 2, 3]),
        ("tags", "in", ("B", "x"), [2]),
        ("tags", "starts_with", "B", [2]),
        ("tags", "exists", None, [0, 2]),
        ("is_bot", "eq", True, [1]),
        ("is_bot", "eq", "true", [1]),
        ("is_bot", "eq", 1, [1]),
        ("is_bot", "neq", True, [0, 2, 3]),
        ("missing", "neq", "x", [0, 1, 2, 3]),
        ("missing", "regex", "", []),
    ],
)
def test_finds_the_rows(bench: Any, event: Any, field: str, operator: Any, operand: Any, rows: list[int]) -> None:
    assert _hits(bench, event, Compare(resolve_field(field), operator, operand)) == rows


def test_joins(bench: Any, event: Any) -> None:
    thai, bot = Compare(resolve_field("country"), "eq", "TH"), Compare(resolve_field("is_bot"), "eq", True)
    assert _hits(bench, event, Or((thai, bot))) == [0, 1]
    assert _hits(bench, event, And((thai, bot))) == []
    assert _hits(bench, event, Not(Or((thai, bot)))) == [2, 3]
    assert _hits(bench, event, And()) == [0, 1, 2, 3]
    assert _hits(bench, event, Or()) == []


def test_a_condition_is_evaluated_once_per_batch(bench: Any, event: Any) -> None:
    columns = bench.columns([event()])
    assert condition_mask(columns, Compare(resolve_field("k"), "exists")) is condition_mask(columns, Compare(resolve_field("k"), "exists"))


@pytest.mark.parametrize(
    ("field", "operator", "operand", "reason"),
    [("k", "regex", "(?<=a)b", "the pattern is not RE2's"), ("tags", "gt", "a", "a list has no order"), ("k", "regex", "a+", None), ("k", "gt", "a", None)],
)
def test_says_what_cannot_be_tested(field: str, operator: Any, operand: str, reason: str | None) -> None:
    assert untestable(Or((And(), Not(Compare(resolve_field(field), operator, operand))))) == reason
