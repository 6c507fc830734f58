from __future__ import annotations

from typing import Any

import pytest

from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, Interval, TimeRange, Window
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.stream.window import OUTSIDE, PaneGrid, history_span, pane_column, pane_grid

NOW_MS = 1_763_800_000_000


@pytest.mark.parametrize(
    ("window", "interval", "unit_ms"),
    [
        ("last_hour", None, MINUTE_MS),
        ("last_24_hours", Interval("hour"), 15 * MINUTE_MS),
        ("last_24_hours", Interval("minute"), MINUTE_MS),
        ("last_24_hours", Interval("minute", 7), MINUTE_MS),
        ("last_7_days", Interval("day"), 15 * MINUTE_MS),
        ("last_7_days", Interval("hour"), 15 * MINUTE_MS),
        ("last_7_days", None, HOUR_MS),
    ],
)
def test_buckets_are_unions_of_panes(make_plan: Any, window: str, interval: Interval | None, unit_ms: int) -> None:
    plan = make_plan(window=window, interval=interval, timezone="Asia/Kathmandu")
    assert pane_grid(plan) == PaneGrid(unit_ms)
    span = plan.window.range_at(NOW_MS)
    starts = interval.starts(span, plan.timezone) if interval else []
    assert [start % unit_ms for start in (*starts, span.from_ms, span.to_ms)] == [0] * (len(starts) + 2)


def test_a_fixed_window_has_a_pane_a_bucket(make_plan: Any) -> None:
    fixed = Window("fixed", "", NOW_MS, NOW_MS + DAY_MS)
    assert pane_grid(make_plan(fixed=fixed)) == PaneGrid(0, (NOW_MS, NOW_MS + DAY_MS))
    edges = pane_grid(make_plan(fixed=fixed, interval=Interval("hour", 6))).edges
    assert edges[0] == NOW_MS
    assert edges[-1] == NOW_MS + DAY_MS
    assert {edge % (6 * HOUR_MS) for edge in edges[1:-1]} == {0}


def test_history_goes_on_without_end_but_for_fixed_windows(make_plan: Any) -> None:
    fixed = Window("fixed", "", 5, 9)
    assert history_span(make_plan(fixed=fixed), NOW_MS) == TimeRange(5, 9)
    assert history_span(make_plan(), NOW_MS) == TimeRange(Window("rolling", "last_hour").range_at(NOW_MS).from_ms, MAX_TIMESTAMP_MS)


@pytest.mark.parametrize(
    ("times", "grid"), [((0, 59_999), PaneGrid(MINUTE_MS)), ((0, 59_999, 60_000, 10**9), PaneGrid(MINUTE_MS)), ((0, 10**9), PaneGrid(100))]
)
def test_each_row_falls_in_its_pane(bench: Any, event: Any, times: tuple[int, ...], grid: PaneGrid) -> None:
    columns = bench.columns([event(at_ms=at_ms) for at_ms in times])
    found = pane_column(columns, grid)
    starts = found.starts * len(times) if found.codes is None else [found.starts[code] for code in found.codes.tolist()]
    assert starts == [(NOW_MS + at_ms) // grid.unit_ms * grid.unit_ms for at_ms in times]


def test_rows_outside_a_fixed_window_are_outside(bench: Any, event: Any) -> None:
    found = pane_column(bench.columns([event(at_ms=at_ms) for at_ms in (-1, 0, 99, 100, 199, 200)]), PaneGrid(0, (NOW_MS, NOW_MS + 100, NOW_MS + 200)))
    assert [found.starts[code] for code in found.codes.tolist()] == [OUTSIDE, NOW_MS, NOW_MS, NOW_MS + 100, NOW_MS + 100, OUTSIDE]
