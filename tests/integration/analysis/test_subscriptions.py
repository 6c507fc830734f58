"""Recurring revenue against plain Python."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, datetime

import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

YEAR = {"from": "2025-01-01", "to": "2026-01-01"}


def ms(month: int, day: int = 5, year: int = 2025) -> int:
    return int(datetime(year, month, day, 12, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.req("D4")
async def test_a_worked_example(study: Study) -> None:
    events = [
        seen("subscription_started", "a", ms(12, 5, 2024), value=10.0),
        seen("subscription_started", "b", ms(1), value=120.0, billing="yearly"),
        seen("subscription_changed", "a", ms(2), value=25.0),
        seen("subscription_changed", "a", ms(3), value=20.0),
        seen("subscription_cancelled", "b", ms(4)),
        seen("subscription_started", "b", ms(6), value=15.0),
    ]
    answer = await study.analyse("subscriptions", events, **YEAR)
    first = answer.months[0]
    assert (first.start, first.new, first.end, first.subscribers_start, first.subscribers_end) == (10.0, 10.0, 20.0, 1, 2)
    moves = [(month.expansion, month.contraction, month.churned, month.reactivation) for month in answer.months[1:6]]
    assert moves == [(15.0, 0, 0, 0), (0, 5.0, 0, 0), (0, 0, 10.0, 0), (0, 0, 0, 0), (0, 0, 0, 15.0)]
    assert (answer.mrr, answer.arr, answer.subscribers) == (35.0, 420.0, 2)
    assert answer.quick_ratio == pytest.approx((10 + 15 + 15) / 15)
    assert [month.is_complete for month in answer.months] == [True] * 10 + [False] * 2


@pytest.mark.req("D4")
@pytest.mark.parametrize("seed", range(4))
async def test_generated_subscriptions(study: Study, seed: int) -> None:
    dice = random.Random(seed)
    events, states, moved = [], defaultdict(float), defaultdict(lambda: defaultdict(float))  # type: ignore[var-annotated]
    was: set[str] = set()
    times = sorted(dice.sample(range(ms(1, 1), min(ms(12, 28), NOW_MS), 997), 400))
    for at_ms in times:
        user = f"u{dice.randrange(40)}"
        name = dice.choice(["subscription_started", "subscription_changed", "subscription_cancelled"])
        amount = 0.0 if name == "subscription_cancelled" else float(dice.randrange(5, 50))
        events.append(seen(name, user, at_ms, value=None if name == "subscription_cancelled" else amount))
        before, month = states[user], datetime.fromtimestamp(at_ms / 1000, UTC).month
        if before == 0 and amount > 0:
            moved[month]["reactivation" if user in was else "new"] += amount
        elif amount > before:
            moved[month]["expansion"] += amount - before
        elif 0 < amount < before:
            moved[month]["contraction"] += before - amount
        elif amount == 0 and before > 0:
            moved[month]["churned"] += before
        states[user] = amount
        if amount > 0:
            was.add(user)
    dice.shuffle(events)
    answer = await study.analyse("subscriptions", events, **YEAR)
    for number, month in enumerate(answer.months, 1):
        for kind in ("new", "expansion", "reactivation", "contraction", "churned"):
            assert getattr(month, kind) == pytest.approx(moved[number][kind]), (number, kind)
        assert month.end == pytest.approx(month.start + month.new + month.expansion + month.reactivation - month.contraction - month.churned)
    assert answer.mrr == pytest.approx(sum(states.values()))
    assert answer.subscribers == sum(amount > 0 for amount in states.values())
