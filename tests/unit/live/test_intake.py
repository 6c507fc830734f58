from __future__ import annotations

import asyncio
from collections.abc import Sequence

from tests.unit.live.screens import batch

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import ManualClock
from tidegauge.live.intake import Intake
from tidegauge.live.limits import LiveLimits
from tidegauge.live.pace import PublishPace


class Folding:
    """Records which sequences were folded together; each fold takes `cost_ms`."""

    def __init__(self, clock: ManualClock, cost_ms: int = 0) -> None:
        self.folds: list[list[int]] = []
        self._clock, self._cost_ms = clock, cost_ms

    def fold_all(self, batches: Sequence[EventBatch]) -> None:
        self.folds.append([one.sequence for one in batches])
        self._clock.advance(self._cost_ms)


def _intake(folding: Folding, clock: ManualClock, rows: int = 10) -> tuple[Intake, list[list[int]]]:
    told: list[list[int]] = []
    return Intake(folding, clock.monotonic_s, LiveLimits(fold_rows=rows), PublishPace(25, 100), lambda part: told.append([one.sequence for one in part])), told


async def test_batches_of_one_turn_are_one_fold_and_then_told() -> None:
    clock = ManualClock()
    folding = Folding(clock)
    intake, told = _intake(folding, clock)
    intake.take([batch(1, "a")])
    intake.take([batch(2, "a"), batch(3, "a")])
    assert intake.waiting_rows == 3
    await asyncio.sleep(0)
    assert folding.folds == told == [[1, 2, 3]]
    assert intake.waiting_rows == 0


async def test_a_fold_takes_a_bounded_number_of_rows_and_a_larger_batch_alone() -> None:
    clock = ManualClock()
    folding = Folding(clock)
    intake, _ = _intake(folding, clock, rows=3)
    intake.take([batch(1, "a", "a"), batch(2, "a", "a"), batch(3, *["a"] * 9), batch(4, "a"), batch(5, "a")])
    for _ in range(10):
        await asyncio.sleep(0)
    assert folding.folds == [[1], [2], [3], [4, 5]]


async def test_what_arrives_in_the_pause_after_a_dear_fold_shares_the_next_one() -> None:
    clock = ManualClock()
    folding = Folding(clock, cost_ms=4)
    intake, _ = _intake(folding, clock)
    intake.take([batch(1, "a")])
    await asyncio.sleep(0)
    for sequence in (2, 3, 4):
        intake.take([batch(sequence, "a")])
        await asyncio.sleep(0)
    assert folding.folds == [[1]]
    intake.drain()
    assert folding.folds == [[1], [2, 3, 4]]
    intake.stop()


async def test_a_stopped_intake_folds_nothing_more() -> None:
    clock = ManualClock()
    folding = Folding(clock)
    intake, _ = _intake(folding, clock)
    intake.take([batch(1, "a")])
    intake.stop()
    await asyncio.sleep(0)
    assert folding.folds == []


async def test_batches_gather_while_nothing_is_followed() -> None:
    clock = ManualClock()
    folding = Folding(clock)
    intake = Intake(folding, clock.monotonic_s, LiveLimits(), PublishPace(25, 100), lambda _: None, lambda: False)
    for sequence in (1, 2, 3):
        intake.take([batch(sequence, "a")])
        await asyncio.sleep(0)
    assert folding.folds == [[1]]
    intake.drain()
    intake.stop()
    assert folding.folds == [[1], [2, 3]]
