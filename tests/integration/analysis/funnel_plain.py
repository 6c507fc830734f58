"""Funnels counted person by person in plain Python, from the definitions in docs/reference/analyses/funnel.md: every way through the steps is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tidegauge.contracts.event import Event

Test = Callable[[Event], bool]


class Excluded(NamedTuple):
    test: Test
    after: int
    before: int


class Funnel(NamedTuple):
    """`begin`: attempts begin in these milliseconds, from and to; `end_ms`: no event counts from here on."""

    steps: list[Test]
    order: str
    window_ms: int
    begin: tuple[int, int]
    end_ms: int
    excluded: list[Excluded]
    held: str | None = None
    breakdown: str | None = None


class Attempt(NamedTuple):
    """The times of the steps it takes, and the breakdown's value where it begins."""

    times: tuple[int, ...]
    value: str

    @property
    def level(self) -> int:
        return len(self.times)


def attempts(funnel: Funnel, events: Iterable[Event]) -> list[list[Attempt]]:
    """Every attempt of one person in its order; those of each held value by themselves."""
    counted = [event for event in events if funnel.begin[0] <= event.timestamp_ms < funnel.end_ms]
    if funnel.held is None:
        return [_attempts(funnel, counted)]
    values = {text(event, funnel.held) for event in counted} - {""}
    return [_attempts(funnel, [event for event in counted if text(event, funnel.held) == value]) for value in values]


def best(found: Iterable[list[Attempt]]) -> Attempt | None:
    """The attempt of a person that counts: the furthest, of several the first; over held values, the first in time."""
    each = [max(own, key=lambda attempt: attempt.level) for own in found if own]
    return min(each, key=lambda attempt: (-attempt.level, attempt), default=None)


def text(event: Event, name: str) -> str:
    """A property's text, "" where the event has none."""
    value = (event.properties or {}).get(name, "")
    return str(value)


def _attempts(funnel: Funnel, events: list[Event]) -> list[Attempt]:
    def rank(event: Event) -> tuple[Any, ...]:
        """Time; then by the steps it meets, earlier ones first; then by the exclusions."""
        return (event.timestamp_ms, [not test(event) for test in (*funnel.steps, *(one.test for one in funnel.excluded))])

    history = sorted(events, key=rank)
    if funnel.order != "strict":
        tests = [*funnel.steps, *(one.test for one in funnel.excluded)]
        history = [event for event in history if any(test(event) for test in tests)]
    found = []
    for place, event in enumerate(history):
        if event.timestamp_ms >= funnel.begin[1]:
            continue
        times = {"strict": _strict, "any": _any, "ordered": _ordered}[funnel.order](funnel, history, place)
        if times:
            same = [text(one, funnel.breakdown) for one in history if rank(one) == rank(event)] if funnel.breakdown else [""]
            found.append(Attempt(tuple(times), min(same)))
    return found


def _ordered(funnel: Funnel, history: Sequence[Event], first: int) -> list[int]:
    """Earliest times of as many steps as the attempt takes: all places that each step can be taken at, from all those of the one before."""
    if not funnel.steps[0](history[first]):
        return []
    places, times = {first}, [history[first].timestamp_ms]
    for step, test in enumerate(funnel.steps[1:], 1):
        stops = [one.test for one in funnel.excluded if one.after <= step < one.before]
        reached = set()
        for place in places:
            for later in range(place + 1, len(history)):
                if any(stop(history[later]) for stop in stops):
                    break
                if test(history[later]):
                    reached.add(later)
        in_time = [history[place].timestamp_ms for place in reached if history[place].timestamp_ms - times[0] <= funnel.window_ms]
        if not in_time:
            break
        places, times = reached, [*times, min(in_time)]
    return times


def _strict(funnel: Funnel, history: Sequence[Event], first: int) -> list[int]:
    times: list[int] = []
    for event, test in zip(history[first:], funnel.steps, strict=False):
        if not test(event) or event.timestamp_ms - history[first].timestamp_ms > funnel.window_ms:
            break
        times.append(event.timestamp_ms)
    return times


def _any(funnel: Funnel, history: Sequence[Event], first: int) -> list[int]:
    if not any(test(history[first]) for test in funnel.steps):
        return []
    done: dict[int, int] = {}
    for event in history[first:]:
        if any(one.test(event) for one in funnel.excluded) or event.timestamp_ms - history[first].timestamp_ms > funnel.window_ms:
            break
        for step, test in enumerate(funnel.steps):
            if test(event):
                done.setdefault(step, event.timestamp_ms)
    return sorted(done.values())
