from __future__ import annotations

from tests.unit.live.screens import batch

from tidegauge.live import recent
from tidegauge.live.recent import RecentBatches


def _sequences(kept: RecentBatches) -> list[int]:
    return [one.sequence for one in kept]


def test_batches_stay_until_they_are_stored_and_the_grace_is_over() -> None:
    kept = RecentBatches()
    kept.add([batch(1, "a"), batch(2, "a")], 0.0)
    kept.add([batch(3, "a")], 20.0)
    kept.release(2, 10.0)
    assert _sequences(kept) == [1, 2, 3]
    kept.release(1, recent.GRACE_S)
    assert _sequences(kept) == [2, 3]
    kept.release(3, recent.GRACE_S)
    assert _sequences(kept) == [3]


def test_rows_are_bounded_but_the_newest_batch_stays() -> None:
    kept = RecentBatches()
    kept.add([batch(1, *["a"] * 30_000), batch(2, *["a"] * 30_000)], 0.0)
    assert _sequences(kept) == [2]
    kept.add([batch(3, *["a"] * 60_000)], 0.0)
    assert _sequences(kept) == [3]
