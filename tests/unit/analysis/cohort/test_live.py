from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.analysis.cohort.found import cohort_plan
from tidegauge.analysis.cohort.live import grids, tallies_of, watch_of
from tidegauge.analysis.cohort.question import CohortQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import EventChoice
from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import DAY_MS
from tidegauge.query.catalogue import Catalogue
from tidegauge.stream.live_retention import RetentionTally

MIDNIGHT_MS = 1_763_769_600_000


class _Reader:
    stored_sequence = 3


def _asked(**body: Any) -> tuple[CohortQuestion, Inquiry]:
    question = CohortQuestion(**{"period": "daily", "time_window": "last_7_days", **body})
    return question, Inquiry(question, 1, "UTC", reader=_Reader(), catalogue=Catalogue(), clock=ManualClock(MIDNIGHT_MS), limits=QueryLimits())  # type: ignore[arg-type]


def _watch(**body: Any) -> Any:
    question, inquiry = _asked(**body)
    return watch_of(question, question.metric, cohort_plan(question, question.metric, question.period, question.periods, inquiry), inquiry)


@pytest.mark.req("E5", "C2")
def test_first_starts_and_who_came_are_watched_and_nothing_else() -> None:
    watch = _watch(start_event=EventChoice(event="sign_up"))
    assert (watch.project, watch.returned, watch.is_fixed) == (1, ALWAYS, False)
    assert _watch(metric="feature_usage").returned != ALWAYS
    assert _watch(time_window=None, from_="2025-11-01", to="2025-11-08").is_fixed
    for body in ({"metric": "revenue"}, {"retention": "rolling"}, {"start": "recurring"}, {"breakdown": "country"}, {"time_window": "last_90_days"}):
        assert _watch(**body) is None


def test_periods_are_the_calendars_at_every_instant() -> None:
    question, inquiry = _asked()
    grid_at = grids(question, inquiry)
    before, after = grid_at(MIDNIGHT_MS - 1), grid_at(MIDNIGHT_MS)
    assert after.starts == (*before.starts, before.starts[-1] + DAY_MS)
    assert after.starts[-1] == MIDNIGHT_MS
    assert (before.end_ms, after.end_ms) == (MIDNIGHT_MS, MIDNIGHT_MS + 3_600_000)


def test_only_cohorts_with_people_are_told() -> None:
    tally = RetentionTally(np.array([2, 0]), np.array([[2, 1], [0, 0]]))
    assert [(one.cohort, one.size, one.people) for one in tallies_of(tally)] == [(0, 2, [2, 1])]
