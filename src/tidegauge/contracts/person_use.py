"""What a plan has to do with people: whether its numbers change when two people turn out to be one."""

from __future__ import annotations

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import And, Condition, Measure, Not, Or, Plan
from tidegauge.contracts.segment import InSegment


def counts_people(plan: Plan) -> bool:
    """Whether a measure is the number of distinct people."""
    return any(map(is_of_people, plan.measures))


def names_people(plan: Plan) -> bool:
    """Whether single people are told apart: by a group, or by a condition that asks for more than that there is someone."""
    conditions = (plan.condition, *(measure.condition for measure in plan.measures))
    return any(_is_person(dimension.field) for dimension in plan.dimensions) or any(map(chooses_people, conditions))


def is_about_people(plan: Plan) -> bool:
    """Whether the answer depends on who is who. Sessions without an id are made of a person's events."""
    return counts_people(plan) or names_people(plan) or any(measure.source == "sessions" for measure in plan.measures)


def is_of_people(measure: Measure) -> bool:
    """Whether this is the number of distinct people."""
    return measure.source == "events" and measure.aggregation == "unique_count" and _is_person(measure.field)


def chooses_people(condition: Condition) -> bool:
    """Whether the condition is true of some people and not of others."""
    if isinstance(condition, And | Or):
        return any(map(chooses_people, condition.parts))
    if isinstance(condition, Not):
        return chooses_people(condition.part)
    if isinstance(condition, InSegment):
        return True
    return _is_person(condition.field) and condition.operator not in ("exists", "not_exists")


def _is_person(field: Field | None) -> bool:
    return field is not None and field.kind == "person"
