from __future__ import annotations

import numpy as np
import pytest

from tidegauge.stream.aggregators.distinct_set import EXACT_LIMIT, DistinctSet
from tidegauge.stream.aggregators.hyperloglog import ERROR_BOUND


def _hashes(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 2**64, count, np.uint64)


def test_counts_each_hash_once_however_it_comes() -> None:
    distinct = DistinctSet()
    hashes = _hashes(5_000)
    for part in np.array_split(np.concatenate((hashes, hashes[::-1])), 70):
        distinct.add(part)
    assert distinct.count() == 5_000
    assert distinct.hashes().tolist() == sorted(hashes.tolist())


def test_goes_over_to_registers_beyond_the_limit_and_stays_near() -> None:
    distinct = DistinctSet()
    distinct.add(_hashes(EXACT_LIMIT + 1))
    assert distinct.count() == pytest.approx(EXACT_LIMIT + 1, rel=ERROR_BOUND)
    assert distinct.size_bytes == 16_384
    assert distinct.registers is not None


def test_takes_an_estimated_set_and_leaves_it_alone() -> None:
    union, estimated = DistinctSet(), DistinctSet()
    union.add(_hashes(1_000, 2))
    estimated.add(_hashes(10_000, 3))
    estimated.estimate()
    before = estimated.count()
    union.take_registers(estimated)
    assert union.count() == pytest.approx(11_000, rel=ERROR_BOUND)
    assert estimated.count() == before


def test_sorted_hashes_are_a_set_and_its_parts_are_all_there() -> None:
    distinct = DistinctSet.of_sorted(np.array([3, 5], np.uint64))
    distinct.add(np.array([5, 1], np.uint64))
    assert sorted(np.concatenate(distinct.parts()).tolist()) == [1, 3, 5, 5]
    assert distinct.count() == 3


def test_renamed_hashes_are_counted_as_what_they_are_now() -> None:
    distinct = DistinctSet()
    distinct.add(np.array([5, 1, 9], np.uint64))
    distinct.rename(np.array([1, 4, 9], np.uint64), np.array([5, 6, 7], np.uint64))
    assert distinct.hashes().tolist() == [5, 7]
    DistinctSet().rename(np.array([1], np.uint64), np.array([2], np.uint64))


def test_an_array_that_was_given_is_not_changed_by_renaming() -> None:
    hashes = np.array([1, 2], np.uint64)
    distinct = DistinctSet.of_sorted(hashes)
    distinct.rename(np.array([1], np.uint64), np.array([2], np.uint64))
    assert (distinct.count(), hashes.tolist()) == (1, [1, 2])
