"""Whether a number meets the condition of a rule."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.alerts.rule import Rule
from tidegauge.contracts.answer import Answer

_COMPARE: Final[dict[str, Callable[[float, float], bool]]] = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "eq": operator.eq,
    "neq": operator.ne,
    "change_above": operator.gt,
    "change_below": operator.lt,
}


class Reading(msgspec.Struct, frozen=True):
    """A number as it is now. `value` and `previous` (of the period before) are None where there is nothing to measure; `count`: events behind it."""

    value: float | None
    count: int
    previous: float | None = None


def readings_of(answer: Answer) -> dict[tuple[str, ...], Reading]:
    """The numbers of an answer without an interval, by group; one under () where it has no groups."""
    return {tuple(row.dimensions.values()): Reading(_number(row.value), row.count, _number(row.previous)) for row in answer.results}


def measured(rule: Rule, reading: Reading) -> float | None:
    """What is held against the threshold; None when there is no number: too few events, nothing to measure, or nothing before to have changed from."""
    if rule.condition == "absent":
        return float(reading.count)
    if reading.value is None or reading.count < rule.min_count:
        return None
    if rule.condition not in ("change_above", "change_below"):
        return reading.value
    if not reading.previous:
        return None
    return (reading.value - reading.previous) / abs(reading.previous) * 100


def is_met(rule: Rule, number: float, *, is_firing: bool) -> bool:
    """Whether the condition holds; of a firing alert, whether it is not over yet."""
    if rule.condition == "absent":
        return number == 0
    compare = _COMPARE[rule.condition]
    if is_firing and rule.recovery_threshold is not None:
        return compare(number, rule.recovery_threshold) or number == rule.recovery_threshold
    return compare(number, rule.threshold)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
