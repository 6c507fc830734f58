from __future__ import annotations

import pytest

from tidegauge.analysis.experiment.question import ExperimentQuestion
from tidegauge.analysis.experiment.sample import conversions
from tidegauge.analysis.experiment.verdict import choose_control, judge, mismatch
from tidegauge.core.errors import InvalidQuery


@pytest.mark.req("C10")
def test_the_control_is_the_one_called_so() -> None:
    assert choose_control(["blue", "Control", "red"], None) == "Control"
    assert choose_control(["blue", "red"], None) == "blue"
    assert choose_control(["blue", "red"], "red") == "red"
    with pytest.raises(InvalidQuery, match="no variant is called 'green'; there are blue, red"):
        choose_control(["blue", "red"], "green")


@pytest.mark.req("C10")
def test_a_textbook_example() -> None:
    results, _ = judge([conversions("control", 1_000, 100), conversions("test", 1_000, 130)], "control", "conversion", ExperimentQuestion())
    base, test = results
    assert (base.lift, base.p_value, base.ci95) == (None, None, None)
    assert test.lift == pytest.approx(0.3)
    assert test.p_value == pytest.approx(0.0355, abs=1e-3)
    assert test.probability_to_beat_control == pytest.approx(0.982, abs=1e-3)
    assert test.ci95 is not None
    assert test.ci95[0] < test.lift < test.ci95[1]  # type: ignore[operator]
    assert test.p_value_sequential is not None
    assert test.p_value_sequential > test.p_value  # type: ignore[operator]


def test_weights_are_one_for_each_variant() -> None:
    samples = [conversions("a", 900, 1), conversions("b", 100, 1)]
    assert (mismatch(samples, ExperimentQuestion(weights={"a": 9, "b": 1})) or 0) == pytest.approx(1)
    assert (mismatch(samples, ExperimentQuestion()) or 0) < 1e-9
    for weights in ({"a": 1.0}, {"a": 1.0, "c": 1.0}, {"a": 1.0, "b": 0.0}):
        with pytest.raises(InvalidQuery, match="weights"):
            mismatch(samples, ExperimentQuestion(weights=weights))
