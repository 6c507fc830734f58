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


def test_a_union_of_exact_and_estimated_sets_is_estimated_and_leaves_its_parts_alone() -> None:
    exact, estimated, union = DistinctSet(), DistinctSet(), DistinctSet()
    exact.add(_hashes(1_000, 2))
    estimated.add(_hashes(10_000, 3))
    estimated.estimate()
    union.update([exact, estimated])
    assert union.count() == pytest.approx(11_000, rel=ERROR_BOUND)
    assert (exact.count(), exact.registers) == (1_000, None)


def test_a_union_of_exact_sets_is_exact() -> None:
    left, right, union = DistinctSet(), DistinctSet(), DistinctSet()
    hashes = _hashes(300)
    left.add(hashes[:200])
    right.add(hashes[100:])
    union.update([left, right])
    union.update([right])
    assert union.count() == 300
