from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import Interval, Window
from tidegauge.stream.engine import StreamEngine
from tidegauge.stream.lateness import BOUNDS_MS, LateCounts, merged

NOW_MS = 1_763_800_000_000  # 08:26:40 UTC
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


class Fold:
    """A live query on a manual clock, and its events by how long before now they happened."""

    def __init__(self, make_plan: Any, make_batch: Any, event: Any, **plan: Any) -> None:
        self.clock = ManualClock(NOW_MS)
        self.engine = StreamEngine(self.clock)
        self.query = self.engine.open(make_plan(**plan))
        self._make_batch, self._event = make_batch, event
        self._sequence = 0

    def late(self, *ages_ms: int) -> int:
        """How many of these events, which come now, were late."""
        before = self.query.lateness.late.total
        self._sequence += 1
        offset_ms = self.clock.now_ms() - NOW_MS
        self.engine.fold(self._make_batch(self._sequence, *(self._event(at_ms=offset_ms - age_ms) for age_ms in ages_ms)))
        return self.query.lateness.late.total - before


@pytest.fixture
def fold(make_plan: Any, make_batch: Any, event: Any) -> Any:
    return lambda **plan: Fold(make_plan, make_batch, event, **plan)


@pytest.mark.req("E9")
def test_an_event_is_late_when_its_bucket_was_over(fold: Any) -> None:
    hours = fold(window="last_24_hours", interval=Interval("hour"))
    assert hours.late(0, 10 * MINUTE_MS, 26 * MINUTE_MS) == 0, "08:00 is of the hour that goes on"
    assert hours.late(27 * MINUTE_MS, 5 * HOUR_MS) == 2
    late = hours.query.lateness.late
    assert late.longest_ms == 4 * HOUR_MS + 26 * MINUTE_MS + 40_000, "03:26 is of the hour that ended at four"
    assert late.counts[BOUNDS_MS.index(HOUR_MS)] == 1, "07:59 came 26 minutes after its hour"
    assert late.counts[BOUNDS_MS.index(6 * HOUR_MS)] == 1


@pytest.mark.req("E9")
def test_what_the_window_does_not_show_is_not_late(fold: Any) -> None:
    assert fold(window="last_24_hours", interval=Interval("hour")).late(25 * HOUR_MS, -5 * MINUTE_MS) == 0


@pytest.mark.req("E9")
def test_without_an_interval_the_window_moves_in_panes(fold: Any) -> None:
    minutes = fold(window="last_5_minutes")
    assert (minutes.late(0), minutes.late(1_000, 90_000)) == (0, 2)
    assert fold(window="last_hour").late(39_000) == 0, "its panes are minutes"
    assert fold(fixed=Window("calendar", "today")).late(MINUTE_MS, 20 * MINUTE_MS) == 1


@pytest.mark.req("E9")
def test_a_fixed_window_is_finished_at_its_end(fold: Any, make_plan: Any) -> None:
    window = Window("fixed", "", NOW_MS - HOUR_MS, NOW_MS + MINUTE_MS)
    plan = msgspec.structs.replace(make_plan(), window=window)
    fixed = fold()
    fixed.query = fixed.engine.open(plan)
    assert fixed.late(30 * MINUTE_MS) == 0
    fixed.clock.advance(2 * MINUTE_MS)
    assert fixed.late(30 * MINUTE_MS, 2 * HOUR_MS) == 1


@pytest.mark.req("E9")
def test_buckets_follow_the_local_calendar(fold: Any) -> None:
    days = fold(window="last_7_days", interval=Interval("day"), timezone="Asia/Bangkok")
    assert days.late(15 * HOUR_MS) == 0, "after midnight in Bangkok"
    assert days.late(16 * HOUR_MS) == 1


@pytest.mark.req("E9")
def test_retained_batches_that_a_new_query_starts_from_are_not_late(fold: Any, make_plan: Any) -> None:
    kept = fold()
    kept.late(30 * MINUTE_MS)
    assert kept.engine.open(make_plan(window="last_6_hours", interval=Interval("minute"))).lateness.late.total == 0


def test_counts_are_by_bound_and_add_up() -> None:
    one, other = LateCounts(), LateCounts()
    one.add(1_000, 2)
    one.add(1_001, 1)
    other.add_all(np.array([1, 90_000_000], np.int64))
    other.add_all(np.array([], np.int64))
    both = merged((one, other))
    assert both.counts == [3, 1, 0, 0, 0, 0, 0, 1]
    assert (both.total, both.longest_ms, both.sum_ms) == (5, 90_000_000, 90_003_002)
