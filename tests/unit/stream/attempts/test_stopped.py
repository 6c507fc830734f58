from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.unit.stream.attempts.cases import Case, cases


@pytest.mark.req("C1", "E5")
@settings(max_examples=400)
@given(case=cases("ordered"))
def test_one_pass_finds_what_trying_every_way_finds(case: Case) -> None:
    assert case.found() == case.wanted()


def test_an_excluded_event_ends_attempts_between_its_steps_only() -> None:
    a, b, c, x = (frozenset({place}) for place in range(4))
    assert Case("ordered", 3, [(1, 2)], [(0, a), (1, x), (2, b), (3, c)], 100, 100).found() == (0,)
    assert Case("ordered", 3, [(1, 2)], [(0, a), (1, b), (2, x), (3, c)], 100, 100).found() == (0, 1, 3)
    assert Case("ordered", 3, [(2, 3)], [(0, a), (1, b), (2, x), (3, c), (4, a), (5, b), (6, c)], 100, 100).found() == (0, 1, 6)
