"""AI usage against numpy."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.core.errors import LimitReached

START_MS = NOW_MS - 3_600_000 * 20


@pytest.mark.req("D7")
async def test_calls_tokens_cost_and_times(study: Study) -> None:
    dice = random.Random(2)
    rows = [
        (dice.choice(["large", "small"]), dice.choice(["chat", "search"]), dice.choice([200, 200, 429, 500]), dice.randrange(2_000), dice.randrange(500))
        for _ in range(300)
    ]
    events = [
        seen("ai_request", f"u{at % 7}", START_MS + at * 1_000, value=at / 1000, model=model, feature=feature, status=status, input_tokens=read,
             output_tokens=written, duration_ms=float(at + 1), is_cached=at % 3 == 0)
        for at, (model, feature, status, read, written) in enumerate(rows)
    ]  # fmt: skip
    answer = await study.analyse("ai-usage", events, time_window="last_24_hours", interval="hour")
    overall = answer.overall
    assert (overall.calls, overall.errors, overall.cached) == (300, sum(row[2] >= 400 for row in rows), 100)
    assert (answer.people, overall.cost) == (7, pytest.approx(sum(range(300)) / 1000))
    assert (overall.input_tokens, overall.output_tokens) == (sum(row[3] for row in rows), sum(row[4] for row in rows))
    assert overall.p95_ms == pytest.approx(np.percentile(np.arange(1, 301), 95))
    assert overall.tokens_per_second == pytest.approx(1000 * overall.output_tokens / sum(range(1, 301)))
    assert overall.cost_per_1k_tokens == pytest.approx(1000 * overall.cost / (overall.input_tokens + overall.output_tokens))
    large = next(one for one in answer.models if one.name == "large")
    assert large.cost == pytest.approx(sum(at / 1000 for at, row in enumerate(rows) if row[0] == "large"))
    assert sum(one.calls for one in answer.features) == sum(one.calls for one in answer.buckets) == 300
    assert answer.cost_per_month == pytest.approx(30 * answer.cost_per_day)


@pytest.mark.req("D7")
@pytest.mark.hostile(164)
async def test_too_many_features_are_refused_by_name(study: Study) -> None:
    events = [seen("ai_request", "u", START_MS, model="m", feature=f"f{n}") for n in range(250)]
    with pytest.raises(LimitReached, match="feature has more than 200 values"):
        await study.analyse("ai-usage", events, time_window="last_24_hours")


@pytest.mark.req("D7")
async def test_no_calls(study: Study) -> None:
    answer = await study.analyse("ai-usage", [])
    assert (answer.overall.calls, answer.overall.p50_ms, answer.models, answer.overall.cost_per_call) == (0, None, [], None)
