"""Where two tables of one plan differ beyond rounding and the stated error of sketches."""

from __future__ import annotations

from collections.abc import Sequence

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.partial import SKETCH_RELATIVE_ERROR
from tidegauge.contracts.plan import Measure, Plan, evaluate

ROUNDING = 1e-9
"""Relative difference that sums in another order may have."""
_DEVIATION_ROUNDING = 1e-6  # a root doubles the rounding's share where the spread is small


def table_differences(plan: Plan, found: CellTable, wanted: CellTable, *, is_sketch_against_exact: bool = False) -> list[str]:
    """What differs, in words; empty when the tables agree. Order and cut of groups may differ only among values that are equal within rounding."""
    loose = SKETCH_RELATIVE_ERROR * 1.01 if is_sketch_against_exact else ROUNDING
    differences = _cell_differences(plan, "overall", found.overall, wanted.overall, loose)
    is_ranked_by_sketch = is_sketch_against_exact and any(measure.aggregation == "percentile" for measure in plan.measures)
    if is_ranked_by_sketch and wanted.is_truncated and plan.order_by not in ("name", "count"):
        return differences  # which groups are on top may hang on the sketch's error
    own, other = {cell.group: cell for cell in found.groups}, {cell.group: cell for cell in wanted.groups}
    if list(own) != list(other) and not (is_ranked_by_sketch and own.keys() == other.keys()) and not _are_ties(plan, found.groups, wanted.groups):
        differences.append(f"groups {list(own)[:6]} != {list(other)[:6]}")
    if found.is_truncated != wanted.is_truncated:
        differences.append(f"truncated {found.is_truncated} != {wanted.is_truncated}")
    if own.keys() != other.keys():
        return differences
    for group, cell in own.items():
        differences += _cell_differences(plan, f"group {group}", cell, other[group], loose)
    return differences + _bucket_differences(plan, found, wanted, loose)


def _bucket_differences(plan: Plan, found: CellTable, wanted: CellTable, loose: float) -> list[str]:
    own = {(cell.group, cell.bucket_ms): cell for cell in found.cells}
    other = {(cell.group, cell.bucket_ms): cell for cell in wanted.cells}
    if own.keys() != other.keys():
        return [f"buckets {sorted(map(str, own.keys() ^ other.keys()))[:6]} are only in one"]
    return [difference for place, cell in own.items() for difference in _cell_differences(plan, f"cell {place}", cell, other[place], loose)]


def _are_ties(plan: Plan, found: Sequence[Cell], wanted: Sequence[Cell]) -> bool:
    """Whether place by place the ordering values are equal within rounding."""
    if plan.order_by in ("name", "count") or len(found) != len(wanted):
        return False
    pairs = ((evaluate(plan.expression, own.values), evaluate(plan.expression, other.values)) for own, other in zip(found, wanted, strict=True))
    return all(_is_near(own, other, _DEVIATION_ROUNDING) for own, other in pairs)


def _cell_differences(plan: Plan, where: str, found: Cell, wanted: Cell, loose: float) -> list[str]:
    differences = [] if found.count == wanted.count else [f"{where}: count {found.count} != {wanted.count}"]
    for measure, own, other in zip(plan.measures, found.values, wanted.values, strict=True):
        if not _is_near(own, other, _tolerance(measure, loose), _scale(plan, measure, found)):
            differences.append(f"{where}: {measure.aggregation} {own} != {other}")
    return differences


def _tolerance(measure: Measure, loose: float) -> float:
    if measure.aggregation == "percentile":
        return loose
    return _DEVIATION_ROUNDING if measure.aggregation == "stddev" else ROUNDING


def _scale(plan: Plan, measure: Measure, cell: Cell) -> float:
    """What the error of an interpolated percentile is relative to where negative and positive numbers meet: the extremes, when the plan measures them."""
    if measure.aggregation != "percentile":
        return 0.0
    extremes = [
        value
        for other, value in zip(plan.measures, cell.values, strict=True)
        if other.aggregation in ("min", "max") and (other.field, other.condition) == (measure.field, measure.condition) and value is not None
    ]
    return max(map(abs, extremes)) if extremes and min(extremes) < 0 < max(extremes) else 0.0


def _is_near(own: float | None, other: float | None, tolerance: float, scale: float = 0.0) -> bool:
    if own is None or other is None:
        return own is other
    return own == other or abs(own - other) <= tolerance * max(abs(own), abs(other), scale)
