from __future__ import annotations

from tidegauge.contracts.plan import Measure, MeasureRef, Plan
from tidegauge.contracts.ports import Rows
from tidegauge.core.time_range import TimeRange, Window
from tidegauge.testing.history import make_history
from tidegauge.testing.replay import stream_from_nothing, stream_from_partials

PLAN = Plan(3, "m", (Measure("count"),), MeasureRef(0), Window("rolling", "last_90_days"))
HISTORY = next(history for history in (make_history(seed, 3) for seed in range(50)) if len(history.batches) > 3)
ALL = sum(event.project == 3 for events in HISTORY.events for event in events)


def test_from_nothing_counts_every_event_of_the_project() -> None:
    assert stream_from_nothing(PLAN, HISTORY).overall.count == ALL


def test_from_partials_adds_what_came_after_the_stored_batches() -> None:
    asked: list[int] = []

    def read(plan: Plan, span: TimeRange, sequence: int) -> Rows:
        asked.append(sequence)
        stored = sum(event.project == 3 for events in HISTORY.events[:sequence] for event in events)
        return Rows(["pane_ms", "events", "m0_count"], [(HISTORY.end_ms // 900_000 * 900_000, stored, stored)])

    assert stream_from_partials(PLAN, HISTORY, read, opened_after=3, stored=2).overall.count == ALL
    assert asked == [2]
