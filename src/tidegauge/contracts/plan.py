"""A question made definite: every name resolved, every default filled in. The store compiles it to SQL, the stream folds batches by it.

Everything here is frozen and hashable: equal plans share one cache entry and one live state.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tidegauge.contracts.field import Field
from tidegauge.contracts.segment import InSegment
from tidegauge.contracts.sight import Sight
from tidegauge.core.time_range import Interval, Window

OTHER: Final = "(other)"
"""The dimension value of the rows beyond the top `limit` groups, when `other` is asked for."""

Operator = Literal[
    "eq",
    "neq",
    "gt",
    "gte",
    "lt",
    "lte",
    "in",
    "not_in",
    "contains",
    "not_contains",
    "starts_with",
    "not_starts_with",
    "ends_with",
    "regex",
    "not_regex",
    "exists",
    "not_exists",
    "between",
]
Scalar = str | float | bool | None


class Compare(msgspec.Struct, frozen=True, tag=True):
    """One test of one field. The operand's type decides the comparison: numbers compare numbers (a property that is not a number fails), text compares text.

    `operand` is a tuple for in, not_in and between (low, high inclusive); None for exists and not_exists. The `not_…` operators and neq are true
    where the field is absent.
    """

    field: Field
    operator: Operator
    operand: Scalar | tuple[Scalar, ...] = None


class And(msgspec.Struct, frozen=True, tag=True):
    """True when all parts are; an empty And is true."""

    parts: tuple[Condition, ...] = ()


class Or(msgspec.Struct, frozen=True, tag=True):
    """True when any part is; an empty Or is false."""

    parts: tuple[Condition, ...] = ()


class Not(msgspec.Struct, frozen=True, tag=True):
    """True when the part is not."""

    part: Condition


Condition = Compare | And | Or | Not | InSegment
ALWAYS: Final = And()

Aggregation = Literal["count", "sum", "average", "min", "max", "unique_count", "percentile", "stddev", "rate", "first", "last", "delta", "histogram"]
Source = Literal["events", "sessions"]


class Measure(msgspec.Struct, frozen=True):
    """One number per cell: an aggregation of `field` over the events that meet `condition` (on top of the plan's own).

    - count: events; with a field, events that have it. rate: count per second of the cell's time. sum/average/min/max/stddev (population) of the numbers;
      unique_count of the field's distinct values; percentile (0-100, linear interpolation between ranks as quantileExactInclusive);
      first/last by (timestamp, place); delta = last - first; histogram: a list of (low, high, count).
    - source "sessions": the measure is of whole sessions (field is one of session_count, bounce_rate, session_duration); the stream does not fold these.
    """

    aggregation: Aggregation
    field: Field | None = None
    percentile: float | None = None
    condition: Condition = ALWAYS
    source: Source = "events"


class Constant(msgspec.Struct, frozen=True, tag=True):
    value: float


class MeasureRef(msgspec.Struct, frozen=True, tag=True):
    """The value of `measures[index]`."""

    index: int


class Arithmetic(msgspec.Struct, frozen=True, tag=True):
    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


Expression = Constant | MeasureRef | Arithmetic


class Dimension(msgspec.Struct, frozen=True):
    """A group-by. `time_part` is set for minute, hour, day, week, month, hour_of_day, day_of_week (1 = Monday) of the timestamp in the plan's zone."""

    name: str
    field: Field | None = None
    time_part: str | None = None


class Plan(msgspec.Struct, frozen=True):
    """A definite question. Dimension values are text ("" where the event has none). `limit` counts groups.

    `sight`: what whoever asks may see, a part of `condition` already; None: whatever whoever runs it may see. Plans of two who see different rows are never
    equal.
    """

    project: int
    metric: str
    measures: tuple[Measure, ...]
    expression: Expression
    window: Window
    condition: Condition = ALWAYS
    dimensions: tuple[Dimension, ...] = ()
    interval: Interval | None = None
    timezone: str = "UTC"
    order_by: Literal["value", "count", "name", "timestamp"] = "value"
    descending: bool = True
    limit: int = 1000
    other: bool = False
    exact: bool = False
    compare: Literal["previous_period", "previous_year"] | None = None
    sight: Sight | None = None


def condition_columns(condition: Condition) -> set[str]:
    """The columns of the events table that a condition looks at."""
    if isinstance(condition, And | Or):
        return set().union(*map(condition_columns, condition.parts))
    if isinstance(condition, Not):
        return condition_columns(condition.part)
    if isinstance(condition, InSegment):
        return {"person"}
    return {condition.field.column, "text", "number"} if condition.field.kind == "property" else {condition.field.column}


def evaluate(expression: Expression, values: tuple[float | None, ...]) -> float | None:
    """The value of a formula over one cell's measures; None where a part is None or a division is by zero."""
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, MeasureRef):
        return values[expression.index]
    left, right = evaluate(expression.left, values), evaluate(expression.right, values)
    if left is None or right is None:
        return None
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right if right else None
