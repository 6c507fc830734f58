"""Measures as SQL aggregates: a number, or NULL where there is nothing to measure."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.plan import ALWAYS, Arithmetic, Constant, Expression, Measure
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder

SKETCH_ERROR: Final = 0.01
"""Relative error of the sketches below: DDSketch by construction; HyperLogLog of 2^17 cells at 3.4 standard errors (0.29 % each)."""

HISTOGRAM_BINS: Final = 20

_PLACE: Final = "(timestamp, _batch, _row)"
_NUMERIC: Final = {
    "average": "avgIf(x, c)",
    "min": "minIf(x, c)",
    "max": "maxIf(x, c)",
    "stddev": "stddevPopStableIf(x, c)",
    "first": f"argMinIf(x, {_PLACE}, c)",
    "last": f"argMaxIf(x, {_PLACE}, c)",
    "delta": f"argMaxIf(x, {_PLACE}, c) - argMinIf(x, {_PLACE}, c)",
}


def is_sketchable(measure: Measure) -> bool:
    """Whether a sketch may answer instead of the exact, dearer aggregate."""
    return measure.aggregation in ("unique_count", "percentile")


def measure_sql(measure: Measure, binder: Binder, *, is_exact: bool) -> str:
    """The aggregate of one measure over the rows of a group. Rates are counts here: the reader of the rows knows each cell's seconds."""
    conditions = [] if measure.condition == ALWAYS else [compile_condition(measure.condition, binder)]
    field = measure.field
    if measure.aggregation in ("count", "rate"):
        if field is not None:
            conditions.append(fields.exists(field, binder))
        return f"countIf({' AND '.join(conditions)})" if conditions else "count()"
    if field is None:
        raise ValueError(f"{measure.aggregation} needs a field")
    if measure.aggregation == "unique_count":
        return _unique(measure, [*conditions, fields.exists(field, binder)], binder, is_exact)
    nullable = fields.number(field, binder)
    condition = " AND ".join([*conditions, f"isNotNull({nullable})"])
    number = f"assumeNotNull({nullable})"
    if measure.aggregation == "sum":
        return f"sumIf({number}, {condition})"
    if measure.aggregation == "histogram":
        return _histogram(number, condition)
    aggregate = _percentile(measure, is_exact) if measure.aggregation == "percentile" else _NUMERIC[measure.aggregation]
    return f"if(countIf({condition}) = 0, NULL, {_put(aggregate, number, condition)})"


def expression_sql(expression: Expression, columns: list[str]) -> str:
    """A formula over result columns as contracts.plan.evaluate computes it: NULL where a part is, or when dividing by zero."""
    if isinstance(expression, Constant):
        return f"toNullable(toFloat64({expression.value!r}))"
    if isinstance(expression, Arithmetic):
        left, right = expression_sql(expression.left, columns), expression_sql(expression.right, columns)
        return f"({left} / nullIf({right}, 0))" if expression.operator == "/" else f"({left} {expression.operator} {right})"
    return columns[expression.index]


def _unique(measure: Measure, conditions: list[str], binder: Binder, is_exact: bool) -> str:
    field = measure.field
    if field is None:
        raise ValueError("unique_count needs a field")
    value = field.column if field.kind == "person" else fields.text(field, binder)
    return f"{'uniqExactIf' if is_exact else 'uniqCombined64If(17)'}({value}, {' AND '.join(conditions)})"


def _percentile(measure: Measure, is_exact: bool) -> str:
    level = repr(float(measure.percentile or 0) / 100)  # a number of ours: aggregate parameters cannot be bound
    return f"quantileExactInclusiveIf({level})(x, c)" if is_exact else f"quantileDDIf({SKETCH_ERROR}, {level})(x, c)"


def _put(aggregate: str, number: str, condition: str) -> str:
    return aggregate.replace("(x, ", f"({number}, ").replace(", c)", f", {condition})")


def _histogram(number: str, condition: str) -> str:
    """Lowest and highest number over all groups (`_extremes`, which the statement brings), then the filled bins' indices, then their counts."""
    low, high = "tupleElement(_extremes, 1)", "tupleElement(_extremes, 2)"
    bins = f"if({high} > {low}, least(toInt64(floor(({number} - {low}) / ({high} - {low}) * {HISTOGRAM_BINS})), {HISTOGRAM_BINS - 1}), 0)"
    filled = f"sumMapIf([{bins}], [toUInt64(1)], {condition})"
    indices, counts = (f"arrayMap(found -> toFloat64(found), tupleElement({filled}, {part}))" for part in (1, 2))
    return f"arrayConcat([{low}, {high}], {indices}, {counts})"


def extremes_sql(measure: Measure, binder: Binder) -> str:
    """The lowest and highest number that a histogram spans."""
    if measure.field is None:
        raise ValueError("histogram needs a field")
    nullable = fields.number(measure.field, binder)
    conditions = [f"isNotNull({nullable})"] if measure.condition == ALWAYS else [compile_condition(measure.condition, binder), f"isNotNull({nullable})"]
    condition = " AND ".join(conditions)
    return f"(minIf(assumeNotNull({nullable}), {condition}), maxIf(assumeNotNull({nullable}), {condition}))"
