"""Questions in plain English: what is counted, and which events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import ALWAYS, And, Arithmetic, Compare, Condition, Constant, Expression, Measure, Not, Operator, Or, Scalar
from tidegauge.contracts.segment import InSegment
from tidegauge.core.timestamps import format_timestamp

_OPERATORS: Final[dict[Operator, str]] = {
    "eq": "is",
    "neq": "is not",
    "gt": "is greater than",
    "gte": "is at least",
    "lt": "is less than",
    "lte": "is at most",
    "in": "is one of",
    "not_in": "is none of",
    "contains": "contains",
    "not_contains": "does not contain",
    "starts_with": "starts with",
    "not_starts_with": "does not start with",
    "ends_with": "ends with",
    "regex": "matches",
    "not_regex": "does not match",
    "exists": "is there",
    "not_exists": "is not there",
    "between": "is between",
}
_AGGREGATIONS: Final = {
    "sum": "sum of {field}",
    "average": "average of {field}",
    "min": "smallest {field}",
    "max": "largest {field}",
    "unique_count": "number of different values of {field}",
    "stddev": "standard deviation of {field}",
    "first": "first {field}",
    "last": "last {field}",
    "delta": "last {field} minus the first",
    "histogram": "distribution of {field}",
}
_SHOWN_VALUES: Final = 10


def definition(expression: Expression, measures: Sequence[Measure]) -> str:
    """What a number is: `sum of value where name is purchase`."""
    return _expression(expression, [_measure(measure) for measure in measures])


def conditions(condition: Condition) -> list[str]:
    """Each filter as a clause; all of them hold."""
    if condition == ALWAYS:
        return []
    if isinstance(condition, And):
        return [clause for part in condition.parts for clause in conditions(part)]
    return [_clause(condition)]


def _measure(measure: Measure) -> str:
    what = "sessions" if measure.source == "sessions" else "events"
    field = None if measure.field is None else _field(measure.field)
    match measure.aggregation:
        case "count":
            words = f"number of {what}" + (f" with {field}" if field else "")
        case "rate":
            words = f"{what} a second"
        case "percentile":
            words = f"{measure.percentile:g}th percentile of {field}"
        case "unique_count" if measure.field is not None and measure.field.kind == "person":
            words = "number of people"
        case _:
            words = _AGGREGATIONS[measure.aggregation].format(field=field)
    where = conditions(measure.condition)
    return f"{words} where {' and '.join(where)}" if where else words


def _expression(expression: Expression, measures: list[str], *, is_part: bool = False) -> str:
    if isinstance(expression, Constant):
        return f"{expression.value:g}"
    if not isinstance(expression, Arithmetic):
        return f"({measures[expression.index]})" if is_part else measures[expression.index]
    text = f"{_expression(expression.left, measures, is_part=True)} {expression.operator} {_expression(expression.right, measures, is_part=True)}"
    return f"({text})" if is_part else text


def _clause(condition: Condition) -> str:
    if isinstance(condition, Compare):
        return _compare(condition)
    if isinstance(condition, InSegment):
        return f"people of the segment {condition.segment}"
    if isinstance(condition, Not):
        return f"not ({_clause(condition.part)})"
    parts = [_clause(part) for part in condition.parts]
    if not parts:
        return "any event" if isinstance(condition, And) else "no event"
    return parts[0] if len(parts) == 1 else f"({(' or ' if isinstance(condition, Or) else ' and ').join(parts)})"


def _compare(compare: Compare) -> str:
    start = f"{_field(compare.field)} {_OPERATORS[compare.operator]}"
    operand = compare.operand
    if operand is None:
        return start
    values = operand if isinstance(operand, tuple) else (operand,)
    shown = [_value(compare.field, value) for value in values[:_SHOWN_VALUES]] + (["…"] if len(values) > _SHOWN_VALUES else [])
    return f"{start} {' and '.join(shown) if compare.operator == 'between' else ', '.join(shown)}"


def _field(field: Field) -> str:
    return {"session_duration": "seconds of a session", "bounced_sessions": "bounces (1 or 0)"}.get(field.name, field.name)


def _value(field: Field, value: Scalar) -> str:
    if field.kind == "time" and isinstance(value, float):
        return format_timestamp(int(value))
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:,.12g}"
    return "(empty)" if value == "" else str(value)
