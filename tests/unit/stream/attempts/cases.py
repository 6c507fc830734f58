"""Random events of a person and funnels over them, for plain Python that tries every way and for the passes that are to find the same."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st
from tests.integration.analysis.funnel_plain import Excluded, Funnel, Test, attempts, best

from tidegauge.contracts.event import Event
from tidegauge.contracts.funnel_watch import Exclusion, FunnelWatch
from tidegauge.contracts.plan import ALWAYS
from tidegauge.core.time_range import Window
from tidegauge.stream.attempts.finder import finder


class Case(NamedTuple):
    """`events`: (time, the steps and then exclusions that it meets, from 0)."""

    order: str
    steps: int
    reaches: list[tuple[int, int]]
    events: list[tuple[int, frozenset[int]]]
    conversion_ms: int
    entry_end_ms: int

    def found(self) -> tuple[int, ...]:
        """The times of the attempt that counts, by the pass for its order."""
        bits = self.steps + len(self.reaches)
        keys = sorted((time << bits) | sum(1 << (bits - 1 - place) for place in range(bits) if place not in met) for time, met in self.events)
        exclusions = tuple(Exclusion(ALWAYS, *reach) for reach in self.reaches)
        watch = FunnelWatch(1, (ALWAYS,) * self.steps, ALWAYS, Window("fixed"), self.conversion_ms, order=self.order, exclusions=exclusions)  # type: ignore[arg-type]
        attempt = finder(watch)(keys, self.entry_end_ms)
        assert not attempt.times or attempt.key >> bits == attempt.times[0]
        return attempt.times

    def wanted(self) -> tuple[int, ...]:
        """The same by trying every way."""
        tests = [_meets(place) for place in range(self.steps + len(self.reaches))]
        excluded = [Excluded(test, *reach) for test, reach in zip(tests[self.steps :], self.reaches, strict=True)]
        funnel = Funnel(tests[: self.steps], self.order, self.conversion_ms, (0, self.entry_end_ms), 10**9, excluded)
        events = [Event(1, "e", "custom", time, time, properties={str(place): 1 for place in met}) for time, met in self.events]
        attempt = best(attempts(funnel, events))
        return () if attempt is None else attempt.times


def _meets(place: int) -> Test:
    return lambda event: str(place) in (event.properties or {})


@st.composite
def cases(draw: st.DrawFn, order: str) -> Case:
    """Up to fourteen events in thirty milliseconds, so that many are at the same time."""
    steps = draw(st.integers(1, 4))
    reaches: list[tuple[int, int]] = []
    if steps > 1 and order != "strict":
        reach = (
            st.just((1, steps)) if order == "any" else st.integers(1, steps - 1).flatmap(lambda after: st.tuples(st.just(after), st.integers(after + 1, steps)))
        )
        reaches = draw(st.lists(reach, min_size=order == "ordered", max_size=2))
    met = st.frozensets(st.integers(0, steps + len(reaches) - 1), min_size=order != "strict")
    events = draw(st.lists(st.tuples(st.integers(0, 30), met), max_size=14))
    return Case(order, steps, reaches, events, draw(st.integers(1, 20)), draw(st.integers(0, 40)))
