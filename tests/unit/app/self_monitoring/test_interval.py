from __future__ import annotations

from collections import deque

import pytest

from tidegauge.app.self_monitoring.interval import IntervalSampler, Mean, drain_p95


@pytest.mark.req("D9")
def test_counters_are_their_growth_gauges_as_they_are_and_means_those_of_the_interval() -> None:
    seen = {"events": 10.0, "queue": 3.0, "seconds": 5.0, "queries": 100.0}
    sampler = IntervalSampler(
        {"events": lambda: seen["events"]}, {"queue": lambda: seen["queue"]}, {"query_ms": Mean(lambda: seen["seconds"], lambda: seen["queries"])}
    )
    seen.update(events=17.0, queue=1.0, seconds=5.5, queries=104.0)
    assert sampler.sample() == {"events": 7.0, "query_ms": 125.0, "queue": 1.0}
    assert sampler.sample() == {"events": 0.0, "queue": 1.0}


@pytest.mark.req("D9")
def test_a_counter_that_began_anew_counts_from_nothing() -> None:
    seen = [50.0]
    sampler = IntervalSampler({"events": lambda: seen[0]}, {}, {})
    seen[0] = 4.0
    assert sampler.sample() == {"events": 4.0}


@pytest.mark.req("D9")
def test_a_gauge_that_knows_nothing_is_left_out() -> None:
    assert IntervalSampler({}, {"p95": lambda: None, "queue": lambda: 0.0}, {}).sample() == {"queue": 0.0}


@pytest.mark.req("D9")
def test_a_percentile_is_of_what_came_since_the_last_time() -> None:
    latest = deque(float(number) for number in range(100, 0, -1))
    assert drain_p95(latest) == 95.0
    assert drain_p95(latest) is None
    latest.append(7.0)
    assert drain_p95(latest) == 7.0
