from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.attribution.markov import CONVERSION, NOTHING, START, removal_effects, shares

STEPS = st.dictionaries(
    st.tuples(st.sampled_from([START, "a", "b", "c"]), st.sampled_from(["a", "b", "c", CONVERSION, NOTHING])), st.integers(1, 50), min_size=1, max_size=15
)


@pytest.mark.req("C11")
def test_the_worked_example_of_the_literature() -> None:
    # Journeys: C1 C2 C3 -> conversion, C1 -> nothing, C2 C3 -> nothing (Altomare & Loris, ChannelAttribution).
    steps = {
        (START, "C1"): 2,
        (START, "C2"): 1,
        ("C1", "C2"): 1,
        ("C1", NOTHING): 1,
        ("C2", "C3"): 2,
        ("C3", CONVERSION): 1,
        ("C3", NOTHING): 1,
    }
    effects = removal_effects(steps)
    assert effects == pytest.approx({"C1": 0.5, "C2": 1.0, "C3": 1.0})
    assert shares(effects) == pytest.approx({"C1": 0.2, "C2": 0.4, "C3": 0.4})


@pytest.mark.req("C11")
def test_it_is_what_walks_along_the_chain_give() -> None:
    steps = {(START, "a"): 5, (START, "b"): 3, ("a", "b"): 2, ("a", CONVERSION): 1, ("a", NOTHING): 2, ("b", "a"): 1, ("b", CONVERSION): 2, ("b", NOTHING): 2}
    dice = random.Random(2)

    def walks(removed: str | None, runs: int = 40_000) -> float:
        converted = 0
        for _ in range(runs):
            state = START
            while state not in (CONVERSION, NOTHING):
                targets = {target: count for (source, target), count in steps.items() if source == state}
                state = dice.choices(list(targets), list(targets.values()))[0]
                if state == removed:
                    state = NOTHING
            converted += state == CONVERSION
        return converted / runs

    whole = walks(None)
    effects = removal_effects(steps)
    for channel in ("a", "b"):
        assert effects[channel] == pytest.approx(1 - walks(channel) / whole, abs=0.02)


@pytest.mark.req("C11")
@given(STEPS)
def test_effects_lie_between_nothing_and_all_and_shares_add_up(steps: dict[tuple[str, str], int]) -> None:
    # Every state has a way out, as every journey ends.
    closed = {**{(state, NOTHING): 1 for state in (START, "a", "b", "c")}, **steps}
    effects = removal_effects(closed)
    assert all(-1e-9 <= effect <= 1 + 1e-9 for effect in effects.values())
    if effects:
        assert sum(shares(effects).values()) == pytest.approx(1)


def test_without_conversions_nothing_has_an_effect() -> None:
    assert removal_effects({(START, "a"): 3, ("a", NOTHING): 3}) == {"a": 0.0}
    assert shares({"a": 0.0, "b": 0.0}) == {"a": 0.5, "b": 0.5}
    assert removal_effects({}) == {}
