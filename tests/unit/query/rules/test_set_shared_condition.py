from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Measure, MeasureRef, Plan
from tidegauge.core.time_range import Window
from tidegauge.query.rules.set_shared_condition import set_shared_condition

A = Compare(resolve_field("name"), "eq", "a")
B = Compare(resolve_field("name"), "eq", "b")


def _plan(*measures: Measure) -> Plan:
    return Plan(1, "x", measures, MeasureRef(0), Window("rolling", "last_hour"))


def test_one_condition_of_all_measures_moves_to_the_plan() -> None:
    plan = set_shared_condition(_plan(Measure("count", condition=A), Measure("sum", resolve_field("value"), condition=A)))
    assert plan.condition == And((ALWAYS, A))
    assert {measure.condition for measure in plan.measures} == {ALWAYS}


def test_different_conditions_stay() -> None:
    for plan in (_plan(Measure("count", condition=A), Measure("count", condition=B)), _plan(Measure("count"))):
        assert set_shared_condition(plan) is plan
