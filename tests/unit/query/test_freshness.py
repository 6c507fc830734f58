import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.time_range import TimeRange
from tidegauge.query.freshness import MAX_TOUCHES, Freshness


def _batch(sequence: int, *places: tuple[int, int]) -> EventBatch:
    batch = build_batch([Event(project, "a", "custom", at_ms, at_ms) for project, at_ms in places])
    batch.sequence = sequence
    return batch


SPAN = TimeRange(100, 200)


@pytest.mark.req("B7")
def test_only_batches_that_touch_the_projects_range_change_it() -> None:
    freshness = Freshness()
    freshness.accept([_batch(1, (1, 50)), _batch(2, (2, 150)), _batch(3, (1, 200), (1, 250)), _batch(4, (1, 99), (1, 250))])
    assert freshness.is_unchanged(1, SPAN, 0, 3)
    assert not freshness.is_unchanged(2, SPAN, 0, 3)
    assert not freshness.is_unchanged(1, SPAN, 3, 4)
    assert freshness.is_unchanged(1, SPAN, 4, 4)


def test_a_batch_not_stored_yet_does_not_count() -> None:
    freshness = Freshness()
    freshness.accept([_batch(5, (1, 50)), _batch(6, (1, 150))])
    assert freshness.is_unchanged(1, SPAN, 4, 5)
    assert not freshness.is_unchanged(1, SPAN, 4, 6)


def test_what_is_not_known_counts_as_changed() -> None:
    freshness = Freshness()
    assert not freshness.is_unchanged(1, SPAN, 0, 1)
    freshness.accept([_batch(10, (9, 0))])
    assert not freshness.is_unchanged(1, SPAN, 8, 10)
    assert freshness.is_unchanged(1, SPAN, 9, 10)
    assert not freshness.is_unchanged(1, SPAN, 9, 11)
    freshness.accept([_batch(12, (9, 0))])
    assert not freshness.is_unchanged(1, SPAN, 9, 12)
    assert freshness.is_unchanged(1, SPAN, 11, 12)


def test_memory_is_bounded_and_what_was_forgotten_counts_as_changed() -> None:
    freshness = Freshness()
    freshness.accept(_batch(sequence, (9, 0)) for sequence in range(1, MAX_TOUCHES + 11))
    last = MAX_TOUCHES + 10
    assert not freshness.is_unchanged(1, SPAN, 5, last)
    assert freshness.is_unchanged(1, SPAN, 20, last)
