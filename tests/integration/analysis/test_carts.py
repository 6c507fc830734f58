"""Carts that were filled and left."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

HOUR_MS = 3_600_000
START_MS = NOW_MS - 5 * DAY_MS


@pytest.mark.req("D4")
async def test_a_cart_ends_with_its_order_or_with_patience(study: Study) -> None:
    events = [
        seen("add_to_cart", "a", START_MS, value=10.0), seen("add_to_cart", "a", START_MS + HOUR_MS, value=5.0),
        seen("purchase", "a", START_MS + 2 * HOUR_MS),
        seen("add_to_cart", "b", START_MS, value=7.0), seen("checkout", "b", START_MS + 10),
        seen("add_to_cart", "c", START_MS, value=3.0), seen("add_to_cart", "c", START_MS + 26 * HOUR_MS, value=4.0),
        seen("purchase", "c", START_MS + 27 * HOUR_MS),
        seen("purchase", "d", START_MS),
        seen("add_to_cart", "e", NOW_MS - HOUR_MS, value=9.0),
    ]  # fmt: skip
    answer = await study.analyse("carts", events, time_window="last_7_days")
    assert (answer.carts, answer.ordered, answer.abandoned, answer.open) == (5, 2, 2, 1)
    assert answer.abandonment_rate == 0.5
    assert (answer.abandoned_value, answer.abandoned_at_checkout, answer.recovered_people) == (10.0, 1, 1)
    assert answer.median_seconds_to_order == 1.5 * 3_600
    assert answer.meta.total == 0.5


@pytest.mark.req("D4")
async def test_without_carts_there_is_no_rate(study: Study) -> None:
    answer = await study.analyse("carts", [seen("purchase", "a", START_MS)])
    assert (answer.carts, answer.abandonment_rate, answer.results) == (0, None, [])
