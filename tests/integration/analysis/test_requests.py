"""Requests against numpy."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

HOUR_MS = 3_600_000
START_MS = NOW_MS - 20 * HOUR_MS


@pytest.mark.req("D1")
async def test_every_figure_is_numpys(study: Study) -> None:
    dice = random.Random(6)
    rows = [
        (dice.choice(["GET", "POST"]), dice.choice("abc"), dice.choice([200, 200, 201, 404, 500]), dice.choice([None, round(dice.expovariate(0.01), 3)]))
        for _ in range(600)
    ]
    events = []
    for at, (method, path, status, took) in enumerate(rows):
        timed = {} if took is None else {"duration_ms": took}
        events.append(seen("request", "", START_MS + at * 60_000, method=method, path=path, status=status, **timed))
    answer = await study.analyse("requests", events, time_window="last_24_hours", interval="hour", limit=4, satisfied_ms=50)
    took = np.array([row[3] for row in rows if row[3] is not None])
    overall = answer.overall
    assert (overall.count, overall.errors, overall.client_errors) == (600, sum(row[2] == 500 for row in rows), sum(row[2] == 404 for row in rows))
    for level, found in ((50, overall.p50_ms), (75, overall.p75_ms), (90, overall.p90_ms), (95, overall.p95_ms), (99, overall.p99_ms), (100, overall.max_ms)):
        assert found == pytest.approx(np.percentile(took, level))
    assert overall.mean_ms == pytest.approx(took.mean())
    assert {one.status: one.count for one in answer.statuses} == {status: sum(row[2] == status for row in rows) for status in {row[2] for row in rows}}
    assert sum(bucket.count for bucket in answer.buckets) == sum(one.count for one in answer.pattern) == 600
    assert len(answer.endpoints) == 5
    assert (answer.endpoints[-1].path, answer.endpoints[-1].method) == ("(other)", "")
    first = answer.endpoints[0]
    own = np.array([row[3] for row in rows if row[:2] == (first.method, first.path) and row[3] is not None])
    assert first.p95_ms == pytest.approx(np.percentile(own, 95))
    assert first.apdex == pytest.approx(((own <= 50).sum() + ((own > 50) & (own <= 200)).sum() / 2) / len(own))
    assert first.time_share == pytest.approx(own.sum() / took.sum())
    assert sum(one.share for one in answer.endpoints) == pytest.approx(1)
    assert answer.results[0].dimensions == {"endpoint": f"{first.method} {first.path}"}
    assert answer.meta.exact


@pytest.mark.req("D1")
async def test_without_requests_there_are_no_times(study: Study) -> None:
    answer = await study.analyse("requests", [], time_window="last_hour")
    assert (answer.overall.count, answer.overall.error_rate, answer.overall.p95_ms, answer.endpoints, answer.statuses) == (0, None, None, [], [])
    assert all(bucket.p95_ms is None for bucket in answer.buckets)


@pytest.mark.req("D1")
async def test_the_pattern_is_of_the_zone(study: Study) -> None:
    events = [seen("request", "", 1_763_740_800_000, duration_ms=5.0)]  # Friday 2025-11-21 16:00 UTC, 23:00 in Bangkok
    answer = await study.analyse("requests", events, zone="Asia/Bangkok", time_window="last_7_days")
    assert [(one.weekday, one.hour, one.count, one.p95_ms) for one in answer.pattern] == [(5, 23, 1, 5.0)]
