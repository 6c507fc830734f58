from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.cell import Cell
from tidegauge.stream.ranking import rank

CELLS = [Cell((group,), (value,), count) for group, value, count in (("b", 5.0, 1), ("a", 5.0, 2), ("d", None, 9), ("c", 7.0, 1))]


@pytest.mark.parametrize(
    ("order_by", "descending", "order"),
    [
        ("value", True, "cabd"),
        ("value", False, "abcd"),
        ("count", True, "dabc"),
        ("count", False, "bcad"),
        ("name", True, "dcba"),
        ("name", False, "abcd"),
        ("timestamp", True, "cabd"),
    ],
)
def test_orders_groups_with_ties_by_name_and_nothing_last(make_plan: Any, order_by: str, descending: bool, order: str) -> None:
    plan = make_plan(by=["name"], order_by=order_by, descending=descending)
    assert "".join(CELLS[place].group[0] for place in rank(plan, CELLS)) == order
