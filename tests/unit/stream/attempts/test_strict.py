from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.unit.stream.attempts.cases import Case, cases


@pytest.mark.req("C1", "E5")
@settings(max_examples=400)
@given(case=cases("strict"))
def test_one_pass_finds_what_trying_every_way_finds(case: Case) -> None:
    assert case.found() == case.wanted()


def test_anything_in_between_ends_an_attempt() -> None:
    a, b, other = frozenset({0}), frozenset({1}), frozenset[int]()
    assert Case("strict", 2, [], [(0, a), (1, other), (2, b)], 10, 100).found() == (0,)
    assert Case("strict", 2, [], [(0, a), (1, other), (2, a), (3, b)], 10, 100).found() == (2, 3)
