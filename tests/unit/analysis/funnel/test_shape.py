from __future__ import annotations

import pytest

from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.analysis.funnel.shape import buckets_of, step_names, steps_of, time_to_convert
from tidegauge.analysis.question import EventChoice


def asked(*events: str, **parts: str) -> FunnelQuestion:
    return FunnelQuestion(steps=[EventChoice(event) for event in events], **parts)  # type: ignore[arg-type]


def test_shares_are_of_the_start_and_of_the_step_before() -> None:
    steps = steps_of(asked("a", "b", "c"), [10, 5, 1], [(2_000.0, 4_000.0), (None, None)])
    assert [(step.conversion_from_start, step.conversion_from_previous, step.dropped) for step in steps] == [(1, 1, 0), (0.5, 0.5, 5), (0.1, 0.2, 4)]
    assert [(step.median_seconds_from_previous, step.p90_seconds_from_previous) for step in steps] == [(None, None), (2.0, 4.0), (None, None)]


def test_names_tell_steps_apart() -> None:
    assert step_names(asked("view", "buy")) == ["view", "buy"]
    assert step_names(asked("view", "view", "buy")) == ["1. view", "2. view", "buy"]
    assert step_names(asked("view", "buy", order="any")) == ["1/2", "2/2"]


def test_classes_without_people_at_the_ends_are_left_out() -> None:
    took = time_to_convert(3, [(1_000.0, 2_000.0), 1_500.0, [0, 2, 0, 1, 0]], [0, 1, 5, 10, 30, 60])
    assert [(one.from_seconds, one.count) for one in took.histogram] == [(1, 2), (5, 0), (10, 1)]
    assert time_to_convert(0, [(None, None), None, [0, 0]], [0, 1, 5]).histogram == []


def test_every_start_has_a_bucket() -> None:
    buckets = buckets_of([0, 1_000, 2_000], [(1_000, 4, 2)], 2, end_ms=2_500, complete_ms=2_000)
    assert [bucket.counts for bucket in buckets] == [[0, 0], [4, 2], [0, 0]]
    assert [bucket.conversion_rate for bucket in buckets] == [None, pytest.approx(0.5), None]
    assert [bucket.is_complete for bucket in buckets] == [True, True, False]
