"""The state machine of alerts over readings of the past."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tidegauge.alerts.reading import Group, Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState, advance, due_ms
from tidegauge.alerts.term import Term
from tidegauge.alerts.verdict import Verdict, judge


class Episode(msgspec.Struct, frozen=True):
    """From when an alert fired to when it was over (None: it still fires). `peak`: the number that was furthest past the threshold."""

    group: Group
    from_ms: int
    to_ms: int | None
    peak: float | None


def replay(rule: Rule, group: Group, times_ms: Sequence[int], looks: Sequence[Reading]) -> list[Episode]:
    """The episodes of one alert that is looked at at these instants, and between them whenever time alone changes its state, as `Evaluator.tick` does."""
    state, reading = AlertState(since_ms=times_ms[0]), looks[0]
    episodes: list[Episode] = []
    running: Episode | None = None
    first = rule.parts[0]
    for now_ms, newest in zip(times_ms, looks, strict=True):
        while (due := due_ms(rule, state)) is not None and due < now_ms:
            state = advance(rule, state, reading, due)
            running = _followed(rule, group, state, running, episodes)
        reading = newest
        quiet = _steady(rule, state, reading)
        if quiet is not None:
            if running is not None:
                running = msgspec.structs.replace(running, peak=further(first, running.peak, quiet.number))
            continue
        state = advance(rule, state, reading, now_ms)
        running = _followed(rule, group, state, running, episodes)
    return episodes if running is None else [*episodes, running]


def _steady(rule: Rule, state: AlertState, reading: Reading) -> Verdict | None:
    """The verdict on a reading that leaves a quiet or a firing alert as it is but for its number: most of them, which need no state made anew."""
    is_firing = state.phase == "firing"
    if state.missing_since_ms is not None or state.clear_since_ms is not None or not (is_firing or state.phase == "ok"):
        return None
    verdict = judge(rule, reading, is_firing=is_firing)
    return verdict if verdict is not None and verdict.is_met == is_firing else None


def _followed(rule: Rule, group: Group, state: AlertState, running: Episode | None, episodes: list[Episode]) -> Episode | None:
    """The episode that runs after a state; one that ended is put to `episodes`."""
    if state.fired_ms is None:
        if running is not None:
            episodes.append(msgspec.structs.replace(running, to_ms=state.since_ms))
        return None
    if running is None:
        return Episode(group, state.fired_ms, None, state.number)
    peak = state.number if state.phase == "firing" and state.clear_since_ms is None else None
    return msgspec.structs.replace(running, peak=further(rule.parts[0], running.peak, peak))


def further(term: Term, one: float | None, other: float | None) -> float | None:
    """Which of two numbers is further past the threshold."""
    if one is None or other is None:
        return other if one is None else one
    if term.condition in ("lt", "lte", "change_below", "absent"):
        return min(one, other)
    if term.condition in ("eq", "neq"):
        return max(one, other, key=lambda number: abs(number - term.threshold))
    return max(one, other)
