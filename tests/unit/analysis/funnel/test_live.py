from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest

from tidegauge.analysis.funnel.duration import edges_s
from tidegauge.analysis.funnel.live import numbers, watch_of
from tidegauge.analysis.funnel.question import ExclusionChoice, FunnelQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import EventChoice
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import ManualClock
from tidegauge.query.catalogue import Catalogue
from tidegauge.stream.live_funnel import FunnelTally

NOW_MS = 1_763_800_000_000


class _Reader:
    stored_sequence = 3


def _watch(**changes: Any) -> Any:
    question = FunnelQuestion(steps=[EventChoice(event="a"), EventChoice(event="b")], **changes)
    inquiry = Inquiry(question, 1, "UTC", reader=_Reader(), catalogue=Catalogue(), clock=ManualClock(NOW_MS), limits=QueryLimits())  # type: ignore[arg-type]
    return watch_of(question, inquiry)


@pytest.mark.req("E5")
def test_funnels_of_everybody_are_watched_in_any_order_and_with_exclusions() -> None:
    watch = _watch(window_seconds=60, time_window="last_hour", look_ahead=True)
    assert (watch.conversion_ms, watch.window.name, watch.looks_ahead, len(watch.steps)) == (60_000, "last_hour", True, 2)
    assert (_watch(order="any").order, _watch(order="strict").order) == ("any", "strict")
    (exclusion,) = _watch(exclusions=[ExclusionChoice(event="x")]).exclusions
    assert (exclusion.after, exclusion.before) == (1, 2)
    assert _watch(breakdown="country").breakdown.column == "country"
    for changes in ({"hold_constant": "page"}, {"interval": "day"}, {"show": "trend"}):
        assert _watch(**changes) is None


def test_times_are_those_of_numpys_quantiles() -> None:
    random, edges = Random(1), edges_s(600)
    times = np.array([sorted(random.randrange(600_000) for _ in range(3)) for _ in range(57)], np.int64)
    levels = np.array([random.randrange(4) for _ in range(57)], np.int64)
    counts, quantiles, (whole, mean, classes) = numbers(FunnelTally(levels, times), edges)
    assert counts == [int((levels >= step).sum()) for step in (1, 2, 3)]
    for step, found in enumerate(quantiles, 1):
        took = np.diff(times)[levels > step, step - 1]
        assert found == pytest.approx(np.quantile(took, (0.5, 0.9)))
    took = (times[:, 2] - times[:, 0])[levels == 3]
    assert whole == pytest.approx(np.quantile(took, (0.5, 0.9)))
    assert mean == pytest.approx(took.mean())
    assert classes == np.histogram(took, np.array(edges) * 1_000)[0].tolist()


def test_nobody_has_no_times() -> None:
    tally = FunnelTally(np.zeros(4, np.int64), np.zeros((4, 2), np.int64))
    assert numbers(tally, [0, 1, 5]) == ([0, 0], [(None, None)], [(None, None), None, [0, 0]])
