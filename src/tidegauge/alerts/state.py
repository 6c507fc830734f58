"""What becomes of an alert from one reading to the next: a state machine without clock, store or people."""

from __future__ import annotations

from typing import Literal

import msgspec

from tidegauge.alerts.reading import Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.verdict import judge

Phase = Literal["ok", "pending", "firing", "no_data"]


class AlertState(msgspec.Struct, frozen=True):
    """One alert: of a rule, or of one of its groups. Times are milliseconds.

    `since_ms`: when the phase began. `number`: what was last held against the threshold, `numbers`: by each term of a rule of
    several, `value`: what was measured where the number is a change or a distance. `clear_since_ms`: of a firing one, since when the condition
    is over. `missing_since_ms`: since when there is no number. `fired_ms`: when it began to fire, kept through `no_data`; `resolved_ms`: when it last
    ended, until it fires again. `sight`: the digest of what the rule's owner saw of the events that it was found in.
    """

    phase: Phase = "ok"
    since_ms: int = 0
    number: float | None = None
    numbers: tuple[float | None, ...] = ()
    value: float | None = None
    clear_since_ms: int | None = None
    missing_since_ms: int | None = None
    fired_ms: int | None = None
    resolved_ms: int | None = None
    sight: str = ""


def advance(rule: Rule, state: AlertState, reading: Reading, now_ms: int) -> AlertState:
    """The state after a reading at `now_ms`; the same object's equal when nothing changed. Call it again when time alone passed (see `due_ms`)."""
    verdict = judge(rule, reading, is_firing=state.phase == "firing")
    if verdict is None:
        return _without(rule, state, now_ms)
    if state.phase == "no_data":
        state = _enter(state, "firing" if state.fired_ms is not None else "ok", now_ms)
        verdict = judge(rule, reading, is_firing=state.phase == "firing") or verdict
    state = msgspec.structs.replace(state, number=verdict.number, numbers=verdict.numbers, value=verdict.value, missing_since_ms=None)
    follow = _firing if state.phase == "firing" else _waiting
    return follow(rule, state, now_ms, met=verdict.is_met)


def due_ms(rule: Rule, state: AlertState) -> int | None:
    """When time alone may change the state, with the same reading; None when it cannot."""
    if state.missing_since_ms is not None:
        return None if _is_final(rule, state) else state.missing_since_ms + rule.no_data_after * 1000
    if state.phase == "pending":
        return state.since_ms + rule.duration * 1000
    if state.phase == "firing" and state.clear_since_ms is not None:
        return state.clear_since_ms + rule.resolve_after * 1000
    return None


def _waiting(rule: Rule, state: AlertState, now_ms: int, *, met: bool) -> AlertState:
    if not met:
        return state if state.phase == "ok" else _enter(state, "ok", now_ms)
    if state.phase == "ok":
        state = _enter(state, "pending", now_ms)
    return _enter(state, "firing", now_ms) if now_ms - state.since_ms >= rule.duration * 1000 else state


def _firing(rule: Rule, state: AlertState, now_ms: int, *, met: bool) -> AlertState:
    if met:
        return msgspec.structs.replace(state, clear_since_ms=None)
    clear_since_ms = now_ms if state.clear_since_ms is None else state.clear_since_ms
    if now_ms - clear_since_ms >= rule.resolve_after * 1000:
        return _enter(state, "ok", now_ms)
    return msgspec.structs.replace(state, clear_since_ms=clear_since_ms)


def _without(rule: Rule, state: AlertState, now_ms: int) -> AlertState:
    """There is no number: nothing changes until that lasted, then what the rule says."""
    missing_since_ms = now_ms if state.missing_since_ms is None else state.missing_since_ms
    state = msgspec.structs.replace(state, missing_since_ms=missing_since_ms)
    if now_ms - missing_since_ms < rule.no_data_after * 1000 or _is_final(rule, state):
        return state
    match rule.no_data:
        case "no_data":
            return _enter(state, "no_data", now_ms)
        case "fire":
            return _enter(state, "firing", now_ms)
        case _:
            return _enter(state, "ok", now_ms)


def _is_final(rule: Rule, state: AlertState) -> bool:
    """Whether being without a number longer changes nothing more."""
    wanted = {"keep": state.phase, "resolve": "ok", "no_data": "no_data", "fire": "firing"}[rule.no_data]
    return state.phase == wanted


def _enter(state: AlertState, phase: Phase, now_ms: int) -> AlertState:
    fired_ms, resolved_ms = state.fired_ms, state.resolved_ms
    if phase == "firing":
        fired_ms, resolved_ms = now_ms if fired_ms is None else fired_ms, None
    elif phase == "ok" and fired_ms is not None:
        fired_ms, resolved_ms = None, now_ms
    return msgspec.structs.replace(state, phase=phase, since_ms=now_ms, clear_since_ms=None, fired_ms=fired_ms, resolved_ms=resolved_ms)
