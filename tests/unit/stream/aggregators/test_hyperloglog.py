from __future__ import annotations

import numpy as np
import pytest

from tidegauge.stream.aggregators.hyperloglog import ERROR_BOUND, add_hashes, estimate, registers_of


def _hashes(start: int, count: int) -> np.ndarray:
    """Well-mixed 64-bit numbers (SplitMix64)."""
    z = (np.arange(start, start + count, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@pytest.mark.parametrize("count", [0, 1, 10, 1_000, 20_000, 300_000, 2_000_000])
def test_estimates_within_the_stated_bound(count: int) -> None:
    assert estimate(registers_of(_hashes(0, count))) == pytest.approx(count, rel=ERROR_BOUND, abs=0.5)


def test_a_union_counts_what_is_in_both_once() -> None:
    left, right = registers_of(_hashes(0, 60_000)), registers_of(_hashes(30_000, 60_000))
    assert estimate(np.maximum(left, right)) == pytest.approx(90_000, rel=ERROR_BOUND)


def test_adding_in_parts_is_adding_at_once() -> None:
    registers = registers_of(_hashes(0, 500))
    add_hashes(registers, _hashes(500, 500))
    assert (registers == registers_of(_hashes(0, 1_000))).all()
