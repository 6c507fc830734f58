from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.number import put_values

Make = Callable[..., Draft]


@pytest.mark.req("A2")
def test_numbers_and_numeric_texts_are_read(draft_of: Make) -> None:
    draft = draft_of({"value": 29.99}, {"value": 3}, {"value": "4.5"}, {}, {"value": -0.0})
    put_values(draft)
    assert draft.values == [29.99, 3, 4.5, None, 0]


@pytest.mark.parametrize("wrong", ["many", "nan", "inf", "", True, [1], {"a": 1}])
def test_anything_else_is_rejected_alone(draft_of: Make, wrong: object) -> None:
    draft = draft_of({"value": wrong}, {"value": 1})
    put_values(draft)
    assert ([(e.index, e.field) for e in draft.errors], draft.values) == ([(0, "value")], [1])
