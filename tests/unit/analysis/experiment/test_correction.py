from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.experiment.correction import holm


@pytest.mark.req("C10")
def test_a_worked_example() -> None:
    assert holm([0.01, 0.04, 0.03, None]) == pytest.approx([0.03, 0.06, 0.06, None])


@pytest.mark.req("C10")
@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=20))
def test_it_never_lowers_a_value_and_keeps_their_order(values: list[float | None]) -> None:
    adjusted = holm(values)
    known = [(value, new) for value, new in zip(values, adjusted, strict=True) if value is not None and new is not None]
    assert [new is None for new in adjusted] == [value is None for value in values]
    assert all(value <= new <= 1 for value, new in known)
    ordered = sorted(known)
    assert [new for _, new in ordered] == sorted(new for _, new in ordered)
