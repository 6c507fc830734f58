"""Transactions against plain Python."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from statistics import median

import numpy as np
import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.core.errors import LimitReached

START_MS = NOW_MS - 3_600_000 * 20


def step(transaction: str, status: str, at_ms: int, value: float | None = None) -> Event:
    return seen("transaction", "", at_ms, value=value, transaction_id=transaction, status=status)


@pytest.mark.req("D3")
async def test_where_each_stands_and_how_it_got_there(study: Study) -> None:
    dice = random.Random(9)
    histories: dict[str, list[tuple[int, str, float | None]]] = defaultdict(list)
    at_ms = START_MS
    for _ in range(600):
        at_ms += 1 + dice.randrange(90_000)
        status = dice.choice(["created", "pending", "Completed", "failed", "review"])
        histories[f"t{dice.randrange(120)}"].append((at_ms, status, dice.choice([None, 5.0, 7.5])))
    events = [step(name, status, when, value) for name, own in histories.items() for when, status, value in own]
    dice.shuffle(events)
    answer = await study.analyse("transactions", events, time_window="last_24_hours", stuck_after_seconds=3_600, limit=5)
    standing = {name: own[-1][1] for name, own in histories.items()}
    assert {one.status: one.count for one in answer.statuses} == dict(Counter(standing.values()))
    outcome = Counter({"Completed": "completed", "failed": "failed"}.get(status, "pending") for status in standing.values())
    assert (answer.completed, answer.failed, answer.pending) == (outcome["completed"], outcome["failed"], outcome["pending"])
    assert answer.success_rate == pytest.approx(outcome["completed"] / (outcome["completed"] + outcome["failed"]))
    times = [(own[-1][0] - own[0][0]) / 1000 for name, own in histories.items() if standing[name] == "Completed"]
    assert answer.median_seconds_to_complete == pytest.approx(median(times))
    assert answer.p95_seconds_to_complete == pytest.approx(np.percentile(times, 95))
    changes: dict[tuple[str, str], list[float]] = defaultdict(list)
    for own in histories.values():
        before = ("", own[0][0])
        for when, status, _ in own:
            if status != before[0]:
                changes[before[0], status].append((when - before[1]) / 1000 if before[0] else 0)
            before = status, when
    assert {(one.source, one.target): (one.count, one.median_seconds) for one in answer.flow} == {
        pair: (len(took), pytest.approx(median(took))) for pair, took in changes.items()
    }
    stuck = sorted(
        (own[-1][0], name) for name, own in histories.items() if standing[name] in ("created", "pending", "review") and NOW_MS - own[-1][0] >= 3_600_000
    )
    assert answer.stuck_count == len(stuck)
    assert [one.transaction for one in answer.stuck] == [name for _, name in stuck[:5]]
    worth = sum(next((value for _, _, value in reversed(own) if value is not None), 0.0) for name, own in histories.items() if standing[name] == "Completed")
    assert answer.completed_value == pytest.approx(worth)


@pytest.mark.req("D3")
async def test_a_property_that_is_no_status_is_refused(study: Study) -> None:
    with pytest.raises(LimitReached, match="more than 50 values"):
        await study.analyse("transactions", [step(f"t{n}", f"s{n}", START_MS) for n in range(60)], time_window="last_24_hours")


@pytest.mark.req("D3")
async def test_no_transactions(study: Study) -> None:
    answer = await study.analyse("transactions", [])
    assert (answer.transactions, answer.success_rate, answer.flow, answer.latest) == (0, None, [], [])
