import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Arithmetic, Compare, Constant, Measure, MeasureRef, Not, Or, Plan, evaluate
from tidegauge.core.time_range import Window


@pytest.mark.req("B2")
@pytest.mark.parametrize(("sign", "expected"), [("+", 8.0), ("-", 4.0), ("*", 12.0), ("/", 3.0)])
def test_arithmetic(sign: str, expected: float) -> None:
    assert evaluate(Arithmetic(sign, MeasureRef(0), MeasureRef(1)), (6.0, 2.0)) == expected  # type: ignore[arg-type]


def test_nothing_and_division_by_zero_give_nothing() -> None:
    ratio = Arithmetic("/", MeasureRef(0), MeasureRef(1))
    assert evaluate(ratio, (1.0, 0.0)) is None
    assert evaluate(ratio, (None, 1.0)) is None
    assert evaluate(Arithmetic("+", ratio, Constant(1.0)), (1.0, 0.0)) is None
    assert evaluate(Constant(2.0), ()) == 2.0


def test_plans_are_keys_and_conditions_of_different_kinds_differ() -> None:
    def plan() -> Plan:
        condition = And((Compare(resolve_field("country"), "in", ("TH", 1.0)),))
        return Plan(1, "x", (Measure("count", condition=condition),), MeasureRef(0), Window("rolling", "last_hour"))

    assert {plan(): 1}[plan()] == 1
    assert len({And(), Or(), Not(And()), ALWAYS}) == 3
