from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidegauge.live.row_change import apply_change, row_change

_LISTS = st.lists(st.sampled_from([b"%d" % i for i in range(12)]), unique=True)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(before=_LISTS, after=_LISTS)
def test_the_rows_before_and_the_change_make_the_rows_after(before: list[bytes], after: list[bytes]) -> None:
    change = row_change(before, after)
    assert apply_change(before, change) == after
    assert change.removed == sorted(change.removed)
    assert change.at == sorted(change.at)
    assert len(change.changed) == len(change.at)


def test_rows_that_repeat_are_no_trouble() -> None:
    before, after = [b"a", b"a", b"b"], [b"b", b"a", b"a", b"a"]
    assert apply_change(before, row_change(before, after)) == after


def test_equal_rows_are_no_change() -> None:
    assert row_change([b"a", b"b"], [b"a", b"b"]) == ([], [], [])


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (b"abcdef", b"Abcdef", [b"A"]),  # a new value in place
        (b"abcdef", b"bcdefg", [b"g"]),  # a window that moved
        (b"abcdef", b"fabcde", [b"f"]),  # a group that rose to the top
        (b"abcdef", b"bcdefa", [b"a"]),
        (b"abcdef", b"abc", []),
    ],
)
def test_as_few_rows_as_can_be_are_told(before: bytes, after: bytes, moved: list[bytes]) -> None:
    change = row_change([bytes([row]) for row in before], [bytes([row]) for row in after])
    assert change.changed == moved


def test_long_lists_in_any_order() -> None:
    random = Random(1)
    before = [b"%d" % i for i in range(2_000)]
    after = random.sample(before, 1_500) + [b"new %d" % i for i in range(100)]
    random.shuffle(after)
    assert apply_change(before, row_change(before, after)) == after
