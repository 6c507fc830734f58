from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.stream.attempts.cases import cases


@pytest.mark.req("C1")
@given(data=st.data(), order=st.sampled_from(("ordered", "strict", "any")))
def test_every_order_has_its_way(data: st.DataObject, order: str) -> None:
    case = data.draw(cases(order))
    assert case.found() == case.wanted()
    assert case._replace(entry_end_ms=0).found() == ()
