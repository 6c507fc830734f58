from __future__ import annotations

import pytest

from tidegauge.analysis.inquiry import both, columns_of
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Not, Or

NAME = Compare(resolve_field("name"), "eq", "a")
PLAN = Compare(resolve_field("properties.plan"), "eq", "pro")


@pytest.mark.req("C1")
def test_the_columns_of_a_condition_are_those_of_all_its_parts() -> None:
    assert columns_of(ALWAYS) == set()
    assert columns_of(Or((NAME, Not(And((PLAN,)))))) == {"name", "text", "number"}
    assert columns_of(Compare(resolve_field("event"), "exists")) == {"name"}


def test_both_adds_nothing_to_one_that_always_holds() -> None:
    assert both(ALWAYS, NAME) == NAME
    assert both(NAME, ALWAYS) == NAME
    assert both(ALWAYS, ALWAYS) == ALWAYS
    assert both(NAME, PLAN) == And((NAME, PLAN))
