from __future__ import annotations

from typing import Any

from tidegauge.stream.retention import BATCH_OVERHEAD_BYTES, BatchRetention


def _kept(retention: BatchRetention) -> list[int]:
    return [batch.sequence for batch in retention.after(0)]


def test_a_stored_batch_stays_for_the_grace(make_batch: Any, event: Any) -> None:
    retention = BatchRetention(10**9, grace_s=5.0)
    for sequence in (4, 5, 6):
        retention.add(make_batch(sequence, event()))
    retention.release(5, 100.0)
    retention.release(5, 104.0)
    assert _kept(retention) == [4, 5, 6]
    retention.release(6, 105.0)
    assert _kept(retention) == [6]
    assert retention.dropped_through == 5
    retention.release(6, 110.0)
    assert (len(retention), retention.held_bytes) == (0, 0)


def test_the_oldest_go_over_the_bound(make_batch: Any, event: Any) -> None:
    batch = make_batch(1, event())
    retention = BatchRetention(2 * (batch.size_bytes + BATCH_OVERHEAD_BYTES), grace_s=5.0)
    for sequence in (1, 2, 3):
        retention.add(make_batch(sequence, event()))
    assert _kept(retention) == [2, 3]
    assert retention.dropped_through == 1


def test_what_came_before_it_listened_is_not_here(make_batch: Any, event: Any) -> None:
    retention = BatchRetention(10**9, 5.0)
    retention.add(make_batch(7, event()))
    assert retention.dropped_through == 6
    assert BatchRetention(10**9, 5.0, start_sequence=40).dropped_through == 40
    assert [batch.sequence for batch in retention.after(6)] == [7]
    assert retention.after(7) == []


def test_a_small_batch_counts_its_own_bytes(make_batch: Any, event: Any) -> None:
    retention = BatchRetention(10**9, 5.0)
    retention.add(make_batch(1, event(), event()))
    assert retention.held_bytes < BATCH_OVERHEAD_BYTES + 2_000
