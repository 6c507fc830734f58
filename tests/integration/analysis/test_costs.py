"""Costs and profit."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.core.errors import InvalidQuery, LimitReached

START_MS = NOW_MS - 3 * DAY_MS
WEEK = {"time_window": "last_7_days", "interval": "day"}


@pytest.mark.req("D5")
async def test_profit_margin_return_and_budgets(study: Study) -> None:
    events = [
        seen("cost", "", START_MS, value=300.0, category="ads"), seen("cost", "", START_MS + DAY_MS, value=100.0, category="hosting"),
        seen("cost", "", START_MS, value=100.0, category="ads", currency="EUR"), seen("cost", "", START_MS, value=9.0, category="ads", currency="JPY"),
        seen("purchase", "u", START_MS, value=1_000.0), seen("refund", "u", START_MS + DAY_MS, value=100.0),
    ]  # fmt: skip
    answer = await study.analyse("costs", events, money={"rates": {"EUR": 1.5}}, budgets={"ads": 900, "hosting": 50, "people": 10}, **WEEK)
    assert (answer.income, answer.costs, answer.profit) == (900.0, 550.0, 350.0)
    assert (answer.margin, answer.roi) == pytest.approx((350 / 900, 350 / 550))
    assert [(one.category, one.cost, one.entries, one.budget_used) for one in answer.categories] == [
        ("ads", 450.0, 3, 0.5), ("hosting", 100.0, 1, 2.0), ("people", 0.0, 0, 0.0),
    ]  # fmt: skip
    assert (answer.unconverted, answer.budget, answer.budget_used) == (1, 960.0, pytest.approx(550 / 960))
    assert [(bucket.income, bucket.costs, bucket.profit) for bucket in answer.buckets if bucket.income or bucket.costs] == [
        (1_000.0, 450.0, 550.0), (-100.0, 100.0, -200.0),
    ]  # fmt: skip
    assert sum(row.value for row in answer.results) == answer.costs


@pytest.mark.req("D5")
async def test_nothing_spent_and_nothing_earned(study: Study) -> None:
    answer = await study.analyse("costs", [], **WEEK)
    assert (answer.costs, answer.margin, answer.roi, answer.budget, answer.categories) == (0, None, None, None, [])


@pytest.mark.req("D5")
async def test_what_is_wrong_is_named(study: Study) -> None:
    with pytest.raises(InvalidQuery, match=r"budgets\.ads"):
        await study.analyse("costs", [], budgets={"ads": -1})
    with pytest.raises(LimitReached, match="category has more than 200 values"):
        await study.analyse("costs", [seen("cost", "", START_MS, value=1.0, category=f"c{n}") for n in range(201)], **WEEK)
