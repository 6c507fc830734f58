from __future__ import annotations

import pytest

from tidegauge.analysis.inquiry import invalid


@pytest.mark.req("C1")
def test_a_refusal_names_the_place_and_the_reason() -> None:
    error = invalid("steps.0", "is missing")
    assert error.message == "steps.0: is missing."
    assert [(detail.field, detail.reason) for detail in error.details] == [("steps.0", "is missing")]
