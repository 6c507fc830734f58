from __future__ import annotations

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.person_use import counts_people, is_about_people, names_people
from tidegauge.contracts.plan import And, Compare, Condition, Dimension, Measure, MeasureRef, Not, Or, Plan
from tidegauge.core.time_range import Window

PERSON = resolve_field("person")
SEVEN = Compare(PERSON, "eq", "7")


def _plan(measure: Measure, condition: Condition = And(), by: str = "name") -> Plan:
    return Plan(1, "m", (measure,), MeasureRef(0), Window("rolling", "last_hour"), condition, (Dimension(by, resolve_field(by)),))


@pytest.mark.parametrize(
    ("plan", "counts", "names"),
    [
        (_plan(Measure("count")), False, False),
        (_plan(Measure("unique_count", PERSON)), True, False),
        (_plan(Measure("unique_count", resolve_field("user_id"))), False, False),
        (_plan(Measure("count"), by="person"), False, True),
        (_plan(Measure("count"), And((Not(Or((SEVEN,))),))), False, True),
        (_plan(Measure("count", condition=SEVEN)), False, True),
        (_plan(Measure("count"), Compare(PERSON, "exists")), False, False),
    ],
)
def test_a_plan_says_whether_it_counts_people_or_tells_them_apart(plan: Plan, counts: bool, names: bool) -> None:
    assert (counts_people(plan), names_people(plan)) == (counts, names)
    assert is_about_people(plan) == (counts or names)


def test_sessions_are_made_of_a_persons_events() -> None:
    assert is_about_people(_plan(Measure("count", source="sessions")))
