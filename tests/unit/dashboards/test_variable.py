from __future__ import annotations

from typing import Any

import pytest

from tidegauge.dashboards.document import Variable
from tidegauge.dashboards.variable import bind, defaults

VALUES = {"land": ("TH",), "lands": ("TH", "JP"), "nothing": ()}


def _filter(value: Any, operator: str = "eq") -> dict[str, Any]:
    return {"field": "country", "operator": operator, "value": value}


@pytest.mark.parametrize(
    ("given", "bound"),
    [
        (_filter("$land"), _filter("TH")),
        (_filter("$lands"), _filter(["TH", "JP"], "in")),
        (_filter("$lands", "neq"), _filter(["TH", "JP"], "not_in")),
        (_filter("$land", "in"), _filter(["TH"], "in")),
        (_filter(["$lands", "DE"], "in"), _filter(["TH", "JP", "DE"], "in")),
        (_filter("/$land/page"), _filter("/TH/page")),
        (_filter("$unknown"), _filter("$unknown")),
        (_filter("5 $"), _filter("5 $")),
        (_filter(7), _filter(7)),
        ({"field": "country", "operator": "exists"}, {"field": "country", "operator": "exists"}),
        ({"not": _filter("$land")}, {"not": _filter("TH")}),
        ({"or": [_filter("$nothing"), _filter("DE")]}, {"or": [_filter("DE")]}),
    ],
)
def test_values_take_the_place_of_names(given: dict[str, Any], bound: dict[str, Any]) -> None:
    assert bind([given], VALUES) == [bound]


@pytest.mark.parametrize("given", [_filter("$nothing"), {"not": _filter("$nothing")}, {"and": [_filter("$nothing")]}, _filter(["$nothing"], "in")])
def test_a_filter_without_a_value_is_left_out(given: dict[str, Any]) -> None:
    assert bind([given], VALUES) == []


@pytest.mark.hostile(286)
def test_what_is_no_filter_is_left_for_the_check_to_refuse() -> None:
    assert bind(["x", {"and": "y"}], VALUES) == ["x", {"and": "y"}]


def test_a_variable_without_a_default_stands_for_all() -> None:
    assert defaults([Variable("a", "A", "text", "x"), Variable("b", "B", "text")]) == {"a": ("x",), "b": ()}
