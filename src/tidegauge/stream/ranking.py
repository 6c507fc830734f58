"""The order of groups and the cut at the plan's limit."""

from __future__ import annotations

from tidegauge.contracts.cell import Cell
from tidegauge.contracts.plan import MeasureRef, Plan, evaluate


def rank(plan: Plan, groups: list[Cell]) -> list[int]:
    """Places of `groups` in the plan's order: ties by group ascending, nothing to measure last."""
    if plan.order_by == "name":
        return sorted(range(len(groups)), key=lambda place: groups[place].group, reverse=plan.descending)
    sign = -1 if plan.descending else 1
    keys = [
        (True, 0.0, cell.group, place) if value is None else (False, sign * value, cell.group, place)
        for place, (cell, value) in enumerate(zip(groups, _ordering_values(plan, groups), strict=True))
    ]
    keys.sort()
    return [key[3] for key in keys]


def _ordering_values(plan: Plan, groups: list[Cell]) -> list[float | None]:
    if plan.order_by == "count":
        return [cell.count for cell in groups]
    if isinstance(plan.expression, MeasureRef):  # nearly always
        index = plan.expression.index
        return [cell.values[index] for cell in groups]
    return [evaluate(plan.expression, cell.values) for cell in groups]
