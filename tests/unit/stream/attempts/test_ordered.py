from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.stream.attempts.ordered import furthest


def key(time_ms: int, made: frozenset[int], steps: int) -> int:
    """The key of an event that makes some of the steps, from 1."""
    return (time_ms << steps) | sum(1 << (steps - step) for step in range(1, steps + 1) if step not in made)


def plain(keys: list[int], steps: int, conversion_ms: int, entry_end_ms: int) -> tuple[int, ...]:
    """Every way through the events, by the definition: the furthest, of several the one that begins first, with the earliest events."""
    best: tuple[int, ...] = ()
    for start, first in enumerate(keys):
        if first >> (steps - 1) & 1 or first >> steps >= entry_end_ms:
            continue
        times, place = [first >> steps], start
        for step in range(2, steps + 1):
            later = range(place + 1, len(keys))
            place = next((at for at in later if not keys[at] >> (steps - step) & 1 and keys[at] >> steps <= times[0] + conversion_ms), -1)
            if place < 0:
                break
            times.append(keys[place] >> steps)
        if len(times) > len(best):
            best = tuple(times)
    return best


@given(st.data())
@pytest.mark.req("E5")
def test_one_pass_finds_what_trying_every_way_finds(data: st.DataObject) -> None:
    steps = data.draw(st.integers(1, 4))
    events = st.tuples(st.integers(0, 30), st.frozensets(st.integers(1, steps), min_size=1))
    keys = sorted(key(time, made, steps) for time, made in data.draw(st.lists(events, max_size=14)))
    conversion_ms, end_ms = data.draw(st.integers(1, 20)), data.draw(st.integers(0, 40))
    assert furthest(keys, steps, conversion_ms, end_ms).times == plain(keys, steps, conversion_ms, end_ms)


def test_of_equal_attempts_the_first_counts_and_one_too_long_ago_does_not() -> None:
    a, b = frozenset({1}), frozenset({2})
    keys = [key(0, a, 2), key(50, a, 2), key(60, a, 2), key(100, b, 2), key(110, b, 2)]
    assert furthest(keys, 2, 50, 1_000).times == (50, 100)
    assert furthest(keys, 2, 39, 1_000).times == (0,)
    assert furthest(keys, 2, 100, 1_000).times == (0, 100)


def test_an_event_makes_one_step_only() -> None:
    both = frozenset({1, 2})
    assert furthest([key(5, both, 2)], 2, 100, 1_000).times == (5,)
    assert furthest([key(5, both, 2), key(5, both, 2)], 2, 100, 1_000).times == (5, 5)


def test_nobody_who_never_begins_has_an_attempt() -> None:
    for made, end_ms in product((frozenset({2}), frozenset({1})), (0,)):
        assert furthest([key(5, made, 2)], 2, 100, end_ms).times == ()
