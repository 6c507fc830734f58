"""Keys as integers, checked by what the expressions say of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.funnel.key import EventKey
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS


def key_of(made: EventKey, time_ms: int, met: list[bool]) -> int:
    """The value of the key's expression."""
    expression = made.sql([str(int(one)) for one in met]).replace("toUnixTimestamp64Milli(timestamp)", str(time_ms))
    value: int = eval(expression, {})
    return value


def value_of(expression: str, key: int) -> int:
    names = {
        "key": key,
        "bitTest": lambda value, bit: value >> bit & 1,
        "bitAnd": lambda a, b: a & b,
        "bitShiftRight": lambda value, bits: value >> bits,
        "bitOr": lambda a, b: a | b,
    }
    return int(eval(expression.replace(" = ", " == "), names))


@given(time_ms=st.integers(0, MAX_TIMESTAMP_MS), met=st.lists(st.booleans(), min_size=5, max_size=5))
def test_a_key_says_when_and_what_it_meets(time_ms: int, met: list[bool]) -> None:
    made = EventKey(3, 2)
    key = key_of(made, time_ms, met)
    assert 0 <= key < 2**63
    assert value_of(made.time("key"), key) == time_ms
    assert [value_of(made.misses("key", step), key) for step in (1, 2, 3)] == [not one for one in met[:3]]
    assert value_of(made.meets_any_step("key"), key) == any(met[:3])
    assert [value_of(made.meets_exclusion("key", [index]), key) for index in (0, 1)] == met[3:]
    assert value_of(made.meets_exclusion("key", [0, 1]), key) == any(met[3:])
    assert value_of(made.end("key", 5_000), key) == key_of(made, time_ms + 5_000, [False] * 5)


def test_at_one_millisecond_earlier_steps_come_first_and_nothing_last() -> None:
    made = EventKey(2, 1)
    marks = sorted(itertools.product((False, True), repeat=3), key=lambda met: key_of(made, 9, list(met)))
    assert [met for met in marks if not met[2]] == [(True, True, False), (True, False, False), (False, True, False), (False, False, False)]
    assert marks[-1] == (False, False, False)


def test_what_does_not_fit_is_refused() -> None:
    EventKey(12, 5)
    with pytest.raises(ValueError, match="too many"):
        EventKey(17, 5)
