from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.unit.stream.attempts.cases import Case, cases


@pytest.mark.req("C1", "E5")
@settings(max_examples=400)
@given(case=cases("any"))
def test_one_pass_finds_what_trying_every_way_finds(case: Case) -> None:
    assert case.found() == case.wanted()


def test_a_step_is_how_many_of_them_were_done() -> None:
    a, b, c = (frozenset({place}) for place in range(3))
    assert Case("any", 3, [], [(5, c), (7, a), (9, c), (20, b)], 10, 100).found() == (5, 7)
    assert Case("any", 3, [(1, 3)], [(5, c), (6, frozenset({3})), (7, a), (9, b)], 10, 100).found() == (7, 9)
