"""How the change of a whole splits into those of its parts. Pure arithmetic: the parts' shares of the change add up to it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

import msgspec

from tidegauge.contracts.plan import And, Arithmetic, Compare, Constant, Expression, Measure, MeasureRef, Plan

ADDITIVE: Final = frozenset(("count", "sum", "rate"))
"""Aggregations of a whole that are the sums of those of its parts."""


class Quotient(msgspec.Struct, frozen=True):
    """A number as a sum (`below` None), or as one sum divided by another, times `factor`."""

    measures: tuple[Measure, ...]
    above: Expression
    below: Expression | None = None
    factor: float = 1.0


class Part(msgspec.Struct, frozen=True):
    """What one part has of the two sums; `below` is 1 where the number is not divided."""

    above: float
    below: float = 1.0


def numbers_only(measure: Measure) -> Measure:
    """How many events a mean is over: those whose field is a number."""
    if measure.field is None:
        raise ValueError("a mean needs a field")
    return msgspec.structs.replace(measure, aggregation="count", condition=And((measure.condition, Compare(measure.field, "gte", -sys.float_info.max))))


def quotient_of(plan: Plan) -> Quotient | None:
    """The plan's number as sums over parts; None where it is none, such as a percentile, an extreme or distinct people."""
    measures, expression = plan.measures, plan.expression
    if isinstance(expression, MeasureRef) and measures[expression.index].aggregation == "average":
        mean = measures[expression.index]
        return Quotient((msgspec.structs.replace(mean, aggregation="sum"), numbers_only(mean)), MeasureRef(0), MeasureRef(1))
    if any(measure.aggregation not in ADDITIVE or measure.source != "events" for measure in measures):
        return None
    if _is_sum(expression):
        return Quotient(measures, expression)
    return _divided(expression, measures, 1.0)


def shares(now: Mapping[str, Part], before: Mapping[str, Part], *, is_divided: bool) -> dict[str, float]:
    """What each part adds to the change of the whole, in the number's own unit; together they are the change.

    A sum changes by the changes of its parts. A quotient changes as parts change (their rate) and as they weigh more or less (the mix): the decomposition of
    Kitagawa, "Components of a Difference Between Two Rates" (1955), each factor weighted by the mean of the other over both times. Empty where either
    time has nothing to divide by.
    """
    names = list(dict.fromkeys((*now, *before)))
    if not is_divided:
        return {name: _above(now, name) - _above(before, name) for name in names}
    below_now, below_before = (sum(part.below for part in parts.values()) for parts in (now, before))
    if not below_now or not below_before:
        return {}
    whole = (sum(part.above for part in now.values()) / below_now + sum(part.above for part in before.values()) / below_before) / 2
    found = {}
    for name in names:
        rate_now, weight_now = _rate_and_weight(now.get(name), before.get(name), below_now)
        rate_before, weight_before = _rate_and_weight(before.get(name), now.get(name), below_before)
        mean_rate, mean_weight = (rate_now + rate_before) / 2, (weight_now + weight_before) / 2
        found[name] = (rate_now - rate_before) * mean_weight + (weight_now - weight_before) * (mean_rate - whole)
    return found


def _above(parts: Mapping[str, Part], name: str) -> float:
    part = parts.get(name)
    return 0.0 if part is None else part.above


def _rate_and_weight(part: Part | None, other: Part | None, below: float) -> tuple[float, float]:
    """A part that weighs nothing has the rate it has at the other time: all its change is of the mix."""
    if part is not None and part.below:
        return part.above / part.below, part.below / below
    return (other.above / other.below if other is not None and other.below else 0.0), 0.0


def _is_sum(expression: Expression) -> bool:
    """Whether the expression of a whole is the sum of those of its parts."""
    if isinstance(expression, MeasureRef):
        return True
    if not isinstance(expression, Arithmetic):
        return False
    if expression.operator in ("+", "-"):
        return all(_is_sum(side) or _is_zero(side) for side in (expression.left, expression.right))
    if expression.operator == "*" and isinstance(expression.left, Constant):
        return _is_sum(expression.right)
    return _is_sum(expression.left) and isinstance(expression.right, Constant)


def _is_zero(expression: Expression) -> bool:
    return isinstance(expression, Constant) and expression.value == 0


def _divided(expression: Expression, measures: tuple[Measure, ...], factor: float) -> Quotient | None:
    if not isinstance(expression, Arithmetic) or expression.operator in ("+", "-"):
        return None
    left, right = expression.left, expression.right
    if expression.operator == "*":
        if isinstance(right, Constant):
            return _divided(left, measures, factor * right.value)
        return _divided(right, measures, factor * left.value) if isinstance(left, Constant) else None
    if isinstance(right, Constant):
        return _divided(left, measures, factor / right.value) if right.value else None
    return Quotient(measures, left, right, factor) if _is_sum(left) and _is_sum(right) else None
