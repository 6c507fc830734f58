"""The instants at which a rule is looked at in the past, and the buckets between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from tidegauge.alerts.backtest.partial import Bounds, Ints
from tidegauge.contracts.plan import Plan
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, TimeRange, previous_range

MAX_STEPS: Final = 9_000
"""Looks at a rule: 31 days of windows of five minutes."""

MAX_BUCKETS: Final = 40_000
"""With those before the first look that windows and what is usual reach back to."""

_STEPS_MS: Final = tuple(
    count * unit
    for unit, counts in ((SECOND_MS, (1, 5, 10, 15, 30)), (MINUTE_MS, (1, 5, 15, 30)), (HOUR_MS, (1, 6, 12)), (DAY_MS, (1,)))
    for count in counts
)  # fmt: skip


class Grid(msgspec.Struct, frozen=True):
    """`times_ms`: the looks, ascending, `step_ms` apart. A look sees the events before its instant."""

    step_ms: int
    times_ms: Sequence[int]

    @property
    def span(self) -> TimeRange:
        """From the first look to the last."""
        return TimeRange(self.times_ms[0], self.times_ms[-1])


def make_grid(plans: Sequence[Plan], span: TimeRange, *, extra_ms: int = 0) -> Grid:
    """Looks as close as MAX_STEPS and MAX_BUCKETS allow, at instants where the windows of all plans begin with a whole bucket. `extra_ms`: how far before its
    window a look reaches back. Raises LimitReached."""
    length_ms, reach_ms = span.to_ms - span.from_ms, max(span.to_ms - _furthest_ms(plan, span, extra_ms) for plan in plans)
    fitting = [step for step in _STEPS_MS if _fits(plans, step)]
    step_ms = next((step for step in fitting if length_ms // step <= MAX_STEPS and reach_ms // step < MAX_BUCKETS), None)
    if step_ms is None:
        closest = max(fitting)
        days = min(MAX_STEPS, MAX_BUCKETS - (reach_ms - length_ms) // closest) * closest // DAY_MS
        reason = f"at most {days} days at a time for a window as short as this" if days > 0 else "what the rule looks back to is too long for its window"
        raise LimitReached(f"days: {reason}.", details=[ErrorDetail("days", reason)])
    first_ms = -(-span.from_ms // step_ms) * step_ms
    return Grid(step_ms, range(first_ms, span.to_ms + 1, step_ms))


class Reach(msgspec.Struct, frozen=True):
    """The buckets that a plan's windows at the looks are made of: `count` of them from `from_ms`, `now` and `before` (the period before) by look."""

    from_ms: int
    count: int
    now: Bounds
    before: Bounds


def reach_of(plan: Plan, grid: Grid, *, extra_ms: int = 0) -> Reach:
    """`extra_ms`: as of make_grid."""
    step_ms = grid.step_ms
    windows = [plan.window.range_at(at_ms - 1) for at_ms in grid.times_ms]
    earlier = [previous_range(window) for window in windows]
    from_ms = min(earlier[0].from_ms, windows[0].from_ms - extra_ms) // step_ms * step_ms
    count = (grid.times_ms[-1] - from_ms) // step_ms
    times = np.array(grid.times_ms, np.int64)
    return Reach(from_ms, count, _bounds(windows, times, from_ms, step_ms), _bounds(earlier, times, from_ms, step_ms))


def _furthest_ms(plan: Plan, span: TimeRange, extra_ms: int) -> int:
    window = plan.window.range_at(span.from_ms)
    return min(previous_range(window).from_ms, window.from_ms - extra_ms)


def _bounds(windows: Sequence[TimeRange], times: Ints, from_ms: int, step_ms: int) -> Bounds:
    first = np.array([window.from_ms for window in windows], np.int64)
    after = np.minimum(np.array([window.to_ms for window in windows], np.int64), times)
    return Bounds((first - from_ms) // step_ms, np.maximum(after - from_ms, 0) // step_ms, np.array([(one.to_ms - one.from_ms) / 1000 for one in windows]))


def _fits(plans: Sequence[Plan], step_ms: int) -> bool:
    return all(_fits_one(plan, step_ms) for plan in plans)


def _fits_one(plan: Plan, step_ms: int) -> bool:
    """Whether the edges of the window are on steps, for calendar windows those of every zone."""
    pane_ms, length_ms = plan.window.pane_ms, 15 * MINUTE_MS
    if plan.window.kind == "rolling":
        window = plan.window.range_at(0)
        length_ms = window.to_ms - window.from_ms
    return length_ms % step_ms == 0 and (pane_ms % step_ms == 0 or step_ms % pane_ms == 0)
