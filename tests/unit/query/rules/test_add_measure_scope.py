from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Measure, MeasureRef, Or, Plan
from tidegauge.core.time_range import Window
from tidegauge.query.rules import RULES, rewrite
from tidegauge.query.rules.add_measure_scope import add_measure_scope

A = Compare(resolve_field("name"), "eq", "a")
B = Compare(resolve_field("name"), "eq", "b")


def _plan(*measures: Measure) -> Plan:
    return Plan(1, "x", measures, MeasureRef(0), Window("rolling", "last_hour"))


def test_events_that_no_measure_counts_are_left_out() -> None:
    plan = add_measure_scope(_plan(Measure("count", condition=A), Measure("count", condition=B)))
    assert plan.condition == And((ALWAYS, Or((A, B))))


def test_a_measure_of_all_events_needs_all_events() -> None:
    plan = _plan(Measure("count", condition=A), Measure("count"))
    assert add_measure_scope(plan) is plan


def test_rewriting_again_changes_nothing() -> None:
    once = rewrite(_plan(Measure("count", condition=A), Measure("count", condition=B)))
    assert rewrite(once) == once
    assert len(RULES) == 4
