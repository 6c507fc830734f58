"""The order of groups and the cut at the plan's limit."""

from __future__ import annotations

from tidegauge.contracts.cell import Cell
from tidegauge.contracts.plan import Plan, evaluate


def rank(plan: Plan, groups: list[Cell]) -> list[int]:
    """Places of `groups` in the plan's order: ties by group ascending, nothing to measure last."""
    order = sorted(range(len(groups)), key=lambda place: groups[place].group)
    if plan.order_by == "name":
        return order[::-1] if plan.descending else order
    sign = -1 if plan.descending else 1

    def key(place: int) -> tuple[bool, float]:
        cell = groups[place]
        value = evaluate(plan.expression, cell.values) if plan.order_by != "count" else cell.count
        return (True, 0.0) if value is None else (False, sign * value)

    return sorted(order, key=key)
