"""A filter never forgets a key, and seldom makes one up."""

from __future__ import annotations

import numpy as np

from tidegauge.store.bloom import Bloom


def test_every_added_key_is_found_and_few_others_are() -> None:
    dice = np.random.default_rng(1)
    keys = dice.integers(0, 2**64, 150_000, dtype=np.uint64)
    bloom = Bloom()
    bloom.add(keys[:100])
    bloom.add(keys[100:])
    assert bloom.has(keys).all()
    assert bloom.has(dice.integers(0, 2**64, 50_000, dtype=np.uint64)).mean() < 0.01


def test_keys_that_differ_little_are_told_apart() -> None:
    bloom = Bloom()
    bloom.add(np.arange(0, 100_000, 2, dtype=np.uint64))
    assert bloom.has(np.arange(1, 100_000, 2, dtype=np.uint64)).mean() < 0.01


def test_an_unused_filter_has_nothing_and_takes_nothing() -> None:
    bloom = Bloom()
    assert not bloom.has(np.array([0, 1], np.uint64)).any()
    assert bloom.nbytes == 0
    assert bloom.has(np.array([], np.uint64)).shape == (0,)
