from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.reading import NOTHING, Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState, advance
from tidegauge.alerts.term import Term
from tidegauge.alerts.verdict import judge

TERMS = st.lists(
    st.builds(Term, query=st.just({"metric": "m"}), condition=st.sampled_from(["gt", "gte", "lt", "lte", "eq", "neq"]), threshold=st.integers(0, 3).map(float)),
    min_size=2,
    max_size=5,
)
VALUES = st.lists(st.none() | st.integers(0, 3).map(float), min_size=5, max_size=5)


def several(terms: list[Term], join: Any) -> Rule:
    return Rule(name="r", terms=tuple(terms), join=join)


def single(term: Term) -> Rule:
    return Rule(name="r", query=term.query, condition=term.condition, threshold=term.threshold)


def reading(value: float | None) -> Reading:
    return NOTHING if value is None else Reading(value, int(value))


@pytest.mark.req("F1")
@given(TERMS, VALUES, st.sampled_from(["and", "or"]), st.booleans())
def test_several_terms_are_the_boolean_algebra_of_each(terms: list[Term], values: list[float | None], join: str, is_firing: bool) -> None:
    readings = tuple(map(reading, values[: len(terms)]))
    each = [judge(single(term), one, is_firing=is_firing) for term, one in zip(terms, readings, strict=True)]
    met = [None if one is None else one.is_met for one in each]
    whole = judge(several(terms, join), Reading(None, 0, terms=readings), is_firing=is_firing)
    if None not in met:
        assert whole is not None
        assert whole.is_met == (all(met) if join == "and" else any(met))
        assert whole.numbers == tuple(values[: len(terms)])
    else:  # what the missing number could be decides whether the others tell
        known = [one for one in met if one is not None]
        could = {(all if join == "and" else any)([*known, *(guess,) * met.count(None)]) for guess in (True, False)}
        assert (whole is None) == (len(could) == 2)
        assert whole is None or whole.is_met in could


@given(TERMS, VALUES)
def test_not_all_is_any_not(terms: list[Term], values: list[float | None]) -> None:
    """De Morgan, with the opposite of each condition."""
    opposite = {"gt": "lte", "lte": "gt", "lt": "gte", "gte": "lt", "eq": "neq", "neq": "eq"}
    turned = [Term(query=term.query, condition=opposite[term.condition], threshold=term.threshold) for term in terms]  # type: ignore[arg-type]
    given_ = Reading(None, 0, terms=tuple(map(reading, values[: len(terms)])))
    whole, other = judge(several(terms, "and"), given_, is_firing=False), judge(several(turned, "or"), given_, is_firing=False)
    assert (whole is None) == (other is None)
    assert whole is None or other is None or whole.is_met != other.is_met


@pytest.mark.req("F1", "F2")
def test_several_terms_go_through_the_states_as_one() -> None:
    made = Rule(
        name="r",
        terms=(Term(query={"metric": "a"}, condition="gt", threshold=10, recovery_threshold=5), Term(query={"metric": "b"}, condition="lt", threshold=3)),
        duration=10,
    )
    state, seen = AlertState(since_ms=0), []
    for second, a, b in ((0, 20, 1), (10, 20, 1), (20, 7, 1), (30, 7, None), (40, 4, None)):
        state = advance(made, state, Reading(None, 0, terms=(reading(a), reading(b))), second * 1000)
        seen.append((state.phase, state.number))
    assert seen == [("pending", 20), ("firing", 20), ("firing", 7), ("firing", 7), ("ok", 4)]
