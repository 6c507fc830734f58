from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.split import Part, quotient_of, shares
from tidegauge.contracts.plan import Constant, MeasureRef, Plan
from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question


def plan(metric: str, aggregation: str | None = None) -> Plan:
    return parse_question(Question(metric=metric, aggregation=aggregation), 1, "UTC", Catalogue(), 1_795_000_000_000)[0]


@pytest.mark.req("F4", "G4")
def test_a_sum_changes_by_the_changes_of_its_parts() -> None:
    now, before = {"a": Part(30), "b": Part(5)}, {"a": Part(10), "c": Part(7)}
    assert shares(now, before, is_divided=False) == {"a": 20, "b": 5, "c": -7}


@pytest.mark.req("F4", "G4")
def test_a_quotient_changes_by_rate_and_by_mix() -> None:
    steady = {"a": Part(1, 10), "b": Part(5, 10)}
    assert shares({"a": Part(3, 10), "b": Part(5, 10)}, steady, is_divided=True) == {"a": pytest.approx(0.1), "b": pytest.approx(0.0)}
    mixed = shares({"a": Part(1, 10), "b": Part(15, 30)}, steady, is_divided=True)
    assert sum(mixed.values()) == pytest.approx(16 / 40 - 6 / 20)
    assert all(share > 0 for share in mixed.values()), "the worse half weighs more, the better one less"
    assert shares({"a": Part(1, 0)}, steady, is_divided=True) == {}


PARTS = st.dictionaries(st.sampled_from("abcde"), st.builds(Part, st.integers(0, 1000).map(float), st.integers(1, 1000).map(float)), min_size=1)


@pytest.mark.req("F4", "G4")
@given(PARTS, PARTS, st.booleans())
def test_the_shares_are_together_the_change(now: dict[str, Part], before: dict[str, Part], is_divided: bool) -> None:
    def whole(parts: dict[str, Part]) -> float:
        above = sum(part.above for part in parts.values())
        return above / sum(part.below for part in parts.values()) if is_divided else above

    assert sum(shares(now, before, is_divided=is_divided).values()) == pytest.approx(whole(now) - whole(before), abs=1e-6)


@pytest.mark.req("F4")
def test_which_numbers_are_sums_or_quotients_of_sums() -> None:
    assert [quotient_of(plan("a", name)) is not None for name in ("count", "sum", "rate", "average", "max", "unique_count", "p95", "stddev")] == [
        *(True, True, True, True),
        *(False, False, False, False),
    ]
    mean = quotient_of(plan("a", "average"))
    assert mean is not None
    assert [measure.aggregation for measure in mean.measures] == ["sum", "count"]
    rate = quotient_of(plan("errors / (errors + visits) * 100"))
    assert rate is not None
    assert (rate.factor, rate.above) == (100.0, MeasureRef(0))
    assert quotient_of(plan("errors + 2 * visits")) is not None
    assert quotient_of(plan("errors / visits + 1")) is None
    assert quotient_of(plan("10 - errors")) is None
    assert not isinstance(rate.below, Constant)
