from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.row_rules.rule import HoldsFor, RowRule, check_row_rule, row_condition

TH: dict[str, Any] = {"field": "country", "operator": "eq", "value": "TH"}


def rule(**given: Any) -> RowRule:
    return msgspec.convert({"name": "Thailand", "filters": [TH], "holds_for": {"roles": ["viewer"]}, **given}, RowRule)


@pytest.mark.req("J1")
def test_a_rule_is_the_condition_that_all_its_filters_are() -> None:
    assert check_row_rule(rule()) == And((Compare(resolve_field("country"), "eq", "TH"),))
    assert HoldsFor().is_nobody
    assert not HoldsFor(keys=("k",)).is_nobody


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": " "}, "name"),
        ({"name": "a\tb"}, "control characters"),
        ({"holds_for": {}}, "names nobody"),
        ({"filters": [{"field": "country", "operator": "eqq", "value": "TH"}]}, "Did you mean 'eq'"),
        ({"filters": [{"field": "in_segment", "operator": "eq", "value": "active"}]}, "cannot ask for a segment"),
        ({"filters": [{"not": {"or": [{"field": "person", "operator": "exists"}]}}]}, "person's key"),
        ({"filters": [{"field": "page", "operator": "regex", "value": "("}]}, "regular expression"),
    ],
)
@pytest.mark.req("J1")
def test_what_no_rule_can_be_is_said(given: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidQuery, match=says):
        check_row_rule(rule(**given))


@pytest.mark.parametrize("given", [{"filters": []}, {"holds_for": {"roles": ["boss"]}}, {"more": 1}, {"holds_for": {"people": [""]}}])
def test_a_document_of_another_shape_is_none(given: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        rule(**given)


def test_an_event_can_be_held_against_filters_by_itself() -> None:
    assert row_condition([TH, {"or": [TH, {"field": "value", "operator": "gt", "value": 1}]}])
