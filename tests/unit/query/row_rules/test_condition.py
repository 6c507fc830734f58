from __future__ import annotations

from typing import Any

import msgspec
import pytest
from tests.unit.contracts.test_sight import PART

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Or
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import WHOLE, seeing
from tidegauge.core.errors import Forbidden
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.statement import Binder
from tidegauge.query.parse import parse_question
from tidegauge.query.row_rules.condition import beside_own, both, holds_sight, is_held, own_condition

NAME = Compare(resolve_field("name"), "eq", "a")
PLAN = Compare(resolve_field("properties.plan"), "eq", "pro")


@pytest.mark.req("J1")
def test_the_own_condition_is_that_of_the_sight_and_of_no_other_project() -> None:
    assert own_condition(1) == ALWAYS
    with seeing(PART):
        assert own_condition(1) == PART.condition
        with pytest.raises(Forbidden, match="another project"):
            own_condition(2)


@pytest.mark.req("J1")
@pytest.mark.hostile(47)
def test_a_plan_holds_what_whoever_asks_may_see_and_is_another_for_who_sees_other_rows() -> None:
    def plan(**given: Any) -> Any:
        return parse_question(msgspec.convert({"metric": "events", **given}, Question), 1, "UTC", Catalogue(), 1_763_780_123_456)[0]

    whole = plan()
    with seeing(PART):
        part = plan()
    asked = plan(filters=[{"field": "country", "operator": "eq", "value": "TH"}])
    assert (whole.sight, part.sight) == (WHOLE, PART)
    assert len({whole, part, asked}) == 3
    assert part.condition == asked.condition
    assert holds_sight(part)
    with seeing(PART):
        assert not holds_sight(msgspec.structs.replace(whole, sight=None))


@pytest.mark.parametrize(
    ("part", "whole", "held"),
    [
        (NAME, And((PLAN, NAME)), True),
        (And((NAME, PLAN)), And((NAME, And((PLAN,)))), True),
        (NAME, Or((NAME, PLAN)), False),
        (NAME, ALWAYS, False),
        (NAME, NAME, True),
    ],
)
def test_a_condition_is_held_by_one_that_asks_for_it_among_others(part: Condition, whole: Condition, held: bool) -> None:
    assert is_held(part, whole) == held


def test_both_adds_nothing_to_one_that_always_holds() -> None:
    assert both(ALWAYS, NAME) == NAME
    assert both(NAME, ALWAYS) == NAME
    assert both(ALWAYS, ALWAYS) == ALWAYS
    assert both(NAME, PLAN) == And((NAME, PLAN))


@pytest.mark.req("J1")
def test_a_statement_leaves_to_the_engine_what_it_adds_and_says_for_whom() -> None:
    own, binder = PART.condition, Binder()
    assert own is not None
    assert beside_own(And((own, NAME)), 1, binder) == And((own, NAME))
    assert binder.parameters.sight is None
    with seeing(PART):
        assert beside_own(And((own, NAME)), 1, binder) == NAME
        assert beside_own(And((NAME, own, PLAN)), 1, binder) == And((NAME, PLAN))
        assert beside_own(own, 1, binder) == beside_own(ALWAYS, 1, binder) == ALWAYS
        assert beside_own(Or((own, NAME)), 1, binder) == Or((own, NAME))
        with pytest.raises(Forbidden, match="another project"):
            beside_own(NAME, 2, binder)
    assert binder.parameters.sight == PART
